//! The time in words, without a library for it.

use std::time::{SystemTime, UNIX_EPOCH};

/// Now, as `@created` has it: `2026-11-22 09:30:00+00`.
pub(crate) fn now() -> String {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    timestamp(seconds)
}

/// Seconds since 1970 as a timestamp of PostgreSQL's in UTC.
fn timestamp(seconds: u64) -> String {
    let (days, rest) = (seconds / 86_400, seconds % 86_400);
    let (year, month, day) = date(days);
    format!("{year:04}-{month:02}-{day:02} {:02}:{:02}:{:02}+00", rest / 3600, rest / 60 % 60, rest % 60)
}

/// The date of a day since 1970-01-01: Howard Hinnant's `civil_from_days`, whose years begin in March, so that the day that comes
/// and goes is the last. <https://howardhinnant.github.io/date_algorithms.html>
fn date(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (era * 400 + year_of_era + u64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::timestamp;

    #[test]
    fn timestamps_are_utc() {
        assert_eq!(timestamp(0), "1970-01-01 00:00:00+00");
        assert_eq!(timestamp(951_782_399), "2000-02-28 23:59:59+00");
        assert_eq!(timestamp(951_782_400), "2000-02-29 00:00:00+00");
        assert_eq!(timestamp(1_709_251_199), "2024-02-29 23:59:59+00");
        assert_eq!(timestamp(1_795_339_800), "2026-11-22 09:30:00+00");
        assert_eq!(timestamp(4_107_542_400), "2100-03-01 00:00:00+00");
    }
}
