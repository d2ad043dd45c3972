static HISTORY: arcoiris::History = arcoiris::history!("unknown_directive/versions");

fn main() {
    assert!(HISTORY.revision("9c1b7e60aa12").is_some());
}
