//! `ALTER COLUMN … TYPE`
//!
//! Indexes and constraints over the column are built anew: each must still make sense with the new type
//! (`ATPostAlterTypeCleanup`).

use arcoiris_catalog::{
    Column, ColumnNumber, ConstraintKind, DefinedKind, Index, IndexElement, Namespace, Object, ObjectId,
    Piece, RoutineBody, State, TableKind, TypeBase, TypeKind, TypeRef,
};

use super::column;
use crate::apply::{
    column as columns, defined, foreign_key, index, inherit, named, object, operator_class, partition,
    reparse, row_type, serial,
};
use crate::effects::{Effects, Lock, Note};
use crate::refusal::{Refusal, RefusalFact};
use crate::resolve::{self, CastContext, Place, Scope};
use crate::simulation::Simulation;
use crate::syntax::{Expression, Ident, ObjectName, Span, TypeName};

/// The action as written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Written<'a> {
    pub(super) column: &'a Ident,
    pub(super) ty: &'a TypeName,
    pub(super) collation: Option<&'a ObjectName>,
    pub(super) using: Option<&'a Expression>,
    pub(super) span: Span,
}

/// The action after it was checked on the table as it was before all actions.
#[derive(Debug, Clone)]
pub(super) struct Prepared<'a> {
    /// The table, which may be one below the table that is altered.
    table: ObjectId,
    column: &'a Ident,
    ty: TypeRef,
    collation: Option<arcoiris_catalog::CollationRef>,
    /// Whether rows have to be written anew.
    rewrites: bool,
    /// Whether every value is the same afterwards.
    keeps_values: bool,
    span: Span,
}

/// The columns whose type a statement has changed so far, each with whether only its modifier is another.
#[derive(Debug, Default)]
pub(super) struct Changed {
    columns: Vec<(ColumnNumber, Span, bool)>,
    /// Those that have another type than before, modifier and all: they cannot be changed again.
    differ: Vec<ColumnNumber>,
}

/// For the table and, without `ONLY`, all below it; of a composite type for its typed tables.
pub(super) fn prepare_all<'a>(
    simulation: &Simulation,
    effects: &mut Effects,
    id: ObjectId,
    it: Written<'a>,
    only: bool,
) -> Result<Vec<Prepared<'a>>, Refusal> {
    let catalog = &simulation.catalog;
    let refuse = |message: String| Err(Refusal::other(it.span, "42P16", message).about(id));
    let name = it.column.name.as_str();
    if object::table(catalog, id).is_some_and(|table| table.of_type.is_some()) {
        let message = "cannot alter column type of typed table";
        return Err(Refusal::other(it.span, "42809", message).about(id));
    }
    if column(simulation, id, it.column)?.inherited > 0 {
        return refuse(format!("cannot alter inherited column \"{name}\""));
    }
    let mut prepared = vec![prepare(simulation, effects, id, it)?];
    let below = inherit::descendants(catalog, id);
    if only && !below.is_empty() {
        return refuse(format!("type of inherited column \"{name}\" must be changed in child tables too"));
    }
    for child in &below {
        let Some(table) = object::table(catalog, *child) else { continue };
        let Some(own) = table.column(name) else { continue };
        let above = table.parents.iter().filter(|parent| **parent == id || below.contains(parent)).count();
        if usize::try_from(own.inherited).is_ok_and(|inherited| inherited > above) {
            let table = table.name.as_str();
            return refuse(format!("cannot alter inherited column \"{name}\" of relation \"{table}\""));
        }
        prepared.push(prepare(simulation, effects, *child, it)?);
    }
    if object::table(catalog, id).is_some_and(|table| table.kind == TableKind::Composite) {
        for table in super::composite::tables(simulation, id) {
            prepared.push(prepare(simulation, effects, table, it)?);
        }
    }
    Ok(prepared)
}

