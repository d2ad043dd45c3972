//! Views, rules, and tables made from queries, as written.

use arcoiris_catalog::{Persistence, wire_enum, wire_struct};

use super::{Expression, Ident, ObjectName, Query, Span, Statement, StorageOption};

/// A statement about a view, a rule, or a table made from a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ViewStatement {
    CreateView(CreateView),
    CreateTableAs(CreateTableAs),
    /// `REFRESH MATERIALIZED VIEW`
    Refresh {
        name: ObjectName,
        concurrently: bool,
        with_data: bool,
    },
    CreateRule(CreateRule),
    DropRule {
        rule: RuleName,
        if_exists: bool,
        cascade: bool,
    },
    /// `ALTER RULE … RENAME TO`
    RenameRule {
        rule: RuleName,
        to: Ident,
    },
    /// `COMMENT ON RULE`
    CommentOnRule {
        rule: RuleName,
        text: Option<String>,
    },
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
    /// `RECURSIVE`
    pub recursive: bool,
}

/// `CREATE TABLE … AS`, `SELECT … INTO`, `CREATE MATERIALIZED VIEW`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateTableAs {
    pub name: ObjectName,
    pub materialized: bool,
    pub if_not_exists: bool,
    pub persistence: Persistence,
    pub columns: Vec<Ident>,
    pub method: Option<Ident>,
    pub options: Vec<StorageOption>,
    /// `ON COMMIT DROP`
    pub drop_on_commit: bool,
    pub tablespace: Option<Ident>,
    pub query: Query,
    pub with_data: bool,
}

/// `CREATE RULE`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateRule {
    pub rule: RuleName,
    pub or_replace: bool,
    pub event: RuleEvent,
    pub condition: Option<Expression>,
    pub instead: bool,
    /// None for `NOTHING`.
    pub actions: Vec<Statement>,
}

/// A rule and the relation that it is on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleName {
    pub name: Ident,
    pub relation: ObjectName,
    pub span: Span,
}

/// What a rule waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the SQL word itself")]
pub enum RuleEvent {
    Select,
    Insert,
    Update,
    Delete,
}

impl RuleEvent {
    /// The SQL word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            RuleEvent::Select => "SELECT",
            RuleEvent::Insert => "INSERT",
            RuleEvent::Update => "UPDATE",
            RuleEvent::Delete => "DELETE",
        }
    }
}

wire_struct!(
    CreateView { name, or_replace, persistence, columns, options, query, local_check, recursive }
    CreateTableAs {
        name, materialized, if_not_exists, persistence, columns, method, options, drop_on_commit, tablespace, query, with_data,
    }
    CreateRule { rule, or_replace, event, condition, instead, actions }
    RuleName { name, relation, span }
);
wire_enum!(RuleEvent { 0 Select, 1 Insert, 2 Update, 3 Delete });
wire_enum!(ViewStatement {
    0 CreateView(it), 1 CreateTableAs(it), 2 Refresh { name, concurrently, with_data }, 3 CreateRule(it),
    4 DropRule { rule, if_exists, cascade }, 5 RenameRule { rule, to }, 6 CommentOnRule { rule, text },
});
