//! One transition for each kind of statement: the only place that knows what it does. Its `Err` is what PostgreSQL would
//! have said.

mod access_method;
mod alter_domain;
mod alter_enum;
mod alter_sequence;
mod alter_table;
mod base_type;
pub(crate) mod cast;
mod collation;
mod column;
mod comment;
mod constraint;
mod conversion;
mod copy;
mod create_domain;
mod create_enum;
mod create_extension;
mod create_index;
mod create_operator_class;
mod create_schema;
mod create_sequence;
mod create_table;
mod create_type;
mod cursor;
pub(crate) mod data;
mod database;
mod default_privileges;
mod defined;
mod dependency;
mod do_block;
mod drop;
mod extension_use;
mod foreign_data;
mod foreign_key;
mod grant;
mod import_foreign_schema;
pub(crate) mod index;
mod inherit;
pub(crate) mod known_call;
mod known_extension;
mod language;
mod maintenance;
mod named;
mod object;
pub(crate) mod operator;
mod operator_class;
mod operator_family;
mod owned;
mod owner_to;
mod partition;
mod pending;
mod policy;
mod prepared;
mod publication;
mod rename;
mod reparse;
mod role;
pub(crate) mod role_statement;
pub(crate) mod routine;
mod row_type;
mod security_label;
mod sequence_options;
mod serial;
mod server_grant;
mod session;
mod set;
mod set_schema;
mod setting_names;
mod statistics;
mod storage_option;
mod subscription;
mod support_function;
mod tablespace;
mod temporary;
pub(crate) mod text_search;
mod transform;
mod trigger;
mod truncate;
mod unknown_extension;
mod utility;
mod view;

use crate::effects::{Effects, Note};
use crate::refusal::{Refusal, RefusalFact};
use crate::rows::follow::{failed, follow, unseen};
use crate::simulation::Simulation;
use crate::syntax::{Statement, StatementKind, TransactionVerb};
pub(crate) use view::can_refresh;

/// Applies a statement. After an error the simulation is as it was.
///
/// # Errors
/// What PostgreSQL would refuse, or what is not modelled.
pub fn apply(simulation: &mut Simulation, statement: &Statement) -> Result<Effects, Refusal> {
    simulation.statements = simulation.statements.wrapping_add(1);
    let mark = simulation.catalog.mark();
    let rows = simulation.rows.mark();
    simulation.rows.consumed.clear();
    let search_path = simulation.search_path.clone();
    let mut effects = Effects::default();
    let done = transition(simulation, statement, &mut effects)
        .and_then(|()| pending::require_none(simulation, statement, &effects))
        .and_then(|()| follow(simulation, statement, mark, &mut effects));
    match done {
        Ok(()) => {
            let span = statement.span;
            let doubts = simulation.rows.doubts().into_iter().map(|what| Note::HangsOnRows { what, span });
            effects.notes.extend(doubts);
            // The statements of a block were given theirs one by one.
            if !matches!(statement.kind, StatementKind::Do(_)) {
                default_privileges::give(simulation, mark);
            }
            pending::note(simulation, statement, &effects);
            temporary::forget(simulation, &mut effects);
            if simulation.autocommit && !simulation.in_block {
                temporary::commit(simulation);
            }
            simulation.rows.settle();
            Ok(effects)
        }
        Err(refusal) => {
            drop(simulation.rows.doubts());
            simulation.catalog.rollback(mark);
            simulation.rows.rollback(rows);
            simulation.rows.settle();
            if matches!(refusal.fact, RefusalFact::NotModelled { .. } | RefusalFact::Opaque { .. }) {
                unseen(simulation, statement);
            } else {
                failed(simulation, statement);
            }
            simulation.search_path = search_path;
            Err(unknown_extension::doubted(simulation, refusal))
        }
    }
}

/// Notes what a data statement of a block leaves to be checked later.
pub(crate) fn note_pending(simulation: &mut Simulation, statement: &Statement, effects: &Effects) {
    pending::note(simulation, statement, effects);
}

/// Begins a session, in which a script is run: what is temporary is gone, what was set is as configured. With `autocommit` each
/// statement is a transaction of its own.
pub fn begin_session(simulation: &mut Simulation, autocommit: bool) {
    temporary::discard(simulation);
    simulation.search_path.clone_from(&simulation.configured_search_path);
    simulation.path_after_transaction = None;
    simulation.autocommit = autocommit;
    simulation.in_block = false;
    simulation.constraints_deferred = false;
    simulation.check_bodies = true;
    simulation.pending.clear();
    simulation.cursors.clear();
    simulation.prepared.clear();
    simulation.rows.unguarded = false;
}

