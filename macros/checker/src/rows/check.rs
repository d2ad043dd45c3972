//! What constraints say of known rows.

use std::sync::Arc;

use arcoiris_catalog::{
    CollationRef, Column, ColumnNumber, Constraint, ConstraintKind, ForeignKey, Index, IndexElement, Match,
    Name, Object, ObjectId, State, Table, TableKind, TypeKind,
};

use super::evaluate::{Evaluation, Scope};
use super::query::rows_of;
use super::stored;
use super::value::{self, Value};
use super::{Row, TableRows};
use crate::refusal::Refusal;
use crate::resolve::Place;
use crate::resolve::kind::Kind;
use crate::resolve::tree::Tree;
use crate::simulation::Simulation;
use crate::syntax::Span;

/// Whether a column takes no NULL: by itself or by its domain.
pub(super) fn refuses_null(simulation: &Simulation, column: &Column) -> bool {
    let mut kind = Kind::of(simulation, &column.ty);
    while let Some(domain) = kind.and_then(|kind| kind.domain(simulation)) {
        let TypeKind::Domain { not_null, base, .. } = &domain.kind else { break };
        if *not_null {
            return true;
        }
        kind = Kind::of(simulation, base);
    }
    column.not_null
}

/// NOT NULL of the columns of a row that is written.
pub(super) fn not_null(simulation: &Simulation, table: &Table, row: &Row, span: Span) -> Result<(), Refusal> {
    for column in &table.columns {
        if row.get(column.number) == Value::Null && refuses_null(simulation, column) {
            let (name, table) = (column.name.as_str(), table.name.as_str());
            let message = format!(
                "null value in column \"{name}\" of relation \"{table}\" violates not-null constraint"
            );
            return Err(Refusal::other(span, "23502", message));
        }
    }
    Ok(())
}

/// The checks of a table, by name as PostgreSQL looks at them; `None` where one cannot be evaluated.
pub(super) fn checks_of(simulation: &Simulation, id: ObjectId, table: &Table) -> Vec<(Name, Option<Tree>)> {
    let mut found = Vec::new();
    for (_, constraint) in constraints_of(simulation, id) {
        if let ConstraintKind::Check { expression, .. } = &constraint.kind {
            found.push((constraint.name.clone(), stored::tree(simulation, table, Place::Check, expression)));
        }
    }
    found.sort_by(|(one, _), (other, _)| one.cmp(other));
    found
}

/// The checks of a row that is written.
pub(super) fn checks(
    evaluation: &Evaluation<'_>,
    table: &Table,
    checks: &[(Name, Option<Tree>)],
    row: &Row,
    span: Span,
) -> Result<(), Refusal> {
    for (name, tree) in checks {
        let Some(tree) = tree else { continue };
        match evaluation.value(tree, &Scope { row: Some(row), ..Scope::NOTHING })?.truth() {
            Some(Some(false)) => {
                let message = format!(
                    "new row for relation \"{}\" violates check constraint \"{}\"",
                    table.name.as_str(),
                    name.as_str()
                );
                return Err(Refusal::other(span, "23514", message));
            }
            Some(_) => {}
            None => evaluation.simulation.rows.doubt(format!("whether a row satisfies {}", name.as_str())),
        }
    }
    Ok(())
}

/// The constraints of a table.
pub(super) fn constraints_of(simulation: &Simulation, id: ObjectId) -> Vec<(ObjectId, &Constraint)> {
    let catalog = &simulation.catalog;
    let mut found: Vec<(ObjectId, &Constraint)> = Vec::new();
    for dependent in catalog.dependents(id) {
        if let Some(Object::Constraint(it)) = catalog.object(dependent).map(AsRef::as_ref)
            && it.of == id
        {
            found.push((dependent, it));
        }
    }
    found
}

