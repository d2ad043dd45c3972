//! What stands inside another text: the tokens of a PL/pgSQL body, and the SQL in it.
//!
//! PL/pgSQL reads its source with PostgreSQL's own lexer and hands what is SQL to PostgreSQL's own grammar, in modes of their own for
//! expressions and assignments. <https://www.postgresql.org/docs/15/plpgsql-expressions.html>

use std::panic::{AssertUnwindSafe, catch_unwind};

use rupg_sql::nodes::{Node, TypeName};
use rupg_sql::{Lexer, Tokens, Value, token};

use super::context::{Context, Token};
use super::error::SyntaxError;
use super::{depth, expression, split, version};
use crate::syntax::{self, Span};

/// A token of a text that is not only SQL.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Lexeme {
    pub(crate) kind: LexemeKind,
    /// Where, in the text that was given.
    pub(crate) span: Span,
}

/// What a [`Lexeme`] is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum LexemeKind {
    /// A name or a word, folded and truncated.
    Word { name: String, quoted: bool },
    /// A string constant, decoded.
    String(String),
    /// A whole number that fits in 32 bits.
    Integer(i32),
    /// `$1`
    Parameter(i32),
    /// An operator or a character, as it stands.
    Symbol(String),
    /// Any other constant.
    Other,
}

/// The form in which SQL is embedded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// What could stand behind `SELECT`.
    Expression,
    /// `a.b := x`, whose target is this many names long.
    Assignment(usize),
    /// A statement.
    Statement,
}

/// The tokens of a text.
///
/// # Errors
/// PostgreSQL's lexer finds no token where one should be.
pub(crate) fn lexemes(text: &str) -> Result<Vec<Lexeme>, SyntaxError> {
    let mut lexer = Lexer::new(text);
    let mut found = Vec::with_capacity(text.len() / 5);
    loop {
        let it = match lexer.next_token() {
            Ok(it) => it,
            Err(error) => return Err(told(&error, text, 0)),
        };
        if it.kind == 0 {
            return Ok(found);
        }
        let spelled = text.get(it.start..it.end).unwrap_or_default();
        let kind = match (&it.value, it.kind) {
            (Value::Keyword(keyword), _) => LexemeKind::Word { name: keyword.name.to_owned(), quoted: false },
            (Value::Text(name), token::IDENT) => {
                LexemeKind::Word { name: name.to_string(), quoted: spelled.starts_with('"') }
            }
            (Value::Text(string), token::SCONST) => LexemeKind::String(string.to_string()),
            (Value::Integer(number), token::PARAM) => LexemeKind::Parameter(*number),
            (Value::Integer(number), _) => LexemeKind::Integer(*number),
            (Value::Text(_), token::OP) | (Value::None, _) => LexemeKind::Symbol(spelled.to_owned()),
            (Value::Text(_), _) => LexemeKind::Other,
        };
        found.push(Lexeme { kind, span: Span { start: it.start as u32, end: it.end as u32 } });
    }
}

/// Whether a text is SQL of this form, for servers from version `server` on. Places are bytes of the text.
///
/// # Errors
/// What PostgreSQL's grammar says.
pub(crate) fn check(text: &str, form: Form, server: u32) -> Result<(), SyntaxError> {
    let whole = Span { start: 0, end: text.len() as u32 };
    let tokens = tokens(text)?;
    if form == Form::Expression && is_plain(text, &tokens) {
        return Ok(());
    }
    if depth::depth(&tokens) > depth::PARSED {
        return Err(SyntaxError::parser("it is nested too deeply to be parsed", whole));
    }
    let run = || match form {
        Form::Expression => rupg_sql::parse_plpgsql_expr(text).map(Some),
        Form::Assignment(names) => rupg_sql::parse_plpgsql_assign(text, names).map(Some),
        Form::Statement => rupg_sql::parse(text).map(|(list, _)| match list.into_iter().flatten().next() {
            Some(Node::RawStmt(raw)) => raw.stmt,
            Some(_) | None => None,
        }),
    };
    let node = match catch_unwind(AssertUnwindSafe(run)) {
        Ok(Ok(node)) => node,
        Ok(Err(error)) => return Err(told(&error, text, 0)),
        Err(_) => return Err(SyntaxError::parser("the parser failed in this statement", whole)),
    };
    let Some(node) = node else { return Ok(()) };
    let context = Context { text, base: 0, tokens: &tokens };
    let mut errors = Vec::new();
    version::check(&context, &node, server, &mut errors);
    errors.into_iter().next().map_or(Ok(()), Err)
}

/// A type's name alone in a text.
///
/// # Errors
/// What PostgreSQL's grammar says, or what our types have no room for.
pub(crate) fn type_name(text: &str) -> Result<syntax::TypeName, SyntaxError> {
    let whole = Span { start: 0, end: text.len() as u32 };
    let tokens = tokens(text)?;
    let parsed = catch_unwind(AssertUnwindSafe(|| rupg_sql::parse_type_name(text)));
    let parsed: TypeName = match parsed {
        Ok(Ok(parsed)) => parsed,
        Ok(Err(error)) => return Err(told(&error, text, 0)),
        Err(_) => return Err(SyntaxError::parser("the parser failed in this type", whole)),
    };
    let context = Context { text, base: 0, tokens: &tokens };
    expression::type_name(&context, &parsed)
        .map_err(|refusal| SyntaxError::parser(format!("{refusal:?}"), whole))
}

/// The tokens as the grammar sees them.
fn tokens(text: &str) -> Result<Vec<Token>, SyntaxError> {
    let mut stream = Tokens::new(text);
    let mut found = Vec::with_capacity(text.len() / 5);
    loop {
        match stream.next_token() {
            Ok(it) if it.kind == 0 => return Ok(found),
            Ok(it) => found.push(Token { kind: it.kind, start: it.start as u32, end: it.end as u32 }),
            Err(error) => return Err(told(&error, text, 0)),
        }
    }
}

/// A constant or a name alone needs no grammar.
fn is_plain(text: &str, tokens: &[Token]) -> bool {
    let [only] = tokens else { return false };
    let number = text.trim().bytes().all(|byte| byte.is_ascii_digit());
    if only.kind == token::ICONST {
        return number;
    }
    matches!(only.kind, token::IDENT | token::SCONST | token::TRUE_P | token::FALSE_P | token::NULL_P)
}

fn told(error: &rupg_sql::Error, text: &str, base: u32) -> SyntaxError {
    let at = error.location.unwrap_or_default().min(text.len());
    let length = text.get(at..).and_then(|rest| Tokens::new(rest).next_token().ok().map(|token| token.end));
    let span = Span { start: base + at as u32, end: base + (at + length.unwrap_or_default()) as u32 };
    SyntaxError { sqlstate: split::code(error), ..SyntaxError::grammar(error.message.clone(), span) }
}
