//! The driver for `postgres`: it sends, waits, and translates what comes back. It decides nothing.

use postgres::error::{DbError, ErrorPosition};
use postgres::{Client, SimpleQueryMessage};

use crate::answer::{Answer, Failure, ServerError};
use crate::error::Error;
use crate::migrator::Event;
use crate::run::{Done, Next, Run};

/// Carries a run out.
pub(crate) fn carry_out(
    client: &mut Client,
    mut run: Run<'_>,
    observe: &mut dyn FnMut(&Event<'_>),
) -> Result<Done, Error> {
    let mut next = run.start();
    loop {
        while let Some(news) = run.news() {
            observe(&news.event());
        }
        next = match next {
            Next::Send(message) => run.answered(send(client, &message.sql)),
            Next::Wait(pause) => {
                std::thread::sleep(pause);
                run.waited()
            }
            Next::Done(done) => return done,
        };
    }
}

/// Sends one message and translates the answer.
pub(crate) fn send(client: &mut Client, sql: &str) -> Result<Answer, Failure> {
    let messages = client.simple_query(sql).map_err(failure)?;
    let mut answer = Answer::default();
    for message in messages {
        match message {
            SimpleQueryMessage::RowDescription(_) => answer.sets.push(Vec::new()),
            SimpleQueryMessage::Row(row) => {
                let fields =
                    (0..row.len()).map(|at| row.try_get(at).ok().flatten().map(str::to_owned)).collect();
                if let Some(set) = answer.sets.last_mut() {
                    set.push(fields);
                }
            }
            SimpleQueryMessage::CommandComplete(count) => answer.counts.push(count),
            _ => {}
        }
    }
    Ok(answer)
}

/// An error of the driver in our words.
pub(crate) fn failure(error: postgres::Error) -> Failure {
    match error.as_db_error().map(server_error) {
        // The server says farewell with an error: the connection is gone all the same.
        // https://www.postgresql.org/docs/current/errcodes-appendix.html (admin_shutdown, crash_shutdown, …)
        Some(told) if told.code.starts_with("57P0") => Failure::Lost(Box::new(told)),
        Some(told) => Failure::Server(Box::new(told)),
        None => Failure::Lost(Box::new(error)),
    }
}

pub(crate) fn server_error(error: &DbError) -> ServerError {
    let owned = |text: Option<&str>| text.map(str::to_owned);
    ServerError {
        severity: error.severity().to_owned(),
        code: error.code().code().to_owned(),
        message: error.message().to_owned(),
        detail: owned(error.detail()),
        hint: owned(error.hint()),
        position: match error.position() {
            Some(ErrorPosition::Original(position)) => Some(*position),
            // Inside a query that the server made up, e.g. in a function's body: not our text.
            Some(ErrorPosition::Internal { .. }) | None => None,
        },
        context: owned(error.where_()),
        table: error.table().map(|table| match error.schema() {
            Some(schema) => format!("{schema}.{table}"),
            None => table.to_owned(),
        }),
        constraint: owned(error.constraint()),
    }
}
