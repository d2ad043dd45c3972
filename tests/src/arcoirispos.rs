//! ArcoirisPOS: its migrator, and what its database is, as facts that no migration was asked for (production's, read from
//! its catalog).

use arcoiris::Migrator;
use arcoirispos_migrations::HISTORY;
use postgres::Client;

use crate::Scratch;

/// The schema that `37a02ec8662a` makes, in the words of [`schema`].
pub const SCHEMA: &str = include_str!("arcoirispos_schema.txt");

/// The identifiers of the revisions, base first.
pub const REVISIONS: [&str; 4] = ["000000000001", "37a02ec8662a", "853113448960", "2864583ca021"];

/// Everything in a database but PostgreSQL's own, extensions' members and the migrations' bookkeeping, a line each.
///
/// # Errors
/// What the server says.
pub fn schema(client: &mut Client) -> Result<String, postgres::Error> {
    client.batch_execute("SET search_path TO public")?;
    let rows = client.query(include_str!("arcoirispos_schema.sql"), &[])?;
    let mut text = String::new();
    for row in rows {
        text += row.try_get(0)?;
        text += "\n";
    }
    Ok(text)
}

/// A migrator of ArcoirisPOS's history on this database.
///
/// # Panics
/// Where the history is broken.
#[must_use]
#[track_caller]
pub fn migrator(database: &Scratch) -> Migrator<'static> {
    Migrator::new(&HISTORY, database.config()).unwrap_or_else(|error| panic!("{error}"))
}
