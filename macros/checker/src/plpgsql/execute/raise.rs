//! `RAISE` and `ASSERT`
#![expect(clippy::wildcard_enum_match_arm, reason = "values are told apart by those that are known")]

use super::{Interpreter, not_modelled};
use crate::plpgsql::condition;
use crate::plpgsql::syntax::{Raise, Sql};
use crate::plpgsql::value::Value;
use crate::refusal::Refusal;
use crate::syntax::Span;

impl Interpreter<'_> {
    pub(super) fn raise(&mut self, raise: &Raise, span: Span) -> Result<(), Refusal> {
        let Some(level) = raise.level else {
            return Err(match self.caught.last() {
                Some(refusal) => refusal.clone(),
                None => {
                    let message = "RAISE without parameters cannot be used outside an exception handler";
                    Refusal::other(span, "0Z002", message)
                }
            });
        };
        let mut state = raise.state.clone();
        let mut message = raise.message.clone();
        for parameter in &raise.parameters {
            let value = self.value(parameter)?;
            let text = match value {
                Value::Null => "<NULL>".to_owned(),
                value => self.evaluator(false).printed(&value).unwrap_or_else(|_| "…".to_owned()),
            };
            message = message.map(|message| message.replacen('%', &text, 1));
        }
        for (option, value) in &raise.options {
            let value = self.value(value)?;
            match (*option, value) {
                (_, Value::Null) => {
                    let message = "RAISE statement option cannot be null";
                    return Err(Refusal::other(span, "22004", message));
                }
                ("errcode", Value::Text(code)) => {
                    state = match condition::states(&code).next() {
                        Some(state) => Some(state.to_owned()),
                        None => Some(code.to_string()),
                    };
                }
                ("errcode", _) => return Err(not_modelled(span, "the SQLSTATE of this RAISE")),
                ("message", Value::Text(text)) => message = Some(text.to_string()),
                _ => {}
            }
        }
        if level != "exception" {
            return Ok(());
        }
        let message = message.unwrap_or_else(|| state.clone().unwrap_or_default());
        let state = match state {
            None => "P0001",
            Some(state) => match condition::known(&state) {
                Some(state) => state,
                None => return Err(not_modelled(span, format!("the SQLSTATE {state}"))),
            },
        };
        Err(Refusal::other(span, state, message))
    }

    pub(super) fn assert(&mut self, condition: &Sql, message: Option<&Sql>) -> Result<(), Refusal> {
        match self.condition(condition)? {
            Ok(true) => Ok(()),
            Ok(false) => {
                if let Some(message) = message {
                    self.value(message)?;
                }
                Err(Refusal::other(condition.span, "P0004", "assertion failed"))
            }
            // Rows are taken not to make a statement fail, unless they do so where there are none.
            Err(_) if self.without_rows(condition) == Some(true) => Ok(()),
            Err(doubt) => {
                Err(not_modelled(condition.span, format!("an assertion that hangs on {}", doubt.words())))
            }
        }
    }
}