fn prepare<'a>(
    simulation: &Simulation,
    effects: &mut Effects,
    id: ObjectId,
    it: Written<'a>,
) -> Result<Prepared<'a>, Refusal> {
    let found = column(simulation, id, it.column)?;
    let name = it.column.name.as_str();
    let refuse = |sqlstate, message: String| Err(Refusal::other(it.span, sqlstate, message).about(id));
    if let Some(table) = object::table(&simulation.catalog, id)
        && partition::uses(table, found.number)
    {
        let message = format!(
            "cannot alter column \"{name}\" because it is part of the partition key of relation \"{}\"",
            table.name.as_str()
        );
        return refuse("42P16", message);
    }
    if found.generated.is_some() && it.using.is_some() {
        return refuse("42611", "cannot specify USING when altering type of generated column".to_owned());
    }
    if serial::integer_behind(it.ty)?.is_some() {
        return refuse("42704", format!("type \"{}\" does not exist", it.ty.name.name.name.as_str()));
    }
    let ty = columns::type_of_column(simulation, effects, name, it.ty)?;
    columns::require_not_within(simulation, id, &ty, it.span)?;
    if found.identity.is_some() {
        serial::require_integer(&ty, it.span)?;
    }
    let collation = match it.collation {
        Some(written) => columns::collation(simulation, written, &ty)?,
        None => None,
    };
    if let Some(table) = object::table(&simulation.catalog, id)
        && it.using.is_some()
        && !matches!(table.kind, TableKind::Ordinary | TableKind::Partitioned)
    {
        return refuse("42809", format!("\"{}\" is not a table", table.name.as_str()));
    }
    let cast = resolve::cast(simulation, &found.ty, &ty);
    let mut rewrites = !cast.is_some_and(|(_, same_bytes)| same_bytes);
    let mut keeps = keeps_values(simulation, &found.ty, &ty);
    match it.using {
        Some(using) => {
            let Some(table) = object::table(&simulation.catalog, id) else {
                return refuse("42809", String::new());
            };
            let scope = Scope { simulation, table: Some(table), value: None, place: Place::TypeChange };
            let resolved = resolve::expression(&scope, using, Some(&ty))?;
            crate::apply::constraint::note_enum_values(effects, &resolved);
            let is_cast = is_cast_of(&resolved.stored.pieces, found.number);
            rewrites |= !is_cast;
            keeps &= is_cast;
        }
        None => {
            let assignable = cast.is_some_and(|(context, _)| context <= CastContext::Assignment);
            // Rows of a composite type or a foreign table are not rewritten, and no cast is looked for.
            let rewritten = object::table(&simulation.catalog, id)
                .is_none_or(|table| !matches!(table.kind, TableKind::Composite | TableKind::Foreign));
            if !assignable && rewritten {
                let target = type_words(simulation, &ty);
                let message = if found.generated.is_some() {
                    format!(
                        "generation expression for column \"{name}\" cannot be cast automatically to type {target}"
                    )
                } else {
                    format!("column \"{name}\" cannot be cast automatically to type {target}")
                };
                let mut refusal = Refusal::other(it.span, "42804", message).about(id);
                if found.generated.is_none()
                    && let RefusalFact::Other { hint, .. } = &mut refusal.fact
                {
                    *hint =
                        Some(format!("You might need to specify \"USING {}::{target}\".", it.column.name));
                }
                return Err(refusal);
            }
        }
    }
    // A generated column is computed again: nothing in it can be lost.
    keeps |= found.generated.is_some();
    Ok(Prepared { table: id, column: it.column, ty, collation, rewrites, keeps_values: keeps, span: it.span })
}

/// `USING a::type`, which says no more than the change itself.
fn is_cast_of(pieces: &[Piece], number: ColumnNumber) -> bool {
    match pieces {
        [Piece::Column(column)] => *column == number,
        [Piece::Text(open), Piece::Column(column), Piece::Text(rest), ..] => {
            *column == number
                && open.chars().all(|letter| letter == '(')
                && rest.trim_start_matches(')').starts_with("::")
                && !rest.contains(' ')
        }
        [Piece::Column(column), Piece::Text(rest), ..] => *column == number && rest.starts_with("::"),
        _ => false,
    }
}

fn type_words(simulation: &Simulation, ty: &TypeRef) -> String {
    arcoiris_catalog::format_type(&simulation.catalog, ty)
}

