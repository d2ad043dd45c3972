//! A script into statements. In one piece where it is right; statement by statement where it is not, so that every error is
//! told at once.

use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};

use rupg_sql::nodes::{List, Node};
use rupg_sql::{Tokens, token};

use super::context::{Context, Token};
use super::error::{SyntaxError, SyntaxErrorKind};
use super::statement::statement;
use super::{depth, fingerprint, version};
use crate::names::most_alike;
use crate::syntax::{Span, Statement, StatementKind};

/// Parses `text[range]`.
pub(super) fn script(text: &str, range: Range<u32>, server: u32) -> Result<Vec<Statement>, Vec<SyntaxError>> {
    let Some(part) = text.get(range.start as usize..range.end as usize) else {
        let span = Span { start: range.start, end: range.start };
        return Err(vec![SyntaxError::parser("the script ends in the middle of a character", span)]);
    };
    let stream = stream(part, range.start);
    let deepest = depth::depth(&stream.tokens);
    if deepest > depth::PARSED {
        let span = Span { start: range.start, end: range.end };
        let message = "the script is nested too deeply to be parsed";
        return Err(vec![SyntaxError { hint: None, ..SyntaxError::parser(message, span) }]);
    }
    let whole = if stream.errors.is_empty() { parse(part) } else { Ok(None) };
    match whole {
        Ok(Some(list)) => convert(text, range.start, &stream.tokens, &list, server, deepest),
        Ok(None) | Err(_) => Err(errors(text, range.start, stream)),
    }
}

/// A script as psql and its like cut it up: each statement by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// A statement, without its semicolon; not parsed, so that it may be none.
    Statement(Span),
    /// A command of psql's, to the end of its line.
    PsqlCommand(Span),
    /// `COPY … FROM stdin`, with the rows behind it.
    Copy(Span),
}

impl Piece {
    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Piece::Statement(span) | Piece::PsqlCommand(span) | Piece::Copy(span) => *span,
        }
    }
}

/// Cuts `text[range]` into its statements and psql's commands, in order.
pub(super) fn cut(text: &str, range: Range<u32>) -> Vec<Piece> {
    let Some(part) = text.get(range.start as usize..range.end as usize) else { return Vec::new() };
    let Stream { tokens, errors } = stream(part, range.start);
    let mut found: Vec<Piece> = Vec::new();
    let mut torn = None;
    for error in &errors {
        match error.kind {
            SyntaxErrorKind::PsqlCommand => found.push(Piece::PsqlCommand(error.span)),
            SyntaxErrorKind::CopyData => found.push(Piece::Copy(error.span)),
            // What the lexer stumbles on belongs to the last statement, and swallows the rest.
            SyntaxErrorKind::Grammar | SyntaxErrorKind::NewerServer { .. } | SyntaxErrorKind::Parser => {
                torn = Some(error.span);
            }
        }
    }
    let copies: Vec<Span> = found.iter().map(Piece::span).collect();
    let pieces = pieces(&tokens);
    let last = pieces.len().saturating_sub(1);
    for (index, (first, end)) in pieces.into_iter().enumerate() {
        let own = tokens.get(first..end).unwrap_or_default();
        let mut span = match (own.first(), own.last()) {
            (Some(first), Some(last)) => Span { start: first.start, end: last.end },
            _ => match torn.filter(|_| index == last) {
                Some(torn) => torn,
                None => continue,
            },
        };
        if torn.is_some() && index == last {
            span.end = range.end;
        }
        if !copies.iter().any(|copy| copy.start == span.start) {
            found.push(Piece::Statement(span));
        }
    }
    found.sort_by_key(Piece::span);
    found
}

/// The tokens of a script, as far as there are any.
#[derive(Debug)]
struct Stream {
    tokens: Vec<Token>,
    errors: Vec<SyntaxError>,
}

