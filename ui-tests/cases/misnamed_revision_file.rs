static HISTORY: arcoiris::History = arcoiris::history!("misnamed_revision_file/versions");

fn main() {
    assert!(HISTORY.revision("9c1b7e60aa12").is_some());
}
