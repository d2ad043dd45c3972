//! `CREATE`, `DROP CAST` (src/backend/commands/functioncmds.c). <https://www.postgresql.org/docs/15/sql-createcast.html>

use arcoiris_catalog::{
    Defined, DefinedKind, Expression as Stored, Name, Namespace, Object, ObjectId, Piece, RoutineKind,
    TypeBase, TypeRef, format_type,
};

use super::dependency::{self, Address, Request};
use super::{defined, routine};
use crate::builtin;
use crate::effects::{Effects, Note};
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::resolve::coerce;
use crate::resolve::kind::Kind;
use crate::simulation::Simulation;
use crate::syntax::{CastMethod, CastWhen, CreateCast, ObjectKind, ObjectName, SignedName, Span, TypeName};

const KIND: DefinedKind = DefinedKind::Cast;

/// # Errors
/// 42704 for types that are not there, 42809 for pseudo-types, 42883 for a function that is not there, 42P17 for one that does not fit
/// and for types that are stored in different ways or are one, 42710 for a cast that is there.
pub(super) fn create(
    simulation: &mut Simulation,
    it: &CreateCast,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let source = routine::type_of(simulation, &it.from)?;
    let target = routine::type_of(simulation, &it.to)?;
    for (ty, written, word) in [(&source, &it.from, "source"), (&target, &it.to, "target")] {
        if kind(simulation, ty, written.span)?.sort() == Some('p') {
            let words = format_type(&simulation.catalog, ty);
            let message = format!("{word} data type {words} is a pseudo-type");
            return Err(Refusal::other(written.span, "42809", message));
        }
    }
    let mut draft = draft(simulation, &source, &target);
    let (from, to) = (kind(simulation, &source, it.from.span)?, kind(simulation, &target, it.to.span)?);
    let mut arguments = 0;
    match &it.method {
        CastMethod::Function(function) => {
            let Some(id) = routine::find(simulation, effects, function, false).map_err(|refusal| {
                let known = builtin::functions_of_any(function.name.name.name.as_str()).next().is_some();
                if known && !matches!(refusal.fact, RefusalFact::NotModelled { .. }) {
                    Refusal::not_modelled(function.name.span(), "a cast by a function of the system's")
                } else {
                    refusal
                }
            })?
            else {
                return Ok(());
            };
            arguments = require_function(simulation, id, (from, to), function.name.span())?;
            let routine = Stored { pieces: vec![Piece::Routine(id)], also: Vec::new() };
            defined::set_attribute(&mut draft, "function", Some(routine));
        }
        CastMethod::Inout => defined::set_attribute(&mut draft, "method", Some(defined::text("inout"))),
        CastMethod::Binary => {
            require_binary(simulation, from, to, span)?;
            defined::set_attribute(&mut draft, "method", Some(defined::text("binary")));
        }
    }
    if source == target && arguments < 2 {
        return Err(invalid(span, "source data type and target data type are the same"));
    }
    if coerce::cast_fact(simulation, from, to).is_some() {
        let name = words(simulation, &source, &target);
        let fact = RefusalFact::Duplicate { kind: ObjectKind::Defined(KIND), name };
        return Err(Refusal::new(span, fact));
    }
    defined::require_free(simulation, &draft, span)?;
    let context = match it.context {
        CastWhen::Explicit => None,
        CastWhen::Assignment => Some("assignment"),
        CastWhen::Implicit => Some("implicit"),
    };
    defined::set_attribute(&mut draft, "context", context.map(defined::text));
    simulation.catalog.insert(Object::Defined(draft));
    effects.words = format!("create cast {}", words(simulation, &source, &target));
    Ok(())
}

fn invalid(span: Span, message: &str) -> Refusal {
    Refusal::other(span, "42P17", message)
}

fn words(simulation: &Simulation, source: &TypeRef, target: &TypeRef) -> String {
    format!(
        "from type {} to type {}",
        format_type(&simulation.catalog, source),
        format_type(&simulation.catalog, target)
    )
}

fn kind(simulation: &Simulation, ty: &TypeRef, span: Span) -> Result<Kind, Refusal> {
    Kind::of(simulation, ty).ok_or_else(|| Refusal::not_modelled(span, "a cast of this type"))
}

fn draft(simulation: &Simulation, source: &TypeRef, target: &TypeRef) -> Defined {
    Defined {
        kind: KIND,
        of: None,
        name: Name::new("as"),
        signature: vec![operand(simulation, source), operand(simulation, target)],
        attributes: Vec::new(),
        references: Vec::new(),
        owner: None,
        privileges: None,
        comment: None,
    }
}

