//! The deployable command.
fn main() {}
