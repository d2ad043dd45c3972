//! `CREATE STATISTICS`, publications, foreign data, and what is told by its options.

use arcoiris_catalog::{DefinedKind, Name};
use rupg_sql::nodes::{
    AlterPublicationAction, AlterPublicationStmt, AlterStatsStmt, CreatePublicationStmt, CreateStatsStmt,
    DefElem, DefineStmt, List, Node, PublicationObjSpecType,
};
use rupg_sql::token;

use super::context::Context;
use super::cursor::Cursor;
use super::expression::{expression, strings, type_name};
use super::object::object_kind;
use super::option::{elements, text};
use super::query::relation;
use crate::refusal::Refusal;
use crate::syntax::{
    CreateStatistics, Define, DefineOption, DefineValue, DefinedStatement, Expression, ExpressionKind, Ident,
    ObjectKind, ObjectName, PublicationObject, PublicationStatement, Span,
};

/// `CREATE STATISTICS`
pub(super) fn create_statistics(
    context: &Context<'_>,
    it: &CreateStatsStmt,
) -> Result<DefinedStatement, Refusal> {
    let mut cursor = Cursor::new(context);
    cursor.eat(&[token::CREATE, token::STATISTICS]);
    if it.if_not_exists {
        cursor.eat_if_not_exists();
    }
    let name = if it.defnames.is_empty() { None } else { Some(cursor.object_name_of(&it.defnames)?) };
    let kinds = strings(&it.stat_types)
        .into_iter()
        .map(|kind| Ident { name: Name::new(kind), span: cursor.span() })
        .collect();
    cursor.seek_word(token::ON);
    let mut expressions = Vec::with_capacity(it.exprs.len());
    for node in it.exprs.iter().flatten() {
        let Node::StatsElem(element) = node else { continue };
        match (&element.name, &element.expr) {
            (Some(name), _) => {
                let column = cursor.name(name);
                expressions
                    .push(Expression { span: column.span, kind: ExpressionKind::Column(vec![column]) });
            }
            (None, Some(node)) => expressions.push(expression(context, node)?),
            (None, None) => {}
        }
    }
    let [Some(Node::RangeVar(range))] = it.relations.as_slice() else {
        let message = match it.relations.as_slice() {
            [_] => "CREATE STATISTICS only supports relation names in the FROM clause",
            _ => "only a single relation is allowed in CREATE STATISTICS",
        };
        return Err(Refusal::other(cursor.rest(), "0A000", message));
    };
    let table = relation(context, range)?;
    Ok(DefinedStatement::Statistics(CreateStatistics {
        name,
        if_not_exists: it.if_not_exists,
        kinds,
        expressions,
        table,
        span: context.statement(),
    }))
}

/// `ALTER STATISTICS … SET STATISTICS`
pub(super) fn statistics_target(
    context: &Context<'_>,
    it: &AlterStatsStmt,
) -> Result<DefinedStatement, Refusal> {
    let mut cursor = Cursor::new(context);
    cursor.at = 2;
    if it.missing_ok {
        cursor.eat_if_exists();
    }
    let name = cursor.object_name_of(&it.defnames)?;
    let target = if let Some(Node::Integer(value)) = &it.stxstattarget { Some(*value) } else { None };
    Ok(DefinedStatement::StatisticsTarget { name, target, if_exists: it.missing_ok })
}

/// `name = value`, one each.
pub(super) fn options(context: &Context<'_>, list: &List) -> Result<Vec<DefineOption>, Refusal> {
    elements(list).map(|element| option(context, element)).collect()
}

fn option(context: &Context<'_>, it: &DefElem) -> Result<DefineOption, Refusal> {
    let span = context.span_at(it.location);
    let value = match &it.arg {
        None => DefineValue::None,
        Some(Node::TypeName(name)) => DefineValue::Type(type_name(context, name)?),
        Some(Node::Integer(_) | Node::Float(_)) => {
            DefineValue::Number(it.arg.as_ref().and_then(text).unwrap_or_default())
        }
        Some(Node::List(parts)) => DefineValue::Name(named_by(&strings(parts), span)?),
        Some(node) => match text(node) {
            Some(text) => DefineValue::Text(text),
            None => return Err(Refusal::not_modelled(span, "the value of this option")),
        },
    };
    Ok(DefineOption { name: it.defname.as_deref().unwrap_or_default().to_owned(), value, span })
}

