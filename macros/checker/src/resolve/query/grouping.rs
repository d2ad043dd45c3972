//! `GROUP BY`, and which columns may stand beside it and beside aggregates: `transformGroupClause`, `parseCheckAggregates`.
//! <https://www.postgresql.org/docs/15/queries-table-expressions.html#QUERIES-GROUP>
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a question about some shapes is answered by those alone"
)]

use arcoiris_catalog::{ConstraintKind, Object, ObjectId, State};

use super::ordering::by_output;
use super::tree::{BodyTree, Entry, GroupTree, QueryTree, Reference, Source};
use super::{Analysed, sortable, with_analyser};
use crate::refusal::Refusal;
use crate::resolve::analyse::Found;
use crate::resolve::scope::Level;
use crate::resolve::tree::{Over, Shape, Tree};
use crate::resolve::uses::Use;
use crate::simulation::Simulation;
use crate::syntax::{Expression, ExpressionKind, GroupingSet};

/// `GROUP BY`
pub(super) fn groups(
    simulation: &Simulation,
    list: &[Expression],
    columns: &[Analysed],
    level: &Level<'_>,
    found: &mut Found,
) -> Result<Vec<GroupTree>, Refusal> {
    list.iter().map(|it| group(simulation, it, columns, level, found)).collect()
}

fn group(
    simulation: &Simulation,
    it: &Expression,
    columns: &[Analysed],
    level: &Level<'_>,
    found: &mut Found,
) -> Result<GroupTree, Refusal> {
    match &it.kind {
        ExpressionKind::GroupingSet(kind, content) => {
            let inner = groups(simulation, content, columns, level, found)?;
            Ok(match kind {
                GroupingSet::Empty => GroupTree::Set(Vec::new()),
                GroupingSet::Rollup => GroupTree::Rollup(inner),
                GroupingSet::Cube => GroupTree::Cube(inner),
                GroupingSet::Sets => GroupTree::Sets(inner),
            })
        }
        // `(a, b)`: each by itself, as a set where sets are.
        ExpressionKind::Row(fields) => {
            let mut trees = Vec::with_capacity(fields.len());
            for field in fields {
                trees.push(single(simulation, field, columns, level, found)?);
            }
            Ok(GroupTree::Set(trees))
        }
        _ => Ok(GroupTree::Expression(single(simulation, it, columns, level, found)?)),
    }
}

fn single(
    simulation: &Simulation,
    it: &Expression,
    columns: &[Analysed],
    level: &Level<'_>,
    found: &mut Found,
) -> Result<Tree, Refusal> {
    // A name is first one of the tables', then one of the result's.
    let of_tables = match &it.kind {
        ExpressionKind::Column(path) => match path.as_slice() {
            [name] => level.has_column(simulation, name)?,
            _ => true,
        },
        _ => false,
    };
    let output = if of_tables { None } else { by_output(it, columns, "GROUP BY")? };
    let tree = match output.and_then(|index| columns.get(index)) {
        Some((_, tree)) => {
            if super::has_aggregate(tree) {
                let message = "aggregate functions are not allowed in GROUP BY";
                return Err(Refusal::other(it.span, "42803", message));
            }
            if super::has_window(tree) {
                let message = "window functions are not allowed in GROUP BY";
                return Err(Refusal::other(it.span, "42P20", message));
            }
            tree.clone()
        }
        None => with_analyser(simulation, level, Use::GroupBy, found, |analyser| analyser.expression(it))?,
    };
    sortable(simulation, tree.kind, it.span, "an equality operator")?;
    Ok(tree)
}

