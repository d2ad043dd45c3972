//! `DO` as written.

use arcoiris_catalog::wire_struct;

use super::{Ident, Span};

/// `DO`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoBlock {
    /// `LANGUAGE`; `plpgsql` if left out.
    pub language: Option<Ident>,
    /// The body, decoded.
    pub body: String,
    /// The body's token in the source, its quotes included.
    pub span: Span,
}

wire_struct!(DoBlock { language, body, span });
