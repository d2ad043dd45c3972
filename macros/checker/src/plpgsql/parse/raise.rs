//! `RAISE` and `GET DIAGNOSTICS`
#![expect(clippy::wildcard_enum_match_arm, reason = "a token is asked whether it is one of a few")]

use super::sql::{COMMA, SEMICOLON, USING};
use super::token::Token;
use super::{Parser, path};
use crate::plpgsql::condition;
use crate::plpgsql::namespace::Item;
use crate::plpgsql::syntax::{Raise, Sql, StatementKind};
use crate::refusal::Refusal;

const LEVELS: &[&str] = &["exception", "warning", "notice", "info", "log", "debug"];

const OPTIONS: &[&str] =
    &["errcode", "message", "detail", "hint", "column", "constraint", "datatype", "table", "schema"];

/// What `GET STACKED DIAGNOSTICS` alone can tell.
const STACKED: &[&str] = &[
    "pg_exception_context",
    "pg_exception_detail",
    "pg_exception_hint",
    "returned_sqlstate",
    "column_name",
    "constraint_name",
    "pg_datatype_name",
    "message_text",
    "table_name",
    "schema_name",
];

impl Parser<'_> {
    pub(super) fn raise(&mut self) -> Result<StatementKind, Refusal> {
        let place = self.here();
        let mut raise = Raise {
            level: Some("exception"),
            state: None,
            message: None,
            parameters: Vec::new(),
            options: Vec::new(),
        };
        let mut token = self.token();
        if token.is_symbol(";") {
            raise.level = None;
            return Ok(StatementKind::Raise(raise));
        }
        let mut named = false;
        if let Some(level) = LEVELS.iter().find(|level| token.is_word(level)) {
            raise.level = Some(level);
            named = true;
            token = self.token();
        }
        let mut options = false;
        match token {
            Token::End => return Err(self.error("unexpected end of function definition")),
            Token::String(message) => {
                raise.message = Some(message);
                match self.token() {
                    next if next.is_symbol(";") => {}
                    next if next.is_reserved("using") => options = true,
                    next if next.is_symbol(",") => loop {
                        let (sql, end) = self.expression(&[COMMA, SEMICOLON, USING])?;
                        raise.parameters.push(sql);
                        if end != COMMA {
                            options = end == USING;
                            break;
                        }
                    },
                    _ => return Err(self.syntax_error_before()),
                }
            }
            token if token.is_reserved("using") => options = true,
            // `RAISE NOTICE;` has nothing to say, and PostgreSQL's grammar no rule for it.
            token if token.is_symbol(";") && named => return Err(self.syntax_error_before()),
            token => {
                raise.state = Some(self.raised_condition(token)?);
                match self.token() {
                    next if next.is_symbol(";") => {}
                    next if next.is_reserved("using") => options = true,
                    _ => return Err(self.syntax_error_before()),
                }
            }
        }
        if options {
            raise.options = self.raise_options()?;
        }
        if let Some(message) = &raise.message {
            let placeholders = message.replace("%%", "").matches('%').count();
            let message = match raise.parameters.len() {
                count if count > placeholders => "too many parameters specified for RAISE",
                count if count < placeholders => "too few parameters specified for RAISE",
                _ => return Ok(StatementKind::Raise(raise)),
            };
            return Err(Refusal::other(place, "42601", message));
        }
        Ok(StatementKind::Raise(raise))
    }

    fn raised_condition(&mut self, token: Token) -> Result<String, Refusal> {
        let index = self.at.saturating_sub(1);
        if token.is_word("sqlstate") {
            return self.sqlstate_literal();
        }
        let name = match token {
            Token::Word(name) => name,
            Token::Keyword(word) => word.to_owned(),
            _ => return Err(self.error_at(index, "syntax error")),
        };
        match condition::states(&name).next() {
            Some(state) => Ok(state.to_owned()),
            None => {
                let message = format!("unrecognized exception condition \"{name}\"");
                Err(Refusal::other(self.place(index), "42704", message))
            }
        }
    }

    fn raise_options(&mut self) -> Result<Vec<(&'static str, Sql)>, Refusal> {
        let mut found = Vec::new();
        loop {
            let index = self.at;
            let token = self.token();
            let Some(option) = OPTIONS.iter().find(|option| token.is_word(option)) else {
                return Err(self.error_at(index, "unrecognized RAISE statement option"));
            };
            if !self.token().is_assign() {
                return Err(self.error_at(self.at.saturating_sub(1), "syntax error, expected \"=\""));
            }
            let (sql, end) = self.expression(&[COMMA, SEMICOLON])?;
            found.push((*option, sql));
            if end == SEMICOLON {
                return Ok(found);
            }
        }
    }

    /// `GET [CURRENT | STACKED] DIAGNOSTICS variable = item, …;`
    pub(super) fn diagnostics(&mut self) -> Result<StatementKind, Refusal> {
        let stacked = self.eat_keyword("stacked");
        if !stacked {
            self.eat_keyword("current");
        }
        self.expect_keyword("diagnostics")?;
        let mut items = Vec::new();
        let place = self.here();
        loop {
            let index = self.at;
            let target = match self.token() {
                Token::Datum(names, found) => {
                    if matches!(found.item, Item::Record { .. }) && found.used == names.len() {
                        let message = format!("\"{}\" is not a scalar variable", names.join("."));
                        return Err(Refusal::other(self.place(index), "42601", message));
                    }
                    self.assignable(&names, &found.item, index)?;
                    path(&names)
                }
                Token::Word(name) => return Err(self.not_a_variable(index, &[name])),
                Token::Compound(names) => return Err(self.not_a_variable(index, &names)),
                _ => return Err(self.error_at(index, "syntax error")),
            };
            if !self.token().is_assign() {
                return Err(self.syntax_error_before());
            }
            let index = self.at;
            let token = self.token();
            let known = |item: &&&str| token.is_word(item);
            let Some(item) = STACKED.iter().chain(&["row_count", "pg_context"]).find(known) else {
                return Err(self.error_at(index, "unrecognized GET DIAGNOSTICS item"));
            };
            let allowed = match *item {
                "row_count" => !stacked,
                "pg_context" => true,
                _ => stacked,
            };
            if !allowed {
                let area = if stacked { "STACKED" } else { "CURRENT" };
                let item = item.to_uppercase();
                let message = format!("diagnostics item {item} is not allowed in GET {area} DIAGNOSTICS");
                return Err(Refusal::other(place, "42601", message));
            }
            items.push((target, (*item).to_owned()));
            if !self.eat_symbol(",") {
                self.expect_symbol(";")?;
                return Ok(StatementKind::GetDiagnostics { stacked, items });
            }
        }
    }
}
