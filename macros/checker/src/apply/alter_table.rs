//! `ALTER TABLE`, and `ALTER INDEX` and `ALTER SEQUENCE` where PostgreSQL treats them as such.
//! <https://www.postgresql.org/docs/15/sql-altertable.html>
//!
//! Several actions are not done from left to right but in passes (`AT_PASS_*` of PostgreSQL's sources): what drops, what changes
//! types, what adds columns, what changes columns, keys, other constraints and defaults, the rest. Within a pass they are
//! done in order.

mod add_column;
mod column_default;
mod column_setting;
mod composite;
mod constraints;
mod drop_column;
mod identity;
mod not_null;
mod owner;
mod persistence;
mod recursion;
mod relation;
mod set_type;
mod table_setting;
mod view;

use arcoiris_catalog::{Column, ColumnNumber, Namespace, ObjectId, State};

use super::column::SYSTEM_COLUMNS;
use super::constraint::Pending;
use super::named::{lock, note_unqualified, schema_of};
use super::{create_table, index, object, partition};
use crate::effects::{Effects, Lock, Note};
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{
    AlterTable, AlterTableAction, ColumnConstraintKind, Ident, ObjectKind, Span, TableConstraintKind,
    TriggerSelection,
};

/// A pass over the actions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Pass {
    Drop,
    AlterType,
    AddColumn,
    AddConstraint,
    ColumnAttributes,
    AddKey,
    AddOther,
    Miscellaneous,
}

const PASSES: [Pass; 8] = [
    Pass::Drop,
    Pass::AlterType,
    Pass::AddColumn,
    Pass::AddConstraint,
    Pass::ColumnAttributes,
    Pass::AddKey,
    Pass::AddOther,
    Pass::Miscellaneous,
];

