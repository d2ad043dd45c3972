//! Which database a command works on.

use std::path::{Path, PathBuf};

use postgres::Config;

use super::arguments::Arguments;
use super::environment::{names_a_database, settings, variable};
use super::failure::Failed;
use super::output::{Output, program};
use crate::connect::{address, connect};
use crate::server::Server;
use crate::{Error, Event, History, Migrator};

/// A database, and the server that runs for it.
pub(super) struct Database {
    pub(super) config: Config,
    /// The project's own server, which runs for as long as this value lives.
    pub(super) own: Option<Server>,
}

impl Database {
    /// The one that the options or the environment name, else the project's own.
    pub(super) fn find(
        history: &History,
        arguments: &Arguments,
        output: &Output,
    ) -> Result<Database, Failed> {
        let url = arguments.database_url.as_deref().filter(|url| !url.is_empty());
        if url.is_some() || names_a_database(&variable) {
            return Ok(Database { config: settings(url, &variable)?, own: None });
        }
        let server = Server::dev(&folder()?)?;
        let name = name(history.package.0);
        make(&server, &name)?;
        if server.started() {
            let directory = server.directory().display();
            output.note(&format!("PostgreSQL of this project: {directory}, database {name}"));
            output.note(&format!(
                "`{program} psql` opens it, `{program} server stop` stops it; unused, it stops by itself",
                program = program()
            ));
        }
        Ok(Database { config: server.config(&name), own: Some(server) })
    }

    /// A migrator that tells each step.
    pub(super) fn migrator(
        &self,
        history: &'static History,
        arguments: &Arguments,
        output: &Output,
    ) -> Result<Migrator<'static>, Failed> {
        let output = *output;
        let migrator = Migrator::new(history, self.config.clone())?.lock_wait(arguments.lock_wait);
        Ok(migrator.observer(move |event| match event {
            Event::Step { revision, direction } => output.step(revision, *direction),
            Event::Waiting { holder: Some(holder) } => {
                output.note(&format!("waiting for the migration lock: {holder}, has it"));
            }
            Event::Resumed { revision, direction, found } => output.note(&format!(
                "{} of {} had been interrupted, and was {}: completing it",
                direction.word(),
                revision.id,
                found.words()
            )),
            Event::Unfinished { revision, direction, since, program } => output.note(&format!(
                "{} of {revision} was begun at {since} by `{program}` and has not ended",
                direction.word()
            )),
            Event::Waiting { holder: None } => output.note("waiting for the migration lock"),
        }))
    }

    /// `database pos at localhost:5432`.
    pub(super) fn words(&self) -> String {
        let name = self.config.get_dbname().or(self.config.get_user()).unwrap_or("of this user's name");
        format!("database {name} at {}", address(&self.config))
    }
}

/// Makes the database where the project's server does not have it yet.
fn make(server: &Server, name: &str) -> Result<(), Failed> {
    let mut client = connect(&server.config("postgres"), "arcoiris")?;
    let there = client
        .query_opt("SELECT FROM pg_catalog.pg_database WHERE datname = $1", &[&name])
        .map_err(|error| Error::bookkeeping("looking for the database", crate::driver::failure(error)))?;
    if there.is_some() {
        return Ok(());
    }
    let quoted = name.replace('"', "\"\"");
    match client.batch_execute(&format!("CREATE DATABASE \"{quoted}\"")) {
        Ok(()) => Ok(()),
        // duplicate_database, or unique_violation at the same moment: another starter made it.
        Err(error) if matches!(error.code().map(|code| code.code()), Some("42P04" | "23505")) => Ok(()),
        Err(error) => Err(Error::bookkeeping("making the database", crate::driver::failure(error)).into()),
    }
}

/// The package's name without what says that it migrates: `arcoirispos-migrations` has `arcoirispos`.
pub(super) fn name(package: &str) -> String {
    let name = package.replace('-', "_");
    let short = ["_migrations", "_migration", "_migrate"].iter().find_map(|end| name.strip_suffix(end));
    let name = short.unwrap_or(&name);
    if name.is_empty() { "postgres".to_owned() } else { name.to_owned() }
}

/// The data of the project's own server: in the nearest `.arcoiris` above, else in the workspace's folder, else the
/// package's, else here.
pub(super) fn folder() -> Result<PathBuf, Failed> {
    let here =
        std::env::current_dir().map_err(|source| Failed::Folder { folder: PathBuf::from("."), source })?;
    Ok(root(&here).join(".arcoiris").join("pg"))
}

fn root(here: &Path) -> &Path {
    let has = |wanted: &dyn Fn(&Path) -> bool| here.ancestors().find(|folder| wanted(folder));
    let workspace = |folder: &Path| {
        std::fs::read_to_string(folder.join("Cargo.toml"))
            .is_ok_and(|text| text.lines().any(|line| line.trim_start().starts_with("[workspace")))
    };
    has(&|folder| folder.join(".arcoiris").is_dir())
        .or_else(|| has(&workspace))
        .or_else(|| has(&|folder| folder.join("Cargo.toml").is_file()))
        .unwrap_or(here)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_is_named_after_the_package() {
        assert_eq!(name("arcoirispos-migrations"), "arcoirispos");
        assert_eq!(name("my-backend"), "my_backend");
        assert_eq!(name("migrations"), "migrations");
        assert_eq!(name(""), "postgres");
    }

    #[test]
    fn data_are_kept_in_the_workspace_or_where_they_are_already() {
        let base = std::env::temp_dir().join(format!("arcoiris-root-{}", std::process::id()));
        let inner = base.join("backend/src");
        std::fs::create_dir_all(&inner).unwrap();
        std::fs::write(base.join("Cargo.toml"), "[workspace]\nmembers = []\n").unwrap();
        std::fs::write(base.join("backend/Cargo.toml"), "[package]\nname = \"x\"\n").unwrap();
        assert_eq!(root(&inner), base);
        std::fs::create_dir(base.join("backend/.arcoiris")).unwrap();
        assert_eq!(root(&inner), base.join("backend"));
        std::fs::remove_dir_all(base).unwrap();
    }
}
