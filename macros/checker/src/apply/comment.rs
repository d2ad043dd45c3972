//! `COMMENT ON`

use arcoiris_catalog::{Namespace, Object, ObjectId, State};

use crate::effects::{Effects, Lock};
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{Comment, CommentTarget, Ident, ObjectKind, ObjectName, SignedName, Span};

use super::rename::{constraint_named, is_column_of_sequence, is_system_column, unknown_column};
use super::{defined, known_extension, named, object};

/// # Errors
/// What PostgreSQL says of a thing that is not there or has another kind.
pub(super) fn apply(
    simulation: &mut Simulation,
    it: &Comment,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    // An empty comment is none.
    let text = it.text.clone().filter(|text| !text.is_empty());
    match &it.target {
        CommentTarget::Object(kind, name) => on_object(simulation, effects, *kind, name, text, span),
        CommentTarget::Column { table, column } => on_column(simulation, effects, table, column, text),
        CommentTarget::Constraint { table, name } => {
            let found = named::relation(simulation, effects, ObjectKind::Table, table, false)?;
            let Some(relation) = found else { return Ok(()) };
            let id = constraint_named(simulation, relation, name)?;
            named::lock(effects, Lock::AccessShare, relation);
            set(simulation, effects, id, "constraint", text);
            Ok(())
        }
        CommentTarget::DomainConstraint { domain, name } => {
            let domain = named::own_type(simulation, effects, ObjectKind::Domain, domain)?;
            let id = constraint_named(simulation, domain, name)?;
            set(simulation, effects, id, "constraint", text);
            Ok(())
        }
        CommentTarget::Routine(routine) => {
            let Some(id) = super::routine::find(simulation, effects, routine, false)? else { return Ok(()) };
            set(simulation, effects, id, routine.kind.word(), text);
            Ok(())
        }
        CommentTarget::Trigger { table, name } => {
            let found = named::relation(simulation, effects, ObjectKind::Table, table, false)?;
            let Some(relation) = found else { return Ok(()) };
            let id = super::trigger::named(simulation, relation, name)?;
            set(simulation, effects, id, "trigger", text);
            Ok(())
        }
        CommentTarget::On { kind, name, relation } => {
            on_part(simulation, effects, *kind, (name, relation), text, span)
        }
        CommentTarget::Signed(kind, name) => {
            let id = match name.as_ref() {
                SignedName::Cast { from, to } => super::cast::require(simulation, from, to)?,
                it @ SignedName::Operator { .. } => {
                    super::operator::addressed(simulation, it).map_err(|refusal| {
                        match refusal.sqlstate() {
                            Some("2BP01") => {
                                Refusal::not_modelled(span, "a comment on an operator of the system's")
                            }
                            _ => refusal,
                        }
                    })?
                }
                it @ SignedName::OfMethod { .. } => {
                    super::operator_family::addressed(simulation, effects, *kind, it)?.0
                }
                SignedName::Transform { ty, language } => {
                    super::transform::require(simulation, ty, language)?
                }
                SignedName::UserMapping { .. } => {
                    let what = format!("COMMENT ON {}", kind.word().to_uppercase());
                    return Err(Refusal::not_modelled(span, what));
                }
            };
            set(simulation, effects, id, kind.word(), text);
            Ok(())
        }
        CommentTarget::NotModelled(words) => Err(Refusal::not_modelled(span, words.clone())),
    }
}

/// On what stands on a relation: a trigger, a policy, a rule.
fn on_part(
    simulation: &mut Simulation,
    effects: &mut Effects,
    kind: ObjectKind,
    (name, relation): (&Ident, &ObjectName),
    text: Option<String>,
    span: Span,
) -> Result<(), Refusal> {
    let namespace = match kind {
        ObjectKind::Trigger => Namespace::Trigger,
        ObjectKind::Defined(kind) => Namespace::Defined(kind),
        ObjectKind::Schema
        | ObjectKind::Extension
        | ObjectKind::Type
        | ObjectKind::Domain
        | ObjectKind::Table
        | ObjectKind::Column
        | ObjectKind::Constraint
        | ObjectKind::DomainConstraint
        | ObjectKind::Index
        | ObjectKind::Sequence
        | ObjectKind::View
        | ObjectKind::MaterializedView
        | ObjectKind::ForeignTable
        | ObjectKind::Function
        | ObjectKind::Procedure
        | ObjectKind::Aggregate
        | ObjectKind::Routine
        | ObjectKind::Other => return Err(Refusal::not_modelled(span, "this COMMENT ON")),
    };
    let Some(on) = defined::relation_of(simulation, effects, relation, false)? else { return Ok(()) };
    let Some(id) = simulation.catalog.find(namespace, Some(on), &name.name) else {
        return Err(defined::unknown_part(simulation, kind, namespace, name, on));
    };
    named::lock(effects, Lock::AccessShare, on);
    set(simulation, effects, id, kind.word(), text);
    Ok(())
}

