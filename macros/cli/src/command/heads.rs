//! `arcoiris heads`

use crate::checked::Checked;
use crate::failure::Failure;
use crate::project::Project;
use crate::terminal::Terminal;

pub(crate) fn run(project: &Project, terminal: &Terminal) -> Result<(), Failure> {
    let checked = Checked::judge(project, false);
    for head in checked.heads() {
        terminal.result(&format!("{} (head)", head.id.value))?;
    }
    checked.sound_graph(terminal)
}
