//! work-beside-baseline: work hung at the baseline, beside init schema.

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
            CREATE TYPE acct.acct_entry_type AS ENUM ('debit', 'credit');
            CREATE TABLE core.organizations (
                org_id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
                name text NOT NULL
            );
            CREATE TABLE core.users (
                user_id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
                email public.citext NOT NULL UNIQUE
            );
            CREATE TABLE core.user_org_roles (
                user_org_role_id uuid DEFAULT gen_random_uuid() PRIMARY KEY,
                org_id uuid NOT NULL REFERENCES core.organizations (org_id),
                user_id uuid NOT NULL REFERENCES core.users (user_id),
                role text NOT NULL
            );
        ",
        downgrade: "
            DROP TABLE core.user_org_roles;
            DROP TABLE core.users;
            DROP TABLE core.organizations;
            DROP TYPE acct.acct_entry_type;
        ",
    }
    revision "1e13c05008ea" revises "000000000001" {
        title: "Audit",
        upgrade: "CREATE SCHEMA audit;",
        downgrade: "DROP SCHEMA audit;",
    }
    revision "4f50b55d2114" revises "37a02ec8662a", "1e13c05008ea" {
        title: "Merge",
        upgrade: "",
        downgrade: "",
    }
};

fn main() {
    assert!(HISTORY.revision("4f50b55d2114").is_some());
}
