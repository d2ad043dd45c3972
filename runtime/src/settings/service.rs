//! libpq's service files. <https://www.postgresql.org/docs/current/libpq-pgservice.html>

use std::path::{Path, PathBuf};

use super::{Fault, Lookup, Parameters};

/// The folder of the system's file where `PGSYSCONFDIR` does not say: Debian's.
const SYSTEM: &str = "/etc/postgresql-common";

/// What the files say of a service: the user's own, then the system's.
pub(super) fn find(service: &str, named: Option<&str>, lookup: Lookup<'_>) -> Result<Parameters, Fault> {
    let home = lookup("HOME").map(|home| Path::new(&home).join(".pg_service.conf"));
    let own = named.map(PathBuf::from).or(home);
    let folder = lookup("PGSYSCONFDIR").unwrap_or_else(|| SYSTEM.to_owned());
    let system = Path::new(&folder).join("pg_service.conf");
    let mut looked_in = Vec::new();
    for (file, must) in own.map(|file| (file, named.is_some())).into_iter().chain([(system, false)]) {
        match std::fs::read_to_string(&file) {
            Ok(text) => {
                if let Some(parameters) = section(&text, service, &file)? {
                    return Ok(parameters);
                }
                looked_in.push(file);
            }
            Err(_) if must => return Err(Fault::ServiceFile { file }),
            Err(_) => {}
        }
    }
    Err(Fault::UnknownService { service: service.to_owned(), looked_in })
}

/// The parameters of one section.
fn section(text: &str, service: &str, file: &Path) -> Result<Option<Parameters>, Fault> {
    let mut found: Option<Parameters> = None;
    let mut inside = false;
    for (index, line) in text.lines().enumerate() {
        let line = line.trim();
        let wrong = || Fault::ServiceLine { file: file.to_owned(), line: index + 1 };
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        if let Some(name) = line.strip_prefix('[') {
            if inside {
                break;
            }
            inside = name.strip_suffix(']').ok_or_else(wrong)? == service;
            if inside {
                found = Some(Parameters::default());
            }
            continue;
        }
        if let Some(parameters) = &mut found {
            let (name, value) = line.split_once('=').ok_or_else(wrong)?;
            if matches!(name, "service" | "servicefile") {
                return Err(wrong());
            }
            parameters.put(name, value.to_owned())?;
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# ours\n[a]\nhost=h\nport=1\n\n[b]\nhost=i\nsslmode=verify-full\n[c]\nnothing\n";

    #[test]
    fn a_section_gives_its_parameters() {
        let file = Path::new("services");
        let found = section(TEXT, "b", file).unwrap().unwrap();
        assert_eq!(
            (found.get("host"), found.get("sslmode"), found.get("port")),
            (Some("i"), Some("verify-full"), None)
        );
        assert!(section(TEXT, "d", file).unwrap().is_none());
        let fault = section(TEXT, "c", file).err().unwrap();
        assert_eq!(fault.to_string(), "services:10: expected [service] or parameter=value");
    }
}
