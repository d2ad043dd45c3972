//! The verdicts: each migration applied, taken back, and left applied.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use arcoiris_catalog::{Difference, Mark, Name, differences};

use super::doubt::{Bodies, Doubt};
use super::joined::{Joined, put_back};
use super::run::{Ran, Session};
use super::{Downgrade, Foreign, Migration, Report, Script, Transaction, Upgrade, Verdict};
use crate::config::USUAL_SERVER;
use crate::history::origin::Origins;
use crate::problem::{Level, Problem};
use crate::rules::{Direction, Problems, RevisionStep, check_revision};
use crate::simulation::Simulation;
use crate::source::Source;
use crate::syntax::Span;

/// On what server a history is judged.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The major version.
    pub server: u32,
    /// Who applies it, a superuser.
    pub user: Name,
    /// Further roles that the server has.
    pub roles: BTreeSet<Name>,
    /// A schema that stands before the first migration.
    pub assume: Option<Arc<Source>>,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { server: USUAL_SERVER, user: Name::new("postgres"), roles: BTreeSet::new(), assume: None }
    }
}

/// The rules that say something of any history; the others are about the form of ours.
const RULES: [&str; 5] = [
    "column-order-differs",
    "dropping-data",
    "incomplete-downgrade",
    "missing-downgrade",
    "seed-left-behind",
];

/// Those of them that tell what a verdict rests on.
const VERDICTS: [&str; 2] = ["incomplete-downgrade", "missing-downgrade"];

/// Judges a history. Call it inside [`on_large_stack`](crate::parse::on_large_stack), or it makes threads for itself alone.
#[must_use]
pub fn judge(foreign: &Foreign, settings: &Settings) -> Report {
    let before = settings.assume.iter().map(assumed).chain(foreign.prelude.iter().map(prelude));
    let before: Vec<Joined> = before.map(|it| Joined::new(&it, settings.server)).collect();
    let joined: Vec<Joined> = foreign.migrations.iter().map(|it| Joined::new(it, settings.server)).collect();
    let mut database = Simulation::new(settings.server, vec![Name::new("public")], settings.roles.clone());
    database.user = Some(settings.user.clone());
    let mut judge = Judge {
        session: Session {
            database,
            origins: Origins::default(),
            doubt: Doubt::default(),
            bodies: Bodies::default(),
        },
    };
    let mut report = Report { problems: foreign.problems.clone(), ..Report::default() };
    for joined in &before {
        let ran = judge.session.run(joined, Direction::Upgrade, &mut report.problems);
        if ran.refused {
            let title = "what is assumed to stand before the first migration cannot be applied";
            report.problems.push(Problem::new("refused-assumption", title));
        }
    }
    for (joined, migration) in joined.iter().zip(&foreign.migrations) {
        report.revisions.push(judge.migration(joined, migration));
    }
    let sources: HashMap<*const Source, &Joined> =
        before.iter().chain(&joined).map(|it| (Arc::as_ptr(&it.revision.source), it)).collect();
    let own = report.revisions.iter_mut().flat_map(|verdict| &mut verdict.problems);
    own.chain(&mut report.problems).for_each(|problem| put_back(problem, &sources));
    report
}

/// What is assumed, as a migration: psql's way, so that a dump can be given.
fn assumed(source: &Arc<Source>) -> Migration {
    prelude(&super::psql::script(Arc::clone(source), super::all(source), Transaction::None))
}

fn prelude(script: &Script) -> Migration {
    Migration { name: String::new(), upgrade: script.clone(), downgrade: None, problems: Vec::new() }
}

struct Judge<'g> {
    session: Session<'g>,
}

