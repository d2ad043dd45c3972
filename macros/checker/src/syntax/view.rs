//! Views, rules, and tables made from queries, as written.

use arcoiris_catalog::{Persistence, wire_enum, wire_struct};

use super::{Ident, ObjectName, Query, StorageOption};

/// A statement about a view, a rule, or a table made from a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ViewStatement {
    CreateView(CreateView),
}

/// `CREATE VIEW`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateView {
    pub name: ObjectName,
    pub or_replace: bool,
    pub persistence: Persistence,
    /// The names of its columns, where they are written.
    pub columns: Vec<Ident>,
    pub options: Vec<StorageOption>,
    pub query: Query,
    /// `WITH LOCAL CHECK OPTION` is true, `WITH CASCADED CHECK OPTION` false.
    pub local_check: Option<bool>,
}

wire_struct!(CreateView { name, or_replace, persistence, columns, options, query, local_check });
wire_enum!(ViewStatement { 0 CreateView(it) });
