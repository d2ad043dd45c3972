static HISTORY: arcoiris::History = arcoiris::history!("missing_downgrade/versions");

fn main() {
    assert!(!HISTORY.revisions.is_empty());
}
