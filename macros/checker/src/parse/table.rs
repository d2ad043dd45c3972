//! `CREATE TABLE`, `CREATE FOREIGN TABLE` and the definitions of columns.
#![expect(clippy::wildcard_enum_match_arm, reason = "a question about some kinds is answered by those alone")]

use arcoiris_catalog::{Name, PartitionStrategy, Persistence};
use rupg_sql::nodes::{
    CollateClause, ColumnDef, CreateForeignTableStmt, CreateStmt, DefElemAction, List, Node, OnCommitAction,
    PartitionBoundSpec, PartitionSpec, RangeVar, Str, TableLikeOption,
};
use rupg_sql::token;

use super::constraint::{column_constraints, table_constraint};
use super::context::Context;
use super::cursor::Cursor;
use super::expression::{expression, strings, type_name};
use super::option::{elements, storage_options, text};
use super::query::relation;
use crate::refusal::Refusal;
use crate::syntax::{
    ColumnDefinition, CreateTable, Expression, ExpressionKind, ForeignOption, ForeignOptionAction, Ident,
    IndexElementClause, LikeClause, ObjectName, OnCommit, PartitionBound, PartitionBoundKind, PartitionBy,
    RangeDatum, TableElement,
};

/// `CREATE TABLE`
pub(super) fn create_table(context: &Context<'_>, it: &CreateStmt) -> Result<CreateTable, Refusal> {
    let Some(range) = it.relation.as_deref() else {
        return Err(Refusal::not_modelled(context.statement(), "CREATE TABLE"));
    };
    let name = relation(context, range)?;
    let mut cursor = Cursor::new(context);
    cursor.at = context.index_from(name.span().end);
    let after_name = cursor;
    if let Some(of) = it.ofTypename.as_deref() {
        // Its modifiers are in parentheses too.
        cursor.at = context.index_from(type_name(context, of)?.span.end);
    }
    let parents = it
        .inhRelations
        .iter()
        .flatten()
        .filter_map(
            |node| if let Node::RangeVar(range) = node { Some(relation(context, range)) } else { None },
        )
        .collect::<Result<Vec<ObjectName>, Refusal>>()?;
    if it.tableElts.is_empty() {
        // The first parenthesis is another clause's.
        cursor.at = cursor.end;
    }
    cursor.seek(|token| token.is('('));
    let pieces = if cursor.is('(') { context.split_inside(cursor.at) } else { Vec::new() };
    let mut parts = Vec::with_capacity(it.tableElts.len());
    for (index, node) in it.tableElts.iter().flatten().enumerate() {
        let piece = pieces.get(index).copied().unwrap_or((0, context.tokens.len()));
        parts.push(element(context, node, piece)?);
    }
    Ok(CreateTable {
        name,
        if_not_exists: it.if_not_exists,
        persistence: persistence(range.relpersistence),
        elements: parts,
        options: storage_options(context, &it.options)?,
        partition_of: match (it.partbound.as_deref(), parents.first()) {
            (Some(bound), Some(parent)) => Some((parent.clone(), partition_bound(context, bound)?)),
            (Some(_) | None, _) => None,
        },
        inherits: if it.partbound.is_some() { Vec::new() } else { parents },
        partition_by: it.partspec.as_deref().map(|spec| partition_by(context, spec)).transpose()?,
        of_type: it.ofTypename.as_deref().map(|of| type_name(context, of)).transpose()?,
        method: behind(after_name, token::USING, it.accessMethod.as_ref()),
        tablespace: behind(after_name, token::TABLESPACE, it.tablespacename.as_ref()),
        on_commit: on_commit(it.oncommit),
        foreign: None,
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

/// `ON COMMIT`
fn on_commit(it: OnCommitAction) -> Option<OnCommit> {
    match it {
        OnCommitAction::ONCOMMIT_PRESERVE_ROWS => Some(OnCommit::PreserveRows),
        OnCommitAction::ONCOMMIT_DELETE_ROWS => Some(OnCommit::DeleteRows),
        OnCommitAction::ONCOMMIT_DROP => Some(OnCommit::Drop),
        _ => None,
    }
}

/// A name that stands behind a word, outside parentheses.
fn behind(mut cursor: Cursor<'_, '_>, word: u16, name: Option<&Str>) -> Option<Ident> {
    name.map(|name| {
        cursor.seek_word(word);
        cursor.named(Some(name))
    })
}

fn element(context: &Context<'_>, node: &Node, piece: (usize, usize)) -> Result<TableElement, Refusal> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the grammar has no other elements")]
    match node {
        Node::ColumnDef(it) if it.typeName.is_none() => {
            let mut cursor = Cursor::piece(context, piece);
            Ok(TableElement::ColumnOptions {
                column: cursor.named(it.colname.as_ref()),
                constraints: column_constraints(context, &it.constraints, None, (cursor.at, piece.1))?,
                span: context.span_between(piece.0, piece.1),
            })
        }
        Node::ColumnDef(it) => Ok(TableElement::Column(column(context, it, piece.1)?)),
        Node::Constraint(it) => Ok(TableElement::Constraint(table_constraint(context, it, piece)?)),
        Node::TableLikeClause(it) => match it.relation.as_deref() {
            Some(range) => Ok(TableElement::Like(like(context, range, it.options, piece)?)),
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
        foreign_options: foreign_options(context, &it.fdwoptions),
    })
}

/// `LIKE other INCLUDING …`
fn like(
    context: &Context<'_>,
    range: &RangeVar,
    options: u32,
    piece: (usize, usize),
) -> Result<LikeClause, Refusal> {
    let has = |option: TableLikeOption| i64::from(options) & i64::from(option.0) != 0;
    Ok(LikeClause {
        table: relation(context, range)?,
        comments: has(TableLikeOption::CREATE_TABLE_LIKE_COMMENTS),
        compression: has(TableLikeOption::CREATE_TABLE_LIKE_COMPRESSION),
        constraints: has(TableLikeOption::CREATE_TABLE_LIKE_CONSTRAINTS),
        defaults: has(TableLikeOption::CREATE_TABLE_LIKE_DEFAULTS),
        generated: has(TableLikeOption::CREATE_TABLE_LIKE_GENERATED),
        identity: has(TableLikeOption::CREATE_TABLE_LIKE_IDENTITY),
        indexes: has(TableLikeOption::CREATE_TABLE_LIKE_INDEXES),
        statistics: has(TableLikeOption::CREATE_TABLE_LIKE_STATISTICS),
        storage: has(TableLikeOption::CREATE_TABLE_LIKE_STORAGE),
        span: context.span_between(piece.0, piece.1),
    })
}

/// `OPTIONS (ADD name 'value', …)`
pub(super) fn foreign_options(context: &Context<'_>, list: &List) -> Vec<ForeignOption> {
    elements(list)
        .map(|element| ForeignOption {
            action: match element.defaction {
                DefElemAction::DEFELEM_SET => ForeignOptionAction::Set,
                DefElemAction::DEFELEM_DROP => ForeignOptionAction::Drop,
                _ => ForeignOptionAction::Add,
            },
            name: Ident {
                name: Name::new(element.defname.as_deref().unwrap_or_default()),
                span: context.span_at(element.location),
            },
            value: element.arg.as_ref().and_then(text).unwrap_or_default(),
        })
        .collect()
}

/// `CREATE FOREIGN TABLE`
pub(super) fn create_foreign_table(
    context: &Context<'_>,
    it: &CreateForeignTableStmt,
) -> Result<CreateTable, Refusal> {
    let mut found = create_table(context, &it.base)?;
    let mut cursor = Cursor::new(context);
    cursor.at = context.index_from(found.name.span().end);
    cursor.seek_word(token::SERVER);
    let server = cursor.named(it.servername.as_ref());
    found.foreign = Some((server, foreign_options(context, &it.options)));
    Ok(found)
}

/// `PARTITION BY`
fn partition_by(context: &Context<'_>, it: &PartitionSpec) -> Result<PartitionBy, Refusal> {
    let span = context.span_at(it.location);
    let mut cursor = Cursor::new(context);
    cursor.at = context.index_at(it.location).unwrap_or_default();
    cursor.seek(|token| token.is('('));
    let pieces = if cursor.is('(') { context.split_inside(cursor.at) } else { Vec::new() };
    let mut keys = Vec::with_capacity(it.partParams.len());
    for (node, piece) in it.partParams.iter().flatten().zip(pieces) {
        let Node::PartitionElem(element) = node else { continue };
        let mut cursor = Cursor::piece(context, piece);
        let expression = match (&element.name, &element.expr) {
            (Some(name), _) => {
                let ident = cursor.named(Some(name));
                Expression { span: ident.span, kind: ExpressionKind::Column(vec![ident]) }
            }
            (None, Some(node)) => {
                let found = expression(context, node)?;
                let after =
                    if cursor.is('(') { cursor.at } else { context.path(cursor.at).1.max(cursor.at + 1) };
                cursor.at = if context.is(after, '(') { context.after(after) } else { after };
                found
            }
            (None, None) => return Err(Refusal::not_modelled(span, "this partition key")),
        };
        let collation = if element.collation.is_empty() {
            None
        } else {
            cursor.seek_word(token::COLLATE);
            Some(cursor.object_name_of(&element.collation)?)
        };
        let operator_class =
            if element.opclass.is_empty() { None } else { Some(cursor.object_name_of(&element.opclass)?) };
        keys.push(IndexElementClause {
            expression,
            collation,
            operator_class,
            operator_class_options: false,
            descending: false,
            nulls_first: None,
            span: context.span_between(piece.0, piece.1),
        });
    }
    let strategy = match it.strategy {
        rupg_sql::nodes::PartitionStrategy::PARTITION_STRATEGY_LIST => PartitionStrategy::List,
        rupg_sql::nodes::PartitionStrategy::PARTITION_STRATEGY_RANGE => PartitionStrategy::Range,
        _ => PartitionStrategy::Hash,
    };
    Ok(PartitionBy { strategy, keys, span })
}

/// `FOR VALUES …` or `DEFAULT`
pub(super) fn partition_bound(
    context: &Context<'_>,
    it: &PartitionBoundSpec,
) -> Result<PartitionBound, Refusal> {
    let expressions = |list: &List| {
        list.iter()
            .flatten()
            .map(|node| expression(context, node))
            .collect::<Result<Vec<Expression>, Refusal>>()
    };
    let datums = |list: &List| {
        let datum = |value: Expression| match &value.kind {
            ExpressionKind::Column(path) => match path.as_slice() {
                [word] if word.name.as_str() == "minvalue" => RangeDatum::MinValue(value.span),
                [word] if word.name.as_str() == "maxvalue" => RangeDatum::MaxValue(value.span),
                _ => RangeDatum::Value(value),
            },
            _ => RangeDatum::Value(value),
        };
        Ok::<_, Refusal>(expressions(list)?.into_iter().map(datum).collect())
    };
    let kind = match (it.is_default, it.strategy) {
        (true, _) => PartitionBoundKind::Default,
        (false, b'l') => PartitionBoundKind::List(expressions(&it.listdatums)?),
        (false, b'r') => {
            PartitionBoundKind::Range { from: datums(&it.lowerdatums)?, to: datums(&it.upperdatums)? }
        }
        (false, _) => PartitionBoundKind::Hash { modulus: it.modulus, remainder: it.remainder },
    };
    Ok(PartitionBound { kind, span: context.span_at(it.location) })
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
