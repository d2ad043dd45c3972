//! Expressions and types resolved against a catalog: what PostgreSQL's parse analysis does with them, and the normal form
//! that is stored.

pub(crate) mod analyse;
pub(crate) mod callee;
mod candidates;
pub(crate) mod coerce;
mod coercion;
pub(crate) mod collation;
mod conditional;
mod deparse;
pub(crate) mod folding;
mod functions;
pub(crate) mod input;
pub(crate) mod kind;
pub(crate) mod missing;
pub(crate) mod operator_class;
mod operators;
mod parameters;
mod polymorphic;
pub(crate) mod query;
pub(crate) mod scope;
#[cfg(test)]
mod tests;
mod text_search;
pub(crate) mod tree;
mod trigger_when;
mod type_name;
pub(crate) mod uses;

use arcoiris_catalog::{ColumnNumber, Name, Namespace, ObjectId, State, Table, TypeRef};

use analyse::Analyser;
use kind::Kind;
use scope::{Columns, Level, Relation};
use tree::{Form, Shape, Tree};
use uses::Use;

use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax;

/// Where an expression stands: what it may refer to, and what PostgreSQL allows in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A column's default: no columns.
    Default,
    /// The default of a routine's argument
    Argument,
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
    /// `USING` and `WITH CHECK` of a policy.
    Policy,
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
    /// Whether it is the bare constant NULL, which PostgreSQL does not keep as a default. NULL under a length coercion
    /// (`varchar(5)`) or a domain is kept.
    pub is_null: bool,
    /// What PostgreSQL says if it evaluates the value there and then, as `ADD COLUMN` does with a default that is not
    /// volatile: a constant that the type has no room for, or that this is not modelled.
    pub misfit: Option<Box<Refusal>>,
    /// What PostgreSQL says when it works out the constant parts, as it does whenever it is to evaluate the expression for rows.
    pub folding: Option<Box<Refusal>>,
    /// Enum literals in it: type, label, place.
    pub enum_values: Vec<(ObjectId, String, syntax::Span)>,
    /// Names of relations and types that were written without schema: name, schema in which it was found, place.
    pub unqualified: Vec<(Name, Name, syntax::Span)>,
    /// The columns that it reads.
    pub columns: Vec<ColumnNumber>,
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
    let simulation = scope.simulation;
    let usage = Use::of(scope.place);
    let level = Level {
        relations: scope.table.map(|table| stored(simulation, table)).into_iter().collect(),
        ..Level::default()
    };
    let mut analyser = Analyser::new(simulation, &level, usage);
    analyser.value = scope.value.and_then(|value| Kind::of(simulation, value));
    let tree = analyser.expression(it)?;
    // Only the expression as written must be immutable: what its assignment to a generated column adds is not looked at.
    let mut columns = Vec::new();
    tree.columns(&mut columns);
    check_immutable(scope, &tree, analyser.found.volatility, it.span)?;
    let tree = match (scope.place, target) {
        (Place::Check | Place::DomainCheck, _) => analyser.coerce_to_boolean(tree, "CHECK")?,
        (Place::IndexPredicate, _) => analyser.coerce_to_boolean(tree, "WHERE")?,
        (Place::Policy, _) => analyser.coerce_to_boolean(tree, "POLICY")?,
        (
            Place::Default | Place::Argument | Place::Generated | Place::IndexKey | Place::TypeChange,
            Some(target),
        ) => assigned(&mut analyser, tree, target, scope.place)?,
        (Place::Default | Place::Argument | Place::Generated | Place::IndexKey | Place::TypeChange, None) => {
            tree
        }
    };
    if tree.kind.is_unknown() {
        return Err(Refusal::not_modelled(it.span, "a stored expression of unknown type"));
    }
    let found = analyser.found;
    if let Some((name, span)) = found.opaque.first() {
        return Err(Refusal::not_modelled(*span, format!("{name} in a stored expression")));
    }
    let over = scope.table.filter(|_| scope.place == Place::Policy).and_then(|table| {
        let id = simulation.catalog.find(Namespace::Relation, Some(table.schema), &table.name)?;
        Some((id, &table.name))
    });
    let stored = match over {
        Some(over) => deparse::print_over(simulation, &tree, over, found.also),
        None if scope.place == Place::Argument => deparse::print_argument(simulation, &tree, found.also),
        None => deparse::print(simulation, &tree, found.also),
    };
    let Some(stored) = stored else {
        return Err(Refusal::not_modelled(it.span, "how this expression is stored"));
    };
    if calls_trigger(&tree) {
        // Called, it says that it can only be called as a trigger, which is told of no statement that stores it.
        return Err(Refusal::not_modelled(it.span, "a trigger function called for a value"));
    }
    let folding = folding::check(simulation, &tree, Volatility::Immutable);
    let folding = match scope.place {
        // Planned at once.
        Place::Generated | Place::IndexKey | Place::IndexPredicate | Place::TypeChange => {
            folding?;
            None
        }
        Place::Default | Place::Argument | Place::Check | Place::DomainCheck | Place::Policy => {
            folding.err().map(Box::new)
        }
    };
    Ok(Resolved {
        ty: tree.kind.to_ref(simulation, tree.applied_modifier()),
        stored,
        volatility: found.volatility,
        is_null: tree.is_null(),
        misfit: crate::apply::data::assignment::fits(&tree)
            .and_then(|()| has_room(simulation, &tree))
            .and_then(|()| folding::check(simulation, &tree, Volatility::Stable))
            .err()
            .map(Box::new),
        folding,
        enum_values: found.enum_values,
        unqualified: found.unqualified,
        columns,
    })
}

