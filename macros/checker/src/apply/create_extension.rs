//! `CREATE EXTENSION`

use arcoiris_catalog::{
    Catalog, Extension, Name, Namespace, Object, ObjectId, Role, State, Type, TypeKind, TypeRef,
};

use crate::effects::{Effects, Note};
use crate::generated_name;
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{CreateExtension, Ident, ObjectKind, ObjectName, Span};

use super::known_extension::{Known, Member, known};

/// # Errors
/// 42710 if it is there, or one of its types' names is taken; 3F000 for a schema that does not exist; 0A000 for one that the
/// extension cannot stand in; 42704 for an extension that it needs.
pub(super) fn apply(
    simulation: &mut Simulation,
    it: &CreateExtension,
    _span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let name = &it.name.name;
    if let Some(id) = simulation.catalog.find(Namespace::Extension, None, name) {
        if it.if_not_exists {
            let (kind, name, span) = (ObjectKind::Extension, name.to_string(), it.name.span);
            effects.words = format!("nothing: extension {name} exists");
            effects.notes.push(Note::SkippedDuplicate { kind, name, id: Some(id), span });
            return Ok(());
        }
        let fact = RefusalFact::Duplicate { kind: ObjectKind::Extension, name: name.to_string() };
        return Err(Refusal::new(it.name.span, fact).about(id));
    }
    let Some(extension) = known(name.as_str()) else {
        // Whether the server has it is not known, nor what it brings: what is not found from here on may be its.
        simulation.unknown_extensions.insert(name.clone());
        return Err(Refusal::not_modelled(
            it.name.span,
            format!("whether the server has the extension {name}"),
        ));
    };
    let version = match &it.version {
        None => None,
        Some(version) if extension.versions.contains(&version.name.as_str()) => Some(version.name.clone()),
        Some(version) => {
            let what = format!("version {} of the extension {name}", version.name.as_str());
            return Err(Refusal::not_modelled(version.span, what));
        }
    };
    install(simulation, extension, version, it)?;
    effects.words = format!("create extension {name}");
    Ok(())
}

fn install(
    simulation: &mut Simulation,
    extension: &Known,
    version: Option<Name>,
    it: &CreateExtension,
) -> Result<(), Refusal> {
    let written = it.schema.as_ref();
    let schema = match written {
        // A schema that is written has to exist, even where it is the one that counts in any case.
        Some(written) if extension.in_pg_catalog && written.name.as_str() == "pg_catalog" => {
            Catalog::PG_CATALOG
        }
        Some(written) => {
            let id = names::schema(simulation, written)?;
            if extension.in_pg_catalog {
                let message =
                    format!("extension \"{}\" must be installed in schema \"pg_catalog\"", extension.name);
                return Err(Refusal::other(written.span, "0A000", message));
            }
            id
        }
        None if extension.in_pg_catalog => Catalog::PG_CATALOG,
        None => {
            let name = ObjectName { schema: None, name: it.name.clone() };
            names::creation_schema(simulation, &name)?
        }
    };
    for required in extension.requires {
        if simulation.catalog.find(Namespace::Extension, None, &Name::new(required)).is_some() {
            continue;
        }
        match known(required) {
            Some(required) if it.cascade => install(simulation, required, None, it)?,
            Some(_) | None => {
                let fact = RefusalFact::Other {
                    sqlstate: "42704",
                    message: format!("required extension \"{required}\" is not installed"),
                    hint: Some(
                        "use CREATE EXTENSION ... CASCADE to install required extensions too".to_owned(),
                    ),
                };
                return Err(Refusal::new(it.name.span, fact));
            }
        }
    }
    let id = simulation.catalog.insert(Object::Extension(Extension {
        name: Name::new(extension.name),
        schema,
        version,
        owner: Role::Migrator,
        comment: None,
    }));
    for member in extension.types {
        add_type(simulation, id, schema, *member, &it.name)?;
    }
    Ok(())
}

