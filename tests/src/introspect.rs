//! The facts of a live database, read from PostgreSQL's catalogs by SQL alone: shares nothing with the checker but the
//! vocabulary of `arcoiris_catalog::Fact`.

use std::collections::BTreeSet;

use postgres::GenericClient;

/// Object, attribute, value.
pub type LiveFact = (String, String, String);

/// Everything in the database that is not PostgreSQL's own, with its attributes.
///
/// `search_path` is emptied for the rest of the transaction, so that names are printed qualified.
///
/// # Errors
/// What the server says.
pub fn facts(client: &mut impl GenericClient) -> Result<BTreeSet<LiveFact>, postgres::Error> {
    client.batch_execute("SET search_path TO ''")?;
    let rows = client.query(&query(), &[])?;
    Ok(rows.iter().map(|row| (row.get(0), row.get(1), row.get(2))).collect())
}

/// The query of [`facts`]: object, attribute, value. It prints names as the `search_path` asks, which should be empty.
#[must_use]
pub fn query() -> String {
    format!("SELECT * FROM ({}) AS facts WHERE value IS NOT NULL", include_str!("../../runtime/src/live.sql"))
}
