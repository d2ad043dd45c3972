static HISTORY: arcoiris::History = arcoiris::history!("sealed_revision_edited/versions");

fn main() {
    assert!(!HISTORY.revisions.is_empty());
}
