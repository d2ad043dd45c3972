//! `[<<label>>] [DECLARE …] BEGIN … [EXCEPTION WHEN …] END [label]`
#![expect(clippy::wildcard_enum_match_arm, reason = "a token is asked whether it is one of a few")]

use arcoiris_catalog::Name;

use super::Parser;
use super::token::Token;
use crate::plpgsql::condition;
use crate::plpgsql::namespace::{Item, LabelKind};
use crate::plpgsql::syntax::{Block, Condition, Handler, Statement};
use crate::refusal::Refusal;
use crate::resolve::kind::Kind;

impl Parser<'_> {
    /// `<<label>>`
    pub(super) fn block_label(&mut self) -> Result<Option<String>, Refusal> {
        if !self.eat_symbol("<<") {
            return Ok(None);
        }
        let label = self.identifier().ok_or_else(|| self.syntax_error())?;
        self.expect_symbol(">>")?;
        Ok(Some(label))
    }

    /// A block behind its label.
    pub(super) fn block(&mut self, label: Option<String>) -> Result<Block, Refusal> {
        self.names.push(label.clone(), LabelKind::Block);
        let mut declarations = Vec::new();
        if self.is_reserved("declare") {
            self.at += 1;
            while !self.is_reserved("begin") {
                if self.eat_reserved("declare") {
                    continue;
                }
                if self.is_symbol("<<") {
                    let message = "block label must be placed before DECLARE, not after";
                    return Err(Refusal::other(self.here(), "42601", message));
                }
                declarations.push(self.declaration()?);
            }
        }
        self.expect_reserved("begin")?;
        let body = self.statements()?;
        let handlers = self.handlers()?;
        self.expect_reserved("end")?;
        self.end_label(label.as_deref())?;
        self.names.pop();
        let label = label.map(|label| Name::new(&label));
        Ok(Block { label, declarations, body, handlers })
    }

    /// Statements up to `END`, `ELSE`, `ELSIF`, `WHEN`, `EXCEPTION`.
    pub(super) fn statements(&mut self) -> Result<Vec<Statement>, Refusal> {
        let mut found = Vec::new();
        loop {
            if matches!(self.reserved_at(self.at), Some("end" | "else" | "when")) {
                return Ok(found);
            }
            match self.peek() {
                Token::Keyword("exception" | "elsif" | "elseif") => return Ok(found),
                Token::End => return Err(self.syntax_error()),
                _ => found.push(self.deeper(Self::statement)?),
            }
        }
    }

    fn handlers(&mut self) -> Result<Option<Vec<Handler>>, Refusal> {
        if !self.eat_keyword("exception") {
            return Ok(None);
        }
        for name in ["sqlstate", "sqlerrm"] {
            self.names.add(name, Item::Scalar { kind: Some(Kind::TEXT), constant: true, cursor: None });
        }
        let mut found = Vec::new();
        loop {
            self.expect_reserved("when")?;
            let mut conditions = self.condition()?;
            while self.eat_reserved("or") {
                conditions.extend(self.condition()?);
            }
            self.expect_reserved("then")?;
            let body = self.statements()?;
            found.push(Handler { conditions, body });
            if !self.is_reserved("when") {
                return Ok(Some(found));
            }
        }
    }

    fn condition(&mut self) -> Result<Vec<Condition>, Refusal> {
        let place = self.here();
        let name = self.identifier().ok_or_else(|| self.syntax_error())?;
        if name == "sqlstate" {
            return Ok(vec![Condition::State(self.sqlstate_literal()?)]);
        }
        if name == "others" {
            return Ok(vec![Condition::Others]);
        }
        let states: Vec<Condition> =
            condition::states(&name).map(|state| Condition::State(state.to_owned())).collect();
        if states.is_empty() {
            let message = format!("unrecognized exception condition \"{name}\"");
            return Err(Refusal::other(place, "42704", message));
        }
        Ok(states)
    }

    /// The constant behind `SQLSTATE`.
    pub(super) fn sqlstate_literal(&mut self) -> Result<String, Refusal> {
        let Token::String(state) = self.token() else { return Err(self.syntax_error_before()) };
        let valid = |byte: u8| byte.is_ascii_digit() || byte.is_ascii_uppercase();
        if state.len() != 5 || !state.bytes().all(valid) {
            return Err(self.error_at(self.at.saturating_sub(1), "invalid SQLSTATE code"));
        }
        Ok(state)
    }

    /// The label behind `END`, which must be the one before the block or loop.
    pub(super) fn end_label(&mut self, label: Option<&str>) -> Result<(), Refusal> {
        let place = self.here();
        if matches!(self.peek(), Token::End) || self.is_symbol(";") {
            return Ok(());
        }
        let Some(end) = self.identifier() else { return Err(self.syntax_error()) };
        let message = match label {
            Some(label) if label == end => return Ok(()),
            Some(label) => format!("end label \"{end}\" differs from block's label \"{label}\""),
            None => format!("end label \"{end}\" specified for unlabeled block"),
        };
        Err(Refusal::other(place, "42601", message))
    }
}
