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
                notes text
            );
        ",
        downgrade: "DROP TABLE pos.sales;",
    }
    revision "9c1b7e60aa12" revises "37a02ec8662a" {
        no_transaction,
        title: "Tips",
        upgrade: "
            CREATE INDEX CONCURRENTLY sales_status_idx ON pos.sales (status);
            CREATE INDEX CONCURRENTLY sales_notes_idx ON pos.sales (notes);
        ",
        downgrade: "DROP INDEX pos.sales_notes_idx, pos.sales_status_idx;",
    }
};

fn main() {
    assert!(HISTORY.revision("9c1b7e60aa12").is_some());
}
