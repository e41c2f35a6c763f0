//! Pages to read: whose code it is, what to do about it, and how to add a vendor of your own.
//!
//! - [Which numbering is my code from?](which_numbering)
//! - [What to do with each group](what_to_do)
//! - [Adding a vendor in your own fork](your_own_fork)

pub mod which_numbering {
    #![doc = include_str!("guide/which_numbering.md")]
}

pub mod what_to_do {
    #![doc = include_str!("guide/what_to_do.md")]
}

pub mod your_own_fork {
    #![doc = include_str!("guide/your_own_fork.md")]
}
