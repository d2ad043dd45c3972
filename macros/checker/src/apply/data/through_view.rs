//! Rows written through a view (`rewriteTargetView`).
//! <https://www.postgresql.org/docs/15/sql-createview.html#SQL-CREATEVIEW-UPDATABLE-VIEWS>
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a question about some shapes is answered by those alone"
)]

use arcoiris_catalog::{
    Column, DefinedKind, Name, Namespace, Object, ObjectId, State, Table, TableKind, TriggerTiming,
    expression_text,
};

use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{
    Expression, ExpressionKind, FromItem, Ident, ObjectName, Query, SelectBody, Span, StatementKind,
};

/// What is done to rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Event {
    Insert,
    Update,
    Delete,
}

impl Event {
    fn words(self) -> &'static str {
        match self {
            Event::Insert => "insert into",
            Event::Update => "update",
            Event::Delete => "delete from",
        }
    }

    fn word(self) -> &'static str {
        match self {
            Event::Insert => "insert",
            Event::Update => "update",
            Event::Delete => "delete",
        }
    }
}

/// Whether rows of this relation can be written at all; `assigned` are the columns that an `UPDATE` assigns to.
pub(super) fn check(
    simulation: &Simulation,
    (id, table): (ObjectId, &Table),
    event: Event,
    assigned: &[&Column],
    span: Span,
) -> Result<(), Refusal> {
    let name = table.name.as_str();
    match table.kind {
        TableKind::Ordinary | TableKind::Partitioned | TableKind::Foreign => return Ok(()),
        TableKind::MaterializedView => {
            let message = format!("cannot change materialized view \"{name}\"");
            return Err(Refusal::other(span, "42809", message).about(id));
        }
        TableKind::Composite => {
            return Err(Refusal::other(span, "42809", format!("cannot open relation \"{name}\"")).about(id));
        }
        TableKind::View => {}
    }
    if has_replacement(simulation, id, event) {
        return Ok(());
    }
    let refuse =
        || Err(Refusal::other(span, "55000", format!("cannot {} view \"{name}\"", event.words())).about(id));
    let Some(query) = query_of(simulation, table) else {
        return Err(Refusal::not_modelled(span, "rows written through this view"));
    };
    let SelectBody::Select(select) = &query.body else { return refuse() };
    let [FromItem::Table { name: from, .. }] = select.from.as_slice() else { return refuse() };
    let plain = !select.distinct
        && select.group_by.is_empty()
        && select.having.is_none()
        && query.with.is_none()
        && query.limit.is_none()
        && query.offset.is_none();
    if !plain {
        return refuse();
    }
    let is_column = |it: &Expression| matches!(it.kind, ExpressionKind::Column(_));
    if event != Event::Delete && !select.targets.iter().any(|target| is_column(&target.expression)) {
        return refuse();
    }
    // Aggregates, windows and sets would make another verdict, and so would a view below.
    let calls =
        select.targets.iter().any(|target| !is_column(&target.expression) && has_call(&target.expression));
    let below = find(simulation, from);
    let ordinary =
        below.is_some_and(|below| matches!(below.kind, TableKind::Ordinary | TableKind::Partitioned));
    if calls || !ordinary || event == Event::Insert {
        return Err(Refusal::not_modelled(span, "rows written through this view"));
    }
    for column in assigned {
        let at = table.columns.iter().position(|other| other.number == column.number);
        let target = at.and_then(|at| select.targets.get(at));
        if !target.is_some_and(|target| is_column(&target.expression)) {
            let column = column.name.as_str();
            let message = format!("cannot update column \"{column}\" of view \"{name}\"");
            return Err(Refusal::other(span, "0A000", message).about(id));
        }
    }
    Ok(())
}

/// Whether a trigger or a rule does something else instead.
fn has_replacement(simulation: &Simulation, id: ObjectId, event: Event) -> bool {
    simulation.catalog.dependents(id).any(|dependent| {
        match simulation.catalog.object(dependent).map(AsRef::as_ref) {
            Some(Object::Trigger(it)) => {
                it.table == id
                    && it.timing == TriggerTiming::InsteadOf
                    && match event {
                        Event::Insert => it.on_insert,
                        Event::Update => it.on_update,
                        Event::Delete => it.on_delete,
                    }
            }
            Some(Object::Defined(it)) => {
                let says = |name: &str, value: &str| {
                    it.attribute(name).is_some_and(|said| {
                        expression_text(&simulation.catalog, None, said).eq_ignore_ascii_case(value)
                    })
                };
                it.kind == DefinedKind::Rule
                    && it.of == Some(id)
                    && says("event", event.word())
                    && says("instead", "yes")
            }
            _ => false,
        }
    })
}

/// The view's query, read from its normal form.
fn query_of(simulation: &Simulation, table: &Table) -> Option<Query> {
    let view = table.view.as_ref()?;
    let text = expression_text(&simulation.catalog, Some(table), &view.query);
    let length = u32::try_from(text.len()).ok()?;
    let parsed = crate::parse::script(&text, 0..length, simulation.server).ok()?;
    match <[_; 1]>::try_from(parsed).ok()? {
        [statement] => match statement.kind {
            StatementKind::Select(query) => Some(query),
            _ => None,
        },
    }
}

fn find<'a>(simulation: &'a Simulation, name: &ObjectName) -> Option<&'a Table> {
    let ident = |name: &Name| Ident { name: name.clone(), span: Span::default() };
    let name =
        ObjectName { schema: name.schema.as_ref().map(|it| ident(&it.name)), name: ident(&name.name.name) };
    let id = crate::names::find(simulation, Namespace::Relation, &name)?;
    match simulation.catalog.object(id)?.as_ref() {
        Object::Table(table) => Some(table),
        _ => None,
    }
}

fn has_call(it: &Expression) -> bool {
    format!("{it:?}").contains("Call {")
}
