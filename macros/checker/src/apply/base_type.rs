//! `CREATE TYPE name (INPUT = …, OUTPUT = …)` (`DefineType` in src/backend/commands/typecmds.c): what was a shell becomes a type.
//! <https://www.postgresql.org/docs/15/sql-createtype.html>
//!
//! What its functions take for a value is not known.

use arcoiris_catalog::{
    Expression as Stored, Name, Namespace, Object, ObjectId, State, Type, TypeBase, TypeKind, TypeRef,
};

use super::{column, defined, named, routine, support_function};
use crate::builtin;
use crate::effects::Effects;
use crate::generated_name;
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::resolve::kind::Kind;
use crate::simulation::Simulation;
use crate::syntax::{DefineOption, DefineValue, Ident, ObjectKind, ObjectName, Span, TypeName};

/// How values are kept.
#[derive(Debug, Clone, Copy)]
struct Layout {
    length: i32,
    by_value: bool,
    /// `c`, `s`, `i`, `d`
    alignment: char,
    storage: &'static str,
}

/// # Errors
/// 42710 if there is no shell of this name, or a type; 42601 for options that are there twice, 42P17 for what is missing or does not go
/// together, 42883 for functions that are not there, 22023 for words that mean nothing.
pub(super) fn create(
    simulation: &mut Simulation,
    name: &ObjectName,
    options: &[DefineOption],
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let schema = names::creation_schema(simulation, name)?;
    named::note_unqualified(simulation, effects, name, schema);
    let id = shell(simulation, schema, name)?;
    let mut seen: Vec<&str> = Vec::with_capacity(options.len());
    let mut layout = Layout { length: -1, by_value: false, alignment: 'i', storage: "plain" };
    // What is written counts, wherever LIKE stands.
    if let Some(like) = options.iter().find(|option| option.name == "like") {
        layout = like_type(simulation, like)?;
    }
    let (mut input, mut output, mut receive, mut send) = (None, None, None, None);
    let mut attributes: Vec<(Name, Stored)> = Vec::new();
    let mut set = |name: &str, value: Stored| attributes.push((Name::new(name), value));
    for option in options {
        let known = match option.name.as_str() {
            "analyse" => "analyze",
            other => other,
        };
        if seen.contains(&known) {
            return Err(Refusal::other(option.span, "42601", "conflicting or redundant options"));
        }
        seen.push(known);
        match known {
            "like" => {}
            "input" => input = Some(function_name(option)?),
            "output" => output = Some(function_name(option)?),
            "receive" => receive = Some(function_name(option)?),
            "send" => send = Some(function_name(option)?),
            "internallength" => layout.length = length(option)?,
            "passedbyvalue" => layout.by_value = is_on(option)?,
            "alignment" => {
                layout.alignment = match word(option)?.to_ascii_lowercase().as_str() {
                    "double" | "float8" => 'd',
                    "int4" => 'i',
                    "int2" => 's',
                    "char" | "bpchar" => 'c',
                    other => return Err(unknown_word(option, "alignment", other)),
                }
            }
            "storage" => {
                layout.storage = match word(option)?.to_ascii_lowercase().as_str() {
                    "plain" => "plain",
                    "external" => "external",
                    "extended" => "extended",
                    "main" => "main",
                    other => return Err(unknown_word(option, "storage", other)),
                }
            }
            "category" => {
                let letter = word(option)?;
                let Some(first) = letter.bytes().next().filter(|byte| (32..=126).contains(byte)) else {
                    let message = format!("invalid type category \"{letter}\": must be simple ASCII");
                    return Err(Refusal::other(option.span, "22023", message));
                };
                if first != b'U' {
                    return Err(Refusal::not_modelled(option.span, "the category of a base type"));
                }
            }
            "delimiter" => {
                let letter = word(option)?.chars().next().unwrap_or(',');
                if letter != ',' {
                    set("delimiter", defined::text(&letter.to_string()));
                }
            }
            "preferred" | "collatable" if !is_on(option)? => {}
            "preferred" | "collatable" | "typmod_in" | "typmod_out" | "analyze" | "subscript" | "default"
            | "element" => {
                let what = format!("the option {known} of a base type");
                return Err(Refusal::not_modelled(option.span, what));
            }
            // PostgreSQL warns.
            _ => {}
        }
    }
    let invalid = |message: &str| Refusal::other(span, "42P17", message);
    let input = input.ok_or_else(|| invalid("type input function must be specified"))?;
    let output = output.ok_or_else(|| invalid("type output function must be specified"))?;
    let own = Kind::of(simulation, &TypeRef::user(id))
        .ok_or_else(|| Refusal::not_modelled(name.span(), "this base type"))?;
    let (cstring, oid, int4) = (Kind::of_fact("cstring"), Kind::of_fact("oid"), Kind::INT4);
    let internal = Kind::of_fact("internal");
    let reads = [vec![cstring], vec![cstring, oid, int4]];
    let receives = [vec![internal], vec![internal, oid, int4]];
    let writes = [vec![own]];
    let mut found = |word: &str, name: &ObjectName, forms: &[Vec<Kind>], result: Kind| {
        let stored = function(simulation, effects, name, forms, result, word)?;
        set(word, stored);
        Ok::<(), Refusal>(())
    };
    found("input", &input, &reads, own)?;
    found("output", &output, &writes, cstring)?;
    if let Some(receive) = &receive {
        found("receive", receive, &receives, own)?;
    }
    if let Some(send) = &send {
        found("send", send, &writes, Kind::of_fact("bytea"))?;
    }
    require_layout(layout, span)?;
    set("length", defined::text(&layout.length.to_string()));
    if layout.by_value {
        set("passed by value", defined::text("yes"));
    }
    set("alignment", defined::text(&layout.alignment.to_string()));
    set("storage", defined::text(layout.storage));
    attributes.sort_by(|(left, _), (right, _)| left.cmp(right));
    let array_type = generated_name::array_type_name(&simulation.catalog, schema, name.name.name.as_str());
    simulation.catalog.change(id, |object| {
        if let Object::Type(it) = object {
            it.array_type = Some(array_type);
            it.kind = TypeKind::Defined { attributes };
        }
    });
    effects.words = format!("create type {}", names::qualified(&simulation.catalog, id));
    Ok(())
}

