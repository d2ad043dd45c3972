//! Text to statements: PostgreSQL's own grammar (rupg-sql) behind our own types. Nothing after this module sees its tree.

pub(crate) mod context;
pub(crate) mod expression;
pub(crate) mod query;
