//! Addresses of networks. <https://www.postgresql.org/docs/15/datatype-net-types.html>

use std::net::IpAddr;

use super::Input;

/// Whole addresses, with or without a prefix length; shortened ones are not decided.
pub(super) fn inet(text: &str) -> Input {
    let Some((address, length)) = parts(text) else {
        return undecided_or("inet", text);
    };
    let most = if address.is_ipv4() { 32 } else { 128 };
    match length {
        Some(length) if length > most => Input::syntax("inet", text),
        Some(length) if length < most => Input::Stored(format!("{address}/{length}")),
        Some(_) | None => Input::Stored(address.to_string()),
    }
}

/// `cidr_in`: no bit may be set to the right of the mask.
pub(super) fn cidr(text: &str) -> Input {
    let Some((address, length)) = parts(text) else {
        return undecided_or("cidr", text);
    };
    let most = if address.is_ipv4() { 32 } else { 128 };
    let length = length.unwrap_or(most);
    if length > most {
        return Input::syntax("cidr", text);
    }
    let bits = match address {
        IpAddr::V4(it) => u128::from(it.to_bits()) << 96,
        IpAddr::V6(it) => it.to_bits(),
    };
    let mask = if length == 0 { 0 } else { u128::MAX << (128 - u32::from(length)) };
    let mask = if address.is_ipv4() && length == 32 { u128::MAX << 96 } else { mask };
    if bits & !mask != 0 {
        return Input::refused("22P02", format!("invalid cidr value: \"{text}\""));
    }
    Input::Stored(format!("{address}/{length}"))
}

fn parts(text: &str) -> Option<(IpAddr, Option<u8>)> {
    let (address, length) = match text.split_once('/') {
        Some((address, length)) => (address, Some(length)),
        None => (text, None),
    };
    let length = match length {
        Some(length) if length.bytes().all(|byte| byte.is_ascii_digit()) => Some(length.parse().ok()?),
        Some(_) => return None,
        None => None,
    };
    Some((address.parse().ok()?, length))
}

/// What has no digit and no colon is no address.
fn undecided_or(ty: &str, text: &str) -> Input {
    if text.bytes().any(|byte| byte.is_ascii_digit() || byte == b':') {
        Input::Undecided
    } else {
        Input::syntax(ty, text)
    }
}

/// `macaddr_in`: pairs of digits with one kind of mark between, or groups of them.
pub(super) fn macaddr(text: &str, bytes: usize) -> Input {
    let body = super::trim(text);
    let digits: Vec<char> = body.chars().filter(char::is_ascii_hexdigit).collect();
    let marks: Vec<char> = body.chars().filter(|character| !character.is_ascii_hexdigit()).collect();
    let one_kind = marks.windows(2).all(|pair| pair.first() == pair.last());
    let plain = marks.iter().all(|mark| matches!(mark, ':' | '-' | '.'));
    let groups: Vec<usize> = body.split([':', '-', '.']).map(str::len).collect();
    let even = groups.windows(2).all(|pair| pair.first() == pair.last());
    if digits.len() != 2 * bytes || !one_kind || !plain || !even {
        return Input::Undecided;
    }
    let pairs: Vec<String> =
        digits.chunks(2).map(|pair| pair.iter().collect::<String>().to_ascii_lowercase()).collect();
    Input::Stored(pairs.join(":"))
}
