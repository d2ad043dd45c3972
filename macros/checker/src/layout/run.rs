//! One script, run as its tool runs it.
#![expect(clippy::wildcard_enum_match_arm, reason = "a question about some kinds is answered by those alone")]

use std::sync::Arc;

use arcoiris_catalog::Name;

use super::MessageKind;
use super::block::{Block, NewLabel, NoBlock, Settings};
use super::doubt::{Bodies, Doubt, Reach, reach};
use super::joined::{Joined, Sent, Way};
use crate::apply::{apply, begin_session};
use crate::effects::{Effects, Note};
use crate::history::origin::Origins;
use crate::history::refused;
use crate::parse::{SyntaxError, SyntaxErrorKind};
use crate::problem::{Level, Problem};
use crate::refusal::{Refusal, RefusalFact};
use crate::revision::{Revision, ScriptStatement};
use crate::rules::statement_outside_transaction::never_inside;
use crate::rules::{Applied, Direction, place, text};
use crate::simulation::Simulation;
use crate::syntax::{AlterEnumAction, Drop, SettingScope, Span, StatementKind, TransactionVerb};

/// How far a script came.
#[derive(Debug, Default)]
pub(super) struct Ran<'g> {
    /// The statements that were applied; of use to the rules only if none was undone.
    pub(super) applied: Vec<Applied<'g>>,
    /// PostgreSQL refuses it.
    pub(super) refused: bool,
    /// Something of it cannot be seen through, and changes rows at most.
    pub(super) unseen_rows: bool,
    /// Something of it cannot be seen through, and what it leaves is in doubt.
    pub(super) unseen: bool,
    /// A statement is refused as far as is known, and what it rests on is in doubt.
    pub(super) perhaps_refused: bool,
    /// Something was rolled back by the script itself.
    pub(super) undone: bool,
}

/// The database that scripts are run on, with what is not known of it.
pub(super) struct Session<'g> {
    pub(super) database: Simulation,
    pub(super) origins: Origins<'g>,
    pub(super) doubt: Doubt,
    pub(super) bodies: Bodies,
}

/// What became of a statement.
enum Done {
    Applied(Effects),
    Unseen(Reach),
    Refused,
}

/// A script under way.
struct Course<'a, 'g> {
    session: &'a mut Session<'g>,
    revision: &'g Arc<Revision>,
    block: Block,
    /// A setting that changes what statements mean is not known: nothing that follows is.
    blind: bool,
    problems: &'a mut Vec<Problem>,
    ran: Ran<'g>,
}

impl<'g> Session<'g> {
    /// Runs a direction. What is refused is rolled back as far as the tool's transaction goes, and nothing after it is run.
    pub(super) fn run(
        &mut self,
        joined: &'g Joined,
        direction: Direction,
        problems: &mut Vec<Problem>,
    ) -> Ran<'g> {
        let revision = &joined.revision;
        let (way, script) = match direction {
            Direction::Upgrade => (Some(&joined.upgrade), Some(&revision.upgrade)),
            Direction::Downgrade => (joined.downgrade.as_ref(), revision.downgrade.as_ref()),
        };
        let (Some(way), Some(script)) = (way, script) else { return Ran::default() };
        // What is temporary goes with the session.
        begin_session(&mut self.database, true);
        self.database.moment = Some(self.database.moment.map_or(0, |number| number.saturating_add(1)));
        let start = self.database.catalog.mark();
        let block = Block::new(way.transaction, &self.database, &self.doubt);
        let mut course =
            Course { session: self, revision, block, blind: false, problems, ran: Ran::default() };
        course.way(way, &script.statements);
        let Course { ran, .. } = course;
        if ran.perhaps_refused {
            // With all that it did.
            let changes = self.database.catalog.changes_since(start);
            self.doubt.cast_changes(&changes);
        }
        // What is temporary goes with the session.
        begin_session(&mut self.database, true);
        ran
    }
}

