static HISTORY: arcoiris::History = arcoiris::history!("reused_revision/versions");

fn main() {
    assert!(!HISTORY.revisions.is_empty());
}