/// The unique indexes of a table, those of its keys among them.
pub(super) fn unique_indexes(simulation: &Simulation, id: ObjectId) -> Vec<&Index> {
    let catalog = &simulation.catalog;
    let mut ids: Vec<ObjectId> = Vec::new();
    for dependent in catalog.dependents(id) {
        let index = match catalog.object(dependent).map(AsRef::as_ref) {
            Some(Object::Constraint(Constraint {
                of,
                kind: ConstraintKind::PrimaryKey(key) | ConstraintKind::Unique(key),
                ..
            })) if *of == id => key.index,
            Some(Object::Index(_)) => dependent,
            Some(_) | None => continue,
        };
        if !ids.contains(&index) {
            ids.push(index);
        }
    }
    ids.sort_unstable();
    let index = |index: ObjectId| match catalog.object(index).map(AsRef::as_ref) {
        Some(Object::Index(index)) if index.table == id && index.unique => Some(index),
        Some(_) | None => None,
    };
    ids.into_iter().filter_map(index).collect()
}

/// Whether an index looks at one of some columns; one of an expression or with a condition may.
pub(super) fn reads(index: &Index, columns: &[ColumnNumber]) -> bool {
    index.predicate.is_some()
        || index.keys.iter().any(|key| match &key.element {
            IndexElement::Column(number) => columns.contains(number),
            IndexElement::Expression(_) => true,
        })
}

pub(super) fn duplicate(index: &Index, span: Span) -> Refusal {
    let message = format!("duplicate key value violates unique constraint \"{}\"", index.name.as_str());
    Refusal::other(span, "23505", message)
}

/// What an index holds.
pub(super) struct Keys<'i> {
    pub(super) index: &'i Index,
    kinds: Vec<Option<Kind>>,
    expressions: Vec<Option<Tree>>,
    predicate: Option<Option<Tree>>,
    keys: Vec<Key>,
}

/// A row in an index.
#[derive(Debug, Clone)]
pub(super) struct Key {
    values: Vec<Value>,
    /// Whether the index has it at all.
    member: Option<bool>,
}

impl Key {
    /// Whether it is in the index for certain, and none of it NULL.
    pub(super) fn is_whole(&self) -> bool {
        self.member != Some(false) && self.values.iter().all(|value| matches!(value, Value::Known(_)))
    }
}

impl<'i> Keys<'i> {
    pub(super) fn of(
        evaluation: &Evaluation<'_>,
        table: &Table,
        index: &'i Index,
        rows: &[Arc<Row>],
    ) -> Self {
        let simulation = evaluation.simulation;
        let (mut kinds, mut expressions) = (Vec::new(), Vec::new());
        for key in &index.keys {
            match &key.element {
                IndexElement::Column(number) => {
                    let column = table.column_numbered(*number);
                    let plain = |column: &&Arc<Column>| {
                        // Those of `pg_catalog` are all deterministic.
                        matches!(column.collation, None | Some(CollationRef::Builtin(_)))
                    };
                    let kind = column.filter(plain).and_then(|column| Kind::of(simulation, &column.ty));
                    kinds.push(kind.filter(|_| key.collation.is_none()));
                    expressions.push(None);
                }
                IndexElement::Expression(expression) => {
                    let tree = stored::tree(simulation, table, Place::IndexKey, expression);
                    kinds.push(tree.as_ref().map(|tree| tree.kind));
                    expressions.push(tree);
                }
            }
        }
        let predicate = index
            .predicate
            .as_ref()
            .map(|predicate| stored::tree(simulation, table, Place::IndexPredicate, predicate));
        let mut keys = Keys { index, kinds, expressions, predicate, keys: Vec::with_capacity(rows.len()) };
        for row in rows {
            keys.push(evaluation, row);
        }
        keys
    }

