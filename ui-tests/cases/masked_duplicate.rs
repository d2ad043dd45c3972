static HISTORY: arcoiris::History = arcoiris::history!("masked_duplicate/versions");

fn main() {
    assert!(!HISTORY.revisions.is_empty());
}