/// A name of which it is not told where each part stands.
fn named_by(parts: &[&str], span: Span) -> Result<ObjectName, Refusal> {
    let ident = |name: &str| Ident { name: Name::new(name), span };
    match *parts {
        [name] => Ok(ObjectName { schema: None, name: ident(name) }),
        [schema, name] => Ok(ObjectName { schema: Some(ident(schema)), name: ident(name) }),
        _ => Err(Refusal::not_modelled(span, "this way to name an object")),
    }
}

/// `CREATE COLLATION`, `CREATE TEXT SEARCH …`: what a name and options tell.
pub(super) fn define(context: &Context<'_>, it: &DefineStmt) -> Result<Option<DefinedStatement>, Refusal> {
    let ObjectKind::Defined(kind) = object_kind(it.kind) else { return Ok(None) };
    let mut cursor = Cursor::new(context);
    cursor.at = 1 + kind.word().split(' ').count();
    if it.if_not_exists {
        cursor.eat_if_not_exists();
    }
    let name = if kind == DefinedKind::Operator {
        let parts = strings(&it.defnames);
        // A schema has a point behind it.
        let end = cursor.at + 2 * parts.len() - 1;
        super::signed::operator_name(&parts, context.span_between(cursor.at, end))?
    } else {
        cursor.object_name_of(&it.defnames)?
    };
    Ok(Some(DefinedStatement::Define(Define {
        kind,
        name,
        signature: None,
        if_not_exists: it.if_not_exists,
        or_replace: it.replace,
        options: options(context, &it.definition)?,
    })))
}

fn published(context: &Context<'_>, list: &List) -> Result<Vec<PublicationObject>, Refusal> {
    let mut found = Vec::with_capacity(list.len());
    for node in list.iter().flatten() {
        let Node::PublicationObjSpec(it) = node else { continue };
        let span = context.span_at(it.location);
        found.push(match (it.pubobjtype, it.pubtable.as_deref()) {
            (PublicationObjSpecType::PUBLICATIONOBJ_TABLE, Some(table)) => {
                let Some(range) = table.relation.as_deref() else { continue };
                let name = relation(context, range)?;
                let mut cursor = Cursor::new(context);
                cursor.at = context.index_from(name.span().end);
                let columns =
                    if table.columns.is_empty() { Vec::new() } else { cursor.columns(&table.columns) };
                let condition =
                    table.whereClause.as_ref().map(|node| expression(context, node)).transpose()?;
                let condition = condition.map(Box::new);
                PublicationObject::Table { name, columns, condition, only: !range.inh }
            }
            (PublicationObjSpecType::PUBLICATIONOBJ_TABLES_IN_SCHEMA, _) => {
                let name = Name::new(it.name.as_deref().unwrap_or_default());
                PublicationObject::Schema(Ident { name, span })
            }
            (PublicationObjSpecType::PUBLICATIONOBJ_TABLES_IN_CUR_SCHEMA, _) => {
                PublicationObject::CurrentSchema(span)
            }
            _ => return Err(Refusal::not_modelled(span, "this object of a publication")),
        });
    }
    Ok(found)
}

/// `CREATE PUBLICATION`
pub(super) fn create_publication(
    context: &Context<'_>,
    it: &CreatePublicationStmt,
) -> Result<DefinedStatement, Refusal> {
    let mut cursor = Cursor::new(context);
    cursor.at = 2;
    if it.for_all_sequences {
        return Err(Refusal::not_modelled(context.statement(), "a publication of sequences"));
    }
    Ok(DefinedStatement::Publication(PublicationStatement::Create {
        name: cursor.named(it.pubname.as_ref()),
        all_tables: it.for_all_tables,
        objects: published(context, &it.pubobjects)?,
        options: options(context, &it.options)?,
    }))
}

/// `ALTER PUBLICATION`
pub(super) fn alter_publication(
    context: &Context<'_>,
    it: &AlterPublicationStmt,
) -> Result<DefinedStatement, Refusal> {
    let mut cursor = Cursor::new(context);
    cursor.at = 2;
    let name = cursor.named(it.pubname.as_ref());
    if !it.options.is_empty() {
        let options = options(context, &it.options)?;
        return Ok(DefinedStatement::Publication(PublicationStatement::Options { name, options }));
    }
    if it.for_all_tables || it.for_all_sequences {
        return Err(Refusal::not_modelled(
            context.statement(),
            "a publication that becomes one of all tables",
        ));
    }
    let objects = published(context, &it.pubobjects)?;
    Ok(DefinedStatement::Publication(match it.action {
        AlterPublicationAction::AP_AddObjects => PublicationStatement::Add { name, objects },
        AlterPublicationAction::AP_DropObjects => PublicationStatement::Drop { name, objects },
        _ => PublicationStatement::Set { name, objects },
    }))
}
