static HISTORY: arcoiris::History = arcoiris::history! {
    revision "000000000001" {
        baseline,
        title: "Baseline",
        upgrade: "CREATE SCHEMA pos;",
        downgrade: "DROP SCHEMA pos;",
    }
    revision "9c1b7e60aa12" revises "5f3c0d1e2a4b" {
        title: "Tips",
        upgrade: "CREATE SCHEMA tips;",
        downgrade: "DROP SCHEMA tips;",
    }
    revision "5f3c0d1e2a4b" revises "9c1b7e60aa12" {
        title: "Taxes",
        upgrade: "CREATE SCHEMA taxes;",
        downgrade: "DROP SCHEMA taxes;",
    }
};

fn main() {
    assert!(HISTORY.revision("9c1b7e60aa12").is_some());
}
