//! Readers of other tools' layouts, written for the tests alone: the judge does not lean on the readers that it judges.

use std::fs;
use std::path::{Path, PathBuf};

use crate::split;

/// One step of a history.
#[derive(Debug, Clone)]
pub struct Revision {
    /// The tool's own name of it.
    pub name: String,
    /// The way up.
    pub upgrade: Script,
    /// The way down, where the tool has one.
    pub downgrade: Option<Script>,
}

/// What a tool sends for one direction.
#[derive(Debug, Clone, Default)]
pub struct Script {
    /// Each sent as one simple query.
    pub messages: Vec<String>,
    /// Between `BEGIN` and `COMMIT` of the tool's own.
    pub in_transaction: bool,
    /// The recipe could not write down what the tool sends.
    pub unknown: bool,
}

impl Script {
    fn whole(text: String, in_transaction: bool) -> Script {
        let unknown = text.contains("-- Not rendered: ");
        Script { messages: vec![text], in_transaction, unknown }
    }

    fn by_statement(text: &str, in_transaction: bool) -> Script {
        let messages = split::statements(text).into_iter().map(str::to_owned).collect();
        Script { messages, in_transaction, unknown: text.contains("-- Not rendered: ") }
    }

    /// All that is sent.
    #[must_use]
    pub fn text(&self) -> String {
        self.messages.join(";\n")
    }
}

/// Reads a history.
///
/// # Panics
/// Where the layout is unknown or the files cannot be read.
#[must_use]
pub fn read(layout: &str, path: &Path) -> Vec<Revision> {
    match layout {
        "diesel" => diesel(path),
        "sqlx" => paired(path, |text| Script::whole(text.clone(), !text.starts_with("-- no-transaction"))),
        "golang-migrate" => paired(path, |text| Script::whole(text, false)),
        "goose" => sectioned(path, "-- +goose Up", "-- +goose Down", goose),
        "dbmate" => sectioned(path, "-- migrate:up", "-- migrate:down", dbmate),
        "refinery" | "flyway" => versioned(path),
        "alembic-sql" => alembic(path),
        "sqitch" => sqitch(path),
        other => panic!("no reader of the layout `{other}`"),
    }
}

