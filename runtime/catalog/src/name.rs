//! SQL names, folded once when they are parsed.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

/// An identifier as PostgreSQL stores it: folded to lower case unless it was quoted, at most 63 bytes.
///
/// `Display` prints it as SQL, quoted where PostgreSQL's `quote_ident` would quote it.
///
/// ```
/// use arcoiris_catalog::Name;
/// assert_eq!(Name::new("sales").to_string(), "sales");
/// assert_eq!(Name::new("Sale Lines").to_string(), "\"Sale Lines\"");
/// assert_eq!(Name::new("order").to_string(), "\"order\"");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(Arc<str>);

impl Name {
    /// Takes a name that is folded and truncated already.
    #[must_use]
    pub fn new(folded: &str) -> Self {
        Name(Arc::from(folded))
    }

    /// The name as stored, without quotes.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Name {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Name {
    fn from(folded: &str) -> Self {
        Name::new(folded)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if crate::keyword::needs_quotes(&self.0) {
            write!(formatter, "\"{}\"", self.0.replace('"', "\"\""))
        } else {
            formatter.write_str(&self.0)
        }
    }
}

/// A name with the schema that it was resolved to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct QualifiedName {
    /// The schema.
    pub schema: Name,
    /// The name in that schema.
    pub name: Name,
}

crate::wire_struct!(QualifiedName { schema, name });

impl fmt::Display for QualifiedName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}.{}", self.schema, self.name)
    }
}
