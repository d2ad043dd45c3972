static HISTORY: arcoiris::History = arcoiris::history!("transaction_control/versions");

fn main() {
    assert!(!HISTORY.revisions.is_empty());
}