fn text_of(path: &Path) -> String {
    let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    String::from_utf8_lossy(&bytes).into_owned()
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    paths.sort();
    paths
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// `NAME/up.sql`, `NAME/down.sql`, `NAME/metadata.toml`.
fn diesel(path: &Path) -> Vec<Revision> {
    let folders = sorted(path).into_iter().filter(|folder| folder.join("up.sql").is_file());
    let revision = |folder: PathBuf| {
        let metadata = fs::read_to_string(folder.join("metadata.toml")).unwrap_or_default();
        let outside =
            metadata.lines().any(|line| line.replace(' ', "").starts_with("run_in_transaction=false"));
        let script = |file: &str| {
            let path = folder.join(file);
            path.is_file().then(|| Script::whole(text_of(&path), !outside))
        };
        Revision {
            name: file_name(&folder),
            upgrade: script("up.sql").unwrap_or_default(),
            downgrade: script("down.sql"),
        }
    };
    folders.map(revision).collect()
}

/// `VERSION_NAME.up.sql` and `VERSION_NAME.down.sql`, or `VERSION_NAME.sql` alone, in the order of the versions.
fn paired(path: &Path, script: impl Fn(String) -> Script) -> Vec<Revision> {
    let mut found = Vec::new();
    for file in sorted(path) {
        let name = file_name(&file);
        let Some(stem) = name.strip_suffix(".sql").filter(|stem| !stem.ends_with(".down")) else { continue };
        let stem = stem.strip_suffix(".up").unwrap_or(stem);
        let version: u64 = stem
            .split('_')
            .next()
            .and_then(|number| number.parse().ok())
            .unwrap_or_else(|| panic!("{name}: no version"));
        let down = path.join(format!("{stem}.down.sql"));
        let downgrade = down.is_file().then(|| script(text_of(&down)));
        found.push((version, Revision { name: stem.to_owned(), upgrade: script(text_of(&file)), downgrade }));
    }
    found.sort_by_key(|(version, _)| *version);
    found.into_iter().map(|(_, revision)| revision).collect()
}

/// `VERSION_NAME.sql` with both directions, each after a marking line.
fn sectioned(path: &Path, up: &str, down: &str, script: impl Fn(&str) -> Script) -> Vec<Revision> {
    let files = sorted(path).into_iter().filter(|file| file.extension().is_some_and(|kind| kind == "sql"));
    let revision = |file: PathBuf| {
        let text = text_of(&file);
        let upward = text.split_once(up).map_or("", |(_, rest)| rest);
        let (upward, downward) =
            upward.split_once(down).map_or((upward, None), |(first, rest)| (first, Some(rest)));
        let mut head = text.split_once(up).map_or("", |(head, _)| head).to_owned();
        // It is said of the whole file, wherever it stands.
        if text.contains("-- +goose NO TRANSACTION") {
            head += "-- +goose NO TRANSACTION\n";
        }
        Revision {
            name: file_name(&file).trim_end_matches(".sql").to_owned(),
            upgrade: script(&format!("{head}{upward}")),
            downgrade: downward.map(|downward| script(&format!("{head}{downward}"))),
        }
    };
    files.map(revision).collect()
}

/// A statement ends with a line whose last word, comments aside, ends with a semicolon, even within quotes; what stands between
/// `StatementBegin` and `StatementEnd` is one.
fn goose(section: &str) -> Script {
    let in_transaction = !section.contains("+goose NO TRANSACTION");
    let mut messages = Vec::new();
    for (index, part) in section.split("-- +goose StatementBegin").enumerate() {
        let (block, plain) = match index {
            0 => ("", part),
            _ => part.split_once("-- +goose StatementEnd").unwrap_or((part, "")),
        };
        if !block.trim().is_empty() {
            messages.push(block.to_owned());
        }
        let mut statement = String::new();
        for line in plain.lines() {
            statement += line;
            statement += "\n";
            let words = line.split_whitespace().take_while(|word| !word.starts_with("--"));
            if words.last().is_some_and(|word| word.ends_with(';')) {
                messages.push(std::mem::take(&mut statement));
            }
        }
        messages.push(statement);
    }
    messages.retain(|message| !split::statements(message).is_empty());
    Script { messages, in_transaction, unknown: false }
}

/// The section as one query; the rest of the marking line holds options.
fn dbmate(section: &str) -> Script {
    let (options, text) = section.split_once('\n').unwrap_or((section, ""));
    Script::whole(text.to_owned(), !options.contains("transaction:false"))
}

/// `VVERSION__NAME.sql`, without a way down.
fn versioned(path: &Path) -> Vec<Revision> {
    let mut found = Vec::new();
    for file in sorted(path) {
        let name = file_name(&file).trim_end_matches(".sql").to_owned();
        let Some((version, _)) = name.strip_prefix('V').and_then(|rest| rest.split_once("__")) else {
            continue;
        };
        let version: Vec<u64> = version.split(['.', '_']).filter_map(|number| number.parse().ok()).collect();
        let upgrade = Script::whole(text_of(&file), true);
        found.push((version, Revision { name, upgrade, downgrade: None }));
    }
    found.sort_by(|left, right| left.0.cmp(&right.0));
    found.into_iter().map(|(_, revision)| revision).collect()
}

/// The changes of `sqitch.plan`, each with `deploy/NAME.sql` and `revert/NAME.sql`, sent statement by statement as psql does; a
/// change that comes again has its old scripts under its name with the next tag behind it.
fn sqitch(path: &Path) -> Vec<Revision> {
    let plan = text_of(&path.join("sqitch.plan"));
    let entries: Vec<&str> = plan
        .lines()
        .filter(|line| !line.starts_with(['%', '#']))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    let script = |folder: &str, name: &str| {
        let path = path.join(folder).join(format!("{name}.sql"));
        path.is_file().then(|| Script::by_statement(&text_of(&path), false))
    };
    let mut found = Vec::new();
    for (index, name) in entries.iter().enumerate().filter(|(_, name)| !name.starts_with('@')) {
        let later = entries.get(index + 1..).unwrap_or_default();
        let again = later.iter().position(|other| other == name);
        let tag = again.and_then(|again| later.get(..again)?.iter().find(|entry| entry.starts_with('@')));
        let name = format!("{name}{}", tag.unwrap_or(&""));
        let (upgrade, downgrade) = (script("deploy", &name).unwrap_or_default(), script("revert", &name));
        found.push(Revision { name, upgrade, downgrade });
    }
    found
}

/// `upgrade.sql` and `downgrade.sql`, what `alembic upgrade base:head --sql` and the way back print.
fn alembic(path: &Path) -> Vec<Revision> {
    let up = alembic_sections(&text_of(&path.join("upgrade.sql")), "-- Running upgrade ");
    let down = alembic_sections(&text_of(&path.join("downgrade.sql")), "-- Running downgrade ");
    let revision = |(heading, text): (String, String)| {
        let (_, name) = heading.split_once("-> ").unwrap_or_default();
        // A title may follow the identifier.
        let name = name.split([',', ' ']).next().unwrap_or_default().to_owned();
        let downgrade = down
            .iter()
            .find(|(heading, _)| heading.split(" ->").next().is_some_and(|from| from.trim() == name))
            .map(|(_, text)| Script::by_statement(text, true));
        Revision { name, upgrade: Script::by_statement(&text, true), downgrade }
    };
    up.into_iter().map(revision).collect()
}

fn alembic_sections(text: &str, mark: &str) -> Vec<(String, String)> {
    let sections = text.split(mark).skip(1);
    let section = |part: &str| {
        let (heading, body) = part.split_once('\n').unwrap_or((part, ""));
        let mut body = body.trim_end();
        body = body.strip_suffix("DROP TABLE alembic_version;\n\nCOMMIT;").unwrap_or(body).trim_end();
        // The next one's own.
        body = body.strip_suffix("BEGIN;").unwrap_or(body).trim_end();
        body = body.strip_suffix("COMMIT;").unwrap_or(body).trim_end();
        (heading.trim().to_owned(), body.to_owned())
    };
    sections.map(section).collect()
}

/// What the tool makes before the first revision.
///
/// # Panics
/// Where the file cannot be read.
#[must_use]
pub fn prelude(layout: &str, path: &Path) -> Script {
    if layout != "alembic-sql" {
        return Script::default();
    }
    let text = text_of(&path.join("upgrade.sql"));
    let head = text.split("-- Running upgrade ").next().unwrap_or_default().trim();
    Script::by_statement(head.strip_prefix("BEGIN;").unwrap_or(head), true)
}
