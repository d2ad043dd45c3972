//! `incomplete-downgrade`: a downgrade restores exactly what stood before.

use arcoiris_catalog::Label;

use super::loss::{Loss, LossKind, losses};
use super::{Check, Direction, Finding, Findings, Group, RevisionStep, Rule};
use crate::problem::Level;

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "incomplete-downgrade",
    group: Group::Reversibility,
    level: Level::Deny,
    fixed: true,
    check: Check::Revision(check),
    explanation: include_str!("incomplete_downgrade.md"),
};

fn check(step: &RevisionStep<'_>, findings: &mut Findings<'_>) {
    // Without a statement it is missing-downgrade's.
    if !step.complete || step.differences.is_empty() || step.downgrade.is_empty() {
        return;
    }
    for loss in losses(step) {
        findings.report(finding(step, &loss));
    }
}

/// Whether both values may be one on a server.
fn is_undecided((_, before, after): &(String, Option<String>, Option<String>)) -> bool {
    [before, after].into_iter().flatten().any(|value| value.contains(arcoiris_catalog::UNDECIDED))
}

fn finding(step: &RevisionStep<'_>, loss: &Loss) -> Finding {
    let id = &step.revision.id.value;
    let words = |object: &str| Label::read(object).map_or_else(|| object.to_owned(), |label| label.words());
    let object = words(&loss.object);
    let downgrade = step.revision.downgrade.as_ref().map_or(step.revision.id.span, |script| script.directive);
    let by = loss.by.and_then(|(direction, index)| Some((direction, step.applied(direction).get(index)?)));
    let place = step.place(by.map_or(downgrade, |(_, applied)| applied.statement.statement.span));
    let own = matches!(by, Some((Direction::Downgrade, _)));
    let (title, label) = match &loss.kind {
        LossKind::Missing if own => (
            format!("the downgrade of `{id}` takes {object} away, which stood before"),
            "gone since this statement",
        ),
        LossKind::Missing => {
            (format!("the downgrade of `{id}` does not bring {object} back"), "gone since this statement")
        }
        LossKind::Unexpected if own => {
            (format!("the downgrade of `{id}` makes {object}, which did not stand before"), "made here")
        }
        LossKind::Unexpected => (format!("the downgrade of `{id}` leaves {object} behind"), "made here"),
        LossKind::Renamed(now) => (
            format!("the downgrade of `{id}` leaves {object} under another name, {}", words(now)),
            "renamed here",
        ),
        LossKind::Changed(attributes) if attributes.iter().all(is_undecided) => (
            format!("whether the downgrade of `{id}` gives {object} back as it was cannot be told"),
            "holds a constant whose value is not known here",
        ),
        LossKind::Changed(_) => {
            (format!("the downgrade of `{id}` does not give {object} back as it was"), "changed here")
        }
    };
    let mut finding = Finding::new(title, place).label(label);
    if by.is_some_and(|(direction, _)| direction == Direction::Upgrade) {
        finding = finding.other(step.place(downgrade), "not undone from here on");
    }
    if let LossKind::Changed(attributes) = &loss.kind {
        for (attribute, before, after) in attributes.iter().filter(|attribute| !is_undecided(attribute)) {
            if let (Some(before), Some(after)) = (before, after)
                && (before.contains('\n') || after.contains('\n'))
            {
                finding = finding.note(first_difference(attribute, before, after));
                continue;
            }
            let value =
                |value: &Option<String>| value.as_ref().map_or("unset".to_owned(), |it| format!("`{it}`"));
            finding = finding.note(format!("{attribute}: {} before, {} after", value(before), value(after)));
        }
        let of_a_moment = |value: &Option<String>| value.as_ref().is_some_and(|it| it.contains("'now ("));
        if attributes.iter().any(|(_, before, after)| of_a_moment(before) || of_a_moment(after)) {
            finding = finding.note(
                "`'now'` is the moment at which the statement is run, another one each time: write `now()`",
            );
        }
        if loss.object.starts_with("type ") && attributes.iter().any(|(name, _, _)| name == "labels") {
            finding = finding.note("PostgreSQL cannot take a label away: the type is made anew, and its columns are changed over");
        }
    }
    match loss.mend.as_slice() {
        [] => finding,
        statements if own => finding.help(format!("mend it with\n{};", statements.join(";\n"))),
        statements => finding.help(format!("add to the downgrade\n{};", statements.join(";\n"))),
    }
}

/// Where two texts of several lines begin to differ.
fn first_difference(attribute: &str, before: &str, after: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let at = old.iter().zip(&new).position(|(one, other)| one != other);
    let at = at.unwrap_or(old.len().min(new.len()));
    let line = |lines: &[&str]| match lines.get(at) {
        Some(line) if line.trim().is_empty() => "an empty line".to_owned(),
        Some(line) => format!("`{}`", line.trim()),
        None => "no more".to_owned(),
    };
    if old == new {
        return format!("{attribute}: another end of a line");
    }
    format!("{attribute}, line {}: {} before, {} after", at + 1, line(&old), line(&new))
}
