//! Tables and their columns.

use std::sync::Arc;

use super::{IndexElement, whole};
use crate::{
    CollationRef, ColumnNumber, Expression, Name, ObjectId, Part, Privileges, Reference, Role, Strength,
    TypeBase, TypeRef, wire_enum, wire_struct,
};

/// A table. <https://www.postgresql.org/docs/15/sql-createtable.html>
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The schema it stands in.
    pub schema: ObjectId,
    /// Its name.
    pub name: Name,
    /// The name of the array type over its row type.
    pub array_type: Name,
    /// The columns that it has, in order. Shared, so that a change of one leaves the rest alone.
    pub columns: Vec<Arc<Column>>,
    /// The number that the next column gets: numbers of dropped columns are not used again.
    pub next_column: ColumnNumber,
    /// A table, a view, …
    pub kind: TableKind,
    /// What a view shows; `None` for all other kinds.
    pub view: Option<Box<View>>,
    /// The tables that it inherits from, in order; of a partition its partitioned table.
    pub parents: Vec<ObjectId>,
    /// `PARTITION BY`: strategy and key.
    pub partition_key: Option<PartitionKey>,
    /// `FOR VALUES …` or `DEFAULT` of a partition, as `pg_get_expr(relpartbound)` prints it.
    pub partition_bound: Option<Expression>,
    /// `OF type`
    pub of_type: Option<ObjectId>,
    /// `REPLICA IDENTITY`; that of an index stands with the index too.
    pub replica_identity: ReplicaIdentity,
    /// `USING`, if not `heap`.
    pub access_method: Option<Name>,
    /// `TABLESPACE`, if not the database's own.
    pub tablespace: Option<Name>,
    /// Server and options of a foreign table, sorted by name.
    pub foreign: Option<(ObjectId, Vec<(Name, String)>)>,
    /// Logged, unlogged or temporary.
    pub persistence: Persistence,
    /// `WITH (…)`, sorted by name: name and value.
    pub options: Vec<(Name, String)>,
    /// `ENABLE ROW LEVEL SECURITY`
    pub row_security: bool,
    /// `FORCE ROW LEVEL SECURITY`
    pub force_row_security: bool,
    /// Its owner.
    pub owner: Role,
    /// Who may do what.
    pub privileges: Privileges,
    /// `COMMENT ON TABLE`
    pub comment: Option<String>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its number, which stays with it.
    pub number: ColumnNumber,
    /// Its name.
    pub name: Name,
    /// Its type.
    pub ty: TypeRef,
    /// `COLLATE`, if not the type's own.
    pub collation: Option<CollationRef>,
    /// `NOT NULL`
    pub not_null: bool,
    /// `DEFAULT`, or the expression of a generated column.
    pub default: Option<Expression>,
    /// `GENERATED … AS IDENTITY`
    pub identity: Option<Identity>,
    /// `GENERATED ALWAYS AS (…)`: the expression stands in `default`.
    pub generated: Option<Generation>,
    /// `SET STORAGE`, if not the type's own: `plain`, `external`, `extended`, `main`.
    pub storage: Option<Name>,
    /// `SET COMPRESSION`
    pub compression: Option<Name>,
    /// `SET STATISTICS`
    pub statistics: Option<i16>,
    /// `SET (n_distinct = …)`, sorted by name.
    pub options: Vec<(Name, String)>,
    /// Privileges on this column.
    pub privileges: Privileges,
    /// `COMMENT ON COLUMN`
    pub comment: Option<String>,
    /// From how many parents it is inherited (`attinhcount`).
    pub inherited: i16,
    /// Whether it is the table's own, whatever it inherits (`attislocal`).
    pub local: bool,
    /// `OPTIONS (…)` of a foreign table's column, sorted by name.
    pub foreign_options: Vec<(Name, String)>,
}

/// What kind of relation with columns a [`Table`] is (`pg_class.relkind`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableKind {
    /// `CREATE TABLE`
    Ordinary,
    /// `CREATE TABLE … PARTITION BY`
    Partitioned,
    /// `CREATE FOREIGN TABLE`
    Foreign,
    /// `CREATE VIEW`
    View,
    /// `CREATE MATERIALIZED VIEW`
    MaterializedView,
    /// `CREATE TYPE … AS (…)`
    Composite,
}

/// What a view shows. <https://www.postgresql.org/docs/15/sql-createview.html>
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// The query, in normal form.
    pub query: Expression,
    /// What it depends on beside the holes of its query: relations, with the column or the whole.
    pub references: Vec<(ObjectId, Option<ColumnNumber>)>,
    /// Whether a materialized view may be read: not after `WITH NO DATA`.
    pub populated: bool,
}

