//! Foreign-data wrappers, servers, user mappings.

use rupg_sql::nodes::{
    AlterFdwStmt, AlterForeignServerStmt, AlterUserMappingStmt, CreateFdwStmt, CreateForeignServerStmt,
    CreateUserMappingStmt, DefElemAction, DropUserMappingStmt, List, Node, RoleSpec,
};
use rupg_sql::token;

use arcoiris_catalog::Name;

use super::context::Context;
use super::cursor::Cursor;
use super::expression::strings;
use super::object::role;
use super::option::{elements, text};
use crate::refusal::Refusal;
use crate::syntax::{
    DefinedStatement, ForeignDataStatement, ForeignOption, ForeignOptionAction, Ident, ObjectName, RoleName,
    StatementKind,
};

fn of_kind(it: ForeignDataStatement) -> StatementKind {
    StatementKind::Defined(Box::new(DefinedStatement::ForeignData(it)))
}

fn options(context: &Context<'_>, list: &List) -> Vec<ForeignOption> {
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

/// A function of a wrapper; `NO HANDLER` has none.
fn function(cursor: &mut Cursor<'_, '_>, list: &List, name: &str) -> Result<Option<ObjectName>, Refusal> {
    let found = elements(list).find(|it| it.defname.as_deref() == Some(name)).and_then(|it| it.arg.as_ref());
    let Some(Node::List(parts)) = found else { return Ok(None) };
    if strings(parts).is_empty() {
        return Ok(None);
    }
    let word = if name == "handler" { token::HANDLER } else { token::VALIDATOR };
    cursor.seek_word(word);
    cursor.object_name_of(parts).map(Some)
}

/// `CREATE FOREIGN DATA WRAPPER`
pub(super) fn create_wrapper(context: &Context<'_>, it: &CreateFdwStmt) -> Result<StatementKind, Refusal> {
    let mut cursor = Cursor::new(context);
    cursor.at = 4;
    let name = cursor.named(it.fdwname.as_ref());
    Ok(of_kind(ForeignDataStatement::CreateWrapper {
        name,
        handler: function(&mut cursor.clone(), &it.func_options, "handler")?,
        validator: function(&mut cursor.clone(), &it.func_options, "validator")?,
        options: options(context, &it.options),
    }))
}

/// `ALTER FOREIGN DATA WRAPPER`
pub(super) fn alter_wrapper(context: &Context<'_>, it: &AlterFdwStmt) -> Option<StatementKind> {
    let mut cursor = Cursor::new(context);
    cursor.at = 4;
    let name = cursor.named(it.fdwname.as_ref());
    let options = options(context, &it.options);
    it.func_options.is_empty().then(|| of_kind(ForeignDataStatement::AlterWrapper { name, options }))
}

/// `CREATE SERVER`
pub(super) fn create_server(context: &Context<'_>, it: &CreateForeignServerStmt) -> StatementKind {
    let mut cursor = Cursor::new(context);
    cursor.at = 2;
    if it.if_not_exists {
        cursor.eat_if_not_exists();
    }
    let name = cursor.named(it.servername.as_ref());
    cursor.seek_word(token::WRAPPER);
    of_kind(ForeignDataStatement::CreateServer {
        name,
        if_not_exists: it.if_not_exists,
        ty: it.servertype.as_deref().map(str::to_owned),
        version: it.version.as_deref().map(str::to_owned),
        wrapper: cursor.named(it.fdwname.as_ref()),
        options: options(context, &it.options),
    })
}

/// `ALTER SERVER`
pub(super) fn alter_server(context: &Context<'_>, it: &AlterForeignServerStmt) -> StatementKind {
    let mut cursor = Cursor::new(context);
    cursor.at = 2;
    of_kind(ForeignDataStatement::AlterServer {
        name: cursor.named(it.servername.as_ref()),
        version: it.has_version.then(|| it.version.as_deref().map(str::to_owned)),
        options: options(context, &it.options),
    })
}

fn user_and_server(
    context: &Context<'_>,
    user: Option<&RoleSpec>,
    server: Option<&rupg_sql::nodes::Str>,
) -> Option<(RoleName, Ident)> {
    let user = role(context, user?);
    let mut cursor = Cursor::new(context);
    cursor.seek_word(token::SERVER);
    Some((user, cursor.named(server)))
}

/// `CREATE USER MAPPING`
pub(super) fn create_mapping(context: &Context<'_>, it: &CreateUserMappingStmt) -> Option<StatementKind> {
    let (user, server) = user_and_server(context, it.user.as_deref(), it.servername.as_ref())?;
    let options = options(context, &it.options);
    let if_not_exists = it.if_not_exists;
    Some(of_kind(ForeignDataStatement::CreateMapping { user, server, if_not_exists, options }))
}

/// `ALTER USER MAPPING`
pub(super) fn alter_mapping(context: &Context<'_>, it: &AlterUserMappingStmt) -> Option<StatementKind> {
    let (user, server) = user_and_server(context, it.user.as_deref(), it.servername.as_ref())?;
    let options = options(context, &it.options);
    Some(of_kind(ForeignDataStatement::AlterMapping { user, server, options }))
}

/// `DROP USER MAPPING`
pub(super) fn drop_mapping(context: &Context<'_>, it: &DropUserMappingStmt) -> Option<StatementKind> {
    let (user, server) = user_and_server(context, it.user.as_deref(), it.servername.as_ref())?;
    Some(of_kind(ForeignDataStatement::DropMapping { user, server, if_exists: it.missing_ok }))
}
