//! `CREATE`, `DROP OPERATOR` (src/backend/commands/operatorcmds.c, src/backend/catalog/pg_operator.c).
//! <https://www.postgresql.org/docs/15/sql-createoperator.html>
//!
//! Which operators are commutators and negators of which is not kept: only the planner asks. One that is named so before it is
//! made is a shell until it is.

use arcoiris_catalog::{
    Defined, DefinedKind, Expression as Stored, Name, Namespace, Object, ObjectId, Piece, Role, State,
    Strength, TypeRef, format_type,
};

use super::dependency::{self, Address, Request};
use super::{cast, defined, named, routine};
use crate::builtin::{self, OperatorFact};
use crate::effects::{Effects, Note};
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::resolve::kind::Kind;
use crate::simulation::Simulation;
use crate::syntax::{
    Define, DefineOption, DefineValue, Ident, ObjectKind, ObjectName, RoutineArgument, RoutineName,
    SignedName, Span, TypeName,
};

const KIND: DefinedKind = DefinedKind::Operator;

/// The estimators that PostgreSQL brings for operators of others; for joins they have `join` before `sel`.
const ESTIMATORS: &[&str] = &[
    "areasel",
    "contsel",
    "eqsel",
    "iclikesel",
    "icnlikesel",
    "icregexeqsel",
    "icregexnesel",
    "likesel",
    "matchingsel",
    "neqsel",
    "nlikesel",
    "positionsel",
    "prefixsel",
    "regexeqsel",
    "regexnesel",
    "scalargesel",
    "scalargtsel",
    "scalarlesel",
    "scalarltsel",
];

/// What is written, each part at most once that counts.
#[derive(Default)]
struct Written<'a> {
    left: Option<&'a TypeName>,
    right: Option<&'a TypeName>,
    function: Option<ObjectName>,
    commutator: Option<ObjectName>,
    negator: Option<ObjectName>,
    restrict: Option<String>,
    join: Option<String>,
    hashes: bool,
    merges: bool,
}

/// # Errors
/// 42P13 for what is missing or does not go together, 42883 for a function that is not there, 42704 for types that are not, 42723 if
/// there is such an operator.
pub(super) fn create(
    simulation: &mut Simulation,
    it: &Define,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let schema = names::creation_schema(simulation, &it.name)?;
    let written = read(&it.options)?;
    let Some(function) = &written.function else {
        return Err(invalid(span, "operator function must be specified"));
    };
    let left = written.left.map(|ty| routine::type_of(simulation, ty)).transpose()?;
    let right = written.right.map(|ty| routine::type_of(simulation, ty)).transpose()?;
    let Some(right) = right else {
        return Err(invalid(
            span,
            match left {
                None => "operator argument types must be specified",
                Some(_) => "operator right argument type must be specified",
            },
        ));
    };
    let operands: Vec<TypeRef> = left.iter().chain([&right]).cloned().collect();
    let types: Vec<&TypeName> = written.left.into_iter().chain(written.right).collect();
    let (function, boolean) = function_of(simulation, function, &types, &operands, effects)?;
    let whole = |holds: bool, message: &str| if holds { Err(invalid(span, message)) } else { Ok(()) };
    if left.is_none() {
        whole(written.commutator.is_some(), "only binary operators can have commutators")?;
        whole(written.join.is_some(), "only binary operators can have join selectivity")?;
        whole(written.merges, "only binary operators can merge join")?;
        whole(written.hashes, "only binary operators can hash")?;
    }
    if !boolean {
        whole(written.negator.is_some(), "only boolean operators can have negators")?;
        whole(written.restrict.is_some(), "only boolean operators can have restriction selectivity")?;
        whole(written.join.is_some(), "only boolean operators can have join selectivity")?;
        whole(written.merges, "only boolean operators can merge join")?;
        whole(written.hashes, "only boolean operators can hash")?;
    }
    let mut new = draft(simulation, schema, &it.name.name.name, left.as_ref(), &right);
    let there = simulation.catalog.find(Namespace::Defined(KIND), Some(schema), &new.identity());
    let shell = there.filter(|id| is_shell(simulation, *id));
    if let (Some(other), None) = (there, shell) {
        let message = format!("operator {} already exists", it.name.name.name.as_str());
        return Err(Refusal::other(it.name.span(), "42723", message).about(other));
    }
    defined::set_attribute(&mut new, "function", Some(function));
    defined::set_attribute(&mut new, "restrict", written.restrict.as_deref().map(defined::text));
    defined::set_attribute(&mut new, "join", written.join.as_deref().map(defined::text));
    defined::set_attribute(&mut new, "hashes", written.hashes.then(|| defined::text("yes")));
    defined::set_attribute(&mut new, "merges", written.merges.then(|| defined::text("yes")));
    let id = match shell {
        Some(id) => {
            simulation.catalog.put(id, Object::Defined(new));
            id
        }
        None => simulation.catalog.insert(Object::Defined(new)),
    };
    if let Some(name) = &written.commutator {
        other(simulation, name, (Some(&right), left.as_ref().unwrap_or(&right)))?;
    }
    if let Some(name) = &written.negator
        && other(simulation, name, (left.as_ref(), &right))? == Some(id)
    {
        return Err(invalid(span, "operator cannot be its own negator or sort operator"));
    }
    named::note_unqualified(simulation, effects, &it.name, schema);
    effects.words = format!("create operator {}", names::qualified(&simulation.catalog, id));
    Ok(())
}

