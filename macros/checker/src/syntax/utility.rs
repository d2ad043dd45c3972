//! Statements about the session that change no schema by themselves: `SET CONSTRAINTS`, `EXPLAIN`, `DISCARD`, `CALL`.

use arcoiris_catalog::wire_enum;

use super::{Expression, Merge, ObjectName, SessionStatement, Statement};

/// A statement that changes no schema, though it names what must be there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UtilityStatement {
    /// `SET CONSTRAINTS`; no name for `ALL`.
    SetConstraints { names: Vec<ObjectName>, deferred: bool },
    /// `EXPLAIN`
    Explain { statement: Box<Statement>, analyze: bool },
    /// `DISCARD`: all, or temporary objects, or neither.
    Discard { all: bool, temporary: bool },
    /// `CALL`: the procedure called like a function.
    Call(Box<Expression>),
    /// `SHOW`, cursors, prepared statements, `COPY`
    Session(Box<SessionStatement>),
    /// `MERGE`
    Merge(Box<Merge>),
}

wire_enum!(UtilityStatement {
    0 SetConstraints { names, deferred }, 1 Explain { statement, analyze }, 2 Discard { all, temporary }, 3 Call(it),
    4 Session(it), 5 Merge(it),
});
