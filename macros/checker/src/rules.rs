//! What a history must not do although PostgreSQL would take it, and what no statement shows by itself.
//!
//! A rule is a pair of files, `rules/<name>.rs` and `rules/<name>.md`, and one line in [`RULES`]. It sees plain data
//! ([`Step`], [`RevisionStep`], [`HistoryStep`]) and reports [`Finding`]s; it never mutates, never looks back beyond what a step
//! shows, and knows nothing of levels and `@allow`, which [`Problems`] applies. Statements that PostgreSQL refuses are
//! errors ([`refusal`](crate::refusal)), not rules.

mod blocking_index;
mod blocking_key;
mod cascading_drop;
pub(crate) mod check_differs;
mod column_order_differs;
pub(crate) mod column_without_field;
pub(crate) mod comment_differs;
pub mod conflicting_branches;
mod declared_effect_missing;
pub(crate) mod default_differs;
mod dropping_data;
pub mod duplicate_revision;
mod empty_revision;
mod enum_value_used_before_commit;
pub(crate) mod enum_values_differ;
mod failing_on_rows;
mod hazard;
mod incomplete_downgrade;
pub(crate) mod index_differs;
pub(crate) mod irreversible_revision;
pub(crate) mod key_differs;
mod leaking_setting;
mod loss;
mod masked_duplicate;
mod masked_missing;
pub mod misnamed_revision_file;
mod missing_baseline;
mod missing_downgrade;
pub(crate) mod model_without_column;
pub(crate) mod model_without_table;
pub(crate) mod model_without_type;
mod needless_effect;
mod non_minimal_baseline;
pub(crate) mod nullability_differs;
mod problems;
pub(crate) mod psql_command;
pub mod redundant_merge_parent;
pub(crate) mod reference_differs;
mod renaming_in_use;
pub mod reused_revision;
pub mod revision_cycle;
pub(crate) mod rewrite;
mod rewriting_table;
mod rows;
mod scanning_not_null;
pub mod sealed_parent_changed;
pub mod sealed_revision_edited;
pub mod sealed_revision_missing;
mod seed_left_behind;
pub mod several_bases;
pub mod several_heads;
mod several_statements_without_transaction;
pub(crate) mod statement_outside_transaction;
mod step;
mod transaction_control;
pub(crate) mod type_differs;
pub(crate) mod unique_differs;
pub mod unknown_down_revision;
pub mod unknown_rule;
mod unqualified_name;
pub(crate) mod unreadable_type;
pub mod unsealed_release;
pub mod unused_allow;
mod validating_constraint;
pub(crate) mod words;
pub mod work_beside_baseline;

pub(crate) use blocking_key::built_beside;
pub use problems::{Finding, Levels, Problems};
pub use step::{Applied, Direction, HistoryStep, Origin, RevisionStep, Step, place, text};

use crate::effects::Note;
use crate::history::Undo;
use crate::problem::Level;
use crate::revision::Revision;

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// Its name in kebab case, readable after "allow".
    pub name: &'static str,
    /// Its group.
    pub group: Group,
    /// How its findings are taken unless `arcoiris.toml` says otherwise.
    pub level: Level,
    /// Whether the level cannot be lowered, nor the rule be allowed for a statement: a proof rests on it.
    pub fixed: bool,
    /// What judges.
    pub check: Check,
    /// What it does, why, what to write instead, an example: `rules/<name>.md`.
    pub explanation: &'static str,
}

/// What judges.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// Every statement of both scripts.
    Statement(fn(&Step<'_>, &mut Findings<'_>)),
    /// Every revision, applied upward and downward.
    Revision(fn(&RevisionStep<'_>, &mut Findings<'_>)),
    /// The history as a whole.
    History(fn(&HistoryStep<'_>, &mut Findings<'_>)),
    /// Another stage finds it, whose facts no step holds (files, graph, seal), and calls the functions beside the rule.
    Elsewhere,
}

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Identifiers and down revisions.
    Graph,
    /// The first revision.
    Baseline,
    /// `history.lock`
    Seal,
    /// The way back.
    Reversibility,
    /// What a statement does to the catalog.
    Catalog,
    /// What PostgreSQL's transactions allow.
    Transaction,
    /// Locks, rewrites and scans on tables that hold rows.
    Hazards,
    /// Rust structs and the tables that they are models of.
    Models,
    /// Rules about rules.
    Rules,
}

impl Group {
    /// All groups, in the order of the documentation.
    pub const ALL: [Group; 9] = [
        Group::Graph,
        Group::Baseline,
        Group::Seal,
        Group::Reversibility,
        Group::Catalog,
        Group::Transaction,
        Group::Hazards,
        Group::Models,
        Group::Rules,
    ];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Group::Graph => "graph",
            Group::Baseline => "baseline",
            Group::Seal => "seal",
            Group::Reversibility => "reversibility",
            Group::Catalog => "catalog",
            Group::Transaction => "transaction",
            Group::Hazards => "hazards",
            Group::Models => "models",
            Group::Rules => "rules",
        }
    }
}

