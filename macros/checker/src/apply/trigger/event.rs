//! Event triggers. <https://www.postgresql.org/docs/15/sql-createeventtrigger.html>

use arcoiris_catalog::{
    Defined, DefinedKind, Expression, Key, Name, Namespace, Object, ObjectId, Piece, Role, Strength,
    TriggerFunction,
};

use super::create;
use crate::apply::dependency::{self, Address, Request};
use crate::apply::{owner_to, role};
use crate::effects::{Effects, Note};
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{EventTriggerStatement, Ident, ObjectKind, ObjectName, Span};

const NAMESPACE: Namespace = Namespace::Defined(DefinedKind::EventTrigger);
const KIND: ObjectKind = ObjectKind::Defined(DefinedKind::EventTrigger);

/// Tags of statements that event triggers know, of those that histories name.
/// <https://www.postgresql.org/docs/15/event-trigger-matrix.html>
const TAGS: &[&str] = &[
    "ALTER FUNCTION",
    "ALTER INDEX",
    "ALTER POLICY",
    "ALTER SCHEMA",
    "ALTER SEQUENCE",
    "ALTER TABLE",
    "ALTER TRIGGER",
    "ALTER TYPE",
    "ALTER VIEW",
    "COMMENT",
    "CREATE EXTENSION",
    "CREATE FUNCTION",
    "CREATE INDEX",
    "CREATE MATERIALIZED VIEW",
    "CREATE POLICY",
    "CREATE SCHEMA",
    "CREATE SEQUENCE",
    "CREATE TABLE",
    "CREATE TABLE AS",
    "CREATE TRIGGER",
    "CREATE TYPE",
    "CREATE VIEW",
    "DROP FUNCTION",
    "DROP INDEX",
    "DROP POLICY",
    "DROP SCHEMA",
    "DROP SEQUENCE",
    "DROP TABLE",
    "DROP TRIGGER",
    "DROP TYPE",
    "DROP VIEW",
    "GRANT",
    "REVOKE",
    "SELECT INTO",
];

pub(super) fn apply(
    simulation: &mut Simulation,
    it: &EventTriggerStatement,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    match it {
        EventTriggerStatement::Create { name, event, filters, function } => {
            create(simulation, effects, (name, event), filters, function)
        }
        EventTriggerStatement::Enable { name, enabled } => {
            let id = find(simulation, name)?;
            let word = match enabled {
                'D' => Some("disabled"),
                'R' => Some("replica"),
                'A' => Some("always"),
                _ => None,
            };
            change(simulation, id, |found| {
                found.attributes.retain(|(name, _)| name.as_str() != "enabled");
                if let Some(word) = word {
                    found.attributes.push((Name::new("enabled"), text(word.to_owned())));
                    found.attributes.sort_by(|(one, _), (other, _)| one.as_str().cmp(other.as_str()));
                }
            });
            effects.words = format!("alter event trigger {}", name.name);
            Ok(())
        }
        EventTriggerStatement::Rename { name, to } => {
            let id = find(simulation, name)?;
            require_free(simulation, to)?;
            change(simulation, id, |found| found.name = to.name.clone());
            effects.words = format!("rename event trigger {} to {}", name.name, to.name);
            Ok(())
        }
        EventTriggerStatement::OwnerTo { name, role } => {
            let new = role::role(simulation, role)?;
            let id = find(simulation, name)?;
            if new != Role::Migrator {
                return Err(Refusal::not_modelled(name.span, "whether this role is a superuser"));
            }
            owner_to::change_owner(simulation, id, &new);
            effects.words = format!("change the owner of event trigger {}", name.name);
            Ok(())
        }
        EventTriggerStatement::Drop { names, if_exists, cascade } => {
            let mut roots = Vec::with_capacity(names.len());
            for name in names {
                match find(simulation, name) {
                    Ok(id) => roots.push(Address::whole(id)),
                    Err(_) if *if_exists => effects.notes.push(Note::SkippedMissing {
                        kind: KIND,
                        name: name.name.to_string(),
                        span: name.span,
                    }),
                    Err(refusal) => return Err(refusal),
                }
            }
            let called: Vec<String> = names.iter().map(|name| name.name.to_string()).collect();
            effects.words = format!("drop event trigger {}", called.join(", "));
            dependency::drop(simulation, effects, &roots, Request { cascade: *cascade, span })
        }
        EventTriggerStatement::Comment { name, text } => {
            let id = find(simulation, name)?;
            let text = text.clone().filter(|text| !text.is_empty());
            effects.words = format!("comment on event trigger {}", name.name);
            change(simulation, id, |found| found.comment = text);
            Ok(())
        }
    }
}

