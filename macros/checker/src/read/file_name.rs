//! What a revision file is called: `<revision>_<slug>.sql`.

use super::problem::{MISNAMED, at};
use crate::problem::Problem;
use crate::revision::Revision;

/// Alembic's `truncate_slug_length`.
const SLUG: usize = 40;

/// The name of a revision's file: `9c1b7e60aa12_add_a_tip_to_every_sale.sql`.
#[must_use]
pub fn file_name(id: &str, message: &str) -> String {
    format!("{id}_{}.sql", slug(message))
}

/// The words of a message's first line, in lower case, with `_` between them, as Alembic makes it; `revision` if there are none.
#[must_use]
pub fn slug(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default().to_lowercase();
    let words = line.split(|character: char| !(character.is_ascii_alphanumeric() || character == '_'));
    let mut slug = String::new();
    for word in words.filter(|word| !word.is_empty()) {
        let length = slug.len() + usize::from(!slug.is_empty()) + word.len();
        if length > SLUG && !slug.is_empty() {
            break;
        }
        if !slug.is_empty() {
            slug.push('_');
        }
        slug.push_str(word);
    }
    slug.truncate(SLUG);
    if slug.is_empty() { "revision".to_owned() } else { slug }
}

/// Whether a file's name is its revision's. Inline revisions stand in a Rust file, which has a name of its own.
pub(super) fn judge(revision: &Revision) -> Option<Problem> {
    let path = &revision.source.path;
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let stem = name.strip_suffix(".sql")?;
    let id = &revision.id.value;
    let slug = stem.strip_prefix(id.as_str()).and_then(|rest| rest.strip_prefix('_'));
    let plain = |slug: &str| {
        !slug.is_empty()
            && slug.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-')
    };
    if slug.is_some_and(plain) {
        return None;
    }
    let title = format!("`{name}` is not named after its revision, `{id}`");
    let mut found = at(MISNAMED, title, &revision.source, revision.id.span);
    found.help.push(format!("rename the file to `{}`", file_name(id, &revision.message)));
    Some(found)
}
