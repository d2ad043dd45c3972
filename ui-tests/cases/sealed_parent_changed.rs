static HISTORY: arcoiris::History = arcoiris::history!("sealed_parent_changed/versions");

fn main() {
    assert!(!HISTORY.revisions.is_empty());
}
