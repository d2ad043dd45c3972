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
        upgrade: "ALTER TABLE pos.sales ADD COLUMN tip numeric(18,4);",
        downgrade: "ALTER TABLE pos.sales DROP COLUMN tip;",
    }
    revision "5f3c0d1e2a4b" revises "37a02ec8662a" {
        title: "Tips, by another",
        upgrade: "ALTER TABLE pos.sales ADD COLUMN tip text;",
        downgrade: "ALTER TABLE pos.sales DROP COLUMN tip;",
    }
    revision "2f1e0d3c4b5a" revises "9c1b7e60aa12", "5f3c0d1e2a4b" {
        title: "Merge",
        upgrade: "",
        downgrade: "",
    }
};

fn main() {
    assert!(HISTORY.revision("9c1b7e60aa12").is_some());
}
