//! What is said of objects of every kind: `DROP`, `RENAME`, `SET SCHEMA`, `OWNER TO`, `COMMENT ON`.

use arcoiris_catalog::{DefinedKind, Name};
use rupg_sql::nodes::{
    AlterObjectSchemaStmt, AlterOwnerStmt, CommentStmt, DropBehavior, DropStmt, Node, ObjectType, RenameStmt,
    RoleSpec, RoleSpecType,
};
use rupg_sql::token;

use super::context::Context;
use super::cursor::Cursor;
use super::defined::on_relation;
use super::expression::strings;
use super::query::relation;
use super::routine::{routine_kind, routine_name};
use super::signed::{is_signed, signed};
use super::tag::object_words;
use super::trigger::on_table;
use crate::refusal::Refusal;
use crate::syntax::{
    Comment, CommentTarget, DefinedStatement, Drop, Ident, ObjectKind, ObjectName, RoleName, RoleStatement,
    StatementKind,
};

/// The kind that PostgreSQL's number means.
pub(super) fn object_kind(it: ObjectType) -> ObjectKind {
    match it {
        ObjectType::OBJECT_SCHEMA => ObjectKind::Schema,
        ObjectType::OBJECT_EXTENSION => ObjectKind::Extension,
        ObjectType::OBJECT_TYPE => ObjectKind::Type,
        ObjectType::OBJECT_DOMAIN => ObjectKind::Domain,
        ObjectType::OBJECT_TABLE => ObjectKind::Table,
        ObjectType::OBJECT_COLUMN => ObjectKind::Column,
        ObjectType::OBJECT_TABCONSTRAINT => ObjectKind::Constraint,
        ObjectType::OBJECT_DOMCONSTRAINT => ObjectKind::DomainConstraint,
        ObjectType::OBJECT_INDEX => ObjectKind::Index,
        ObjectType::OBJECT_SEQUENCE => ObjectKind::Sequence,
        ObjectType::OBJECT_VIEW => ObjectKind::View,
        ObjectType::OBJECT_MATVIEW => ObjectKind::MaterializedView,
        ObjectType::OBJECT_FOREIGN_TABLE => ObjectKind::ForeignTable,
        ObjectType::OBJECT_FUNCTION => ObjectKind::Function,
        ObjectType::OBJECT_PROCEDURE => ObjectKind::Procedure,
        ObjectType::OBJECT_AGGREGATE => ObjectKind::Aggregate,
        ObjectType::OBJECT_ROUTINE => ObjectKind::Routine,
        ObjectType::OBJECT_TRIGGER => ObjectKind::Trigger,
        other => defined_kind(other).map_or(ObjectKind::Other, ObjectKind::Defined),
    }
}

fn defined_kind(it: ObjectType) -> Option<DefinedKind> {
    Some(match it {
        ObjectType::OBJECT_ACCESS_METHOD => DefinedKind::AccessMethod,
        ObjectType::OBJECT_CAST => DefinedKind::Cast,
        ObjectType::OBJECT_COLLATION => DefinedKind::Collation,
        ObjectType::OBJECT_CONVERSION => DefinedKind::Conversion,
        ObjectType::OBJECT_DEFACL => DefinedKind::DefaultPrivileges,
        ObjectType::OBJECT_EVENT_TRIGGER => DefinedKind::EventTrigger,
        ObjectType::OBJECT_FDW => DefinedKind::ForeignDataWrapper,
        ObjectType::OBJECT_FOREIGN_SERVER => DefinedKind::ForeignServer,
        ObjectType::OBJECT_LANGUAGE => DefinedKind::Language,
        ObjectType::OBJECT_LARGEOBJECT => DefinedKind::LargeObject,
        ObjectType::OBJECT_OPCLASS => DefinedKind::OperatorClass,
        ObjectType::OBJECT_OPERATOR => DefinedKind::Operator,
        ObjectType::OBJECT_OPFAMILY => DefinedKind::OperatorFamily,
        ObjectType::OBJECT_POLICY => DefinedKind::Policy,
        ObjectType::OBJECT_PUBLICATION => DefinedKind::Publication,
        ObjectType::OBJECT_ROLE => DefinedKind::Role,
        ObjectType::OBJECT_RULE => DefinedKind::Rule,
        ObjectType::OBJECT_STATISTIC_EXT => DefinedKind::Statistics,
        ObjectType::OBJECT_SUBSCRIPTION => DefinedKind::Subscription,
        ObjectType::OBJECT_TABLESPACE => DefinedKind::Tablespace,
        ObjectType::OBJECT_TRANSFORM => DefinedKind::Transform,
        ObjectType::OBJECT_TSCONFIGURATION => DefinedKind::TextSearchConfiguration,
        ObjectType::OBJECT_TSDICTIONARY => DefinedKind::TextSearchDictionary,
        ObjectType::OBJECT_TSPARSER => DefinedKind::TextSearchParser,
        ObjectType::OBJECT_TSTEMPLATE => DefinedKind::TextSearchTemplate,
        ObjectType::OBJECT_USER_MAPPING => DefinedKind::UserMapping,
        _ => return None,
    })
}

