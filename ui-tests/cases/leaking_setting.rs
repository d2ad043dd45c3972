static HISTORY: arcoiris::History = arcoiris::history!("leaking_setting/versions");

fn main() {
    assert!(!HISTORY.revisions.is_empty());
}
