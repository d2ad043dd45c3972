//! libpq's password file. <https://www.postgresql.org/docs/current/libpq-pgpass.html>

use std::path::Path;

use tokio_postgres::Config;
use tokio_postgres::config::Host;

/// The text; nothing where there is no such file, or where others may read it, as libpq has it.
pub(super) fn read(file: &Path) -> Option<String> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(file).ok()?.permissions().mode();
        if mode & 0o077 != 0 {
            return None;
        }
    }
    std::fs::read_to_string(file).ok()
}

/// The password of the first line that fits.
pub(super) fn find(text: &str, config: &Config) -> Option<String> {
    let host = match config.get_hosts().first() {
        Some(Host::Tcp(name)) => name.clone(),
        #[cfg(unix)]
        Some(Host::Unix(folder))
            if folder != Path::new("/var/run/postgresql") && folder != Path::new("/tmp") =>
        {
            folder.display().to_string()
        }
        // A default socket is called so.
        _ => "localhost".to_owned(),
    };
    let port = config.get_ports().first().copied().unwrap_or(5432).to_string();
    let user = config.get_user()?;
    let database = config.get_dbname().unwrap_or(user);
    text.lines().filter(|line| !line.starts_with('#')).find_map(|line| {
        let mut fields = fields(line).into_iter();
        let fits = [host.as_str(), &port, database, user]
            .into_iter()
            .all(|wanted| fields.next().is_some_and(|field| field == "*" || field == wanted));
        fields.next().filter(|_| fits)
    })
}

/// Five fields between colons; `\:` is a colon and `\\` a backslash.
fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        match character {
            ':' => fields.push(String::new()),
            other => {
                let kept = if other == '\\' { characters.next().unwrap_or(other) } else { other };
                if let Some(field) = fields.last_mut() {
                    field.push(kept);
                }
            }
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "# host:port:database:user:password\n\
                        h:1:d:u:first\n*:1:d:v:a\\:b\\\\c\nlocalhost:*:*:u:socket\n";

    #[track_caller]
    fn check(settings: &str, expected: Option<&str>) {
        assert_eq!(find(TEXT, &settings.parse().unwrap()).as_deref(), expected);
    }

    #[test]
    fn first_line_that_fits_gives_the_password() {
        check("host=h port=1 dbname=d user=u", Some("first"));
        check("host=x port=1 dbname=d user=v", Some("a:b\\c"));
        check("host=/tmp user=u", Some("socket"));
        check("host=/elsewhere user=u", None);
        check("host=h port=2 dbname=d user=u", None);
        check("host=h port=1 dbname=d", None);
    }
}
