//! A statement's tokens beside its tree: where names stand that PostgreSQL's tree has no location for.
//!
//! PostgreSQL's tree knows where some nodes start and where none ends. The tokens know the rest: since the grammar has
//! accepted the statement, a walk over them finds every name without a second parser.

use arcoiris_catalog::Name;
use rupg_sql::{Tokens, token};

use crate::syntax::{Ident, ObjectName, Span};

/// A token of the grammar, its place absolute in the source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Token {
    /// Its number in the grammar (`rupg_sql::token`, `rupg_sql::character`).
    pub(crate) kind: u16,
    /// First byte, in the source.
    pub(crate) start: u32,
    /// One past the last byte, in the source.
    pub(crate) end: u32,
}

impl Token {
    /// Its place.
    pub(crate) fn span(self) -> Span {
        Span { start: self.start, end: self.end }
    }

    /// Whether it is this character: `is('(')`.
    pub(crate) fn is(self, character: char) -> bool {
        u8::try_from(character).ok().and_then(rupg_sql::character) == Some(self.kind)
    }

    /// Whether a string constant.
    pub(crate) fn is_string(self) -> bool {
        matches!(self.kind, token::SCONST | token::USCONST)
    }
}

/// One statement: the text that it stands in, and its tokens.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Context<'a> {
    /// The whole source.
    pub(crate) text: &'a str,
    /// Where in the source the text begins that the parser was given: a node's `location` counts from here.
    pub(crate) base: u32,
    /// The statement's tokens, without the semicolon; their places are absolute in `text`.
    pub(crate) tokens: &'a [Token],
}

impl<'a> Context<'a> {
    /// The byte in the source that a node's `location` means; `None` for -1, "unknown".
    pub(crate) fn byte(&self, location: i32) -> Option<u32> {
        u32::try_from(location).ok().map(|location| location + self.base)
    }

    /// The index of the token that starts at a node's `location`, or of the next one.
    pub(crate) fn index_at(&self, location: i32) -> Option<usize> {
        self.byte(location).map(|byte| self.index_from(byte))
    }

    /// The index of the first token that starts at this byte of the source or later.
    pub(crate) fn index_from(&self, byte: u32) -> usize {
        self.tokens.partition_point(|token| token.start < byte)
    }

    /// The token at an index.
    pub(crate) fn token(&self, index: usize) -> Option<Token> {
        self.tokens.get(index).copied()
    }

    /// The kind of the token at an index; 0, the grammar's end of text, past the end.
    pub(crate) fn kind(&self, index: usize) -> u16 {
        self.token(index).map_or(0, |token| token.kind)
    }

    /// Whether the token at an index is this character.
    pub(crate) fn is(&self, index: usize, character: char) -> bool {
        self.token(index).is_some_and(|token| token.is(character))
    }

    /// The place of the token that starts at a node's `location`; the whole statement if the node has none.
    pub(crate) fn span_at(&self, location: i32) -> Span {
        let token = self.index_at(location).and_then(|index| self.token(index));
        token.map_or_else(|| self.statement(), Token::span)
    }

    /// From the first token to the last.
    pub(crate) fn statement(&self) -> Span {
        self.span_between(0, self.tokens.len())
    }

    /// From the token at `first` to the one before `end`; an empty place at `first` if there is none between.
    pub(crate) fn span_between(&self, first: usize, end: usize) -> Span {
        let start = self.token(first).map_or_else(|| self.end(), |token| token.start);
        let last = end.checked_sub(1).and_then(|last| self.token(last));
        Span { start, end: last.map_or(start, |token| token.end.max(start)) }
    }

    fn end(&self) -> u32 {
        self.tokens.last().map_or(self.base, |token| token.end)
    }

    /// The text at a place.
    pub(crate) fn excerpt(&self, span: Span) -> &'a str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }

