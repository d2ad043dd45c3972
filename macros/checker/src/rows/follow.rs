//! What statements that change the schema find in known rows, and make of them.

use std::sync::Arc;

use arcoiris_catalog::{
    Column, Constraint, ConstraintKind, Mark, Namespace, Object, ObjectId, Persistence, Sequence, State,
    Table, TableKind, Type, TypeKind,
};

use super::check::{self, Keys};
use super::evaluate::{Evaluation, Scope};
use super::query::{has_others, rows_of};
use super::reach::Reach;
use super::value::Value;
use super::{Row, TableRows, default, stored};
use crate::effects::{Effects, Note};
use crate::names;
use crate::refusal::Refusal;
use crate::resolve::kind::{Base, Kind};
use crate::resolve::tree::Tree;
use crate::resolve::{self, Place};
use crate::simulation::Simulation;
use crate::syntax::{
    AlterTableAction, Expression, ExpressionKind, ObjectName, OnCommit, SequenceOption, Setting, Span,
    Statement, StatementKind, TriggerSelection, ViewStatement,
};

/// A changed object: before and after.
type Changed = (ObjectId, Option<Arc<Object>>, Option<Arc<Object>>);

/// Follows a statement that was applied since `mark`.
///
/// # Errors
/// What PostgreSQL says for rows that are there for certain.
pub(crate) fn follow(
    simulation: &mut Simulation,
    statement: &Statement,
    mark: Mark,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the others change objects, which are looked at one by one"
    )]
    match &statement.kind {
        // What they write is followed with them.
        StatementKind::Insert(_)
        | StatementKind::Update(_)
        | StatementKind::Delete(_)
        | StatementKind::Select(_)
        | StatementKind::Do(_)
        | StatementKind::Transaction(_)
        | StatementKind::Comment(_)
        | StatementKind::Grant(_) => return Ok(()),
        StatementKind::Set(setting) => {
            guard(simulation, setting);
            return Ok(());
        }
        StatementKind::Truncate { restart_identity, .. } => {
            truncate(simulation, effects, *restart_identity);
            return Ok(());
        }
        StatementKind::AlterSequence(it) => {
            let restarts = it.options.iter().any(|option| matches!(option, SequenceOption::Restart(..)));
            if let Some(id) = names::find(simulation, Namespace::Relation, &it.name)
                && restarts
            {
                let to = it.options.iter().find_map(|option| match option {
                    SequenceOption::Restart(to, _) => Some(to.or_else(|| start_of(simulation, id))),
                    _ => None,
                });
                simulation.rows.set_counter(id, to.flatten());
                return Ok(());
            }
        }
        StatementKind::AlterTable(it) => {
            for (action, _) in &it.actions {
                match action {
                    AlterTableAction::EnableTrigger { which: TriggerSelection::All, .. } => {
                        if let Some(id) = names::find(simulation, Namespace::Relation, &it.name) {
                            simulation.rows.asleep.push(id);
                        }
                    }
                    AlterTableAction::AlterIdentity { options, .. }
                        if options.iter().any(|option| matches!(option, SequenceOption::Restart(..))) =>
                    {
                        for id in simulation.rows.counters() {
                            simulation.rows.forget(id);
                        }
                    }
                    _ => {}
                }
            }
        }
        _ => {}
    }
    let changes: Vec<Changed> = simulation
        .catalog
        .changes_since(mark)
        .into_iter()
        .map(|change| (change.id, change.before, change.after))
        .collect();
    let mut doubts = Doubts { span: statement.span, found: Vec::new() };
    for (id, before, after) in &changes {
        object(simulation, statement, *id, before.as_deref(), after.as_deref(), &mut doubts)?;
    }
    // What a bound said of the rows of a partition, the check says that DETACH CONCURRENTLY leaves behind.
    let detaches = matches!(&statement.kind, StatementKind::AlterTable(it)
        if it.actions.iter().any(|(action, _)| matches!(action, AlterTableAction::DetachPartition { .. })));
    // Most statements are about tables without a row.
    for (_, before, after) in changes.iter().filter(|_| !detaches) {
        constraint(simulation, before.as_deref(), after.as_deref(), &mut doubts)?;
    }
    for what in doubts.found {
        effects.notes.push(Note::HangsOnRows { what, span: statement.span });
    }
    Ok(())
}

