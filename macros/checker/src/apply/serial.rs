//! The sequences of `serial` and identity columns.
//! <https://www.postgresql.org/docs/15/datatype-numeric.html#DATATYPE-SERIAL>

use arcoiris_catalog::{
    ColumnNumber, Expression, Name, Namespace, Object, ObjectId, Owner, Persistence, Piece, Role, Sequence,
    TypeBase, TypeRef,
};

use super::create_sequence::UNLOGGED_SEQUENCES_SINCE;
use super::sequence_options::{self, Purpose, limits};
use crate::effects::Effects;
use crate::generated_name;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{Ident, ObjectKind, ObjectName, SequenceOption, Span, TypeName};

/// A sequence that is to be made for a column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Draft<'a> {
    /// The options of an identity column; none for a serial one.
    pub(super) options: &'a [SequenceOption],
    /// Whether it is part of an identity column.
    pub(super) identity: bool,
    /// Where it is asked for.
    pub(super) span: Span,
}

/// The table that a sequence is made for.
#[derive(Debug, Clone)]
pub(super) struct Home {
    pub(super) table: ObjectId,
    pub(super) schema: ObjectId,
    pub(super) name: Name,
    pub(super) persistence: Persistence,
    pub(super) owner: Role,
}

/// The integer type behind `serial` and its like: they are not types, only written like one.
///
/// # Errors
/// 0A000 for an array of it, 42601 for modifiers.
pub(super) fn integer_behind(ty: &TypeName) -> Result<Option<TypeRef>, Refusal> {
    if ty.name.schema.is_some() || ty.percent_type {
        return Ok(None);
    }
    let integer = match ty.name.name.name.as_str() {
        "smallserial" | "serial2" => "int2",
        "serial" | "serial4" => "int4",
        "bigserial" | "serial8" => "int8",
        _ => return Ok(None),
    };
    if ty.dimensions > 0 {
        return Err(Refusal::other(ty.span, "0A000", "array of serial is not implemented"));
    }
    if !ty.modifiers.is_empty() {
        return Err(Refusal::other(ty.span, "42601", "type modifier is not allowed for a serial type"));
    }
    Ok(Some(TypeRef::builtin(integer)))
}

/// The default of a serial column: `nextval('sequence'::regclass)`.
pub(super) fn next_value(sequence: ObjectId) -> Expression {
    Expression {
        pieces: vec![
            Piece::Text("nextval('".to_owned()),
            Piece::Relation(sequence),
            Piece::Text("'::regclass)".to_owned()),
        ],
        also: Vec::new(),
    }
}

/// The schema and the name of a column's sequence. PostgreSQL chooses the names for all columns of a statement before it makes
/// the first sequence, so that two that are shortened alike clash.
///
/// # Errors
/// 3F000 for a written name whose schema does not exist.
pub(super) fn choose_name(
    simulation: &Simulation,
    home: &Home,
    column: &Name,
    it: &Draft<'_>,
) -> Result<(ObjectId, Name), Refusal> {
    for option in it.options {
        if let SequenceOption::Name(written) = option {
            let schema = crate::names::creation_schema(simulation, written)?;
            return Ok((schema, written.name.name.clone()));
        }
    }
    let catalog = &simulation.catalog;
    let (table, column) = (home.name.as_str(), Some(column.as_str()));
    Ok((home.schema, generated_name::relation_name(catalog, home.schema, table, column, "seq", false)))
}

/// Puts the sequence of a column into the catalog under the number `id`.
///
/// # Errors
/// 22023 for a type that no sequence has, 42P07 for a name that is taken, and what PostgreSQL says of the options.
pub(super) fn create(
    simulation: &mut Simulation,
    home: &Home,
    number: ColumnNumber,
    ty: &TypeRef,
    it: &Draft<'_>,
    (named, id): ((ObjectId, Name), ObjectId),
) -> Result<(), Refusal> {
    let (_, maximum) = limits(ty).ok_or_else(|| wrong_type(it))?;
    let (schema, name) = named;
    if simulation.catalog.find(Namespace::Relation, Some(schema), &name).is_some() {
        let fact = RefusalFact::Duplicate { kind: ObjectKind::Sequence, name: name.to_string() };
        return Err(Refusal::new(it.span, fact));
    }
    let mut sequence = Sequence {
        schema,
        name,
        ty: TypeRef { modifier: -1, ..ty.clone() },
        start: 1,
        increment: 1,
        minimum: 1,
        maximum,
        cache: 1,
        cycle: false,
        unlogged: home.persistence == Persistence::Unlogged && simulation.server >= UNLOGGED_SEQUENCES_SINCE,
        owned_by: Some(Owner { table: home.table, column: number, identity: it.identity }),
        owner: home.owner.clone(),
        privileges: None,
        comment: None,
    };
    if !it.options.is_empty() {
        sequence_options::set(simulation, &mut sequence, it.options, Purpose::CreateIdentity, it.span)?;
    }
    simulation.catalog.put(id, Object::Sequence(sequence));
    Ok(())
}