pub(super) fn run(
    simulation: &mut Simulation,
    effects: &mut Effects,
    it: &Prepared<'_>,
    all: &mut Vec<(ObjectId, Changed)>,
) -> Result<(), Refusal> {
    let id = it.table;
    if !all.iter().any(|(table, _)| *table == id) {
        all.push((id, Changed::default()));
    }
    let Some((_, changed)) = all.iter_mut().find(|(table, _)| *table == id) else { return Ok(()) };
    let found = column(simulation, id, it.column)?;
    let number = found.number;
    if changed.differ.contains(&number) {
        let message = format!("cannot alter type of column \"{}\" twice", it.column.name.as_str());
        return Err(Refusal::other(it.span, "0A000", message));
    }
    require_row_type_unused(simulation, id, it.span)?;
    super::super::trigger::require_unused(simulation, id, found.number, it.span)?;
    require_not_generating(simulation, id, found, it.span)?;
    let same_base = found.ty.base == it.ty.base && found.ty.array == it.ty.array;
    if found.ty != it.ty {
        changed.differ.push(number);
    }
    let default = if same_base { found.default.clone() } else { changed_default(simulation, id, found, it)? };
    let identity = found.identity.is_some();
    require_no_view(simulation, id, number, it.span)?;
    if it.rewrites {
        effects.notes.push(Note::Rewrites { id });
    }
    if !it.keeps_values {
        let what = format!(
            "values of column {} that do not fit the new type",
            super::qualified_column(simulation, id, it.column)
        );
        effects.notes.push(Note::LosesData { what, span: it.span });
    }
    super::change_column(simulation, id, number, |column| {
        column.ty = it.ty.clone();
        column.collation.clone_from(&it.collation);
        column.default = default;
        // Both are the new type's own again.
        column.storage = None;
        column.compression = None;
    });
    if identity {
        serial::retype(simulation, id, number, &it.ty, it.span)?;
    }
    changed.columns.push((number, it.span, same_base));
    Ok(())
}

/// Views and rules over the column are not built anew.
///
/// # Errors
/// 0A000 if there are any.
fn require_no_view(
    simulation: &Simulation,
    id: ObjectId,
    number: ColumnNumber,
    span: Span,
) -> Result<(), Refusal> {
    let mut references = Vec::new();
    for dependent in simulation.catalog.dependents(id) {
        let Some(object) = simulation.catalog.object(dependent) else { continue };
        let by = match object.as_ref() {
            Object::Table(table) => table.view.is_some().then_some("a view or rule"),
            Object::Defined(it) => (it.kind == DefinedKind::Rule).then_some("a view or rule"),
            Object::Routine(it) => {
                matches!(it.body, RoutineBody::Parsed(..)).then_some("a function or procedure")
            }
            Object::Schema(_)
            | Object::Extension(_)
            | Object::Type(_)
            | Object::Constraint(_)
            | Object::Index(_)
            | Object::Sequence(_)
            | Object::Trigger(_) => None,
        };
        let Some(by) = by else { continue };
        references.clear();
        object.references(&mut references);
        if references.iter().any(|it| it.target == id && it.column == Some(number)) {
            let message = format!("cannot alter type of a column used by {by}");
            let address = crate::apply::dependency::Address::whole(dependent);
            let who = crate::apply::dependency::describe(&simulation.catalog, address);
            let hint = Some(format!("drop {who} first, and make it again afterwards"));
            let fact = RefusalFact::Other { sqlstate: "0A000", message, hint };
            return Err(Refusal::new(span, fact).about(dependent));
        }
    }
    Ok(())
}

/// Values of the row type may stand in other tables, and would not be changed with it (`find_composite_type_dependencies`).
///
/// # Errors
/// 0A000 if a column that is stored has the row type, or an array, a domain or a row over it.
pub(super) fn require_row_type_unused(
    simulation: &Simulation,
    id: ObjectId,
    span: Span,
) -> Result<(), Refusal> {
    let Some((table, column)) = row_type::stored_within(&simulation.catalog, id) else { return Ok(()) };
    let name = |id| simulation.catalog.object(id).map_or("", |object| object.name().as_str());
    let (of, by) = (name(id), name(table));
    let message = format!("cannot alter \"{of}\" because column \"{by}.{column}\" uses its row type");
    Err(Refusal::other(span, "0A000", message).about(table))
}

