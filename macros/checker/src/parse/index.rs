//! `CREATE INDEX` and the elements of an index's key.

use arcoiris_catalog::Name;
use rupg_sql::nodes::{IndexElem, IndexStmt, Node, SortByDir, SortByNulls};
use rupg_sql::token;

use super::context::Context;
use super::cursor::Cursor;
use super::expression::expression;
use super::option::storage_options;
use super::query::relation;
use crate::refusal::Refusal;
use crate::syntax::{CreateIndex, Expression, ExpressionKind, Ident, IndexElementClause};

/// `CREATE INDEX`
pub(super) fn create_index(context: &Context<'_>, it: &IndexStmt) -> Result<CreateIndex, Refusal> {
    let Some(range) = it.relation.as_deref() else {
        return Err(Refusal::not_modelled(context.statement(), "CREATE INDEX"));
    };
    let mut cursor = Cursor::new(context);
    cursor.eat_any(&[token::CREATE, token::UNIQUE, token::INDEX, token::CONCURRENTLY]);
    cursor.eat_if_not_exists();
    let name = it.idxname.as_ref().map(|name| cursor.named(Some(name)));
    let table = relation(context, range)?;
    cursor.at = context.index_from(table.span().end);
    cursor.eat(&[super::context::character('*')]);
    let method = match &it.accessMethod {
        Some(name) if cursor.eat(&[token::USING]) => cursor.named(Some(name)),
        Some(_) | None => {
            Ident { name: Name::new(it.accessMethod.as_deref().unwrap_or("btree")), span: table.span() }
        }
    };
    cursor.seek(|token| token.is('('));
    let pieces = context.split_inside(cursor.at);
    cursor.at = context.after(cursor.at);
    let mut elements = Vec::with_capacity(it.indexParams.len());
    for (node, piece) in it.indexParams.iter().flatten().zip(pieces) {
        if let Node::IndexElem(element) = node {
            elements.push(index_element(context, element, piece)?);
        }
    }
    let mut include = Vec::new();
    if !it.indexIncludingParams.is_empty() {
        cursor.seek_word(token::INCLUDE);
        let pieces = if cursor.is('(') { context.split_inside(cursor.at) } else { Vec::new() };
        cursor.at = context.after(cursor.at);
        for (node, piece) in it.indexIncludingParams.iter().flatten().zip(pieces) {
            let span = context.span_between(piece.0, piece.1);
            let Node::IndexElem(element) = node else { continue };
            if element.expr.is_some() {
                let message = "expressions are not supported in included columns";
                return Err(Refusal::other(span, "0A000", message));
            }
            // ComputeIndexAttrs refuses COLLATE, an operator class, ASC and NULLS here, each with words of its own.
            if !plain(element) {
                return Err(Refusal::not_modelled(span, "options of an included column"));
            }
            include.push(Cursor::piece(context, piece).named(element.name.as_ref()));
        }
    }
    let tablespace = it.tableSpace.as_ref().map(|name| {
        cursor.seek_word(token::TABLESPACE);
        cursor.named(Some(name))
    });
    Ok(CreateIndex {
        name,
        table,
        only: !range.inh,
        if_not_exists: it.if_not_exists,
        concurrently: it.concurrent,
        unique: it.unique,
        nulls_not_distinct: it.nulls_not_distinct,
        method,
        elements,
        include,
        options: storage_options(context, &it.options)?,
        tablespace,
        predicate: it.whereClause.as_ref().map(|node| expression(context, node)).transpose()?,
    })
}

fn plain(it: &IndexElem) -> bool {
    it.collation.is_empty()
        && it.opclass.is_empty()
        && it.ordering == SortByDir::SORTBY_DEFAULT
        && it.nulls_ordering == SortByNulls::SORTBY_NULLS_DEFAULT
}

/// An element, which stands in `piece`.
pub(super) fn index_element(
    context: &Context<'_>,
    it: &IndexElem,
    piece: (usize, usize),
) -> Result<IndexElementClause, Refusal> {
    let mut cursor = Cursor::piece(context, piece);
    let expression = match (&it.name, &it.expr) {
        (Some(name), _) => {
            let ident = cursor.named(Some(name));
            Expression { span: ident.span, kind: ExpressionKind::Column(vec![ident]) }
        }
        (None, Some(node)) => {
            let found = expression(context, node)?;
            // A call or parentheses: neither has an end in the tree.
            let after = if cursor.is('(') { cursor.at } else { context.path(cursor.at).1.max(cursor.at + 1) };
            cursor.at = if context.is(after, '(') { context.after(after) } else { after };
            found
        }
        (None, None) => return Err(Refusal::not_modelled(cursor.rest(), "this element of an index")),
    };
    let collation = if it.collation.is_empty() {
        None
    } else {
        cursor.seek_word(token::COLLATE);
        Some(cursor.object_name_of(&it.collation)?)
    };
    let operator_class = if it.opclass.is_empty() { None } else { Some(cursor.object_name_of(&it.opclass)?) };
    Ok(IndexElementClause {
        expression,
        collation,
        operator_class,
        operator_class_options: !it.opclassopts.is_empty(),
        descending: it.ordering == SortByDir::SORTBY_DESC,
        nulls_first: match it.nulls_ordering {
            SortByNulls::SORTBY_NULLS_FIRST => Some(true),
            SortByNulls::SORTBY_NULLS_LAST => Some(false),
            _ => None,
        },
        span: context.span_between(piece.0, piece.1),
    })
}
