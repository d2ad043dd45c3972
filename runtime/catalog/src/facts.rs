//! A schema told as facts: one attribute of one object each, in PostgreSQL's own words.
//!
//! Two catalogs are equal if their facts are. Messages, the command line and the comparison with a live database all speak
//! in facts, so the words of an attribute are PostgreSQL's: a type as `format_type` prints it, an expression as
//! `pg_get_expr` does.
//!
//! | object | attributes |
//! |---|---|
//! | `schema core` | `owner`, `privileges`, `comment` |
//! | `extension citext` | `schema`, `comment` |
//! | `type acct.acct_entry_type` (an enum) | `labels` (`'debit', 'credit'`), `owner`, `privileges`, `comment` |
//! | `type core.base` (a base one) | `input`, `output`, `receive`, `send`, `length`, `passed by value`, `alignment`, `storage`, `delimiter`, and those of any type |
//! | `domain core.email` | `type`, `collation`, `nullability`, `default`, `owner`, `privileges`, `comment` |
//! | `table pos.sales` | `persistence`, `options`, `row security`, `inherits`, `partition of`, `partition bound`, `partition key`, `of type`, `replica identity`, `access method`, `tablespace`, `owner`, `privileges`, `comment` |
//! | `foreign table pos.rates` | `server`, `foreign options`, and those of a table |
//! | `type pos.address` (a composite one) | `owner`, `privileges`, `comment`; its attributes are columns |
//! | `column pos.sales.tip` | `position` (from 1 among the columns there are), `type`, `collation`, `nullability` (`not null`, `null`), `default`, `identity`, `generated`, `storage`, `compression`, `statistics`, `options`, `inherited`, `local`, `foreign options`, `privileges`, `comment` |
//! | `constraint sales_pkey on pos.sales` | `definition` (`pg_get_constraintdef`), `inherited`, `local`, `parent`, `comment` |
//! | `index pos.sales_tip_idx` | `definition` (`pg_get_indexdef` without `WITH`; a key's index has none, its constraint has), `options`, `clustered`, `replica identity`, `parent`, `valid`, `comment` |
//! | `view pos.totals`, `materialized view pos.totals` | `definition`, `persistence`, `options`, `owner`, `privileges`, `comment` |
//! | `sequence pos.sale_numbers` | `type`, `start`, `increment`, `minimum`, `maximum`, `cache`, `cycle`, `persistence`, `owned by`, `owner`, `privileges`, `comment` |
//! | `policy own on pos.sales` | `command` (`select`, …), `restrictive`, `roles`, `using`, `with check`, `comment` |
//! | `statistics pos.s` | `table`, `columns`, `kinds` (if not all), `target`, `owner`, `comment` |
//! | `publication p` | `all tables`, `publish` (if not all), `via root`, `owner`, `comment` |
//! | `publication "table" (pos.sales) on p` | `columns`, `where` |
//! | `publication schema (pos) on p` | |
//! | `cast "as" (integer, core.grade)` | `function`, `method` (`inout`, `binary`), `context` (`implicit`, `assignment`), `comment` |
//! | `operator core.=== (integer, integer)` (`NONE` on the left of a prefix operator) | `function` (none of a shell), `restrict`, `join`, `commutator`, `negator`, `hashes`, `merges`, `owner`, `comment` |
//! | `operator family core.grades (btree)` | `owner`, `comment` |
//! | `operator class core.grade_ops (btree)` | `type`, `family`, `default`, `storage`, `owner`, `comment` |
//! | `operator family member "btree operator 1" (core.grade, core.grade) on core.grades` | `operator` or `function`, `order by`, `class` (if it is a part of one) |
//! | `language plsample` | `handler`, `inline`, `validator`, `trusted`, `owner`, `privileges`, `comment` |
//! | `transform "for" (core.grade, plsample)` | `from sql`, `to sql`, `comment` |
//! | `conversion core.ours` | `function`, `from`, `to`, `default`, `owner`, `comment` |
//! | `access method columnar` | `handler`, `type` (`table`, `index`), `comment` |
//! | `text search parser core.words` | `start`, `gettoken`, `end`, `lextypes`, `headline`, `comment` |
//! | `text search template core.plain` | `init`, `lexize`, `comment` |
//! | `collation core.insensitive` | `provider` (`icu`, `libc`), `locale`, `character type` (if another), `deterministic` (`no`), `owner`, `comment` |
//! | `text search configuration pos.simple_english` | `mapping asciiword` and so on for each token (`pos.unaccent, english_stem`), `owner`, `comment` |
//! | `text search dictionary pos.plain` | `template`, `options`, `owner`, `comment` |
//! | `foreign data wrapper w`, `server s`, `user mapping app on s` | `wrapper`, `type`, `version`, `options`, `owner`, `privileges`, `comment` |
//! | `default privileges tables (app) on pos` | `privileges` |
//!
//! An attribute that has PostgreSQL's default (no comment, no default, default privileges, …) is left out, but `type`,
//! `nullability`, `position`, `definition`, `labels` and a sequence's numbers are always there. Members of an extension and what is
//! temporary are not told, nor the constraints that say of one partition what a foreign key to its partitioned table says of all.
//! The existence of an object is a fact of its own with an empty attribute.
//!
//! Further words: `owner` is left out where it is whoever applies the revisions, who is called `current_user` in
//! privileges; `privileges` are `aclitem`s, sorted, parted by `, `, and left out where they come to the default of their
//! kind; `options` are `name=value`, sorted, parted by `, `; `identity` is `always` or `by default`, `generated` is
//! `stored` or `virtual` (its expression is the `default`), `cycle`, `clustered`, `replica identity` are `yes`, `row security`
//! is `enabled`, `forced` or `enabled, forced`, `inherited` is the number of tables above, `local` and `valid` are `no`, `persistence` is `unlogged` or `temporary`, `owned by` is a column, with
//! ` (identity)` after it if it is one.

