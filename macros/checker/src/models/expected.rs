//! The catalog as the models have it: the history's, in which every table and type that is a model is made anew, by the statements
//! that its model means and the transitions that every statement goes through. So a default is compared as PostgreSQL stores it,
//! and what PostgreSQL would refuse is refused here.
//!
//! Enums and domains keep their numbers, since functions and columns of other tables refer to them; tables do not.
#![expect(clippy::wildcard_enum_match_arm, reason = "a question about some kinds is answered by those alone")]

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use arcoiris_catalog::{
    Catalog, Column, Mark, Name, Namespace, Object, ObjectId, State, TableKind, Type, TypeKind, object_label,
};

use super::description::{
    Anchor, ColumnModel, ColumnType, Comment, Description, DomainModel, Item, SqlType, TableModel, Value,
    qualified,
};
use super::items::{Assertion, Items, a_type, relation};
use super::written::Written;
use super::{Found, refused, statements};
use crate::apply::{apply, begin_session};
use crate::parse::{self, SyntaxError};
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::Statement;

/// Where a constraint or an index of the expected catalog comes from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Origin {
    pub(super) anchor: Anchor,
    /// Whether its author named it.
    pub(super) named: bool,
}

/// The expected catalog, and what could not be made of the models.
pub(super) struct Expected {
    pub(super) simulation: Simulation,
    /// The moment at which it was the history's.
    pub(super) mark: Mark,
    pub(super) origins: HashMap<ObjectId, Origin>,
    pub(super) found: Vec<Found>,
    pub(super) assertions: Vec<Assertion>,
    /// Labels of what could not be made: nothing is said of it beside.
    pub(super) broken: HashSet<String>,
}

/// Makes the catalog that the models describe out of the history's.
pub(super) fn expected(description: &Description, head: &Simulation) -> Expected {
    let mut simulation = head.clone();
    begin_session(&mut simulation, false);
    let mark = simulation.catalog.mark();
    let items = Items { description, catalog: &head.catalog, assertions: Vec::new() };
    let expected = Expected {
        simulation,
        mark,
        origins: HashMap::new(),
        found: Vec::new(),
        assertions: Vec::new(),
        broken: HashSet::new(),
    };
    let mut build = Build { description, head: &head.catalog, items, expected };
    build.schemas();
    build.enums();
    build.domains();
    build.composites();
    build.tables();
    build.constraints();
    build.comments();
    build.expected.assertions = build.items.assertions;
    build.expected
}

struct Build<'a> {
    description: &'a Description,
    head: &'a Catalog,
    items: Items<'a>,
    expected: Expected,
}

/// Why a statement was not applied.
enum Failed {
    Syntax(SyntaxError),
    Refused(Refusal),
}

