static HISTORY: arcoiris::History = arcoiris::history!("irreversible_revision/versions");

fn main() {
    assert!(!HISTORY.revisions.is_empty());
}
