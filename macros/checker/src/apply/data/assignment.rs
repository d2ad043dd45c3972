//! Values given to columns: `transformAssignedExpr`, and what constants do when they are stored.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a question about some shapes is answered by those alone"
)]

use arcoiris_catalog::{Column, Identity, Namespace, Object, State, Table, TriggerTiming, TypeKind};

use crate::refusal::Refusal;
use crate::resolve::CastContext;
use crate::resolve::analyse::Analyser;
use crate::resolve::kind::Kind;
use crate::resolve::tree::{Constant, Form, Shape, Tree};
use crate::simulation::Simulation;
use crate::syntax::{Span, Step};

/// Converts a value to a column's type, or to that of a part of it, as an assignment does.
pub(super) fn convert(
    analyser: &mut Analyser<'_>,
    tree: Tree,
    column: &Column,
    steps: &[Step],
) -> Result<Tree, Refusal> {
    let span = tree.span;
    let simulation = analyser.simulation;
    let (kind, modifier) = part(analyser, column, steps, span)?;
    let from = tree.kind;
    let done = analyser.coerce_to(tree, kind, modifier, CastContext::Assignment, Form::Implicit)?;
    let done = done.map_err(|_| {
        let (name, to, from) = (column.name.as_str(), kind.words(simulation), from.words(simulation));
        let message = if steps.is_empty() {
            format!("column \"{name}\" is of type {to} but expression is of type {from}")
        } else {
            format!("a part of \"{name}\" is of type {to} but expression is of type {from}")
        };
        Refusal::other(span, "42804", message)
    })?;
    fits(&done)?;
    Ok(done)
}

/// The type of the part of a column that steps lead to (`transformAssignmentIndirection`).
fn part(
    analyser: &mut Analyser<'_>,
    column: &Column,
    steps: &[Step],
    span: Span,
) -> Result<(Kind, i32), Refusal> {
    let simulation = analyser.simulation;
    let Some(mut kind) = Kind::of(simulation, &column.ty) else {
        return Err(Refusal::not_modelled(span, "this type"));
    };
    let mut modifier = column.ty.modifier;
    let name = column.name.as_str();
    let mut steps = steps.iter().peekable();
    while let Some(step) = steps.next() {
        let (under, under_modifier) = kind.without_domains(simulation, modifier);
        match step {
            Step::Field(field) => {
                let Some(table) = under.table(simulation) else {
                    let (field, ty) = (field.name.as_str(), kind.words(simulation));
                    let message = format!(
                        "cannot assign to field \"{field}\" of column \"{name}\" because its type {ty} is not a composite type"
                    );
                    return Err(Refusal::other(span, "42804", message));
                };
                let Some(found) = table.column(field.name.as_str()) else {
                    let (field, ty) = (field.name.as_str(), kind.words(simulation));
                    let message = format!(
                        "cannot assign to field \"{field}\" of column \"{name}\" because there is no such column in data type {ty}"
                    );
                    return Err(Refusal::other(span, "42703", message));
                };
                kind = Kind::of(simulation, &found.ty)
                    .ok_or_else(|| Refusal::not_modelled(span, "this type"))?;
                modifier = found.ty.modifier;
            }
            Step::Subscript { low, high, slice } => {
                let mut sliced = *slice;
                let is_document = under.is("jsonb");
                for bound in low.iter().chain(high) {
                    analyser.bound(bound, is_document)?;
                }
                // All subscripts in a row are those of one value.
                while let Some(Step::Subscript { low, high, slice }) = steps.peek() {
                    for bound in low.iter().chain(high) {
                        analyser.bound(bound, is_document)?;
                    }
                    sliced |= *slice;
                    steps.next();
                }
                kind = match under.element() {
                    Some(_) if sliced => under,
                    Some(element) => element,
                    None if is_document && !sliced => under,
                    None if is_document => {
                        return Err(Refusal::other(span, "0A000", "jsonb subscript does not support slices"));
                    }
                    None => {
                        let ty = kind.words(simulation);
                        let message =
                            format!("cannot subscript type {ty} because it does not support subscripting");
                        return Err(Refusal::other(span, "42804", message));
                    }
                };
                modifier = under_modifier;
            }
        }
    }
    Ok((kind, modifier))
}

/// The constant under conversions that an assignment added: its text, `None` inside for NULL.
pub(super) fn constant(tree: &Tree) -> Option<Option<&str>> {
    match &tree.shape {
        Shape::Constant(Constant::Text(text)) => Some(Some(text)),
        Shape::Constant(Constant::Null) => Some(None),
        Shape::Relabel(inner, _) | Shape::ToDomain(inner, _) => constant(inner),
        Shape::Call { arguments, form: Form::Implicit, .. } => arguments.first().and_then(constant),
        _ => None,
    }
}

