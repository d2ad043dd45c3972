//! One revision, applied upward and taken back.

use std::sync::Arc;

use arcoiris_catalog::{Changes, Mark, ObjectId, State, differences};

use super::branches::Touched;
use super::early::EarlyDrops;
use super::origin::Origins;
use super::{Deed, Fold, Simulated, Undo, refused};
use crate::apply::{apply, begin_session};
use crate::effects::Effects;
use crate::memory::Remembered;
use crate::names::qualified;
use crate::probe::{self, Probe};
use crate::problem::Level;
use crate::refusal::{Refusal, RefusalFact};
use crate::revision::{Revision, Script, ScriptStatement};
use crate::rules::{self, Applied, Direction, Problems, RevisionStep, Step, check_revision, check_statement};
use crate::simulation::Simulation;
use crate::source::Place;
use crate::syntax::{AlterTableAction, SequenceOption, StatementKind};

/// A script that was run.
struct Ran<'g> {
    applied: Vec<Applied<'g>>,
    deeds: Vec<Deed>,
    complete: bool,
}

impl<'g> Fold<'g> {
    /// Applies a revision to the state of its ancestors, takes it back to see whether it can be, and leaves it applied.
    pub(super) fn revision(&mut self, index: usize, problems: &mut Problems) {
        let Some(revision) = self.graph.revisions.get(index) else { return };
        if let Some((simulated, rows)) = self.recall(revision) {
            simulated.found.iter().cloned().for_each(|problem| problems.push(problem));
            let mut simulated = simulated;
            self.go_before(index);
            let start = self.database.moment();
            self.origins.note(start.catalog, revision, revision.id.span);
            self.database.catalog.apply(&simulated.changes);
            self.database.catalog.reserve_until(simulated.next);
            self.database.rows.recall(rows);
            simulated.rows = self.database.rows.changes_since(start.rows);
            self.position.push(index, start, self.simulated.len());
            self.simulated.push(simulated);
            self.recalled += 1;
            return;
        }
        let known = problems.count();
        self.merge(index, problems);
        self.go_before(index);
        let begin = self.database.moment();
        let start = begin.catalog;
        let unread = self.unread.contains(&revision.id.value);
        if unread {
            self.doubt.add(&revision.source.text);
            self.database.rows.forget_all();
        }
        let mut upgrade = self.script(index, revision, Direction::Upgrade, Some(&revision.upgrade), problems);
        upgrade.complete &= !unread;
        let between = self.database.moment();
        let middle = between.catalog;
        let rows = self.database.rows.changes_since(begin.rows);
        let changes = Changes {
            objects: self
                .database
                .catalog
                .changes_since(start)
                .into_iter()
                .map(|change| (change.id, change.after))
                .collect(),
        };
        // What an upgrade that failed left behind is not what its downgrade was written for.
        let script = revision.downgrade.as_ref().filter(|_| upgrade.complete);
        let downgrade = self.script(index, revision, Direction::Downgrade, script, problems);
        let complete = upgrade.complete && downgrade.complete;
        // Of a file that could not be read to its end, the parts that were say nothing of the whole.
        let mut undo = None;
        if !unread {
            undo = self.judge(revision, (start, middle), &upgrade, &downgrade, complete, problems);
        }
        self.database.back_to(between);
        self.position.push(index, begin, self.simulated.len());
        self.simulated.push(Simulated {
            revision: Arc::clone(revision),
            upgrade: upgrade.deeds,
            downgrade: downgrade.deeds,
            changes,
            rows,
            next: self.database.catalog.next_number(),
            complete,
            undo,
            found: problems.since(known).to_vec(),
            written: None,
        });
    }

