static HISTORY: arcoiris::History = arcoiris::history!("empty_revision/versions");

fn main() {
    assert!(!HISTORY.revisions.is_empty());
}
