//! Policies, default privileges, roles, and what is said of all that somebody owns.

use rupg_sql::nodes::{
    AlterDefaultPrivilegesStmt, AlterPolicyStmt, AlterRoleSetStmt, AlterRoleStmt, CommentStmt,
    CreatePolicyStmt, CreateRoleStmt, DropBehavior, DropOwnedStmt, DropRoleStmt, DropStmt, GrantRoleStmt,
    List, Node, ReassignOwnedStmt,
};
use rupg_sql::token;

use super::context::Context;
use super::cursor::Cursor;
use super::expression::{expression, strings};
use super::grant;
use super::object::{object_kind, role};
use super::option::elements;
use super::query::relation;
use crate::refusal::Refusal;
use crate::syntax::{
    AlterPolicy, CreatePolicy, DefaultPrivileges, DefinedStatement, Expression, Ident, ObjectKind,
    ObjectName, RoleName, RoleStatement, Span,
};

/// The roles of a list.
pub(super) fn roles(context: &Context<'_>, list: &List) -> Vec<RoleName> {
    let role = |node: &Node| if let Node::RoleSpec(it) = node { Some(role(context, it)) } else { None };
    list.iter().flatten().filter_map(role).collect()
}

fn condition(context: &Context<'_>, node: Option<&Node>) -> Result<Option<Expression>, Refusal> {
    node.map(|node| expression(context, node)).transpose()
}

/// `CREATE POLICY`
pub(super) fn create_policy(
    context: &Context<'_>,
    it: &CreatePolicyStmt,
) -> Result<DefinedStatement, Refusal> {
    let mut cursor = Cursor::new(context);
    cursor.eat(&[token::CREATE, token::POLICY]);
    let Some(table) = it.table.as_deref() else { return Err(nameless(context)) };
    Ok(DefinedStatement::CreatePolicy(CreatePolicy {
        name: cursor.named(it.policy_name.as_ref()),
        table: relation(context, table)?,
        permissive: it.permissive,
        command: it.cmd_name.as_deref().unwrap_or("all").to_owned(),
        roles: roles(context, &it.roles),
        using: condition(context, it.qual.as_ref())?,
        check: condition(context, it.with_check.as_ref())?,
    }))
}

/// `ALTER POLICY`
pub(super) fn alter_policy(context: &Context<'_>, it: &AlterPolicyStmt) -> Result<DefinedStatement, Refusal> {
    let mut cursor = Cursor::new(context);
    cursor.eat(&[token::ALTER, token::POLICY]);
    let Some(table) = it.table.as_deref() else { return Err(nameless(context)) };
    let roles = roles(context, &it.roles);
    Ok(DefinedStatement::AlterPolicy(AlterPolicy {
        name: cursor.named(it.policy_name.as_ref()),
        table: relation(context, table)?,
        roles: (!roles.is_empty()).then_some(roles),
        using: condition(context, it.qual.as_ref())?,
        check: condition(context, it.with_check.as_ref())?,
    }))
}

/// What stands on a relation, as PostgreSQL's tree names it: the relation's name and then its own.
pub(super) fn on_relation(cursor: &mut Cursor<'_, '_>, parts: &List) -> Result<(Ident, ObjectName), Refusal> {
    let parts = strings(parts);
    let Some((name, relation)) = parts.split_last() else { return Err(nameless(cursor.context)) };
    let name = cursor.name(name);
    cursor.eat(&[token::ON]);
    Ok((name, cursor.object_name(relation)?))
}

/// `DROP POLICY`, `DROP RULE`
pub(super) fn drop_on(context: &Context<'_>, it: &DropStmt) -> Result<Option<DefinedStatement>, Refusal> {
    let ObjectKind::Defined(kind) = object_kind(it.removeType) else { return Ok(None) };
    let (true, [Some(Node::List(parts))]) = (kind.on_relation(), it.objects.as_slice()) else {
        return Ok(None);
    };
    let mut cursor = Cursor::new(context);
    cursor.at = 2;
    if it.missing_ok {
        cursor.eat_if_exists();
    }
    let (name, relation) = on_relation(&mut cursor, parts)?;
    Ok(Some(DefinedStatement::DropOn {
        kind,
        name,
        relation,
        if_exists: it.missing_ok,
        cascade: it.behavior == DropBehavior::DROP_CASCADE,
    }))
}

