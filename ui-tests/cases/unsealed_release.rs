static HISTORY: arcoiris::History = arcoiris::history!("unsealed_release/versions");

fn main() {
    assert!(!HISTORY.revisions.is_empty());
}
