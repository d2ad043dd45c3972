//! Text search and other texts of which only the plain forms are decided.
//! <https://www.postgresql.org/docs/15/datatype-textsearch.html>

use super::Input;

/// Words, each with positions at most.
pub(super) fn vector(text: &str) -> Input {
    let plain = |character: char| !matches!(character, '\'' | '\\' | ':');
    if text.chars().all(plain) { Input::Taken } else { Input::Undecided }
}

/// Words joined by `&`, `|` and `<->`, each with `!` before it at most.
pub(crate) fn query(text: &str) -> Input {
    let spaced = text.replace("<->", " <-> ").replace(['&'], " & ").replace(['|'], " | ").replace('!', " ! ");
    let spaced = spaced.replace('(', " ( ").replace(')', " ) ");
    let mut expects_word = true;
    let mut depth = 0i32;
    let mut any = false;
    for token in spaced.split_whitespace() {
        any = true;
        match token {
            "&" | "|" | "<->" if !expects_word => expects_word = true,
            "!" if expects_word => {}
            "(" if expects_word => depth += 1,
            ")" if !expects_word && depth > 0 => depth -= 1,
            word if expects_word => {
                let stem = word.strip_suffix(":*").unwrap_or(word);
                if stem.is_empty()
                    || !stem.chars().all(|character| character.is_alphanumeric() || character == '_')
                {
                    return Input::Undecided;
                }
                expects_word = false;
            }
            _ => return Input::Undecided,
        }
    }
    if any && (expects_word || depth != 0) { Input::Undecided } else { Input::Taken }
}

/// `16/B374D848`
pub(super) fn is_lsn(text: &str) -> bool {
    let digits =
        |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    text.split_once('/').is_some_and(|(high, low)| digits(high) && digits(low))
}

/// `a=>1, "b"=>"c"`
pub(super) fn is_hstore(text: &str) -> bool {
    let word = |part: &str| {
        let part = part.trim();
        match part.strip_prefix('"') {
            Some(quoted) => quoted
                .strip_suffix('"')
                .is_some_and(|inner| !inner.contains(['"', '\\', ',']) && !inner.contains("=>")),
            None => {
                !part.is_empty()
                    && part
                        .bytes()
                        .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-'))
            }
        }
    };
    text.split(',').all(|pair| pair.split_once("=>").is_some_and(|(key, value)| word(key) && word(value)))
}
