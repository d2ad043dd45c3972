static HISTORY: arcoiris::History = arcoiris::history!("dropping_data/versions");

fn main() {
    assert!(!HISTORY.revisions.is_empty());
}