/// Forgets the rows that a statement may have written that was not applied, though PostgreSQL may take it.
pub(crate) fn unseen(simulation: &mut Simulation, statement: &Statement) {
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "what is not known to write to one table may write to any"
    )]
    match &statement.kind {
        StatementKind::Insert(_) | StatementKind::Update(_) | StatementKind::Delete(_) => {
            for (table, grows) in targets(statement) {
                if let Some(id) = names::find(simulation, Namespace::Relation, table) {
                    let reach = Reach::of_table(simulation, id, grows);
                    simulation.rows.forget_reached(&reach);
                }
            }
        }
        StatementKind::AlterTable(it) => {
            if let Some(id) = names::find(simulation, Namespace::Relation, &it.name) {
                let reach = Reach::of_table(simulation, id, false);
                simulation.rows.forget_reached(&reach);
            }
        }
        // What they make has no rows that are known.
        StatementKind::CreateTable(_)
        | StatementKind::CreateIndex(_)
        | StatementKind::CreateEnum { .. }
        | StatementKind::CreateDomain(_)
        | StatementKind::CreateSchema(_)
        | StatementKind::CreateExtension(_)
        | StatementKind::CreateSequence(_)
        | StatementKind::View(_)
        | StatementKind::Routine(_)
        | StatementKind::Trigger(_)
        | StatementKind::Comment(_)
        | StatementKind::Grant(_) => {}
        _ => simulation.rows.forget_all(),
    }
}

/// Forgets the rows of a table that a statement may have written to, and those that go with them.
pub(crate) fn forget_written(simulation: &mut Simulation, id: ObjectId) {
    let reach = Reach::of_table(simulation, id, true);
    simulation.rows.forget_reached(&reach);
}

/// The tables that a data statement writes to, those in its `WITH` among them; whether it may add rows.
fn targets(statement: &Statement) -> Vec<(&ObjectName, bool)> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the others write to no table by name")]
    let (own, with) = match &statement.kind {
        StatementKind::Insert(it) => (Some((&it.table, true)), &it.with),
        StatementKind::Update(it) => (Some((&it.table, false)), &it.with),
        StatementKind::Delete(it) => (Some((&it.table, false)), &it.with),
        StatementKind::Select(it) => (None, &it.with),
        _ => (None, &None),
    };
    let inner = with.iter().flat_map(|with| &with.queries).flat_map(|(_, (_, statement))| targets(statement));
    own.into_iter().chain(inner).collect()
}

/// What a statement that failed has taken from counters stays taken.
pub(crate) fn failed(simulation: &mut Simulation, statement: &Statement) {
    #[expect(clippy::wildcard_enum_match_arm, reason = "only these ask the default of a column")]
    match &statement.kind {
        StatementKind::Insert(_) | StatementKind::Update(_) => {
            for (id, next) in std::mem::take(&mut simulation.rows.consumed) {
                simulation.rows.set_counter(id, next);
            }
        }
        StatementKind::Select(_) | StatementKind::Do(_) => simulation.rows.forget_counters(),
        _ => {}
    }
}

/// What could not be decided.
struct Doubts {
    span: Span,
    found: Vec<String>,
}

impl Doubts {
    fn add(&mut self, what: String) {
        if !self.found.contains(&what) {
            self.found.push(what);
        }
    }
}

/// `session_replication_role` puts foreign keys and triggers to sleep.
fn guard(simulation: &mut Simulation, setting: &Setting) {
    if setting.name.as_deref().is_some_and(|name| name.eq_ignore_ascii_case("session_replication_role")) {
        simulation.rows.unguarded = true;
    }
}

fn start_of(simulation: &Simulation, id: ObjectId) -> Option<i64> {
    match simulation.catalog.object(id).map(AsRef::as_ref) {
        Some(Object::Sequence(it)) => Some(it.start),
        Some(_) | None => None,
    }
}

/// `TRUNCATE`: every table that it locked.
fn truncate(simulation: &mut Simulation, effects: &Effects, restart: bool) {
    let tables: Vec<ObjectId> = effects.locks.iter().map(|(_, id)| *id).collect();
    for id in tables.iter().copied() {
        let above = match simulation.catalog.object(id).map(AsRef::as_ref) {
            Some(Object::Table(table)) => table.parents.clone(),
            Some(_) | None => Vec::new(),
        };
        for parent in above.into_iter().filter(|parent| !tables.contains(parent)) {
            // Rows that were put into this one through it are gone too.
            simulation.rows.forget(parent);
        }
        simulation.rows.set_table(id, TableRows::default());
        if restart {
            let owned: Vec<(ObjectId, i64)> = simulation
                .catalog
                .dependents(id)
                .filter_map(|dependent| match simulation.catalog.object(dependent).map(AsRef::as_ref) {
                    Some(Object::Sequence(it)) => Some((dependent, it.start)),
                    Some(_) | None => None,
                })
                .collect();
            for (sequence, start) in owned {
                simulation.rows.set_counter(sequence, Some(start));
            }
        }
    }
}

