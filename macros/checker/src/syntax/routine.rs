//! Functions, procedures, aggregates and triggers as written.

use arcoiris_catalog::{ArgumentMode, wire_enum, wire_struct};

use super::{Expression, Ident, ObjectName, Span, TypeName};

/// A statement about functions, procedures or aggregates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoutineStatement {
    Drop { routines: Vec<RoutineName>, if_exists: bool, cascade: bool, span: Span },
}

/// A routine as a statement names it: `f`, `f(integer, text)`, `a(*)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoutineName {
    pub kind: super::ObjectKind,
    pub name: ObjectName,
    /// `None` where no parentheses were written.
    pub arguments: Option<Vec<RoutineArgument>>,
    /// For an aggregate, how many of them come before `ORDER BY`.
    pub direct: Option<u32>,
}

/// An argument of a routine as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoutineArgument {
    /// `None` where no mode was written.
    pub mode: Option<ArgumentMode>,
    pub name: Option<Ident>,
    pub ty: TypeName,
    pub default: Option<Expression>,
    pub span: Span,
}

/// A statement about triggers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TriggerStatement {
    Drop { name: Ident, table: ObjectName, if_exists: bool, cascade: bool },
}

wire_struct!(
    RoutineName { kind, name, arguments, direct }
    RoutineArgument { mode, name, ty, default, span }
);
wire_enum!(RoutineStatement { 0 Drop { routines, if_exists, cascade, span } });
wire_enum!(TriggerStatement { 0 Drop { name, table, if_exists, cascade } });
