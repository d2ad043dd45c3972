//! The names in sight at a place of a body: variables of the blocks around, and the blocks' labels (`pl_funcs.c`).

use arcoiris_catalog::Name;

use super::syntax::VariableType;
use crate::resolve::kind::Kind;

/// The blocks around, the outermost first.
#[derive(Debug, Default)]
pub(super) struct Namespace {
    levels: Vec<Level>,
}

#[derive(Debug)]
struct Level {
    label: Option<String>,
    kind: LabelKind,
    items: Vec<(String, Item)>,
}

/// What a label is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum LabelKind {
    Block,
    Loop,
    Cursor,
}

/// What a name stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Item {
    Scalar {
        /// `None` where the type is not known here.
        kind: Option<Kind>,
        constant: bool,
        /// A bound cursor: the names of its arguments.
        cursor: Option<Vec<Name>>,
    },
    Record {
        ty: VariableType,
        constant: bool,
    },
}

/// A name that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) item: Item,
    /// How many of the names stand for the item; what is left is a field.
    pub(super) used: usize,
}

impl Namespace {
    pub(super) fn push(&mut self, label: Option<String>, kind: LabelKind) {
        self.levels.push(Level { label, kind, items: Vec::new() });
    }

    pub(super) fn pop(&mut self) {
        self.levels.pop();
    }

    /// Adds a name to the innermost level.
    pub(super) fn add(&mut self, name: &str, item: Item) {
        if let Some(level) = self.levels.last_mut() {
            level.items.push((name.to_owned(), item));
        }
    }

    /// Whether the innermost level has this name.
    pub(super) fn has_here(&self, name: &str) -> bool {
        self.levels.last().is_some_and(|level| level.find(name).is_some())
    }

    /// `plpgsql_ns_lookup`
    pub(super) fn find(&self, names: &[&str]) -> Option<Found> {
        let (first, rest) = names.split_first()?;
        for level in self.levels.iter().rev() {
            if let Some(item) = level.find(first)
                && (rest.is_empty() || matches!(item, Item::Record { .. }))
            {
                return Some(Found { item: item.clone(), used: 1 });
            }
            if let Some((second, more)) = rest.split_first()
                && level.label.as_deref() == Some(first)
                && let Some(item) = level.find(second)
                && (more.is_empty() || matches!(item, Item::Record { .. }))
            {
                return Some(Found { item: item.clone(), used: 2 });
            }
        }
        None
    }

    /// What a label is on.
    pub(super) fn label(&self, label: &str) -> Option<LabelKind> {
        self.levels.iter().rev().find(|level| level.label.as_deref() == Some(label)).map(|level| level.kind)
    }

    /// Whether a loop is around.
    pub(super) fn in_loop(&self) -> bool {
        self.levels.iter().any(|level| level.kind == LabelKind::Loop)
    }
}

impl Level {
    /// The last of this name.
    fn find(&self, name: &str) -> Option<&Item> {
        self.items.iter().rev().find(|(called, _)| called == name).map(|(_, item)| item)
    }
}
