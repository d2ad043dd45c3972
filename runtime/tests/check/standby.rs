//! A hot standby takes no writes, not even such as are rolled back: what can be compared without is.

use std::time::{Duration, Instant};

use arcoiris::{Error, Migrator, NotCompared, Unasked};
use postgres::Client;

use crate::cluster::Cluster;
use crate::proven::proven;

/// The last column's default is only known as it was written: how a server prints it is the server's to say.
const MADE: &str = "CREATE EXTENSION hstore;\nCREATE SCHEMA pos;\n\
    CREATE TABLE pos.sales (id integer PRIMARY KEY, at timestamptz DEFAULT now() NOT NULL, CHECK (id > 0));\n\
    CREATE INDEX sales_at ON pos.sales (at DESC) WHERE id > 10;\n\
    CREATE VIEW pos.v AS SELECT 'a=>1, b=>2'::public.hstore AS h, 'x'::text AS x;\n";

/// Waits until the standby holds what the primary does.
fn follow(primary: &mut Client, standby: &mut Client) {
    let at: String = primary.query_one("SELECT pg_current_wal_lsn()::text", &[]).unwrap().get(0);
    let began = Instant::now();
    let replayed = format!("SELECT pg_last_wal_replay_lsn() >= '{at}'");
    while !standby.query_one(&replayed, &[]).unwrap().get::<_, bool>(0) {
        assert!(began.elapsed() < Duration::from_secs(120), "the standby does not follow");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn a_hot_standby_is_compared_and_what_it_cannot_be_asked_is_told() {
    let history = proven(MADE, &[]);
    let primary = Cluster::primary("primary");
    Migrator::new(history, primary.config("postgres")).unwrap().upgrade("head").unwrap();
    let standby = primary.standby("standby");
    let (mut writer, mut reader) = (primary.connect("postgres"), standby.connect("postgres"));
    follow(&mut writer, &mut reader);
    assert!(reader.query_one("SELECT pg_is_in_recovery()", &[]).unwrap().get::<_, bool>(0));

    let check = |cluster: &Cluster| {
        let check = Migrator::new(history, cluster.config("postgres")).unwrap().check().unwrap();
        let told: Vec<String> = check.differences.iter().map(ToString::to_string).collect();
        (check.at, told, check.not_compared)
    };
    let unasked = NotCompared::Expression {
        object: "view pos.v".to_owned(),
        attribute: "definition".to_owned(),
        why: Unasked::ReadOnly { standby: true },
    };
    let at = vec!["aaaaaaaaaaaa".to_owned()];
    assert_eq!(check(&primary), (at.clone(), vec![], vec![NotCompared::Privileges]));
    assert_eq!(check(&standby), (at.clone(), vec![], vec![NotCompared::Privileges, unasked.clone()]));

    writer
        .batch_execute(
            "ALTER TABLE pos.sales ADD COLUMN tip numeric; ALTER TABLE pos.sales ALTER at SET DEFAULT '2026-01-01 00:00:00+00'; \
             DROP INDEX pos.sales_at",
        )
        .unwrap();
    follow(&mut writer, &mut reader);
    let told = vec![
        "index pos.sales_at is missing".to_owned(),
        "column pos.sales.at has the default '2026-01-01 00:00:00+00'::timestamp with time zone, not now()"
            .to_owned(),
        "column pos.sales.tip is there and should not be".to_owned(),
    ];
    let (at_standby, mut differences, not_compared) = check(&standby);
    let (_, mut on_primary, _) = check(&primary);
    differences.sort();
    on_primary.sort();
    let mut sorted = told;
    sorted.sort();
    assert_eq!(
        (at_standby, &differences, not_compared),
        (at, &sorted, vec![NotCompared::Privileges, unasked])
    );
    assert_eq!(on_primary, sorted);

    // What would be done can be told there, but not done.
    let mut migrator = Migrator::new(history, standby.config("postgres")).unwrap();
    assert_eq!(migrator.plan_repair(None).unwrap().statements.len(), 3);
    let error = migrator.repair(None, true).unwrap_err();
    assert!(matches!(error, Error::ReadOnly { standby: true, .. }), "{error}");
}