/// `PARTITION BY`. <https://www.postgresql.org/docs/15/ddl-partitioning.html>
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartitionKey {
    /// How rows are told apart.
    pub strategy: PartitionStrategy,
    /// The key, in order.
    pub keys: Vec<super::IndexKey>,
}

/// How a partitioned table tells its rows apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the SQL word itself")]
pub enum PartitionStrategy {
    List,
    Range,
    Hash,
}

/// `REPLICA IDENTITY`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the SQL word itself")]
pub enum ReplicaIdentity {
    Default,
    Nothing,
    Full,
    Index,
}

/// When an identity column takes its value from its sequence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Identity {
    /// `GENERATED ALWAYS`
    Always,
    /// `GENERATED BY DEFAULT`
    ByDefault,
}

/// When a generated column is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Generation {
    /// `STORED`
    Stored,
    /// `VIRTUAL`, since PostgreSQL 18
    Virtual,
}

/// What happens to a table's rows after a crash or the session's end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Persistence {
    /// Kept.
    Permanent,
    /// `UNLOGGED`
    Unlogged,
    /// `TEMPORARY`
    Temporary,
}

wire_enum!(Identity { 0 Always, 1 ByDefault });
wire_enum!(Generation { 0 Stored, 1 Virtual });
wire_enum!(Persistence { 0 Permanent, 1 Unlogged, 2 Temporary });
wire_struct!(
    Table {
        schema, name, array_type, columns, next_column, kind, view, parents, partition_key, partition_bound, of_type,
        replica_identity, access_method, tablespace, foreign, persistence, options, row_security, force_row_security, owner,
        privileges, comment,
    }
    Column {
        number, name, ty, collation, not_null, default, identity, generated, storage, compression, statistics, options,
        privileges, comment, inherited, local, foreign_options,
    }
    View { query, references, populated }
    PartitionKey { strategy, keys }
);
wire_enum!(TableKind { 0 Ordinary, 1 Partitioned, 2 Foreign, 3 View, 4 MaterializedView, 5 Composite });
wire_enum!(PartitionStrategy { 0 List, 1 Range, 2 Hash });
wire_enum!(ReplicaIdentity { 0 Default, 1 Nothing, 2 Full, 3 Index });

impl Table {
    /// The column of this name.
    #[must_use]
    pub fn column(&self, name: &str) -> Option<&Arc<Column>> {
        self.columns.iter().find(|column| column.name.as_str() == name)
    }

    /// The column with this number.
    #[must_use]
    pub fn column_numbered(&self, number: ColumnNumber) -> Option<&Arc<Column>> {
        self.columns.iter().find(|column| column.number == number)
    }

    /// The column with this number, to be changed.
    pub fn column_mut(&mut self, number: ColumnNumber) -> Option<&mut Column> {
        self.columns.iter_mut().find(|column| column.number == number).map(Arc::make_mut)
    }

    pub(super) fn references(&self, found: &mut Vec<Reference>) {
        found.push(whole(self.schema, Strength::Normal));
        // A partition goes with its partitioned table by itself; any other child needs CASCADE.
        let strength = if self.partition_bound.is_some() { Strength::Auto } else { Strength::Normal };
        found.extend(self.parents.iter().map(|parent| whole(*parent, strength)));
        found.extend(self.of_type.iter().map(|of| whole(*of, Strength::Normal)));
        found.extend(self.foreign.iter().map(|(server, _)| whole(*server, Strength::Normal)));
        if let Some(view) = &self.view {
            view.query.references(Part::Whole, None, Strength::Normal, found);
            found.extend(view.references.iter().map(|(target, column)| Reference {
                from: Part::Whole,
                target: *target,
                column: *column,
                strength: Strength::Normal,
            }));
        }
        // The columns of a partition key cannot be dropped; what else it names holds the whole table.
        for key in self.partition_key.iter().flat_map(|key| &key.keys) {
            if let Some(target) = key.collation.as_ref().and_then(CollationRef::object) {
                found.push(Reference { from: Part::Whole, target, column: None, strength: Strength::Normal });
            }
            if let IndexElement::Expression(expression) = &key.element {
                expression.references(Part::Whole, None, Strength::Normal, found);
            }
        }
        for column in &self.columns {
            if let TypeBase::User(target) = column.ty.base {
                let from = Part::Column(column.number);
                found.push(Reference { from, target, column: None, strength: Strength::Normal });
            }
            if let Some(target) = column.collation.as_ref().and_then(CollationRef::object) {
                let from = Part::Column(column.number);
                found.push(Reference { from, target, column: None, strength: Strength::Normal });
            }
            if let Some(default) = &column.default {
                default.references(Part::Default(column.number), None, Strength::Normal, found);
            }
        }
    }
}
