//! The driver for `tokio-postgres`: the same conversation, which may be dropped at any point where it waits.
//!
//! Every message is whole transactions, so that a conversation that is dropped leaves a revision applied or not begun. What it
//! leaves behind in the session (the lock, a failed transaction, a search path) is cleared by one more message, which is
//! in the connection's queue before the drop returns.

use std::future::Future as _;
use std::pin::pin;
use std::task::{Context, Waker};

use tokio_postgres::Client;

use super::{failure, read};
use crate::answer::{Answer, Failure};
use crate::error::Error;
use crate::migrator::Event;
use crate::run::{Done, Next, Run};

/// Carries a run out.
pub(crate) async fn carry_out(
    client: &Client,
    run: Run<'_>,
    observe: &mut (dyn FnMut(&Event<'_>) + Send),
) -> Result<Done, Error> {
    let mut conversation = Conversation { client, run };
    let mut next = conversation.run.start();
    loop {
        while let Some(news) = conversation.run.news() {
            observe(&news.event());
        }
        next = match next {
            Next::Send(message) => {
                let answer = send(client, &message.sql).await;
                conversation.run.answered(answer)
            }
            Next::Wait(pause) => {
                tokio::time::sleep(pause).await;
                conversation.run.waited()
            }
            Next::Done(done) => return done,
        };
    }
}

async fn send(client: &Client, sql: &str) -> Result<Answer, Failure> {
    client.simple_query(sql).await.map(read).map_err(failure)
}

/// A conversation that clears up behind itself where it is dropped in the middle.
struct Conversation<'a> {
    client: &'a Client,
    run: Run<'a>,
}

impl Drop for Conversation<'_> {
    fn drop(&mut self) {
        let Some(sql) = self.run.abandoned() else { return };
        // Polled once, it is queued; the answer is for nobody.
        let sent = pin!(self.client.batch_execute(&sql));
        let _ = sent.poll(&mut Context::from_waker(Waker::noop()));
    }
}