use std::borrow::Cow;

mod compare;
mod definition;
mod label;
mod parted;
mod privileges;
mod routine;
mod words;

pub use compare::differences;
pub use definition::{
    constraint_definition, exclusion_definition, expression_text, index_definition, options_text,
    storage_parameters,
};
pub use label::{object_label, qualified_name, routine_signature};
pub use parted::{Label, split_last};
pub use privileges::{
    PrivilegedKind, all_privileges, default_privileges, effective_privileges, materialised, privileges_text,
    role_text,
};

use definition::partition_key_definition;

use crate::{
    Catalog, CollationRef, Column, Defined, DefinedKind, Generation, Grant, Identity, Index, Object,
    ObjectId, Persistence, Privileges, ReplicaIdentity, Role, Schema, Sequence, State, Table, TableKind,
    Type, TypeKind, format_type,
};

/// One attribute of one object.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fact {
    /// The object: kind and name, `column pos.sales.tip`.
    pub object: String,
    /// The attribute; empty for the fact that the object exists.
    pub attribute: Cow<'static, str>,
    /// Its value in PostgreSQL's words.
    pub value: String,
}

/// Stands around what is told as it was written because PostgreSQL's form of it is not known. Two values that differ and hold it
/// may be equal on a server.
pub const UNDECIDED: char = '\u{fffd}';

/// A way in which two states differ.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// The object is expected and is not there.
    Missing {
        /// Kind and name.
        object: String,
    },
    /// The object is there and is not expected.
    Unexpected {
        /// Kind and name.
        object: String,
    },
    /// An attribute has another value.
    Changed {
        /// Kind and name of the object.
        object: String,
        /// The attribute; `name` if two objects have exchanged their names.
        attribute: Cow<'static, str>,
        /// What it should be, `None` for the default.
        expected: Option<String>,
        /// What it is, `None` for the default.
        found: Option<String>,
    },
}

impl Difference {
    /// Whether a server may find no difference here: a value is not known as it prints it.
    #[must_use]
    pub fn is_undecided(&self) -> bool {
        let unknown = |value: &Option<String>| value.as_ref().is_some_and(|value| value.contains(UNDECIDED));
        match self {
            Difference::Changed { expected, found, .. } => unknown(expected) || unknown(found),
            Difference::Missing { .. } | Difference::Unexpected { .. } => false,
        }
    }
}

