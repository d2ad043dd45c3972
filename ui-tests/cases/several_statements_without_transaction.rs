static HISTORY: arcoiris::History = arcoiris::history!("several_statements_without_transaction/versions");

fn main() {
    assert!(!HISTORY.revisions.is_empty());
}
