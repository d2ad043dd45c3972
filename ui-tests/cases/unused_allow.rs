static HISTORY: arcoiris::History = arcoiris::history!("unused_allow/versions");

fn main() {
    assert!(!HISTORY.revisions.is_empty());
}
