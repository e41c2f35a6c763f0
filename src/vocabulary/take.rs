//! What to take out of a field in which a code does not stand alone.

vocabulary! {
    "way to take a code out of a text",
    /// What to take out of a field in which a code does not stand alone.
    Take {
        /// All of it.
        Whole = "whole",
        /// All of it, where that is a number or digits.
        Number = "number",
        /// `131026` of `(#131026) | details`.
        Parenthesised = "parenthesised",
        /// `1020` of `https://…/messages#1020`.
        Fragment = "fragment",
        /// The first enhanced status code: `5.1.1` of `smtp; 550 5.1.1 words`.
        Enhanced = "enhanced",
        /// The first reply code: `550` of the same.
        Reply = "reply",
        /// What stands after the first semicolon, else all of it, without angle brackets: `x@example.org` of
        /// `rfc822; <x@example.org>`.
        AfterSemicolon = "after-semicolon",
    }
}
