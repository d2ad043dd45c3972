//! What a fresh PostgreSQL 15 to 18 and its usual extensions hold: types, functions, operators, casts, operator classes.
//!
//! The facts were read from real servers by `builtin/generate` and are kept as text, sorted by bytes, in which a name is
//! found by binary search: nothing is parsed beforehand, so that a history that uses little pays little, even unoptimised.

pub(crate) mod encoding;
mod lines;
mod memory;
pub(crate) mod text_search;
mod versions;

use std::rc::Rc;

pub(crate) use lines::{fields, lines_starting};
use memory::{Memory, recall};
use versions::Versions;

/// A fact's field that says "of no extension", "none".
pub(crate) const NONE: &str = "-";

const TYPES: &str = include_str!("builtin/types.txt");
const OPERATORS: &str = include_str!("builtin/operators.txt");
const CASTS: &str = include_str!("builtin/casts.txt");
const FUNCTIONS: &str = include_str!("builtin/functions.txt");
const SUPPORT_FUNCTIONS: &str = include_str!("builtin/support_functions.txt");
const INTERNAL_FUNCTIONS: &str = include_str!("builtin/internal_functions.txt");
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
    versions: Versions,
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
    versions: Versions,
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
        subtype,
        _,
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

/// `typlen` and `typalign`
pub(crate) fn length_and_alignment(name: &str) -> Option<(&'static str, &'static str)> {
    let line = lines_starting(TYPES, &[name]).next()?;
    let [_, _, _, _, _, _, _, _, _, _, length, alignment, _, _] = fields::<14>(line)?;
    Some((length, alignment))
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
        let [name, .., of, _] = fields;
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
    let [name, left, right, extension, result, volatility, _] = fields::<7>(line)?;
    Some(OperatorFact { name, left, right, extension, result, volatility: letter(volatility) })
}

/// The cast from one type to another that a server has.
pub(crate) fn cast(source: &str, target: &str, server: u32) -> Option<CastFact> {
    thread_local!(static TOLD: Memory<Option<CastFact>> = Memory::default());
    recall(&TOLD, &[source, target], || find_cast(source, target)).filter(|fact| fact.versions.hold(server))
}

fn find_cast(source: &str, target: &str) -> Option<CastFact> {
    let line = lines_starting(CASTS, &[source, target]).next()?;
    let [_, _, extension, context, method, volatility, arguments, function, versions] = fields::<9>(line)?;
    Some(CastFact {
        extension,
        context: letter(context),
        method: letter(method),
        volatility: letter(volatility),
        arguments: arguments.parse().unwrap_or(0),
        function,
        versions: Versions::read(versions),
    })
}

/// The functions of this name that a server has.
pub(crate) fn functions(name: &str, server: u32) -> impl Iterator<Item = FunctionFact> + use<> {
    thread_local!(static TOLD: Memory<Rc<[FunctionFact]>> = Memory::default());
    each(recall(&TOLD, &[name], || find_functions(name).collect()))
        .filter(move |fact| fact.versions.hold(server))
}

/// The functions of this name that any version has.
pub(crate) fn functions_of_any(name: &str) -> impl Iterator<Item = FunctionFact> + use<> {
    find_functions(name)
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
            versions,
        ] = fields::<14>(line)?;
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
            versions: Versions::read(versions),
        })
    })
}

/// A function that only the server itself calls: one over `internal` values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SupportFunctionFact {
    pub(crate) name: &'static str,
    /// Types, separated by blanks.
    pub(crate) arguments: &'static str,
    pub(crate) result: &'static str,
    pub(crate) extension: &'static str,
    pub(crate) volatility: char,
}

/// The functions of this name over `internal` values that a server has.
pub(crate) fn support_functions(
    name: &str,
    server: u32,
) -> impl Iterator<Item = SupportFunctionFact> + use<> {
    lines_starting(SUPPORT_FUNCTIONS, &[name]).filter_map(move |line| {
        let [name, arguments, result, extension, volatility, versions] = fields::<6>(line)?;
        let volatility = letter(volatility);
        let fact = SupportFunctionFact { name, arguments, result, extension, volatility };
        Versions::read(versions).hold(server).then_some(fact)
    })
}

/// Whether PostgreSQL 15 has a function in C of this name within the server (`fmgr_builtins`).
pub(crate) fn has_internal_function(name: &str) -> bool {
    INTERNAL_FUNCTIONS.lines().any(|line| line == name)
}

/// A row of `pg_opclass`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct OperatorClassFact {
    pub(crate) input: &'static str,
    pub(crate) name: &'static str,
    pub(crate) extension: &'static str,
    pub(crate) default: bool,
    pub(crate) family: &'static str,
    versions: Versions,
}

