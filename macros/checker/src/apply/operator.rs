//! `CREATE`, `DROP OPERATOR` (src/backend/commands/operatorcmds.c, src/backend/catalog/pg_operator.c).
//! <https://www.postgresql.org/docs/15/sql-createoperator.html>
//!
//! An operator that is named as a commutator or a negator before it is made is a shell until it is. Which is whose is no dependency.

use arcoiris_catalog::{
    Catalog, Defined, DefinedKind, Expression as Stored, Name, Namespace, Object, ObjectId, Piece, Role,
    State, Strength, TypeRef, format_type,
};

use super::dependency::{self, Address, Request};
use super::{cast, defined, named, owner_to, role, routine, support_function};
use crate::builtin::{self, OperatorFact};
use crate::effects::{Effects, Note};
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::resolve::kind::Kind;
use crate::simulation::Simulation;
use crate::syntax::{
    Define, DefineOption, DefineValue, Ident, ObjectKind, ObjectName, RoleName, RoutineArgument, RoutineName,
    SignedName, Span, TypeName,
};

const KIND: DefinedKind = DefinedKind::Operator;

/// What is written, each part at most once that counts.
#[derive(Default)]
struct Written<'a> {
    left: Option<&'a TypeName>,
    right: Option<&'a TypeName>,
    function: Option<ObjectName>,
    commutator: Option<ObjectName>,
    negator: Option<ObjectName>,
    restrict: Option<ObjectName>,
    join: Option<ObjectName>,
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
    let mut estimates = |name: &Option<ObjectName>, of_join| {
        name.as_ref().map(|name| estimator(simulation, effects, name, of_join)).transpose()
    };
    let restrict = estimates(&written.restrict, false)?;
    let join = estimates(&written.join, true)?;
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
    defined::set_attribute(&mut new, "restrict", restrict);
    defined::set_attribute(&mut new, "join", join);
    defined::set_attribute(&mut new, "hashes", written.hashes.then(|| defined::text("yes")));
    defined::set_attribute(&mut new, "merges", written.merges.then(|| defined::text("yes")));
    let id = match shell {
        Some(id) => {
            simulation.catalog.put(id, Object::Defined(new));
            id
        }
        None => simulation.catalog.insert(Object::Defined(new)),
    };
    let commutator = match &written.commutator {
        Some(name) => Some(other(simulation, name, (Some(&right), left.as_ref().unwrap_or(&right)))?),
        None => None,
    };
    let negator = match &written.negator {
        Some(name) => Some(other(simulation, name, (left.as_ref(), &right))?),
        None => None,
    };
    if negator.as_ref().is_some_and(|(other, _)| *other == Some(id)) {
        return Err(invalid(span, "operator cannot be its own negator or sort operator"));
    }
    link(simulation, id, "commutator", commutator);
    link(simulation, id, "negator", negator);
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
            "restrict" => found.restrict = Some(name(option)?),
            "join" => found.join = Some(name(option)?),
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

