//! What a user of arcoiris sees when a rule is broken: `cases/<rule>.rs` with what the compiler says beside it, and
//! `cases/errors/<kind>.rs` for what is no rule's. `tests/ui.rs` runs them; `TRYBUILD=overwrite cargo test -p arcoiris-ui-tests`
//! writes what is said now.
