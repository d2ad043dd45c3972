//! One statement: from PostgreSQL's tree to ours.

use arcoiris_catalog::Name;
use rupg_sql::nodes::{CreateSchemaStmt, DoStmt, List, Node, ObjectType};
use rupg_sql::token;

use super::alter_table::alter_table;
use super::context::Context;
use super::cursor::Cursor;
use super::define;
use super::defined;
use super::fingerprint;
use super::foreign_data;
use super::grant::grant;
use super::handler;
use super::index::create_index;
use super::maintenance;
use super::object::{comment, drop, owner_to, rename, role, set_schema};
use super::operator_class;
use super::option::{elements as options, text};
use super::query::{delete, insert, select, update};
use super::routine::routine_statement;
use super::sequence::{alter_sequence, create_sequence};
use super::server::server;
use super::session::{relations, set, transaction, truncate};
use super::signed;
use super::subscription::subscription;
use super::table::{create_foreign_table, create_table};
use super::tag::tag;
use super::text_search;
use super::trigger::trigger_statement;
use super::types::{
    alter_domain, alter_enum, create_base, create_composite, create_domain, create_enum, create_extension,
    create_range, create_shell,
};
use super::utility::utility;
use super::view;
use crate::refusal::{Refusal, RefusalFact};
use crate::syntax::{
    CreateSchema, DefinedStatement, DoBlock, HandlerStatement, Ident, OperatorClassStatement, Statement,
    StatementKind,
};

/// Turns a statement into ours. `Err` is what PostgreSQL refuses though its grammar takes it; what our types have no room for
/// is a statement too, [`StatementKind::NotModelled`].
pub(super) fn statement(context: &Context<'_>, node: &Node) -> Result<Statement, Refusal> {
    let span = context.statement();
    let kind = match kind(context, node) {
        Ok(kind) => kind,
        Err(Refusal { fact: RefusalFact::NotModelled { what }, .. }) => StatementKind::NotModelled(what),
        Err(refusal) => return Err(refusal),
    };
    Ok(Statement { span, fingerprint: fingerprint::statement(context.text, context.tokens), kind })
}

