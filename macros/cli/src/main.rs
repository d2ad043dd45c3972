//! The authoring command.
fn main() {}
