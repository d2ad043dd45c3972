#![deny(deprecated)]

static HISTORY: arcoiris::History = arcoiris::history!("unqualified_name/versions");

fn main() {
    assert!(!HISTORY.revisions.is_empty());
}
