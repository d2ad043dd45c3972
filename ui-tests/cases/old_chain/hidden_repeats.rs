//! masked-duplicate: init schema made the baseline's schemas and extensions again, hidden by `IF NOT EXISTS`.

static HISTORY: arcoiris::History = arcoiris::history! {
    revision "000000000001" {
        baseline,
        title: "Baseline schema collapse",
        upgrade: "
            CREATE SCHEMA core;
            CREATE SCHEMA acct;
            CREATE EXTENSION citext WITH SCHEMA public;
            CREATE EXTENSION pgcrypto WITH SCHEMA public;
        ",
        downgrade: "
            DROP EXTENSION pgcrypto;
            DROP EXTENSION citext;
            DROP SCHEMA acct;
            DROP SCHEMA core;
        ",
    }
    revision "37a02ec8662a" revises "000000000001" {
        title: "Init schema",
        upgrade: "
            CREATE SCHEMA IF NOT EXISTS core;
            CREATE EXTENSION IF NOT EXISTS citext;
            CREATE TABLE core.organizations (org_id uuid DEFAULT gen_random_uuid() PRIMARY KEY);
        ",
        downgrade: "DROP TABLE core.organizations;",
    }
};

fn main() {
    assert!(HISTORY.revision("37a02ec8662a").is_some());
}
