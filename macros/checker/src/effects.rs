//! What a statement did, for rules, plans and messages: known to the transition, so that no rule works it out again.

use arcoiris_catalog::{ColumnNumber, Name, ObjectId};

use crate::syntax::{ObjectKind, Span};

/// What a statement did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Effects {
    /// In a few words: `add column pos.sales.tip`.
    pub words: String,
    /// The locks that it takes on tables that stood before, strongest first.
    pub locks: Vec<(Lock, ObjectId)>,
    /// What a rule may want to know.
    pub notes: Vec<Note>,
}

/// A table lock, weakest first. <https://www.postgresql.org/docs/15/explicit-locking.html>
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is the lock mode itself")]
pub enum Lock {
    AccessShare,
    RowShare,
    RowExclusive,
    ShareUpdateExclusive,
    Share,
    ShareRowExclusive,
    Exclusive,
    AccessExclusive,
}

impl Lock {
    /// All of them, weakest first.
    pub const ALL: [Lock; 8] = [
        Lock::AccessShare,
        Lock::RowShare,
        Lock::RowExclusive,
        Lock::ShareUpdateExclusive,
        Lock::Share,
        Lock::ShareRowExclusive,
        Lock::Exclusive,
        Lock::AccessExclusive,
    ];

    /// As PostgreSQL writes it.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Lock::AccessShare => "ACCESS SHARE",
            Lock::RowShare => "ROW SHARE",
            Lock::RowExclusive => "ROW EXCLUSIVE",
            Lock::ShareUpdateExclusive => "SHARE UPDATE EXCLUSIVE",
            Lock::Share => "SHARE",
            Lock::ShareRowExclusive => "SHARE ROW EXCLUSIVE",
            Lock::Exclusive => "EXCLUSIVE",
            Lock::AccessExclusive => "ACCESS EXCLUSIVE",
        }
    }
}

/// Something that a statement did and that a rule may judge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Note {
    /// `IF NOT EXISTS` found the object and did nothing.
    SkippedDuplicate { kind: ObjectKind, name: String, id: Option<ObjectId>, span: Span },
    /// `IF EXISTS` found nothing and did nothing.
    SkippedMissing { kind: ObjectKind, name: String, span: Span },
    /// `CASCADE` was written and took these along (kind and name each); empty where it took nothing.
    Cascaded { objects: Vec<String>, span: Span },
    /// Rows or values that may be there are gone: a table, a column, a value that no longer fits.
    LosesData { what: String, span: Span },
    /// A relation's or type's name was written without schema and found, or made, in this one.
    Unqualified { name: Name, schema: Name, span: Span },
    /// A value was added to an enum that stood before the transaction.
    EnumValueAdded { id: ObjectId, label: String },
    /// A literal of this enum type was used.
    EnumValueUsed { id: ObjectId, label: String, span: Span },
    /// The table is rewritten.
    Rewrites { id: ObjectId },
    /// The table is read in full while locked.
    Scans { id: ObjectId },
    /// The statement fails if the table has rows: a column that is NOT NULL and has no default.
    FailsOnRows { id: ObjectId, what: String, span: Span },
    /// Whether it succeeds hangs on rows that are there for certain, of which not enough is known.
    HangsOnRows { what: String, span: Span },
    /// Rows were written to a table.
    Inserts { table: ObjectId, rows: Rows, span: Span },
    /// Rows were deleted from a table.
    Deletes { table: ObjectId, rows: Rows, span: Span },
    /// Rows of a table were changed.
    Updates { table: ObjectId, columns: Vec<ColumnNumber>, span: Span },
    /// The statement cannot run inside a transaction block (25001).
    OutsideTransactionOnly { span: Span },
}

impl Note {
    /// The same of a statement that stands inside another: its place as `place` tells it.
    #[must_use]
    pub fn moved(mut self, place: impl Fn(Span) -> Span) -> Self {
        match &mut self {
            Note::SkippedDuplicate { span, .. }
            | Note::SkippedMissing { span, .. }
            | Note::Cascaded { span, .. }
            | Note::LosesData { span, .. }
            | Note::Unqualified { span, .. }
            | Note::EnumValueUsed { span, .. }
            | Note::FailsOnRows { span, .. }
            | Note::HangsOnRows { span, .. }
            | Note::Inserts { span, .. }
            | Note::Deletes { span, .. }
            | Note::Updates { span, .. }
            | Note::OutsideTransactionOnly { span } => *span = place(*span),
            Note::EnumValueAdded { .. } | Note::Rewrites { .. } | Note::Scans { .. } => {}
        }
        self
    }
}

/// Which rows a data statement touches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rows {
    /// Rows told apart by constants: for each row, columns and the constants in them in their input form (`None` is NULL).
    /// For an INSERT all constant columns; for a DELETE the columns that its WHERE fixes by `=` or `IN`.
    Known(Vec<Vec<(Name, Option<String>)>>),
    /// Every row.
    All,
    /// It cannot be seen which.
    Unknown,
}