/// Kinds of which a plain name, perhaps with a schema, tells an object: not an operator's, for one.
fn is_named_plainly(kind: ObjectKind) -> bool {
    match kind {
        ObjectKind::Defined(kind) => matches!(
            kind,
            DefinedKind::AccessMethod
                | DefinedKind::Collation
                | DefinedKind::Conversion
                | DefinedKind::ForeignDataWrapper
                | DefinedKind::ForeignServer
                | DefinedKind::Language
                | DefinedKind::Publication
                | DefinedKind::Subscription
                | DefinedKind::Statistics
                | DefinedKind::TextSearchConfiguration
                | DefinedKind::TextSearchDictionary
                | DefinedKind::TextSearchParser
                | DefinedKind::TextSearchTemplate
        ),
        ObjectKind::Schema
        | ObjectKind::Extension
        | ObjectKind::Type
        | ObjectKind::Domain
        | ObjectKind::Table
        | ObjectKind::Column
        | ObjectKind::Constraint
        | ObjectKind::DomainConstraint
        | ObjectKind::Index
        | ObjectKind::Sequence
        | ObjectKind::View
        | ObjectKind::MaterializedView
        | ObjectKind::ForeignTable => true,
        ObjectKind::Function
        | ObjectKind::Procedure
        | ObjectKind::Aggregate
        | ObjectKind::Routine
        | ObjectKind::Trigger
        | ObjectKind::Other => false,
    }
}

fn is_plain(kind: ObjectKind) -> bool {
    matches!(kind, ObjectKind::Defined(_)) && is_named_plainly(kind)
}

/// A role.
pub(super) fn role(context: &Context<'_>, it: &RoleSpec) -> RoleName {
    let span = context.span_at(it.location);
    match it.roletype {
        RoleSpecType::ROLESPEC_CURRENT_ROLE => RoleName::CurrentRole(span),
        RoleSpecType::ROLESPEC_CURRENT_USER => RoleName::CurrentUser(span),
        RoleSpecType::ROLESPEC_SESSION_USER => RoleName::SessionUser(span),
        RoleSpecType::ROLESPEC_PUBLIC => RoleName::Public(span),
        _ => RoleName::Named(Ident { name: Name::new(it.rolename.as_deref().unwrap_or_default()), span }),
    }
}

/// The name that an object of PostgreSQL's tree has, which stands at the cursor: a string, a list of strings, or a type's name.
pub(super) fn name_of(cursor: &mut Cursor<'_, '_>, node: &Node) -> Result<ObjectName, Refusal> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the grammar names objects in no other way")]
    match node {
        Node::String(name) => cursor.object_name(&[&**name]),
        Node::List(names) => cursor.object_name_of(names),
        Node::TypeName(it) if it.arrayBounds.is_empty() && it.typmods.is_empty() => {
            cursor.object_name_of(&it.names)
        }
        _ => Err(Refusal::not_modelled(cursor.rest(), "this way to name an object")),
    }
}

/// `DROP`
pub(super) fn drop(context: &Context<'_>, it: &DropStmt) -> Result<Drop, Refusal> {
    let kind = object_kind(it.removeType);
    let mut cursor = Cursor::new(context);
    cursor.eat(&[token::DROP]);
    let mut names = Vec::with_capacity(it.objects.len());
    if is_named_plainly(kind) {
        for _ in 0..words_of(kind) {
            cursor.at += 1;
        }
        if it.concurrent {
            cursor.eat(&[token::CONCURRENTLY]);
        }
        if it.missing_ok {
            cursor.eat_if_exists();
        }
        let pieces = context.split(cursor.at, cursor.end);
        for (node, piece) in it.objects.iter().flatten().zip(pieces) {
            names.push(name_of(&mut Cursor::piece(context, piece), node)?);
        }
    }
    Ok(Drop {
        kind,
        names,
        if_exists: it.missing_ok,
        cascade: it.behavior == DropBehavior::DROP_CASCADE,
        concurrently: it.concurrent,
        tag: format!("DROP {}", object_words(it.removeType)),
    })
}

