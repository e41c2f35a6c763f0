//! The getters of a judgement, for every public type that carries one.

/// Gives a type with a method `judged(&self) -> &Judgement` the getters of [`Judgement`](crate::Judgement).
macro_rules! judged {
    ($type:ty) => {
        impl $type {
            /// The judgement by itself, to be stored or compared.
            pub const fn judgement(&self) -> $crate::Judgement {
                *self.judged()
            }

            /// What happened.
            #[must_use]
            #[inline]
            pub const fn category(&self) -> $crate::Category {
                self.judged().category()
            }

            /// Whether the same message will go through later.
            #[must_use]
            #[inline]
            pub const fn retry(&self) -> $crate::RetryHint {
                self.judged().retry()
            }

            /// Whether the source states that hint, or it was concluded from the meaning.
            #[must_use]
            #[inline]
            pub const fn basis(&self) -> $crate::Basis {
                self.judged().basis()
            }

            /// Who has to act.
            #[must_use]
            #[inline]
            pub const fn party(&self) -> $crate::Party {
                self.judged().party()
            }

            /// How far the trouble reaches.
            #[must_use]
            #[inline]
            pub const fn scope(&self) -> $crate::Scope {
                self.judged().scope()
            }

            /// Whether the message may have arrived, or has, so that a retry may send it twice.
            #[must_use]
            #[inline]
            pub const fn may_have_been_delivered(&self) -> bool {
                self.judged().may_have_been_delivered()
            }

            /// Whether somebody is still trying or deciding, so that a later event may report the outcome.
            #[must_use]
            pub const fn is_pending(&self) -> bool {
                self.judged().is_pending()
            }

            /// Whether another channel is worth trying and acceptable to the recipient.
            #[must_use]
            pub const fn other_channel_may_help(&self) -> bool {
                self.judged().other_channel_may_help()
            }

            /// How long to wait before sending the same message again, `None` wherever that would be unsafe or pointless: see
            /// [`Judgement::delay`](crate::Judgement::delay).
            #[must_use]
            pub fn delay(&self, attempt: u32) -> Option<core::time::Duration> {
                self.judged().delay(attempt)
            }
        }
    };
}
pub(crate) use judged;
