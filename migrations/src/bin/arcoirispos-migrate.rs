//! The deployable command, `cargo migrate` in this repository: the history of ArcoirisPOS and the verbs to apply it.

use std::process::ExitCode;

fn main() -> ExitCode {
    arcoiris::cli::main(&arcoirispos_migrations::HISTORY)
}
