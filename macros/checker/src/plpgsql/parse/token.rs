//! Tokens as PL/pgSQL sees them: words that are keywords, names that are variables (`pl_scanner.c`).
#![expect(clippy::wildcard_enum_match_arm, reason = "a token is asked whether it is one of a few")]

use super::Parser;
use crate::parse::embedded::LexemeKind;
use crate::plpgsql::namespace::Found;
use crate::refusal::Refusal;
use crate::syntax::Span;

/// Words that are never names.
const RESERVED: &[&str] = &[
    "all", "begin", "by", "case", "declare", "else", "end", "execute", "for", "foreach", "from", "if", "in",
    "into", "loop", "not", "null", "or", "strict", "then", "to", "using", "when", "while",
];

/// Words that are names where no variable, and nothing else, is meant by them. Sorted.
const UNRESERVED: &[&str] = &[
    "absolute",
    "alias",
    "and",
    "array",
    "assert",
    "backward",
    "call",
    "chain",
    "close",
    "collate",
    "column",
    "column_name",
    "commit",
    "constant",
    "constraint",
    "constraint_name",
    "continue",
    "current",
    "cursor",
    "datatype",
    "debug",
    "default",
    "detail",
    "diagnostics",
    "do",
    "dump",
    "elseif",
    "elsif",
    "errcode",
    "error",
    "exception",
    "exit",
    "fetch",
    "first",
    "forward",
    "get",
    "hint",
    "import",
    "info",
    "insert",
    "is",
    "last",
    "log",
    "merge",
    "message",
    "message_text",
    "move",
    "next",
    "no",
    "notice",
    "open",
    "option",
    "perform",
    "pg_context",
    "pg_datatype_name",
    "pg_exception_context",
    "pg_exception_detail",
    "pg_exception_hint",
    "print_strict_params",
    "prior",
    "query",
    "raise",
    "relative",
    "return",
    "returned_sqlstate",
    "reverse",
    "rollback",
    "row_count",
    "rowtype",
    "schema",
    "schema_name",
    "scroll",
    "slice",
    "sqlstate",
    "stacked",
    "table",
    "table_name",
    "type",
    "use_column",
    "use_variable",
    "variable_conflict",
    "warning",
];

