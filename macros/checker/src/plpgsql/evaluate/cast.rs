//! Casts, and names that stand for objects.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "what is not evaluated is told as not modelled, whatever it is"
)]

use arcoiris_catalog::{Name, Namespace, Object, ObjectId, State, TypeRef, format_type};

use super::{Evaluator, boolean, text};
use crate::names;
use crate::parse::embedded::type_name;
use crate::plpgsql::relations::{names::has, type_number};
use crate::plpgsql::value::{Class, Reference, Value, Which};
use crate::refusal::Refusal;
use crate::resolve;
use crate::syntax::{Ident, ObjectKind, ObjectName, Span, TypeName};

impl Evaluator<'_> {
    /// `value::type`
    pub(super) fn cast(&self, value: Value, to: &TypeName, span: Span) -> Result<Value, Refusal> {
        let name = to.name.name.name.as_str();
        let builtin = to.name.schema.as_ref().is_none_or(|schema| schema.name.as_str() == "pg_catalog");
        if !builtin || to.percent_type {
            // Whether there is such a type is told, whatever the value becomes.
            resolve::any_type(self.simulation, to)?;
            return Ok(Value::unknown("a value of this type"));
        }
        if value == Value::Null {
            return Ok(Value::Null);
        }
        if to.dimensions > 0 {
            return Ok(match value {
                Value::Text(text) => {
                    text::array(&text).unwrap_or_else(|| Value::unknown("an array as a text"))
                }
                Value::Array(values) => {
                    let element = TypeName { dimensions: 0, ..to.clone() };
                    let cast = |value: &Value| self.cast(value.clone(), &element, span);
                    Value::array(values.iter().map(cast).collect::<Result<_, _>>()?)
                }
                value => value,
            });
        }
        if let Value::Unknown(doubt) = value {
            return Ok(Value::Unknown(doubt));
        }
        Ok(match (name, value) {
            ("text" | "varchar" | "name" | "bpchar" | "char" | "sql_identifier", value) => match value {
                Value::OneOf(names) => Value::OneOf(names),
                // Not what the type's output prints: its own cast.
                Value::Boolean(value) => Value::text(value.to_string()),
                value if to.modifiers.is_empty() || name == "name" => match self.printed(&value) {
                    Ok(text) if name == "name" && text.len() > 63 => Value::unknown("a long name"),
                    Ok(text) => Value::text(text),
                    Err(doubt) => Value::Unknown(doubt),
                },
                _ => Value::unknown("a text cut to a length"),
            },
            ("int4" | "int8" | "int2", value) => match value {
                Value::Integer(number) => Value::Integer(number),
                Value::Boolean(value) => Value::Integer(i64::from(value)),
                Value::Text(text) => match text.trim().parse::<i64>() {
                    Ok(number) => Value::Integer(number),
                    Err(_) => {
                        let message = format!("invalid input syntax for type integer: \"{text}\"");
                        return Err(Refusal::other(span, "22P02", message));
                    }
                },
                _ => Value::unknown("a number"),
            },
            ("bool", value) => match value {
                Value::Integer(number) => Value::Boolean(number != 0),
                value => boolean(value),
            },
            ("regprocedure" | "regproc", Value::Object { object, .. }) => match &object.which {
                Which::Made(id) => self.procedure_name(*id, name == "regprocedure"),
                _ => Value::unknown("a function of the system's"),
            },
            ("regclass", value) => self.named(value, Class::Relation, span, true)?,
            ("regtype", value) => self.named(value, Class::Type, span, true)?,
            ("regnamespace", value) => self.named(value, Class::Namespace, span, true)?,
            ("oid", Value::Object { object, .. }) => Value::Object { object, named: false },
            ("oid", Value::Integer(number)) => Value::Integer(number),
            (_, _) => Value::unknown(format!("a value of type {name}")),
        })
    }

    /// A name as a variable of type `regclass` or its like holds it.
    pub(crate) fn object_named(&self, value: Value, class: Class, span: Span) -> Result<Value, Refusal> {
        self.named(value, class, span, true)
    }

    /// The object of this class that a name stands for.
    pub(super) fn named(&self, value: Value, class: Class, span: Span, must: bool) -> Result<Value, Refusal> {
        let text = match value {
            Value::Object { object, .. } => return Ok(Value::Object { object, named: true }),
            Value::Text(text) => text,
            Value::Null => return Ok(Value::Null),
            Value::Unknown(doubt) => return Ok(Value::Unknown(doubt)),
            _ => return Ok(Value::unknown("which object a number is")),
        };
        if text.as_ref() == "-" || text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Ok(Value::unknown("an object by its number"));
        }
        let made =
            |class, id| Value::Object { object: Reference { class, which: Which::Made(id) }, named: true };
        if class == Class::Type {
            return self.named_type(&text, span, must);
        }
        let Some(parts) = identifiers(&text) else {
            return Err(Refusal::other(span, "42602", "invalid name syntax"));
        };
        let ident = |name: &String| Ident { name: Name::new(name), span };
        let name = match parts.as_slice() {
            [name] => ObjectName { schema: None, name: ident(name) },
            [schema, name] => ObjectName { schema: Some(ident(schema)), name: ident(name) },
            _ => return Ok(Value::unknown("a name of three parts")),
        };
        if class == Class::Namespace {
            return Ok(match self.simulation.catalog.find(Namespace::Schema, None, &name.name.name) {
                Some(id) => made(class, id),
                None if names::is_system_schema(&name.name.name) => {
                    Value::unknown("a schema of the system's")
                }
                None if must => {
                    let message = format!("schema \"{}\" does not exist", name.name.name.as_str());
                    return Err(Refusal::other(span, "3F000", message));
                }
                None => Value::Null,
            });
        }
        let schema = name.schema.as_ref().map(|schema| schema.name.as_str().to_owned());
        for system in ["pg_catalog", "information_schema"] {
            let looked = schema.as_deref() == Some(system) || (schema.is_none() && system == "pg_catalog");
            let called = name.name.name.as_str();
            if looked && ["table", "view", "index"].iter().any(|kind| has(system, kind, called)) {
                let mut value = Value::system(class, system, called);
                if let Value::Object { named, .. } = &mut value {
                    *named = true;
                }
                return Ok(value);
            }
        }
        Ok(match names::find(self.simulation, Namespace::Relation, &name) {
            Some(id) => made(class, id),
            None if must => {
                if let Some(schema) = &name.schema {
                    names::schema(self.simulation, schema)?;
                }
                return Err(names::unknown(self.simulation, Namespace::Relation, ObjectKind::Table, &name));
            }
            None if schema.as_deref().is_some_and(|schema| schema.starts_with("pg_t")) => {
                Value::unknown("a schema of the system's")
            }
            None => Value::Null,
        })
    }

    fn named_type(&self, text: &str, span: Span, must: bool) -> Result<Value, Refusal> {
        let Ok(mut written) = type_name(text) else {
            return if must {
                Err(Refusal::other(span, "42601", format!("invalid type name \"{text}\"")))
            } else {
                Ok(Value::unknown("a type's name"))
            };
        };
        written.span = span;
        match resolve::any_type(self.simulation, &written) {
            Ok((kind, _)) => {
                let mut value = type_number(&kind.to_ref(self.simulation, -1));
                if let Value::Object { named, .. } = &mut value {
                    *named = true;
                }
                Ok(value)
            }
            Err(refusal) => match refusal.sqlstate() {
                Some("42704" | "3F000") if !must => Ok(Value::Null),
                _ => Err(Refusal { span, ..refusal }),
            },
        }
    }

    /// An object's name as `regclass` and its like print it: with its schema only if it could not be found without.
    pub(super) fn object_name(&self, class: Class, id: ObjectId) -> Option<String> {
        let object = self.simulation.catalog.object(id)?.as_ref();
        match class {
            Class::Namespace => Some(object.name().to_string()),
            Class::Relation => {
                let schema = match object {
                    Object::Table(it) => it.schema,
                    Object::Index(it) => it.schema,
                    Object::Sequence(it) => it.schema,
                    _ => return None,
                };
                let alone = ObjectName {
                    schema: None,
                    name: Ident { name: object.name().clone(), span: Span::default() },
                };
                if names::find(self.simulation, Namespace::Relation, &alone) == Some(id) {
                    return Some(object.name().to_string());
                }
                Some(format!("{}.{}", self.simulation.catalog.schema_name(schema)?, object.name()))
            }
            Class::Type => Some(format_type(&self.simulation.catalog, &TypeRef::user(id))),
            Class::Constraint | Class::Procedure | Class::Other => None,
        }
    }
}

/// A dotted name, folded as in SQL; `None` for what is none.
fn identifiers(text: &str) -> Option<Vec<String>> {
    let lexemes = crate::parse::embedded::lexemes(text).ok()?;
    let mut parts = Vec::new();
    for (index, lexeme) in lexemes.iter().enumerate() {
        match &lexeme.kind {
            crate::parse::embedded::LexemeKind::Word { name, .. } if index % 2 == 0 => {
                parts.push(name.clone())
            }
            crate::parse::embedded::LexemeKind::Symbol(symbol) if index % 2 == 1 && symbol == "." => {}
            _ => return None,
        }
    }
    (lexemes.len() % 2 == 1).then_some(parts)
}