/// `ALTER … RENAME`
pub(super) fn rename(context: &Context<'_>, it: &RenameStmt) -> Result<StatementKind, Refusal> {
    // An attribute is a part of its type.
    let attribute = it.renameType == ObjectType::OBJECT_ATTRIBUTE;
    let kind = if attribute { ObjectKind::Type } else { object_kind(it.renameType) };
    let tag = || format!("ALTER {} RENAME", object_words(it.renameType));
    let mut cursor = Cursor::new(context);
    if let ObjectKind::Defined(kind @ (DefinedKind::Policy | DefinedKind::Rule)) = kind
        && let Some(range) = &it.relation
    {
        cursor.at = 2;
        let name = cursor.named(it.subname.as_ref());
        let relation = relation(context, range)?;
        cursor.at = context.index_from(relation.span().end);
        cursor.seek_word(token::TO);
        let (to, if_exists) = (cursor.named(it.newname.as_ref()), it.missing_ok);
        let it = DefinedStatement::RenameOn { kind, name, relation, to, if_exists };
        return Ok(StatementKind::Defined(Box::new(it)));
    }
    if let (ObjectKind::Defined(kind), Some(node)) = (kind, &it.object)
        && is_signed(kind)
    {
        cursor.at = 1 + words_of(ObjectKind::Defined(kind));
        let name = signed(&mut cursor, kind, node)?;
        cursor.seek_word(token::TO);
        let to = cursor.named(it.newname.as_ref());
        return Ok(StatementKind::Defined(Box::new(DefinedStatement::RenameSigned { kind, name, to })));
    }
    let name = match (&it.relation, &it.object) {
        (Some(range), _) => {
            let name = relation(context, range)?;
            cursor.at = context.index_from(name.span().end);
            name
        }
        (None, Some(node))
            if matches!(kind, ObjectKind::Type | ObjectKind::Domain | ObjectKind::DomainConstraint)
                || is_plain(kind) =>
        {
            // ALTER TYPE name, ALTER DOMAIN name, ALTER TEXT SEARCH DICTIONARY name
            cursor.at = 1 + words_of(kind);
            name_of(&mut cursor, node)?
        }
        (None, _) if kind == ObjectKind::Defined(DefinedKind::Role) => {
            cursor.at = 2;
            let role = cursor.named(it.subname.as_ref());
            cursor.seek_word(token::TO);
            let to = cursor.named(it.newname.as_ref());
            return Ok(StatementKind::Defined(Box::new(DefinedStatement::Role(RoleStatement::Rename {
                role,
                to,
            }))));
        }
        (None, _) if kind == ObjectKind::Schema => {
            cursor.at = 2;
            cursor.object_name(&[it.subname.as_deref().unwrap_or_default()])?
        }
        (None, _) => return Ok(StatementKind::NotModelled(tag())),
    };
    let modelled = matches!(
        it.relationType,
        ObjectType::OBJECT_TABLE
            | ObjectType::OBJECT_FOREIGN_TABLE
            | ObjectType::OBJECT_VIEW
            | ObjectType::OBJECT_MATVIEW
    );
    let part = match kind {
        ObjectKind::Column if !modelled => {
            return Ok(StatementKind::NotModelled("ALTER FOREIGN TABLE RENAME COLUMN".into()));
        }
        ObjectKind::Column => {
            cursor.seek_word(token::RENAME);
            cursor.eat(&[token::COLUMN]);
            Some(cursor.named(it.subname.as_ref()))
        }
        ObjectKind::Constraint | ObjectKind::DomainConstraint => {
            cursor.seek_word(token::CONSTRAINT);
            Some(cursor.named(it.subname.as_ref()))
        }
        ObjectKind::Type if attribute => {
            cursor.seek_word(token::ATTRIBUTE);
            Some(cursor.named(it.subname.as_ref()))
        }
        ObjectKind::Schema
        | ObjectKind::Type
        | ObjectKind::Domain
        | ObjectKind::Table
        | ObjectKind::Index
        | ObjectKind::Sequence
        | ObjectKind::View
        | ObjectKind::MaterializedView
        | ObjectKind::Defined(_)
        | ObjectKind::ForeignTable => None,
        // An attribute of a composite type; an extension cannot be renamed.
        ObjectKind::Extension
        | ObjectKind::Function
        | ObjectKind::Procedure
        | ObjectKind::Aggregate
        | ObjectKind::Routine
        | ObjectKind::Trigger
        | ObjectKind::Other => return Ok(StatementKind::NotModelled(tag())),
    };
    cursor.seek_word(token::TO);
    let to = cursor.named(it.newname.as_ref());
    Ok(StatementKind::Rename {
        kind,
        name,
        part,
        to,
        if_exists: it.missing_ok,
        cascade: it.behavior == DropBehavior::DROP_CASCADE,
        only: it.relation.as_deref().is_some_and(|range| !range.inh),
    })
}

