//! The stored form of a query: what a view keeps (`pg_rewrite.ev_action`), and what that depends on (`pg_depend`).

use arcoiris_catalog::{ColumnNumber, Expression, Name, ObjectId, TypeRef};

use super::tree::{BodyTree, FromTree, JoinTree, QueryTree, RelationNumber, Source};
use super::{named, resolved, with_analyser};
use crate::refusal::Refusal;
use crate::resolve::CastContext;
use crate::resolve::analyse::Found;
use crate::resolve::collation;
use crate::resolve::deparse::{self, Body};
use crate::resolve::kind::Kind;
use crate::resolve::scope::{Level, Output};
use crate::resolve::tree::{Form, Shape, Tree};
use crate::resolve::uses::Use;
use crate::simulation::Simulation;
use crate::syntax::{self, Ident, Query, Span};

/// A query as a view keeps it.
#[derive(Debug)]
pub(crate) struct StoredQuery {
    /// The columns of its result.
    pub(crate) columns: Vec<StoredColumn>,
    /// The query as `pg_get_viewdef` prints it, white space aside.
    pub(crate) text: Expression,
    /// What it depends on: relations with the columns that are named, types, the keys that grouped columns hang on.
    pub(crate) depends: Vec<(ObjectId, Option<ColumnNumber>)>,
    /// What was found on the way: locks, names without schema, enum values.
    pub(crate) found: Found,
    /// The query itself.
    pub(crate) tree: QueryTree,
}

/// A column of a [`StoredQuery`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StoredColumn {
    pub(crate) name: Name,
    pub(crate) ty: TypeRef,
    /// Its collation, if not the type's own.
    pub(crate) collation: Option<arcoiris_catalog::CollationRef>,
}

/// Analyses a query that is to be kept; `names` are those written for its first columns.
///
/// # Errors
/// What PostgreSQL would refuse, or what is not modelled.
pub(crate) fn stored(
    simulation: &Simulation,
    query: &Query,
    names: &[Ident],
) -> Result<StoredQuery, Refusal> {
    let (tree, found) = analysed(simulation, query)?;
    kept(simulation, (tree, found), names, query.span)
}

/// Analyses a query that is to be kept, whatever its columns are called.
///
/// # Errors
/// As [`stored`].
pub(crate) fn analysed(simulation: &Simulation, query: &Query) -> Result<(QueryTree, Found), Refusal> {
    let mut found = Found::default();
    let tree = resolved(simulation, query, None, &mut found)?;
    Ok((tree, found))
}

/// What is kept of an analysed query.
///
/// # Errors
/// As [`stored`].
pub(crate) fn kept(
    simulation: &Simulation,
    (mut tree, found): (QueryTree, Found),
    names: &[Ident],
    span: Span,
) -> Result<StoredQuery, Refusal> {
    if let Some(name) = names.get(tree.columns.len()) {
        let message = "CREATE VIEW specifies more column names than columns";
        return Err(Refusal::other(name.span, "42601", message));
    }
    for ((own, _), name) in tree.columns.iter_mut().zip(names) {
        own.clone_from(&name.name);
    }
    let mut columns = Vec::with_capacity(tree.columns.len());
    for (index, (name, column)) in tree.columns.iter().enumerate() {
        if tree.columns.iter().take(index).any(|(other, _)| other == name) {
            let message = format!("column \"{}\" specified more than once", name.as_str());
            return Err(Refusal::other(column.span, "42701", message));
        }
        if column.kind.sort() == Some('p') || column.kind.element().and_then(Kind::sort) == Some('p') {
            let kind = column.kind.words(simulation);
            let message = format!("column \"{}\" has pseudo-type {kind}", name.as_str());
            return Err(Refusal::other(column.span, "42P16", message));
        }
        columns.push(StoredColumn {
            name: name.clone(),
            ty: column.kind.to_ref(simulation, column.applied_modifier()),
            collation: collation::of_column(simulation, &tree, column)?,
        });
    }
    let Some(text) = deparse::print_query(simulation, &tree, true, found.also.clone()) else {
        return Err(Refusal::not_modelled(span, "how this query is stored"));
    };
    let depends = depends(simulation, &tree);
    Ok(StoredQuery { columns, text, depends, found, tree })
}

