//! Which collation the values of an expression are compared by: `assign_expr_collations` of PostgreSQL's `parse_collate.c`.
//! <https://www.postgresql.org/docs/15/collation.html#COLLATION-CONCEPTS>
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a question about some shapes is answered by those alone"
)]

use arcoiris_catalog::{CollationRef, ColumnNumber, ObjectId, State};

use super::query::tree::{BodyTree, FromTree, QueryTree, RelationNumber, Source};
use super::tree::{Shape, Tree};
use crate::refusal::Refusal;
use crate::simulation::Simulation;

/// Where a collation comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Derived {
    /// Not collatable, or nothing known.
    Nothing,
    /// The type's own, or a column's.
    Implicit(Option<CollationRef>),
    /// `COLLATE`
    Explicit(CollationRef),
    /// Implicit ones that differ.
    Conflict,
}

/// The collation of a query's column, if not its type's own.
///
/// # Errors
/// 42P22 if it cannot be told which it is.
pub(crate) fn of_column(
    simulation: &Simulation,
    query: &QueryTree,
    tree: &Tree,
) -> Result<Option<CollationRef>, Refusal> {
    if !tree.kind.is_collatable(simulation)
        && !tree.kind.element().is_some_and(|it| it.is_collatable(simulation))
    {
        return Ok(None);
    }
    // What a type's columns have if nothing else is said.
    let own = if tree.kind.under(simulation).is("name") { "C" } else { "default" };
    let own = CollationRef::builtin(own);
    let other = |it: CollationRef| Some(it).filter(|it| *it != own);
    match (Deriving { simulation, query }).of(tree, 0) {
        Derived::Nothing => Ok(None),
        Derived::Implicit(name) => Ok(other(name.unwrap_or_else(|| CollationRef::builtin("default")))),
        Derived::Explicit(name) => Ok(other(name)),
        // Columns of indeterminate collation are refused where they are stored.
        Derived::Conflict => Err(Refusal::not_modelled(tree.span, "which collation this column has")),
    }
}

struct Deriving<'a> {
    simulation: &'a Simulation,
    query: &'a QueryTree,
}

