#![deny(deprecated)]

static HISTORY: arcoiris::History = arcoiris::history! {
    revision "000000000001" {
        baseline,
        title: "Baseline",
        upgrade: "CREATE SCHEMA core;",
        downgrade: "DROP SCHEMA core;",
    }
    revision "37a02ec8662a" revises "000000000001" {
        title: "Roles",
        upgrade: "
            CREATE TABLE core.roles (role text PRIMARY KEY, label text);
            INSERT INTO core.roles (role, label) VALUES ('owner', 'Owner'), ('cashier', NULL);
        ",
        downgrade: "DROP TABLE core.roles;",
    }
    revision "9c1b7e60aa12" revises "37a02ec8662a" {
        title: "A role that is there",
        upgrade: "INSERT INTO core.roles (role, label) VALUES ('owner', 'The owner');",
        downgrade: "DELETE FROM core.roles WHERE role = 'owner';",
    }
};

fn main() {
    assert!(HISTORY.revision("9c1b7e60aa12").is_some());
}