/// A body in the SQL standard's form as it is kept.
#[derive(Debug)]
pub(crate) struct StoredBody {
    /// As `pg_get_function_sqlbody` prints it.
    pub(crate) text: Expression,
    /// What it depends on.
    pub(crate) depends: Vec<(ObjectId, Option<ColumnNumber>)>,
    /// The columns of its last statement, if that is a query.
    pub(crate) outputs: Option<Vec<Output>>,
    /// What was found on the way.
    pub(crate) found: Found,
}

/// Analyses `RETURN …`; `names` are those of all the routine's arguments.
///
/// # Errors
/// What PostgreSQL would refuse, or what is not modelled.
pub(crate) fn stored_return(
    simulation: &Simulation,
    it: &syntax::Expression,
    names: &[Option<Name>],
) -> Result<StoredBody, Refusal> {
    let mut found = Found::default();
    let mut tree = with_analyser(simulation, &Level::default(), Use::Target, &mut found, |analyser| {
        let tree = analyser.expression(it)?;
        if tree.kind.is_unknown() {
            return analyser.convert(tree, Kind::TEXT, -1, CastContext::Implicit, Form::Implicit);
        }
        Ok(tree)
    })?;
    tree.span = it.span;
    let stored = Body::Return(&tree);
    let Some(text) = deparse::print_body(simulation, &stored, names, found.also.clone()) else {
        return Err(Refusal::not_modelled(it.span, "how this body is stored"));
    };
    let outputs = Some(named(vec![(Name::new("?column?"), tree.clone())]));
    let query = QueryTree::new(BodyTree::Select(Box::default()), vec![(Name::new("?column?"), tree)]);
    let depends = depends(simulation, &query);
    Ok(StoredBody { text, depends, outputs, found })
}

/// Analyses `BEGIN ATOMIC …` of queries.
///
/// # Errors
/// What PostgreSQL would refuse, or what is not modelled.
pub(crate) fn stored_statements(
    simulation: &Simulation,
    queries: &[&Query],
    names: &[Option<Name>],
    span: Span,
) -> Result<StoredBody, Refusal> {
    let mut found = Found::default();
    let mut trees = Vec::with_capacity(queries.len());
    let mut targets = Vec::new();
    for query in queries {
        let tree = resolved(simulation, query, None, &mut found)?;
        targets.extend(depends(simulation, &tree));
        trees.push(tree);
    }
    targets.sort_unstable();
    targets.dedup();
    let stored = Body::Atomic(&trees);
    let Some(text) = deparse::print_body(simulation, &stored, names, found.also.clone()) else {
        return Err(Refusal::not_modelled(span, "how this body is stored"));
    };
    let outputs = trees.pop().map(|tree| named(tree.columns));
    Ok(StoredBody { text, depends: targets, outputs, found })
}

/// `recordDependencyOnExpr`
fn depends(simulation: &Simulation, tree: &QueryTree) -> Vec<(ObjectId, Option<ColumnNumber>)> {
    let mut gathering = Gathering { simulation, tables: Vec::new(), joins: Vec::new(), found: Vec::new() };
    gathering.query(tree);
    let mut found = gathering.found;
    found.sort_unstable();
    found.dedup();
    // A column of a relation stands for the whole of it too.
    let with_columns: Vec<ObjectId> =
        found.iter().filter(|(_, column)| column.is_some()).map(|(id, _)| *id).collect();
    found.retain(|(id, column)| column.is_some() || !with_columns.contains(id));
    found
}

