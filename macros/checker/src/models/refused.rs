//! What PostgreSQL would say of a model that cannot be: the words for it, at the place that it comes from.

use super::description::Anchor;
use super::{Found, written::Written};
use crate::history::refused::kind_words;
use crate::parse::SyntaxError;
use crate::problem::{Problem, ticked};
use crate::refusal::{Refusal, RefusalFact};
use crate::syntax::ObjectKind;

/// The name under which it is told.
const REFUSED: &str = "refused-model";

/// A statement that was made of a model and is no SQL: the author's words in it are not.
pub(super) fn syntax(error: &SyntaxError, written: &Written, anchor: Anchor) -> Found {
    let anchor = written.at(error.span).map_or(anchor, |part| part.anchor);
    let problem = Problem::new(REFUSED, ticked(&error.message)).note(format!("in `{}`", written.text));
    Found { problem: with_code(problem, error.sqlstate), anchor }
}

/// A statement that was made of a model and is refused.
pub(super) fn statement(refusal: &Refusal, written: &Written, anchor: Anchor) -> Found {
    let anchor = written.at(refusal.span).map_or(anchor, |part| part.anchor);
    let mut similar: &[String] = &[];
    let title = match &refusal.fact {
        RefusalFact::Unknown { kind, name, similar: like } => {
            similar = like;
            format!("{} `{name}` does not exist", kind_words(*kind))
        }
        RefusalFact::UnknownColumn { table, column, similar: like } => {
            similar = like;
            match table.as_str() {
                "" => format!("column `{column}` does not exist"),
                table => format!("column `{table}.{column}` does not exist"),
            }
        }
        RefusalFact::Duplicate { kind, name } => {
            format!("{} `{name}` exists already", kind_words(*kind))
        }
        RefusalFact::DuplicateColumn { table, column } => {
            format!("table `{table}` has a column `{column}` already")
        }
        RefusalFact::WrongKind { name, found, wanted } => {
            format!("`{name}` is a {}, not a {}", kind_words(*found), kind_words(*wanted))
        }
        RefusalFact::Dependents { name, .. } | RefusalFact::PartOf { name, .. } => {
            format!("other objects depend on `{name}`")
        }
        RefusalFact::Other { message, .. } => ticked(message),
        RefusalFact::NotModelled { what } => format!("{what} is not modelled yet"),
        RefusalFact::Opaque { what } => format!("what `{what}` does cannot be seen"),
        RefusalFact::UndeclaredRole { role } => format!("role `{role}` is not declared"),
    };
    let mut problem = with_code(Problem::new(REFUSED, title), refusal.sqlstate());
    if let [nearest, ..] = similar {
        problem = problem.help(format!("did you mean `{nearest}`?"));
    }
    if let RefusalFact::Unknown { kind: ObjectKind::Type, .. } = &refusal.fact {
        problem = problem.help("write `#[sql_type(\"…\")]` if the Rust type reads another one");
    }
    if let RefusalFact::Other { hint: Some(hint), .. } = &refusal.fact {
        problem = problem.help(ticked(hint));
    }
    Found { problem, anchor }
}

fn with_code(mut problem: Problem, sqlstate: Option<&'static str>) -> Problem {
    problem.sqlstate = sqlstate;
    match sqlstate {
        Some(sqlstate) => problem.note(format!("PostgreSQL refuses this with SQLSTATE {sqlstate}")),
        None => problem,
    }
}
