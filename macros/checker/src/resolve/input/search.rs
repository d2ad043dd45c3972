//! Text search, paths into documents, and other texts of which only the plain forms are decided.
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

/// A path of members and elements, with filters and a comparison of the plain kind.
pub(super) fn path(text: &str) -> Input {
    let body = text.trim();
    let body = body.strip_prefix("lax ").or_else(|| body.strip_prefix("strict ")).unwrap_or(body);
    let mut rest = body.trim_start();
    match predicate(&mut rest, '$') {
        Some(()) if rest.trim().is_empty() => Input::Taken,
        _ => Input::Undecided,
    }
}

/// Paths compared with constants, joined by `&&` and `||`; a path alone too.
fn predicate(rest: &mut &str, root: char) -> Option<()> {
    loop {
        *rest = rest.trim_start();
        accessors(rest, root)?;
        let operator =
            ["==", "!=", "<>", "<=", ">=", "<", ">"].into_iter().find(|it| rest.trim_start().starts_with(it));
        if let Some(operator) = operator {
            *rest = rest.trim_start().strip_prefix(operator)?.trim_start();
            constant(rest)?;
        }
        let after = rest.trim_start();
        match after.strip_prefix("&&").or_else(|| after.strip_prefix("||")) {
            // Only comparisons are joined.
            Some(after) if operator.is_some() => *rest = after,
            Some(_) => return None,
            None => return Some(()),
        }
    }
}

fn constant(rest: &mut &str) -> Option<()> {
    if let Some(quoted) = rest.strip_prefix('"') {
        let (inner, after) = quoted.split_once('"')?;
        if inner.contains('\\') {
            return None;
        }
        *rest = after;
        return Some(());
    }
    let end = rest.find(|it: char| !(it.is_ascii_alphanumeric() || it == '.')).unwrap_or(rest.len());
    let (word, after) = rest.split_at_checked(end)?;
    let digits = word.split_once('.').unwrap_or((word, "0"));
    let is_number = [digits.0, digits.1]
        .iter()
        .all(|part| !part.is_empty() && part.bytes().all(|it| it.is_ascii_digit()));
    if !is_number && !matches!(word, "true" | "false" | "null")
        || word.len() > 1 && word.starts_with('0') && !word.starts_with("0.")
    {
        return None;
    }
    *rest = after;
    Some(())
}

fn accessors(rest: &mut &str, root: char) -> Option<()> {
    *rest = rest.strip_prefix(root)?;
    loop {
        if let Some(member) = rest.strip_prefix('.') {
            if let Some(after) = member.strip_prefix('*') {
                *rest = after;
                continue;
            }
            if let Some(quoted) = member.strip_prefix('"') {
                let (name, after) = quoted.split_once('"')?;
                if name.contains('\\') {
                    return None;
                }
                *rest = after;
                continue;
            }
            let end =
                member.find(|it: char| !(it.is_ascii_alphanumeric() || it == '_')).unwrap_or(member.len());
            let (name, after) = member.split_at_checked(end)?;
            // A call, or what begins with a digit, is another matter.
            if !name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_')
                || after.starts_with('(')
            {
                return None;
            }
            *rest = after;
        } else if let Some(element) = rest.strip_prefix('[') {
            let (index, after) = element.split_once(']')?;
            let digits = (1..9).contains(&index.len()) && index.bytes().all(|it| it.is_ascii_digit());
            if index != "*" && !digits {
                return None;
            }
            *rest = after;
        } else if let Some(filter) = rest.trim_start().strip_prefix('?') {
            let mut inner = filter.trim_start().strip_prefix('(')?;
            predicate(&mut inner, '@')?;
            *rest = inner.trim_start().strip_prefix(')')?;
        } else {
            return Some(());
        }
    }
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
