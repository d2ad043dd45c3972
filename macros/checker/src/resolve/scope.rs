//! What names in an expression may stand for: the columns of the relations in sight.

use arcoiris_catalog::{Column, ColumnNumber, Name, Table};

use super::kind::Kind;
use super::tree::{Shape, Tree};
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{Ident, Span};

/// The relations of one query, inside the queries around it.
#[derive(Debug, Default)]
pub(crate) struct Level<'a> {
    pub(crate) relations: Vec<Relation<'a>>,
    pub(crate) outer: Option<&'a Level<'a>>,
    /// What `WITH` named, here and around.
    pub(crate) with: Vec<(Name, Vec<Output>)>,
    /// What `*` stands for.
    pub(crate) star: Vec<Output>,
}

/// A relation in sight.
#[derive(Debug)]
pub(crate) struct Relation<'a> {
    /// Its schema, if it can be called by it: not with an alias.
    pub(crate) schema: Option<Name>,
    /// Its alias or name; `None` for what has none (merged columns of a join).
    pub(crate) name: Option<Name>,
    pub(crate) columns: Columns<'a>,
    /// Columns that only a qualified name finds, since a join merged them.
    pub(crate) merged: Vec<Name>,
}

/// The columns of a [`Relation`].
#[derive(Debug)]
pub(crate) enum Columns<'a> {
    /// The table that a stored expression belongs to: columns are kept by number.
    Stored(&'a Table),
    /// A table in a statement.
    Table(&'a Table),
    /// Of a query or a function.
    List(Vec<Output>),
}

/// A column of a query's result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Output {
    pub(crate) name: Name,
    pub(crate) kind: Kind,
    pub(crate) modifier: i32,
}

impl<'a> Relation<'a> {
    pub(crate) fn new(name: Option<Name>, columns: Columns<'a>) -> Self {
        Relation { schema: None, name, columns, merged: Vec::new() }
    }

    /// Its columns, in order.
    pub(crate) fn outputs(&self, simulation: &Simulation) -> Vec<Output> {
        match &self.columns {
            Columns::Stored(table) | Columns::Table(table) => {
                table.columns.iter().filter_map(|column| output(simulation, column)).collect()
            }
            Columns::List(list) => list.clone(),
        }
    }

    fn find(&self, simulation: &Simulation, name: &Name) -> Option<Tree> {
        match &self.columns {
            Columns::Stored(table) => {
                let column = table.column(name.as_str())?;
                variable(simulation, column, Some(column.number))
            }
            Columns::Table(table) => variable(simulation, table.column(name.as_str())?, None),
            Columns::List(list) => {
                let found = list.iter().find(|output| output.name == *name)?;
                Some(Tree { modifier: found.modifier, ..Tree::new(found.kind, Shape::Variable) })
            }
        }
    }

    fn has_twice(&self, name: &Name) -> bool {
        match &self.columns {
            Columns::Stored(_) | Columns::Table(_) => false,
            Columns::List(list) => list.iter().filter(|output| output.name == *name).count() > 1,
        }
    }

    fn names(&self) -> Vec<&str> {
        match &self.columns {
            Columns::Stored(table) | Columns::Table(table) => {
                table.columns.iter().map(|column| column.name.as_str()).collect()
            }
            Columns::List(list) => list.iter().map(|output| output.name.as_str()).collect(),
        }
    }
}

fn output(simulation: &Simulation, column: &Column) -> Option<Output> {
    let kind = Kind::of(simulation, &column.ty)?;
    Some(Output { name: column.name.clone(), kind, modifier: column.ty.modifier })
}

fn variable(simulation: &Simulation, column: &Column, number: Option<ColumnNumber>) -> Option<Tree> {
    let kind = Kind::of(simulation, &column.ty)?;
    let shape = number.map_or(Shape::Variable, Shape::Column);
    Some(Tree { modifier: column.ty.modifier, ..Tree::new(kind, shape) })
}

/// Columns that every table has. <https://www.postgresql.org/docs/15/ddl-system-columns.html>
const SYSTEM: &[&str] = &["tableoid", "xmin", "cmin", "xmax", "cmax", "ctid"];