impl Build<'_> {
    fn schemas(&mut self) {
        let it = self.description;
        let all = it.enums.iter().map(|it| &it.item);
        let all = all.chain(it.domains.iter().map(|it| &it.item));
        let all = all.chain(it.composites.iter().map(|it| &it.item));
        let all = all.chain(it.tables.iter().map(|it| &it.item));
        let mut missing: Vec<&Item> = Vec::new();
        for item in all {
            let there = self.head.find(Namespace::Schema, None, &Name::new(&item.schema)).is_some();
            if !there && !missing.iter().any(|other| other.schema == item.schema) {
                missing.push(item);
            }
        }
        for item in missing {
            let text = Written::new(&format!("CREATE SCHEMA {}", Name::new(&item.schema)));
            self.one(&text, item.anchor);
        }
    }

    fn enums(&mut self) {
        for it in &self.description.enums {
            let labels: Vec<String> = it.labels.iter().map(|label| label.text.clone()).collect();
            match a_type(&self.expected.simulation.catalog, &it.item.schema, &it.item.name) {
                Some(id) => self.expected.simulation.catalog.change(id, |object| {
                    if let Object::Type(ty) = object {
                        ty.kind = TypeKind::Enum { labels };
                    }
                }),
                None => {
                    self.one(&statements::create_enum(it), it.item.anchor);
                }
            }
        }
    }

    fn domains(&mut self) {
        for it in &self.description.domains {
            let ty = self.sql_type(&it.item, &it.ty, None);
            let known = a_type(&self.expected.simulation.catalog, &it.item.schema, &it.item.name);
            let Some(id) = known else {
                self.one(&statements::create_domain(it, &it.item.name, &ty), it.item.anchor);
                continue;
            };
            let name = "arcoiris models";
            if self.one(&statements::create_domain(it, name, &ty), it.item.anchor) {
                self.put_domain(it, id, name);
            } else {
                self.expected.broken.insert(format!("domain {}", it.item.qualified()));
            }
        }
    }

    /// Gives a domain of the history what the one that was made beside it has.
    fn put_domain(&mut self, it: &DomainModel, id: ObjectId, name: &str) {
        let catalog = &mut self.expected.simulation.catalog;
        let Some(made) = a_type(catalog, &it.item.schema, name) else { return };
        let Some(Object::Type(Type { kind, .. })) = catalog.object(made).map(AsRef::as_ref) else { return };
        let kind = kind.clone();
        let constraints = |catalog: &Catalog, of: ObjectId| -> Vec<ObjectId> {
            let of_it = |id: &ObjectId| matches!(catalog.object(*id).map(AsRef::as_ref), Some(Object::Constraint(it)) if it.of == of);
            catalog.dependents(of).filter(of_it).collect()
        };
        for old in constraints(catalog, id) {
            catalog.remove(old);
        }
        for new in constraints(catalog, made) {
            catalog.change(new, |object| {
                if let Object::Constraint(it) = object {
                    it.of = id;
                }
            });
            if let Some(check) = it.checks.first() {
                let origin = Origin { anchor: check.anchor, named: check.name.is_some() };
                self.expected.origins.insert(new, origin);
            }
        }
        catalog.remove(made);
        catalog.change(id, |object| {
            if let Object::Type(ty) = object {
                ty.kind = kind;
            }
        });
    }

    fn composites(&mut self) {
        for it in &self.description.composites {
            let old = relation(self.head, &it.item.schema, &it.item.name);
            let taken = old.map(|id| self.take_away(id, |_| true)).unwrap_or_default();
            let columns = self.types(&it.item, &it.columns, old);
            let mut written = statements::create_composite(&it.item.qualified(), &columns);
            if !self.with_columns(&it.item, columns, &mut written, statements::create_composite) {
                self.give_back(taken);
                self.expected.broken.insert(format!("type {}", it.item.qualified()));
            }
        }
    }

    fn tables(&mut self) {
        let mut texts = Vec::new();
        for it in &self.description.tables {
            let old = relation(self.head, &it.item.schema, &it.item.name);
            let is_serial = |column: &Column| {
                let model = it.columns.iter().find(|model| model.name == column.name.as_str());
                model.is_none_or(|model| matches!(model.value, Value::Serial) || column.identity.is_some())
            };
            let taken = old.map(|id| self.take_away(id, is_serial)).unwrap_or_default();
            let columns = self.types(&it.item, &it.columns, old);
            let written = statements::create_table(&it.item.qualified(), &columns);
            texts.push((it, columns, written, taken));
        }
        let parsed = self.parse(texts.iter().map(|(_, _, written, _)| written));
        for ((it, columns, mut written, taken), parsed) in texts.into_iter().zip(parsed) {
            let made = match self.apply(parsed) {
                Ok(()) => true,
                Err(failed) => {
                    let left = self.without(&it.item, columns, &written, failed);
                    left.is_some_and(|left| {
                        written = statements::create_table(&it.item.qualified(), &left);
                        self.with_columns(&it.item, left, &mut written, statements::create_table)
                    })
                }
            };
            if !made {
                self.give_back(taken);
                self.expected.broken.insert(format!("table {}", it.item.qualified()));
            }
        }
    }

    /// Makes a table or a composite type; a column that makes it fail is told and left out.
    fn with_columns<'m>(
        &mut self,
        item: &Item,
        mut columns: Vec<(usize, &'m ColumnModel, String)>,
        written: &mut Written,
        write: impl Fn(&str, &[(usize, &'m ColumnModel, String)]) -> Written,
    ) -> bool {
        loop {
            let parsed = self.parse(std::iter::once(&*written)).pop();
            let Some(parsed) = parsed else { return false };
            match self.apply(parsed) {
                Ok(()) => return true,
                Err(failed) => match self.without(item, columns, written, failed) {
                    Some(left) => columns = left,
                    None => return false,
                },
            }
            *written = write(&item.qualified(), &columns);
        }
    }

    /// The columns without the one that made a statement fail, which is told; `None` if it was none of them.
    fn without<'m>(
        &mut self,
        item: &Item,
        mut columns: Vec<(usize, &'m ColumnModel, String)>,
        written: &Written,
        failed: Failed,
    ) -> Option<Vec<(usize, &'m ColumnModel, String)>> {
        let span = match &failed {
            Failed::Syntax(error) => error.span,
            Failed::Refused(refusal) => refusal.span,
        };
        let guilty = written.at(span).and_then(|part| part.column);
        self.tell(&failed, written, item.anchor);
        let guilty = columns.iter().position(|(place, _, _)| Some(*place) == guilty)?;
        let (_, column, _) = columns.remove(guilty);
        self.expected.broken.insert(column_label(item, column));
        Some(columns)
    }

    fn types<'m>(
        &mut self,
        item: &Item,
        columns: &'m [ColumnModel],
        old: Option<ObjectId>,
    ) -> Vec<(usize, &'m ColumnModel, String)> {
        let head = self.head;
        let before = old.and_then(|id| match head.object(id).map(AsRef::as_ref) {
            Some(Object::Table(table)) => Some(table),
            Some(_) | None => None,
        });
        let typed = columns.iter().enumerate().map(|(place, column)| {
            let there = before.and_then(|table| table.column(&column.name)).map(AsRef::as_ref);
            (place, column, self.sql_type(item, &column.ty, there))
        });
        typed.collect()
    }

    fn sql_type(&mut self, item: &Item, ty: &ColumnType, there: Option<&Column>) -> String {
        let element = match &ty.sql {
            SqlType::Written(text) => text.clone(),
            SqlType::Item(path) => {
                let (schema, name) = self.items.of_type(item, path, there);
                qualified(&schema, &name)
            }
        };
        if ty.array { format!("{element}[]") } else { element }
    }

    fn constraints(&mut self) {
        let mut first: Vec<(&TableModel, Written, Origin)> = Vec::new();
        let mut last: Vec<(&TableModel, Written, Origin)> = Vec::new();
        for table in &self.description.tables {
            if self.expected.broken.contains(&format!("table {}", table.item.qualified())) {
                continue;
            }
            let origin = |anchor: Anchor, name: &Option<String>| Origin { anchor, named: name.is_some() };
            for it in &table.keys {
                first.push((table, statements::add_key(table, it), origin(it.anchor, &it.name)));
            }
            for it in &table.checks {
                first.push((table, statements::add_check(table, it), origin(it.anchor, &it.name)));
            }
            for it in &table.indexes {
                first.push((table, statements::create_index(table, it), origin(it.anchor, &it.name)));
            }
            let old = relation(self.head, &table.item.schema, &table.item.name);
            for it in &table.references {
                let target = self.items.target(&table.item, it, old);
                if !self.expected.broken.contains(&format!("table {}", qualified(&target.0, &target.1))) {
                    let text = statements::add_reference(table, it, &target);
                    last.push((table, text, origin(it.anchor, &it.name)));
                }
            }
        }
        for made in [first, last] {
            let parsed = self.parse(made.iter().map(|(_, written, _)| written));
            for ((table, written, origin), parsed) in made.iter().zip(parsed) {
                let mark = self.expected.simulation.catalog.mark();
                match self.apply(parsed) {
                    Ok(()) => {
                        let changes = self.expected.simulation.catalog.changes_since(mark);
                        let new = changes.iter().filter(|change| change.before.is_none());
                        self.expected.origins.extend(new.map(|change| (change.id, *origin)));
                    }
                    // It is about a column that was left out, of which enough was said.
                    Err(Failed::Refused(refusal)) if self.is_about_broken(table, &refusal) => {}
                    Err(failed) => self.tell(&failed, written, origin.anchor),
                }
            }
        }
    }

    fn is_about_broken(&self, table: &TableModel, refusal: &Refusal) -> bool {
        let unknown = match &refusal.fact {
            RefusalFact::UnknownColumn { column, .. } => Some(column.trim_matches('"').to_owned()),
            RefusalFact::Other { message, .. } => message.split('"').nth(1).map(str::to_owned),
            _ => None,
        };
        unknown.is_some_and(|unknown| {
            let model = table.columns.iter().find(|column| column.name == unknown);
            model.is_some_and(|column| self.expected.broken.contains(&column_label(&table.item, column)))
        })
    }

    fn comments(&mut self) {
        let mut texts = Vec::new();
        let mut comment = |kind: &str, name: String, comment: &Option<Comment>| {
            if let Some(comment) = comment {
                texts.push((statements::comment(kind, &name, comment.text.as_deref()), comment.anchor));
            }
        };
        for it in &self.description.enums {
            comment("TYPE", it.item.qualified(), &it.item.comment);
        }
        for it in &self.description.domains {
            comment("DOMAIN", it.item.qualified(), &it.item.comment);
        }
        for it in &self.description.composites {
            comment("TYPE", it.item.qualified(), &it.item.comment);
        }
        for it in &self.description.tables {
            if self.expected.broken.contains(&format!("table {}", it.item.qualified())) {
                continue;
            }
            comment("TABLE", it.item.qualified(), &it.item.comment);
            for column in &it.columns {
                let label = column_label(&it.item, column);
                if !self.expected.broken.contains(&label) {
                    let name = label.strip_prefix("column ").unwrap_or(&label).to_owned();
                    comment("COLUMN", name, &column.comment);
                }
            }
        }
        let parsed = self.parse(texts.iter().map(|(written, _)| written));
        for ((written, anchor), parsed) in texts.iter().zip(parsed) {
            if let Err(failed) = self.apply(parsed) {
                self.tell(&failed, written, *anchor);
            }
        }
    }

    /// Applies one statement; what is wrong with it is told.
    fn one(&mut self, written: &Written, anchor: Anchor) -> bool {
        let Some(parsed) = self.parse(std::iter::once(written)).pop() else { return false };
        match self.apply(parsed) {
            Ok(()) => true,
            Err(failed) => {
                self.tell(&failed, written, anchor);
                false
            }
        }
    }

    fn tell(&mut self, failed: &Failed, written: &Written, anchor: Anchor) {
        let found = match failed {
            Failed::Syntax(error) => refused::syntax(error, written, anchor),
            Failed::Refused(refusal) => refused::statement(refusal, written, anchor),
        };
        self.expected.found.push(found);
    }

    fn parse<'w>(&self, texts: impl Iterator<Item = &'w Written>) -> Vec<Result<Statement, Failed>> {
        let texts: Vec<&str> = texts.map(|written| written.text.as_str()).collect();
        let server = self.expected.simulation.server;
        let parsed = parse::batch(&texts, |text| parse::script(text, 0..text.len() as u32, server))
            .unwrap_or_default();
        let one = |parsed: Result<Vec<Statement>, Vec<SyntaxError>>| match parsed {
            Ok(mut statements) if statements.len() == 1 => {
                statements.pop().ok_or_else(|| Failed::Refused(not_one()))
            }
            Ok(_) => Err(Failed::Refused(not_one())),
            Err(errors) => match errors.into_iter().next() {
                Some(error) => Err(Failed::Syntax(error)),
                None => Err(Failed::Refused(not_one())),
            },
        };
        parsed.into_iter().map(one).collect()
    }

    fn apply(&mut self, statement: Result<Statement, Failed>) -> Result<(), Failed> {
        apply(&mut self.expected.simulation, &statement?).map(|_| ()).map_err(Failed::Refused)
    }

    /// Takes a table away with what is its own and a model says too. What else refers to it is left as it is: nothing asks for it.
    fn take_away(
        &mut self,
        id: ObjectId,
        sequence_of: impl Fn(&Column) -> bool,
    ) -> Vec<(ObjectId, Arc<Object>)> {
        let catalog = &mut self.expected.simulation.catalog;
        let columns = match catalog.object(id).map(AsRef::as_ref) {
            Some(Object::Table(table)) if is_modelled(table.kind) => table.columns.clone(),
            Some(_) | None => return Vec::new(),
        };
        let own = |other: &ObjectId| match catalog.object(*other).map(AsRef::as_ref) {
            Some(Object::Constraint(it)) => it.of == id,
            Some(Object::Index(it)) => it.table == id,
            Some(Object::Sequence(it)) => it.owned_by.is_some_and(|owner| {
                owner.table == id
                    && columns.iter().any(|column| column.number == owner.column && sequence_of(column))
            }),
            Some(_) | None => false,
        };
        let mut all: Vec<ObjectId> = catalog.dependents(id).filter(own).collect();
        // The index of a key belongs to its constraint.
        let of_constraint = |other: &ObjectId| match catalog.object(*other).map(AsRef::as_ref) {
            Some(Object::Index(it)) => it.table == id,
            Some(_) | None => false,
        };
        let indexes: Vec<ObjectId> =
            all.iter().flat_map(|part| catalog.dependents(*part)).filter(of_constraint).collect();
        all.extend(indexes);
        all.sort();
        all.dedup();
        all.push(id);
        let mut taken = Vec::with_capacity(all.len());
        for id in all {
            taken.extend(catalog.object(id).map(|object| (id, Arc::clone(object))));
            catalog.remove(id);
        }
        taken
    }

    fn give_back(&mut self, taken: Vec<(ObjectId, Arc<Object>)>) {
        for (id, object) in taken {
            self.expected.simulation.catalog.put(id, Object::clone(&object));
        }
    }
}

/// Whether a model can be of such a relation. What else bears the name is in the way, as a server would say.
fn is_modelled(kind: TableKind) -> bool {
    match kind {
        TableKind::Ordinary | TableKind::Partitioned | TableKind::Foreign | TableKind::Composite => true,
        TableKind::View | TableKind::MaterializedView => false,
    }
}

fn not_one() -> Refusal {
    Refusal::other(crate::syntax::Span::default(), "42601", "this is not one expression")
}

/// What facts call a column.
pub(super) fn column_label(item: &Item, column: &ColumnModel) -> String {
    format!("column {}.{}", item.qualified(), Name::new(&column.name))
}

/// What facts call an object.
pub(super) fn label(state: &dyn State, id: ObjectId) -> String {
    object_label(state, id).unwrap_or_default()
}
