//! libpq's environment variables, for what the connection string leaves open.
//! <https://www.postgresql.org/docs/current/libpq-envars.html>

use postgres::Config;
use postgres::config::SslMode;

use super::failure::Failed;
use super::password_file;
use crate::Error;

/// The variables that name a database; others, as PGPASSWORD, only complete one.
const NAMING: [&str; 6] = ["PGHOST", "PGHOSTADDR", "PGPORT", "PGUSER", "PGDATABASE", "PGSERVICE"];

/// Looks a variable up; an empty one counts as absent.
pub(super) type Lookup<'a> = &'a dyn Fn(&str) -> Option<String>;

/// The process's own environment.
pub(super) fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// Whether the environment names a database.
pub(super) fn names_a_database(lookup: Lookup<'_>) -> bool {
    NAMING.iter().any(|name| lookup(name).is_some())
}

/// The settings of a connection string, completed from the environment.
pub(super) fn settings(text: Option<&str>, lookup: Lookup<'_>) -> Result<Config, Failed> {
    if text.is_none() && lookup("PGSERVICE").is_some() {
        return Err(Failed::Variable {
            name: "PGSERVICE",
            why: "is not followed: give DATABASE_URL or PGHOST and its like",
        });
    }
    let text = text.unwrap_or_default();
    let mut config: Config = text.parse().map_err(|error: postgres::Error| unreadable(text, error))?;
    let open = config.get_hosts().is_empty() && config.get_hostaddrs().is_empty();
    let unreadable_number = |name| Failed::Variable { name, why: "is not a number that can be used" };
    if open {
        for host in lookup("PGHOST").iter().flat_map(|hosts| hosts.split(',')) {
            // As libpq: a path is the folder of a socket.
            config.host(host);
        }
        if let Some(address) = lookup("PGHOSTADDR") {
            let address = address
                .parse()
                .map_err(|_| Failed::Variable { name: "PGHOSTADDR", why: "is not an address" })?;
            config.hostaddr(address);
        }
    }
    if config.get_ports().is_empty() {
        for port in lookup("PGPORT").iter().flat_map(|ports| ports.split(',')) {
            config.port(port.trim().parse().map_err(|_| unreadable_number("PGPORT"))?);
        }
    }
    if let (None, Some(user)) = (config.get_user(), lookup("PGUSER")) {
        config.user(&user);
    }
    if let (None, Some(password)) = (config.get_password(), lookup("PGPASSWORD")) {
        config.password(password);
    }
    if let (None, Some(database)) = (config.get_dbname(), lookup("PGDATABASE")) {
        config.dbname(&database);
    }
    if config.get_password().is_none()
        && let Some(file) = password_file::path(lookup)
        && let Some(password) =
            password_file::read(&file).and_then(|text| password_file::find(&text, &config))
    {
        config.password(password);
    }
    if let (None, Some(name)) = (config.get_application_name(), lookup("PGAPPNAME")) {
        config.application_name(&name);
    }
    if let (None, Some(options)) = (config.get_options(), lookup("PGOPTIONS")) {
        config.options(&options);
    }
    if let (None, Some(seconds)) = (config.get_connect_timeout(), lookup("PGCONNECT_TIMEOUT")) {
        let seconds = seconds.parse().map_err(|_| unreadable_number("PGCONNECT_TIMEOUT"))?;
        config.connect_timeout(std::time::Duration::from_secs(seconds));
    }
    if !text.contains("sslmode")
        && let Some(mode) = lookup("PGSSLMODE")
    {
        match mode.as_str() {
            "disable" => config.ssl_mode(SslMode::Disable),
            "allow" | "prefer" => config.ssl_mode(SslMode::Prefer),
            _ => return Err(Error::Encryption { mode }.into()),
        };
    }
    Ok(config)
}

/// A mode that the driver does not know asks for more encryption, not for less.
fn unreadable(text: &str, error: postgres::Error) -> Failed {
    let after = text.split_once("sslmode").map(|(_, after)| after.trim_start_matches([' ', '=', '\'']));
    let mode = after.and_then(|after| after.split(['&', ' ', '\'']).next()).unwrap_or_default();
    if matches!(mode, "verify-ca" | "verify-full") {
        return Error::Encryption { mode: mode.to_owned() }.into();
    }
    Error::Settings { source: Box::new(error) }.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn config(text: Option<&str>, variables: &[(&str, &str)]) -> Result<Config, Failed> {
        let lookup =
            |name: &str| variables.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned());
        settings(text, &lookup)
    }

    #[track_caller]
    fn check(text: Option<&str>, variables: &[(&str, &str)], expected: &str) {
        let config = config(text, variables).unwrap();
        let found = format!(
            "{} {} {} {}",
            crate::connect::address(&config),
            config.get_user().unwrap_or("-"),
            config.get_password().map_or("-".into(), String::from_utf8_lossy),
            config.get_dbname().unwrap_or("-"),
        );
        assert_eq!(found, expected);
    }

    #[test]
    fn connection_strings_are_read_as_libpq_reads_them() {
        check(Some("postgres://u:p%40%25@h:1/d"), &[], "h:1 u p@% d");
        check(Some("postgresql://u@%2Frun%2Fpg/d"), &[], "/run/pg/.s.PGSQL.5432 u - d");
        check(Some("postgres://u@[::1]:6000/d"), &[], "[::1]:6000 u - d");
        check(Some("host=/run/pg port=6000 user=u dbname='a b'"), &[], "/run/pg/.s.PGSQL.6000 u - a b");
        check(Some("postgres://a:1,b:2/d"), &[], "a:1, b:2 - - d");
    }

    #[test]
    fn environment_fills_what_the_string_leaves_open() {
        let variables =
            [("PGHOST", "h"), ("PGPORT", "1"), ("PGUSER", "u"), ("PGPASSWORD", "p"), ("PGDATABASE", "d")];
        check(None, &variables, "h:1 u p d");
        check(Some("postgres://v@x:2/e"), &variables, "x:2 v p e");
        check(None, &[("PGHOST", "/run/pg")], "/run/pg/.s.PGSQL.5432 - - -");
    }

    #[test]
    fn encryption_is_never_forgotten() {
        let mode = |text, variables: &[(&str, &str)]| match config(text, variables) {
            Err(Failed::Migrate(Error::Encryption { mode })) => mode,
            other => panic!("{other:?}"),
        };
        assert_eq!(mode(Some("postgres://u:s3cret@h/d?sslmode=verify-full"), &[]), "verify-full");
        assert_eq!(mode(Some("host=h sslmode=verify-ca user=u"), &[]), "verify-ca");
        assert_eq!(mode(Some("postgres://h/d"), &[("PGSSLMODE", "require")]), "require");
        let required = config(Some("postgres://h/d?sslmode=require"), &[]).unwrap();
        assert_eq!(required.get_ssl_mode(), SslMode::Require);
    }

    #[test]
    fn what_is_not_followed_is_told() {
        assert!(matches!(
            config(None, &[("PGSERVICE", "s")]),
            Err(Failed::Variable { name: "PGSERVICE", .. })
        ));
        assert!(matches!(config(None, &[("PGPORT", "x")]), Err(Failed::Variable { name: "PGPORT", .. })));
        let error = config(Some("postgres://u:s3cret@h:port/d"), &[]).unwrap_err();
        assert!(!error.to_string().contains("s3cret"), "{error}");
    }
}
