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
        /// HTTP statuses, as any API may answer with: the weakest signal of all.
        Http = "http",
        /// Twilio: errors and warnings of its messaging products.
        Twilio = "twilio",
        /// Infobip: the `error.id` of a report.
        Infobip = "infobip",
        /// Infobip: the `status.id` of a report.
        InfobipStatus = "infobip-status",
        /// Telnyx.
        Telnyx = "telnyx",
        /// Vonage SMS API: the `status` of an answer.
        VonageSms = "vonage-sms",
        /// Vonage SMS API: the `err-code` of a delivery receipt.
        VonageDlr = "vonage-dlr",
        /// Vonage Messages API: the code of an error.
        VonageMessages = "vonage-messages",
        /// Vonage: the problem types that all its APIs answer with.
        VonageApi = "vonage-api",
        /// Sinch SMS and MMS: the code of a delivery report or an answer.
        SinchSms = "sinch-sms",
        /// Sinch Conversation API: the reason of a failure.
        SinchConversation = "sinch-conversation",
        /// Bandwidth.
        Bandwidth = "bandwidth",
        /// AWS End User Messaging: event types, RCS statuses and exceptions.
        AwsEndUserMessaging = "aws-end-user-messaging",
        /// SMPP: the `command_status` of a response.
        Smpp = "smpp",
        /// SMPP: the `message_state` of a message, and the `stat` of a receipt.
        SmppState = "smpp-state",
        /// GSM 03.40: the TP-Status of a status report.
        GsmTpStatus = "gsm-tp-status",
        /// GSM 03.40: the TP-Failure-Cause.
        GsmTpFailure = "gsm-tp-failure",
        /// GSM 04.11: the RP-Cause.
        GsmRpCause = "gsm-rp-cause",
        /// GSM 09.02: the MAP user error, with its diagnostic where it has one.
        GsmMap = "gsm-map",
        /// SMTP: the three-digit reply code.
        Smtp = "smtp",
        /// SMTP: the enhanced status code, `5.1.1`.
        SmtpEnhanced = "smtp-enhanced",
        /// Apple Push Notification service: the reason of a refusal.
        Apns = "apns",
        /// Firebase Cloud Messaging, v1: the `errorCode`.
        Fcm = "fcm",
        /// Web Push: the status that a push service answers with.
        WebPush = "web-push",
        /// Huawei Push Kit.
        HuaweiPush = "huawei-push",
        /// Amazon SES: bounces, complaints, delays and exceptions.
        Ses = "ses",
        /// `SendGrid`: events, bounce types and classifications, drop reasons.
        SendGrid = "sendgrid",
        /// Mailgun: reasons, and the codes of its own.
        Mailgun = "mailgun",
        /// Postmark: bounce types.
        Postmark = "postmark",
        /// Postmark: the `ErrorCode` of an answer.
        PostmarkApi = "postmark-api",
        /// `SparkPost`: bounce classifications.
        SparkPost = "sparkpost",
        /// Mailchimp Transactional, formerly Mandrill.
        Mandrill = "mandrill",
        /// Telegram Bot API: error codes and descriptions.
        Telegram = "telegram",
        /// Viber bots.
        ViberBot = "viber-bot",
        /// Viber Business Messages.
        ViberBusiness = "viber-business",
        /// Slack: the `error` of an answer.
        Slack = "slack",
        /// Discord: the JSON error code.
        Discord = "discord",
    }
}
