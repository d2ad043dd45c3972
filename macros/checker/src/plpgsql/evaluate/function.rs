//! Functions whose results are known, and aggregates.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "what is not evaluated is told as not modelled, whatever it is"
)]

use arcoiris_catalog::{Name, Namespace};

use super::query::is_aggregate;
use super::text::{ordering, quote_ident, quote_literal};
use super::{Evaluator, Rows, Scope, boolean, not_modelled};
use crate::plpgsql::relations;
use crate::plpgsql::value::{Class, Value, Which, equal};
use crate::refusal::Refusal;
use crate::syntax::{Connective, Expression, ExpressionKind, Literal};

/// Functions whose value is not known but which are there and change nothing.
const HARMLESS: &[&str] = &[
    "now",
    "clock_timestamp",
    "statement_timestamp",
    "transaction_timestamp",
    "timeofday",
    "random",
    "gen_random_uuid",
    "version",
    "current_setting",
    "pg_backend_pid",
    "current_database",
    "txid_current",
    "pg_postmaster_start_time",
    "inet_server_addr",
    "has_schema_privilege",
    "has_table_privilege",
    "has_database_privilege",
    "pg_has_role",
    "has_function_privilege",
    "to_char",
    "to_timestamp",
    "to_date",
    "date_trunc",
    "date_part",
    "extract",
    "age",
    "pg_get_functiondef",
    "pg_get_viewdef",
    "pg_get_triggerdef",
    "pg_get_expr",
    "pg_get_function_identity_arguments",
    "pg_get_function_arguments",
    "pg_get_function_result",
    "obj_description",
    "col_description",
    "pg_table_size",
    "pg_total_relation_size",
    "pg_relation_size",
    "pg_size_pretty",
    "md5",
    "floor",
    "ceil",
    "round",
    "abs",
    "regexp_replace",
    "regexp_matches",
    "regexp_match",
    "substring",
    "translate",
    "initcap",
    "reverse",
    "lpad",
    "rpad",
    "encode",
    "decode",
    "to_json",
    "to_jsonb",
    "jsonb_build_object",
    "json_build_object",
    "pg_typeof",
    "pg_get_serial_sequence",
    "format_type",
    "pg_sequence_last_value",
    "to_number",
    "greatest",
    "least",
    "make_interval",
    "jsonb_array_length",
    "json_array_length",
    "pg_is_in_recovery",
    "pg_encoding_to_char",
    "sha256",
    "overlay",
    "pg_get_constraintdef",
    "pg_get_indexdef",
    "to_regproc",
    "to_regprocedure",
    "pg_table_is_visible",
    "pg_function_is_visible",
    "pg_type_is_visible",
    "pg_get_userbyid",
    "parse_ident",
    "array_positions",
    "timezone",
    "has_column_privilege",
    "has_sequence_privilege",
    "has_type_privilege",
    "shobj_description",
    "array_remove",
    "array_replace",
    "generate_subscripts",
    "setseed",
    "pg_try_advisory_lock",
    "pg_try_advisory_xact_lock",
];

