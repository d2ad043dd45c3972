//! A statement made of a model, with where in the source each part of it comes from.

use super::description::Anchor;
use crate::syntax::Span;

/// A statement as text.
#[derive(Debug, Clone, Default)]
pub(super) struct Written {
    pub(super) text: String,
    parts: Vec<Part>,
}

/// A part of a statement.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    start: u32,
    end: u32,
    /// Where it comes from.
    pub(super) anchor: Anchor,
    /// The column that it belongs to, by its place among the model's.
    pub(super) column: Option<usize>,
}

impl Written {
    pub(super) fn new(text: &str) -> Written {
        Written { text: text.to_owned(), parts: Vec::new() }
    }

    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Writes what `write` writes, and notes where it comes from.
    pub(super) fn part(&mut self, anchor: Anchor, column: Option<usize>, write: impl FnOnce(&mut Self)) {
        let start = self.text.len() as u32;
        write(self);
        self.parts.push(Part { start, end: self.text.len() as u32, anchor, column });
    }

    /// An author's expression in parentheses. What ends in a comment ends with its line.
    pub(super) fn expression(&mut self, anchor: Anchor, column: Option<usize>, text: &str) {
        self.push("(");
        self.part(anchor, column, |it| it.push(text));
        self.push("\n)");
    }

    /// The smallest part that a place lies in.
    pub(super) fn at(&self, span: Span) -> Option<&Part> {
        let around = |part: &&Part| part.start <= span.start && span.start < part.end.max(part.start + 1);
        self.parts.iter().filter(around).min_by_key(|part| part.end - part.start)
    }
}
