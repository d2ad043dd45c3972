//! What a fresh PostgreSQL 15 and its usual extensions hold: types, functions, operators, casts, operator classes.
//!
//! The facts were read from a real server by `builtin/generate` and are kept as text, sorted by bytes, in which a name is
//! found by binary search: nothing is parsed beforehand, so that a history that uses little pays little, even unoptimised.

mod lines;
mod memory;
pub(crate) mod text_search;

use std::rc::Rc;

pub(crate) use lines::{fields, lines_starting};
use memory::{Memory, recall};

/// A fact's field that says "of no extension", "none".
pub(crate) const NONE: &str = "-";

const TYPES: &str = include_str!("builtin/types.txt");
const OPERATORS: &str = include_str!("builtin/operators.txt");
const CASTS: &str = include_str!("builtin/casts.txt");
const FUNCTIONS: &str = include_str!("builtin/functions.txt");
const OPERATOR_CLASSES: &str = include_str!("builtin/operator_classes.txt");
const OPERATOR_FAMILIES: &str = include_str!("builtin/operator_families.txt");
const RELATIONS: &str = include_str!("builtin/relations.txt");
const COLLATIONS: &str = include_str!("builtin/collations.txt");

/// A row of `pg_type`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TypeFact {
    pub(crate) name: &'static str,
    /// The extension that brings it, `-` for none.
    pub(crate) extension: &'static str,
    /// `typcategory`
    pub(crate) category: char,
    pub(crate) preferred: bool,
    /// `typtype`: `b`, `p`, `r`, `m`
    pub(crate) sort: char,
    /// `typelem` of a type that can be subscripted and is no array: `int2vector`, `point`
    pub(crate) element: &'static str,
    pub(crate) collatable: bool,
    pub(crate) takes_modifier: bool,
    pub(crate) input_volatility: char,
    pub(crate) output_volatility: char,
    /// The subtype of a range, the range's of a multirange.
    pub(crate) subtype: &'static str,
}

/// A row of `pg_operator`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OperatorFact {
    pub(crate) name: &'static str,
    /// `-` for a prefix operator.
    pub(crate) left: &'static str,
    pub(crate) right: &'static str,
    pub(crate) extension: &'static str,
    pub(crate) result: &'static str,
    pub(crate) volatility: char,
}

/// A row of `pg_cast`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CastFact {
    pub(crate) extension: &'static str,
    /// `i`, `a`, `e`
    pub(crate) context: char,
    /// `f`, `b`, `i`
    pub(crate) method: char,
    pub(crate) volatility: char,
    /// How many arguments the function has: with two it takes the modifier.
    pub(crate) arguments: u8,
    pub(crate) function: &'static str,
}

/// A row of `pg_proc`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FunctionFact {
    pub(crate) name: &'static str,
    pub(crate) extension: &'static str,
    /// `f`, `a`, `w`, `p`
    pub(crate) kind: char,
    pub(crate) count: usize,
    pub(crate) defaults: usize,
    /// The element type of a `VARIADIC` parameter.
    pub(crate) variadic: &'static str,
    /// Types, separated by blanks.
    pub(crate) arguments: &'static str,
    pub(crate) result: &'static str,
    pub(crate) set: bool,
    pub(crate) volatility: char,
    /// Names, separated by blanks.
    pub(crate) names: &'static str,
    /// `name:type`, separated by blanks.
    pub(crate) outputs: &'static str,
    /// `n`, `o`, `h` of an aggregate.
    pub(crate) aggregate: &'static str,
}

fn letter(field: &str) -> char {
    field.chars().next().unwrap_or('-')
}

/// The type of this name: of `pg_catalog` or of an extension.
pub(crate) fn type_fact(name: &str) -> Option<TypeFact> {
    thread_local!(static TOLD: Memory<Option<TypeFact>> = Memory::default());
    recall(&TOLD, &[name], || find_type(name))
}

fn find_type(name: &str) -> Option<TypeFact> {
    let line = lines_starting(TYPES, &[name]).next()?;
    let [
        name,
        extension,
        category,
        preferred,
        sort,
        element,
        collatable,
        modifier,
        input,
        output,
        _,
        _,
        _,
        subtype,
    ] = fields::<14>(line)?;
    Some(TypeFact {
        name,
        extension,
        category: letter(category),
        preferred: preferred == "1",
        sort: letter(sort),
        element,
        collatable: collatable == "1",
        takes_modifier: modifier == "1",
        input_volatility: letter(input),
        output_volatility: letter(output),
        subtype,
    })
}

/// The types that an extension brings.
#[cfg(test)]
pub(crate) fn types_of_extension(extension: &str) -> impl Iterator<Item = &'static str> {
    TYPES.lines().filter_map(move |line| {
        let [name, of, ..] = fields::<14>(line)?;
        (of == extension).then_some(name)
    })
}

/// The range type over a subtype, the multirange over a range.
pub(crate) fn types_over(subtype: &str) -> impl Iterator<Item = TypeFact> {
    TYPES.lines().filter_map(move |line| {
        let fields = fields::<14>(line)?;
        let [name, .., of] = fields;
        if of == subtype { type_fact(name) } else { None }
    })
}

/// The operators of this name, the prefix ones or the others.
pub(crate) fn operators(name: &str) -> impl Iterator<Item = OperatorFact> + use<> {
    thread_local!(static TOLD: Memory<Rc<[OperatorFact]>> = Memory::default());
    each(recall(&TOLD, &[name], || lines_starting(OPERATORS, &[name]).filter_map(operator_fact).collect()))
}

