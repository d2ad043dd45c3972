//! Comparing a live database with what a revision expects: what `stamp` asks before it writes a version.

use crate::{Graph, History, Revision};

/// What a comparison of a live catalog with an expected one came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Comparison {
    /// Not made, and why.
    NotCompared {
        /// The reason, as the end of "not stamped at …: ".
        why: String,
    },
}

/// Compares the database with the catalog that these revisions together expect.
///
/// The expected catalog is the sum of [`Revision::changes`]. This version of the library does not read the live catalog,
/// so that nothing is compared and the answer says so.
pub(crate) fn compare(_graph: &Graph, _history: &History, targets: &[&'static Revision]) -> Comparison {
    let ids: Vec<&str> = targets.iter().map(|revision| revision.id).collect();
    let at = if ids.is_empty() { "base".to_owned() } else { ids.join(", ") };
    Comparison::NotCompared {
        why: format!(
            "whether the database has the schemas, tables, types and other objects of {at} was not compared"
        ),
    }
}