/// `ALTER … SET SCHEMA`
pub(super) fn set_schema(
    context: &Context<'_>,
    it: &AlterObjectSchemaStmt,
) -> Result<StatementKind, Refusal> {
    let kind = object_kind(it.objectType);
    let mut cursor = Cursor::new(context);
    if let (ObjectKind::Defined(kind), Some(node)) = (kind, &it.object)
        && is_signed(kind)
    {
        cursor.at = 1 + words_of(ObjectKind::Defined(kind));
        let name = signed(&mut cursor, kind, node)?;
        cursor.seek_word(token::SCHEMA);
        let schema = cursor.named(it.newschema.as_ref());
        return Ok(StatementKind::Defined(Box::new(DefinedStatement::SchemaOfSigned { kind, name, schema })));
    }
    let name = match (&it.relation, &it.object) {
        (Some(range), _) => {
            let name = relation(context, range)?;
            cursor.at = context.index_from(name.span().end);
            name
        }
        (None, Some(node))
            if matches!(kind, ObjectKind::Type | ObjectKind::Domain | ObjectKind::Extension)
                || is_plain(kind) =>
        {
            cursor.at = 1 + words_of(kind);
            name_of(&mut cursor, node)?
        }
        (None, _) => {
            return Ok(StatementKind::NotModelled(format!(
                "ALTER {} SET SCHEMA",
                object_words(it.objectType)
            )));
        }
    };
    cursor.seek_word(token::SCHEMA);
    let schema = cursor.named(it.newschema.as_ref());
    Ok(StatementKind::SetSchema { kind, name, schema, if_exists: it.missing_ok })
}

/// `ALTER … OWNER TO`
pub(super) fn owner_to(context: &Context<'_>, it: &AlterOwnerStmt) -> Result<StatementKind, Refusal> {
    let kind = object_kind(it.objectType);
    match (&it.object, it.newowner.as_deref()) {
        (Some(node), Some(owner)) if matches!(kind, ObjectKind::Defined(kind) if is_signed(kind)) => {
            let ObjectKind::Defined(signed_kind) = kind else {
                return Err(nameless(Cursor::new(context)));
            };
            let mut cursor = Cursor::new(context);
            cursor.at = 1 + words_of(kind);
            let name = signed(&mut cursor, signed_kind, node)?;
            let role = role(context, owner);
            Ok(StatementKind::Defined(Box::new(DefinedStatement::OwnerOfSigned {
                kind: signed_kind,
                name,
                role,
            })))
        }
        (Some(node), Some(owner))
            if matches!(kind, ObjectKind::Type | ObjectKind::Domain | ObjectKind::Schema)
                || is_plain(kind) =>
        {
            let mut cursor = Cursor::new(context);
            cursor.at = 1 + words_of(kind);
            Ok(StatementKind::OwnerTo { kind, name: name_of(&mut cursor, node)?, role: role(context, owner) })
        }
        _ => Ok(StatementKind::NotModelled(format!("ALTER {} OWNER TO", object_words(it.objectType)))),
    }
}

