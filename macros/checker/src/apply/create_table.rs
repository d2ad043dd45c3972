//! `CREATE TABLE` <https://www.postgresql.org/docs/15/sql-createtable.html>
//!
//! In PostgreSQL's order: the columns and their clauses, the sequences, the table, defaults, checks, keys, foreign keys.

mod like;
pub(super) mod typed;

use std::sync::Arc;

use arcoiris_catalog::{
    ColumnNumber, DefinedKind, Namespace, Object, ObjectId, Persistence, ReplicaIdentity, Role, Table,
    TableKind,
};

use super::column::{self, Draft, SYSTEM_COLUMNS};
use super::constraint::{self, Pending};
use super::index::{self, KeyDraft};
use super::named::{lock, note_unqualified};
use super::serial::{self, Home};
use super::storage_option::{self, Target};
use super::{foreign_key, inherit, object, partition, temporary};
use crate::effects::{Effects, Lock, Note};
use crate::generated_name;
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{
    ColumnConstraintKind, CreateTable, ForeignOption, ForeignOptionAction, Ident, LikeClause, ObjectKind,
    OnCommit, Span, TableElement,
};

pub(super) fn apply(
    simulation: &mut Simulation,
    it: &CreateTable,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let temporary = it.persistence == Persistence::Temporary || temporary::is_written(&it.name);
    let persistence = if temporary { Persistence::Temporary } else { it.persistence };
    let schema = if temporary {
        temporary::creation_schema(simulation, &it.name)?
    } else {
        names::creation_schema(simulation, &it.name)?
    };
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
    let mut likes = Vec::new();
    let own = gather(simulation, effects, it, &mut pending, &mut likes)?;
    let clauses = clauses(simulation, it, persistence)?;
    if clauses.kind == TableKind::Foreign {
        require_no_keys(&pending)?;
    }
    let mut drafts = inherit::merge(simulation, &clauses.parents, own, it.partition_of.is_some(), span)?;
    options_of_columns(simulation, it, &mut drafts, &mut pending)?;
    if drafts.len() > column::MOST_COLUMNS {
        let message = format!("tables can have at most {} columns", column::MOST_COLUMNS);
        return Err(Refusal::other(span, "54011", message));
    }
    let keys = keys(&mut drafts, &pending, it)?;
    let id = simulation.catalog.reserve();
    let home = Home { table: id, schema, name: name.clone(), persistence, owner: Role::Migrator };
    let sequences = sequences(simulation, &home, &drafts)?;
    let mut options = Vec::new();
    let target = if it.partition_by.is_some() { Target::Partitioned } else { Target::Table };
    storage_option::set(&mut options, target, &it.options, simulation.server)?;
    duplicates(&drafts, it)?;
    if let Some(found) = taken {
        let fact = RefusalFact::Duplicate { kind: ObjectKind::Table, name: names::written(&it.name) };
        return Err(Refusal::new(it.name.span(), fact).about(found));
    }
    generated_name::claim_new_type_name(simulation, schema, name, it.name.span())?;
    let array_type = generated_name::array_type_name(&simulation.catalog, schema, name.as_str());
    let mut table = Table {
        schema,
        name: name.clone(),
        array_type,
        columns: Vec::with_capacity(drafts.len()),
        next_column: drafts.last().map_or(1, |draft| draft.column.number + 1),
        kind: clauses.kind,
        view: None,
        parents: clauses.parents.clone(),
        partition_key: None,
        partition_bound: None,
        of_type: clauses.of_type,
        replica_identity: ReplicaIdentity::Default,
        access_method: clauses.access_method,
        tablespace: clauses.tablespace,
        foreign: clauses.foreign,
        persistence,
        options,
        row_security: false,
        force_row_security: false,
        owner: Role::Migrator,
        privileges: None,
        comment: None,
    };
    table.columns.extend(drafts.iter().map(|draft| Arc::new(draft.column.clone())));
    if let Some((_, bound)) = &it.partition_of
        && let Some(parent) = clauses.parents.first()
    {
        table.partition_bound = Some(partition::bound::resolve_new(simulation, *parent, name, bound)?);
        lock(effects, Lock::AccessExclusive, *parent);
    }
    if let Some(by) = &it.partition_by {
        table.partition_key = Some(partition::key(simulation, effects, &table, by)?);
    }
    defaults(simulation, effects, &mut table, &drafts, &sequences)?;
    simulation.catalog.put(id, Object::Table(table));
    inherit::take_checks(simulation, id, &clauses.parents, span)?;
    if let (Some(_), Some(parent)) = (&it.partition_of, clauses.parents.first()) {
        partition::attach::equip(simulation, *parent, id, span)?;
    }
    for it in &pending {
        if let Pending::Check(check) = it {
            constraint::add_check(simulation, effects, id, check, false)?;
        }
    }
    for key in &keys {
        if key.primary && object::primary_key(&simulation.catalog, id).is_some() {
            return Err(index::several_primary_keys(name, key.span));
        }
        index::add_key(simulation, id, key, false)?;
    }
    let exclusions = pending.iter().filter_map(|it| match it {
        Pending::Exclusion(exclusion) => Some(exclusion),
        Pending::Key(_) | Pending::UsingIndex(_) | Pending::Check(_) | Pending::ForeignKey(_) => None,
    });
    for exclusion in &index::distinct_exclusions(simulation, id, exclusions)? {
        index::add_exclusion(simulation, effects, id, exclusion)?;
    }
    for clause in &likes {
        like::expand(simulation, id, clause)?;
    }
    for it in &pending {
        if let Pending::ForeignKey(key) = it {
            foreign_key::add(simulation, effects, id, key)?;
        }
    }
    if it.on_commit == Some(OnCommit::Drop) {
        simulation.dropped_on_commit.insert(id);
    }
    effects.words = format!("create table {}", names::qualified(&simulation.catalog, id));
    Ok(())
}