/// Lexes `part`, which begins at `base`. A command of psql's is an error and its line is left out.
fn stream(part: &str, base: u32) -> Stream {
    let mut found = Stream { tokens: Vec::with_capacity(part.len() / 5), errors: Vec::new() };
    let mut offset = 0usize;
    'lexer: while let Some(rest) = part.get(offset..) {
        let mut stream = Tokens::new(rest);
        let here = base + offset as u32;
        loop {
            match stream.next_token() {
                Ok(it) if it.kind == 0 => break 'lexer,
                Ok(it) if rest.get(it.start..it.end) == Some("\\") => {
                    let line = rest.get(it.start..).unwrap_or_default();
                    let line = line.split('\n').next().unwrap_or_default().trim_end();
                    let span =
                        Span { start: here + it.start as u32, end: here + (it.start + line.len()) as u32 };
                    found.errors.push(SyntaxError {
                        kind: SyntaxErrorKind::PsqlCommand,
                        message: format!("`{line}` is a command of psql's, not SQL"),
                        span,
                        sqlstate: Some("42601"),
                        hint: Some(
                            "revisions are sent to the server, which knows SQL alone: leave it out"
                                .to_owned(),
                        ),
                    });
                    offset += it.start + line.len();
                    continue 'lexer;
                }
                Ok(it) => {
                    let end = here + it.end as u32;
                    found.tokens.push(Token { kind: it.kind, start: here + it.start as u32, end });
                    if let Some(copy) = copy_ends(&found.tokens) {
                        found.errors.push(copy_from_stdin(copy));
                        // psql's rows end with `\.`: no SQL, whatever the lexer would make of them.
                        let rows = rest.get(it.end..).unwrap_or_default();
                        if let Some(length) = rows.find("\n\\.") {
                            offset += it.end + length + 3;
                            continue 'lexer;
                        }
                    }
                }
                Err(error) => {
                    // Nothing after it can be told apart: a string without an end swallows all.
                    found.errors.push(lexical(&error, part, rest, here));
                    break 'lexer;
                }
            }
        }
    }
    found
}

/// Runs the grammar; the error is PostgreSQL's. A panic of the parser's own is caught, so that it costs a message and no build.
fn parse(text: &str) -> Result<Option<List>, Option<rupg_sql::Error>> {
    match catch_unwind(AssertUnwindSafe(|| rupg_sql::parse(text))) {
        Ok(Ok((list, _))) => Ok(Some(list)),
        Ok(Err(error)) => Err(Some(error)),
        Err(_) => Err(None),
    }
}

fn convert(
    text: &str,
    base: u32,
    tokens: &[Token],
    list: &List,
    server: u32,
    deepest: usize,
) -> Result<Vec<Statement>, Vec<SyntaxError>> {
    let mut statements = Vec::with_capacity(list.len());
    let mut errors = Vec::new();
    for node in list.iter().flatten() {
        let Node::RawStmt(raw) = node else { continue };
        let Some(inner) = &raw.stmt else { continue };
        let start = base + u32::try_from(raw.stmt_location).unwrap_or_default();
        // A length of 0 means "to the end".
        let length = u32::try_from(raw.stmt_len).unwrap_or_default();
        let first = tokens.partition_point(|token| token.start < start);
        let end = match length {
            0 => tokens.len(),
            length => tokens.partition_point(|token| token.start < start + length),
        };
        let own = tokens.get(first..end).unwrap_or_default();
        let own = match own.split_last() {
            Some((last, before)) if last.is(';') => before,
            Some(_) | None => own,
        };
        let context = Context { text, base, tokens: own };
        if let Node::CopyStmt(copy) = inner
            && copy.is_from
            && !copy.is_program
            && copy.filename.is_none()
        {
            errors.push(copy_from_stdin(context.statement()));
            continue;
        }
        let before = errors.len();
        version::check(&context, inner, server, &mut errors);
        if deepest > depth::MODELLED && depth::depth(own) > depth::MODELLED {
            let kind = StatementKind::NotModelled(format!(
                "a statement nested more than {} levels deep",
                depth::MODELLED
            ));
            let fingerprint = fingerprint::statement(text, own);
            statements.push(Statement { span: context.statement(), fingerprint, kind });
            continue;
        }
        match statement(&context, inner) {
            Ok(statement) => statements.push(statement),
            Err(refusal) if errors.len() == before => errors.push(SyntaxError::from_refusal(refusal)),
            Err(_) => {}
        }
    }
    if errors.is_empty() { Ok(statements) } else { Err(errors) }
}

/// Each statement by itself, for its errors alone.
fn errors(text: &str, base: u32, stream: Stream) -> Vec<SyntaxError> {
    let Stream { tokens, mut errors } = stream;
    let cut_short = errors.iter().any(|error| error.kind == SyntaxErrorKind::Grammar);
    let pieces = pieces(&tokens);
    let count = pieces.len();
    for (index, (first, end)) in pieces.into_iter().enumerate() {
        let context = Context { text, base, tokens: tokens.get(first..end).unwrap_or_default() };
        let span = context.statement();
        // The lexer's error stands in the last piece: what the grammar says of a torn statement is noise.
        if context.tokens.is_empty() || (cut_short && index + 1 == count) {
            continue;
        }
        if errors.iter().any(|error| span.start <= error.span.start && error.span.start < span.end) {
            continue;
        }
        if let Err(error) = parse(context.excerpt(span)) {
            errors.push(syntactic(error, &context, &tokens, first));
        }
    }
    errors.sort_by_key(|error| error.span);
    if errors.is_empty() {
        let span = Span { start: base, end: base };
        errors
            .push(SyntaxError::parser("the script does not parse, though each of its statements does", span));
    }
    errors
}

