//! Triggers and event triggers.

use arcoiris_catalog::{Name, TriggerTiming};
use rupg_sql::nodes::{
    AlterEventTrigStmt, AlterObjectDependsStmt, AlterOwnerStmt, CommentStmt, CreateEventTrigStmt,
    CreateTrigStmt, DropBehavior, DropStmt, List, Node, ObjectType, RenameStmt, TRIGGER_TYPE_BEFORE,
    TRIGGER_TYPE_DELETE, TRIGGER_TYPE_INSERT, TRIGGER_TYPE_INSTEAD, TRIGGER_TYPE_TRUNCATE,
    TRIGGER_TYPE_UPDATE,
};
use rupg_sql::token;

use super::context::Context;
use super::cursor::Cursor;
use super::expression::{expression, strings};
use super::object::role;
use super::option::{elements, text};
use super::query::relation;
use crate::refusal::Refusal;
use crate::syntax::{
    CreateTrigger, EventTriggerStatement, Ident, ObjectName, StatementKind, TriggerStatement,
};

fn of(it: TriggerStatement) -> StatementKind {
    StatementKind::Trigger(Box::new(it))
}

fn event(it: EventTriggerStatement) -> StatementKind {
    of(TriggerStatement::Event(it))
}

/// A statement about triggers or event triggers, if it is one.
pub(super) fn trigger_statement(
    context: &Context<'_>,
    node: &Node,
) -> Result<Option<StatementKind>, Refusal> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "all others are about something else")]
    Ok(Some(match node {
        Node::CreateTrigStmt(it) => create_trigger(context, it)?,
        Node::CreateEventTrigStmt(it) => create_event_trigger(context, it)?,
        Node::AlterEventTrigStmt(it) => alter_event_trigger(context, it),
        Node::RenameStmt(it) => match it.renameType {
            ObjectType::OBJECT_TRIGGER => rename_trigger(context, it)?,
            ObjectType::OBJECT_EVENT_TRIGGER => rename_event_trigger(context, it),
            _ => return Ok(None),
        },
        Node::AlterOwnerStmt(it) if it.objectType == ObjectType::OBJECT_EVENT_TRIGGER => {
            event_trigger_owner(context, it)?
        }
        Node::AlterObjectDependsStmt(it) if it.objectType == ObjectType::OBJECT_TRIGGER => {
            trigger_depends(context, it)?
        }
        Node::CommentStmt(it) if it.objtype == ObjectType::OBJECT_EVENT_TRIGGER => {
            comment_on_event_trigger(context, it)
        }
        Node::DropStmt(it) => match it.removeType {
            ObjectType::OBJECT_TRIGGER => drop_trigger(context, it)?,
            ObjectType::OBJECT_EVENT_TRIGGER => drop_event_triggers(context, it),
            _ => return Ok(None),
        },
        _ => return Ok(None),
    }))
}

