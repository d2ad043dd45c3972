//! `column-order-differs`: a column that came back stands last.

use super::{Check, Finding, Findings, Group, RevisionStep, Rule};
use crate::problem::Level;
use arcoiris_catalog::{Difference, Label};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "column-order-differs",
    group: Group::Reversibility,
    level: Level::Allow,
    fixed: false,
    check: Check::Revision(check),
    explanation: include_str!("column_order_differs.md"),
};

/// PostgreSQL has no way to give a dropped column its place back, so that no downgrade can do better.
/// <https://wiki.postgresql.org/wiki/Alter_column_position>
fn check(step: &RevisionStep<'_>, findings: &mut Findings<'_>) {
    let Some(downgrade) = step.revision.downgrade.as_ref().filter(|_| step.complete) else { return };
    for difference in step.differences {
        let Difference::Changed { object, attribute, expected, found } = difference else { continue };
        if attribute != "position" {
            continue;
        }
        let name = Label::read(object).map_or_else(|| object.clone(), |label| label.words());
        let place = |value: &Option<String>| value.clone().unwrap_or_default();
        findings.report(
            Finding::new(
                format!("{name} comes back in another place after the downgrade of `{}`", step.revision.id.value),
                step.place(downgrade.directive),
            )
            .note(format!("it was column {} and is column {} then", place(expected), place(found)))
            .note("only `SELECT *` and `INSERT` without column names can tell; the schema is restored all the same"),
        );
    }
}
