//! `arcoiris revision --autogenerate`: revisions that make the history what the models say, written only if they are proven.
//!
//! The models are read from their source, which need not compile; the database is the checker's. What an upgrade undoes is worked
//! out as `downgrade-of` does.

mod chain;
mod sources;
mod without_struct;

use arcoiris_checker::models::{Comparison, Step, compare, in_order};
use arcoiris_checker::problem::{Level, Problem};
use arcoiris_models::Models;

use crate::arguments::Revision;
use crate::checked::Checked;
use crate::failure::Failure;
use crate::project::Project;
use crate::terminal::Terminal;
use chain::Chain;
use sources::sources;
use without_struct::without_struct;

/// The exit code where there is nothing to write.
const NOTHING: u8 = 3;

pub(crate) fn run(
    arguments: &Revision,
    project: &Project,
    checked: &Checked,
    terminal: &Terminal,
) -> Result<(), Failure> {
    if checked.problems.iter().any(|problem| problem.level == Level::Deny) {
        terminal.problems(&checked.problems);
        return Err(Failure::Errors);
    }
    let mut models = Models::default();
    let sources = sources(project, checked, &mut models)?;
    let wrong = sources.errors(&models);
    if !wrong.is_empty() {
        terminal.problems(&wrong);
        return Err(Failure::Errors);
    }
    let Comparison { found, mut steps, .. } =
        compare(&models.description, &checked.database, &checked.config.levels);
    let impossible: Vec<Problem> = found
        .iter()
        .filter(|it| ["refused-model", "unreadable-type"].contains(&it.problem.rule))
        .map(|it| sources.placed(it.problem.clone(), models.span(it.anchor)))
        .collect();
    if !impossible.is_empty() {
        terminal.problems(&impossible);
        return Err(Failure::Errors);
    }
    steps.extend(without_struct(&models, checked));
    let (drops, steps): (Vec<Step>, Vec<Step>) = steps.into_iter().partition(|step| step.drops);
    let steps: Vec<Step> = if arguments.allow_drops {
        steps.into_iter().chain(drops).collect()
    } else {
        for statement in in_order(&drops) {
            terminal.remark(&format!("left out without --allow-drops: {statement}"));
        }
        steps
    };
    if in_order(&steps).is_empty() {
        terminal.remark("models and history agree: nothing to write");
        return Err(Failure::Told(NOTHING));
    }
    let chain = Chain { arguments, project, checked, terminal };
    chain.write(&steps)?.iter().try_for_each(|path| terminal.result(path))
}
