//! Loops.
#![expect(clippy::wildcard_enum_match_arm, reason = "values are told apart by those that are known")]

use arcoiris_catalog::Name;

use super::variables::Variable;
use super::{Flow, Interpreter, not_modelled};
use crate::plpgsql::evaluate::Rows;
use crate::plpgsql::syntax::{Sql, Statement, Targets};
use crate::plpgsql::value::Value;
use crate::refusal::Refusal;
use crate::resolve::kind::Kind;
use crate::syntax::Span;

/// How a run of a loop's body goes on.
enum Turn {
    Again,
    Leave(Flow),
}

fn turn(flow: Flow, label: Option<&Name>) -> Turn {
    match flow {
        Flow::Next | Flow::Continue(None) => Turn::Again,
        Flow::Continue(Some(wanted)) if label == Some(&wanted) => Turn::Again,
        Flow::Exit(None) => Turn::Leave(Flow::Next),
        Flow::Exit(Some(wanted)) if label == Some(&wanted) => Turn::Leave(Flow::Next),
        flow @ (Flow::Exit(_) | Flow::Continue(_) | Flow::Return) => Turn::Leave(flow),
    }
}

impl<'a> Interpreter<'a> {
    pub(super) fn endless(
        &mut self,
        label: Option<&Name>,
        body: &[Statement],
        span: Span,
    ) -> Result<Flow, Refusal> {
        loop {
            self.turned(span)?;
            if let Turn::Leave(flow) = turn(self.statements(body)?, label) {
                return Ok(flow);
            }
        }
    }

    fn turned(&mut self, span: Span) -> Result<(), Refusal> {
        self.steps += 1;
        if self.steps > super::STATEMENTS {
            Err(not_modelled(span, "a loop that runs this long"))
        } else {
            Ok(())
        }
    }

    pub(super) fn while_loop(
        &mut self,
        label: Option<&Name>,
        condition: &Sql,
        body: &[Statement],
    ) -> Result<Flow, Refusal> {
        loop {
            self.turned(condition.span)?;
            match self.condition(condition)? {
                Ok(true) => {}
                Ok(false) => return Ok(Flow::Next),
                Err(doubt) => {
                    let empty = self.without_rows(condition);
                    return self.perhaps_runs(&doubt, condition.span, empty, label, body, |_| Ok(()));
                }
            }
            if let Turn::Leave(flow) = turn(self.statements(body)?, label) {
                return Ok(flow);
            }
        }
    }

    /// A body that runs some number of times, or never.
    fn perhaps_runs(
        &mut self,
        doubt: &crate::plpgsql::value::Doubt,
        span: Span,
        empty: Option<bool>,
        label: Option<&Name>,
        body: &[Statement],
        prepare: impl Fn(&mut Interpreter<'a>) -> Result<(), Refusal>,
    ) -> Result<Flow, Refusal> {
        self.forget(body);
        self.either(
            doubt,
            span,
            empty,
            None,
            &mut |this| {
                prepare(this)?;
                match turn(this.statements(body)?, label) {
                    Turn::Again | Turn::Leave(Flow::Next) => {}
                    Turn::Leave(flow) => return Ok(flow),
                }
                this.forget(body);
                Ok(Flow::Next)
            },
            &mut |_| Ok(Flow::Next),
        )
    }

    pub(super) fn for_integer(
        &mut self,
        label: Option<&Name>,
        variable: &Name,
        reverse: bool,
        (low, high, step): (&Sql, &Sql, Option<&Sql>),
        body: &[Statement],
    ) -> Result<Flow, Refusal> {
        let mut bound = |sql: &Sql| -> Result<i64, Refusal> {
            match self.value(sql)? {
                Value::Integer(number) => Ok(number),
                Value::Null => Err(Refusal::other(sql.span, "22004", "a bound of FOR loop cannot be null")),
                value => {
                    let why = value.doubt().map_or_else(|| "a number".to_owned(), |doubt| doubt.words());
                    Err(not_modelled(sql.span, format!("a loop whose bounds hang on {why}")))
                }
            }
        };
        let (first, last) = (bound(low)?, bound(high)?);
        let step = match step {
            Some(step) => bound(step)?,
            None => 1,
        };
        if step <= 0 {
            return Err(Refusal::other(low.span, "22023", "BY value of FOR loop must be greater than zero"));
        }
        let height = self.scopes.levels.len();
        self.scopes.push(label.cloned());
        let mut number = first;
        let mut ran = false;
        let mut done = Flow::Next;
        while if reverse { number >= last } else { number <= last } {
            self.turned(low.span)?;
            ran = true;
            if let Some(level) = self.scopes.levels.get_mut(height) {
                level.variables =
                    vec![Variable::scalar(variable.as_str(), Kind::INT4, Value::Integer(number))];
            }
            if let Turn::Leave(flow) = turn(self.statements(body)?, label) {
                done = flow;
                break;
            }
            number = if reverse { number - step } else { number + step };
        }
        self.scopes.levels.truncate(height);
        self.set_found(Value::Boolean(ran));
        Ok(done)
    }

    pub(super) fn for_rows(
        &mut self,
        label: Option<&Name>,
        targets: &Targets,
        rows: &Rows,
        body: &[Statement],
        span: Span,
    ) -> Result<Flow, Refusal> {
        let outputs = self.outputs.clone();
        if let Some(doubt) = &rows.perhaps {
            let columns = rows.columns.clone();
            let unknown = vec![Value::Unknown(doubt.clone()); columns.len().max(1)];
            let empty = rows.certain.is_empty().then_some(false);
            let flow = self.perhaps_runs(doubt, span, empty, label, body, |this| {
                this.outputs.clone_from(&outputs);
                this.assign_row(targets, &columns, &unknown, span)
            })?;
            self.set_found(Value::Unknown(doubt.clone()));
            return Ok(flow);
        }
        let mut done = Flow::Next;
        for row in &rows.certain {
            self.turned(span)?;
            self.outputs.clone_from(&outputs);
            self.assign_row(targets, &rows.columns, row, span)?;
            if let Turn::Leave(flow) = turn(self.statements(body)?, label) {
                done = flow;
                break;
            }
        }
        self.set_found(Value::Boolean(!rows.certain.is_empty()));
        Ok(done)
    }

    pub(super) fn for_each(
        &mut self,
        label: Option<&Name>,
        targets: &Targets,
        array: &Sql,
        body: &[Statement],
    ) -> Result<Flow, Refusal> {
        let values = match self.value(array)? {
            Value::Array(values) => values,
            Value::Null => {
                return Err(Refusal::other(array.span, "22004", "FOREACH expression must not be null"));
            }
            Value::Text(text) => match crate::plpgsql::evaluate::array(&text) {
                Some(Value::Array(values)) => values,
                _ => return Err(not_modelled(array.span, "the elements of this array")),
            },
            value => {
                let why = value.doubt().map_or_else(|| "an array".to_owned(), |doubt| doubt.words());
                return Err(not_modelled(array.span, format!("a loop that hangs on {why}")));
            }
        };
        let mut done = Flow::Next;
        for value in values.iter() {
            self.turned(array.span)?;
            let target = match targets {
                Targets::List(list) => list.first(),
                Targets::Record(target) => Some(target),
            };
            if let Some(target) = target {
                self.assign(target, value.clone(), array.span)?;
            }
            if let Turn::Leave(flow) = turn(self.statements(body)?, label) {
                done = flow;
                break;
            }
        }
        self.set_found(Value::Boolean(!values.is_empty()));
        Ok(done)
    }
}
