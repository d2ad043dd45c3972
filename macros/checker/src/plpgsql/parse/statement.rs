//! One statement of a body.
#![expect(clippy::wildcard_enum_match_arm, reason = "a token is asked whether it is one of a few")]

use super::sql::{COMMA, INTO, SEMICOLON, THEN, USING};
use super::token::Token;
use super::{Parser, between, path};
use crate::parse::embedded::Form;
use crate::plpgsql::Returns;
use crate::plpgsql::syntax::{Sql, Statement, StatementKind};
use crate::refusal::Refusal;

impl Parser<'_> {
    /// A statement, its semicolon too.
    pub(super) fn statement(&mut self) -> Result<Statement, Refusal> {
        let first = self.at;
        let kind = self.kind()?;
        let span = between(self.place(first), self.place(self.at.saturating_sub(1)));
        Ok(Statement { span, kind })
    }

    fn kind(&mut self) -> Result<StatementKind, Refusal> {
        if self.is_symbol("<<") {
            let label = self.block_label()?;
            return self.labelled(label);
        }
        let first = self.at;
        match self.token() {
            Token::Reserved(word) => self.reserved(word, first),
            Token::Keyword(word) => self.keyword(word, first),
            Token::Datum(names, found) => {
                self.assignable(&names, &found.item, first)?;
                self.assignment(first, &names)
            }
            Token::Word(name) if self.assigns() => Err(self.not_a_variable(first, &[name])),
            Token::Compound(names) if self.assigns() => Err(self.not_a_variable(first, &names)),
            Token::Word(_) | Token::Compound(_) => self.sql_statement(first),
            _ => Err(self.error_at(first, "syntax error")),
        }
    }

    fn assigns(&self) -> bool {
        [":=", "=", "[", "."].iter().any(|symbol| self.is_symbol(symbol))
    }

    fn labelled(&mut self, label: Option<String>) -> Result<StatementKind, Refusal> {
        match self.reserved_at(self.at) {
            Some("declare" | "begin") => {
                let block = self.block(label)?;
                self.expect_symbol(";")?;
                Ok(StatementKind::Block(block))
            }
            Some(word @ ("loop" | "while" | "for" | "foreach")) => {
                self.at += 1;
                self.loops(word, label)
            }
            _ => Err(self.syntax_error()),
        }
    }

    fn loops(&mut self, word: &str, label: Option<String>) -> Result<StatementKind, Refusal> {
        match word {
            "loop" => self.plain_loop(label),
            "while" => self.while_loop(label),
            "for" => self.for_loop(label),
            _ => self.foreach_loop(label),
        }
    }

    fn reserved(&mut self, word: &'static str, first: usize) -> Result<StatementKind, Refusal> {
        match word {
            "declare" | "begin" => {
                self.at = first;
                self.labelled(None)
            }
            "loop" | "while" | "for" | "foreach" => self.loops(word, None),
            "if" => self.condition_statement(),
            "case" => self.case(),
            "execute" => self.execute(),
            "null" => self.expect_symbol(";").map(|()| StatementKind::Null),
            _ => Err(self.error_at(first, "syntax error")),
        }
    }

    fn keyword(&mut self, word: &'static str, first: usize) -> Result<StatementKind, Refusal> {
        match word {
            "exit" => self.exit(true),
            "continue" => self.exit(false),
            "return" => self.return_statement(),
            "raise" => self.raise(),
            "assert" => {
                let (condition, end) = self.expression(&[COMMA, SEMICOLON])?;
                let message = if end == COMMA { Some(self.expression(&[SEMICOLON])?.0) } else { None };
                Ok(StatementKind::Assert { condition, message })
            }
            "perform" => {
                // The word itself counts: `PERFORM;` is `SELECT;`.
                self.at = first;
                let (span, _) = self.construct(&[SEMICOLON], "statement")?;
                let query =
                    self.checked_sql(Sql { span, form: Form::Statement, blank: None, perform: true })?;
                Ok(StatementKind::Perform { query })
            }
            "call" | "do" => {
                self.at = first;
                Ok(StatementKind::Call { statement: self.query()? })
            }
            "get" => self.diagnostics(),
            "open" => self.open(),
            "fetch" => self.fetch(),
            "move" => self.move_cursor(),
            "close" => self.close(),
            "commit" | "rollback" => {
                if self.eat_keyword("and") {
                    self.eat_keyword("no");
                    self.expect_keyword("chain")?;
                }
                self.expect_symbol(";")?;
                Ok(if word == "commit" { StatementKind::Commit } else { StatementKind::Rollback })
            }
            "import" | "insert" | "merge" => self.sql_statement(first),
            // No statement begins with it; assigned to, it is a variable that is not there.
            _ => Err(self.error_at(first, "syntax error")),
        }
    }

    /// `a.b[1] := value;`
    fn assignment(&mut self, first: usize, names: &[String]) -> Result<StatementKind, Refusal> {
        let subscripted = !self.is_symbol(":=") && !self.is_symbol("=");
        self.at = first;
        let (span, _) = self.construct(&[SEMICOLON], "statement")?;
        self.checked(span, Form::Assignment(names.len()))?;
        let mut depth = 0usize;
        let mut assign = first;
        while assign < self.at {
            if self.symbol_at(assign, "[") {
                depth += 1;
            } else if self.symbol_at(assign, "]") {
                depth = depth.saturating_sub(1);
            } else if depth == 0 && (self.symbol_at(assign, ":=") || self.symbol_at(assign, "=")) {
                break;
            }
            assign += 1;
        }
        let value = between(self.place(assign + 1), self.place(self.at.saturating_sub(2)));
        let value = Sql { span: value, form: Form::Expression, blank: None, perform: false };
        Ok(StatementKind::Assign { target: path(names), subscripted, value })
    }

    /// `IF`
    fn condition_statement(&mut self) -> Result<StatementKind, Refusal> {
        let mut branches = Vec::new();
        let (condition, _) = self.expression(&[THEN])?;
        branches.push((condition, self.statements()?));
        while self.eat_keyword("elsif") || self.eat_keyword("elseif") {
            let (condition, _) = self.expression(&[THEN])?;
            branches.push((condition, self.statements()?));
        }
        let otherwise = if self.eat_reserved("else") { self.statements()? } else { Vec::new() };
        self.expect_reserved("end")?;
        self.expect_reserved("if")?;
        self.expect_symbol(";")?;
        Ok(StatementKind::If { branches, otherwise })
    }

    /// `EXECUTE text [INTO …] [USING …];`
    fn execute(&mut self) -> Result<StatementKind, Refusal> {
        let (text, mut end) = self.expression(&[INTO, USING, SEMICOLON])?;
        let (mut into, mut using) = (None, Vec::new());
        loop {
            if end == SEMICOLON {
                return Ok(StatementKind::Execute { text, into, using });
            }
            if end == INTO {
                if into.is_some() {
                    return Err(self.syntax_error_before());
                }
                into = Some(self.destination()?);
                end = match self.token() {
                    token if token.is_symbol(";") => SEMICOLON,
                    token if token.is_reserved("using") => USING,
                    _ => return Err(self.syntax_error_before()),
                };
            } else {
                if !using.is_empty() {
                    return Err(self.syntax_error_before());
                }
                (using, end) = self.using(&[SEMICOLON, INTO])?;
            }
        }
    }

    /// `RETURN`, `RETURN NEXT`, `RETURN QUERY`
    fn return_statement(&mut self) -> Result<StatementKind, Refusal> {
        let place = self.here();
        let at = self.at;
        let token = self.token();
        let out = self.routine.parameters.iter().any(|parameter| parameter.out);
        let refuse = |sqlstate, message: &str| Err(Refusal::other(place, sqlstate, message));
        if matches!(token, Token::End) {
            return Err(self.error("unexpected end of function definition"));
        }
        if token.is_word("next") {
            if !self.routine.set {
                return refuse("42804", "cannot use RETURN NEXT in a non-SETOF function");
            }
            if out {
                if self.eat_symbol(";") {
                    return Ok(StatementKind::ReturnNext { value: None });
                }
                return refuse(
                    "42804",
                    "RETURN NEXT cannot have a parameter in function with OUT parameters",
                );
            }
            let (value, _) = self.expression(&[SEMICOLON])?;
            return Ok(StatementKind::ReturnNext { value: Some(value) });
        }
        if token.is_word("query") {
            if !self.routine.set {
                return refuse("42804", "cannot use RETURN QUERY in a non-SETOF function");
            }
            if !self.eat_reserved("execute") {
                return Ok(StatementKind::ReturnQuery { query: self.query()? });
            }
            let (text, end) = self.expression(&[SEMICOLON, USING])?;
            let using = if end == USING { self.using(&[SEMICOLON])?.0 } else { Vec::new() };
            return Ok(StatementKind::ReturnQueryExecute { text, using });
        }
        self.at = at;
        let nothing = match self.routine.returns {
            _ if self.routine.set => {
                Some(("42804", "RETURN cannot have a parameter in function returning set"))
            }
            Returns::Void | Returns::EventTrigger if self.routine.procedure && !out => {
                Some(("42601", "RETURN cannot have a parameter in a procedure"))
            }
            Returns::Void | Returns::EventTrigger if !out => {
                Some(("42804", "RETURN cannot have a parameter in function returning void"))
            }
            _ if out => Some(("42804", "RETURN cannot have a parameter in function with OUT parameters")),
            Returns::Void | Returns::Value | Returns::Trigger | Returns::EventTrigger => None,
        };
        match nothing {
            Some((sqlstate, message)) => {
                if self.eat_symbol(";") {
                    Ok(StatementKind::Return { value: None })
                } else {
                    refuse(sqlstate, message)
                }
            }
            None => Ok(StatementKind::Return { value: Some(self.expression(&[SEMICOLON])?.0) }),
        }
    }
}
