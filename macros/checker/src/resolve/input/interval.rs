//! Intervals. <https://www.postgresql.org/docs/15/datatype-datetime.html#DATATYPE-INTERVAL-INPUT>

use super::{Input, trim};

/// Reads an interval of whole units (fractions of seconds, minutes and hours too), as `IntervalStyle` `postgres` prints it.
pub(super) fn read(text: &str, modifier: i32) -> Input {
    let body = trim(text);
    if modifier >= 0 {
        return restricted(body, modifier);
    }
    if body.is_empty()
        || body.bytes().all(|byte| byte.is_ascii_alphabetic()) && !body.starts_with(['P', 'p', 'i', 'I'])
    {
        return Input::refused("22007", format!("invalid input syntax for type interval: \"{text}\""));
    }
    match units(body, "s") {
        Some(interval) => Input::Stored(interval.print()),
        None if designated(body) || loose(body) => Input::Taken,
        None => Input::Undecided,
    }
}

/// An interval restricted to fields, or of a precision (`intervaltypmodin`, `AdjustIntervalForTypmod`).
fn restricted(text: &str, modifier: i32) -> Input {
    const YEAR: i32 = 1 << 2;
    const MONTH: i32 = 1 << 1;
    const DAY: i32 = 1 << 3;
    const HOUR: i32 = 1 << 10;
    const MINUTE: i32 = 1 << 11;
    const SECOND: i32 = 1 << 12;
    let (fields, precision) = ((modifier >> 16) & 0x7fff, modifier & 0xffff);
    let all = fields == 0x7fff;
    let least = if all || fields & SECOND != 0 {
        SECOND
    } else {
        [MINUTE, HOUR, DAY, MONTH, YEAR].into_iter().find(|field| fields & field != 0).unwrap_or(SECOND)
    };
    let word = match least {
        MINUTE => "m",
        HOUR => "h",
        DAY => "d",
        MONTH => "mon",
        YEAR => "y",
        _ => "s",
    };
    // Two parts of a clock are minutes and seconds there.
    if fields == MINUTE | SECOND && text.contains(':') {
        return Input::Undecided;
    }
    let Some(mut interval) = units(text, word) else {
        let plain = text.parse::<i32>().is_ok();
        return if plain { Input::Taken } else { Input::Undecided };
    };
    let cut = |value: i64, unit: i64| value - value % unit;
    let unit = match least {
        YEAR | MONTH | DAY => 0,
        HOUR => 3_600_000_000,
        MINUTE => 60_000_000,
        _ => 1,
    };
    interval.micros = if unit == 0 { 0 } else { cut(interval.micros, unit) };
    if matches!(least, YEAR | MONTH) {
        interval.days = 0;
    }
    if least == YEAR {
        interval.months = cut(interval.months, 12);
    }
    if precision < 6 {
        let unit = 10_i64.pow(6 - u32::try_from(precision).unwrap_or(0));
        let half = if interval.micros < 0 { -unit / 2 } else { unit / 2 };
        interval.micros = cut(interval.micros + half, unit);
    }
    Input::Stored(interval.print())
}

/// `P1Y2M3DT4H5M6S`
fn designated(text: &str) -> bool {
    let Some(body) = text.strip_prefix('P') else { return false };
    let (date, time) = body.split_once('T').map_or((body, None), |(date, time)| (date, Some(time)));
    let in_order = |part: &str, units: &str| {
        let (mut rest, mut units) = (part, units);
        while !rest.is_empty() {
            let end = rest.find(|character: char| !character.is_ascii_digit()).unwrap_or(rest.len());
            let (Some(digits), Some(unit)) =
                (rest.get(..end), rest.get(end..).and_then(|rest| rest.chars().next()))
            else {
                return false;
            };
            let Some(at) = units.find(unit) else { return false };
            if digits.is_empty() || digits.len() > 6 {
                return false;
            }
            units = units.get(at + 1..).unwrap_or_default();
            rest = rest.get(end + 1..).unwrap_or_default();
        }
        true
    };
    (!date.is_empty() || time.is_some_and(|time| !time.is_empty()))
        && in_order(date, "YMWD")
        && time.is_none_or(|time| !time.is_empty() && in_order(time, "HMS"))
}

/// Numbers with units, fractions and `ago` too.
fn loose(text: &str) -> bool {
    const UNITS: &[&str] = &[
        "year",
        "years",
        "yr",
        "yrs",
        "mon",
        "mons",
        "month",
        "months",
        "week",
        "weeks",
        "day",
        "days",
        "hour",
        "hours",
        "hr",
        "hrs",
        "min",
        "mins",
        "minute",
        "minutes",
        "sec",
        "secs",
        "second",
        "seconds",
        "decade",
        "decades",
        "century",
        "centuries",
        "d",
        "h",
        "m",
        "s",
        "y",
        "w",
    ];
    let text = text.trim_start_matches("@ ").to_ascii_lowercase();
    let text = text.strip_suffix(" ago").unwrap_or(&text);
    let mut words = text.split_ascii_whitespace();
    let mut any = false;
    while let Some(word) = words.next() {
        let end = word.find(|character: char| character.is_ascii_alphabetic()).unwrap_or(word.len());
        let Some((number, unit)) = word.split_at_checked(end) else { return false };
        let unit = if unit.is_empty() { words.next().unwrap_or("s") } else { unit };
        let small = number.len() <= 9 && number.parse::<f64>().is_ok_and(|value| value.abs() < 100_000.0);
        if !small || !UNITS.contains(&unit) {
            return false;
        }
        any = true;
    }
    any
}