/// What a length coercion over a constant will say when it runs.
pub(crate) fn fits(tree: &Tree) -> Result<(), Refusal> {
    match &tree.shape {
        Shape::ToDomain(inner, _) | Shape::Relabel(inner, _) => fits(inner),
        Shape::Call { function, arguments, form: Form::Implicit, .. } => {
            let Some(first) = arguments.first() else { return Ok(()) };
            fits(first)?;
            let Some(text) = same_value(first) else { return Ok(()) };
            let modifier = tree.applied_modifier();
            let refuse = |sqlstate, message: String| Err(Refusal::other(tree.span, sqlstate, message));
            match function.name {
                "varchar" | "bpchar" if modifier >= 4 => {
                    let length = usize::try_from(modifier - 4).unwrap_or(usize::MAX);
                    // Blanks beyond the length are cut off in silence.
                    if text.chars().skip(length).any(|character| character != ' ') {
                        let ty = if function.name == "varchar" { "character varying" } else { "character" };
                        return refuse("22001", format!("value too long for type {ty}({length})"));
                    }
                    Ok(())
                }
                "bit"
                    if modifier >= 0
                        && usize::try_from(modifier).is_ok_and(|length| text.len() != length) =>
                {
                    let message =
                        format!("bit string length {} does not match type bit({modifier})", text.len());
                    refuse("22026", message)
                }
                "varbit"
                    if modifier >= 0 && usize::try_from(modifier).is_ok_and(|length| text.len() > length) =>
                {
                    refuse("22001", format!("bit string too long for type bit varying({modifier})"))
                }
                "numeric" if modifier >= 4 && !numeric_fits(text, modifier) => {
                    refuse("22003", "numeric field overflow".to_owned())
                }
                "int2" if !within(text, i64::from(i16::MIN), i64::from(i16::MAX)) => {
                    refuse("22003", "smallint out of range".to_owned())
                }
                "int4" if !within(text, i64::from(i32::MIN), i64::from(i32::MAX)) => {
                    refuse("22003", "integer out of range".to_owned())
                }
                "int8" if !within(text, i64::MIN, i64::MAX) => {
                    refuse("22003", "bigint out of range".to_owned())
                }
                "oid" if !within(text, 0, i64::from(u32::MAX)) => {
                    refuse("22003", "OID out of range".to_owned())
                }
                _ => Ok(()),
            }
        }
        _ => Ok(()),
    }
}

/// The constant under conversions that leave its value as it is.
fn same_value(tree: &Tree) -> Option<&str> {
    match &tree.shape {
        Shape::Constant(Constant::Text(text)) => Some(text),
        Shape::Relabel(inner, _) => same_value(inner),
        Shape::ThroughText(inner, _)
            if matches!(inner.kind.fact_name(), Some("int2" | "int4" | "int8" | "numeric" | "uuid")) =>
        {
            same_value(inner)
        }
        Shape::Call { function, arguments, form: Form::Implicit, .. } => match arguments.as_slice() {
            [only]
                if function.name == "numeric"
                    && matches!(only.kind.fact_name(), Some("int2" | "int4" | "int8")) =>
            {
                same_value(only)
            }
            _ => None,
        },
        _ => None,
    }
}

/// Whether a number, rounded half away from zero, lies within bounds. What is no plain number is let pass.
fn within(text: &str, least: i64, most: i64) -> bool {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let Ok(value) = whole.parse::<i64>() else {
        return !whole.trim_start_matches('-').bytes().all(|byte| byte.is_ascii_digit());
    };
    let up = fraction.starts_with(['5', '6', '7', '8', '9']);
    let value = if up { value.saturating_add(if text.starts_with('-') { -1 } else { 1 }) } else { value };
    (least..=most).contains(&value)
}

