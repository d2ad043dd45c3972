//! The options of a sequence, shared by `CREATE SEQUENCE`, `ALTER SEQUENCE` and identity columns (`init_params` in
//! src/backend/commands/sequence.c). <https://www.postgresql.org/docs/15/sql-createsequence.html>

use arcoiris_catalog::{ObjectId, Sequence, TypeBase, TypeRef};

use crate::refusal::Refusal;
use crate::resolve;
use crate::simulation::Simulation;
use crate::syntax::{SequenceBound, SequenceOption, Span, TypeName};

/// What the options are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// `CREATE SEQUENCE`: what is not written gets PostgreSQL's default.
    Create,
    /// An identity column that is made: its type is given, `AS` is not, and its name is taken elsewhere.
    CreateIdentity,
    /// `ALTER SEQUENCE`: what is not written stays.
    Alter,
    /// `ALTER COLUMN … SET` of an identity column.
    AlterIdentity,
}

impl Purpose {
    fn is_new(self) -> bool {
        matches!(self, Purpose::Create | Purpose::CreateIdentity)
    }

    fn is_identity(self) -> bool {
        matches!(self, Purpose::CreateIdentity | Purpose::AlterIdentity)
    }
}

/// The options sorted out, each at most once.
#[derive(Default)]
struct Written<'a> {
    ty: Option<&'a TypeName>,
    start: Option<(i64, Span)>,
    increment: Option<(i64, Span)>,
    minimum: Option<(SequenceBound, Span)>,
    maximum: Option<(SequenceBound, Span)>,
    cache: Option<(i64, Span)>,
    cycle: Option<bool>,
    restart: Option<(Option<i64>, Span)>,
    owned_by: bool,
}

fn once<T>(slot: &mut Option<T>, value: T, span: Span) -> Result<(), Refusal> {
    if slot.replace(value).is_some() {
        return Err(Refusal::other(span, "42601", "conflicting or redundant options"));
    }
    Ok(())
}