    pub(super) fn key(&self, evaluation: &Evaluation<'_>, row: &Arc<Row>) -> Key {
        let scope = Scope { row: Some(row), ..Scope::NOTHING };
        let member = match &self.predicate {
            None => Some(true),
            Some(None) => None,
            Some(Some(tree)) => evaluation.holds(tree, &scope).unwrap_or(None),
        };
        let values =
            self.index.keys.iter().zip(&self.expressions).map(|(key, tree)| match (&key.element, tree) {
                (IndexElement::Column(number), _) => row.get(*number),
                (IndexElement::Expression(_), Some(tree)) => {
                    evaluation.value(tree, &scope).unwrap_or(Value::Unknown)
                }
                (IndexElement::Expression(_), None) => Value::Unknown,
            });
        Key { values: values.collect(), member }
    }

    pub(super) fn push(&mut self, evaluation: &Evaluation<'_>, row: &Arc<Row>) {
        let key = self.key(evaluation, row);
        self.keys.push(key);
    }

    /// Leaves the row at a place out.
    pub(super) fn hide(&mut self, place: usize) {
        if let Some(own) = self.keys.get_mut(place) {
            own.member = Some(false);
        }
    }

    pub(super) fn replace(&mut self, evaluation: &Evaluation<'_>, place: usize, row: Option<&Arc<Row>>) {
        let Some(row) = row else { return };
        let key = self.key(evaluation, row);
        if let Some(own) = self.keys.get_mut(place) {
            *own = key;
        }
    }

    /// The place of a row with the same key: `Some(None)` if there is none, `None` if that is not known.
    #[expect(clippy::option_option, reason = "whether it is known, and which")]
    pub(super) fn clash(&self, evaluation: &Evaluation<'_>, key: &Key) -> Option<Option<usize>> {
        if key.member == Some(false) {
            return Some(None);
        }
        let mut sure = true;
        for (place, other) in self.keys.iter().enumerate() {
            if other.member == Some(false) {
                continue;
            }
            match self.same(evaluation.simulation, key, other) {
                Some(true) if key.member == Some(true) && other.member == Some(true) => {
                    return Some(Some(place));
                }
                Some(false) => {}
                Some(true) | None => sure = false,
            }
        }
        sure.then_some(None)
    }

    fn same(&self, simulation: &Simulation, one: &Key, other: &Key) -> Option<bool> {
        let mut all = Some(true);
        for ((left, right), kind) in one.values.iter().zip(&other.values).zip(&self.kinds) {
            let same = match (left.is_null(), right.is_null()) {
                (Some(true), Some(true)) => Some(self.index.nulls_not_distinct),
                (Some(true), _) | (_, Some(true)) if !self.index.nulls_not_distinct => Some(false),
                (Some(true), Some(false)) | (Some(false), Some(true)) => Some(false),
                _ => kind.and_then(|kind| value::equal(simulation, kind, left, right)),
            };
            match same {
                Some(false) => return Some(false),
                Some(true) => {}
                None => all = None,
            }
        }
        all
    }

    /// Whether its uniqueness may be looked at later.
    pub(super) fn is_deferrable(&self, simulation: &Simulation) -> bool {
        let constraint =
            self.index.constraint.and_then(|id| simulation.catalog.object(id)).map(AsRef::as_ref);
        matches!(constraint, Some(Object::Constraint(it)) if it.deferrable)
    }
}

/// The type by which a foreign key compares; `None` where it is not certain.
pub(super) fn key_kind(simulation: &Simulation, own: Kind, referenced: Kind) -> Option<Kind> {
    let (own, referenced) = (own.under(simulation), referenced.under(simulation));
    if own == referenced {
        return Some(own);
    }
    let is = |kind: Kind, names: &[&str]| kind.fact_name().is_some_and(|name| names.contains(&name));
    if is(own, &["int2", "int4", "int8"]) && is(referenced, &["int2", "int4", "int8"]) {
        return Some(Kind::fact("int8"));
    }
    (is(own, &["text", "varchar"]) && is(referenced, &["text", "varchar"])).then_some(Kind::TEXT)
}

