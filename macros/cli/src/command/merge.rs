//! `arcoiris merge`

use std::sync::Arc;

use arcoiris_checker::revision::Revision;

use crate::arguments::Merge;
use crate::checked::Checked;
use crate::command::revision::ids;
use crate::draft::{Draft, new_id};
use crate::failure::Failure;
use crate::project::Project;
use crate::terminal::Terminal;

pub(crate) fn run(arguments: &Merge, project: &Project, terminal: &Terminal) -> Result<(), Failure> {
    let checked = Checked::judge(project, false);
    let parents = match arguments.revisions.as_slice() {
        [] => checked.heads(),
        names => {
            let mut found: Vec<&Arc<Revision>> = Vec::new();
            for name in names {
                let revision = checked.named(name)?;
                if !found.iter().any(|other| Arc::ptr_eq(other, revision)) {
                    found.push(revision);
                }
            }
            found
        }
    };
    checked.sound_graph(terminal)?;
    if parents.len() < 2 {
        return Err(Failure::NothingToMerge);
    }
    for one in &parents {
        for other in &parents {
            if one.id.value != other.id.value && checked.comes_after(one, other) {
                return Err(Failure::Redundant {
                    ancestor: other.id.value.clone(),
                    descendant: one.id.value.clone(),
                });
            }
        }
    }
    let heads = ids(&parents);
    let message = match arguments.message.as_deref().map(str::trim) {
        Some("") => return Err(Failure::EmptyMessage),
        Some(message) => message.to_owned(),
        None => format!("Merge {}", heads.join(" and ")),
    };
    let id = new_id(|id| checked.is_taken(id));
    let draft =
        Draft { id: &id, message: &message, down_revisions: &heads, directives: &[], scripts: ("", "") };
    let path = draft.write(project, &checked)?;
    terminal.result(&path)
}