    /// What is remembered of the revision that is next, if every revision so far was remembered.
    fn recall(&self, revision: &Arc<Revision>) -> Option<(Simulated, crate::rows::Remembered)> {
        let position = self.simulated.len();
        if position != self.recalled || position >= self.memorable || self.unread.contains(&revision.id.value)
        {
            return None;
        }
        // What is remembered tells nothing of counters.
        if moves_a_counter(&revision.upgrade) {
            return None;
        }
        let Remembered { upgrade, downgrade, changes, rows, next, written, found } =
            self.memory.at(position)?;
        let simulated = Simulated {
            revision: Arc::clone(revision),
            upgrade,
            downgrade,
            changes,
            rows: Vec::new(),
            next,
            complete: true,
            undo: None,
            found: found.into_iter().map(|warning| warning.problem(self.graph)).collect::<Option<_>>()?,
            written: Some(written),
        };
        Some((simulated, rows))
    }

    fn go_before(&mut self, index: usize) {
        let (graph, origins) = (self.graph, &mut self.origins);
        self.position.before(index, graph, &mut self.database, &self.simulated, |put_back, mark| {
            if let Some(revision) = graph.revisions.get(put_back) {
                origins.note(mark, revision, revision.id.span);
            }
        });
    }

    fn judge(
        &self,
        revision: &Arc<Revision>,
        (start, middle): (Mark, Mark),
        upgrade: &Ran<'_>,
        downgrade: &Ran<'_>,
        complete: bool,
        problems: &mut Problems,
    ) -> Option<Undo> {
        let catalog = &self.database.catalog;
        let changes = catalog.changes_since(start);
        let before = catalog.state_at(start);
        let differences = match &revision.downgrade {
            Some(_) if complete => differences(&before, catalog, &changes),
            Some(_) | None => Vec::new(),
        };
        let origin = origin(&self.database, &self.origins);
        let step = RevisionStep {
            revision,
            before: &before,
            after: &catalog.state_at(middle),
            restored: &self.database,
            start,
            middle,
            changes: &changes,
            differences: &differences,
            upgrade: &upgrade.applied,
            downgrade: &downgrade.applied,
            complete,
            origin: &origin,
        };
        check_revision(&step, problems);
        (complete && revision.downgrade.is_none()).then(|| rules::undo(&step))
    }

