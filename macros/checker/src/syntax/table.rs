//! `CREATE TABLE` and `ALTER TABLE` as written.

use arcoiris_catalog::{
    Action, Generation, Identity, Match, PartitionStrategy, Persistence, ReplicaIdentity, wire_enum,
    wire_struct,
};

use super::{Expression, ForeignOption, Ident, ObjectName, RoleName, SequenceOption, Span, TypeName};

/// `CREATE TABLE`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateTable {
    pub name: ObjectName,
    pub if_not_exists: bool,
    pub persistence: Persistence,
    pub elements: Vec<TableElement>,
    pub options: Vec<StorageOption>,
    /// `INHERITS (…)`
    pub inherits: Vec<ObjectName>,
    /// `PARTITION OF parent bound`
    pub partition_of: Option<(ObjectName, PartitionBound)>,
    /// `PARTITION BY`
    pub partition_by: Option<PartitionBy>,
    /// `OF type`
    pub of_type: Option<TypeName>,
    /// `USING`
    pub method: Option<Ident>,
    /// `TABLESPACE`
    pub tablespace: Option<Ident>,
    /// `ON COMMIT`
    pub on_commit: Option<OnCommit>,
    /// `SERVER name OPTIONS (…)` of a foreign table
    pub foreign: Option<(Ident, Vec<ForeignOption>)>,
}

/// `ON COMMIT`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnCommit {
    PreserveRows,
    DeleteRows,
    Drop,
}

/// `PARTITION BY`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartitionBy {
    pub strategy: PartitionStrategy,
    pub keys: Vec<IndexElementClause>,
    pub span: Span,
}

/// `FOR VALUES …` or `DEFAULT`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartitionBound {
    pub kind: PartitionBoundKind,
    pub span: Span,
}

/// What a [`PartitionBound`] says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartitionBoundKind {
    Default,
    /// `IN (…)`
    List(Vec<Expression>),
    /// `FROM (…) TO (…)`
    Range {
        from: Vec<RangeDatum>,
        to: Vec<RangeDatum>,
    },
    /// `WITH (MODULUS …, REMAINDER …)`
    Hash {
        modulus: i32,
        remainder: i32,
    },
}

/// One place of a range's bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RangeDatum {
    MinValue(Span),
    MaxValue(Span),
    Value(Expression),
}

/// An element between the parentheses of `CREATE TABLE`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableElement {
    Column(ColumnDefinition),
    Constraint(TableConstraint),
    /// `LIKE other …`
    Like(LikeClause),
    /// `column WITH OPTIONS …` of a typed table or a partition.
    ColumnOptions {
        column: Ident,
        constraints: Vec<ColumnConstraint>,
        span: Span,
    },
}

/// `LIKE other INCLUDING …`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LikeClause {
    pub table: ObjectName,
    pub comments: bool,
    pub compression: bool,
    pub constraints: bool,
    pub defaults: bool,
    pub generated: bool,
    pub identity: bool,
    pub indexes: bool,
    pub statistics: bool,
    pub storage: bool,
    pub span: Span,
}

/// The definition of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnDefinition {
    pub name: Ident,
    pub ty: TypeName,
    pub collation: Option<ObjectName>,
    pub storage: Option<Ident>,
    pub compression: Option<Ident>,
    pub constraints: Vec<ColumnConstraint>,
    pub span: Span,
    /// `OPTIONS (…)` of a foreign table's column
    pub foreign_options: Vec<ForeignOption>,
}

/// A constraint that stands behind a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnConstraint {
    /// `CONSTRAINT name`
    pub name: Option<Ident>,
    pub kind: ColumnConstraintKind,
    pub deferrable: bool,
    pub initially_deferred: bool,
    /// `NOT VALID`
    pub not_valid: bool,
    /// `NOT ENFORCED`, since PostgreSQL 18
    pub not_enforced: bool,
    pub span: Span,
}

/// What a [`ColumnConstraint`] says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ColumnConstraintKind {
    Null,
    NotNull { no_inherit: bool },
    Default(Expression),
    Generated { expression: Expression, generation: Generation },
    Identity { identity: Identity, options: Vec<SequenceOption> },
    PrimaryKey(KeyClause),
    Unique(KeyClause),
    Check { expression: Expression, no_inherit: bool },
    References(ForeignKeyClause),
}

/// A constraint of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableConstraint {
    /// `CONSTRAINT name`
    pub name: Option<Ident>,
    pub kind: TableConstraintKind,
    pub deferrable: bool,
    pub initially_deferred: bool,
    /// `NOT VALID`
    pub not_valid: bool,
    /// `NOT ENFORCED`, since PostgreSQL 18
    pub not_enforced: bool,
    pub span: Span,
}

