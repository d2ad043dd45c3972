//! `CREATE COLLATION` (src/backend/commands/collationcmds.c). <https://www.postgresql.org/docs/15/sql-createcollation.html>

use arcoiris_catalog::{CollationRef, Defined, DefinedKind, Object, Role, Strength};

use super::{defined, named};
use crate::effects::{Effects, Note};
use crate::names;
use crate::refusal::Refusal;
use crate::resolve;
use crate::simulation::Simulation;
use crate::syntax::{Define, DefineOption, DefineValue, ObjectKind, ObjectName};

const KIND: DefinedKind = DefinedKind::Collation;

/// # Errors
/// 42601 for options that there are not, or exclude each other, 42P17 for one that is missing, 42704 for a collation to copy that is
/// not there, 42710 if the name is taken. Locales of the operating system are not modelled.
pub(super) fn create(simulation: &mut Simulation, it: &Define, effects: &mut Effects) -> Result<(), Refusal> {
    let schema = names::creation_schema(simulation, &it.name)?;
    let mut draft = Defined {
        kind: KIND,
        of: Some(schema),
        name: it.name.name.name.clone(),
        signature: Vec::new(),
        attributes: Vec::new(),
        references: vec![(schema, (None, Strength::Normal))],
        owner: Some(Role::Migrator),
        privileges: None,
        comment: None,
    };
    let options = Options::read(&it.options)?;
    let attributes = match options.from {
        Some(option) => copied(simulation, option)?,
        None => options.attributes(it)?,
    };
    for (name, value) in attributes {
        defined::set_attribute(&mut draft, name, Some(defined::text(&value)));
    }
    if let Err(refusal) = defined::require_free(simulation, &draft, it.name.span()) {
        if !it.if_not_exists {
            return Err(refusal);
        }
        let (kind, written, span) = (ObjectKind::Defined(KIND), names::written(&it.name), it.name.span());
        effects.words = format!("nothing: collation {written} exists");
        effects.notes.push(Note::SkippedDuplicate { kind, name: written, id: refusal.about, span });
        return Ok(());
    }
    simulation.catalog.insert(Object::Defined(draft));
    named::note_unqualified(simulation, effects, &it.name, schema);
    effects.words = format!("create collation {}", names::written(&it.name));
    Ok(())
}

/// The facts of a collation: `provider`, `locale`, `character type`, `deterministic`.
type Attributes = Vec<(&'static str, String)>;

fn facts(provider: &str, locale: &str, character_type: &str) -> Attributes {
    let mut found = vec![("provider", provider.to_owned()), ("locale", locale.to_owned())];
    if character_type != locale && provider == "libc" {
        found.push(("character type", character_type.to_owned()));
    }
    found
}

/// The options, each at most once.
#[derive(Default)]
struct Options<'a> {
    from: Option<&'a DefineOption>,
    locale: Option<&'a DefineOption>,
    collate: Option<&'a DefineOption>,
    character_type: Option<&'a DefineOption>,
    provider: Option<&'a DefineOption>,
    deterministic: Option<&'a DefineOption>,
    version: Option<&'a DefineOption>,
}

impl<'a> Options<'a> {
    fn read(options: &'a [DefineOption]) -> Result<Self, Refusal> {
        let mut found = Options::default();
        for option in options {
            let place = match option.name.as_str() {
                "from" => &mut found.from,
                "locale" => &mut found.locale,
                "lc_collate" => &mut found.collate,
                "lc_ctype" => &mut found.character_type,
                "provider" => &mut found.provider,
                "deterministic" => &mut found.deterministic,
                "version" => &mut found.version,
                other => {
                    let message = format!("collation attribute \"{other}\" not recognized");
                    return Err(Refusal::other(option.span, "42601", message));
                }
            };
            if place.replace(option).is_some() {
                return Err(conflicting(option));
            }
        }
        if let (Some(locale), true) =
            (found.locale, found.collate.is_some() || found.character_type.is_some())
        {
            return Err(conflicting(locale));
        }
        if let (Some(from), true) = (found.from, options.len() > 1) {
            return Err(conflicting(from));
        }
        Ok(found)
    }

