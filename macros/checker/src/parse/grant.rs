//! `GRANT` and `REVOKE` on objects.

use arcoiris_catalog::{DefinedKind, Privilege};
use rupg_sql::nodes::{AccessPriv, DropBehavior, GrantStmt, GrantTargetType, Node, ObjectType};
use rupg_sql::token;

use super::context::Context;
use super::cursor::Cursor;
use super::object::{name_of, object_kind, role};
use super::query::relation;
use super::routine::{routine_kind, routine_name};
use super::tag::object_words;
use crate::refusal::Refusal;
use crate::syntax::{Grant, GrantTarget, Ident, ObjectKind, ObjectName};

/// `GRANT`, `REVOKE`
pub(super) fn grant(context: &Context<'_>, it: &GrantStmt) -> Result<Grant, Refusal> {
    let mut cursor = Cursor::new(context);
    cursor.seek(|token| matches!(token.kind, token::GRANT | token::REVOKE));
    cursor.eat_any(&[token::GRANT, token::REVOKE]);
    cursor.eat(&[token::GRANT, token::OPTION, token::FOR]);
    let target = target(cursor, it)?;
    let mut privileges = Vec::with_capacity(it.privileges.len());
    let mut all_columns = Vec::new();
    if !matches!(target, GrantTarget::NotModelled(_)) {
        for node in it.privileges.iter().flatten() {
            let Node::AccessPriv(access) = node else { continue };
            let start = cursor.at;
            let word = access.priv_name.as_ref().map(|name| cursor.named(Some(name)));
            let columns = columns(&mut cursor, access);
            match word {
                None => all_columns = columns,
                Some(word) => match privilege(word.name.as_str()) {
                    Some(privilege) => privileges.push((privilege, columns)),
                    None => {
                        let span = if word.span == Default::default() {
                            context.span_between(start, start + 1)
                        } else {
                            word.span
                        };
                        let message = format!("unrecognized privilege type \"{}\"", word.name.as_str());
                        return Err(Refusal::other(span, "42601", message));
                    }
                },
            }
        }
    }
    Ok(Grant {
        is_grant: it.is_grant,
        privileges,
        all_columns,
        target,
        grantees: it
            .grantees
            .iter()
            .flatten()
            .filter_map(|node| if let Node::RoleSpec(it) = node { Some(role(context, it)) } else { None })
            .collect(),
        grant_option: it.grant_option,
        granted_by: it.grantor.as_deref().map(|it| role(context, it)),
        cascade: it.behavior == DropBehavior::DROP_CASCADE,
    })
}

fn columns(cursor: &mut Cursor<'_, '_>, access: &AccessPriv) -> Vec<Ident> {
    if access.cols.is_empty() {
        return Vec::new();
    }
    cursor.seek(|token| token.is('('));
    cursor.columns(&access.cols)
}

fn target(mut cursor: Cursor<'_, '_>, it: &GrantStmt) -> Result<GrantTarget, Refusal> {
    let context = cursor.context;
    if let Some(kind) = routine_kind(it.objtype) {
        return routines(cursor, kind, it);
    }
    let kind = object_kind(it.objtype);
    if it.targtype == GrantTargetType::ACL_TARGET_DEFAULTS {
        return Ok(GrantTarget::AllInSchema(kind, Vec::new()));
    }
    let in_schema = it.targtype == GrantTargetType::ACL_TARGET_ALL_IN_SCHEMA;
    let modelled = matches!(
        kind,
        ObjectKind::Table
            | ObjectKind::Sequence
            | ObjectKind::Schema
            | ObjectKind::Type
            | ObjectKind::Domain
            | ObjectKind::Defined(
                DefinedKind::Language | DefinedKind::ForeignDataWrapper | DefinedKind::ForeignServer
            )
    );
    let routine = matches!(kind, ObjectKind::Function | ObjectKind::Procedure | ObjectKind::Routine);
    if !(modelled || routine && in_schema) {
        return Ok(GrantTarget::NotModelled(format!("GRANT ON {}", object_words(it.objtype))));
    }
    cursor.seek_word(token::ON);
    if in_schema {
        cursor.seek_word(token::SCHEMA);
        let schemas =
            it.objects.iter().flatten().filter_map(|node| {
                if let Node::String(name) = node { Some(cursor.name(name)) } else { None }
            });
        return Ok(GrantTarget::AllInSchema(kind, schemas.collect()));
    }
    match it.objtype {
        ObjectType::OBJECT_TABLE => cursor.eat(&[token::TABLE]),
        ObjectType::OBJECT_FDW => cursor.eat(&[token::FOREIGN, token::DATA_P, token::WRAPPER]),
        ObjectType::OBJECT_FOREIGN_SERVER => cursor.eat(&[token::FOREIGN, token::SERVER]),
        _ => cursor.eat(&[cursor.kind()]),
    };
    let mut names: Vec<ObjectName> = Vec::with_capacity(it.objects.len());
    let pieces = context.split(cursor.at, cursor.end);
    for (node, piece) in it.objects.iter().flatten().zip(pieces) {
        names.push(if let Node::RangeVar(range) = node {
            relation(context, range)?
        } else {
            name_of(&mut Cursor::piece(context, piece), node)?
        });
    }
    Ok(GrantTarget::Objects(kind, names))
}

/// `ON FUNCTION f(integer), g`, `ON ALL FUNCTIONS IN SCHEMA …`
fn routines(mut cursor: Cursor<'_, '_>, kind: ObjectKind, it: &GrantStmt) -> Result<GrantTarget, Refusal> {
    let context = cursor.context;
    if it.targtype == GrantTargetType::ACL_TARGET_DEFAULTS {
        return Ok(GrantTarget::NotModelled(format!("GRANT ON {}", object_words(it.objtype))));
    }
    cursor.seek_word(token::ON);
    if it.targtype == GrantTargetType::ACL_TARGET_ALL_IN_SCHEMA {
        cursor.seek_word(token::SCHEMA);
        let schemas =
            it.objects.iter().flatten().filter_map(|node| {
                if let Node::String(name) = node { Some(cursor.name(name)) } else { None }
            });
        return Ok(GrantTarget::AllInSchema(kind, schemas.collect()));
    }
    cursor.at += 1;
    let pieces = context.split(cursor.at, cursor.end);
    let mut names = Vec::with_capacity(it.objects.len());
    for (node, piece) in it.objects.iter().flatten().zip(pieces) {
        if let Node::ObjectWithArgs(routine) = node {
            names.push(routine_name(&mut Cursor::piece(context, piece), kind, routine)?);
        }
    }
    Ok(GrantTarget::Routines(kind, names))
}

/// `string_to_privilege`; the privileges of parameters are not modelled.
fn privilege(word: &str) -> Option<Privilege> {
    Some(match word {
        "select" => Privilege::Select,
        "insert" => Privilege::Insert,
        "update" => Privilege::Update,
        "delete" => Privilege::Delete,
        "truncate" => Privilege::Truncate,
        "references" => Privilege::References,
        "trigger" => Privilege::Trigger,
        "usage" => Privilege::Usage,
        "create" => Privilege::Create,
        "connect" => Privilege::Connect,
        "temporary" | "temp" => Privilege::Temporary,
        "execute" => Privilege::Execute,
        "maintain" => Privilege::Maintain,
        _ => return None,
    })
}