fn require_not_generating(
    simulation: &Simulation,
    id: ObjectId,
    column: &Column,
    span: Span,
) -> Result<(), Refusal> {
    let Some(table) = object::table(&simulation.catalog, id) else { return Ok(()) };
    let reads = |other: &Column| {
        other.number != column.number
            && other.generated.is_some()
            && other.default.as_ref().is_some_and(|expression| uses(expression, column.number))
    };
    match table.columns.iter().find(|other| reads(other)) {
        None => Ok(()),
        Some(generated) => {
            let message = format!(
                "cannot alter type of a column used by a generated column: \"{}\" is used by \"{}\"",
                column.name.as_str(),
                generated.name.as_str()
            );
            let sqlstate = if simulation.server < 15 { "42601" } else { "0A000" };
            Err(Refusal::other(span, sqlstate, message).about(id))
        }
    }
}

fn uses(expression: &arcoiris_catalog::Expression, number: ColumnNumber) -> bool {
    expression.pieces.iter().any(|piece| matches!(piece, Piece::Column(column) if *column == number))
}

/// The default, or the generation expression, coerced to the new type.
fn changed_default(
    simulation: &Simulation,
    id: ObjectId,
    found: &Column,
    it: &Prepared<'_>,
) -> Result<Option<arcoiris_catalog::Expression>, Refusal> {
    let (Some(default), Some(table)) = (&found.default, object::table(&simulation.catalog, id)) else {
        return Ok(None);
    };
    let place = if found.generated.is_some() { Place::Generated } else { Place::Default };
    match reparse::expression(simulation, table, place, default, Some(&it.ty), it.span) {
        Ok(resolved) => Ok(Some(resolved.stored)),
        Err(refusal) if refusal.sqlstate() == Some("42804") => {
            let what = if found.generated.is_some() { "generation expression" } else { "default" };
            let message = format!(
                "{what} for column \"{}\" cannot be cast automatically to type {}",
                found.name.as_str(),
                type_words(simulation, &it.ty)
            );
            Err(Refusal::other(it.span, "42804", message).about(id))
        }
        Err(refusal) => Err(refusal),
    }
}

/// Whether a change of type keeps every value as it was, as far as that can be told from the types.
fn keeps_values(simulation: &Simulation, from: &TypeRef, to: &TypeRef) -> bool {
    if resolve::cast(simulation, from, to).is_some_and(|(_, same_bytes)| same_bytes) {
        return true;
    }
    if from.array || to.array {
        return false;
    }
    let domain = |ty: &TypeRef| {
        matches!(ty.base, TypeBase::User(id) if matches!(simulation.catalog.object(id).map(AsRef::as_ref),
            Some(Object::Type(found)) if matches!(found.kind, TypeKind::Domain { .. })))
    };
    // A domain may refuse a value, which is no loss; what it is over decides.
    let from = if domain(from) { columns::without_domain(simulation, from) } else { from };
    let to = if domain(to) { columns::without_domain(simulation, to) } else { to };
    let TypeBase::Builtin(target) = &to.base else { return false };
    if matches!(target.as_str(), "text" | "varchar") && to.modifier == -1 {
        return true;
    }
    let TypeBase::Builtin(source) = &from.base else { return false };
    // Digits before and after the point.
    let digits = |name: &str, modifier: i32| match name {
        "int2" => Some((5, 0)),
        "int4" => Some((10, 0)),
        "int8" => Some((19, 0)),
        "numeric" if modifier >= 4 => {
            let (precision, scale) = (((modifier - 4) >> 16) & 0xffff, (modifier - 4) & 0x7ff);
            let scale = if scale >= 1024 { scale - 2048 } else { scale };
            Some((precision - scale, scale))
        }
        _ => None,
    };
    match (source.as_str(), target.as_str()) {
        ("int2", "int4" | "int8" | "float4" | "float8")
        | ("int4", "int8" | "float8")
        | ("float4", "float8") => true,
        ("int2" | "int4" | "int8" | "numeric", "numeric") if to.modifier == -1 => true,
        ("int2" | "int4" | "int8" | "numeric", "numeric") => {
            match (digits(source.as_str(), from.modifier), digits("numeric", to.modifier)) {
                (Some((before, after)), Some((room_before, room_after))) => {
                    before <= room_before && after <= room_after
                }
                _ => false,
            }
        }
        ("date", "timestamp" | "timestamptz") => true,
        ("json", "jsonb") | ("cidr", "inet") => true,
        (left, right) if left == right => {
            matches!(
                left,
                "timestamp" | "timestamptz" | "time" | "timetz" | "interval" | "varchar" | "varbit"
            ) && (to.modifier == -1 || (from.modifier != -1 && to.modifier >= from.modifier))
        }
        _ => false,
    }
}

