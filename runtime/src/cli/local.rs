//! psql, and the project's own server.

use std::path::PathBuf;
use std::process::{Command, ExitCode};

use serde_json::json;

use super::arguments::{Arguments, ServerVerb};
use super::database::{Database, folder, name};
use super::failure::Failed;
use super::output::{Output, program};
use crate::History;
use crate::server::{self, Server, Status};

/// Becomes psql on the command's database. The password goes through the environment: a command line is public.
pub(super) fn psql(
    history: &'static History,
    arguments: &Arguments,
    passed: &[String],
    output: &Output,
) -> Result<ExitCode, Failed> {
    let database = Database::find(history, arguments, output)?;
    let program = database.own.as_ref().and_then(Server::psql).unwrap_or_else(|| PathBuf::from("psql"));
    let mut command = Command::new(&program);
    command.args(passed).envs(database.settings.variables());
    let failed = |source| Failed::NoProgram { program: program.display().to_string(), source };
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt as _;
        // The same process, so that the server sees its user alive and Ctrl-C reaches psql alone.
        Err(failed(command.exec()))
    }
    #[cfg(not(unix))]
    {
        let status = command.status().map_err(failed)?;
        let code = status.code().and_then(|code| u8::try_from(code).ok());
        Ok(ExitCode::from(code.unwrap_or(1)))
    }
}

pub(super) fn server(history: &'static History, verb: ServerVerb, output: &Output) -> Result<(), Failed> {
    let folder = folder()?;
    match verb {
        ServerVerb::Status => status(&folder, output),
        ServerVerb::Stop => {
            let stopped = server::stop(&folder)?;
            if output.json {
                output.data(&json!({ "stopped": stopped }));
            } else {
                output.result(if stopped { "stopped" } else { "it does not run" });
            }
            Ok(())
        }
        ServerVerb::Start => {
            let server = Server::dev(&folder)?;
            let url = server.url(&name(history.package.0));
            if output.json {
                output.data(&json!({ "url": url, "directory": server.directory() }));
            } else {
                output.result(&url);
            }
            output.note(&format!("it runs until Ctrl-C, or until `{} server stop`", program()));
            while matches!(server::status(&folder)?, Status::Running(_)) {
                std::thread::sleep(std::time::Duration::from_secs(1));
            }
            Ok(())
        }
    }
}

fn status(folder: &std::path::Path, output: &Output) -> Result<(), Failed> {
    match server::status(folder)? {
        Status::Stopped if output.json => output.data(&json!({ "running": false })),
        Status::Stopped => {
            output.result(&format!("it does not run; its place is {}", folder.display()));
        }
        Status::Running(running) if output.json => output.data(&json!({
            "running": true,
            "directory": running.directory,
            "pid": running.pid,
            "socket": running.socket,
            "url": running.url,
            "users": running.users,
            "version": running.version,
        })),
        Status::Running(running) => {
            output.result(&format!("PostgreSQL {} runs as process {}", running.version, running.pid));
            output.result(&format!("data    {}", running.directory.display()));
            output.result(&format!("socket  {}", running.socket.display()));
            output.result(&format!("url     {}", running.url));
            output.result(&format!("users   {}", running.users));
        }
    }
    Ok(())
}
