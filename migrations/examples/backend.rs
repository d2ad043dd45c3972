//! A backend of ArcoirisPOS, as small as one can be that does it right: it proves its database before it serves, reads and inserts by
//! the models, and ends in order.
//!
//! ```text
//! cargo run -p arcoirispos-migrations --example backend -- --apply
//! curl localhost:8080/health
//! ```
//!
//! | file | what it knows |
//! |---|---|
//! | `database` | which database, and whether it may be served from |
//! | `pool` | sessions for requests |
//! | `api` | paths, and what they answer |
//! | `sale` | what is a sale, from what a till sends to its rows |
//! | `failure` | what can go wrong with a request, as a status and JSON |

#[path = "backend/api.rs"]
mod api;
#[path = "backend/database.rs"]
mod database;
#[path = "backend/failure.rs"]
mod failure;
#[path = "backend/pool.rs"]
mod pool;
#[path = "backend/sale.rs"]
mod sale;

use std::net::SocketAddr;
use std::process::ExitCode;

use clap::Parser;
use tokio::net::TcpListener;

use database::{Database, Refusal};

/// Serves ArcoirisPOS over HTTP, from a database that is proven to be what this program was built for.
#[derive(Debug, Parser)]
struct Arguments {
    /// The database; without it a PostgreSQL of this folder's own is started, with its data in .arcoiris/pg
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, value_name = "URL")]
    database_url: Option<String>,
    /// Where to listen; port 0 is any that is free
    #[arg(long, env = "BACKEND_LISTEN", default_value = "127.0.0.1:8080", value_name = "ADDRESS")]
    listen: SocketAddr,
    /// Apply the revisions that the database lacks; without it such a database is refused
    #[arg(long, env = "BACKEND_APPLY")]
    apply: bool,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(refusal) => {
            eprintln!("{refusal}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &Arguments) -> Result<(), Refusal> {
    // Blocking calls: they stand before the runtime begins.
    let database = Database::find(arguments.database_url.as_deref())?;
    database::prove(&database, arguments.apply)?;
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(Refusal::Listen)?;
    runtime.block_on(serve(&database, arguments.listen))
}

async fn serve(database: &Database, address: SocketAddr) -> Result<(), Refusal> {
    let pool = pool::of(&database.config)?;
    let listener = TcpListener::bind(address).await.map_err(Refusal::Listen)?;
    let address = listener.local_addr().map_err(Refusal::Listen)?;
    println!("listening on http://{address}");
    axum::serve(listener, api::routes(pool))
        .with_graceful_shutdown(told_to_end())
        .await
        .map_err(Refusal::Listen)
}

/// Waits for SIGTERM, or for Ctrl-C. Requests that were begun are answered before the program ends.
async fn told_to_end() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = terminated.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
            return;
        }
    }
    // Without a way to be told the program goes on until it is killed.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
