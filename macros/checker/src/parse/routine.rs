//! Functions, procedures and aggregates.
#![expect(clippy::wildcard_enum_match_arm, reason = "a question about some kinds is answered by those alone")]

use arcoiris_catalog::{ArgumentMode, Name};
use rupg_sql::nodes::{
    AlterFunctionStmt, AlterObjectDependsStmt, AlterObjectSchemaStmt, AlterOwnerStmt, CreateFunctionStmt,
    DefElem, DefineStmt, DropBehavior, DropStmt, FunctionParameter, FunctionParameterMode, List, Node,
    ObjectType, ObjectWithArgs, RenameStmt,
};
use rupg_sql::token;

use super::context::Context;
use super::cursor::Cursor;
use super::expression::{expression, strings, type_name};
use super::object::role;
use super::option::{elements, text};
use super::session::set;
use super::statement::statement;
use super::tag::object_words;
use crate::refusal::Refusal;
use crate::syntax::{
    AggregateOption, AggregateValue, CreateAggregate, CreateRoutine, Ident, ObjectKind, ObjectName,
    RoutineArgument, RoutineName, RoutineOption, RoutineOptionKind, RoutineStatement, StandardBody,
    StatementKind,
};

/// A statement about functions, procedures or aggregates, if it is one.
pub(super) fn routine_statement(
    context: &Context<'_>,
    node: &Node,
) -> Result<Option<StatementKind>, Refusal> {
    let of_kind = |it| routine_kind(it);
    Ok(Some(match node {
        Node::CreateFunctionStmt(it) => create_routine(context, it)?,
        Node::AlterFunctionStmt(it) => alter_routine(context, it)?,
        Node::DefineStmt(it) if it.kind == ObjectType::OBJECT_AGGREGATE => create_aggregate(context, it)?,
        Node::RenameStmt(it) => match of_kind(it.renameType) {
            Some(kind) => rename_routine(context, kind, it)?,
            None => return Ok(None),
        },
        Node::AlterObjectSchemaStmt(it) => match of_kind(it.objectType) {
            Some(kind) => routine_schema(context, kind, it)?,
            None => return Ok(None),
        },
        Node::AlterOwnerStmt(it) => match of_kind(it.objectType) {
            Some(kind) => routine_owner(context, kind, it)?,
            None => return Ok(None),
        },
        Node::AlterObjectDependsStmt(it) => match of_kind(it.objectType) {
            Some(kind) => routine_depends(context, kind, it)?,
            None => return Ok(None),
        },
        Node::DropStmt(it) => match of_kind(it.removeType) {
            Some(kind) => drop_routines(context, kind, it)?,
            None => return Ok(None),
        },
        _ => return Ok(None),
    }))
}

/// Whether a kind is a function, a procedure or an aggregate.
pub(super) fn routine_kind(it: ObjectType) -> Option<ObjectKind> {
    match it {
        ObjectType::OBJECT_FUNCTION => Some(ObjectKind::Function),
        ObjectType::OBJECT_PROCEDURE => Some(ObjectKind::Procedure),
        ObjectType::OBJECT_AGGREGATE => Some(ObjectKind::Aggregate),
        ObjectType::OBJECT_ROUTINE => Some(ObjectKind::Routine),
        _ => None,
    }
}

fn of(it: RoutineStatement) -> StatementKind {
    StatementKind::Routine(Box::new(it))
}

/// `CREATE FUNCTION`, `CREATE PROCEDURE`
fn create_routine(context: &Context<'_>, it: &CreateFunctionStmt) -> Result<StatementKind, Refusal> {
    let mut cursor = Cursor::new(context);
    cursor.eat_any(&[token::CREATE, token::OR, token::REPLACE, token::FUNCTION, token::PROCEDURE]);
    let name = cursor.object_name_of(&it.funcname)?;
    let arguments = arguments(context, &it.parameters)?;
    let returns = it.returnType.as_deref().map(|ty| type_name(context, ty)).transpose()?;
    let mut options = Vec::with_capacity(it.options.len());
    for element in elements(&it.options) {
        options.push(option(context, element)?);
    }
    let body = match &it.sql_body {
        None => None,
        Some(Node::ReturnStmt(it)) => match &it.returnval {
            Some(node) => Some(StandardBody::Return(expression(context, node)?)),
            None => Some(StandardBody::NotModelled("RETURN".to_owned())),
        },
        Some(Node::List(bodies)) => {
            let mut statements = Vec::new();
            for node in bodies.iter().flatten() {
                let Node::List(list) = node else { continue };
                for node in list.iter().flatten() {
                    statements.push(statement(context, node)?);
                }
            }
            Some(StandardBody::Atomic(statements))
        }
        Some(_) => Some(StandardBody::NotModelled("BEGIN ATOMIC".to_owned())),
    };
    let (procedure, replace) = (it.is_procedure, it.replace);
    let create = CreateRoutine { name, procedure, replace, arguments, returns, options, body };
    Ok(of(RoutineStatement::Create(Box::new(create))))
}

