//! The rows that a history makes itself: which are there for certain when it is applied to an empty database, and where there may be
//! others.
//!
//! PostgreSQL refuses a statement for the rows that it meets: `SET NOT NULL` where a seed left NULL, a key that two seeds share, a
//! reference to a row that nobody inserted. What is said here is said of the history applied from its beginning, with nobody else
//! writing in between. What cannot be told is left open: a table of which nothing is known stands nowhere in here.
//!
//! Every change is journaled as the catalog's are, and taken back with them.

pub(crate) mod change;
mod check;
mod default;
mod evaluate;
pub(crate) mod follow;
mod function;
mod number;
mod operator;
pub(crate) mod pattern;
mod query;
pub(crate) mod reach;
mod stored;
mod trigger;
mod value;
pub(crate) mod view;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use arcoiris_catalog::{ColumnNumber, ObjectId, Reader, Wire, WireError, wire_enum};

use reach::Reach;
pub(crate) use value::Value;

/// Of more rows than these a table's are not told one by one any more.
const MOST_ROWS: usize = 1000;

/// What is known of tables' rows and of sequences' counters, with a journal.
#[derive(Debug, Clone, Default)]
pub struct KnownRows {
    known: HashMap<ObjectId, Entry>,
    journal: Vec<Undo>,
    /// Every state gets a number of its own.
    stamp: u64,
    /// Stored expressions that were read again, by their text.
    parsed: HashMap<String, Option<Arc<crate::syntax::Expression>>>,
    /// What triggers' functions do, by their bodies.
    reactions: HashMap<String, trigger::Read>,
    /// What a statement that failed had taken from counters.
    pub(crate) consumed: Vec<(ObjectId, Option<i64>)>,
    /// Whether `session_replication_role` was touched in this session: foreign keys and triggers may be asleep.
    pub(crate) unguarded: bool,
    /// Tables whose internal triggers were switched off or on: foreign keys may be asleep.
    pub(crate) asleep: Vec<ObjectId>,
    /// What calls of functions of the history's in the statement may write to.
    written: Noted<Reach>,
    /// What such calls may write to that are kept in the catalog, to be made by statements that do not show them. It only grows.
    hidden: Noted<Reach>,
    /// What of the statement hangs on rows that are not known.
    doubts: Noted<Vec<String>>,
}

/// What an analysis, which changes nothing, notes for the statement around it.
#[derive(Debug, Default)]
struct Noted<T>(Mutex<T>);

impl<T> Noted<T> {
    fn locked(&self) -> MutexGuard<'_, T> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T: Clone> Clone for Noted<T> {
    fn clone(&self) -> Self {
        Noted(Mutex::new(self.locked().clone()))
    }
}

/// What is known of a table or a sequence.
#[derive(Debug, Clone)]
struct Entry {
    stamp: u64,
    state: Arc<Known>,
}

/// What is known of a table or a sequence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Known {
    Table(TableRows),
    /// What `nextval` gives next.
    Counter(i64),
}

/// A table's own rows, without those of tables below it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct TableRows {
    /// Those that are there for certain.
    pub(crate) rows: Vec<Arc<Row>>,
    /// Whether there may be others.
    pub(crate) others: bool,
}

/// A row: its columns' values. Of a column that is left out nothing is known.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Row(pub(crate) Vec<(ColumnNumber, Value)>);

impl Row {
    pub(crate) fn get(&self, column: ColumnNumber) -> Value {
        self.0.iter().find(|(number, _)| *number == column).map_or(Value::Unknown, |(_, value)| value.clone())
    }

    pub(crate) fn set(&mut self, column: ColumnNumber, value: Value) {
        match self.0.iter_mut().find(|(number, _)| *number == column) {
            Some((_, place)) => *place = value,
            None => self.0.push((column, value)),
        }
    }
}

/// How a change is taken back.
#[derive(Debug, Clone)]
enum Undo {
    Was(ObjectId, Option<Entry>),
    /// Rows were added behind those that were there.
    Grew {
        table: ObjectId,
        stamp: u64,
        rows: usize,
        others: bool,
    },
}

/// A moment in the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark(usize);

/// What a revision did to a table's rows or to a counter.
#[derive(Debug, Clone)]
pub(crate) struct Change {
    id: ObjectId,
    /// The state that it was done to.
    before: Option<u64>,
    after: Option<Entry>,
}

/// The same as it is remembered: the state after it.
pub(crate) type Remembered = Vec<(ObjectId, Option<Known>)>;

impl KnownRows {
    pub(crate) fn mark(&self) -> Mark {
        Mark(self.journal.len())
    }

