//! `arcoiris models`

use std::collections::BTreeSet;

use arcoiris_catalog::{Catalog, Object};
use arcoiris_checker::models::print;
use arcoiris_checker::problem::Level;

use crate::arguments::Models;
use crate::checked::Checked;
use crate::failure::Failure;
use crate::project::Project;
use crate::terminal::{self, Terminal};

pub(crate) fn run(arguments: &Models, project: &Project, terminal: &Terminal) -> Result<(), Failure> {
    let checked = Checked::judge(project, false);
    if checked.problems.iter().any(|problem| problem.level == Level::Deny) {
        terminal.problems(&checked.problems);
        return Err(Failure::Errors);
    }
    let catalog = &checked.database.catalog;
    let schemas = match arguments.schemas.as_slice() {
        [] => schemas(catalog),
        named => named.iter().cloned().collect(),
    };
    let modules: Vec<String> = schemas.iter().map(|schema| print::module(catalog, schema)).collect();
    terminal::print(modules.join("\n").trim_end())
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
