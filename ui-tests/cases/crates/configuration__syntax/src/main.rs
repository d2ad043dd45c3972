static HISTORY: arcoiris::History = arcoiris::history!("versions");

fn main() {
    assert!(HISTORY.revision("37a02ec8662a").is_some());
}
