static HISTORY: arcoiris::History = arcoiris::history!("needless_effect/versions");

fn main() {
    assert!(!HISTORY.revisions.is_empty());
}
