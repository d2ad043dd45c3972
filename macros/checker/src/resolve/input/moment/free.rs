//! Dates and times in other forms than ISO's: `ParseDateTime` and `DecodeDateTime`, with `DateStyle` `MDY` as a server has it.
//! <https://www.postgresql.org/docs/15/datetime-appendix.html>

use super::super::Input;
use super::{Day, Parsed, clock, offset, out_of_range, print_clock, print_moment};

/// What the parts of a text say.
#[derive(Debug, Default)]
pub(super) struct Decoded {
    year: Option<i64>,
    month: Option<i64>,
    day: Option<i64>,
    micros: Option<i64>,
    /// Seconds east.
    offset: Option<i64>,
    /// `am` is false, `pm` true.
    afternoon: Option<bool>,
    /// `now`
    now: bool,
    /// `now`, `today`, …
    relative: bool,
    epoch: bool,
    failed: bool,
}

const MONTHS: &[&str] = &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const LONG_MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: &[&str] = &[
    "mon",
    "monday",
    "tue",
    "tues",
    "tuesday",
    "wed",
    "weds",
    "wednesday",
    "thu",
    "thur",
    "thurs",
    "thursday",
    "fri",
    "friday",
    "sat",
    "saturday",
    "sun",
    "sunday",
];
/// Abbreviations that every server knows, in hours east.
const ZONES: &[(&str, i64)] = &[
    ("utc", 0),
    ("gmt", 0),
    ("z", 0),
    ("zulu", 0),
    ("est", -5),
    ("edt", -4),
    ("cst", -6),
    ("cdt", -5),
    ("mst", -7),
    ("mdt", -6),
    ("pst", -8),
    ("pdt", -7),
    ("cet", 1),
    ("cest", 2),
];

/// Decodes a text; `None` if that is not sure.
pub(super) fn decode(text: &str) -> Option<Decoded> {
    let mut decoded = Decoded::default();
    let lower = text.to_ascii_lowercase();
    let plain = lower.replace(',', " ").replace("()", " ");
    if !plain.bytes().all(|byte| byte.is_ascii_alphanumeric() || b" \t:.+-/".contains(&byte)) {
        return None;
    }
    let mut any = false;
    for field in plain.split_ascii_whitespace() {
        any = true;
        decoded.field(field)?;
    }
    any.then_some(decoded)
}

