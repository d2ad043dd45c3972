//! What the language's validator says of a body (`fmgr_sql_validator`, `plpgsql_validator`).

use arcoiris_catalog::{Argument, ArgumentMode, Name, Routine, RoutineBody, RoutineKind, TypeRef};

use super::types;
use crate::apply::data;
use crate::builtin;
use crate::effects::Effects;
use crate::parse;
use crate::plpgsql::{self, Returns};
use crate::refusal::Refusal;
use crate::resolve::CastContext;
use crate::resolve::analyse::Found;
use crate::resolve::coerce;
use crate::resolve::kind::Kind;
use crate::resolve::query::{self, stored};
use crate::resolve::scope::Output;
use crate::simulation::{Parameters, Simulation};
use crate::syntax::{Query, Span, StandardBody, Statement, StatementKind, UtilityStatement, ViewStatement};

/// Checks the body of a routine that is in the catalog already.
///
/// # Errors
/// What the validator refuses, or what is not modelled.
pub(super) fn check(simulation: &mut Simulation, routine: &Routine, span: Span) -> Result<(), Refusal> {
    let RoutineBody::Text(text, _) = &routine.body else { return Ok(()) };
    match routine.language.as_str() {
        "sql" => sql(simulation, routine, text, span),
        "plpgsql" => pl_pgsql(simulation, routine, text, span),
        "internal" => internal(simulation, text, span),
        "c" => Err(Refusal::not_modelled(span, "a function in C, whose library the server has to have")),
        _ => Ok(()),
    }
}

/// Checks the body of a function in SQL as a call of it does, whatever the validator said.
///
/// # Errors
/// What PostgreSQL refuses, or what is not modelled.
pub(crate) fn check_again(simulation: &mut Simulation, routine: &Routine, span: Span) -> Result<(), Refusal> {
    let RoutineBody::Text(text, _) = &routine.body else { return Ok(()) };
    let checks = std::mem::replace(&mut simulation.check_bodies, true);
    let outer = simulation.parameters.take();
    let done = sql(simulation, routine, text, span);
    simulation.parameters = outer;
    simulation.check_bodies = checks;
    done
}

/// `fmgr_internal_validator`, which looks whatever `check_function_bodies` is.
fn internal(simulation: &Simulation, name: &str, span: Span) -> Result<(), Refusal> {
    if builtin::has_internal_function(name) {
        return Ok(());
    }
    if simulation.server > 15 {
        return Err(Refusal::not_modelled(span, format!("the built-in function {name}")));
    }
    Err(Refusal::other(span, "42883", format!("there is no built-in function named \"{name}\"")))
}

/// What a body in the SQL standard's form becomes, and what its last statement gives.
pub(super) type Parsed = (RoutineBody, Option<Vec<Output>>);

/// Analyses a body in the SQL standard's form, which is kept as it was understood (`interpret_AS_clause`).
///
/// # Errors
/// What PostgreSQL would refuse, or what is not modelled.
pub(super) fn parsed(
    simulation: &mut Simulation,
    effects: &mut Effects,
    (name, arguments): (&Name, &[Argument]),
    body: &StandardBody,
    span: Span,
) -> Result<Parsed, Refusal> {
    let inputs: Vec<&Argument> = arguments.iter().filter(|it| types::is_input(Some(it.mode))).collect();
    if inputs.iter().any(|it| types::is_polymorphic(simulation, &it.ty)) {
        let message = "SQL function with unquoted function body cannot have polymorphic arguments";
        return Err(Refusal::other(span, "42P13", message));
    }
    let names: Vec<Option<Name>> = arguments.iter().map(|argument| argument.name.clone()).collect();
    // PostgreSQL 15 takes the names of all arguments for those of the first inputs.
    let inputs = names.iter().cloned().zip(inputs).map(|(name, argument)| (name, argument.ty.clone()));
    simulation.parameters = Some(Parameters { routine: name.clone(), inputs: inputs.collect() });
    let done = match body {
        StandardBody::Return(it) => stored::stored_return(simulation, it, &names),
        StandardBody::Atomic(statements) => queries(statements)
            .and_then(|queries| stored::stored_statements(simulation, &queries, &names, span)),
        StandardBody::NotModelled(what) => {
            Err(Refusal::not_modelled(span, format!("a function's body as {what}")))
        }
    };
    simulation.parameters = None;
    let done = done?;
    crate::apply::view::tell(done.found, effects);
    Ok((RoutineBody::Parsed(done.text, done.depends), done.outputs))
}