/// Appends the facts of one object in `state`; a table's are followed by those of its columns.
pub fn facts_of(state: &dyn State, id: ObjectId, facts: &mut Vec<Fact>) {
    let (Some(label), Some(object)) = (object_label(state, id), state.object(id)) else { return };
    let mut told = Told::new(&label, facts);
    match object.as_ref() {
        Object::Schema(it) => schema(it, &mut told),
        Object::Extension(it) => {
            let schema = state.schema_name(it.schema).map(ToString::to_string);
            let in_pg_catalog = || (it.schema == Catalog::PG_CATALOG).then(|| "pg_catalog".to_owned());
            told.some("schema", schema.or_else(in_pg_catalog));
            told.some("comment", it.comment.clone());
        }
        Object::Type(it) => a_type(state, it, &mut told),
        Object::Table(it) => {
            table(state, it, &mut told);
            for (index, column_of) in it.columns.iter().enumerate() {
                column(state, it, column_of, index + 1, facts);
            }
        }
        Object::Constraint(it) => {
            told.some("definition", Some(constraint_definition(state, it)));
            inheritance(it.inherited, it.local, &mut told);
            told.some(
                "parent",
                it.above()
                    .map(|above| state.object(above).map(|it| it.name().to_string()).unwrap_or_default()),
            );
            told.some("comment", it.comment.clone());
        }
        Object::Index(it) => index(state, it, &mut told),
        Object::Sequence(it) => sequence(state, it, &mut told),
        Object::Routine(it) => routine::routine(state, it, &mut told),
        Object::Trigger(it) => routine::trigger(state, it, &mut told),
        Object::Defined(it) => defined(state, it, &mut told),
    }
}

/// The facts of one object as they are told.
struct Told<'a> {
    object: &'a str,
    facts: &'a mut Vec<Fact>,
}

impl<'a> Told<'a> {
    fn new(object: &'a str, facts: &'a mut Vec<Fact>) -> Self {
        let mut told = Told { object, facts };
        told.some("", Some(String::new()));
        told
    }

    fn some(&mut self, attribute: &'static str, value: Option<String>) {
        if let Some(value) = value {
            let attribute = Cow::Borrowed(attribute);
            self.facts.push(Fact { object: self.object.to_owned(), attribute, value });
        }
    }

    fn attributes(
        &mut self,
        state: &dyn State,
        table: Option<&Table>,
        attributes: &[(crate::Name, crate::Expression)],
    ) {
        for (name, value) in attributes {
            self.facts.push(Fact {
                object: self.object.to_owned(),
                attribute: Cow::Owned(name.as_str().to_owned()),
                value: expression_text(state, table, value),
            });
        }
    }

    fn yes(&mut self, attribute: &'static str, holds: bool) {
        self.some(attribute, holds.then(|| "yes".to_owned()));
    }

    fn owner(&mut self, owner: &Role) {
        self.some("owner", (*owner != Role::Migrator).then(|| role_text(owner)));
    }

    /// `default` is what NULL stands for.
    fn privileges(&mut self, privileges: &Privileges, default: Vec<Grant>) {
        let effective = effective_privileges(privileges, &default);
        self.some("privileges", (effective != materialised(default)).then(|| privileges_text(&effective)));
    }
}

fn schema(it: &Schema, told: &mut Told<'_>) {
    told.owner(&it.owner);
    told.privileges(&it.privileges, default_privileges(PrivilegedKind::Schema, &it.owner));
    told.some("comment", it.comment.clone());
}

