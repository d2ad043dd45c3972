//! `REINDEX`, `VACUUM`, `ANALYZE`, `CLUSTER`, and what belongs to the server as a whole.

use arcoiris_catalog::Name;
use rupg_sql::nodes::{List, Node, ReindexObjectType, ReindexStmt, RepackCommand, RepackStmt, VacuumStmt};
use rupg_sql::token;

use super::context::Context;
use super::cursor::Cursor;
use super::expression::strings;
use super::option::{elements, text};
use super::query::relation;
use crate::refusal::Refusal;
use crate::syntax::{
    AlterTable, AlterTableAction, DefinedStatement, Ident, MaintenanceStatement, ObjectKind, ObjectName,
    StatementKind,
};

/// Whether an option is on, as `defGetBoolean` reads it.
fn is_on(list: &List, name: &str) -> bool {
    elements(list).filter(|it| it.defname.as_deref() == Some(name)).any(|it| {
        let value = it.arg.as_ref().and_then(text).map(|value| value.to_ascii_lowercase());
        !matches!(value.as_deref(), Some("false" | "off" | "0"))
    })
}

fn maintenance(it: MaintenanceStatement) -> StatementKind {
    StatementKind::Defined(Box::new(DefinedStatement::Maintenance(it)))
}

/// `REINDEX`
pub(super) fn reindex(context: &Context<'_>, it: &ReindexStmt) -> Result<StatementKind, Refusal> {
    let concurrently = is_on(&it.params, "concurrently");
    let kind = match it.kind {
        ReindexObjectType::REINDEX_OBJECT_INDEX => ObjectKind::Index,
        ReindexObjectType::REINDEX_OBJECT_TABLE => ObjectKind::Table,
        ReindexObjectType::REINDEX_OBJECT_SCHEMA => ObjectKind::Schema,
        _ => ObjectKind::Other,
    };
    let name = match (&it.relation, &it.name) {
        (Some(range), _) => Some(relation(context, range)?),
        (None, Some(name)) => {
            let mut cursor = Cursor::new(context);
            cursor.at = 2;
            Some(ObjectName { schema: None, name: cursor.name(name) })
        }
        (None, None) => None,
    };
    Ok(maintenance(MaintenanceStatement::Reindex { kind, name, concurrently }))
}

/// `VACUUM`, `ANALYZE`
pub(super) fn vacuum(context: &Context<'_>, it: &VacuumStmt) -> Result<StatementKind, Refusal> {
    let mut tables = Vec::with_capacity(it.rels.len());
    for node in it.rels.iter().flatten() {
        let Node::VacuumRelation(one) = node else { continue };
        let Some(range) = one.relation.as_deref() else { continue };
        let name = relation(context, range)?;
        let mut cursor = Cursor::new(context);
        cursor.at = context.index_from(name.span().end);
        let columns: Vec<Ident> =
            if one.va_cols.is_empty() { Vec::new() } else { cursor.columns(&one.va_cols) };
        tables.push((name, columns));
    }
    let verb = if it.is_vacuumcmd { "VACUUM" } else { "ANALYZE" };
    let analyses = !it.is_vacuumcmd || is_on(&it.options, "analyze");
    Ok(maintenance(MaintenanceStatement::Vacuum {
        verb: verb.to_owned(),
        tables,
        outside_transaction: it.is_vacuumcmd,
        analyses,
    }))
}

/// `CLUSTER`
pub(super) fn cluster(context: &Context<'_>, it: &RepackStmt) -> Result<Option<StatementKind>, Refusal> {
    let range = it.relation.as_deref().and_then(|it| it.relation.as_deref());
    if it.command != RepackCommand::REPACK_COMMAND_CLUSTER {
        return Ok(None);
    }
    // All tables that were clustered before.
    let Some(range) = range else { return Ok(Some(of_cluster("CLUSTER", true))) };
    let table = relation(context, range)?;
    let Some(index) = it.indexname.as_deref() else {
        return Ok(Some(maintenance(MaintenanceStatement::Cluster { table })));
    };
    let mut cursor = Cursor::new(context);
    // CLUSTER index ON table, as it was before 8.3
    let end = context.index_from(table.span().end);
    cursor.at = if cursor.seek_word(token::USING) { cursor.at } else { 1.min(end) };
    let index: Ident = cursor.name(index);
    let span = context.statement();
    Ok(Some(StatementKind::AlterTable(AlterTable {
        kind: ObjectKind::Table,
        name: table,
        if_exists: false,
        only: false,
        actions: vec![(AlterTableAction::ClusterOn(index), span)],
        cascade: false,
    })))
}

/// What is said and done within the session.
pub(super) fn session(what: &str) -> StatementKind {
    maintenance(MaintenanceStatement::Session { what: what.to_owned() })
}

/// What belongs to the server as a whole.
pub(super) fn of_cluster(what: &str, outside_transaction: bool) -> StatementKind {
    let what = what.to_owned();
    StatementKind::Defined(Box::new(DefinedStatement::Cluster { what, outside_transaction }))
}

/// `ALTER EXTENSION … UPDATE`
pub(super) fn update_extension(
    context: &Context<'_>,
    it: &rupg_sql::nodes::AlterExtensionStmt,
) -> StatementKind {
    let mut cursor = Cursor::new(context);
    cursor.at = 2;
    let extension = cursor.named(it.extname.as_ref());
    let version = elements(&it.options)
        .find(|it| it.defname.as_deref() == Some("new_version"))
        .and_then(|it| it.arg.as_ref().and_then(text))
        .map(|version| Ident { name: Name::new(&version), span: cursor.rest() });
    StatementKind::Defined(Box::new(DefinedStatement::UpdateExtension { extension, version }))
}

/// The kinds whose names an extension's member may have here.
pub(super) fn extension_member(
    context: &Context<'_>,
    it: &rupg_sql::nodes::AlterExtensionContentsStmt,
) -> Result<Option<StatementKind>, Refusal> {
    let kind = super::object::object_kind(it.objtype);
    let mut cursor = Cursor::new(context);
    cursor.at = 2;
    let extension = cursor.named(it.extname.as_ref());
    let Some(Node::List(parts)) = &it.object else { return Ok(None) };
    if strings(parts).len() != parts.len() {
        return Ok(None);
    }
    cursor.at += 1 + kind.word().split(' ').count();
    let name = cursor.object_name_of(parts)?;
    let it = DefinedStatement::ExtensionMember { extension, add: it.action > 0, kind, name };
    Ok(Some(StatementKind::Defined(Box::new(it))))
}
