//! sealed-revision-edited: the baseline was rebuilt under its old identifier.

static HISTORY: arcoiris::History = arcoiris::history!("rebuilt_baseline/versions");

fn main() {
    assert!(HISTORY.revision("37a02ec8662a").is_some());
}