/// Builds anew what stands on the changed columns.
///
/// # Errors
/// What PostgreSQL says if it makes no sense any more: 42704 for an index without operator class, 42883 for a check,
/// 42804 for a foreign key.
pub(super) fn rebuild(
    simulation: &mut Simulation,
    effects: &mut Effects,
    id: ObjectId,
    changed: &Changed,
) -> Result<(), Refusal> {
    for (number, span, same_base) in &changed.columns {
        let mut dependents: Vec<ObjectId> = simulation.catalog.dependents(id).collect();
        dependents.extend(object::indexes_of(&simulation.catalog, id).into_iter().map(|(index, _)| index));
        dependents.sort_unstable();
        dependents.dedup();
        for dependent in dependents {
            if let Some(what) = defined::refuses_type(&simulation.catalog, dependent, id, *number) {
                let message = format!("cannot alter type of a column used {what}");
                return Err(Refusal::other(*span, "0A000", message).about(dependent));
            }
            super::super::statistics::made_anew(simulation, dependent, id, *number, *span)?;
            if is_remade(simulation, id, dependent, *number)
                && !partition::index::is_made_alike(simulation, dependent, *span)
            {
                let what = "an index or a foreign key of a partition that is made again with the one above";
                return Err(Refusal::not_modelled(*span, what).about(dependent));
            }
            if !check_again(simulation, id, dependent, *number, *span)? {
                continue;
            }
            if *same_base && !casts(simulation, dependent) {
                // Only a cast to the type itself would be read differently.
                continue;
            }
            match simulation.catalog.object(dependent).map(AsRef::as_ref) {
                Some(Object::Index(index)) if index.table == id => {
                    index_again(simulation, id, dependent, *number, *span)?;
                }
                Some(Object::Constraint(_)) => {
                    constraint_again(simulation, effects, id, dependent, *number, *span)?;
                }
                _ => {}
            }
        }
    }
    Ok(())
}

/// Whether an index or a foreign key is made again because of a column.
fn is_remade(simulation: &Simulation, id: ObjectId, dependent: ObjectId, number: ColumnNumber) -> bool {
    match simulation.catalog.object(dependent).map(AsRef::as_ref) {
        Some(Object::Index(index)) => index.table == id && is_over(index, number),
        Some(Object::Constraint(constraint)) => match &constraint.kind {
            ConstraintKind::ForeignKey(key) => {
                (constraint.of == id && key.columns.contains(&number))
                    || (key.table == id && key.referenced.contains(&number))
            }
            ConstraintKind::PrimaryKey(key) | ConstraintKind::Unique(key) => {
                constraint.of == id && key.columns.contains(&number)
            }
            ConstraintKind::Check { .. } | ConstraintKind::Exclusion { .. } => false,
        },
        _ => false,
    }
}

/// Whether an index has a column among its keys, in their expressions, or in its predicate.
fn is_over(index: &Index, number: ColumnNumber) -> bool {
    index.predicate.as_ref().is_some_and(|predicate| uses(predicate, number))
        || index.include.contains(&number)
        || index.keys.iter().any(|key| match &key.element {
            IndexElement::Column(column) => *column == number,
            IndexElement::Expression(expression) => uses(expression, number),
        })
}

