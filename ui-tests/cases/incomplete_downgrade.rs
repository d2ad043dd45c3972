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
        title: "Tips",
        upgrade: "
            ALTER TABLE pos.sales ADD COLUMN tip numeric(18,4);
            -- @allow blocking-index \"there are few sales yet\"
            CREATE INDEX sales_status_idx ON pos.sales (status);
        ",
        downgrade: "ALTER TABLE pos.sales DROP COLUMN tip;",
    }
};

fn main() {
    assert!(HISTORY.revision("9c1b7e60aa12").is_some());
}
