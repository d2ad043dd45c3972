//! `ALTER TEXT SEARCH CONFIGURATION … MAPPING`, `ALTER TEXT SEARCH DICTIONARY … (…)`.

use rupg_sql::nodes::{AlterTSConfigType, AlterTSConfigurationStmt, AlterTSDictionaryStmt, List, Node};
use rupg_sql::token;

use super::context::Context;
use super::cursor::Cursor;
use super::define;
use super::expression::strings;
use crate::refusal::Refusal;
use crate::syntax::{DefinedStatement, Ident, MappingChange, ObjectName, TextSearchStatement};

/// `ALTER TEXT SEARCH CONFIGURATION`
pub(super) fn configuration(
    context: &Context<'_>,
    it: &AlterTSConfigurationStmt,
) -> Result<DefinedStatement, Refusal> {
    let mut cursor = Cursor::new(context);
    cursor.at = 4;
    let configuration = cursor.object_name_of(&it.cfgname)?;
    cursor.seek_word(token::MAPPING);
    let tokens = tokens(&mut cursor, &it.tokentype);
    let change = match it.kind {
        AlterTSConfigType::ALTER_TSCONFIG_DROP_MAPPING => {
            MappingChange::Drop { tokens, if_exists: it.missing_ok }
        }
        AlterTSConfigType::ALTER_TSCONFIG_REPLACE_DICT
        | AlterTSConfigType::ALTER_TSCONFIG_REPLACE_DICT_FOR_TOKEN => {
            cursor.seek_word(token::REPLACE);
            let [Some(Node::List(old)), Some(Node::List(new))] = it.dicts.as_slice() else {
                return Err(Refusal::not_modelled(cursor.rest(), "this mapping of tokens"));
            };
            let old = cursor.object_name_of(old)?;
            cursor.seek_word(token::WITH);
            MappingChange::Replace { tokens, old, new: cursor.object_name_of(new)? }
        }
        _ => {
            cursor.seek_word(token::WITH);
            let dictionaries = dictionaries(cursor, &it.dicts)?;
            MappingChange::Set { tokens, dictionaries, replaces: it.r#override }
        }
    };
    Ok(DefinedStatement::TextSearch(TextSearchStatement::Mapping { configuration, change }))
}

fn tokens(cursor: &mut Cursor<'_, '_>, list: &List) -> Vec<Ident> {
    strings(list).into_iter().map(|name| cursor.name(name)).collect()
}

fn dictionaries(cursor: Cursor<'_, '_>, list: &List) -> Result<Vec<ObjectName>, Refusal> {
    let pieces = cursor.context.split(cursor.at, cursor.end);
    let mut found = Vec::with_capacity(list.len());
    for (node, piece) in list.iter().flatten().zip(pieces) {
        if let Node::List(parts) = node {
            found.push(Cursor::piece(cursor.context, piece).object_name_of(parts)?);
        }
    }
    Ok(found)
}

/// `ALTER TEXT SEARCH DICTIONARY … (…)`
pub(super) fn dictionary(
    context: &Context<'_>,
    it: &AlterTSDictionaryStmt,
) -> Result<DefinedStatement, Refusal> {
    let mut cursor = Cursor::new(context);
    cursor.at = 4;
    let dictionary = cursor.object_name_of(&it.dictname)?;
    let options = define::options(context, &it.options)?;
    Ok(DefinedStatement::TextSearch(TextSearchStatement::Options { dictionary, options }))
}
