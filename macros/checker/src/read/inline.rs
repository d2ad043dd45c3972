//! Revisions that are written into `history!` itself.

use std::sync::Arc;

use super::comment;
use super::directive::{Position, directives};
use super::head::Section;
use super::problem::{MISPLACED, at};
use super::script;
use crate::problem::Problem;
use crate::revision::{Revision, Spanned};
use crate::source::Source;
use crate::syntax::Span;

/// A text with the line and column of the Rust file at which it begins, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InlineText {
    /// The value of the literal.
    pub text: String,
    /// Where its first byte stands, past the quotation mark.
    pub first: (u32, u32),
}

/// An inline revision, as the macro parsed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inline {
    /// The Rust file.
    pub path: String,
    /// The identifier.
    pub id: InlineText,
    /// The down revisions.
    pub down_revisions: Vec<InlineText>,
    /// The message.
    pub title: String,
    /// When it was made.
    pub created: Option<String>,
    /// Whether it is the baseline.
    pub baseline: bool,
    /// Why it is empty.
    pub empty: Option<String>,
    /// Why there is no way back.
    pub irreversible: Option<String>,
    /// Whether it runs outside a transaction.
    pub no_transaction: bool,
    /// The upgrade.
    pub upgrade: InlineText,
    /// The downgrade.
    pub downgrade: Option<InlineText>,
}

/// Reads an inline revision. Its source is made up of the pieces, each at its own line and column, so that a message points into
/// the Rust file. (Where a literal has escapes, the columns after them are near, not exact.)
#[must_use]
pub fn inline(it: &Inline, server: u32) -> (Revision, Vec<Problem>) {
    let mut layout = Layout { text: String::new(), first: it.id.first };
    let id = layout.place(&it.id);
    let down: Vec<Span> = it.down_revisions.iter().map(|down| layout.place(down)).collect();
    let upgrade = layout.place(&it.upgrade);
    let downgrade = it.downgrade.as_ref().map(|text| layout.place(text));
    let source = Arc::new(Source { path: it.path.clone(), text: layout.text, first: layout.first });
    let mut problems = Vec::new();
    let mut read = |span: Span| section(&source, span, server, &mut problems);
    let upgrade = read(upgrade);
    let downgrade = downgrade.map(&mut read);
    let revises = match (down.first(), down.last()) {
        (Some(first), Some(last)) => Span { start: first.start, end: last.end },
        _ => id,
    };
    let down_revisions = it
        .down_revisions
        .iter()
        .zip(down)
        .map(|(text, span)| Spanned { value: text.text.clone(), span })
        .collect();
    let at_id = |value: &Option<String>| value.clone().map(|value| Spanned { value, span: id });
    let revision = Revision {
        id: Spanned { value: it.id.text.clone(), span: id },
        down_revisions,
        revises,
        message: it.title.clone(),
        created: it.created.clone(),
        baseline: it.baseline.then_some(id),
        empty: at_id(&it.empty),
        irreversible: at_id(&it.irreversible),
        no_transaction: it.no_transaction.then_some(id),
        upgrade,
        downgrade,
        source,
    };
    (revision, problems)
}

/// A text under construction in which each piece stands where it stands in the Rust file.
struct Layout {
    text: String,
    first: (u32, u32),
}

impl Layout {
    fn place(&mut self, piece: &InlineText) -> Span {
        let (first_line, first_column) = self.first;
        let line = first_line + self.text.bytes().filter(|byte| *byte == b'\n').count() as u32;
        if piece.first.0 > line {
            self.text.extend(std::iter::repeat_n('\n', (piece.first.0 - line) as usize));
        } else if !self.text.is_empty() {
            self.text.push(' ');
        }
        let line = first_line + self.text.bytes().filter(|byte| *byte == b'\n').count() as u32;
        let written = self.text.rsplit('\n').next().unwrap_or_default().chars().count() as u32;
        let column = if line == first_line { first_column + written } else { written + 1 };
        if line == piece.first.0 && column < piece.first.1 {
            self.text.extend(std::iter::repeat_n(' ', (piece.first.1 - column) as usize));
        }
        let start = self.text.len() as u32;
        self.text.push_str(&piece.text);
        Span { start, end: self.text.len() as u32 }
    }
}

/// A direction of its own: the directives in it are those before statements.
fn section(
    source: &Arc<Source>,
    span: Span,
    server: u32,
    problems: &mut Vec<Problem>,
) -> crate::revision::Script {
    let text = source.text.get(span.start as usize..span.end as usize).unwrap_or_default();
    let shift = |place: Span| Span { start: place.start + span.start, end: place.end + span.start };
    let mut comments = comment::comments(text);
    for comment in &mut comments.comments {
        comment.span = shift(comment.span);
    }
    let (inside, outside): (Vec<_>, Vec<_>) = directives(source, &comments, problems)
        .into_iter()
        .partition(|directive| directive.name.position() == Position::Statement);
    for directive in outside {
        let title = format!("`@{}` stands where it means nothing", directive.name.word());
        let mut found = at(MISPLACED, title, source, directive.span);
        found.help.push("an inline revision has it among its keywords, before the SQL".to_owned());
        problems.push(found);
    }
    let comments =
        comments.comments.iter().filter(|comment| comment.own_line).map(|comment| comment.span).collect();
    script::script(source, &Section { directive: span, span, directives: inside, comments }, server, problems)
}