/// Changes the numbers of a sequence as the options say; `OWNED BY` and the name are the caller's. `span` is where to point for
/// what has no place of its own.
///
/// # Errors
/// 42601 for an option that is there twice, 22023 for numbers that do not go together.
pub(super) fn set(
    simulation: &Simulation,
    sequence: &mut Sequence,
    options: &[SequenceOption],
    purpose: Purpose,
    span: Span,
) -> Result<(), Refusal> {
    let written = sort_out(options, purpose, span)?;
    let before = sequence.clone();
    let (mut reset_minimum, mut reset_maximum) = (false, false);
    if let Some(ty) = written.ty {
        let new = resolve::type_name(simulation, ty)?;
        if limits(&new).is_none() {
            let what = if purpose.is_identity() { "identity column" } else { "sequence" };
            let message = format!("{what} type must be smallint, integer, or bigint");
            return Err(Refusal::other(ty.span, "22023", message));
        }
        // Bounds that were the old type's own follow the type; others were chosen.
        if let Some((lowest, highest)) = limits(&sequence.ty).filter(|_| !purpose.is_new()) {
            reset_minimum = sequence.minimum == lowest;
            reset_maximum = sequence.maximum == highest;
        }
        sequence.ty = new;
    }
    let (lowest, highest) = limits(&sequence.ty).unwrap_or((i64::MIN, i64::MAX));
    if let Some((increment, span)) = written.increment {
        if increment == 0 {
            return Err(Refusal::other(span, "22023", "INCREMENT must not be zero"));
        }
        sequence.increment = increment;
    } else if purpose.is_new() {
        sequence.increment = 1;
    }
    if let Some(cycle) = written.cycle {
        sequence.cycle = cycle;
    } else if purpose.is_new() {
        sequence.cycle = false;
    }
    let ascending = sequence.increment > 0;
    let maximum_span = written.maximum.map_or(span, |(_, span)| span);
    match written.maximum {
        Some((SequenceBound::Value(value), _)) => sequence.maximum = value,
        Some((SequenceBound::None, _)) => {
            sequence.maximum = if ascending || reset_maximum { highest } else { -1 }
        }
        None if purpose.is_new() || reset_maximum => {
            sequence.maximum = if ascending || reset_maximum { highest } else { -1 };
        }
        None => {}
    }
    in_range(sequence.maximum, "MAXVALUE", &sequence.ty, maximum_span)?;
    let minimum_span = written.minimum.map_or(span, |(_, span)| span);
    match written.minimum {
        Some((SequenceBound::Value(value), _)) => sequence.minimum = value,
        Some((SequenceBound::None, _)) => {
            sequence.minimum = if !ascending || reset_minimum { lowest } else { 1 }
        }
        None if purpose.is_new() || reset_minimum => {
            sequence.minimum = if !ascending || reset_minimum { lowest } else { 1 };
        }
        None => {}
    }
    in_range(sequence.minimum, "MINVALUE", &sequence.ty, minimum_span)?;
    if sequence.minimum >= sequence.maximum {
        let (minimum, maximum) = (sequence.minimum, sequence.maximum);
        let message = format!("MINVALUE ({minimum}) must be less than MAXVALUE ({maximum})");
        let place = written.minimum.or(written.maximum).map_or(span, |(_, span)| span);
        return Err(Refusal::other(place, "22023", message));
    }
    if let Some((start, _)) = written.start {
        sequence.start = start;
    } else if purpose.is_new() {
        sequence.start = if ascending { sequence.minimum } else { sequence.maximum };
    }
    within(sequence, "START", sequence.start, written.start.map_or(span, |(_, span)| span))?;
    match written.restart {
        Some((value, place)) => within(sequence, "RESTART", value.unwrap_or(sequence.start), place)?,
        // Where the counter stands is not part of the catalog. It began at the end where the sequence starts.
        None if !purpose.is_new() && leaves_out_the_start(&before, sequence) => {
            let what = "bounds that may leave out where the sequence began, without RESTART";
            return Err(Refusal::not_modelled(span, what));
        }
        None => {}
    }
    if let Some((cache, place)) = written.cache {
        if cache <= 0 {
            let message = format!("CACHE ({cache}) must be greater than zero");
            return Err(Refusal::other(place, "22023", message));
        }
        sequence.cache = cache;
    } else if purpose.is_new() {
        sequence.cache = 1;
    }
    Ok(())
}

/// As [`set`], for a sequence that is there and whose counter may have been moved from where the sequence began.
///
/// # Errors
/// What [`set`] says, or that it is not modelled where the counter may stand outside new bounds.
pub(super) fn alter(
    simulation: &mut Simulation,
    id: ObjectId,
    sequence: &mut Sequence,
    options: &[SequenceOption],
    purpose: Purpose,
    span: Span,
) -> Result<(), Refusal> {
    let before = sequence.clone();
    set(simulation, sequence, options, purpose, span)?;
    let restart = options.iter().find_map(|option| match option {
        SequenceOption::Restart(value, _) => Some(*value),
        SequenceOption::As(_)
        | SequenceOption::Start(..)
        | SequenceOption::Increment(..)
        | SequenceOption::Minimum(..)
        | SequenceOption::Maximum(..)
        | SequenceOption::Cache(..)
        | SequenceOption::Cycle(_)
        | SequenceOption::OwnedBy(_)
        | SequenceOption::Logged(_)
        | SequenceOption::Name(_) => None,
    });
    let narrower = sequence.minimum > before.minimum || sequence.maximum < before.maximum;
    if narrower && restart.is_none() && simulation.moved.contains(&id) {
        let what = "narrower bounds for a sequence that was restarted elsewhere, without RESTART";
        return Err(Refusal::not_modelled(span, what));
    }
    let start_moved = sequence.start != before.start && restart.is_none();
    if start_moved || matches!(restart, Some(Some(_))) {
        simulation.moved.insert(id);
    }
    Ok(())
}