    /// Takes back everything since a moment.
    pub(crate) fn rollback(&mut self, mark: Mark) {
        while self.journal.len() > mark.0 {
            match self.journal.pop() {
                Some(Undo::Was(id, Some(entry))) => {
                    self.known.insert(id, entry);
                }
                Some(Undo::Was(id, None)) => {
                    self.known.remove(&id);
                }
                Some(Undo::Grew { table, stamp, rows, others }) => {
                    if let Some(entry) = self.known.get_mut(&table) {
                        entry.stamp = stamp;
                        if let Known::Table(known) = Arc::make_mut(&mut entry.state) {
                            known.rows.truncate(rows);
                            known.others = others;
                        }
                    }
                }
                None => return,
            }
        }
    }

    /// Takes back what a transaction did, as the server does: what `nextval` gave away stays so.
    pub(crate) fn abort(&mut self, mark: Mark) {
        let touched: Vec<(ObjectId, Option<i64>)> =
            self.touched_since(mark).into_iter().map(|id| (id, self.counter(id))).collect();
        self.rollback(mark);
        for (id, next) in touched {
            if self.counter(id).is_some() {
                self.set_counter(id, next);
            }
        }
    }

    /// From now on none of these counters is known.
    pub(crate) fn forget_counters_of(&mut self, touched: &[ObjectId]) {
        for id in touched {
            if self.counter(*id).is_some() {
                self.forget(*id);
            }
        }
    }

    fn put(&mut self, id: ObjectId, state: Option<Known>) {
        self.stamp += 1;
        let before = match state {
            Some(state) => self.known.insert(id, Entry { stamp: self.stamp, state: Arc::new(state) }),
            None => match self.known.remove(&id) {
                Some(before) => Some(before),
                // Nothing was known, and nothing is.
                None => return,
            },
        };
        self.journal.push(Undo::Was(id, before));
    }

    /// A call of a function of the history's that writes rows: in a statement, or in what is kept in the catalog.
    pub(crate) fn note_writing_call(&self, reach: Reach, kept: bool) {
        if kept {
            self.hidden.locked().add(reach.clone());
        }
        self.written.locked().add(reach);
    }

    /// Whether the statement succeeds hangs on rows.
    pub(crate) fn doubt(&self, what: String) {
        let mut doubts = self.doubts.locked();
        if !doubts.contains(&what) {
            doubts.push(what);
        }
    }

    /// What the statement hangs on, each once.
    pub(crate) fn doubts(&self) -> Vec<String> {
        std::mem::take(&mut *self.doubts.locked())
    }

    /// After a statement: what a function of the history's may have written is not known.
    pub(crate) fn settle(&mut self) {
        let written = std::mem::take(&mut *self.written.locked());
        if !written.is_empty() {
            self.forget_reached(&written);
        }
    }

    /// A table's own rows; `None` if nothing is known.
    pub(crate) fn table(&self, id: ObjectId) -> Option<&TableRows> {
        if self.hidden.locked().touches(id) {
            return None;
        }
        match &*self.known.get(&id)?.state {
            Known::Table(rows) => Some(rows),
            Known::Counter(_) => None,
        }
    }

    pub(crate) fn set_table(&mut self, id: ObjectId, rows: TableRows) {
        self.put(id, Some(Known::Table(rows)));
    }

    /// Adds rows to a table of which something is known.
    pub(crate) fn grow(&mut self, id: ObjectId, rows: impl IntoIterator<Item = Arc<Row>>, others: bool) {
        let stamp = self.stamp + 1;
        let Some(entry) = self.known.get_mut(&id) else { return };
        let Known::Table(known) = Arc::make_mut(&mut entry.state) else { return };
        self.journal.push(Undo::Grew {
            table: id,
            stamp: entry.stamp,
            rows: known.rows.len(),
            others: known.others,
        });
        self.stamp = stamp;
        entry.stamp = stamp;
        known.others |= others;
        for row in rows {
            if known.rows.len() >= MOST_ROWS {
                known.others = true;
                break;
            }
            known.rows.push(row);
        }
    }

    /// What `nextval` gives next, where that is known.
    pub(crate) fn counter(&self, id: ObjectId) -> Option<i64> {
        let hidden = self.hidden.locked();
        if hidden.counters || hidden.touches(id) {
            return None;
        }
        match *self.known.get(&id)?.state {
            Known::Counter(next) => Some(next),
            Known::Table(_) => None,
        }
    }

    pub(crate) fn set_counter(&mut self, id: ObjectId, next: Option<i64>) {
        self.put(id, next.map(Known::Counter));
    }