/// The queries that a body consists of.
fn queries(statements: &[Statement]) -> Result<Vec<&Query>, Refusal> {
    let query = |it: &'_ Statement| -> Result<(), Refusal> {
        let what = match &it.kind {
            StatementKind::Select(_) => return Ok(()),
            StatementKind::Insert(_) | StatementKind::Update(_) | StatementKind::Delete(_) => {
                "a statement that changes rows in BEGIN ATOMIC"
            }
            _ => "this statement in BEGIN ATOMIC",
        };
        Err(Refusal::not_modelled(it.span, what))
    };
    let mut found = Vec::with_capacity(statements.len());
    for statement in statements {
        query(statement)?;
        if let StatementKind::Select(it) = &statement.kind {
            found.push(it);
        }
    }
    Ok(found)
}

/// Checks what the last statement of a body in the SQL standard's form gives.
///
/// # Errors
/// 42P13
pub(super) fn check_parsed(
    simulation: &Simulation,
    routine: &Routine,
    last: Option<Vec<Output>>,
    span: Span,
) -> Result<(), Refusal> {
    check_signature(simulation, routine, span)?;
    if simulation.check_bodies { result(simulation, routine, last, span) } else { Ok(()) }
}

/// Runs an analysis as the routine would see the database: with its own `search_path` and parameters.
fn inside<T>(
    simulation: &mut Simulation,
    routine: &Routine,
    run: impl FnOnce(&mut Simulation) -> Result<T, Refusal>,
) -> Result<T, Refusal> {
    let path = own_path(simulation, routine);
    simulation.parameters = Some(parameters(routine));
    let result = run(simulation);
    simulation.parameters = None;
    if let Some(path) = path {
        simulation.search_path = path;
    }
    result
}

/// The parameters that a routine's body may name.
pub(crate) fn parameters(routine: &Routine) -> Parameters {
    let inputs = routine
        .arguments
        .iter()
        .filter(|argument| types::is_input(Some(argument.mode)))
        .map(|argument| (argument.name.clone(), argument.ty.clone()))
        .collect();
    Parameters { routine: routine.name.clone(), inputs }
}

/// Analyses all statements of a body in SQL, as each call does before it runs the first.
///
/// # Errors
/// What PostgreSQL refuses, or what is not modelled.
pub(crate) fn check_statements(
    simulation: &mut Simulation,
    routine: &Routine,
    statements: &[Statement],
    span: Span,
) -> Result<(), Refusal> {
    let before = simulation.parameters.replace(parameters(routine));
    let done =
        statements.iter().try_for_each(|statement| analysed(simulation, statement, span, true).map(|_| ()));
    simulation.parameters = before;
    done
}

/// Sets the `search_path` that a routine has of its own, and gives the one before.
pub(crate) fn own_path(simulation: &mut Simulation, routine: &Routine) -> Option<Vec<Name>> {
    let (_, value) = routine.settings.iter().find(|(name, _)| name.as_str() == "search_path")?;
    let names = value.split(", ").map(unquoted);
    let path = names
        .filter(|name| !matches!(name.as_str(), "" | "$user") && !crate::names::is_system_schema(name))
        .collect();
    Some(std::mem::replace(&mut simulation.search_path, path))
}

/// `"Name"` as a name.
fn unquoted(text: &str) -> Name {
    match text.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
        Some(inner) => Name::new(&inner.replace("\"\"", "\"")),
        None => Name::new(text),
    }
}

fn mismatch(simulation: &Simulation, routine: &Routine, span: Span, detail: &str) -> Refusal {
    let returns = routine.returns.as_ref().map(|ty| arcoiris_catalog::format_type(&simulation.catalog, ty));
    let message = format!(
        "return type mismatch in function declared to return {}: {detail}",
        returns.unwrap_or_else(|| "void".to_owned())
    );
    Refusal::other(span, "42P13", message)
}

