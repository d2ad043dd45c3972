//! A migration as a revision: its two scripts in one text, parsed message by message, and the way back from a place in that text
//! to the file.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::{Message, MessageKind, Migration, Script};
use crate::parse::{self, SyntaxError};
use crate::problem::Problem;
use crate::revision::{self, Revision, ScriptStatement, Spanned};
use crate::source::{Place, Source};
use crate::syntax::Span;

/// A migration, read and parsed.
#[derive(Debug)]
pub(super) struct Joined {
    pub(super) revision: Arc<Revision>,
    pub(super) upgrade: Way,
    pub(super) downgrade: Option<Way>,
}

/// One direction.
#[derive(Debug)]
pub(super) struct Way {
    pub(super) transaction: super::Transaction,
    pub(super) sent: Vec<Sent>,
    /// Where its text begins in the joined one.
    start: u32,
    source: Arc<Source>,
    /// Where its text begins in the file.
    origin: u32,
}

/// A message, in the joined text.
#[derive(Debug)]
pub(super) struct Sent {
    pub(super) span: Span,
    pub(super) kind: MessageKind,
    /// Which of the script's statements are in it, or why there are none.
    pub(super) statements: Result<Range<usize>, Vec<SyntaxError>>,
}

impl Joined {
    /// Joins and parses. What stands in place of a revision's head is nothing that a rule asks for.
    pub(super) fn new(migration: &Migration, server: u32) -> Joined {
        let (up, down) = (&migration.upgrade, migration.downgrade.as_ref());
        let mut text = String::with_capacity(up.text().len() + down.map_or(0, |down| down.text().len()) + 1);
        text.push_str(up.text());
        text.push('\n');
        let middle = text.len() as u32;
        text.push_str(down.map_or("", Script::text));
        let source = Arc::new(Source { path: up.source.path.clone(), text, first: (1, 1) });
        let (upgrade, up_script) = way(up, 0, &source, server);
        let downgrade = down.map(|down| way(down, middle, &source, server));
        let (downgrade, down_script) = match downgrade {
            Some((way, script)) => (Some(way), Some(script)),
            None => (None, None),
        };
        let nowhere = Span { start: 0, end: 0 };
        let revision = Arc::new(Revision {
            source,
            id: Spanned { value: migration.name.clone(), span: nowhere },
            down_revisions: Vec::new(),
            revises: nowhere,
            message: String::new(),
            created: None,
            baseline: None,
            empty: None,
            irreversible: None,
            no_transaction: None,
            upgrade: up_script,
            downgrade: down_script,
        });
        Joined { revision, upgrade, downgrade }
    }

    /// The place in the file that a place in the joined text is.
    fn place(&self, span: Span) -> Place {
        let way = self.downgrade.as_ref().filter(|way| span.start >= way.start).unwrap_or(&self.upgrade);
        let shift = |byte: u32| byte.saturating_sub(way.start) + way.origin;
        Place {
            source: Arc::clone(&way.source),
            span: Span { start: shift(span.start), end: shift(span.end) },
        }
    }
}

/// Puts the places of a problem back to the files that they come from.
pub(super) fn put_back(problem: &mut Problem, all: &HashMap<*const Source, &Joined>) {
    let places = problem.place.iter_mut().chain(problem.others.iter_mut().map(|(place, _)| place));
    for place in places {
        if let Some(joined) = all.get(&Arc::as_ptr(&place.source)) {
            *place = joined.place(place.span);
        }
    }
}

fn way(script: &Script, start: u32, joined: &Source, server: u32) -> (Way, revision::Script) {
    let shift = |span: Span| Span {
        start: span.start - script.span.start + start,
        end: span.end - script.span.start + start,
    };
    let mut statements: Vec<ScriptStatement> = Vec::new();
    let mut sent = Vec::with_capacity(script.messages.len());
    for Message { span, kind } in &script.messages {
        let span = shift(*span);
        let first = statements.len();
        let parsed = match kind {
            MessageKind::Query => parse::script(&joined.text, span.start..span.end, server),
            MessageKind::Replaced | MessageKind::Psql => Ok(Vec::new()),
        };
        let parsed = parsed.map(|found| {
            let found = found.into_iter();
            statements.extend(found.map(|statement| ScriptStatement {
                statement,
                allows: Vec::new(),
                effects: Vec::new(),
            }));
            first..statements.len()
        });
        sent.push(Sent { span, kind: *kind, statements: parsed });
    }
    let span = shift(script.span);
    let directive = Span { start: span.start, end: span.start };
    let way = Way {
        transaction: script.transaction,
        sent,
        start,
        source: Arc::clone(&script.source),
        origin: script.span.start,
    };
    (way, revision::Script { directive, span, statements })
}