/// What the clauses around the columns come to.
struct Clauses {
    kind: TableKind,
    parents: Vec<ObjectId>,
    of_type: Option<ObjectId>,
    access_method: Option<arcoiris_catalog::Name>,
    tablespace: Option<arcoiris_catalog::Name>,
    foreign: Option<(ObjectId, Vec<(arcoiris_catalog::Name, String)>)>,
}

fn clauses(simulation: &Simulation, it: &CreateTable, persistence: Persistence) -> Result<Clauses, Refusal> {
    if it.on_commit.is_some() && persistence != Persistence::Temporary {
        let message = "ON COMMIT can only be used on temporary tables";
        return Err(Refusal::other(it.name.span(), "42P16", message));
    }
    let mut parents = Vec::new();
    let partition_of = it.partition_of.iter().map(|(parent, _)| (parent, true));
    for (parent, partition) in it.inherits.iter().map(|parent| (parent, false)).chain(partition_of) {
        let (id, _) = inherit::parent(simulation, parent, (persistence, partition))?;
        if parents.contains(&id) {
            let message =
                format!("relation \"{}\" would be inherited from more than once", parent.name.name.as_str());
            return Err(Refusal::other(parent.span(), "42P07", message).about(id));
        }
        parents.push(id);
    }
    if it.partition_by.is_some() && persistence == Persistence::Unlogged && simulation.server >= 18 {
        return Err(Refusal::other(it.name.span(), "0A000", "partitioned tables cannot be unlogged"));
    }
    if it.partition_by.is_some() && !it.inherits.is_empty() {
        let message = "cannot create partitioned table as inheritance child";
        return Err(Refusal::other(it.name.span(), "42P17", message));
    }
    let access_method = match &it.method {
        Some(method) if it.partition_by.is_some() && simulation.server < 17 => {
            let message = "specifying a table access method is not supported on a partitioned table";
            return Err(Refusal::other(method.span, "0A000", message));
        }
        Some(method) => access_method(method)?,
        None => None,
    };
    let foreign = match &it.foreign {
        Some((server, options)) => {
            let key = Namespace::Defined(DefinedKind::ForeignServer);
            let Some(id) = simulation.catalog.find(key, None, &server.name) else {
                let message = format!("server \"{}\" does not exist", server.name.as_str());
                return Err(Refusal::other(server.span, "42704", message));
            };
            Some((id, foreign_options(&[], options)?))
        }
        None => None,
    };
    let kind = match (&it.partition_by, &foreign) {
        (Some(_), None) => TableKind::Partitioned,
        (None, Some(_)) => TableKind::Foreign,
        (None, None) => TableKind::Ordinary,
        (Some(by), Some(_)) => return Err(Refusal::not_modelled(by.span, "a partitioned foreign table")),
    };
    Ok(Clauses {
        kind,
        parents,
        of_type: it.of_type.as_ref().map(|of| typed::of_type(simulation, of)).transpose()?,
        access_method,
        tablespace: match &it.tablespace {
            Some(name) => {
                index::tablespace(Some(name))?;
                None
            }
            None => None,
        },
        foreign,
    })
}

