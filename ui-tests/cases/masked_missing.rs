static HISTORY: arcoiris::History = arcoiris::history!("masked_missing/versions");

fn main() {
    assert!(!HISTORY.revisions.is_empty());
}
