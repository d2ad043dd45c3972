//! Statements about objects that are sets of attributes, as written: policies, publications, operators, roles, …

use arcoiris_catalog::{DefinedKind, wire_enum, wire_struct};

use super::{
    Expression, Grant, HandlerStatement, Ident, ObjectKind, ObjectName, OperatorClassStatement, RoleName,
    RoutineName, Span, TextSearchStatement, TypeName,
};

/// A statement about such an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DefinedStatement {
    /// `DROP POLICY`, `DROP RULE`: of what stands on a relation.
    DropOn {
        kind: DefinedKind,
        name: Ident,
        relation: ObjectName,
        if_exists: bool,
        cascade: bool,
    },
    /// `ALTER POLICY … RENAME`, `ALTER RULE … RENAME`
    RenameOn {
        kind: DefinedKind,
        name: Ident,
        relation: ObjectName,
        to: Ident,
        if_exists: bool,
    },
    CreatePolicy(CreatePolicy),
    AlterPolicy(AlterPolicy),
    DefaultPrivileges(DefaultPrivileges),
    Role(RoleStatement),
    /// `DROP OWNED BY`
    DropOwned {
        roles: Vec<RoleName>,
        cascade: bool,
    },
    /// `REASSIGN OWNED BY … TO`
    ReassignOwned {
        roles: Vec<RoleName>,
        to: RoleName,
    },
    /// `CREATE` of a kind that is told by its options.
    Define(Define),
    /// `DROP` of what a plain name does not tell: operators, casts, …
    DropSigned {
        kind: DefinedKind,
        names: Vec<SignedName>,
        if_exists: bool,
        cascade: bool,
    },
    /// `ALTER … RENAME TO` of the same
    RenameSigned {
        kind: DefinedKind,
        name: SignedName,
        to: Ident,
    },
    /// `ALTER … OWNER TO` of the same
    OwnerOfSigned {
        kind: DefinedKind,
        name: SignedName,
        role: RoleName,
    },
    /// `ALTER … SET SCHEMA` of the same
    SchemaOfSigned {
        kind: DefinedKind,
        name: SignedName,
        schema: Ident,
    },
    Statistics(CreateStatistics),
    /// `ALTER STATISTICS … SET STATISTICS`
    StatisticsTarget {
        name: ObjectName,
        target: Option<i32>,
        if_exists: bool,
    },
    Publication(PublicationStatement),
    /// What belongs to the server as a whole, not to the database: `CREATE DATABASE`, `ALTER SYSTEM`, …
    Cluster {
        what: String,
        outside_transaction: bool,
    },
    ForeignData(ForeignDataStatement),
    /// `ALTER EXTENSION … ADD`, `DROP` a member
    ExtensionMember {
        extension: Ident,
        add: bool,
        kind: ObjectKind,
        name: ObjectName,
    },
    /// `ALTER EXTENSION … UPDATE`
    UpdateExtension {
        extension: Ident,
        version: Option<Ident>,
    },
    Maintenance(MaintenanceStatement),
    /// `CREATE OPERATOR CLASS`, `CREATE`, `ALTER OPERATOR FAMILY`
    OperatorClass(OperatorClassStatement),
    TextSearch(TextSearchStatement),
    CreateCast(CreateCast),
    /// `CREATE` of what is made of functions
    Handler(HandlerStatement),
    /// `ALTER OPERATOR … SET (…)`
    AlterOperator {
        name: SignedName,
        options: Vec<DefineOption>,
    },
    /// `SECURITY LABEL`
    SecurityLabel {
        provider: Option<String>,
    },
    /// What belongs to the server: databases, tablespaces, parameters
    Server(super::ServerStatement),
    Subscription(super::SubscriptionStatement),
    ImportForeignSchema(super::ImportForeignSchema),
}

/// A statement that changes neither the catalog nor rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MaintenanceStatement {
    Reindex {
        /// An index, a table, a schema; any other: the database.
        kind: ObjectKind,
        name: Option<ObjectName>,
        concurrently: bool,
    },
    /// `VACUUM`, `ANALYZE`
    Vacuum { verb: String, tables: Vec<(ObjectName, Vec<Ident>)>, outside_transaction: bool, analyses: bool },
    /// `CLUSTER` on the index that it was clustered on before.
    Cluster { table: ObjectName },
    /// `NOTIFY`, `CHECKPOINT`, …
    Session { what: String },
}

/// A name with what else tells the object apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignedName {
    /// With its operands; a prefix operator has no left one.
    Operator {
        name: ObjectName,
        left: Option<TypeName>,
        right: Option<TypeName>,
    },
    /// An operator class or family, `USING` its access method.
    OfMethod {
        name: ObjectName,
        method: Ident,
    },
    Cast {
        from: TypeName,
        to: TypeName,
    },
    Transform {
        ty: TypeName,
        language: Ident,
    },
    UserMapping {
        user: RoleName,
        server: Ident,
    },
}

