//! What names in an expression may stand for: the columns of the relations in sight.

use arcoiris_catalog::{Column, ColumnNumber, Name, ObjectId, Table};

use super::kind::Kind;
use super::query::tree::{Reference, RelationNumber};
use super::tree::{Shape, Tree};
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{self, Ident, Span};

/// The relations of one query, inside the queries around it.
#[derive(Debug, Default)]
pub(crate) struct Level<'a> {
    pub(crate) relations: Vec<Relation<'a>>,
    pub(crate) outer: Option<&'a Level<'a>>,
    /// What `WITH` named, here and around.
    pub(crate) with: Vec<(Name, Vec<Output>)>,
    /// What `*` stands for.
    pub(crate) star: Vec<(Name, Tree)>,
    /// The windows that `WINDOW` names.
    pub(crate) windows: Vec<syntax::Window>,
    /// The number of the query, 0 where there is none.
    pub(crate) query: u32,
    /// Whether these are the variables of a PL/pgSQL block around the statement.
    pub(crate) variables: bool,
}

/// A relation in sight.
#[derive(Debug)]
pub(crate) struct Relation<'a> {
    /// By which its columns are told in trees.
    pub(crate) number: RelationNumber,
    /// The table, if it is one of the catalog.
    pub(crate) id: Option<ObjectId>,
    /// Its schema, if it can be called by it: not with an alias.
    pub(crate) schema: Option<Name>,
    /// Its alias or name; `None` for what has none (merged columns of a join).
    pub(crate) name: Option<Name>,
    pub(crate) columns: Columns<'a>,
    /// Columns that only a qualified name finds, since a join merged them.
    pub(crate) merged: Vec<Name>,
    /// Whether it is a function of one value, whose row is that value.
    pub(crate) scalar: bool,
    /// The row type that a function has.
    pub(crate) row: Option<Kind>,
    /// Whether it has the columns of the system.
    pub(crate) system: bool,
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
    /// A table in a statement whose columns got other names.
    Renamed(&'a Table, Vec<Name>),
    /// What a join merged, with what stands for each.
    Merged(Vec<(Name, Tree)>),
}

/// A column of a query's result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Output {
    pub(crate) name: Name,
    pub(crate) kind: Kind,
    pub(crate) modifier: i32,
}

impl<'a> Relation<'a> {
    pub(crate) fn new(number: RelationNumber, name: Option<Name>, columns: Columns<'a>) -> Self {
        let system = matches!(columns, Columns::Table(_));
        Relation {
            number,
            id: None,
            schema: None,
            name,
            columns,
            merged: Vec::new(),
            scalar: false,
            row: None,
            system,
        }
    }

    /// A table of the catalog.
    pub(crate) fn table(number: RelationNumber, name: Name, id: ObjectId, table: &'a Table) -> Self {
        Relation { id: Some(id), ..Relation::new(number, Some(name), Columns::Table(table)) }
    }

    fn reference(&self, column: ColumnNumber) -> Shape {
        Shape::Reference(Reference { relation: self.number, column })
    }

    /// Its columns, in order.
    pub(crate) fn trees(&self, simulation: &Simulation) -> Vec<(Name, Tree)> {
        match &self.columns {
            Columns::Stored(table) => {
                let column = |column: &std::sync::Arc<Column>| {
                    let tree = variable(simulation, column, Shape::Column(column.number))?;
                    Some((column.name.clone(), tree))
                };
                table.columns.iter().filter_map(column).collect()
            }
            Columns::Table(table) => {
                let column = |column: &std::sync::Arc<Column>| {
                    let tree = variable(simulation, column, self.reference(column.number))?;
                    Some((column.name.clone(), tree))
                };
                table.columns.iter().filter_map(column).collect()
            }
            Columns::Renamed(table, names) => {
                let column = |(column, name): (&std::sync::Arc<Column>, &Name)| {
                    Some((name.clone(), variable(simulation, column, self.reference(column.number))?))
                };
                table.columns.iter().zip(names).filter_map(column).collect()
            }
            Columns::List(list) => list
                .iter()
                .enumerate()
                .map(|(index, output)| (output.name.clone(), self.listed(index, output)))
                .collect(),
            Columns::Merged(list) => list.clone(),
        }
    }

    fn listed(&self, index: usize, output: &Output) -> Tree {
        let number = ColumnNumber::try_from(index + 1).unwrap_or(ColumnNumber::MAX);
        Tree { modifier: output.modifier, ..Tree::new(output.kind, self.reference(number)) }
    }

    fn find(&self, simulation: &Simulation, name: &Name) -> Option<Tree> {
        match &self.columns {
            Columns::Stored(table) => {
                let column = table.column(name.as_str())?;
                variable(simulation, column, Shape::Column(column.number))
            }
            Columns::Table(table) => {
                let column = table.column(name.as_str())?;
                variable(simulation, column, self.reference(column.number))
            }
            Columns::Renamed(table, names) => {
                let (column, _) = table.columns.iter().zip(names).find(|(_, own)| *own == name)?;
                variable(simulation, column, self.reference(column.number))
            }
            Columns::List(list) => {
                let (index, found) = list.iter().enumerate().find(|(_, output)| output.name == *name)?;
                Some(self.listed(index, found))
            }
            Columns::Merged(list) => {
                list.iter().find(|(merged, _)| merged == name).map(|(_, tree)| tree.clone())
            }
        }
    }

