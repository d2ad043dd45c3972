//! `CREATE`, `ALTER TEXT SEARCH DICTIONARY`: a template and what it is told.
//! <https://www.postgresql.org/docs/15/textsearch-dictionaries.html>

use arcoiris_catalog::{DefinedKind, Expression as Stored, Name, Piece};

use super::made::{self, TakesOptions};
use super::{Found, altered, draft, insert, printed, qualified, require, requires_parameter};
use crate::apply::{defined, named};
use crate::builtin::text_search as system;
use crate::effects::Effects;
use crate::names;
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{Define, DefineOption, DefineValue, ObjectName, Span};

const KIND: DefinedKind = DefinedKind::TextSearchDictionary;

/// What a dictionary's template is told.
#[derive(Debug, Clone)]
struct Told {
    name: String,
    value: Value,
    span: Span,
}

/// A value of an option, as it is kept (`serialize_deflist`).
#[derive(Debug, Clone)]
enum Value {
    Number(String),
    Text(String),
}

impl Value {
    fn text(&self) -> &str {
        let (Value::Number(text) | Value::Text(text)) = self;
        text
    }
}

/// # Errors
/// 42P17 without a template, 42704 for one that is not there, 23505 if the name is taken; what the template says of its options.
pub(super) fn create(simulation: &mut Simulation, it: &Define, effects: &mut Effects) -> Result<(), Refusal> {
    let schema = names::creation_schema(simulation, &it.name)?;
    let span = it.name.span();
    let (mut template, mut told) = (None, Vec::new());
    for option in &it.options {
        if option.name == "template" {
            template = Some(require(simulation, DefinedKind::TextSearchTemplate, &qualified(option)?)?);
        } else {
            told.push(value(option)?.ok_or_else(|| requires_parameter(option))?);
        }
    }
    let Some(template) = template else {
        return Err(Refusal::other(span, "42P17", "text search template is required"));
    };
    require_options(simulation, (&printed(&template), template_name(&template)), &told, span)?;
    let mut new = draft(KIND, schema, &it.name.name.name);
    defined::set_attribute(&mut new, "template", Some(printed(&template)));
    defined::set_attribute(&mut new, "options", kept(&told));
    insert(simulation, new, span)?;
    named::note_unqualified(simulation, effects, &it.name, schema);
    effects.words = format!("create text search dictionary {}", names::written(&it.name));
    Ok(())
}

/// # Errors
/// 42704 if it is not there; what the template says of its options.
pub(super) fn alter(
    simulation: &mut Simulation,
    name: &ObjectName,
    options: &[DefineOption],
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let id = altered(simulation, KIND, name, effects)?;
    let Some(before) = defined::defined(&simulation.catalog, id) else { return Ok(()) };
    let mut told = before.attribute("options").map(read).unwrap_or_default();
    for option in options {
        told.retain(|it| it.name != option.name);
        told.extend(value(option)?);
    }
    if let Some(template) = before.attribute("template") {
        require_options(simulation, (template, &last_word(template)), &told, name.span())?;
    }
    let value = kept(&told);
    defined::change(&mut simulation.catalog, id, |it| defined::set_attribute(it, "options", value));
    effects.words = format!("alter text search dictionary {}", names::written(name));
    Ok(())
}

fn template_name(template: &Found) -> &str {
    match template {
        Found::System(name) => name,
        Found::Of { name, .. } => name,
        Found::Own(_) => "",
    }
}

/// The name in what is printed of a template: `simple`, `public.unaccent`.
fn last_word(value: &Stored) -> String {
    let text =
        value.pieces.last().map(|piece| if let Piece::Text(text) = piece { text.as_str() } else { "" });
    text.unwrap_or_default().trim_start_matches('.').to_owned()
}

fn value(option: &DefineOption) -> Result<Option<Told>, Refusal> {
    let value = match &option.value {
        DefineValue::None => return Ok(None),
        DefineValue::Number(number) => Value::Number(number.clone()),
        DefineValue::Text(text) => Value::Text(text.clone()),
        DefineValue::Name(name) => Value::Text(plain(name)),
        DefineValue::Type(ty) => Value::Text(plain(&ty.name)),
        DefineValue::Routine(_) => {
            return Err(Refusal::not_modelled(option.span, "this option of a text search dictionary"));
        }
    };
    Ok(Some(Told { name: option.name.clone(), value, span: option.span }))
}

/// `TypeNameToString`: without quotation marks.
fn plain(name: &ObjectName) -> String {
    let own = name.name.name.as_str();
    match &name.schema {
        Some(schema) => format!("{}.{own}", schema.name.as_str()),
        None => own.to_owned(),
    }
}