impl<'g> Course<'_, 'g> {
    fn way(&mut self, way: &'g Way, statements: &'g [ScriptStatement]) {
        for sent in &way.sent {
            self.message(sent, statements);
            if self.ran.refused {
                self.block.abort(&mut self.session.database, &mut self.session.doubt);
                return;
            }
        }
        if self.block.finish(&mut self.session.database, &mut self.session.doubt) {
            self.ran.undone = true;
            let last = way.sent.last().map_or(Span { start: 0, end: 0 }, |sent| sent.span);
            let problem =
                Problem::new("open-transaction", "the script begins a transaction and does not end it")
                    .at(place(self.revision, Span { start: last.end, end: last.end }), "rolled back here")
                    .level(Level::Warn);
            self.problems.push(problem);
        }
    }

    fn message(&mut self, sent: &'g Sent, statements: &'g [ScriptStatement]) {
        match (sent.kind, &sent.statements) {
            (MessageKind::Replaced, _) => {
                self.unread(sent.span, "placeholder", "what is put in for the placeholders is not known");
            }
            (MessageKind::Psql, _) => {
                self.unread(sent.span, "psql-command", "what this command of psql's does cannot be seen");
                self.blind = true;
            }
            (MessageKind::Query, Err(errors)) => self.syntax(sent, errors),
            (MessageKind::Query, Ok(range)) => {
                let statements = statements.get(range.clone()).unwrap_or_default();
                for statement in statements {
                    let Session { database, doubt, .. } = &mut *self.session;
                    self.block.statement(statements.len() > 1, database, doubt);
                    database.in_block = self.block.is_open();
                    self.statement(statement);
                    if self.ran.refused {
                        return;
                    }
                    self.block.statement_ends(&mut self.session.database);
                }
                self.block.message_ends(&mut self.session.database);
            }
        }
    }

    /// A message that is no SQL: nothing of it is run.
    fn syntax(&mut self, sent: &Sent, errors: &[SyntaxError]) {
        let refused = errors.iter().any(|error| match error.kind {
            SyntaxErrorKind::Grammar
            | SyntaxErrorKind::NewerServer { .. }
            | SyntaxErrorKind::PsqlCommand
            | SyntaxErrorKind::CopyData => true,
            SyntaxErrorKind::Parser => false,
        });
        for error in errors {
            let mut problem = Problem::new(error.kind.rule(), crate::problem::ticked(&error.message))
                .at(place(self.revision, error.span), "");
            problem.help.extend(error.hint.clone());
            problem.sqlstate = error.sqlstate;
            self.problems.push(problem);
        }
        if refused {
            self.ran.refused = true;
        } else {
            self.session.database.rows.forget_all();
            self.cast(Reach::Everything, sent.span);
            self.ran.unseen = true;
        }
    }

    /// A message whose text is not what is sent.
    fn unread(&mut self, span: Span, rule: &'static str, title: &str) {
        let problem = Problem::new(rule, title).at(place(self.revision, span), "neither proven nor refuted");
        self.problems.push(problem.level(Level::Warn));
        self.session.database.rows.forget_all();
        self.cast(Reach::Named, span);
        self.ran.unseen = true;
    }

    fn cast(&mut self, reach: Reach, span: Span) {
        let Session { database, doubt, bodies, .. } = &mut *self.session;
        doubt.cast(reach, text(self.revision, span), bodies, &database.catalog);
    }

    fn statement(&mut self, it: &'g ScriptStatement) {
        let span = it.statement.span;
        let mark = self.session.database.catalog.mark();
        self.session.origins.note(mark, self.revision, span);
        let words = text(self.revision, span);
        self.session.bodies.note(words);
        if let StatementKind::Transaction(verb) = &it.statement.kind {
            self.control(*verb, span);
            return;
        }
        if self.block.is_open() && never_inside(&it.statement, words) {
            let message = "this statement cannot run inside a transaction block";
            self.refuse(&Refusal::other(span, "25001", message), span);
            return;
        }
        match self.apply(it) {
            Done::Refused => {}
            Done::Unseen(reach) => {
                self.cast(reach, span);
                match reach {
                    Reach::Rows => self.ran.unseen_rows = true,
                    Reach::Extension | Reach::NewObject | Reach::Part | Reach::Named | Reach::Everything => {
                        self.ran.unseen = true
                    }
                }
            }
            Done::Applied(effects) => self.ran.applied.push(Applied { statement: it, effects, mark }),
        }
    }

    /// Applies a statement, and tells what is wrong with it.
    fn apply(&mut self, it: &'g ScriptStatement) -> Done {
        let span = it.statement.span;
        let words = text(self.revision, span);
        let moment = self.session.database.moment();
        let mark = moment.catalog;
        let settings = Settings::of(&self.session.database);
        let mut assumed: Vec<Name> = Vec::new();
        let applied = loop {
            match apply(&mut self.session.database, &it.statement) {
                Err(Refusal { fact: RefusalFact::UndeclaredRole { role }, span: at, .. })
                    if assumed.len() < 64 =>
                {
                    let name = Name::new(&unquoted(&role));
                    // Presumed to be there; whether it is, the server knows.
                    if !self.session.database.roles.insert(name.clone()) {
                        break Err(Refusal::not_modelled(at, format!("the role {role}")));
                    }
                    self.undeclared(&role, at);
                    assumed.push(name);
                }
                result => break result,
            }
        };
        for name in &assumed {
            self.session.database.roles.remove(name);
        }
        let presumed = !assumed.is_empty();
        let effects = match applied {
            Ok(effects) => effects,
            Err(refusal) => return self.not_applied(&refusal, it),
        };
        let outside = effects.notes.iter().any(|note| matches!(note, Note::OutsideTransactionOnly { .. }));
        let early = self.early_label(&effects);
        if (outside && self.block.is_open()) || early.is_some() {
            self.session.database.back_to(moment);
            let refusal = early.unwrap_or_else(|| {
                Refusal::other(span, "25001", "this statement cannot run inside a transaction block")
            });
            self.refuse(&refusal, span);
            return Done::Refused;
        }
        self.new_labels(&effects, it);
        self.setting(&it.statement.kind, settings);
        if let StatementKind::Drop(Drop { names, if_exists: true, cascade: true, .. }) = &it.statement.kind {
            // It is taken whether they are there or not, and whatever depends on them.
            names.iter().for_each(|name| self.session.doubt.clear(name.name.name.as_str()));
        }
        let Session { database, doubt, .. } = &*self.session;
        let doubtful = self.blind || doubt.touches(&it.statement, words, &database.catalog, mark);
        if doubtful {
            let title =
                "what this statement is about is in doubt since one before that cannot be seen through";
            let problem =
                Problem::new("in-doubt", title).at(place(self.revision, span), "neither proven nor refuted");
            self.problems.push(problem.level(Level::Warn));
            self.ran.unseen = true;
            self.ran.perhaps_refused |= self.session.doubt.rests_on_refused(words);
        }
        // Privileges and owners are what the role is needed for: the catalog is known, the server is not.
        self.ran.unseen_rows |= presumed;
        for note in &effects.notes {
            if let Note::HangsOnRows { what, span } = note {
                let problem = Problem::new("in-doubt", format!("it hangs on rows: {what}"))
                    .at(place(self.revision, *span), "neither proven nor refuted");
                self.problems.push(problem.level(Level::Warn));
                self.ran.unseen_rows = true;
            }
        }
        Done::Applied(effects)
    }

    fn not_applied(&mut self, refusal: &Refusal, it: &ScriptStatement) -> Done {
        let span = it.statement.span;
        let words = text(self.revision, span);
        let unseen = matches!(refusal.fact, RefusalFact::Opaque { .. } | RefusalFact::NotModelled { .. });
        let catalog = &self.session.database.catalog;
        let doubtful = self.blind || self.session.doubt.explains(refusal, words, catalog);
        if !unseen && !doubtful {
            self.refuse(refusal, span);
            return Done::Refused;
        }
        crate::rows::follow::unseen(&mut self.session.database, &it.statement);
        let mut problem = self.problem(refusal, span);
        if !unseen {
            problem = problem
                .level(Level::Warn)
                .note("it is in doubt since a statement before that cannot be seen through");
        }
        problem.help.clear();
        problem.level = Level::Warn;
        self.problems.push(problem);
        let setting = match &it.statement.kind {
            StatementKind::Set(setting) => setting.name.as_deref().is_none_or(changes_meaning),
            _ => {
                let words = words.to_lowercase();
                words.contains("set_config") && words.contains("search_path")
            }
        };
        if setting {
            self.blind = true;
            self.ran.unseen = true;
        }
        if let (StatementKind::Drop(drop), true) =
            (&it.statement.kind, !unseen && self.session.doubt.makes(refusal))
        {
            self.ran.unseen = true;
            for name in drop.names.iter().map(|name| name.name.name.as_str()) {
                match self.session.doubt.makes_name(name) {
                    // What was made unseen is gone unseen.
                    true => self.session.doubt.clear(name),
                    // Of this name there is an object, which was not dropped here.
                    false => self.session.doubt.name(name),
                }
            }
            return Done::Unseen(Reach::Rows);
        }
        if !unseen {
            // What PostgreSQL says to it rests on what is in doubt.
            self.ran.unseen = true;
            self.ran.perhaps_refused |= !self.session.doubt.makes(refusal);
        }
        Done::Unseen(reach(words, &self.session.bodies, &self.session.database.catalog))
    }

    fn problem(&self, refusal: &Refusal, span: Span) -> Problem {
        let session = &*self.session;
        refused::problem(refusal, self.revision, span, &session.database.catalog, &session.origins)
    }

    fn refuse(&mut self, refusal: &Refusal, span: Span) {
        let problem = self.problem(refusal, span);
        self.problems.push(problem);
        self.ran.refused = true;
    }

    fn undeclared(&mut self, role: &str, span: Span) {
        let problem = Problem::new("undeclared-role", format!("role `{role}` is made by no revision"))
            .at(place(self.revision, span), "roles belong to the server, not to the history")
            .help(format!("if the server has it, say `--role {}`", unquoted(role)));
        self.problems.push(problem.level(Level::Warn));
    }

    /// A label of an enum that is used before it is committed.
    /// <https://www.postgresql.org/docs/15/sql-altertype.html#id-1.9.3.42.7>
    fn early_label(&self, effects: &Effects) -> Option<Refusal> {
        effects.notes.iter().find_map(|note| {
            let Note::EnumValueUsed { id, label, span } = note else { return None };
            let new = self.block.labels.iter().find(|new| new.id == *id && new.label == *label)?;
            let message = format!("unsafe use of new value \"{}\" of an enum type", new.label);
            Some(Refusal::other(*span, "55P04", message).about(new.id))
        })
    }

    fn new_labels(&mut self, effects: &Effects, it: &ScriptStatement) {
        if !self.block.is_open() {
            return;
        }
        for note in &effects.notes {
            if let Note::EnumValueAdded { id, label } = note {
                let new = NewLabel { id: *id, label: label.clone() };
                self.block.labels.push(new);
            }
        }
        if let StatementKind::AlterEnum { action: AlterEnumAction::RenameValue { from, to }, .. } =
            &it.statement.kind
        {
            let renamed: Vec<NewLabel> =
                self.block.labels.iter().filter(|new| new.label == from.0).cloned().collect();
            self.block.labels.extend(renamed.into_iter().map(|new| NewLabel { label: to.0.clone(), ..new }));
        }
    }

    /// `SET`: for how long.
    fn setting(&mut self, kind: &StatementKind, before: Settings) {
        let StatementKind::Set(setting) = kind else { return };
        let name = setting.name.as_deref().unwrap_or_default().to_ascii_lowercase();
        if !matches!(name.as_str(), "search_path" | "check_function_bodies") {
            return;
        }
        let database = &mut self.session.database;
        match setting.scope {
            // Outside a transaction it has no effect, but a warning.
            SettingScope::Local if !self.block.is_open() => before.restore(database),
            SettingScope::Local => self.block.set_local(before),
            SettingScope::Session | SettingScope::Reset => self.block.set(&name, database),
        }
    }

    fn control(&mut self, verb: TransactionVerb, span: Span) {
        let name = text(self.revision, span)
            .split_whitespace()
            .last()
            .unwrap_or_default()
            .trim_end_matches(';')
            .to_lowercase();
        let Session { database, doubt, .. } = &mut *self.session;
        let done = match verb {
            TransactionVerb::Begin => {
                self.block.begin(database, doubt);
                Ok(())
            }
            TransactionVerb::Commit => {
                self.block.commit(database);
                Ok(())
            }
            TransactionVerb::Rollback => {
                self.ran.undone = true;
                self.block.rollback(database, doubt);
                Ok(())
            }
            TransactionVerb::Savepoint => self.block.savepoint(&name, database, doubt),
            TransactionVerb::Release => self.block.release(&name),
            TransactionVerb::RollbackTo => {
                self.ran.undone = true;
                self.block.rollback_to(&name, database, doubt)
            }
            TransactionVerb::Set => Ok(()),
            TransactionVerb::CommitAndChain => self.block.commit_and_chain(database, doubt),
            TransactionVerb::RollbackAndChain => {
                self.ran.undone = true;
                self.block.rollback_and_chain(database, doubt)
            }
            TransactionVerb::BeginReadOnly | TransactionVerb::SetReadOnly => {
                if verb == TransactionVerb::BeginReadOnly {
                    self.block.begin(database, doubt);
                }
                let what = "which statements a transaction takes that is READ ONLY is not modelled";
                self.unread(span, "transaction-control", what);
                self.blind = true;
                return;
            }
            // There is nothing to be prepared, of which PostgreSQL warns.
            TransactionVerb::Prepare if !self.block.is_open() => Ok(()),
            TransactionVerb::CommitPrepared if self.block.is_open() => {
                Err(NoBlock::InBlock("COMMIT PREPARED"))
            }
            TransactionVerb::RollbackPrepared if self.block.is_open() => {
                Err(NoBlock::InBlock("ROLLBACK PREPARED"))
            }
            TransactionVerb::Prepare
            | TransactionVerb::CommitPrepared
            | TransactionVerb::RollbackPrepared => {
                self.unread(
                    span,
                    "transaction-control",
                    "what becomes of a prepared transaction cannot be seen",
                );
                return;
            }
        };
        let refusal = match done {
            Ok(()) => return,
            Err(NoBlock::NotInBlock(what)) => {
                Refusal::other(span, "25P01", format!("{what} can only be used in transaction blocks"))
            }
            Err(NoBlock::InBlock(what)) => {
                Refusal::other(span, "25001", format!("{what} cannot run inside a transaction block"))
            }
            Err(NoBlock::NoSavepoint) => {
                Refusal::other(span, "3B001", format!("savepoint \"{name}\" does not exist"))
            }
        };
        self.refuse(&refusal, span);
    }
}

/// Whether a setting changes what statements do to the catalog. <https://www.postgresql.org/docs/15/runtime-config-client.html>
fn changes_meaning(name: &str) -> bool {
    const SETTINGS: [&str; 17] = [
        "array_nulls",
        "backslash_quote",
        "check_function_bodies",
        "datestyle",
        "default_table_access_method",
        "default_tablespace",
        "default_toast_compression",
        "default_transaction_read_only",
        "intervalstyle",
        "role",
        "search_path",
        "session_authorization",
        "standard_conforming_strings",
        "timezone",
        "transaction_read_only",
        "transform_null_equals",
        "xmloption",
    ];
    SETTINGS.contains(&name.to_ascii_lowercase().as_str())
}

/// A role's name as it is, from how it is printed.
fn unquoted(role: &str) -> String {
    match role.strip_prefix('"').and_then(|role| role.strip_suffix('"')) {
        Some(inner) => inner.replace("\"\"", "\""),
        None => role.to_owned(),
    }
}