/// What a routine in SQL may take and return; whether any of its arguments is polymorphic.
fn check_signature(simulation: &Simulation, routine: &Routine, span: Span) -> Result<bool, Refusal> {
    if let Some(returns) = &routine.returns
        && let Some(name) = types::pseudo(simulation, returns)
        && !matches!(name, "record" | "void")
        && !types::is_polymorphic(simulation, returns)
    {
        return Err(Refusal::other(span, "42P13", format!("SQL functions cannot return type {name}")));
    }
    let mut polymorphic = false;
    for argument in routine.arguments.iter().filter(|it| types::is_input(Some(it.mode))) {
        if let Some(name) = types::pseudo(simulation, &argument.ty) {
            if !types::is_polymorphic(simulation, &argument.ty) {
                let message = format!("SQL functions cannot have arguments of type {name}");
                return Err(Refusal::other(span, "42P13", message));
            }
            polymorphic = true;
        }
    }
    Ok(polymorphic)
}

fn sql(simulation: &mut Simulation, routine: &Routine, text: &str, span: Span) -> Result<(), Refusal> {
    let polymorphic = check_signature(simulation, routine, span)?;
    if !simulation.check_bodies {
        return Ok(());
    }
    let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
    let statements = match parse::script(text, 0..end, simulation.server) {
        Ok(statements) => statements,
        Err(errors) => {
            let error = errors.into_iter().next();
            let (sqlstate, message) =
                error.map_or((None, String::new()), |error| (error.sqlstate, error.message));
            return Err(match sqlstate {
                Some(sqlstate) => Refusal::other(span, sqlstate, message),
                None => Refusal::not_modelled(span, format!("a function's body: {message}")),
            });
        }
    };
    // What its types are, only a call tells.
    if polymorphic {
        return Ok(());
    }
    inside(simulation, routine, |simulation| {
        let mut last = None;
        for statement in &statements {
            last = analysed(simulation, statement, span, false)?;
        }
        result(simulation, routine, last, span)
    })
}

/// Analyses a statement of a body. `Some` is what a query gives; `None` is told of a statement that gives nothing.
fn analysed(
    simulation: &Simulation,
    statement: &Statement,
    span: Span,
    runs: bool,
) -> Result<Option<Vec<Output>>, Refusal> {
    let mut found = Found::default();
    let outputs = match &statement.kind {
        StatementKind::Select(it) => query::outputs(simulation, it, None, &mut found).map(Some),
        StatementKind::Insert(it) => data::insert::analyse(simulation, it, None, statement.span, &mut found)
            .map(|outputs| (!it.returning.is_empty()).then_some(outputs)),
        StatementKind::Update(it) => data::update::analyse(simulation, it, None, statement.span, &mut found)
            .map(|outputs| (!it.returning.is_empty()).then_some(outputs)),
        StatementKind::Delete(it) => data::delete::analyse(simulation, it, None, statement.span, &mut found)
            .map(|outputs| (!it.returning.is_empty()).then_some(outputs)),
        StatementKind::Opaque(what) | StatementKind::NotModelled(what) => {
            return Err(Refusal::not_modelled(span, format!("{what} in a function's body")));
        }
        StatementKind::View(it) if matches!(**it, ViewStatement::CreateTableAs(_)) => {
            return Err(Refusal::not_modelled(span, "CREATE TABLE AS in a function's body"));
        }
        StatementKind::Utility(it) if matches!(**it, UtilityStatement::Explain { .. }) => {
            return Err(Refusal::not_modelled(span, "EXPLAIN in a function's body"));
        }
        StatementKind::Utility(it)
            if matches!(**it, UtilityStatement::Session(_) | UtilityStatement::Merge(_)) =>
        {
            return Err(Refusal::not_modelled(span, "this statement in a function's body"));
        }
        // Utility statements are not looked into before they are run.
        StatementKind::CreateSchema(_)
        | StatementKind::CreateExtension(_)
        | StatementKind::CreateEnum { .. }
        | StatementKind::AlterEnum { .. }
        | StatementKind::CreateDomain(_)
        | StatementKind::AlterDomain { .. }
        | StatementKind::CreateTable(_)
        | StatementKind::AlterTable(_)
        | StatementKind::CreateIndex(_)
        | StatementKind::CreateSequence(_)
        | StatementKind::AlterSequence(_)
        | StatementKind::Rename { .. }
        | StatementKind::SetSchema { .. }
        | StatementKind::OwnerTo { .. }
        | StatementKind::Drop(_)
        | StatementKind::Comment(_)
        | StatementKind::Grant(_)
        | StatementKind::Truncate { .. }
        | StatementKind::Set(_)
        | StatementKind::Transaction(_)
        | StatementKind::Lock { .. }
        | StatementKind::View(_)
        | StatementKind::Routine(_)
        | StatementKind::Trigger(_)
        | StatementKind::Defined(_)
        | StatementKind::Type(_)
        | StatementKind::Do(_)
        | StatementKind::Utility(_) => return Ok(None),
    };
    let outputs = outputs.map_err(|refusal| told(refusal, span))?;
    if runs && found.folding.is_some_and(|refusal| refusal.sqlstate() == Some("42809")) {
        return Err(Refusal::not_modelled(span, "a statement in a function's body that always fails"));
    }
    Ok(outputs)
}

