static HISTORY: arcoiris::History = arcoiris::history! {
    revision "000000000001" {
        baseline,
        title: "Baseline",
        upgrade: "CREATE SCHEMA pos;",
        downgrade: "DROP SCHEMA pos;",
    }
    revision "37a02ec8662a" revises "000000000001" {
        title: "Init",
        upgrade: "CREATE SCHEMA inv;",
        downgrade: "DROP SCHEMA inv;",
    }
    revision "9c1b7e60aa12" revises "37a02ec8662a" {
        title: "Tips",
        upgrade: "CREATE SCHEMA tips;",
        downgrade: "DROP SCHEMA tips;",
    }
    revision "5f3c0d1e2a4b" revises "37a02ec8662a" {
        title: "Taxes",
        upgrade: "CREATE SCHEMA taxes;",
        downgrade: "DROP SCHEMA taxes;",
    }
};

fn main() {
    assert!(HISTORY.revision("9c1b7e60aa12").is_some());
}
