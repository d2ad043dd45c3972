//! What is wrong with a history, as facts that can be printed: every finding of every stage ends here. How it is printed is
//! [`report`](crate::report)'s.

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

impl Level {
    /// The word that `arcoiris.toml` has for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Level::Allow => "allow",
            Level::Warn => "warn",
            Level::Deny => "deny",
        }
    }
}

impl Problem {
    /// A problem that fails the build, without a place yet.
    #[must_use]
    pub fn new(rule: &'static str, title: impl Into<String>) -> Self {
        Problem {
            rule,
            level: Level::Deny,
            title: title.into(),
            place: None,
            label: String::new(),
            others: Vec::new(),
            notes: Vec::new(),
            help: Vec::new(),
            sqlstate: None,
        }
    }

    /// With the place, and what to say at the caret there.
    #[must_use]
    pub fn at(mut self, place: Place, label: impl Into<String>) -> Self {
        self.place = Some(place);
        self.label = label.into();
        self
    }

    /// With another place that matters.
    #[must_use]
    pub fn other(mut self, place: Place, label: impl Into<String>) -> Self {
        self.others.push((place, label.into()));
        self
    }

    /// With a note.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// With what to write instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// At another level.
    #[must_use]
    pub fn level(mut self, level: Level) -> Self {
        self.level = level;
        self
    }
}

/// PostgreSQL quotes names with `"`; in a title they stand in backticks.
#[must_use]
pub fn ticked(message: &str) -> String {
    let mut ticked = String::with_capacity(message.len());
    for (index, part) in message.split('"').enumerate() {
        if index > 0 {
            ticked.push('`');
        }
        ticked.push_str(part);
    }
    if message.matches('"').count() % 2 == 1 { message.to_owned() } else { ticked }
}
