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
    revision "9c1b7e60aa12" revises "000000000001" {
        title: "Tips",
        upgrade: "CREATE SCHEMA tips;",
        downgrade: "DROP SCHEMA tips;",
    }
    revision "5f3c0d1e2a4b" revises "37a02ec8662a", "9c1b7e60aa12" {
        title: "Merge",
        upgrade: "",
        downgrade: "",
    }
};

fn main() {
    assert!(HISTORY.revision("9c1b7e60aa12").is_some());
}
