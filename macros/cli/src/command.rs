//! The verbs, one file each.

pub(crate) mod adopt;
pub(crate) mod completions;
pub(crate) mod docs;
pub(crate) mod downgrade_of;
pub(crate) mod explain;
pub(crate) mod heads;
pub(crate) mod history;
pub(crate) mod import;
pub(crate) mod lint;
pub(crate) mod lint_foreign;
pub(crate) mod merge;
pub(crate) mod models;
pub(crate) mod revision;
pub(crate) mod seal;
pub(crate) mod verify;
