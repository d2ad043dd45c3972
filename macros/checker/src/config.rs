//! `arcoiris.toml`, beside the crate's `Cargo.toml`: what the macro and the command line both need to know.
//!
//! Every key has a default, so that the file may be left out; a key that nobody knows is a problem, since it is a mistake
//! that nobody would see. The file itself is read elsewhere ([`read`](crate::read)).

mod value;

use std::collections::BTreeSet;
use std::sync::Arc;

use arcoiris_catalog::Name;

use crate::problem::{Level, Problem};
use crate::rules::{Levels, irreversible_revision};
use crate::source::{Place, Source};
use crate::syntax::Span;
use value::{Section, Values};

/// The oldest PostgreSQL that the checker's facts were taken from. Nothing is proven for an older one.
pub const OLDEST_PROVEN: u32 = 14;
/// The PostgreSQL that is proven for when nothing else is said.
pub const USUAL_SERVER: u32 = 15;
/// The newest PostgreSQL that there is.
pub const NEWEST_KNOWN: u32 = 18;

/// What the crate has settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The folder of the revisions, relative to the crate's folder.
    pub versions: String,
    /// The Rust files whose modules hold the models, relative to the crate's folder; the crate's root if left out. Modules that they
    /// declare are read too.
    pub models: Vec<String>,
    /// The lock file, relative to the crate's folder; `history.lock` beside the folder of the revisions if left out.
    pub lock: Option<String>,
    /// The version table: schema and name.
    pub version_table: (Name, Name),
    /// The `search_path` under which the scripts are proven and run.
    pub search_path: Vec<Name>,
    /// Roles that exist on every server that the history is applied to.
    pub roles: BTreeSet<Name>,
    /// The oldest PostgreSQL major version to prove for.
    pub oldest_server: u32,
    /// The schemas that are the history's own; none for those in which any revision makes something.
    pub schemas: Vec<String>,
    /// Patterns of objects that are compared with the history; none for everything.
    pub include: Vec<String>,
    /// Patterns of objects that are not compared with the history.
    pub exclude: Vec<String>,
    /// Whether `@irreversible` may be used.
    pub irreversible: bool,
    /// The levels of the rules.
    pub levels: Levels,
    /// `[legacy]`: collapsed identifiers and the revision that each equals now, with the place of each line's value.
    pub legacy: Vec<Legacy>,
}

/// A line of `[legacy]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Legacy {
    /// The identifier that no revision has any more.
    pub id: String,
    /// The place of the identifier.
    pub place: Place,
    /// The revision that it equals now.
    pub equals: String,
    /// The place of that one.
    pub equals_place: Place,
}

impl Default for Config {
    fn default() -> Self {
        Config {
            versions: "versions".to_owned(),
            models: Vec::new(),
            lock: None,
            version_table: (Name::new("public"), Name::new("alembic_version")),
            search_path: vec![Name::new("public")],
            roles: BTreeSet::new(),
            oldest_server: USUAL_SERVER,
            schemas: Vec::new(),
            include: Vec::new(),
            exclude: Vec::new(),
            irreversible: false,
            levels: Levels::default(),
            legacy: Vec::new(),
        }
    }
}

impl Config {
    /// What a file says, and what is wrong with it. After a problem the key has its default.
    #[must_use]
    pub fn read(source: &Arc<Source>) -> (Config, Vec<Problem>) {
        let mut problems = Vec::new();
        let config = match toml_span::parse(&source.text) {
            Ok(document) => Config::from(Section::new(source, document), &mut problems),
            Err(error) => {
                problems.push(value::syntax_error(source, &error));
                Config::default()
            }
        };
        (config, problems)
    }

    /// The lock file: the one that is named, or `history.lock` beside the folder.
    #[must_use]
    pub fn lock_path(&self) -> String {
        self.lock.clone().unwrap_or_else(|| lock_beside(&self.versions))
    }

