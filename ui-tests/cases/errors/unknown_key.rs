static HISTORY: arcoiris::History = arcoiris::history! {
    revision "000000000001" {
        baseline,
        title: "Baseline",
        upgrade: "CREATE SCHEMA pos;",
        downgrad: "DROP SCHEMA pos;",
    }
};

fn main() {
    assert!(!HISTORY.revisions.is_empty());
}
