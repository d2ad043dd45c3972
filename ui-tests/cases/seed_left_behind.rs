static HISTORY: arcoiris::History = arcoiris::history!("seed_left_behind/versions");

fn main() {
    assert!(!HISTORY.revisions.is_empty());
}
