//! Subscriptions as written, and `IMPORT FOREIGN SCHEMA`, which gets its objects from elsewhere too.

use arcoiris_catalog::{wire_enum, wire_struct};

use super::{Ident, Span};

/// A statement about a subscription.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SubscriptionStatement {
    pub name: Ident,
    pub change: SubscriptionChange,
    /// `WITH (…)`, `SET (…)`: names in small letters, and values as they are read.
    pub options: Vec<(String, Option<String>)>,
    pub span: Span,
}

/// What is done to a subscription.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SubscriptionChange {
    Create {
        connection: String,
        publications: Vec<Ident>,
    },
    Drop {
        if_exists: bool,
    },
    /// `SET (…)`
    Options,
    /// `ENABLE`, `DISABLE`
    Enable(bool),
    SetPublications(Vec<Ident>),
    AddPublications(Vec<Ident>),
    DropPublications(Vec<Ident>),
    /// `REFRESH PUBLICATION`
    Refresh,
    /// `CONNECTION`, `SKIP`, and what is newer
    Other,
}

/// `IMPORT FOREIGN SCHEMA`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportForeignSchema {
    pub server: Ident,
    pub into: Ident,
}

wire_struct!(
    SubscriptionStatement { name, change, options, span }
    ImportForeignSchema { server, into }
);
wire_enum!(SubscriptionChange {
    0 Create { connection, publications }, 1 Drop { if_exists }, 2 Options, 3 Enable(it), 4 SetPublications(names),
    5 AddPublications(names), 6 DropPublications(names), 7 Refresh, 8 Other,
});
