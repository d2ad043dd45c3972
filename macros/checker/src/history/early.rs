//! Statements of one script that drop things in the wrong order: one mistake, told once.

use crate::problem::Problem;
use crate::rules::Problems;

/// What one script drops before what depends on it.
#[derive(Debug, Default)]
pub(super) struct EarlyDrops {
    /// The problem that tells of the first.
    told: Option<usize>,
    /// The others, each with its line.
    more: Vec<String>,
}

impl EarlyDrops {
    /// Tells of the first, and adds each further one to it.
    pub(super) fn tell(&mut self, name: String, problem: Problem, problems: &mut Problems) {
        let Some(first) = self.told else {
            self.told = Some(problems.count());
            problems.push(problem);
            return;
        };
        let line = problem.place.map_or(0, |place| place.source.line_column(place.span.start).0);
        self.more.push(format!("{name} in line {line}"));
        let note = format!("dropped too early as well: {}", self.more.join(", "));
        if let Some(first) = problems.get_mut(first) {
            if self.more.len() > 1 {
                first.notes.pop();
            }
            first.notes.push(note);
        }
    }
}
