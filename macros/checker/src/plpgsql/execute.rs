//! A body run on the simulated catalog, as far as what it does is certain.
//!
//! Rows of tables are not simulated: where a branch hangs on them, all branches are tried, and if they leave different catalogs the
//! body is not judged. As outside of bodies, rows are taken not to make a statement fail; where a handler would catch such a failure,
//! that cannot be taken for granted.
#![expect(clippy::wildcard_enum_match_arm, reason = "values are told apart by those that are known")]

mod alternatives;
mod assign;
mod block;
mod call;
mod loops;
mod raise;
mod routine;
mod sql;
mod variables;

use std::collections::BTreeSet;

use arcoiris_catalog::Name;

use super::evaluate::{Rows, boolean};
use super::syntax::{Sql, Statement, StatementKind};
use super::value::{Doubt, Value};
use super::{Routine, check_body};
use crate::effects::Effects;
use crate::refusal::Refusal;
use crate::resolve::scope::Output;
use crate::simulation::Simulation;
use crate::syntax::Span;
use block::Savepoint;
pub(crate) use call::{fails, procedure, returned, selected, value_of};
pub(crate) use routine::DEEPEST;
use variables::Scopes;

/// More statements are not run.
const STATEMENTS: usize = 20_000;

/// Runs a body.
struct Interpreter<'a> {
    simulation: &'a mut Simulation,
    body: &'a str,
    scopes: Scopes,
    effects: Effects,
    /// What was done in `EXCEPTION` blocks that rows could make fail, the place of the first such statement.
    fallible: Option<Span>,
    /// Errors that handlers are at work on, the innermost last.
    caught: Vec<Refusal>,
    /// Roles that are taken not to exist.
    absent: BTreeSet<Name>,
    /// Roles that may not exist, for which alone the rest is run, with the moment from which on.
    only_with: Vec<(Name, Savepoint)>,
    row_count: Value,
    /// What the query that was run last gives if no table holds a row.
    bare: Option<Rows>,
    /// The columns of the query that was run last.
    outputs: Option<Vec<Output>>,
    steps: usize,
    depth: usize,
    /// How many functions are around.
    calls: usize,
}

/// How a statement ends.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Flow {
    Next,
    Exit(Option<Name>),
    Continue(Option<Name>),
    Return,
}

/// Runs the body of a `DO` block. Places are bytes of the body.
///
/// # Errors
/// What PostgreSQL refuses, or what cannot be seen through.
pub(crate) fn inline(simulation: &mut Simulation, body: &str) -> Result<Effects, Refusal> {
    let checked = check_body(simulation, body, &Routine::inline())?;
    let mut interpreter = Interpreter::new(simulation, body, Scopes::new());
    let done = interpreter.block(&checked.block);
    interpreter.without_roles(done, Span { start: 0, end: 0 })?;
    Ok(interpreter.effects)
}

fn not_modelled(span: Span, what: impl Into<String>) -> Refusal {
    Refusal::not_modelled(span, what)
}