fn text(text: String) -> Expression {
    Expression { pieces: vec![Piece::Text(text)], also: Vec::new() }
}

fn change(simulation: &mut Simulation, id: ObjectId, change: impl FnOnce(&mut Defined)) {
    simulation.catalog.change(id, |object| {
        if let Object::Defined(it) = object {
            change(it);
        }
    });
}

fn find(simulation: &Simulation, name: &Ident) -> Result<ObjectId, Refusal> {
    simulation.catalog.find(NAMESPACE, None, &name.name).ok_or_else(|| {
        let similar = names::similar(simulation, NAMESPACE, None, &name.name);
        let fact = RefusalFact::Unknown { kind: KIND, name: name.name.to_string(), similar };
        let mut refusal = Refusal::new(name.span, fact);
        refusal.missing = Some(Key { namespace: NAMESPACE, parent: None, name: name.name.clone() });
        refusal
    })
}

fn require_free(simulation: &Simulation, name: &Ident) -> Result<(), Refusal> {
    match simulation.catalog.find(NAMESPACE, None, &name.name) {
        None => Ok(()),
        Some(id) => {
            let fact = RefusalFact::Duplicate { kind: KIND, name: name.name.to_string() };
            Err(Refusal::new(name.span, fact).about(id))
        }
    }
}

fn create(
    simulation: &mut Simulation,
    effects: &mut Effects,
    (name, event): (&Ident, &Ident),
    filters: &[(Ident, Vec<(String, Span)>)],
    function: &ObjectName,
) -> Result<(), Refusal> {
    let events = ["ddl_command_start", "ddl_command_end", "sql_drop", "table_rewrite"];
    if !events.contains(&event.name.as_str()) {
        let message = format!("unrecognized event name \"{}\"", event.name.as_str());
        return Err(Refusal::other(event.span, "42601", message));
    }
    let mut tags: Vec<String> = Vec::new();
    for (index, (filter, values)) in filters.iter().enumerate() {
        if filter.name.as_str() != "tag" {
            let message = format!("unrecognized filter variable \"{}\"", filter.name.as_str());
            return Err(Refusal::other(filter.span, "42601", message));
        }
        if index > 0 {
            let message = "filter variable \"tag\" specified more than once";
            return Err(Refusal::other(filter.span, "42601", message));
        }
        for (value, span) in values {
            let tag = value.to_ascii_uppercase();
            if !TAGS.contains(&tag.as_str()) {
                return Err(Refusal::not_modelled(*span, format!("event triggers of {tag}")));
            }
            if event.name.as_str() == "table_rewrite" && tag != "ALTER TABLE" {
                return Err(Refusal::not_modelled(*span, "table_rewrite of other statements"));
            }
            tags.push(tag);
        }
    }
    require_free(simulation, name)?;
    let found = create::function_returning(simulation, effects, function, "event_trigger")?;
    let TriggerFunction::Routine(id) = found else {
        return Err(Refusal::not_modelled(function.span(), "an event trigger of this function"));
    };
    // It is called by each statement from now on.
    if !crate::resolve::is_harmless(simulation, id, false) {
        return Err(Refusal::not_modelled(function.span(), "what the function of an event trigger does"));
    }
    let mut attributes = vec![
        (Name::new("event"), text(event.name.as_str().to_owned())),
        (Name::new("function"), Expression { pieces: vec![Piece::Routine(id)], also: Vec::new() }),
    ];
    if !tags.is_empty() {
        attributes.push((Name::new("tags"), text(tags.join(", "))));
    }
    simulation.catalog.insert(Object::Defined(Defined {
        kind: DefinedKind::EventTrigger,
        of: None,
        name: name.name.clone(),
        signature: Vec::new(),
        attributes,
        references: vec![(id, (None, Strength::Normal))],
        owner: Some(Role::Migrator),
        privileges: None,
        comment: None,
    }));
    effects.words = format!("create event trigger {}", name.name);
    Ok(())
}
