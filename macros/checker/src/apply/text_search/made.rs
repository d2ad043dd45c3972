//! `CREATE TEXT SEARCH PARSER` and `TEMPLATE`: functions over PostgreSQL's own structures.
//! <https://www.postgresql.org/docs/15/sql-createtsparser.html>

use arcoiris_catalog::{Defined, DefinedKind, Expression as Stored, Piece};

use super::{draft, insert, qualified};
use crate::apply::{defined, named, support_function};
use crate::effects::Effects;
use crate::names;
use crate::refusal::Refusal;
use crate::resolve::kind::Kind;
use crate::simulation::Simulation;
use crate::syntax::Define;

/// A function that a parser or a template is made of.
struct Part {
    name: &'static str,
    inputs: &'static [&'static str],
    result: &'static str,
    required: bool,
}

const INTERNAL: &str = "internal";

/// In the order in which PostgreSQL misses them.
const PARSER: &[Part] = &[
    Part { name: "start", inputs: &[INTERNAL, "int4"], result: INTERNAL, required: true },
    Part { name: "gettoken", inputs: &[INTERNAL, INTERNAL, INTERNAL], result: INTERNAL, required: true },
    Part { name: "end", inputs: &[INTERNAL], result: "void", required: true },
    Part { name: "lextypes", inputs: &[INTERNAL], result: INTERNAL, required: true },
    Part { name: "headline", inputs: &[INTERNAL, INTERNAL, "tsquery"], result: INTERNAL, required: false },
];

const TEMPLATE: &[Part] = &[
    Part {
        name: "lexize",
        inputs: &[INTERNAL, INTERNAL, INTERNAL, INTERNAL],
        result: INTERNAL,
        required: true,
    },
    Part { name: "init", inputs: &[INTERNAL], result: INTERNAL, required: false },
];

/// # Errors
/// 3F000 for the schema, 42601 for an option that there is not, 42883 for a function that is not there, 42P17 for one that is missing or
/// gives something else, 23505 if the name is taken.
pub(super) fn create(simulation: &mut Simulation, it: &Define, effects: &mut Effects) -> Result<(), Refusal> {
    let schema = names::creation_schema(simulation, &it.name)?;
    let parts = if it.kind == DefinedKind::TextSearchParser { PARSER } else { TEMPLATE };
    let word = it.kind.word();
    // It belongs to nobody.
    let mut new = Defined { owner: None, ..draft(it.kind, schema, &it.name.name.name) };
    for option in &it.options {
        let Some(part) = parts.iter().find(|part| part.name == option.name) else {
            let message = format!("{word} parameter \"{}\" not recognized", option.name);
            return Err(Refusal::other(option.span, "42601", message));
        };
        let name = qualified(option)?;
        let inputs: Vec<Kind> = part.inputs.iter().copied().map(Kind::of_fact).collect();
        let function = support_function::taking(simulation, effects, &name, &inputs)?;
        if function.result != Some(Kind::of_fact(part.result)) {
            let message = format!("function {} should return type {}", names::written(&name), part.result);
            return Err(Refusal::other(option.span, "42P17", message));
        }
        defined::set_attribute(&mut new, part.name, Some(function.stored));
    }
    for part in parts.iter().filter(|part| part.required) {
        if new.attribute(part.name).is_none() {
            let message = format!("{word} {} method is required", part.name);
            return Err(Refusal::other(it.name.span(), "42P17", message));
        }
    }
    insert(simulation, new, it.name.span())?;
    named::note_unqualified(simulation, effects, &it.name, schema);
    effects.words = format!("create {word} {}", names::written(&it.name));
    Ok(())
}

/// Which of PostgreSQL's templates takes the same options.
pub(super) enum TakesOptions {
    /// None at all.
    No,
    As(&'static str),
    Unknown,
}

/// What the template of the history's own takes that a dictionary's attribute names.
pub(super) fn options(simulation: &Simulation, template: &Stored) -> Option<TakesOptions> {
    let [Piece::Object(id)] = template.pieces.as_slice() else { return None };
    let init = defined::defined(&simulation.catalog, *id)?.attribute("init");
    Some(match init.map(defined::words).as_deref() {
        None => TakesOptions::No,
        Some("dsimple_init") => TakesOptions::As("simple"),
        Some("dsnowball_init") => TakesOptions::As("snowball"),
        Some(_) => TakesOptions::Unknown,
    })
}

/// Whether a parser of the history's own knows the tokens of PostgreSQL's.
pub(super) fn has_usual_tokens(simulation: &Simulation, parser: &Stored) -> bool {
    let [Piece::Object(id)] = parser.pieces.as_slice() else { return true };
    let lextypes = defined::defined(&simulation.catalog, *id).and_then(|it| it.attribute("lextypes"));
    lextypes.map(defined::words).as_deref() == Some("prsd_lextype")
}
