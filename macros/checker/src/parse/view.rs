//! Views, rules, and tables made from queries.

use arcoiris_catalog::{Name, Persistence};
use rupg_sql::nodes::{
    CmdType, CommentStmt, CreateTableAsStmt, DropBehavior, DropStmt, IntoClause, Node, ObjectType,
    OnCommitAction, RefreshMatViewStmt, RenameStmt, RuleStmt, SelectStmt, ViewCheckOption, ViewStmt,
};
use rupg_sql::token;

use super::context::Context;
use super::cursor::Cursor;
use super::expression::{expression, strings};
use super::option::storage_options;
use super::query::{query, relation, select};
use super::statement::statement;
use super::table::persistence;
use crate::refusal::Refusal;
use crate::syntax::{
    CreateRule, CreateTableAs, CreateView, Ident, Query, RuleEvent, RuleName, SelectBody, Statement,
    StatementKind, ViewStatement,
};

fn kind(it: ViewStatement) -> StatementKind {
    StatementKind::View(Box::new(it))
}

/// `CREATE VIEW`
pub(super) fn create_view(context: &Context<'_>, it: &ViewStmt) -> Result<StatementKind, Refusal> {
    let (Some(range), Some(node)) = (it.view.as_deref(), &it.query) else {
        return Err(Refusal::not_modelled(context.statement(), "CREATE VIEW"));
    };
    let name = relation(context, range)?;
    let mut cursor = Cursor::new(context);
    cursor.at = context.index_from(name.span().end);
    let columns = if cursor.is('(') { cursor.columns(&it.aliases) } else { Vec::new() };
    let local_check = match it.withCheckOption {
        ViewCheckOption::LOCAL_CHECK_OPTION => Some(true),
        ViewCheckOption::CASCADED_CHECK_OPTION => Some(false),
        _ => None,
    };
    Ok(kind(ViewStatement::CreateView(CreateView {
        name,
        or_replace: it.replace,
        persistence: persistence(range.relpersistence),
        columns,
        options: storage_options(context, &it.options)?,
        query: query(context, node)?,
        local_check,
        recursive: context.find(0, 5, |token| token.kind == token::RECURSIVE).is_some(),
    })))
}

/// `CREATE TABLE … AS`, `CREATE MATERIALIZED VIEW`
pub(super) fn create_table_as(
    context: &Context<'_>,
    it: &CreateTableAsStmt,
) -> Result<StatementKind, Refusal> {
    let Some(into) = it.into.as_deref() else {
        return Err(Refusal::not_modelled(context.statement(), "CREATE TABLE AS"));
    };
    let Some(node @ Node::SelectStmt(_)) = &it.query else {
        return Err(Refusal::not_modelled(context.statement(), "CREATE TABLE AS EXECUTE"));
    };
    let query = query(context, node)?;
    let made = made(context, into, query, it.objtype == ObjectType::OBJECT_MATVIEW, it.if_not_exists)?;
    Ok(kind(ViewStatement::CreateTableAs(made)))
}

/// `SELECT … INTO`; `None` for a plain `SELECT`.
pub(super) fn select_into(context: &Context<'_>, it: &SelectStmt) -> Result<Option<StatementKind>, Refusal> {
    // Of a set operation the first SELECT may have it.
    let mut first = it;
    while let Some(left) = first.larg.as_deref() {
        first = left;
    }
    let Some(into) = first.intoClause.as_deref() else { return Ok(None) };
    let mut query = select(context, it)?;
    take_into(&mut query);
    let made = made(context, into, query, false, false)?;
    Ok(Some(kind(ViewStatement::CreateTableAs(made))))
}

fn take_into(query: &mut Query) {
    match &mut query.body {
        SelectBody::Select(select) => select.into = None,
        SelectBody::SetOperation { left, .. } => take_into(left),
        SelectBody::Values(_) => {}
    }
}

fn made(
    context: &Context<'_>,
    into: &IntoClause,
    query: Query,
    materialized: bool,
    if_not_exists: bool,
) -> Result<CreateTableAs, Refusal> {
    let Some(range) = into.rel.as_deref() else {
        return Err(Refusal::not_modelled(context.statement(), "CREATE TABLE AS"));
    };
    let name = relation(context, range)?;
    let mut cursor = Cursor::new(context);
    cursor.at = context.index_from(name.span().end);
    let columns = if cursor.is('(') { cursor.columns(&into.colNames) } else { Vec::new() };
    let word = |word: u16, name: &str| {
        let mut cursor = cursor;
        cursor.seek_word(word);
        Ident { name: Name::new(name), span: cursor.span() }
    };
    let drop_on_commit = match into.onCommit {
        OnCommitAction::ONCOMMIT_DROP => true,
        // Of a table that lasts, PostgreSQL refuses it; by its name alone a table may be temporary too.
        OnCommitAction::ONCOMMIT_PRESERVE_ROWS | OnCommitAction::ONCOMMIT_DELETE_ROWS
            if persistence(range.relpersistence) != Persistence::Temporary =>
        {
            return Err(Refusal::not_modelled(
                cursor.rest(),
                "ON COMMIT of a table that is not called temporary",
            ));
        }
        OnCommitAction::ONCOMMIT_NOOP
        | OnCommitAction::ONCOMMIT_PRESERVE_ROWS
        | OnCommitAction::ONCOMMIT_DELETE_ROWS => false,
        _ => return Err(Refusal::not_modelled(cursor.rest(), "this ON COMMIT")),
    };
    let (method, tablespace) = (
        into.accessMethod.as_deref().map(|name| word(token::USING, name)),
        into.tableSpaceName.as_deref().map(|name| word(token::TABLESPACE, name)),
    );
    let options = storage_options(context, &into.options)?;
    Ok(CreateTableAs {
        name,
        materialized,
        if_not_exists,
        persistence: persistence(range.relpersistence),
        columns,
        method,
        options,
        drop_on_commit,
        tablespace,
        query,
        with_data: !into.skipData,
    })
}