fn arguments(context: &Context<'_>, list: &List) -> Result<Vec<RoutineArgument>, Refusal> {
    let mut found = Vec::with_capacity(list.len());
    for node in list.iter().flatten() {
        match node {
            Node::FunctionParameter(it) => found.push(argument(context, it)?),
            _ => return Err(Refusal::not_modelled(context.statement(), "this argument")),
        }
    }
    Ok(found)
}

fn argument(context: &Context<'_>, it: &FunctionParameter) -> Result<RoutineArgument, Refusal> {
    let first = context.index_at(it.location).unwrap_or_default();
    let Some(ty) = it.argType.as_deref() else {
        return Err(Refusal::not_modelled(context.span_at(it.location), "an argument without a type"));
    };
    let ty = type_name(context, ty)?;
    let name = it.name.as_deref().map(|name| {
        let at = context.find_ident(first, first + 3, name, 0).unwrap_or(first);
        Ident { name: Name::new(name), span: context.span_between(at, at + 1) }
    });
    let start = context.span_between(first, first + 1).start;
    let span = crate::syntax::Span { start: start.min(ty.span.start), end: ty.span.end };
    Ok(RoutineArgument {
        mode: mode(it.mode),
        name,
        ty,
        default: it.defexpr.as_ref().map(|node| expression(context, node)).transpose()?,
        span,
    })
}

fn mode(it: FunctionParameterMode) -> Option<ArgumentMode> {
    match it {
        FunctionParameterMode::FUNC_PARAM_IN => Some(ArgumentMode::In),
        FunctionParameterMode::FUNC_PARAM_OUT => Some(ArgumentMode::Out),
        FunctionParameterMode::FUNC_PARAM_INOUT => Some(ArgumentMode::InOut),
        FunctionParameterMode::FUNC_PARAM_VARIADIC => Some(ArgumentMode::Variadic),
        FunctionParameterMode::FUNC_PARAM_TABLE => Some(ArgumentMode::Table),
        _ => None,
    }
}

fn option(context: &Context<'_>, it: &DefElem) -> Result<RoutineOption, Refusal> {
    let span = context.span_at(it.location);
    let name = it.defname.as_deref().unwrap_or_default();
    let unknown = || Refusal::not_modelled(span, format!("the option {name} of a function"));
    let word = || it.arg.as_ref().and_then(text).ok_or_else(unknown);
    let yes = || match &it.arg {
        Some(Node::Boolean(value)) => Ok(*value),
        Some(_) | None => Err(unknown()),
    };
    let kind = match name {
        "as" => {
            let texts: Vec<String> = match &it.arg {
                Some(Node::List(list)) => strings(list).into_iter().map(str::to_owned).collect(),
                Some(_) | None => return Err(unknown()),
            };
            RoutineOptionKind::As(texts)
        }
        "language" => RoutineOptionKind::Language(Name::new(&word()?)),
        "volatility" => RoutineOptionKind::Volatility(match word()?.as_str() {
            "immutable" => 'i',
            "stable" => 's',
            _ => 'v',
        }),
        "strict" => RoutineOptionKind::Strict(yes()?),
        "security" => RoutineOptionKind::SecurityDefiner(yes()?),
        "leakproof" => RoutineOptionKind::Leakproof(yes()?),
        "parallel" => RoutineOptionKind::Parallel(word()?),
        "cost" => RoutineOptionKind::Cost(word()?),
        "rows" => RoutineOptionKind::Rows(word()?),
        "window" => RoutineOptionKind::Window,
        "support" => match &it.arg {
            Some(Node::List(names)) => {
                let mut cursor = Cursor::new(context);
                cursor.at = context.index_at(it.location).unwrap_or_default() + 1;
                RoutineOptionKind::Support(cursor.object_name_of(names)?)
            }
            Some(_) | None => return Err(unknown()),
        },
        "transform" => RoutineOptionKind::Transform,
        "set" => match &it.arg {
            Some(Node::VariableSetStmt(it)) => match set(context, it)? {
                StatementKind::Set(setting) => RoutineOptionKind::Set(setting),
                _ => return Err(Refusal::not_modelled(span, "SET … FROM CURRENT of a function")),
            },
            Some(_) | None => return Err(unknown()),
        },
        _ => return Err(unknown()),
    };
    Ok(RoutineOption { kind, span })
}

