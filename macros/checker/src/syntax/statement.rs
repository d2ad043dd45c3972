//! Statements as written.

use arcoiris_catalog::{DefinedKind, Privilege, wire_enum, wire_struct};

use super::{
    AlterTable, CreateTable, DefinedStatement, Delete, DoBlock, Expression, Ident, IndexElementClause,
    Insert, ObjectName, Query, RoutineStatement, Span, StorageOption, TableConstraint, TriggerStatement,
    TypeName, TypeStatement, Update, UtilityStatement, ViewStatement,
};

/// A statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// From its first token to its last, the semicolon not included.
    pub span: Span,
    /// SHA-256 over its tokens, the first eight bytes: white space and comments do not count, strings and bodies do.
    pub fingerprint: u64,
    /// What it is.
    pub kind: StatementKind,
}

/// What a [`Statement`] is: one variant for each kind that has a transition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StatementKind {
    CreateSchema(CreateSchema),
    CreateExtension(CreateExtension),
    CreateEnum {
        name: ObjectName,
        labels: Vec<(String, Span)>,
    },
    AlterEnum {
        name: ObjectName,
        action: AlterEnumAction,
    },
    CreateDomain(CreateDomain),
    AlterDomain {
        name: ObjectName,
        action: AlterDomainAction,
    },
    CreateTable(CreateTable),
    AlterTable(AlterTable),
    CreateIndex(CreateIndex),
    CreateSequence(CreateSequence),
    AlterSequence(AlterSequence),
    /// `ALTER … RENAME TO`; for a column, a constraint, `name` is the table or domain and `part` the thing.
    Rename {
        kind: ObjectKind,
        name: ObjectName,
        part: Option<Ident>,
        to: Ident,
        if_exists: bool,
        cascade: bool,
        /// Whether the tables below are left alone.
        only: bool,
    },
    SetSchema {
        kind: ObjectKind,
        name: ObjectName,
        schema: Ident,
        if_exists: bool,
    },
    /// `ALTER … OWNER TO` of what is not altered as a table.
    OwnerTo {
        kind: ObjectKind,
        name: ObjectName,
        role: RoleName,
    },
    Drop(Drop),
    Comment(Comment),
    Grant(Grant),
    Insert(Insert),
    Update(Update),
    Delete(Delete),
    Select(Query),
    Truncate {
        tables: Vec<ObjectName>,
        restart_identity: bool,
        cascade: bool,
        /// Of each table whether `ONLY` stands before it.
        only: Vec<bool>,
    },
    /// `SET`, `RESET`
    Set(Setting),
    /// `BEGIN`, `COMMIT`, `SAVEPOINT`, …
    Transaction(TransactionVerb),
    /// `LOCK TABLE`
    Lock {
        tables: Vec<ObjectName>,
    },
    /// What cannot be seen through (`DO`, `CALL`, `EXECUTE`), by its command tag.
    Opaque(String),
    /// `CREATE VIEW`, `CREATE MATERIALIZED VIEW`, `CREATE RULE`, `CREATE TABLE AS`, …
    View(Box<ViewStatement>),
    /// `CREATE FUNCTION` and all else about functions, procedures and aggregates
    Routine(Box<RoutineStatement>),
    /// `CREATE TRIGGER` and all else about triggers
    Trigger(Box<TriggerStatement>),
    /// `CREATE POLICY` and the like: objects that are sets of attributes
    Defined(Box<DefinedStatement>),
    /// `CREATE TYPE` and `ALTER TYPE` of other types than enums and domains
    Type(Box<TypeStatement>),
    /// `DO`
    Do(DoBlock),
    /// `REINDEX`, `VACUUM` and the like
    Utility(Box<UtilityStatement>),
    /// What has no transition yet, by its command tag: `CREATE VIEW`.
    NotModelled(String),
}

/// A kind of object, as a statement names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ObjectKind {
    Schema,
    Extension,
    Type,
    Domain,
    Table,
    Column,
    Constraint,
    DomainConstraint,
    Index,
    Sequence,
    View,
    MaterializedView,
    ForeignTable,
    Function,
    Procedure,
    Aggregate,
    /// `ROUTINE`: a function, a procedure or an aggregate
    Routine,
    Trigger,
    Defined(DefinedKind),
    /// Any other, which has no transition yet.
    Other,
}

