//! Real Alembic on the old chain (`alembic/`), in a Python environment made on demand in Cargo's target folder.
//!
//! Where that cannot be made (no Python, no network), this says so loudly, and databases of the old chain are made by
//! `alembic/old_chain.sql`: what Alembic 1.20 prints for `alembic upgrade head --sql`. A test holds the two together.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use postgres::Client;

use crate::migrate::Ran;
use crate::{Scratch, say_loudly, scratch_from, server, target, workspace};

/// What pip is asked for.
const PACKAGES: [&str; 3] = ["alembic>=1.13,<2", "sqlalchemy>=2,<3", "psycopg2-binary>=2.9,<3"];

/// Alembic, ready to run on the old chain.
#[derive(Debug)]
pub struct Alembic {
    program: PathBuf,
}

impl Alembic {
    /// Alembic, or nothing where it cannot be installed: that has been said by then.
    #[must_use]
    pub fn find() -> Option<&'static Alembic> {
        static ALEMBIC: OnceLock<Option<Alembic>> = OnceLock::new();
        ALEMBIC
            .get_or_init(|| match install() {
                Ok(program) => Some(Alembic { program }),
                Err(why) => {
                    say_loudly(&format!(
                        "Alembic could not be installed, so what should run by Alembic runs by its recorded SQL: {why}"
                    ));
                    None
                }
            })
            .as_ref()
    }

    /// The same for a test, or a part of one, that nothing can stand in for: that it is not run is said loudly.
    #[must_use]
    pub fn find_for(what: &str) -> Option<&'static Alembic> {
        let found = Alembic::find();
        if found.is_none() {
            say_loudly(&format!("NOT RUN, since Alembic could not be installed: {what}"));
        }
        found
    }

    /// Runs `alembic ARGUMENTS` on the database of this URL.
    ///
    /// # Panics
    /// Where the program is gone.
    #[must_use]
    pub fn run(&self, url: &str, arguments: &[&str]) -> Ran {
        self.run_in("tests/alembic", url, arguments)
    }

    /// The same in another folder of the workspace.
    ///
    /// # Panics
    /// Where the program is gone.
    #[must_use]
    pub fn run_in(&self, folder: &str, url: &str, arguments: &[&str]) -> Ran {
        let output = Command::new(&self.program)
            .args(arguments)
            .current_dir(workspace().join(folder))
            .env("DATABASE_URL", url)
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .stdin(Stdio::null())
            .output()
            .expect("alembic runs");
        Ran::from_output(&output)
    }

    /// What `alembic current` says, without what it tells on the way.
    #[must_use]
    #[track_caller]
    pub fn current(&self, database: &Scratch) -> String {
        self.run(database.url(), &["current"]).well().trim().to_owned()
    }
}

/// A database that the old chain made up to a revision: a copy of one that is made once.
///
/// # Panics
/// Where Alembic, or its recorded SQL, fails.
#[must_use]
pub fn old_chain(revision: &str) -> Scratch {
    let recorded = recorded();
    let with = if Alembic::find().is_some() { "alembic" } else { "recorded" };
    let key = format!("old chain {revision} by {with} {recorded}");
    let template = server().template(&key, |client| match Alembic::find() {
        Some(alembic) => by_alembic(alembic, client, revision),
        None => by_record(client, &recorded, revision),
    });
    scratch_from(&template.unwrap_or_else(|error| panic!("{error:?}")))
}

type Filled = Result<(), Box<dyn std::error::Error + Send + Sync>>;

fn by_alembic(alembic: &Alembic, client: &mut Client, revision: &str) -> Filled {
    let name: String = client.query_one("SELECT current_database()::text", &[])?.try_get(0)?;
    let ran = alembic.run(&server().url(&name), &["upgrade", revision]);
    if ran.code == Some(0) { Ok(()) } else { Err(ran.err.into()) }
}

/// Runs the recorded SQL of every revision up to this one.
///
/// # Errors
/// What the server says.
pub fn by_record(client: &mut Client, recorded: &str, revision: &str) -> Filled {
    let end = match revision {
        "head" => recorded.len(),
        _ => {
            let last = format!("-> {revision}\n");
            let from = recorded.find(&last).ok_or("no such revision in old_chain.sql")? + last.len();
            let next = recorded.get(from..).and_then(|rest| rest.find("-- Running upgrade"));
            next.map_or(recorded.len(), |offset| from + offset)
        }
    };
    let script = recorded.get(..end).unwrap_or_default();
    Ok(client.batch_execute(&format!("{script}\nCOMMIT;"))?)
}

/// What Alembic prints for `alembic upgrade head --sql` on the old chain, as kept in the repository.
///
/// # Panics
/// Where the file is gone.
#[must_use]
pub fn recorded() -> String {
    let path = workspace().join("tests/alembic/old_chain.sql");
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The `alembic` of an environment that holds [`PACKAGES`]; made by one process while the others wait.
fn install() -> Result<PathBuf, String> {
    let folder = target().join("alembic");
    let (alembic, ready) = (folder.join("bin/alembic"), folder.join("ready"));
    let lock = File::create(target().join("alembic.lock")).map_err(|error| error.to_string())?;
    lock.lock().map_err(|error| error.to_string())?;
    let wanted = PACKAGES.join("\n");
    // the packages of a folder that was moved are not found by its programs
    let wanted = format!("{wanted}\n{}\n", folder.display());
    if alembic.exists() && fs::read_to_string(&ready).is_ok_and(|made| made == wanted) {
        return Ok(alembic);
    }
    let _ = fs::remove_dir_all(&folder);
    run(Command::new("python3").args(["-m", "venv"]).arg(&folder))?;
    let pip: &Path = &folder.join("bin/pip");
    let options = ["install", "--quiet", "--disable-pip-version-check", "--timeout=15", "--retries=1"];
    run(Command::new(pip).args(options).args(PACKAGES))?;
    fs::write(&ready, wanted).map_err(|error| error.to_string())?;
    Ok(alembic)
}

fn run(command: &mut Command) -> Result<(), String> {
    let output = command.stdin(Stdio::null()).output().map_err(|error| format!("{command:?}: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr).trim()))
}
