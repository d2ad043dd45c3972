//! `REINDEX`, `VACUUM`, `ANALYZE`, `CLUSTER`, `EXPLAIN`, and statements about the session.

use rupg_sql::nodes::{
    DiscardMode, List, Node, ReindexObjectType, ReindexStmt, RepackCommand, RepackStmt, VacuumStmt,
};
use rupg_sql::token;

use super::context::Context;
use super::cursor::Cursor;
use super::option::{elements, text};
use super::query::relation;
use super::session::relations;
use super::statement::statement;
use crate::refusal::Refusal;
use crate::syntax::{Ident, ObjectName, ReindexTarget, StatementKind, UtilityStatement};

/// A statement of this kind; `None` for any other.
pub(super) fn utility(context: &Context<'_>, node: &Node) -> Result<Option<StatementKind>, Refusal> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "all others are told elsewhere")]
    let found = match node {
        Node::ReindexStmt(it) => reindex(context, it)?,
        Node::VacuumStmt(it) => vacuum(context, it)?,
        Node::RepackStmt(it) => match cluster(context, it)? {
            Some(found) => found,
            None => return Ok(None),
        },
        Node::ConstraintsSetStmt(it) => UtilityStatement::SetConstraints {
            names: relations(context, &it.constraints)?,
            deferred: it.deferred,
        },
        Node::ExplainStmt(it) => {
            let Some(node) = &it.query else { return Ok(None) };
            UtilityStatement::Explain {
                statement: Box::new(statement(context, node)?),
                analyze: is_on(&it.options, "analyze"),
            }
        }
        Node::DiscardStmt(it) => UtilityStatement::Discard {
            all: it.target == DiscardMode::DISCARD_ALL,
            temporary: matches!(it.target, DiscardMode::DISCARD_ALL | DiscardMode::DISCARD_TEMP),
        },
        Node::CheckPointStmt(it) if it.options.is_empty() => nothing("checkpoint"),
        Node::ListenStmt(_) => nothing("listen"),
        Node::UnlistenStmt(_) => nothing("unlisten"),
        Node::NotifyStmt(_) => nothing("notify"),
        _ => return Ok(None),
    };
    Ok(Some(StatementKind::Utility(Box::new(found))))
}

fn nothing(words: &str) -> UtilityStatement {
    UtilityStatement::Nothing { words: words.to_owned() }
}

/// Whether an option without a value, or with one that is not off, is among the options.
fn is_on(options: &List, name: &str) -> bool {
    elements(options).filter(|element| element.defname.as_deref() == Some(name)).any(|element| {
        element
            .arg
            .as_ref()
            .and_then(text)
            .is_none_or(|value| !matches!(value.to_ascii_lowercase().as_str(), "off" | "false" | "0"))
    })
}

fn reindex(context: &Context<'_>, it: &ReindexStmt) -> Result<UtilityStatement, Refusal> {
    let mut cursor = Cursor::new(context);
    let mut ident = || it.name.as_ref().map(|name| cursor.named(Some(name)));
    let target = match (it.kind, it.relation.as_deref()) {
        (ReindexObjectType::REINDEX_OBJECT_INDEX, Some(range)) => {
            ReindexTarget::Index(relation(context, range)?)
        }
        (_, Some(range)) => ReindexTarget::Table(relation(context, range)?),
        (ReindexObjectType::REINDEX_OBJECT_SCHEMA, None) => match ident() {
            Some(name) => ReindexTarget::Schema(name),
            None => return Err(Refusal::not_modelled(context.statement(), "REINDEX")),
        },
        (_, None) => ReindexTarget::Database(ident()),
    };
    for element in elements(&it.params) {
        if !matches!(element.defname.as_deref(), Some("concurrently" | "verbose")) {
            return Err(Refusal::not_modelled(context.statement(), "options of REINDEX"));
        }
    }
    Ok(UtilityStatement::Reindex { target, concurrently: is_on(&it.params, "concurrently") })
}

fn vacuum(context: &Context<'_>, it: &VacuumStmt) -> Result<UtilityStatement, Refusal> {
    let known = |name: &str| {
        matches!(name, "analyze" | "verbose" | "full" | "freeze" | "skip_locked" | "disable_page_skipping")
    };
    if elements(&it.options).any(|element| !element.defname.as_deref().is_some_and(known)) {
        return Err(Refusal::not_modelled(context.statement(), "options of VACUUM"));
    }
    let mut tables = Vec::with_capacity(it.rels.len());
    for node in it.rels.iter().flatten() {
        let Node::VacuumRelation(found) = node else { continue };
        let Some(range) = found.relation.as_deref() else { continue };
        let name = relation(context, range)?;
        let mut cursor = Cursor::new(context);
        cursor.at = context.index_from(name.span().end);
        let columns = if found.va_cols.is_empty() { Vec::new() } else { cursor.columns(&found.va_cols) };
        tables.push((name, columns));
    }
    if it.is_vacuumcmd
        && !is_on(&it.options, "analyze")
        && let Some((name, _)) = tables.iter().find(|(_, columns)| !columns.is_empty())
    {
        let message = "ANALYZE option must be specified when a column list is provided";
        return Err(Refusal::other(name.span(), "0A000", message));
    }
    Ok(UtilityStatement::Vacuum { vacuum: it.is_vacuumcmd, tables })
}

fn cluster(context: &Context<'_>, it: &RepackStmt) -> Result<Option<UtilityStatement>, Refusal> {
    if it.command != RepackCommand::REPACK_COMMAND_CLUSTER {
        return Ok(None);
    }
    let range = it.relation.as_deref().and_then(|it| it.relation.as_deref());
    let table: Option<ObjectName> = range.map(|range| relation(context, range)).transpose()?;
    let index: Option<Ident> = it.indexname.as_ref().map(|name| {
        let mut cursor = Cursor::new(context);
        // CLUSTER table USING index, or of old CLUSTER index ON table.
        if !cursor.seek_word(token::USING) {
            cursor.eat(&[token::CLUSTER]);
        }
        cursor.named(Some(name))
    });
    Ok(Some(UtilityStatement::Cluster { table, index }))
}
