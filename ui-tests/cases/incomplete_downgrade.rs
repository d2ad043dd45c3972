static HISTORY: arcoiris::History = arcoiris::history!("incomplete_downgrade/versions");

fn main() {
    assert!(!HISTORY.revisions.is_empty());
}