/// Follows one object.
fn object(
    simulation: &mut Simulation,
    statement: &Statement,
    id: ObjectId,
    before: Option<&Object>,
    after: Option<&Object>,
    doubts: &mut Doubts,
) -> Result<(), Refusal> {
    match (before, after) {
        (None, Some(Object::Table(table))) => {
            made(simulation, statement, id, table);
            Ok(())
        }
        (None, Some(Object::Sequence(it))) => {
            simulation.rows.set_counter(id, (it.cache == 1).then_some(it.start));
            Ok(())
        }
        (Some(Object::Sequence(before)), Some(Object::Sequence(after))) => {
            if !same_course(before, after) {
                simulation.rows.forget(id);
            }
            Ok(())
        }
        (Some(Object::Table(before)), None) => {
            simulation.rows.forget(id);
            for parent in &before.parents {
                if simulation.rows.table(*parent).is_some_and(|known| !known.rows.is_empty() || known.others)
                {
                    simulation.rows.forget(*parent);
                }
            }
            Ok(())
        }
        (Some(Object::Sequence(_)), None) => {
            simulation.rows.forget(id);
            Ok(())
        }
        (Some(Object::Table(before)), Some(Object::Table(after))) => {
            changed(simulation, statement, id, before, after, doubts)
        }
        (Some(Object::Type(before)), Some(Object::Type(after))) => {
            type_changed(simulation, id, before, after, doubts)
        }
        (_, Some(_)) | (Some(_) | None, None) => Ok(()),
    }
}

fn same_course(before: &Sequence, after: &Sequence) -> bool {
    before.increment == after.increment
        && before.minimum == after.minimum
        && before.maximum == after.maximum
        && before.cache == after.cache
        && before.cycle == after.cycle
}

/// A table that was made has no rows, unless a query fills it.
fn made(simulation: &mut Simulation, statement: &Statement, id: ObjectId, table: &Table) {
    if !matches!(table.kind, TableKind::Ordinary | TableKind::Partitioned) {
        return;
    }
    #[expect(clippy::wildcard_enum_match_arm, reason = "only these fill what they make, or empty it again")]
    let is_empty = match &statement.kind {
        StatementKind::CreateTable(it) => it.on_commit != Some(OnCommit::DeleteRows),
        StatementKind::View(it) => {
            matches!(&**it, ViewStatement::CreateTableAs(it) if !it.with_data)
        }
        // Its query filled it.
        _ if simulation.rows.table(id).is_some() => false,
        _ => table.persistence != Persistence::Temporary,
    };
    if is_empty {
        simulation.rows.set_table(id, TableRows::default());
    }
}