fn a_type(state: &dyn State, it: &Type, told: &mut Told<'_>) {
    match &it.kind {
        TypeKind::Enum { labels } => {
            let quoted: Vec<String> = labels.iter().map(|label| literal(label)).collect();
            told.some("labels", Some(quoted.join(", ")));
        }
        TypeKind::Domain { base, collation, default, not_null } => {
            told.some("type", Some(format_type(state, base)));
            told.some("collation", collation.as_ref().map(|it| collation_name(state, it)));
            told.some("nullability", Some(nullability(*not_null)));
            told.some("default", default.as_ref().map(|it| expression_text(state, None, it)));
        }
        TypeKind::Range { subtype, attributes } => {
            told.some("subtype", Some(format_type(state, subtype)));
            told.attributes(state, None, attributes);
        }
        TypeKind::Defined { attributes } => told.attributes(state, None, attributes),
        TypeKind::Shell => told.yes("shell", true),
        TypeKind::Base | TypeKind::Multirange { .. } => {}
    }
    told.owner(&it.owner);
    told.privileges(&it.privileges, default_privileges(PrivilegedKind::Type, &it.owner));
    told.some("comment", it.comment.clone());
}

/// `pg_attribute.attinhcount` and `attislocal`, and those of a constraint.
fn inheritance(inherited: i16, local: bool, told: &mut Told<'_>) {
    told.some("inherited", (inherited > 0).then(|| inherited.to_string()));
    told.some("local", (!local).then(|| "no".to_owned()));
}

fn table(state: &dyn State, it: &Table, told: &mut Told<'_>) {
    if let Some(view) = &it.view {
        told.some("definition", Some(expression_text(state, Some(it), &view.query)));
    }
    let parents: Vec<String> = it.parents.iter().map(|parent| qualified_name(state, *parent)).collect();
    let attribute = if it.partition_bound.is_some() { "partition of" } else { "inherits" };
    told.some(attribute, (!parents.is_empty()).then(|| parents.join(", ")));
    told.some(
        "partition bound",
        it.partition_bound.as_ref().map(|bound| expression_text(state, None, bound)),
    );
    told.some("partition key", it.partition_key.as_ref().map(|key| partition_key_definition(state, it, key)));
    told.some("of type", it.of_type.map(|of| qualified_name(state, of)));
    let replica_identity = match it.replica_identity {
        ReplicaIdentity::Default => None,
        ReplicaIdentity::Nothing => Some("nothing"),
        ReplicaIdentity::Full => Some("full"),
        ReplicaIdentity::Index => Some("index"),
    };
    told.some("replica identity", replica_identity.map(str::to_owned));
    told.some("access method", it.access_method.as_ref().map(ToString::to_string));
    told.some("tablespace", it.tablespace.as_ref().map(ToString::to_string));
    if let Some((server, options)) = &it.foreign {
        told.some("server", Some(qualified_name(state, *server)));
        told.some("foreign options", options_text(options));
    }
    told.some("persistence", persistence(it.persistence));
    told.some("options", options_text(&it.options));
    let security = match (it.row_security, it.force_row_security) {
        (false, false) => None,
        (true, false) => Some("enabled"),
        (false, true) => Some("forced"),
        (true, true) => Some("enabled, forced"),
    };
    told.some("row security", security.map(str::to_owned));
    told.owner(&it.owner);
    let kind = if it.kind == TableKind::Composite { PrivilegedKind::Type } else { PrivilegedKind::Table };
    told.privileges(&it.privileges, default_privileges(kind, &it.owner));
    told.some("comment", it.comment.clone());
}

/// `position` counts from 1.
fn column(state: &dyn State, table: &Table, it: &Column, position: usize, facts: &mut Vec<Fact>) {
    let label = label::column_label(state, table, it);
    let mut told = Told::new(&label, facts);
    told.some("position", Some(position.to_string()));
    told.some("type", Some(format_type(state, &it.ty)));
    told.some("collation", it.collation.as_ref().map(|it| collation_name(state, it)));
    told.some("nullability", Some(nullability(it.not_null)));
    told.some("default", it.default.as_ref().map(|default| expression_text(state, Some(table), default)));
    let identity = it.identity.map(|identity| match identity {
        Identity::Always => "always",
        Identity::ByDefault => "by default",
    });
    told.some("identity", identity.map(str::to_owned));
    let generated = it.generated.map(|generated| match generated {
        Generation::Stored => "stored",
        Generation::Virtual => "virtual",
    });
    told.some("generated", generated.map(str::to_owned));
    told.some("storage", it.storage.as_ref().map(|name| name.as_str().to_owned()));
    told.some("compression", it.compression.as_ref().map(|name| name.as_str().to_owned()));
    told.some("statistics", it.statistics.map(|target| target.to_string()));
    told.some("options", options_text(&it.options));
    inheritance(it.inherited, it.local, &mut told);
    told.some("foreign options", options_text(&it.foreign_options));
    told.privileges(&it.privileges, Vec::new());
    told.some("comment", it.comment.clone());
}

