static HISTORY: arcoiris::History = arcoiris::history!("unknown_rule/versions");

fn main() {
    assert!(!HISTORY.revisions.is_empty());
}