/// `ALTER DEFAULT PRIVILEGES`
pub(super) fn default_privileges(
    context: &Context<'_>,
    it: &AlterDefaultPrivilegesStmt,
) -> Result<DefinedStatement, Refusal> {
    let Some(action) = it.action.as_deref() else { return Err(nameless(context)) };
    let mut cursor = Cursor::new(context);
    let (mut of, mut schemas) = (None, None);
    for element in elements(&it.options) {
        let Some(Node::List(list)) = &element.arg else { continue };
        let twice = match element.defname.as_deref() {
            Some("schemas") => {
                let names = strings(list).into_iter().map(|name| cursor.name(name)).collect();
                schemas.replace(names).is_some()
            }
            _ => of.replace(roles(context, list)).is_some(),
        };
        if twice {
            let span = context.span_at(element.location);
            return Err(Refusal::other(span, "42601", "conflicting or redundant options"));
        }
    }
    Ok(DefinedStatement::DefaultPrivileges(DefaultPrivileges {
        roles: of.unwrap_or_default(),
        schemas: schemas.unwrap_or_default(),
        kind: object_kind(action.objtype),
        grant: grant::grant(context, action)?,
    }))
}

/// `CREATE ROLE`, `CREATE USER`, `CREATE GROUP`
pub(super) fn create_role(context: &Context<'_>, it: &CreateRoleStmt) -> DefinedStatement {
    let mut cursor = Cursor::new(context);
    cursor.at = 2;
    let name = cursor.named(it.role.as_ref());
    let (mut member_of, mut members) = (Vec::new(), Vec::new());
    for element in elements(&it.options) {
        let Some(Node::List(list)) = &element.arg else { continue };
        match element.defname.as_deref() {
            Some("addroleto") => member_of.extend(roles(context, list)),
            Some("rolemembers" | "adminmembers") => members.extend(roles(context, list)),
            _ => {}
        }
    }
    DefinedStatement::Role(RoleStatement::Create { name, member_of, members })
}

/// `ALTER ROLE`, `ALTER GROUP … ADD USER`
pub(super) fn alter_role(context: &Context<'_>, it: &AlterRoleStmt) -> Option<DefinedStatement> {
    let altered = role(context, it.role.as_deref()?);
    let members =
        elements(&it.options).find_map(|element| match (&element.arg, element.defname.as_deref()) {
            (Some(Node::List(list)), Some("rolemembers")) => Some(roles(context, list)),
            _ => None,
        });
    Some(DefinedStatement::Role(match (members, altered) {
        (Some(members), RoleName::Named(group)) => RoleStatement::Grant {
            is_grant: it.action > 0,
            granted: vec![group],
            members,
            admin_option: false,
        },
        (_, role) => RoleStatement::Alter { role },
    }))
}

/// `ALTER ROLE … SET`
pub(super) fn role_setting(context: &Context<'_>, it: &AlterRoleSetStmt) -> DefinedStatement {
    DefinedStatement::Role(RoleStatement::Set {
        role: it.role.as_deref().map(|it| role(context, it)),
        setting: it.setstmt.as_deref().and_then(|it| it.name.as_deref()).map(str::to_owned),
        resets: it.setstmt.as_deref().is_none_or(|it| it.args.is_empty()),
    })
}

/// `DROP ROLE`
pub(super) fn drop_role(context: &Context<'_>, it: &DropRoleStmt) -> DefinedStatement {
    let roles = roles(context, &it.roles);
    DefinedStatement::Role(RoleStatement::Drop { roles, if_exists: it.missing_ok })
}

/// `GRANT role TO role`, `REVOKE role FROM role`
pub(super) fn grant_role(context: &Context<'_>, it: &GrantRoleStmt) -> DefinedStatement {
    let mut cursor = Cursor::new(context);
    cursor.at = 1;
    let granted = it.granted_roles.iter().flatten().filter_map(|node| {
        if let Node::AccessPriv(it) = node { Some(cursor.named(it.priv_name.as_ref())) } else { None }
    });
    DefinedStatement::Role(RoleStatement::Grant {
        is_grant: it.is_grant,
        granted: granted.collect(),
        members: roles(context, &it.grantee_roles),
        admin_option: !it.opt.is_empty(),
    })
}

/// `COMMENT ON ROLE`
pub(super) fn comment_on_role(context: &Context<'_>, it: &CommentStmt) -> DefinedStatement {
    let mut cursor = Cursor::new(context);
    cursor.at = 3;
    let name = if let Some(Node::String(name)) = &it.object { cursor.name(name) } else { cursor.name("") };
    DefinedStatement::Role(RoleStatement::Comment { role: name })
}

/// `DROP OWNED BY`
pub(super) fn drop_owned(context: &Context<'_>, it: &DropOwnedStmt) -> DefinedStatement {
    DefinedStatement::DropOwned {
        roles: roles(context, &it.roles),
        cascade: it.behavior == DropBehavior::DROP_CASCADE,
    }
}

/// `REASSIGN OWNED BY`
pub(super) fn reassign_owned(context: &Context<'_>, it: &ReassignOwnedStmt) -> Option<DefinedStatement> {
    let to = role(context, it.newrole.as_deref()?);
    Some(DefinedStatement::ReassignOwned { roles: roles(context, &it.roles), to })
}

fn nameless(context: &Context<'_>) -> Refusal {
    let span: Span = context.statement();
    Refusal::not_modelled(span, "this way to name an object")
}
