//! `LOOP`, `WHILE`, `FOR`, `FOREACH`, `EXIT`, `CONTINUE`
#![expect(clippy::wildcard_enum_match_arm, reason = "a token is asked whether it is one of a few")]

use arcoiris_catalog::Name;

use super::sql::{End, LOOP, SEMICOLON, USING, WHEN};
use super::token::Token;
use super::{Parser, path};
use crate::parse::embedded::Form;
use crate::plpgsql::namespace::{Found, Item, LabelKind};
use crate::plpgsql::syntax::{Statement, StatementKind, Targets, VariableType};
use crate::refusal::Refusal;
use crate::resolve::kind::Kind;

/// What stands between `FOR` and `IN`.
enum LoopVariable {
    /// A record, or a list with a comma in it.
    Row(Targets),
    /// One scalar variable.
    Scalar(Vec<Name>),
    /// A name that is no variable.
    New,
}

impl Parser<'_> {
    /// A loop behind its label, its first word taken.
    pub(super) fn plain_loop(&mut self, label: Option<String>) -> Result<StatementKind, Refusal> {
        self.names.push(label.clone(), LabelKind::Loop);
        let body = self.loop_body(label.as_deref())?;
        self.names.pop();
        Ok(StatementKind::Loop { label: name(label), body })
    }

    pub(super) fn while_loop(&mut self, label: Option<String>) -> Result<StatementKind, Refusal> {
        self.names.push(label.clone(), LabelKind::Loop);
        let (condition, _) = self.expression(&[LOOP])?;
        let body = self.loop_body(label.as_deref())?;
        self.names.pop();
        Ok(StatementKind::While { label: name(label), condition, body })
    }

    /// Statements up to `END LOOP [label];`
    fn loop_body(&mut self, label: Option<&str>) -> Result<Vec<Statement>, Refusal> {
        let body = self.statements()?;
        self.expect_reserved("end")?;
        self.expect_reserved("loop")?;
        self.end_label(label)?;
        self.expect_symbol(";")?;
        Ok(body)
    }

    fn loop_variable(&mut self) -> Result<(LoopVariable, String), Refusal> {
        let index = self.at;
        match self.token() {
            Token::Datum(names, Found { item, used }) => {
                let spelled = names.join(".");
                if matches!(item, Item::Record { .. }) && used == names.len() {
                    return Ok((LoopVariable::Row(Targets::Record(path(&names))), spelled));
                }
                if self.is_symbol(",") {
                    self.assignable(&names, &item, index)?;
                    return Ok((LoopVariable::Row(self.scalar_list(names)?), spelled));
                }
                Ok((LoopVariable::Scalar(path(&names)), spelled))
            }
            Token::Word(name) if self.is_symbol(",") => Err(self.not_a_variable(index, &[name])),
            Token::Word(name) => Ok((LoopVariable::New, name)),
            Token::Compound(names) => Err(self.not_a_variable(index, &names)),
            _ => Err(self.error_at(index, "syntax error")),
        }
    }

    /// The variables that rows go to.
    fn row_targets(&self, variable: LoopVariable, index: usize) -> Result<Targets, Refusal> {
        match variable {
            LoopVariable::Row(targets) => Ok(targets),
            LoopVariable::Scalar(names) => Ok(Targets::List(vec![names])),
            LoopVariable::New => {
                let message =
                    "loop variable of loop over rows must be a record variable or list of scalar variables";
                Err(Refusal::other(self.place(index), "42601", message))
            }
        }
    }

    pub(super) fn for_loop(&mut self, label: Option<String>) -> Result<StatementKind, Refusal> {
        self.names.push(label.clone(), LabelKind::Loop);
        let index = self.at;
        let (variable, spelled) = self.loop_variable()?;
        self.expect_reserved("in")?;
        let kind = self.for_kind(label, index, variable, spelled)?;
        self.names.pop();
        Ok(kind)
    }

    fn for_kind(
        &mut self,
        label: Option<String>,
        index: usize,
        variable: LoopVariable,
        spelled: String,
    ) -> Result<StatementKind, Refusal> {
        if self.eat_reserved("execute") {
            let (text, end) = self.expression(&[LOOP, USING])?;
            let targets = self.row_targets(variable, index)?;
            let using = if end == USING { self.using(&[LOOP])?.0 } else { Vec::new() };
            let body = self.loop_body(label.as_deref())?;
            return Ok(StatementKind::ForExecute { label: name(label), targets, text, using, body });
        }
        let at = self.at;
        let token = self.token();
        if let Token::Datum(names, Found { item: Item::Scalar { kind: Some(kind), cursor, .. }, used }) =
            &token
            && kind.is("refcursor")
            && *used == names.len()
        {
            let Some(arguments) = cursor else {
                let message = "cursor FOR loop must use a bound cursor variable";
                return Err(Refusal::other(self.place(at), "42601", message));
            };
            if matches!(&variable, LoopVariable::Row(Targets::List(_))) {
                let message = "cursor FOR loop must have only one target variable";
                return Err(Refusal::other(self.place(index), "42601", message));
            }
            self.cursor_arguments(&names.join("."), arguments, LOOP)?;
            self.names.add(&spelled, Item::Record { ty: VariableType::Record, constant: false });
            let body = self.loop_body(label.as_deref())?;
            return Ok(StatementKind::ForCursor { body });
        }
        let reverse = token.is_word("reverse");
        if !reverse {
            self.at = at;
        }
        let (span, end) = self.construct(&[End::Symbol(".."), LOOP], "statement")?;
        if end == LOOP {
            if reverse {
                let message = "cannot specify REVERSE in query FOR loop";
                return Err(Refusal::other(self.place(at), "42601", message));
            }
            let query = self.checked(span, Form::Statement)?;
            let targets = self.row_targets(variable, index)?;
            let body = self.loop_body(label.as_deref())?;
            return Ok(StatementKind::ForQuery { label: name(label), targets, query, body });
        }
        let low = self.checked(span, Form::Expression)?;
        let by = End::Word("by");
        let (high, end) = self.expression(&[LOOP, by])?;
        let step = if end == by { Some(self.expression(&[LOOP])?.0) } else { None };
        if matches!(&variable, LoopVariable::Row(Targets::List(_))) {
            let message = "integer FOR loop must have only one target variable";
            return Err(Refusal::other(self.place(index), "42601", message));
        }
        self.names.add(&spelled, Item::Scalar { kind: Some(Kind::INT4), constant: false, cursor: None });
        let body = self.loop_body(label.as_deref())?;
        let variable = Name::new(&spelled);
        Ok(StatementKind::ForInteger { label: name(label), variable, reverse, low, high, step, body })
    }

    pub(super) fn foreach_loop(&mut self, label: Option<String>) -> Result<StatementKind, Refusal> {
        self.names.push(label.clone(), LabelKind::Loop);
        let index = self.at;
        let (variable, _) = self.loop_variable()?;
        let mut slice = 0;
        if self.eat_keyword("slice") {
            let Token::Integer(number) = self.token() else { return Err(self.syntax_error_before()) };
            slice = number;
        }
        self.expect_reserved("in")?;
        self.expect_keyword("array")?;
        let (array, _) = self.expression(&[LOOP])?;
        let targets = match variable {
            LoopVariable::New => {
                let message = "loop variable of FOREACH must be a known variable";
                return Err(Refusal::other(self.place(index), "42601", message));
            }
            LoopVariable::Row(targets) => targets,
            LoopVariable::Scalar(names) => Targets::List(vec![names]),
        };
        let body = self.loop_body(label.as_deref())?;
        self.names.pop();
        Ok(StatementKind::ForEach { label: name(label), targets, slice, array, body })
    }

    /// `EXIT` or `CONTINUE`.
    pub(super) fn exit(&mut self, leaves: bool) -> Result<StatementKind, Refusal> {
        let place = self.here();
        let refuse = |message: String| Err(Refusal::other(place, "42601", message));
        let word = if leaves { "EXIT" } else { "CONTINUE" };
        let label =
            if self.is_reserved("when") || self.is_symbol(";") { None } else { Some(self.identifier()) };
        let label = match label {
            Some(None) => return Err(self.syntax_error()),
            Some(Some(label)) => Some(label),
            None => None,
        };
        let condition = if self.eat_reserved("when") {
            Some(self.expression(&[SEMICOLON])?.0)
        } else {
            self.expect_symbol(";")?;
            None
        };
        match &label {
            Some(label) => match self.names.label(label) {
                None => {
                    return refuse(format!(
                        "there is no label \"{label}\" attached to any block or loop enclosing this statement"
                    ));
                }
                Some(kind) if kind != LabelKind::Loop && !leaves => {
                    return refuse(format!("block label \"{label}\" cannot be used in CONTINUE"));
                }
                Some(_) => {}
            },
            None if !self.names.in_loop() => {
                let rest = if leaves { ", unless it has a label" } else { "" };
                return refuse(format!("{word} cannot be used outside a loop{rest}"));
            }
            None => {}
        }
        Ok(StatementKind::Exit { leaves, label: name(label), condition })
    }

    /// `CASE`
    pub(super) fn case(&mut self) -> Result<StatementKind, Refusal> {
        let operand = if self.is_reserved("when") {
            None
        } else {
            let sql = self.expression(&[WHEN])?.0;
            self.at -= 1;
            Some(sql)
        };
        let mut branches = Vec::new();
        while self.eat_reserved("when") {
            let (condition, _) = self.expression(&[super::sql::THEN])?;
            branches.push((condition, self.statements()?));
        }
        if branches.is_empty() {
            return Err(self.syntax_error());
        }
        let otherwise = if self.eat_reserved("else") { Some(self.statements()?) } else { None };
        self.expect_reserved("end")?;
        self.expect_reserved("case")?;
        self.expect_symbol(";")?;
        Ok(StatementKind::Case { operand, branches, otherwise })
    }
}

fn name(label: Option<String>) -> Option<Name> {
    label.map(|label| Name::new(&label))
}
