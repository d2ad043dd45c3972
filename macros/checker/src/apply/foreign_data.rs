//! Foreign-data wrappers, servers and user mappings (src/backend/commands/foreigncmds.c).
//! <https://www.postgresql.org/docs/15/ddl-foreign-data.html>

use std::collections::BTreeMap;

use arcoiris_catalog::{
    Defined, DefinedKind, Expression, Name, Namespace, Object, ObjectId, Piece, Role, Strength, role_text,
};

use super::{defined, role};
use crate::effects::{Effects, Note};
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{
    ForeignDataStatement, ForeignOption, ForeignOptionAction, Ident, ObjectKind, RoleName, Span,
};

/// # Errors
/// 42710 for what is there and options given twice, 42704 for what is not; options that the wrapper would look at.
pub(super) fn apply(
    simulation: &mut Simulation,
    it: &ForeignDataStatement,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    match it {
        ForeignDataStatement::CreateWrapper { name, handler, validator, options } => {
            let draft = draft(DefinedKind::ForeignDataWrapper, None, &name.name);
            if extension_with(simulation, &name.name).is_some() {
                return Err(taken(DefinedKind::ForeignDataWrapper, &name.name, name.span));
            }
            defined::require_free(simulation, &draft, name.span)?;
            if let Some(function) = handler.as_ref().or(validator.as_ref()) {
                return Err(Refusal::not_modelled(function.span(), "functions of a foreign-data wrapper"));
            }
            let mut made = draft;
            set_options(&mut made, options)?;
            made.owner = Some(Role::Migrator);
            simulation.catalog.insert(Object::Defined(made));
            effects.words = format!("create foreign data wrapper {}", name.name);
            Ok(())
        }
        ForeignDataStatement::CreateServer { name, if_not_exists, ty, version, wrapper, options } => {
            let mut made = draft(DefinedKind::ForeignServer, None, &name.name);
            if let Err(refusal) = defined::require_free(simulation, &made, name.span) {
                return skip(
                    *if_not_exists,
                    (DefinedKind::ForeignServer, name.name.to_string()),
                    refusal,
                    effects,
                );
            }
            let (of, known) = wrapper_of(simulation, wrapper)?;
            made.references.push((of, (None, Strength::Normal)));
            made.owner = Some(Role::Migrator);
            let called = match &known {
                Some(_) => defined::text(&wrapper.name.to_string()),
                None => Expression { pieces: vec![Piece::NameOf(of)], also: Vec::new() },
            };
            defined::set_attribute(&mut made, "wrapper", Some(called));
            defined::set_attribute(&mut made, "type", ty.as_deref().map(defined::text));
            defined::set_attribute(&mut made, "version", version.as_deref().map(defined::text));
            set_options(&mut made, options)?;
            require_valid(known, options)?;
            simulation.catalog.insert(Object::Defined(made));
            effects.words = format!("create server {}", name.name);
            Ok(())
        }
        ForeignDataStatement::AlterWrapper { name, options } => {
            let id = defined::in_database(simulation, DefinedKind::ForeignDataWrapper, name)?;
            change_options(simulation, id, options)?;
            effects.words = format!("alter foreign data wrapper {}", name.name);
            Ok(())
        }
        ForeignDataStatement::AlterServer { name, version, options } => {
            let id = defined::in_database(simulation, DefinedKind::ForeignServer, name)?;
            if let Some(version) = version {
                let version = version.as_deref().map(defined::text);
                defined::change(&mut simulation.catalog, id, |it| {
                    defined::set_attribute(it, "version", version);
                });
            }
            require_valid(known_wrapper(simulation, id), options)?;
            change_options(simulation, id, options)?;
            effects.words = format!("alter server {}", name.name);
            Ok(())
        }
        ForeignDataStatement::CreateMapping { user, server, if_not_exists, options } => {
            let user_name = user_name(simulation, user)?;
            let of = defined::in_database(simulation, DefinedKind::ForeignServer, server)?;
            let mut made = draft(DefinedKind::UserMapping, Some(of), &user_name);
            if let Err(refusal) = defined::require_free(simulation, &made, span) {
                return skip(
                    *if_not_exists,
                    (DefinedKind::UserMapping, user_name.to_string()),
                    refusal,
                    effects,
                );
            }
            made.references.push((of, (None, Strength::Normal)));
            set_options(&mut made, options)?;
            require_valid(known_wrapper(simulation, of), options)?;
            simulation.catalog.insert(Object::Defined(made));
            effects.words = format!("create user mapping for {user_name} on {}", server.name);
            Ok(())
        }
        ForeignDataStatement::AlterMapping { user, server, options } => {
            let user_name = user_name(simulation, user)?;
            let of = defined::in_database(simulation, DefinedKind::ForeignServer, server)?;
            let id = mapping(simulation, of, &user_name).ok_or_else(|| no_mapping(&user_name, server))?;
            require_valid(known_wrapper(simulation, of), options)?;
            change_options(simulation, id, options)?;
            effects.words = format!("alter user mapping for {user_name} on {}", server.name);
            Ok(())
        }
        ForeignDataStatement::DropMapping { user, server, if_exists } => {
            drop_mapping(simulation, user, server, *if_exists, effects)
        }
    }
}

