//! sealed-revision-edited: init schema was edited in place when databases had it already.

static HISTORY: arcoiris::History = arcoiris::history!("edited_in_place/versions");

fn main() {
    assert!(HISTORY.revision("37a02ec8662a").is_some());
}
