//! Where PostgreSQL's programs are on this machine, and of which version.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::Error;

/// `<parent>/<prefix><version>/<suffix>`, as the systems' packages lay PostgreSQL out beside its other versions.
const PACKAGED: [(&str, &str, &str); 7] = [
    ("/usr/lib/postgresql", "", "bin"),          // Debian, Ubuntu
    ("/usr", "pgsql-", "bin"),                   // PostgreSQL's own RPMs
    ("/usr/libexec", "postgresql", ""),          // Alpine
    ("/opt/homebrew/opt", "postgresql@", "bin"), // Homebrew
    ("/usr/local/opt", "postgresql@", "bin"),    // Homebrew on Intel
    ("/opt/local/lib", "postgresql", "bin"),     // MacPorts
    ("/Applications/Postgres.app/Contents/Versions", "", "bin"), // Postgres.app
];

/// A folder that holds `initdb` and `postgres`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Programs {
    folder: PathBuf,
    /// The major version: "15", "9.6".
    version: String,
}

impl Programs {
    /// The programs for a cluster of this version, or the first found for a new one.
    pub(super) fn find(cluster: Option<&str>, data: &Path) -> Result<Programs, Error> {
        if let Some(folder) = std::env::var_os("PG_BIN").map(PathBuf::from) {
            let Some(programs) = Programs::at(&folder) else { return Err(Error::WrongPrograms { folder }) };
            return choose([programs], cluster, data);
        }
        let path = std::env::var_os("PATH").unwrap_or_default();
        choose(candidates(&path, &PACKAGED).filter_map(|folder| Programs::at(&folder)), cluster, data)
    }

    fn at(folder: &Path) -> Option<Programs> {
        if !folder.join("initdb").exists() {
            return None;
        }
        let output = Command::new(folder.join("postgres"))
            .arg("--version")
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .output()
            .ok()?;
        let version = major(&String::from_utf8_lossy(&output.stdout))?;
        Some(Programs { folder: folder.to_owned(), version })
    }

    pub(super) fn program(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The `psql` beside the server's programs, else the one on the path.
    pub(super) fn psql(&self) -> Option<PathBuf> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        std::iter::once(self.folder.clone())
            .chain(std::env::split_paths(&path))
            .map(|folder| folder.join("psql"))
            .find(|program| program.is_file())
    }
}

fn choose(
    programs: impl IntoIterator<Item = Programs>,
    cluster: Option<&str>,
    data: &Path,
) -> Result<Programs, Error> {
    let mut found = Vec::new();
    for programs in programs {
        if cluster.is_none_or(|version| version == programs.version) {
            return Ok(programs);
        }
        let other = (programs.folder, programs.version);
        if !found.contains(&other) {
            found.push(other);
        }
    }
    match cluster {
        Some(cluster) if !found.is_empty() => {
            Err(Error::OtherVersion { data: data.to_owned(), cluster: cluster.to_owned(), found })
        }
        _ => Err(Error::NoPrograms),
    }
}

/// Where to look, first come first served: the path (through symbolic links, since a package puts one `initdb` there and
/// keeps the server elsewhere), the packages' folders from the newest version down, and what `pg_config` says.
fn candidates<'a>(
    path: &'a OsStr,
    packaged: &'a [(&'a str, &'a str, &'a str)],
) -> impl Iterator<Item = PathBuf> + 'a {
    let on_path = std::env::split_paths(path)
        .filter_map(|folder| folder.join("initdb").canonicalize().ok())
        .filter_map(|initdb| initdb.parent().map(Path::to_owned));
    let packages = packaged.iter().flat_map(|(parent, prefix, suffix)| {
        let mut versions: Vec<(u32, PathBuf)> = fs::read_dir(parent)
            .into_iter()
            .flatten()
            .flatten()
            .filter_map(|entry| {
                let name = entry.file_name();
                let version = name.to_str()?.strip_prefix(prefix)?.split('.').next()?.parse().ok()?;
                Some((version, entry.path().join(suffix)))
            })
            .collect();
        versions.sort();
        versions.into_iter().rev().map(|(_, folder)| folder)
    });
    let configured = std::iter::once_with(|| {
        let output = Command::new("pg_config").arg("--bindir").stderr(Stdio::null()).output().ok()?;
        let folder = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        (!folder.is_empty()).then(|| PathBuf::from(folder))
    });
    on_path.chain(packages).chain(configured.flatten())
}

/// "postgres (PostgreSQL) 15.14 (Debian …)" is 15, and 9.6.24 is 9.6: what `PG_VERSION` in a cluster says.
fn major(told: &str) -> Option<String> {
    let version = told.split_once(" (PostgreSQL) ")?.1.split_whitespace().next()?;
    let number = |text: &str| {
        let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
        (!digits.is_empty()).then_some(digits)
    };
    let mut parts = version.split('.');
    let first = number(parts.next()?)?;
    if first.parse::<u32>().ok()? < 10 {
        Some(format!("{first}.{}", number(parts.next()?)?))
    } else {
        Some(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_major(told: &str, expected: Option<&str>) {
        assert_eq!(major(told).as_deref(), expected, "{told}");
    }

    #[test]
    fn major_version_is_what_pg_version_says() {
        check_major("postgres (PostgreSQL) 15.14 (Debian 15.14-0+deb12u1)\n", Some("15"));
        check_major("postgres (PostgreSQL) 9.6.24\n", Some("9.6"));
        check_major("postgres (PostgreSQL) 19beta1\n", Some("19"));
        check_major("something else 15.1", None);
        check_major("", None);
    }

    fn programs(folder: &str, version: &str) -> Programs {
        Programs { folder: folder.into(), version: version.into() }
    }

    #[test]
    fn existing_data_choose_programs_of_their_version() {
        let found = [programs("/b/17", "17"), programs("/b/15", "15")];
        assert_eq!(choose(found.clone(), Some("15"), Path::new("/d")).unwrap(), programs("/b/15", "15"));
        assert_eq!(choose(found.clone(), None, Path::new("/d")).unwrap(), programs("/b/17", "17"));
        let error = choose(found, Some("14"), Path::new("/d")).unwrap_err().to_string();
        for part in ["/d was made by PostgreSQL 14", "17   /b/17", "15   /b/15", "install PostgreSQL 14"] {
            assert!(error.contains(part), "{part}: {error}");
        }
    }

    #[test]
    fn without_programs_the_error_says_how_to_install_them() {
        let empty = candidates(OsStr::new("/nowhere"), &[("/nowhere", "", "bin")]).filter_map(|_| None);
        let error = choose(empty, None, Path::new("/d")).unwrap_err();
        assert!(matches!(error, Error::NoPrograms));
        let error = error.to_string();
        for system in ["Debian", "Fedora", "Alpine", "macOS", "Windows", "DATABASE_URL", "PG_BIN"] {
            assert!(error.contains(system), "{system}: {error}");
        }
    }
}
