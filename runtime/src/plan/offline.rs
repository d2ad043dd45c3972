//! Plans without a database: the range is given instead of read, and the messages are printed instead of sent.

use crate::error::Error;
use crate::graph::{Graph, State, Target};
use crate::plan::{Bookkeeping, Direction, Goal, Ground, Plan};
use crate::probe::runs_outside;

/// From where to where, as Alembic writes it for `--sql`: `START:END`, `:END`, or `END` alone for an upgrade from base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Range {
    /// Where the database is: revisions (several tips with commas), `base`, or `head`.
    pub start: String,
    /// Where it shall be.
    pub end: Target,
}

impl std::str::FromStr for Range {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let (start, end) = text.split_once(':').unwrap_or(("base", text));
        let start = if start.is_empty() { "base" } else { start };
        Ok(Range { start: start.to_owned(), end: end.parse()? })
    }
}

impl Graph {
    /// What would be sent to a database that is at the range's start.
    ///
    /// The messages carry their guards, so that a database that is elsewhere refuses them.
    ///
    /// ```
    /// use arcoiris::{Direction, Graph, History};
    ///
    /// let plan = Graph::new(&History::EMPTY)?.offline(Direction::Upgrade, &"base:heads".parse()?, "example 1.0")?;
    /// assert!(plan.is_empty());
    /// # Ok::<(), arcoiris::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// What resolving the range or the way between its ends may give: see [`Error`].
    pub fn offline(&self, direction: Direction, range: &Range, program: &str) -> Result<Plan, Error> {
        let nowhere = State::default().positions();
        let mut stored = Vec::new();
        for start in range.start.split(',') {
            let start: Target = start.trim().parse()?;
            match &start {
                Target::Heads => stored.extend(self.heads().iter().map(|head| head.id.to_owned())),
                // A collapsed identifier stands in the table as it is.
                Target::Revision(id) if self.locate(id).is_some() => stored.push(id.clone()),
                Target::Head | Target::Base | Target::Revision(_) | Target::Relative { .. } => {
                    let place = self.place(&start, &nowhere)?;
                    stored.extend(place.and_then(|at| self.at(at)).map(|revision| revision.id.to_owned()));
                }
            }
        }
        let state = State::read(self, &stored)?;
        let bookkeeping = Bookkeeping::new(self.history(), program).printed();
        // Whether the tables are there is not known: the statements that make them do nothing where they are.
        let ground = Ground { graph: self, state: &state, bookkeeping: &bookkeeping, unprepared: true };
        Goal::resolve(self, &state, direction, &range.end)?.plan(&ground)
    }
}

impl Plan {
    /// Every message as text that `psql` takes: exactly what would be sent.
    #[must_use]
    pub fn sql(&self) -> String {
        let mut text = String::new();
        if self.steps.iter().any(|step| runs_outside(step.revision, step.direction)) {
            // Inside a transaction a failure stops the rest by itself. Outside, only psql can stop.
            text.push_str(
                "-- A revision below runs outside a transaction, so that psql must stop at the first error.\n\
                 \\set ON_ERROR_STOP on\n\n",
            );
        }
        if let Some(prepare) = &self.prepare {
            text.push_str("-- version table and log\n");
            text.push_str(&prepare.sql);
            text.push('\n');
        }
        for step in &self.steps {
            let (from, to) = match step.direction {
                Direction::Upgrade => (step.revision.down_revisions.join(", "), step.revision.id.to_owned()),
                Direction::Downgrade => {
                    (step.revision.id.to_owned(), step.revision.down_revisions.join(", "))
                }
            };
            text.push_str(&format!("-- Running {} {from} -> {to}\n", step.direction.word()));
            for message in &step.messages {
                text.push_str(&message.sql);
            }
            text.push('\n');
        }
        text
    }
}