fn draft(kind: DefinedKind, of: Option<ObjectId>, name: &Name) -> Defined {
    Defined {
        kind,
        of,
        name: name.clone(),
        signature: Vec::new(),
        attributes: Vec::new(),
        references: Vec::new(),
        owner: None,
        privileges: None,
        comment: None,
    }
}

fn taken(kind: DefinedKind, name: &Name, span: Span) -> Refusal {
    Refusal::new(span, RefusalFact::Duplicate { kind: ObjectKind::Defined(kind), name: name.to_string() })
}

fn skip(
    if_not_exists: bool,
    (kind, name): (DefinedKind, String),
    refusal: Refusal,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    if !if_not_exists {
        return Err(refusal);
    }
    effects.words = format!("nothing: {} {name} exists", kind.word());
    let (kind, span) = (ObjectKind::Defined(kind), refusal.span);
    effects.notes.push(Note::SkippedDuplicate { kind, name, id: refusal.about, span });
    Ok(())
}

/// The extension that brings the wrapper, if one does and is installed.
pub(super) fn extension_with(simulation: &Simulation, wrapper: &Name) -> Option<ObjectId> {
    let extension = match wrapper.as_str() {
        name @ ("postgres_fdw" | "file_fdw") => name,
        "dblink_fdw" => "dblink",
        _ => return None,
    };
    simulation.catalog.find(Namespace::Extension, None, &Name::new(extension))
}

/// The wrapper, or the extension that brings it, and whose options it looks at.
fn wrapper_of(simulation: &Simulation, name: &Ident) -> Result<(ObjectId, Option<Name>), Refusal> {
    match extension_with(simulation, &name.name) {
        Some(id) => Ok((id, Some(name.name.clone()))),
        None => Ok((defined::in_database(simulation, DefinedKind::ForeignDataWrapper, name)?, None)),
    }
}

/// The wrapper of a server, if it is an extension's.
fn known_wrapper(simulation: &Simulation, server: ObjectId) -> Option<Name> {
    let wrapper = defined::defined(&simulation.catalog, server)?.attribute("wrapper").map(defined::words)?;
    let name = Name::new(wrapper.trim_matches('"'));
    extension_with(simulation, &name).map(|_| name)
}

/// Options that `postgres_fdw` and `dblink_fdw` take for servers and user mappings; of others it is not known.
const USUAL: &[&str] = &[
    "host",
    "hostaddr",
    "port",
    "dbname",
    "user",
    "password",
    "connect_timeout",
    "application_name",
    "sslmode",
    "keepalives",
    "keepalives_idle",
    "keepalives_interval",
    "keepalives_count",
    "options",
];

fn require_valid(wrapper: Option<Name>, options: &[ForeignOption]) -> Result<(), Refusal> {
    let Some(wrapper) = wrapper else { return Ok(()) };
    let usual = wrapper.as_str() != "file_fdw";
    match options.iter().find(|option| !(usual && USUAL.contains(&option.name.name.as_str()))) {
        None => Ok(()),
        Some(option) => {
            let what = format!("the option {} of {wrapper}", option.name.name);
            Err(Refusal::not_modelled(option.name.span, what))
        }
    }
}

/// The options as the fact has them: sorted, parted by `, `.
fn put_options(it: &mut Defined, options: &BTreeMap<String, String>) {
    let told: Vec<String> = options.iter().map(|(name, value)| format!("{name}={value}")).collect();
    defined::set_attribute(it, "options", (!told.is_empty()).then(|| defined::text(&told.join(", "))));
}

