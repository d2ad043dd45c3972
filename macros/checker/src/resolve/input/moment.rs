//! Dates and times. What words such as `now` mean depends on when they are read; they are taken, but not known.
//! <https://www.postgresql.org/docs/15/datatype-datetime.html>

mod free;

use super::{Input, trim};

/// A calendar day, its parts in range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Day {
    year: i64,
    month: i64,
    day: i64,
}

pub(super) fn date(text: &str) -> Input {
    let body = trim(text);
    if body.eq_ignore_ascii_case("infinity") || body.eq_ignore_ascii_case("-infinity") {
        return Input::Stored(body.to_ascii_lowercase());
    }
    match day(body) {
        Parsed::Some(day) => Input::Stored(day.print()),
        Parsed::OutOfRange => out_of_range(text),
        Parsed::None => match free::decode(body) {
            // The day is the same all day long.
            Some(decoded) => match decoded.date(text) {
                Input::Now => Input::Taken,
                input @ (Input::Stored(_) | Input::Refused { .. } | Input::Taken | Input::Undecided) => input,
            },
            None => hopeless("date", text),
        },
    }
}

/// `time with time zone`: printed with its own zone, which a session may give it.
pub(super) fn time_with_zone(text: &str) -> Input {
    let body = trim(text);
    let at = body.find(['+', '-', 'Z', 'z']);
    let (clock_text, zone) = at.and_then(|at| body.split_at_checked(at)).unwrap_or((body, ""));
    match (clock(trim(clock_text)), offset(zone)) {
        (Parsed::Some(_), Some(_)) => Input::Taken,
        (Parsed::OutOfRange, Some(_)) => out_of_range(text),
        _ => Input::Undecided,
    }
}

pub(super) fn time(text: &str) -> Input {
    match clock(trim(text)) {
        Parsed::Some(micros) => Input::Stored(print_clock(micros)),
        Parsed::OutOfRange => out_of_range(text),
        Parsed::None => match free::decode(trim(text)) {
            Some(decoded) => decoded.time(),
            None => hopeless("time", text),
        },
    }
}

/// With `zoned`, a moment: printed in UTC, as a session with that time zone would.
pub(super) fn timestamp(text: &str, zoned: bool) -> Input {
    let ty = if zoned { "timestamp with time zone" } else { "timestamp" };
    let body = trim(text);
    if body.eq_ignore_ascii_case("infinity") || body.eq_ignore_ascii_case("-infinity") {
        return Input::Stored(body.to_ascii_lowercase());
    }
    let (date, rest) = match body.find(['T', 't', ' ']) {
        Some(at) => (body.get(..at).unwrap_or_default(), trim(body.get(at + 1..).unwrap_or_default())),
        None => (body, ""),
    };
    let day = match day(date) {
        Parsed::Some(day) => day,
        Parsed::OutOfRange if rest.is_empty() => return out_of_range(text),
        Parsed::OutOfRange => return Input::Undecided,
        Parsed::None => {
            return match free::decode(body) {
                Some(decoded) => decoded.timestamp(text, zoned),
                None => hopeless(ty, text),
            };
        }
    };
    let (time, zone) = match rest.find(['+', '-', 'Z', 'z']) {
        Some(at) => (trim(rest.get(..at).unwrap_or_default()), rest.get(at..).unwrap_or_default()),
        None => (rest, ""),
    };
    let micros = match if time.is_empty() && zone.is_empty() { Parsed::Some(0) } else { clock(time) } {
        Parsed::Some(micros) => micros,
        Parsed::OutOfRange if zone.is_empty() => return out_of_range(text),
        Parsed::OutOfRange | Parsed::None => {
            return free::decode(body).map_or(Input::Undecided, |decoded| decoded.timestamp(text, zoned));
        }
    };
    let Some(offset) = offset(zone) else {
        return free::decode(body).map_or(Input::Undecided, |decoded| decoded.timestamp(text, zoned));
    };
    print_moment(day, micros, zoned.then_some(offset))
}

/// A moment, in UTC if it has an offset.
fn print_moment(day: Day, micros: i64, offset: Option<i64>) -> Input {
    let total = day.number() * DAY + micros - offset.unwrap_or_default() * 1_000_000;
    let printed =
        format!("{} {}", Day::of_number(total.div_euclid(DAY)).print(), print_clock(total.rem_euclid(DAY)));
    Input::Stored(if offset.is_some() { format!("{printed}+00") } else { printed })
}

const DAY: i64 = 86_400_000_000;

enum Parsed<T> {
    Some(T),
    OutOfRange,
    None,
}

fn out_of_range(text: &str) -> Input {
    Input::refused("22008", format!("date/time field value out of range: \"{text}\""))
}

/// No form at all: nothing, or one word that is none of those that mean a moment.
fn hopeless(ty: &str, text: &str) -> Input {
    const WORDS: &[&str] =
        &["now", "today", "tomorrow", "yesterday", "epoch", "infinity", "allballs", "invalid", "current"];
    let body = trim(text);
    let one_word = body.bytes().all(|byte| byte.is_ascii_alphabetic());
    if body.is_empty() || (one_word && !WORDS.contains(&body.to_ascii_lowercase().as_str())) {
        return Input::refused("22007", format!("invalid input syntax for type {ty}: \"{text}\""));
    }
    Input::Undecided
}

