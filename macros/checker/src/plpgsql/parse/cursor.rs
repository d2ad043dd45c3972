//! `OPEN`, `FETCH`, `MOVE`, `CLOSE`
#![expect(clippy::wildcard_enum_match_arm, reason = "a token is asked whether it is one of a few")]

use arcoiris_catalog::Name;

use super::Parser;
use super::sql::{COMMA, End, SEMICOLON, USING};
use super::token::Token;
use crate::plpgsql::namespace::Item;
use crate::plpgsql::syntax::StatementKind;
use crate::refusal::Refusal;

const FROM: End = End::Word("from");
const IN: End = End::Word("in");

impl Parser<'_> {
    /// A variable of type `refcursor`; the names of its arguments if it is bound.
    fn cursor_variable(&mut self) -> Result<(String, Option<Vec<Name>>), Refusal> {
        let index = self.at;
        match self.token() {
            Token::Datum(names, found) => match found.item {
                Item::Scalar { kind, cursor, .. } if found.used == names.len() => {
                    let name = names.join(".");
                    match kind {
                        Some(kind) if kind.is("refcursor") => Ok((name, cursor)),
                        None => Err(Refusal::not_modelled(self.place(index), "the type of this variable")),
                        Some(_) => {
                            let message = format!("variable \"{name}\" must be of type cursor or refcursor");
                            Err(Refusal::other(self.place(index), "42804", message))
                        }
                    }
                }
                Item::Scalar { .. } | Item::Record { .. } => Err(Refusal::other(
                    self.place(index),
                    "42804",
                    "cursor variable must be a simple variable",
                )),
            },
            Token::Word(name) => Err(self.not_a_variable(index, &[name])),
            Token::Compound(names) => Err(self.not_a_variable(index, &names)),
            _ => Err(self.error_at(index, "syntax error")),
        }
    }

    pub(super) fn open(&mut self) -> Result<StatementKind, Refusal> {
        let (name, bound) = self.cursor_variable()?;
        if let Some(arguments) = bound {
            self.cursor_arguments(&name, &arguments, SEMICOLON)?;
            return Ok(StatementKind::Cursor { word: "OPEN" });
        }
        if self.eat_keyword("no") {
            self.expect_keyword("scroll")?;
        } else {
            self.eat_keyword("scroll");
        }
        if !self.eat_reserved("for") {
            return Err(self.error("syntax error, expected \"FOR\""));
        }
        if self.eat_reserved("execute") {
            let (_, end) = self.expression(&[USING, SEMICOLON])?;
            if end == USING {
                self.using(&[SEMICOLON])?;
            }
        } else {
            self.query()?;
        }
        Ok(StatementKind::Cursor { word: "OPEN" })
    }

    /// `read_cursor_args`
    pub(super) fn cursor_arguments(
        &mut self,
        name: &str,
        arguments: &[Name],
        until: End,
    ) -> Result<(), Refusal> {
        let place = self.here();
        let refuse = |message: String| Err(Refusal::other(place, "42601", message));
        if arguments.is_empty() {
            if self.is_symbol("(") {
                return refuse(format!("cursor \"{name}\" has no arguments"));
            }
        } else {
            if !self.eat_symbol("(") {
                return refuse(format!("cursor \"{name}\" has arguments"));
            }
            let mut given = vec![false; arguments.len()];
            for index in 0..arguments.len() {
                let mut at = index;
                let named = self.symbol_at(self.at + 1, ":=") || self.symbol_at(self.at + 1, "=>");
                if named && let Some(argument) = self.plain_word() {
                    self.at += 1;
                    match arguments.iter().position(|known| known.as_str() == argument) {
                        Some(found) => at = found,
                        None => {
                            return refuse(format!("cursor \"{name}\" has no argument named \"{argument}\""));
                        }
                    }
                }
                match given.get_mut(at) {
                    Some(seen) if !*seen => *seen = true,
                    _ => {
                        return refuse(format!(
                            "value for parameter of cursor \"{name}\" specified more than once"
                        ));
                    }
                }
                let (_, end) = self.expression(&[COMMA, End::Symbol(")")])?;
                let last = index + 1 == arguments.len();
                if last && end == COMMA {
                    return refuse(format!("too many arguments for cursor \"{name}\""));
                }
                if !last && end != COMMA {
                    return refuse(format!("not enough arguments for cursor \"{name}\""));
                }
            }
        }
        match until {
            End::Word(word) => self.expect_reserved(word),
            End::Symbol(symbol) => self.expect_symbol(symbol),
        }
    }

    pub(super) fn fetch(&mut self) -> Result<StatementKind, Refusal> {
        let place = self.here();
        let several = self.direction()?;
        self.cursor_variable()?;
        self.expect_reserved("into")?;
        self.targets()?;
        self.expect_symbol(";")?;
        if several {
            return Err(Refusal::other(place, "0A000", "FETCH statement cannot return multiple rows"));
        }
        Ok(StatementKind::Cursor { word: "FETCH" })
    }

    pub(super) fn move_cursor(&mut self) -> Result<StatementKind, Refusal> {
        self.direction()?;
        self.cursor_variable()?;
        self.expect_symbol(";")?;
        Ok(StatementKind::Cursor { word: "MOVE" })
    }

    pub(super) fn close(&mut self) -> Result<StatementKind, Refusal> {
        self.cursor_variable()?;
        self.expect_symbol(";")?;
        Ok(StatementKind::Cursor { word: "CLOSE" })
    }

    /// `read_fetch_direction`: whether several rows may come.
    fn direction(&mut self) -> Result<bool, Refusal> {
        let at = self.at;
        let token = self.token();
        let word = ["next", "prior", "first", "last", "absolute", "relative", "forward", "backward"]
            .into_iter()
            .find(|word| token.is_word(word));
        match word {
            Some("next" | "prior" | "first" | "last") => self.expect_from().map(|()| false),
            Some("absolute" | "relative") => self.expression(&[FROM, IN]).map(|_| false),
            Some(_) => self.counted(),
            None if token.is_reserved("all") => self.expect_from().map(|()| true),
            None if token.is_reserved("from") || token.is_reserved("in") => Ok(false),
            None => {
                self.at = at;
                if matches!(token, Token::Datum(..)) {
                    return Ok(false);
                }
                self.expression(&[FROM, IN]).map(|_| true)
            }
        }
    }

    /// Behind `FORWARD` and `BACKWARD`.
    fn counted(&mut self) -> Result<bool, Refusal> {
        if self.eat_reserved("from") || self.eat_reserved("in") {
            return Ok(false);
        }
        if self.eat_reserved("all") {
            return self.expect_from().map(|()| true);
        }
        self.expression(&[FROM, IN]).map(|_| true)
    }

    fn expect_from(&mut self) -> Result<(), Refusal> {
        if self.eat_reserved("from") || self.eat_reserved("in") {
            Ok(())
        } else {
            Err(self.error("expected FROM or IN"))
        }
    }
}