/// Every rule, by group: one line each.
pub static RULES: &[&Rule] = &[
    // graph
    &misnamed_revision_file::RULE,
    &duplicate_revision::RULE,
    &unknown_down_revision::RULE,
    &revision_cycle::RULE,
    &several_bases::RULE,
    &several_heads::RULE,
    &redundant_merge_parent::RULE,
    &work_beside_baseline::RULE,
    &conflicting_branches::RULE,
    // baseline
    &missing_baseline::RULE,
    &non_minimal_baseline::RULE,
    // seal
    &sealed_revision_edited::RULE,
    &sealed_revision_missing::RULE,
    &sealed_parent_changed::RULE,
    &reused_revision::RULE,
    &unsealed_release::RULE,
    // reversibility
    &missing_downgrade::RULE,
    &incomplete_downgrade::RULE,
    &column_order_differs::RULE,
    &dropping_data::RULE,
    &seed_left_behind::RULE,
    &empty_revision::RULE,
    &irreversible_revision::RULE,
    &declared_effect_missing::RULE,
    &needless_effect::RULE,
    // catalog
    &masked_duplicate::RULE,
    &masked_missing::RULE,
    &unqualified_name::RULE,
    &cascading_drop::RULE,
    // transaction
    &statement_outside_transaction::RULE,
    &transaction_control::RULE,
    &several_statements_without_transaction::RULE,
    &enum_value_used_before_commit::RULE,
    &leaking_setting::RULE,
    &psql_command::RULE,
    // hazards
    &blocking_index::RULE,
    &blocking_key::RULE,
    &validating_constraint::RULE,
    &scanning_not_null::RULE,
    &rewriting_table::RULE,
    &failing_on_rows::RULE,
    &renaming_in_use::RULE,
    // models
    &model_without_table::RULE,
    &model_without_type::RULE,
    &model_without_column::RULE,
    &column_without_field::RULE,
    &type_differs::RULE,
    &unreadable_type::RULE,
    &nullability_differs::RULE,
    &default_differs::RULE,
    &key_differs::RULE,
    &unique_differs::RULE,
    &index_differs::RULE,
    &reference_differs::RULE,
    &check_differs::RULE,
    &enum_values_differ::RULE,
    &comment_differs::RULE,
    // rules
    &unknown_rule::RULE,
    &unused_allow::RULE,
];

/// The rule of this name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}

/// Names of rules like this one, the most alike first.
#[must_use]
pub fn similar(name: &str) -> Vec<String> {
    crate::names::most_alike(name, RULES.iter().map(|rule| rule.name))
}

/// Where a check puts what it found: under its rule's name, in the revision that it judges.
pub struct Findings<'a> {
    rule: &'static Rule,
    revision: Option<&'a Revision>,
    problems: &'a mut Problems,
}

impl Findings<'_> {
    /// Reports a finding.
    pub fn report(&mut self, finding: Finding) {
        self.problems.report(self.rule, self.revision, finding);
    }
}

/// Judges one statement, right after it was applied.
pub fn check_statement(step: &Step<'_>, problems: &mut Problems) {
    for rule in RULES.iter().copied() {
        if let Check::Statement(check) = rule.check {
            check(step, &mut Findings { rule, revision: Some(step.revision), problems });
        }
    }
}

/// Judges one revision, after its downgrade was applied. Its statements were judged before.
pub fn check_revision(step: &RevisionStep<'_>, problems: &mut Problems) {
    for rule in RULES.iter().copied() {
        if let Check::Revision(check) = rule.check {
            check(step, &mut Findings { rule, revision: Some(step.revision), problems });
        }
    }
    if step.complete {
        problems.judged(step.revision);
    }
}

/// What would undo the upgrade of a revision that has no downgrade.
pub(crate) fn undo(step: &RevisionStep<'_>) -> Undo {
    let lost = |note: &Note| if let Note::LosesData { what, .. } = note { Some(what.clone()) } else { None };
    Undo {
        statements: loss::losses(step).into_iter().flat_map(|loss| loss.mend).collect(),
        lost: step.upgrade.iter().flat_map(|applied| &applied.effects.notes).filter_map(lost).collect(),
    }
}

/// Judges the history as a whole.
pub fn check_history(step: &HistoryStep<'_>, problems: &mut Problems) {
    for rule in RULES.iter().copied() {
        if let Check::History(check) = rule.check {
            check(step, &mut Findings { rule, revision: None, problems });
        }
    }
}