impl ObjectKind {
    /// As a message calls it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            ObjectKind::Schema => "schema",
            ObjectKind::Extension => "extension",
            ObjectKind::Type => "type",
            ObjectKind::Domain => "domain",
            ObjectKind::Table => "table",
            ObjectKind::Column => "column",
            ObjectKind::Constraint | ObjectKind::DomainConstraint => "constraint",
            ObjectKind::Index => "index",
            ObjectKind::Sequence => "sequence",
            ObjectKind::View => "view",
            ObjectKind::MaterializedView => "materialized view",
            ObjectKind::ForeignTable => "foreign table",
            ObjectKind::Function => "function",
            ObjectKind::Procedure => "procedure",
            ObjectKind::Aggregate => "aggregate",
            ObjectKind::Routine => "routine",
            ObjectKind::Trigger => "trigger",
            ObjectKind::Defined(kind) => kind.word(),
            ObjectKind::Other => "object",
        }
    }
}

/// `CREATE SCHEMA`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateSchema {
    /// Left out: the role's name.
    pub name: Option<Ident>,
    pub authorization: Option<RoleName>,
    pub if_not_exists: bool,
    /// Statements in the schema's definition.
    pub elements: Vec<Statement>,
}

/// `CREATE EXTENSION`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateExtension {
    pub name: Ident,
    pub if_not_exists: bool,
    pub schema: Option<Ident>,
    pub version: Option<Ident>,
    pub cascade: bool,
}

/// `ALTER TYPE` of an enum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AlterEnumAction {
    AddValue { label: (String, Span), if_not_exists: bool, position: Option<EnumPosition> },
    RenameValue { from: (String, Span), to: (String, Span) },
}

/// `BEFORE` or `AFTER` a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EnumPosition {
    Before(String, Span),
    After(String, Span),
}

/// `CREATE DOMAIN`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateDomain {
    pub name: ObjectName,
    pub base: TypeName,
    pub collation: Option<ObjectName>,
    /// `NULL`, `NOT NULL`, `DEFAULT`, `CHECK`, in order.
    pub constraints: Vec<super::ColumnConstraint>,
}

/// `ALTER DOMAIN`
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AlterDomainAction {
    SetDefault(Expression),
    DropDefault,
    SetNotNull,
    DropNotNull,
    AddConstraint(TableConstraint),
    DropConstraint { name: Ident, if_exists: bool, cascade: bool },
    ValidateConstraint { name: Ident },
}

/// `CREATE INDEX`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateIndex {
    pub name: Option<Ident>,
    pub table: ObjectName,
    pub only: bool,
    pub if_not_exists: bool,
    pub concurrently: bool,
    pub unique: bool,
    pub nulls_not_distinct: bool,
    /// `USING`; `btree` if left out.
    pub method: Ident,
    pub elements: Vec<IndexElementClause>,
    pub include: Vec<Ident>,
    pub options: Vec<StorageOption>,
    pub tablespace: Option<Ident>,
    pub predicate: Option<Expression>,
}

/// `CREATE SEQUENCE`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateSequence {
    pub name: ObjectName,
    pub if_not_exists: bool,
    pub persistence: arcoiris_catalog::Persistence,
    pub options: Vec<SequenceOption>,
}

/// `ALTER SEQUENCE`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlterSequence {
    pub name: ObjectName,
    pub if_exists: bool,
    pub options: Vec<SequenceOption>,
}

/// An option of a sequence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SequenceOption {
    As(TypeName),
    Start(i64, Span),
    Increment(i64, Span),
    Minimum(SequenceBound, Span),
    Maximum(SequenceBound, Span),
    Cache(i64, Span),
    Cycle(bool),
    /// `RESTART [WITH n]`
    Restart(Option<i64>, Span),
    /// `OWNED BY NONE`, or a column: table and column.
    OwnedBy(Option<(ObjectName, Ident)>),
    /// `SEQUENCE NAME` of an identity column
    Name(ObjectName),
    /// `SET LOGGED`, `SET UNLOGGED`
    Logged(bool),
}

