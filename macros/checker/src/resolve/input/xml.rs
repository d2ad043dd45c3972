//! XML: content that is sure to be well formed. <https://www.postgresql.org/docs/15/datatype-xml.html>

use super::Input;

/// `xml_in` with `xmloption` `content`.
pub(super) fn read(text: &str) -> Input {
    if text.contains(['&', '\0']) || text.contains("<!") || text.contains("<?") {
        return Input::Undecided;
    }
    if !text.contains('<') {
        // Text alone is content.
        return if text.contains('>') { Input::Undecided } else { Input::Stored(text.to_owned()) };
    }
    match elements(text) {
        Some(true) => Input::Stored(text.to_owned()),
        Some(false) => Input::refused("2200N", "invalid XML content"),
        None => Input::Undecided,
    }
}

/// Whether every element is closed by its own name; `None` for what is not plain.
fn elements(text: &str) -> Option<bool> {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find('<') {
        let tag = rest.get(at + 1..)?;
        let end = tag.find('>')?;
        let inside = tag.get(..end)?;
        rest = tag.get(end + 1..)?;
        if let Some(name) = inside.strip_prefix('/') {
            let name = name.trim_end();
            match open.pop() {
                Some(opened) if opened == name => {}
                _ => return Some(false),
            }
            continue;
        }
        let (inside, closed) = match inside.strip_suffix('/') {
            Some(inside) => (inside, true),
            None => (inside, false),
        };
        let end = inside.find(char::is_whitespace).unwrap_or(inside.len());
        let (name, attributes) = inside.split_at_checked(end)?;
        let plain = |name: &str| {
            name.chars().next().is_some_and(|first| first.is_ascii_alphabetic() || first == '_')
                && name.chars().all(|character| {
                    character.is_ascii_alphanumeric() || matches!(character, '_' | '-' | '.')
                })
        };
        if !plain(name) || !attributes.trim().is_empty() && !are_attributes(attributes, plain) {
            return None;
        }
        if !closed {
            open.push(name);
        }
    }
    Some(open.is_empty())
}

fn are_attributes(text: &str, plain: impl Fn(&str) -> bool) -> bool {
    let mut rest = text.trim();
    let mut seen: Vec<&str> = Vec::new();
    while !rest.is_empty() {
        let Some((name, value)) = rest.split_once('=') else { return false };
        let Some(quote) = value.chars().next().filter(|quote| matches!(quote, '"' | '\'')) else {
            return false;
        };
        let value = value.get(1..).unwrap_or_default();
        let Some((_, after)) = value.split_once(quote) else { return false };
        if !plain(name)
            || seen.contains(&name)
            || !(after.is_empty() || after.starts_with(char::is_whitespace))
        {
            return false;
        }
        seen.push(name);
        rest = after.trim_start();
    }
    true
}
