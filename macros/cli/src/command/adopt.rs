//! `arcoiris adopt`: what stands in a database, or in a dump of one, becomes a baseline and a first revision.
//!
//! The statements are pg_dump's (`dump`). Schemas and extensions make the baseline, all else the revision after it. The ways back are
//! worked out by the checker, and what both revisions make is compared with the database, exactly.

use std::fs;
use std::path::{Path, PathBuf};

use arcoiris::Migrator;
use arcoiris_checker::inverse::inverse;
use arcoiris_checker::parse;
use arcoiris_checker::problem::{Level, Problem};
use arcoiris_checker::read;
use arcoiris_checker::simulation::Simulation;

use crate::arguments::Adopt;
use crate::checked::Checked;
use crate::clock;
use crate::draft::new_id;
use crate::dump::{self, Parted};
use crate::failure::Failure;
use crate::project::Project;
use crate::terminal::Terminal;
use crate::verify::{embedded, model};

pub(crate) fn run(arguments: &Adopt, project: &Project, terminal: &Terminal) -> Result<(), Failure> {
    let before = Checked::judge(project, false);
    if !before.graph.revisions.is_empty() {
        return Err(Failure::HistoryBegun);
    }
    let text = match (&arguments.dump, &arguments.database_url) {
        (Some(path), _) => fs::read_to_string(path).map_err(|error| Failure::File {
            doing: "read",
            path: path.clone(),
            error,
        })?,
        (None, url) => dump::of(url.as_deref().unwrap_or_default())?,
    };
    let (schema, table) = &before.config.version_table;
    let parted = Parted::new(&text, &format!("{schema}.{table}"), &before.config.roles);
    for left_out in parted.left_out() {
        terminal.remark(&left_out);
    }
    let baseline = new_id(|_| false);
    let first = new_id(|id| id == baseline);
    let folder = project.folder.join(&before.config.versions);
    fs::create_dir_all(&folder).map_err(|error| Failure::File {
        doing: "make",
        path: folder.clone(),
        error,
    })?;
    let mut files = vec![Written::new(&folder, &baseline, "Baseline", None, parted.baseline)];
    if !parted.rest.is_empty() {
        files.push(Written::new(&folder, &first, "What stood in the database", Some(&baseline), parted.rest));
    }
    for file in &files {
        file.write()?;
    }
    let done = finish(arguments, project, terminal, &mut files);
    if matches!(done, Err(Failure::Errors)) {
        terminal.remark("the revisions are kept, to be put right by hand");
    }
    for file in &files {
        terminal.result(&crate::project::shown(&file.path))?;
    }
    done
}

/// Writes the ways back, and compares.
fn finish(
    arguments: &Adopt,
    project: &Project,
    terminal: &Terminal,
    files: &mut [Written],
) -> Result<(), Failure> {
    for at in 0..files.len() {
        let Some(file) = files.get_mut(at) else { continue };
        if let Some(inverse) = inverse(&Checked::request(project), &file.id) {
            file.downgrade = inverse.statements;
        }
    }
    put_in_order(&Checked::judge(project, false), files)?;
    for file in files.iter() {
        file.write()?;
    }
    let checked = Checked::judge(project, false);
    terminal.problems(&checked.problems);
    let is_error = |problem: &Problem| problem.level == Level::Deny;
    if checked.problems.iter().any(is_error) {
        return Err(Failure::Errors);
    }
    let Some(url) = arguments.database_url.as_deref() else { return Ok(()) };
    let failed = |error: arcoiris::Error| Failure::Server { words: error.to_string() };
    let settings = arcoiris::Settings::from_environment(Some(url)).map_err(failed)?;
    let history = embedded::history(&checked.history, &checked.config);
    let repair = Migrator::with_settings(history, settings)
        .and_then(|mut it| it.plan_repair(Some("head")))
        .map_err(failed)?;
    for difference in &repair.check.differences {
        terminal.failure(&format!("the revisions do not make what the database holds: {difference}"));
    }
    for what in &repair.check.not_compared {
        terminal.remark(&format!("not compared: {what}"));
    }
    if !repair.check.is_equal() {
        return Err(Failure::Errors);
    }
    terminal.remark("the revisions make exactly what the database holds");
    if let (Some(file), versions) = (files.last(), repair.check.at)
        && !versions.is_empty()
    {
        terminal.remark(
            "for databases that are stamped so already, arcoiris.toml says what that equals now:\n\n[legacy]",
        );
        for version in versions {
            terminal.remark(&format!("\"{version}\" = \"{}\"", file.id));
        }
    }
    Ok(())
}

/// Puts the statements of the ways back into an order in which each is accepted: what others rest on goes after them.
fn put_in_order(checked: &Checked, files: &mut [Written]) -> Result<(), Failure> {
    let config = &checked.config;
    let roles = config.roles.iter().cloned().collect();
    let mut simulation = Simulation::new(config.oldest_server, config.search_path.clone(), roles);
    let work = || {
        for revision in checked.in_order() {
            model::play_script(&mut simulation, revision, Some(&revision.upgrade));
        }
        for file in files.iter_mut().rev() {
            let mut rest = std::mem::take(&mut file.downgrade);
            loop {
                let before = rest.len();
                let mut refused = Vec::new();
                for statement in rest {
                    match accepted(&mut simulation, &statement, config.oldest_server) {
                        true => file.downgrade.push(statement),
                        false => refused.push(statement),
                    }
                }
                rest = refused;
                if rest.is_empty() || rest.len() == before {
                    break;
                }
            }
            file.downgrade.append(&mut rest);
        }
    };
    parse::on_large_stack(work).map_err(|error| Failure::Parser { words: error.to_string() })
}

fn accepted(simulation: &mut Simulation, statement: &str, server: u32) -> bool {
    let end = u32::try_from(statement.len()).unwrap_or(u32::MAX);
    let parsed = parse::script(statement, 0..end, server).unwrap_or_default();
    !parsed.is_empty() && model::apply_all(simulation, &parsed)
}

/// A revision's file.
struct Written {
    path: PathBuf,
    id: String,
    head: String,
    upgrade: Vec<String>,
    downgrade: Vec<String>,
}

impl Written {
    fn new(folder: &Path, id: &str, message: &str, down: Option<&str>, upgrade: Vec<String>) -> Written {
        let mut head =
            format!("-- {message}\n--\n-- @revision {id}\n-- @revises {}\n", down.unwrap_or("base"));
        head.push_str(&format!("-- @created {}\n", clock::now()));
        if down.is_none() {
            head.push_str("-- @baseline\n");
        }
        if upgrade.is_empty() {
            head.push_str("-- @empty \"there is nothing but the schema public\"\n");
        }
        let path = folder.join(read::file_name(id, message));
        Written { path, id: id.to_owned(), head, upgrade, downgrade: Vec::new() }
    }

    fn write(&self) -> Result<(), Failure> {
        let script =
            |statements: &[String]| statements.iter().map(|it| format!("{it};\n")).collect::<String>();
        let text = format!(
            "{}\n-- @upgrade\n{}\n-- @downgrade\n{}",
            self.head,
            script(&self.upgrade),
            script(&self.downgrade)
        );
        fs::write(&self.path, text).map_err(|error| Failure::File {
            doing: "write",
            path: self.path.clone(),
            error,
        })
    }
}