/// `MINVALUE n` or `NO MINVALUE`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SequenceBound {
    Value(i64),
    None,
}

/// `DROP`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drop {
    pub kind: ObjectKind,
    /// The names; a schema's and an extension's have no schema.
    pub names: Vec<ObjectName>,
    pub if_exists: bool,
    pub cascade: bool,
    pub concurrently: bool,
    /// The command tag, for kinds that have no transition yet.
    pub tag: String,
}

/// `COMMENT ON`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    pub target: CommentTarget,
    /// `NULL` takes the comment away; so does an empty string.
    pub text: Option<String>,
}

/// What a comment is on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CommentTarget {
    /// Schema, extension, type, domain, table, index, sequence, view, …
    Object(ObjectKind, ObjectName),
    Column {
        table: ObjectName,
        column: Ident,
    },
    /// A constraint of a table.
    Constraint {
        table: ObjectName,
        name: Ident,
    },
    DomainConstraint {
        domain: ObjectName,
        name: Ident,
    },
    /// By its words.
    NotModelled(String),
    /// A function, a procedure or an aggregate.
    Routine(super::RoutineName),
    Trigger {
        table: ObjectName,
        name: Ident,
    },
    /// What stands on a relation: a trigger, a policy, a rule.
    On {
        kind: ObjectKind,
        name: Ident,
        relation: ObjectName,
    },
    /// What a plain name does not tell: an operator, a cast, …
    Signed(DefinedKind, Box<super::SignedName>),
}

/// `GRANT` and `REVOKE` on objects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// `REVOKE` if false.
    pub is_grant: bool,
    /// Empty for `ALL`; each with the columns it is limited to.
    pub privileges: Vec<(Privilege, Vec<Ident>)>,
    /// Columns of `ALL (columns)`.
    pub all_columns: Vec<Ident>,
    pub target: GrantTarget,
    pub grantees: Vec<RoleName>,
    /// `WITH GRANT OPTION`, `GRANT OPTION FOR`
    pub grant_option: bool,
    pub granted_by: Option<RoleName>,
    pub cascade: bool,
}

/// What a [`Grant`] is on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GrantTarget {
    Objects(ObjectKind, Vec<ObjectName>),
    /// `ALL TABLES IN SCHEMA …`
    AllInSchema(ObjectKind, Vec<Ident>),
    /// By its words.
    NotModelled(String),
    /// Functions and procedures.
    Routines(ObjectKind, Vec<super::RoutineName>),
}

/// A role as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoleName {
    Named(Ident),
    CurrentUser(Span),
    SessionUser(Span),
    CurrentRole(Span),
    Public(Span),
}

/// `SET` and `RESET`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting {
    pub scope: SettingScope,
    /// `search_path`, `role`, …; `None` for `RESET ALL`
    pub name: Option<String>,
    /// The values; empty for `RESET` and `SET … TO DEFAULT`.
    pub values: Vec<String>,
    pub span: Span,
}

/// How long a setting holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingScope {
    /// `SET LOCAL`: to the end of the transaction.
    Local,
    /// `SET`, `SET SESSION`
    Session,
    Reset,
}

/// A word of transaction control.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TransactionVerb {
    Begin,
    Commit,
    Rollback,
    Savepoint,
    Release,
    RollbackTo,
    Prepare,
    /// `SET TRANSACTION`
    Set,
    /// `COMMIT AND CHAIN`: the next transaction begins at once.
    CommitAndChain,
    /// `ROLLBACK AND CHAIN`
    RollbackAndChain,
    /// `BEGIN READ ONLY`
    BeginReadOnly,
    /// `SET TRANSACTION READ ONLY`
    SetReadOnly,
    /// `COMMIT PREPARED`
    CommitPrepared,
    /// `ROLLBACK PREPARED`
    RollbackPrepared,
}