impl Interpreter<'_> {
    /// Runs statements up to the first that leaves them.
    fn statements(&mut self, list: &[Statement]) -> Result<Flow, Refusal> {
        for statement in list {
            let flow = self.statement(statement)?;
            if flow != Flow::Next {
                return Ok(flow);
            }
        }
        Ok(Flow::Next)
    }

    fn statement(&mut self, statement: &Statement) -> Result<Flow, Refusal> {
        let span = statement.span;
        self.steps += 1;
        if self.steps > STATEMENTS || self.depth > 60 {
            return Err(not_modelled(span, "a block that runs this long"));
        }
        self.depth += 1;
        let done = self.run(statement);
        self.depth -= 1;
        done
    }

    fn run(&mut self, statement: &Statement) -> Result<Flow, Refusal> {
        let span = statement.span;
        match &statement.kind {
            StatementKind::Block(block) => return self.block(block),
            StatementKind::Assign { target, subscripted, value } => {
                let value = if *subscripted {
                    self.value(value)?;
                    Value::unknown("an array that was assigned to by element")
                } else {
                    self.value(value)?
                };
                self.assign(target, value, span)?;
            }
            StatementKind::If { branches, otherwise } => return self.branches(branches, otherwise),
            StatementKind::Case { operand, branches, otherwise } => {
                return self.case(operand.as_ref(), branches, otherwise.as_deref(), span);
            }
            StatementKind::Loop { label, body } => return self.endless(label.as_ref(), body, span),
            StatementKind::While { label, condition, body } => {
                return self.while_loop(label.as_ref(), condition, body);
            }
            StatementKind::ForInteger { label, variable, reverse, low, high, step, body } => {
                let bounds = (low, high, step.as_ref());
                return self.for_integer(label.as_ref(), variable, *reverse, bounds, body);
            }
            StatementKind::ForQuery { label, targets, query, body } => {
                let rows = self.query(query)?;
                return self.for_rows(label.as_ref(), targets, &rows, body, query.span);
            }
            StatementKind::ForExecute { label, targets, text, using, body } => {
                let rows = self.execute(text, using)?;
                return self.for_rows(label.as_ref(), targets, &rows, body, text.span);
            }
            StatementKind::ForCursor { .. } => return Err(not_modelled(span, "a loop over a cursor")),
            StatementKind::ForEach { label, targets, slice, array, body } => {
                if *slice != 0 {
                    return Err(not_modelled(span, "FOREACH … SLICE"));
                }
                return self.for_each(label.as_ref(), targets, array, body);
            }
            StatementKind::Exit { leaves, label, condition } => {
                let flow = if *leaves { Flow::Exit(label.clone()) } else { Flow::Continue(label.clone()) };
                let Some(condition) = condition else { return Ok(flow) };
                return match self.condition(condition)? {
                    Ok(true) => Ok(flow),
                    Ok(false) => Ok(Flow::Next),
                    Err(doubt) => Err(not_modelled(
                        condition.span,
                        format!("a loop's end that hangs on {}", doubt.words()),
                    )),
                };
            }
            StatementKind::Return { value } => {
                let value = match value {
                    Some(value) => self.value(value)?,
                    None => Value::unknown("what a function returns"),
                };
                self.scopes.give_back(value);
                return Ok(Flow::Return);
            }
            // What a function returns is not looked at, only what it does.
            StatementKind::ReturnNext { value } => {
                if let Some(value) = value {
                    self.value(value)?;
                }
            }
            StatementKind::ReturnQuery { query } => {
                self.query(query)?;
            }
            StatementKind::ReturnQueryExecute { text, using } => {
                self.execute(text, using)?;
            }
            StatementKind::Raise(raise) => self.raise(raise, span)?,
            StatementKind::Assert { condition, message } => self.assert(condition, message.as_ref())?,
            StatementKind::Perform { query } => {
                let rows = self.query(query)?;
                self.note_found(&rows);
            }
            StatementKind::Execute { text, into, using } => {
                let rows = self.execute(text, using)?;
                if let Some(into) = into {
                    self.into(into, &rows, span, false)?;
                }
            }
            StatementKind::Sql { statement, into } => self.sql(statement, into.as_ref())?,
            StatementKind::Call { statement } => self.call(statement)?,
            StatementKind::GetDiagnostics { stacked, items } => {
                for (target, item) in items {
                    let value = match item.as_str() {
                        "row_count" => self.row_count.clone(),
                        "returned_sqlstate" if *stacked => {
                            Value::optional_text(self.caught.last().and_then(Refusal::sqlstate))
                        }
                        _ => Value::unknown("what an error says"),
                    };
                    self.assign(target, value, span)?;
                }
            }
            StatementKind::Cursor { word } => return Err(not_modelled(span, *word)),
            StatementKind::Null => {}
            StatementKind::Commit | StatementKind::Rollback => {
                return Err(not_modelled(span, "the end of a transaction in a block"));
            }
        }
        Ok(Flow::Next)
    }

    /// Whether a condition holds; NULL does not.
    fn condition(&mut self, condition: &Sql) -> Result<Result<bool, Doubt>, Refusal> {
        Ok(match boolean(self.value(condition)?) {
            Value::Boolean(holds) => Ok(holds),
            Value::Unknown(doubt) => Err(doubt),
            _ => Ok(false),
        })
    }

    fn branches(
        &mut self,
        branches: &[(Sql, Vec<Statement>)],
        otherwise: &[Statement],
    ) -> Result<Flow, Refusal> {
        let Some(((condition, body), rest)) = branches.split_first() else {
            return self.statements(otherwise);
        };
        match self.condition(condition)? {
            Ok(true) => self.statements(body),
            Ok(false) => self.branches(rest, otherwise),
            Err(doubt) => {
                let empty = self.without_rows(condition);
                self.either(
                    &doubt,
                    condition.span,
                    empty,
                    Some(condition),
                    &mut |this| this.statements(body),
                    &mut |this| this.branches(rest, otherwise),
                )
            }
        }
    }

    fn case(
        &mut self,
        operand: Option<&Sql>,
        branches: &[(Sql, Vec<Statement>)],
        otherwise: Option<&[Statement]>,
        span: Span,
    ) -> Result<Flow, Refusal> {
        let operand = operand.map(|operand| self.value(operand)).transpose()?;
        for (condition, body) in branches {
            let holds = match &operand {
                None => self.condition(condition)?,
                Some(operand) => {
                    let mut holds = Ok(false);
                    for value in self.values(condition)? {
                        let same = match (operand, &value) {
                            (Value::Null, _) | (_, Value::Null) => Ok(false),
                            _ => super::value::equal(operand, &value),
                        };
                        match (&holds, same) {
                            (Ok(true), _) => {}
                            (_, Ok(true)) => holds = Ok(true),
                            (Ok(false), Err(doubt)) => holds = Err(doubt),
                            _ => {}
                        }
                    }
                    holds
                }
            };
            match holds {
                Ok(true) => return self.statements(body),
                Ok(false) => {}
                Err(doubt) => {
                    return Err(not_modelled(
                        condition.span,
                        format!("a CASE that hangs on {}", doubt.words()),
                    ));
                }
            }
        }
        match otherwise {
            Some(otherwise) => self.statements(otherwise),
            None => Err(Refusal::other(span, "20000", "case not found")),
        }
    }
}
