static HISTORY: arcoiris::History = arcoiris::history! {
    revision "000000000001" {
        baseline,
        title: "Baseline",
        upgrade: "
            CREATE SCHEMA pos;
            CREATE TABLE pos.sales (sale_id uuid PRIMARY KEY);
        ",
        downgrade: "
            DROP TABLE pos.sales;
            DROP SCHEMA pos;
        ",
    }
};

fn main() {
    assert!(HISTORY.revision("000000000001").is_some());
}
