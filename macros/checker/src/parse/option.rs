//! Options as `name = value`: storage parameters of tables, indexes and columns.

use arcoiris_catalog::Name;
use rupg_sql::nodes::{DefElem, List, Node, TypeName};

use super::context::Context;
use super::expression::strings;
use crate::refusal::Refusal;
use crate::syntax::{Ident, StorageOption};

/// `(fillfactor = 70, toast.autovacuum_enabled = false)`
pub(super) fn storage_options(context: &Context<'_>, list: &List) -> Result<Vec<StorageOption>, Refusal> {
    elements(list).map(|element| storage_option(context, element)).collect()
}

/// `RESET (fillfactor)`: names alone. A value or a namespace is not modelled here.
pub(super) fn option_names(context: &Context<'_>, list: &List) -> Result<Vec<Ident>, Refusal> {
    elements(list)
        .map(|element| {
            let option = storage_option(context, element)?;
            match (option.namespace, option.value) {
                (None, None) => Ok(option.name),
                // transformRelOptions: "RESET must not include values for parameters".
                (_, Some(_)) => {
                    let message = "RESET must not include values for parameters";
                    Err(Refusal::other(option.name.span, "42601", message))
                }
                (Some(_), None) => {
                    Err(Refusal::not_modelled(option.name.span, "RESET of a parameter of TOAST"))
                }
            }
        })
        .collect()
}

/// The options of a list.
pub(super) fn elements(list: &List) -> impl Iterator<Item = &DefElem> {
    list.iter()
        .flatten()
        .filter_map(|node| if let Node::DefElem(element) = node { Some(&**element) } else { None })
}

fn storage_option(context: &Context<'_>, it: &DefElem) -> Result<StorageOption, Refusal> {
    let span = context.span_at(it.location);
    let index = context.index_at(it.location).unwrap_or_default();
    let namespace = it.defnamespace.as_deref().map(|name| Ident { name: Name::new(name), span });
    let name_index = if namespace.is_some() { index + 2 } else { index };
    let name = Ident {
        name: Name::new(it.defname.as_deref().unwrap_or_default()),
        span: context.span_between(name_index, name_index + 1),
    };
    let value = match &it.arg {
        None => None,
        Some(node) => match text(node) {
            Some(text) => Some(text),
            None => return Err(Refusal::not_modelled(name.span, "the value of this parameter")),
        },
    };
    Ok(StorageOption { namespace, name, value })
}

/// A value as PostgreSQL's `defGetString` reads it.
pub(super) fn text(node: &Node) -> Option<String> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "defGetString refuses the rest too")]
    match node {
        Node::Integer(value) => Some(value.to_string()),
        Node::Float(value) | Node::String(value) => Some(value.to_string()),
        Node::Boolean(value) => Some(value.to_string()),
        Node::List(names) => Some(strings(names).join(".")),
        Node::TypeName(it) => type_text(it),
        _ => None,
    }
}

/// `TypeNameToString`, for a word that the grammar took for a type (`autovacuum_enabled = off`).
fn type_text(it: &TypeName) -> Option<String> {
    let plain = it.typmods.is_empty() && it.arrayBounds.is_empty() && !it.setof && !it.pct_type;
    plain.then(|| strings(&it.names).join("."))
}
