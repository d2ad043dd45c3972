static HISTORY: arcoiris::History = arcoiris::history!("declared_effect_missing/versions");

fn main() {
    assert!(!HISTORY.revisions.is_empty());
}