/// A table's access method; `None` for `heap`, the only one that every server has.
///
/// # Errors
/// 42704 if it is not there, 42809 if it is one for indexes.
pub(super) fn access_method(ident: &Ident) -> Result<Option<arcoiris_catalog::Name>, Refusal> {
    let name = ident.name.as_str();
    if name == "heap" {
        return Ok(None);
    }
    if index::method(ident).is_ok() {
        let message = format!("access method \"{name}\" is not of type TABLE");
        return Err(Refusal::other(ident.span, "55000", message));
    }
    // An extension may bring it.
    Err(Refusal::not_modelled(ident.span, format!("the access method {name}")))
}

/// Options of what is foreign, after a change; whether the wrapper takes them is not known, so that only their names are judged.
///
/// # Errors
/// 42710 for one that is there already, 42704 for one that is not.
pub(super) fn foreign_options(
    before: &[(arcoiris_catalog::Name, String)],
    changes: &[ForeignOption],
) -> Result<Vec<(arcoiris_catalog::Name, String)>, Refusal> {
    let mut options = before.to_vec();
    for change in changes {
        let found = options.iter().position(|(name, _)| *name == change.name.name);
        let value = change.value.clone();
        let called = change.name.name.as_str();
        match (change.action, found) {
            (ForeignOptionAction::Add, None) => {
                options.push((change.name.name.clone(), value));
            }
            (ForeignOptionAction::Add, Some(_)) => {
                let message = format!("option \"{called}\" provided more than once");
                return Err(Refusal::other(change.name.span, "42710", message));
            }
            (ForeignOptionAction::Set, Some(position)) => {
                if let Some((_, old)) = options.get_mut(position) {
                    *old = value;
                }
            }
            (ForeignOptionAction::Drop, Some(position)) => {
                options.remove(position);
            }
            (ForeignOptionAction::Set | ForeignOptionAction::Drop, None) => {
                let message = format!("option \"{called}\" not found");
                return Err(Refusal::other(change.name.span, "42704", message));
            }
        }
    }
    options.sort();
    Ok(options)
}

/// A foreign table has neither keys nor foreign keys.
fn require_no_keys(pending: &[Pending<'_>]) -> Result<(), Refusal> {
    for it in pending {
        let (what, span) = match it {
            Pending::Key(key) if key.primary => ("primary key", key.span),
            Pending::Key(key) => ("unique", key.span),
            Pending::Exclusion(exclusion) => ("exclusion", exclusion.span),
            Pending::ForeignKey(key) => ("foreign key", key.span),
            Pending::UsingIndex(_) | Pending::Check(_) => continue,
        };
        let message = format!("{what} constraints are not supported on foreign tables");
        return Err(Refusal::other(span, "0A000", message));
    }
    Ok(())
}

/// The columns with their clauses merged, and the constraints in the order in which they are written.
fn gather<'a>(
    simulation: &Simulation,
    effects: &mut Effects,
    it: &'a CreateTable,
    pending: &mut Vec<Pending<'a>>,
    likes: &mut Vec<&'a LikeClause>,
) -> Result<Vec<Draft<'a>>, Refusal> {
    let mut drafts = Vec::with_capacity(it.elements.len());
    if let Some(of) = &it.of_type {
        typed::columns(simulation, of, &mut drafts)?;
    }
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
            TableElement::Like(clause) => {
                like::columns(simulation, clause, &mut drafts)?;
                likes.push(clause);
            }
            // Of the columns of a type, or of the partitioned table.
            TableElement::ColumnOptions { .. } => {}
        }
    }
    for (position, draft) in drafts.iter_mut().enumerate() {
        draft.column.number = ColumnNumber::try_from(position + 1).unwrap_or(ColumnNumber::MAX);
    }
    Ok(drafts)
}

