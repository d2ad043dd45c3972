//! What a run has to tell on its way.

use crate::Revision;
use crate::error::LockHolder;
use crate::migrator::Event;
use crate::plan::Direction;

/// Something that happened: an [`Event`] that owns what it is about.
#[derive(Debug)]
pub(crate) enum News {
    /// Another program has the lock.
    Waiting(Option<LockHolder>),
    /// A step is about to be taken.
    Step(&'static Revision, Direction),
}

impl News {
    pub(crate) fn event(&self) -> Event<'_> {
        match self {
            News::Waiting(holder) => Event::Waiting { holder: holder.as_ref() },
            News::Step(revision, direction) => Event::Step { revision, direction: *direction },
        }
    }
}
