//! `arcoiris revision`

use std::sync::Arc;

use arcoiris_checker::revision::Revision as Written;

use crate::arguments::Revision;
use crate::autogenerate;
use crate::checked::Checked;
use crate::draft::{Draft, new_id};
use crate::failure::Failure;
use crate::project::Project;
use crate::terminal::Terminal;

pub(crate) fn run(arguments: &Revision, project: &Project, terminal: &Terminal) -> Result<(), Failure> {
    let checked = Checked::judge(project, false);
    let message = arguments.message.trim();
    if message.is_empty() {
        return Err(Failure::EmptyMessage);
    }
    let parents = match &arguments.head {
        Some(name) => vec![checked.named(name)?],
        None => checked.heads(),
    };
    checked.sound_graph(terminal)?;
    match parents.as_slice() {
        [] | [_] => {}
        several => return Err(Failure::SeveralHeads { heads: ids(several) }),
    }
    if let [parent] = parents.as_slice() {
        let followers = checked.followers(parent);
        if !followers.is_empty() && !arguments.splice {
            return Err(Failure::NotAHead { name: parent.id.value.clone(), followers: ids(&followers) });
        }
    }
    if arguments.autogenerate {
        return autogenerate::run(arguments, project, &checked, terminal);
    }
    let id = new_id(|id| checked.is_taken(id));
    let draft =
        Draft { id: &id, message, down_revisions: &ids(&parents), directives: &[], scripts: ("", "") };
    let baseline = Draft { directives: &["@baseline"], ..draft };
    // The first revision of a history is its baseline.
    let draft = if parents.is_empty() { baseline } else { draft };
    let path = draft.write(project, &checked)?;
    terminal.remark(if parents.is_empty() {
        "fill in both directions: the first revision is the baseline and makes schemas and extensions only"
    } else {
        "fill in both directions"
    });
    terminal.result(&path)
}

/// The identifiers of some revisions.
pub(crate) fn ids(revisions: &[&Arc<Written>]) -> Vec<String> {
    revisions.iter().map(|revision| revision.id.value.clone()).collect()
}
