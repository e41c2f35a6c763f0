//! Who prints codes: one variant for each numbering.

vocabulary! {
    "provider",
    /// One numbering: whoever prints codes from one list. A vendor with several lists has several; see
    /// [`vendor`](Self::vendor).
    Provider {
        /// Salesforce Service Cloud messaging.
        Salesforce = "salesforce",
        /// Webex Connect. Its numbers mean different things on different channels.
        WebexConnect = "webex-connect",
        /// Bird, formerly MessageBird: the Channels API.
        Bird = "bird",
        /// The WhatsApp Business API client that businesses hosted themselves.
        WhatsAppOnPremises = "whatsapp-on-premises",
        /// Meta's WhatsApp Cloud API.
        WhatsAppCloud = "whatsapp-cloud",
        /// Meta's Messenger Platform: Messenger and Instagram messaging, by code and subcode.
        MessengerPlatform = "messenger-platform",
    }
}