/// A type in the signature of an object, by which it is found.
pub(crate) fn operand(simulation: &Simulation, ty: &TypeRef) -> Stored {
    let pieces = match ty.base {
        TypeBase::User(id) if ty.array => vec![Piece::Type(id), Piece::Text("[]".to_owned())],
        TypeBase::User(id) => vec![Piece::Type(id)],
        TypeBase::Builtin(_) => vec![Piece::Text(format_type(&simulation.catalog, ty))],
    };
    Stored { pieces, also: Vec::new() }
}

/// The type of an [`operand`]; `None` for what names none.
pub(crate) fn type_of_operand(part: &Stored) -> Option<TypeRef> {
    match part.pieces.as_slice() {
        [Piece::Type(id)] => Some(TypeRef::user(*id)),
        [Piece::Type(id), Piece::Text(_)] => Some(TypeRef { array: true, ..TypeRef::user(*id) }),
        [Piece::Text(text)] => {
            let (words, array) = match text.strip_suffix("[]") {
                Some(words) => (words, true),
                None => (text.as_str(), false),
            };
            // `format_type` the other way round.
            let name = match words {
                "\"char\"" => "char",
                "bigint" => "int8",
                "bit varying" => "varbit",
                "boolean" => "bool",
                "character" => "bpchar",
                "character varying" => "varchar",
                "double precision" => "float8",
                "integer" => "int4",
                "real" => "float4",
                "smallint" => "int2",
                "time with time zone" => "timetz",
                "time without time zone" => "time",
                "timestamp with time zone" => "timestamptz",
                "timestamp without time zone" => "timestamp",
                other => other,
            };
            let fact = builtin::type_fact(name)?;
            Some(TypeRef { array, ..TypeRef::builtin(fact.name) })
        }
        _ => None,
    }
}

/// How many arguments the function takes.
fn require_function(
    simulation: &Simulation,
    id: ObjectId,
    (from, to): (Kind, Kind),
    span: Span,
) -> Result<usize, Refusal> {
    let Some(function) = routine::with(simulation, id) else { return Ok(0) };
    let inputs: Vec<Option<Kind>> = function.inputs().map(|ty| Kind::of(simulation, ty)).collect();
    let takes = |at: usize, wanted: Kind| inputs.get(at).is_none_or(|kind| *kind == Some(wanted));
    let Some(Some(first)) = inputs.first().filter(|_| inputs.len() <= 3).copied() else {
        return Err(invalid(span, "cast function must take one to three arguments"));
    };
    if !coerce::is_binary(simulation, from, first) {
        let message = "argument of cast function must match or be binary-coercible from source data type";
        return Err(invalid(span, message));
    }
    if !takes(1, Kind::INT4) {
        return Err(invalid(span, "second argument of cast function must be type integer"));
    }
    if !takes(2, Kind::BOOLEAN) {
        return Err(invalid(span, "third argument of cast function must be type boolean"));
    }
    let result = function.returns.as_ref().and_then(|ty| Kind::of(simulation, ty));
    if !result.is_some_and(|result| coerce::is_binary(simulation, result, to)) {
        let message =
            "return data type of cast function must match or be binary-coercible to target data type";
        return Err(invalid(span, message));
    }
    if function.kind != RoutineKind::Function {
        return Err(invalid(span, "cast function must be a normal function"));
    }
    if function.returns_set {
        return Err(invalid(span, "cast function must not return a set"));
    }
    Ok(inputs.len())
}

/// Types whose values are the same bytes.
fn require_binary(simulation: &Simulation, from: Kind, to: Kind, span: Span) -> Result<(), Refusal> {
    let (from, to) = (from.under(simulation), to.under(simulation));
    let (Some(one), Some(other)) = (stored(simulation, from), stored(simulation, to)) else {
        return Err(Refusal::not_modelled(span, "whether these types are stored alike"));
    };
    if one != other {
        return Err(invalid(span, "source and target data types are not physically compatible"));
    }
    let either = |holds: &dyn Fn(Kind) -> bool| holds(from) || holds(to);
    if either(&|kind| kind.table(simulation).is_some()) {
        return Err(invalid(span, "composite data types are not binary-compatible"));
    }
    if either(&|kind| kind.array) {
        return Err(invalid(span, "array data types are not binary-compatible"));
    }
    if either(&|kind| kind.labels(simulation).is_some()) {
        return Err(invalid(span, "enum data types are not binary-compatible"));
    }
    Ok(())
}

/// Length and alignment of a type's values.
fn stored(simulation: &Simulation, kind: Kind) -> Option<(String, String)> {
    let own = |length: &str, alignment: &str| Some((length.to_owned(), alignment.to_owned()));
    if kind.array {
        return None;
    }
    if kind.labels(simulation).is_some() {
        return own("4", "i");
    }
    if kind.table(simulation).is_some() {
        return own("-1", "d");
    }
    builtin::length_and_alignment(kind.fact_name()?).and_then(|(length, alignment)| own(length, alignment))
}