/// `CREATE TRIGGER`
fn create_trigger(context: &Context<'_>, it: &CreateTrigStmt) -> Result<StatementKind, Refusal> {
    let mut cursor = Cursor::new(context);
    cursor.eat_any(&[token::CREATE, token::OR, token::REPLACE, token::CONSTRAINT, token::TRIGGER]);
    let name = cursor.named(it.trigname.as_ref());
    let Some(range) = it.relation.as_deref() else {
        return Err(Refusal::not_modelled(context.statement(), "CREATE TRIGGER"));
    };
    let columns = if it.columns.is_empty() {
        Vec::new()
    } else {
        cursor.seek_word(token::OF);
        strings(&it.columns).into_iter().map(|column| cursor.name(column)).collect()
    };
    let table = relation(context, range)?;
    cursor.at = context.index_from(table.span().end);
    let from = it.constrrel.as_deref().map(|range| relation(context, range)).transpose()?;
    let mut transitions = Vec::with_capacity(it.transitionRels.len());
    for node in it.transitionRels.iter().flatten() {
        if let Node::TriggerTransition(it) = node {
            transitions.push((cursor.named(it.name.as_ref()), (it.isNew, it.isTable)));
        }
    }
    let condition = it.whenClause.as_ref().map(|node| expression(context, node)).transpose()?;
    cursor.seek_word(token::EXECUTE);
    cursor.eat_any(&[token::FUNCTION, token::PROCEDURE]);
    let function = cursor.object_name_of(&it.funcname)?;
    let events = i32::from(it.events);
    let has = |event: i32| events & event != 0;
    let timing = match i32::from(it.timing) {
        TRIGGER_TYPE_BEFORE => TriggerTiming::Before,
        TRIGGER_TYPE_INSTEAD => TriggerTiming::InsteadOf,
        _ => TriggerTiming::After,
    };
    let arguments: Option<Vec<String>> = it.args.iter().flatten().map(text).collect();
    let Some(arguments) = arguments else {
        return Err(Refusal::not_modelled(context.statement(), "this argument of a trigger"));
    };
    Ok(of(TriggerStatement::Create(Box::new(CreateTrigger {
        name,
        table,
        replace: it.replace,
        function,
        arguments,
        timing,
        for_each_row: it.row,
        on_insert: has(TRIGGER_TYPE_INSERT),
        on_update: has(TRIGGER_TYPE_UPDATE),
        on_delete: has(TRIGGER_TYPE_DELETE),
        on_truncate: has(TRIGGER_TYPE_TRUNCATE),
        columns,
        condition,
        transitions,
        constraint: it.isconstraint,
        deferrable: it.deferrable,
        initially_deferred: it.initdeferred,
        from,
    }))))
}

/// The trigger's name and table, as `DROP TRIGGER name ON table` and `COMMENT ON TRIGGER name ON table` have them, from the cursor
/// on.
pub(super) fn on_table(cursor: &mut Cursor<'_, '_>, parts: &List) -> Result<(Ident, ObjectName), Refusal> {
    let parts = strings(parts);
    let Some((name, table)) = parts.split_last() else {
        return Err(Refusal::not_modelled(cursor.rest(), "this way to name a trigger"));
    };
    let name = cursor.name(name);
    cursor.eat(&[token::ON]);
    Ok((name, cursor.object_name(table)?))
}

/// `DROP TRIGGER`
fn drop_trigger(context: &Context<'_>, it: &DropStmt) -> Result<StatementKind, Refusal> {
    let mut cursor = Cursor::new(context);
    cursor.at = 2;
    if it.missing_ok {
        cursor.eat_if_exists();
    }
    let Some(Some(Node::List(parts))) = it.objects.first() else {
        return Err(Refusal::not_modelled(context.statement(), "this way to name a trigger"));
    };
    let (name, table) = on_table(&mut cursor, parts)?;
    let cascade = it.behavior == DropBehavior::DROP_CASCADE;
    Ok(of(TriggerStatement::Drop { name, table, if_exists: it.missing_ok, cascade }))
}

/// `ALTER TRIGGER … RENAME TO`
fn rename_trigger(context: &Context<'_>, it: &RenameStmt) -> Result<StatementKind, Refusal> {
    let mut cursor = Cursor::new(context);
    cursor.at = 2;
    let name = cursor.named(it.subname.as_ref());
    let Some(range) = it.relation.as_deref() else {
        return Err(Refusal::not_modelled(context.statement(), "ALTER TRIGGER"));
    };
    let table = relation(context, range)?;
    cursor.at = context.index_from(table.span().end);
    cursor.seek_word(token::TO);
    Ok(of(TriggerStatement::Rename { name, table, to: cursor.named(it.newname.as_ref()) }))
}

/// `ALTER TRIGGER … [NO] DEPENDS ON EXTENSION`
fn trigger_depends(context: &Context<'_>, it: &AlterObjectDependsStmt) -> Result<StatementKind, Refusal> {
    let mut cursor = Cursor::new(context);
    cursor.at = 2;
    let (Some(range), Some(Node::List(parts))) = (it.relation.as_deref(), &it.object) else {
        return Err(Refusal::not_modelled(context.statement(), "ALTER TRIGGER"));
    };
    let name = cursor.name(strings(parts).last().copied().unwrap_or_default());
    let table = relation(context, range)?;
    cursor.at = context.index_from(table.span().end);
    cursor.seek_word(token::EXTENSION);
    let extension = cursor.name(&it.extname.as_ref().and_then(text).unwrap_or_default());
    Ok(of(TriggerStatement::DependsOn { name, table, extension, remove: it.remove }))
}