fn invalid(span: Span, message: &str) -> Refusal {
    Refusal::other(span, "42P13", message)
}

fn read(options: &[DefineOption]) -> Result<Written<'_>, Refusal> {
    let mut found = Written::default();
    for option in options {
        let operand = || match &option.value {
            DefineValue::Type(ty) if ty.set_of => {
                Err(Refusal::other(option.span, "42P13", "SETOF type not allowed for operator argument"))
            }
            DefineValue::Type(ty) => Ok(ty),
            DefineValue::None
            | DefineValue::Text(_)
            | DefineValue::Name(_)
            | DefineValue::Routine(_)
            | DefineValue::Number(_) => {
                Err(Refusal::not_modelled(option.span, "this operand of an operator"))
            }
        };
        match option.name.as_str() {
            "leftarg" => found.left = Some(operand()?),
            "rightarg" => found.right = Some(operand()?),
            "function" | "procedure" => found.function = Some(name(option)?),
            "commutator" => found.commutator = Some(name(option)?),
            "negator" => found.negator = Some(name(option)?),
            "restrict" => found.restrict = Some(estimator(option, |name| name.to_owned())?),
            // `eqjoinsel` of `eqsel`
            "join" => found.join = Some(estimator(option, |name| name.replacen("joinsel", "sel", 1))?),
            "hashes" => found.hashes = is_on(option)?,
            "merges" => found.merges = is_on(option)?,
            "sort1" | "sort2" | "ltcmp" | "gtcmp" => found.merges = true,
            // PostgreSQL warns.
            _ => {}
        }
    }
    Ok(found)
}

fn name(option: &DefineOption) -> Result<ObjectName, Refusal> {
    match &option.value {
        DefineValue::Type(ty) => Ok(ty.name.clone()),
        DefineValue::Name(name) => Ok(name.clone()),
        DefineValue::Text(text) => {
            Ok(ObjectName { schema: None, name: Ident { name: Name::new(text), span: option.span } })
        }
        DefineValue::None | DefineValue::Number(_) | DefineValue::Routine(_) => {
            Err(Refusal::not_modelled(option.span, "this part of an operator"))
        }
    }
}

/// Functions over PostgreSQL's own structures, of which the facts tell nothing.
fn estimator(option: &DefineOption, plain: impl Fn(&str) -> String) -> Result<String, Refusal> {
    let name = name(option)?;
    let called = name.name.name.as_str();
    let system = name.schema.as_ref().is_none_or(|schema| schema.name.as_str() == "pg_catalog");
    if system && ESTIMATORS.contains(&plain(called).as_str()) {
        return Ok(called.to_owned());
    }
    Err(Refusal::not_modelled(name.span(), format!("the selectivity estimator {called}")))
}

fn is_on(option: &DefineOption) -> Result<bool, Refusal> {
    match &option.value {
        DefineValue::None => Ok(true),
        DefineValue::Text(text) | DefineValue::Number(text) => {
            Ok(!matches!(text.to_ascii_lowercase().as_str(), "false" | "off" | "0"))
        }
        DefineValue::Name(_) | DefineValue::Type(_) | DefineValue::Routine(_) => {
            Err(Refusal::not_modelled(option.span, "this part of an operator"))
        }
    }
}

/// The function of exactly these operands, and whether it gives a Boolean.
fn function_of(
    simulation: &Simulation,
    name: &ObjectName,
    written: &[&TypeName],
    operands: &[TypeRef],
    effects: &mut Effects,
) -> Result<(Stored, bool), Refusal> {
    if let Some(fact) = system_function(simulation, name, operands) {
        return Ok((defined::text(fact.name), fact.result == "bool"));
    }
    let argument = |ty: &&TypeName| {
        let span = ty.span;
        RoutineArgument { mode: None, name: None, ty: TypeName::clone(ty), default: None, span }
    };
    let arguments = Some(written.iter().map(argument).collect());
    let routine = RoutineName { kind: ObjectKind::Function, name: name.clone(), arguments, direct: None };
    let Some(id) = routine::find(simulation, effects, &routine, false)? else {
        return Err(Refusal::not_modelled(name.span(), "the function of an operator"));
    };
    let boolean = routine::with(simulation, id).is_some_and(|it| {
        !it.returns_set && it.returns.as_ref().and_then(|ty| Kind::of(simulation, ty)) == Some(Kind::BOOLEAN)
    });
    Ok((Stored { pieces: vec![Piece::Routine(id)], also: Vec::new() }, boolean))
}