/// Something to be done in a pass.
#[derive(Debug, Clone)]
enum Step<'a> {
    Action(&'a AlterTableAction, Span),
    SetType(set_type::Prepared<'a>),
    /// For the columns of a primary key.
    SetNotNull(&'a Ident),
    Constraint(Pending<'a>),
}

/// The table that is altered, and what is left to do.
#[derive(Debug)]
struct Work<'a> {
    id: ObjectId,
    /// Whether the tables below are left alone.
    only: bool,
    /// For an attribute of a composite type.
    cascade: bool,
    queue: Vec<(Pass, Step<'a>)>,
    /// What the tables below do in the same words, after the table itself in each pass.
    below: Vec<(Pass, ObjectId, &'a AlterTableAction)>,
}

impl<'a> Work<'a> {
    fn push(&mut self, pass: Pass, step: Step<'a>) {
        self.queue.push((pass, step));
    }

    /// Puts a constraint into its pass; the columns of a primary key become NOT NULL before, but for a `new` column, which is made so.
    fn push_constraint(&mut self, pending: Pending<'a>, new: bool) {
        match &pending {
            Pending::Key(key) => {
                if key.primary && !new {
                    for ident in &key.columns {
                        self.push(Pass::ColumnAttributes, Step::SetNotNull(ident));
                    }
                }
                self.push(Pass::AddKey, Step::Constraint(pending));
            }
            Pending::UsingIndex(_) | Pending::Exclusion(_) => {
                self.push(Pass::AddKey, Step::Constraint(pending))
            }
            Pending::Check(_) | Pending::ForeignKey(_) => {
                self.push(Pass::AddOther, Step::Constraint(pending))
            }
        }
    }
}

pub(super) fn apply(
    simulation: &mut Simulation,
    it: &AlterTable,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let Some(id) = names::find(simulation, Namespace::Relation, &it.name) else {
        if it.if_exists {
            effects.words = format!("skip altering {}, which does not exist", names::written(&it.name));
            effects.notes.push(Note::SkippedMissing {
                kind: it.kind,
                name: names::written(&it.name),
                span: it.name.span(),
            });
            return Ok(());
        }
        if let Some(schema) = &it.name.schema {
            names::schema(simulation, schema)?;
        }
        // A composite type is looked for as a relation.
        let kind = if it.kind == ObjectKind::Type { ObjectKind::Table } else { it.kind };
        return Err(names::unknown(simulation, Namespace::Relation, kind, &it.name));
    };
    let found = match simulation.catalog.object(id) {
        Some(object) => names::kind_of(object),
        None => ObjectKind::Other,
    };
    if let Some(schema) = schema_of(simulation, id) {
        note_unqualified(simulation, effects, &it.name, schema);
    }
    if it.kind != found && it.kind != ObjectKind::Table {
        let fact = RefusalFact::WrongKind { name: names::written(&it.name), found, wanted: it.kind };
        return Err(Refusal::new(it.name.span(), fact).about(id));
    }
    effects.words = words(simulation, it, id);
    if found == ObjectKind::Type {
        if it.kind != ObjectKind::Type {
            let fact = RefusalFact::WrongKind { name: names::written(&it.name), found, wanted: it.kind };
            return Err(Refusal::new(it.name.span(), fact).about(id));
        }
        composite::require_typed_tables_follow(simulation, id, it)?;
    } else if matches!(found, ObjectKind::View | ObjectKind::MaterializedView) {
        view::require_supported(simulation, id, it)?;
    } else if !matches!(found, ObjectKind::Table | ObjectKind::ForeignTable) {
        return relation::apply(simulation, effects, id, it);
    }
    if it.kind == ObjectKind::Sequence || it.kind == ObjectKind::Index {
        return Err(Refusal::not_modelled(span, "this statement on a table"));
    }
    // What reaches a table's sequences too, and one that the same statement makes not always.
    let reaches_sequences = |(action, _): &&(AlterTableAction, Span)| {
        matches!(action, AlterTableAction::OwnerTo(_) | AlterTableAction::SetLogged(_))
    };
    if it.actions.len() > 1
        && let Some((_, place)) = it.actions.iter().find(reaches_sequences)
        && it.actions.iter().any(|(action, _)| makes_a_sequence(action))
    {
        let what = "a new owner or persistence and a new sequence in one statement";
        return Err(Refusal::not_modelled(*place, what));
    }
    let mut work = Work {
        id,
        only: it.only,
        cascade: it.cascade,
        queue: Vec::with_capacity(it.actions.len()),
        below: Vec::new(),
    };
    let mut changes_persistence = false;
    for (action, place) in &it.actions {
        lock(effects, lock_of(action), id);
        prepare(simulation, effects, &mut work, &mut changes_persistence, (action, *place))?;
    }
    for pass in PASSES {
        let mut next = 0;
        let mut changed = Vec::new();
        while let Some(position) =
            work.queue.iter().skip(next).position(|(of, _)| *of == pass).map(|position| position + next)
        {
            next = position + 1;
            let Some((_, step)) = work.queue.get(position).cloned() else { break };
            run(simulation, effects, &mut work, &mut changed, step)?;
        }
        for (_, below, action) in work.below.iter().filter(|(of, ..)| *of == pass) {
            on_column(simulation, effects, *below, action)?;
        }
        for (table, changed) in &changed {
            set_type::rebuild(simulation, effects, *table, changed)?;
        }
    }
    Ok(())
}

/// Whether an action makes the sequence of a serial or identity column.
fn makes_a_sequence(action: &AlterTableAction) -> bool {
    #[expect(clippy::wildcard_enum_match_arm, reason = "no others make any")]
    match action {
        AlterTableAction::AddIdentity { .. } => true,
        AlterTableAction::AddColumn { column, .. } => {
            let identity =
                |kind: &ColumnConstraintKind| matches!(kind, ColumnConstraintKind::Identity { .. });
            column.constraints.iter().any(|constraint| identity(&constraint.kind))
                || super::serial::integer_behind(&column.ty).is_ok_and(|ty| ty.is_some())
        }
        _ => false,
    }
}

/// Finds the pass of an action, and does what is done before the first pass, on the table as it was.
fn prepare<'a>(
    simulation: &Simulation,
    effects: &mut Effects,
    work: &mut Work<'a>,
    changes_persistence: &mut bool,
    (action, span): (&'a AlterTableAction, Span),
) -> Result<(), Refusal> {
    let pass = match action {
        AlterTableAction::DropColumn { .. }
        | AlterTableAction::DropDefault { .. }
        | AlterTableAction::DropNotNull { .. }
        | AlterTableAction::DropExpression { .. }
        | AlterTableAction::DropIdentity { .. }
        | AlterTableAction::DropConstraint { .. } => Pass::Drop,
        AlterTableAction::SetType { column, ty, collation, using } => {
            let written =
                set_type::Written { column, ty, collation: collation.as_ref(), using: using.as_ref(), span };
            let only = work.only;
            for prepared in set_type::prepare_all(simulation, effects, work.id, written, only)? {
                work.push(Pass::AlterType, Step::SetType(prepared));
            }
            return Ok(());
        }
        AlterTableAction::AddColumn { .. } => Pass::AddColumn,
        AlterTableAction::AddConstraint(it) => match &it.kind {
            TableConstraintKind::PrimaryKey { .. }
            | TableConstraintKind::Unique { .. }
            | TableConstraintKind::UsingIndex { .. }
            | TableConstraintKind::Check { .. }
            | TableConstraintKind::ForeignKey { .. }
            | TableConstraintKind::Exclude { .. }
            | TableConstraintKind::NotNull { .. } => Pass::AddConstraint,
        },
        AlterTableAction::SetNotNull { .. } => Pass::ColumnAttributes,
        AlterTableAction::SetDefault { .. } | AlterTableAction::AddIdentity { .. } => Pass::AddOther,
        AlterTableAction::SetLogged(logged) => {
            *changes_persistence =
                persistence::prepare(simulation, work.id, *logged, *changes_persistence, span)?;
            Pass::Miscellaneous
        }
        AlterTableAction::AlterIdentity { .. }
        | AlterTableAction::SetStatistics { .. }
        | AlterTableAction::SetStorage { .. }
        | AlterTableAction::SetCompression { .. }
        | AlterTableAction::SetColumnOptions { .. }
        | AlterTableAction::ResetColumnOptions { .. }
        | AlterTableAction::ValidateConstraint { .. }
        | AlterTableAction::AlterConstraint { .. }
        | AlterTableAction::SetOptions(_)
        | AlterTableAction::ResetOptions(_)
        | AlterTableAction::OwnerTo(_)
        | AlterTableAction::ClusterOn(_)
        | AlterTableAction::SetWithoutCluster
        | AlterTableAction::EnableRowSecurity(_)
        | AlterTableAction::ForceRowSecurity(_)
        | AlterTableAction::AttachPartition { .. }
        | AlterTableAction::AttachIndex { .. }
        | AlterTableAction::DetachPartition { .. }
        | AlterTableAction::Inherit(_)
        | AlterTableAction::NoInherit(_)
        | AlterTableAction::Of(_)
        | AlterTableAction::NotOf
        | AlterTableAction::ReplicaIdentity { .. }
        | AlterTableAction::SetAccessMethod(_)
        | AlterTableAction::SetTablespace(_)
        | AlterTableAction::ForeignOptions(_)
        | AlterTableAction::EnableTrigger { .. }
        | AlterTableAction::ColumnForeignOptions { .. } => Pass::Miscellaneous,
        AlterTableAction::SetWithoutOids => Pass::Drop,
        AlterTableAction::NotModelled(what) => {
            return Err(Refusal::not_modelled(span, format!("ALTER TABLE … {what}")));
        }
    };
    let stands = matches!(action, AlterTableAction::SetNotNull { column }
        if not_null::stands_in_partitioned(simulation, work.id, column));
    if is_handed_down(action) && !stands {
        for below in recursion::below(simulation, work.id, work.only) {
            work.below.push((pass, below, action));
        }
    }
    work.push(pass, Step::Action(action, span));
    Ok(())
}

/// Does one step.
fn run<'a>(
    simulation: &mut Simulation,
    effects: &mut Effects,
    work: &mut Work<'a>,
    changed: &mut Vec<(ObjectId, set_type::Changed)>,
    step: Step<'a>,
) -> Result<(), Refusal> {
    let (id, only) = (work.id, work.only);
    let (action, span) = match step {
        Step::Action(action, span) => (action, span),
        Step::SetType(prepared) => return set_type::run(simulation, effects, &prepared, changed),
        Step::SetNotNull(column) => return not_null::set_all(simulation, effects, id, column, only),
        Step::Constraint(pending) => return constraints::run(simulation, effects, id, &pending, only),
    };
    match action {
        AlterTableAction::AddColumn { column, if_not_exists } => {
            let pending = add_column::run(simulation, effects, id, column, (*if_not_exists, only))?;
            let made_not_null = simulation.server < super::column::NAMED_NOT_NULL_SINCE;
            for pending in pending {
                work.push_constraint(pending, made_not_null);
            }
            composite::follow(simulation, id, work.cascade);
            Ok(())
        }
        AlterTableAction::DropColumn { column, if_exists, cascade } => {
            drop_column::run(simulation, effects, id, column, (*if_exists, *cascade, only))
        }
        AlterTableAction::AddConstraint(it) => {
            let pending = Pending::of_table(simulation, it, false)?;
            work.push_constraint(pending, false);
            Ok(())
        }
        AlterTableAction::DropConstraint { name, if_exists, cascade } => {
            constraints::drop(simulation, effects, id, name, (*if_exists, *cascade, only))
        }
        AlterTableAction::ValidateConstraint { name } => {
            constraints::validate(simulation, effects, id, name, only)
        }
        AlterTableAction::AlterConstraint { name, deferrable, initially_deferred } => {
            constraints::alter(simulation, id, name, *deferrable, *initially_deferred)
        }
        AlterTableAction::SetDefault { .. }
        | AlterTableAction::DropDefault { .. }
        | AlterTableAction::DropNotNull { .. }
        | AlterTableAction::SetNotNull { .. }
        | AlterTableAction::DropExpression { .. }
        | AlterTableAction::SetStatistics { .. }
        | AlterTableAction::SetStorage { .. } => {
            recursion::require_whole(simulation, id, action, only, span)?;
            on_column(simulation, effects, id, action)
        }
        AlterTableAction::AddIdentity { column, identity, options } => {
            identity::add(simulation, id, column, *identity, options, span)
        }
        AlterTableAction::AlterIdentity { column, identity, options } => {
            identity::alter(simulation, id, column, *identity, options, span)
        }
        AlterTableAction::DropIdentity { column, if_exists } => {
            identity::drop(simulation, effects, id, column, *if_exists)
        }
        AlterTableAction::SetCompression { column, method } => {
            column_setting::compression(simulation, id, column, method)
        }
        AlterTableAction::SetColumnOptions { column, options } => {
            column_setting::set_options(simulation, id, column, options)
        }
        AlterTableAction::ResetColumnOptions { column, options } => {
            column_setting::reset_options(simulation, id, column, options)
        }
        AlterTableAction::SetOptions(options) => table_setting::set_options(simulation, id, options),
        AlterTableAction::ResetOptions(names) => table_setting::reset_options(simulation, id, names),
        AlterTableAction::OwnerTo(role) => owner::run(simulation, id, role),
        AlterTableAction::SetLogged(logged) => persistence::run(simulation, effects, id, *logged),
        AlterTableAction::ClusterOn(name) => table_setting::cluster_on(simulation, id, name),
        AlterTableAction::SetWithoutCluster => table_setting::without_cluster(simulation, id, span),
        AlterTableAction::EnableRowSecurity(enabled) => {
            object::change_table(&mut simulation.catalog, id, |table| table.row_security = *enabled);
            Ok(())
        }
        AlterTableAction::ForceRowSecurity(forced) => {
            object::change_table(&mut simulation.catalog, id, |table| table.force_row_security = *forced);
            Ok(())
        }
        AlterTableAction::EnableTrigger { enabled, which } => {
            super::trigger::enable(simulation, id, *enabled, which)
        }
        AlterTableAction::AttachPartition { partition, bound } => {
            recursion::require_partitioned(simulation, id, span)?;
            partition::attach::attach(simulation, effects, id, (partition, bound))
        }
        AlterTableAction::DetachPartition { partition, concurrently, finalize } => {
            if *concurrently {
                let what = "ALTER TABLE ... DETACH CONCURRENTLY";
                super::database::require_outside(simulation, what, span)?;
            }
            // FINALIZE looks for the partition, whatever the table is.
            if !finalize {
                recursion::require_partitioned(simulation, id, span)?;
            }
            let how = (partition, *concurrently, *finalize);
            partition::attach::detach(simulation, effects, id, how)
        }
        AlterTableAction::Inherit(parent) => partition::attach::inherit(simulation, id, parent),
        AlterTableAction::NoInherit(parent) => partition::attach::no_inherit(simulation, id, parent),
        AlterTableAction::Of(ty) => composite::of(simulation, id, ty),
        AlterTableAction::NotOf => composite::not_of(simulation, id, span),
        AlterTableAction::ReplicaIdentity { identity, index } => {
            table_setting::replica_identity(simulation, id, *identity, index.as_ref())
        }
        AlterTableAction::SetAccessMethod(method) => {
            let method = create_table::access_method(method)?;
            object::change_table(&mut simulation.catalog, id, |table| table.access_method = method);
            Ok(())
        }
        AlterTableAction::SetTablespace(name) => index::tablespace(Some(name)),
        AlterTableAction::ForeignOptions(options) => {
            table_setting::foreign_options(simulation, id, options, span)
        }
        AlterTableAction::ColumnForeignOptions { column, options } => {
            column_setting::foreign_options(simulation, id, column, options)
        }
        AlterTableAction::AttachIndex { .. } => {
            Err(recursion::unsupported(simulation, id, "ATTACH PARTITION", span))
        }
        // Queued as it was prepared, or nothing to be done.
        AlterTableAction::SetType { .. } | AlterTableAction::SetWithoutOids => Ok(()),
        AlterTableAction::NotModelled(what) => {
            Err(Refusal::not_modelled(span, format!("ALTER TABLE … {what}")))
        }
    }
}

/// Whether the tables below do the same in the same words (`ATSimpleRecursion`).
fn is_handed_down(action: &AlterTableAction) -> bool {
    matches!(
        action,
        AlterTableAction::SetDefault { .. }
            | AlterTableAction::DropDefault { .. }
            | AlterTableAction::DropNotNull { .. }
            | AlterTableAction::SetNotNull { .. }
            | AlterTableAction::DropExpression { .. }
            | AlterTableAction::SetStatistics { .. }
            | AlterTableAction::SetStorage { .. }
    )
}

/// What is done to the column of one table, and of those below it in the same words (`ATSimpleRecursion`).
fn on_column(
    simulation: &mut Simulation,
    effects: &mut Effects,
    id: ObjectId,
    action: &AlterTableAction,
) -> Result<(), Refusal> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "only these are handed down in the same words")]
    match action {
        AlterTableAction::SetDefault { column, expression } => {
            column_default::set(simulation, effects, id, column, expression)
        }
        AlterTableAction::DropDefault { column } => column_default::drop(simulation, id, column),
        AlterTableAction::SetNotNull { column } => not_null::set(simulation, effects, id, column),
        AlterTableAction::DropNotNull { column } => not_null::drop(simulation, id, column),
        AlterTableAction::DropExpression { column, if_exists } => {
            column_default::drop_expression(simulation, effects, id, column, *if_exists)
        }
        AlterTableAction::SetStatistics { column, target } => {
            column_setting::statistics(simulation, id, column, *target)
        }
        AlterTableAction::SetStorage { column, storage } => {
            column_setting::storage(simulation, id, column, storage)
        }
        _ => Ok(()),
    }
}

