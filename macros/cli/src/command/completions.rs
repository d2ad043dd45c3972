//! `arcoiris completions`

use clap::CommandFactory as _;

use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::terminal::print;

pub(crate) fn run(shell: clap_complete::Shell) -> Result<(), Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "arcoiris", &mut script);
    print(String::from_utf8_lossy(&script).trim_end())
}
