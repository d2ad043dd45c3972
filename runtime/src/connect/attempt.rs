//! With or without encryption: what is tried, in libpq's order.
//! <https://www.postgresql.org/docs/current/libpq-ssl.html#LIBPQ-SSL-SSLMODE-STATEMENTS>

use postgres::{Client, NoTls};
use tokio_postgres::Config;
use tokio_postgres::config::{Host, SslMode};

use crate::error::Error;
use crate::settings::{Mode, Settings};
#[cfg(feature = "tls")]
use crate::tls::Connector;

/// One way to try.
#[derive(Clone)]
pub(super) struct Attempt {
    mode: SslMode,
    #[cfg(feature = "tls")]
    connector: Option<Connector>,
}

/// The ways, in order.
pub(super) fn attempts(settings: &Settings) -> Result<Vec<Attempt>, Error> {
    let plain = Attempt {
        mode: SslMode::Disable,
        #[cfg(feature = "tls")]
        connector: None,
    };
    let hosts = settings.config.get_hosts();
    // PostgreSQL does not encrypt what goes through a socket of this machine, and libpq ignores sslmode there.
    #[cfg(unix)]
    let local =
        settings.config.get_hostaddrs().is_empty() && hosts.iter().all(|host| matches!(host, Host::Unix(_)));
    #[cfg(not(unix))]
    let local = false;
    if local || settings.encryption.mode == Mode::Disable {
        return Ok(vec![plain]);
    }
    encrypted(settings, plain)
}

#[cfg(feature = "tls")]
fn encrypted(settings: &Settings, plain: Attempt) -> Result<Vec<Attempt>, Error> {
    let with = |mode| -> Result<Attempt, Error> {
        Ok(Attempt { mode, connector: Some(Connector::new(&settings.encryption)?) })
    };
    Ok(match settings.encryption.mode {
        Mode::Disable => vec![plain],
        Mode::Allow => vec![plain, with(SslMode::Require)?],
        Mode::Prefer => vec![with(SslMode::Prefer)?, plain],
        Mode::Require | Mode::VerifyCa | Mode::VerifyFull => vec![with(SslMode::Require)?],
    })
}

#[cfg(not(feature = "tls"))]
fn encrypted(settings: &Settings, plain: Attempt) -> Result<Vec<Attempt>, Error> {
    match settings.encryption.mode {
        Mode::Disable | Mode::Allow | Mode::Prefer => Ok(vec![plain]),
        Mode::Require | Mode::VerifyCa | Mode::VerifyFull => {
            Err(Error::Encryption { mode: settings.encryption.mode.word().to_owned() })
        }
    }
}

impl Attempt {
    pub(super) fn connect(self, mut config: Config) -> Result<Client, postgres::Error> {
        config.ssl_mode(self.mode);
        let config = postgres::Config::from(config);
        #[cfg(feature = "tls")]
        if let Some(connector) = self.connector {
            return config.connect(connector);
        }
        config.connect(NoTls)
    }

    /// Whether the other way may work: no line of pg_hba.conf takes a connection of this kind, or the handshake failed. After a
    /// wrong password it is not tried again, where libpq would send it once more in the clear.
    pub(super) fn may_fall_back(&self, error: &postgres::Error) -> bool {
        // invalid_authorization_specification: "no pg_hba.conf entry for host …, no encryption"
        error.code().is_some_and(|code| code.code() == "28000")
            || (self.mode == SslMode::Prefer
                && error.to_string().starts_with("error performing TLS handshake"))
    }
}

/// A session for asynchronous code, and the task that carries it.
#[cfg(feature = "tokio")]
pub(crate) struct Session {
    pub(crate) client: tokio_postgres::Client,
    /// To stop the server's work when nobody waits for it any more.
    attempt: Attempt,
    carrier: tokio::task::JoinHandle<()>,
}

#[cfg(feature = "tokio")]
mod asynchronous {
    use super::super::{Failed, START_UP, completed};
    use super::*;

    /// Opens a session for asynchronous code.
    pub(crate) async fn open(settings: &Settings, program: &str) -> Result<Session, Error> {
        let config = completed(settings, program);
        let mut last = None;
        for attempt in attempts(settings)? {
            let failed = match tokio::time::timeout(START_UP, attempt.clone().open(config.clone())).await {
                Ok(Ok(session)) => return Ok(session),
                Ok(Err(error)) => Failed { error: Some(error) },
                Err(_) => Failed { error: None },
            };
            let again = failed.error.as_ref().is_some_and(|error| attempt.may_fall_back(error));
            last = Some(failed);
            if !again {
                break;
            }
        }
        let Some(failed) = last else { return Err(Error::UnexpectedAnswer) };
        // It may ask the address what it is, with calls that block.
        let settings = settings.clone();
        tokio::task::spawn_blocking(move || failed.tell(&settings, &config))
            .await
            .map_or_else(|_| Err(Error::UnexpectedAnswer), Err)
    }

    impl Attempt {
        async fn open(self, mut config: Config) -> Result<Session, postgres::Error> {
            config.ssl_mode(self.mode);
            #[cfg(feature = "tls")]
            if let Some(connector) = self.connector.clone() {
                let (client, connection) = config.connect(connector).await?;
                let carrier = tokio::spawn(async move { drop(connection.await) });
                return Ok(Session { client, attempt: self, carrier });
            }
            let (client, connection) = config.connect(NoTls).await?;
            let carrier = tokio::spawn(async move { drop(connection.await) });
            Ok(Session { client, attempt: self, carrier })
        }

        async fn cancel(self, token: tokio_postgres::CancelToken) {
            #[cfg(feature = "tls")]
            if let Some(connector) = self.connector {
                // What the server thinks of it changes nothing.
                let _ = token.cancel_query(connector).await;
                return;
            }
            let _ = token.cancel_query(NoTls).await;
        }
    }

    impl Session {
        /// Ends it, and waits until the server was told.
        pub(crate) async fn close(self) {
            let Session { client, carrier, .. } = self;
            drop(client);
            let _ = carrier.await;
        }

        /// Stops what the server is doing, and ends the session.
        pub(crate) fn abandon(self) {
            let Session { client, attempt, carrier } = self;
            let token = client.cancel_token();
            drop(client);
            if let Ok(runtime) = tokio::runtime::Handle::try_current() {
                runtime.spawn(async move {
                    attempt.cancel(token).await;
                    // The end is said after the answer to what was cancelled.
                    let _ = carrier.await;
                });
            }
        }
    }
}

#[cfg(feature = "tokio")]
pub(crate) use asynchronous::open;
