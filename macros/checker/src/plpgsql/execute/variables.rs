//! The variables of the blocks that are run, the outermost first.
#![expect(clippy::wildcard_enum_match_arm, reason = "values are told apart by those that are known")]

use std::rc::Rc;
use std::sync::Arc;

use arcoiris_catalog::{Name, Object, State};

use crate::plpgsql::evaluate::Variables;
use crate::plpgsql::syntax::VariableType;
use crate::plpgsql::value::Value;
use crate::resolve::kind::{Base, Kind};
use crate::resolve::scope::Output;
use crate::simulation::Simulation;
use crate::syntax::Ident;

/// What holds the value that a function returns: no name of PostgreSQL's has a zero byte.
pub(super) const RETURNED: &str = "\0returned";

/// A variable.
#[derive(Debug, Clone)]
pub(super) struct Variable {
    pub(super) name: Name,
    pub(super) ty: VariableType,
    pub(super) value: Value,
    /// The columns of a record, as far as they are known.
    pub(super) fields: Option<Vec<Output>>,
    /// Another name for this one.
    pub(super) alias: Option<Vec<Name>>,
}

#[derive(Debug, Clone)]
pub(super) struct Level {
    pub(super) label: Option<Name>,
    pub(super) variables: Vec<Variable>,
}

/// All variables in sight.
#[derive(Debug, Clone)]
pub(super) struct Scopes {
    pub(super) levels: Vec<Level>,
}

impl Scopes {
    /// Those of a block that has none of its own.
    pub(super) fn new() -> Self {
        let found = Variable::scalar("found", Kind::BOOLEAN, Value::Boolean(false));
        let label = Some(Name::new("inline_code_block"));
        Scopes { levels: vec![Level { label, variables: vec![found] }] }
    }

    /// None: what a text that is executed sees.
    pub(super) fn empty() -> Self {
        Scopes { levels: vec![Level { label: None, variables: Vec::new() }] }
    }

    pub(super) fn push(&mut self, label: Option<Name>) {
        self.levels.push(Level { label, variables: Vec::new() });
    }

    pub(super) fn declare(&mut self, variable: Variable) {
        if let Some(level) = self.levels.last_mut() {
            level.variables.push(variable);
        }
    }

    /// The variable that a path stands for, and how many of its names do.
    pub(super) fn find(&self, path: &[&str]) -> Option<(usize, usize, usize)> {
        let (first, rest) = path.split_first()?;
        for (at, level) in self.levels.iter().enumerate().rev() {
            let position = |name: &str| level.variables.iter().rposition(|it| it.name.as_str() == name);
            if let Some(index) = position(first) {
                let is_record = level.variables.get(index).is_some_and(Variable::is_record);
                if rest.is_empty() || is_record {
                    return Some((at, index, 1));
                }
            }
            if let Some((second, more)) = rest.split_first()
                && level.label.as_ref().is_some_and(|label| label.as_str() == *first)
                && let Some(index) = position(second)
            {
                let is_record = level.variables.get(index).is_some_and(Variable::is_record);
                if more.is_empty() || is_record {
                    return Some((at, index, 2));
                }
            }
        }
        None
    }

    /// The same, aliases followed.
    pub(super) fn resolve(&self, path: &[&str]) -> Option<(usize, usize, usize)> {
        let (level, index, used) = self.find(path)?;
        let alias = self.get(level, index)?.alias.clone();
        match alias {
            Some(alias) => {
                let names: Vec<&str> = alias.iter().map(Name::as_str).collect();
                let (level, index, _) = self.find(&names)?;
                Some((level, index, used))
            }
            None => Some((level, index, used)),
        }
    }

    pub(super) fn get(&self, level: usize, index: usize) -> Option<&Variable> {
        self.levels.get(level)?.variables.get(index)
    }

    pub(super) fn get_mut(&mut self, level: usize, index: usize) -> Option<&mut Variable> {
        self.levels.get_mut(level)?.variables.get_mut(index)
    }

