//! Constants that name a text search configuration or dictionary: `'english'::regconfig`, `'unaccent'::regdictionary`.

use arcoiris_catalog::{DefinedKind, Name, State};

use super::analyse::Analyser;
use super::input;
use super::kind::Kind;
use super::tree::Constant;
use crate::apply::text_search::{self, Found};
use crate::refusal::Refusal;
use crate::syntax::{Ident, ObjectName, Span};

/// What a constant of this type names.
pub(crate) fn kind_of(kind: Kind) -> Option<DefinedKind> {
    match kind.fact_name()? {
        "regconfig" => Some(DefinedKind::TextSearchConfiguration),
        "regdictionary" => Some(DefinedKind::TextSearchDictionary),
        _ => None,
    }
}

impl Analyser<'_> {
    /// What the input functions of `regconfig` and `regdictionary` make of a text.
    pub(crate) fn text_search_constant(
        &mut self,
        kind: DefinedKind,
        text: &str,
        span: Span,
    ) -> Result<Constant, Refusal> {
        if text == "-" || !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Ok(Constant::Taken(text.to_owned()));
        }
        let parts =
            input::identifiers(text).ok_or_else(|| Refusal::other(span, "42602", "invalid name syntax"))?;
        let ident = |name: &String| Ident { name: Name::new(name), span };
        let name = match parts.as_slice() {
            [name] => ObjectName { schema: None, name: ident(name) },
            [schema, name] => ObjectName { schema: Some(ident(schema)), name: ident(name) },
            _ => return Err(Refusal::not_modelled(span, "a database's name before a schema")),
        };
        Ok(match text_search::require(self.simulation, kind, &name)? {
            Found::System(name) => Constant::Text(name),
            Found::Own(id) => {
                if name.schema.is_none() {
                    self.note_unqualified(id, &name);
                }
                Constant::Relation(id)
            }
            Found::Of { extension, schema, name } => {
                if !self.found.also.contains(&extension) {
                    self.found.also.push(extension);
                }
                let schema = self.simulation.catalog.schema_name(schema);
                Constant::Text(match schema {
                    Some(schema) => format!("{schema}.{name}"),
                    None => name.to_owned(),
                })
            }
        })
    }
}