/// A cast of the history's own between two types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OwnCast {
    /// `i`, `a`, `e`
    pub(crate) context: char,
    pub(crate) method: OwnMethod,
}

/// How such a cast converts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OwnMethod {
    Function(ObjectId),
    Binary,
    Inout,
}

/// The cast of the history between two types.
pub(crate) fn between(simulation: &Simulation, source: Kind, target: Kind) -> Option<OwnCast> {
    if !simulation.catalog.has_casts() {
        return None;
    }
    let ty = |kind: Kind| kind.to_ref(simulation, -1);
    let id = find(simulation, &ty(source), &ty(target))?;
    let it = defined::defined(&simulation.catalog, id)?;
    let word = |name: &str| it.attribute(name).map(defined::words).unwrap_or_default();
    let function = it.attribute("function").and_then(|value| match value.pieces.first() {
        Some(Piece::Routine(id)) => Some(*id),
        Some(_) | None => None,
    });
    Some(OwnCast {
        context: match word("context").as_str() {
            "implicit" => 'i',
            "assignment" => 'a',
            _ => 'e',
        },
        method: match function {
            Some(id) => OwnMethod::Function(id),
            None if word("method") == "binary" => OwnMethod::Binary,
            None => OwnMethod::Inout,
        },
    })
}

fn find(simulation: &Simulation, source: &TypeRef, target: &TypeRef) -> Option<ObjectId> {
    let identity = draft(simulation, source, target).identity();
    simulation.catalog.find(Namespace::Defined(KIND), None, &identity)
}

/// The cast that a statement names; `None` if there is none.
///
/// # Errors
/// 42704 for types that are not there, 2BP01 for a cast of the system's or an extension's.
fn named(
    simulation: &Simulation,
    from: &TypeName,
    to: &TypeName,
) -> Result<(Option<ObjectId>, String), Refusal> {
    let source = routine::type_of(simulation, from)?;
    let target = routine::type_of(simulation, to)?;
    let called = words(simulation, &source, &target);
    let (one, other) = (kind(simulation, &source, from.span)?, kind(simulation, &target, to.span)?);
    if coerce::cast_fact(simulation, one, other).is_some() {
        let message = format!("cannot drop cast {called} because it is required by the database system");
        return Err(Refusal::other(from.span, "2BP01", message));
    }
    Ok((find(simulation, &source, &target), called))
}

/// The cast that `COMMENT ON` names.
///
/// # Errors
/// 42704 if it is not there.
pub(super) fn require(simulation: &Simulation, from: &TypeName, to: &TypeName) -> Result<ObjectId, Refusal> {
    let source = routine::type_of(simulation, from)?;
    let target = routine::type_of(simulation, to)?;
    find(simulation, &source, &target).ok_or_else(|| {
        let known = coerce::cast_fact(
            simulation,
            Kind::of(simulation, &source).unwrap_or(Kind::UNKNOWN),
            Kind::of(simulation, &target).unwrap_or(Kind::UNKNOWN),
        );
        match known {
            Some(_) => Refusal::not_modelled(from.span, "a comment on a cast of the system's"),
            None => missing(words(simulation, &source, &target), from.span),
        }
    })
}

fn missing(name: String, span: Span) -> Refusal {
    Refusal::new(span, RefusalFact::Unknown { kind: ObjectKind::Defined(KIND), name, similar: Vec::new() })
}

/// `DROP CAST`
///
/// # Errors
/// As [`named`]; 42704 if it is not there, 2BP01 if something depends on it.
pub(super) fn drop(
    simulation: &mut Simulation,
    name: &SignedName,
    if_exists: bool,
    request: Request,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let SignedName::Cast { from, to } = name else { return Ok(()) };
    let (id, called) = match named(simulation, from, to) {
        Ok(found) => found,
        // A type, or the schema of one.
        Err(refusal) if if_exists && matches!(refusal.fact, RefusalFact::Unknown { .. }) => {
            let written = |ty: &TypeName| names::written(&ObjectName::clone(&ty.name));
            (None, format!("from type {} to type {}", written(from), written(to)))
        }
        Err(refusal) => return Err(refusal),
    };
    match id {
        Some(id) => {
            effects.words = format!("drop cast {called}");
            dependency::drop(simulation, effects, &[Address::whole(id)], request)
        }
        None if if_exists => {
            effects.words = format!("skip dropping the cast {called}, which does not exist");
            let (kind, span) = (ObjectKind::Defined(KIND), from.span);
            effects.notes.push(Note::SkippedMissing { kind, name: called, span });
            Ok(())
        }
        None => Err(missing(called, from.span)),
    }
}
