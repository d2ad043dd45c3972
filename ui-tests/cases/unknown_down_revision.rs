static HISTORY: arcoiris::History = arcoiris::history! {
    revision "000000000001" {
        baseline,
        title: "Baseline",
        upgrade: "CREATE SCHEMA pos;",
        downgrade: "DROP SCHEMA pos;",
    }
    revision "9c1b7e60aa12" revises "000000000010" {
        title: "Tips",
        upgrade: "CREATE SCHEMA tips;",
        downgrade: "DROP SCHEMA tips;",
    }
};

fn main() {
    assert!(HISTORY.revision("9c1b7e60aa12").is_some());
}
