//! What carries a message to its recipient.

vocabulary! {
    "channel",
    /// What carries the message to the recipient.
    Channel {
        /// Apple Messages for Business.
        AppleMessages = "apple-messages",
        /// Email.
        Email = "email",
        /// Google Business Messages, which Google has ended.
        GoogleBusinessMessages = "google-business-messages",
        /// Messages and live chat inside an app or web page.
        InApp = "in-app",
        /// Instagram direct messages.
        Instagram = "instagram",
        /// KakaoTalk.
        KakaoTalk = "kakao-talk",
        /// LINE.
        Line = "line",
        /// Facebook Messenger.
        Messenger = "messenger",
        /// Multimedia messages to a phone number.
        Mms = "mms",
        /// Notifications pushed to a device.
        Push = "push",
        /// Rich Communication Services.
        Rcs = "rcs",
        /// Text messages to a phone number.
        Sms = "sms",
        /// Telegram.
        Telegram = "telegram",
        /// Viber.
        Viber = "viber",
        /// Phone calls.
        Voice = "voice",
        /// WeChat.
        WeChat = "wechat",
        /// WhatsApp.
        WhatsApp = "whatsapp",
    }
}
