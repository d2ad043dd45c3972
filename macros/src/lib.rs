//! The procedural macros of arcoiris: they parse the call, ask the checker, and emit what it proved. Nothing else.
#![deny(missing_docs)]

mod call;
mod emit;
mod folded;
mod models;
mod relocate;
mod surroundings;
mod watch;

use proc_macro::TokenStream;

/// Proves a history of revisions and embeds it.
///
/// ```ignore
/// pub static HISTORY: arcoiris::History = arcoiris::history!("versions");
/// ```
///
/// The folder is looked for beside the file that calls the macro, then in the package's folder; `history!()` takes it from
/// `arcoiris.toml`. What is wrong with the history is a compile error each, and the expression is then an empty history. Short
/// histories can stand in the call itself:
///
/// ```ignore
/// static HISTORY: arcoiris::History = arcoiris::history! {
///     revision "000000000001" { baseline, title: "baseline", upgrade: "CREATE SCHEMA core;", downgrade: "DROP SCHEMA core;" }
///     revision "37a02ec8662a" revises "000000000001" { title: "init", upgrade: "…", downgrade: "…" }
/// };
/// ```
#[proc_macro]
pub fn history(call: TokenStream) -> TokenStream {
    // The last resort: a message that can be reported, instead of `proc macro panicked`.
    std::panic::catch_unwind(|| emit::history(call)).unwrap_or_else(|panic| emit::panicked(&panic))
}

/// Checks the structs, enums and newtypes of a module against the history, and lets rows be read into them.
///
/// ```ignore
/// #[arcoiris::models(schema = "pos")]
/// pub mod pos {
///     pub struct Terminal {
///         #[key]
///         #[default("gen_random_uuid()")]
///         pub terminal_id: uuid::Uuid,
///         #[references(super::core::Organization)]
///         pub org_id: uuid::Uuid,
///         pub name: String,
///         pub location_label: Option<String>,
///         #[default("true")]
///         pub is_active: bool,
///     }
/// }
/// ```
///
/// Every difference from what the history makes is a compile error at the field or the struct, with the SQL that would make it
/// true. The history is the one of `arcoiris.toml`, or the folder that `history = "…"` names. The guide has all attributes
/// (`docs/models.md`).
#[proc_macro_attribute]
pub fn models(arguments: TokenStream, module: TokenStream) -> TokenStream {
    let kept = module.clone();
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| models::check(arguments, module)))
        .unwrap_or_else(|panic| models::panicked(&panic, kept))
}