/// A refusal of a part of the body, told of the body. What only goes wrong when it is run is not known.
fn told(refusal: Refusal, span: Span) -> Refusal {
    let at_run = matches!(refusal.sqlstate(), Some(state) if state.starts_with("23") || state == "22001");
    if at_run {
        return Refusal::not_modelled(span, "a statement in a function's body that always fails");
    }
    Refusal { span, ..refusal }
}

/// `check_sql_fn_retval`
fn result(
    simulation: &Simulation,
    routine: &Routine,
    last: Option<Vec<Output>>,
    span: Span,
) -> Result<(), Refusal> {
    let Some(returns) = &routine.returns else { return Ok(()) };
    if types::pseudo(simulation, returns) == Some("void") {
        return Ok(());
    }
    let Some(outputs) = last else {
        let detail = "Function's final statement must be SELECT or INSERT/UPDATE/DELETE RETURNING.";
        return Err(mismatch(simulation, routine, span, detail));
    };
    let Some(kind) = Kind::of(simulation, returns) else {
        return Err(Refusal::not_modelled(span, "the type that this function returns"));
    };
    let fits = |output: &Output, kind: Kind| {
        coerce::can_coerce(simulation, &[output.kind], &[kind], CastContext::Assignment)
    };
    let columns: Option<Vec<Kind>> = columns(simulation, routine, kind, span)?;
    let is_row = kind.is("record") || columns.is_some();
    if !is_row {
        return match outputs.as_slice() {
            [only] if fits(only, kind) => Ok(()),
            [only] => {
                let detail = format!("Actual return type is {}.", only.kind.words(simulation));
                Err(mismatch(simulation, routine, span, &detail))
            }
            _ => {
                let detail = "Final statement must return exactly one column.";
                Err(mismatch(simulation, routine, span, detail))
            }
        };
    }
    if let [only] = outputs.as_slice()
        && routine.kind != arcoiris_catalog::RoutineKind::Procedure
        && fits(only, kind)
        && !only.kind.is_unknown()
    {
        return Ok(());
    }
    let Some(columns) = columns else { return Ok(()) };
    for (index, output) in outputs.iter().enumerate() {
        match columns.get(index) {
            None => {
                let detail = "Final statement returns too many columns.";
                return Err(mismatch(simulation, routine, span, detail));
            }
            Some(kind) if fits(output, *kind) => {}
            Some(kind) => {
                let detail = format!(
                    "Final statement returns {} instead of {} at column {}.",
                    output.kind.words(simulation),
                    kind.words(simulation),
                    index + 1
                );
                return Err(mismatch(simulation, routine, span, &detail));
            }
        }
    }
    if outputs.len() < columns.len() {
        return Err(mismatch(simulation, routine, span, "Final statement returns too few columns."));
    }
    Ok(())
}

