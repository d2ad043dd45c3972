//! Types' names and modifiers. <https://www.postgresql.org/docs/15/datatype.html>
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a question about some shapes is answered by those alone"
)]

use arcoiris_catalog::{Namespace, Object, State};

use super::kind::{Base, Kind};
use crate::builtin;
use crate::names;
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{Expression, ExpressionKind, Literal, ObjectKind, TypeName};

/// Any type that can be named: also pseudo-types, to which a cast may be written.
pub(crate) fn any(simulation: &Simulation, it: &TypeName) -> Result<(Kind, i32), Refusal> {
    if it.percent_type {
        return Err(Refusal::not_modelled(it.span, "%TYPE"));
    }
    let mut kind = find(simulation, it)?;
    let modifier = modifier(simulation, it, kind)?;
    if it.set_of {
        return Err(Refusal::other(it.span, "42P16", "a column or a cast cannot be of a set"));
    }
    if it.dimensions > 0 && !kind.array {
        kind.array = true;
        if let Base::Fact(name) = kind.base
            && builtin::type_fact(name).is_some_and(|fact| fact.sort == 'p')
        {
            let message = format!("type \"{}[]\" does not exist", it.name.name.name.as_str());
            return Err(Refusal::other(it.span, "42704", message));
        }
    }
    Ok((kind, modifier))
}

fn find(simulation: &Simulation, it: &TypeName) -> Result<Kind, Refusal> {
    let name = it.name.name.name.as_str();
    let in_catalog = it.name.schema.as_ref().is_none_or(|schema| schema.name.as_str() == "pg_catalog");
    if in_catalog {
        let fact = |name: &str| builtin::type_fact(name).filter(|fact| fact.extension == builtin::NONE);
        if let Some(fact) = fact(name) {
            return Ok(Kind::fact(fact.name));
        }
        if let Some(fact) = name.strip_prefix('_').and_then(fact) {
            return Ok(Kind { base: Base::Fact(fact.name), array: true });
        }
        if name.trim_start_matches('_').starts_with("pg_") {
            return Err(Refusal::not_modelled(it.span, "the row type of a system table"));
        }
        if it.name.schema.is_some() {
            return Err(names::unknown(simulation, Namespace::Type, ObjectKind::Type, &it.name));
        }
    }
    if let Some(schema) = &it.name.schema {
        if schema.name.as_str() == "information_schema" {
            return Err(Refusal::not_modelled(it.span, "types of information_schema"));
        }
        names::schema(simulation, schema)?;
    }
    let unknown = || names::unknown(simulation, Namespace::Type, ObjectKind::Type, &it.name);
    let id = names::find(simulation, Namespace::Type, &it.name).ok_or_else(unknown)?;
    let array = match simulation.catalog.object(id).map(AsRef::as_ref) {
        Some(Object::Type(ty)) => ty.name != it.name.name.name,
        Some(Object::Table(table)) => table.name != it.name.name.name,
        _ => return Err(unknown()),
    };
    if let Some(Object::Type(ty)) = simulation.catalog.object(id).map(AsRef::as_ref)
        && ty.kind == arcoiris_catalog::TypeKind::Shell
    {
        let message = format!("type \"{}\" is only a shell", it.name.name.name.as_str());
        return Err(Refusal::other(it.span, "42704", message));
    }
    let kind = Kind::of(simulation, &arcoiris_catalog::TypeRef::user(id))
        .ok_or_else(|| Refusal::not_modelled(it.span, format!("the type {}", names::written(&it.name))))?;
    Ok(Kind { array, ..kind })
}

