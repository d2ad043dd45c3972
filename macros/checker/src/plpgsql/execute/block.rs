//! Blocks: their variables, and what their handlers catch.
#![expect(clippy::wildcard_enum_match_arm, reason = "values are told apart by those that are known")]

use std::collections::BTreeSet;

use arcoiris_catalog::{Mark, Name};

use super::variables::Variable;
use super::{Flow, Interpreter, not_modelled};
use crate::plpgsql::condition;
use crate::plpgsql::syntax::{
    Block, Condition, DeclarationKind, Handler, Statement, StatementKind, VariableType,
};
use crate::plpgsql::value::Value;
use crate::refusal::Refusal;
use crate::resolve::kind::Kind;
use crate::simulation::Session;
use crate::syntax::Span;

/// What a sub-transaction goes back to.
#[derive(Debug, Clone)]
pub(super) struct Savepoint {
    pub(super) mark: Mark,
    session: Session,
    absent: BTreeSet<Name>,
    effects: crate::effects::Effects,
}

impl Savepoint {
    pub(super) fn search_path(&self) -> &[Name] {
        &self.session.search_path
    }

    /// The moment in what is known of rows.
    pub(super) fn rows(&self) -> crate::rows::Mark {
        self.session.rows
    }
}

impl Interpreter<'_> {
    pub(super) fn savepoint(&self) -> Savepoint {
        Savepoint {
            mark: self.simulation.catalog.mark(),
            session: self.simulation.clone_session(),
            absent: self.absent.clone(),
            effects: self.effects.clone(),
        }
    }

    pub(super) fn roll_back(&mut self, to: &Savepoint) {
        self.simulation.catalog.rollback(to.mark);
        self.simulation.restore_session(to.session.clone());
        self.absent.clone_from(&to.absent);
        self.effects.clone_from(&to.effects);
    }

    pub(super) fn block(&mut self, block: &Block) -> Result<Flow, Refusal> {
        let height = self.scopes.levels.len();
        self.scopes.push(block.label.clone());
        let done = self.declared_block(block);
        self.scopes.levels.truncate(height);
        // `EXIT label` leaves the block of that label.
        Ok(match done? {
            Flow::Exit(Some(label)) if block.label.as_ref() == Some(&label) => Flow::Next,
            flow => flow,
        })
    }

    fn declared_block(&mut self, block: &Block) -> Result<Flow, Refusal> {
        for declaration in &block.declarations {
            let mut variable = Variable::scalar(declaration.name.as_str(), Kind::TEXT, Value::Null);
            match &declaration.kind {
                DeclarationKind::Variable { ty, not_null, default } => {
                    variable.ty = *ty;
                    let value = match default {
                        Some(default) => self.value(default)?,
                        None => Value::Null,
                    };
                    if *not_null && value == Value::Null {
                        let name = declaration.name.as_str();
                        let message =
                            format!("null value cannot be assigned to variable \"{name}\" declared NOT NULL");
                        return Err(Refusal::other(declaration.span, "22004", message));
                    }
                    variable.value = self.fitted(value, *ty, declaration.span)?;
                }
                DeclarationKind::Alias(names) => variable.alias = Some(names.clone()),
                DeclarationKind::Cursor => {
                    variable.ty = VariableType::Scalar(Kind::fact("refcursor"), -1);
                    variable.value = Value::unknown("a cursor");
                }
            }
            self.scopes.declare(variable);
        }
        let Some(handlers) = &block.handlers else { return self.statements(&block.body) };
        let savepoint = self.savepoint();
        let around = self.fallible.take();
        let height = self.scopes.levels.len();
        let done = self.statements(&block.body);
        let fallible = std::mem::replace(&mut self.fallible, around);
        match done {
            Ok(flow) => {
                if let Some(place) = fallible {
                    self.fallible.get_or_insert(place);
                    self.check_fallible(handlers, &savepoint, place)?;
                }
                Ok(flow)
            }
            Err(refusal) => {
                self.scopes.levels.truncate(height);
                self.handle(handlers, &savepoint, refusal)
            }
        }
    }

    fn handle(
        &mut self,
        handlers: &[Handler],
        savepoint: &Savepoint,
        refusal: Refusal,
    ) -> Result<Flow, Refusal> {
        let Some(state) = refusal.sqlstate() else { return Err(refusal) };
        let Some(handler) = handlers.iter().find(|handler| catches(handler, state)) else {
            return Err(refusal);
        };
        let touched = self.simulation.rows.touched_since(savepoint.rows());
        self.roll_back(savepoint);
        self.simulation.rows.forget_counters_of(&touched);
        let height = self.scopes.levels.len();
        self.scopes.push(None);
        self.scopes.declare(Variable::scalar("sqlstate", Kind::TEXT, Value::text(state)));
        self.scopes.declare(Variable::scalar("sqlerrm", Kind::TEXT, Value::unknown("what an error says")));
        self.caught.push(refusal);
        let done = self.statements(&handler.body);
        self.caught.pop();
        self.scopes.levels.truncate(height);
        done
    }

    /// Where rows could have made a statement fail, and a handler would have caught that, it is not known which of the two
    /// happened; it does not matter if both leave the same catalog.
    fn check_fallible(
        &mut self,
        handlers: &[Handler],
        savepoint: &Savepoint,
        place: Span,
    ) -> Result<(), Refusal> {
        const OF_ROWS: &[&str] =
            &["23505", "23502", "23503", "23514", "23P01", "22000", "22P02", "21000", "P0001", "22001"];
        let changed = !self.simulation.catalog.changes_since(savepoint.mark).is_empty();
        for handler in handlers {
            let caught = OF_ROWS.iter().any(|state| catches(handler, state));
            if !caught || raises(&handler.body) {
                continue;
            }
            if changed || !is_neutral(&handler.body) {
                return Err(not_modelled(
                    place,
                    "what an EXCEPTION handler makes of a statement that may fail for the rows that there are",
                ));
            }
        }
        Ok(())
    }
}

fn catches(handler: &Handler, state: &str) -> bool {
    handler.conditions.iter().any(|wanted| match wanted {
        Condition::Others => !matches!(state, "57014" | "P0004"),
        Condition::State(wanted) => condition::matches(wanted, state),
    })
}

/// Whether statements end with an error for certain.
fn raises(body: &[Statement]) -> bool {
    body.iter().any(|statement| match &statement.kind {
        StatementKind::Raise(raise) => raise.level.is_none_or(|level| level == "exception"),
        _ => false,
    })
}

/// Whether statements surely change no catalog and go on.
fn is_neutral(body: &[Statement]) -> bool {
    body.iter().all(|statement| {
        matches!(
            statement.kind,
            StatementKind::Null
                | StatementKind::Raise(_)
                | StatementKind::Assign { .. }
                | StatementKind::GetDiagnostics { .. }
        )
    })
}
