//! `non-minimal-baseline`: the baseline holds schemas and extensions, nothing else.

use super::{Check, Direction, Finding, Findings, Group, Rule, Step};
use crate::problem::Level;
use crate::syntax::{CommentTarget, GrantTarget, ObjectKind, Span, Statement, StatementKind};

/// The rule.
pub(crate) const RULE: Rule = Rule {
    name: "non-minimal-baseline",
    group: Group::Baseline,
    level: Level::Deny,
    fixed: false,
    check: Check::Statement(check),
    explanation: include_str!("non_minimal_baseline.md"),
};

fn check(step: &Step<'_>, findings: &mut Findings<'_>) {
    let Some(baseline) = step.revision.baseline else { return };
    if step.direction == Direction::Downgrade {
        return;
    }
    for (span, what) in surplus(&step.statement.statement) {
        findings.report(
            Finding::new(
                format!("the baseline `{}` holds more than schemas and extensions", step.revision.id.value),
                step.place(span),
            )
            .label(what)
            .other(step.place(baseline), "this revision is the baseline")
            .note("the baseline stays as it is for ever, so that every later revision can be taken back down to it")
            .help(format!(
                "move the statement into a revision after the baseline: `-- @revises {}`",
                step.revision.id.value
            )),
        );
    }
}

/// What has no place in a baseline, with words for it.
fn surplus(statement: &Statement) -> Vec<(Span, &'static str)> {
    let span = statement.span;
    let holder = |kind: ObjectKind| matches!(kind, ObjectKind::Schema | ObjectKind::Extension);
    let what = match &statement.kind {
        StatementKind::CreateSchema(it) => {
            return it.elements.iter().map(|it| (it.span, "made together with its schema")).collect();
        }
        StatementKind::CreateExtension(_)
        | StatementKind::Set(_)
        | StatementKind::Transaction(_)
        | StatementKind::Utility(_) => {
            return Vec::new();
        }
        StatementKind::OwnerTo { kind, .. }
        | StatementKind::Rename { kind, .. }
        | StatementKind::SetSchema { kind, .. }
            if holder(*kind) =>
        {
            return Vec::new();
        }
        StatementKind::Drop(it) if holder(it.kind) => return Vec::new(),
        StatementKind::Comment(it) => match &it.target {
            CommentTarget::Object(kind, _) if holder(*kind) => return Vec::new(),
            CommentTarget::Object(..)
            | CommentTarget::Column { .. }
            | CommentTarget::Constraint { .. }
            | CommentTarget::DomainConstraint { .. }
            | CommentTarget::Routine(_)
            | CommentTarget::Trigger { .. }
            | CommentTarget::On { .. }
            | CommentTarget::Signed(..)
            | CommentTarget::NotModelled(_) => "a comment on something else",
        },
        StatementKind::Grant(it) => match &it.target {
            GrantTarget::Objects(kind, _) if holder(*kind) => return Vec::new(),
            GrantTarget::Objects(..)
            | GrantTarget::AllInSchema(..)
            | GrantTarget::Routines(..)
            | GrantTarget::NotModelled(_) => "privileges on something else",
        },
        StatementKind::CreateEnum { .. } | StatementKind::AlterEnum { .. } => "a type",
        StatementKind::CreateDomain(_) | StatementKind::AlterDomain { .. } => "a domain",
        StatementKind::View(_) => "a view",
        StatementKind::Routine(_) => "a function",
        StatementKind::Trigger(_) => "a trigger",
        StatementKind::Defined(_) => "another kind of object",
        StatementKind::Type(_) => "a type",
        StatementKind::Do(_) => "a block of code",
        StatementKind::CreateTable(_)
        | StatementKind::AlterTable(_)
        | StatementKind::Truncate { .. }
        | StatementKind::Lock { .. } => "a table",
        StatementKind::CreateIndex(_) => "an index",
        StatementKind::CreateSequence(_) | StatementKind::AlterSequence(_) => "a sequence",
        StatementKind::Insert(_) | StatementKind::Update(_) | StatementKind::Delete(_) => "data",
        StatementKind::Select(_) => "a query",
        StatementKind::Rename { .. }
        | StatementKind::SetSchema { .. }
        | StatementKind::OwnerTo { .. }
        | StatementKind::Drop(_) => "about neither a schema nor an extension",
        StatementKind::Opaque(_) | StatementKind::NotModelled(_) => "neither a schema nor an extension",
    };
    vec![(span, what)]
}