fn on_object(
    simulation: &mut Simulation,
    effects: &mut Effects,
    kind: ObjectKind,
    name: &ObjectName,
    text: Option<String>,
    span: Span,
) -> Result<(), Refusal> {
    match kind {
        ObjectKind::Schema => {
            let id = names::schema(simulation, &name.name)?;
            set(simulation, effects, id, "schema", text);
        }
        ObjectKind::Extension => {
            let found = simulation.catalog.find(Namespace::Extension, None, &name.name.name);
            let id = found.ok_or_else(|| names::unknown(simulation, Namespace::Extension, kind, name))?;
            // No comment is another thing than the one that the extension brings.
            let own = known_extension::known(name.name.name.as_str()).map(|known| known.comment);
            let text = if text.as_deref() == own { None } else { Some(text.unwrap_or_default()) };
            set(simulation, effects, id, "extension", text);
        }
        ObjectKind::Type | ObjectKind::Domain => {
            let (id, is_array) = named::any_type(simulation, effects, kind, name)?;
            let is_own = !is_array
                && (named::type_with(simulation, id).is_some_and(|it| it.extension.is_none())
                    || simulation
                        .catalog
                        .object(id)
                        .is_some_and(|it| names::kind_of(it) == ObjectKind::Type));
            if !is_own && kind == ObjectKind::Type {
                return Err(Refusal::not_modelled(name.span(), "a comment on this type").about(id));
            }
            let id = named::own_type(simulation, &mut Effects::default(), kind, name)?;
            set(simulation, effects, id, "type", text);
        }
        ObjectKind::Table
        | ObjectKind::Index
        | ObjectKind::Sequence
        | ObjectKind::View
        | ObjectKind::MaterializedView
        | ObjectKind::ForeignTable => {
            let Some(id) = named::relation(simulation, effects, kind, name, false)? else { return Ok(()) };
            let found = simulation.catalog.object(id).map(|object| names::kind_of(object));
            if found != Some(kind) {
                return Err(named::wrong_kind(simulation, id, name, kind));
            }
            if !matches!(kind, ObjectKind::Index | ObjectKind::Sequence) {
                named::lock(effects, Lock::ShareUpdateExclusive, id);
            }
            set(simulation, effects, id, kind.word(), text);
        }
        ObjectKind::Defined(kind) => {
            let id = defined::named(simulation, effects, kind, name)?;
            set(simulation, effects, id, kind.word(), text);
        }
        ObjectKind::Column
        | ObjectKind::Constraint
        | ObjectKind::DomainConstraint
        | ObjectKind::Function
        | ObjectKind::Procedure
        | ObjectKind::Aggregate
        | ObjectKind::Routine
        | ObjectKind::Trigger
        | ObjectKind::Other => return Err(Refusal::not_modelled(span, "this COMMENT ON")),
    }
    Ok(())
}

fn on_column(
    simulation: &mut Simulation,
    effects: &mut Effects,
    table: &ObjectName,
    column: &Ident,
    text: Option<String>,
) -> Result<(), Refusal> {
    let found = named::relation(simulation, effects, ObjectKind::Table, table, false)?;
    let Some(id) = found else { return Ok(()) };
    let Some(it) = object::table(&simulation.catalog, id) else {
        let is_sequence = object::sequence(&simulation.catalog, id).is_some();
        if is_sequence && !is_column_of_sequence(&column.name) {
            let (table, column_name) = (names::qualified(&simulation.catalog, id), column.name.to_string());
            let fact = RefusalFact::UnknownColumn { table, column: column_name, similar: Vec::new() };
            return Err(Refusal::new(column.span, fact).about(id));
        }
        let message = format!("cannot set comment on relation \"{}\"", table.name.name.as_str());
        return Err(Refusal::other(table.span(), "42809", message).about(id));
    };
    let qualified = names::qualified(&simulation.catalog, id);
    let Some(found) = it.column(column.name.as_str()) else {
        if is_system_column(&column.name) {
            return Err(Refusal::not_modelled(column.span, "a comment on a system column"));
        }
        return Err(unknown_column(it, &qualified, column).about(id));
    };
    let number = found.number;
    effects.words = words(&text, &format!("column {qualified}.{}", column.name));
    object::change_table(&mut simulation.catalog, id, |table| {
        if let Some(column) = table.column_mut(number) {
            column.comment = text;
        }
    });
    named::lock(effects, Lock::ShareUpdateExclusive, id);
    Ok(())
}

fn set(simulation: &mut Simulation, effects: &mut Effects, id: ObjectId, kind: &str, text: Option<String>) {
    effects.words = words(&text, &format!("{kind} {}", names::qualified(&simulation.catalog, id)));
    simulation.catalog.change(id, |object: &mut Object| *object.comment_mut() = text);
}

fn words(text: &Option<String>, what: &str) -> String {
    if text.is_some() { format!("comment on {what}") } else { format!("take the comment off {what}") }
}
