//! reused-revision: a collapsed identifier was given to another revision, which some databases then seemed to have.

static HISTORY: arcoiris::History = arcoiris::history!("reused_identifier/versions");

fn main() {
    assert!(HISTORY.revision("1e13c05008ea").is_some());
}