/// What a [`TableConstraint`] says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableConstraintKind {
    PrimaryKey {
        columns: Vec<Ident>,
        key: KeyClause,
    },
    Unique {
        columns: Vec<Ident>,
        key: KeyClause,
    },
    /// `PRIMARY KEY | UNIQUE USING INDEX name`
    UsingIndex {
        primary: bool,
        index: Ident,
    },
    Check {
        expression: Expression,
        no_inherit: bool,
    },
    ForeignKey {
        columns: Vec<Ident>,
        references: ForeignKeyClause,
    },
    Exclude {
        method: Option<Ident>,
        /// Each element with its operator.
        elements: Vec<(IndexElementClause, String)>,
        key: KeyClause,
        predicate: Option<Expression>,
    },
    /// `NOT NULL column`, since PostgreSQL 18
    NotNull {
        column: Ident,
        no_inherit: bool,
    },
}

/// What a key says beside its columns.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KeyClause {
    pub nulls_not_distinct: bool,
    pub include: Vec<Ident>,
    pub options: Vec<StorageOption>,
    pub tablespace: Option<Ident>,
    /// `WITHOUT OVERLAPS`, since PostgreSQL 18
    pub without_overlaps: bool,
}

/// `REFERENCES …`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignKeyClause {
    pub table: ObjectName,
    /// Empty for the primary key.
    pub columns: Vec<Ident>,
    pub matching: Match,
    pub on_update: Action,
    pub on_delete: Action,
    /// `ON DELETE SET NULL (columns)`
    pub set_columns: Vec<Ident>,
    /// `PERIOD`, since PostgreSQL 18
    pub period: bool,
}

/// `name = value` in `WITH (…)` or `SET (…)`; a value that is not written is `true` for PostgreSQL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StorageOption {
    /// `toast` in `toast.autovacuum_enabled`
    pub namespace: Option<Ident>,
    pub name: Ident,
    pub value: Option<String>,
}

/// An element of an index's key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexElementClause {
    /// A bare column name is `Column` with one part.
    pub expression: Expression,
    pub collation: Option<ObjectName>,
    pub operator_class: Option<ObjectName>,
    /// Whether the operator class has parameters.
    pub operator_class_options: bool,
    pub descending: bool,
    pub nulls_first: Option<bool>,
    pub span: Span,
}

/// `ALTER TABLE`, and what PostgreSQL treats as such: `ALTER INDEX`, `ALTER SEQUENCE … OWNER TO`, …
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlterTable {
    pub kind: super::ObjectKind,
    pub name: ObjectName,
    pub if_exists: bool,
    pub only: bool,
    /// Each action with its place.
    pub actions: Vec<(AlterTableAction, Span)>,
    /// `CASCADE` behind an attribute of a composite type: tables of the type follow.
    pub cascade: bool,
}

/// One action of [`AlterTable`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AlterTableAction {
    AddColumn {
        column: ColumnDefinition,
        if_not_exists: bool,
    },
    DropColumn {
        column: Ident,
        if_exists: bool,
        cascade: bool,
    },
    SetType {
        column: Ident,
        ty: TypeName,
        collation: Option<ObjectName>,
        using: Option<Expression>,
    },
    SetDefault {
        column: Ident,
        expression: Expression,
    },
    DropDefault {
        column: Ident,
    },
    SetNotNull {
        column: Ident,
    },
    DropNotNull {
        column: Ident,
    },
    DropExpression {
        column: Ident,
        if_exists: bool,
    },
    AddIdentity {
        column: Ident,
        identity: Identity,
        options: Vec<SequenceOption>,
    },
    /// `SET GENERATED …`, `SET sequence option`, `RESTART`
    AlterIdentity {
        column: Ident,
        identity: Option<Identity>,
        options: Vec<SequenceOption>,
    },
    DropIdentity {
        column: Ident,
        if_exists: bool,
    },
    SetStatistics {
        column: Ident,
        target: i16,
    },
    SetStorage {
        column: Ident,
        storage: Ident,
    },
    SetCompression {
        column: Ident,
        method: Ident,
    },
    SetColumnOptions {
        column: Ident,
        options: Vec<StorageOption>,
    },
    ResetColumnOptions {
        column: Ident,
        options: Vec<Ident>,
    },
    AddConstraint(TableConstraint),
    DropConstraint {
        name: Ident,
        if_exists: bool,
        cascade: bool,
    },
    ValidateConstraint {
        name: Ident,
    },
    AlterConstraint {
        name: Ident,
        deferrable: bool,
        initially_deferred: bool,
    },
    SetOptions(Vec<StorageOption>),
    ResetOptions(Vec<Ident>),
    OwnerTo(RoleName),
    SetLogged(bool),
    ClusterOn(Ident),
    SetWithoutCluster,
    EnableRowSecurity(bool),
    ForceRowSecurity(bool),
    /// `ENABLE TRIGGER` and its like: the letter of `tgenabled`, and which.
    EnableTrigger {
        enabled: char,
        which: TriggerSelection,
    },
    /// What these types have no room for yet, by its words: `ENABLE RULE`.
    NotModelled(String),
    AttachPartition {
        partition: ObjectName,
        bound: PartitionBound,
    },
    /// For an index of a partitioned table.
    AttachIndex {
        index: ObjectName,
    },
    DetachPartition {
        partition: ObjectName,
        concurrently: bool,
        finalize: bool,
    },
    Inherit(ObjectName),
    NoInherit(ObjectName),
    Of(TypeName),
    NotOf,
    ReplicaIdentity {
        identity: ReplicaIdentity,
        index: Option<Ident>,
    },
    SetAccessMethod(Ident),
    SetTablespace(Ident),
    SetWithoutOids,
    /// `OPTIONS (…)` of a foreign table
    ForeignOptions(Vec<ForeignOption>),
    /// `ALTER COLUMN … OPTIONS (…)` of a foreign table
    ColumnForeignOptions {
        column: Ident,
        options: Vec<ForeignOption>,
    },
}

