//! `ALTER TYPE … VALUE`

use arcoiris_catalog::{
    Catalog, ConstraintKind, Expression, IndexElement, Object, ObjectId, Piece, State, TypeKind,
};

use crate::effects::{Effects, Note};
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{AlterEnumAction, EnumPosition, ObjectKind, ObjectName, Span};

use super::create_enum::require_short;
use super::named;

/// # Errors
/// 42704 if there is no such type, 42809 if it is no enum, 22023 for a label that is not there, 42710 for one that is, 42602
/// for one that is too long.
pub(super) fn apply(
    simulation: &mut Simulation,
    name: &ObjectName,
    action: &AlterEnumAction,
    _span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let (id, is_array) = named::any_type(simulation, effects, ObjectKind::Type, name)?;
    let labels = match named::type_with(simulation, id).map(|it| &it.kind) {
        Some(TypeKind::Enum { labels }) if !is_array => labels.clone(),
        Some(
            TypeKind::Enum { .. }
            | TypeKind::Domain { .. }
            | TypeKind::Base
            | TypeKind::Range { .. }
            | TypeKind::Multirange { .. }
            | TypeKind::Shell
            | TypeKind::Defined { .. },
        )
        | None => {
            let message = format!("{} is not an enum", name.name.name);
            return Err(Refusal::other(name.span(), "42809", message).about(id));
        }
    };
    let qualified = names::qualified(&simulation.catalog, id);
    match action {
        AlterEnumAction::AddValue { label: (label, span), if_not_exists, position } => {
            require_short(label, *span)?;
            effects.words = format!("add value '{label}' to type {qualified}");
            if labels.contains(label) {
                if *if_not_exists {
                    let (kind, name) = (ObjectKind::Type, format!("{qualified} '{label}'"));
                    effects.words = format!("nothing: type {qualified} has the value '{label}'");
                    effects.notes.push(Note::SkippedDuplicate { kind, name, id: Some(id), span: *span });
                    return Ok(());
                }
                return Err(taken(label, *span).about(id));
            }
            let place = match position {
                None => labels.len(),
                Some(EnumPosition::Before(other, span)) => place(&labels, other, *span, id)?,
                Some(EnumPosition::After(other, span)) => place(&labels, other, *span, id)? + 1,
            };
            let mut labels = labels;
            labels.insert(place, label.clone());
            set_labels(&mut simulation.catalog, id, labels);
            effects.notes.push(Note::EnumValueAdded { id, label: label.clone() });
        }
        AlterEnumAction::RenameValue { from: (from, from_span), to: (to, to_span) } => {
            require_short(to, *to_span)?;
            let place = place(&labels, from, *from_span, id)?;
            if labels.contains(to) {
                return Err(taken(to, *to_span).about(id));
            }
            effects.words = format!("rename value '{from}' of type {qualified} to '{to}'");
            let mut labels = labels;
            if let Some(label) = labels.get_mut(place) {
                label.clone_from(to);
            }
            set_labels(&mut simulation.catalog, id, labels);
            rename_in_expressions(&mut simulation.catalog, id, from, to, *from_span)?;
        }
    }
    Ok(())
}

fn place(labels: &[String], label: &str, span: Span, id: ObjectId) -> Result<usize, Refusal> {
    labels.iter().position(|other| other == label).ok_or_else(|| {
        let similar = names::most_alike(label, labels.iter().map(String::as_str));
        let hint = similar.first().map(|alike| format!("there is '{alike}'"));
        let message = format!("\"{label}\" is not an existing enum label");
        Refusal::new(span, RefusalFact::Other { sqlstate: "22023", message, hint }).about(id)
    })
}

fn taken(label: &str, span: Span) -> Refusal {
    Refusal::other(span, "42710", format!("enum label \"{label}\" already exists"))
}

fn set_labels(catalog: &mut Catalog, id: ObjectId, new: Vec<String>) {
    catalog.change(id, |object| {
        if let Object::Type(it) = object
            && let TypeKind::Enum { labels } = &mut it.kind
        {
            *labels = new;
        }
    });
}

