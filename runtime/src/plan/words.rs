//! A plan in words, with the locks that it takes.

use std::fmt::{self, Display, Formatter};

use crate::error::rows;
use crate::plan::{Direction, Plan, Step, script};
use crate::probe::runs_outside;

impl Display for Plan {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.is_empty() {
            return writeln!(f, "nothing to do: the database is at {}", rows(&self.from));
        }
        let (from, to) = (rows(&self.from), rows(&self.to));
        let count = self.steps.len();
        let noun = if count == 1 { "revision" } else { "revisions" };
        writeln!(f, "{} {from} -> {to}, {count} {noun}", self.direction.word())?;
        if self.prepare.is_some() {
            writeln!(f, "\nmake the version table and the log table arcoiris.log where they are missing")?;
        }
        self.steps.iter().try_for_each(|step| write!(f, "\n{step}"))
    }
}

impl Display for Step {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let revision = self.revision;
        let how = if runs_outside(revision, self.direction) {
            "outside a transaction"
        } else {
            "in one transaction"
        };
        let verb = match self.direction {
            Direction::Upgrade => "apply",
            Direction::Downgrade => "take back",
        };
        writeln!(f, "{verb} {}, {how}: {}", revision.id, revision.title)?;
        let statements = script(revision, self.direction).statements;
        if statements.is_empty() {
            return writeln!(f, "    nothing but the version");
        }
        for statement in statements {
            match statement.lock {
                Some((mode, table)) => writeln!(f, "    {}  [{mode} on {table}]", statement.words)?,
                None => writeln!(f, "    {}", statement.words)?,
            }
        }
        Ok(())
    }
}
