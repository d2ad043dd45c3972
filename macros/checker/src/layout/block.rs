//! The transaction that a session is in, as PostgreSQL keeps it.
//! <https://www.postgresql.org/docs/15/protocol-flow.html#PROTOCOL-FLOW-MULTI-STATEMENT>

use std::collections::BTreeSet;

use arcoiris_catalog::{Name, ObjectId};

use super::Transaction;
use super::doubt::Doubt;
use crate::apply::end_transaction;
use crate::simulation::Simulation;

/// What is to be undone together.
#[derive(Debug, Clone)]
struct Moment {
    at: crate::simulation::Moment,
    settings: Settings,
    roles: BTreeSet<Name>,
    dropped_on_commit: BTreeSet<ObjectId>,
    path_after: Option<Vec<Name>>,
    constraints_deferred: bool,
    doubt: Doubt,
}

/// The settings of a session that statements depend on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Settings {
    search_path: Vec<Name>,
    check_bodies: bool,
}

impl Settings {
    pub(super) fn of(database: &Simulation) -> Settings {
        Settings { search_path: database.search_path.clone(), check_bodies: database.check_bodies }
    }

    pub(super) fn restore(&self, database: &mut Simulation) {
        database.search_path.clone_from(&self.search_path);
        database.check_bodies = self.check_bodies;
    }
}

impl Moment {
    fn of(database: &Simulation, doubt: &Doubt) -> Moment {
        Moment {
            at: database.moment(),
            settings: Settings::of(database),
            dropped_on_commit: database.dropped_on_commit.clone(),
            path_after: database.path_after_transaction.clone(),
            constraints_deferred: database.constraints_deferred,
            roles: database.roles.clone(),
            doubt: doubt.clone(),
        }
    }

    fn restore(&self, database: &mut Simulation, doubt: &mut Doubt) {
        database.catalog.rollback(self.at.catalog);
        database.rows.abort(self.at.rows);
        self.settings.restore(database);
        database.roles.clone_from(&self.roles);
        database.dropped_on_commit.clone_from(&self.dropped_on_commit);
        database.path_after_transaction.clone_from(&self.path_after);
        database.constraints_deferred = self.constraints_deferred;
        database.pending.clear();
        doubt.clone_from(&self.doubt);
    }
}

/// The kinds of transaction blocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The tool said `BEGIN`.
    Tool,
    /// The script did.
    Script,
    /// The message has several statements.
    Message,
}

/// A label that is not committed yet.
#[derive(Debug, Clone)]
pub(super) struct NewLabel {
    pub(super) id: ObjectId,
    pub(super) label: String,
}