/// Whether the counter of a sequence that was never asked for a number could stand outside the new bounds.
fn leaves_out_the_start(before: &Sequence, after: &Sequence) -> bool {
    let moved =
        if before.increment > 0 { after.minimum > before.minimum } else { after.maximum < before.maximum };
    moved || !(after.minimum..=after.maximum).contains(&before.start)
}

fn sort_out(options: &[SequenceOption], purpose: Purpose, span: Span) -> Result<Written<'_>, Refusal> {
    let mut written = Written::default();
    for option in options {
        match option {
            // The column's type is the sequence's, and counts as written.
            SequenceOption::As(ty) if purpose == Purpose::CreateIdentity => {
                return Err(Refusal::other(ty.span, "42601", "conflicting or redundant options"));
            }
            SequenceOption::As(ty) => once(&mut written.ty, ty, ty.span)?,
            SequenceOption::Start(value, span) => once(&mut written.start, (*value, *span), *span)?,
            SequenceOption::Increment(value, span) => once(&mut written.increment, (*value, *span), *span)?,
            SequenceOption::Minimum(bound, span) => once(&mut written.minimum, (*bound, *span), *span)?,
            SequenceOption::Maximum(bound, span) => once(&mut written.maximum, (*bound, *span), *span)?,
            SequenceOption::Cache(value, span) => once(&mut written.cache, (*value, *span), *span)?,
            SequenceOption::Cycle(cycle) => once(&mut written.cycle, *cycle, span)?,
            SequenceOption::Restart(value, span) => once(&mut written.restart, (*value, *span), *span)?,
            SequenceOption::OwnedBy(_) if purpose.is_identity() => {
                return Err(Refusal::not_modelled(span, "OWNED BY for an identity column"));
            }
            SequenceOption::OwnedBy(_) if written.owned_by => {
                return Err(Refusal::other(span, "42601", "conflicting or redundant options"));
            }
            SequenceOption::OwnedBy(_) => written.owned_by = true,
            SequenceOption::Name(_) if purpose.is_identity() => {}
            SequenceOption::Name(name) => {
                return Err(Refusal::other(name.span(), "42601", "invalid sequence option SEQUENCE NAME"));
            }
            SequenceOption::Logged(_) if purpose.is_new() => {
                return Err(Refusal::not_modelled(span, "LOGGED and UNLOGGED among a sequence's options"));
            }
            // `SET LOGGED` and `SET UNLOGGED` stand alone.
            SequenceOption::Logged(_) => {}
        }
    }
    Ok(written)
}

/// The lowest and the highest number of a sequence's type; `None` for a type that no sequence has.
pub(super) fn limits(ty: &TypeRef) -> Option<(i64, i64)> {
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

fn in_range(value: i64, word: &str, ty: &TypeRef, span: Span) -> Result<(), Refusal> {
    match limits(ty) {
        Some((lowest, highest)) if !(lowest..=highest).contains(&value) => {
            let name = if highest == i64::from(i16::MAX) { "smallint" } else { "integer" };
            let message = format!("{word} ({value}) is out of range for sequence data type {name}");
            Err(Refusal::other(span, "22023", message))
        }
        Some(_) | None => Ok(()),
    }
}

fn within(sequence: &Sequence, word: &str, value: i64, span: Span) -> Result<(), Refusal> {
    let (minimum, maximum) = (sequence.minimum, sequence.maximum);
    if value < minimum {
        let message = format!("{word} value ({value}) cannot be less than MINVALUE ({minimum})");
        return Err(Refusal::other(span, "22023", message));
    }
    if value > maximum {
        let message = format!("{word} value ({value}) cannot be greater than MAXVALUE ({maximum})");
        return Err(Refusal::other(span, "22023", message));
    }
    Ok(())
}