/// `CREATE EVENT TRIGGER`
fn create_event_trigger(context: &Context<'_>, it: &CreateEventTrigStmt) -> Result<StatementKind, Refusal> {
    let mut cursor = Cursor::new(context);
    cursor.at = 3;
    let name = cursor.named(it.trigname.as_ref());
    cursor.eat(&[token::ON]);
    let on = cursor.named(it.eventname.as_ref());
    let mut filters = Vec::with_capacity(it.whenclause.len());
    for element in elements(&it.whenclause) {
        let span = context.span_at(element.location);
        let filter = Ident { name: Name::new(element.defname.as_deref().unwrap_or_default()), span };
        let values = match &element.arg {
            Some(Node::List(values)) => {
                strings(values).into_iter().map(|value| (value.to_owned(), span)).collect()
            }
            Some(_) | None => return Err(Refusal::not_modelled(span, "this filter of an event trigger")),
        };
        filters.push((filter, values));
    }
    cursor.seek_word(token::EXECUTE);
    cursor.eat_any(&[token::FUNCTION, token::PROCEDURE]);
    let function = cursor.object_name_of(&it.funcname)?;
    Ok(event(EventTriggerStatement::Create { name, event: on, filters, function }))
}

/// `ALTER EVENT TRIGGER … ENABLE`
fn alter_event_trigger(context: &Context<'_>, it: &AlterEventTrigStmt) -> StatementKind {
    let mut cursor = Cursor::new(context);
    cursor.at = 3;
    let name = cursor.named(it.trigname.as_ref());
    event(EventTriggerStatement::Enable { name, enabled: char::from(it.tgenabled) })
}

/// `ALTER EVENT TRIGGER … RENAME TO`
fn rename_event_trigger(context: &Context<'_>, it: &RenameStmt) -> StatementKind {
    let mut cursor = Cursor::new(context);
    cursor.at = 3;
    let old = it.object.as_ref().and_then(text).unwrap_or_default();
    let name = cursor.name(&old);
    cursor.seek_word(token::TO);
    event(EventTriggerStatement::Rename { name, to: cursor.named(it.newname.as_ref()) })
}

/// `ALTER EVENT TRIGGER … OWNER TO`
fn event_trigger_owner(context: &Context<'_>, it: &AlterOwnerStmt) -> Result<StatementKind, Refusal> {
    let mut cursor = Cursor::new(context);
    cursor.at = 3;
    let name = cursor.name(&it.object.as_ref().and_then(text).unwrap_or_default());
    match it.newowner.as_deref() {
        Some(owner) => Ok(event(EventTriggerStatement::OwnerTo { name, role: role(context, owner) })),
        None => Err(Refusal::not_modelled(context.statement(), "ALTER EVENT TRIGGER")),
    }
}

/// `DROP EVENT TRIGGER`
fn drop_event_triggers(context: &Context<'_>, it: &DropStmt) -> StatementKind {
    let mut cursor = Cursor::new(context);
    cursor.at = 3;
    if it.missing_ok {
        cursor.eat_if_exists();
    }
    let names = it.objects.iter().flatten().filter_map(text).map(|name| cursor.name(&name)).collect();
    let cascade = it.behavior == DropBehavior::DROP_CASCADE;
    event(EventTriggerStatement::Drop { names, if_exists: it.missing_ok, cascade })
}

/// `COMMENT ON EVENT TRIGGER`
fn comment_on_event_trigger(context: &Context<'_>, it: &CommentStmt) -> StatementKind {
    let mut cursor = Cursor::new(context);
    cursor.at = 4;
    let name = cursor.name(&it.object.as_ref().and_then(text).unwrap_or_default());
    event(EventTriggerStatement::Comment { name, text: it.comment.as_deref().map(str::to_owned) })
}