/// The place of `COPY … FROM stdin`, if its semicolon is the last of these tokens.
fn copy_ends(tokens: &[Token]) -> Option<Span> {
    let (semicolon, before) = tokens.split_last().filter(|(last, _)| last.is(';'))?;
    let first = before.iter().rposition(|token| token.is(';')).map_or(0, |index| index + 1);
    let own = before.get(first..)?;
    let copy = own.first().filter(|token| token.kind == token::COPY)?;
    let from_stdin = own
        .windows(2)
        .any(|pair| matches!(pair, [from, stdin] if from.kind == token::FROM && stdin.kind == token::STDIN));
    let last = own.last().map_or(semicolon.start, |token| token.end);
    from_stdin.then_some(Span { start: copy.start, end: last })
}

fn copy_from_stdin(span: Span) -> SyntaxError {
    SyntaxError {
        kind: SyntaxErrorKind::CopyData,
        message: "`COPY … FROM stdin` takes its rows from the client, and a revision has none to send"
            .to_owned(),
        span,
        sqlstate: None,
        hint: Some("write the rows as INSERT INTO … VALUES (…), (…)".to_owned()),
    }
}

/// The statements as ranges of tokens, without their semicolons. A semicolon ends one, but for those inside `CREATE RULE … DO
/// (…; …)` and `BEGIN ATOMIC … END`.
fn pieces(tokens: &[Token]) -> Vec<(usize, usize)> {
    let mut pieces = Vec::new();
    let mut first = 0usize;
    let mut parentheses = 0usize;
    let mut atomic = 0usize;
    let mut rule = false;
    for (index, it) in tokens.iter().enumerate() {
        let previous = index.checked_sub(1).and_then(|at| tokens.get(at)).map_or(0, |token| token.kind);
        let started = index - first;
        match it.kind {
            token::RULE if started <= 3 => rule = true,
            token::ATOMIC if previous == token::BEGIN_P => atomic = 1,
            token::CASE if atomic > 0 => atomic += 1,
            token::END_P if atomic > 0 => atomic -= 1,
            _ if it.is('(') => parentheses += 1,
            _ if it.is(')') => parentheses = parentheses.saturating_sub(1),
            _ if it.is(';') && atomic == 0 && !(rule && parentheses > 0) => {
                pieces.push((first, index));
                first = index + 1;
                parentheses = 0;
                rule = false;
            }
            _ => {}
        }
    }
    pieces.push((first, tokens.len()));
    pieces
}

/// An error of the lexer, in `rest`, which begins at `here`.
fn lexical(error: &rupg_sql::Error, part: &str, rest: &str, here: u32) -> SyntaxError {
    let at = error.location.unwrap_or_default().min(rest.len());
    // To the end of the line: what is not closed has no end of its own.
    let line = rest.get(at..).unwrap_or_default().split('\n').next().unwrap_or_default();
    let span = Span { start: here + at as u32, end: here + (at + line.trim_end().len()) as u32 };
    let hint = match part.get(at..) {
        _ if error.message.starts_with("unterminated") => {
            Some("it begins here and does not end before the script does".to_owned())
        }
        _ => error.hint.map(str::to_owned),
    };
    // The text after "at or near" would be the whole rest of the script.
    let message = match error.message.split_once(" at or near \"") {
        Some((words, near)) if near.len() > 60 || near.contains('\n') => words.to_owned(),
        Some(_) | None => error.message.clone(),
    };
    SyntaxError { sqlstate: code(error), hint, ..SyntaxError::grammar(message, span) }
}

/// An error of the grammar in one statement.
fn syntactic(
    error: Option<rupg_sql::Error>,
    context: &Context<'_>,
    tokens: &[Token],
    first: usize,
) -> SyntaxError {
    let statement = context.statement();
    let Some(error) = error else {
        return SyntaxError::parser("the parser failed in this statement", statement);
    };
    let place = error.location.map(|at| statement.start + at as u32);
    let index = place.map(|byte| context.index_from(byte));
    let span = match index.map(|index| context.token(index)) {
        Some(Some(token)) => token.span(),
        // At the end of the statement: the semicolon is what PostgreSQL sees there.
        Some(None) => match tokens.get(first + context.tokens.len()) {
            Some(semicolon) => semicolon.span(),
            None => Span { start: statement.end, end: statement.end },
        },
        None => statement,
    };
    let at_end = index.is_some_and(|index| index >= context.tokens.len());
    let message = if at_end && tokens.get(first + context.tokens.len()).is_some() {
        "syntax error at or near \";\"".to_owned()
    } else {
        error.message.clone()
    };
    let hint = match error.hint {
        Some(hint) => Some(hint.to_owned()),
        None => {
            index.and_then(|index| missing_semicolon(context, index).or_else(|| other_word(context, index)))
        }
    };
    SyntaxError { sqlstate: code(&error), hint, ..SyntaxError::grammar(message, span) }
}