/// Which triggers are enabled or disabled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TriggerSelection {
    Named(Ident),
    /// `ALL`: those of constraints too.
    All,
    /// `USER`
    User,
}

wire_enum!(TriggerSelection { 0 Named(name), 1 All, 2 User });
wire_struct!(
    CreateTable {
        name, if_not_exists, persistence, elements, options, inherits, partition_of, partition_by, of_type, method, tablespace,
        on_commit, foreign,
    }
    PartitionBy { strategy, keys, span }
    PartitionBound { kind, span }
    LikeClause {
        table, comments, compression, constraints, defaults, generated, identity, indexes, statistics, storage, span,
    }
    ColumnDefinition { name, ty, collation, storage, compression, constraints, span, foreign_options }
    ColumnConstraint { name, kind, deferrable, initially_deferred, not_valid, not_enforced, span }
    TableConstraint { name, kind, deferrable, initially_deferred, not_valid, not_enforced, span }
    KeyClause { nulls_not_distinct, include, options, tablespace, without_overlaps }
    ForeignKeyClause { table, columns, matching, on_update, on_delete, set_columns, period }
    StorageOption { namespace, name, value }
    IndexElementClause { expression, collation, operator_class, operator_class_options, descending, nulls_first, span }
    AlterTable { kind, name, if_exists, only, actions, cascade }
);
wire_enum!(TableElement {
    0 Column(column), 1 Constraint(constraint), 2 Like(clause), 3 ColumnOptions { column, constraints, span },
});
wire_enum!(OnCommit { 0 PreserveRows, 1 DeleteRows, 2 Drop });
wire_enum!(PartitionBoundKind { 0 Default, 1 List(values), 2 Range { from, to }, 3 Hash { modulus, remainder } });
wire_enum!(RangeDatum { 0 MinValue(span), 1 MaxValue(span), 2 Value(value) });
wire_enum!(ColumnConstraintKind {
    0 Null, 1 NotNull { no_inherit }, 2 Default(expression), 3 Generated { expression, generation },
    4 Identity { identity, options }, 5 PrimaryKey(key), 6 Unique(key), 7 Check { expression, no_inherit }, 8 References(key),
});
wire_enum!(TableConstraintKind {
    0 PrimaryKey { columns, key }, 1 Unique { columns, key }, 2 UsingIndex { primary, index },
    3 Check { expression, no_inherit }, 4 ForeignKey { columns, references }, 5 Exclude { method, elements, key, predicate },
    6 NotNull { column, no_inherit },
});
wire_enum!(AlterTableAction {
    0 AddColumn { column, if_not_exists }, 1 DropColumn { column, if_exists, cascade },
    2 SetType { column, ty, collation, using }, 3 SetDefault { column, expression }, 4 DropDefault { column },
    5 SetNotNull { column }, 6 DropNotNull { column }, 7 DropExpression { column, if_exists },
    8 AddIdentity { column, identity, options }, 9 AlterIdentity { column, identity, options },
    10 DropIdentity { column, if_exists }, 11 SetStatistics { column, target }, 12 SetStorage { column, storage },
    13 SetCompression { column, method }, 14 SetColumnOptions { column, options }, 15 ResetColumnOptions { column, options },
    16 AddConstraint(constraint), 17 DropConstraint { name, if_exists, cascade }, 18 ValidateConstraint { name },
    19 AlterConstraint { name, deferrable, initially_deferred }, 20 SetOptions(options), 21 ResetOptions(options),
    22 OwnerTo(role), 23 SetLogged(logged), 24 ClusterOn(index), 25 SetWithoutCluster, 26 EnableRowSecurity(enabled),
    27 ForceRowSecurity(forced), 28 NotModelled(words), 29 AttachPartition { partition, bound }, 30 AttachIndex { index },
    31 DetachPartition { partition, concurrently, finalize }, 32 Inherit(parent), 33 NoInherit(parent), 34 Of(ty), 35 NotOf,
    36 ReplicaIdentity { identity, index }, 37 SetAccessMethod(method), 38 SetTablespace(name), 39 SetWithoutOids,
    40 ForeignOptions(options), 41 ColumnForeignOptions { column, options }, 42 EnableTrigger { enabled, which },
});