/// `COMMENT ON`
pub(super) fn comment(context: &Context<'_>, it: &CommentStmt) -> Result<Comment, Refusal> {
    let kind = object_kind(it.objtype);
    let mut cursor = Cursor::new(context);
    cursor.eat(&[token::COMMENT, token::ON]);
    for _ in 0..words_of(kind) {
        cursor.at += 1;
    }
    let target = match (kind, &it.object) {
        (ObjectKind::Column, Some(Node::List(parts))) => {
            let parts = strings(parts);
            let (column, table) = split_column(&mut cursor, &parts)?;
            CommentTarget::Column { table, column }
        }
        (ObjectKind::Constraint, Some(Node::List(parts))) => {
            let parts = strings(parts);
            let Some((name, table)) = parts.split_last() else { return Err(nameless(cursor)) };
            let name = cursor.name(name);
            cursor.eat(&[token::ON]);
            CommentTarget::Constraint { table: cursor.object_name(table)?, name }
        }
        (ObjectKind::DomainConstraint, Some(Node::List(parts))) => {
            let [Some(domain), Some(Node::String(name))] = parts.as_slice() else {
                return Err(nameless(cursor));
            };
            let name = cursor.name(name);
            cursor.eat(&[token::ON, token::DOMAIN_P]);
            CommentTarget::DomainConstraint { domain: name_of(&mut cursor, domain)?, name }
        }
        (_, Some(Node::ObjectWithArgs(routine))) if routine_kind(it.objtype).is_some() => {
            // COMMENT ON FUNCTION, whose kind is one word.
            cursor.at = 3;
            let kind = routine_kind(it.objtype).unwrap_or(ObjectKind::Function);
            CommentTarget::Routine(routine_name(&mut cursor, kind, routine)?)
        }
        (_, Some(Node::List(parts))) if it.objtype == ObjectType::OBJECT_TRIGGER => {
            cursor.at = 3;
            let (name, table) = on_table(&mut cursor, parts)?;
            CommentTarget::Trigger { table, name }
        }
        (
            ObjectKind::Trigger | ObjectKind::Defined(DefinedKind::Policy | DefinedKind::Rule),
            Some(Node::List(parts)),
        ) => {
            let (name, relation) = on_relation(&mut cursor, parts)?;
            CommentTarget::On { kind, name, relation }
        }
        (ObjectKind::Defined(kind), Some(node)) if is_signed(kind) => {
            CommentTarget::Signed(kind, Box::new(signed(&mut cursor, kind, node)?))
        }
        (kind, _) if !is_named_plainly(kind) => {
            CommentTarget::NotModelled(format!("COMMENT ON {}", object_words(it.objtype)))
        }
        (_, None) => CommentTarget::NotModelled(format!("COMMENT ON {}", object_words(it.objtype))),
        (_, Some(node)) => CommentTarget::Object(kind, name_of(&mut cursor, node)?),
    };
    Ok(Comment { target, text: it.comment.as_deref().map(str::to_owned) })
}

fn split_column(cursor: &mut Cursor<'_, '_>, parts: &[&str]) -> Result<(Ident, ObjectName), Refusal> {
    let (places, next) = cursor.context.path(cursor.at);
    let whole = cursor.context.span_between(cursor.at, next);
    let place = |at: usize| {
        if places.len() == parts.len() { places.get(at).map_or(whole, |ident| ident.span) } else { whole }
    };
    let ident = |name: &str, at: usize| Ident { name: Name::new(name), span: place(at) };
    let found = match *parts {
        [table, column] => (ident(column, 1), ObjectName { schema: None, name: ident(table, 0) }),
        [schema, table, column] => {
            (ident(column, 2), ObjectName { schema: Some(ident(schema, 0)), name: ident(table, 1) })
        }
        // get_object_address_attribute
        [_] | [] => return Err(Refusal::other(whole, "42601", "column name must be qualified")),
        _ => return Err(super::cursor::other_database(whole, &parts.join("."))),
    };
    cursor.at = next;
    Ok(found)
}

fn nameless(cursor: Cursor<'_, '_>) -> Refusal {
    Refusal::not_modelled(cursor.rest(), "this way to name an object")
}

/// How many words name the kind: `MATERIALIZED VIEW` has two.
fn words_of(kind: ObjectKind) -> usize {
    match kind {
        ObjectKind::MaterializedView | ObjectKind::ForeignTable => 2,
        ObjectKind::Schema
        | ObjectKind::Extension
        | ObjectKind::Type
        | ObjectKind::Domain
        | ObjectKind::Table
        | ObjectKind::Column
        | ObjectKind::Constraint
        | ObjectKind::DomainConstraint
        | ObjectKind::Index
        | ObjectKind::Sequence
        | ObjectKind::View
        | ObjectKind::Function
        | ObjectKind::Procedure
        | ObjectKind::Aggregate
        | ObjectKind::Routine
        | ObjectKind::Trigger
        | ObjectKind::Other => 1,
        ObjectKind::Defined(kind) => kind.word().split(' ').count(),
    }
}