/// The operator classes of an index method that a server has, of a type or of all.
pub(crate) fn operator_classes(method: &str, input: Option<&str>, server: u32) -> Vec<OperatorClassFact> {
    thread_local!(static TOLD: Memory<Vec<OperatorClassFact>> = Memory::default());
    let mut found =
        recall(&TOLD, &[method, input.unwrap_or_default()], || find_operator_classes(method, input));
    found.retain(|fact| fact.versions.hold(server));
    found
}

fn find_operator_classes(method: &str, input: Option<&str>) -> Vec<OperatorClassFact> {
    let fact = |line: &'static str| {
        let [_, input, name, extension, default, family, versions] = fields::<7>(line)?;
        let versions = Versions::read(versions);
        Some(OperatorClassFact { input, name, extension, default: default == "1", family, versions })
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
            let [_, _, _, _, operator, number, _, purpose, _] = fields::<9>(line)?;
            (number == strategy && purpose == "s").then_some(operator)
        })
    })
}

/// A row of `pg_collation`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CollationFact {
    /// `d`, `c`, `i`
    pub(crate) provider: char,
    /// `collcollate`, `colliculocale`
    pub(crate) locale: &'static str,
    pub(crate) character_type: &'static str,
}

/// The collation of this name that `pg_catalog` has in every database of a server built with ICU, whatever the operating system.
pub(crate) fn collation(name: &str, server: u32) -> Option<CollationFact> {
    lines_starting(COLLATIONS, &[name]).find_map(|line| {
        let [_, provider, locale, character_type, versions] = fields::<5>(line)?;
        let fact = CollationFact { provider: letter(provider), locale, character_type };
        Versions::read(versions).hold(server).then_some(fact)
    })
}

/// Whether a name is one that operating systems give their locales, which a server then has collations of: `en_US.utf8`.
pub(crate) fn may_be_of_system(name: &str) -> bool {
    const ALIASES: &[&str] = &[
        "bokmal",
        "catalan",
        "croatian",
        "czech",
        "danish",
        "dansk",
        "deutsch",
        "dutch",
        "eesti",
        "eo",
        "estonian",
        "finnish",
        "french",
        "galego",
        "galician",
        "german",
        "greek",
        "hebrew",
        "hrvatski",
        "hungarian",
        "icelandic",
        "italian",
        "japanese",
        "korean",
        "lithuanian",
        "norwegian",
        "nynorsk",
        "polish",
        "portuguese",
        "romanian",
        "russian",
        "slovak",
        "slovene",
        "slovenian",
        "spanish",
        "swedish",
        "thai",
        "turkish",
    ];
    let language = name.find(['_', '-', '.', '@']).and_then(|at| name.split_at_checked(at));
    let of_language = language.is_some_and(|(language, rest)| {
        let short = matches!(language.len(), 2 | 3) && language.bytes().all(|byte| byte.is_ascii_lowercase());
        // `C.UTF-8`, `English_United States.1252`
        short && rest.bytes().skip(1).take(2).all(|byte| byte.is_ascii_uppercase())
            || language.starts_with(|character: char| character.is_ascii_uppercase())
    });
    // PostgreSQL's own ones since 17 and 18 are not held either.
    of_language || name.ends_with("-x-icu") || name.starts_with("pg_") || ALIASES.contains(&name)
}

/// A column of a relation that every database has: name, type, modifier.
pub(crate) type RelationColumn = (&'static str, &'static str, i32);

/// The columns of a relation of `pg_catalog` or `information_schema` of a server. Domains of the latter are told by what they are
/// over.
pub(crate) fn relation(schema: &str, name: &str, server: u32) -> Option<Rc<[RelationColumn]>> {
    type Found = Rc<[(Versions, Rc<[RelationColumn]>)]>;
    thread_local!(static TOLD: Memory<Found> = Memory::default());
    let found = recall(&TOLD, &[schema, name], || {
        lines_starting(RELATIONS, &[schema, name]).filter_map(columns).collect()
    });
    found.iter().find(|(versions, _)| versions.hold(server)).map(|(_, columns)| Rc::clone(columns))
}

fn columns(line: &'static str) -> Option<(Versions, Rc<[RelationColumn]>)> {
    let [_, _, _, columns, versions] = fields::<5>(line)?;
    let column = |column: &'static str| {
        let (name, rest) = column.split_once(':')?;
        let (kind, modifier) = rest.rsplit_once(':')?;
        Some((name, kind, modifier.parse().ok()?))
    };
    let columns: Option<Rc<[RelationColumn]>> = columns.split(' ').map(column).collect();
    Some((Versions::read(versions), columns?))
}