fn set_options(it: &mut Defined, options: &[ForeignOption]) -> Result<(), Refusal> {
    let mut all = BTreeMap::new();
    for option in options {
        if all.insert(option.name.name.as_str().to_owned(), option.value.clone()).is_some() {
            return Err(twice(option));
        }
    }
    put_options(it, &all);
    Ok(())
}

fn twice(option: &ForeignOption) -> Refusal {
    let message = format!("option \"{}\" provided more than once", option.name.name.as_str());
    Refusal::other(option.name.span, "42710", message)
}

fn change_options(
    simulation: &mut Simulation,
    id: ObjectId,
    options: &[ForeignOption],
) -> Result<(), Refusal> {
    let Some(found) = defined::defined(&simulation.catalog, id) else { return Ok(()) };
    let stored = found.attribute("options").map(defined::words).unwrap_or_default();
    if stored.matches(", ").count() + 1 != stored.matches('=').count() && !stored.is_empty() {
        // A value with a comma or an equals sign cannot be parted from the next option.
        return Err(Refusal::not_modelled(Span::default(), "a change of these options").about(id));
    }
    let parted = stored.split(", ").filter_map(|option| option.split_once('='));
    let mut all: BTreeMap<String, String> =
        parted.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    for option in options {
        let name = option.name.name.as_str();
        match option.action {
            ForeignOptionAction::Add => {
                if all.insert(name.to_owned(), option.value.clone()).is_some() {
                    return Err(twice(option));
                }
            }
            ForeignOptionAction::Set | ForeignOptionAction::Drop => {
                if all.remove(name).is_none() {
                    let message = format!("option \"{name}\" not found");
                    return Err(Refusal::other(option.name.span, "42704", message));
                }
                if option.action == ForeignOptionAction::Set {
                    all.insert(name.to_owned(), option.value.clone());
                }
            }
        }
    }
    defined::change(&mut simulation.catalog, id, |it| put_options(it, &all));
    Ok(())
}

/// Whose mapping it is, as the fact has it.
fn user_name(simulation: &Simulation, user: &RoleName) -> Result<Name, Refusal> {
    match user {
        RoleName::Public(_) => Ok(Name::new("public")),
        RoleName::Named(_)
        | RoleName::CurrentUser(_)
        | RoleName::SessionUser(_)
        | RoleName::CurrentRole(_) => match role::role(simulation, user)? {
            Role::Named(name) => Ok(name),
            other @ (Role::Migrator | Role::DatabaseOwner) => Ok(Name::new(&role_text(&other))),
        },
    }
}

fn mapping(simulation: &Simulation, server: ObjectId, user: &Name) -> Option<ObjectId> {
    simulation.catalog.find(Namespace::Defined(DefinedKind::UserMapping), Some(server), user)
}

fn no_mapping(user: &Name, server: &Ident) -> Refusal {
    let (user, server_name) = (user.as_str(), server.name.as_str());
    let message = format!("user mapping for \"{user}\" does not exist for server \"{server_name}\"");
    Refusal::other(server.span, "42704", message)
}

fn drop_mapping(
    simulation: &mut Simulation,
    user: &RoleName,
    server: &Ident,
    if_exists: bool,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let missing = |effects: &mut Effects, name: String| {
        effects.words = format!("skip dropping the user mapping {name}, which does not exist");
        let kind = ObjectKind::Defined(DefinedKind::UserMapping);
        effects.notes.push(Note::SkippedMissing { kind, name, span: server.span });
        Ok(())
    };
    let user_name = user_name(simulation, user)?;
    let of = match defined::in_database(simulation, DefinedKind::ForeignServer, server) {
        Ok(id) => id,
        Err(refusal) if if_exists && refusal.sqlstate().is_some() => {
            return missing(effects, user_name.to_string());
        }
        Err(refusal) => return Err(refusal),
    };
    match mapping(simulation, of, &user_name) {
        Some(id) => {
            simulation.catalog.remove(id);
            effects.words = format!("drop user mapping for {user_name} on {}", server.name);
            Ok(())
        }
        None if if_exists => missing(effects, user_name.to_string()),
        None => Err(no_mapping(&user_name, server)),
    }
}
