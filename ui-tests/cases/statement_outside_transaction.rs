static HISTORY: arcoiris::History = arcoiris::history!("statement_outside_transaction/versions");

fn main() {
    assert!(!HISTORY.revisions.is_empty());
}