/// The facts of a shared list, one after the other.
fn each<T: Copy>(list: Rc<[T]>) -> impl Iterator<Item = T> + use<T> {
    (0..list.len()).filter_map(move |index| list.get(index).copied())
}

/// The operator of this name with exactly these operand types; `-` on the left for a prefix operator.
pub(crate) fn operator(name: &str, left: &str, right: &str) -> Option<OperatorFact> {
    thread_local!(static TOLD: Memory<Option<OperatorFact>> = Memory::default());
    let key = [name, left, right];
    recall(&TOLD, &key, || lines_starting(OPERATORS, &key).next().and_then(operator_fact))
}

fn operator_fact(line: &'static str) -> Option<OperatorFact> {
    let [name, left, right, extension, result, volatility, _, _] = fields::<8>(line)?;
    Some(OperatorFact { name, left, right, extension, result, volatility: letter(volatility) })
}

/// The cast from one type to another.
pub(crate) fn cast(source: &str, target: &str) -> Option<CastFact> {
    thread_local!(static TOLD: Memory<Option<CastFact>> = Memory::default());
    recall(&TOLD, &[source, target], || find_cast(source, target))
}

fn find_cast(source: &str, target: &str) -> Option<CastFact> {
    let line = lines_starting(CASTS, &[source, target]).next()?;
    let [_, _, extension, context, method, volatility, arguments, function] = fields::<8>(line)?;
    Some(CastFact {
        extension,
        context: letter(context),
        method: letter(method),
        volatility: letter(volatility),
        arguments: arguments.parse().unwrap_or(0),
        function,
    })
}

/// The functions of this name.
pub(crate) fn functions(name: &str) -> impl Iterator<Item = FunctionFact> + use<> {
    thread_local!(static TOLD: Memory<Rc<[FunctionFact]>> = Memory::default());
    each(recall(&TOLD, &[name], || find_functions(name).collect()))
}

fn find_functions(name: &str) -> impl Iterator<Item = FunctionFact> + use<> {
    lines_starting(FUNCTIONS, &[name]).filter_map(|line| {
        let [
            name,
            extension,
            kind,
            count,
            defaults,
            variadic,
            arguments,
            result,
            set,
            volatility,
            names,
            outputs,
            aggregate,
        ] = fields::<13>(line)?;
        Some(FunctionFact {
            name,
            extension,
            kind: letter(kind),
            count: count.parse().unwrap_or(0),
            defaults: defaults.parse().unwrap_or(0),
            variadic,
            arguments,
            result,
            set: set == "1",
            volatility: letter(volatility),
            names,
            outputs,
            aggregate,
        })
    })
}

/// A row of `pg_opclass`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OperatorClassFact {
    pub(crate) input: &'static str,
    pub(crate) name: &'static str,
    pub(crate) extension: &'static str,
    pub(crate) default: bool,
    pub(crate) family: &'static str,
}

/// The operator classes of an index method, of a type or of all.
pub(crate) fn operator_classes(method: &str, input: Option<&str>) -> Vec<OperatorClassFact> {
    thread_local!(static TOLD: Memory<Vec<OperatorClassFact>> = Memory::default());
    recall(&TOLD, &[method, input.unwrap_or_default()], || find_operator_classes(method, input))
}

fn find_operator_classes(method: &str, input: Option<&str>) -> Vec<OperatorClassFact> {
    let fact = |line: &'static str| {
        let [_, input, name, extension, default, family] = fields::<6>(line)?;
        Some(OperatorClassFact { input, name, extension, default: default == "1", family })
    };
    match input {
        Some(input) => lines_starting(OPERATOR_CLASSES, &[method, input]).filter_map(fact).collect(),
        None => lines_starting(OPERATOR_CLASSES, &[method]).filter_map(fact).collect(),
    }
}

/// The operator of a family with this strategy (`pg_amop`).
pub(crate) fn family_operator(
    method: &str,
    family: &str,
    left: &str,
    right: &str,
    strategy: &str,
) -> Option<&'static str> {
    thread_local!(static TOLD: Memory<Option<&'static str>> = Memory::default());
    let key = [method, family, left, right];
    recall(&TOLD, &[method, family, left, right, strategy], || {
        lines_starting(OPERATOR_FAMILIES, &key).find_map(|line| {
            let [_, _, _, _, operator, number, _, purpose] = fields::<8>(line)?;
            (number == strategy && purpose == "s").then_some(operator)
        })
    })
}

/// Whether `pg_catalog` has a collation of this name in every database, whatever the operating system.
pub(crate) fn has_collation(name: &str) -> bool {
    COLLATIONS.lines().any(|line| line == name)
}

/// A column of a relation that every database has: name, type, modifier.
pub(crate) type RelationColumn = (&'static str, &'static str, i32);

/// The columns of a relation of `pg_catalog` or `information_schema`. Domains of the latter are told by what they are over.
pub(crate) fn relation(schema: &str, name: &str) -> Option<Rc<[RelationColumn]>> {
    thread_local!(static TOLD: Memory<Option<Rc<[RelationColumn]>>> = Memory::default());
    recall(&TOLD, &[schema, name], || find_relation(schema, name))
}

fn find_relation(schema: &str, name: &str) -> Option<Rc<[RelationColumn]>> {
    let line = lines_starting(RELATIONS, &[schema, name]).next()?;
    let [_, _, _, columns] = fields::<4>(line)?;
    let column = |column: &'static str| {
        let (name, rest) = column.split_once(':')?;
        let (kind, modifier) = rest.rsplit_once(':')?;
        Some((name, kind, modifier.parse().ok()?))
    };
    columns.split(' ').map(column).collect()
}
