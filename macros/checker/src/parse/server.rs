//! Databases, tablespaces and parameters: what belongs to the server.

use rupg_sql::nodes::{AlterTableMoveAllStmt, GrantStmt, GrantTargetType, Node, ObjectType, Str};
use rupg_sql::token;

use super::context::Context;
use super::cursor::Cursor;
use super::defined::roles;
use super::object::role;
use super::option::elements;
use super::session::set;
use crate::refusal::Refusal;
use crate::syntax::{
    DatabaseChange, DefinedStatement, Ident, ServerGrant, ServerObject, ServerStatement, StatementKind,
    TablespaceChange,
};

/// A statement of this kind; `None` for any other.
pub(super) fn server(context: &Context<'_>, node: &Node) -> Result<Option<StatementKind>, Refusal> {
    let mut cursor = Cursor::new(context);
    cursor.at = 2;
    let mut database =
        |name: Option<&Str>, change| ServerStatement::Database { name: cursor.named(name), change };
    #[expect(clippy::wildcard_enum_match_arm, reason = "all others are told elsewhere")]
    let found = match node {
        Node::AlterDatabaseStmt(it) => {
            let moved = elements(&it.options).find(|it| it.defname.as_deref() == Some("tablespace"));
            let change = match moved.and_then(|it| it.arg.as_ref()) {
                Some(Node::String(to)) => DatabaseChange::SetTablespace(last(context, to)),
                Some(_) | None => DatabaseChange::Options,
            };
            database(it.dbname.as_ref(), change)
        }
        Node::AlterDatabaseSetStmt(it) => {
            let Some(setting) = it.setstmt.as_deref() else { return Ok(None) };
            let StatementKind::Set(setting) = set(context, setting)? else { return Ok(None) };
            database(it.dbname.as_ref(), DatabaseChange::Set(setting))
        }
        Node::AlterDatabaseRefreshCollStmt(it) => {
            database(it.dbname.as_ref(), DatabaseChange::RefreshCollation)
        }
        Node::DropdbStmt(it) if !it.missing_ok => database(it.dbname.as_ref(), DatabaseChange::Drop),
        Node::RenameStmt(it) => match it.renameType {
            ObjectType::OBJECT_DATABASE => {
                let to = last(context, it.newname.as_deref().unwrap_or_default());
                database(it.subname.as_ref(), DatabaseChange::Rename(to))
            }
            ObjectType::OBJECT_TABLESPACE => {
                let to = last(context, it.newname.as_deref().unwrap_or_default());
                tablespace(context, it.subname.as_ref(), TablespaceChange::Rename(to))
            }
            _ => return Ok(None),
        },
        Node::AlterOwnerStmt(it) => {
            let (Some(Node::String(name)), Some(owner)) = (&it.object, it.newowner.as_deref()) else {
                return Ok(None);
            };
            let owner = role(context, owner);
            match it.objectType {
                ObjectType::OBJECT_DATABASE => database(Some(name), DatabaseChange::Owner(owner)),
                ObjectType::OBJECT_TABLESPACE => {
                    tablespace(context, Some(name), TablespaceChange::Owner(owner))
                }
                _ => return Ok(None),
            }
        }
        Node::CommentStmt(it) if it.objtype == ObjectType::OBJECT_TABLESPACE => {
            let Some(Node::String(name)) = &it.object else { return Ok(None) };
            tablespace(context, Some(name), TablespaceChange::Comment)
        }
        Node::CreateTableSpaceStmt(it) => {
            let location = it.location.as_deref().unwrap_or_default().to_owned();
            tablespace(context, it.tablespacename.as_ref(), TablespaceChange::Create { location })
        }
        Node::DropTableSpaceStmt(it) => {
            let change = TablespaceChange::Drop { if_exists: it.missing_ok };
            tablespace(context, it.tablespacename.as_ref(), change)
        }
        Node::AlterTableSpaceOptionsStmt(it) => {
            let names = elements(&it.options).filter_map(|it| it.defname.as_deref()).map(str::to_owned);
            tablespace(context, it.tablespacename.as_ref(), TablespaceChange::Options(names.collect()))
        }
        Node::AlterTableMoveAllStmt(it) => move_all(context, it),
        Node::GrantStmt(it) => match grant(context, it) {
            Some(it) => ServerStatement::Grant(it),
            None => return Ok(None),
        },
        _ => return Ok(None),
    };
    Ok(Some(StatementKind::Defined(Box::new(DefinedStatement::Server(found)))))
}

fn tablespace(context: &Context<'_>, name: Option<&Str>, change: TablespaceChange) -> ServerStatement {
    let mut cursor = Cursor::new(context);
    cursor.seek_word(token::TABLESPACE);
    ServerStatement::Tablespace { name: cursor.named(name), change }
}

/// The name that is the statement's last word.
fn last(context: &Context<'_>, name: &str) -> Ident {
    let mut cursor = Cursor::new(context);
    cursor.at = cursor.end.saturating_sub(1);
    cursor.name(name)
}

/// `ALTER TABLE ALL IN TABLESPACE … OWNED BY … SET TABLESPACE …`
fn move_all(context: &Context<'_>, it: &AlterTableMoveAllStmt) -> ServerStatement {
    let mut cursor = Cursor::new(context);
    cursor.seek_word(token::TABLESPACE);
    let from = cursor.named(it.orig_tablespacename.as_ref());
    cursor.seek_word(token::TABLESPACE);
    let to = cursor.named(it.new_tablespacename.as_ref());
    ServerStatement::MoveAll { from, to, roles: roles(context, &it.roles) }
}

/// `GRANT … ON DATABASE`, `ON TABLESPACE`, `ON PARAMETER`
fn grant(context: &Context<'_>, it: &GrantStmt) -> Option<ServerGrant> {
    let on = match it.objtype {
        ObjectType::OBJECT_DATABASE => ServerObject::Database,
        ObjectType::OBJECT_TABLESPACE => ServerObject::Tablespace,
        ObjectType::OBJECT_PARAMETER_ACL => ServerObject::Parameter,
        _ => return None,
    };
    if it.targtype != GrantTargetType::ACL_TARGET_OBJECT || it.grantor.is_some() {
        return None;
    }
    let mut cursor = Cursor::new(context);
    cursor.seek_word(token::ON);
    cursor.at += 1;
    let names = it
        .objects
        .iter()
        .flatten()
        .filter_map(|node| if let Node::String(name) = node { Some(cursor.name(name)) } else { None })
        .collect();
    let privileges = it.privileges.iter().flatten().filter_map(|node| {
        let Node::AccessPriv(it) = node else { return None };
        it.priv_name.as_deref().map(str::to_owned)
    });
    let grantees = it
        .grantees
        .iter()
        .flatten()
        .filter_map(|node| if let Node::RoleSpec(it) = node { Some(role(context, it)) } else { None });
    Some(ServerGrant {
        is_grant: it.is_grant,
        on,
        names,
        privileges: privileges.collect(),
        grantees: grantees.collect(),
        grant_option: it.grant_option,
        span: context.statement(),
    })
}