/// A stored expression holds a label by its number, so that a renamed one shows at once in all that is printed.
fn rename_in_expressions(
    catalog: &mut Catalog,
    id: ObjectId,
    from: &str,
    to: &str,
    span: Span,
) -> Result<(), Refusal> {
    let mut dependents: Vec<ObjectId> = catalog.dependents(id).collect();
    let tables: Vec<ObjectId> = dependents.clone();
    // The default of a column stands in its table; a check and an index refer to the enum by their own expressions.
    dependents.extend(tables.iter().flat_map(|table| catalog.dependents(*table)));
    dependents.sort_unstable();
    dependents.dedup();
    let mut unclear = false;
    for dependent in dependents {
        let Some(object) = catalog.object(dependent) else { continue };
        let mut changed = Object::clone(object);
        let mut touched = false;
        for expression in expressions(&mut changed) {
            match rename_in(expression, id, from, to) {
                Some(renamed) => touched |= renamed,
                None => unclear = true,
            }
        }
        if touched {
            catalog.put(dependent, changed);
        }
    }
    if unclear {
        return Err(Refusal::not_modelled(span, "a renamed value that stands in an array constant"));
    }
    Ok(())
}

/// All expressions that an object holds.
fn expressions(object: &mut Object) -> Vec<&mut Expression> {
    match object {
        Object::Schema(_) | Object::Extension(_) | Object::Sequence(_) => Vec::new(),
        Object::Routine(it) => it.arguments.iter_mut().filter_map(|it| it.default.as_mut()).collect(),
        Object::Trigger(it) => it.condition.iter_mut().collect(),
        Object::Defined(it) => it.attributes.iter_mut().map(|(_, expression)| expression).collect(),
        Object::Type(it) => match &mut it.kind {
            TypeKind::Domain { default, .. } => default.iter_mut().collect(),
            TypeKind::Enum { .. }
            | TypeKind::Base
            | TypeKind::Range { .. }
            | TypeKind::Multirange { .. }
            | TypeKind::Shell
            | TypeKind::Defined { .. } => Vec::new(),
        },
        Object::Table(it) => {
            let with_default = it.columns.iter_mut().filter(|column| column.default.is_some());
            let defaults =
                with_default.filter_map(|column| std::sync::Arc::make_mut(column).default.as_mut());
            defaults.chain(it.view.as_mut().map(|view| &mut view.query)).collect()
        }
        Object::Constraint(it) => match &mut it.kind {
            ConstraintKind::Check { expression, .. } => vec![expression],
            ConstraintKind::PrimaryKey(_)
            | ConstraintKind::Unique(_)
            | ConstraintKind::ForeignKey(_)
            | ConstraintKind::Exclusion { .. } => Vec::new(),
        },
        Object::Index(it) => {
            let keys = it.keys.iter_mut().filter_map(|key| match &mut key.element {
                IndexElement::Expression(expression) => Some(expression),
                IndexElement::Column(_) => None,
            });
            keys.chain(it.predicate.iter_mut()).collect()
        }
    }
}

/// Whether a constant of the enum was renamed; `None` if one may hide in an array constant.
fn rename_in(expression: &mut Expression, id: ObjectId, from: &str, to: &str) -> Option<bool> {
    let quoted = |label: &str| format!("'{}'::", label.replace('\'', "''"));
    let mut renamed = false;
    for index in 1..expression.pieces.len() {
        if expression.pieces.get(index) != Some(&Piece::Type(id)) {
            continue;
        }
        let is_array =
            matches!(expression.pieces.get(index + 1), Some(Piece::Text(after)) if after.starts_with("[]"));
        let Some(Piece::Text(before)) = expression.pieces.get_mut(index - 1) else { continue };
        if is_array {
            if before.ends_with("'::") && before.contains(from) {
                return None;
            }
        } else if let Some(rest) = before.strip_suffix(&quoted(from))
            && !rest.ends_with('\'')
        {
            *before = format!("{rest}{}", quoted(to));
            renamed = true;
        }
    }
    Some(renamed)
}