/// The columns of a table as they are now, for every row that is known.
fn changed(
    simulation: &mut Simulation,
    statement: &Statement,
    id: ObjectId,
    before: &Table,
    after: &Table,
    doubts: &mut Doubts,
) -> Result<(), Refusal> {
    if before.parents != after.parents {
        // Rows that were put into a partition through the table above may stand here.
        for parent in before.parents.iter().chain(&after.parents) {
            if before.parents.contains(parent) != after.parents.contains(parent)
                && before.parents.contains(parent)
                && simulation.rows.table(*parent).is_some_and(|known| !known.rows.is_empty() || known.others)
            {
                simulation.rows.forget(*parent);
            }
        }
    }
    let new: Vec<&Arc<Column>> =
        after.columns.iter().filter(|column| before.column_numbered(column.number).is_none()).collect();
    let gone: Vec<i16> = before
        .columns
        .iter()
        .map(|column| column.number)
        .filter(|number| after.column_numbered(*number).is_none())
        .collect();
    let other_type: Vec<(&Arc<Column>, &Arc<Column>)> = after
        .columns
        .iter()
        .filter_map(|column| Some((before.column_numbered(column.number)?, column)))
        .filter(|(was, is)| was.ty != is.ty || written_type(statement, was).flatten().is_some())
        .collect();
    let generated = after.columns.iter().any(|column| {
        column.generated.is_some() && before.column_numbered(column.number).is_none_or(|was| was != column)
    });
    let narrower: Vec<&Arc<Column>> = after
        .columns
        .iter()
        .filter(|column| {
            column.not_null
                && before
                    .column_numbered(column.number)
                    .is_none_or(|was| !was.not_null || was.ty != column.ty)
        })
        .collect();
    if new.is_empty() && gone.is_empty() && other_type.is_empty() && narrower.is_empty() && !generated {
        return Ok(());
    }
    if has_others(simulation, id) {
        let named = |column: &Column| format!("{}.{}", after.name.as_str(), column.name.as_str());
        let filled = |column: &Column| match before.column_numbered(column.number) {
            None => column.default.is_some() || column.identity.is_some() || column.generated.is_some(),
            // A cast of what is not NULL is not.
            Some(was) => was.not_null && written_type(statement, was).flatten().is_none_or(casts),
        };
        for column in narrower.iter().filter(|column| !filled(column)) {
            doubts.add(format!("whether {} is NULL in a row", named(column)));
        }
        for (was, is) in &other_type {
            if !always_converts(simulation, statement, was, is) {
                doubts.add(format!("whether each value of {} can be converted", named(is)));
            }
        }
    }
    let Some(known) = simulation.rows.table(id) else { return Ok(()) };
    // A serial column of a table without rows leaves its counter as it is.
    if known.rows.is_empty() {
        if known.others && !new.is_empty() {
            forget_counters(simulation, id);
        }
        return Ok(());
    }
    let known = known.clone();
    stored::remember(simulation, id);
    let (rows, counters, fresh) = {
        let evaluation = Evaluation::new(simulation);
        let conversions: Vec<(&Arc<Column>, Option<Tree>, bool)> = other_type
            .iter()
            .map(|(was, is)| {
                let (tree, over_row) = conversion(simulation, statement, before, was, is);
                (*is, tree, over_row)
            })
            .collect();
        let mut rows = Vec::with_capacity(known.rows.len());
        for row in &known.rows {
            let mut changed = Row::clone(row);
            for (column, tree, over_row) in &conversions {
                let value = row.get(column.number);
                let value = match tree {
                    Some(tree) => {
                        let scope = match over_row {
                            true => Scope { row: Some(row), ..Scope::NOTHING },
                            false => Scope { value: Some(&value), ..Scope::NOTHING },
                        };
                        evaluation
                            .value(tree, &scope)
                            .map_err(|refusal| Refusal { span: statement.span, ..refusal })?
                    }
                    None => Value::Unknown,
                };
                changed.set(column.number, value);
            }
            changed.0.retain(|(number, _)| !gone.contains(number));
            for column in &new {
                if column.generated.is_none() {
                    let value = default::value(&evaluation, id, after, column, statement.span)?;
                    let value = match Kind::of(simulation, &column.ty) {
                        Some(kind) => evaluation.within_domain(kind, value, statement.span)?,
                        None => value,
                    };
                    changed.set(column.number, value);
                }
            }
            super::change::generate(&evaluation, after, &mut changed)?;
            rows.push(Arc::new(changed));
        }
        if known.others && !new.is_empty() {
            evaluation.counters.borrow_mut().values_mut().for_each(|next| *next = None);
        }
        let counters: Vec<_> = evaluation.counters.borrow().iter().map(|(id, next)| (*id, *next)).collect();
        (rows, counters, evaluation.fresh.get())
    };
    super::change::commit_counters(simulation, counters, fresh);
    for column in narrower {
        let values = || rows.iter().map(|row| row.get(column.number));
        if values().any(|value| value == Value::Null) {
            let (name, table) = (column.name.as_str(), after.name.as_str());
            let message = format!("column \"{name}\" of relation \"{table}\" contains null values");
            return Err(Refusal::other(statement.span, "23502", message).about(id));
        }
        if values().any(|value| value.is_null().is_none()) {
            doubts.add(format!("whether {}.{} is NULL in a row", after.name.as_str(), column.name.as_str()));
        }
    }
    simulation.rows.set_table(id, TableRows { rows, others: known.others });
    // Keys and checks over a column of another type are looked at again.
    if !other_type.is_empty() {
        let numbers: Vec<i16> = other_type.iter().map(|(_, is)| is.number).collect();
        again(simulation, id, after, &numbers, doubts)?;
    }
    Ok(())
}

