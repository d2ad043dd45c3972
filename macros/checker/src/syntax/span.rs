//! Places in a source, and names that know theirs.

use arcoiris_catalog::{Name, wire_struct};

/// Bytes of a source: from `start` up to, not including, `end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

/// An identifier, folded and truncated as PostgreSQL does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ident {
    /// The name.
    pub name: Name,
    /// Where it stands.
    pub span: Span,
}

/// A name that may be qualified by a schema: `pos.sales`. (A database before it is an error of the parser's.)
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ObjectName {
    /// The schema, if written.
    pub schema: Option<Ident>,
    /// The name.
    pub name: Ident,
}

wire_struct!(Span { start, end } Ident { name, span } ObjectName { schema, name });

impl ObjectName {
    /// From the first byte of the schema to the last of the name.
    #[must_use]
    pub fn span(&self) -> Span {
        Span {
            start: self.schema.as_ref().map_or(self.name.span.start, |schema| schema.span.start),
            end: self.name.span.end,
        }
    }
}
