//! Sequences and their options.

use rupg_sql::nodes::{AlterSeqStmt, CreateSeqStmt, DefElem, List, Node};
use rupg_sql::token;

use super::context::Context;
use super::cursor::Cursor;
use super::expression::{strings, type_name};
use super::option::{elements, text};
use super::query::relation;
use super::table::persistence;
use crate::refusal::Refusal;
use crate::syntax::{AlterSequence, CreateSequence, SequenceBound, SequenceOption, Span};

/// `CREATE SEQUENCE`
pub(super) fn create_sequence(context: &Context<'_>, it: &CreateSeqStmt) -> Result<CreateSequence, Refusal> {
    let Some(range) = it.sequence.as_deref() else {
        return Err(Refusal::not_modelled(context.statement(), "CREATE SEQUENCE"));
    };
    Ok(CreateSequence {
        name: relation(context, range)?,
        if_not_exists: it.if_not_exists,
        persistence: persistence(range.relpersistence),
        options: sequence_options(context, &it.options)?,
    })
}

/// `ALTER SEQUENCE`
pub(super) fn alter_sequence(context: &Context<'_>, it: &AlterSeqStmt) -> Result<AlterSequence, Refusal> {
    let Some(range) = it.sequence.as_deref() else {
        return Err(Refusal::not_modelled(context.statement(), "ALTER SEQUENCE"));
    };
    Ok(AlterSequence {
        name: relation(context, range)?,
        if_exists: it.missing_ok,
        options: sequence_options(context, &it.options)?,
    })
}

/// The options of a sequence or an identity column, in the order in which they are written.
pub(super) fn sequence_options(context: &Context<'_>, list: &List) -> Result<Vec<SequenceOption>, Refusal> {
    elements(list).map(|element| sequence_option(context, element)).collect()
}

fn sequence_option(context: &Context<'_>, it: &DefElem) -> Result<SequenceOption, Refusal> {
    let index = context.index_at(it.location).unwrap_or_default();
    let span = option_span(context, index);
    let number = || match &it.arg {
        Some(node) => bigint(node, span),
        None => Err(Refusal::not_modelled(span, "this option of a sequence")),
    };
    let bound = || match &it.arg {
        Some(node) => bigint(node, span).map(SequenceBound::Value),
        None => Ok(SequenceBound::None),
    };
    let mut cursor = Cursor::new(context);
    cursor.at = index;
    Ok(match (it.defname.as_deref().unwrap_or_default(), &it.arg) {
        ("as", Some(Node::TypeName(ty))) => SequenceOption::As(type_name(context, ty)?),
        ("start", _) => SequenceOption::Start(number()?, span),
        ("increment", _) => SequenceOption::Increment(number()?, span),
        ("minvalue", _) => SequenceOption::Minimum(bound()?, span),
        ("maxvalue", _) => SequenceOption::Maximum(bound()?, span),
        ("cache", _) => SequenceOption::Cache(number()?, span),
        ("cycle", Some(Node::Boolean(cycle))) => SequenceOption::Cycle(*cycle),
        ("restart", None) => SequenceOption::Restart(None, span),
        ("restart", Some(node)) => SequenceOption::Restart(Some(bigint(node, span)?), span),
        ("owned_by", Some(Node::List(names))) => {
            cursor.eat(&[token::OWNED, token::BY]);
            SequenceOption::OwnedBy(owned_by(cursor, names, span)?)
        }
        ("sequence_name", Some(Node::List(names))) => {
            cursor.eat(&[token::SEQUENCE, token::NAME_P]);
            SequenceOption::Name(cursor.object_name_of(names)?)
        }
        ("logged", _) => SequenceOption::Logged(true),
        ("unlogged", _) => SequenceOption::Logged(false),
        (other, _) => return Err(Refusal::not_modelled(span, format!("the option {other} of a sequence"))),
    })
}

/// An option reaches to its number, if it has one: `INCREMENT BY - 1`.
fn option_span(context: &Context<'_>, first: usize) -> Span {
    let mut end = first + 1;
    if context.kind(first) == token::NO {
        end += 1;
    }
    while matches!(context.kind(end), token::BY | token::WITH) || context.is(end, '-') || context.is(end, '+')
    {
        end += 1;
    }
    if matches!(context.kind(end), token::ICONST | token::FCONST) {
        end += 1;
    }
    context.span_between(first, end)
}

/// `OWNED BY NONE` is one part; a column needs a table before it.
fn owned_by(
    mut cursor: Cursor<'_, '_>,
    names: &List,
    span: Span,
) -> Result<Option<(crate::syntax::ObjectName, crate::syntax::Ident)>, Refusal> {
    let parts = strings(names);
    match parts.split_last() {
        Some((column, table)) if !table.is_empty() => {
            let (places, end) = cursor.context.path(cursor.at);
            // The table's name is all but the last part: a cursor that ends before it.
            let table = cursor_object(&mut cursor, table, places.len(), end)?;
            let column = cursor.name(column);
            Ok(Some((table, column)))
        }
        Some((&"none", _)) => Ok(None),
        // process_owned_by
        Some(_) | None => {
            let refusal = Refusal::other(span, "42601", "invalid OWNED BY option");
            Err(refusal)
        }
    }
}

fn cursor_object(
    cursor: &mut Cursor<'_, '_>,
    parts: &[&str],
    places: usize,
    end: usize,
) -> Result<crate::syntax::ObjectName, Refusal> {
    let context = cursor.context;
    let column = end.saturating_sub(1);
    let table_end = if places > 1 { column.saturating_sub(1) } else { end };
    let tokens = context.tokens.get(..table_end).unwrap_or_default();
    let shortened = Context { tokens, ..*context };
    let mut walk = Cursor::new(&shortened);
    walk.at = cursor.at;
    let name = walk.object_name(parts)?;
    cursor.at = column;
    Ok(name)
}

/// `defGetInt64`: a number that has to fit in 64 bits.
fn bigint(node: &Node, span: Span) -> Result<i64, Refusal> {
    let digits = text(node).unwrap_or_default();
    let plain = digits.trim_start_matches(['-', '+']);
    if let Ok(number) = digits.trim_start_matches('+').parse() {
        Ok(number)
    } else if !plain.is_empty() && plain.bytes().all(|byte| byte.is_ascii_digit()) {
        let message = format!("value \"{digits}\" is out of range for type bigint");
        Err(Refusal::other(span, "22003", message))
    } else {
        Err(Refusal::other(span, "22P02", format!("invalid input syntax for type bigint: \"{digits}\"")))
    }
}
