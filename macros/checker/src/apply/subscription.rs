//! Subscriptions (src/backend/commands/subscriptioncmds.c). <https://www.postgresql.org/docs/15/sql-createsubscription.html>
//!
//! What asks the publishing server is not judged. The connection is no attribute that everybody may read, so that a change of it
//! is not followed.

use arcoiris_catalog::{Defined, DefinedKind, Name, Object, ObjectId, Role};

use super::database::require_outside;
use super::dependency::{self, Address, Request};
use super::{defined, set};
use crate::effects::{Effects, Note};
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{
    Ident, ObjectKind, Setting, SettingScope, Span, SubscriptionChange, SubscriptionStatement,
};

const KIND: DefinedKind = DefinedKind::Subscription;

/// # Errors
/// 42710 for a name that is taken, 42704 for one that is not there, 42601 for options that do not go together, 25001 inside a
/// transaction where the publishing server is asked, 55000 for what its state forbids.
pub(super) fn apply(
    simulation: &mut Simulation,
    it: &SubscriptionStatement,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let span = it.span;
    if simulation.server > 15 {
        return Err(Refusal::not_modelled(span, "subscriptions of PostgreSQL 16"));
    }
    let verb = match &it.change {
        SubscriptionChange::Create { connection, publications } => {
            create(simulation, it, connection, publications)?;
            "create"
        }
        SubscriptionChange::Drop { if_exists } => return drop(simulation, it, *if_exists, effects),
        SubscriptionChange::Options => {
            let id = defined::in_database(simulation, KIND, &it.name)?;
            let allowed = ["slot_name", "synchronous_commit", "binary", "streaming", "disable_on_error"];
            let options = Options::read(simulation, it, &allowed)?;
            if options.slot == Some(None) && has(simulation, id, "enabled") {
                let message = "cannot set slot_name = NONE for enabled subscription";
                return Err(Refusal::other(span, "55000", message).about(id));
            }
            defined::change(&mut simulation.catalog, id, |it| options.store(it));
            "alter"
        }
        SubscriptionChange::Enable(on) => {
            let id = defined::in_database(simulation, KIND, &it.name)?;
            if *on && !has(simulation, id, "slot") {
                let message = "cannot enable subscription that does not have a slot name";
                return Err(Refusal::other(span, "55000", message).about(id));
            }
            let value = on.then(|| defined::text("yes"));
            defined::change(&mut simulation.catalog, id, |it| defined::set_attribute(it, "enabled", value));
            "alter"
        }
        SubscriptionChange::SetPublications(names) => {
            let id = defined::in_database(simulation, KIND, &it.name)?;
            require_distinct(names)?;
            require_no_refresh(simulation, it, id)?;
            set_publications(simulation, id, names.iter().map(|it| it.name.to_string()).collect());
            "alter"
        }
        SubscriptionChange::AddPublications(names) => {
            let id = defined::in_database(simulation, KIND, &it.name)?;
            require_distinct(names)?;
            let mut all = publications(simulation, id);
            for name in names {
                if all.contains(&name.name.to_string()) {
                    return Err(already(name, &it.name));
                }
                all.push(name.name.to_string());
            }
            require_no_refresh(simulation, it, id)?;
            set_publications(simulation, id, all);
            "alter"
        }
        SubscriptionChange::DropPublications(names) => {
            let id = defined::in_database(simulation, KIND, &it.name)?;
            require_distinct(names)?;
            let mut all = publications(simulation, id);
            for name in names {
                let before = all.len();
                all.retain(|other| *other != name.name.to_string());
                if all.len() == before {
                    let message = format!("publication \"{}\" is not in subscription", name.name.as_str());
                    return Err(Refusal::other(name.span, "42P17", message).about(id));
                }
            }
            if all.is_empty() {
                let message = "cannot drop all the publications from a subscription";
                return Err(Refusal::other(span, "42P17", message).about(id));
            }
            require_no_refresh(simulation, it, id)?;
            set_publications(simulation, id, all);
            "alter"
        }
        SubscriptionChange::Refresh => {
            let id = defined::in_database(simulation, KIND, &it.name)?;
            if !has(simulation, id, "enabled") {
                return Err(disabled(span).about(id));
            }
            require_outside(simulation, "ALTER SUBSCRIPTION ... REFRESH", span)?;
            return Err(asks(span));
        }
        SubscriptionChange::Other => {
            defined::in_database(simulation, KIND, &it.name)?;
            return Err(Refusal::not_modelled(span, "this ALTER SUBSCRIPTION"));
        }
    };
    effects.words = format!("{verb} subscription {}", it.name.name);
    Ok(())
}

fn asks(span: Span) -> Refusal {
    Refusal::not_modelled(span, "what the publishing server says")
}

fn disabled(span: Span) -> Refusal {
    Refusal::other(span, "55000", "ALTER SUBSCRIPTION with refresh is not allowed for disabled subscriptions")
}

fn has(simulation: &Simulation, id: ObjectId, attribute: &str) -> bool {
    defined::defined(&simulation.catalog, id).is_some_and(|it| it.attribute(attribute).is_some())
}

