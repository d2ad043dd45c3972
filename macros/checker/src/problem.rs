//! What is wrong with a history, as facts that can be printed: every finding of every stage ends here.

use crate::source::Place;

/// Something that an author has to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The rule or the kind of error, in kebab case: `several-heads`, `unknown-column`.
    pub rule: &'static str,
    /// How it is taken.
    pub level: Level,
    /// What is wrong, naming the thing in backticks; no full stop.
    pub title: String,
    /// Where; `None` only for what has no place (an empty folder).
    pub place: Option<Place>,
    /// What to say at the caret; may be empty.
    pub label: String,
    /// Other places that matter: where it was created, dropped, sealed.
    pub others: Vec<(Place, String)>,
    /// Why, and what else is to be known.
    pub notes: Vec<String>,
    /// What to write instead.
    pub help: Vec<String>,
    /// The SQLSTATE with which PostgreSQL would refuse, where it would.
    pub sqlstate: Option<&'static str>,
}

/// How a problem is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Not told.
    Allow,
    /// Told; the build goes on.
    Warn,
    /// The build fails.
    Deny,
}
