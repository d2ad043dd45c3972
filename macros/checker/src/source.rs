//! A text that revisions stand in, and places in it.

use std::sync::Arc;

use crate::syntax::Span;

/// A revision's text. Made uniform when it is read, so that nothing after it depends on a byte order mark or on line ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// What a message calls it: the path relative to the package's folder, or the Rust file of an inline revision.
    pub path: String,
    /// The text: UTF-8, LF line ends, no byte order mark.
    pub text: String,
    /// The line and column of the text's first byte in the file called `path`, from 1; not (1, 1) for inline revisions.
    pub first: (u32, u32),
}

/// A place in a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The source.
    pub source: Arc<Source>,
    /// The bytes.
    pub span: Span,
}

impl Source {
    /// The line and column, from 1, of a byte; columns count characters.
    #[must_use]
    pub fn line_column(&self, byte: u32) -> (u32, u32) {
        let before = self.text.get(..(byte as usize).min(self.text.len())).unwrap_or(&self.text);
        // Searches for one character are fast even where the checker is not optimised.
        let line = before.matches('\n').count() as u32;
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let column = before.get(start..).unwrap_or_default().chars().count() as u32;
        let (first_line, first_column) = self.first;
        if line == 0 { (first_line, first_column + column) } else { (first_line + line, column + 1) }
    }
}