/// Counters that a column's default asked for rows that are not known.
fn forget_counters(simulation: &mut Simulation, id: ObjectId) {
    let owned: Vec<ObjectId> = simulation
        .catalog
        .dependents(id)
        .filter(|dependent| {
            matches!(simulation.catalog.object(*dependent).map(AsRef::as_ref), Some(Object::Sequence(_)))
        })
        .collect();
    owned.into_iter().for_each(|sequence| simulation.rows.forget(sequence));
}

/// How values of a column become those of another type; whether it is over the whole row. `None` where it cannot be told.
fn conversion(
    simulation: &Simulation,
    statement: &Statement,
    before: &Table,
    was: &Column,
    is: &Column,
) -> (Option<Tree>, bool) {
    match written_type(statement, was) {
        Some(Some(using)) => {
            let scope =
                resolve::Scope { simulation, table: Some(before), value: None, place: Place::TypeChange };
            (resolve::reread(&scope, using, Some(&is.ty)), true)
        }
        Some(None) => (resolve::assignment(simulation, &was.ty, &is.ty), false),
        None => (None, false),
    }
}

/// Conversions that no value fails.
const WIDER: &[(&[&str], &[&str])] = &[
    (&["int2", "int4", "int8"], &["int8", "numeric", "float4", "float8", "text", "varchar"]),
    (&["int2"], &["int4"]),
    (&["float4"], &["float8"]),
    (&["date", "timestamp", "timestamptz"], &["date", "timestamp", "timestamptz", "text", "varchar"]),
    (&["text", "varchar", "bpchar", "name"], &["text", "varchar"]),
    (&["jsonb"], &["json"]),
    (&["json", "jsonb", "uuid", "inet", "cidr", "bool", "float4", "float8", "numeric"], &["text", "varchar"]),
];

/// A column, or a cast of one.
#[expect(clippy::wildcard_enum_match_arm, reason = "anything else may be NULL, or fail")]
fn is_one_cast(using: &Expression) -> bool {
    match &using.kind {
        ExpressionKind::Column(_) => true,
        ExpressionKind::Cast { operand, .. } => matches!(operand.kind, ExpressionKind::Column(_)),
        _ => false,
    }
}

/// A column, and casts of it.
#[expect(clippy::wildcard_enum_match_arm, reason = "anything else may be NULL, or fail")]
fn casts(using: &Expression) -> bool {
    match &using.kind {
        ExpressionKind::Column(_) => true,
        ExpressionKind::Cast { operand, .. } => casts(operand),
        _ => false,
    }
}

/// Whether every value of a column has one in its new type.
fn always_converts(simulation: &Simulation, statement: &Statement, was: &Column, is: &Column) -> bool {
    let (Some(one), Some(other)) = (Kind::of(simulation, &was.ty), Kind::of(simulation, &is.ty)) else {
        return false;
    };
    let (Some(from), Some(to)) = (one.fact_name(), other.fact_name()) else { return false };
    let wider = |(all, wider): &(&[&str], &[&str])| all.contains(&from) && wider.contains(&to);
    is.ty.modifier < 0
        && one.array == other.array
        && written_type(statement, was).flatten().is_none_or(is_one_cast)
        && (from == to || WIDER.iter().any(wider))
}

/// What a statement says of a column's new type.
#[expect(clippy::option_option, reason = "whether it says anything, and what was written behind USING")]
fn written_type<'s>(statement: &'s Statement, column: &Column) -> Option<Option<&'s Expression>> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "only one changes types")]
    match &statement.kind {
        StatementKind::AlterTable(it) => it.actions.iter().find_map(|(action, _)| using(action, column)),
        _ => None,
    }
}

/// `ALTER COLUMN … TYPE … USING …` of a column.
#[expect(clippy::option_option, reason = "whether the column is meant, and what was written")]
fn using<'s>(action: &'s AlterTableAction, column: &Column) -> Option<Option<&'s Expression>> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "only one changes a type")]
    match action {
        AlterTableAction::SetType { column: name, using, .. } if name.name == column.name => {
            Some(using.as_ref())
        }
        _ => None,
    }
}