/// Whether a stored expression of an index or a check has a cast in it.
fn casts(simulation: &Simulation, id: ObjectId) -> bool {
    let casts = |expression: &arcoiris_catalog::Expression| {
        expression.pieces.iter().any(|piece| match piece {
            Piece::Text(text) => text.contains("::"),
            Piece::Column(_)
            | Piece::ColumnOf(..)
            | Piece::NameOf(_)
            | Piece::Label { .. }
            | Piece::AsWritten(_)
            | Piece::OwnLabel { .. }
            | Piece::OwnName => false,
            Piece::Type(_) | Piece::Relation(_) | Piece::Routine(_) | Piece::Schema(_) | Piece::Object(_) => {
                true
            }
        })
    };
    match simulation.catalog.object(id).map(AsRef::as_ref) {
        Some(Object::Constraint(constraint)) => match &constraint.kind {
            ConstraintKind::Check { expression, .. } => casts(expression),
            ConstraintKind::PrimaryKey(_)
            | ConstraintKind::Unique(_)
            | ConstraintKind::ForeignKey(_)
            | ConstraintKind::Exclusion { .. } => true,
        },
        Some(Object::Index(index)) => {
            index.predicate.as_ref().is_some_and(casts)
                || index.keys.iter().any(|key| match &key.element {
                    IndexElement::Column(_) => key.collation.is_some(),
                    IndexElement::Expression(expression) => casts(expression),
                })
        }
        Some(
            Object::Schema(_)
            | Object::Extension(_)
            | Object::Type(_)
            | Object::Table(_)
            | Object::Sequence(_)
            | Object::Routine(_)
            | Object::Trigger(_)
            | Object::Defined(_),
        )
        | None => false,
    }
}

