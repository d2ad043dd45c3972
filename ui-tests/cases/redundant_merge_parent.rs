static HISTORY: arcoiris::History = arcoiris::history!("redundant_merge_parent/versions");

fn main() {
    assert!(!HISTORY.revisions.is_empty());
}
