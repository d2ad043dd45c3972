static HISTORY: arcoiris::History = arcoiris::history!("work_beside_baseline/versions");

fn main() {
    assert!(!HISTORY.revisions.is_empty());
}