/// A routine as a statement names it, at the cursor.
pub(super) fn routine_name(
    cursor: &mut Cursor<'_, '_>,
    kind: ObjectKind,
    it: &ObjectWithArgs,
) -> Result<RoutineName, Refusal> {
    let context = cursor.context;
    let name = cursor.object_name_of(&it.objname)?;
    let (mut arguments_found, mut direct) = (None, None);
    if !it.args_unspecified {
        let mut found = if it.objfuncargs.is_empty() {
            let mut found = Vec::with_capacity(it.objargs.len());
            for node in it.objargs.iter().flatten() {
                if let Node::TypeName(ty) = node {
                    let ty = type_name(context, ty)?;
                    let span = ty.span;
                    found.push(RoutineArgument { mode: None, name: None, ty, default: None, span });
                }
            }
            found
        } else {
            arguments(context, &it.objfuncargs)?
        };
        if kind == ObjectKind::Aggregate && cursor.is('(') {
            let end = context.closing(cursor.at);
            let order = context.find(cursor.at + 1, end, |token| token.kind == token::ORDER);
            if let Some(order) = order {
                let before = context.span_between(order, order + 1).start;
                let count = found.iter().filter(|argument| argument.span.start < before).count();
                direct = u32::try_from(count).ok();
            }
            // `(VARIADIC x ORDER BY VARIADIC x)` is one argument.
            found.truncate(found.len().max(it.objargs.len()).min(found.len()));
        }
        cursor.at = context.after(cursor.at);
        arguments_found = Some(found);
    }
    Ok(RoutineName { kind, name, arguments: arguments_found, direct })
}

fn routine_node<'n>(context: &Context<'_>, node: Option<&'n Node>) -> Result<&'n ObjectWithArgs, Refusal> {
    match node {
        Some(Node::ObjectWithArgs(it)) => Ok(it),
        Some(_) | None => Err(Refusal::not_modelled(context.statement(), "this way to name a function")),
    }
}

/// `DROP FUNCTION`
fn drop_routines(context: &Context<'_>, kind: ObjectKind, it: &DropStmt) -> Result<StatementKind, Refusal> {
    let mut cursor = Cursor::new(context);
    cursor.at = 2;
    if it.missing_ok {
        cursor.eat_if_exists();
    }
    let pieces = context.split(cursor.at, cursor.end);
    let mut routines = Vec::with_capacity(it.objects.len());
    for (node, piece) in it.objects.iter().flatten().zip(pieces) {
        let node = routine_node(context, Some(node))?;
        routines.push(routine_name(&mut Cursor::piece(context, piece), kind, node)?);
    }
    Ok(of(RoutineStatement::Drop {
        routines,
        if_exists: it.missing_ok,
        cascade: it.behavior == DropBehavior::DROP_CASCADE,
        span: context.statement(),
    }))
}

/// The routine of `ALTER FUNCTION name …`, and a cursor behind it.
fn altered<'c, 'a>(
    context: &'c Context<'a>,
    kind: ObjectKind,
    node: Option<&Node>,
) -> Result<(RoutineName, Cursor<'c, 'a>), Refusal> {
    let mut cursor = Cursor::new(context);
    cursor.at = 2;
    let routine = routine_name(&mut cursor, kind, routine_node(context, node)?)?;
    Ok((routine, cursor))
}

/// `ALTER FUNCTION … STRICT`
fn alter_routine(context: &Context<'_>, it: &AlterFunctionStmt) -> Result<StatementKind, Refusal> {
    let kind = routine_kind(it.objtype).unwrap_or(ObjectKind::Function);
    let Some(function) = it.func.as_deref() else {
        return Err(Refusal::not_modelled(context.statement(), "ALTER FUNCTION"));
    };
    let mut cursor = Cursor::new(context);
    cursor.at = 2;
    let routine = routine_name(&mut cursor, kind, function)?;
    let mut options = Vec::with_capacity(it.actions.len());
    for element in elements(&it.actions) {
        options.push(option(context, element)?);
    }
    Ok(of(RoutineStatement::Alter { routine, options }))
}