struct Gathering<'a> {
    simulation: &'a Simulation,
    /// The tables that relations are, by number.
    tables: Vec<(RelationNumber, ObjectId)>,
    /// What the columns of joins stand for.
    joins: Vec<(RelationNumber, Vec<Tree>)>,
    found: Vec<(ObjectId, Option<ColumnNumber>)>,
}

impl Gathering<'_> {
    fn query(&mut self, query: &QueryTree) {
        // Tables first, since queries in expressions and in FROM name those around them.
        self.tables(query);
        self.found.extend(query.keys.iter().map(|key| (*key, None)));
        let mut trees = Vec::new();
        query.trees(&mut trees);
        for tree in trees {
            self.tree(tree);
        }
    }

    fn tables(&mut self, query: &QueryTree) {
        for with in &query.with {
            if let Some(query) = &with.query {
                self.found.extend(query.keys.iter().map(|key| (*key, None)));
                self.tables(query);
            }
        }
        match &query.body {
            BodyTree::Select(select) => {
                for item in &select.from {
                    self.item(item);
                }
            }
            BodyTree::SetOperation { left, right, .. } => {
                for side in [left, right] {
                    self.found.extend(side.keys.iter().map(|key| (*key, None)));
                    self.tables(side);
                }
            }
            BodyTree::Values(_) => {}
        }
    }

    fn item(&mut self, item: &FromTree) {
        match item {
            FromTree::Entry(entry) => match &entry.source {
                Source::Table { id, .. } => {
                    self.tables.push((entry.number, *id));
                    self.found.push((*id, None));
                }
                Source::Sequence(id) => self.found.push((*id, None)),
                Source::Query(query) => {
                    self.found.extend(query.keys.iter().map(|key| (*key, None)));
                    self.tables(query);
                }
                Source::Functions { calls, .. } => {
                    for call in calls {
                        for (_, kind, _) in &call.definitions {
                            self.kind(*kind);
                        }
                    }
                }
                Source::System(_) | Source::With(_) => {}
            },
            FromTree::Join(join) => {
                let JoinTree { number, left, right, using, trees, .. } = join.as_ref();
                self.item(left);
                self.item(right);
                self.joins.push((*number, trees.clone()));
                for merged in using {
                    self.tree(&merged.left);
                    self.tree(&merged.right);
                }
            }
        }
    }

    fn kind(&mut self, kind: Kind) {
        if let crate::resolve::kind::Base::User(id) = kind.base {
            self.found.push((id, None));
        }
    }

    fn tree(&mut self, tree: &Tree) {
        match &tree.shape {
            Shape::Reference(reference) => {
                let table = self.tables.iter().find(|(number, _)| *number == reference.relation);
                if let Some((_, id)) = table
                    && reference.column > 0
                {
                    self.found.push((*id, Some(reference.column)));
                }
                let join = self.joins.iter().find(|(number, _)| *number == reference.relation);
                let index = usize::try_from(i32::from(reference.column) - 1);
                let column = join.zip(index.ok()).and_then(|((_, trees), index)| trees.get(index).cloned());
                // What a join merges without converting it is its own column: its sides are gathered with the join.
                if let Some(column) = column
                    && column != *tree
                {
                    self.tree(&column);
                }
            }
            Shape::Subquery(it) => self.query(&it.query),
            Shape::Constant(crate::resolve::tree::Constant::Relation(id)) => {
                self.found.push((*id, None));
                self.kind(tree.kind);
            }
            Shape::Field { operand, number, .. } => {
                let under = operand.kind.under(self.simulation);
                if let crate::resolve::kind::Base::User(id) = under.base {
                    self.found.push((id, Some(*number)));
                }
            }
            // Types that the expression itself names.
            Shape::Constant(_)
            | Shape::Relabel(..)
            | Shape::ThroughText(..)
            | Shape::ArrayCast(..)
            | Shape::ToDomain(..)
            | Shape::Row(_)
            | Shape::RowOf(..) => self.kind(tree.kind),
            _ => {}
        }
        for part in tree.parts() {
            self.tree(part);
        }
    }
}
