static HISTORY: arcoiris::History = arcoiris::history!("column_order_differs/versions");

fn main() {
    assert!(!HISTORY.revisions.is_empty());
}