/// Keys and checks over some columns, asked again.
fn again(
    simulation: &Simulation,
    id: ObjectId,
    table: &Table,
    columns: &[i16],
    doubts: &mut Doubts,
) -> Result<(), Refusal> {
    for index in check::unique_indexes(simulation, id) {
        if check::reads(index, columns) && index.valid {
            unique(simulation, id, table, index, doubts)?;
        }
    }
    for (_, constraint) in check::constraints_of(simulation, id) {
        if constraint.validated && matches!(constraint.kind, ConstraintKind::Check { .. }) {
            checked(simulation, constraint, doubts)?;
        }
    }
    Ok(())
}

/// A constraint or an index that holds since the statement.
fn constraint(
    simulation: &Simulation,
    before: Option<&Object>,
    after: Option<&Object>,
    doubts: &mut Doubts,
) -> Result<(), Refusal> {
    match (before, after) {
        (before, Some(Object::Constraint(it)))
            if it.validated && !matches!(before, Some(Object::Constraint(before)) if before.validated) =>
        {
            checked(simulation, it, doubts)
        }
        (None, Some(Object::Index(index))) if index.unique && index.valid => {
            if has_others(simulation, index.table) {
                doubts.add(format!("whether two rows have the same key in \"{}\"", index.name.as_str()));
            }
            let Some(Object::Table(table)) = simulation.catalog.object(index.table).map(AsRef::as_ref) else {
                return Ok(());
            };
            unique(simulation, index.table, table, index, doubts)
        }
        (Some(_) | None, _) => Ok(()),
    }
}

/// What a constraint says of the rows that are there.
fn checked(simulation: &Simulation, it: &Constraint, doubts: &mut Doubts) -> Result<(), Refusal> {
    let Some(Object::Table(table)) = simulation.catalog.object(it.of).map(AsRef::as_ref) else {
        return domain_checked(simulation, it.of, doubts);
    };
    let reads_rows = match &it.kind {
        ConstraintKind::Check { .. } => true,
        ConstraintKind::ForeignKey(_) => !simulation.rows.unguarded && !it.is_of_referenced_partition(),
        ConstraintKind::Exclusion { .. } => true,
        // Their indexes are.
        ConstraintKind::PrimaryKey(_) | ConstraintKind::Unique(_) => false,
    };
    if reads_rows && has_others(simulation, it.of) {
        doubts.add(format!("whether the rows of {} satisfy {}", table.name.as_str(), it.name.as_str()));
    }
    match &it.kind {
        ConstraintKind::Check { expression, .. } => {
            let Some(known) = simulation.rows.table(it.of) else { return Ok(()) };
            if known.rows.is_empty() {
                return Ok(());
            }
            let tree = stored::tree(simulation, table, Place::Check, expression);
            let evaluation = Evaluation::new(simulation);
            for row in &known.rows {
                let value = match &tree {
                    Some(tree) => evaluation
                        .value(tree, &Scope { row: Some(row), ..Scope::NOTHING })
                        .map_err(|refusal| Refusal { span: doubts.span, ..refusal })?,
                    None => Value::Unknown,
                };
                match value.truth() {
                    Some(Some(false)) => {
                        let (name, table) = (it.name.as_str(), table.name.as_str());
                        let message = format!(
                            "check constraint \"{name}\" of relation \"{table}\" is violated by some row"
                        );
                        return Err(Refusal::other(doubts.span, "23514", message).about(it.of));
                    }
                    Some(_) => {}
                    None => doubts.add(format!(
                        "whether the rows of {} satisfy {}",
                        table.name.as_str(),
                        it.name.as_str()
                    )),
                }
            }
            Ok(())
        }
        ConstraintKind::ForeignKey(key) => {
            let asleep = simulation.rows.unguarded;
            if asleep || it.is_of_referenced_partition() {
                return Ok(());
            }
            let Some(known) = rows_of(simulation, it.of, table.kind != TableKind::Partitioned) else {
                return Ok(());
            };
            let sure = check::reference(simulation, table, it, key, &known.rows, doubts.span)
                .map_err(|refusal| refusal.about(it.of))?;
            if !sure && !known.rows.is_empty() {
                doubts
                    .add(format!("whether the rows of {} refer to rows that are there", table.name.as_str()));
            }
            Ok(())
        }
        ConstraintKind::PrimaryKey(_) | ConstraintKind::Unique(_) | ConstraintKind::Exclusion { .. } => {
            Ok(())
        }
    }
}

