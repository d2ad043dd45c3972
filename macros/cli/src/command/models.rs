//! `arcoiris models`

use std::collections::BTreeSet;
use std::fs;

use arcoiris_catalog::{Catalog, Object};
use arcoiris_checker::config::Config;
use arcoiris_checker::models::print;
use arcoiris_checker::problem::Level;
use arcoiris_checker::simulation::Simulation;
use arcoiris_checker::{load, parse};

use crate::arguments::Models;
use crate::checked::Checked;
use crate::dump::{self, Parted};
use crate::failure::Failure;
use crate::project::Project;
use crate::terminal::{self, Terminal};
use crate::verify::model;

pub(crate) fn run(
    arguments: &Models,
    project: impl FnOnce() -> Result<Project, Failure>,
    terminal: &Terminal,
) -> Result<(), Failure> {
    let dump = match (&arguments.database_url, &arguments.dump) {
        (Some(url), _) => Some(dump::of(url)?),
        (None, Some(path)) => Some(fs::read_to_string(path).map_err(|error| Failure::File {
            doing: "read",
            path: path.clone(),
            error,
        })?),
        (None, None) => None,
    };
    let database = match dump {
        Some(dump) => of_dump(&dump, project, terminal)?,
        None => of_history(&project()?, terminal)?,
    };
    let catalog = &database.catalog;
    let schemas = match arguments.schemas.as_slice() {
        [] => schemas(catalog),
        named => named.iter().cloned().collect(),
    };
    let modules: Vec<String> = schemas.iter().map(|schema| print::module(catalog, schema)).collect();
    terminal::print(modules.join("\n").trim_end())
}

/// The database that the history makes.
fn of_history(project: &Project, terminal: &Terminal) -> Result<Simulation, Failure> {
    let checked = Checked::judge(project, false);
    if checked.problems.iter().any(|problem| problem.level == Level::Deny) {
        terminal.problems(&checked.problems);
        return Err(Failure::Errors);
    }
    Ok(checked.database)
}

/// The database that a dump is of. What cannot be made of it is said, and left out.
fn of_dump(
    dump: &str,
    project: impl FnOnce() -> Result<Project, Failure>,
    terminal: &Terminal,
) -> Result<Simulation, Failure> {
    // A crate may say which table is the version table and which server it is; there need be none yet.
    let config = match project() {
        Ok(project) => load::settings(&project.folder).config,
        Err(_) => Config::default(),
    };
    let (schema, table) = &config.version_table;
    let parted = Parted::new(dump, &format!("{schema}.{table}"), &config.roles);
    let roles = config.roles.iter().cloned().collect();
    // pg_dump names everything by its schema.
    let mut simulation = Simulation::new(config.oldest_server, config.search_path.clone(), roles);
    let mut refused = Vec::new();
    let work = || {
        for statement in parted.baseline.iter().chain(&parted.rest) {
            let end = u32::try_from(statement.len()).unwrap_or(u32::MAX);
            let made = parse::script(statement, 0..end, config.oldest_server)
                .is_ok_and(|parsed| model::apply_all(&mut simulation, &parsed));
            if !made {
                refused.push(statement.lines().next().unwrap_or_default().to_owned());
            }
        }
    };
    parse::on_large_stack(work).map_err(|error| Failure::Parser { words: error.to_string() })?;
    for statement in refused {
        terminal.remark(&format!("left out, since it is not understood: {statement}"));
    }
    Ok(simulation)
}

/// The schemas in which a table or an enum of the history's own stands.
fn schemas(catalog: &Catalog) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (_, object) in catalog.iter() {
        let schema = match object.as_ref() {
            Object::Table(it) => it.schema,
            Object::Type(it) if it.extension.is_none() => it.schema,
            Object::Type(_)
            | Object::Schema(_)
            | Object::Extension(_)
            | Object::Constraint(_)
            | Object::Index(_)
            | Object::Sequence(_)
            | Object::Routine(_)
            | Object::Trigger(_)
            | Object::Defined(_) => continue,
        };
        let name = arcoiris_catalog::State::schema_name(catalog, schema).map(|name| name.as_str().to_owned());
        found.extend(name);
    }
    found
}
