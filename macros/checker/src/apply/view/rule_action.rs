//! What rules do instead of a statement, or beside it (`transformRuleStmt`). <https://www.postgresql.org/docs/15/rules-update.html>
//!
//! Held is what changes rows of one table by plain values; all else that rules may do is not modelled.

use arcoiris_catalog::{Expression, Name, ObjectId, Table};

use crate::apply::data;
use crate::refusal::{Refusal, RefusalFact};
use crate::resolve::analyse::Found;
use crate::resolve::deparse::rule::{RuleRows, print_actions, print_condition};
use crate::resolve::query;
use crate::resolve::query::tree::RelationNumber;
use crate::resolve::scope::{Level, Relation};
use crate::resolve::tree::{Shape, Tree};
use crate::resolve::uses::Use;
use crate::rows::change::{Given, Source, Write};
use crate::simulation::Simulation;
use crate::syntax::{CreateRule, RuleEvent, Span, Statement, StatementKind};

/// A rule's condition and its actions, as they are stored.
pub(super) struct Stored {
    pub(super) condition: Option<Expression>,
    /// `None` for `NOTHING`.
    pub(super) actions: Option<Expression>,
}

/// Analyses what a rule on a table does.
///
/// # Errors
/// What PostgreSQL says of names and types; 42P17 where `OLD` or `NEW` is asked for that the event has not.
pub(super) fn stored(
    simulation: &Simulation,
    it: &CreateRule,
    (id, table): (ObjectId, &Table),
    span: Span,
) -> Result<Stored, Refusal> {
    let mut found = Found::default();
    let rows = RuleRows { table: id, old: found.relation(), new: found.relation() };
    let condition = match &it.condition {
        None => None,
        Some(condition) => {
            let mut level = Level { query: found.next(), ..Level::default() };
            if it.event != RuleEvent::Insert {
                level.relations.push(row(rows.old, "old", (id, table), false));
            }
            if it.event != RuleEvent::Delete {
                level.relations.push(row(rows.new, "new", (id, table), false));
            }
            let tree = query::boolean(simulation, condition, &level, Use::Where, "WHERE", &mut found)?;
            let printed = print_condition(simulation, rows, &tree, found.also.clone());
            Some(printed.ok_or_else(|| Refusal::not_modelled(condition.span, "this condition of a rule"))?)
        }
    };
    if it.actions.is_empty() {
        return Ok(Stored { condition, actions: None });
    }
    let relations = vec![row(rows.old, "old", (id, table), true), row(rows.new, "new", (id, table), true)];
    let level = Level { relations, query: found.next(), ..Level::default() };
    let mut writes = Vec::with_capacity(it.actions.len());
    for action in &it.actions {
        let before = found.writes.len();
        analysed(simulation, action, &level, &mut found)?;
        let mut made = found.writes.split_off(before).into_iter();
        match (made.next(), made.next()) {
            (Some(write), None) => {
                require_rows(it.event, rows, &write, action.span)?;
                writes.push(write);
            }
            _ => return Err(unknown(action.span)),
        }
    }
    let actions = print_actions(simulation, rows, &writes, found.also);
    Ok(Stored { condition, actions: Some(actions.ok_or_else(|| unknown(span))?) })
}

fn unknown(span: Span) -> Refusal {
    Refusal::not_modelled(span, "what this rule does")
}

/// `OLD` or `NEW`; `qualified` if only by that name its columns are found.
fn row<'a>(
    number: RelationNumber,
    name: &str,
    (id, table): (ObjectId, &'a Table),
    qualified: bool,
) -> Relation<'a> {
    let mut relation = Relation::table(number, Name::new(name), id, table);
    if qualified {
        relation.merged = table.columns.iter().map(|column| column.name.clone()).collect();
        relation.system = false;
    }
    relation
}

/// Analyses a statement of a rule. What is only said when a statement is rewritten is not said here.
fn analysed(
    simulation: &Simulation,
    action: &Statement,
    level: &Level<'_>,
    found: &mut Found,
) -> Result<(), Refusal> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the others are not modelled, whatever they are")]
    let done = match &action.kind {
        StatementKind::Insert(it) if it.alias.is_none() && it.returning.is_empty() => {
            data::insert::analyse(simulation, it, Some(level), action.span, found)
        }
        StatementKind::Update(it) if it.alias.is_none() && it.returning.is_empty() && it.from.is_empty() => {
            data::update::analyse(simulation, it, Some(level), action.span, found)
        }
        StatementKind::Delete(it) if it.alias.is_none() && it.returning.is_empty() && it.using.is_empty() => {
            data::delete::analyse(simulation, it, Some(level), action.span, found)
        }
        _ => return Err(unknown(action.span)),
    };
    match done {
        Ok(_) => Ok(()),
        Err(refusal) if is_said_at_once(&refusal) => Err(refusal),
        Err(refusal) => Err(Refusal { fact: unknown(refusal.span).fact, ..refusal }),
    }
}

/// What parse analysis says; a column of the system's is found there, though not here.
fn is_said_at_once(refusal: &Refusal) -> bool {
    if let RefusalFact::UnknownColumn { column, .. } = &refusal.fact {
        return !["ctid", "xmin", "cmin", "xmax", "cmax", "tableoid"].contains(&column.as_str());
    }
    matches!(
        refusal.sqlstate(),
        Some("42P01" | "42601" | "42702" | "42703" | "42804" | "42883" | "42704" | "3F000" | "22P02")
    )
}

/// # Errors
/// 42P17
fn require_rows(event: RuleEvent, rows: RuleRows, write: &Write, span: Span) -> Result<(), Refusal> {
    let (absent, word) = match event {
        RuleEvent::Insert => (rows.old, "OLD"),
        RuleEvent::Delete => (rows.new, "NEW"),
        RuleEvent::Select | RuleEvent::Update => return Ok(()),
    };
    if trees(write).into_iter().any(|tree| asks(tree, absent)) {
        let message = format!("ON {} rule cannot use {word}", event.word());
        return Err(Refusal::other(span, "42P17", message));
    }
    Ok(())
}

fn trees(write: &Write) -> Vec<&Tree> {
    fn value((_, given): &(i16, Given)) -> Option<&Tree> {
        match given {
            Given::Value(tree) | Given::Converted(tree) => Some(tree),
            Given::Default | Given::Unknown => None,
        }
    }
    match write {
        Write::Insert(it) => match &it.source {
            Source::Rows(rows) => rows.iter().flatten().filter_map(value).collect(),
            Source::Query(..) => Vec::new(),
        },
        Write::Update(it) => it.assigned.iter().filter_map(value).chain(&it.condition).collect(),
        Write::Delete(it) => it.condition.iter().collect(),
    }
}

fn asks(tree: &Tree, relation: RelationNumber) -> bool {
    matches!(&tree.shape, Shape::Reference(it) if it.relation == relation)
        || tree.parts().into_iter().any(|part| asks(part, relation))
}
