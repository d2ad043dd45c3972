//! Comparing a live database, whole, with what its revision makes: what `check` tells.
//!
//! | file | what it knows |
//! |---|---|
//! | `expected` | what the revisions make, as facts, and which schemas, kinds and privileges they see to |
//! | `scope` | what of a database is the history's own |
//! | `compare` | how two lists of facts differ, each thing told once |
//! | `words` | what to ask the server where an expression reads otherwise: how it prints the expected one itself |
//!
//! The live facts are one query (`live.sql`). Texts that are equal need no second look; of the others the server is asked, in one
//! transaction that is rolled back, so that no difference is reported that it does not see itself. No SQL parser is linked.

mod compare;
mod expected;
mod scope;
mod words;

use std::fmt;

use arcoiris_catalog::Difference;

use crate::Revision;

pub(crate) use compare::{Found, compare};
pub(crate) use expected::Expected;
pub(crate) use scope::{Ours, table_of};
pub(crate) use words::{Words, settle};

/// How a database stands to what its revision makes.
///
/// Made by [`Migrator::check`](crate::Migrator::check).
#[derive(Debug, Clone, Default)]
pub struct Check {
    /// The rows of the version table; none is base.
    pub at: Vec<String>,
    /// The revisions that they mean.
    pub revisions: Vec<&'static Revision>,
    /// How the database differs from what these make, object by object.
    pub differences: Vec<Difference>,
    /// What was not compared, and why.
    pub not_compared: Vec<NotCompared>,
}

impl Check {
    /// Whether nothing differs of what was compared.
    #[must_use]
    pub fn is_equal(&self) -> bool {
        self.differences.is_empty()
    }
}

/// Something that was not compared.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotCompared {
    /// Owners: there is no version table, whose owner is the one who applies the revisions.
    Owners,
    /// Privileges: no revision grants or revokes any.
    Privileges,
    /// The text of an expression.
    Expression {
        /// Kind and name of the object.
        object: String,
        /// The attribute.
        attribute: String,
        /// Why not.
        why: Unasked,
    },
}

/// Why the server could not be asked how it prints an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unasked {
    /// The server takes no writes, not even such as are rolled back.
    ReadOnly {
        /// A hot standby, rather than a session that is set to read only.
        standby: bool,
    },
    /// It says something else at every moment, such as `'now'` when the revision was applied.
    Moment,
    /// The server refuses to make it.
    Refused {
        /// The SQLSTATE.
        code: String,
        /// What it says.
        message: String,
    },
}

impl fmt::Display for NotCompared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NotCompared::Owners => {
                f.write_str("owners, since there is no version table, whose owner applies the revisions")
            }
            NotCompared::Privileges => f.write_str("privileges, since no revision grants or revokes any"),
            NotCompared::Expression { object, attribute, why } => {
                write!(f, "{object}, {attribute}, since {why}")
            }
        }
    }
}

impl fmt::Display for Unasked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unasked::ReadOnly { standby: true } => f.write_str("a standby cannot be asked how it prints it"),
            Unasked::ReadOnly { standby: false } => {
                f.write_str("a session that is set to read only cannot be asked how it prints it")
            }
            Unasked::Moment => f.write_str("it holds the moment at which it was applied"),
            Unasked::Refused { code, message } => write!(f, "the server says: {message} (SQLSTATE {code})"),
        }
    }
}
