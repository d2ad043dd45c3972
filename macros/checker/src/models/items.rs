//! What a path to another model means in SQL.
//!
//! A model in the description is known. One that is not (a macro sees one module at a time) is taken from the history, which has a
//! foreign key or a column there already, or guessed by its name; either way the compiler is told what was taken, to check it.
#![expect(clippy::wildcard_enum_match_arm, reason = "a question about some kinds is answered by those alone")]

use arcoiris_catalog::{Catalog, ConstraintKind, Name, Namespace, Object, ObjectId, State, TypeBase};

use super::description::{Description, Item, ItemPath, ReferenceModel, Target};
use super::naming::{snake_case, table_name};

/// What was taken a path to mean: to be checked by the compiler.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assertion {
    /// The path.
    pub path: ItemPath,
    /// Whether it is a type's, not a table's.
    pub of_type: bool,
    /// Schema and name in SQL.
    pub name: String,
}

/// Schema and name, as stored.
pub(super) type Place = (String, String);

/// What paths mean.
pub(super) struct Items<'a> {
    pub(super) description: &'a Description,
    pub(super) catalog: &'a Catalog,
    pub(super) assertions: Vec<Assertion>,
}

impl Items<'_> {
    /// The type that a path from an item means; `column` is the column of the history that has it.
    pub(super) fn of_type(
        &mut self,
        from: &Item,
        path: &ItemPath,
        column: Option<&arcoiris_catalog::Column>,
    ) -> Place {
        let it = self.description;
        let types = it.enums.iter().map(|it| &it.item);
        let types =
            types.chain(it.domains.iter().map(|it| &it.item)).chain(it.composites.iter().map(|it| &it.item));
        if let Some(found) = find(types, from, path) {
            return (found.schema.clone(), found.name.clone());
        }
        let by_column = column.and_then(|column| match &column.ty.base {
            TypeBase::User(id) => place_of(self.catalog, *id),
            TypeBase::Builtin(_) => None,
        });
        let place = by_column.unwrap_or_else(|| {
            let ident = path.segments.last().map(String::as_str).unwrap_or_default();
            (schema_meant(from, path), snake_case(ident))
        });
        self.assert(path, true, &place);
        place
    }

    /// The table that a foreign key of an item refers to; `table` is the table of the history.
    pub(super) fn target(&mut self, from: &Item, key: &ReferenceModel, table: Option<ObjectId>) -> Place {
        let path = match &key.target {
            Target::Table(schema, name) => return (schema.clone(), name.clone()),
            Target::Item(path) => path,
        };
        if let Some(found) = find(self.description.tables.iter().map(|it| &it.item), from, path) {
            return (found.schema.clone(), found.name.clone());
        }
        let place = table.and_then(|table| self.referred_to(table, &key.columns)).unwrap_or_else(|| {
            let ident = path.segments.last().map(String::as_str).unwrap_or_default();
            (schema_meant(from, path), table_name(ident))
        });
        self.assert(path, false, &place);
        place
    }

    fn assert(&mut self, path: &ItemPath, of_type: bool, (schema, name): &Place) {
        let name = super::description::qualified(schema, name);
        let assertion = Assertion { path: path.clone(), of_type, name };
        if !self.assertions.contains(&assertion) {
            self.assertions.push(assertion);
        }
    }

    /// What the foreign key that stands on these columns in the history refers to.
    fn referred_to(&self, table: ObjectId, columns: &[String]) -> Option<Place> {
        let Object::Table(it) = self.catalog.object(table)?.as_ref() else { return None };
        let numbers: Option<Vec<_>> =
            columns.iter().map(|column| it.column(column).map(|column| column.number)).collect();
        let numbers = numbers?;
        self.catalog.dependents(table).find_map(|id| match self.catalog.object(id)?.as_ref() {
            Object::Constraint(constraint) if constraint.of == table => match &constraint.kind {
                ConstraintKind::ForeignKey(key) if key.columns == numbers => {
                    place_of(self.catalog, key.table)
                }
                ConstraintKind::ForeignKey(_)
                | ConstraintKind::PrimaryKey(_)
                | ConstraintKind::Unique(_)
                | ConstraintKind::Check { .. }
                | ConstraintKind::Exclusion { .. } => None,
            },
            _ => None,
        })
    }
}

/// Schema and name of a table or a type.
fn place_of(catalog: &Catalog, id: ObjectId) -> Option<Place> {
    let object = catalog.object(id)?;
    let schema = match object.as_ref() {
        Object::Table(it) => it.schema,
        Object::Type(it) => it.schema,
        _ => return None,
    };
    Some((catalog.schema_name(schema)?.as_str().to_owned(), object.name().as_str().to_owned()))
}

/// The schema of a model that is not known: that of the module's name, else the one of the item that names it.
fn schema_meant(from: &Item, path: &ItemPath) -> String {
    let module = path.segments.len().checked_sub(2).and_then(|at| path.segments.get(at));
    match module.map(String::as_str) {
        None | Some("self" | "super" | "crate") => from.schema.clone(),
        Some(module) => snake_case(module),
    }
}

/// The item that a path means: the one in the module that it leads to, else the only one that is called so.
fn find<'i>(items: impl Iterator<Item = &'i Item> + Clone, from: &Item, path: &ItemPath) -> Option<&'i Item> {
    let (ident, modules) = path.segments.split_last()?;
    let mut module = from.module.clone();
    for segment in modules {
        match segment.as_str() {
            "self" => {}
            "super" => {
                module.pop();
            }
            "crate" => module.clear(),
            other => module.push(other.to_owned()),
        }
    }
    let called = items.filter(|item| item.ident == *ident);
    if let Some(exact) = called.clone().find(|item| item.module == module) {
        return Some(exact);
    }
    let named = modules.last().filter(|last| !matches!(last.as_str(), "self" | "super" | "crate"));
    let mut alike =
        called.filter(|item| named.is_none_or(|named| item.module.last().is_some_and(|last| last == named)));
    match (alike.next(), alike.next()) {
        (Some(only), None) => Some(only),
        (Some(_) | None, _) => None,
    }
}

/// The table of this name in the history.
pub(super) fn relation(catalog: &Catalog, schema: &str, name: &str) -> Option<ObjectId> {
    let schema = catalog.find(Namespace::Schema, None, &Name::new(schema))?;
    let id = catalog.find(Namespace::Relation, Some(schema), &Name::new(name))?;
    matches!(catalog.object(id)?.as_ref(), Object::Table(_)).then_some(id)
}

/// The type of this name in the history.
pub(super) fn a_type(catalog: &Catalog, schema: &str, name: &str) -> Option<ObjectId> {
    let schema = catalog.find(Namespace::Schema, None, &Name::new(schema))?;
    let id = catalog.find(Namespace::Type, Some(schema), &Name::new(name))?;
    matches!(catalog.object(id)?.as_ref(), Object::Type(_)).then_some(id)
}
