//! Comments, as PostgreSQL's lexer sees them: what stands in a string or a body is none.

use rupg_sql::Tokens;

use crate::syntax::Span;

/// What a text is made of, as far as directives care.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Comments {
    /// The `--` comments, each to the end of its line.
    pub(super) comments: Vec<Comment>,
    /// The first byte and the end of each token.
    pub(super) tokens: Vec<Span>,
}

/// A `--` comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Comment {
    /// From its dashes to the end of its line, blanks at the end not counted.
    pub(super) span: Span,
    /// Whether it has the line for itself.
    pub(super) own_line: bool,
}

/// Finds them. After an error of the lexer (a string without an end, say) it goes on at the next line that begins a direction:
/// the error is told when that script is parsed, and costs the other script nothing.
pub(super) fn comments(text: &str) -> Comments {
    let mut found = Comments { comments: Vec::new(), tokens: Vec::with_capacity(text.len() / 5) };
    let mut offset = 0usize;
    while let Some(rest) = text.get(offset..) {
        let mut tokens = Tokens::new(rest);
        let mut gap = offset;
        let failed = loop {
            match tokens.next_token() {
                Ok(token) if token.kind == 0 => break None,
                Ok(token) => {
                    in_gap(text, gap, offset + token.start, &mut found.comments);
                    gap = offset + token.end;
                    found.tokens.push(Span { start: (offset + token.start) as u32, end: gap as u32 });
                }
                Err(error) => break Some(offset + error.location.unwrap_or_default().min(rest.len())),
            }
        };
        let Some(failed) = failed else {
            in_gap(text, gap, text.len(), &mut found.comments);
            return found;
        };
        in_gap(text, gap, failed.max(gap), &mut found.comments);
        let next = ["\n-- @upgrade", "\n-- @downgrade"].into_iter().filter_map(|line| {
            let after = text.get(failed.max(gap)..)?;
            after.find(line).map(|at| failed.max(gap) + at + 1)
        });
        match next.min() {
            Some(next) if next > offset => offset = next,
            Some(_) | None => return found,
        }
    }
    found
}

/// Between two tokens there are blanks and comments, nothing else.
fn in_gap(text: &str, start: usize, end: usize, found: &mut Vec<Comment>) {
    let bytes = text.as_bytes();
    let byte = |at: usize| if at < end { bytes.get(at).copied().unwrap_or_default() } else { 0 };
    let mut at = start;
    while at < end {
        match (byte(at), byte(at + 1)) {
            (b'-', b'-') => {
                let length = text.get(at..end).unwrap_or_default().find('\n').unwrap_or(end - at);
                let line = text.get(at..at + length).unwrap_or_default().trim_end();
                let before = text.get(..at).unwrap_or_default().rsplit('\n').next().unwrap_or_default();
                found.push(Comment {
                    span: Span { start: at as u32, end: (at + line.len()) as u32 },
                    own_line: before.bytes().all(|byte| matches!(byte, b' ' | b'\t')),
                });
                at += length.max(1);
            }
            (b'/', b'*') => {
                // Nested, as PostgreSQL's are.
                let mut depth = 1usize;
                at += 2;
                while at < end && depth > 0 {
                    match (byte(at), byte(at + 1)) {
                        (b'/', b'*') => (depth, at) = (depth + 1, at + 2),
                        (b'*', b'/') => (depth, at) = (depth - 1, at + 2),
                        _ => at += 1,
                    }
                }
            }
            _ => at += 1,
        }
    }
}
