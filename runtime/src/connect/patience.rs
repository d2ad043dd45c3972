//! A server that takes no connection at the moment: it is asked again, within the budget that there is for waiting.

use std::time::{Duration, Instant};

use postgres::Client;

use super::connect;
use super::mark::{is_refused, marked};
#[cfg(feature = "tokio")]
use super::{Session, open};
use crate::error::{Error, ServerError};
use crate::migrator::Event;
use crate::patience::pause;
use crate::settings::Settings;

/// Whether it passes by itself: `cannot_connect_now` (starting up, shutting down, recovering), `too_many_connections`.
/// <https://www.postgresql.org/docs/current/errcodes-appendix.html>
fn passes(error: &Error) -> bool {
    #[expect(clippy::wildcard_enum_match_arm, reason = "all others come from elsewhere than connecting")]
    let source = match error {
        Error::ServerAway { source, .. } | Error::Refused { source, .. } => source,
        _ => return false,
    };
    let told = source.downcast_ref::<ServerError>();
    told.is_some_and(|told| matches!(told.code.as_str(), "57P03" | "53300"))
}

/// Opens a session with a mark, or without where somebody in between refuses it, and asks again where there is none at the
/// moment.
pub(crate) fn patiently(
    settings: &Settings,
    program: &str,
    (budget, mark): (Duration, &str),
    observe: &mut dyn FnMut(&Event<'_>),
) -> Result<Client, Error> {
    let start = Instant::now();
    let mut tries = 0;
    let (mut tried, mut unmarked) = (marked(settings, mark), false);
    loop {
        let error = match connect(&tried, program) {
            Err(error) if passes(&error) => error,
            Err(error) if is_refused(&error) && !unmarked => {
                (tried, unmarked) = (settings.clone(), true);
                continue;
            }
            settled => return settled,
        };
        let Some(again_in) = pause(tries, budget.checked_sub(start.elapsed())) else { return Err(error) };
        observe(&Event::Unavailable { reason: &error, again_in });
        std::thread::sleep(again_in);
        tries += 1;
    }
}

/// The same for asynchronous code.
#[cfg(feature = "tokio")]
pub(crate) async fn open_patiently(
    settings: &Settings,
    program: &str,
    (budget, mark): (Duration, &str),
    observe: &mut (dyn FnMut(&Event<'_>) + Send),
) -> Result<Session, Error> {
    let start = Instant::now();
    let mut tries = 0;
    let (mut tried, mut unmarked) = (marked(settings, mark), false);
    loop {
        let error = match open(&tried, program).await {
            Err(error) if passes(&error) => error,
            Err(error) if is_refused(&error) && !unmarked => {
                (tried, unmarked) = (settings.clone(), true);
                continue;
            }
            settled => return settled,
        };
        let Some(again_in) = pause(tries, budget.checked_sub(start.elapsed())) else { return Err(error) };
        observe(&Event::Unavailable { reason: &error, again_in });
        tokio::time::sleep(again_in).await;
        tries += 1;
    }
}