/// Whether a function that returns `trigger` is called, whose result a conversion makes a text.
fn calls_trigger(tree: &Tree) -> bool {
    matches!(tree.kind.fact_name(), Some("trigger" | "event_trigger"))
        || tree.parts().into_iter().any(calls_trigger)
}

/// The tree of a stored expression that was accepted before; with `target`, as a value of that type. `None` where it cannot be had.
pub(crate) fn reread(scope: &Scope<'_>, it: &syntax::Expression, target: Option<&TypeRef>) -> Option<Tree> {
    let simulation = scope.simulation;
    let level = Level {
        relations: scope.table.map(|table| stored(simulation, table)).into_iter().collect(),
        ..Level::default()
    };
    let mut analyser = Analyser::new(simulation, &level, Use::of(scope.place));
    analyser.value = scope.value.and_then(|value| Kind::of(simulation, value));
    let tree = analyser.expression(it).ok()?;
    match target {
        Some(target) => assigned(&mut analyser, tree, target, scope.place).ok(),
        None => Some(tree),
    }
}

/// How a value of one type, in the place of a variable, is assigned to another.
pub(crate) fn assignment(simulation: &Simulation, from: &TypeRef, to: &TypeRef) -> Option<Tree> {
    let level = Level::default();
    let mut analyser = Analyser::new(simulation, &level, Use::Assignment);
    let value = Tree { modifier: from.modifier, ..Tree::new(Kind::of(simulation, from)?, Shape::Variable) };
    let kind = Kind::of(simulation, to)?;
    analyser.coerce_to(value, kind, to.modifier, CastContext::Assignment, Form::Implicit).ok()?.ok()
}

/// The relation whose columns a stored expression may name.
fn stored<'a>(simulation: &Simulation, table: &'a Table) -> Relation<'a> {
    let number = query::tree::RelationNumber::default();
    let mut relation = Relation::new(number, Some(table.name.clone()), Columns::Stored(table));
    relation.schema = simulation.catalog.schema_name(table.schema).cloned();
    relation
}

fn assigned(
    analyser: &mut Analyser<'_>,
    tree: Tree,
    target: &TypeRef,
    place: Place,
) -> Result<Tree, Refusal> {
    let span = tree.span;
    let Some(kind) = Kind::of(analyser.simulation, target) else {
        return Err(Refusal::not_modelled(span, "this type"));
    };
    let done = analyser.coerce_to(tree, kind, target.modifier, CastContext::Assignment, Form::Implicit)?;
    done.map_err(|tree| {
        let (from, to) = (tree.kind.words(analyser.simulation), kind.words(analyser.simulation));
        let message = if place == Place::TypeChange {
            format!("the result of the USING clause is of type {from} and cannot be cast automatically to type {to}")
        } else {
            format!("the column is of type {to} but the default expression is of type {from}")
        };
        Refusal::other(span, "42804", message)
    })
}

/// Whether a text that is no constant is sure to have room in `varchar(n)`.
///
/// # Errors
/// That it is not modelled.
fn has_room(simulation: &Simulation, tree: &Tree) -> Result<(), Refusal> {
    if let Shape::ToDomain(inner, _) | Shape::Relabel(inner, _) = &tree.shape {
        return has_room(simulation, inner);
    }
    if let Shape::Call { function, arguments, form: Form::Implicit, .. } = &tree.shape
        && matches!(function.name, "varchar" | "bpchar")
    {
        let mut source = arguments.first();
        while let Some(Tree { shape: Shape::Relabel(inner, _) | Shape::ThroughText(inner, _), .. }) = source {
            source = Some(inner);
        }
        let Some(source) = source.filter(|source| !source.is_constant()) else { return Ok(()) };
        let widest = match source.kind.under(simulation).fact_name() {
            Some("bool") => 5,
            Some("int2") => 6,
            Some("int4") => 11,
            Some("int8") => 20,
            Some("uuid") => 36,
            Some("name") => 63,
            Some("date" | "time" | "timetz" | "timestamp" | "timestamptz") => 40,
            _ => i32::MAX,
        };
        if tree.applied_modifier().saturating_sub(4) >= widest {
            return Ok(());
        }
        return Err(Refusal::not_modelled(
            tree.span,
            "whether the value of this default has room in the column",
        ));
    }
    Ok(())
}

