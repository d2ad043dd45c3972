//! Where a database is and how to get in: libpq's connection parameters, from a connection string, a service file, the
//! environment and a password file, in libpq's own order.
//!
//! `parameters` reads the strings, `service` and `password_file` the files, `environment` puts them together, `encryption` says
//! what `sslmode` and its like ask for. Nothing here connects.

pub(crate) mod encryption;
mod environment;
mod fault;
mod parameters;
mod password_file;
mod service;

use std::fmt;

use postgres::Config;
use postgres::config::{ChannelBinding, Host, LoadBalanceHosts, SslMode, SslNegotiation, TargetSessionAttrs};

use crate::error::Error;
pub(crate) use encryption::{Encryption, Mode};
#[cfg(feature = "cli")]
pub(crate) use environment::names_a_database;
pub(crate) use environment::{Lookup, variable};
pub(crate) use fault::Fault;
pub(crate) use parameters::Parameters;

/// Where a database is, and how to get in.
///
/// Made from a connection string as libpq reads it, every `sslmode` included; a [`postgres::Config`] becomes one, too. Printing it
/// shows no password.
///
/// ```no_run
/// # static HISTORY: arcoiris::History = arcoiris::History::EMPTY;
/// let settings = arcoiris::Settings::from_environment(Some("postgresql://app@db.example/shop?sslmode=verify-full"))?;
/// arcoiris::Migrator::with_settings(&HISTORY, settings)?.upgrade("head")?;
/// # Ok::<(), arcoiris::Error>(())
/// ```
#[derive(Clone)]
pub struct Settings {
    pub(crate) config: tokio_postgres::Config,
    pub(crate) encryption: Encryption,
    #[cfg_attr(not(feature = "server"), expect(dead_code, reason = "for programs that are called"))]
    parameters: Parameters,
}

impl Settings {
    /// A connection string (a URL or `key=value` pairs; `None` for an empty one), completed as libpq does it: from the service file
    /// (`service`, `PGSERVICE`), from the environment (`PGHOST`, `PGUSER`, `PGSSLMODE`, …) and from the password file.
    ///
    /// <https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS>
    ///
    /// # Errors
    ///
    /// [`Error::Settings`] for what cannot be read or is not followed. No password stands in it.
    pub fn from_environment(text: Option<&str>) -> Result<Settings, Error> {
        Settings::read(text, &variable)
    }

    pub(crate) fn read(text: Option<&str>, lookup: Lookup<'_>) -> Result<Settings, Error> {
        environment::complete(text.unwrap_or_default(), lookup).map_err(settings)
    }

    /// The parameters as libpq's variables, for a program that links it.
    #[cfg(feature = "cli")]
    pub(crate) fn variables(&self) -> Vec<(&'static str, &str)> {
        self.parameters.variables()
    }

    /// The same server, another database.
    #[cfg(feature = "server")]
    pub(crate) fn with_database(&self, name: &str) -> Settings {
        let mut settings = self.clone();
        settings.config.dbname(name);
        settings.parameters.set("dbname", name);
        settings
    }
}

/// A connection string alone: neither the environment nor a file completes it.
impl std::str::FromStr for Settings {
    type Err = Error;

    fn from_str(text: &str) -> Result<Settings, Error> {
        Settings::read(Some(text), &|_| None)
    }
}

fn settings(fault: Fault) -> Error {
    Error::Settings { source: Box::new(fault) }
}

impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("address", &crate::connect::address(&self.config))
            .field("user", &self.config.get_user())
            .field("database", &self.config.get_dbname())
            .field("sslmode", &self.encryption.mode.word())
            .finish_non_exhaustive()
    }
}

impl From<Config> for Settings {
    /// All but the callback for notices. `sslmode=require` looks for the default root certificate, as libpq does.
    fn from(config: Config) -> Settings {
        let mode = match config.get_ssl_mode() {
            SslMode::Disable => Mode::Disable,
            SslMode::Prefer => Mode::Prefer,
            // A mode that is not known here asks for more, not for less.
            SslMode::Require | _ => Mode::Require,
        };
        Settings {
            parameters: parameters_of(&config, mode),
            encryption: Encryption { mode, ..Encryption::defaults(&variable) },
            config: the_same(&config),
        }
    }
}

