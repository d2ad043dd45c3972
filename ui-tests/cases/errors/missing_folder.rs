static HISTORY: arcoiris::History = arcoiris::history!("versoins");

fn main() {
    assert!(!HISTORY.revisions.is_empty());
}
