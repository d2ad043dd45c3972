//! Functions, procedures, aggregates and triggers as written.

use arcoiris_catalog::{ArgumentMode, Name, TriggerTiming, wire_enum, wire_struct};

use super::{Expression, Ident, ObjectName, RoleName, Setting, Span, Statement, TypeName};

/// A statement about functions, procedures or aggregates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoutineStatement {
    Drop {
        routines: Vec<RoutineName>,
        if_exists: bool,
        cascade: bool,
        span: Span,
    },
    Create(Box<CreateRoutine>),
    /// `ALTER FUNCTION … STRICT` and its like
    Alter {
        routine: RoutineName,
        options: Vec<RoutineOption>,
    },
    Rename {
        routine: RoutineName,
        to: Ident,
    },
    OwnerTo {
        routine: RoutineName,
        role: RoleName,
    },
    SetSchema {
        routine: RoutineName,
        schema: Ident,
    },
    /// `[NO] DEPENDS ON EXTENSION`
    DependsOn {
        routine: RoutineName,
        extension: Ident,
        remove: bool,
    },
    CreateAggregate(Box<CreateAggregate>),
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

/// `CREATE FUNCTION`, `CREATE PROCEDURE`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateRoutine {
    pub name: ObjectName,
    pub procedure: bool,
    pub replace: bool,
    /// Columns of `RETURNS TABLE` too.
    pub arguments: Vec<RoutineArgument>,
    /// `RETURNS`; for `RETURNS TABLE` a set of the column's type or of `record`.
    pub returns: Option<TypeName>,
    pub options: Vec<RoutineOption>,
    /// `RETURN …`, `BEGIN ATOMIC …`
    pub body: Option<StandardBody>,
}

/// A body in the SQL standard's form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StandardBody {
    Return(Expression),
    Atomic(Vec<Statement>),
    /// A statement in it that has no room in these types, by its tag.
    NotModelled(String),
}

/// An attribute of a routine, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoutineOption {
    pub kind: RoutineOptionKind,
    pub span: Span,
}

/// What a [`RoutineOption`] says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoutineOptionKind {
    /// `AS '…'`, `AS 'file', 'symbol'`
    As(Vec<String>),
    Language(Name),
    /// The letter of `provolatile`.
    Volatility(char),
    Strict(bool),
    SecurityDefiner(bool),
    Leakproof(bool),
    Parallel(String),
    Cost(String),
    Rows(String),
    Window,
    Support(ObjectName),
    Transform,
    Set(Setting),
}

/// `CREATE AGGREGATE`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateAggregate {
    pub name: ObjectName,
    pub replace: bool,
    /// `None` in the old syntax, where `BASETYPE` says it.
    pub arguments: Option<Vec<RoutineArgument>>,
    /// How many of them come before `ORDER BY`.
    pub direct: Option<u32>,
    pub options: Vec<AggregateOption>,
}

/// `name = value` in the definition of an aggregate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AggregateOption {
    pub name: Ident,
    pub value: AggregateValue,
}

/// The value of an [`AggregateOption`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AggregateValue {
    /// A name: of a type, a function, an operator, or a plain word.
    Type(TypeName),
    /// A string or a number.
    Text(String),
    /// An operator's name.
    Operator(ObjectName),
    None,
}

/// A statement about triggers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TriggerStatement {
    Drop { name: Ident, table: ObjectName, if_exists: bool, cascade: bool },
    Create(Box<CreateTrigger>),
    Rename { name: Ident, table: ObjectName, to: Ident },
    DependsOn { name: Ident, table: ObjectName, extension: Ident, remove: bool },
    Event(EventTriggerStatement),
}

/// `CREATE TRIGGER`
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreateTrigger {
    pub name: Ident,
    pub table: ObjectName,
    pub replace: bool,
    pub function: ObjectName,
    pub arguments: Vec<String>,
    pub timing: TriggerTiming,
    pub for_each_row: bool,
    pub on_insert: bool,
    pub on_update: bool,
    pub on_delete: bool,
    pub on_truncate: bool,
    /// `UPDATE OF`
    pub columns: Vec<Ident>,
    pub condition: Option<Expression>,
    /// `REFERENCING`: the name, whether `NEW`, whether `TABLE`.
    pub transitions: Vec<(Ident, (bool, bool))>,
    pub constraint: bool,
    pub deferrable: bool,
    pub initially_deferred: bool,
    /// `FROM`
    pub from: Option<ObjectName>,
}

/// A statement about event triggers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EventTriggerStatement {
    /// The filters are `TAG IN (…)`: variable and values.
    Create {
        name: Ident,
        event: Ident,
        filters: Vec<(Ident, Vec<(String, Span)>)>,
        function: ObjectName,
    },
    /// The letter of `evtenabled`.
    Enable {
        name: Ident,
        enabled: char,
    },
    Rename {
        name: Ident,
        to: Ident,
    },
    OwnerTo {
        name: Ident,
        role: RoleName,
    },
    Drop {
        names: Vec<Ident>,
        if_exists: bool,
        cascade: bool,
    },
    Comment {
        name: Ident,
        text: Option<String>,
    },
}

wire_struct!(
    RoutineName { kind, name, arguments, direct }
    RoutineArgument { mode, name, ty, default, span }
    CreateRoutine { name, procedure, replace, arguments, returns, options, body }
    RoutineOption { kind, span }
    CreateAggregate { name, replace, arguments, direct, options }
    AggregateOption { name, value }
    CreateTrigger {
        name, table, replace, function, arguments, timing, for_each_row, on_insert, on_update, on_delete, on_truncate, columns,
        condition, transitions, constraint, deferrable, initially_deferred, from,
    }
);
wire_enum!(RoutineStatement {
    0 Drop { routines, if_exists, cascade, span }, 1 Create(it), 2 Alter { routine, options }, 3 Rename { routine, to },
    4 OwnerTo { routine, role }, 5 SetSchema { routine, schema }, 6 DependsOn { routine, extension, remove },
    7 CreateAggregate(it),
});
wire_enum!(StandardBody { 0 Return(it), 1 Atomic(it), 2 NotModelled(tag) });
wire_enum!(RoutineOptionKind {
    0 As(texts), 1 Language(it), 2 Volatility(it), 3 Strict(it), 4 SecurityDefiner(it), 5 Leakproof(it), 6 Parallel(it),
    7 Cost(it), 8 Rows(it), 9 Window, 10 Support(it), 11 Transform, 12 Set(it),
});
wire_enum!(AggregateValue { 0 Type(it), 1 Text(it), 2 Operator(it), 3 None });
wire_enum!(TriggerStatement {
    0 Drop { name, table, if_exists, cascade }, 1 Create(it), 2 Rename { name, table, to },
    3 DependsOn { name, table, extension, remove }, 4 Event(it),
});
wire_enum!(EventTriggerStatement {
    0 Create { name, event, filters, function }, 1 Enable { name, enabled }, 2 Rename { name, to }, 3 OwnerTo { name, role },
    4 Drop { names, if_exists, cascade }, 5 Comment { name, text },
});