/// Why a word of transaction control is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoBlock {
    /// 25P01
    NotInBlock(&'static str),
    /// 25001
    InBlock(&'static str),
    /// 3B001
    NoSavepoint,
}

/// The transaction that the session is in.
#[derive(Debug)]
pub(super) struct Block {
    /// What the tool does when a script ends the transaction.
    tool: Transaction,
    open: Option<(Kind, Moment)>,
    savepoints: Vec<(String, Moment)>,
    /// The settings once the transaction ends, if one was set for the transaction alone.
    after: Option<Settings>,
    /// Labels of enums that were added in it.
    pub(super) labels: Vec<NewLabel>,
}

impl Block {
    /// A session at the beginning of a script.
    pub(super) fn new(tool: Transaction, database: &Simulation, doubt: &Doubt) -> Block {
        let open = match tool {
            Transaction::None => None,
            Transaction::Around | Transaction::Always => Some((Kind::Tool, Moment::of(database, doubt))),
        };
        Block { tool, open, savepoints: Vec::new(), after: None, labels: Vec::new() }
    }

    /// Whether statements are inside a transaction block.
    pub(super) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// A statement follows, of a message with several of them or not.
    pub(super) fn statement(&mut self, several: bool, database: &Simulation, doubt: &Doubt) {
        if self.open.is_none() {
            self.labels.clear();
            let kind = match (self.tool, several) {
                (Transaction::Always, _) => Kind::Tool,
                (Transaction::None | Transaction::Around, true) => Kind::Message,
                (Transaction::None | Transaction::Around, false) => return,
            };
            self.open = Some((kind, Moment::of(database, doubt)));
        }
    }

    /// After a statement: what was one transaction by itself is at its end.
    pub(super) fn statement_ends(&mut self, database: &mut Simulation) {
        if self.open.is_none() {
            self.end(database);
        }
    }

    /// The message is at its end.
    pub(super) fn message_ends(&mut self, database: &mut Simulation) {
        if matches!(self.open, Some((Kind::Message, _))) {
            self.commit(database);
        }
    }

    /// The script is at its end: the tool commits, and what the script began and did not end is lost. Whether that is so.
    pub(super) fn finish(&mut self, database: &mut Simulation, doubt: &mut Doubt) -> bool {
        let lost = matches!(self.open, Some((Kind::Script, _)));
        match lost {
            true => self.abort(database, doubt),
            false => self.commit(database),
        }
        lost
    }

    /// A statement was refused: nothing of its transaction stays.
    pub(super) fn abort(&mut self, database: &mut Simulation, doubt: &mut Doubt) {
        if let Some((_, moment)) = self.open.take() {
            moment.restore(database, doubt);
        }
        self.after = None;
        self.end(database);
    }

    /// `SET LOCAL`: how it is after the transaction.
    pub(super) fn set_local(&mut self, before: Settings) {
        if self.after.is_none() {
            self.after = Some(before);
        }
    }

    /// `SET`: the same after the transaction, whatever was set for the transaction alone.
    pub(super) fn set(&mut self, name: &str, database: &Simulation) {
        if let Some(after) = &mut self.after {
            match name {
                "search_path" => after.search_path.clone_from(&database.search_path),
                _ => after.check_bodies = database.check_bodies,
            }
        }
    }

    pub(super) fn begin(&mut self, database: &Simulation, doubt: &Doubt) {
        self.open = Some(match self.open.take() {
            // What the message did before belongs to it.
            Some((Kind::Message, moment)) => (Kind::Script, moment),
            // A warning: there is a transaction in progress.
            Some(open) => open,
            None => (Kind::Script, Moment::of(database, doubt)),
        });
    }

    pub(super) fn commit(&mut self, database: &mut Simulation) {
        self.open = None;
        self.end(database);
    }

    pub(super) fn rollback(&mut self, database: &mut Simulation, doubt: &mut Doubt) {
        self.abort(database, doubt);
    }

    /// `COMMIT AND CHAIN`
    pub(super) fn commit_and_chain(
        &mut self,
        database: &mut Simulation,
        doubt: &Doubt,
    ) -> Result<(), NoBlock> {
        self.require("COMMIT AND CHAIN")?;
        self.commit(database);
        self.begin(database, doubt);
        Ok(())
    }

    /// `ROLLBACK AND CHAIN`
    pub(super) fn rollback_and_chain(
        &mut self,
        database: &mut Simulation,
        doubt: &mut Doubt,
    ) -> Result<(), NoBlock> {
        self.require("ROLLBACK AND CHAIN")?;
        self.abort(database, doubt);
        self.begin(database, doubt);
        Ok(())
    }

    pub(super) fn savepoint(
        &mut self,
        name: &str,
        database: &Simulation,
        doubt: &Doubt,
    ) -> Result<(), NoBlock> {
        self.require("SAVEPOINT")?;
        self.savepoints.push((name.to_owned(), Moment::of(database, doubt)));
        Ok(())
    }

    pub(super) fn release(&mut self, name: &str) -> Result<(), NoBlock> {
        self.require("RELEASE SAVEPOINT")?;
        let index = self.position(name)?;
        self.savepoints.truncate(index);
        Ok(())
    }

    pub(super) fn rollback_to(
        &mut self,
        name: &str,
        database: &mut Simulation,
        doubt: &mut Doubt,
    ) -> Result<(), NoBlock> {
        self.require("ROLLBACK TO SAVEPOINT")?;
        let index = self.position(name)?;
        if let Some((_, moment)) = self.savepoints.get(index) {
            moment.restore(database, doubt);
        }
        self.savepoints.truncate(index + 1);
        Ok(())
    }

    fn position(&self, name: &str) -> Result<usize, NoBlock> {
        self.savepoints.iter().rposition(|(other, _)| other == name).ok_or(NoBlock::NoSavepoint)
    }

    fn require(&self, what: &'static str) -> Result<(), NoBlock> {
        match self.open {
            Some((Kind::Tool | Kind::Script, _)) => Ok(()),
            Some((Kind::Message, _)) | None => Err(NoBlock::NotInBlock(what)),
        }
    }

    fn end(&mut self, database: &mut Simulation) {
        self.savepoints.clear();
        self.labels.clear();
        database.pending.clear();
        end_transaction(database);
        if let Some(settings) = self.after.take() {
            settings.restore(database);
        }
    }
}
