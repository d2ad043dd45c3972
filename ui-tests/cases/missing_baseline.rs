static HISTORY: arcoiris::History = arcoiris::history!("missing_baseline/versions");

fn main() {
    assert!(!HISTORY.revisions.is_empty());
}