/// Whether an index finds a key twice.
fn unique(
    simulation: &Simulation,
    id: ObjectId,
    table: &Table,
    index: &arcoiris_catalog::Index,
    doubts: &mut Doubts,
) -> Result<(), Refusal> {
    let Some(known) = rows_of(simulation, id, table.kind != TableKind::Partitioned) else { return Ok(()) };
    if known.rows.len() < 2 {
        return Ok(());
    }
    let evaluation = Evaluation::new(simulation);
    let mut keys = Keys::of(&evaluation, table, index, &[]);
    for row in &known.rows {
        let key = keys.key(&evaluation, row);
        match keys.clash(&evaluation, &key) {
            Some(Some(_)) => {
                let message = format!("could not create unique index \"{}\"", index.name.as_str());
                return Err(Refusal::other(doubts.span, "23505", message).about(id));
            }
            Some(None) => {}
            None => doubts.add(format!("whether two rows of {} have the same key", table.name.as_str())),
        }
        keys.push(&evaluation, row);
    }
    Ok(())
}

/// A domain takes less than before: what is in columns of it.
fn domain_checked(simulation: &Simulation, domain: ObjectId, doubts: &mut Doubts) -> Result<(), Refusal> {
    for id in simulation.rows.tables() {
        let (Some(known), Some(Object::Table(table))) =
            (simulation.rows.table(id), simulation.catalog.object(id).map(AsRef::as_ref))
        else {
            continue;
        };
        for column in &table.columns {
            let Some(kind) = Kind::of(simulation, &column.ty) else { continue };
            if kind.array || kind.base != Base::User(domain) {
                continue;
            }
            let evaluation = Evaluation::new(simulation);
            for row in &known.rows {
                match evaluation.within_domain(kind, row.get(column.number), doubts.span) {
                    Ok(_) => {}
                    Err(refusal) if refusal.sqlstate() == Some("23502") => {
                        let (name, table) = (column.name.as_str(), table.name.as_str());
                        let message = format!("column \"{name}\" of table \"{table}\" contains null values");
                        return Err(Refusal::other(doubts.span, "23502", message).about(id));
                    }
                    Err(_) => {
                        let (name, table) = (column.name.as_str(), table.name.as_str());
                        let message = format!(
                            "column \"{name}\" of table \"{table}\" contains values that violate the new constraint"
                        );
                        return Err(Refusal::other(doubts.span, "23514", message).about(id));
                    }
                }
            }
        }
    }
    Ok(())
}

/// A label has another name, or a domain takes no NULL any more.
fn type_changed(
    simulation: &mut Simulation,
    id: ObjectId,
    before: &Type,
    after: &Type,
    doubts: &mut Doubts,
) -> Result<(), Refusal> {
    match (&before.kind, &after.kind) {
        (TypeKind::Enum { labels: was }, TypeKind::Enum { labels: is })
            if was.len() == is.len() && was != is =>
        {
            let Some((was, is)) = was.iter().zip(is).find(|(was, is)| was != is) else { return Ok(()) };
            let renamed = Value::text(is);
            for table_id in simulation.rows.tables() {
                let Some(Object::Table(table)) = simulation.catalog.object(table_id).map(AsRef::as_ref)
                else {
                    continue;
                };
                let of_it = |column: &&Arc<Column>| {
                    Kind::of(simulation, &column.ty).is_some_and(|kind| kind.base == Base::User(id))
                };
                let columns: Vec<(i16, bool)> = table
                    .columns
                    .iter()
                    .filter(of_it)
                    .map(|column| (column.number, column.ty.array))
                    .collect();
                let Some(known) = simulation.rows.table(table_id).filter(|_| !columns.is_empty()) else {
                    continue;
                };
                let mut known = known.clone();
                for row in &mut known.rows {
                    let mut changed = Row::clone(row);
                    for (column, array) in &columns {
                        match changed.get(*column) {
                            Value::Known(_) if *array => changed.set(*column, Value::Present),
                            Value::Known(text) if *text == **was => changed.set(*column, renamed.clone()),
                            Value::Known(_)
                            | Value::Null
                            | Value::Fresh(_)
                            | Value::Present
                            | Value::Unknown => {}
                        }
                    }
                    *row = Arc::new(changed);
                }
                simulation.rows.set_table(table_id, known);
            }
            Ok(())
        }
        (TypeKind::Domain { not_null: false, .. }, TypeKind::Domain { not_null: true, .. }) => {
            domain_checked(simulation, id, doubts)
        }
        _ => Ok(()),
    }
}
