//! Expressions and types resolved against a catalog: what PostgreSQL's parse analysis does with them, and the normal form
//! that is stored.

pub(crate) mod coerce;
pub(crate) mod kind;
pub(crate) mod operator_class;
mod polymorphic;
mod type_name;

use arcoiris_catalog::{ObjectId, TypeRef};

use kind::Kind;

use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax;

/// Where an expression stands: what it may refer to, and what PostgreSQL allows in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A column's default: no columns.
    Default,
    /// A generated column: columns of the table, immutable functions.
    Generated,
    /// `CHECK` of a table.
    Check,
    /// `CHECK` of a domain: `VALUE`.
    DomainCheck,
    /// An index's key: immutable functions.
    IndexKey,
    /// An index's predicate: immutable functions.
    IndexPredicate,
    /// `ALTER COLUMN … TYPE … USING`
    TypeChange,
}

/// What an expression may refer to.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'a> {
    /// The database.
    pub simulation: &'a Simulation,
    /// The table whose columns it may name; its columns may be more than the catalog has yet.
    pub table: Option<&'a arcoiris_catalog::Table>,
    /// The type that `VALUE` has in a domain's check.
    pub value: Option<&'a TypeRef>,
    /// Where it stands.
    pub place: Place,
}

/// A resolved expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    /// Its type, after the coercion that was asked for.
    pub ty: TypeRef,
    /// Its normal form.
    pub stored: arcoiris_catalog::Expression,
    /// The least stable function in it.
    pub volatility: Volatility,
    /// Whether it is the constant NULL.
    pub is_null: bool,
    /// Enum literals in it: type, label, place.
    pub enum_values: Vec<(ObjectId, String, syntax::Span)>,
}

/// How stable a function's result is. <https://www.postgresql.org/docs/15/xfunc-volatility.html>
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Volatility {
    /// The same for ever.
    Immutable,
    /// The same within a statement.
    Stable,
    /// Another at every call.
    Volatile,
}

/// Resolves an expression; with `target`, coerces it as an assignment to that type does.
///
/// # Errors
/// What PostgreSQL would refuse, or what is not modelled.
pub fn expression(
    scope: &Scope<'_>,
    it: &syntax::Expression,
    target: Option<&TypeRef>,
) -> Result<Resolved, Refusal> {
    let _ = (scope, target);
    Err(Refusal::not_modelled(it.span, "this expression"))
}

/// Resolves a type's name and modifiers. `serial` and its like are not types: whoever takes a column's type looks for them first.
///
/// # Errors
/// 42704 if there is no such type, or what PostgreSQL says of its modifiers.
pub fn type_name(simulation: &Simulation, it: &syntax::TypeName) -> Result<TypeRef, Refusal> {
    let (kind, modifier) = type_name::any(simulation, it)?;
    if kind.sort() == Some('p') {
        let message = format!("a column cannot have the pseudo-type {}", kind.words(simulation));
        return Err(Refusal::other(it.span, "42P16", message));
    }
    Ok(kind.to_ref(simulation, modifier))
}

/// How a value of one type becomes one of another (`pg_cast`, and the rules for arrays, domains and enums).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum CastContext {
    /// By itself.
    Implicit,
    /// In an assignment.
    Assignment,
    /// Only where it is written.
    Explicit,
}

/// The weakest context in which a cast exists, `None` if there is none. Whether the bytes stay the same (so that a change of
/// type needs no rewrite) is told beside it.
#[must_use]
pub fn cast(simulation: &Simulation, from: &TypeRef, to: &TypeRef) -> Option<(CastContext, bool)> {
    let (source, target) = (Kind::of(simulation, from)?, Kind::of(simulation, to)?);
    let contexts = [CastContext::Implicit, CastContext::Assignment, CastContext::Explicit];
    let (context, path) = contexts
        .into_iter()
        .find_map(|context| Some((context, coerce::path(simulation, source, target, context)?)))?;
    let (base, modifier) = target.without_domains(simulation, to.modifier);
    let from_modifier = source.without_domains(simulation, from.modifier).1;
    // A modifier of another type is no shorter form of this one's.
    let from_modifier = if source.under(simulation) == base { from_modifier } else { -1 };
    let same_bytes = path == coerce::Path::Relabel
        && coerce::modifier_is_free(base, from_modifier, modifier)
        && (source == target || !coerce::has_constraints(simulation, target));
    Some((context, same_bytes))
}

/// The operator class that an index of `method` uses for a type if none is written, by name; `None` if it has none (42704).
#[must_use]
pub fn default_operator_class(simulation: &Simulation, method: &str, ty: &TypeRef) -> Option<String> {
    let class = operator_class::default(simulation, method, Kind::of(simulation, ty)?)?;
    Some(class.name.to_owned())
}

/// Whether `left = right` exists such that a foreign key may use it (`pg_operator`, an equality of the btree family after
/// implicit casts of the referencing side).
#[must_use]
pub fn foreign_key_types_match(simulation: &Simulation, referencing: &TypeRef, referenced: &TypeRef) -> bool {
    match (Kind::of(simulation, referencing), Kind::of(simulation, referenced)) {
        (Some(referencing), Some(referenced)) => {
            operator_class::foreign_key(simulation, referencing, referenced)
        }
        _ => false,
    }
}
