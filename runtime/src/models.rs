//! What `#[arcoiris::models]` writes rests on this: rows into structs, enums, domains and composite types into their Rust types.
//!
//! Not an object-relational mapper: a struct knows its table's name, its columns, and how to be read from a row; queries are
//! yours.
//!
//! ```ignore
//! let terminals: Vec<Terminal> = client
//!     .query(&format!("SELECT {} FROM {} WHERE is_active", Terminal::COLUMNS, Terminal::TABLE), &[])?
//!     .iter()
//!     .map(Terminal::try_from)
//!     .collect::<Result<_, _>>()?;
//! ```
#![expect(clippy::wildcard_enum_match_arm, reason = "a question about some kinds is answered by those alone")]

mod composite;
mod insertion;
mod interval;
mod range;

use postgres::types::{Kind, ToSql, Type};
use postgres::{Error, Row};

pub use composite::{Attribute, Composite, has_attributes, write_composite};
pub use insertion::{Insertion, NewRow, OrDefault};
pub use interval::Interval;
pub use range::{Bound, Range};

/// Where values are written to be sent.
pub type Buffer = postgres::types::private::BytesMut;

/// A struct that is a row of a table.
pub trait Table: Sized {
    /// Schema and name, as SQL writes them: `pos.terminals`.
    const TABLE: &'static str;
    /// The columns that fields are for, as SQL writes them, parted by commas.
    const COLUMNS: &'static str;
    /// The columns, as stored.
    const NAMES: &'static [&'static str];
    /// `SELECT … FROM …`, to be gone on with.
    const SELECT: &'static str;
    /// `INSERT INTO … VALUES ($1, …) RETURNING …` for [`values`](Table::values).
    const INSERT: &'static str;

    /// Reads a row that has all columns; it may have more, in any order.
    ///
    /// # Errors
    /// A column is not there, or is of a type that the field does not read.
    fn from_row(row: &Row) -> Result<Self, Error>;

    /// The values that [`INSERT`](Table::INSERT) sends: all but those that the database makes by itself.
    fn values(&self) -> Vec<&(dyn ToSql + Sync)>;
}

/// A Rust type that is a type of the history: an enum, a domain, a composite type.
pub trait SqlType {
    /// Schema and name, as SQL writes them: `acct.acct_entry_type`.
    const NAME: &'static str;
}

/// Whether two names are one: what a path was taken to mean, and what it means.
#[doc(hidden)]
#[must_use]
pub const fn same(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len() != other.len() {
        return false;
    }
    let (mut one, mut other) = (one, other);
    while let (Some((left, rest)), Some((right, others))) = (one.split_first(), other.split_first()) {
        if *left != *right {
            return false;
        }
        one = rest;
        other = others;
    }
    true
}

/// Whether a type is the one of this name.
#[doc(hidden)]
#[must_use]
pub fn is_named(ty: &Type, schema: &str, name: &str) -> bool {
    ty.name() == name && ty.schema() == schema
}

/// What a domain of this name is over; another type is itself, since the server calls a column of a domain by what it is over.
#[doc(hidden)]
#[must_use]
pub fn under_domain<'t>(ty: &'t Type, schema: &str, name: &str) -> &'t Type {
    match ty.kind() {
        Kind::Domain(inner) if is_named(ty, schema, name) => inner,
        _ => ty,
    }
}

#[cfg(test)]
mod tests {
    use super::same;

    #[test]
    fn names_are_one_letter_by_letter() {
        const { assert!(same("pos.sales", "pos.sales")) };
        assert!(!same("pos.sales", "pos.sale"));
        assert!(!same("pos.sale", "pos.sales"));
        assert!(!same("pos.sales", "inv.sales"));
    }
}