/// A function of `pg_catalog` that takes exactly these operands.
fn system_function(
    simulation: &Simulation,
    name: &ObjectName,
    operands: &[TypeRef],
) -> Option<builtin::FunctionFact> {
    if name.schema.as_ref().is_some_and(|schema| schema.name.as_str() != "pg_catalog") {
        return None;
    }
    let kinds: Vec<Kind> = operands.iter().map(|ty| Kind::of(simulation, ty)).collect::<Option<_>>()?;
    builtin::functions(name.name.name.as_str(), simulation.server).find(|fact| {
        fact.extension == builtin::NONE
            && fact.kind == 'f'
            && fact.count == kinds.len()
            && fact.arguments.split(' ').map(Kind::of_fact).eq(kinds.iter().copied())
    })
}

fn draft(
    simulation: &Simulation,
    schema: ObjectId,
    name: &Name,
    left: Option<&TypeRef>,
    right: &TypeRef,
) -> Defined {
    let left = left.map_or_else(|| defined::text("NONE"), |ty| cast::operand(simulation, ty));
    Defined {
        kind: KIND,
        of: Some(schema),
        name: name.clone(),
        signature: vec![left, cast::operand(simulation, right)],
        attributes: Vec::new(),
        references: vec![(schema, (None, Strength::Normal))],
        owner: Some(Role::Migrator),
        privileges: None,
        comment: None,
    }
}

fn is_shell(simulation: &Simulation, id: ObjectId) -> bool {
    defined::defined(&simulation.catalog, id).is_some_and(|it| it.attribute("function").is_none())
}

/// The operator that another names as its commutator or negator: a new shell if there is none. `None` for one of the system's.
fn other(
    simulation: &mut Simulation,
    name: &ObjectName,
    (left, right): (Option<&TypeRef>, &TypeRef),
) -> Result<Option<ObjectId>, Refusal> {
    match find(simulation, name, left, right) {
        Found::Own(id) => Ok(Some(id)),
        Found::System(_) => Ok(None),
        Found::Nothing => {
            let schema = names::creation_schema(simulation, name)?;
            let shell = draft(simulation, schema, &name.name.name, left, right);
            Ok(Some(simulation.catalog.insert(Object::Defined(shell))))
        }
    }
}

/// What the name and the operands of an operator stand for.
pub(super) enum Found {
    Own(ObjectId),
    /// One of PostgreSQL's, or of an extension's.
    System(OperatorFact),
    Nothing,
}

/// The operator of exactly these operands (`LookupOperName`).
pub(super) fn find(
    simulation: &Simulation,
    name: &ObjectName,
    left: Option<&TypeRef>,
    right: &TypeRef,
) -> Found {
    let fact = |ty: &TypeRef| Kind::of(simulation, ty).and_then(Kind::written_as_fact);
    let written = name.schema.as_ref().map(|schema| &schema.name);
    if let (Some(left), Some(right)) =
        (left.map_or_else(|| Some(builtin::NONE.to_owned()), &fact), fact(right))
        && let Some(found) = builtin::operator(name.name.name.as_str(), &left, &right)
        && (found.extension == builtin::NONE && written.is_none_or(|schema| schema.as_str() == "pg_catalog")
            || crate::resolve::kind::installed(simulation, found.extension).is_some())
    {
        return Found::System(found);
    }
    let schemas: Vec<&Name> = match written {
        Some(schema) => vec![schema],
        None => simulation.search_path.iter().collect(),
    };
    let own = schemas.into_iter().find_map(|schema| {
        let schema = simulation.catalog.find(Namespace::Schema, None, schema)?;
        let identity = draft(simulation, schema, &name.name.name, left, right).identity();
        simulation.catalog.find(Namespace::Defined(KIND), Some(schema), &identity)
    });
    own.map_or(Found::Nothing, Found::Own)
}

/// An operator of the history's own that an expression may mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OwnOperator {
    pub(crate) id: ObjectId,
    pub(crate) left: Option<Kind>,
    pub(crate) right: Kind,
    pub(crate) result: Kind,
    pub(crate) volatility: char,
    /// The function of the history that it calls, if it is one.
    pub(crate) function: Option<ObjectId>,
}

