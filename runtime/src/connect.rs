//! Connecting, and telling apart what can go wrong on the way to a session.

mod attempt;
mod mark;
mod patience;

use std::io::{ErrorKind, Read as _, Write as _};
use std::net::{TcpStream, ToSocketAddrs as _};
use std::sync::mpsc;
use std::time::Duration;

use postgres::Client;
use tokio_postgres::Config;
use tokio_postgres::config::Host;

use crate::driver::server_error;
use crate::error::Error;
use crate::settings::Settings;
use attempt::{Attempt, attempts};
#[cfg(feature = "tokio")]
pub(crate) use attempt::{Session, open};
pub(crate) use mark::mark;
#[cfg(feature = "tokio")]
pub(crate) use patience::open_patiently;
pub(crate) use patience::patiently;

/// How long a server may take from the first byte to a session: something that accepts a connection and then says nothing
/// would be waited for without end.
const START_UP: Duration = Duration::from_secs(60);

/// How long the address may take to accept, where `connect_timeout` does not say.
const ACCEPT: Duration = Duration::from_secs(15);

/// Opens a session.
pub(crate) fn connect(settings: &Settings, program: &str) -> Result<Client, Error> {
    let config = completed(settings, program);
    let mut last = None;
    for attempt in attempts(settings)? {
        match once(&config, attempt.clone()) {
            Ok(client) => return Ok(client),
            Err(failed) => {
                let again = failed.error.as_ref().is_some_and(|error| attempt.may_fall_back(error));
                last = Some(failed);
                if !again {
                    break;
                }
            }
        }
    }
    Err(last.map_or(Error::UnexpectedAnswer, |failed| failed.tell(settings, &config)))
}

/// A session that did not come about; without an error where nothing was heard within the time.
struct Failed {
    error: Option<postgres::Error>,
}

impl Failed {
    fn tell(self, settings: &Settings, config: &Config) -> Error {
        match self.error {
            Some(error) => classify(settings, config, error),
            None => probe(config).unwrap_or_else(|| {
                away(config, "it accepts connections and does not answer", "no answer within a minute")
            }),
        }
    }
}

fn once(config: &Config, attempt: Attempt) -> Result<Client, Failed> {
    let (tell, hear) = mpsc::channel();
    let config = config.clone();
    // The thread outlives a silent server; it holds nothing but its socket.
    std::thread::spawn(move || {
        // Nobody listens any more after the time is over.
        let _ = tell.send(attempt.connect(config));
    });
    match hear.recv_timeout(START_UP) {
        Ok(Ok(client)) => Ok(client),
        Ok(Err(error)) => Err(Failed { error: Some(error) }),
        Err(_) => Err(Failed { error: None }),
    }
}

/// The settings with what libpq takes where nothing is said.
fn completed(settings: &Settings, program: &str) -> Config {
    let mut config = settings.config.clone();
    if config.get_hosts().is_empty() && config.get_hostaddrs().is_empty() {
        default_host(&mut config);
    }
    if config.get_application_name().is_none() {
        // PostgreSQL keeps 63 bytes and would cut the rest with a notice.
        config.application_name(program.chars().take(60).collect::<String>());
    }
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(ACCEPT);
    }
    config
}

/// The server's socket where there is one, else this machine: libpq's default.
/// <https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNECT-HOST>
fn default_host(config: &mut Config) {
    #[cfg(unix)]
    {
        let port = config.get_ports().first().copied().unwrap_or(5432);
        for folder in ["/var/run/postgresql", "/tmp"] {
            if std::path::Path::new(folder).join(format!(".s.PGSQL.{port}")).exists() {
                config.host_path(folder);
                return;
            }
        }
    }
    config.host("localhost");
}