    /// Keeps what `RETURN` gives, as a variable that no name stands for, if it is a function's body that runs.
    pub(super) fn give_back(&mut self, value: Value) {
        let place = self
            .levels
            .first_mut()
            .and_then(|level| level.variables.iter_mut().find(|variable| variable.name.as_str() == RETURNED));
        if let Some(place) = place {
            place.value = value;
        }
    }

    /// What `RETURN` gave.
    pub(super) fn given_back(&self) -> Option<Value> {
        let level = self.levels.first()?;
        let place = level.variables.iter().find(|variable| variable.name.as_str() == RETURNED)?;
        Some(place.value.clone())
    }

    /// Makes what differs from another state of the same variables unknown.
    pub(super) fn blur(&mut self, other: &Scopes) {
        for (level, others) in self.levels.iter_mut().zip(&other.levels) {
            for (variable, other) in level.variables.iter_mut().zip(&others.variables) {
                if variable.value != other.value {
                    variable.value = Value::unknown(format!("the variable {}", variable.name));
                    variable.fields =
                        variable.fields.take().filter(|fields| Some(fields) == other.fields.as_ref());
                }
            }
        }
    }
}

impl Variable {
    pub(super) fn scalar(name: &str, kind: Kind, value: Value) -> Self {
        Variable {
            name: Name::new(name),
            ty: VariableType::Scalar(kind, -1),
            value,
            fields: None,
            alias: None,
        }
    }

    pub(super) fn is_record(&self) -> bool {
        match self.ty {
            VariableType::Record | VariableType::Composite(_) | VariableType::System => true,
            VariableType::Scalar(..) => false,
        }
    }

    /// The columns that it has as a record.
    pub(super) fn columns(&self, simulation: &Simulation) -> Option<Vec<Output>> {
        if let Some(fields) = &self.fields {
            return Some(fields.clone());
        }
        if let VariableType::Composite(Kind { base: Base::User(id), .. }) = self.ty
            && let Some(Object::Table(table)) = simulation.catalog.object(id).map(AsRef::as_ref)
        {
            let output = |column: &Arc<arcoiris_catalog::Column>| {
                let kind = Kind::of(simulation, &column.ty)?;
                Some(Output { name: column.name.clone(), kind, modifier: column.ty.modifier })
            };
            return table.columns.iter().map(output).collect();
        }
        match &self.value {
            Value::Record(fields) => {
                let output = |(name, value): &(String, Value)| {
                    Some(Output { name: Name::new(name), kind: kind_of(value)?, modifier: -1 })
                };
                fields.iter().map(output).collect()
            }
            _ => None,
        }
    }
}

/// The type that a value has, if it is told by the value alone.
pub(super) fn kind_of(value: &Value) -> Option<Kind> {
    match value {
        Value::Boolean(_) => Some(Kind::BOOLEAN),
        Value::Integer(_) => Some(Kind::INT4),
        Value::Text(_) | Value::Null | Value::OneOf(_) => Some(Kind::TEXT),
        Value::Object { .. } => Some(Kind::fact("oid")),
        Value::Array(values) => {
            let element = values.iter().find_map(kind_of).unwrap_or(Kind::TEXT);
            Some(Kind { array: true, ..element })
        }
        Value::Record(_) | Value::Unknown(_) => None,
    }
}

impl Variables for Scopes {
    fn value(&self, path: &[Ident]) -> Option<Value> {
        let names: Vec<&str> = path.iter().map(|ident| ident.name.as_str()).collect();
        let (level, index, used) = self.resolve(&names)?;
        let variable = self.get(level, index)?;
        let rest = names.get(used..)?;
        let Some(field) = rest.first() else { return Some(variable.value.clone()) };
        match &variable.value {
            Value::Record(fields) => {
                fields.iter().find(|(name, _)| name == field).map(|(_, value)| value.clone())
            }
            Value::Unknown(doubt) => Some(Value::Unknown(doubt.clone())),
            Value::Null => Some(Value::Null),
            _ => None,
        }
    }
}

/// A record of named values.
pub(super) fn record(columns: &[String], values: &[Value]) -> Value {
    Value::Record(Rc::new(columns.iter().cloned().zip(values.iter().cloned()).collect()))
}
