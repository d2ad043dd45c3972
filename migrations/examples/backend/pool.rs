//! Sessions for requests. A request waits for one for a moment only: rather an answer that says so than none.

use std::time::Duration;

use deadpool_postgres::{Manager, ManagerConfig, Pool, RecyclingMethod, Runtime};
use tokio_postgres::{Config, NoTls};

use crate::database::Refusal;

/// How many requests use the database at once.
const SESSIONS: usize = 16;
/// How long a request waits for a session, or for the server to answer.
const PATIENCE: Duration = Duration::from_secs(2);

/// A pool of sessions, none of which is open yet.
pub(crate) fn of(config: &Config) -> Result<Pool, Refusal> {
    let mut config = config.clone();
    config.application_name("arcoirispos-backend").connect_timeout(PATIENCE);
    let recycling = ManagerConfig { recycling_method: RecyclingMethod::Fast };
    Pool::builder(Manager::from_config(config, NoTls, recycling))
        .max_size(SESSIONS)
        .runtime(Runtime::Tokio1)
        .wait_timeout(Some(PATIENCE))
        .create_timeout(Some(PATIENCE))
        .recycle_timeout(Some(PATIENCE))
        .build()
        .map_err(|error| Refusal::Pool(error.to_string()))
}