    /// The index of the parenthesis or bracket that closes the one at `open`; the number of tokens if none does.
    pub(crate) fn closing(&self, open: usize) -> usize {
        let mut depth = 0usize;
        for (index, token) in self.tokens.iter().enumerate().skip(open) {
            if token.is('(') || token.is('[') {
                depth += 1;
            } else if token.is(')') || token.is(']') {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return index;
                }
            }
        }
        self.tokens.len()
    }

    /// The index after the token at `index`, or after the closing parenthesis if it opens one.
    pub(crate) fn after(&self, index: usize) -> usize {
        if self.is(index, '(') || self.is(index, '[') { self.closing(index) + 1 } else { index + 1 }
    }

    /// The first index in `first..end`, not inside parentheses that open there, whose token satisfies `wanted`.
    pub(crate) fn find(&self, first: usize, end: usize, wanted: impl Fn(Token) -> bool) -> Option<usize> {
        let mut index = first;
        while index < end {
            let token = self.token(index)?;
            if wanted(token) {
                return Some(index);
            }
            index = self.after(index);
        }
        None
    }

    /// The pieces of `first..end` between commas that are not inside parentheses, as ranges of indexes.
    pub(crate) fn split(&self, first: usize, end: usize) -> Vec<(usize, usize)> {
        let mut pieces = Vec::new();
        let mut start = first;
        while start < end {
            let comma = self.find(start, end, |token| token.is(',')).unwrap_or(end);
            pieces.push((start, comma));
            start = comma + 1;
        }
        pieces
    }

    /// The pieces inside the parentheses that open at `open`: `(a, b)` gives `a` and `b`.
    pub(crate) fn split_inside(&self, open: usize) -> Vec<(usize, usize)> {
        self.split(open + 1, self.closing(open))
    }

    /// The name that the token at `index` spells, folded and truncated; `None` for what is neither an identifier nor a
    /// keyword.
    pub(crate) fn ident(&self, index: usize) -> Option<Ident> {
        let token = self.token(index)?;
        let spelled = self.spelled(token)?;
        Some(Ident { name: Name::new(&spelled), span: token.span() })
    }

    /// The identifier at a node's `location`, which the tree says is `name`.
    pub(crate) fn ident_at(&self, location: i32, name: &str) -> Ident {
        Ident { name: Name::new(name), span: self.span_at(location) }
    }

    /// The n-th (from 0) token in `first..end` that spells this name, whether or not inside parentheses.
    pub(crate) fn find_ident(&self, first: usize, end: usize, name: &str, nth: usize) -> Option<usize> {
        let spells = |index: &usize| {
            self.token(*index).and_then(|token| self.spelled(token)).is_some_and(|spelled| spelled == name)
        };
        (first..end.min(self.tokens.len())).filter(spells).nth(nth)
    }

    /// The dotted name that starts at `index`, part by part, and the index after it.
    pub(crate) fn path(&self, index: usize) -> (Vec<Ident>, usize) {
        let mut parts = Vec::new();
        let mut next = index;
        while let Some(ident) = self.ident(next) {
            parts.push(ident);
            next += 1;
            if !self.is(next, '.') {
                break;
            }
            next += 1;
        }
        (parts, next)
    }

    /// The name, qualified by at most a schema, that starts at `index`, and the index after it. Of a longer path the last two
    /// parts (the parser refuses a database's name before them).
    pub(crate) fn object_name(&self, index: usize) -> Option<(ObjectName, usize)> {
        let (mut parts, next) = self.path(index);
        let name = parts.pop()?;
        Some((ObjectName { schema: parts.pop(), name }, next))
    }

    /// What an identifier or a keyword spells, as PostgreSQL folds it; `None` for other tokens.
    fn spelled(&self, token: Token) -> Option<String> {
        let text = self.excerpt(token.span());
        if token.kind == token::IDENT {
            let plain =
                text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_' || byte.is_ascii_digit());
            if plain && text.len() < 64 {
                return Some(text.to_owned());
            }
            let folded = Tokens::new(text).next_token().ok()?;
            return folded.text().map(str::to_owned);
        }
        text.bytes().next()?.is_ascii_alphabetic().then(|| rupg_sql::keyword(text)).flatten()?;
        Some(text.to_ascii_lowercase())
    }
}

/// The kind of the token that a single character is.
pub(crate) fn character(character: char) -> u16 {
    u8::try_from(character).ok().and_then(rupg_sql::character).unwrap_or(u16::MAX)
}