/// The names of the publications, as they are written.
fn publications(simulation: &Simulation, id: ObjectId) -> Vec<String> {
    let value = defined::defined(&simulation.catalog, id).and_then(|it| it.attribute("publications"));
    value.map(defined::words).unwrap_or_default().split(", ").map(str::to_owned).collect()
}

fn set_publications(simulation: &mut Simulation, id: ObjectId, names: Vec<String>) {
    let value = defined::text(&names.join(", "));
    defined::change(&mut simulation.catalog, id, |it| {
        defined::set_attribute(it, "publications", Some(value));
    });
}

fn already(name: &Ident, subscription: &Ident) -> Refusal {
    let (name, of, span) = (name.name.as_str(), subscription.name.as_str(), name.span);
    Refusal::other(span, "42710", format!("publication \"{name}\" is already in subscription \"{of}\""))
}

/// # Errors
/// 42710
fn require_distinct(names: &[Ident]) -> Result<(), Refusal> {
    for (index, name) in names.iter().enumerate() {
        if names.iter().take(index).any(|other| other.name == name.name) {
            let message = format!("publication name \"{}\" used more than once", name.name.as_str());
            return Err(Refusal::other(name.span, "42710", message));
        }
        if name.name.as_str().contains(", ") {
            return Err(Refusal::not_modelled(name.span, "this name of a publication"));
        }
    }
    Ok(())
}

/// Without `refresh = false` the publishing server is asked.
fn require_no_refresh(
    simulation: &Simulation,
    it: &SubscriptionStatement,
    id: ObjectId,
) -> Result<(), Refusal> {
    let mut refresh = true;
    for (name, value) in &it.options {
        match name.as_str() {
            "refresh" => refresh = boolean(value.as_deref(), name, it.span)?,
            "copy_data" => {
                boolean(value.as_deref(), name, it.span)?;
            }
            _ => return Err(unrecognized(name, it.span)),
        }
    }
    match refresh {
        false => Ok(()),
        true if !has(simulation, id, "enabled") => Err(disabled(it.span).about(id)),
        true => {
            require_outside(simulation, "ALTER SUBSCRIPTION with refresh", it.span)?;
            Err(asks(it.span))
        }
    }
}

fn unrecognized(name: &str, span: Span) -> Refusal {
    Refusal::other(span, "42601", format!("unrecognized subscription parameter: \"{name}\""))
}

/// `defGetBoolean`
fn boolean(value: Option<&str>, name: &str, span: Span) -> Result<bool, Refusal> {
    match value.map(str::to_ascii_lowercase).as_deref() {
        None | Some("true" | "on" | "1") => Ok(true),
        Some("false" | "off" | "0") => Ok(false),
        Some(_) => Err(Refusal::other(span, "42601", format!("{name} requires a Boolean value"))),
    }
}

/// The options as far as they are written.
#[derive(Debug, Default)]
struct Options {
    connect: Option<bool>,
    enabled: Option<bool>,
    create_slot: Option<bool>,
    copy_data: Option<bool>,
    /// `NONE` inside.
    slot: Option<Option<String>>,
    synchronous_commit: Option<String>,
    /// Those that are on or off and are kept so.
    flags: Vec<(&'static str, bool)>,
}

impl Options {
    fn read(
        simulation: &Simulation,
        it: &SubscriptionStatement,
        allowed: &[&str],
    ) -> Result<Options, Refusal> {
        let mut found = Options::default();
        let mut seen: Vec<&str> = Vec::new();
        for (name, value) in &it.options {
            if !allowed.contains(&name.as_str()) {
                return Err(unrecognized(name, it.span));
            }
            if seen.contains(&name.as_str()) {
                return Err(Refusal::other(it.span, "42601", "conflicting or redundant options"));
            }
            seen.push(name);
            let flag = || boolean(value.as_deref(), name, it.span);
            match name.as_str() {
                "connect" => found.connect = Some(flag()?),
                "enabled" => found.enabled = Some(flag()?),
                "create_slot" => found.create_slot = Some(flag()?),
                "copy_data" => found.copy_data = Some(flag()?),
                "binary" => found.flags.push(("binary", flag()?)),
                "streaming" => found.flags.push(("streaming", flag()?)),
                "two_phase" => found.flags.push(("two phase", flag()?)),
                "disable_on_error" => found.flags.push(("disable on error", flag()?)),
                "slot_name" => {
                    let slot = value.clone().unwrap_or_default();
                    found.slot = Some((slot != "none").then_some(slot));
                    if let Some(Some(slot)) = &found.slot {
                        require_slot_name(slot, it.span)?;
                    }
                }
                _ => {
                    let value = value.clone().unwrap_or_default();
                    let setting = Setting {
                        scope: SettingScope::Session,
                        name: Some(name.clone()),
                        values: vec![value.clone()],
                        span: it.span,
                    };
                    set::check_value(simulation.server, &Name::new(name), &setting, it.span)?;
                    found.synchronous_commit = Some(value);
                }
            }
        }
        Ok(found)
    }

