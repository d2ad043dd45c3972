static HISTORY: arcoiris::History = arcoiris::history!("psql_command/versions");

fn main() {
    assert!(!HISTORY.revisions.is_empty());
}