/// The shell that becomes the type.
fn shell(simulation: &Simulation, schema: ObjectId, name: &ObjectName) -> Result<ObjectId, Refusal> {
    let found = simulation.catalog.find(Namespace::Type, Some(schema), &name.name.name);
    match found.and_then(|id| simulation.catalog.object(id).map(|object| (id, object.as_ref()))) {
        Some((id, Object::Type(Type { kind: TypeKind::Shell, .. }))) => Ok(id),
        // An array type makes way; then there is none of this name.
        Some((id, object)) if *object.name() == name.name.name => {
            let fact = RefusalFact::Duplicate { kind: ObjectKind::Type, name: name.name.name.to_string() };
            Err(Refusal::new(name.span(), fact).about(id))
        }
        Some(_) | None => {
            let fact = RefusalFact::Other {
                sqlstate: "42710",
                message: format!("type \"{}\" does not exist", name.name.name.as_str()),
                hint: Some("Create the type as a shell type, then create its I/O functions, then do a full CREATE TYPE.".to_owned()),
            };
            Err(Refusal::new(name.span(), fact))
        }
    }
}

/// The first of the forms that there is.
fn function(
    simulation: &Simulation,
    effects: &mut Effects,
    name: &ObjectName,
    forms: &[Vec<Kind>],
    result: Kind,
    word: &str,
) -> Result<Stored, Refusal> {
    let (mut found, mut missing) = (Vec::new(), None);
    for form in forms {
        match support_function::taking(simulation, effects, name, form) {
            Ok(it) => found.push(it),
            Err(refusal) if refusal.sqlstate() == Some("42883") => {
                missing.get_or_insert(refusal);
            }
            Err(refusal) => return Err(refusal),
        }
    }
    let [only] = found.as_slice() else {
        return Err(match missing.filter(|_| found.is_empty()) {
            Some(refusal) => refusal,
            None => {
                Refusal::other(name.span(), "42725", format!("type {word} function has multiple matches"))
            }
        });
    };
    if only.result != Some(result) {
        let message = format!("type {word} function {} returns another type", names::written(name));
        return Err(Refusal::other(name.span(), "42P17", message));
    }
    Ok(only.stored.clone())
}