#[derive(Debug, Default)]
struct Interval {
    months: i64,
    days: i64,
    micros: i64,
}

/// Numbers with units; a number alone is of the one that is given.
fn units(text: &str, alone: &str) -> Option<Interval> {
    let mut interval = Interval::default();
    let mut words = text.split([' ', '\t', '\n']).filter(|word| !word.is_empty());
    while let Some(word) = words.next() {
        if word.contains(':') {
            interval.micros = interval.micros.checked_add(clock(word)?)?;
            continue;
        }
        let end = word.find(|character: char| character.is_ascii_alphabetic()).unwrap_or(word.len());
        let (number, unit) = word.split_at_checked(end)?;
        let unit = if unit.is_empty() { words.next().unwrap_or(alone) } else { unit };
        let micros = millionths(number)?;
        let whole = || (micros % 1_000_000 == 0).then_some(micros / 1_000_000);
        match unit.to_ascii_lowercase().as_str() {
            "y" | "yr" | "yrs" | "year" | "years" => interval.months += whole()?.checked_mul(12)?,
            "mon" | "mons" | "month" | "months" => interval.months += whole()?,
            "w" | "week" | "weeks" => interval.days += whole()?.checked_mul(7)?,
            "d" | "day" | "days" => interval.days += whole()?,
            "h" | "hr" | "hrs" | "hour" | "hours" => interval.micros += micros.checked_mul(3600)?,
            "m" | "min" | "mins" | "minute" | "minutes" => interval.micros += micros.checked_mul(60)?,
            "s" | "sec" | "secs" | "second" | "seconds" => interval.micros += micros,
            "ms" | "msec" | "msecs" | "millisecond" | "milliseconds" => {
                interval.micros += whole()?.checked_mul(1000)?
            }
            "us" | "usec" | "usecs" | "microsecond" | "microseconds" => interval.micros += whole()?,
            _ => return None,
        }
    }
    let small = |value: i64| value.abs() < i64::from(i32::MAX);
    (small(interval.months) && small(interval.days)).then_some(interval)
}

/// A decimal number in millionths.
fn millionths(text: &str) -> Option<i64> {
    let (sign, body) = match text.strip_prefix('-') {
        Some(body) => (-1, body),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let (whole, fraction) = body.split_once('.').unwrap_or((body, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 9 || fraction.len() > 6 || !digits(whole) || !digits(fraction) {
        return None;
    }
    let fraction: i64 = format!("{fraction:0<6}").parse().ok()?;
    Some(sign * (whole.parse::<i64>().ok()? * 1_000_000 + fraction))
}

/// `02:30`, `-02:30:15.5`
fn clock(text: &str) -> Option<i64> {
    let (sign, body) = match text.strip_prefix('-') {
        Some(body) => (-1, body),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let parts: Vec<&str> = body.split(':').collect();
    let (hours, minutes, seconds) = match parts.as_slice() {
        [hours, minutes] => (*hours, *minutes, "0"),
        [hours, minutes, seconds] => (*hours, *minutes, *seconds),
        _ => return None,
    };
    let (hours, minutes, seconds) = (millionths(hours)?, millionths(minutes)?, millionths(seconds)?);
    let fits = |value: i64| (0..60_000_000).contains(&value);
    // Two parts with a fraction are minutes and seconds.
    let whole = hours % 1_000_000 == 0 && minutes % 1_000_000 == 0 && hours >= 0;
    (whole && fits(minutes) && fits(seconds)).then_some(sign * (hours * 3600 + minutes * 60 + seconds))
}

impl Interval {
    /// `EncodeInterval` in the style `postgres`: a sign is written again after a negative part.
    fn print(&self) -> String {
        let mut parts = Vec::new();
        let mut negative = false;
        for (value, one, many) in [
            (self.months / 12, "year", "years"),
            (self.months % 12, "mon", "mons"),
            (self.days, "day", "days"),
        ] {
            if value != 0 {
                let sign = if negative && value > 0 { "+" } else { "" };
                let unit = if value == 1 { one } else { many };
                parts.push(format!("{sign}{value} {unit}"));
                negative = value < 0;
            }
        }
        if self.micros != 0 || parts.is_empty() {
            let sign = if self.micros < 0 {
                "-"
            } else if negative {
                "+"
            } else {
                ""
            };
            parts.push(format!("{sign}{}", super::moment::print_clock(self.micros.abs())));
        }
        parts.join(" ")
    }
}
