#![deny(deprecated)]

static HISTORY: arcoiris::History = arcoiris::history! {
    revision "000000000001" {
        baseline,
        title: "Baseline",
        upgrade: "CREATE SCHEMA pos;",
        downgrade: "DROP SCHEMA pos;",
    }
    revision "37a02ec8662a" revises "000000000001" {
        title: "Sales",
        upgrade: "
            CREATE TABLE pos.sales (
                sale_id uuid PRIMARY KEY,
                status text NOT NULL,
                number text,
                total numeric(18,4) DEFAULT 0 NOT NULL
            );
        ",
        downgrade: "DROP TABLE pos.sales;",
    }
    revision "9c1b7e60aa12" revises "37a02ec8662a" {
        title: "Work",
        upgrade: "ALTER TABLE pos.sales RENAME COLUMN number TO sale_number;",
        downgrade: "ALTER TABLE pos.sales RENAME COLUMN sale_number TO number;",
    }
};

fn main() {
    assert!(HISTORY.revision("9c1b7e60aa12").is_some());
}
