//! From parameters to settings: what the connection string leaves open comes from the service file, then from the environment,
//! then from libpq's defaults. <https://www.postgresql.org/docs/current/libpq-envars.html>

use std::path::PathBuf;
use std::time::Duration;

use tokio_postgres::Config;
use tokio_postgres::config::{ChannelBinding, LoadBalanceHosts, SslNegotiation, TargetSessionAttrs};

use super::{Encryption, Fault, Mode, Parameters, Settings, password_file, service};

/// The variables that name a database; others, as PGPASSWORD, only complete one.
#[cfg(feature = "cli")]
const NAMING: [&str; 6] = ["PGHOST", "PGHOSTADDR", "PGPORT", "PGUSER", "PGDATABASE", "PGSERVICE"];

/// What is refused rather than left out: without it a connection would be less safe, or another one.
const NOT_FOLLOWED: [&str; 7] =
    ["replication", "require_auth", "requirepeer", "requiressl", "sslcrl", "sslcrldir", "sslpassword"];

/// Looks a variable up; an empty one counts as absent.
pub(crate) type Lookup<'a> = &'a dyn Fn(&str) -> Option<String>;

/// The process's own environment.
pub(crate) fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

/// Whether the environment names a database.
#[cfg(feature = "cli")]
pub(crate) fn names_a_database(lookup: Lookup<'_>) -> bool {
    NAMING.iter().any(|name| lookup(name).is_some())
}

/// The settings of a connection string, completed.
pub(super) fn complete(text: &str, lookup: Lookup<'_>) -> Result<Settings, Fault> {
    let mut parameters = Parameters::parse(text)?;
    let mut around = Parameters::of_environment(lookup);
    if parameters.get("host").is_some() || parameters.get("hostaddr").is_some() {
        // An address of the environment's belongs to the host of the environment's.
        around.set("hostaddr", "");
    }
    let of = |name: &str| parameters.get(name).or_else(|| around.get(name)).map(str::to_owned);
    if let Some(name) = of("service") {
        parameters.complete(service::find(&name, of("servicefile").as_deref(), lookup)?);
    }
    parameters.complete(around);
    if let Some(parameter) = NOT_FOLLOWED.into_iter().find(|name| parameters.get(name).is_some()) {
        return Err(Fault::NotFollowed { parameter });
    }
    if parameters.get("gssencmode") == Some("require") {
        return Err(Fault::NotFollowed { parameter: "gssencmode" });
    }
    let encryption = Encryption::read(&parameters, lookup)?;
    if parameters.get("sslnegotiation") == Some("direct") && encryption.mode < Mode::Require {
        // As libpq: there is nothing to fall back to.
        return Err(Fault::Value {
            parameter: "sslmode",
            expected: "require or more with sslnegotiation=direct",
        });
    }
    let mut config = config(&parameters)?;
    if config.get_password().is_none() {
        let home = || Some(PathBuf::from(lookup("HOME")?).join(".pgpass"));
        let file = parameters.get("passfile").map(PathBuf::from).or_else(home);
        let text = file.and_then(|file| password_file::read(&file));
        if let Some(password) = text.and_then(|text| password_file::find(&text, &config)) {
            parameters.set("password", &password);
            config.password(password);
        }
    }
    Ok(Settings { config, encryption, parameters })
}

