//! A schema told as facts: one attribute of one object each, in PostgreSQL's own words.
//!
//! Two catalogs are equal if their facts are. Messages, the command line and the comparison with a live database all speak
//! in facts, so the words of an attribute are PostgreSQL's: a type as `format_type` prints it, an expression as
//! `pg_get_expr` does.
//!
//! | object | attributes |
//! |---|---|
//! | `schema core` | `owner`, `privileges`, `comment` |
//! | `extension citext` | `schema`, `comment` |
//! | `type acct.acct_entry_type` (an enum) | `labels` (`'debit', 'credit'`), `owner`, `privileges`, `comment` |
//! | `domain core.email` | `type`, `collation`, `nullability`, `default`, `owner`, `privileges`, `comment` |
//! | `table pos.sales` | `persistence`, `options`, `row security`, `owner`, `privileges`, `comment` |
//! | `column pos.sales.tip` | `position` (from 1 among the columns there are), `type`, `collation`, `nullability` (`not null`, `null`), `default`, `identity`, `generated`, `storage`, `compression`, `statistics`, `options`, `privileges`, `comment` |
//! | `constraint sales_pkey on pos.sales` | `definition` (`pg_get_constraintdef`), `comment` |
//! | `index pos.sales_tip_idx` | `definition` (`pg_get_indexdef`), `clustered`, `replica identity`, `comment`; for a key's index `definition` is left out |
//! | `sequence pos.sale_numbers` | `type`, `start`, `increment`, `minimum`, `maximum`, `cache`, `cycle`, `persistence`, `owned by`, `owner`, `privileges`, `comment` |
//!
//! An attribute that has PostgreSQL's default (no comment, no default, default privileges, …) is left out, but `type`,
//! `nullability`, `position`, `definition`, `labels` and a sequence's numbers are always there. Members of an extension are not told.
//! The existence of an object is a fact of its own with an empty attribute.

use std::borrow::Cow;

use crate::{Change, ObjectId, State};

/// One attribute of one object.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fact {
    /// The object: kind and name, `column pos.sales.tip`.
    pub object: String,
    /// The attribute; empty for the fact that the object exists.
    pub attribute: Cow<'static, str>,
    /// Its value in PostgreSQL's words.
    pub value: String,
}

/// A way in which two states differ.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// The object is expected and is not there.
    Missing {
        /// Kind and name.
        object: String,
    },
    /// The object is there and is not expected.
    Unexpected {
        /// Kind and name.
        object: String,
    },
    /// An attribute has another value.
    Changed {
        /// Kind and name of the object.
        object: String,
        /// The attribute.
        attribute: Cow<'static, str>,
        /// What it should be, `None` for the default.
        expected: Option<String>,
        /// What it is, `None` for the default.
        found: Option<String>,
    },
}

/// Appends the facts of one object in `state`.
pub fn facts_of(_state: &dyn State, _id: ObjectId, _facts: &mut Vec<Fact>) {}

/// How the objects in `changes` differ between the state `expected` and the state `found`, matched by name.
#[must_use]
pub fn differences(_expected: &dyn State, _found: &dyn State, _changes: &[Change]) -> Vec<Difference> {
    Vec::new()
}
