//! Text to statements: PostgreSQL's own grammar (rupg-sql) behind our own types. Nothing after this module sees its tree.
//!
//! The grammar is that of PostgreSQL 19; what an older server does not take yet is refused by `version`, by name. The tree says what
//! things are called, a walk over the tokens says where they stand (`cursor`). The unoptimised parser needs more than 2 MiB of
//! stack for the smallest statement, so that everything here runs on threads of its own: [`batch`] makes them once for many
//! files.

mod alter_table;
mod constraint;
mod context;
mod cursor;
mod define;
mod defined;
mod depth;
pub(crate) mod embedded;
mod error;
mod expression;
mod fingerprint;
mod foreign_data;
mod grant;
mod handler;
mod index;
mod maintenance;
mod merge;
mod object;
mod operator_class;
mod option;
mod query;
mod routine;
mod sequence;
mod server;
mod session;
mod session_statement;
mod signed;
mod split;
mod stack;
mod statement;
mod subscription;
mod table;
mod tag;
mod text_search;
mod trigger;
mod types;
mod utility;
mod version;
mod view;

use std::ops::Range;

pub use error::{SyntaxError, SyntaxErrorKind};
pub use split::Piece;
pub use stack::{NoThread, batch, on_large_stack};

use crate::syntax::Statement;

/// Parses the part of `text` that `range` means, for servers from version `server` (15, 16, …) on.
///
/// Call it inside [`batch`], or it makes a thread for itself alone.
///
/// # Errors
/// Every error that can be told: after one, the next statement is looked at by itself.
pub fn script(text: &str, range: Range<u32>, server: u32) -> Result<Vec<Statement>, Vec<SyntaxError>> {
    stack::on_large_stack(|| split::script(text, range.clone(), server))
        .unwrap_or_else(|no_thread| Err(vec![SyntaxError::no_thread(&range, &no_thread)]))
}

/// Cuts the part of `text` that `range` means into statements and psql's commands, without parsing them: where it is not sent as a
/// whole, one statement that is no SQL does not keep those before it from being run.
#[must_use]
pub fn pieces(text: &str, range: Range<u32>) -> Vec<Piece> {
    split::cut(text, range)
}

/// Whether a word is one of the grammar's.
pub(crate) fn is_keyword(word: &str) -> bool {
    rupg_sql::keyword(word).is_some()
}

/// Whether a word is one of the grammar's that is never a name without quotation marks.
pub(crate) fn is_reserved(word: &str) -> bool {
    rupg_sql::keyword(word).is_some_and(|keyword| keyword.category == rupg_sql::Category::Reserved)
}