    /// A column that every table has. <https://www.postgresql.org/docs/15/ddl-system-columns.html>
    fn find_system(&self, name: &Name) -> Option<Tree> {
        if !self.system {
            return None;
        }
        let (number, kind) = match name.as_str() {
            "ctid" => (-1, "tid"),
            "xmin" => (-2, "xid"),
            "cmin" => (-3, "cid"),
            "xmax" => (-4, "xid"),
            "cmax" => (-5, "cid"),
            "tableoid" => (-6, "oid"),
            _ => return None,
        };
        Some(Tree::new(Kind::fact(kind), self.reference(number)))
    }

    /// Its whole row (`makeWholeRowVar`).
    pub(crate) fn whole_row(&self, simulation: &Simulation) -> Option<Tree> {
        if self.scalar {
            return self.trees(simulation).into_iter().next().map(|(_, tree)| tree);
        }
        match (&self.columns, self.id) {
            (Columns::Table(_) | Columns::Renamed(..), Some(id)) => {
                let kind = Kind { base: super::kind::Base::User(id), array: false };
                Some(Tree::new(kind, self.reference(0)))
            }
            (Columns::List(_), _) => {
                Some(Tree::new(self.row.unwrap_or(Kind::fact("record")), self.reference(0)))
            }
            (Columns::Stored(_) | Columns::Merged(_) | Columns::Table(_) | Columns::Renamed(..), _) => None,
        }
    }

    fn has_twice(&self, name: &Name) -> bool {
        match &self.columns {
            Columns::Stored(_) | Columns::Table(_) => false,
            Columns::Renamed(_, names) => names.iter().filter(|own| *own == name).count() > 1,
            Columns::List(list) => list.iter().filter(|output| output.name == *name).count() > 1,
            Columns::Merged(list) => list.iter().filter(|(merged, _)| merged == name).count() > 1,
        }
    }

    fn names(&self) -> Vec<&str> {
        match &self.columns {
            Columns::Stored(table) | Columns::Table(table) => {
                table.columns.iter().map(|column| column.name.as_str()).collect()
            }
            Columns::Renamed(_, names) => names.iter().map(Name::as_str).collect(),
            Columns::List(list) => list.iter().map(|output| output.name.as_str()).collect(),
            Columns::Merged(list) => list.iter().map(|(name, _)| name.as_str()).collect(),
        }
    }
}

fn variable(simulation: &Simulation, column: &Column, shape: Shape) -> Option<Tree> {
    let kind = Kind::of(simulation, &column.ty)?;
    Some(Tree { modifier: column.ty.modifier, ..Tree::new(kind, shape) })
}

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
                if !here.variables && self.is_variable(simulation, path) {
                    // `plpgsql_post_column_ref`: neither goes before the other.
                    return Err(ambiguous(name));
                }
                return Ok(tree.at(span));
            }
            level = here.outer;
        }
        match qualifier {
            // A relation's own name is its whole row.
            None => match self.relation(&name.name) {
                Some(relation) => match relation.whole_row(simulation) {
                    Some(tree) => Ok(tree.at(span)),
                    None => Err(Refusal::not_modelled(span, "a whole row as a value")),
                },
                None => Err(self.unknown(name)),
            },
            Some((_, relation)) => {
                let message = format!("missing FROM-clause entry for table \"{}\"", relation.name.as_str());
                Err(Refusal::other(relation.span, "42P01", message))
            }
        }
    }

    /// Whether a table that is not known to have rows is among the relations here: what stands there is worked out for its rows,
    /// if it has any.
    pub(crate) fn of_tables(&self, simulation: &Simulation) -> bool {
        let unsure = |id| simulation.rows.table(id).is_none_or(|known| known.rows.is_empty());
        self.relations.iter().filter_map(|relation| relation.id).any(unsure)
    }

    /// Adds variables that are called by their names alone.
    pub(crate) fn plain(&mut self, variables: Vec<Output>) {
        self.relations.push(Relation::new(RelationNumber::default(), None, Columns::List(variables)));
    }

    /// Whether a path is a variable's name too.
    fn is_variable(&self, simulation: &Simulation, path: &[Ident]) -> bool {
        let mut level = Some(self);
        while let Some(here) = level {
            if here.variables {
                let found = match path {
                    [name] => here.unqualified(simulation, name),
                    [relation, name] => here.qualified(simulation, None, relation, name),
                    _ => Ok(None),
                };
                return matches!(found, Ok(Some(_)));
            }
            level = here.outer;
        }
        false
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

    /// The relation of this number, here or around.
    pub(crate) fn numbered(&self, number: RelationNumber) -> Option<&Relation<'_>> {
        let mut level = Some(self);
        while let Some(here) = level {
            let found = here.relations.iter().find(|relation| relation.number == number);
            if found.is_some() {
                return found;
            }
            level = here.outer;
        }
        None
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
        if found.is_none() {
            for relation in &self.relations {
                if let Some(tree) = relation.find_system(&name.name) {
                    if found.is_some() {
                        return Err(ambiguous(name));
                    }
                    found = Some(tree);
                }
            }
        }
        Ok(found)
    }

    /// Whether a relation here, not around, has this column (`colNameToVar`).
    pub(crate) fn has_column(&self, simulation: &Simulation, name: &Ident) -> Result<bool, Refusal> {
        Ok(self.unqualified(simulation, name)?.is_some())
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
        match found.find(simulation, &name.name).or_else(|| found.find_system(&name.name)) {
            Some(tree) => Ok(Some(tree)),
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
