//! `CREATE TABLE` and the definitions of columns.

use arcoiris_catalog::{Name, Persistence};
use rupg_sql::nodes::{CollateClause, ColumnDef, CreateStmt, Node, OnCommitAction, Str};
use rupg_sql::token;

use super::constraint::{column_constraints, table_constraint};
use super::context::Context;
use super::cursor::Cursor;
use super::expression::{strings, type_name};
use super::option::storage_options;
use super::query::relation;
use crate::refusal::Refusal;
use crate::syntax::{ColumnDefinition, CreateTable, Ident, ObjectName, Span, TableElement};

/// `CREATE TABLE`
pub(super) fn create_table(context: &Context<'_>, it: &CreateStmt) -> Result<CreateTable, Refusal> {
    let Some(range) = it.relation.as_deref() else {
        return Err(Refusal::not_modelled(context.statement(), "CREATE TABLE"));
    };
    let name = relation(context, range)?;
    let mut cursor = Cursor::new(context);
    cursor.at = context.index_from(name.span().end);
    let not_modelled = not_modelled(cursor, it);
    cursor.seek(|token| token.is('('));
    let pieces = if cursor.is('(') { context.split_inside(cursor.at) } else { Vec::new() };
    let mut elements = Vec::with_capacity(it.tableElts.len());
    for (index, node) in it.tableElts.iter().flatten().enumerate() {
        let piece = pieces.get(index).copied().unwrap_or((0, context.tokens.len()));
        elements.push(element(context, node, piece)?);
    }
    Ok(CreateTable {
        name,
        if_not_exists: it.if_not_exists,
        persistence: persistence(range.relpersistence),
        elements,
        options: storage_options(context, &it.options)?,
        not_modelled,
    })
}

/// `relpersistence` of PostgreSQL's tree.
pub(super) fn persistence(letter: u8) -> Persistence {
    match letter {
        b'u' => Persistence::Unlogged,
        b't' => Persistence::Temporary,
        _ => Persistence::Permanent,
    }
}

fn not_modelled(after_name: Cursor<'_, '_>, it: &CreateStmt) -> Vec<(String, Span)> {
    let clauses: [(bool, &str, &[u16]); 7] = [
        (it.partbound.is_some(), "PARTITION OF", &[token::PARTITION]),
        (it.partbound.is_none() && !it.inhRelations.is_empty(), "INHERITS", &[token::INHERITS]),
        (it.ofTypename.is_some(), "OF", &[token::OF]),
        (it.partspec.is_some(), "PARTITION BY", &[token::PARTITION, token::BY]),
        (it.accessMethod.is_some(), "USING", &[token::USING]),
        (it.oncommit != OnCommitAction::ONCOMMIT_NOOP, "ON COMMIT", &[token::ON]),
        (it.tablespacename.is_some(), "TABLESPACE", &[token::TABLESPACE]),
    ];
    let mut found = Vec::new();
    for (present, words, tokens) in clauses {
        if present {
            let mut cursor = after_name;
            let first = tokens.first().copied().unwrap_or_default();
            while cursor.seek_word(first) {
                cursor.at -= 1;
                if cursor.clone().eat(tokens) {
                    break;
                }
                cursor.at += 1;
            }
            found.push((words.to_owned(), cursor.span()));
        }
    }
    found
}

fn element(context: &Context<'_>, node: &Node, piece: (usize, usize)) -> Result<TableElement, Refusal> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the grammar has no other elements")]
    match node {
        Node::ColumnDef(it) => Ok(TableElement::Column(column(context, it, piece.1)?)),
        Node::Constraint(it) => Ok(TableElement::Constraint(table_constraint(context, it, piece)?)),
        Node::TableLikeClause(it) => match it.relation.as_deref() {
            Some(range) => Ok(TableElement::Like {
                table: relation(context, range)?,
                span: context.span_between(piece.0, piece.1),
            }),
            None => Err(Refusal::not_modelled(context.statement(), "LIKE")),
        },
        _ => Err(Refusal::not_modelled(context.span_between(piece.0, piece.1), "this element of a table")),
    }
}

/// A column, whose definition ends before the token at `end`.
pub(super) fn column(context: &Context<'_>, it: &ColumnDef, end: usize) -> Result<ColumnDefinition, Refusal> {
    let first = context.index_at(it.location).unwrap_or_default();
    let mut cursor = Cursor::piece(context, (first, end));
    let name = cursor.named(it.colname.as_ref());
    let Some(ty) = it.typeName.as_deref() else {
        return Err(Refusal::not_modelled(name.span, "a column without a type"));
    };
    if !it.fdwoptions.is_empty() {
        return Err(Refusal::not_modelled(name.span, "OPTIONS of a column"));
    }
    let ty = type_name(context, ty)?;
    cursor.at = context.index_from(ty.span.end);
    let storage = clause_name(cursor, token::STORAGE, it.storage_name.as_ref());
    let compression = clause_name(cursor, token::COMPRESSION, it.compression.as_ref());
    Ok(ColumnDefinition {
        name,
        ty,
        collation: it.collClause.as_deref().map(|it| collation(context, it)).transpose()?,
        storage,
        compression,
        constraints: column_constraints(
            context,
            &it.constraints,
            it.collClause.as_deref(),
            (cursor.at, end),
        )?,
        span: context.span_between(first, end),
    })
}

/// `STORAGE name`, `COMPRESSION name`: PostgreSQL folds `DEFAULT` to a name of its own.
fn clause_name(mut cursor: Cursor<'_, '_>, word: u16, name: Option<&Str>) -> Option<Ident> {
    let name = name?;
    cursor.seek_word(word);
    Some(Ident { name: Name::new(name), span: cursor.span() })
}

/// `COLLATE name`
pub(super) fn collation(context: &Context<'_>, it: &CollateClause) -> Result<ObjectName, Refusal> {
    let mut cursor = Cursor::new(context);
    cursor.at = context.index_at(it.location).unwrap_or_default();
    cursor.eat(&[token::COLLATE]);
    cursor.object_name(&strings(&it.collname))
}