/// The options as `dictinitoption` has them; [`read`] gives them back.
fn kept(told: &[Told]) -> Option<Stored> {
    let mut pieces = Vec::with_capacity(told.len() * 4);
    for it in told {
        if !pieces.is_empty() {
            pieces.push(Piece::Text(", ".to_owned()));
        }
        pieces.push(Piece::Text(Name::new(&it.name).to_string()));
        pieces.push(Piece::Text(" = ".to_owned()));
        pieces.push(Piece::Text(match &it.value {
            Value::Number(number) => number.clone(),
            Value::Text(text) if text.contains('\\') => {
                format!("E'{}'", text.replace('\\', "\\\\").replace('\'', "''"))
            }
            Value::Text(text) => format!("'{}'", text.replace('\'', "''")),
        }));
    }
    (!pieces.is_empty()).then_some(Stored { pieces, also: Vec::new() })
}

fn read(value: &Stored) -> Vec<Told> {
    let text = |piece: Option<&Piece>| match piece {
        Some(Piece::Text(text)) => text.clone(),
        Some(_) | None => String::new(),
    };
    let one = |pieces: &[Piece]| {
        let name = text(pieces.first());
        let name = match name.strip_prefix('"').and_then(|name| name.strip_suffix('"')) {
            Some(quoted) => quoted.replace("\"\"", "\""),
            None => name,
        };
        let value = text(pieces.get(2));
        let inner = |value: &str| value.strip_suffix('\'').map(|value| value.replace("''", "'"));
        let value = if let Some(value) = value.strip_prefix("E'").and_then(inner) {
            Value::Text(value.replace("\\\\", "\\"))
        } else if let Some(value) = value.strip_prefix('\'').and_then(inner) {
            Value::Text(value)
        } else {
            Value::Number(value)
        };
        Told { name, value, span: Span::default() }
    };
    value.pieces.chunks(4).map(one).collect()
}

/// The template takes the options: one of the history's own as its function does, if that is PostgreSQL's.
fn require_options(
    simulation: &Simulation,
    (template, name): (&Stored, &str),
    told: &[Told],
    span: Span,
) -> Result<(), Refusal> {
    match made::options(simulation, template) {
        None => require_valid(name, told, span),
        Some(TakesOptions::As(name)) => require_valid(name, told, span),
        Some(TakesOptions::No) if told.is_empty() => Ok(()),
        Some(TakesOptions::No) => {
            Err(Refusal::other(span, "42601", "the text search template does not accept options"))
        }
        Some(TakesOptions::Unknown) => {
            Err(Refusal::not_modelled(span, "the options of a template of the history's own"))
        }
    }
}

/// What the template's own function says of the options. Files belong to the server: only those that come with it are known.
fn require_valid(template: &str, told: &[Told], span: Span) -> Result<(), Refusal> {
    let named = |word: &str| match template {
        "simple" => format!("unrecognized simple dictionary parameter: \"{word}\""),
        "snowball" => format!("unrecognized Snowball parameter: \"{word}\""),
        _ => format!("unrecognized Unaccent parameter: \"{word}\""),
    };
    let mut seen: Vec<&str> = Vec::new();
    for it in told {
        let name = it.name.as_str();
        let twice = seen.contains(&name);
        let multiple = |word: &str| Refusal::other(it.span, "22023", format!("multiple {word} parameters"));
        match (template, name) {
            ("simple" | "snowball", "stopwords") if twice => return Err(multiple("StopWords")),
            ("simple" | "snowball", "stopwords") if system::has_stop_words(it.value.text()) => {}
            ("simple", "accept") if twice => return Err(multiple("Accept")),
            ("simple", "accept") => {
                let value = it.value.text().to_ascii_lowercase();
                if !matches!(value.as_str(), "true" | "false" | "on" | "off" | "1" | "0") {
                    return Err(Refusal::other(it.span, "42601", "accept requires a Boolean value"));
                }
            }
            ("snowball", "language") if twice => return Err(multiple("Language")),
            ("snowball", "language") if !system::has_stemmer(it.value.text()) => {
                let message = format!("no Snowball stemmer available for language \"{}\"", it.value.text());
                return Err(Refusal::other(it.span, "42704", message));
            }
            ("snowball", "language") => {}
            ("unaccent", "rules") if twice => return Err(multiple("Rules")),
            ("unaccent", "rules") if it.value.text() == "unaccent" => {}
            ("simple" | "snowball", "stopwords") | ("unaccent", "rules") => {
                return Err(Refusal::not_modelled(it.span, format!("the server's file {}", it.value.text())));
            }
            ("simple" | "snowball" | "unaccent", other) => {
                return Err(Refusal::other(it.span, "22023", named(other)));
            }
            _ => {
                return Err(Refusal::not_modelled(
                    it.span,
                    format!("the options of the template {template}"),
                ));
            }
        }
        seen.push(name);
    }
    let missing = |message: &str| Err(Refusal::other(span, "22023", message));
    match template {
        "snowball" if !seen.contains(&"language") => missing("missing Language parameter"),
        "unaccent" if !seen.contains(&"rules") => missing("missing Rules parameter"),
        "simple" | "snowball" | "unaccent" => Ok(()),
        _ => Err(Refusal::not_modelled(span, format!("the options of the template {template}"))),
    }
}
