//! What a step does to the version table, in Alembic's own statements.

use crate::plan::quote;

/// One statement on the version table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowChange {
    /// A first revision, or one beside others.
    Insert(String),
    /// Along a line.
    Update {
        /// The row before.
        from: String,
        /// The row afterwards.
        to: String,
    },
    /// Back to base, or a tip that a merge joins.
    Delete(String),
}

impl RowChange {
    /// The statement, on a version table with this schema and name.
    #[must_use]
    pub fn sql(&self, version_table: (&str, &str)) -> String {
        let table = quote::qualified(version_table);
        match self {
            RowChange::Insert(version) => {
                format!("INSERT INTO {table} (version_num) VALUES ({});", quote::text(version))
            }
            RowChange::Update { from, to } => format!(
                "UPDATE {table} SET version_num = {} WHERE version_num = {};",
                quote::text(to),
                quote::text(from)
            ),
            RowChange::Delete(version) => {
                format!("DELETE FROM {table} WHERE version_num = {};", quote::text(version))
            }
        }
    }
}
