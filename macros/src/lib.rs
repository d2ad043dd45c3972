//! The procedural macros of arcoiris.
#![deny(missing_docs)]
use proc_macro::TokenStream;

/// Proves a history of revisions and embeds it.
#[proc_macro]
pub fn history(_input: TokenStream) -> TokenStream {
    "::arcoiris::History::EMPTY".parse().unwrap_or_default()
}
