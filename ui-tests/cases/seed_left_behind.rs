static HISTORY: arcoiris::History = arcoiris::history! {
    revision "000000000001" {
        baseline,
        title: "Baseline",
        upgrade: "CREATE SCHEMA pos;",
        downgrade: "DROP SCHEMA pos;",
    }
    revision "37a02ec8662a" revises "000000000001" {
        title: "Taxes",
        upgrade: "CREATE TABLE pos.tax_rates (tax_id integer PRIMARY KEY, name text NOT NULL);",
        downgrade: "DROP TABLE pos.tax_rates;",
    }
    revision "9c1b7e60aa12" revises "37a02ec8662a" {
        title: "Seed",
        upgrade: "
            INSERT INTO pos.tax_rates (tax_id, name) VALUES (1, 'Sales tax'), (2, 'Reduced');
        ",
        downgrade: "DELETE FROM pos.tax_rates WHERE tax_id = 1;",
    }
};

fn main() {
    assert!(HISTORY.revision("9c1b7e60aa12").is_some());
}
