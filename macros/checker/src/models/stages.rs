//! What makes a history what the models say, in as many revisions as it takes for nobody to wait: the safe form of each statement that
//! a hazard was told of. What a hazard is, and on which tables, is the rules' to know (`rules/hazard.rs`).
//!
//! | rule | instead |
//! |---|---|
//! | `blocking-index` | `CONCURRENTLY`, in a revision of its own outside a transaction |
//! | `blocking-key` | the index so, then the key made of it |
//! | `validating-constraint` | `NOT VALID`, and `VALIDATE CONSTRAINT` in the last revision |
//! | `scanning-not-null` | a check `NOT VALID`; in the last revision it is validated, and makes way for NOT NULL |

use std::collections::HashMap;

use arcoiris_catalog::Name;

use super::plan::{Phase, Step, in_order, sorted};
use crate::parse;
use crate::rules::{built_beside, rewrite};
use crate::syntax::{AlterTable, AlterTableAction, Span, Statement, StatementKind};

/// One revision's upgrade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// Whether it is one statement that PostgreSQL runs outside a transaction only.
    pub no_transaction: bool,
    /// The statements, without semicolons.
    pub statements: Vec<String>,
}

/// A part of a statement's safe form.
enum Piece {
    /// In a transaction with others.
    Within(String),
    /// By itself, outside a transaction.
    Alone(String),
    /// After everything else, in a transaction of its own.
    Last(String),
}

/// The steps in one revision, each statement as it is.
#[must_use]
pub fn plain(steps: &[Step]) -> Stage {
    Stage { no_transaction: false, statements: in_order(steps) }
}

/// The steps in revisions that keep nobody waiting. `hazards` tells the rules by which a statement was found to be hazardous.
#[must_use]
pub fn stages(steps: &[Step], hazards: &HashMap<String, Vec<&'static str>>, server: u32) -> Vec<Stage> {
    let sorted = sorted(steps);
    // A type changes under indexes and keys that no longer fit: what goes has to go before.
    let retyped = sorted.iter().any(|step| step.phase == Phase::ColumnTypes);
    let told =
        |statement: &str, rule: &str| hazards.get(statement).is_some_and(|rules| rules.contains(&rule));
    let mut moved: Vec<String> = Vec::new();
    let mut pieces: Vec<(Phase, Piece)> = Vec::new();
    for step in sorted.iter().rev() {
        let of_step = step.statements.iter().rev().filter(|statement| !moved.contains(statement));
        for statement in of_step.cloned().collect::<Vec<_>>() {
            let replaced = step.instead_of.as_ref().filter(|_| !retyped);
            let made = safe(&statement, replaced, &|rule| told(&statement, rule), server);
            let Some(made) = made else {
                pieces.push((step.phase, Piece::Within(statement)));
                continue;
            };
            moved.extend(replaced.cloned());
            pieces.extend(made.into_iter().rev().map(|piece| (step.phase, piece)));
        }
    }
    pieces.reverse();
    gathered(pieces)
}

/// Pieces as revisions: what stands by itself first within its phase, what comes last in the last one.
fn gathered(mut pieces: Vec<(Phase, Piece)>) -> Vec<Stage> {
    pieces.sort_by_key(|(phase, piece)| (*phase, !matches!(piece, Piece::Alone(_))));
    let mut stages: Vec<Stage> = Vec::new();
    let (mut within, mut last): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    let stage = |statements: Vec<String>| Stage { no_transaction: false, statements };
    for (_, piece) in pieces {
        match piece {
            Piece::Within(statement) if within.contains(&statement) => {}
            Piece::Within(statement) => within.push(statement),
            Piece::Last(statement) => last.push(statement),
            Piece::Alone(statement) => {
                if !within.is_empty() {
                    stages.push(stage(std::mem::take(&mut within)));
                }
                stages.push(Stage { no_transaction: true, statements: vec![statement] });
            }
        }
    }
    let rest = [within, last].into_iter().filter(|statements| !statements.is_empty());
    stages.extend(rest.map(stage));
    stages
}

/// The safe form of a statement that a hazard was told of; `None` if there is none. `replaced` is the statement that takes away what
/// this one makes anew.
fn safe(
    statement: &str,
    replaced: Option<&String>,
    is_told: &dyn Fn(&str) -> bool,
    server: u32,
) -> Option<Vec<Piece>> {
    let rules = ["blocking-index", "blocking-key", "validating-constraint", "scanning-not-null"];
    let rule = rules.into_iter().find(|rule| is_told(rule))?;
    let parsed = parse::script(statement, 0..statement.len() as u32, server).ok()?;
    let [parsed] = parsed.as_slice() else { return None };
    match (rule, &parsed.kind) {
        ("blocking-index", StatementKind::CreateIndex(_)) => index(statement, parsed, replaced),
        ("blocking-index", _) => Some(vec![Piece::Alone(concurrently(statement)?)]),
        ("blocking-key", StatementKind::AlterTable(it)) => key(statement, it, replaced),
        ("validating-constraint", StatementKind::AlterTable(it)) => constraint(statement, it),
        ("scanning-not-null", StatementKind::AlterTable(it)) => not_null(statement, it),
        _ => None,
    }
}

