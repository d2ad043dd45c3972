//! Values as far as they are known while a body runs: those of constants and of the catalog are, those of rows are not.

use std::rc::Rc;

use arcoiris_catalog::ObjectId;

use super::relations::names::Names;

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Value {
    Null,
    Boolean(bool),
    Integer(i64),
    /// Of type text, name, varchar, or a constant of unknown type.
    Text(Rc<str>),
    Array(Rc<Vec<Value>>),
    Record(Rc<Vec<(String, Value)>>),
    /// An object's number: `oid`, or `regclass` and its like, which print a name.
    Object {
        object: Reference,
        named: bool,
    },
    /// One of these names, not known which: what the system's own objects are called.
    OneOf(Names),
    /// Not known, with the reason.
    Unknown(Doubt),
}

/// Why something is not known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// What it hangs on.
    Hangs(Rc<str>),
    /// On whether the server has this role.
    Role(Rc<str>),
    /// On rows of tables: what it would be if there were none.
    Rows { what: Rc<str>, empty: Rc<Value> },
}

/// What an object's number stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reference {
    pub(crate) class: Class,
    pub(crate) which: Which,
}

/// The system catalog that a number belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    Relation,
    Type,
    Namespace,
    Constraint,
    Procedure,
    Other,
}

/// Which object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Which {
    /// One that the history made.
    Made(ObjectId),
    /// The array type that came with one.
    ArrayOf(ObjectId),
    /// One of the system's, by schema and name.
    System(&'static str, Rc<str>),
    /// Some of the system's, not known which.
    SomeSystem,
}

impl Value {
    pub(crate) fn text(text: impl AsRef<str>) -> Self {
        Value::Text(Rc::from(text.as_ref()))
    }

    pub(crate) fn unknown(why: impl AsRef<str>) -> Self {
        Value::Unknown(Doubt::Hangs(Rc::from(why.as_ref())))
    }

    pub(crate) fn array(values: Vec<Value>) -> Self {
        Value::Array(Rc::new(values))
    }

    pub(crate) fn made(class: Class, id: ObjectId) -> Self {
        Value::Object { object: Reference { class, which: Which::Made(id) }, named: false }
    }

    pub(crate) fn system(class: Class, schema: &'static str, name: &str) -> Self {
        Value::Object {
            object: Reference { class, which: Which::System(schema, Rc::from(name)) },
            named: false,
        }
    }

    pub(crate) fn some_system(class: Class) -> Self {
        Value::Object { object: Reference { class, which: Which::SomeSystem }, named: false }
    }

    pub(crate) fn optional_text(text: Option<impl AsRef<str>>) -> Self {
        text.map_or(Value::Null, Value::text)
    }

    /// The same with what it would be if no table held a row.
    pub(crate) fn or_without_rows(self, empty: Option<Value>) -> Self {
        match (self, empty) {
            (Value::Unknown(Doubt::Hangs(what)), Some(empty)) if empty.doubt().is_none() => {
                Value::Unknown(Doubt::Rows { what, empty: Rc::new(empty) })
            }
            (value, _) => value,
        }
    }

    /// The doubt, if it is not known.
    pub(crate) fn doubt(&self) -> Option<Doubt> {
        match self {
            Value::Unknown(doubt) => Some(doubt.clone()),
            Value::OneOf(_) => Some(Doubt::Hangs(Rc::from("the system's own objects"))),
            Value::Array(values) => values.iter().find_map(Value::doubt),
            Value::Record(fields) => fields.iter().find_map(|(_, value)| value.doubt()),
            Value::Null | Value::Boolean(_) | Value::Integer(_) | Value::Text(_) | Value::Object { .. } => {
                None
            }
        }
    }
}

impl Doubt {
    /// In words.
    pub(crate) fn words(&self) -> String {
        match self {
            Doubt::Hangs(what) | Doubt::Rows { what, .. } => what.to_string(),
            Doubt::Role(role) => format!("whether the role {role} exists"),
        }
    }
}

/// `a = b`: `None` if it is not known, or if the two cannot be compared here.
pub(crate) fn equal(left: &Value, right: &Value) -> Result<bool, Doubt> {
    let differ = || Err(Doubt::Hangs(Rc::from("a comparison of these types")));
    match (left, right) {
        (Value::Unknown(doubt), _) | (_, Value::Unknown(doubt)) => Err(doubt.clone()),
        (Value::Boolean(left), Value::Boolean(right)) => Ok(left == right),
        (Value::Integer(left), Value::Integer(right)) => Ok(left == right),
        (Value::Text(left), Value::Text(right)) => Ok(left == right),
        (Value::Boolean(known), Value::Text(text)) | (Value::Text(text), Value::Boolean(known)) => {
            match text.trim().to_ascii_lowercase().as_str() {
                "t" | "true" | "on" | "yes" | "1" | "y" => Ok(*known),
                "f" | "false" | "off" | "no" | "0" | "n" => Ok(!known),
                _ => differ(),
            }
        }
        (Value::Integer(number), Value::Text(text)) | (Value::Text(text), Value::Integer(number)) => {
            text.trim().parse::<i64>().map_or_else(|_| differ(), |other| Ok(*number == other))
        }
        (Value::OneOf(names), Value::Text(text)) | (Value::Text(text), Value::OneOf(names)) => {
            if names.contains(text) {
                Err(Doubt::Hangs(Rc::from("the system's own objects")))
            } else {
                Ok(false)
            }
        }
        (Value::OneOf(_), Value::OneOf(_)) => Err(Doubt::Hangs(Rc::from("the system's own objects"))),
        (Value::Object { object: left, .. }, Value::Object { object: right, .. }) => {
            if left.class != right.class {
                return differ();
            }
            match (&left.which, &right.which) {
                (Which::SomeSystem, Which::SomeSystem | Which::System(..))
                | (Which::System(..), Which::SomeSystem) => {
                    Err(Doubt::Hangs(Rc::from("the system's own objects")))
                }
                (left, right) => Ok(left == right),
            }
        }
        (Value::Object { .. }, Value::Integer(0)) | (Value::Integer(0), Value::Object { .. }) => Ok(false),
        (Value::Array(left), Value::Array(right)) => {
            if left.len() != right.len() {
                return Ok(false);
            }
            for (left, right) in left.iter().zip(right.iter()) {
                match (left, right) {
                    (Value::Null, Value::Null) => {}
                    (Value::Null, _) | (_, Value::Null) => return Ok(false),
                    (left, right) => {
                        if !equal(left, right)? {
                            return Ok(false);
                        }
                    }
                }
            }
            Ok(true)
        }
        _ => differ(),
    }
}