    /// From now on nothing is known of a table or a sequence.
    pub(crate) fn forget(&mut self, id: ObjectId) {
        self.put(id, None);
    }

    /// Rows that were there may be gone, or others now; an empty table stays empty.
    pub(crate) fn lose(&mut self, id: ObjectId) {
        let empty = matches!(self.known.get(&id).map(|entry| &*entry.state),
            Some(Known::Table(known)) if known.rows.is_empty() && !known.others);
        if !empty {
            self.forget(id);
        }
    }

    /// From now on no counter is known.
    pub(crate) fn forget_counters(&mut self) {
        for id in self.counters() {
            self.forget(id);
        }
    }

    /// From now on nothing is known of any.
    pub(crate) fn forget_all(&mut self) {
        let all: Vec<ObjectId> = self.known.keys().copied().collect();
        for id in all {
            self.forget(id);
        }
    }

    /// The sequences whose counters are known.
    pub(crate) fn counters(&self) -> Vec<ObjectId> {
        let counters = self.known.iter().filter(|(_, entry)| matches!(*entry.state, Known::Counter(_)));
        counters.map(|(id, _)| *id).collect()
    }

    /// The tables of which something is known.
    pub(crate) fn tables(&self) -> Vec<ObjectId> {
        let tables = self.known.iter().filter(|(_, entry)| matches!(*entry.state, Known::Table(_)));
        tables.map(|(id, _)| *id).collect()
    }

    /// The tables and sequences that were touched since a moment.
    pub(crate) fn touched_since(&self, mark: Mark) -> Vec<ObjectId> {
        let mut found: Vec<ObjectId> = Vec::new();
        for undo in self.journal.iter().skip(mark.0) {
            let (Undo::Was(id, _) | Undo::Grew { table: id, .. }) = undo;
            if !found.contains(id) {
                found.push(*id);
            }
        }
        found
    }

    /// What was done since a moment, each table and sequence once.
    pub(crate) fn changes_since(&self, mark: Mark) -> Vec<Change> {
        let mut seen: HashMap<ObjectId, ()> = HashMap::new();
        let mut changes = Vec::new();
        for undo in self.journal.iter().skip(mark.0) {
            let (id, before) = match undo {
                Undo::Was(id, before) => (*id, before.as_ref().map(|entry| entry.stamp)),
                Undo::Grew { table, stamp, .. } => (*table, Some(*stamp)),
            };
            if seen.insert(id, ()).is_none() {
                changes.push(Change { id, before, after: self.known.get(&id).cloned() });
            }
        }
        changes
    }

    /// Does again what a revision did. Where another branch wrote to the same table in between, nothing is known afterwards.
    pub(crate) fn apply(&mut self, changes: &[Change]) {
        for change in changes {
            let now = self.known.get(&change.id).map(|entry| entry.stamp);
            let after = change.after.clone().filter(|_| now == change.before);
            let before = match after {
                Some(after) => self.known.insert(change.id, after),
                None => self.known.remove(&change.id),
            };
            self.journal.push(Undo::Was(change.id, before));
        }
    }

    /// Does what is remembered of a revision.
    pub(crate) fn recall(&mut self, remembered: Remembered) {
        for (id, state) in remembered {
            if let Some(Known::Table(table)) = &state {
                let numbers = table.rows.iter().flat_map(|row| &row.0).filter_map(|(_, value)| match value {
                    Value::Fresh(number) => Some(*number),
                    Value::Null | Value::Known(_) | Value::Present | Value::Unknown => None,
                });
                self.stamp = numbers.fold(self.stamp, u64::max);
            }
            self.put(id, state);
        }
    }
}

/// Changes as they are remembered.
pub(crate) fn put_changes(changes: &[Change], out: &mut Vec<u8>) {
    changes.len().put(out);
    for change in changes {
        change.id.put(out);
        match &change.after {
            None => out.push(0),
            Some(entry) => {
                out.push(1);
                entry.state.put(out);
            }
        }
    }
}

impl Wire for TableRows {
    fn put(&self, out: &mut Vec<u8>) {
        self.rows.len().put(out);
        for row in &self.rows {
            row.0.put(out);
        }
        self.others.put(out);
    }
    fn take(reader: &mut Reader<'_>) -> Result<Self, WireError> {
        let length = usize::take(reader)?;
        let mut rows = Vec::with_capacity(length.min(MOST_ROWS));
        for _ in 0..length {
            rows.push(Arc::new(Row(Wire::take(reader)?)));
        }
        Ok(TableRows { rows, others: Wire::take(reader)? })
    }
}

wire_enum!(Known { 0 Table(rows), 1 Counter(next) });