fn concurrently(statement: &str) -> Option<String> {
    rewrite::replaced(statement, "INDEX", "INDEX CONCURRENTLY")
}

/// What an index or a key is called until the one that it replaces is gone.
fn meanwhile(name: &Name) -> Name {
    Name::new(&format!("{}_new", name.as_str()))
}

/// An index; the one that it replaces goes when it stands.
fn index(statement: &str, parsed: &Statement, replaced: Option<&String>) -> Option<Vec<Piece>> {
    let StatementKind::CreateIndex(it) = &parsed.kind else { return None };
    let built = concurrently(statement)?;
    let Some(drop) = replaced else { return Some(vec![Piece::Alone(built)]) };
    let name = &it.name.as_ref()?.name;
    let dropped = drop.strip_prefix("DROP INDEX ")?;
    let schema = it.table.schema.as_ref().map(|schema| format!("{}.", schema.name)).unwrap_or_default();
    if dropped != format!("{schema}{name}") {
        return Some(vec![Piece::Alone(built), Piece::Alone(concurrently(drop)?)]);
    }
    let other = meanwhile(name);
    let built = rewrite::replaced(&built, &format!("CONCURRENTLY {name}"), &format!("CONCURRENTLY {other}"))?;
    Some(vec![
        Piece::Alone(built),
        Piece::Alone(concurrently(drop)?),
        Piece::Within(format!("ALTER INDEX {schema}{other} RENAME TO {name}")),
    ])
}

/// A key of an index that was built beside the work; the key that it replaces goes in the same transaction in which it comes.
fn key(statement: &str, it: &AlterTable, replaced: Option<&String>) -> Option<Vec<Piece>> {
    let (AlterTableAction::AddConstraint(added), _) = it.actions.first()? else { return None };
    let table = text(statement, it.name.span())?;
    let name = &added.name.as_ref()?.name;
    let other = replaced.map(|_| meanwhile(name));
    let (built, made) = built_beside(table, it, added, other.as_ref())?;
    let mut pieces = vec![Piece::Alone(built)];
    pieces.extend(replaced.cloned().map(Piece::Within));
    pieces.push(Piece::Within(made));
    Some(pieces)
}

/// A check or a foreign key, that holds for new rows at once.
fn constraint(statement: &str, it: &AlterTable) -> Option<Vec<Piece>> {
    let (AlterTableAction::AddConstraint(added), _) = it.actions.first()? else { return None };
    let table = text(statement, it.name.span())?;
    let name = &added.name.as_ref()?.name;
    Some(vec![
        Piece::Within(format!("{statement} NOT VALID")),
        Piece::Last(format!("ALTER TABLE {table} VALIDATE CONSTRAINT {name}")),
    ])
}

/// NOT NULL, that a check has proven.
fn not_null(statement: &str, it: &AlterTable) -> Option<Vec<Piece>> {
    let (AlterTableAction::SetNotNull { column }, _) = it.actions.first()? else { return None };
    let table = text(statement, it.name.span())?;
    let column = &column.name;
    let check = Name::new(&format!("{}_is_not_null", column.as_str()));
    Some(vec![
        Piece::Within(format!(
            "ALTER TABLE {table} ADD CONSTRAINT {check} CHECK ({column} IS NOT NULL) NOT VALID"
        )),
        Piece::Last(format!("ALTER TABLE {table} VALIDATE CONSTRAINT {check}")),
        Piece::Last(statement.to_owned()),
        Piece::Last(format!("ALTER TABLE {table} DROP CONSTRAINT {check}")),
    ])
}

/// The downgrade of a revision that is one statement outside a transaction, which what undoes it then has to be as well.
#[must_use]
pub fn outside_transaction(statement: &str) -> String {
    let of_index = ["DROP INDEX ", "CREATE INDEX ", "CREATE UNIQUE INDEX "];
    if of_index.iter().any(|start| statement.starts_with(start)) {
        concurrently(statement).unwrap_or_else(|| statement.to_owned())
    } else {
        statement.to_owned()
    }
}

fn text(statement: &str, span: Span) -> Option<&str> {
    statement.get(span.start as usize..span.end as usize)
}