/// `TypeCreate`
fn require_layout(it: Layout, span: Span) -> Result<(), Refusal> {
    let fits = match (it.by_value, it.length) {
        (true, 1) => it.alignment == 'c',
        (true, 2) => it.alignment == 's',
        (true, 4) => it.alignment == 'i',
        (true, 8) => it.alignment == 'd',
        (true, _) => false,
        (false, -1) => matches!(it.alignment, 'i' | 'd'),
        (false, -2) => it.alignment == 'c',
        (false, length) => length > 0,
    };
    if !fits {
        let message = format!("alignment \"{}\" is invalid for type of size {}", it.alignment, it.length);
        return Err(Refusal::other(span, "42P17", message));
    }
    if it.storage != "plain" && it.length != -1 {
        return Err(Refusal::other(span, "42P17", "fixed-size types must have storage PLAIN"));
    }
    Ok(())
}

/// `LIKE = type`
fn like_type(simulation: &Simulation, option: &DefineOption) -> Result<Layout, Refusal> {
    let unknown = || Refusal::not_modelled(option.span, "how values of this type are kept");
    let ty = match &option.value {
        DefineValue::Type(ty) => routine::type_of(simulation, ty)?,
        DefineValue::Text(_)
        | DefineValue::Name(_)
        | DefineValue::None
        | DefineValue::Number(_)
        | DefineValue::Routine(_) => return Err(unknown()),
    };
    let (TypeBase::Builtin(name), false) = (&ty.base, ty.array) else { return Err(unknown()) };
    let (length, alignment) = builtin::length_and_alignment(name.as_str()).ok_or_else(unknown)?;
    let length: i32 = length.parse().map_err(|_| unknown())?;
    let by_value = matches!(length, 1 | 2 | 4 | 8) && name.as_str() != "macaddr8";
    let alignment = alignment.chars().next().ok_or_else(unknown)?;
    Ok(Layout { length, by_value, alignment, storage: column::storage_of(simulation, &ty) })
}

fn length(option: &DefineOption) -> Result<i32, Refusal> {
    let number = match &option.value {
        DefineValue::Number(number) => number.parse().ok(),
        DefineValue::Type(_) | DefineValue::Text(_) => {
            word(option)?.eq_ignore_ascii_case("variable").then_some(-1)
        }
        DefineValue::None | DefineValue::Name(_) | DefineValue::Routine(_) => None,
    };
    number.ok_or_else(|| Refusal::not_modelled(option.span, "this length of a base type"))
}

fn is_on(option: &DefineOption) -> Result<bool, Refusal> {
    if option.value == DefineValue::None {
        return Ok(true);
    }
    match word(option)?.to_ascii_lowercase().as_str() {
        "true" | "on" | "1" => Ok(true),
        "false" | "off" | "0" => Ok(false),
        _ => {
            let message = format!("{} requires a Boolean value", option.name);
            Err(Refusal::other(option.span, "42601", message))
        }
    }
}

/// `defGetString`
fn word(option: &DefineOption) -> Result<String, Refusal> {
    match &option.value {
        DefineValue::Text(text) | DefineValue::Number(text) => Ok(text.clone()),
        DefineValue::Type(TypeName { name, .. }) | DefineValue::Name(name) => {
            Ok(name.name.name.as_str().to_owned())
        }
        DefineValue::None | DefineValue::Routine(_) => {
            let message = format!("{} requires a parameter", option.name);
            Err(Refusal::other(option.span, "42601", message))
        }
    }
}

fn unknown_word(option: &DefineOption, what: &str, word: &str) -> Refusal {
    Refusal::other(option.span, "22023", format!("{what} \"{word}\" not recognized"))
}

/// `defGetQualifiedName`
fn function_name(option: &DefineOption) -> Result<ObjectName, Refusal> {
    match &option.value {
        DefineValue::Type(ty) => Ok(ty.name.clone()),
        DefineValue::Name(name) => Ok(name.clone()),
        DefineValue::Text(text) => {
            Ok(ObjectName { schema: None, name: Ident { name: Name::new(text), span: option.span } })
        }
        DefineValue::None | DefineValue::Number(_) | DefineValue::Routine(_) => {
            Err(Refusal::other(option.span, "42601", format!("{} requires a parameter", option.name)))
        }
    }
}