impl Level<'_> {
    /// The column that a path stands for.
    pub(crate) fn column(
        &self,
        simulation: &Simulation,
        path: &[Ident],
        span: Span,
    ) -> Result<Tree, Refusal> {
        let (qualifier, name) = match path {
            [name] => (None, name),
            [relation, name] => (Some((None, relation)), name),
            [schema, relation, name] => (Some((Some(schema), relation)), name),
            _ => return Err(Refusal::not_modelled(span, "a column's name of more than three parts")),
        };
        let mut level = Some(self);
        while let Some(here) = level {
            let found = match qualifier {
                None => here.unqualified(simulation, name)?,
                Some((schema, relation)) => here.qualified(simulation, schema, relation, name)?,
            };
            if let Some(tree) = found {
                return Ok(tree.at(span));
            }
            level = here.outer;
        }
        if SYSTEM.contains(&name.name.as_str()) {
            return Err(Refusal::not_modelled(span, "system columns"));
        }
        match qualifier {
            // A relation's own name is its whole row.
            None if self.any_relation(|relation| relation.name.as_ref() == Some(&name.name)) => {
                Err(Refusal::not_modelled(span, "a whole row as a value"))
            }
            None => Err(self.unknown(name)),
            Some((_, relation)) => {
                let message = format!("missing FROM-clause entry for table \"{}\"", relation.name.as_str());
                Err(Refusal::other(relation.span, "42P01", message))
            }
        }
    }

    /// What `WITH` calls by this name, here or around.
    pub(crate) fn with_query(&self, name: &Name) -> Option<&[Output]> {
        let mut level = Some(self);
        while let Some(here) = level {
            // The last one in sight, should there be several.
            if let Some((_, outputs)) = here.with.iter().rev().find(|(named, _)| named == name) {
                return Some(outputs);
            }
            level = here.outer;
        }
        None
    }

    /// The relation of this name, here or around.
    pub(crate) fn relation(&self, name: &Name) -> Option<&Relation<'_>> {
        let mut level = Some(self);
        while let Some(here) = level {
            let found = here.relations.iter().find(|relation| relation.name.as_ref() == Some(name));
            if found.is_some() {
                return found;
            }
            level = here.outer;
        }
        None
    }

    fn any_relation(&self, wanted: impl Fn(&Relation<'_>) -> bool) -> bool {
        let mut level = Some(self);
        while let Some(here) = level {
            if here.relations.iter().any(&wanted) {
                return true;
            }
            level = here.outer;
        }
        false
    }

    fn unqualified(&self, simulation: &Simulation, name: &Ident) -> Result<Option<Tree>, Refusal> {
        let mut found = None;
        for relation in &self.relations {
            if relation.merged.contains(&name.name) {
                continue;
            }
            if let Some(tree) = relation.find(simulation, &name.name) {
                if found.is_some() || relation.has_twice(&name.name) {
                    return Err(ambiguous(name));
                }
                found = Some(tree);
            }
        }
        Ok(found)
    }

    fn qualified(
        &self,
        simulation: &Simulation,
        schema: Option<&Ident>,
        relation: &Ident,
        name: &Ident,
    ) -> Result<Option<Tree>, Refusal> {
        let is_it = |candidate: &&Relation<'_>| {
            candidate.name.as_ref() == Some(&relation.name)
                && schema.is_none_or(|schema| candidate.schema.as_ref() == Some(&schema.name))
        };
        let Some(found) = self.relations.iter().find(is_it) else { return Ok(None) };
        if found.has_twice(&name.name) {
            return Err(ambiguous(name));
        }
        match found.find(simulation, &name.name) {
            Some(tree) => Ok(Some(tree)),
            None if SYSTEM.contains(&name.name.as_str()) => {
                Err(Refusal::not_modelled(name.span, "system columns"))
            }
            None => Err(unknown_column(relation.name.as_str(), name, &found.names())),
        }
    }

    fn unknown(&self, name: &Ident) -> Refusal {
        let names: Vec<&str> = self.relations.iter().flat_map(Relation::names).collect();
        let table = match self.relations.as_slice() {
            [only] => only.name.as_ref().map(|name| name.as_str()).unwrap_or_default(),
            _ => "",
        };
        unknown_column(table, name, &names)
    }
}

fn ambiguous(name: &Ident) -> Refusal {
    let message = format!("column reference \"{}\" is ambiguous", name.name.as_str());
    Refusal::other(name.span, "42702", message)
}

/// The refusal for a column that is not there.
pub(crate) fn unknown_column(table: &str, name: &Ident, names: &[&str]) -> Refusal {
    let similar = names::most_alike(name.name.as_str(), names.iter().copied());
    let column = name.name.to_string();
    Refusal::new(name.span, RefusalFact::UnknownColumn { table: table.to_owned(), column, similar })
}