    fn from(section: Option<Section<'_>>, problems: &mut Vec<Problem>) -> Config {
        let mut config = Config::default();
        let Some(mut file) = section else { return config };
        file.string("versions", problems, &mut config.versions);
        let mut lock = String::new();
        if file.string("lock", problems, &mut lock) {
            config.lock = Some(lock);
        }
        let mut names = Values::new();
        if file.strings("search_path", problems, &mut names) {
            config.search_path = names.drain(..).map(|(text, _)| Name::new(&text)).collect();
        }
        if file.strings("roles", problems, &mut names) {
            config.roles = names.drain(..).map(|(text, _)| Name::new(&text)).collect();
        }
        let lists = [
            ("models", &mut config.models),
            ("schemas", &mut config.schemas),
            ("include", &mut config.include),
            ("exclude", &mut config.exclude),
        ];
        for (key, list) in lists {
            if file.strings(key, problems, &mut names) {
                *list = names.drain(..).map(|(text, _)| text).collect();
            }
        }
        version_table(&mut file, problems, &mut config.version_table);
        oldest_server(&mut file, problems, &mut config.oldest_server);
        file.boolean("irreversible", problems, &mut config.irreversible);
        if let Some(mut rules) = file.section("rules", problems) {
            let mut levels = Vec::new();
            for (name, place, word, word_place) in rules.all_strings(problems) {
                match [Level::Allow, Level::Warn, Level::Deny].into_iter().find(|level| level.word() == word)
                {
                    Some(level) => levels.push((name, level, place)),
                    None => problems.push(
                        Problem::new("configuration", format!("`{word}` is not a level"))
                            .at(word_place, "one of \"allow\", \"warn\", \"deny\""),
                    ),
                }
            }
            let (levels, wrong) = Levels::new(levels);
            config.levels = levels;
            problems.extend(wrong);
        }
        if config.irreversible {
            config.levels.permit(&irreversible_revision::RULE);
        }
        if let Some(mut legacy) = file.section("legacy", problems) {
            config.legacy = legacy
                .all_strings(problems)
                .into_iter()
                .map(|(id, place, equals, equals_place)| Legacy { id, place, equals, equals_place })
                .collect();
        }
        file.finish(problems);
        config
    }
}

/// The lock file of a folder of revisions, where none is named.
#[must_use]
pub fn lock_beside(versions: &str) -> String {
    match versions.trim_end_matches('/').rsplit_once('/') {
        Some((parent, _)) => format!("{parent}/history.lock"),
        None => "history.lock".to_owned(),
    }
}

fn version_table(file: &mut Section<'_>, problems: &mut Vec<Problem>, table: &mut (Name, Name)) {
    let mut written = String::new();
    let Some(place) = file.placed_string("version_table", problems, &mut written) else { return };
    let (schema, name) = written.split_once('.').unwrap_or(("public", written.as_str()));
    if schema.is_empty() || name.is_empty() || name.contains('.') {
        problems.push(
            Problem::new("configuration", format!("`{written}` is not a table's name"))
                .at(place, "a schema, a point and a name: \"public.alembic_version\""),
        );
    } else {
        *table = (Name::new(schema), Name::new(name));
    }
}

fn oldest_server(file: &mut Section<'_>, problems: &mut Vec<Problem>, server: &mut u32) {
    let Some((number, place)) = file.integer("oldest_server", problems) else { return };
    match u32::try_from(number) {
        Ok(known @ OLDEST_PROVEN..=NEWEST_KNOWN) => *server = known,
        // An older one is taken at its word where a feature is newer; the rest of the facts is PostgreSQL 14's, and it is said.
        Ok(old @ 12..OLDEST_PROVEN) => {
            *server = old;
            problems.push(
                Problem::new("unproven-server", format!("nothing is proven for PostgreSQL {old}"))
                    .at(
                        place,
                        format!("the checker's facts are those of PostgreSQL {OLDEST_PROVEN} and later"),
                    )
                    .level(Level::Warn)
                    .help(format!("write `oldest_server = {OLDEST_PROVEN}`, or leave the line out")),
            );
        }
        _ => problems.push(
            Problem::new("configuration", format!("there is no PostgreSQL {number} to prove for"))
                .at(place, format!("a major version from {OLDEST_PROVEN} to {NEWEST_KNOWN}")),
        ),
    }
}

/// A place in a configuration.
fn place(source: &Arc<Source>, span: toml_span::Span) -> Place {
    let byte = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
    Place { source: Arc::clone(source), span: Span { start: byte(span.start), end: byte(span.end) } }
}

#[cfg(test)]
mod tests;