/// The foreign keys of rows that were written; of an update those over the columns that it wrote.
pub(super) fn references(
    simulation: &Simulation,
    id: ObjectId,
    table: &Table,
    rows: &[Arc<Row>],
    columns: Option<&[ColumnNumber]>,
    span: Span,
) -> Result<(), Refusal> {
    if rows.is_empty() || simulation.rows.unguarded || simulation.rows.asleep.contains(&id) {
        return Ok(());
    }
    for (_, constraint) in constraints_of(simulation, id) {
        let ConstraintKind::ForeignKey(key) = &constraint.kind else { continue };
        let waits = constraint.initially_deferred || simulation.constraints_deferred && constraint.deferrable;
        let touched = columns.is_none_or(|columns| key.columns.iter().any(|column| columns.contains(column)));
        if waits || !touched || constraint.is_of_referenced_partition() {
            continue;
        }
        if !reference(simulation, table, constraint, key, rows, span)? {
            let name = constraint.name.as_str();
            simulation.rows.doubt(format!("whether the row that another refers to is there (\"{name}\")"));
        }
    }
    Ok(())
}

/// One foreign key of some rows; whether the answer is certain, or hangs on rows that may be there.
pub(super) fn reference(
    simulation: &Simulation,
    table: &Table,
    constraint: &Constraint,
    key: &ForeignKey,
    rows: &[Arc<Row>],
    span: Span,
) -> Result<bool, Refusal> {
    let Some(Object::Table(parent)) = simulation.catalog.object(key.table).map(AsRef::as_ref) else {
        return Ok(false);
    };
    let only = parent.kind != TableKind::Partitioned;
    let unknown = TableRows { rows: Vec::new(), others: true };
    let known = rows_of(simulation, key.table, only).unwrap_or(unknown);
    let mut kinds = Vec::with_capacity(key.columns.len());
    for (own, referenced) in key.columns.iter().zip(&key.referenced) {
        let kind = |table: &Table, number: ColumnNumber| {
            table.column_numbered(number).and_then(|column| Kind::of(simulation, &column.ty))
        };
        kinds.push(match (kind(table, *own), kind(parent, *referenced)) {
            (Some(own), Some(referenced)) => key_kind(simulation, own, referenced),
            _ => None,
        });
    }
    let mut sure = true;
    for row in rows {
        let values: Vec<Value> = key.columns.iter().map(|number| row.get(*number)).collect();
        let nulls = values.iter().filter(|value| **value == Value::Null).count();
        match key.matching {
            Match::Simple if nulls > 0 => continue,
            Match::Full if nulls == values.len() => continue,
            Match::Full if nulls > 0 && values.iter().all(|value| value.is_null().is_some()) => {
                return Err(violated(table, constraint, span));
            }
            Match::Simple | Match::Full => {}
        }
        if values.iter().any(|value| value.is_null() != Some(false)) {
            sure &= known.others;
            continue;
        }
        let (mut found, mut unsure) = (false, known.others);
        for other in &known.rows {
            let mut all = Some(true);
            for ((value, number), kind) in values.iter().zip(&key.referenced).zip(&kinds) {
                let there = other.get(*number);
                let same = match there.is_null() {
                    Some(true) => Some(false),
                    _ => kind.and_then(|kind| value::equal(simulation, kind, value, &there)),
                };
                match same {
                    Some(false) => {
                        all = Some(false);
                        break;
                    }
                    Some(true) => {}
                    None => all = None,
                }
            }
            match all {
                Some(true) => {
                    found = true;
                    break;
                }
                Some(false) => {}
                None => unsure = true,
            }
        }
        match (found, unsure) {
            (true, _) => {}
            // A key that was read somewhere is taken to be one that is there, a constant is not.
            (false, true) => sure &= known.others && !values.iter().all(|it| matches!(it, Value::Known(_))),
            (false, false) => return Err(violated(table, constraint, span)),
        }
    }
    Ok(sure)
}

fn violated(table: &Table, constraint: &Constraint, span: Span) -> Refusal {
    let message = format!(
        "insert or update on table \"{}\" violates foreign key constraint \"{}\"",
        table.name.as_str(),
        constraint.name.as_str()
    );
    Refusal::other(span, "23503", message)
}