/// What may be indexed or generated must stay the same for ever.
fn check_immutable(
    scope: &Scope<'_>,
    tree: &Tree,
    volatility: Volatility,
    span: syntax::Span,
) -> Result<(), Refusal> {
    if scope.place == Place::Generated
        && let Some(table) = scope.table
    {
        let mut columns = Vec::new();
        tree.columns(&mut columns);
        let mut found = columns.iter().filter_map(|number| table.column_numbered(*number));
        if let Some(column) = found.find(|column| column.generated.is_some()) {
            let name = column.name.as_str();
            let message = format!("cannot use generated column \"{name}\" in column generation expression");
            return Err(Refusal::other(span, "42P17", message));
        }
    }
    let message = match scope.place {
        Place::Generated => "generation expression is not immutable",
        Place::IndexKey => "functions in index expression must be marked IMMUTABLE",
        Place::IndexPredicate => "functions in index predicate must be marked IMMUTABLE",
        Place::Default
        | Place::Argument
        | Place::Check
        | Place::DomainCheck
        | Place::TypeChange
        | Place::Policy => {
            return Ok(());
        }
    };
    if volatility > Volatility::Immutable {
        // PostgreSQL looks after it has simplified.
        return Err(if tree.may_simplify() || callee::calls_sql(scope.simulation, tree) {
            Refusal::not_modelled(span, "whether this expression is immutable once simplified")
        } else {
            Refusal::other(span, "42P17", message)
        });
    }
    Ok(())
}

pub(crate) use analyse::Found;
pub(crate) use callee::{called_with, is_harmless};
pub(crate) use polymorphic::is_polymorphic;
pub(crate) use trigger_when::trigger_condition;

fn volatility(letter: char) -> Volatility {
    match letter {
        'i' => Volatility::Immutable,
        's' => Volatility::Stable,
        _ => Volatility::Volatile,
    }
}

/// The collation of this name: `pg_catalog` comes before `search_path`.
///
/// # Errors
/// 42704 if there is none, 3F000 for a schema that does not exist. Names that operating systems give are not modelled.
pub fn collation(
    simulation: &Simulation,
    name: &syntax::ObjectName,
) -> Result<arcoiris_catalog::CollationRef, Refusal> {
    use arcoiris_catalog::{CollationRef, DefinedKind};
    let called = &name.name.name;
    let written = name.schema.as_ref().map(|schema| &schema.name);
    let in_catalog = written.is_none_or(|schema| schema.as_str() == "pg_catalog");
    if in_catalog && crate::builtin::collation(called.as_str(), simulation.server).is_some() {
        return Ok(CollationRef::Builtin(called.clone()));
    }
    let namespace = Namespace::Defined(DefinedKind::Collation);
    if let Some(id) = crate::names::find(simulation, namespace, name) {
        return Ok(CollationRef::User(id));
    }
    if in_catalog && crate::builtin::may_be_of_system(called.as_str()) {
        return Err(Refusal::not_modelled(
            name.span(),
            format!("the collation {called} of the operating system"),
        ));
    }
    if let Some(schema) = name.schema.as_ref().filter(|_| !in_catalog) {
        crate::names::schema(simulation, schema)?;
    }
    let kind = syntax::ObjectKind::Defined(DefinedKind::Collation);
    Err(crate::names::unknown(simulation, namespace, kind, name))
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
    let kind = Kind::of(simulation, ty)?;
    if let Some(own) = operator_class::own_default(simulation, method, kind) {
        return simulation.catalog.object(own).map(|it| it.name().as_str().to_owned());
    }
    Some(operator_class::default(simulation, method, kind)?.name.to_owned())
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

/// Any type that can be named, with its modifier; pseudo-types too.
///
/// # Errors
/// 42704 if there is no such type, or what PostgreSQL says of its modifiers.
pub(crate) fn any_type(simulation: &Simulation, it: &syntax::TypeName) -> Result<(Kind, i32), Refusal> {
    type_name::any(simulation, it)
}
