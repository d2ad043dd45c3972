//! The sequences of `serial` and identity columns.
//! <https://www.postgresql.org/docs/15/datatype-numeric.html#DATATYPE-SERIAL>

use arcoiris_catalog::{
    ColumnNumber, Expression, Name, Namespace, Object, ObjectId, Owner, Persistence, Piece, Role, Sequence,
    TypeBase, TypeRef,
};

use crate::effects::Effects;
use crate::generated_name;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{ObjectKind, SequenceOption, Span, TypeName};

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

/// Puts the sequence of a column into the catalog under the number `id`.
///
/// # Errors
/// 22023 for a type that no sequence has, 42P07 for a name that is taken, and what PostgreSQL says of the options.
pub(super) fn create(
    simulation: &mut Simulation,
    home: &Home,
    (column, number): (&Name, ColumnNumber),
    ty: &TypeRef,
    it: &Draft<'_>,
    id: ObjectId,
) -> Result<(), Refusal> {
    let (_, maximum) = bounds(ty).ok_or_else(|| wrong_type(it))?;
    let mut schema = home.schema;
    let mut name = None;
    for option in it.options {
        match option {
            SequenceOption::Name(written) => {
                schema = crate::names::creation_schema(simulation, written)?;
                name = Some(written.name.name.clone());
            }
            SequenceOption::Logged(_) => {
                return Err(Refusal::other(
                    it.span,
                    "42601",
                    "this option of a sequence is not allowed here",
                ));
            }
            SequenceOption::As(_)
            | SequenceOption::Start(..)
            | SequenceOption::Increment(..)
            | SequenceOption::Minimum(..)
            | SequenceOption::Maximum(..)
            | SequenceOption::Cache(..)
            | SequenceOption::Cycle(_)
            | SequenceOption::Restart(..)
            | SequenceOption::OwnedBy(_) => {}
        }
    }
    let name = match name {
        Some(name) => {
            if simulation.catalog.find(Namespace::Relation, Some(schema), &name).is_some() {
                let fact = RefusalFact::Duplicate { kind: ObjectKind::Sequence, name: name.to_string() };
                return Err(Refusal::new(it.span, fact));
            }
            name
        }
        None => generated_name::relation_name(
            &simulation.catalog,
            schema,
            home.name.as_str(),
            Some(column.as_str()),
            "seq",
            false,
        ),
    };
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
        unlogged: home.persistence == Persistence::Unlogged,
        owned_by: Some(Owner { table: home.table, column: number, identity: it.identity }),
        owner: home.owner.clone(),
        privileges: None,
        comment: None,
    };
    if !it.options.is_empty() {
        options(simulation, &mut sequence, it)?;
    }
    simulation.catalog.put(id, Object::Sequence(sequence));
    Ok(())
}

fn options(_simulation: &Simulation, _sequence: &mut Sequence, it: &Draft<'_>) -> Result<(), Refusal> {
    Err(Refusal::not_modelled(it.span, "options of an identity column's sequence"))
}

/// An identity column must have a type that a sequence can have.
///
/// # Errors
/// 22023 if it has not.
pub(super) fn require_integer(ty: &TypeRef, span: Span) -> Result<(), Refusal> {
    match bounds(ty) {
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
    let _ = (simulation, table, column, options);
    Err(Refusal::not_modelled(span, "options of an identity column's sequence"))
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
    let it = Draft { options: &[], identity: true, span };
    let bounds = bounds(ty).ok_or_else(|| wrong_type(&it))?;
    let found = super::object::sequences_of(&simulation.catalog, table, Some(column))
        .find(|(_, sequence)| sequence.owned_by.is_some_and(|owner| owner.identity));
    let Some((id, sequence)) = found else { return Ok(()) };
    let mut sequence = sequence.clone();
    let old = self::bounds(&sequence.ty);
    if old.is_some_and(|(_, maximum)| sequence.maximum == maximum) {
        sequence.maximum = bounds.1;
    }
    if old.is_some_and(|(minimum, _)| sequence.minimum == minimum) {
        sequence.minimum = bounds.0;
    }
    sequence.ty = TypeRef { modifier: -1, ..ty.clone() };
    let fits = |number: i64| (bounds.0..=bounds.1).contains(&number);
    for (what, number) in [("MAXVALUE", sequence.maximum), ("MINVALUE", sequence.minimum)] {
        if !fits(number) {
            let message = format!("{what} ({number}) is out of range for the sequence data type");
            return Err(Refusal::other(span, "22023", message).about(id));
        }
    }
    if sequence.start > sequence.maximum || sequence.start < sequence.minimum {
        let message = format!("START value ({}) is out of the bounds of the sequence", sequence.start);
        return Err(Refusal::other(span, "22023", message).about(id));
    }
    simulation.catalog.put(id, Object::Sequence(sequence));
    Ok(())
}

/// The least and the greatest number of a sequence's type.
fn bounds(ty: &TypeRef) -> Option<(i64, i64)> {
    match &ty.base {
        TypeBase::Builtin(name) if !ty.array => match name.as_str() {
            "int2" => Some((i64::from(i16::MIN), i64::from(i16::MAX))),
            "int4" => Some((i64::from(i32::MIN), i64::from(i32::MAX))),
            "int8" => Some((i64::MIN, i64::MAX)),
            _ => None,
        },
        TypeBase::Builtin(_) | TypeBase::User(_) => None,
    }
}

fn wrong_type(it: &Draft<'_>) -> Refusal {
    Refusal::other(it.span, "22023", "identity column type must be smallint, integer, or bigint")
}