/// An identity column must have a type that a sequence can have.
///
/// # Errors
/// 22023 if it has not.
pub(super) fn require_integer(ty: &TypeRef, span: Span) -> Result<(), Refusal> {
    match limits(ty) {
        Some(_) => Ok(()),
        None => Err(wrong_type(&Draft { options: &[], identity: true, span })),
    }
}

/// Changes the sequence of an identity column.
///
/// # Errors
/// What PostgreSQL says of the options.
pub(super) fn alter(
    simulation: &mut Simulation,
    table: ObjectId,
    column: ColumnNumber,
    options: &[SequenceOption],
    span: Span,
) -> Result<(), Refusal> {
    let Some((id, sequence)) = identity_sequence(simulation, table, column) else { return Ok(()) };
    let mut sequence = sequence.clone();
    sequence_options::alter(simulation, id, &mut sequence, options, Purpose::AlterIdentity, span)?;
    simulation.catalog.put(id, Object::Sequence(sequence));
    Ok(())
}

/// The sequence that an identity column takes its values from.
pub(super) fn identity_sequence(
    simulation: &Simulation,
    table: ObjectId,
    column: ColumnNumber,
) -> Option<(ObjectId, &Sequence)> {
    super::object::sequences_of(&simulation.catalog, table, Some(column))
        .find(|(_, sequence)| sequence.owned_by.is_some_and(|owner| owner.identity))
}

/// Drops the sequence of what is no longer an identity column.
///
/// # Errors
/// 2BP01 if something depends on it.
pub(super) fn drop(
    simulation: &mut Simulation,
    effects: &mut Effects,
    sequence: ObjectId,
    span: Span,
) -> Result<(), Refusal> {
    // It is a part of the column no more.
    super::object::change_sequence(&mut simulation.catalog, sequence, |sequence| sequence.owned_by = None);
    let request = super::dependency::Request { cascade: false, span };
    let before = effects.notes.len();
    super::dependency::drop(simulation, effects, &[super::dependency::Address::whole(sequence)], request)?;
    // Its numbers are in the column.
    effects.notes.truncate(before);
    Ok(())
}

/// Gives the sequence of an identity column the column's new type; bounds that were the old type's own become the new one's.
///
/// # Errors
/// 22023 for a type that no sequence has, or one that the sequence's numbers do not fit in.
pub(super) fn retype(
    simulation: &mut Simulation,
    table: ObjectId,
    column: ColumnNumber,
    ty: &TypeRef,
    span: Span,
) -> Result<(), Refusal> {
    require_integer(ty, span)?;
    let Some((id, sequence)) = identity_sequence(simulation, table, column) else { return Ok(()) };
    let mut sequence = sequence.clone();
    let TypeBase::Builtin(name) = &ty.base else { return Ok(()) };
    let ident = Ident { name: name.clone(), span };
    let written = TypeName {
        name: ObjectName { schema: Some(Ident { name: Name::new("pg_catalog"), span }), name: ident },
        modifiers: Vec::new(),
        modifier: -1,
        dimensions: 0,
        set_of: false,
        percent_type: false,
        span,
    };
    let options = [SequenceOption::As(written)];
    sequence_options::set(simulation, &mut sequence, &options, Purpose::AlterIdentity, span)?;
    simulation.catalog.put(id, Object::Sequence(sequence));
    Ok(())
}

fn wrong_type(it: &Draft<'_>) -> Refusal {
    Refusal::other(it.span, "22023", "identity column type must be smallint, integer, or bigint")
}