fn kind(context: &Context<'_>, node: &Node) -> Result<StatementKind, Refusal> {
    if let Some(kind) = routine_statement(context, node)? {
        return Ok(kind);
    }
    if let Some(kind) = trigger_statement(context, node)? {
        return Ok(kind);
    }
    if let Some(kind) = server(context, node)? {
        return Ok(kind);
    }
    if let Some(kind) = subscription(context, node) {
        return Ok(kind);
    }
    let not_modelled = || StatementKind::NotModelled(tag(node, context.excerpt(context.statement())));
    #[expect(clippy::wildcard_enum_match_arm, reason = "the rest are told as not modelled, by their tag")]
    Ok(match node {
        Node::CreateSchemaStmt(it) => StatementKind::CreateSchema(create_schema(context, it)?),
        Node::CreateExtensionStmt(it) => StatementKind::CreateExtension(create_extension(context, it)?),
        Node::CreateEnumStmt(it) => create_enum(context, it)?,
        Node::AlterEnumStmt(it) => alter_enum(context, it)?,
        Node::CreateDomainStmt(it) => StatementKind::CreateDomain(create_domain(context, it)?),
        Node::AlterDomainStmt(it) => alter_domain(context, it)?,
        Node::CreateStmt(it) => StatementKind::CreateTable(create_table(context, it)?),
        Node::CreateForeignTableStmt(it) => StatementKind::CreateTable(create_foreign_table(context, it)?),
        Node::CompositeTypeStmt(it) => create_composite(context, it)?,
        Node::CreateRangeStmt(it) => create_range(context, it)?,
        Node::DefineStmt(it) if it.kind == ObjectType::OBJECT_TYPE && it.definition.is_empty() => {
            create_shell(context, it)?
        }
        Node::DefineStmt(it) if it.kind == ObjectType::OBJECT_TYPE => create_base(context, it)?,
        Node::AlterTableStmt(it) => StatementKind::AlterTable(alter_table(context, it)?),
        Node::IndexStmt(it) => StatementKind::CreateIndex(create_index(context, it)?),
        Node::CreateSeqStmt(it) => StatementKind::CreateSequence(create_sequence(context, it)?),
        Node::AlterSeqStmt(it) => StatementKind::AlterSequence(alter_sequence(context, it)?),
        Node::RenameStmt(it) => match view::rename_rule(context, it)? {
            Some(kind) => kind,
            None => rename(context, it)?,
        },
        Node::AlterObjectSchemaStmt(it) => set_schema(context, it)?,
        Node::AlterOwnerStmt(it) => owner_to(context, it)?,
        Node::DropStmt(it) => match view::drop_rule(context, it)? {
            Some(kind) => kind,
            None => match defined::drop_on(context, it)? {
                Some(it) => of_kind(it),
                None => match signed::drop(context, it)? {
                    Some(it) => of_kind(it),
                    None => StatementKind::Drop(drop(context, it)?),
                },
            },
        },
        Node::ReindexStmt(it) => maintenance::reindex(context, it)?,
        Node::VacuumStmt(it) => maintenance::vacuum(context, it)?,
        Node::RepackStmt(it) => maintenance::cluster(context, it)?.unwrap_or_else(not_modelled),
        Node::CheckPointStmt(_) => maintenance::session("CHECKPOINT"),
        Node::ListenStmt(_) => maintenance::session("LISTEN"),
        Node::NotifyStmt(_) => maintenance::session("NOTIFY"),
        Node::UnlistenStmt(_) => maintenance::session("UNLISTEN"),
        Node::CreatedbStmt(_) => maintenance::of_cluster("CREATE DATABASE", true),
        Node::AlterSystemStmt(_) => maintenance::of_cluster("ALTER SYSTEM", true),
        Node::DropdbStmt(it) if it.missing_ok => maintenance::of_cluster("DROP DATABASE", true),
        Node::AlterExtensionStmt(it) => maintenance::update_extension(context, it),
        Node::AlterExtensionContentsStmt(it) => {
            maintenance::extension_member(context, it)?.unwrap_or_else(not_modelled)
        }
        Node::CreateFdwStmt(it) => foreign_data::create_wrapper(context, it)?,
        Node::AlterFdwStmt(it) => foreign_data::alter_wrapper(context, it).unwrap_or_else(not_modelled),
        Node::CreateForeignServerStmt(it) => foreign_data::create_server(context, it),
        Node::AlterForeignServerStmt(it) => foreign_data::alter_server(context, it),
        Node::CreateUserMappingStmt(it) => {
            foreign_data::create_mapping(context, it).unwrap_or_else(not_modelled)
        }
        Node::AlterUserMappingStmt(it) => {
            foreign_data::alter_mapping(context, it).unwrap_or_else(not_modelled)
        }
        Node::DropUserMappingStmt(it) => foreign_data::drop_mapping(context, it).unwrap_or_else(not_modelled),
        Node::SecLabelStmt(it) => {
            of_kind(DefinedStatement::SecurityLabel { provider: it.provider.as_deref().map(str::to_owned) })
        }
        Node::CreateCastStmt(it) => of_kind(signed::create_cast(context, it)?),
        Node::CreateOpClassStmt(it) => of_class(operator_class::create(context, it)?),
        Node::CreateOpFamilyStmt(it) => of_class(operator_class::create_family(context, it)?),
        Node::AlterOpFamilyStmt(it) => of_class(operator_class::alter_family(context, it)?),
        Node::CreatePLangStmt(it) => of_handler(handler::language(context, it)?),
        Node::CreateTransformStmt(it) => of_handler(handler::transform(context, it)?),
        Node::CreateConversionStmt(it) => of_handler(handler::conversion(context, it)?),
        Node::CreateAmStmt(it) => of_handler(handler::access_method(context, it)?),
        Node::AlterOperatorStmt(it) => {
            signed::alter_operator(context, it)?.map_or_else(not_modelled, of_kind)
        }
        Node::DefineStmt(it) => define::define(context, it)?.map_or_else(not_modelled, of_kind),
        Node::AlterTSConfigurationStmt(it) => of_kind(text_search::configuration(context, it)?),
        Node::AlterTSDictionaryStmt(it) => of_kind(text_search::dictionary(context, it)?),
        Node::CreateStatsStmt(it) => of_kind(define::create_statistics(context, it)?),
        Node::AlterStatsStmt(it) => of_kind(define::statistics_target(context, it)?),
        Node::CreatePublicationStmt(it) => of_kind(define::create_publication(context, it)?),
        Node::AlterPublicationStmt(it) => of_kind(define::alter_publication(context, it)?),
        Node::CreatePolicyStmt(it) => of_kind(defined::create_policy(context, it)?),
        Node::AlterPolicyStmt(it) => of_kind(defined::alter_policy(context, it)?),
        Node::AlterDefaultPrivilegesStmt(it) => of_kind(defined::default_privileges(context, it)?),
        Node::CreateRoleStmt(it) => of_kind(defined::create_role(context, it)),
        Node::AlterRoleStmt(it) => defined::alter_role(context, it).map_or_else(not_modelled, of_kind),
        Node::AlterRoleSetStmt(it) => of_kind(defined::role_setting(context, it)),
        Node::DropRoleStmt(it) => of_kind(defined::drop_role(context, it)),
        Node::GrantRoleStmt(it) => of_kind(defined::grant_role(context, it)),
        Node::DropOwnedStmt(it) => of_kind(defined::drop_owned(context, it)),
        Node::ReassignOwnedStmt(it) => {
            defined::reassign_owned(context, it).map_or_else(not_modelled, of_kind)
        }
        // Of a database that is not there PostgreSQL only warns.
        Node::CommentStmt(it) if it.objtype == ObjectType::OBJECT_DATABASE => {
            maintenance::of_cluster("COMMENT ON DATABASE", false)
        }
        Node::CommentStmt(it) if it.objtype == ObjectType::OBJECT_ROLE => {
            of_kind(defined::comment_on_role(context, it))
        }
        Node::CommentStmt(it) => match view::comment_on_rule(context, it)? {
            Some(kind) => kind,
            None => StatementKind::Comment(comment(context, it)?),
        },
        Node::GrantStmt(it) => StatementKind::Grant(grant(context, it)?),
        Node::InsertStmt(it) => StatementKind::Insert(insert(context, it)?),
        Node::UpdateStmt(it) => StatementKind::Update(update(context, it)?),
        Node::DeleteStmt(it) => StatementKind::Delete(delete(context, it)?),
        Node::SelectStmt(it) => match view::select_into(context, it)? {
            Some(kind) => kind,
            None => StatementKind::Select(select(context, it)?),
        },
        Node::ViewStmt(it) => view::create_view(context, it)?,
        Node::CreateTableAsStmt(it) => view::create_table_as(context, it)?,
        Node::RefreshMatViewStmt(it) => view::refresh(context, it)?,
        Node::RuleStmt(it) => view::create_rule(context, it)?,
        Node::TruncateStmt(it) => truncate(context, it)?,
        Node::VariableSetStmt(it) => set(context, it)?,
        Node::TransactionStmt(it) => StatementKind::Transaction(transaction(it)),
        Node::LockStmt(it) => StatementKind::Lock { tables: relations(context, &it.relations)? },
        Node::DoStmt(it) => do_block(context, it)?,
        _ => match utility(context, node)? {
            Some(found) => found,
            None => not_modelled(),
        },
    })
}

