//! The collector of problems: applies levels and `@allow`, and tells of every `@allow` that allowed nothing.

use std::collections::{BTreeMap, BTreeSet};

use super::{Rule, find, similar, unknown_rule, unused_allow};
use crate::problem::{Level, Problem};
use crate::revision::{Allow, Revision, ScriptStatement, Spanned};
use crate::source::Place;
use crate::syntax::Span;

/// What a rule found, before levels and `@allow` are applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong, naming the thing in backticks; no full stop.
    pub title: String,
    /// Where.
    pub place: Option<Place>,
    /// What to say at the caret; may be empty.
    pub label: String,
    /// Other places that matter.
    pub others: Vec<(Place, String)>,
    /// Why, and what else is to be known.
    pub notes: Vec<String>,
    /// What to write instead.
    pub help: Vec<String>,
    /// The SQLSTATE with which PostgreSQL would refuse, where it would.
    pub sqlstate: Option<&'static str>,
}

impl Finding {
    /// A finding at a place.
    #[must_use]
    pub fn new(title: impl Into<String>, place: Place) -> Self {
        Finding { place: Some(place), ..Finding::nowhere(title) }
    }

    /// A finding that has no place: about a folder, or a file that is not there.
    #[must_use]
    pub fn nowhere(title: impl Into<String>) -> Self {
        Finding {
            title: title.into(),
            place: None,
            label: String::new(),
            others: Vec::new(),
            notes: Vec::new(),
            help: Vec::new(),
            sqlstate: None,
        }
    }

    /// With words at the caret.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// With another place.
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

    /// As the problem that it is under a rule at a level.
    #[must_use]
    pub fn problem(self, rule: &Rule, level: Level) -> Problem {
        problem(rule, level, self)
    }

    /// With the error that PostgreSQL would give.
    #[must_use]
    pub fn sqlstate(mut self, sqlstate: &'static str) -> Self {
        self.sqlstate = Some(sqlstate);
        self
    }
}

/// The levels of all rules, with what `arcoiris.toml` says of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Levels {
    set: BTreeMap<&'static str, Level>,
}

impl Levels {
    /// Takes the entries of `[rules]`, each with the place of its key. What is wrong with them comes back beside.
    #[must_use]
    pub fn new(entries: Vec<(String, Level, Place)>) -> (Self, Vec<Problem>) {
        let (mut levels, mut problems) = (Levels::default(), Vec::new());
        for (name, level, place) in entries {
            match find(&name) {
                None => {
                    let finding = unknown_rule::finding(&name, &similar(&name), place);
                    problems.push(problem(&unknown_rule::RULE, unknown_rule::RULE.level, finding));
                }
                Some(rule) if rule.fixed && level < rule.level => {
                    let finding = unknown_rule::fixed(rule.name, place);
                    problems.push(problem(&unknown_rule::RULE, unknown_rule::RULE.level, finding));
                }
                Some(rule) => {
                    levels.set.insert(rule.name, level);
                }
            }
        }
        (levels, problems)
    }

    /// Keeps a rule quiet.
    pub fn permit(&mut self, rule: &'static Rule) {
        self.set.insert(rule.name, Level::Allow);
    }

    /// How a rule's findings are taken.
    #[must_use]
    pub fn of(&self, rule: &Rule) -> Level {
        self.set.get(rule.name).copied().unwrap_or(rule.level)
    }
}

/// All that was found.
#[derive(Debug, Clone, Default)]
pub struct Problems {
    levels: Levels,
    found: Vec<Problem>,
    /// Every `@allow` that allowed something: revision, and place of the rule's name.
    used: BTreeSet<(String, Span)>,
    /// Revisions whose every statement was judged.
    judged: BTreeSet<String>,
}

impl Problems {
    /// Nothing found yet.
    #[must_use]
    pub fn new(levels: Levels) -> Self {
        Problems { levels, ..Problems::default() }
    }

    /// Adds what is an error by itself and not a rule's: a statement that PostgreSQL refuses, a file that cannot be read.
    pub fn push(&mut self, problem: Problem) {
        self.found.push(problem);
    }

