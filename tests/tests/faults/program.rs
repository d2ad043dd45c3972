//! The program under test as a process of its own: this test's program once more.

use std::process::{Child, Command, Stdio};

use crate::trial::{self, Way};

/// Runs only in the process that a test starts: the database and the way stand in the environment.
#[test]
#[ignore = "is the program that other tests start"]
fn program() {
    let Ok(url) = std::env::var("ARCOIRIS_FAULT_URL") else { return };
    let way = if std::env::var_os("ARCOIRIS_FAULT_DOWN").is_some() { Way::Down } else { Way::Up };
    match way.go(&mut trial::migrator(url.parse().unwrap())) {
        Ok(outcome) => println!("applied {}", outcome.revisions.len()),
        Err(error) => {
            println!("failed {}: {error}", error.code());
            std::process::exit(3);
        }
    }
}

pub(crate) fn start(url: &str, way: Way) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "program::program", "--ignored", "--nocapture", "--test-threads=1"]);
    command.env("ARCOIRIS_FAULT_URL", url);
    if way == Way::Down {
        command.env("ARCOIRIS_FAULT_DOWN", "1");
    }
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}
