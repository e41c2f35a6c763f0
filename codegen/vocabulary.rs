//! The words that tables may use. A test holds them against the crate's enums, both ways.

pub struct Vocabulary {
    pub noun: &'static str,
    pub words: &'static [&'static str],
}

pub const PROVIDERS: Vocabulary = Vocabulary {
    noun: "provider",
    words: &["salesforce", "webex-connect", "bird", "whatsapp-on-premises", "whatsapp-cloud", "messenger-platform"],
};

pub const CHANNELS: Vocabulary = Vocabulary {
    noun: "channel",
    words: &[
        "apple-messages",
        "email",
        "google-business-messages",
        "in-app",
        "instagram",
        "mms",
        "messenger",
        "push",
        "rcs",
        "sms",
        "voice",
        "whatsapp",
    ],
};

pub const CATEGORIES: Vocabulary = Vocabulary {
    noun: "category",
    words: &[
        "accepted",
        "delivered",
        "read",
        "invalid-recipient",
        "unsupported-recipient",
        "recipient-unavailable",
        "no-consent",
        "blocked-by-recipient",
        "identity-changed",
        "session-window-closed",
        "session-conflict",
        "invalid-content",
        "unsupported-content",
        "message-too-large",
        "media-failure",
        "template-unavailable",
        "template-mismatch",
        "spam-detected",
        "policy-violation",
        "duplicate-message",
        "message-expired",
        "withheld",
        "invalid-sender",
        "sender-restricted",
        "destination-not-allowed",
        "payment-required",
        "quota-exhausted",
        "rate-limited",
        "unauthenticated",
        "permission-denied",
        "misconfigured",
        "invalid-request",
        "not-found",
        "conflict",
        "provider-unavailable",
        "provider-error",
        "carrier-failure",
        "timeout",
        "unknown",
    ],
};

/// The categories in which nothing failed.
pub const NO_FAILURE: &[&str] = &["accepted", "delivered", "read"];

pub const RETRIES: Vocabulary = Vocabulary {
    noun: "retry hint",
    words: &["not-needed", "backoff", "after", "after-fix", "await-recipient", "never", "unstated"],
};

pub const FIXES: Vocabulary = Vocabulary {
    noun: "fix",
    words: &[
        "address",
        "content",
        "media",
        "template",
        "use-template",
        "sender",
        "account",
        "payment",
        "credentials",
        "permission",
        "configuration",
        "request",
        "identity",
    ],
};

pub const BASES: Vocabulary = Vocabulary { noun: "basis", words: &["stated", "inferred"] };

pub const PARTIES: Vocabulary =
    Vocabulary { noun: "party", words: &["recipient", "sender", "developer", "provider", "carrier", "nobody"] };

pub const SCOPES: Vocabulary =
    Vocabulary { noun: "scope", words: &["message", "recipient", "sender", "account", "provider"] };

/// The variant that a word stands for: `in-app` is `InApp`, `whatsapp-cloud` is `WhatsAppCloud`.
pub fn variant(word: &str) -> String {
    let capitalized = |part: &str| match part {
        "whatsapp" => "WhatsApp".to_owned(),
        _ => part[..1].to_uppercase() + &part[1..],
    };
    word.split('-').map(capitalized).collect()
}
