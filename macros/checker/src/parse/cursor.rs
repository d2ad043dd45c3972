//! A walk over a statement's tokens in the order of its grammar. What a thing is called, the tree says; the walk says where.

use arcoiris_catalog::Name;
use rupg_sql::nodes::{List, Str};
use rupg_sql::token;

use super::context::{Context, Token};
use super::expression::strings;
use crate::refusal::Refusal;
use crate::syntax::{Ident, ObjectName, Span};

/// A place between the tokens of `first..end`, moving forward.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cursor<'c, 'a> {
    pub(super) context: &'c Context<'a>,
    pub(super) at: usize,
    pub(super) end: usize,
}

impl<'c, 'a> Cursor<'c, 'a> {
    /// Over the whole statement.
    pub(super) fn new(context: &'c Context<'a>) -> Self {
        Cursor { context, at: 0, end: context.tokens.len() }
    }

    /// Over a piece of it.
    pub(super) fn piece(context: &'c Context<'a>, piece: (usize, usize)) -> Self {
        Cursor { context, at: piece.0, end: piece.1 }
    }

    pub(super) fn kind(&self) -> u16 {
        if self.at < self.end { self.context.kind(self.at) } else { 0 }
    }

    pub(super) fn is(&self, character: char) -> bool {
        self.at < self.end && self.context.is(self.at, character)
    }

    /// Steps over these words if they stand here.
    pub(super) fn eat(&mut self, words: &[u16]) -> bool {
        let stand_here =
            words.iter().enumerate().all(|(offset, word)| self.context.kind(self.at + offset) == *word)
                && self.at + words.len() <= self.end;
        if stand_here {
            self.at += words.len();
        }
        stand_here
    }

    /// Steps over any of these words, in any order, as long as they stand here.
    pub(super) fn eat_any(&mut self, words: &[u16]) {
        while self.at < self.end && words.contains(&self.kind()) {
            self.at += 1;
        }
    }

    pub(super) fn eat_if_exists(&mut self) -> bool {
        self.eat(&[token::IF_P, token::EXISTS])
    }

    pub(super) fn eat_if_not_exists(&mut self) -> bool {
        self.eat(&[token::IF_P, token::NOT, token::EXISTS])
    }

    /// Moves to the first of these words that stands here or further on, outside parentheses; stays if there is none.
    pub(super) fn seek(&mut self, wanted: impl Fn(Token) -> bool) -> bool {
        match self.context.find(self.at, self.end, wanted) {
            Some(found) => {
                self.at = found;
                true
            }
            None => false,
        }
    }

    /// Moves behind the first of this word.
    pub(super) fn seek_word(&mut self, word: u16) -> bool {
        let found = self.seek(|token| token.kind == word);
        if found {
            self.at += 1;
        }
        found
    }

    /// The place of the token here; that of the piece if there is none.
    pub(super) fn span(&self) -> Span {
        match self.context.token(self.at) {
            Some(token) if self.at < self.end => token.span(),
            _ => self.context.span_between(self.at.min(self.end).saturating_sub(1), self.end),
        }
    }

    /// From here to the end of the piece.
    pub(super) fn rest(&self) -> Span {
        self.context.span_between(self.at, self.end)
    }

    /// The next token that spells this name, outside parentheses; it is stepped over. Where none does, the whole piece is its
    /// place: a name is never lost for want of one.
    pub(super) fn name(&mut self, name: &str) -> Ident {
        let spells =
            |index: usize| self.context.ident(index).is_some_and(|ident| ident.name.as_str() == name);
        let mut index = self.at;
        while index < self.end && !spells(index) {
            index = self.context.after(index);
        }
        let span = if index < self.end {
            self.at = index + 1;
            self.context.span_between(index, index + 1)
        } else {
            self.rest()
        };
        Ident { name: Name::new(name), span }
    }

    /// A name that the tree may have.
    pub(super) fn named(&mut self, name: Option<&Str>) -> Ident {
        self.name(name.map_or("", |name| name))
    }

    /// The name, qualified by at most a schema, that stands here: its parts as the tree has them.
    pub(super) fn object_name(&mut self, parts: &[&str]) -> Result<ObjectName, Refusal> {
        let (places, next) = self.context.path(self.at);
        let whole = self.context.span_between(self.at, next.max(self.at + 1));
        let place = |at: usize| {
            if places.len() == parts.len() { places.get(at).map_or(whole, |ident| ident.span) } else { whole }
        };
        let ident = |name: &str, at: usize| Ident { name: Name::new(name), span: place(at) };
        let found = match *parts {
            [name] => ObjectName { schema: None, name: ident(name, 0) },
            [schema, name] => ObjectName { schema: Some(ident(schema, 0)), name: ident(name, 1) },
            [] => return Err(Refusal::not_modelled(whole, "a thing without a name")),
            [_, _, _] => return Err(other_database(whole, &parts.join("."))),
            _ => {
                let message = format!("improper qualified name (too many dotted names): {}", parts.join("."));
                return Err(Refusal::other(whole, "42601", message));
            }
        };
        self.at = next;
        Ok(found)
    }

    /// The qualified name that a list of strings is.
    pub(super) fn object_name_of(&mut self, list: &List) -> Result<ObjectName, Refusal> {
        self.object_name(&strings(list))
    }

    /// The column list that stands here in parentheses; each piece's last token is the name (`PERIOD valid_at`).
    pub(super) fn columns(&mut self, list: &List) -> Vec<Ident> {
        let names = strings(list);
        if !self.is('(') {
            let span = self.span();
            return names.iter().map(|name| Ident { name: Name::new(name), span }).collect();
        }
        let pieces = self.context.split_inside(self.at);
        self.at = self.context.after(self.at);
        names
            .iter()
            .enumerate()
            .map(|(index, name)| {
                let mut piece = Cursor::piece(self.context, pieces.get(index).copied().unwrap_or_default());
                if piece.kind() == token::PERIOD && piece.end - piece.at > 1 {
                    piece.at += 1;
                }
                piece.name(name)
            })
            .collect()
    }
}

/// A database's name before the schema's: PostgreSQL takes it if it is the current database's, which a build cannot know.
pub(super) fn other_database(span: Span, name: &str) -> Refusal {
    Refusal::not_modelled(span, format!("the database's name in {name}"))
}
