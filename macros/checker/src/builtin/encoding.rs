//! Encodings by their names, and the conversions between them that PostgreSQL brings.
//! <https://www.postgresql.org/docs/15/multibyte.html>

use super::{fields, lines_starting};

const CONVERSIONS: &str = include_str!("conversions.txt");

/// The names that encodings go by (`pg_encname_tbl`), without what is no letter or digit.
const NAMES: &[(&str, &str)] = &[
    ("abc", "WIN1258"),
    ("alt", "WIN866"),
    ("big5", "BIG5"),
    ("euccn", "EUC_CN"),
    ("eucjis2004", "EUC_JIS_2004"),
    ("eucjp", "EUC_JP"),
    ("euckr", "EUC_KR"),
    ("euctw", "EUC_TW"),
    ("gb18030", "GB18030"),
    ("gbk", "GBK"),
    ("iso885910", "LATIN6"),
    ("iso885913", "LATIN7"),
    ("iso885914", "LATIN8"),
    ("iso885915", "LATIN9"),
    ("iso885916", "LATIN10"),
    ("iso88591", "LATIN1"),
    ("iso88592", "LATIN2"),
    ("iso88593", "LATIN3"),
    ("iso88594", "LATIN4"),
    ("iso88595", "ISO_8859_5"),
    ("iso88596", "ISO_8859_6"),
    ("iso88597", "ISO_8859_7"),
    ("iso88598", "ISO_8859_8"),
    ("iso88599", "LATIN5"),
    ("johab", "JOHAB"),
    ("koi8", "KOI8R"),
    ("koi8r", "KOI8R"),
    ("koi8u", "KOI8U"),
    ("latin10", "LATIN10"),
    ("latin1", "LATIN1"),
    ("latin2", "LATIN2"),
    ("latin3", "LATIN3"),
    ("latin4", "LATIN4"),
    ("latin5", "LATIN5"),
    ("latin6", "LATIN6"),
    ("latin7", "LATIN7"),
    ("latin8", "LATIN8"),
    ("latin9", "LATIN9"),
    ("mskanji", "SJIS"),
    ("muleinternal", "MULE_INTERNAL"),
    ("shiftjis2004", "SHIFT_JIS_2004"),
    ("shiftjis", "SJIS"),
    ("sjis", "SJIS"),
    ("sqlascii", "SQL_ASCII"),
    ("tcvn5712", "WIN1258"),
    ("tcvn", "WIN1258"),
    ("uhc", "UHC"),
    ("unicode", "UTF8"),
    ("utf8", "UTF8"),
    ("vscii", "WIN1258"),
    ("win1250", "WIN1250"),
    ("win1251", "WIN1251"),
    ("win1252", "WIN1252"),
    ("win1253", "WIN1253"),
    ("win1254", "WIN1254"),
    ("win1255", "WIN1255"),
    ("win1256", "WIN1256"),
    ("win1257", "WIN1257"),
    ("win1258", "WIN1258"),
    ("win866", "WIN866"),
    ("win874", "WIN874"),
    ("win932", "SJIS"),
    ("win936", "GBK"),
    ("win949", "UHC"),
    ("win950", "BIG5"),
    ("win", "WIN1251"),
    ("windows1250", "WIN1250"),
    ("windows1251", "WIN1251"),
    ("windows1252", "WIN1252"),
    ("windows1253", "WIN1253"),
    ("windows1254", "WIN1254"),
    ("windows1255", "WIN1255"),
    ("windows1256", "WIN1256"),
    ("windows1257", "WIN1257"),
    ("windows1258", "WIN1258"),
    ("windows866", "WIN866"),
    ("windows874", "WIN874"),
    ("windows932", "SJIS"),
    ("windows936", "GBK"),
    ("windows949", "UHC"),
    ("windows950", "BIG5"),
];

/// The encoding that a name means (`pg_char_to_encoding`), as `pg_encoding_to_char` prints it.
pub(crate) fn named(name: &str) -> Option<&'static str> {
    let plain: String =
        name.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect();
    NAMES.iter().find(|(name, _)| *name == plain).map(|(_, encoding)| *encoding)
}

/// Whether `pg_catalog` has a conversion of this name.
pub(crate) fn has_conversion(name: &str) -> bool {
    lines_starting(CONVERSIONS, &[name]).next().is_some()
}

/// Whether a function is one of those that PostgreSQL's own conversions call.
pub(crate) fn is_of_system(function: &str) -> bool {
    conversions().any(|[_, called, ..]| called == function)
}

/// Whether a function of PostgreSQL's converts between two encodings.
pub(crate) fn converts(function: &str, from: &str, to: &str) -> bool {
    conversions().any(|[_, called, source, target, _]| (called, source, target) == (function, from, to))
}

fn conversions() -> impl Iterator<Item = [&'static str; 5]> {
    CONVERSIONS.lines().filter_map(fields::<5>)
}
