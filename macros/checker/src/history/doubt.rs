//! What is not known any more since a statement could not be applied: so that one mistake is one error, not one for each statement
//! after it.

use std::collections::HashSet;

use crate::refusal::{Refusal, RefusalFact};

/// The words of the statements that could not be applied.
#[derive(Debug, Default)]
pub(super) struct Doubt {
    words: HashSet<String>,
}

impl Doubt {
    /// A statement was not applied: what it names may be missing, or still be there.
    pub(super) fn add(&mut self, statement: &str) {
        self.words.extend(words(statement));
    }

    /// Whether a refusal may come from an earlier one: what it is about was named by a statement that was not applied. That
    /// statement's own error fails the build, so that nothing passes unproven.
    pub(super) fn explains(&self, refusal: &Refusal) -> bool {
        if self.words.is_empty() {
            return false;
        }
        match &refusal.fact {
            RefusalFact::Unknown { name, .. }
            | RefusalFact::Duplicate { name, .. }
            | RefusalFact::WrongKind { name, .. }
            | RefusalFact::PartOf { name, .. } => self.names(name),
            RefusalFact::UnknownColumn { table, column, .. }
            | RefusalFact::DuplicateColumn { table, column } => self.names(column) || self.generated(table),
            RefusalFact::Dependents { name, dependents, .. } => {
                self.names(name) || dependents.iter().any(|it| self.names(&it.words))
            }
            RefusalFact::Other { message, .. } => {
                message.split('"').skip(1).step_by(2).any(|name| self.names(name))
            }
            RefusalFact::NotModelled { .. }
            | RefusalFact::Opaque { .. }
            | RefusalFact::UndeclaredRole { .. } => false,
        }
    }

    /// The last part of a name, which is what a statement makes or takes away.
    fn names(&self, name: &str) -> bool {
        let Some(last) = words(name).last() else { return false };
        self.words.contains(&last) || self.generated(&last)
    }

    /// `sales_pkey`, `sales_tip_idx`: names that PostgreSQL makes up for what a statement did not name.
    fn generated(&self, name: &str) -> bool {
        name.match_indices('_')
            .any(|(index, _)| name.get(..index).is_some_and(|start| self.words.contains(start)))
    }
}

/// Identifiers and keywords, folded.
fn words(text: &str) -> impl DoubleEndedIterator<Item = String> {
    text.split(|character: char| !(character.is_alphanumeric() || character == '_' || character == '$'))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}