/// Digits only, so many of them.
fn digits(text: &str, counts: std::ops::RangeInclusive<usize>) -> Option<i64> {
    (counts.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

/// `2026-11-22`
fn day(text: &str) -> Parsed<Day> {
    let mut parts = text.split('-');
    let (Some(year), Some(month), Some(day), None) = (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Parsed::None;
    };
    let (Some(year), Some(month), Some(day)) =
        (digits(year, 4..=4), digits(month, 1..=2), digits(day, 1..=2))
    else {
        return Parsed::None;
    };
    Day::new(year, month, day).map_or(Parsed::OutOfRange, Parsed::Some)
}

/// `09:30`, `09:30:15.25`, in microseconds
fn clock(text: &str) -> Parsed<i64> {
    let mut parts = text.split(':');
    let (Some(hour), Some(minute), second, None) = (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Parsed::None;
    };
    let (whole, fraction) = second.map_or(("0", ""), |second| second.split_once('.').unwrap_or((second, "")));
    let (Some(hour), Some(minute), Some(second)) =
        (digits(hour, 1..=2), digits(minute, 2..=2), digits(whole, 1..=2))
    else {
        return Parsed::None;
    };
    let micros = match digits(&format!("{fraction:0<6}"), 6..=6) {
        Some(micros) => micros,
        None => return Parsed::None,
    };
    let total = ((hour * 60 + minute) * 60 + second) * 1_000_000 + micros;
    if minute > 59 || second > 60 || total > DAY {
        return Parsed::OutOfRange;
    }
    // A leap second and the end of the day are other moments than they look.
    if second == 60 || total == DAY { Parsed::None } else { Parsed::Some(total) }
}

/// `+02`, `-05:30`, `Z`, or nothing: seconds east.
fn offset(text: &str) -> Option<i64> {
    let (sign, body) = match text.chars().next() {
        None => return Some(0),
        Some('Z' | 'z') => return (text.len() == 1).then_some(0),
        Some('-') => (-1, text.get(1..)?),
        Some(_) => (1, text.get(1..)?),
    };
    let (hours, minutes) = match body.split_once(':') {
        Some((hours, minutes)) => (digits(hours, 1..=2)?, digits(minutes, 2..=2)?),
        None if body.len() == 4 => (digits(body.get(..2)?, 2..=2)?, digits(body.get(2..)?, 2..=2)?),
        None => (digits(body, 1..=2)?, 0),
    };
    (hours <= 15 && minutes <= 59).then_some(sign * (hours * 60 + minutes) * 60)
}

pub(super) fn print_clock(micros: i64) -> String {
    let (seconds, rest) = (micros / 1_000_000, micros % 1_000_000);
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    let whole = format!("{hours:02}:{minutes:02}:{:02}", seconds % 60);
    if rest == 0 {
        return whole;
    }
    format!("{whole}.{}", format!("{rest:06}").trim_end_matches('0'))
}

impl Day {
    /// A day that there is.
    fn new(year: i64, month: i64, day: i64) -> Option<Self> {
        let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        let last = match month {
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => 31,
        };
        (year != 0 && (1..=12).contains(&month) && (1..=last).contains(&day)).then_some(Day {
            year,
            month,
            day,
        })
    }

    fn print(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// Days since 1970-01-01, in the proleptic Gregorian calendar.
    fn number(self) -> i64 {
        let year = if self.month <= 2 { self.year - 1 } else { self.year };
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let of_year = (153 * (self.month + if self.month > 2 { -3 } else { 9 }) + 2) / 5 + self.day - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }

    fn of_number(number: i64) -> Self {
        let number = number + 719_468;
        let era = number.div_euclid(146_097);
        let of_era = number.rem_euclid(146_097);
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted = (5 * of_year + 2) / 153;
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        Day { year: year_of_era + era * 400 + i64::from(month <= 2), month, day }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Input;
    use super::timestamp;

    #[test]
    fn a_moment_is_printed_in_utc() {
        let stored = |text: &str| Input::Stored(text.to_owned());
        assert_eq!(timestamp("2026-01-01 00:30:00+02", true), stored("2025-12-31 22:30:00+00"));
        assert_eq!(timestamp("2024-02-29T10:00:00.250Z", true), stored("2024-02-29 10:00:00.25+00"));
        assert_eq!(timestamp("2026-03-01", false), stored("2026-03-01 00:00:00"));
        assert_eq!(timestamp("now", true), Input::Now);
        assert_eq!(timestamp("now()", false), Input::Now);
        assert_eq!(timestamp("today", false), Input::Taken);
        assert_eq!(timestamp("Jan 2, 2026 3:04 PM", false), stored("2026-01-02 15:04:00"));
        assert_eq!(timestamp("1/2/2026", false), stored("2026-01-02 00:00:00"));
        assert_eq!(timestamp("20260102T030405", false), stored("2026-01-02 03:04:05"));
        assert_eq!(timestamp("2026-01-02 03:04:05 UTC", true), stored("2026-01-02 03:04:05+00"));
        assert_eq!(timestamp("epoch", false), stored("1970-01-01 00:00:00"));
    }
}