wire_struct!(
    Statement { span, fingerprint, kind }
    CreateSchema { name, authorization, if_not_exists, elements }
    CreateExtension { name, if_not_exists, schema, version, cascade }
    CreateDomain { name, base, collation, constraints }
    CreateIndex {
        name, table, only, if_not_exists, concurrently, unique, nulls_not_distinct, method, elements, include, options,
        tablespace, predicate,
    }
    CreateSequence { name, if_not_exists, persistence, options }
    AlterSequence { name, if_exists, options }
    Drop { kind, names, if_exists, cascade, concurrently, tag }
    Comment { target, text }
    Grant { is_grant, privileges, all_columns, target, grantees, grant_option, granted_by, cascade }
    Setting { scope, name, values, span }
);
wire_enum!(StatementKind {
    0 CreateSchema(it), 1 CreateExtension(it), 2 CreateEnum { name, labels }, 3 AlterEnum { name, action }, 4 CreateDomain(it),
    5 AlterDomain { name, action }, 6 CreateTable(it), 7 AlterTable(it), 8 CreateIndex(it), 9 CreateSequence(it),
    10 AlterSequence(it), 11 Rename { kind, name, part, to, if_exists, cascade, only }, 12 SetSchema { kind, name, schema, if_exists },
    13 OwnerTo { kind, name, role }, 14 Drop(it), 15 Comment(it), 16 Grant(it), 17 Insert(it), 18 Update(it), 19 Delete(it),
    20 Select(it), 21 Truncate { tables, restart_identity, cascade, only }, 22 Set(it), 23 Transaction(it), 24 Lock { tables },
    25 Opaque(tag), 26 NotModelled(tag), 27 View(it), 28 Routine(it), 29 Trigger(it), 30 Defined(it), 31 Type(it), 32 Do(it), 33 Utility(it),
});
wire_enum!(ObjectKind {
    0 Schema, 1 Extension, 2 Type, 3 Domain, 4 Table, 5 Column, 6 Constraint, 7 DomainConstraint, 8 Index, 9 Sequence, 10 View,
    11 MaterializedView, 12 ForeignTable, 13 Other, 14 Function, 15 Procedure, 16 Aggregate, 17 Routine, 18 Trigger,
    19 Defined(kind),
});
wire_enum!(AlterEnumAction { 0 AddValue { label, if_not_exists, position }, 1 RenameValue { from, to } });
wire_enum!(EnumPosition { 0 Before(label, span), 1 After(label, span) });
wire_enum!(AlterDomainAction {
    0 SetDefault(it), 1 DropDefault, 2 SetNotNull, 3 DropNotNull, 4 AddConstraint(it),
    5 DropConstraint { name, if_exists, cascade }, 6 ValidateConstraint { name },
});
wire_enum!(SequenceOption {
    0 As(it), 1 Start(value, span), 2 Increment(value, span), 3 Minimum(value, span), 4 Maximum(value, span),
    5 Cache(value, span), 6 Cycle(it), 7 Restart(value, span), 8 OwnedBy(it), 9 Name(it), 10 Logged(it),
});
wire_enum!(SequenceBound { 0 Value(value), 1 None });
wire_enum!(CommentTarget {
    0 Object(kind, name), 1 Column { table, column }, 2 Constraint { table, name }, 3 DomainConstraint { domain, name },
    4 NotModelled(words), 5 Routine(it), 6 Trigger { table, name }, 7 On { kind, name, relation }, 8 Signed(kind, name),
});
wire_enum!(GrantTarget {
    0 Objects(kind, names), 1 AllInSchema(kind, schemas), 2 NotModelled(words), 3 Routines(kind, names),
});
wire_enum!(RoleName { 0 Named(name), 1 CurrentUser(span), 2 SessionUser(span), 3 CurrentRole(span), 4 Public(span) });
wire_enum!(SettingScope { 0 Local, 1 Session, 2 Reset });
wire_enum!(TransactionVerb { 0 Begin, 1 Commit, 2 Rollback, 3 Savepoint, 4 Release, 5 RollbackTo, 6 Prepare, 7 Set,
    8 CommitAndChain, 9 RollbackAndChain, 10 BeginReadOnly, 11 SetReadOnly,
    12 CommitPrepared, 13 RollbackPrepared });