impl From<tokio_postgres::Config> for Settings {
    fn from(config: tokio_postgres::Config) -> Settings {
        Settings::from(Config::from(config))
    }
}

fn the_same(config: &Config) -> tokio_postgres::Config {
    let mut made = tokio_postgres::Config::new();
    if let Some(user) = config.get_user() {
        made.user(user);
    }
    if let Some(password) = config.get_password() {
        made.password(password);
    }
    if let Some(database) = config.get_dbname() {
        made.dbname(database);
    }
    if let Some(options) = config.get_options() {
        made.options(options);
    }
    if let Some(name) = config.get_application_name() {
        made.application_name(name);
    }
    for host in config.get_hosts() {
        match host {
            Host::Tcp(name) => made.host(name),
            #[cfg(unix)]
            Host::Unix(folder) => made.host_path(folder),
        };
    }
    for address in config.get_hostaddrs() {
        made.hostaddr(*address);
    }
    for port in config.get_ports() {
        made.port(*port);
    }
    if let Some(timeout) = config.get_connect_timeout() {
        made.connect_timeout(*timeout);
    }
    if let Some(timeout) = config.get_tcp_user_timeout() {
        made.tcp_user_timeout(*timeout);
    }
    made.keepalives(config.get_keepalives()).keepalives_idle(config.get_keepalives_idle());
    if let Some(interval) = config.get_keepalives_interval() {
        made.keepalives_interval(interval);
    }
    if let Some(retries) = config.get_keepalives_retries() {
        made.keepalives_retries(retries);
    }
    made.ssl_mode(config.get_ssl_mode())
        .ssl_negotiation(config.get_ssl_negotiation())
        .target_session_attrs(config.get_target_session_attrs())
        .channel_binding(config.get_channel_binding())
        .load_balance_hosts(config.get_load_balance_hosts());
    made
}

/// The parameters that a program which links libpq would be given.
fn parameters_of(config: &Config, mode: Mode) -> Parameters {
    let mut parameters = Parameters::default();
    let hosts: Vec<String> = config
        .get_hosts()
        .iter()
        .map(|host| match host {
            Host::Tcp(name) => name.clone(),
            #[cfg(unix)]
            Host::Unix(folder) => folder.display().to_string(),
        })
        .collect();
    let addresses: Vec<String> = config.get_hostaddrs().iter().map(ToString::to_string).collect();
    let ports: Vec<String> = config.get_ports().iter().map(u16::to_string).collect();
    let lists = [("host", hosts), ("hostaddr", addresses), ("port", ports)];
    for (name, list) in lists.into_iter().filter(|(_, list)| !list.is_empty()) {
        parameters.set(name, &list.join(","));
    }
    let texts = [
        ("user", config.get_user()),
        ("dbname", config.get_dbname()),
        ("options", config.get_options()),
        ("application_name", config.get_application_name()),
    ];
    for (name, text) in texts {
        if let Some(text) = text {
            parameters.set(name, text);
        }
    }
    if let Some(password) = config.get_password() {
        parameters.set("password", &String::from_utf8_lossy(password));
    }
    parameters.set("sslmode", mode.word());
    if config.get_channel_binding() == ChannelBinding::Require {
        parameters.set("channel_binding", "require");
    }
    if config.get_ssl_negotiation() == SslNegotiation::Direct {
        parameters.set("sslnegotiation", "direct");
    }
    if config.get_load_balance_hosts() == LoadBalanceHosts::Random {
        parameters.set("load_balance_hosts", "random");
    }
    if config.get_target_session_attrs() == TargetSessionAttrs::ReadWrite {
        parameters.set("target_session_attrs", "read-write");
    }
    parameters
}
