//! What makes a history what the models say, in an order that works.

/// When a step is taken: what others rest on comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// Renames: all that follows uses the new names.
    Renames,
    /// Constraints and indexes that go: they may keep a column from being changed.
    Releases,
    /// Schemas, enums, domains, composite types.
    Types,
    /// Tables with their keys.
    Tables,
    /// Columns that are new.
    Columns,
    /// Types of columns.
    ColumnTypes,
    /// Defaults and NOT NULL.
    Values,
    /// Keys, checks and indexes.
    Constraints,
    /// Foreign keys, when every key stands.
    References,
    /// Comments.
    Comments,
    /// What goes for good.
    Drops,
}

/// A part of what is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// When.
    pub phase: Phase,
    /// The statements, without semicolons.
    pub statements: Vec<String>,
    /// Whether it takes away what may hold rows.
    pub drops: bool,
    /// The statement, of another step, that takes away what this one makes anew.
    pub instead_of: Option<String>,
}

/// The statements of all steps, each once, in an order that works.
#[must_use]
pub fn in_order(steps: &[Step]) -> Vec<String> {
    let mut statements: Vec<String> = Vec::new();
    for statement in sorted(steps).into_iter().flat_map(|step| &step.statements) {
        if !statements.contains(statement) {
            statements.push(statement.clone());
        }
    }
    statements
}

/// The steps in the order of their phases.
pub(super) fn sorted(steps: &[Step]) -> Vec<&Step> {
    let mut steps: Vec<&Step> = steps.iter().collect();
    steps.sort_by_key(|step| step.phase);
    steps
}