fn index_again(
    simulation: &mut Simulation,
    id: ObjectId,
    index_id: ObjectId,
    number: ColumnNumber,
    span: Span,
) -> Result<(), Refusal> {
    let catalog = &simulation.catalog;
    let (Some(table), Some(index)) = (object::table(catalog, id), object::index(catalog, index_id)) else {
        return Ok(());
    };
    if !is_over(index, number) {
        return Ok(());
    }
    if !index.valid {
        // It is made anew with one of each partition (`pg_get_indexdef_string`).
        let what = "an index that not every partition has, over a column whose type changes";
        return Err(Refusal::not_modelled(span, what).about(index_id));
    }
    if table.kind == TableKind::Partitioned {
        // What is made anew comes last, and a new partition's indexes get their names in that order.
        let own = partition::index::called_after(index);
        let others = object::indexes_of(&simulation.catalog, id);
        let is_alike = |(other, found): (ObjectId, &Index)| {
            other != index_id && partition::index::called_after(found) == own
        };
        if others.into_iter().any(is_alike) {
            let what = "indexes whose partitions' names hang on which is the older";
            return Err(Refusal::not_modelled(span, what).about(index_id));
        }
    }
    let mut again: Index = index.clone();
    // What the operator classes come from is found again as well: the old type's extension may be in use no more.
    again.also.clear();
    for key in &mut again.keys {
        let (ty, affected) = match &mut key.element {
            IndexElement::Column(column) => {
                (table.column_numbered(*column).map(|found| found.ty.clone()), *column == number)
            }
            IndexElement::Expression(expression) => {
                let resolved =
                    reparse::expression(simulation, table, Place::IndexKey, expression, None, span)?;
                let affected = uses(expression, number);
                // A cast to the type that the column has now is none: what is left is the column itself.
                let column = match resolved.stored.pieces.as_slice() {
                    [Piece::Column(column)] => Some(*column),
                    _ => None,
                };
                match column {
                    Some(column) => key.element = IndexElement::Column(column),
                    None => *expression = resolved.stored,
                }
                (Some(resolved.ty), affected)
            }
        };
        let Some(ty) = ty else { continue };
        let chosen = match &key.operator_class {
            // By its name it may not be in sight.
            Some(_) if key.own_class.is_some() => {
                Ok(operator_class::Chosen { own: key.own_class, ..operator_class::Chosen::default() })
            }
            None => operator_class::of_type(simulation, index.method.as_str(), &ty, span),
            Some(class) => {
                let written = ObjectName { schema: None, name: Ident { name: class.clone(), span } };
                operator_class::named(simulation, index.method.as_str(), &written, &ty)
            }
        };
        let class = chosen.map_err(|refusal| refusal.about(index_id))?;
        if affected && (class.own.is_some() || key.own_class.is_some()) {
            let what = "another type under an operator class of the history's own";
            return Err(Refusal::not_modelled(span, what).about(index_id));
        }
        if affected {
            key.operator_class = class.name;
        }
        if let Some(extension) = class.extension
            && !again.also.contains(&extension)
        {
            again.also.push(extension);
        }
        if affected
            && key.collation.is_some()
            && !crate::resolve::kind::Kind::of(simulation, &ty)
                .is_some_and(|kind| kind.is_collatable(simulation))
        {
            let message = format!("collations are not supported by type {}", type_words(simulation, &ty));
            return Err(Refusal::other(span, "42804", message).about(index_id));
        }
    }
    // What has become the column's own is not written any more.
    let own = table.column_numbered(number).and_then(|column| column.collation.clone());
    for key in again.keys.iter_mut().filter(|key| own.is_some() && key.collation.is_some()) {
        match &key.element {
            IndexElement::Column(it) if *it == number && key.collation == own => key.collation = None,
            IndexElement::Column(_) => {}
            IndexElement::Expression(expression) if uses(expression, number) => {
                let what = "COLLATE over columns that have a collation of their own";
                return Err(Refusal::not_modelled(span, what).about(index_id));
            }
            IndexElement::Expression(_) => {}
        }
    }
    // The whole index is printed and read again, with what does not use the column.
    if let Some(predicate) = &mut again.predicate {
        let boolean = TypeRef::builtin("bool");
        *predicate =
            reparse::expression(simulation, table, Place::IndexPredicate, predicate, Some(&boolean), span)?
                .stored;
    }
    again.column_names = partition::index::column_names(simulation, &again, table, span)?;
    if *index != again {
        simulation.catalog.put(index_id, Object::Index(again));
    }
    Ok(())
}

/// A check is made again where it is the table's own, and by those above where they have it: without its comment if it is only
/// inherited, and not at all if no table above has it any more (`ATPostAlterTypeCleanup`). Whether it stays.
///
/// # Errors
/// 42P17 if one that is validated would have to become one with one that is not.
fn check_again(
    simulation: &mut Simulation,
    id: ObjectId,
    constraint_id: ObjectId,
    number: ColumnNumber,
    span: Span,
) -> Result<bool, Refusal> {
    let catalog = &simulation.catalog;
    let (Some(table), Some(it)) = (object::table(catalog, id), object::constraint(catalog, constraint_id))
    else {
        return Ok(true);
    };
    let ConstraintKind::Check { expression, .. } = &it.kind else { return Ok(true) };
    if it.of != id || it.inherited == 0 || !uses(expression, number) {
        return Ok(true);
    }
    let above: Vec<bool> = table
        .parents
        .iter()
        .filter_map(|parent| catalog.find(Namespace::Constraint, Some(*parent), &it.name))
        .filter_map(|above| object::constraint(catalog, above))
        .filter(|above| matches!(above.kind, ConstraintKind::Check { no_inherit: false, .. }))
        .map(|above| above.validated)
        .collect();
    let inherited = i16::try_from(above.len()).unwrap_or(i16::MAX);
    let (local, validated) = (it.local, it.validated);
    let Some(first) = above.first().copied() else {
        if local {
            object::change_constraint(&mut simulation.catalog, constraint_id, |it| it.inherited = 0);
        } else {
            simulation.catalog.remove(constraint_id);
        }
        return Ok(local);
    };
    if above.iter().any(|validated| *validated != first) {
        let what = "a check that only some of the tables above have validated";
        return Err(Refusal::not_modelled(span, what).about(constraint_id));
    }
    if local && validated && !first {
        let (name, table) = (it.name.as_str(), table.name.as_str());
        let message =
            format!("constraint \"{name}\" conflicts with NOT VALID constraint on relation \"{table}\"");
        return Err(Refusal::other(span, "42P17", message).about(constraint_id));
    }
    object::change_constraint(&mut simulation.catalog, constraint_id, |it| {
        it.inherited = inherited;
        it.validated = first;
        if !local {
            it.comment = None;
        }
    });
    Ok(true)
}

