//! What can be wrong with connection settings. None of it holds a value, since any value may be a misplaced password; only the
//! names of files, services and parameters.

use std::fmt;
use std::path::PathBuf;

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fault {
    /// A connection string that is none.
    Unreadable {
        /// What is wrong with it.
        why: &'static str,
    },
    /// A parameter that libpq does not have.
    Unknown { parameter: String },
    /// A value that the parameter cannot have.
    Value {
        parameter: &'static str,
        /// What it may be.
        expected: &'static str,
    },
    /// A parameter that libpq has and that is not followed here; to leave it out would change what was meant.
    NotFollowed { parameter: &'static str },
    /// A service that no file defines.
    UnknownService { service: String, looked_in: Vec<PathBuf> },
    /// A line of a service file that is none.
    ServiceLine { file: PathBuf, line: usize },
    /// A service file that is named and cannot be read.
    ServiceFile { file: PathBuf },
    /// `sslrootcert=system` with an `sslmode` that would not hold the host's name against the certificate.
    WeakSystemRoots,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Unreadable { why } => f.write_str(why),
            Fault::Unknown { parameter } => write!(f, "there is no connection parameter `{parameter}`"),
            Fault::Value { parameter, expected } => write!(f, "{parameter} must be {expected}"),
            Fault::NotFollowed { parameter } => {
                write!(f, "{parameter} is not followed by this program; leave it out if that is right")
            }
            Fault::UnknownService { service, looked_in } => {
                write!(f, "no definition of service `{service}`")?;
                let files: Vec<String> = looked_in.iter().map(|file| file.display().to_string()).collect();
                if files.is_empty() { Ok(()) } else { write!(f, " in {}", files.join(", ")) }
            }
            Fault::ServiceLine { file, line } => {
                write!(f, "{}:{line}: expected [service] or parameter=value", file.display())
            }
            Fault::ServiceFile { file } => write!(f, "the service file {} cannot be read", file.display()),
            Fault::WeakSystemRoots => f.write_str(
                "sslrootcert=system asks for sslmode=verify-full: a weaker mode would trust any host",
            ),
        }
    }
}

impl std::error::Error for Fault {}
