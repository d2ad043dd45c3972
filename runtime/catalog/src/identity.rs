//! How objects are told apart: by a number that stays with an object through renames, as PostgreSQL's OIDs do, and by
//! the names under which statements find them.

use crate::{Name, Reader, Wire, WireError, wire_enum, wire_struct};

/// The number of an object, given when it is created and never used again in the same history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectId(pub u32);

impl Wire for ObjectId {
    fn put(&self, out: &mut Vec<u8>) {
        self.0.put(out);
    }
    fn take(reader: &mut Reader<'_>) -> Result<Self, WireError> {
        u32::take(reader).map(ObjectId)
    }
}

/// The number of a column in its table, from 1, never used again (`pg_attribute.attnum`).
pub type ColumnNumber = i16;

/// A space in which names are unique.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Namespace {
    /// Schemas of the database.
    Schema,
    /// Extensions of the database.
    Extension,
    /// Tables, indexes, sequences, views and all else that has a row in `pg_class`, per schema.
    Relation,
    /// Types, with those that tables and arrays bring, per schema.
    Type,
    /// Constraints of one table or domain.
    Constraint,
    /// Functions, procedures and aggregates, per schema: the name with the types of its input arguments.
    Routine,
    /// Triggers of one table.
    Trigger,
    /// Objects of one kind that has a space of its own, in the database, a schema or a table.
    Defined(crate::DefinedKind),
}

/// A name in its space: what a statement's name is looked up by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The space.
    pub namespace: Namespace,
    /// The schema, the table or the domain that the name belongs to; `None` for what stands in the database itself.
    pub parent: Option<ObjectId>,
    /// The name.
    pub name: Name,
}

/// A role, as far as a history can know it: roles belong to the server, not to the database.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Whoever applies the revisions.
    Migrator,
    /// The owner of the database (`pg_database_owner`), who owns the schema `public` since PostgreSQL 15; the bootstrap
    /// superuser before.
    DatabaseOwner,
    /// A role called by name.
    Named(Name),
}

wire_enum!(Role { 0 Migrator, 1 DatabaseOwner, 2 Named(name) });

/// Who is granted a privilege.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grantee {
    /// Everybody.
    Public,
    /// One role.
    Role(Role),
}

wire_enum!(Grantee { 0 Public, 1 Role(role) });

/// A privilege of <https://www.postgresql.org/docs/15/ddl-priv.html>.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is the SQL word itself")]
pub enum Privilege {
    Select,
    Insert,
    Update,
    Delete,
    Truncate,
    References,
    Trigger,
    Usage,
    Create,
    Connect,
    Temporary,
    Execute,
    /// Since PostgreSQL 17.
    Maintain,
}

wire_enum!(Privilege {
    0 Select, 1 Insert, 2 Update, 3 Delete, 4 Truncate, 5 References, 6 Trigger, 7 Usage, 8 Create, 9 Connect,
    10 Temporary, 11 Execute, 12 Maintain,
});

/// One privilege that one role gave another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Grant {
    /// Who has it.
    pub grantee: Grantee,
    /// What.
    pub privilege: Privilege,
    /// Whether they may pass it on.
    pub grant_option: bool,
    /// Who gave it.
    pub grantor: Role,
}

wire_struct!(Grant { grantee, privilege, grant_option, grantor });

/// The privileges on an object: `None` is PostgreSQL's default for its kind (a NULL `relacl`), `Some` what is stored,
/// sorted.
pub type Privileges = Option<Vec<Grant>>;

/// How a dependency behaves when its target is dropped (`pg_depend.deptype`,
/// <https://www.postgresql.org/docs/15/catalog-pg-depend.html>).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// DROP needs CASCADE.
    Normal,
    /// Goes with the target silently.
    Auto,
    /// Part of the target: goes with it, and cannot be dropped by itself.
    Internal,
    /// Member of an extension: goes with it, and cannot be dropped by itself.
    Extension,
    /// A partition's part of the target: goes with it or with the partition, and cannot be dropped by itself.
    Partition,
}

wire_enum!(Strength { 0 Normal, 1 Auto, 2 Internal, 3 Extension, 4 Partition });

/// The part of an object that a dependency starts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The object.
    Whole,
    /// The column of a table.
    Column(ColumnNumber),
    /// The default, or the generation expression, of a column of a table.
    Default(ColumnNumber),
}

/// An edge of the dependency graph, as the object that depends tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reference {
    /// Which part depends.
    pub from: Part,
    /// On which object.
    pub target: ObjectId,
    /// On which column of it, if not on the whole.
    pub column: Option<ColumnNumber>,
    /// How.
    pub strength: Strength,
}