fn constraint_again(
    simulation: &mut Simulation,
    effects: &mut Effects,
    id: ObjectId,
    constraint_id: ObjectId,
    number: ColumnNumber,
    span: Span,
) -> Result<(), Refusal> {
    let catalog = &simulation.catalog;
    let (Some(table), Some(constraint)) =
        (object::table(catalog, id), object::constraint(catalog, constraint_id))
    else {
        return Ok(());
    };
    match &constraint.kind {
        ConstraintKind::Check { expression, no_inherit }
            if constraint.of == id && uses(expression, number) =>
        {
            let boolean = TypeRef::builtin("bool");
            let resolved =
                reparse::expression(simulation, table, Place::Check, expression, Some(&boolean), span)
                    .map_err(|refusal| refusal.about(constraint_id))?;
            super::constraints::scans(effects, id);
            let kind = ConstraintKind::Check { expression: resolved.stored, no_inherit: *no_inherit };
            object::change_constraint(&mut simulation.catalog, constraint_id, |constraint| {
                constraint.kind = kind
            });
            Ok(())
        }
        ConstraintKind::ForeignKey(key)
            if (constraint.of == id && key.columns.contains(&number))
                || (key.table == id && key.referenced.contains(&number)) =>
        {
            foreign_key::recheck(simulation, constraint, key, span)
                .map_err(|refusal| refusal.about(constraint_id))?;
            named::lock(effects, Lock::AccessExclusive, constraint.of);
            named::lock(effects, Lock::AccessExclusive, key.table);
            Ok(())
        }
        ConstraintKind::Exclusion { index: index_id, elements }
            if constraint.of == id && elements.iter().any(|element| element.column == Some(number)) =>
        {
            let Some(made) = object::index(catalog, *index_id) else { return Ok(()) };
            let Some(ty) = table.column_numbered(number).map(|column| column.ty.clone()) else {
                return Ok(());
            };
            let mut again = elements.clone();
            for (element, key) in again.iter_mut().zip(&made.keys) {
                if element.column != Some(number) {
                    continue;
                }
                // The operator is looked for again, by the name that it was printed with.
                let name = match element.operator.split_once('.') {
                    Some((schema, name))
                        if simulation.search_path.iter().any(|it| it.to_string() == schema) =>
                    {
                        name
                    }
                    Some(_) => {
                        let what = "an operator whose schema is not searched";
                        return Err(Refusal::not_modelled(span, what).about(constraint_id));
                    }
                    None => element.operator.as_str(),
                };
                let class = key
                    .operator_class
                    .as_ref()
                    .map(|class| ObjectName { schema: None, name: Ident { name: class.clone(), span } });
                let operator = operator_class::require_exclusion(
                    simulation,
                    made.method.as_str(),
                    class.as_ref(),
                    &ty,
                    name,
                    span,
                )
                .and_then(|()| index::exclusion_operator(simulation, &ty, name, span));
                element.operator = operator.map_err(|refusal| refusal.about(constraint_id))?;
            }
            let kind = ConstraintKind::Exclusion { index: *index_id, elements: again };
            object::change_constraint(&mut simulation.catalog, constraint_id, |constraint| {
                constraint.kind = kind
            });
            Ok(())
        }
        ConstraintKind::Check { .. }
        | ConstraintKind::ForeignKey(_)
        | ConstraintKind::PrimaryKey(_)
        | ConstraintKind::Unique(_)
        | ConstraintKind::Exclusion { .. } => Ok(()),
    }
}
