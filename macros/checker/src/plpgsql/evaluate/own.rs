//! The history's own functions: what they give back where it hangs on the catalog alone, and how they are printed.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "what is not evaluated is told as not modelled, whatever it is"
)]

use arcoiris_catalog::{
    Argument, ArgumentMode, Name, Object, ObjectId, Routine, RoutineBody, RoutineKind, State, format_type,
};

use super::{Evaluator, Scope, Variables};
use crate::parse;
use crate::plpgsql::execute;
use crate::plpgsql::value::Value;
use crate::refusal::Refusal;
use crate::resolve;
use crate::resolve::kind::Kind;
use crate::syntax::{Expression, ExpressionKind, Ident, ObjectName, StatementKind};

/// The parameters of a function in SQL.
struct Parameters<'a> {
    routine: &'a Name,
    names: Vec<Option<&'a Name>>,
    values: &'a [Value],
}

impl Variables for Parameters<'_> {
    fn value(&self, path: &[Ident]) -> Option<Value> {
        let name = match path {
            [name] => name,
            [routine, name] if routine.name == *self.routine => name,
            _ => return None,
        };
        let index = self.names.iter().position(|known| *known == Some(&name.name))?;
        self.values.get(index).cloned()
    }
}

fn is_input(argument: &&Argument) -> bool {
    matches!(argument.mode, ArgumentMode::In | ArgumentMode::InOut)
}

