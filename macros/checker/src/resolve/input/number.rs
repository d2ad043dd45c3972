//! Numbers. <https://www.postgresql.org/docs/15/datatype-numeric.html>

use super::{Input, trim};

/// A whole number within bounds.
pub(super) fn integer(ty: &str, least: i64, most: i64, text: &str) -> Input {
    let body = trim(text);
    let digits = body.strip_prefix(['-', '+']).unwrap_or(body);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Input::syntax(ty, text);
    }
    match body.strip_prefix('+').unwrap_or(body).parse::<i64>() {
        Ok(value) if (least..=most).contains(&value) => Input::Stored(value.to_string()),
        _ => Input::refused("22003", format!("value \"{text}\" is out of range for type {ty}")),
    }
}

/// `numeric_in` and `numeric_out`
pub(super) fn read_numeric(text: &str) -> Input {
    let body = trim(text);
    let word = body.strip_prefix(['-', '+']).unwrap_or(body).to_ascii_lowercase();
    match word.as_str() {
        "nan" if body.len() == 3 => return Input::Stored("NaN".to_owned()),
        "inf" | "infinity" => {
            let sign = if body.starts_with('-') { "-" } else { "" };
            return Input::Stored(format!("{sign}Infinity"));
        }
        _ => {}
    }
    match numeric(body) {
        Some(printed) => Input::Stored(printed),
        None if looks_numeric(body) => Input::Undecided,
        None => Input::syntax("numeric", text),
    }
}

fn looks_numeric(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte))
        && text.matches(['e', 'E']).count() == 1
        && text.split(['e', 'E']).all(|part| part.bytes().any(|byte| byte.is_ascii_digit()))
}

/// A number in decimal digits as `numeric_out` prints it. `None` if it is none, or too long a one.
pub(crate) fn numeric(text: &str) -> Option<String> {
    let (negative, body) = match text.strip_prefix('-') {
        Some(body) => (true, body),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (mantissa, exponent) = match body.find(['e', 'E']) {
        Some(at) => (body.get(..at)?, body.get(at + 1..)?.parse::<i32>().ok()?),
        None => (body, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if (whole.is_empty() && fraction.is_empty()) || !all_digits(whole) || !all_digits(fraction) {
        return None;
    }
    if !(-1000..=1000).contains(&exponent) {
        return None;
    }
    let mut digits: Vec<char> = whole.chars().chain(fraction.chars()).collect();
    let mut point = i32::try_from(whole.len()).ok()? + exponent;
    while point < 0 {
        digits.insert(0, '0');
        point += 1;
    }
    let point = usize::try_from(point).ok()?;
    while digits.len() < point {
        digits.push('0');
    }
    let (whole, fraction) = digits.split_at_checked(point)?;
    let whole: String = whole.iter().collect();
    let fraction: String = fraction.iter().collect();
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let is_zero = whole == "0" && fraction.bytes().all(|byte| byte == b'0');
    let sign = if negative && !is_zero { "-" } else { "" };
    Some(if fraction.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}.{fraction}") })
}

/// `$1,234.50`: how it is printed hangs on `lc_monetary`.
pub(super) fn money(text: &str) -> Input {
    let body = trim(text);
    let body = body.strip_prefix(['-', '+']).unwrap_or(body);
    let body = body.strip_prefix('$').unwrap_or(body);
    let (whole, fraction) = body.split_once('.').unwrap_or((body, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let whole = whole.replace(',', "");
    if (1..=15).contains(&whole.len()) && digits(&whole) && fraction.len() <= 2 && digits(fraction) {
        Input::Taken
    } else {
        Input::Undecided
    }
}

/// `oidin`
pub(super) fn oid(text: &str) -> Input {
    let body = trim(text);
    if body.is_empty()
        || !body.strip_prefix(['-', '+']).unwrap_or(body).bytes().all(|byte| byte.is_ascii_digit())
    {
        return Input::syntax("oid", text);
    }
    match body.parse::<u32>() {
        Ok(value) => Input::Stored(value.to_string()),
        Err(_) => Input::Undecided,
    }
}

/// A floating-point number of so few digits that it is printed as it is read.
pub(super) fn float(ty: &str, precision: usize, text: &str) -> Input {
    let body = trim(text);
    match body.strip_prefix(['-', '+']).unwrap_or(body).to_ascii_lowercase().as_str() {
        "nan" if body.len() == 3 => return Input::Stored("NaN".to_owned()),
        "inf" | "infinity" => {
            let sign = if body.starts_with('-') { "-" } else { "" };
            return Input::Stored(format!("{sign}Infinity"));
        }
        _ => {}
    }
    let Some(printed) = numeric(body) else {
        return if looks_numeric(body) || body.to_ascii_lowercase().contains('x') {
            ordinary(body)
        } else {
            Input::syntax(ty, text)
        };
    };
    let digits = printed.trim_start_matches('-').replace('.', "");
    if digits.trim_start_matches('0').len() > precision
        || digits.len() > 16
        || printed == "0" && body.starts_with('-')
    {
        return ordinary(body);
    }
    // The shortest form has no zeros at its end.
    let printed = match printed.split_once('.') {
        Some((whole, fraction)) => {
            let fraction = fraction.trim_end_matches('0');
            if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }
        }
        None => printed,
    };
    // Below 0.0001 and from 10^precision on, it is printed with an exponent.
    let small = printed.trim_start_matches('-').starts_with("0.0000");
    if small || printed.trim_start_matches('-').split('.').next().is_some_and(|whole| whole.len() > precision)
    {
        return ordinary(body);
    }
    Input::Stored(printed)
}

/// A number that is far from the ends of its type, printed in another form than it was written.
fn ordinary(text: &str) -> Input {
    match text.parse::<f32>() {
        Ok(value)
            if value.is_finite() && (value == 0.0 || value.abs() > 1e-30) && !text.contains(['x', 'X']) =>
        {
            Input::Taken
        }
        _ => Input::Undecided,
    }
}

#[cfg(test)]
mod tests {
    use super::numeric;

    #[test]
    fn numbers_are_printed_with_the_scale_that_they_were_written_with() {
        for (text, printed) in [
            ("1.50", "1.50"),
            (".5", "0.5"),
            ("5.", "5"),
            ("1e3", "1000"),
            ("1.5e-3", "0.0015"),
            ("-0", "0"),
            ("007", "7"),
        ] {
            assert_eq!(numeric(text).as_deref(), Some(printed), "{text}");
        }
        assert_eq!(numeric("1.2.3"), None);
        assert_eq!(numeric(""), None);
    }
}