/// `REFRESH MATERIALIZED VIEW`
pub(super) fn refresh(context: &Context<'_>, it: &RefreshMatViewStmt) -> Result<StatementKind, Refusal> {
    let Some(range) = it.relation.as_deref() else {
        return Err(Refusal::not_modelled(context.statement(), "REFRESH MATERIALIZED VIEW"));
    };
    let name = relation(context, range)?;
    Ok(kind(ViewStatement::Refresh { name, concurrently: it.concurrent, with_data: !it.skipData }))
}

/// `CREATE RULE`
pub(super) fn create_rule(context: &Context<'_>, it: &RuleStmt) -> Result<StatementKind, Refusal> {
    let Some(range) = it.relation.as_deref() else {
        return Err(Refusal::not_modelled(context.statement(), "CREATE RULE"));
    };
    let mut cursor = Cursor::new(context);
    cursor.seek_word(token::RULE);
    let name = cursor.named(it.rulename.as_ref());
    let of = relation(context, range)?;
    let event = match it.event {
        CmdType::CMD_SELECT => RuleEvent::Select,
        CmdType::CMD_INSERT => RuleEvent::Insert,
        CmdType::CMD_UPDATE => RuleEvent::Update,
        CmdType::CMD_DELETE => RuleEvent::Delete,
        _ => return Err(Refusal::not_modelled(context.statement(), "this event of a rule")),
    };
    let mut actions: Vec<Statement> = Vec::with_capacity(it.actions.len());
    for node in it.actions.iter().flatten() {
        actions.push(statement(context, node)?);
    }
    let span = name.span;
    Ok(kind(ViewStatement::CreateRule(CreateRule {
        rule: RuleName { name, relation: of, span },
        or_replace: it.replace,
        event,
        condition: it.whereClause.as_ref().map(|node| expression(context, node)).transpose()?,
        instead: it.instead,
        actions,
    })))
}

/// `DROP RULE`; `None` for any other `DROP`.
pub(super) fn drop_rule(context: &Context<'_>, it: &DropStmt) -> Result<Option<StatementKind>, Refusal> {
    if it.removeType != ObjectType::OBJECT_RULE {
        return Ok(None);
    }
    let Some(Some(Node::List(parts))) = it.objects.first() else { return Ok(None) };
    let mut cursor = Cursor::new(context);
    cursor.eat(&[token::DROP, token::RULE]);
    if it.missing_ok {
        cursor.eat_if_exists();
    }
    let Some(rule) = rule_name(&mut cursor, &strings(parts))? else { return Ok(None) };
    let cascade = it.behavior == DropBehavior::DROP_CASCADE;
    Ok(Some(kind(ViewStatement::DropRule { rule, if_exists: it.missing_ok, cascade })))
}

/// `ALTER RULE … RENAME TO`; `None` for any other `RENAME`.
pub(super) fn rename_rule(context: &Context<'_>, it: &RenameStmt) -> Result<Option<StatementKind>, Refusal> {
    let (true, Some(range)) = (it.renameType == ObjectType::OBJECT_RULE, it.relation.as_deref()) else {
        return Ok(None);
    };
    let mut cursor = Cursor::new(context);
    cursor.seek_word(token::RULE);
    let name = cursor.named(it.subname.as_ref());
    let of = relation(context, range)?;
    cursor.at = context.index_from(of.span().end);
    cursor.seek_word(token::TO);
    let to = cursor.named(it.newname.as_ref());
    let span = name.span;
    Ok(Some(kind(ViewStatement::RenameRule { rule: RuleName { name, relation: of, span }, to })))
}

/// `COMMENT ON RULE`; `None` for any other `COMMENT`.
pub(super) fn comment_on_rule(
    context: &Context<'_>,
    it: &CommentStmt,
) -> Result<Option<StatementKind>, Refusal> {
    let (ObjectType::OBJECT_RULE, Some(Node::List(parts))) = (it.objtype, &it.object) else {
        return Ok(None);
    };
    let mut cursor = Cursor::new(context);
    cursor.eat(&[token::COMMENT, token::ON, token::RULE]);
    let Some(rule) = rule_name(&mut cursor, &strings(parts))? else { return Ok(None) };
    let text = it.comment.as_deref().map(str::to_owned);
    Ok(Some(kind(ViewStatement::CommentOnRule { rule, text })))
}

/// `name ON relation`
fn rule_name(cursor: &mut Cursor<'_, '_>, parts: &[&str]) -> Result<Option<RuleName>, Refusal> {
    let Some((name, of)) = parts.split_last() else { return Ok(None) };
    let name = cursor.name(name);
    cursor.eat(&[token::ON]);
    let relation = cursor.object_name(of)?;
    let span = name.span;
    Ok(Some(RuleName { name, relation, span }))
}