/// `column WITH OPTIONS …`: what a typed table or a partition adds to a column that it has anyway.
fn options_of_columns<'a>(
    simulation: &Simulation,
    it: &'a CreateTable,
    drafts: &mut [Draft<'a>],
    pending: &mut Vec<Pending<'a>>,
) -> Result<(), Refusal> {
    let mut seen: Vec<&Ident> = Vec::new();
    for element in &it.elements {
        let TableElement::ColumnOptions { column, constraints, span } = element else { continue };
        let Some(draft) = drafts.iter_mut().find(|draft| draft.column.name == column.name) else {
            let message = format!("column \"{}\" does not exist", column.name.as_str());
            return Err(Refusal::other(column.span, "42703", message));
        };
        if seen.iter().any(|earlier| earlier.name == column.name) {
            let message = format!("column \"{}\" specified more than once", column.name.as_str());
            return Err(Refusal::other(column.span, "42701", message));
        }
        seen.push(column);
        for constraint in constraints {
            match &constraint.kind {
                ColumnConstraintKind::NotNull { no_inherit: false } => draft.column.not_null = true,
                ColumnConstraintKind::Null => {
                    if draft.column.not_null {
                        return Err(Refusal::not_modelled(*span, "NULL of a column that is NOT NULL"));
                    }
                }
                ColumnConstraintKind::Default(expression) => {
                    if draft.column.generated.is_some() {
                        if simulation.server < inherit::OWN_EXPRESSION_SINCE {
                            // It is taken, and becomes what the partition computes.
                            let what = "a partition's default of a generated column";
                            return Err(Refusal::not_modelled(constraint.span, what));
                        }
                        let message = format!(
                            "column \"{}\" inherits from generated column but specifies default",
                            column.name.as_str()
                        );
                        return Err(Refusal::other(constraint.span, "42611", message));
                    }
                    draft.default = Some(expression);
                    draft.stored = None;
                }
                ColumnConstraintKind::Generated { .. }
                | ColumnConstraintKind::Identity { .. }
                | ColumnConstraintKind::NotNull { no_inherit: true } => {
                    return Err(Refusal::not_modelled(*span, "this option of a column"));
                }
                ColumnConstraintKind::PrimaryKey(_)
                | ColumnConstraintKind::Unique(_)
                | ColumnConstraintKind::Check { .. }
                | ColumnConstraintKind::References(_) => {
                    pending.push(Pending::of_column(simulation, column, constraint)?);
                }
            }
        }
    }
    Ok(())
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
                    // One that was taken over is overridden all the same.
                    if let Some(column) = table.column_mut(number) {
                        column.default = None;
                    }
                    continue;
                }
                resolved.stored
            }
            None if draft.stored.is_some() => match taken_over(simulation, table, draft) {
                Some(stored) => stored,
                None => {
                    return Err(Refusal::not_modelled(draft.span, "the default that this column takes over"));
                }
            },
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

/// A default that is taken over from a column of another table, over this table's columns.
fn taken_over(
    simulation: &Simulation,
    table: &Table,
    draft: &Draft<'_>,
) -> Option<arcoiris_catalog::Expression> {
    let (from, expression) = draft.stored.as_ref()?;
    inherit::mapped(expression, object::table(&simulation.catalog, *from)?, table)
}
