//! `arcoiris history`

use arcoiris_checker::revision::Revision;

use crate::checked::Checked;
use crate::failure::Failure;
use crate::project::Project;
use crate::terminal::Terminal;

/// As Alembic prints it: `down -> revision (head), message`.
pub(crate) fn run(project: &Project, terminal: &Terminal) -> Result<(), Failure> {
    let checked = Checked::judge(project, false);
    for revision in checked.in_order().into_iter().rev() {
        let mut remarks = Vec::new();
        let followers = checked.followers(revision);
        match followers.len() {
            0 => remarks.push("head"),
            1 => {}
            _ => remarks.push("branchpoint"),
        }
        if revision.down_revisions.len() > 1 {
            remarks.push("mergepoint");
        }
        if revision.baseline.is_some() {
            remarks.push("baseline");
        }
        if !checked.is_sealed(&revision.id.value) {
            remarks.push("unsealed");
        }
        let remarks = if remarks.is_empty() { String::new() } else { format!(" ({})", remarks.join(", ")) };
        terminal.result(&format!(
            "{} -> {}{remarks}, {}",
            down(revision),
            revision.id.value,
            title(revision)
        ))?;
    }
    checked.sound_graph(terminal)
}

fn down(revision: &Revision) -> String {
    let ids: Vec<&str> = revision.down_revisions.iter().map(|down| down.value.as_str()).collect();
    if ids.is_empty() { "<base>".to_owned() } else { ids.join(", ") }
}

/// The first line of the message.
pub(crate) fn title(revision: &Revision) -> &str {
    revision.message.lines().next().unwrap_or_default()
}