/// The column of this name of the table that is altered.
///
/// # Errors
/// 42703 if there is none, 0A000 for a system column.
fn column<'a>(simulation: &'a Simulation, id: ObjectId, ident: &Ident) -> Result<&'a Column, Refusal> {
    let Some(table) = object::table(&simulation.catalog, id) else {
        return Err(Refusal::not_modelled(ident.span, "columns of what is not a table"));
    };
    match table.column(ident.name.as_str()) {
        Some(column) => Ok(column),
        None if SYSTEM_COLUMNS.contains(&ident.name.as_str()) => Err(Refusal::other(
            ident.span,
            "0A000",
            format!("cannot alter system column \"{}\"", ident.name.as_str()),
        )),
        None => {
            let mut refusal = index::unknown_column(table, ident).about(id);
            if let RefusalFact::UnknownColumn { table, .. } = &mut refusal.fact {
                *table = names::qualified(&simulation.catalog, id);
            }
            Err(refusal)
        }
    }
}

/// Changes the column with this number.
fn change_column(
    simulation: &mut Simulation,
    id: ObjectId,
    number: ColumnNumber,
    change: impl FnOnce(&mut Column),
) {
    object::change_table(&mut simulation.catalog, id, |table| {
        if let Some(column) = table.column_mut(number) {
            change(column);
        }
    });
}

