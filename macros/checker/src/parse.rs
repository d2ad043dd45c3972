//! Text to statements: PostgreSQL's own grammar (rupg-sql) behind our own types. Nothing after this module sees its tree.

mod context;
mod expression;
mod query;
