//! A mark that a session begins with, by which it is known whether the server has it: a pooler in between hands out sessions that
//! began otherwise.
//!
//! The mark is a setting of the start-up packet. <https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNECT-OPTIONS>

use std::hash::{BuildHasher, Hasher, RandomState};

use crate::error::{Error, ServerError};
use crate::settings::Settings;

/// One that no other session has.
pub(crate) fn mark() -> String {
    let mut hasher = RandomState::new().build_hasher();
    hasher.write_u32(std::process::id());
    format!("{:016x}", hasher.finish())
}

/// The settings with a mark.
pub(super) fn marked(settings: &Settings, mark: &str) -> Settings {
    let mut marked = settings.clone();
    let own = settings.config.get_options().unwrap_or_default();
    marked.config.options(format!("{own} -c arcoiris.session={mark}").trim_start());
    marked
}

/// Whether somebody in between refuses settings in the start-up packet, as PgBouncer does ("unsupported startup parameter").
pub(super) fn is_refused(error: &Error) -> bool {
    #[expect(clippy::wildcard_enum_match_arm, reason = "all others come from elsewhere than connecting")]
    let source = match error {
        Error::Refused { source, .. } => source,
        _ => return false,
    };
    let told = source.downcast_ref::<ServerError>();
    told.is_some_and(|told| {
        matches!(told.code.as_str(), "08P01" | "0A000")
            && ["startup parameter", "options"].iter().any(|it| told.message.contains(it))
    })
}
