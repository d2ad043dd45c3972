//! What PostgreSQL would say: the one place where its errors get their words.

use arcoiris_catalog::{Key, ObjectId};

use crate::syntax::{ObjectKind, Span};

/// Why a statement cannot be applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// The part of the statement that is at fault.
    pub span: Span,
    /// The fact.
    pub fact: RefusalFact,
    /// The object that it is about, whose origin is worth showing.
    pub about: Option<ObjectId>,
    /// The name that is not there, whose end is worth showing if it once was.
    pub missing: Option<Key>,
}

/// What depends on something that is to be dropped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dependent {
    /// The object, or the one that it is a part of.
    pub id: ObjectId,
    /// As PostgreSQL words it: `constraint tips_sale_id_fkey on table pos.tips`.
    pub words: String,
}

/// The fact behind a [`Refusal`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RefusalFact {
    /// Nothing of this name (SQLSTATE 3F000 for schemas, 42P01 for relations, 42703 for columns, 42704 for others).
    Unknown { kind: ObjectKind, name: String, similar: Vec<String> },
    /// A column that the table does not have (42703).
    UnknownColumn { table: String, column: String, similar: Vec<String> },
    /// The name is taken (42P06 for schemas, 42P07 for relations, 42710 for others).
    Duplicate { kind: ObjectKind, name: String },
    /// The table has a column of this name (42701).
    DuplicateColumn { table: String, column: String },
    /// It is something else (42809).
    WrongKind { name: String, found: ObjectKind, wanted: ObjectKind },
    /// Other objects depend on it (2BP01).
    Dependents { kind: ObjectKind, name: String, dependents: Vec<Dependent> },
    /// It is a part of another object and goes only with it (2BP01).
    PartOf { kind: ObjectKind, name: String, owner: String },
    /// Any other error of PostgreSQL's, with its SQLSTATE and its primary message.
    Other { sqlstate: &'static str, message: String, hint: Option<String> },
    /// What the checker has no model of yet: neither accepted nor refused.
    NotModelled { what: String },
    /// What no model can see through: `DO`, dynamic SQL.
    Opaque { what: String },
    /// A role that the history does not declare (`roles` in `arcoiris.toml`).
    UndeclaredRole { role: String },
}

impl Refusal {
    /// A refusal about a place.
    #[must_use]
    pub fn new(span: Span, fact: RefusalFact) -> Self {
        Refusal { span, fact, about: None, missing: None }
    }

    /// What the checker does not model yet.
    #[must_use]
    pub fn not_modelled(span: Span, what: impl Into<String>) -> Self {
        Refusal::new(span, RefusalFact::NotModelled { what: what.into() })
    }

    /// An error of PostgreSQL's that has no variant of its own.
    #[must_use]
    pub fn other(span: Span, sqlstate: &'static str, message: impl Into<String>) -> Self {
        Refusal::new(span, RefusalFact::Other { sqlstate, message: message.into(), hint: None })
    }

    /// With the object whose origin is worth showing.
    #[must_use]
    pub fn about(mut self, id: ObjectId) -> Self {
        self.about = Some(id);
        self
    }

    /// The SQLSTATE that PostgreSQL would give, `None` where it would not refuse.
    /// <https://www.postgresql.org/docs/15/errcodes-appendix.html>
    #[must_use]
    pub fn sqlstate(&self) -> Option<&'static str> {
        Some(match &self.fact {
            RefusalFact::Unknown { kind, .. } => match kind {
                ObjectKind::Schema => "3F000",
                ObjectKind::Table
                | ObjectKind::Index
                | ObjectKind::Sequence
                | ObjectKind::View
                | ObjectKind::MaterializedView
                | ObjectKind::ForeignTable => "42P01",
                ObjectKind::Column => "42703",
                ObjectKind::Extension
                | ObjectKind::Type
                | ObjectKind::Domain
                | ObjectKind::Constraint
                | ObjectKind::DomainConstraint
                | ObjectKind::Trigger
                | ObjectKind::Defined(_)
                | ObjectKind::Other => "42704",
                ObjectKind::Function
                | ObjectKind::Procedure
                | ObjectKind::Aggregate
                | ObjectKind::Routine => "42883",
            },
            RefusalFact::UnknownColumn { .. } => "42703",
            RefusalFact::Duplicate { kind, .. } => match kind {
                ObjectKind::Schema => "42P06",
                ObjectKind::Table
                | ObjectKind::Index
                | ObjectKind::Sequence
                | ObjectKind::View
                | ObjectKind::MaterializedView
                | ObjectKind::ForeignTable => "42P07",
                ObjectKind::Column => "42701",
                ObjectKind::Extension
                | ObjectKind::Type
                | ObjectKind::Domain
                | ObjectKind::Constraint
                | ObjectKind::DomainConstraint
                | ObjectKind::Trigger
                | ObjectKind::Defined(_)
                | ObjectKind::Other => "42710",
                ObjectKind::Function
                | ObjectKind::Procedure
                | ObjectKind::Aggregate
                | ObjectKind::Routine => "42723",
            },
            RefusalFact::DuplicateColumn { .. } => "42701",
            RefusalFact::WrongKind { .. } => "42809",
            RefusalFact::Dependents { .. } | RefusalFact::PartOf { .. } => "2BP01",
            RefusalFact::Other { sqlstate, .. } => sqlstate,
            RefusalFact::NotModelled { .. }
            | RefusalFact::Opaque { .. }
            | RefusalFact::UndeclaredRole { .. } => return None,
        })
    }
}