impl SignedName {
    /// Where it is written.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            SignedName::Operator { name, .. } | SignedName::OfMethod { name, .. } => name.span(),
            SignedName::Cast { from: ty, .. } | SignedName::Transform { ty, .. } => ty.span,
            SignedName::UserMapping { server, .. } => server.span,
        }
    }
}

/// `CREATE POLICY`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreatePolicy {
    pub name: Ident,
    pub table: ObjectName,
    /// `AS RESTRICTIVE` if false.
    pub permissive: bool,
    /// `FOR`: `all`, `select`, `insert`, `update`, `delete`.
    pub command: String,
    pub roles: Vec<RoleName>,
    pub using: Option<Expression>,
    pub check: Option<Expression>,
}

/// `ALTER POLICY`; what is left out stays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlterPolicy {
    pub name: Ident,
    pub table: ObjectName,
    pub roles: Option<Vec<RoleName>>,
    pub using: Option<Expression>,
    pub check: Option<Expression>,
}

/// `ALTER DEFAULT PRIVILEGES`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DefaultPrivileges {
    /// `FOR ROLE`; empty: the current one.
    pub roles: Vec<RoleName>,
    /// `IN SCHEMA`; empty: wherever.
    pub schemas: Vec<Ident>,
    pub kind: ObjectKind,
    /// The `GRANT` or `REVOKE`, without objects.
    pub grant: Grant,
}

/// A statement about roles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoleStatement {
    /// `CREATE ROLE`, `CREATE USER`, `CREATE GROUP`
    Create {
        name: Ident,
        member_of: Vec<RoleName>,
        members: Vec<RoleName>,
    },
    /// `ALTER ROLE`: its options are the server's.
    Alter {
        role: RoleName,
    },
    /// `ALTER ROLE … RENAME TO`
    Rename {
        role: Ident,
        to: Ident,
    },
    Drop {
        roles: Vec<RoleName>,
        if_exists: bool,
    },
    /// `GRANT role TO role`, `REVOKE`
    Grant {
        is_grant: bool,
        granted: Vec<Ident>,
        members: Vec<RoleName>,
        admin_option: bool,
    },
    /// `ALTER ROLE … SET`; for all of them where `role` is left out.
    Set {
        role: Option<RoleName>,
        setting: Option<String>,
        /// `RESET`, `SET … TO DEFAULT`
        resets: bool,
    },
    Comment {
        role: Ident,
    },
}

/// `CREATE COLLATION`, `CREATE OPERATOR`, `CREATE CAST`, …
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Define {
    pub kind: DefinedKind,
    pub name: ObjectName,
    pub signature: Option<SignedName>,
    pub if_not_exists: bool,
    pub or_replace: bool,
    pub options: Vec<DefineOption>,
}

/// `name = value`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DefineOption {
    pub name: String,
    pub value: DefineValue,
    pub span: Span,
}

/// The value of a [`DefineOption`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DefineValue {
    None,
    /// As `defGetString` reads it.
    Text(String),
    Name(ObjectName),
    Type(TypeName),
    Routine(RoutineName),
    /// As it was written.
    Number(String),
}

/// `CREATE CAST`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateCast {
    pub from: TypeName,
    pub to: TypeName,
    pub method: CastMethod,
    pub context: CastWhen,
}

/// How a cast converts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CastMethod {
    /// `WITH FUNCTION`
    Function(RoutineName),
    /// `WITHOUT FUNCTION`
    Binary,
    /// `WITH INOUT`
    Inout,
}

/// When a cast is applied without being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CastWhen {
    Explicit,
    /// `AS ASSIGNMENT`
    Assignment,
    /// `AS IMPLICIT`
    Implicit,
}

/// `CREATE STATISTICS`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateStatistics {
    /// Left out: PostgreSQL makes one up.
    pub name: Option<ObjectName>,
    pub if_not_exists: bool,
    /// `ndistinct`, `dependencies`, `mcv`
    pub kinds: Vec<Ident>,
    pub expressions: Vec<Expression>,
    pub table: ObjectName,
    pub span: Span,
}

/// A statement about publications.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PublicationStatement {
    Create {
        name: Ident,
        all_tables: bool,
        objects: Vec<PublicationObject>,
        options: Vec<DefineOption>,
    },
    /// `SET (…)`
    Options {
        name: Ident,
        options: Vec<DefineOption>,
    },
    /// `ADD`, `DROP`, `SET`
    Add {
        name: Ident,
        objects: Vec<PublicationObject>,
    },
    Drop {
        name: Ident,
        objects: Vec<PublicationObject>,
    },
    Set {
        name: Ident,
        objects: Vec<PublicationObject>,
    },
}

/// What is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PublicationObject {
    Table {
        name: ObjectName,
        columns: Vec<Ident>,
        condition: Option<Box<Expression>>,
        only: bool,
    },
    /// `TABLES IN SCHEMA`
    Schema(Ident),
    /// `TABLES IN SCHEMA CURRENT_SCHEMA`
    CurrentSchema(Span),
}

