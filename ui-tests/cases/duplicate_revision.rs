static HISTORY: arcoiris::History = arcoiris::history!("duplicate_revision/versions");

fn main() {
    assert!(!HISTORY.revisions.is_empty());
}