fn config(parameters: &Parameters) -> Result<Config, Fault> {
    let mut config = Config::new();
    for host in parameters.get("host").iter().flat_map(|hosts| hosts.split(',')) {
        // As libpq: a path is the folder of a socket.
        config.host(if host.is_empty() { "localhost" } else { host });
    }
    for address in parameters.get("hostaddr").iter().flat_map(|addresses| addresses.split(',')) {
        let wrong = Fault::Value { parameter: "hostaddr", expected: "an IP address" };
        config.hostaddr(address.trim().parse().map_err(|_| wrong)?);
    }
    for port in parameters.get("port").iter().flat_map(|ports| ports.split(',')) {
        let port = port.trim();
        let wrong = Fault::Value { parameter: "port", expected: "a number from 1 to 65535" };
        config.port(if port.is_empty() {
            5432
        } else {
            port.parse().ok().filter(|port| *port > 0).ok_or(wrong)?
        });
    }
    if let Some(user) = parameters.get("user") {
        config.user(user);
    }
    if let Some(password) = parameters.get("password") {
        config.password(password);
    }
    if let Some(database) = parameters.get("dbname") {
        config.dbname(database);
    }
    if let Some(options) = parameters.get("options") {
        config.options(options);
    }
    let name = parameters.get("application_name").or_else(|| parameters.get("fallback_application_name"));
    if let Some(name) = name {
        config.application_name(name);
    }
    if let Some(seconds) = number(parameters, "connect_timeout")?.filter(|seconds| *seconds > 0) {
        // libpq rounds one second up to two.
        config.connect_timeout(Duration::from_secs(seconds.max(2)));
    }
    if let Some(on) = number(parameters, "keepalives")? {
        config.keepalives(on != 0);
    }
    if let Some(seconds) = number(parameters, "keepalives_idle")?.filter(|seconds| *seconds > 0) {
        config.keepalives_idle(Duration::from_secs(seconds));
    }
    if let Some(seconds) = number(parameters, "keepalives_interval")?.filter(|seconds| *seconds > 0) {
        config.keepalives_interval(Duration::from_secs(seconds));
    }
    if let Some(count) = number(parameters, "keepalives_count")?.and_then(|count| u32::try_from(count).ok()) {
        config.keepalives_retries(count);
    }
    if let Some(milliseconds) = number(parameters, "tcp_user_timeout")?.filter(|it| *it > 0) {
        config.tcp_user_timeout(Duration::from_millis(milliseconds));
    }
    words(parameters, &mut config)?;
    Ok(config)
}

/// The parameters that are one of a few words.
fn words(parameters: &Parameters, config: &mut Config) -> Result<(), Fault> {
    let wrong = |parameter, expected| Err(Fault::Value { parameter, expected });
    match parameters.get("channel_binding") {
        None | Some("prefer") => &mut *config,
        Some("disable") => config.channel_binding(ChannelBinding::Disable),
        Some("require") => config.channel_binding(ChannelBinding::Require),
        Some(_) => return wrong("channel_binding", "disable, prefer or require"),
    };
    match parameters.get("sslnegotiation") {
        None | Some("postgres") => &mut *config,
        Some("direct") => config.ssl_negotiation(SslNegotiation::Direct),
        Some(_) => return wrong("sslnegotiation", "postgres or direct"),
    };
    match parameters.get("target_session_attrs") {
        // A standby is told by the migrator itself, better than by the connection.
        None | Some("any" | "primary" | "prefer-standby") => &mut *config,
        Some("read-write") => config.target_session_attrs(TargetSessionAttrs::ReadWrite),
        Some("read-only" | "standby") => config.target_session_attrs(TargetSessionAttrs::ReadOnly),
        Some(_) => {
            let words = "any, read-write, read-only, primary, standby or prefer-standby";
            return wrong("target_session_attrs", words);
        }
    };
    match parameters.get("load_balance_hosts") {
        None | Some("disable") => &mut *config,
        Some("random") => config.load_balance_hosts(LoadBalanceHosts::Random),
        Some(_) => return wrong("load_balance_hosts", "disable or random"),
    };
    Ok(())
}

fn number(parameters: &Parameters, parameter: &'static str) -> Result<Option<u64>, Fault> {
    let wrong = Fault::Value { parameter, expected: "a number" };
    match parameters.get(parameter).map(str::trim) {
        // Less than nothing means the system's own value, as nothing does.
        Some(text) if text.starts_with('-') => Ok(None),
        Some(text) => text.parse().map(Some).map_err(|_| wrong),
        None => Ok(None),
    }
}

#[cfg(test)]
mod tests;
