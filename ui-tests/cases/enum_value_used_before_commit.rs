static HISTORY: arcoiris::History = arcoiris::history!("enum_value_used_before_commit/versions");

fn main() {
    assert!(!HISTORY.revisions.is_empty());
}
