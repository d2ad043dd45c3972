//! Functions, procedures and aggregates, and the triggers that call them.

use super::whole;
use crate::{
    ColumnNumber, Expression, Name, ObjectId, Part, Privileges, Reference, Role, Strength, TypeBase, TypeRef,
    wire_enum, wire_struct,
};

/// A function, a procedure or an aggregate. <https://www.postgresql.org/docs/15/catalog-pg-proc.html>
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Routine {
    /// The schema it stands in.
    pub schema: ObjectId,
    /// Its name.
    pub name: Name,
    /// Function, procedure, …
    pub kind: RoutineKind,
    /// All arguments in order, results too.
    pub arguments: Vec<Argument>,
    /// What it returns; `None` for a procedure without results.
    pub returns: Option<TypeRef>,
    /// `RETURNS SETOF`, `RETURNS TABLE`
    pub returns_set: bool,
    /// `LANGUAGE`
    pub language: Name,
    /// What it does.
    pub body: RoutineBody,
    /// `IMMUTABLE`, `STABLE`, `VOLATILE`: the letter of `provolatile`.
    pub volatility: char,
    /// `STRICT`
    pub strict: bool,
    /// `SECURITY DEFINER`
    pub security_definer: bool,
    /// `LEAKPROOF`
    pub leakproof: bool,
    /// `PARALLEL`: the letter of `proparallel`.
    pub parallel: char,
    /// `COST`, if not the language's default.
    pub cost: Option<String>,
    /// `ROWS`, if not the default.
    pub rows: Option<String>,
    /// `SET name TO value`, sorted by name.
    pub settings: Vec<(Name, String)>,
    /// Further attributes in PostgreSQL's words (`SUPPORT`, `TRANSFORM`; an aggregate's functions), sorted by name.
    pub attributes: Vec<(Name, Expression)>,
    /// What it depends on beside its types, defaults and body.
    pub also: Vec<ObjectId>,
    /// The extension that it is a member of.
    pub extension: Option<ObjectId>,
    /// Its owner.
    pub owner: Role,
    /// Who may call it.
    pub privileges: Privileges,
    /// `COMMENT ON FUNCTION`
    pub comment: Option<String>,
}

/// What a [`Routine`] is (`pg_proc.prokind`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is the SQL word itself")]
pub enum RoutineKind {
    Function,
    Procedure,
    Aggregate,
    Window,
}

/// An argument of a [`Routine`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Argument {
    /// `IN`, `OUT`, …
    pub mode: ArgumentMode,
    /// Its name.
    pub name: Option<Name>,
    /// Its type.
    pub ty: TypeRef,
    /// `DEFAULT`
    pub default: Option<Expression>,
}

/// How an argument is passed (`pg_proc.proargmodes`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the SQL word itself")]
pub enum ArgumentMode {
    In,
    Out,
    InOut,
    Variadic,
    /// A column of `RETURNS TABLE`
    Table,
}

/// What a [`Routine`] does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RoutineBody {
    /// `AS '…'`: the text, kept byte for byte (`prosrc`); for a C function with the object file first.
    Text(String, Option<String>),
    /// `RETURN …` or `BEGIN ATOMIC …`: parsed when it was created, so that it follows renames and has dependencies.
    /// Beside the holes of its text: the relations that it reads, with the column or the whole.
    Parsed(Expression, Vec<(ObjectId, Option<ColumnNumber>)>),
}

/// A trigger. <https://www.postgresql.org/docs/15/catalog-pg-trigger.html>
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trigger {
    /// The table or view.
    pub table: ObjectId,
    /// Its name.
    pub name: Name,
    /// The function called.
    pub function: TriggerFunction,
    /// `BEFORE`, `AFTER`, `INSTEAD OF`
    pub timing: TriggerTiming,
    /// `FOR EACH ROW`
    pub for_each_row: bool,
    /// `INSERT`
    pub on_insert: bool,
    /// `UPDATE`
    pub on_update: bool,
    /// `DELETE`
    pub on_delete: bool,
    /// `TRUNCATE`
    pub on_truncate: bool,
    /// `UPDATE OF columns`
    pub columns: Vec<ColumnNumber>,
    /// `WHEN (…)`; `OLD` and `NEW` are printed as text, their columns as holes of the table.
    pub condition: Option<Expression>,
    /// The arguments, constants all.
    pub arguments: Vec<String>,
    /// `REFERENCING OLD TABLE AS`
    pub old_table: Option<Name>,
    /// `REFERENCING NEW TABLE AS`
    pub new_table: Option<Name>,
    /// `CONSTRAINT TRIGGER`: deferrable, initially deferred, `FROM table`.
    pub constraint: Option<(bool, (bool, Option<ObjectId>))>,
    /// `ENABLE`, `DISABLE`, …: the letter of `tgenabled`.
    pub enabled: char,
    /// The trigger of the partitioned table that it is a copy of.
    pub parent: Option<ObjectId>,
    /// `COMMENT ON TRIGGER`
    pub comment: Option<String>,
}