    fn script(
        &mut self,
        index: usize,
        revision: &'g Arc<Revision>,
        direction: Direction,
        script: Option<&'g Script>,
        problems: &mut Problems,
    ) -> Ran<'g> {
        begin_session(&mut self.database, revision.no_transaction.is_some());
        self.early = EarlyDrops::default();
        let statements = script.map_or(&[][..], |script| &script.statements);
        let mut ran = Ran {
            applied: Vec::with_capacity(statements.len()),
            deeds: Vec::with_capacity(statements.len()),
            complete: true,
        };
        for statement in statements {
            if revision.no_transaction.is_some() {
                // Each statement is a transaction of its own.
                self.database.pending.clear();
            }
            let mark = self.database.catalog.mark();
            self.origins.note(mark, revision, statement.statement.span);
            let (effects, refusal, applied) = self.statement(revision, statement, problems);
            ran.complete &= applied;
            let before = self.database.catalog.state_at(mark);
            let origin = origin(&self.database, &self.origins);
            let step = Step {
                revision,
                direction,
                statement,
                before: &before,
                effects: &effects,
                after: &self.database,
                refusal: refusal.as_ref(),
                origin: &origin,
            };
            check_statement(&step, problems);
            let mut deed = deed(&effects, &before, refusal.is_some() && applied);
            if revision.no_transaction.is_some() {
                let text = rules::text(revision, statement.statement.span);
                let changes = self.database.catalog.changes_since(mark);
                let states: (&dyn State, _) = (&before, &self.database);
                deed.probe = probe::of(states, &statement.statement, text, &effects, &changes);
            }
            ran.deeds.push(deed);
            if let Some(touched) = self.touched.as_mut().and_then(|touched| touched.get_mut(index)) {
                touched.push(Touched::by(&self.database.catalog, mark, &effects, statement));
            }
            ran.applied.push(Applied { statement, effects, mark });
        }
        // What is temporary is gone before the states are compared.
        begin_session(&mut self.database, false);
        ran
    }

    /// Applies a statement, or what its author declares in its place. Beside what it did: why it could not be applied by itself,
    /// and whether the state after it is known.
    fn statement(
        &mut self,
        revision: &Arc<Revision>,
        statement: &ScriptStatement,
        problems: &mut Problems,
    ) -> (Effects, Option<Refusal>, bool) {
        let refusal = match apply(&mut self.database, &statement.statement) {
            Ok(effects) => return (effects, None, true),
            Err(refusal) => refusal,
        };
        let opaque = matches!(refusal.fact, RefusalFact::Opaque { .. } | RefusalFact::NotModelled { .. });
        if opaque && !statement.effects.is_empty() {
            let (effects, known) = self.declared(revision, statement, problems);
            return (effects, Some(refusal), known);
        }
        if opaque {
            // The rule `declared-effect-missing` tells it.
            self.doubt.add(crate::rules::text(revision, statement.statement.span));
        } else {
            self.refuse(&refusal, revision, statement, problems);
        }
        (Effects::default(), Some(refusal), false)
    }

    /// Applies what `@effect` declares.
    fn declared(
        &mut self,
        revision: &Arc<Revision>,
        statement: &ScriptStatement,
        problems: &mut Problems,
    ) -> (Effects, bool) {
        let mut declared = Effects::default();
        let mut known = true;
        for effect in statement.effects.iter().flat_map(|effect| &effect.value) {
            match apply(&mut self.database, effect) {
                Ok(effects) => join(&mut declared, effects),
                Err(refusal) => {
                    known = false;
                    self.refuse(&refusal, revision, statement, problems);
                }
            }
        }
        (declared, known)
    }

    fn refuse(
        &mut self,
        refusal: &Refusal,
        revision: &Arc<Revision>,
        statement: &ScriptStatement,
        problems: &mut Problems,
    ) {
        let span = statement.statement.span;
        if !self.doubt.explains(refusal) {
            let catalog = &self.database.catalog;
            let problem = refused::problem(refusal, revision, span, catalog, &self.origins);
            debug_assert_eq!(problem.level, Level::Deny, "what is left out later rests on this error");
            match refused::too_early(refusal, revision, span, catalog) {
                Some(name) => self.early.tell(name, problem, problems),
                None => problems.push(problem),
            }
        }
        self.doubt.add(crate::rules::text(revision, span));
    }
}

/// Whether a sequence's counter may stand elsewhere than where it began after a script.
fn moves_a_counter(script: &Script) -> bool {
    let moves = |options: &[SequenceOption]| {
        options.iter().any(|option| matches!(option, SequenceOption::Restart(..) | SequenceOption::Start(..)))
    };
    let of_identity = |action: &AlterTableAction| matches!(action, AlterTableAction::AlterIdentity { options, .. } if moves(options));
    script.statements.iter().any(|it| {
        matches!(&it.statement.kind, StatementKind::AlterSequence(it) if moves(&it.options))
            || matches!(&it.statement.kind, StatementKind::AlterTable(it) if it.actions.iter().any(|(action, _)| of_identity(action)))
    })
}

fn join(all: &mut Effects, more: Effects) {
    if !all.words.is_empty() {
        all.words.push_str(", ");
    }
    all.words.push_str(&more.words);
    all.locks.extend(more.locks);
    all.locks.sort_by_key(|(lock, _)| std::cmp::Reverse(*lock));
    all.notes.extend(more.notes);
}

fn deed(effects: &Effects, before: &dyn State, declared: bool) -> Deed {
    Deed {
        words: effects.words.clone(),
        lock: effects.locks.first().map(|(lock, table)| (*lock, qualified(before, *table))),
        declared,
        probe: Probe::Unknown,
    }
}

/// Where an object was made, for a rule that asks.
fn origin<'a>(
    database: &'a Simulation,
    origins: &'a Origins<'_>,
) -> impl Fn(ObjectId) -> Option<(Place, String)> + 'a {
    |id| {
        let made = origins.made(&database.catalog, id)?;
        Some((made.place(), format!("created by {}", made.revision.id.value)))
    }
}
