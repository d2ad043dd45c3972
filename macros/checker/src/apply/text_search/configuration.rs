//! `CREATE`, `ALTER TEXT SEARCH CONFIGURATION`: for each token of the parser, the dictionaries in which it is looked up.

use arcoiris_catalog::{DefinedKind, Expression as Stored, Piece};

use super::{Found, altered, draft, insert, made, printed, qualified, require};
use crate::apply::{defined, named};
use crate::builtin::text_search as system;
use crate::effects::Effects;
use crate::names;
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{Define, Ident, MappingChange, ObjectName};

const KIND: DefinedKind = DefinedKind::TextSearchConfiguration;
const PREFIX: &str = "mapping ";

/// # Errors
/// 42704 for a parser or a configuration that is not there, 42601 for both or for another option, 42P17 for neither, 23505 if the
/// name is taken.
pub(super) fn create(simulation: &mut Simulation, it: &Define, effects: &mut Effects) -> Result<(), Refusal> {
    let schema = names::creation_schema(simulation, &it.name)?;
    let (mut parser, mut source) = (None, None);
    for option in &it.options {
        match option.name.as_str() {
            "parser" => {
                let name = qualified(option)?;
                parser = Some(require(simulation, DefinedKind::TextSearchParser, &name)?);
            }
            "copy" => source = Some(require(simulation, KIND, &qualified(option)?)?),
            other => {
                let message = format!("text search configuration parameter \"{other}\" not recognized");
                return Err(Refusal::other(option.span, "42601", message));
            }
        }
    }
    let span = it.name.span();
    let mut new = draft(KIND, schema, &it.name.name.name);
    match (parser, source) {
        (Some(_), Some(_)) => {
            return Err(Refusal::other(span, "42601", "cannot specify both PARSER and COPY options"));
        }
        (None, None) => return Err(Refusal::other(span, "42P17", "text search parser is required")),
        (Some(parser @ Found::Own(_)), None) => {
            defined::set_attribute(&mut new, "parser", Some(printed(&parser)));
        }
        (Some(_), None) => {}
        (None, Some(Found::Own(id))) => {
            if let Some(source) = defined::defined(&simulation.catalog, id) {
                new.attributes.clone_from(&source.attributes);
            }
        }
        (None, Some(Found::System(source))) => {
            for token in system::TOKENS {
                let dictionary = system::dictionary(&source, token);
                defined::set_attribute(
                    &mut new,
                    &attribute(token),
                    dictionary.map(|name| defined::text(&name)),
                );
            }
        }
        (None, Some(Found::Of { .. })) => {
            return Err(Refusal::not_modelled(span, "the text search configuration of an extension"));
        }
    }
    insert(simulation, new, span)?;
    named::note_unqualified(simulation, effects, &it.name, schema);
    effects.words = format!("create text search configuration {}", names::written(&it.name));
    Ok(())
}

fn attribute(token: &str) -> String {
    format!("{PREFIX}{token}")
}

/// # Errors
/// 42704 for what is not there, 22023 for a token that the parser does not know, 23505 for a mapping that is there.
pub(super) fn alter(
    simulation: &mut Simulation,
    name: &ObjectName,
    change: &MappingChange,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let id = altered(simulation, KIND, name, effects)?;
    let Some(before) = defined::defined(&simulation.catalog, id) else { return Ok(()) };
    let mut new = before.clone();
    if before.attribute("parser").is_some_and(|parser| !made::has_usual_tokens(simulation, parser)) {
        return Err(
            Refusal::not_modelled(name.span(), "the tokens of a parser of the history's own").about(id)
        );
    }
    match change {
        MappingChange::Set { tokens, dictionaries, replaces } => {
            let tokens = known(tokens)?;
            let mut found = Vec::with_capacity(dictionaries.len());
            for dictionary in dictionaries {
                found.push(require(simulation, DefinedKind::TextSearchDictionary, dictionary)?);
            }
            for token in tokens {
                let attribute = attribute(token.name.as_str());
                if !replaces && new.attribute(&attribute).is_some() {
                    let message =
                        format!("a mapping for token type \"{}\" already exists", token.name.as_str());
                    return Err(Refusal::other(token.span, "23505", message));
                }
                defined::set_attribute(&mut new, &attribute, Some(joined(found.iter().map(printed))));
            }
        }
        MappingChange::Replace { tokens, old, new: to } => {
            let tokens = known(tokens)?;
            let old = printed(&require(simulation, DefinedKind::TextSearchDictionary, old)?);
            let to = printed(&require(simulation, DefinedKind::TextSearchDictionary, to)?);
            for (attribute, value) in &mut new.attributes {
                let token = attribute.as_str().strip_prefix(PREFIX);
                let meant = tokens.is_empty() || tokens.iter().any(|it| Some(it.name.as_str()) == token);
                if token.is_some() && meant {
                    let all = parted(value);
                    let replaced =
                        all.into_iter().map(|one| if one.pieces == old.pieces { to.clone() } else { one });
                    *value = joined(replaced);
                }
            }
        }
        MappingChange::Drop { tokens, if_exists } => {
            for token in known(tokens)? {
                let attribute = attribute(token.name.as_str());
                if new.attribute(&attribute).is_none() && !if_exists {
                    let message =
                        format!("mapping for token type \"{}\" does not exist", token.name.as_str());
                    return Err(Refusal::other(token.span, "42704", message).about(id));
                }
                defined::set_attribute(&mut new, &attribute, None);
            }
        }
    }
    effects.words = format!("change what text search configuration {} looks up where", names::written(name));
    defined::change(&mut simulation.catalog, id, |it| it.attributes = new.attributes);
    Ok(())
}

/// The tokens, each of which the parser knows, each once.
fn known(tokens: &[Ident]) -> Result<Vec<&Ident>, Refusal> {
    let mut found: Vec<&Ident> = Vec::with_capacity(tokens.len());
    for token in tokens {
        let name = token.name.as_str();
        if !system::TOKENS.contains(&name) {
            return Err(Refusal::other(token.span, "22023", format!("token type \"{name}\" does not exist")));
        }
        if found.iter().any(|other| other.name == token.name) {
            return Err(Refusal::not_modelled(token.span, "a token that is named twice"));
        }
        found.push(token);
    }
    Ok(found)
}

const SEPARATOR: &str = ", ";

/// Dictionaries in order, as the fact has them.
fn joined(dictionaries: impl Iterator<Item = Stored>) -> Stored {
    let mut all = Stored { pieces: Vec::new(), also: Vec::new() };
    for one in dictionaries {
        if !all.pieces.is_empty() {
            all.pieces.push(Piece::Text(SEPARATOR.to_owned()));
        }
        all.pieces.extend(one.pieces);
        all.also.extend(one.also.into_iter().filter(|id| !all.also.contains(id)).collect::<Vec<_>>());
    }
    all
}

/// The dictionaries of [`joined`].
fn parted(value: &Stored) -> Vec<Stored> {
    let separates = |piece: &Piece| matches!(piece, Piece::Text(text) if text == SEPARATOR);
    let one = |pieces: &[Piece]| {
        // What an extension brings is printed with a schema.
        let of_extension = pieces.iter().any(|piece| matches!(piece, Piece::Schema(_)));
        let also = if of_extension { value.also.clone() } else { Vec::new() };
        Stored { pieces: pieces.to_vec(), also }
    };
    value.pieces.split(separates).map(one).collect()
}
