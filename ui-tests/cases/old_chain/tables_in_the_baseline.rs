//! non-minimal-baseline: a baseline that has tables and types cannot stay as it is when they change.

static HISTORY: arcoiris::History = arcoiris::history! {
    revision "000000000001" {
        baseline,
        title: "Baseline",
        upgrade: "
            CREATE SCHEMA core;
            CREATE SCHEMA acct;
            CREATE EXTENSION citext WITH SCHEMA public;
            CREATE EXTENSION pgcrypto WITH SCHEMA public;
            CREATE TYPE acct.acct_entry_type AS ENUM ('debit', 'credit');
            CREATE TABLE core.organizations (org_id uuid DEFAULT gen_random_uuid() PRIMARY KEY);
        ",
        downgrade: "
            DROP TABLE core.organizations;
            DROP TYPE acct.acct_entry_type;
            DROP EXTENSION pgcrypto;
            DROP EXTENSION citext;
            DROP SCHEMA acct;
            DROP SCHEMA core;
        ",
    }
};

fn main() {
    assert!(HISTORY.revision("000000000001").is_some());
}
