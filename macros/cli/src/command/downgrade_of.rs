//! `arcoiris downgrade-of`

use arcoiris_checker::inverse::inverse;

use crate::checked::Checked;
use crate::failure::Failure;
use crate::project::Project;
use crate::terminal::{Terminal, print};

pub(crate) fn run(name: &str, project: &Project, terminal: &Terminal) -> Result<(), Failure> {
    let checked = Checked::judge(project, false);
    let id = checked.named(name)?.id.value.clone();
    let Some(inverse) = inverse(&Checked::request(project), &id) else {
        terminal.problems(&checked.problems);
        return Err(Failure::Errors);
    };
    let mut text = "-- @downgrade\n".to_owned();
    for lost in &inverse.lost {
        text.push_str(&format!("-- Does not come back: {lost}\n"));
    }
    for statement in &inverse.statements {
        text.push_str(&format!("{statement};\n"));
    }
    print(text.trim_end())?;
    if inverse.left.is_empty() {
        return Ok(());
    }
    terminal.problems(&inverse.left);
    Err(Failure::Errors)
}
