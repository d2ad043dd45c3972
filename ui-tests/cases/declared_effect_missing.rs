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
        title: "Tidy up",
        upgrade: "DO $$ BEGIN IF EXISTS (SELECT FROM pos.sales) THEN DROP TABLE pos.sales; END IF; END $$;",
        downgrade: "",
    }
};

fn main() {
    assert!(HISTORY.revision("9c1b7e60aa12").is_some());
}