fn number(text: &str) -> Option<i64> {
    (!text.is_empty() && text.len() <= 8 && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

fn month(word: &str) -> Option<i64> {
    let short = MONTHS.iter().position(|month| *month == word);
    let found = short.or_else(|| LONG_MONTHS.iter().position(|month| *month == word));
    let found = found.or((word == "sept").then_some(8))?;
    i64::try_from(found + 1).ok()
}

/// Years of two digits are of 1970 to 2069.
fn year(text: &str) -> Option<i64> {
    let value = number(text)?;
    match text.len() {
        2 if value < 70 => Some(value + 2000),
        2 => Some(value + 1900),
        4 => Some(value),
        _ => None,
    }
}

fn put(slot: &mut Option<i64>, value: i64) -> Option<()> {
    if slot.is_some() {
        return None;
    }
    *slot = Some(value);
    Some(())
}

impl Decoded {
    fn field(&mut self, field: &str) -> Option<()> {
        match field {
            "now" | "today" | "tomorrow" | "yesterday" => {
                self.relative = true;
                self.now |= field == "now";
                return Some(());
            }
            "epoch" => {
                self.epoch = true;
                return Some(());
            }
            "am" | "pm" if self.afternoon.is_none() => {
                self.afternoon = Some(field == "pm");
                return Some(());
            }
            "allballs" => return put(&mut self.micros, 0),
            _ => {}
        }
        if WEEKDAYS.contains(&field) {
            return Some(());
        }
        if let Some(month) = month(field) {
            // `2 January`: what was taken for the month is the day.
            if let (Some(earlier), None) = (self.month, self.day) {
                self.day = Some(earlier);
                self.month = None;
            }
            return put(&mut self.month, month);
        }
        if let Some((_, hours)) = ZONES.iter().find(|(name, _)| *name == field) {
            return put(&mut self.offset, hours * 3600);
        }
        if field.contains(':') {
            return self.clock(field);
        }
        if let Some((date, time)) = field.split_once('t')
            && date.len() == 8
        {
            self.field(date)?;
            let digits = number(time)?;
            return match time.len() {
                6 => self.time_of(digits / 10_000, digits / 100 % 100, digits % 100),
                4 => self.time_of(digits / 100, digits % 100, 0),
                _ => None,
            };
        }
        let parts: Vec<&str> = field.split(['-', '/', '.']).collect();
        match parts.as_slice() {
            [only] => self.digits(only),
            [first, second, third] => self.date_of(first, second, third),
            _ => {
                let zone = offset(field)?;
                put(&mut self.offset, zone)
            }
        }
    }

    fn digits(&mut self, text: &str) -> Option<()> {
        let value = number(text)?;
        match text.len() {
            8 => {
                put(&mut self.year, value / 10_000)?;
                put(&mut self.month, value / 100 % 100)?;
                put(&mut self.day, value % 100)
            }
            4 => put(&mut self.year, value),
            1 | 2 if self.month.is_none() => put(&mut self.month, value),
            1 | 2 if self.day.is_none() => put(&mut self.day, value),
            2 => {
                let year = year(text)?;
                put(&mut self.year, year)
            }
            _ => None,
        }
    }

    /// `2026/1/2`, `1/2/2026`, `2-Jan-2026`
    fn date_of(&mut self, first: &str, second: &str, third: &str) -> Option<()> {
        let (written_year, written_month, written_day) = if let Some(named) = month(second) {
            if first.len() == 4 {
                (number(first)?, named, number(third)?)
            } else {
                (year(third)?, named, number(first)?)
            }
        } else if let Some(named) = month(first) {
            (year(third)?, named, number(second)?)
        } else if first.len() == 4 {
            (number(first)?, number(second)?, number(third)?)
        } else if first.len() <= 2 && second.len() <= 2 {
            (year(third)?, number(first)?, number(second)?)
        } else {
            return None;
        };
        put(&mut self.year, written_year)?;
        put(&mut self.month, written_month)?;
        put(&mut self.day, written_day)
    }

    fn clock(&mut self, field: &str) -> Option<()> {
        let at = field.find(['+', '-', 'z']).or_else(|| field.find("am")).or_else(|| field.find("pm"));
        let (time, rest) = at.and_then(|at| field.split_at_checked(at)).unwrap_or((field, ""));
        match rest {
            "" => {}
            "am" | "pm" => self.afternoon = Some(rest == "pm"),
            zone => {
                let zone = offset(zone)?;
                put(&mut self.offset, zone)?;
            }
        }
        match clock(time) {
            Parsed::Some(micros) => put(&mut self.micros, micros),
            Parsed::OutOfRange => {
                self.failed = true;
                Some(())
            }
            Parsed::None => None,
        }
    }

    fn time_of(&mut self, hours: i64, minutes: i64, seconds: i64) -> Option<()> {
        if hours > 23 || minutes > 59 || seconds > 59 {
            self.failed = true;
            return Some(());
        }
        put(&mut self.micros, ((hours * 60 + minutes) * 60 + seconds) * 1_000_000)
    }

    /// The time of the day, with `am` and `pm`.
    fn micros(&self) -> Option<i64> {
        const HOUR: i64 = 3_600_000_000;
        let micros = self.micros.unwrap_or_default();
        match self.afternoon {
            None => Some(micros),
            Some(_) if micros >= 13 * HOUR => None,
            Some(true) if micros < 12 * HOUR => Some(micros + 12 * HOUR),
            Some(false) if micros >= 12 * HOUR => Some(micros - 12 * HOUR),
            Some(_) => Some(micros),
        }
    }

    fn whole_day(&self) -> Option<Result<Day, ()>> {
        let (year, month, day) = (self.year?, self.month?, self.day?);
        Some(Day::new(year, month, day).ok_or(()))
    }

    pub(super) fn date_only(&self) -> bool {
        self.micros.is_none() && self.afternoon.is_none()
    }

    pub(super) fn date(&self, text: &str) -> Input {
        self.timestamp_of(text, |day, _| Input::Stored(day.print()))
    }

    pub(super) fn time(&self) -> Input {
        match (self.failed, self.micros, self.micros()) {
            (false, Some(_), Some(micros)) if self.year.is_none() && self.month.is_none() => {
                Input::Stored(print_clock(micros))
            }
            (false, _, _) if self.relative && !self.date_only() => Input::Undecided,
            (false, None, _) if self.relative => Input::Taken,
            _ => Input::Undecided,
        }
    }

    pub(super) fn timestamp(&self, text: &str, zoned: bool) -> Input {
        let offset = self.offset.unwrap_or_default();
        self.timestamp_of(text, |day, micros| print_moment(day, micros, zoned.then_some(offset)))
    }

    fn timestamp_of(&self, text: &str, print: impl Fn(Day, i64) -> Input) -> Input {
        let dated = self.year.is_some() || self.month.is_some() || self.day.is_some();
        if self.failed {
            return out_of_range(text);
        }
        if self.relative || self.epoch {
            if dated || self.relative && self.epoch {
                return Input::Undecided;
            }
            return match (self.epoch, Day::new(1970, 1, 1)) {
                (true, Some(day)) if self.micros.is_none() => print(day, 0),
                (true, _) => Input::Undecided,
                (false, _) if self.now && self.micros.is_none() && self.offset.is_none() => Input::Now,
                (false, _) => Input::Taken,
            };
        }
        match (self.whole_day(), self.micros()) {
            (Some(Ok(day)), Some(micros)) => print(day, micros),
            (Some(Err(())), _) | (Some(_), None) => out_of_range(text),
            (None, _) => Input::Undecided,
        }
    }
}