    fn store(self, it: &mut Defined) {
        if let Some(slot) = self.slot {
            defined::set_attribute(it, "slot", slot.map(|slot| defined::text(&Name::new(&slot).to_string())));
        }
        if let Some(value) = self.synchronous_commit {
            let value = (value != "off").then(|| defined::text(&value));
            defined::set_attribute(it, "synchronous commit", value);
        }
        for (name, on) in self.flags {
            defined::set_attribute(it, name, on.then(|| defined::text("yes")));
        }
    }
}

/// `ReplicationSlotValidateName`
fn require_slot_name(name: &str, span: Span) -> Result<(), Refusal> {
    let plain = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || it == '_';
    if name.is_empty() || !name.chars().all(plain) {
        let message = format!("replication slot name \"{name}\" contains invalid character");
        return Err(Refusal::other(span, "42602", message));
    }
    Ok(())
}

fn create(
    simulation: &mut Simulation,
    it: &SubscriptionStatement,
    connection: &str,
    publications: &[Ident],
) -> Result<(), Refusal> {
    let span = it.span;
    let allowed = [
        "connect",
        "enabled",
        "create_slot",
        "slot_name",
        "copy_data",
        "synchronous_commit",
        "binary",
        "streaming",
        "two_phase",
        "disable_on_error",
    ];
    let options = Options::read(simulation, it, &allowed)?;
    let connect = options.connect.unwrap_or(true);
    let together = |one: &str, other: &str| {
        let message = format!("{one} and {other} are mutually exclusive options");
        Refusal::other(span, "42601", message)
    };
    if !connect {
        let on = [
            (options.enabled, "enabled = true"),
            (options.create_slot, "create_slot = true"),
            (options.copy_data, "copy_data = true"),
        ];
        if let Some((_, word)) = on.iter().find(|(value, _)| *value == Some(true)) {
            return Err(together("connect = false", word));
        }
    }
    if options.slot == Some(None) {
        let on = [
            (options.enabled.unwrap_or(connect), "enabled = true"),
            (options.create_slot.unwrap_or(connect), "create_slot = true"),
        ];
        if let Some((_, word)) = on.iter().find(|(value, _)| *value) {
            return Err(together("slot_name = NONE", word));
        }
    }
    if options.create_slot.unwrap_or(connect) {
        require_outside(simulation, "CREATE SUBSCRIPTION ... WITH (create_slot = true)", span)?;
    }
    let mut draft = Defined {
        kind: KIND,
        of: None,
        name: it.name.name.clone(),
        signature: Vec::new(),
        attributes: Vec::new(),
        references: Vec::new(),
        owner: Some(Role::Migrator),
        privileges: None,
        comment: None,
    };
    defined::require_free(simulation, &draft, it.name.span)?;
    require_distinct(publications)?;
    if connect {
        return Err(asks(span));
    }
    if !is_plain(connection) {
        return Err(Refusal::not_modelled(span, "this connection"));
    }
    if options.slot.is_none() {
        require_slot_name(it.name.name.as_str(), it.name.span)?;
    }
    let names: Vec<String> = publications.iter().map(|it| it.name.to_string()).collect();
    defined::set_attribute(&mut draft, "publications", Some(defined::text(&names.join(", "))));
    let slot = defined::text(&it.name.name.to_string());
    defined::set_attribute(&mut draft, "slot", Some(slot));
    options.store(&mut draft);
    simulation.catalog.insert(Object::Defined(draft));
    Ok(())
}

/// Whether it is a list of usual words with values, which libpq takes.
fn is_plain(connection: &str) -> bool {
    const WORDS: [&str; 9] = [
        "host",
        "hostaddr",
        "port",
        "dbname",
        "user",
        "password",
        "sslmode",
        "application_name",
        "connect_timeout",
    ];
    let plain = |it: char| it.is_ascii_alphanumeric() || matches!(it, '.' | '-' | '_' | '/');
    !connection.is_empty()
        && connection.split(' ').filter(|part| !part.is_empty()).all(|part| {
            part.split_once('=').is_some_and(|(word, value)| {
                WORDS.contains(&word) && !value.is_empty() && value.chars().all(plain)
            })
        })
}

fn drop(
    simulation: &mut Simulation,
    it: &SubscriptionStatement,
    if_exists: bool,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let id = match defined::in_database(simulation, KIND, &it.name) {
        Ok(id) => id,
        Err(_) if if_exists => {
            let (name, span) = (it.name.name.to_string(), it.name.span);
            effects.words = format!("nothing: {name} does not exist");
            effects.notes.push(Note::SkippedMissing { kind: ObjectKind::Defined(KIND), name, span });
            return Ok(());
        }
        Err(refusal) => return Err(refusal),
    };
    if has(simulation, id, "slot") {
        require_outside(simulation, "DROP SUBSCRIPTION", it.span)?;
        return Err(asks(it.span));
    }
    effects.words = format!("drop subscription {}", it.name.name);
    let request = Request { cascade: false, span: it.span };
    dependency::drop(simulation, effects, &[Address::whole(id)], request)
}