    fn attributes(&self, it: &Define) -> Result<Attributes, Refusal> {
        let provider = self.provider.map(text).transpose()?.unwrap_or_else(|| "libc".to_owned());
        let deterministic = self.deterministic.map(is_on).transpose()?.unwrap_or(true);
        let invalid = |message: String| Refusal::other(it.name.span(), "42P17", message);
        let missing = |name: &str| invalid(format!("parameter \"{name}\" must be specified"));
        let provider = provider.to_ascii_lowercase();
        let mut found = match provider.as_str() {
            "icu" => facts("icu", &text(self.locale.ok_or_else(|| missing("locale"))?)?, ""),
            "libc" => {
                let locale = self.collate.or(self.locale).ok_or_else(|| missing("lc_collate"))?;
                let character_type =
                    self.character_type.or(self.locale).ok_or_else(|| missing("lc_ctype"))?;
                let (collate, classes) = (text(locale)?, text(character_type)?);
                for (option, name) in [(locale, &collate), (character_type, &classes)] {
                    if !matches!(name.as_str(), "C" | "POSIX") {
                        let what = format!("the locale {name} of the operating system");
                        return Err(Refusal::not_modelled(option.span, what));
                    }
                }
                facts("libc", &collate, &classes)
            }
            other => return Err(invalid(format!("unrecognized collation provider: {other}"))),
        };
        if !deterministic {
            if provider != "icu" {
                let message = "nondeterministic collations not supported with this provider";
                return Err(Refusal::other(it.name.span(), "0A000", message));
            }
            found.push(("deterministic", "no".to_owned()));
        }
        if let Some(version) = self.version {
            return Err(Refusal::not_modelled(version.span, "the version of a collation"));
        }
        Ok(found)
    }
}

fn conflicting(option: &DefineOption) -> Refusal {
    Refusal::other(option.span, "42601", "conflicting or redundant options")
}

/// What another collation is.
fn copied(simulation: &Simulation, option: &DefineOption) -> Result<Attributes, Refusal> {
    let name: ObjectName = match &option.value {
        DefineValue::Name(name) => name.clone(),
        DefineValue::Type(ty) => ty.name.clone(),
        DefineValue::None | DefineValue::Text(_) | DefineValue::Number(_) | DefineValue::Routine(_) => {
            return Err(Refusal::not_modelled(option.span, "this way to name a collation"));
        }
    };
    match resolve::collation(simulation, &name)? {
        CollationRef::User(id) => {
            let of = |name: &'static str| {
                let value = defined::defined(&simulation.catalog, id)?.attribute(name).map(defined::words)?;
                Some((name, value))
            };
            Ok(["provider", "locale", "character type", "deterministic"].into_iter().filter_map(of).collect())
        }
        CollationRef::Builtin(called) => {
            let Some(fact) = crate::builtin::collation(called.as_str(), simulation.server) else {
                return Ok(Vec::new());
            };
            match fact.provider {
                'i' => Ok(facts("icu", fact.locale, "")),
                'c' => Ok(facts("libc", fact.locale, fact.character_type)),
                _ => {
                    let message = "collation \"default\" cannot be copied";
                    Err(Refusal::other(name.span(), "42P17", message))
                }
            }
        }
    }
}

/// `defGetString`
fn text(option: &DefineOption) -> Result<String, Refusal> {
    Ok(match &option.value {
        DefineValue::Text(text) | DefineValue::Number(text) => text.clone(),
        DefineValue::Name(name) => name.name.name.as_str().to_owned(),
        DefineValue::Type(ty) => ty.name.name.name.as_str().to_owned(),
        DefineValue::None | DefineValue::Routine(_) => {
            let message = format!("{} requires a parameter", option.name);
            return Err(Refusal::other(option.span, "42601", message));
        }
    })
}

/// `defGetBoolean`
fn is_on(option: &DefineOption) -> Result<bool, Refusal> {
    if option.value == DefineValue::None {
        return Ok(true);
    }
    match text(option)?.to_ascii_lowercase().as_str() {
        "true" | "on" | "1" => Ok(true),
        "false" | "off" | "0" => Ok(false),
        _ => {
            let message = format!("{} requires a Boolean value", option.name);
            Err(Refusal::other(option.span, "42601", message))
        }
    }
}

/// Whether values that it takes for the same may differ.
pub(super) fn is_nondeterministic(simulation: &Simulation, it: &CollationRef) -> bool {
    match it {
        CollationRef::Builtin(_) => false,
        CollationRef::User(id) => defined::defined(&simulation.catalog, *id)
            .is_some_and(|it| it.attribute("deterministic").is_some()),
    }
}