fn of_kind(it: DefinedStatement) -> StatementKind {
    StatementKind::Defined(Box::new(it))
}

fn of_handler(it: HandlerStatement) -> StatementKind {
    of_kind(DefinedStatement::Handler(it))
}

fn of_class(it: OperatorClassStatement) -> StatementKind {
    of_kind(DefinedStatement::OperatorClass(it))
}

/// `CREATE SCHEMA`, with the statements that may stand in it.
fn create_schema(context: &Context<'_>, it: &CreateSchemaStmt) -> Result<CreateSchema, Refusal> {
    let mut cursor = Cursor::new(context);
    cursor.eat(&[token::CREATE, token::SCHEMA]);
    if it.if_not_exists {
        cursor.eat_if_not_exists();
    }
    let name = it.schemaname.as_ref().map(|name| cursor.named(Some(name)));
    Ok(CreateSchema {
        name,
        authorization: it.authrole.as_deref().map(|it| role(context, it)),
        if_not_exists: it.if_not_exists,
        elements: elements(context, &it.schemaElts, cursor.at)?,
    })
}

/// Each element begins with `CREATE` or `GRANT`, both reserved; nothing stands between two of them.
fn elements(context: &Context<'_>, list: &List, first: usize) -> Result<Vec<Statement>, Refusal> {
    let mut starts = Vec::new();
    let mut index = first;
    while let Some(found) =
        context.find(index, context.tokens.len(), |token| matches!(token.kind, token::CREATE | token::GRANT))
    {
        starts.push(found);
        index = found + 1;
    }
    if starts.len() != list.len() {
        return match list.is_empty() {
            true => Ok(Vec::new()),
            false => Err(Refusal::not_modelled(context.statement(), "these elements of CREATE SCHEMA")),
        };
    }
    let ends = starts.iter().skip(1).copied().chain([context.tokens.len()]);
    let mut statements = Vec::with_capacity(list.len());
    for ((node, start), end) in list.iter().flatten().zip(starts.iter().copied()).zip(ends) {
        let tokens = context.tokens.get(start..end).unwrap_or_default();
        let element = Context { tokens, ..*context };
        statements.push(statement(&element, node)?);
    }
    Ok(statements)
}

/// `DO`
fn do_block(context: &Context<'_>, it: &DoStmt) -> Result<StatementKind, Refusal> {
    let (mut language, mut body) = (None, None);
    for element in options(&it.args) {
        let text = element.arg.as_ref().and_then(text).unwrap_or_default();
        match element.defname.as_deref() {
            Some("language") if language.is_none() => {
                let index = context.index_at(element.location).unwrap_or_default();
                let span = context.span_between(index + 1, index + 2);
                language = Some(Ident { name: Name::new(&text), span });
            }
            Some("as") if body.is_none() => body = Some((text, context.span_at(element.location))),
            _ => {
                let span = context.span_at(element.location);
                return Err(Refusal::other(span, "42601", "conflicting or redundant options"));
            }
        }
    }
    let Some((body, span)) = body else {
        return Err(Refusal::other(context.statement(), "42601", "no inline code specified"));
    };
    Ok(StatementKind::Do(DoBlock { language, body, span }))
}
