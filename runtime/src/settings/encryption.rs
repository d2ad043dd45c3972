//! What `sslmode` and its like ask for. <https://www.postgresql.org/docs/current/libpq-ssl.html>

use std::path::{Path, PathBuf};

use super::{Fault, Lookup, Parameters};

/// libpq's `sslmode`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Mode {
    Disable,
    /// Without encryption, unless the server asks for it.
    Allow,
    /// With encryption, unless the server has none.
    Prefer,
    /// With encryption; the certificate is held against a root certificate where there is one.
    Require,
    /// The certificate must come from a root certificate.
    VerifyCa,
    /// And it must be this host's.
    VerifyFull,
}

/// Whose certificates are trusted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Roots {
    /// Those in a file that the user named.
    File(PathBuf),
    /// Those in libpq's own file, where it exists.
    Default(Option<PathBuf>),
    /// The operating system's.
    System,
}

/// What is asked for. The files are read when a session is opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Encryption {
    pub(crate) mode: Mode,
    pub(crate) roots: Roots,
    /// The client's certificate, and whether the user named it.
    pub(crate) certificate: Option<(PathBuf, bool)>,
    pub(crate) key: Option<PathBuf>,
    /// Whether TLS 1.2 and 1.3 may be spoken.
    pub(crate) versions: (bool, bool),
}

impl Mode {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Mode::Disable => "disable",
            Mode::Allow => "allow",
            Mode::Prefer => "prefer",
            Mode::Require => "require",
            Mode::VerifyCa => "verify-ca",
            Mode::VerifyFull => "verify-full",
        }
    }

    fn parse(word: &str) -> Option<Mode> {
        let all = [Mode::Disable, Mode::Allow, Mode::Prefer, Mode::Require, Mode::VerifyCa, Mode::VerifyFull];
        all.into_iter().find(|mode| mode.word() == word)
    }
}

impl Encryption {
    /// What libpq does where nothing is said.
    pub(crate) fn defaults(lookup: Lookup<'_>) -> Encryption {
        let folder = lookup("HOME").map(|home| Path::new(&home).join(".postgresql"));
        let file = |name: &str| folder.as_ref().map(|folder| folder.join(name));
        Encryption {
            mode: Mode::Prefer,
            roots: Roots::Default(file("root.crt")),
            certificate: file("postgresql.crt").map(|file| (file, false)),
            key: file("postgresql.key"),
            versions: (true, true),
        }
    }

    pub(super) fn read(parameters: &Parameters, lookup: Lookup<'_>) -> Result<Encryption, Fault> {
        let mut encryption = Encryption::defaults(lookup);
        let system = parameters.get("sslrootcert") == Some("system");
        match parameters.get("sslmode") {
            Some(word) => {
                encryption.mode = Mode::parse(word).ok_or(Fault::Value {
                    parameter: "sslmode",
                    expected: "disable, allow, prefer, require, verify-ca or verify-full",
                })?;
                if system && encryption.mode != Mode::VerifyFull {
                    return Err(Fault::WeakSystemRoots);
                }
            }
            None if system => encryption.mode = Mode::VerifyFull,
            None => {}
        }
        match parameters.get("sslrootcert") {
            Some("system") => encryption.roots = Roots::System,
            Some(file) => encryption.roots = Roots::File(PathBuf::from(file)),
            None => {}
        }
        if let Some(file) = parameters.get("sslcert") {
            encryption.certificate = Some((PathBuf::from(file), true));
        }
        if let Some(file) = parameters.get("sslkey") {
            if file.contains(':') && !Path::new(file).exists() {
                // `engine:key`, a key in hardware.
                return Err(Fault::Value { parameter: "sslkey", expected: "a file" });
            }
            encryption.key = Some(PathBuf::from(file));
        }
        match parameters.get("sslcertmode") {
            None | Some("allow") => {}
            Some("disable") => encryption.certificate = None,
            Some(_) => return Err(Fault::NotFollowed { parameter: "sslcertmode" }),
        }
        encryption.versions = versions(parameters)?;
        Ok(encryption)
    }
}

fn versions(parameters: &Parameters) -> Result<(bool, bool), Fault> {
    let number = |parameter| match parameters.get(parameter) {
        None => Ok(None),
        Some("TLSv1") => Ok(Some(0)),
        Some("TLSv1.1") => Ok(Some(1)),
        Some("TLSv1.2") => Ok(Some(2)),
        Some("TLSv1.3") => Ok(Some(3)),
        Some(_) => Err(Fault::Value { parameter, expected: "TLSv1.2 or TLSv1.3" }),
    };
    let (least, most) = (number("ssl_min_protocol_version")?, number("ssl_max_protocol_version")?);
    let versions =
        (least.is_none_or(|it| it <= 2) && most.is_none_or(|it| it >= 2), most.is_none_or(|it| it >= 3));
    match versions {
        (false, false) => {
            Err(Fault::Value { parameter: "ssl_max_protocol_version", expected: "TLSv1.2 or TLSv1.3" })
        }
        some => Ok(some),
    }
}