impl<'g> Judge<'g> {
    fn migration(&mut self, joined: &'g Joined, migration: &Migration) -> Verdict {
        let mut problems = migration.problems.clone();
        let revision = joined.revision.id.value.clone();
        if migration.problems.iter().any(|problem| problem.level == Level::Deny) {
            // Nothing of it is sent: what PostgreSQL would say to it is not asked.
            let downgrade = match migration.downgrade {
                Some(_) => Downgrade::Declared,
                None => Downgrade::Missing,
            };
            return Verdict {
                revision,
                upgrade: Upgrade::Declared,
                downgrade,
                differences: Vec::new(),
                problems,
            };
        }
        let start = self.session.database.catalog.mark();
        self.session.origins.note(start, &joined.revision, Span { start: 0, end: 0 });
        let up = self.session.run(joined, Direction::Upgrade, &mut problems);
        let between = self.session.database.moment();
        let middle = between.catalog;
        let upgrade = match (up.refused, up.unseen || up.unseen_rows) {
            (true, _) => Upgrade::Refuted,
            (false, true) => Upgrade::Declared,
            (false, false) => Upgrade::Proven,
        };
        // What the downgrade leaves behind is no later migration's.
        let (doubt, roles) = (self.session.doubt.clone(), self.session.database.roles.clone());
        let down = self.session.run(joined, Direction::Downgrade, &mut problems);
        let (downgrade, differences) = self.downgrade(joined, start, &up, &down);
        self.rules(joined, (start, middle), &up, &down, &mut problems);
        self.session.database.back_to(between);
        self.session.database.roles = roles;
        self.session.doubt = doubt;
        Verdict { revision, upgrade, downgrade, differences, problems }
    }

    fn downgrade(
        &self,
        joined: &Joined,
        start: Mark,
        up: &Ran<'_>,
        down: &Ran<'_>,
    ) -> (Downgrade, Vec<String>) {
        if joined.downgrade.is_none() {
            return (Downgrade::Missing, Vec::new());
        }
        if down.refused {
            return (Downgrade::Refuted, Vec::new());
        }
        // Rows that an upgrade writes are no part of the schema.
        if down.unseen || down.unseen_rows || up.unseen {
            return (Downgrade::Declared, Vec::new());
        }
        let catalog = &self.session.database.catalog;
        let changes = catalog.changes_since(start);
        let found = differences(&catalog.state_at(start), catalog, &changes);
        let words: Vec<String> = found.iter().map(super::differences::words).collect();
        let mut real = found.iter().filter(|it| !super::differences::is_place(it)).peekable();
        if real.peek().is_none() {
            return (Downgrade::Restores, words);
        }
        let undecided = |it: &Difference| it.is_undecided() || self.perhaps_privileged(it);
        match real.any(|it| !undecided(it) && !self.session.doubt.explains_difference(it)) {
            true => (Downgrade::Differs, words),
            false => (Downgrade::Declared, words),
        }
    }

    /// Whether a difference lies in privileges that a role has or not.
    fn perhaps_privileged(&self, difference: &Difference) -> bool {
        let roles = &self.session.database.perhaps_privileged;
        let named = |text: &Option<String>| {
            text.as_ref().is_some_and(|text| roles.iter().any(|role| text.contains(&role.to_string())))
        };
        match difference {
            Difference::Missing { object } | Difference::Unexpected { object } => {
                !roles.is_empty() && object.starts_with("default privileges ")
            }
            Difference::Changed { object, attribute, expected, found } => {
                !roles.is_empty() && object.starts_with("default privileges ")
                    || attribute == "privileges" && (named(expected) || named(found))
            }
        }
    }

    /// What our rules say of a migration that could be applied and taken back.
    fn rules(
        &self,
        joined: &Joined,
        (start, middle): (Mark, Mark),
        up: &Ran<'_>,
        down: &Ran<'_>,
        problems: &mut Vec<Problem>,
    ) {
        let known = |ran: &Ran<'_>| !(ran.refused || ran.unseen || ran.unseen_rows || ran.undone);
        if !(known(up) && known(down)) {
            return;
        }
        let database = &self.session.database;
        let changes = database.catalog.changes_since(start);
        let before = database.catalog.state_at(start);
        let differences = match joined.downgrade {
            Some(_) => differences(&before, &database.catalog, &changes),
            None => Vec::new(),
        };
        let origins = &self.session.origins;
        let origin = |id| {
            let made = origins.made(&database.catalog, id)?;
            Some((made.place(), format!("created by {}", made.revision.id.value)))
        };
        let step = RevisionStep {
            revision: &joined.revision,
            before: &before,
            after: &database.catalog.state_at(middle),
            restored: database,
            start,
            middle,
            changes: &changes,
            differences: &differences,
            upgrade: &up.applied,
            downgrade: &down.applied,
            complete: true,
            origin: &origin,
        };
        let mut found = Problems::new(crate::rules::Levels::default());
        check_revision(&step, &mut found);
        for mut problem in found.since(0).iter().filter(|it| RULES.contains(&it.rule)).cloned() {
            if !VERDICTS.contains(&problem.rule) {
                problem.level = Level::Warn;
            }
            // Our directives mean nothing in another tool's files.
            problem.help.retain(|help| !help.contains("-- @"));
            problems.push(problem);
        }
    }
}