    /// Adds what a rule found. An `@allow` of the rule before the statement that the finding points into keeps it back.
    pub fn report(&mut self, rule: &'static Rule, revision: Option<&Revision>, finding: Finding) {
        if let (Some(revision), Some(place)) = (revision, &finding.place)
            && !rule.fixed
            && let Some(allow) = allow_at(revision, place.span, rule.name)
        {
            self.used.insert((revision.id.value.clone(), allow.rule.span));
            return;
        }
        let level = self.levels.of(rule);
        if level > Level::Allow {
            self.found.push(problem(rule, level, finding));
        }
    }

    /// Marks a revision as judged in full: from now on an `@allow` in it that allowed nothing is a problem.
    pub fn judged(&mut self, revision: &Revision) {
        self.judged.insert(revision.id.value.clone());
    }

    /// The problem of this number, in the order in which they were found.
    pub fn get_mut(&mut self, index: usize) -> Option<&mut Problem> {
        self.found.get_mut(index)
    }

    /// How many were found so far.
    #[must_use]
    pub fn count(&self) -> usize {
        self.found.len()
    }

    /// What was found after the first `count`.
    #[must_use]
    pub fn since(&self, count: usize) -> &[Problem] {
        self.found.get(count..).unwrap_or_default()
    }

    /// Whether anything found so far fails the build.
    #[must_use]
    pub fn any_denied(&self) -> bool {
        self.found.iter().any(|problem| problem.level == Level::Deny)
    }

    /// Adds the `@allow`s that allowed nothing: when everything else was judged.
    pub fn check_allows<'a>(&mut self, revisions: impl IntoIterator<Item = &'a Revision>) {
        for revision in revisions {
            for allow in statements(revision).flat_map(|statement| &statement.allows) {
                let place = super::place(revision, allow.rule.span);
                let Spanned { value: name, span } = &allow.rule;
                match find(name) {
                    None => {
                        let finding = unknown_rule::finding(name, &similar(name), place);
                        self.report(&unknown_rule::RULE, None, finding);
                    }
                    Some(rule) if rule.fixed => {
                        self.report(&unknown_rule::RULE, None, unknown_rule::fixed(rule.name, place));
                    }
                    Some(_) => {
                        let used = self.used.contains(&(revision.id.value.clone(), *span));
                        if !used && self.judged.contains(&revision.id.value) {
                            self.report(&unused_allow::RULE, None, unused_allow::finding(name, place));
                        }
                    }
                }
            }
        }
    }

    /// Everything found, sorted by place; what has no place comes first.
    #[must_use]
    pub fn finish(mut self) -> Vec<Problem> {
        let key = |problem: &Problem| {
            let place = problem.place.as_ref();
            place.map(|place| (place.source.path.clone(), place.source.first, place.span))
        };
        self.found.sort_by(|left, right| {
            (key(left), left.rule, &left.title).cmp(&(key(right), right.rule, &right.title))
        });
        self.found.dedup();
        self.found
    }
}

/// The statements of both scripts.
fn statements(revision: &Revision) -> impl Iterator<Item = &ScriptStatement> {
    revision.upgrade.statements.iter().chain(revision.downgrade.iter().flat_map(|script| &script.statements))
}

/// The `@allow` of a rule before the statement that a place lies in.
fn allow_at<'a>(revision: &'a Revision, span: Span, rule: &str) -> Option<&'a Allow> {
    statements(revision)
        .filter(|it| it.statement.span.start <= span.start && span.end <= it.statement.span.end)
        .flat_map(|it| &it.allows)
        .find(|allow| allow.rule.value == rule || is_meant(&allow.rule.value, rule))
}

/// Whether a name that no rule has is this rule's, misspelt: that is an error of its own, and the only one that is told.
fn is_meant(name: &str, rule: &str) -> bool {
    find(name).is_none() && similar(name).first().is_some_and(|nearest| nearest == rule)
}

fn problem(rule: &Rule, level: Level, finding: Finding) -> Problem {
    let Finding { title, place, label, others, mut notes, help, sqlstate } = finding;
    notes.extend(sqlstate.map(|sqlstate| format!("PostgreSQL refuses this with SQLSTATE {sqlstate}")));
    Problem { rule: rule.name, level, title, place, label, others, notes, help, sqlstate }
}
