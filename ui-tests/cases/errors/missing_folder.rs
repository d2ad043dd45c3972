static HISTORY: arcoiris::History = arcoiris::history!("missing_folder/versions");

fn main() {
    assert!(HISTORY.revision("9c1b7e60aa12").is_some());
}
