//! What a run has to tell on its way.

use crate::Revision;
use crate::error::LockHolder;
use crate::migrator::Event;
use crate::plan::{Begun, Direction};
use crate::probe::Resumed;

/// Something that happened: an [`Event`] that owns what it is about.
#[derive(Debug)]
pub(crate) enum News {
    /// Another program has the lock.
    Waiting(Option<LockHolder>),
    /// A step is about to be taken.
    Step(&'static Revision, Direction),
    /// A step is taken up where an earlier run left it.
    Resumed(Resumed),
    /// A statement was begun that nobody ended.
    Unfinished(Begun),
}

impl News {
    pub(crate) fn event(&self) -> Event<'_> {
        match self {
            News::Waiting(holder) => Event::Waiting { holder: holder.as_ref() },
            News::Step(revision, direction) => Event::Step { revision, direction: *direction },
            News::Resumed(Resumed { revision, direction, found }) => {
                Event::Resumed { revision, direction: *direction, found: *found }
            }
            News::Unfinished(Begun { revision, direction, since, program }) => {
                Event::Unfinished { revision, direction: *direction, since, program }
            }
        }
    }
}
