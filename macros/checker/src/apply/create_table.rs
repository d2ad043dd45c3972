//! `CREATE TABLE` <https://www.postgresql.org/docs/15/sql-createtable.html>
//!
//! In PostgreSQL's order: the columns and their clauses, the sequences, the table, defaults, checks, keys, foreign keys.

use std::sync::Arc;

use arcoiris_catalog::{
    ColumnNumber, Namespace, Object, ObjectId, Persistence, ReplicaIdentity, Role, Table, TableKind,
};

use super::column::{self, Draft, SYSTEM_COLUMNS};
use super::constraint::{self, Pending};
use super::foreign_key;
use super::index::{self, KeyDraft};
use super::named::note_unqualified;
use super::serial::{self, Home};
use super::storage_option::{self, Target};
use crate::effects::{Effects, Note};
use crate::generated_name;
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{CreateTable, ObjectKind, Span, TableElement};

pub(super) fn apply(
    simulation: &mut Simulation,
    it: &CreateTable,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    if let Some((what, place)) = it.not_modelled.first() {
        return Err(Refusal::not_modelled(*place, format!("CREATE TABLE … {what}")));
    }
    if it.persistence == Persistence::Temporary {
        return Err(Refusal::not_modelled(span, "a temporary table"));
    }
    let schema = names::creation_schema(simulation, &it.name)?;
    note_unqualified(simulation, effects, &it.name, schema);
    let name = &it.name.name.name;
    let taken = simulation.catalog.find(Namespace::Relation, Some(schema), name);
    if let (Some(found), true) = (taken, it.if_not_exists) {
        let written = names::qualified(&simulation.catalog, found);
        effects.words = format!("skip creating table {written}, which exists");
        effects.notes.push(Note::SkippedDuplicate {
            kind: ObjectKind::Table,
            name: written,
            id: Some(found),
            span: it.name.span(),
        });
        return Ok(());
    }
    let mut pending = Vec::new();
    let mut drafts = gather(simulation, effects, it, &mut pending)?;
    let keys = keys(&mut drafts, &pending, it)?;
    let id = simulation.catalog.reserve();
    let home =
        Home { table: id, schema, name: name.clone(), persistence: it.persistence, owner: Role::Migrator };
    let sequences = sequences(simulation, &home, &drafts)?;
    let mut options = Vec::new();
    storage_option::set(&mut options, Target::Table, &it.options)?;
    duplicates(&drafts, it)?;
    if let Some(found) = taken {
        let fact = RefusalFact::Duplicate { kind: ObjectKind::Table, name: names::written(&it.name) };
        return Err(Refusal::new(it.name.span(), fact).about(found));
    }
    generated_name::claim_type_name(simulation, schema, name, it.name.span())?;
    let array_type = generated_name::array_type_name(&simulation.catalog, schema, name.as_str());
    let mut table = Table {
        schema,
        name: name.clone(),
        array_type,
        columns: Vec::with_capacity(drafts.len()),
        next_column: drafts.last().map_or(1, |draft| draft.column.number + 1),
        kind: TableKind::Ordinary,
        view: None,
        parents: Vec::new(),
        partition_key: None,
        partition_bound: None,
        of_type: None,
        replica_identity: ReplicaIdentity::Default,
        access_method: None,
        tablespace: None,
        foreign: None,
        persistence: it.persistence,
        options,
        row_security: false,
        force_row_security: false,
        owner: Role::Migrator,
        privileges: None,
        comment: None,
    };
    table.columns.extend(drafts.iter().map(|draft| Arc::new(draft.column.clone())));
    defaults(simulation, effects, &mut table, &drafts, &sequences)?;
    simulation.catalog.put(id, Object::Table(table));
    for it in &pending {
        if let Pending::Check(check) = it {
            constraint::add_check(simulation, effects, id, check, false)?;
        }
    }
    for key in &keys {
        index::add_key(simulation, id, key)?;
    }
    for it in &pending {
        if let Pending::Exclusion(exclusion) = it {
            index::add_exclusion(simulation, effects, id, exclusion)?;
        }
    }
    for it in &pending {
        if let Pending::ForeignKey(key) = it {
            foreign_key::add(simulation, effects, id, key)?;
        }
    }
    effects.words = format!("create table {}", names::qualified(&simulation.catalog, id));
    Ok(())
}