/// Ends a transaction: `ON COMMIT DROP` takes effect, what was set for the transaction is as before.
pub fn end_transaction(simulation: &mut Simulation) {
    temporary::commit(simulation);
}

fn transition(
    simulation: &mut Simulation,
    statement: &Statement,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let span = statement.span;
    match &statement.kind {
        StatementKind::CreateSchema(it) => create_schema::apply(simulation, it, span, effects),
        StatementKind::CreateExtension(it) => create_extension::apply(simulation, it, span, effects),
        StatementKind::CreateEnum { name, labels } => {
            create_enum::apply(simulation, name, labels, span, effects)
        }
        StatementKind::AlterEnum { name, action } => {
            alter_enum::apply(simulation, name, action, span, effects)
        }
        StatementKind::CreateDomain(it) => create_domain::apply(simulation, it, span, effects),
        StatementKind::AlterDomain { name, action } => {
            alter_domain::apply(simulation, name, action, span, effects)
        }
        StatementKind::CreateTable(it) => create_table::apply(simulation, it, span, effects),
        StatementKind::AlterTable(it) => alter_table::apply(simulation, it, span, effects),
        StatementKind::CreateIndex(it) => create_index::apply(simulation, it, span, effects),
        StatementKind::CreateSequence(it) => create_sequence::apply(simulation, it, span, effects),
        StatementKind::AlterSequence(it) => alter_sequence::apply(simulation, it, span, effects),
        StatementKind::Rename { .. } => rename::apply(simulation, statement, span, effects),
        StatementKind::SetSchema { .. } => set_schema::apply(simulation, statement, span, effects),
        StatementKind::OwnerTo { kind, name, role } => {
            owner_to::apply(simulation, *kind, name, role, span, effects)
        }
        StatementKind::Drop(it) => drop::apply(simulation, it, span, effects),
        StatementKind::Comment(it) => comment::apply(simulation, it, span, effects),
        StatementKind::Grant(it) => grant::apply(simulation, it, span, effects),
        StatementKind::Insert(it) => data::insert(simulation, it, span, effects),
        StatementKind::Update(it) => data::update(simulation, it, span, effects),
        StatementKind::Delete(it) => data::delete(simulation, it, span, effects),
        StatementKind::Select(it) => match known_call::apply(simulation, it, span, effects)? {
            true => Ok(()),
            false => match data::select(simulation, it, span, effects) {
                // A function of the history that does more than return a value.
                Err(refusal) if matches!(refusal.fact, RefusalFact::Opaque { .. }) => {
                    do_block::select(simulation, it, refusal, effects)
                }
                done => done,
            },
        },
        StatementKind::Truncate { .. } => truncate::apply(simulation, statement, span, effects),
        StatementKind::Set(it) => set::apply(simulation, it, span, effects),
        StatementKind::Lock { tables } => set::lock(simulation, tables, span, effects),
        // Judged by the rules of the transaction group; it changes no catalog but for what is temporary.
        StatementKind::Transaction(TransactionVerb::BeginReadOnly | TransactionVerb::SetReadOnly) => {
            Err(Refusal::not_modelled(span, "a transaction that is READ ONLY"))
        }
        StatementKind::Transaction(verb) => {
            temporary::transaction(simulation, *verb);
            Ok(())
        }
        StatementKind::Utility(it) => utility::apply(simulation, it, span, effects),
        StatementKind::Opaque(what) => Err(Refusal::new(span, RefusalFact::Opaque { what: what.clone() })),
        StatementKind::View(it) => view::apply(simulation, it, span, effects),
        StatementKind::Routine(it) => routine::apply(simulation, it, span, effects),
        StatementKind::Trigger(it) => trigger::apply(simulation, it, span, effects),
        StatementKind::Defined(it) => defined::apply(simulation, it, span, effects),
        StatementKind::Type(it) => create_type::apply(simulation, it, span, effects),
        StatementKind::Do(it) => do_block::apply(simulation, it, span, effects),
        StatementKind::NotModelled(what) => Err(Refusal::not_modelled(span, what.clone())),
    }
}
