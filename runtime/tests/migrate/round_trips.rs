//! How many round trips things take.

use arcoiris::Migrator;

use crate::database::Database;
use crate::proxy::Proxy;
use crate::sample::{linear, script, with_revision};

#[test]
fn a_start_with_nothing_to_do_takes_two_round_trips() {
    let database = Database::new();
    database.migrator(linear()).upgrade("head").unwrap();
    let proxy = Proxy::new("nothing");
    let trips = proxy.count(&database, |config| {
        Migrator::new(linear(), config).unwrap().upgrade("head").unwrap();
    });
    // The connection's own start, and one message.
    assert_eq!(trips, 2);
}

#[test]
fn a_revision_takes_one_round_trip() {
    let proxy = Proxy::new("steps");
    let mut taken = Vec::new();
    for target in ["a", "b", "head"] {
        let database = Database::new();
        taken.push(proxy.count(&database, |config| {
            Migrator::new(linear(), config).unwrap().upgrade(target).unwrap();
        }));
    }
    // Start, read (twice, since there is no version table), lock, read (twice), make the tables, unlock: eight besides.
    assert_eq!(taken, [9, 10, 11]);
}

#[test]
fn a_revision_outside_a_transaction_takes_three() {
    let history = with_revision(linear(), "bbbbbbbbbbbb", |revision| {
        revision.no_transaction = true;
        revision.upgrade = script("CREATE INDEX CONCURRENTLY one_id ON public.one (id)", 7);
    });
    let database = Database::new();
    database.migrator(history).upgrade("a").unwrap();
    let proxy = Proxy::new("outside");
    let trips = proxy.count(&database, |config| {
        Migrator::new(history, config).unwrap().upgrade("b").unwrap();
    });
    // Start, read, lock, read, unlock, and the three.
    assert_eq!(trips, 8);
}
