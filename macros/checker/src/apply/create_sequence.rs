//! `CREATE SEQUENCE`

use arcoiris_catalog::{
    Catalog, Namespace, Object, ObjectId, Owner, Persistence, Role, Sequence, State, TableKind, TypeRef,
};

use crate::effects::{Effects, Lock, Note};
use crate::generated_name;
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{CreateSequence, Ident, ObjectKind, ObjectName, SequenceOption, Span};

use super::rename::is_system_column;
use super::sequence_options::{self, Purpose};
use super::{named, object, temporary};

/// Before, sequences were logged, whatever their tables were.
/// <https://www.postgresql.org/docs/release/15.0/>
pub(super) const UNLOGGED_SEQUENCES_SINCE: u32 = 15;

/// # Errors
/// 42P07 or 42710 for a name that is taken, 22023 and 42601 for its options, 55000 for a column in another schema.
pub(super) fn apply(
    simulation: &mut Simulation,
    it: &CreateSequence,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let temporary = it.persistence == Persistence::Temporary || temporary::is_written(&it.name);
    if it.persistence == Persistence::Unlogged && simulation.server < UNLOGGED_SEQUENCES_SINCE {
        return Err(Refusal::other(span, "0A000", "unlogged sequences are not supported"));
    }
    let name = &it.name.name.name;
    if it.if_not_exists {
        let schema = creation_schema(simulation, it, temporary)?;
        if let Some(id) = simulation.catalog.find(Namespace::Relation, Some(schema), name) {
            let (kind, name) = (ObjectKind::Sequence, names::qualified(&simulation.catalog, id));
            effects.words = format!("nothing: {name} exists");
            effects.notes.push(Note::SkippedDuplicate { kind, name, id: Some(id), span: it.name.span() });
            return Ok(());
        }
    }
    let mut sequence = Sequence {
        schema: Catalog::PG_CATALOG,
        name: name.clone(),
        ty: TypeRef::builtin("int8"),
        start: 1,
        increment: 1,
        minimum: 1,
        maximum: i64::MAX,
        cache: 1,
        cycle: false,
        unlogged: it.persistence == Persistence::Unlogged,
        owned_by: None,
        owner: Role::Migrator,
        privileges: None,
        comment: None,
    };
    // The options are judged before the schema is looked for.
    sequence_options::set(simulation, &mut sequence, &it.options, Purpose::Create, span)?;
    let schema = creation_schema(simulation, it, temporary)?;
    sequence.schema = schema;
    named::note_unqualified(simulation, effects, &it.name, schema);
    named::require_free_relation(simulation, schema, name, it.name.span())?;
    generated_name::claim_name_beside_types(simulation, schema, name, it.name.span())?;
    let id = simulation.catalog.insert(Object::Sequence(sequence.clone()));
    // The column is looked for when the sequence is there.
    for option in &it.options {
        if let SequenceOption::OwnedBy(Some((table, column))) = option {
            let owner = owner(simulation, effects, &sequence, table, column)?;
            object::change_sequence(&mut simulation.catalog, id, |it| it.owned_by = Some(owner));
        }
    }
    effects.words = format!("create sequence {}", names::qualified(&simulation.catalog, id));
    Ok(())
}

/// The column that `OWNED BY` names (`process_owned_by`).
///
/// # Errors
/// 55000 for a table of another owner or in another schema, 42809 for what is no table, 42703 for a column that is not there.
pub(super) fn owner(
    simulation: &Simulation,
    effects: &mut Effects,
    sequence: &Sequence,
    table: &ObjectName,
    column: &Ident,
) -> Result<Owner, Refusal> {
    let id: ObjectId = names::relation(simulation, ObjectKind::Table, table)?;
    let Some(Object::Table(found)) = simulation.catalog.object(id).map(AsRef::as_ref) else {
        let message = format!("sequence cannot be owned by relation \"{}\"", table.name.name.as_str());
        return Err(Refusal::other(table.span(), "42809", message).about(id));
    };
    if matches!(found.kind, TableKind::MaterializedView | TableKind::Composite) {
        let message = format!("sequence cannot be owned by relation \"{}\"", table.name.name.as_str());
        return Err(Refusal::other(table.span(), "42809", message).about(id));
    }
    named::note_unqualified(simulation, effects, table, found.schema);
    if found.owner != sequence.owner {
        let message = "sequence must have same owner as table it is linked to";
        return Err(Refusal::other(table.span(), "55000", message).about(id));
    }
    if found.schema != sequence.schema {
        let message = "sequence must be in same schema as table it is linked to";
        return Err(Refusal::other(table.span(), "55000", message).about(id));
    }
    let Some(owner) = found.column(column.name.as_str()) else {
        if is_system_column(&column.name) {
            return Err(Refusal::not_modelled(column.span, "a sequence of a system column"));
        }
        let similar =
            names::most_alike(column.name.as_str(), found.columns.iter().map(|column| column.name.as_str()));
        let (table, column_name) = (names::qualified(&simulation.catalog, id), column.name.to_string());
        let fact = RefusalFact::UnknownColumn { table, column: column_name, similar };
        return Err(Refusal::new(column.span, fact).about(id));
    };
    named::lock(effects, Lock::AccessShare, id);
    Ok(Owner { table: id, column: owner.number, identity: false })
}

fn creation_schema(
    simulation: &mut Simulation,
    it: &CreateSequence,
    temporary: bool,
) -> Result<ObjectId, Refusal> {
    if temporary {
        temporary::creation_schema(simulation, &it.name)
    } else {
        names::creation_schema(simulation, &it.name)
    }
}