/// A word that gets the grammar further if it is another: a keyword with a slip of the pen, or a reserved word as a name.
fn other_word(context: &Context<'_>, index: usize) -> Option<String> {
    let wrong = context.token(index)?.span();
    let word = context.excerpt(wrong);
    let statement = context.statement();
    let helps = |instead: &str| {
        let before = context.excerpt(Span { start: statement.start, end: wrong.start });
        let after = context.excerpt(Span { start: wrong.end, end: statement.end });
        let end = before.len() + instead.len();
        match parse(&format!("{before}{instead}{after}")) {
            Ok(_) => true,
            Err(error) => error.and_then(|error| error.location).is_some_and(|location| location > end),
        }
    };
    if let Some(hint) = comma(context, index, helps) {
        return Some(hint);
    }
    if rupg_sql::keyword(word).is_some() {
        let quoted = format!("\"{}\"", word.to_ascii_lowercase());
        return helps(&quoted)
            .then(|| format!("`{word}` is a word of SQL's: as a name it needs quotation marks, `{quoted}`"));
    }
    if context.kind(index) != token::IDENT || word.contains('"') {
        return None;
    }
    let keywords = rupg_sql::keywords().iter().map(|keyword| keyword.name);
    most_alike(&word.to_ascii_lowercase(), keywords)
        .into_iter()
        .map(|keyword| keyword.to_ascii_uppercase())
        .find(|keyword| helps(keyword))
        .map(|keyword| format!("did you mean `{keyword}`?"))
}

/// A comma that is missing at the end of the line before, or is one too many before a closing parenthesis.
fn comma(context: &Context<'_>, index: usize, helps: impl Fn(&str) -> bool) -> Option<String> {
    let wrong = context.token(index)?.span();
    let before = context.token(index.checked_sub(1)?)?.span();
    let word = context.excerpt(wrong);
    if word == ")" && context.excerpt(before) == "," {
        return Some("take away the comma before it".to_owned());
    }
    let gap = context.excerpt(Span { start: before.end, end: wrong.start });
    if !gap.contains('\n') || !helps(&format!(", {word}")) {
        return None;
    }
    let last = context.excerpt(Span { start: context.statement().start, end: before.end });
    let last = last.lines().last().unwrap_or_default().trim();
    Some(format!("end the line before with a comma: `{last},`"))
}

/// A statement's first word at the beginning of a line, inside another statement, means a semicolon that is not there.
fn missing_semicolon(context: &Context<'_>, index: usize) -> Option<String> {
    // `CREATE SCHEMA a CREATE …` is taken for an element of the schema up to the next word.
    [Some(index), index.checked_sub(1)]
        .into_iter()
        .flatten()
        .find_map(|index| unfinished_before(context, index))
}

fn unfinished_before(context: &Context<'_>, index: usize) -> Option<String> {
    let token = context.token(index)?;
    let begins = matches!(
        token.kind,
        token::ALTER
            | token::CREATE
            | token::DROP
            | token::INSERT
            | token::UPDATE
            | token::DELETE_P
            | token::SELECT
            | token::GRANT
            | token::REVOKE
            | token::COMMENT
            | token::TRUNCATE
            | token::DO
            | token::WITH
    );
    let before = index.checked_sub(1).and_then(|before| context.token(before))?;
    let gap = context.text.get(before.end as usize..token.start as usize).unwrap_or_default();
    let whole = context.text.get(context.statement().start as usize..before.end as usize).unwrap_or_default();
    let last = whole.lines().last().unwrap_or_default().trim();
    (begins && gap.contains('\n')).then(|| format!("end the statement before with a semicolon: `{last};`"))
}

pub(super) fn code(error: &rupg_sql::Error) -> Option<&'static str> {
    // The codes that the lexer and the grammar's actions raise.
    let code = error.code.to_string();
    [
        "42601", "0A000", "22025", "22021", "22P02", "22003", "42710", "42602", "42939", "42P16", "22023",
        "42P20",
    ]
    .into_iter()
    .find(|known| *known == code)
}