/// A token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Token {
    End,
    /// A reserved word.
    Reserved(&'static str),
    /// An unreserved keyword.
    Keyword(&'static str),
    /// A variable, or a field of one: its names.
    Datum(Vec<String>, Found),
    Word(String),
    /// A dotted name that is no variable.
    Compound(Vec<String>),
    String(String),
    Integer(i32),
    Symbol(String),
    Other,
}

impl Token {
    /// Whether it is this word, keyword or not (`tok_is_keyword`).
    pub(super) fn is_word(&self, wanted: &str) -> bool {
        match self {
            Token::Keyword(word) => *word == wanted,
            // A variable of this name, unquoted, counts as the keyword too.
            Token::Datum(names, _) => matches!(names.as_slice(), [only] if only == wanted),
            _ => false,
        }
    }

    pub(super) fn is_reserved(&self, wanted: &str) -> bool {
        matches!(self, Token::Reserved(word) if *word == wanted)
    }

    pub(super) fn is_symbol(&self, wanted: &str) -> bool {
        matches!(self, Token::Symbol(symbol) if symbol == wanted)
    }

    pub(super) fn is_assign(&self) -> bool {
        self.is_symbol(":=") || self.is_symbol("=")
    }
}

impl Parser<'_> {
    /// The reserved word that a lexeme is.
    pub(super) fn reserved_at(&self, index: usize) -> Option<&'static str> {
        match &self.lexemes.get(index)?.kind {
            LexemeKind::Word { name, quoted: false } => {
                RESERVED.binary_search(&name.as_str()).ok().and_then(|at| RESERVED.get(at)).copied()
            }
            _ => None,
        }
    }

    /// The name that a lexeme is.
    fn name_at(&self, index: usize) -> Option<String> {
        match &self.lexemes.get(index)?.kind {
            LexemeKind::Word { name, .. } if self.reserved_at(index).is_none() => Some(name.clone()),
            LexemeKind::Parameter(number) => Some(format!("${number}")),
            _ => None,
        }
    }

    pub(super) fn symbol_at(&self, index: usize, wanted: &str) -> bool {
        matches!(self.lexemes.get(index).map(|lexeme| &lexeme.kind), Some(LexemeKind::Symbol(symbol)) if symbol == wanted)
    }

    /// Whether the next lexeme is this symbol.
    pub(super) fn is_symbol(&self, wanted: &str) -> bool {
        self.symbol_at(self.at, wanted)
    }

    /// Whether the next lexeme is this reserved word.
    pub(super) fn is_reserved(&self, wanted: &str) -> bool {
        self.reserved_at(self.at) == Some(wanted)
    }

    /// Takes a reserved word if it is next.
    pub(super) fn eat_reserved(&mut self, wanted: &str) -> bool {
        let found = self.is_reserved(wanted);
        self.at += usize::from(found);
        found
    }

    /// Takes a symbol if it is next.
    pub(super) fn eat_symbol(&mut self, wanted: &str) -> bool {
        let found = self.is_symbol(wanted);
        self.at += usize::from(found);
        found
    }

    /// # Errors
    /// A syntax error if something else is next.
    pub(super) fn expect_symbol(&mut self, wanted: &str) -> Result<(), Refusal> {
        if self.eat_symbol(wanted) { Ok(()) } else { Err(self.syntax_error()) }
    }

    /// # Errors
    /// A syntax error if something else is next.
    pub(super) fn expect_reserved(&mut self, wanted: &str) -> Result<(), Refusal> {
        if self.eat_reserved(wanted) { Ok(()) } else { Err(self.syntax_error()) }
    }

    /// `AT_STMT_START`
    fn at_statement_start(&self) -> bool {
        let Some(before) = self.at.checked_sub(1) else { return false };
        self.symbol_at(before, ";")
            || matches!(self.reserved_at(before), Some("begin" | "then" | "else" | "loop"))
    }

    /// Takes the next token, names looked up.
    pub(super) fn token(&mut self) -> Token {
        self.taken(true)
    }

    /// Takes the next token of a `DECLARE` section, where no name is looked up.
    pub(super) fn raw_token(&mut self) -> Token {
        self.taken(false)
    }

    /// The next token, left where it is.
    pub(super) fn peek(&mut self) -> Token {
        let at = self.at;
        let token = self.token();
        self.at = at;
        token
    }

    fn taken(&mut self, lookup: bool) -> Token {
        let start = self.at_statement_start();
        let Some(lexeme) = self.lexemes.get(self.at) else { return Token::End };
        let quoted = matches!(&lexeme.kind, LexemeKind::Word { quoted: true, .. });
        let simple = match &lexeme.kind {
            LexemeKind::Word { .. } | LexemeKind::Parameter(_) => None,
            LexemeKind::String(text) => Some(Token::String(text.clone())),
            LexemeKind::Integer(number) => Some(Token::Integer(*number)),
            LexemeKind::Symbol(symbol) => Some(Token::Symbol(symbol.clone())),
            LexemeKind::Other => Some(Token::Other),
        };
        if let Some(token) = simple {
            self.at += 1;
            return token;
        }
        if let Some(word) = self.reserved_at(self.at) {
            self.at += 1;
            return Token::Reserved(word);
        }
        let mut names: Vec<String> = self.name_at(self.at).into_iter().collect();
        let mut next = self.at + 1;
        while names.len() < 3 && self.symbol_at(next, ".") {
            let Some(name) = self.name_at(next + 1) else { break };
            names.push(name);
            next += 2;
        }
        // At the start of a statement a name is a variable only if something is assigned to it.
        let assigned = names.len() > 1 || !start || self.assignable_at(self.at + 1);
        self.at = next;
        if lookup && assigned {
            let parts: Vec<&str> = names.iter().map(String::as_str).collect();
            if let Some(found) = self.names.find(&parts) {
                return Token::Datum(names, found);
            }
        }
        match names.as_slice() {
            [only] => match UNRESERVED.binary_search(&only.as_str()).ok().and_then(|at| UNRESERVED.get(at)) {
                Some(word) if !quoted => Token::Keyword(word),
                Some(_) | None => Token::Word(only.clone()),
            },
            _ => Token::Compound(names),
        }
    }

    fn assignable_at(&self, index: usize) -> bool {
        [":=", "=", "[", "."].iter().any(|symbol| self.symbol_at(index, symbol))
    }

    /// Takes a keyword if it is next.
    pub(super) fn eat_keyword(&mut self, wanted: &str) -> bool {
        let at = self.at;
        let found = matches!(self.token(), Token::Keyword(word) if word == wanted);
        if !found {
            self.at = at;
        }
        found
    }

    /// # Errors
    /// A syntax error if something else is next.
    pub(super) fn expect_keyword(&mut self, wanted: &str) -> Result<(), Refusal> {
        if self.eat_keyword(wanted) { Ok(()) } else { Err(self.syntax_error()) }
    }

    /// Any identifier: a word, a keyword, a variable.
    pub(super) fn identifier(&mut self) -> Option<String> {
        let at = self.at;
        let found = match self.token() {
            Token::Word(name) => Some(name),
            Token::Keyword(word) => Some(word.to_owned()),
            Token::Datum(names, _) => match names.as_slice() {
                [only] => Some(only.clone()),
                _ => None,
            },
            _ => None,
        };
        if found.is_none() {
            self.at = at;
        }
        found
    }

    /// The place of a lexeme; the end of the body past the last.
    pub(super) fn place(&self, index: usize) -> Span {
        let end = self.body.len() as u32;
        self.lexemes.get(index).map_or(Span { start: end, end }, |lexeme| lexeme.span)
    }

    /// The place of the next lexeme.
    pub(super) fn here(&self) -> Span {
        self.place(self.at)
    }

    /// `yyerror` at the next token.
    pub(super) fn error(&self, words: &str) -> Refusal {
        self.error_at(self.at, words)
    }

    pub(super) fn error_at(&self, index: usize, words: &str) -> Refusal {
        let span = self.place(index);
        let message = match self.body.get(span.start as usize..span.end as usize) {
            Some(text) if !text.is_empty() => format!("{words} at or near \"{text}\""),
            Some(_) | None => format!("{words} at end of input"),
        };
        Refusal::other(span, "42601", message)
    }

    pub(super) fn syntax_error(&self) -> Refusal {
        self.error("syntax error")
    }

    /// At the token that was taken last.
    pub(super) fn syntax_error_before(&self) -> Refusal {
        self.error_at(self.at.saturating_sub(usize::from(self.at < self.lexemes.len() + 1)), "syntax error")
    }

    /// The refusal for a name that should be a variable's.
    pub(super) fn not_a_variable(&self, index: usize, names: &[String]) -> Refusal {
        let message = format!("\"{}\" is not a known variable", names.join("."));
        Refusal::other(self.place(index), "42601", message)
    }
}

#[cfg(test)]
mod tests {
    use super::{RESERVED, UNRESERVED};

    #[test]
    fn words_are_sorted() {
        assert!(RESERVED.is_sorted());
        assert!(UNRESERVED.is_sorted());
    }
}