/// A statement about foreign data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ForeignDataStatement {
    CreateWrapper {
        name: Ident,
        handler: Option<ObjectName>,
        validator: Option<ObjectName>,
        options: Vec<ForeignOption>,
    },
    CreateServer {
        name: Ident,
        if_not_exists: bool,
        ty: Option<String>,
        version: Option<String>,
        wrapper: Ident,
        options: Vec<ForeignOption>,
    },
    AlterWrapper {
        name: Ident,
        options: Vec<ForeignOption>,
    },
    AlterServer {
        name: Ident,
        version: Option<Option<String>>,
        options: Vec<ForeignOption>,
    },
    CreateMapping {
        user: RoleName,
        server: Ident,
        if_not_exists: bool,
        options: Vec<ForeignOption>,
    },
    AlterMapping {
        user: RoleName,
        server: Ident,
        options: Vec<ForeignOption>,
    },
    DropMapping {
        user: RoleName,
        server: Ident,
        if_exists: bool,
    },
}

/// `OPTIONS (ADD host 'db')`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignOption {
    pub action: ForeignOptionAction,
    pub name: Ident,
    pub value: String,
}

/// What is done to an option.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ForeignOptionAction {
    Add,
    Set,
    Drop,
}

wire_enum!(DefinedStatement {
    0 DropOn { kind, name, relation, if_exists, cascade }, 1 RenameOn { kind, name, relation, to, if_exists },
    2 CreatePolicy(it), 3 AlterPolicy(it), 4 DefaultPrivileges(it), 5 Role(it), 6 DropOwned { roles, cascade },
    7 ReassignOwned { roles, to }, 8 Define(it), 9 DropSigned { kind, names, if_exists, cascade },
    10 RenameSigned { kind, name, to }, 11 OwnerOfSigned { kind, name, role }, 12 SchemaOfSigned { kind, name, schema },
    13 Statistics(it), 14 StatisticsTarget { name, target, if_exists }, 15 Publication(it),
    16 Cluster { what, outside_transaction }, 17 ForeignData(it), 18 ExtensionMember { extension, add, kind, name },
    19 UpdateExtension { extension, version }, 20 Maintenance(it), 21 OperatorClass(it),
    22 TextSearch(it), 23 SecurityLabel { provider }, 24 CreateCast(it),
    25 Handler(it), 26 AlterOperator { name, options }, 40 Server(it), 41 Subscription(it), 42 ImportForeignSchema(it),
});
wire_enum!(MaintenanceStatement {
    0 Reindex { kind, name, concurrently }, 1 Vacuum { verb, tables, outside_transaction, analyses }, 2 Cluster { table },
    3 Session { what },
});
wire_enum!(SignedName {
    0 Operator { name, left, right }, 1 OfMethod { name, method }, 2 Cast { from, to }, 3 Transform { ty, language },
    4 UserMapping { user, server },
});
wire_enum!(RoleStatement {
    0 Create { name, member_of, members }, 1 Alter { role }, 2 Rename { role, to }, 3 Drop { roles, if_exists },
    4 Grant { is_grant, granted, members, admin_option }, 5 Set { role, setting, resets }, 6 Comment { role },
});
wire_enum!(DefineValue { 0 None, 1 Text(it), 2 Name(it), 3 Type(it), 4 Routine(it), 5 Number(it) });
wire_enum!(PublicationStatement {
    0 Create { name, all_tables, objects, options }, 1 Options { name, options }, 2 Add { name, objects },
    3 Drop { name, objects }, 4 Set { name, objects },
});
wire_enum!(PublicationObject { 0 Table { name, columns, condition, only }, 1 Schema(name), 2 CurrentSchema(span) });
wire_enum!(ForeignDataStatement {
    0 CreateWrapper { name, handler, validator, options },
    1 CreateServer { name, if_not_exists, ty, version, wrapper, options }, 2 AlterWrapper { name, options },
    3 AlterServer { name, version, options }, 4 CreateMapping { user, server, if_not_exists, options },
    5 AlterMapping { user, server, options }, 6 DropMapping { user, server, if_exists },
});
wire_enum!(CastMethod { 0 Function(it), 1 Binary, 2 Inout });
wire_enum!(CastWhen { 0 Explicit, 1 Assignment, 2 Implicit });
wire_enum!(ForeignOptionAction { 0 Add, 1 Set, 2 Drop });
wire_struct!(
    CreatePolicy { name, table, permissive, command, roles, using, check }
    AlterPolicy { name, table, roles, using, check }
    DefaultPrivileges { roles, schemas, kind, grant }
    Define { kind, name, signature, if_not_exists, or_replace, options }
    DefineOption { name, value, span }
    CreateCast { from, to, method, context }
    CreateStatistics { name, if_not_exists, kinds, expressions, table, span }
    ForeignOption { action, name, value }
);