/// The operators of this name in sight. `Err` if there is one of which too little is known.
pub(crate) fn in_sight(
    simulation: &Simulation,
    schema: Option<&Ident>,
    name: &str,
) -> Result<Vec<OwnOperator>, ObjectId> {
    let mut found = Vec::new();
    for id in simulation.catalog.operators_named(name) {
        let Some(it) = defined::defined(&simulation.catalog, id) else { continue };
        let stands = it.of.and_then(|of| simulation.catalog.schema_name(of));
        let seen = stands.is_some_and(|stands| match schema {
            Some(schema) => schema.name == *stands,
            None => simulation.search_path.contains(stands),
        });
        if seen {
            found.push(own(simulation, id, it).ok_or(id)?);
        }
    }
    Ok(found)
}

/// What an operator of the history's own takes and gives; `None` if that is not known.
pub(super) fn own(simulation: &Simulation, id: ObjectId, it: &Defined) -> Option<OwnOperator> {
    let operands: Vec<Option<TypeRef>> = it.signature.iter().map(cast::type_of_operand).collect();
    let [left, Some(right)] = operands.as_slice() else { return None };
    let kinds = (
        left.as_ref().map(|ty| Kind::of(simulation, ty)).map_or(Some(None), |kind| kind.map(Some))?,
        Kind::of(simulation, right)?,
    );
    let (result, volatility, function) = match it.attribute("function")?.pieces.as_slice() {
        [Piece::Routine(function)] => {
            let routine = routine::with(simulation, *function)?;
            if routine.returns_set {
                return None;
            }
            let result = Kind::of(simulation, routine.returns.as_ref()?)?;
            (result, routine.volatility, Some(*function))
        }
        [Piece::Text(name)] => {
            let name =
                ObjectName { schema: None, name: Ident { name: Name::new(name), span: Span::default() } };
            let operands: Vec<TypeRef> = left.iter().chain([right]).cloned().collect();
            let fact = system_function(simulation, &name, &operands)?;
            (Kind::of_fact(fact.result), fact.volatility, None)
        }
        _ => return None,
    };
    Some(OwnOperator { id, left: kinds.0, right: kinds.1, result, volatility, function })
}

/// `DROP OPERATOR`
///
/// # Errors
/// 42883 if it is not there, 42704 for types that are not, 2BP01 for one of the system's and if something depends on it.
pub(super) fn drop(
    simulation: &mut Simulation,
    names: &[SignedName],
    if_exists: bool,
    request: Request,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let mut roots = Vec::with_capacity(names.len());
    for name in names {
        match addressed(simulation, name) {
            Ok(id) => {
                roots.push(Address::whole(id));
                effects.words = format!("drop operator {}", names::qualified(&simulation.catalog, id));
            }
            Err(refusal) if if_exists && is_missing(&refusal) => {
                let (kind, span) = (ObjectKind::Defined(KIND), name.span());
                let name = match name {
                    SignedName::Operator { name, .. } => names::written(name),
                    SignedName::OfMethod { .. }
                    | SignedName::Cast { .. }
                    | SignedName::Transform { .. }
                    | SignedName::UserMapping { .. } => String::new(),
                };
                effects.words = format!("skip dropping operator {name}, which does not exist");
                effects.notes.push(Note::SkippedMissing { kind, name, span });
            }
            Err(refusal) => return Err(refusal),
        }
    }
    dependency::drop(simulation, effects, &roots, request)
}

fn is_missing(refusal: &Refusal) -> bool {
    matches!(refusal.fact, RefusalFact::Unknown { .. }) || refusal.sqlstate() == Some("42883")
}

/// The operator of the history that a statement names.
///
/// # Errors
/// As [`drop`].
pub(super) fn addressed(simulation: &Simulation, name: &SignedName) -> Result<ObjectId, Refusal> {
    let span = name.span();
    let SignedName::Operator { name, left, right } = name else {
        return Err(Refusal::not_modelled(span, "this way to name an operator"));
    };
    let left = left.as_ref().map(|ty| routine::type_of(simulation, ty)).transpose()?;
    let right = right.as_ref().map(|ty| routine::type_of(simulation, ty)).transpose()?;
    let Some(right) = right else {
        return Err(invalid(span, "postfix operators are not supported"));
    };
    let called = name.name.name.as_str();
    match find(simulation, name, left.as_ref(), &right) {
        Found::Own(id) => Ok(id),
        Found::System(_) => {
            let message =
                format!("cannot drop operator {called} because it is required by the database system");
            Err(Refusal::other(span, "2BP01", message))
        }
        Found::Nothing => {
            let words = |ty: &TypeRef| format_type(&simulation.catalog, ty);
            let left = left.as_ref().map(|ty| format!("{} ", words(ty))).unwrap_or_default();
            let message = format!("operator does not exist: {left}{called} {}", words(&right));
            Err(Refusal::other(span, "42883", message))
        }
    }
}
