static HISTORY: arcoiris::History = arcoiris::history!("several_bases/versions");

fn main() {
    assert!(!HISTORY.revisions.is_empty());
}