impl Evaluator<'_> {
    /// What a function of the history returns; `None` if it is none, or if that cannot be told.
    pub(super) fn own_function(&self, it: &Expression, scope: &Scope<'_>) -> Result<Option<Value>, Refusal> {
        let ExpressionKind::Call { name, arguments, argument_names, variadic: false, window: None, .. } =
            &it.kind
        else {
            return Ok(None);
        };
        if argument_names.iter().any(Option::is_some) || self.calls >= execute::DEEPEST {
            return Ok(None);
        }
        let Some(id) = self.only_function(name, arguments.len()) else { return Ok(None) };
        if !resolve::callee::is_harmless(self.simulation, id, false) {
            return Ok(None);
        }
        let Some(Object::Routine(routine)) = self.simulation.catalog.object(id).map(AsRef::as_ref) else {
            return Ok(None);
        };
        let values = arguments.iter().map(|it| self.expression(it, scope)).collect::<Result<Vec<_>, _>>()?;
        if let Some(doubt) = values.iter().find_map(Value::doubt) {
            return Ok(Some(Value::Unknown(doubt)));
        }
        if !self.fits(routine, &values) {
            return Ok(None);
        }
        match routine.language.as_str() {
            "plpgsql" => {
                let around = (self.calls + 1, self.absent);
                Ok(execute::value_of(self.simulation, id, values, around, it.span).ok())
            }
            "sql" if routine.settings.is_empty() && !routine.returns_set => Ok(self.in_sql(routine, &values)),
            _ => Ok(None),
        }
    }

    /// The only function of a name, if it takes this many arguments.
    fn only_function(&self, name: &ObjectName, count: usize) -> Option<ObjectId> {
        let called = name.name.name.as_str();
        if name.schema.is_none() && crate::builtin::functions(called, self.simulation.server).next().is_some()
        {
            return None;
        }
        let mut found = None;
        for id in self.simulation.catalog.routines_named(called) {
            let Some(Object::Routine(it)) = self.simulation.catalog.object(id).map(AsRef::as_ref) else {
                continue;
            };
            let schema = self.simulation.catalog.schema_name(it.schema)?;
            let seen = match &name.schema {
                Some(written) => written.name == *schema,
                None => self.simulation.search_path.contains(schema),
            };
            if !seen {
                continue;
            }
            if found.is_some() || it.kind != RoutineKind::Function || it.inputs().count() != count {
                return None;
            }
            found = Some(id);
        }
        found
    }

    /// Whether the values are what the parameters hold, without a conversion.
    fn fits(&self, routine: &Routine, values: &[Value]) -> bool {
        let inputs: Vec<&Argument> = routine.arguments.iter().filter(is_input).collect();
        inputs.len() == values.len()
            && inputs.iter().zip(values).all(|(argument, value)| {
                let Some(kind) = Kind::of(self.simulation, &argument.ty) else { return false };
                match value {
                    Value::Null => true,
                    Value::Boolean(_) => !kind.array && kind.is("bool"),
                    Value::Integer(_) => !kind.array && (kind.is("int4") || kind.is("int8")),
                    Value::Text(text) => {
                        !kind.array && (kind.is("text") || kind.is("varchar"))
                            || !kind.array && kind.is("name") && text.len() < 64
                    }
                    _ => false,
                }
            })
    }

    /// What a function in SQL returns that is one query.
    fn in_sql(&self, routine: &Routine, values: &[Value]) -> Option<Value> {
        let RoutineBody::Text(body, None) = &routine.body else { return None };
        if routine.strict && values.contains(&Value::Null) {
            return Some(Value::Null);
        }
        let length = u32::try_from(body.len()).ok()?;
        let statements = parse::script(body, 0..length, self.simulation.server).ok()?;
        let [statement] = statements.as_slice() else { return None };
        let StatementKind::Select(query) = &statement.kind else { return None };
        let names = routine.arguments.iter().filter(is_input).map(|it| it.name.as_ref()).collect();
        let variables = Parameters { routine: &routine.name, names, values };
        let inner = Evaluator {
            simulation: self.simulation,
            variables: &variables,
            parameters: values,
            empty: self.empty,
            absent: self.absent,
            steps: self.steps.clone(),
            calls: self.calls + 1,
            touched: self.touched.clone(),
        };
        let rows = inner.rows(query);
        self.steps.set(inner.steps.get());
        self.touched.set(inner.touched.get());
        let rows = rows.ok()?;
        if let Some(doubt) = rows.perhaps {
            return Some(Value::Unknown(doubt));
        }
        let value =
            rows.certain.into_iter().next().map_or(Some(Value::Null), |row| row.into_iter().next())?;
        execute::returned(self.simulation, routine, value)
    }

    /// `oid::regprocedure`, `oid::regproc` as it is printed.
    pub(super) fn procedure_name(&self, id: ObjectId, with_arguments: bool) -> Value {
        let name = || {
            let Some(Object::Routine(it)) = self.simulation.catalog.object(id).map(AsRef::as_ref) else {
                return None;
            };
            let schema = self.simulation.catalog.schema_name(it.schema)?;
            let visible = self.simulation.search_path.contains(schema)
                && crate::builtin::functions(it.name.as_str(), self.simulation.server).next().is_none()
                && self.simulation.catalog.routines_named(it.name.as_str()).count() == 1;
            let written = match (visible, &*self.simulation.search_path) {
                (true, _) => it.name.to_string(),
                (false, [first, ..]) if first == schema => it.name.to_string(),
                // Whether another one hides it is not looked at.
                (false, path) if path.contains(schema) => return None,
                (false, _) => format!("{schema}.{}", it.name),
            };
            if !with_arguments {
                return visible.then_some(written);
            }
            let inputs: Vec<String> =
                it.inputs().map(|ty| format_type(&self.simulation.catalog, ty)).collect();
            Some(format!("{written}({})", inputs.join(",")))
        };
        name().map_or_else(|| Value::unknown("how a function is printed"), Value::text)
    }

    /// `pg_get_function_identity_arguments`
    pub(super) fn identity_arguments(&self, id: ObjectId) -> Value {
        let Some(Object::Routine(it)) = self.simulation.catalog.object(id).map(AsRef::as_ref) else {
            return Value::unknown("a function's arguments");
        };
        let argument = |it: &Argument| {
            let mode = match it.mode {
                ArgumentMode::In => "",
                ArgumentMode::InOut => "INOUT ",
                ArgumentMode::Out => "OUT ",
                ArgumentMode::Variadic => "VARIADIC ",
                ArgumentMode::Table => return None,
            };
            let name = it.name.as_ref().map(|name| format!("{name} ")).unwrap_or_default();
            Some(format!("{mode}{name}{}", format_type(&self.simulation.catalog, &it.ty)))
        };
        let arguments: Vec<String> = it.arguments.iter().filter_map(argument).collect();
        Value::text(arguments.join(", "))
    }
}