/// What estimates how many rows an operator keeps (`ValidateRestrictionEstimator`, `ValidateJoinEstimator`).
///
/// # Errors
/// 42883 if it is not there.
fn estimator(
    simulation: &Simulation,
    effects: &mut Effects,
    name: &ObjectName,
    of_join: bool,
) -> Result<Stored, Refusal> {
    let inputs: &[&str] = if of_join {
        &["internal", "oid", "internal", "int2", "internal"]
    } else {
        &["internal", "oid", "internal", "int4"]
    };
    let inputs: Vec<Kind> = inputs.iter().copied().map(Kind::of_fact).collect();
    let found = match support_function::taking(simulation, effects, name, &inputs) {
        // An older form goes without the last.
        Err(refusal) if of_join && refusal.sqlstate() == Some("42883") => {
            let older = inputs.get(..4).unwrap_or_default();
            support_function::taking(simulation, effects, name, older)?
        }
        found => found?,
    };
    if found.result != Some(Kind::of_fact("float8")) {
        return Err(Refusal::not_modelled(name.span(), "this selectivity estimator"));
    }
    Ok(found.stored)
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

/// What an operator keeps of its commutator or negator: which it is, if it is one of the history's, and its name, which is no
/// dependency.
type Linked = (Option<ObjectId>, Stored);

fn linked(id: ObjectId) -> Linked {
    (Some(id), Stored { pieces: vec![Piece::NameOf(id)], also: Vec::new() })
}

/// The operator that another names as its commutator or negator: a new shell if there is none.
fn other(
    simulation: &mut Simulation,
    name: &ObjectName,
    (left, right): (Option<&TypeRef>, &TypeRef),
) -> Result<Linked, Refusal> {
    match find(simulation, name, left, right) {
        Found::Own(id) => Ok(linked(id)),
        Found::System(_) => Ok((None, defined::text(&name.name.name.to_string()))),
        Found::Nothing => {
            let schema = names::creation_schema(simulation, name)?;
            let shell = draft(simulation, schema, &name.name.name, left, right);
            Ok(linked(simulation.catalog.insert(Object::Defined(shell))))
        }
    }
}

/// Ties an operator to another, and that one to it if it has no such tie yet (`OperatorUpd`).
fn link(simulation: &mut Simulation, id: ObjectId, attribute: &str, to: Option<Linked>) {
    let Some((other, name)) = to else { return };
    defined::change(&mut simulation.catalog, id, |it| defined::set_attribute(it, attribute, Some(name)));
    let Some(other) = other.filter(|other| *other != id) else { return };
    let free =
        defined::defined(&simulation.catalog, other).is_some_and(|it| it.attribute(attribute).is_none());
    if free {
        let (_, back) = linked(id);
        defined::change(&mut simulation.catalog, other, |it| {
            defined::set_attribute(it, attribute, Some(back));
        });
    }
}

/// Unties an operator that goes from its commutator and its negator.
pub(super) fn unlink(catalog: &mut Catalog, id: ObjectId) {
    for attribute in ["commutator", "negator"] {
        let tie = |of: ObjectId| {
            let it = defined::defined(catalog, of).filter(|it| it.kind == KIND)?;
            match it.attribute(attribute)?.pieces.as_slice() {
                [Piece::NameOf(other)] => Some(*other),
                _ => None,
            }
        };
        let Some(other) = tie(id).filter(|other| *other != id && tie(*other) == Some(id)) else { continue };
        defined::change(catalog, other, |it| defined::set_attribute(it, attribute, None));
    }
}

/// `ALTER OPERATOR … SET (…)`
///
/// # Errors
/// 42883 for an operator or an estimator that is not there, 42601 for attributes that there are not or that stay, 42P13 for estimators
/// of what is not true or false.
pub(super) fn alter(
    simulation: &mut Simulation,
    name: &SignedName,
    options: &[DefineOption],
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let id = own_addressed(simulation, name)?;
    let (mut restrict, mut join) = (None, None);
    for option in options {
        let value = if option.value == DefineValue::None { None } else { Some(self::name(option)?) };
        match option.name.as_str() {
            "restrict" => restrict = Some(value),
            "join" => join = Some(value),
            "commutator" | "negator" | "hashes" | "merges" if simulation.server >= 17 => {
                return Err(Refusal::not_modelled(option.span, "a change of this attribute of an operator"));
            }
            "leftarg" | "rightarg" | "function" | "procedure" | "commutator" | "negator" | "hashes"
            | "merges" => {
                let message = format!("operator attribute \"{}\" cannot be changed", option.name);
                return Err(Refusal::other(option.span, "42601", message));
            }
            other => {
                let message = format!("operator attribute \"{other}\" not recognized");
                return Err(Refusal::other(option.span, "42601", message));
            }
        }
    }
    let mut found = |name: Option<Option<ObjectName>>, of_join| match name {
        Some(Some(name)) => estimator(simulation, effects, &name, of_join).map(|it| Some(Some(it))),
        Some(None) => Ok(Some(None)),
        None => Ok(None),
    };
    let (restrict, join) = (found(restrict, false)?, found(join, true)?);
    let (given, joins) = (matches!(restrict, Some(Some(_))), matches!(join, Some(Some(_))));
    let Some(it) = defined::defined(&simulation.catalog, id) else { return Ok(()) };
    let is_prefix = it.signature.first().map(defined::words).as_deref() == Some("NONE");
    let is_shell = it.attribute("function").is_none();
    if is_prefix && joins {
        return Err(invalid(name.span(), "only binary operators can have join selectivity"));
    }
    if given || joins {
        let result = own(simulation, id, it).map(|own| own.result);
        if result.is_none() && !is_shell {
            return Err(Refusal::not_modelled(name.span(), "what this operator gives"));
        }
        if result != Some(Kind::BOOLEAN) {
            let which = if given { "restriction" } else { "join" };
            let message = format!("only boolean operators can have {which} selectivity");
            return Err(invalid(name.span(), &message));
        }
    }
    defined::change(&mut simulation.catalog, id, |it| {
        for (attribute, value) in [("restrict", restrict), ("join", join)] {
            if let Some(value) = value {
                defined::set_attribute(it, attribute, value);
            }
        }
    });
    effects.words = format!("alter operator {}", names::qualified(&simulation.catalog, id));
    Ok(())
}

/// `ALTER OPERATOR … OWNER TO`
///
/// # Errors
/// 42883 if it, 42704 if the role is not there.
pub(super) fn change_owner(
    simulation: &mut Simulation,
    name: &SignedName,
    to: &RoleName,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let new = role::role(simulation, to)?;
    let id = own_addressed(simulation, name)?;
    owner_to::change_owner(simulation, id, &new);
    effects.words = format!("change the owner of operator {}", names::qualified(&simulation.catalog, id));
    Ok(())
}

/// `ALTER OPERATOR … SET SCHEMA`
///
/// # Errors
/// 42883 if it, 3F000 if the schema is not there, 23505 if there is such an operator.
pub(super) fn set_schema(
    simulation: &mut Simulation,
    name: &SignedName,
    target: &Ident,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let id = own_addressed(simulation, name)?;
    let schema = names::schema(simulation, target)?;
    let before = names::qualified(&simulation.catalog, id);
    if let Some(it) = defined::defined(&simulation.catalog, id)
        && let Some(other) = simulation.catalog.find(Namespace::Defined(KIND), Some(schema), &it.identity())
        && other != id
    {
        let message = format!("operator {before} already exists in schema {}", target.name);
        return Err(Refusal::other(target.span, "23505", message).about(other));
    }
    defined::move_to(simulation, id, target)?;
    effects.words = format!("move operator {before} to schema {}", target.name);
    Ok(())
}

/// The operator that a statement alters; PostgreSQL's own are not modelled.
fn own_addressed(simulation: &Simulation, name: &SignedName) -> Result<ObjectId, Refusal> {
    addressed(simulation, name).map_err(|refusal| match refusal.sqlstate() {
        Some("2BP01") => Refusal::not_modelled(name.span(), "a change of an operator of the system's"),
        _ => refusal,
    })
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
