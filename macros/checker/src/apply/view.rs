//! Views, materialized views, tables made from queries, and rules.
//! <https://www.postgresql.org/docs/15/rules-views.html>

mod create_table_as;
mod create_view;
mod refresh;
mod replace;
mod rule;
mod shown;
mod updatable;

pub(crate) use refresh::can_refresh;
pub(super) use shown::{require_readable, tell};
pub(super) use updatable::hindrance;

use crate::effects::Effects;
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{Span, ViewStatement};

pub(super) fn apply(
    simulation: &mut Simulation,
    it: &ViewStatement,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    match it {
        ViewStatement::CreateView(it) => create_view::apply(simulation, it, span, effects),
        ViewStatement::CreateTableAs(it) => create_table_as::apply(simulation, it, span, effects),
        ViewStatement::Refresh { name, concurrently, with_data } => {
            refresh::apply(simulation, name, (*concurrently, *with_data), span, effects)
        }
        ViewStatement::CreateRule(it) => rule::create(simulation, it, span, effects),
        ViewStatement::DropRule { rule, if_exists, cascade } => {
            rule::drop(simulation, rule, (*if_exists, *cascade), span, effects)
        }
        ViewStatement::RenameRule { rule, to } => rule::rename(simulation, rule, to, effects),
        ViewStatement::CommentOnRule { rule, text } => rule::comment(simulation, rule, text.clone(), effects),
    }
}