/// `pos.sales.tip`
fn qualified_column(simulation: &Simulation, id: ObjectId, ident: &Ident) -> String {
    format!("{}.{}", names::qualified(&simulation.catalog, id), ident.name)
}

/// The refusal for a column that is not as the action needs it.
fn column_is(
    simulation: &Simulation,
    id: ObjectId,
    ident: &Ident,
    sqlstate: &'static str,
    what: &str,
) -> Refusal {
    let table = object::table(&simulation.catalog, id).map_or("", |table| table.name.as_str());
    let message = format!("column \"{}\" of relation \"{table}\" {what}", ident.name.as_str());
    Refusal::other(ident.span, sqlstate, message).about(id)
}

/// The lock of an action on the table itself (`AlterTableGetLockLevel`).
fn lock_of(action: &AlterTableAction) -> Lock {
    match action {
        AlterTableAction::SetStatistics { .. }
        | AlterTableAction::SetColumnOptions { .. }
        | AlterTableAction::ResetColumnOptions { .. }
        | AlterTableAction::ValidateConstraint { .. }
        | AlterTableAction::ClusterOn(_)
        | AlterTableAction::SetWithoutCluster
        | AlterTableAction::AttachPartition { .. } => Lock::ShareUpdateExclusive,
        AlterTableAction::SetOptions(options) => {
            super::storage_option::lock(options.iter().map(|option| &option.name.name))
        }
        AlterTableAction::ResetOptions(names) => {
            super::storage_option::lock(names.iter().map(|ident| &ident.name))
        }
        AlterTableAction::AddConstraint(it) if matches!(it.kind, TableConstraintKind::ForeignKey { .. }) => {
            Lock::ShareRowExclusive
        }
        AlterTableAction::EnableTrigger { .. } => Lock::ShareRowExclusive,
        AlterTableAction::AddConstraint(_)
        | AlterTableAction::AddColumn { .. }
        | AlterTableAction::DropColumn { .. }
        | AlterTableAction::SetType { .. }
        | AlterTableAction::SetDefault { .. }
        | AlterTableAction::DropDefault { .. }
        | AlterTableAction::SetNotNull { .. }
        | AlterTableAction::DropNotNull { .. }
        | AlterTableAction::DropExpression { .. }
        | AlterTableAction::AddIdentity { .. }
        | AlterTableAction::AlterIdentity { .. }
        | AlterTableAction::DropIdentity { .. }
        | AlterTableAction::SetStorage { .. }
        | AlterTableAction::SetCompression { .. }
        | AlterTableAction::DropConstraint { .. }
        | AlterTableAction::AlterConstraint { .. }
        | AlterTableAction::OwnerTo(_)
        | AlterTableAction::SetLogged(_)
        | AlterTableAction::EnableRowSecurity(_)
        | AlterTableAction::ForceRowSecurity(_)
        | AlterTableAction::AttachIndex { .. }
        | AlterTableAction::DetachPartition { .. }
        | AlterTableAction::Inherit(_)
        | AlterTableAction::NoInherit(_)
        | AlterTableAction::Of(_)
        | AlterTableAction::NotOf
        | AlterTableAction::ReplicaIdentity { .. }
        | AlterTableAction::SetAccessMethod(_)
        | AlterTableAction::SetTablespace(_)
        | AlterTableAction::SetWithoutOids
        | AlterTableAction::ForeignOptions(_)
        | AlterTableAction::ColumnForeignOptions { .. }
        | AlterTableAction::NotModelled(_) => Lock::AccessExclusive,
    }
}

