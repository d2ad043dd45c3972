//! `arcoiris import`

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

use arcoiris_checker::config::USUAL_SERVER;
use arcoiris_checker::layout;
use arcoiris_checker::parse;
use arcoiris_checker::problem::{Level, Problem};

use crate::arguments::Import;
use crate::failure::Failure;
use crate::terminal::Terminal;

pub(crate) fn run(arguments: &Import, terminal: &Terminal) -> Result<(), Failure> {
    let Import { layout, path, into } = arguments;
    let (foreign, files) = parse::on_large_stack(|| {
        let foreign = layout::read(layout.0, path);
        let files = layout::import(layout.0, &foreign, USUAL_SERVER);
        (foreign, files)
    })
    .map_err(|error| Failure::Parser { words: error.to_string() })?;
    let own = foreign.migrations.iter().flat_map(|migration| &migration.problems);
    let problems: Vec<Problem> = foreign.problems.iter().chain(own).cloned().collect();
    terminal.problems(&problems);
    if problems.iter().any(|problem| problem.level == Level::Deny) {
        return Err(Failure::Errors);
    }
    fs::create_dir_all(into).map_err(|error| Failure::File { doing: "make", path: into.clone(), error })?;
    // All or nothing: the folder may hold revisions already.
    if let Some(taken) = files.iter().map(|file| into.join(&file.file)).find(|path| path.exists()) {
        return Err(Failure::Exists { path: taken });
    }
    for file in &files {
        write(&into.join(&file.file), &file.text)?;
        terminal.result(&crate::project::shown(&into.join(&file.file)))?;
    }
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let file = OpenOptions::new().write(true).create_new(true).open(path);
    match file.and_then(|mut file| file.write_all(text.as_bytes())) {
        Ok(()) => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            Err(Failure::Exists { path: path.to_owned() })
        }
        Err(error) => Err(Failure::File { doing: "write", path: path.to_owned(), error }),
    }
}