/// The function that a [`Trigger`] calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TriggerFunction {
    /// One of the history.
    Routine(ObjectId),
    /// One of `pg_catalog`, or of an extension.
    Builtin(Name, Option<ObjectId>),
}

/// When a [`Trigger`] fires.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the SQL word itself")]
pub enum TriggerTiming {
    Before,
    After,
    InsteadOf,
}

wire_enum!(RoutineKind { 0 Function, 1 Procedure, 2 Aggregate, 3 Window });
wire_enum!(ArgumentMode { 0 In, 1 Out, 2 InOut, 3 Variadic, 4 Table });
wire_enum!(RoutineBody { 0 Text(text, file), 1 Parsed(expression, references) });
wire_enum!(TriggerFunction { 0 Routine(id), 1 Builtin(name, extension) });
wire_enum!(TriggerTiming { 0 Before, 1 After, 2 InsteadOf });
wire_struct!(
    Argument { mode, name, ty, default }
    Routine {
        schema, name, kind, arguments, returns, returns_set, language, body, volatility, strict, security_definer, leakproof,
        parallel, cost, rows, settings, attributes, also, extension, owner, privileges, comment,
    }
    Trigger {
        table, name, function, timing, for_each_row, on_insert, on_update, on_delete, on_truncate, columns, condition,
        arguments, old_table, new_table, constraint, enabled, parent, comment,
    }
);

impl Routine {
    /// The types of the arguments that a call gives: they tell functions of one name apart.
    pub fn inputs(&self) -> impl Iterator<Item = &TypeRef> {
        let input = |argument: &&Argument| {
            matches!(argument.mode, ArgumentMode::In | ArgumentMode::InOut | ArgumentMode::Variadic)
        };
        self.arguments.iter().filter(input).map(|argument| &argument.ty)
    }

    /// Name and input types, under which it is found in its schema: types by number, so that their renames change nothing.
    #[must_use]
    pub fn identity(&self) -> Name {
        routine_identity(&self.name, self.inputs())
    }

    pub(super) fn references(&self, found: &mut Vec<Reference>) {
        found.push(whole(self.schema, Strength::Normal));
        if let Some(extension) = self.extension {
            found.push(whole(extension, Strength::Extension));
        }
        let of_type = |ty: &TypeRef, found: &mut Vec<Reference>| {
            if let TypeBase::User(id) = ty.base {
                found.push(whole(id, Strength::Normal));
            }
        };
        for argument in &self.arguments {
            of_type(&argument.ty, found);
            if let Some(default) = &argument.default {
                default.references(Part::Whole, None, Strength::Normal, found);
            }
        }
        if let Some(returns) = &self.returns {
            of_type(returns, found);
        }
        if let RoutineBody::Parsed(body, references) = &self.body {
            body.references(Part::Whole, None, Strength::Normal, found);
            found.extend(references.iter().map(|(target, column)| Reference {
                from: Part::Whole,
                target: *target,
                column: *column,
                strength: Strength::Normal,
            }));
        }
        for (_, attribute) in &self.attributes {
            attribute.references(Part::Whole, None, Strength::Normal, found);
        }
        found.extend(self.also.iter().map(|target| whole(*target, Strength::Normal)));
    }
}

/// The name under which a routine with these input types is found in its schema.
#[must_use]
pub fn routine_identity<'a>(name: &Name, inputs: impl Iterator<Item = &'a TypeRef>) -> Name {
    let mut text = name.as_str().to_owned();
    text.push('(');
    for (index, ty) in inputs.enumerate() {
        if index > 0 {
            text.push(',');
        }
        match &ty.base {
            TypeBase::Builtin(name) => text.push_str(name.as_str()),
            TypeBase::User(id) => {
                text.push('#');
                text.push_str(&id.0.to_string());
            }
        }
        if ty.array {
            text.push_str("[]");
        }
    }
    text.push(')');
    Name::new(&text)
}

impl Trigger {
    pub(super) fn references(&self, found: &mut Vec<Reference>) {
        found.push(whole(self.table, Strength::Auto));
        match &self.function {
            TriggerFunction::Routine(id) | TriggerFunction::Builtin(_, Some(id)) => {
                found.push(whole(*id, Strength::Normal));
            }
            TriggerFunction::Builtin(_, None) => {}
        }
        let column = |number: &ColumnNumber| Reference {
            from: Part::Whole,
            target: self.table,
            column: Some(*number),
            strength: Strength::Normal,
        };
        found.extend(self.columns.iter().map(column));
        if let Some(condition) = &self.condition {
            condition.references(Part::Whole, Some(self.table), Strength::Normal, found);
        }
        if let Some((_, (_, Some(from)))) = self.constraint {
            found.push(whole(from, Strength::Auto));
        }
        if let Some(parent) = self.parent {
            found.push(whole(parent, Strength::Partition));
        }
    }
}
