//! Functions and triggers as they were.

use crate::{Object, RoutineBody, RoutineKind, qualified_name};

use super::Told;

impl Told<'_> {
    /// `CREATE [OR REPLACE] FUNCTION` as it is in this state. `None` if that is not known.
    pub(super) fn create_routine(&self, object: &str, replace: bool) -> Option<String> {
        let id = self.id(object)?;
        let Object::Routine(it) = self.state.object(id)?.as_ref() else { return None };
        let body = match &it.body {
            RoutineBody::Text(body, None) => body,
            RoutineBody::Text(_, Some(_)) => return None,
            RoutineBody::Parsed(..) => "",
        };
        let kind = match it.kind {
            RoutineKind::Function => "FUNCTION",
            RoutineKind::Procedure => "PROCEDURE",
            RoutineKind::Aggregate | RoutineKind::Window => return None,
        };
        let create = if replace { "CREATE OR REPLACE" } else { "CREATE" };
        let name = qualified_name(self.state, id);
        let arguments = self.get(object, "arguments").unwrap_or_default();
        let mut text = format!("{create} {kind} {name}({arguments})");
        if let Some(returns) = self.get(object, "returns") {
            text.push_str(&format!(" RETURNS {returns}"));
        }
        text.push_str(&format!(" LANGUAGE {}", it.language));
        if let Some(volatility) = self.get(object, "volatility") {
            text.push_str(&format!(" {}", volatility.to_uppercase()));
        }
        let words =
            [("strict", "STRICT"), ("security definer", "SECURITY DEFINER"), ("leakproof", "LEAKPROOF")];
        for (attribute, word) in words {
            if self.get(object, attribute).is_some() {
                text.push_str(&format!(" {word}"));
            }
        }
        for (attribute, word) in [("parallel", "PARALLEL"), ("cost", "COST"), ("rows", "ROWS")] {
            if let Some(value) = self.get(object, attribute) {
                text.push_str(&format!(" {word} {}", value.to_uppercase()));
            }
        }
        for (name, value) in &it.settings {
            // A list is kept as it is written; any other value is a text.
            let value = match name.as_str() {
                "search_path" => value.clone(),
                _ => format!("'{}'", value.replace('\'', "''")),
            };
            text.push_str(&format!(" SET {} TO {value}", name.as_str()));
        }
        if let RoutineBody::Parsed(..) = &it.body {
            text.push_str(&format!(" {}", self.get(object, "body")?));
            return Some(text);
        }
        let tag = (0..).map(|number| if number == 0 { "$$".to_owned() } else { format!("$body{number}$") });
        let quotes = tag.into_iter().find(|quotes| !body.contains(quotes.as_str()))?;
        text.push_str(&format!(" AS {quotes}{body}{quotes}"));
        Some(text)
    }

    /// A trigger as it is in this state.
    pub(super) fn create_trigger(&self, object: &str, name: &str, on: &str) -> Vec<String> {
        let Some(definition) = self.get(object, "definition") else { return Vec::new() };
        let mut made = vec![definition.to_owned()];
        made.extend(self.enable_trigger(object, name, on).filter(|_| self.get(object, "enabled").is_some()));
        made
    }

    /// `ALTER TABLE … ENABLE TRIGGER` as it is in this state.
    pub(super) fn enable_trigger(&self, object: &str, name: &str, on: &str) -> Option<String> {
        let verb = match self.get(object, "enabled") {
            None => "ENABLE",
            Some("disabled") => "DISABLE",
            Some("replica") => "ENABLE REPLICA",
            Some("always") => "ENABLE ALWAYS",
            Some(_) => return None,
        };
        Some(format!("ALTER TABLE {on} {verb} TRIGGER {name}"))
    }
}
