//! `arcoiris seal`

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use arcoiris_checker::problem::{Level, Problem};
use arcoiris_checker::seal::unsealed;

use crate::arguments::Seal;
use crate::checked::Checked;
use crate::command::history::title;
use crate::failure::Failure;
use crate::project::{Project, shown};
use crate::terminal::Terminal;

pub(crate) fn run(arguments: &Seal, project: &Project, terminal: &Terminal) -> Result<(), Failure> {
    let checked = Checked::judge(project, false);
    for name in &arguments.withdraw {
        withdrawable(&checked, name)?;
    }
    let path = project.folder.join(checked.config.lock_path());
    // A sealed revision without a file is what a withdrawal is about, if all of them are named.
    let missing = checked.lock.revisions.iter().filter(|sealed| !checked.has(&sealed.id));
    let all_named = missing.into_iter().all(|sealed| arguments.withdraw.contains(&sealed.id));
    let told = |problem: &&Problem| !(problem.rule == "sealed-revision-missing" && all_named);
    let problems: Vec<Problem> = checked.problems.iter().filter(told).cloned().collect();
    if problems.iter().any(|problem| problem.level == Level::Deny) {
        terminal.problems(&problems);
        terminal.failure("the history has errors: nothing is sealed");
        return Err(Failure::Errors);
    }
    let new = unsealed(&checked.lock, &checked.graph);
    let text = checked.lock.seal(&checked.graph).text();
    let old = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    if text == old || (new.is_empty() && checked.graph.revisions.is_empty() && old.is_empty()) {
        terminal.remark("everything is sealed");
        return Ok(());
    }
    if arguments.check {
        let ids: Vec<&str> = new.iter().map(|revision| revision.id.value.as_str()).collect();
        let what = match ids.as_slice() {
            [] => format!("{} is not up to date", shown(&path)),
            ids => format!("not sealed: {}", ids.join(", ")),
        };
        return Err(Failure::Stale { what, command: "arcoiris seal" });
    }
    write(&path, &text)?;
    if old.is_empty() {
        // The compiler watches the files that it read, and this one it could not: the folder, which a build script
        // watches, is made to look changed. Where that fails the next edit of a revision does the same.
        let folder = fs::File::open(project.folder.join(&checked.config.versions));
        let _ = folder.and_then(|folder| folder.set_modified(SystemTime::now()));
    }
    for revision in &new {
        terminal.result(&format!("sealed {} {}", revision.id.value, title(revision)))?;
    }
    for id in &arguments.withdraw {
        terminal.result(&format!("withdrawn {id}"))?;
    }
    terminal.remark(&format!("commit {} with the revisions", shown(&path)));
    Ok(())
}

/// What is withdrawn was sealed, and its file is gone.
fn withdrawable(checked: &Checked, name: &str) -> Result<(), Failure> {
    let refused = |why| Err(Failure::NotWithdrawable { name: name.to_owned(), why });
    if !checked.is_sealed(name) {
        return refused("it is not sealed");
    }
    if checked.has(name) {
        return refused("its file is there; delete it first");
    }
    Ok(())
}

/// Written beside and renamed, so that a lock file is whole or as it was.
fn write(path: &Path, text: &str) -> Result<(), Failure> {
    let beside = path.with_extension("lock.new");
    fs::write(&beside, text).and_then(|()| fs::rename(&beside, path)).map_err(|error| Failure::File {
        doing: "write",
        path: path.to_owned(),
        error,
    })
}