/// What the type's `typmodin` makes of the written modifiers.
fn modifier(simulation: &Simulation, it: &TypeName, kind: Kind) -> Result<i32, Refusal> {
    if it.modifiers.is_empty() {
        return Ok(it.modifier);
    }
    let takes = match kind.base {
        Base::Fact(name) => builtin::type_fact(name).is_some_and(|fact| fact.takes_modifier),
        Base::User(_) => false,
    };
    if !takes {
        let message = format!("type modifier is not allowed for type \"{}\"", kind.words(simulation));
        return Err(Refusal::other(it.span, "42601", message));
    }
    let mut values = Vec::with_capacity(it.modifiers.len());
    for written in &it.modifiers {
        values.push(integer(written)?);
    }
    let invalid = |message: String| Err(Refusal::other(it.span, "22023", message));
    let Base::Fact(name) = kind.base else { return Ok(-1) };
    match (name, values.as_slice()) {
        ("numeric", [precision]) => numeric(it, *precision, 0),
        ("numeric", [precision, scale]) => numeric(it, *precision, *scale),
        ("numeric", _) => invalid("invalid NUMERIC type modifier".to_owned()),
        ("varchar", [length]) => Ok(within(it, "varchar", *length, 10_485_760)? + 4),
        ("bpchar", [length]) => Ok(within(it, "char", *length, 10_485_760)? + 4),
        ("bit", [length]) => within(it, "bit", *length, 83_886_080),
        ("varbit", [length]) => within(it, "varbit", *length, 83_886_080),
        ("timestamp", [precision]) => seconds(it, "TIMESTAMP", "", *precision),
        ("timestamptz", [precision]) => seconds(it, "TIMESTAMP", " WITH TIME ZONE", *precision),
        ("time", [precision]) => seconds(it, "TIME", "", *precision),
        ("timetz", [precision]) => seconds(it, "TIME", " WITH TIME ZONE", *precision),
        // 0x7fff is "all fields", 0xffff "full precision".
        ("interval", [0x7fff]) => Ok(-1),
        ("interval", [fields]) => Ok((fields << 16) | 0xffff),
        ("interval", [fields, precision]) if *precision >= 0 => Ok((fields << 16) | (*precision).min(6)),
        ("interval", [_, precision]) => {
            invalid(format!("INTERVAL({precision}) precision must not be negative"))
        }
        ("varchar" | "bpchar" | "bit" | "varbit" | "timestamp" | "timestamptz" | "time" | "timetz", _) => {
            invalid("invalid type modifier".to_owned())
        }
        _ => Err(Refusal::not_modelled(it.span, format!("modifiers of {name}"))),
    }
}

fn integer(it: &Expression) -> Result<i32, Refusal> {
    let text = match &it.kind {
        ExpressionKind::Literal(Literal::Integer(value)) => return Ok(*value),
        ExpressionKind::Literal(Literal::Numeric(text) | Literal::String(text)) => text.clone(),
        ExpressionKind::Column(path) if path.len() == 1 => {
            path.first().map(|ident| ident.name.as_str().to_owned()).unwrap_or_default()
        }
        _ => {
            let message = "type modifiers must be simple constants or identifiers";
            return Err(Refusal::other(it.span, "42601", message));
        }
    };
    text.trim().parse().map_err(|_| {
        let message = format!("invalid input syntax for type integer: \"{text}\"");
        Refusal::other(it.span, "22P02", message)
    })
}

fn numeric(it: &TypeName, precision: i32, scale: i32) -> Result<i32, Refusal> {
    if !(1..=1000).contains(&precision) {
        let message = format!("NUMERIC precision {precision} must be between 1 and 1000");
        return Err(Refusal::other(it.span, "22023", message));
    }
    if !(-1000..=1000).contains(&scale) {
        let message = format!("NUMERIC scale {scale} must be between -1000 and 1000");
        return Err(Refusal::other(it.span, "22023", message));
    }
    Ok(((precision << 16) | (scale & 0x7ff)) + 4)
}

fn within(it: &TypeName, word: &str, length: i32, most: i32) -> Result<i32, Refusal> {
    let message = if length < 1 {
        format!("length for type {word} must be at least 1")
    } else if length > most {
        format!("length for type {word} cannot exceed {most}")
    } else {
        return Ok(length);
    };
    Err(Refusal::other(it.span, "22023", message))
}

/// The precision of seconds; more than six is cut to six with a warning.
fn seconds(it: &TypeName, word: &str, zone: &str, precision: i32) -> Result<i32, Refusal> {
    if precision < 0 {
        let message = format!("{word}({precision}){zone} precision must not be negative");
        return Err(Refusal::other(it.span, "22023", message));
    }
    Ok(precision.min(6))
}