fn classify(settings: &Settings, config: &Config, error: postgres::Error) -> Error {
    let address = address(config);
    if let Some(told) = error.as_db_error() {
        // cannot_connect_now: starting up, shutting down or recovering.
        if told.code().code() == "57P03" {
            let advice = "the server is not ready yet: try again in a moment".to_owned();
            return Error::ServerAway { address, advice, source: Box::new(server_error(told)) };
        }
        return Error::Refused {
            address,
            user: config.get_user().map(str::to_owned),
            database: config.get_dbname().or(config.get_user()).map(str::to_owned),
            source: Box::new(server_error(told)),
        };
    }
    // Its text names the kind; what is behind it stands in its source.
    let text = error.to_string();
    let cause = std::error::Error::source(&error).map(ToString::to_string).unwrap_or_default();
    if text.starts_with("authentication error") || cause == "password missing" {
        return Error::Refused {
            address,
            user: config.get_user().map(str::to_owned),
            database: config.get_dbname().or(config.get_user()).map(str::to_owned),
            source: Box::new(error),
        };
    }
    if text.starts_with("invalid configuration") {
        return Error::Settings { source: Box::new(error) };
    }
    if text.starts_with("error performing TLS handshake") {
        return Error::Handshake { address, mode: settings.encryption.mode.word(), source: Box::new(error) };
    }
    let kind = std::error::Error::source(&error)
        .and_then(|source| source.downcast_ref::<std::io::Error>())
        .map(std::io::Error::kind);
    let reached = text.starts_with("error communicating")
        || text.starts_with("unexpected message")
        || text.starts_with("error parsing")
        || matches!(kind, Some(ErrorKind::UnexpectedEof | ErrorKind::InvalidData | ErrorKind::InvalidInput));
    if reached && let Some(error) = probe(config) {
        return error;
    }
    let advice = match kind {
        Some(ErrorKind::NotFound) => {
            "there is no such socket: is the server running, and is the folder right?"
        }
        Some(ErrorKind::ConnectionRefused) => "is the server running, and does it listen there?",
        Some(ErrorKind::PermissionDenied) => "this user may not open the socket",
        Some(ErrorKind::TimedOut) => {
            "the host does not answer: check the address, the network and the firewall"
        }
        Some(_) | None => "check host and port, and that the server is running",
    };
    Error::ServerAway { address, advice: advice.to_owned(), source: Box::new(error) }
}

fn away(config: &Config, advice: &str, said: &str) -> Error {
    Error::ServerAway { address: address(config), advice: advice.to_owned(), source: said.into() }
}

/// Asks the first TCP address whether it speaks PostgreSQL: to an SSLRequest every PostgreSQL answers one byte, `S` or `N`.
/// <https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-SSL>
fn probe(config: &Config) -> Option<Error> {
    let host = config
        .get_hosts()
        .iter()
        .find_map(|host| if let Host::Tcp(name) = host { Some(name) } else { None })?;
    let port = config.get_ports().first().copied().unwrap_or(5432);
    let patience = Duration::from_secs(2);
    let to = (host.as_str(), port).to_socket_addrs().ok()?.next()?;
    let mut stream = TcpStream::connect_timeout(&to, patience).ok()?;
    stream.set_read_timeout(Some(patience)).ok()?;
    stream.write_all(&[0, 0, 0, 8, 4, 210, 22, 47]).ok()?;
    // Many servers that read lines answer only to a line.
    let mut said = [0_u8; 80];
    let mut length = stream.read(&mut said).unwrap_or(0);
    if length == 0 {
        let _ = stream.write_all(b"\r\n\r\n");
        length = stream.read(&mut said).unwrap_or(0);
    }
    let said = said.get(..length).unwrap_or_default();
    match said {
        [b'S' | b'N'] | [b'E', ..] => None,
        [] => Some("it closes the connection, or says nothing".to_owned()),
        some => {
            let text = String::from_utf8_lossy(some);
            let line: String =
                text.lines().next().unwrap_or_default().chars().filter(|c| !c.is_control()).collect();
            Some(format!("it says `{line}`"))
        }
    }
    .map(|said| Error::NotPostgres { address: address(config), said })
}

/// Hosts and ports, or sockets; never a user, never a password.
pub(crate) fn address(config: &Config) -> String {
    let ports = config.get_ports();
    let port = |at: usize| ports.get(at).or(ports.first()).copied().unwrap_or(5432);
    let hosts: Vec<String> = config
        .get_hosts()
        .iter()
        .enumerate()
        .map(|(at, host)| match host {
            Host::Tcp(name) if name.contains(':') => format!("[{name}]:{}", port(at)),
            Host::Tcp(name) => format!("{name}:{}", port(at)),
            #[cfg(unix)]
            Host::Unix(folder) => format!("{}/.s.PGSQL.{}", folder.display(), port(at)),
        })
        .collect();
    if hosts.is_empty() {
        config.get_hostaddrs().iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
    } else {
        hosts.join(", ")
    }
}
