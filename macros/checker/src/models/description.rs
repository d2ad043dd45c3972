//! What a crate's models say, as plain data: what was read from Rust items, before anything is held against a history.
//!
//! How Rust is read is not known here (`arcoiris-models` does it), so that places are [`Anchor`]s which only the reader understands.

/// A place in the Rust source: an index into what the reader kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Anchor(pub u32);

/// All models that are compared at once: those of one module, or of a whole crate.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Description {
    /// `enum`s.
    pub enums: Vec<EnumModel>,
    /// Structs of one unnamed field.
    pub domains: Vec<DomainModel>,
    /// Structs with `#[composite]`.
    pub composites: Vec<CompositeModel>,
    /// All other structs.
    pub tables: Vec<TableModel>,
}

/// What every model has: who it is in Rust and in SQL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The item's name in the source.
    pub anchor: Anchor,
    /// The modules around it, from the crate's root or as far as they are known.
    pub module: Vec<String>,
    /// Its name in Rust.
    pub ident: String,
    /// The schema, as stored.
    pub schema: String,
    /// Its name in SQL, as stored.
    pub name: String,
    /// `///`, where comments are compared; `None` where they are not.
    pub comment: Option<Comment>,
}

/// A doc comment that the database is to have. No text means that there is to be none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// The text.
    pub text: Option<String>,
    /// Where.
    pub anchor: Anchor,
}

/// A path to another model: `super::core::Organization`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ItemPath {
    /// Its segments.
    pub segments: Vec<String>,
    /// Where it stands.
    pub anchor: Anchor,
}

/// A text of the author's, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The text.
    pub text: String,
    /// Where it stands.
    pub anchor: Anchor,
}

/// `CREATE TYPE … AS ENUM`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnumModel {
    /// Who it is.
    pub item: Item,
    /// The labels in order, each with its variant's place.
    pub labels: Vec<Words>,
}

/// `CREATE DOMAIN`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DomainModel {
    /// Who it is.
    pub item: Item,
    /// What it is a domain over.
    pub ty: ColumnType,
    /// `#[not_null]`
    pub not_null: bool,
    /// `#[default("…")]`
    pub default: Option<Words>,
    /// `#[check("…")]`
    pub checks: Vec<CheckModel>,
}

/// `CREATE TYPE … AS (…)`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompositeModel {
    /// Who it is.
    pub item: Item,
    /// Its attributes.
    pub columns: Vec<ColumnModel>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableModel {
    /// Who it is.
    pub item: Item,
    /// `#[renamed_from("…")]`
    pub renamed_from: Option<Words>,
    /// The columns, in the order of the fields.
    pub columns: Vec<ColumnModel>,
    /// PRIMARY KEY and UNIQUE.
    pub keys: Vec<KeyModel>,
    /// CHECK.
    pub checks: Vec<CheckModel>,
    /// FOREIGN KEY.
    pub references: Vec<ReferenceModel>,
    /// Indexes that enforce no constraint.
    pub indexes: Vec<IndexModel>,
    /// `#[omits("…")]`: columns, constraints and indexes that are the database's alone.
    pub omits: Vec<Words>,
}

/// A column, or an attribute of a composite type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnModel {
    /// The field's name in the source.
    pub anchor: Anchor,
    /// The field's name.
    pub field: String,
    /// The column's name, as stored.
    pub name: String,
    /// Its type.
    pub ty: ColumnType,
    /// Whether the field is an `Option`.
    pub nullable: bool,
    /// What the database puts in where nothing is said.
    pub value: Value,
    /// `#[collate("…")]`
    pub collation: Option<Words>,
    /// `#[renamed_from("…")]`
    pub renamed_from: Option<Words>,
    /// `///`, where comments are compared.
    pub comment: Option<Comment>,
}

/// What the database puts into a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// NULL.
    None,
    /// `#[default("…")]`
    Default(Words),
    /// `#[generated("…")]`
    Generated(Words),
    /// `#[identity]`, or `#[identity(by_default)]`
    Identity {
        /// Whether it is `BY DEFAULT`.
        by_default: bool,
    },
    /// `#[serial]`
    Serial,
}

/// The type of a column as its field tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnType {
    /// The type, or `#[sql_type("…")]`, in the source.
    pub anchor: Anchor,
    /// What it is in SQL.
    pub sql: SqlType,
    /// Whether it is an array of that: of a `Vec` without `#[sql_type]`.
    pub array: bool,
    /// Whether the Rust type is a `Vec` of what `reads` tells.
    pub vec: bool,
    /// The type in Rust, without `Option`.
    pub rust: String,
    /// What the Rust type, or its element's, reads by itself; `None` where that is not known.
    pub reads: Option<&'static [&'static str]>,
}

/// A type in SQL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SqlType {
    /// As SQL writes it.
    Written(String),
    /// The type of another model.
    Item(ItemPath),
}

/// PRIMARY KEY or UNIQUE.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyModel {
    /// The attribute.
    pub anchor: Anchor,
    /// `name = "…"`
    pub name: Option<String>,
    /// Whether it is the primary key.
    pub primary: bool,
    /// The columns, as stored.
    pub columns: Vec<String>,
    /// What stands between `UNIQUE` and the columns, or after them.
    pub nulls_not_distinct: bool,
    /// `deferrable`, `initially_deferred`
    pub deferral: Deferral,
}

/// When a constraint is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Deferral {
    /// At once.
    #[default]
    No,
    /// `DEFERRABLE`
    Deferrable,
    /// `DEFERRABLE INITIALLY DEFERRED`
    InitiallyDeferred,
}

/// CHECK.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckModel {
    /// The attribute.
    pub anchor: Anchor,
    /// `name = "…"`
    pub name: Option<String>,
    /// The condition.
    pub expression: String,
}

/// FOREIGN KEY.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferenceModel {
    /// The attribute.
    pub anchor: Anchor,
    /// `name = "…"`
    pub name: Option<String>,
    /// The referencing columns, as stored.
    pub columns: Vec<String>,
    /// The table referred to.
    pub target: Target,
    /// The columns referred to, as stored; none for those of its primary key.
    pub referenced: Vec<String>,
    /// `on_delete = "…"`
    pub on_delete: Option<String>,
    /// `on_update = "…"`
    pub on_update: Option<String>,
    /// `deferrable`, `initially_deferred`
    pub deferral: Deferral,
}

/// What a foreign key refers to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// `#[references("core.organizations")]`: schema and name, as stored.
    Table(String, String),
    /// `#[references(super::core::Organization)]`
    Item(ItemPath),
}

/// An index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexModel {
    /// The attribute.
    pub anchor: Anchor,
    /// `name = "…"`
    pub name: Option<String>,
    /// `unique`
    pub unique: bool,
    /// What follows the table's name: `USING gin (tags) WHERE active`.
    pub definition: String,
}

impl Item {
    /// Schema and name as SQL writes them.
    #[must_use]
    pub fn qualified(&self) -> String {
        qualified(&self.schema, &self.name)
    }
}

/// Schema and name as SQL writes them.
#[must_use]
pub fn qualified(schema: &str, name: &str) -> String {
    format!("{}.{}", arcoiris_catalog::Name::new(schema), arcoiris_catalog::Name::new(name))
}

impl Deferral {
    /// As SQL writes it, with a blank before it.
    #[must_use]
    pub fn sql(self) -> &'static str {
        match self {
            Deferral::No => "",
            Deferral::Deferrable => " DEFERRABLE",
            Deferral::InitiallyDeferred => " DEFERRABLE INITIALLY DEFERRED",
        }
    }
}