fn index(state: &dyn State, it: &Index, told: &mut Told<'_>) {
    if it.constraint.is_none() {
        // Storage parameters are told apart: PostgreSQL prints them in the order in which they were set.
        let plain = Index { options: Vec::new(), ..it.clone() };
        told.some("definition", Some(index_definition(state, &plain)));
    }
    told.some("options", options_text(&it.options));
    told.yes("clustered", it.clustered);
    told.yes("replica identity", it.replica_identity);
    told.some("parent", it.parent.map(|parent| qualified_name(state, parent)));
    told.some("valid", (!it.valid).then(|| "no".to_owned()));
    told.some("comment", it.comment.clone());
}

fn sequence(state: &dyn State, it: &Sequence, told: &mut Told<'_>) {
    told.some("type", Some(format_type(state, &it.ty)));
    told.some("start", Some(it.start.to_string()));
    told.some("increment", Some(it.increment.to_string()));
    told.some("minimum", Some(it.minimum.to_string()));
    told.some("maximum", Some(it.maximum.to_string()));
    told.some("cache", Some(it.cache.to_string()));
    told.yes("cycle", it.cycle);
    told.some(
        "persistence",
        persistence(if it.unlogged { Persistence::Unlogged } else { Persistence::Permanent }),
    );
    if let Some(owner) = it.owned_by {
        let column = label::column_name(state, owner.table, owner.column);
        told.some("owned by", Some(if owner.identity { format!("{column} (identity)") } else { column }));
    }
    told.owner(&it.owner);
    told.privileges(&it.privileges, default_privileges(PrivilegedKind::Sequence, &it.owner));
    told.some("comment", it.comment.clone());
}

#[expect(clippy::wildcard_enum_match_arm, reason = "a question about some kinds is answered by those alone")]
fn defined(state: &dyn State, it: &Defined, told: &mut Told<'_>) {
    let table = it.of.filter(|_| it.kind.on_relation()).and_then(|of| match state.object(of)?.as_ref() {
        Object::Table(table) => Some(table),
        _ => None,
    });
    told.attributes(state, table, &it.attributes);
    if it.kind == DefinedKind::DefaultPrivileges {
        told.some("privileges", it.privileges.as_deref().map(privileges_text));
    }
    if let Some(owner) = &it.owner {
        told.owner(owner);
        let kind = match it.kind {
            DefinedKind::Language => Some(PrivilegedKind::Language),
            DefinedKind::ForeignDataWrapper => Some(PrivilegedKind::ForeignDataWrapper),
            DefinedKind::ForeignServer => Some(PrivilegedKind::ForeignServer),
            _ => None,
        };
        if let Some(kind) = kind {
            told.privileges(&it.privileges, default_privileges(kind, owner));
        }
    }
    told.some("comment", it.comment.clone());
}

/// Its name alone.
fn collation_name(state: &dyn State, it: &CollationRef) -> String {
    match it {
        CollationRef::Builtin(name) => name.to_string(),
        CollationRef::User(id) => state.object(*id).map(|it| it.name().to_string()).unwrap_or_default(),
    }
}

fn persistence(it: Persistence) -> Option<String> {
    match it {
        Persistence::Permanent => None,
        Persistence::Unlogged => Some("unlogged".to_owned()),
        Persistence::Temporary => Some("temporary".to_owned()),
    }
}

fn nullability(not_null: bool) -> String {
    if not_null { "not null" } else { "null" }.to_owned()
}

/// A string constant as `quote_literal` prints it, without the `E` form, which PostgreSQL uses for backslashes.
fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

#[cfg(test)]
mod tests;
