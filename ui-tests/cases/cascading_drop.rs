static HISTORY: arcoiris::History = arcoiris::history!("cascading_drop/versions");

fn main() {
    assert!(!HISTORY.revisions.is_empty());
}