impl Deriving<'_> {
    fn of(&self, tree: &Tree, depth: usize) -> Derived {
        if depth > 64 {
            return Derived::Conflict;
        }
        match &tree.shape {
            Shape::Collate(_, collation) => Derived::Explicit(collation.clone()),
            Shape::Reference(reference) => {
                match self.column(self.query, reference.relation, reference.column, depth) {
                    Some(derived) => derived,
                    None => Derived::Implicit(self.own(tree)),
                }
            }
            Shape::Variable => match &self.query.body {
                // The column of a set operation.
                BodyTree::SetOperation { left, right, .. } => {
                    let at = self.query.columns.iter().position(|(_, column)| std::ptr::eq(column, tree));
                    let side = |side: &QueryTree| {
                        let column = at.and_then(|at| side.columns.get(at));
                        column.map(|(_, column)| {
                            Deriving { simulation: self.simulation, query: side }.of(column, depth + 1)
                        })
                    };
                    match (side(left), side(right)) {
                        (Some(one), Some(other)) => combine(one, other),
                        _ => Derived::Implicit(None),
                    }
                }
                _ => Derived::Implicit(None),
            },
            Shape::Constant(_) | Shape::Special(_) | Shape::Parameter(_) => Derived::Implicit(self.own(tree)),
            Shape::Subquery(it) => match it.query.columns.first() {
                Some((_, column)) => {
                    Deriving { simulation: self.simulation, query: &it.query }.of(column, depth + 1)
                }
                None => Derived::Nothing,
            },
            Shape::Case { branches, otherwise, .. } => {
                let results = branches.iter().map(|(_, result)| result).chain([otherwise.as_ref()]);
                self.together(results, depth)
            }
            Shape::Field { .. } => Derived::Implicit(self.own(tree)),
            _ => {
                let derived = self.together(tree.parts(), depth);
                match derived {
                    // Nothing to take one from: the type's own.
                    Derived::Nothing => Derived::Implicit(self.own(tree)),
                    // The collation of a `name` gives way to that of other strings.
                    derived => derived,
                }
            }
        }
    }

    fn together<'t>(&self, parts: impl IntoIterator<Item = &'t Tree>, depth: usize) -> Derived {
        let collatable = |part: &&Tree| {
            part.kind.is_collatable(self.simulation)
                || part.kind.element().is_some_and(|it| it.is_collatable(self.simulation))
        };
        let derived = parts.into_iter().filter(collatable).map(|part| self.of(part, depth + 1));
        derived.fold(Derived::Nothing, combine)
    }

    fn own(&self, tree: &Tree) -> Option<CollationRef> {
        tree.kind.under(self.simulation).is("name").then(|| CollationRef::builtin("C"))
    }

    /// The collation of a column of a relation of this query.
    fn column(
        &self,
        query: &QueryTree,
        relation: RelationNumber,
        column: ColumnNumber,
        depth: usize,
    ) -> Option<Derived> {
        let BodyTree::Select(select) = &query.body else { return None };
        for item in &select.from {
            let mut entries = Vec::new();
            item.entries(&mut entries);
            for entry in entries {
                if entry.number != relation {
                    continue;
                }
                return match &entry.source {
                    Source::Table { id, .. } => Some(Derived::Implicit(self.of_table(*id, column))),
                    Source::Query(inner) => {
                        let index = usize::try_from(column.checked_sub(1)?).ok()?;
                        let (_, tree) = inner.columns.get(index)?;
                        let derived =
                            Deriving { simulation: self.simulation, query: inner }.of(tree, depth + 1);
                        Some(implicit(derived))
                    }
                    Source::With(name) => {
                        let with = self.query.with.iter().find(|with| with.name == *name)?;
                        let inner = with.query.as_deref()?;
                        let index = usize::try_from(column.checked_sub(1)?).ok()?;
                        let (_, tree) = inner.columns.get(index)?;
                        let derived =
                            Deriving { simulation: self.simulation, query: inner }.of(tree, depth + 1);
                        Some(implicit(derived))
                    }
                    Source::System(_) | Source::Sequence(_) | Source::Functions { .. } => None,
                };
            }
            if let FromTree::Join(_) = item {
                let mut joins = Vec::new();
                item.joins(&mut joins);
                for join in joins {
                    if join.number == relation {
                        let index = usize::try_from(column.checked_sub(1)?).ok()?;
                        let merged = join.using.get(index)?;
                        return Some(combine(
                            self.of(&merged.left, depth + 1),
                            self.of(&merged.right, depth + 1),
                        ));
                    }
                }
            }
        }
        None
    }

    fn of_table(&self, id: ObjectId, number: ColumnNumber) -> Option<CollationRef> {
        match self.simulation.catalog.object(id)?.as_ref() {
            arcoiris_catalog::Object::Table(table) => {
                let column = table.column_numbered(number)?;
                let is_name = super::kind::Kind::of(self.simulation, &column.ty)
                    .is_some_and(|kind| kind.under(self.simulation).is("name"));
                column.collation.clone().or_else(|| is_name.then(|| CollationRef::builtin("C")))
            }
            _ => None,
        }
    }
}

/// Outside of its query, a collation that was written is the column's own.
fn implicit(derived: Derived) -> Derived {
    match derived {
        Derived::Explicit(name) => Derived::Implicit(Some(name)),
        other => other,
    }
}

fn combine(one: Derived, other: Derived) -> Derived {
    match (one, other) {
        (Derived::Nothing, other) | (other, Derived::Nothing) => other,
        (Derived::Explicit(one), _) => Derived::Explicit(one),
        (_, Derived::Explicit(other)) => Derived::Explicit(other),
        (Derived::Conflict, _) | (_, Derived::Conflict) => Derived::Conflict,
        // The default gives way.
        (Derived::Implicit(None), other) | (other, Derived::Implicit(None)) => other,
        (Derived::Implicit(one), Derived::Implicit(other)) if one == other => Derived::Implicit(one),
        (Derived::Implicit(_), Derived::Implicit(_)) => Derived::Conflict,
    }
}