/// `add column pos.sales.tip`; of several actions each, after the table's name.
fn words(simulation: &Simulation, it: &AlterTable, id: ObjectId) -> String {
    let table = names::qualified(&simulation.catalog, id);
    match it.actions.as_slice() {
        [(action, _)] => one(action, &table),
        actions => {
            let each: Vec<String> = actions.iter().map(|(action, _)| one(action, &table)).collect();
            each.join(", ")
        }
    }
}

fn one(action: &AlterTableAction, table: &str) -> String {
    let of = |what: &str, column: &Ident| format!("{what} of {table}.{}", column.name);
    let on = |what: &str, name: &Ident| format!("{what} constraint {} of {table}", name.name);
    match action {
        AlterTableAction::AddColumn { column, .. } => format!("add column {table}.{}", column.name.name),
        AlterTableAction::DropColumn { column, .. } => format!("drop column {table}.{}", column.name),
        AlterTableAction::SetType { column, .. } => of("change type", column),
        AlterTableAction::SetDefault { column, .. } => of("set default", column),
        AlterTableAction::DropDefault { column } => of("drop default", column),
        AlterTableAction::SetNotNull { column } => of("set not null", column),
        AlterTableAction::DropNotNull { column } => of("drop not null", column),
        AlterTableAction::DropExpression { column, .. } => of("drop expression", column),
        AlterTableAction::AddIdentity { column, .. } => of("add identity", column),
        AlterTableAction::AlterIdentity { column, .. } => of("alter identity", column),
        AlterTableAction::DropIdentity { column, .. } => of("drop identity", column),
        AlterTableAction::SetStatistics { column, .. } => of("set statistics", column),
        AlterTableAction::SetStorage { column, .. } => of("set storage", column),
        AlterTableAction::SetCompression { column, .. } => of("set compression", column),
        AlterTableAction::SetColumnOptions { column, .. } => of("set options", column),
        AlterTableAction::ResetColumnOptions { column, .. } => of("reset options", column),
        AlterTableAction::AddConstraint(it) => {
            let kind = match it.kind {
                TableConstraintKind::PrimaryKey { .. }
                | TableConstraintKind::UsingIndex { primary: true, .. } => "primary key",
                TableConstraintKind::Unique { .. } | TableConstraintKind::UsingIndex { .. } => {
                    "unique constraint"
                }
                TableConstraintKind::Check { .. } => "check",
                TableConstraintKind::ForeignKey { .. } => "foreign key",
                TableConstraintKind::Exclude { .. } => "exclusion constraint",
                TableConstraintKind::NotNull { .. } => "not null",
            };
            match &it.name {
                Some(name) => format!("add {kind} {} to {table}", name.name),
                None => format!("add {kind} to {table}"),
            }
        }
        AlterTableAction::DropConstraint { name, .. } => on("drop", name),
        AlterTableAction::ValidateConstraint { name } => on("validate", name),
        AlterTableAction::AlterConstraint { name, .. } => on("alter", name),
        AlterTableAction::SetOptions(_) => format!("set options of {table}"),
        AlterTableAction::ResetOptions(_) => format!("reset options of {table}"),
        AlterTableAction::OwnerTo(_) => format!("change owner of {table}"),
        AlterTableAction::SetLogged(true) => format!("make {table} logged"),
        AlterTableAction::SetLogged(false) => format!("make {table} unlogged"),
        AlterTableAction::ClusterOn(name) => format!("cluster {table} on {}", name.name),
        AlterTableAction::SetWithoutCluster => format!("set {table} without cluster"),
        AlterTableAction::EnableRowSecurity(true) => format!("enable row security of {table}"),
        AlterTableAction::EnableRowSecurity(false) => format!("disable row security of {table}"),
        AlterTableAction::ForceRowSecurity(true) => format!("force row security of {table}"),
        AlterTableAction::ForceRowSecurity(false) => format!("no longer force row security of {table}"),
        AlterTableAction::AttachPartition { partition, .. } => {
            format!("attach partition {} to {table}", names::written(partition))
        }
        AlterTableAction::AttachIndex { index } => format!("attach {} to {table}", names::written(index)),
        AlterTableAction::DetachPartition { partition, .. } => {
            format!("detach partition {} from {table}", names::written(partition))
        }
        AlterTableAction::Inherit(parent) => format!("let {table} inherit {}", names::written(parent)),
        AlterTableAction::NoInherit(parent) => {
            format!("let {table} no longer inherit {}", names::written(parent))
        }
        AlterTableAction::Of(ty) => format!("make {table} of type {}", names::written(&ty.name)),
        AlterTableAction::NotOf => format!("make {table} of no type"),
        AlterTableAction::ReplicaIdentity { .. } => format!("set replica identity of {table}"),
        AlterTableAction::SetAccessMethod(_) => format!("set access method of {table}"),
        AlterTableAction::SetTablespace(_) => format!("set tablespace of {table}"),
        AlterTableAction::SetWithoutOids => format!("set {table} without oids"),
        AlterTableAction::ForeignOptions(_) => format!("set foreign options of {table}"),
        AlterTableAction::ColumnForeignOptions { column, .. } => of("set foreign options", column),
        AlterTableAction::EnableTrigger { enabled, which } => {
            let verb = if *enabled == 'D' { "disable" } else { "enable" };
            match which {
                TriggerSelection::Named(name) => format!("{verb} trigger {} of {table}", name.name),
                TriggerSelection::All => format!("{verb} all triggers of {table}"),
                TriggerSelection::User => format!("{verb} the user's triggers of {table}"),
            }
        }
        AlterTableAction::NotModelled(what) => format!("{what} of {table}"),
    }
}