/// Whether every column outside of aggregates is grouped by; the keys by which some are determined.
pub(super) fn check(
    simulation: &Simulation,
    query: &QueryTree,
    level: &Level<'_>,
    found: &Found,
) -> Result<Vec<ObjectId>, Refusal> {
    let BodyTree::Select(select) = &query.body else { return Ok(Vec::new()) };
    let grouped =
        !select.groups.is_empty() || select.having.is_some() || found.aggregates.contains(&level.query);
    if !grouped {
        return Ok(Vec::new());
    }
    let mut groups = Vec::new();
    for group in &select.groups {
        group.trees(&mut groups);
    }
    // Beside sets, what is in some set only is no longer the same everywhere; keys count for nothing there.
    let sets =
        select.groups.iter().any(|group| !matches!(group, GroupTree::Expression(_) | GroupTree::Set(_)));
    let mut entries = query.entries();
    let own: Vec<u32> = level.relations.iter().map(|relation| relation.number.0).collect();
    entries.retain(|entry| own.contains(&entry.number.0));
    let mut check = Check { simulation, query: level.query, groups, own, entries, sets, keys: Vec::new() };
    for (_, tree) in &query.columns {
        check.walk(tree)?;
    }
    for tree in select.having.iter().chain(&select.distinct_on) {
        check.walk(tree)?;
    }
    for element in &query.order {
        check.walk(&element.tree)?;
    }
    for (_, window) in &select.windows {
        let mut trees = Vec::new();
        window.trees(&mut trees);
        for tree in trees {
            check.walk(tree)?;
        }
    }
    check.keys.sort_unstable();
    Ok(check.keys)
}

struct Check<'a> {
    simulation: &'a Simulation,
    query: u32,
    groups: Vec<&'a Tree>,
    own: Vec<u32>,
    entries: Vec<&'a Entry>,
    sets: bool,
    keys: Vec<ObjectId>,
}

impl Check<'_> {
    fn walk(&mut self, tree: &Tree) -> Result<(), Refusal> {
        if self.groups.contains(&tree) {
            return Ok(());
        }
        match &tree.shape {
            Shape::Aggregate(it) if it.query == self.query => {
                for direct in &it.direct {
                    self.walk(direct)?;
                }
                return Ok(());
            }
            Shape::Reference(reference) => return self.reference(*reference, tree),
            Shape::Grouping(trees) => {
                if let Some(other) = trees.iter().find(|tree| !self.groups.contains(tree)) {
                    let message =
                        "arguments to GROUPING must be grouping expressions of the associated query level";
                    return Err(Refusal::other(other.span, "42803", message));
                }
                return Ok(());
            }
            Shape::Subquery(it) => {
                let mut trees = Vec::new();
                it.query.trees(&mut trees);
                for inner in trees {
                    self.walk(inner)?;
                }
            }
            Shape::Window(it) => {
                if let Over::Named(_) = &it.over {
                    // Looked at with `WINDOW`.
                }
            }
            _ => {}
        }
        for part in tree.parts() {
            self.walk(part)?;
        }
        Ok(())
    }

    fn reference(&mut self, reference: Reference, tree: &Tree) -> Result<(), Refusal> {
        if !self.own.contains(&reference.relation.0) {
            return Ok(());
        }
        // A whole row may have become a `record` since.
        if reference.column == 0 && self.groups.iter().any(|group| group.shape == tree.shape) {
            return Ok(());
        }
        if let Some(key) = self.determined(reference) {
            if self.sets {
                return Err(Refusal::not_modelled(tree.span, "a key beside grouping sets"));
            }
            if !self.keys.contains(&key) {
                self.keys.push(key);
            }
            return Ok(());
        }
        let message = "a column must appear in the GROUP BY clause or be used in an aggregate function";
        Err(Refusal::other(tree.span, "42803", message))
    }

    /// `check_functional_grouping`: the primary key of the column's table, if all of it is grouped by.
    fn determined(&self, reference: Reference) -> Option<ObjectId> {
        let entry = self.entries.iter().find(|entry| entry.number == reference.relation)?;
        let Source::Table { id, .. } = entry.source else { return None };
        let grouped = |column: i16| {
            let wanted = Shape::Reference(Reference { relation: reference.relation, column });
            self.groups.iter().any(|group| group.shape == wanted)
        };
        let catalog = &self.simulation.catalog;
        catalog.dependents(id).find(|dependent| {
            let Some(Object::Constraint(constraint)) = catalog.object(*dependent).map(AsRef::as_ref) else {
                return false;
            };
            let ConstraintKind::PrimaryKey(key) = &constraint.kind else { return false };
            constraint.of == id && !constraint.deferrable && key.columns.iter().all(|column| grouped(*column))
        })
    }
}