/// The columns that a row must have: of `OUT` arguments, or of a table's type. `None` for what is no row, or any.
fn columns(
    simulation: &Simulation,
    routine: &Routine,
    kind: Kind,
    span: Span,
) -> Result<Option<Vec<Kind>>, Refusal> {
    let unknown = || Refusal::not_modelled(span, "the type of a column that this function returns");
    let of = |ty: &TypeRef| Kind::of(simulation, ty).ok_or_else(unknown);
    if kind.is("record") {
        let out: Vec<&TypeRef> = routine
            .arguments
            .iter()
            .filter(|it| !matches!(it.mode, ArgumentMode::In | ArgumentMode::Variadic))
            .map(|it| &it.ty)
            .collect();
        if out.is_empty() {
            return Ok(None);
        }
        return out.into_iter().map(of).collect::<Result<_, _>>().map(Some);
    }
    let under = kind.under(simulation);
    match under.table(simulation) {
        Some(table) => {
            let columns = table.columns.iter().map(|column| of(&column.ty));
            columns.collect::<Result<_, _>>().map(Some)
        }
        None => Ok(None),
    }
}

/// What a polymorphic type is taken for where no call says (`plpgsql_resolve_polymorphic_argtypes`).
fn for_validator(kind: Kind) -> Kind {
    match kind.fact_name() {
        Some("anyarray" | "anycompatiblearray") => Kind { array: true, ..Kind::INT4 },
        Some("anyrange" | "anycompatiblerange") => Kind::fact("int4range"),
        Some("anymultirange" | "anycompatiblemultirange") => Kind::fact("int4multirange"),
        Some("anyelement" | "anynonarray" | "anyenum" | "anycompatible" | "anycompatiblenonarray") => {
            Kind::INT4
        }
        Some(_) | None => kind,
    }
}

fn pl_pgsql(simulation: &mut Simulation, routine: &Routine, text: &str, span: Span) -> Result<(), Refusal> {
    if let Some(returns) = &routine.returns
        && let Some(name) = types::pseudo(simulation, returns)
        && !matches!(name, "trigger" | "event_trigger" | "record" | "void")
        && !types::is_polymorphic(simulation, returns)
    {
        return Err(Refusal::other(span, "0A000", format!("PL/pgSQL functions cannot return type {name}")));
    }
    for argument in routine.arguments.iter().filter(|it| types::is_input(Some(it.mode))) {
        if let Some(name) = types::pseudo(simulation, &argument.ty)
            && name != "record"
            && !types::is_polymorphic(simulation, &argument.ty)
        {
            return Err(Refusal::other(
                span,
                "0A000",
                format!("PL/pgSQL functions cannot accept type {name}"),
            ));
        }
    }
    if !simulation.check_bodies {
        return Ok(());
    }
    let is_trigger = routine
        .returns
        .as_ref()
        .and_then(|ty| types::pseudo(simulation, ty))
        .filter(|name| matches!(*name, "trigger" | "event_trigger"));
    if let Some(name) = is_trigger
        && !routine.arguments.is_empty()
    {
        let what = if name == "trigger" { "trigger functions" } else { "event trigger functions" };
        let message = format!("{what} cannot have declared arguments");
        return Err(Refusal::other(span, "42P13", message));
    }
    let around = plpgsql::Routine {
        name: routine.name.clone(),
        returns: match (is_trigger, &routine.returns) {
            (Some("trigger"), _) => Returns::Trigger,
            (Some(_), _) => Returns::EventTrigger,
            (None, None) => Returns::Void,
            (None, Some(ty)) if types::pseudo(simulation, ty) == Some("void") => Returns::Void,
            (None, Some(_)) => Returns::Value,
        },
        set: routine.returns_set,
        procedure: routine.kind == RoutineKind::Procedure,
        parameters: routine
            .arguments
            .iter()
            .map(|argument| plpgsql::Parameter {
                name: argument.name.clone(),
                kind: Kind::of(simulation, &argument.ty).map(for_validator),
                out: !matches!(argument.mode, ArgumentMode::In | ArgumentMode::Variadic),
            })
            .collect(),
    };
    inside(simulation, routine, |simulation| plpgsql::check_body(simulation, text, &around))
        .map(|_| ())
        .map_err(|refusal| Refusal { span, ..refusal })
}
