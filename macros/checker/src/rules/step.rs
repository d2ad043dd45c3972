//! What a rule sees: history before and after, never a way to change it.

use std::sync::Arc;

use arcoiris_catalog::{Change, Difference, Mark, ObjectId, Overlay, State};

use crate::effects::Effects;
use crate::refusal::Refusal;
use crate::revision::{Revision, Script, ScriptStatement};
use crate::simulation::Simulation;
use crate::source::Place;
use crate::syntax::Span;

/// Which of a revision's two scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// `@upgrade`
    Upgrade,
    /// `@downgrade`
    Downgrade,
}

impl Direction {
    /// `upgrade`, `downgrade`
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Direction::Upgrade => "upgrade",
            Direction::Downgrade => "downgrade",
        }
    }
}

/// One statement, applied.
pub struct Step<'a> {
    /// The revision that it belongs to.
    pub revision: &'a Revision,
    /// Which script it stands in.
    pub direction: Direction,
    /// The statement with its directives.
    pub statement: &'a ScriptStatement,
    /// The catalog before it.
    pub before: &'a dyn State,
    /// What it did (where `@effect` speaks for it: what was declared); empty if it could not be applied.
    pub effects: &'a Effects,
    /// The database after it.
    pub after: &'a Simulation,
    /// Why it could not be applied. With `@effect` the effects were applied in its place all the same.
    pub refusal: Option<&'a Refusal>,
    /// Where objects were made.
    pub origin: Origin<'a>,
}

/// Where an object was made, with words for the message ("created by 37a02ec8662a"); `None` where it is not known.
pub type Origin<'a> = &'a dyn Fn(ObjectId) -> Option<(Place, String)>;

/// A statement and what it did, as a [`RevisionStep`] keeps it.
#[derive(Debug)]
pub struct Applied<'a> {
    /// The statement with its directives.
    pub statement: &'a ScriptStatement,
    /// What it did; empty if it could not be applied.
    pub effects: Effects,
    /// The moment before it, in the journal of [`RevisionStep::restored`]'s catalog.
    pub mark: Mark,
}

/// A revision, applied upward and downward again.
pub struct RevisionStep<'a> {
    /// The revision.
    pub revision: &'a Revision,
    /// The catalog before the upgrade.
    pub before: &'a dyn State,
    /// The catalog after the upgrade.
    pub after: &'a dyn State,
    /// The database after the downgrade (after the upgrade if there is no downgrade). Its journal holds all of both scripts.
    pub restored: &'a Simulation,
    /// The moment before the upgrade.
    pub start: Mark,
    /// The moment between upgrade and downgrade.
    pub middle: Mark,
    /// What both scripts touched.
    pub changes: &'a [Change],
    /// How the restored catalog differs from the one before (`expected` is before): empty if there is no downgrade.
    pub differences: &'a [Difference],
    /// The upgrade's statements.
    pub upgrade: &'a [Applied<'a>],
    /// The downgrade's statements.
    pub downgrade: &'a [Applied<'a>],
    /// Whether every statement was applied, or had its effect declared. Where not, what is missing was told already and
    /// rules that compare states say nothing.
    pub complete: bool,
    /// Where objects were made.
    pub origin: Origin<'a>,
}

/// The history as a whole.
pub struct HistoryStep<'a> {
    /// All revisions, down revisions first.
    pub revisions: &'a [&'a Revision],
}

impl Step<'_> {
    /// A place in the revision's source.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        place(self.revision, span)
    }

    /// The text of a place in the revision's source.
    #[must_use]
    pub fn text(&self, span: Span) -> &str {
        text(self.revision, span)
    }

    /// The script that the statement stands in.
    #[must_use]
    pub fn script(&self) -> Option<&Script> {
        match self.direction {
            Direction::Upgrade => Some(&self.revision.upgrade),
            Direction::Downgrade => self.revision.downgrade.as_ref(),
        }
    }
}

impl<'a> RevisionStep<'a> {
    /// A place in the revision's source.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        place(self.revision, span)
    }

    /// The text of a place in the revision's source.
    #[must_use]
    pub fn text(&self, span: Span) -> &str {
        text(self.revision, span)
    }

    /// The statements of one direction.
    #[must_use]
    pub fn applied(&self, direction: Direction) -> &'a [Applied<'a>] {
        match direction {
            Direction::Upgrade => self.upgrade,
            Direction::Downgrade => self.downgrade,
        }
    }

    /// The objects that one statement touched, those among them that are gone by now.
    #[must_use]
    pub fn touched(&self, direction: Direction, index: usize) -> Vec<ObjectId> {
        let applied = self.applied(direction);
        let Some(before) = applied.get(index).map(|it| it.mark) else { return Vec::new() };
        let after = self.end(direction, index);
        let journal = self.restored.catalog.journal();
        let own =
            journal.skip_while(|(mark, _, _)| *mark >= after).take_while(|(mark, _, _)| *mark >= before);
        let mut ids: Vec<ObjectId> = own.map(|(_, id, _)| id).collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// The moment after one statement.
    fn end(&self, direction: Direction, index: usize) -> Mark {
        match self.applied(direction).get(index + 1) {
            Some(next) => next.mark,
            None if direction == Direction::Upgrade => self.middle,
            None => self.restored.catalog.mark(),
        }
    }

    /// The catalogs before and after one statement. They cost what the revision touched: ask only where there is something to say.
    #[must_use]
    pub fn around(&self, direction: Direction, index: usize) -> Option<(Overlay<'_>, Overlay<'_>)> {
        let catalog = &self.restored.catalog;
        let before = self.applied(direction).get(index)?.mark;
        let after = self.end(direction, index);
        Some((catalog.state_at(before), catalog.state_at(after)))
    }
}

/// A place in a revision's source.
#[must_use]
pub fn place(revision: &Revision, span: Span) -> Place {
    Place { source: Arc::clone(&revision.source), span }
}

/// The text of a place in a revision's source.
#[must_use]
pub fn text(revision: &Revision, span: Span) -> &str {
    revision.source.text.get(span.start as usize..span.end as usize).unwrap_or_default()
}
