//! Where an object was made and where a name ended: the journal of the catalog, read backward when a message asks.
//!
//! Nothing is kept for it but the moment before each statement, since most histories never ask.

use std::sync::Arc;

use arcoiris_catalog::{Catalog, Key, Mark, Name, Object, ObjectId};

use crate::revision::Revision;
use crate::rules::place;
use crate::source::Place;
use crate::syntax::Span;

/// The statements that were applied, each with the moment before it.
#[derive(Debug, Default)]
pub(crate) struct Origins<'g> {
    statements: Vec<(Mark, &'g Arc<Revision>, Span)>,
}

/// A statement that did something.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Origin<'g> {
    pub(crate) revision: &'g Arc<Revision>,
    pub(crate) span: Span,
}

impl Origin<'_> {
    pub(crate) fn place(&self) -> Place {
        place(self.revision, self.span)
    }
}

impl<'g> Origins<'g> {
    /// Notes that a statement is about to be applied.
    pub(crate) fn note(&mut self, mark: Mark, revision: &'g Arc<Revision>, span: Span) {
        // What was noted after this moment was rolled back.
        while self.statements.last().is_some_and(|(noted, _, _)| *noted > mark) {
            self.statements.pop();
        }
        self.statements.push((mark, revision, span));
    }

    /// Where an object was made.
    pub(crate) fn made(&self, catalog: &Catalog, id: ObjectId) -> Option<Origin<'g>> {
        let (moment, _, _) =
            catalog.journal().find(|(_, changed, before)| *changed == id && before.is_none())?;
        self.at(moment)
    }

    /// Where a name ceased to stand for something: dropped, renamed, moved.
    pub(crate) fn ended(&self, catalog: &Catalog, key: &Key) -> Option<Origin<'g>> {
        let mut keys = Vec::new();
        let (moment, _, _) = catalog.journal().find(|(_, _, before)| {
            keys.clear();
            if let Some(before) = before {
                before.keys(&mut keys);
            }
            keys.contains(key)
        })?;
        self.at(moment)
    }

    /// Where a table's column was dropped or renamed.
    pub(crate) fn column_ended(
        &self,
        catalog: &Catalog,
        table: ObjectId,
        column: &Name,
    ) -> Option<Origin<'g>> {
        let has = |object: &Arc<Object>| match object.as_ref() {
            Object::Table(table) => table.columns.iter().any(|it| it.name == *column),
            Object::Schema(_)
            | Object::Extension(_)
            | Object::Type(_)
            | Object::Constraint(_)
            | Object::Index(_)
            | Object::Sequence(_)
            | Object::Routine(_)
            | Object::Trigger(_)
            | Object::Defined(_) => false,
        };
        let (moment, _, _) =
            catalog.journal().find(|(_, id, before)| *id == table && before.is_some_and(has))?;
        self.at(moment)
    }

    /// The statement that was being applied at a moment.
    fn at(&self, moment: Mark) -> Option<Origin<'g>> {
        let after = self.statements.partition_point(|(mark, _, _)| *mark <= moment);
        let (_, revision, span) = self.statements.get(after.checked_sub(1)?)?;
        Some(Origin { revision, span: *span })
    }
}