/// Whether a number has room in `numeric(p,s)` after rounding.
fn numeric_fits(text: &str, modifier: i32) -> bool {
    let packed = modifier - 4;
    let (precision, scale) = ((packed >> 16) & 0xffff, ((packed & 0x7ff) ^ 1024) - 1024);
    let digits = text.trim_start_matches('-');
    if !digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        // NaN fits, infinity does not.
        return digits != "Infinity";
    }
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let whole = whole.trim_start_matches('0');
    let room = precision - scale;
    let Ok(length) = i32::try_from(whole.len()) else { return false };
    if length > room {
        // Digits left of a negative scale may all round away; that is not looked into.
        return scale < 0;
    }
    // All nines may round up to one digit more.
    let kept = usize::try_from(scale.max(0)).unwrap_or_default();
    let rounds_up = fraction.as_bytes().get(kept).is_some_and(|digit| *digit >= b'5');
    let nines = |part: &str| part.bytes().all(|digit| digit == b'9');
    let full = length == room && nines(whole) && fraction.get(..kept).is_some_and(nines);
    // Below one there is a digit less to be had.
    let leading_zeros =
        i32::try_from(fraction.len() - fraction.trim_start_matches('0').len()).unwrap_or_default();
    let too_large_fraction =
        room < 0 && whole.is_empty() && leading_zeros < -room && !fraction.trim_matches('0').is_empty();
    !(too_large_fraction || rounds_up && full)
}

/// NULL where NOT NULL is demanded (23502).
pub(super) fn not_null(
    simulation: &Simulation,
    table: &Table,
    column: &Column,
    span: Span,
) -> Result<(), Refusal> {
    if column.not_null {
        let (name, table) = (column.name.as_str(), table.name.as_str());
        let message =
            format!("null value in column \"{name}\" of relation \"{table}\" violates not-null constraint");
        return Err(Refusal::other(span, "23502", message));
    }
    let domain = Kind::of(simulation, &column.ty);
    if let Some(domain) = domain.and_then(|kind| kind.domain(simulation))
        && matches!(domain.kind, TypeKind::Domain { not_null: true, .. })
    {
        let message = format!("domain {} does not allow null values", domain.name.as_str());
        return Err(Refusal::other(span, "23502", message));
    }
    Ok(())
}

/// What a row lacks is NULL, unless something else fills it.
pub(super) fn left_out(
    simulation: &Simulation,
    table: &Table,
    column: &Column,
    span: Span,
) -> Result<(), Refusal> {
    if column.default.is_some() || column.identity.is_some() || column.generated.is_some() {
        return Ok(());
    }
    let domain = Kind::of(simulation, &column.ty);
    if domain.is_some_and(|kind| has_default(simulation, kind)) {
        return Ok(());
    }
    null(simulation, table, column, span)
}

/// A row has NULL in a column, unless a trigger gives it something else.
pub(super) fn null(
    simulation: &Simulation,
    table: &Table,
    column: &Column,
    span: Span,
) -> Result<(), Refusal> {
    let refused = not_null(simulation, table, column, span);
    // A trigger before the row is stored may fill it.
    if refused.is_err() && fills(simulation, table) {
        return Err(Refusal::not_modelled(span, "whether a trigger gives this column a value"));
    }
    refused
}

/// Whether a trigger runs before each row that is inserted.
fn fills(simulation: &Simulation, table: &Table) -> bool {
    let catalog = &simulation.catalog;
    let Some(id) = catalog.find(Namespace::Relation, Some(table.schema), &table.name) else { return false };
    catalog.dependents(id).any(|dependent| {
        matches!(catalog.object(dependent).map(AsRef::as_ref), Some(Object::Trigger(it))
            if it.table == id && it.timing == TriggerTiming::Before && it.for_each_row && it.on_insert && it.enabled != 'D')
    })
}

fn has_default(simulation: &Simulation, kind: Kind) -> bool {
    match kind.domain(simulation).map(|domain| &domain.kind) {
        Some(TypeKind::Domain { default, base, .. }) => {
            default.is_some() || Kind::of(simulation, base).is_some_and(|base| has_default(simulation, base))
        }
        Some(
            TypeKind::Enum { .. }
            | TypeKind::Base
            | TypeKind::Range { .. }
            | TypeKind::Multirange { .. }
            | TypeKind::Shell
            | TypeKind::Defined { .. },
        )
        | None => false,
    }
}

/// Columns that take no value but their own (428C9).
pub(super) fn writable(
    column: &Column,
    overriding: Option<bool>,
    update: bool,
    span: Span,
) -> Result<(), Refusal> {
    let always = column.identity == Some(Identity::Always) && (update || overriding.is_none());
    if column.generated.is_none() && !always {
        return Ok(());
    }
    let name = column.name.as_str();
    let message = if update {
        format!("column \"{name}\" can only be updated to DEFAULT")
    } else {
        format!("cannot insert a non-DEFAULT value into column \"{name}\"")
    };
    Err(Refusal::other(span, "428C9", message))
}