/// The columns with their clauses merged, and the constraints in the order in which they are written.
fn gather<'a>(
    simulation: &Simulation,
    effects: &mut Effects,
    it: &'a CreateTable,
    pending: &mut Vec<Pending<'a>>,
) -> Result<Vec<Draft<'a>>, Refusal> {
    let mut drafts = Vec::with_capacity(it.elements.len());
    for element in &it.elements {
        match element {
            TableElement::Column(column) => {
                if drafts.len() == column::MOST_COLUMNS {
                    let message = format!("tables can have at most {} columns", column::MOST_COLUMNS);
                    return Err(Refusal::other(column.span, "54011", message));
                }
                let number = ColumnNumber::try_from(drafts.len() + 1).unwrap_or(ColumnNumber::MAX);
                drafts.push(column::draft(simulation, effects, &it.name.name.name, column, number, pending)?);
            }
            TableElement::Constraint(constraint) => {
                pending.push(Pending::of_table(simulation, constraint, true)?);
            }
            TableElement::Like { span, .. } => {
                return Err(Refusal::not_modelled(*span, "CREATE TABLE … LIKE"));
            }
        }
    }
    Ok(drafts)
}

/// The keys, the primary one first, each index once (`transformIndexConstraints`); the columns of the primary key become
/// NOT NULL.
fn keys<'a>(
    drafts: &mut [Draft<'_>],
    pending: &[Pending<'a>],
    it: &CreateTable,
) -> Result<Vec<KeyDraft<'a>>, Refusal> {
    let mut keys: Vec<KeyDraft<'a>> = Vec::new();
    for constraint in pending {
        let Pending::Key(key) = constraint else { continue };
        if key.primary && keys.first().is_some_and(|first| first.primary) {
            let message =
                format!("multiple primary keys for table \"{}\" are not allowed", it.name.name.name.as_str());
            return Err(Refusal::other(key.span, "42P16", message));
        }
        let exists = |name: &arcoiris_catalog::Name| drafts.iter().any(|draft| draft.column.name == *name);
        index::check_key_columns(&key.columns, key.primary, exists)?;
        for ident in &key.key.include {
            index::check_key_columns(&[ident], key.primary, exists)?;
        }
        if key.primary {
            for ident in &key.columns {
                if SYSTEM_COLUMNS.contains(&ident.name.as_str()) {
                    let message = format!("cannot alter system column \"{}\"", ident.name.as_str());
                    return Err(Refusal::other(ident.span, "0A000", message));
                }
                if let Some(draft) = drafts.iter_mut().find(|draft| draft.column.name == ident.name) {
                    draft.column.not_null = true;
                }
            }
            keys.insert(0, key.clone());
        } else {
            keys.push(key.clone());
        }
    }
    Ok(index::distinct(keys))
}

/// Makes the sequences of serial and identity columns; each column's number with the sequence's.
fn sequences(
    simulation: &mut Simulation,
    home: &Home,
    drafts: &[Draft<'_>],
) -> Result<Vec<(ColumnNumber, ObjectId)>, Refusal> {
    let mut named = Vec::new();
    for draft in drafts {
        if let Some(sequence) = &draft.sequence {
            named.push((
                draft,
                sequence,
                serial::choose_name(simulation, home, &draft.column.name, sequence)?,
            ));
        }
    }
    let mut made = Vec::with_capacity(named.len());
    for (draft, sequence, name) in named {
        let id = simulation.catalog.reserve();
        serial::create(simulation, home, draft.column.number, &draft.column.ty, sequence, (name, id))?;
        made.push((draft.column.number, id));
    }
    Ok(made)
}

/// No two columns may have one name.
fn duplicates(drafts: &[Draft<'_>], it: &CreateTable) -> Result<(), Refusal> {
    for (index, draft) in drafts.iter().enumerate() {
        if drafts.iter().take(index).any(|earlier| earlier.column.name == draft.column.name) {
            let fact = RefusalFact::DuplicateColumn {
                table: names::written(&it.name),
                column: draft.column.name.to_string(),
            };
            return Err(Refusal::new(draft.span, fact));
        }
    }
    Ok(())
}

/// Resolves the defaults and the generation expressions, which see all columns.
fn defaults(
    simulation: &Simulation,
    effects: &mut Effects,
    table: &mut Table,
    drafts: &[Draft<'_>],
    sequences: &[(ColumnNumber, ObjectId)],
) -> Result<(), Refusal> {
    for draft in drafts {
        let number = draft.column.number;
        let stored = match draft.default {
            Some(expression) => {
                let resolved = column::default(simulation, table, &draft.column, expression)?;
                constraint::note_enum_values(effects, &resolved);
                // A default that is NULL is none.
                if resolved.is_null && draft.column.generated.is_none() {
                    continue;
                }
                resolved.stored
            }
            None if draft.serial => match sequences.iter().find(|(column, _)| *column == number) {
                Some((_, sequence)) => serial::next_value(*sequence),
                None => continue,
            },
            None => continue,
        };
        if let Some(column) = table.column_mut(number) {
            column.default = Some(stored);
        }
    }
    Ok(())
}
