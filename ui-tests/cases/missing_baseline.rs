static HISTORY: arcoiris::History = arcoiris::history! {
    revision "000000000001" {
        title: "First",
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
};

fn main() {
    assert!(HISTORY.revision("37a02ec8662a").is_some());
}
