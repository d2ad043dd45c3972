static HISTORY: arcoiris::History = arcoiris::history!("non_minimal_baseline/versions");

fn main() {
    assert!(!HISTORY.revisions.is_empty());
}
