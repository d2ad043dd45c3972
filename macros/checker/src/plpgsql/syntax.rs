//! What a PL/pgSQL body says. Places are bytes of the body.

use arcoiris_catalog::Name;

use crate::parse::embedded::Form;
use crate::resolve::kind::Kind;
use crate::syntax::Span;

/// `[<<label>>] [DECLARE …] BEGIN … [EXCEPTION …] END`
#[derive(Debug, Clone)]
pub(crate) struct Block {
    pub(crate) label: Option<Name>,
    pub(crate) declarations: Vec<Declaration>,
    pub(crate) body: Vec<Statement>,
    /// `None` without an `EXCEPTION` clause.
    pub(crate) handlers: Option<Vec<Handler>>,
}

/// A variable, a cursor, or another name for a variable.
#[derive(Debug, Clone)]
pub(crate) struct Declaration {
    pub(crate) name: Name,
    pub(crate) kind: DeclarationKind,
    pub(crate) span: Span,
}

/// What a [`Declaration`] declares.
#[derive(Debug, Clone)]
pub(crate) enum DeclarationKind {
    Variable {
        ty: VariableType,
        not_null: bool,
        default: Option<Sql>,
    },
    /// `ALIAS FOR`: the variable's name, with a label before it or not.
    Alias(Vec<Name>),
    Cursor,
}

/// The type of a variable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum VariableType {
    /// A type that is not composite, with its modifier.
    Scalar(Kind, i32),
    /// `record`
    Record,
    /// A table's row or a composite type.
    Composite(Kind),
    /// A row of the system's, of which no columns are known here.
    System,
}

/// SQL in a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sql {
    pub(crate) span: Span,
    pub(crate) form: Form,
    /// What is not SQL in it: `INTO` and its targets.
    pub(crate) blank: Option<Span>,
    /// Whether it begins with `PERFORM`, which stands for `SELECT`.
    pub(crate) perform: bool,
}

impl Sql {
    /// The text as PostgreSQL's grammar is to see it, of the same length.
    pub(crate) fn text(self, body: &str) -> String {
        let mut text =
            body.get(self.span.start as usize..self.span.end as usize).unwrap_or_default().to_owned();
        if let Some(blank) = self.blank {
            let (start, end) =
                ((blank.start - self.span.start) as usize, (blank.end - self.span.start) as usize);
            if text.is_char_boundary(start) && end <= text.len() && text.is_char_boundary(end) {
                text.replace_range(start..end, &" ".repeat(end - start));
            }
        }
        if self.perform && text.is_char_boundary(7) {
            text.replace_range(0..7, " SELECT");
        }
        text
    }
}

/// `WHEN … THEN …`
#[derive(Debug, Clone)]
pub(crate) struct Handler {
    pub(crate) conditions: Vec<Condition>,
    pub(crate) body: Vec<Statement>,
}

/// What a handler catches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Condition {
    /// All but `query_canceled` and `assert_failure`.
    Others,
    /// An SQLSTATE; of a class (`…000`) all in it. A name may stand for several.
    State(String),
}

/// A statement.
#[derive(Debug, Clone)]
pub(crate) struct Statement {
    pub(crate) span: Span,
    pub(crate) kind: StatementKind,
}

/// Where values go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Targets {
    /// A row into one record.
    Record(Vec<Name>),
    /// Columns into variables or fields, one each.
    List(Vec<Vec<Name>>),
}

/// What a [`Statement`] is.
#[derive(Debug, Clone)]
pub(crate) enum StatementKind {
    Block(Block),
    Assign {
        target: Vec<Name>,
        subscripted: bool,
        value: Sql,
    },
    If {
        branches: Vec<(Sql, Vec<Statement>)>,
        otherwise: Vec<Statement>,
    },
    Case {
        operand: Option<Sql>,
        branches: Vec<(Sql, Vec<Statement>)>,
        otherwise: Option<Vec<Statement>>,
    },
    Loop {
        label: Option<Name>,
        body: Vec<Statement>,
    },
    While {
        label: Option<Name>,
        condition: Sql,
        body: Vec<Statement>,
    },
    ForInteger {
        label: Option<Name>,
        variable: Name,
        reverse: bool,
        low: Sql,
        high: Sql,
        step: Option<Sql>,
        body: Vec<Statement>,
    },
    ForQuery {
        label: Option<Name>,
        targets: Targets,
        query: Sql,
        body: Vec<Statement>,
    },
    ForExecute {
        label: Option<Name>,
        targets: Targets,
        text: Sql,
        using: Vec<Sql>,
        body: Vec<Statement>,
    },
    /// Over a cursor; its variable is a record of its own.
    ForCursor {
        body: Vec<Statement>,
    },
    ForEach {
        label: Option<Name>,
        targets: Targets,
        slice: i32,
        array: Sql,
        body: Vec<Statement>,
    },
    /// `EXIT`, or `CONTINUE` if `leaves` is false.
    Exit {
        leaves: bool,
        label: Option<Name>,
        condition: Option<Sql>,
    },
    Return {
        value: Option<Sql>,
    },
    ReturnNext {
        value: Option<Sql>,
    },
    ReturnQuery {
        query: Sql,
    },
    ReturnQueryExecute {
        text: Sql,
        using: Vec<Sql>,
    },
    Raise(Raise),
    Assert {
        condition: Sql,
        message: Option<Sql>,
    },
    Perform {
        query: Sql,
    },
    Execute {
        text: Sql,
        into: Option<Into>,
        using: Vec<Sql>,
    },
    Sql {
        statement: Sql,
        into: Option<Into>,
    },
    /// `CALL`, `DO`
    Call {
        statement: Sql,
    },
    GetDiagnostics {
        stacked: bool,
        items: Vec<(Vec<Name>, String)>,
    },
    /// `OPEN`, `FETCH`, `MOVE`, `CLOSE`
    Cursor {
        word: &'static str,
    },
    Null,
    Commit,
    Rollback,
}

/// `INTO [STRICT] …`
#[derive(Debug, Clone)]
pub(crate) struct Into {
    pub(crate) targets: Targets,
    pub(crate) strict: bool,
}

/// `RAISE`
#[derive(Debug, Clone)]
pub(crate) struct Raise {
    /// `exception` if left out; `None` for `RAISE` alone, which throws again.
    pub(crate) level: Option<&'static str>,
    /// The SQLSTATE, if a condition was written.
    pub(crate) state: Option<String>,
    pub(crate) message: Option<String>,
    pub(crate) parameters: Vec<Sql>,
    /// `USING`: the option's name, `errcode`, `message`, …
    pub(crate) options: Vec<(&'static str, Sql)>,
}
