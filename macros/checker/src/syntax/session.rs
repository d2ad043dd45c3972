//! What a session holds beside the schema, as written: settings shown, cursors, prepared statements, `COPY`.

use arcoiris_catalog::{wire_enum, wire_struct};

use super::{Ident, ObjectName, Span, Statement, TypeName};

/// A statement about what a session holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SessionStatement {
    /// `SHOW`; `all` for all settings.
    Show { setting: String },
    /// `LOAD`
    Load { library: String },
    /// `DECLARE … CURSOR`
    Declare(DeclareCursor),
    /// `FETCH`, `MOVE`; whether only forward.
    Fetch { cursor: Ident, forward: bool },
    /// `CLOSE`; no name for `ALL`.
    Close { cursor: Option<Ident> },
    /// `PREPARE`
    Prepare(Prepare),
    /// `EXECUTE`
    Execute { name: Ident, arguments: Vec<ExecuteArgument> },
    /// `DEALLOCATE`; no name for `ALL`.
    Deallocate { name: Option<Ident> },
    /// `COPY`
    Copy(Copy),
}

/// `DECLARE … CURSOR`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeclareCursor {
    pub name: Ident,
    /// `WITH HOLD`
    pub hold: bool,
    /// `SCROLL`
    pub scroll: bool,
    /// `INSENSITIVE`
    pub insensitive: bool,
    pub query: Box<Statement>,
}

/// `PREPARE`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepare {
    pub name: Ident,
    /// The types of the parameters, as far as they are written, and as they are written.
    pub types: Vec<(TypeName, String)>,
    pub statement: Box<Statement>,
    /// The statement's text between its parameters, each with the parameter that follows it.
    pub pieces: Vec<(String, Option<u32>)>,
}

/// An argument of `EXECUTE`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExecuteArgument {
    /// As it is written.
    pub text: String,
    /// What it is.
    pub kind: ArgumentKind,
    pub span: Span,
}

/// What is written as an argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArgumentKind {
    /// A string constant, or `NULL`.
    Unknown,
    /// A number.
    Number,
    /// Any other expression.
    Other,
}

/// `COPY`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    pub source: CopySource,
    /// `FROM` if true, `TO` if false.
    pub from: bool,
    /// The file or the program; neither for `STDIN` and `STDOUT`.
    pub file: Option<String>,
    pub program: bool,
    /// Whether there are options that may be refused, or `WHERE`.
    pub with_options: bool,
}

/// What is copied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CopySource {
    Table { name: ObjectName, columns: Vec<Ident> },
    Query(Box<Statement>),
}

wire_struct!(
    DeclareCursor { name, hold, scroll, insensitive, query }
    Prepare { name, types, statement, pieces }
    ExecuteArgument { text, kind, span }
    Copy { source, from, file, program, with_options }
);
wire_enum!(ArgumentKind { 0 Unknown, 1 Number, 2 Other });
wire_enum!(CopySource { 0 Table { name, columns }, 1 Query(it) });
wire_enum!(SessionStatement {
    0 Show { setting }, 1 Load { library }, 2 Declare(it), 3 Fetch { cursor, forward }, 4 Close { cursor }, 5 Prepare(it),
    6 Execute { name, arguments }, 7 Deallocate { name }, 8 Copy(it),
});
