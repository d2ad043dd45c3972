//! The SQL in a body: where it ends, and whether PostgreSQL's grammar takes it (`read_sql_construct`, `make_execsql_stmt`).
#![expect(clippy::wildcard_enum_match_arm, reason = "a token is asked whether it is one of a few")]

use super::token::Token;
use super::{Parser, between, path, syntax};
use crate::parse::embedded::{Form, check};
use crate::plpgsql::namespace::Item;
use crate::plpgsql::syntax::{Into, Sql, StatementKind, Targets};
use crate::refusal::Refusal;
use crate::syntax::Span;

/// What ends a piece of SQL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Word(&'static str),
    Symbol(&'static str),
}

pub(super) const SEMICOLON: End = End::Symbol(";");
pub(super) const COMMA: End = End::Symbol(",");
pub(super) const LOOP: End = End::Word("loop");
pub(super) const THEN: End = End::Word("then");
pub(super) const WHEN: End = End::Word("when");
pub(super) const USING: End = End::Word("using");
pub(super) const INTO: End = End::Word("into");

impl Parser<'_> {
    /// An expression up to one of these, which is taken and told.
    pub(super) fn expression(&mut self, ends: &[End]) -> Result<(Sql, End), Refusal> {
        let (span, end) = self.construct(ends, "expression")?;
        Ok((self.checked(span, Form::Expression)?, end))
    }

    /// A statement up to a semicolon, which is taken.
    pub(super) fn query(&mut self) -> Result<Sql, Refusal> {
        let (span, _) = self.construct(&[SEMICOLON], "statement")?;
        self.checked(span, Form::Statement)
    }

    /// What stands up to one of these, which is taken and told; not checked yet.
    pub(super) fn construct(&mut self, ends: &[End], what: &str) -> Result<(Span, End), Refusal> {
        let first = self.at;
        let mut depth = 0usize;
        loop {
            let index = self.at;
            if depth == 0
                && let Some(end) = ends.iter().find(|end| self.ends(index, **end))
            {
                if index == first {
                    return Err(self.error(&format!(
                        "missing {}",
                        if what == "expression" { "expression" } else { "SQL statement" }
                    )));
                }
                let span = between(self.place(first), self.place(index - 1));
                self.at += 1;
                return Ok((span, *end));
            }
            if self.symbol_at(index, "(") || self.symbol_at(index, "[") {
                depth += 1;
            } else if self.symbol_at(index, ")") || self.symbol_at(index, "]") {
                depth = depth.checked_sub(1).ok_or_else(|| self.error("mismatched parentheses"))?;
            } else if self.symbol_at(index, ";") || index >= self.lexemes.len() {
                if depth > 0 {
                    return Err(self.error("mismatched parentheses"));
                }
                let wanted: Vec<String> = ends
                    .iter()
                    .map(|end| match end {
                        End::Word(word) => word.to_uppercase(),
                        End::Symbol(symbol) => (*symbol).to_owned(),
                    })
                    .collect();
                let message = format!("missing \"{}\" at end of SQL {what}", wanted.join(" or "));
                return Err(Refusal::other(self.here(), "42601", message));
            }
            self.at += 1;
        }
    }

    fn ends(&self, index: usize, end: End) -> bool {
        match end {
            End::Word(word) => self.reserved_at(index) == Some(word),
            End::Symbol(symbol) => self.symbol_at(index, symbol),
        }
    }

    /// Gives SQL to the grammar.
    pub(super) fn checked(&self, span: Span, form: Form) -> Result<Sql, Refusal> {
        self.checked_sql(Sql { span, form, blank: None, perform: false })
    }

    pub(super) fn checked_sql(&self, sql: Sql) -> Result<Sql, Refusal> {
        let text = sql.text(self.body);
        check(&text, sql.form, self.simulation.server).map_err(|error| {
            let mut refusal = syntax(error);
            refusal.span.start += sql.span.start;
            refusal.span.end += sql.span.start;
            refusal
        })?;
        Ok(sql)
    }

    /// A list of expressions behind `USING`, up to one of these; a comma goes on.
    pub(super) fn using(&mut self, ends: &[End]) -> Result<(Vec<Sql>, End), Refusal> {
        let mut found = Vec::new();
        let all: Vec<End> = ends.iter().copied().chain([COMMA]).collect();
        loop {
            let (sql, end) = self.expression(&all)?;
            found.push(sql);
            if end != COMMA {
                return Ok((found, end));
            }
        }
    }

    /// A statement of SQL that begins at this lexeme, with `INTO` somewhere in it or not.
    pub(super) fn sql_statement(&mut self, first: usize) -> Result<StatementKind, Refusal> {
        let is = |parser: &Self, index: usize, wanted: &str| {
            matches!(&parser.lexemes.get(index).map(|it| &it.kind),
                Some(crate::parse::embedded::LexemeKind::Word { name, .. }) if name == wanted)
        };
        let import = is(self, first, "import");
        let routine_word =
            |parser: &Self, index| is(parser, index, "function") || is(parser, index, "procedure");
        let routine = is(self, first, "create")
            && (routine_word(self, first + 1)
                || (is(self, first + 1, "or")
                    && is(self, first + 2, "replace")
                    && routine_word(self, first + 3)));
        let (mut parentheses, mut begins) = (0usize, 0usize);
        let mut into: Option<(Into, Span)> = None;
        self.at = self.at.max(first + 1);
        loop {
            let index = self.at;
            if index >= self.lexemes.len() {
                return Err(self.error("unexpected end of function definition"));
            }
            self.at += 1;
            if self.symbol_at(index, "(") {
                parentheses += 1;
            } else if self.symbol_at(index, ")") {
                parentheses = parentheses.saturating_sub(1);
            } else if routine && parentheses == 0 {
                match self.reserved_at(index) {
                    Some("begin" | "case") => begins += 1,
                    Some("end") => begins = begins.saturating_sub(1),
                    _ => {}
                }
            }
            if self.symbol_at(index, ";") && parentheses == 0 && begins == 0 {
                let span = between(self.place(first), self.place(index - 1));
                let blank = into.as_ref().map(|(_, blank)| *blank);
                let statement =
                    self.checked_sql(Sql { span, form: Form::Statement, blank, perform: false })?;
                return Ok(StatementKind::Sql { statement, into: into.map(|(into, _)| into) });
            }
            if self.reserved_at(index) == Some("into") {
                let before = index.saturating_sub(1);
                if is(self, before, "insert") || is(self, before, "merge") || import {
                    continue;
                }
                if into.is_some() {
                    return Err(self.error_at(index, "INTO specified more than once"));
                }
                let found = self.destination()?;
                let blank = Span { start: self.place(index).start, end: self.here().start };
                into = Some((found, blank));
            }
        }
    }

    /// `[STRICT] target, …`, behind `INTO`.
    pub(super) fn destination(&mut self) -> Result<Into, Refusal> {
        let strict = self.eat_reserved("strict");
        Ok(Into { targets: self.targets()?, strict })
    }

    /// A record, or a list of scalars.
    pub(super) fn targets(&mut self) -> Result<Targets, Refusal> {
        let index = self.at;
        match self.token() {
            Token::Datum(names, found) => {
                self.assignable(&names, &found.item, index)?;
                if matches!(found.item, Item::Record { .. }) && found.used == names.len() {
                    if self.is_symbol(",") {
                        let message = "record variable cannot be part of multiple-item INTO list";
                        return Err(Refusal::other(self.place(index), "42601", message));
                    }
                    return Ok(Targets::Record(path(&names)));
                }
                self.scalar_list(names)
            }
            Token::Word(name) => Err(self.not_a_variable(index, &[name])),
            Token::Compound(names) => Err(self.not_a_variable(index, &names)),
            _ => Err(self.error_at(index, "syntax error")),
        }
    }

    /// The rest of a list of scalars.
    pub(super) fn scalar_list(&mut self, first: Vec<String>) -> Result<Targets, Refusal> {
        let mut list = vec![path(&first)];
        while self.eat_symbol(",") {
            let index = self.at;
            match self.token() {
                Token::Datum(names, found) => {
                    self.assignable(&names, &found.item, index)?;
                    if matches!(found.item, Item::Record { .. }) && found.used == names.len() {
                        let message = format!("\"{}\" is not a scalar variable", names.join("."));
                        return Err(Refusal::other(self.place(index), "42601", message));
                    }
                    list.push(path(&names));
                }
                Token::Word(name) => return Err(self.not_a_variable(index, &[name])),
                Token::Compound(names) => return Err(self.not_a_variable(index, &names)),
                _ => return Err(self.error_at(index, "syntax error")),
            }
        }
        Ok(Targets::List(list))
    }

    /// Whether a variable may be assigned to.
    pub(super) fn assignable(&self, names: &[String], item: &Item, index: usize) -> Result<(), Refusal> {
        match item {
            Item::Scalar { constant: true, .. } | Item::Record { constant: true, .. } => {
                let message = format!("variable \"{}\" is declared CONSTANT", names.join("."));
                Err(Refusal::other(self.place(index), "22005", message))
            }
            Item::Scalar { .. } | Item::Record { .. } => Ok(()),
        }
    }
}