/// `ALTER FUNCTION … RENAME TO`
fn rename_routine(
    context: &Context<'_>,
    kind: ObjectKind,
    it: &RenameStmt,
) -> Result<StatementKind, Refusal> {
    let (routine, mut cursor) = altered(context, kind, it.object.as_ref())?;
    cursor.seek_word(token::TO);
    Ok(of(RoutineStatement::Rename { routine, to: cursor.named(it.newname.as_ref()) }))
}

/// `ALTER FUNCTION … OWNER TO`
fn routine_owner(
    context: &Context<'_>,
    kind: ObjectKind,
    it: &AlterOwnerStmt,
) -> Result<StatementKind, Refusal> {
    let (routine, _) = altered(context, kind, it.object.as_ref())?;
    let Some(owner) = it.newowner.as_deref() else {
        let tag = format!("ALTER {} OWNER TO", object_words(it.objectType));
        return Ok(StatementKind::NotModelled(tag));
    };
    Ok(of(RoutineStatement::OwnerTo { routine, role: role(context, owner) }))
}

/// `ALTER FUNCTION … SET SCHEMA`
fn routine_schema(
    context: &Context<'_>,
    kind: ObjectKind,
    it: &AlterObjectSchemaStmt,
) -> Result<StatementKind, Refusal> {
    let (routine, mut cursor) = altered(context, kind, it.object.as_ref())?;
    cursor.seek_word(token::SCHEMA);
    Ok(of(RoutineStatement::SetSchema { routine, schema: cursor.named(it.newschema.as_ref()) }))
}

/// `ALTER FUNCTION … [NO] DEPENDS ON EXTENSION`
fn routine_depends(
    context: &Context<'_>,
    kind: ObjectKind,
    it: &AlterObjectDependsStmt,
) -> Result<StatementKind, Refusal> {
    let (routine, mut cursor) = altered(context, kind, it.object.as_ref())?;
    cursor.seek_word(token::EXTENSION);
    let name = it.extname.as_ref().and_then(text).unwrap_or_default();
    let extension = cursor.name(&name);
    Ok(of(RoutineStatement::DependsOn { routine, extension, remove: it.remove }))
}

/// `CREATE AGGREGATE`
fn create_aggregate(context: &Context<'_>, it: &DefineStmt) -> Result<StatementKind, Refusal> {
    let mut cursor = Cursor::new(context);
    cursor.eat_any(&[token::CREATE, token::OR, token::REPLACE, token::AGGREGATE]);
    let name = cursor.object_name_of(&it.defnames)?;
    let mut direct = None;
    let arguments_found = if it.oldstyle {
        None
    } else {
        let (list, count) = match it.args.as_slice() {
            [Some(Node::List(list)), Some(Node::Integer(count))] => (Some(list), *count),
            [None, Some(Node::Integer(count))] => (None, *count),
            _ => return Err(Refusal::not_modelled(cursor.rest(), "the arguments of this aggregate")),
        };
        direct = u32::try_from(count).ok();
        Some(match list {
            Some(list) => arguments(context, list)?,
            None => Vec::new(),
        })
    };
    let mut options = Vec::with_capacity(it.definition.len());
    for element in elements(&it.definition) {
        let span = context.span_at(element.location);
        let name = Ident { name: Name::new(element.defname.as_deref().unwrap_or_default()), span };
        let value = match &element.arg {
            None => AggregateValue::None,
            Some(Node::TypeName(ty)) => AggregateValue::Type(type_name(context, ty)?),
            Some(Node::List(names)) => {
                let parts = strings(names);
                let ident = |name: &str| Ident { name: Name::new(name), span };
                AggregateValue::Operator(match parts.as_slice() {
                    [name] => ObjectName { schema: None, name: ident(name) },
                    [schema, name] => ObjectName { schema: Some(ident(schema)), name: ident(name) },
                    _ => return Err(Refusal::not_modelled(span, "this operator's name")),
                })
            }
            Some(node) => match text(node) {
                Some(text) => AggregateValue::Text(text),
                None => return Err(Refusal::not_modelled(span, "this attribute of an aggregate")),
            },
        };
        options.push(AggregateOption { name, value });
    }
    Ok(of(RoutineStatement::CreateAggregate(Box::new(CreateAggregate {
        name,
        replace: it.replace,
        arguments: arguments_found,
        direct,
        options,
    }))))
}