fn add_type(
    simulation: &mut Simulation,
    extension: ObjectId,
    schema: ObjectId,
    member: Member,
    at: &Ident,
) -> Result<(), Refusal> {
    let (name, kind) = match member {
        Member::Base(name) => (name, TypeKind::Base),
        Member::Domain(name, base) => {
            let own = simulation.catalog.find(Namespace::Type, Some(schema), &Name::new(base));
            let base = match own.or_else(|| type_of_required(simulation, base)) {
                Some(id) => TypeRef::user(id),
                None => TypeRef::builtin(base),
            };
            (name, TypeKind::Domain { base, collation: None, default: None, not_null: false })
        }
    };
    let name = Name::new(name);
    generated_name::claim_type_name(simulation, schema, &name, at.span)?;
    let array_type = generated_name::array_type_name(&simulation.catalog, schema, name.as_str());
    simulation.catalog.insert(Object::Type(Type {
        schema,
        name,
        array_type: Some(array_type),
        extension: Some(extension),
        owner: Role::Migrator,
        privileges: None,
        comment: None,
        kind,
    }));
    Ok(())
}

/// `ALTER EXTENSION … UPDATE`
///
/// # Errors
/// 42704 if it is not installed; a version that is not known.
pub(super) fn update(
    simulation: &mut Simulation,
    extension: &Ident,
    version: Option<&Ident>,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let id = installed(simulation, extension)?;
    let known = known(extension.name.as_str());
    if let Some(version) = version
        && known.is_some_and(|known| !known.versions.contains(&version.name.as_str()))
    {
        let what = format!("version {} of the extension {}", version.name.as_str(), extension.name);
        return Err(Refusal::not_modelled(version.span, what));
    }
    let version = version.map(|version| version.name.clone());
    let installed = match simulation.catalog.object(id).map(AsRef::as_ref) {
        Some(Object::Extension(it)) => it.version.clone(),
        Some(_) | None => None,
    };
    if installed.is_some() && installed != version {
        // A path from one version to another is a script of its own.
        return Err(Refusal::not_modelled(extension.span, "another version of an extension"));
    }
    simulation.catalog.change(id, |object| {
        if let Object::Extension(it) = object {
            it.version = version;
        }
    });
    effects.words = format!("update extension {}", extension.name);
    Ok(())
}

/// `ALTER EXTENSION … ADD`, `DROP` a member.
///
/// # Errors
/// 42704 if the extension is not installed; else not modelled, but for what the extension has already.
pub(super) fn member(
    simulation: &Simulation,
    extension: &Ident,
    add: bool,
    (kind, name): (ObjectKind, &ObjectName),
    effects: &mut Effects,
) -> Result<(), Refusal> {
    installed(simulation, extension)?;
    let relation = matches!(
        kind,
        ObjectKind::Table | ObjectKind::View | ObjectKind::MaterializedView | ObjectKind::Sequence
    );
    if relation {
        let found = super::named::relation(simulation, effects, kind, name, false)?;
        let fits = |id| simulation.catalog.object(id).is_some_and(|it| names::kind_of(it) == kind);
        if let Some(id) = found.filter(|id| !add && fits(*id)) {
            // What is added to an extension is not followed, so that nothing was.
            let (called, of) = (name.name.name.as_str(), extension.name.as_str());
            let message = format!("{} {called} is not a member of extension \"{of}\"", kind.word());
            return Err(Refusal::other(name.span(), "55000", message).about(id));
        }
    }
    let verb = if add { "ADD" } else { "DROP" };
    Err(Refusal::not_modelled(name.span(), format!("ALTER EXTENSION {verb} {}", kind.word().to_uppercase())))
}

fn installed(simulation: &Simulation, extension: &Ident) -> Result<ObjectId, Refusal> {
    simulation.catalog.find(Namespace::Extension, None, &extension.name).ok_or_else(|| {
        let name = ObjectName { schema: None, name: extension.clone() };
        names::unknown(simulation, Namespace::Extension, ObjectKind::Extension, &name)
    })
}

/// A type that an installed extension brings, wherever that stands.
fn type_of_required(simulation: &Simulation, name: &str) -> Option<ObjectId> {
    let owner = simulation.catalog.find(Namespace::Extension, None, &Name::new(name))?;
    let mut members = simulation.catalog.dependents(owner);
    members.find(|id| {
        super::named::type_with(simulation, *id)
            .is_some_and(|it| it.extension == Some(owner) && it.name.as_str() == name)
    })
}
