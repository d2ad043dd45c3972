//! What is known of the characters of a text that is not known itself, so that its conversion to another type is sure not to
//! fail: `('x' || md5(…))::bit(64)`, `(current_database() || '.jobs')::bytea`, as locks are made of names.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a question about some shapes is answered by those alone"
)]

use super::total::is_text;
use crate::resolve::tree::{Constant, Shape, Tree};
use crate::simulation::Simulation;

/// Whether a text becomes a value of a type whatever it is. <https://www.postgresql.org/docs/15/datatype-binary.html>,
/// <https://www.postgresql.org/docs/15/datatype-bit.html>
pub(super) fn is_read(simulation: &Simulation, text: &Tree, target: &str) -> bool {
    let mut parts = Vec::new();
    concatenated(simulation, text, &mut parts);
    match target {
        // A backslash begins an escape.
        "bytea" => parts.iter().all(|part| consists_of(simulation, part, |character| character != '\\')),
        "bit" | "varbit" => {
            let [first, rest @ ..] = parts.as_slice() else { return false };
            let Some(first) = constant(first) else { return false };
            let digits = first.strip_prefix(['x', 'X']);
            let hexadecimal = |character: char| character.is_ascii_hexdigit();
            digits.is_some_and(|digits| digits.chars().all(hexadecimal))
                && rest.iter().all(|part| consists_of(simulation, part, hexadecimal))
        }
        _ => false,
    }
}

/// How many bits a value has at most: what has more is no `bigint`.
pub(super) fn bits(tree: &Tree) -> Option<u32> {
    match &tree.shape {
        Shape::Call { function, arguments, .. } if matches!(function.name, "bit" | "varbit") => {
            match &arguments.get(1)?.shape {
                Shape::Constant(Constant::Text(width)) => width.parse().ok(),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The parts of `one || other || …`, the first first.
fn concatenated<'t>(simulation: &Simulation, tree: &'t Tree, parts: &mut Vec<&'t Tree>) {
    match &tree.shape {
        Shape::Operator { operator, left: Some(left), right }
            if operator.schema.is_none() && operator.name == "||" && is_text(tree.kind.under(simulation)) =>
        {
            concatenated(simulation, left, parts);
            concatenated(simulation, right, parts);
        }
        Shape::Relabel(inner, _) | Shape::Collate(inner, _) => concatenated(simulation, inner, parts),
        _ => parts.push(tree),
    }
}

fn constant(tree: &Tree) -> Option<&str> {
    match &tree.shape {
        Shape::Constant(Constant::Text(text)) => Some(text),
        _ => None,
    }
}

/// Whether every character of a text is one of these.
fn consists_of(simulation: &Simulation, tree: &Tree, allowed: fn(char) -> bool) -> bool {
    let all = |characters: &str| characters.chars().all(allowed);
    match &tree.shape {
        Shape::Constant(Constant::Text(text)) if is_text(tree.kind.under(simulation)) => all(text),
        Shape::Relabel(inner, _) | Shape::Collate(inner, _) => consists_of(simulation, inner, allowed),
        Shape::Call { function, arguments, .. } if function.schema.is_none() => match function.name {
            "md5" => all("0123456789abcdef"),
            "encode" => arguments.get(1).and_then(constant) == Some("hex") && all("0123456789abcdef"),
            "text" => matches!(arguments.as_slice(), [name] if consists_of(simulation, name, allowed)),
            // A name of any letters; nobody's has a backslash.
            "current_database" | "current_schema" => {
                allowed('a') && allowed('_') && allowed(' ') && allowed('é')
            }
            _ => false,
        },
        Shape::ThroughText(inner, _) => {
            let name = inner.kind.under(simulation).fact_name();
            matches!(name, Some("int2" | "int4" | "int8" | "oid" | "uuid")) && all("0123456789abcdef-")
        }
        _ => false,
    }
}