impl Evaluator<'_> {
    pub(super) fn call(&self, it: &Expression, scope: &Scope<'_>) -> Result<Value, Refusal> {
        let ExpressionKind::Call { name, arguments, star, distinct, filter, window: None, .. } = &it.kind
        else {
            return Err(not_modelled(it.span, "the value of a window function"));
        };
        let in_catalog = name.schema.as_ref().is_none_or(|schema| schema.name.as_str() == "pg_catalog");
        let called = name.name.name.as_str();
        let unknown = || Err(not_modelled(it.span, format!("the value of {called}()")));
        if let Some(value) = self.own_function(it, scope)? {
            return Ok(value);
        }
        if !in_catalog {
            return unknown();
        }
        if is_aggregate(it) {
            return match scope.group {
                Some(_) => self.aggregate(called, arguments, *star, *distinct, filter.as_deref(), scope, it),
                None => Err(not_modelled(it.span, "an aggregate here")),
            };
        }
        let values = arguments.iter().map(|it| self.expression(it, scope)).collect::<Result<Vec<_>, _>>()?;
        Ok(match (called, values.as_slice()) {
            ("to_regclass", [value]) => self.named(value.clone(), Class::Relation, it.span, false)?,
            ("to_regtype", [value]) => self.named(value.clone(), Class::Type, it.span, false)?,
            ("to_regnamespace", [value]) => self.named(value.clone(), Class::Namespace, it.span, false)?,
            ("current_setting", [Value::Text(name), ..])
                if self.simulation.user.is_some() && name.eq_ignore_ascii_case("server_version_num") =>
            {
                // Which minor version it is asks nobody.
                Value::text(format!("{}0001", self.simulation.server))
            }
            ("pg_get_function_identity_arguments", [Value::Object { object, .. }]) => match &object.which {
                Which::Made(id) => self.identity_arguments(*id),
                _ => Value::unknown("a function's arguments"),
            },
            ("current_schema", []) => self.current_schema(),
            ("current_schemas", [implicit]) => self.current_schemas(implicit),
            ("quote_ident", [value]) => self.mapped(value, quote_ident),
            ("quote_literal", [value]) => self.mapped(value, quote_literal),
            ("quote_nullable", [Value::Null]) => Value::text("NULL"),
            ("quote_nullable", [value]) => self.mapped(value, quote_literal),
            ("lower", [value]) => self.mapped(value, |text| text.to_lowercase()),
            ("upper", [value]) => self.mapped(value, |text| text.to_uppercase()),
            ("trim" | "btrim", [value]) => self.mapped(value, |text| text.trim_matches(' ').to_owned()),
            ("ltrim", [value]) => self.mapped(value, |text| text.trim_start_matches(' ').to_owned()),
            ("rtrim", [value]) => self.mapped(value, |text| text.trim_end_matches(' ').to_owned()),
            ("length" | "char_length" | "character_length", [Value::Text(text)]) => {
                Value::Integer(text.chars().count() as i64)
            }
            ("replace", [text, from, to]) => self.texts(&[text, from, to], |texts| match texts {
                [text, from, _] if from.is_empty() => Some(text.clone()),
                [text, from, to] => Some(text.replace(from.as_str(), to)),
                _ => None,
            }),
            ("left", [Value::Text(text), Value::Integer(count)]) if *count >= 0 => {
                Value::text(text.chars().take(*count as usize).collect::<String>())
            }
            ("right", [Value::Text(text), Value::Integer(count)]) if *count >= 0 => {
                let skipped = text.chars().count().saturating_sub(*count as usize);
                Value::text(text.chars().skip(skipped).collect::<String>())
            }
            ("substr" | "substring", [Value::Text(text), Value::Integer(from)]) if *from >= 1 => {
                Value::text(text.chars().skip(*from as usize - 1).collect::<String>())
            }
            ("substr" | "substring", [Value::Text(text), Value::Integer(from), Value::Integer(count)])
                if *from >= 1 && *count >= 0 =>
            {
                Value::text(text.chars().skip(*from as usize - 1).take(*count as usize).collect::<String>())
            }
            ("split_part", [Value::Text(text), Value::Text(by), Value::Integer(field)])
                if *field >= 1 && !by.is_empty() =>
            {
                Value::text(text.split(by.as_ref()).nth(*field as usize - 1).unwrap_or_default())
            }
            ("strpos", [Value::Text(text), Value::Text(part)]) => Value::Integer(
                text.find(part.as_ref())
                    .map_or(0, |at| text.get(..at).unwrap_or_default().chars().count() as i64 + 1),
            ),
            ("starts_with", [Value::Text(text), Value::Text(prefix)]) => {
                Value::Boolean(text.starts_with(prefix.as_ref()))
            }
            ("concat", values) => {
                let mut text = String::new();
                for value in values {
                    match self.printed(value) {
                        Ok(part) => text.push_str(&part),
                        Err(doubt) => return Ok(Value::Unknown(doubt)),
                    }
                }
                if text.len() > super::LONGEST {
                    Value::unknown("a text this long")
                } else {
                    Value::text(text)
                }
            }
            ("concat_ws", [Value::Text(by), values @ ..]) => {
                let mut parts = Vec::new();
                for value in values.iter().filter(|value| **value != Value::Null) {
                    match self.printed(value) {
                        Ok(part) => parts.push(part),
                        Err(doubt) => return Ok(Value::Unknown(doubt)),
                    }
                }
                Value::text(parts.join(by))
            }
            ("format", [Value::Text(template), rest @ ..]) => match self.format(template, rest) {
                Some(Ok(text)) => Value::text(text),
                Some(Err(doubt)) => Value::Unknown(doubt),
                None => return Err(not_modelled(it.span, "this format()")),
            },
            ("array_length", [array, Value::Integer(1)]) => match self.array_value(array.clone()) {
                Value::Array(values) if values.is_empty() => Value::Null,
                Value::Array(values) => Value::Integer(values.len() as i64),
                Value::Unknown(doubt) => Value::Unknown(doubt),
                _ => Value::Null,
            },
            ("cardinality", [Value::Array(values)]) => Value::Integer(values.len() as i64),
            ("array_upper", [Value::Array(values), Value::Integer(1)]) if !values.is_empty() => {
                Value::Integer(values.len() as i64)
            }
            ("array_append", [Value::Array(values), value]) => {
                Value::array(values.iter().cloned().chain([value.clone()]).collect())
            }
            ("array_append", [Value::Null, value]) => Value::array(vec![value.clone()]),
            ("array_cat", [left, right]) => self.concatenated(left.clone(), right.clone()),
            ("array_to_string", [Value::Array(values), Value::Text(by)]) => {
                let mut parts = Vec::new();
                for value in values.iter().filter(|value| **value != Value::Null) {
                    match self.printed(value) {
                        Ok(part) => parts.push(part),
                        Err(doubt) => return Ok(Value::Unknown(doubt)),
                    }
                }
                Value::text(parts.join(by))
            }
            ("array_position", [Value::Array(values), value]) => {
                let mut found = Value::Null;
                for (index, element) in values.iter().enumerate() {
                    match equal(element, value) {
                        Ok(true) => {
                            found = Value::Integer(index as i64 + 1);
                            break;
                        }
                        Ok(false) => {}
                        Err(doubt) => return Ok(Value::Unknown(doubt)),
                    }
                }
                found
            }
            ("string_to_array", [Value::Text(text), Value::Text(by)]) if !by.is_empty() => {
                let parts = if text.is_empty() {
                    Vec::new()
                } else {
                    text.split(by.as_ref()).map(Value::text).collect()
                };
                Value::array(parts)
            }
            ("pg_get_constraintdef", [Value::Object { object, .. }, ..]) => match &object.which {
                Which::Made(id) if self.simulation.search_path.is_empty() => {
                    Value::optional_text(relations::constraint_definition(self.simulation, *id))
                }
                _ => Value::unknown("how a constraint is printed"),
            },
            ("pg_table_is_visible", [Value::Object { object, .. }]) => match &object.which {
                Which::Made(id) => match self.object_name(Class::Relation, *id) {
                    Some(name) => Value::Boolean(!name.contains('.')),
                    None => Value::unknown("whether a relation is visible"),
                },
                _ => Value::unknown("whether a relation is visible"),
            },
            ("length", [Value::Null]) => Value::Null,
            (_, values)
                if values.iter().any(|value| value.doubt().is_some())
                    && crate::builtin::functions(called, self.simulation.server).next().is_some() =>
            {
                match values.iter().find_map(Value::doubt) {
                    Some(doubt) => Value::Unknown(doubt),
                    None => return unknown(),
                }
            }
            (name, _) if HARMLESS.contains(&name) => Value::unknown(format!("the value of {name}()")),
            _ => return unknown(),
        })
    }

    fn mapped(&self, value: &Value, change: impl Fn(&str) -> String) -> Value {
        if *value == Value::Null {
            return Value::Null;
        }
        match self.printed(value) {
            Ok(text) => Value::text(change(&text)),
            Err(doubt) => Value::Unknown(doubt),
        }
    }

    fn texts(&self, values: &[&Value], change: impl Fn(&[String]) -> Option<String>) -> Value {
        if values.contains(&&Value::Null) {
            return Value::Null;
        }
        let mut texts = Vec::with_capacity(values.len());
        for value in values {
            match self.printed(value) {
                Ok(text) => texts.push(text),
                Err(doubt) => return Value::Unknown(doubt),
            }
        }
        match change(&texts) {
            Some(text) if text.len() <= super::LONGEST => Value::text(text),
            _ => Value::unknown("a text this long"),
        }
    }

    /// The first schema of `search_path` that exists.
    pub(super) fn current_schema(&self) -> Value {
        let exists = |name: &&Name| {
            crate::names::is_system_schema(name)
                || self.simulation.catalog.find(Namespace::Schema, None, name).is_some()
        };
        Value::optional_text(self.simulation.search_path.iter().find(exists).map(Name::as_str))
    }

    fn current_schemas(&self, implicit: &Value) -> Value {
        let exists = |name: &&Name| self.simulation.catalog.find(Namespace::Schema, None, name).is_some();
        let mut found: Vec<Value> = Vec::new();
        let first = self.simulation.search_path.first().is_some_and(crate::names::is_system_schema);
        match implicit {
            Value::Boolean(false) if first => found.push(Value::text("pg_catalog")),
            Value::Boolean(true) => found.push(Value::text("pg_catalog")),
            Value::Boolean(false) => {}
            _ => return Value::unknown("current_schemas()"),
        }
        found
            .extend(self.simulation.search_path.iter().filter(exists).map(|name| Value::text(name.as_str())));
        Value::array(found)
    }

    /// The rows of a function that returns a set; `None` for all others.
    pub(super) fn set_returning(&self, it: &Expression, scope: &Scope<'_>) -> Result<Option<Rows>, Refusal> {
        let ExpressionKind::Call { name, arguments, window: None, .. } = &it.kind else { return Ok(None) };
        let called = name.name.name.as_str();
        if !matches!(called, "unnest" | "generate_series" | "regexp_split_to_table" | "string_to_table") {
            return Ok(None);
        }
        let values = arguments.iter().map(|it| self.expression(it, scope)).collect::<Result<Vec<_>, _>>()?;
        let mut rows = Rows { columns: vec![called.to_owned()], ordered: true, ..Rows::default() };
        if let Some(doubt) = values.iter().find_map(Value::doubt)
            && !matches!(values.as_slice(), [Value::Array(_)])
        {
            rows.perhaps = Some(doubt);
            return Ok(Some(rows));
        }
        match (called, values.as_slice()) {
            ("unnest", [value]) => match self.array_value(value.clone()) {
                Value::Array(values) => {
                    rows.certain = values.iter().map(|value| vec![value.clone()]).collect()
                }
                Value::Null => {}
                _ => return Err(not_modelled(it.span, "the elements of this array")),
            },
            ("generate_series", [Value::Integer(from), Value::Integer(to)])
                if to.saturating_sub(*from) < 10_000 =>
            {
                rows.certain = (*from..=*to).map(|number| vec![Value::Integer(number)]).collect();
            }
            ("string_to_table", [Value::Text(text), Value::Text(by)])
                if !by.is_empty() && !text.is_empty() =>
            {
                rows.certain = text.split(by.as_ref()).map(|part| vec![Value::text(part)]).collect();
            }
            _ => return Err(not_modelled(it.span, format!("the rows of {called}()"))),
        }
        Ok(Some(rows))
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of an aggregate's call")]
    fn aggregate(
        &self,
        name: &str,
        arguments: &[Expression],
        star: bool,
        distinct: bool,
        filter: Option<&Expression>,
        scope: &Scope<'_>,
        it: &Expression,
    ) -> Result<Value, Refusal> {
        let Some((group, perhaps)) = scope.group else {
            return Err(not_modelled(it.span, "an aggregate here"));
        };
        if let Some(doubt) = perhaps {
            return Ok(Value::Unknown(doubt.clone()));
        }
        let mut values = Vec::with_capacity(group.len());
        for rows in group {
            let inner = Scope { rows, group: None, with: &[], outer: scope.outer };
            if let Some(filter) = filter {
                match boolean(self.expression(filter, &inner)?) {
                    Value::Boolean(true) => {}
                    Value::Unknown(doubt) => return Ok(Value::Unknown(doubt)),
                    _ => continue,
                }
            }
            match arguments.first() {
                Some(argument) if !star => values.push(self.expression(argument, &inner)?),
                _ => values.push(Value::Boolean(true)),
            }
        }
        if distinct {
            let mut seen: Vec<Value> = Vec::new();
            values.retain(|value| {
                let new = !seen.contains(value);
                if new {
                    seen.push(value.clone());
                }
                new
            });
        }
        let known = |values: &[Value]| values.iter().find_map(Value::doubt);
        Ok(match name {
            "count" if star => Value::Integer(values.len() as i64),
            "count" => Value::Integer(values.iter().filter(|value| **value != Value::Null).count() as i64),
            "array_agg" if values.is_empty() => Value::Null,
            "array_agg" => Value::array(values),
            "bool_or" | "bool_and" | "every" => {
                let connective = if name == "bool_or" { Connective::Or } else { Connective::And };
                let mut result: Option<Value> = None;
                for value in values.into_iter().filter(|value| *value != Value::Null) {
                    result = Some(match result {
                        Some(result) => super::connected(connective, result, value),
                        None => boolean(value),
                    });
                }
                result.unwrap_or(Value::Null)
            }
            "max" | "min" => {
                values.retain(|value| *value != Value::Null);
                if let Some(doubt) = known(&values) {
                    return Ok(Value::Unknown(doubt));
                }
                let greatest = name == "max";
                let number = values.iter().all(|value| matches!(value, Value::Integer(_)));
                if !number && values.len() > 1 {
                    return Ok(Value::unknown("the order of texts"));
                }
                values
                    .into_iter()
                    .reduce(|one, other| {
                        let takes = ordering(&other, &one).is_some_and(|order| order.is_gt() == greatest);
                        if takes { other } else { one }
                    })
                    .unwrap_or(Value::Null)
            }
            "string_agg" => {
                let by = match arguments.get(1).map(|it| &it.kind) {
                    Some(ExpressionKind::Literal(Literal::String(by))) => by.clone(),
                    _ => return Ok(Value::unknown("a separator")),
                };
                values.retain(|value| *value != Value::Null);
                if values.is_empty() {
                    return Ok(Value::Null);
                }
                let mut parts = Vec::with_capacity(values.len());
                for value in &values {
                    match self.printed(value) {
                        Ok(part) => parts.push(part),
                        Err(doubt) => return Ok(Value::Unknown(doubt)),
                    }
                }
                let ordered =
                    matches!(&it.kind, ExpressionKind::Call { order_by, .. } if !order_by.is_empty());
                if parts.len() > 1 && ordered {
                    Value::unknown("an ordered aggregate")
                } else {
                    Value::text(parts.join(&by))
                }
            }
            _ => Value::unknown(format!("the value of {name}()")),
        })
    }
}
