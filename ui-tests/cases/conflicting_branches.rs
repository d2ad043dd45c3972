static HISTORY: arcoiris::History = arcoiris::history!("conflicting_branches/versions");

fn main() {
    assert!(!HISTORY.revisions.is_empty());
}
