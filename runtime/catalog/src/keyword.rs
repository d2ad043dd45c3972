//! The words that PostgreSQL quotes when it prints a name.

/// Keywords of PostgreSQL 15 that are not unreserved, sorted: `quote_identifier` quotes exactly these.
/// <https://www.postgresql.org/docs/15/sql-keywords-appendix.html>
const QUOTED: &[&str] = &[
    "all",
    "analyse",
    "analyze",
    "and",
    "any",
    "array",
    "as",
    "asc",
    "asymmetric",
    "authorization",
    "between",
    "bigint",
    "binary",
    "bit",
    "boolean",
    "both",
    "case",
    "cast",
    "char",
    "character",
    "check",
    "coalesce",
    "collate",
    "collation",
    "column",
    "concurrently",
    "constraint",
    "create",
    "cross",
    "current_catalog",
    "current_date",
    "current_role",
    "current_schema",
    "current_time",
    "current_timestamp",
    "current_user",
    "dec",
    "decimal",
    "default",
    "deferrable",
    "desc",
    "distinct",
    "do",
    "else",
    "end",
    "except",
    "exists",
    "extract",
    "false",
    "fetch",
    "float",
    "for",
    "foreign",
    "freeze",
    "from",
    "full",
    "grant",
    "greatest",
    "group",
    "grouping",
    "having",
    "ilike",
    "in",
    "initially",
    "inner",
    "inout",
    "int",
    "integer",
    "intersect",
    "interval",
    "into",
    "is",
    "isnull",
    "join",
    "lateral",
    "leading",
    "least",
    "left",
    "like",
    "limit",
    "localtime",
    "localtimestamp",
    "national",
    "natural",
    "nchar",
    "none",
    "normalize",
    "not",
    "notnull",
    "null",
    "nullif",
    "numeric",
    "offset",
    "on",
    "only",
    "or",
    "order",
    "out",
    "outer",
    "overlaps",
    "overlay",
    "placing",
    "position",
    "precision",
    "primary",
    "real",
    "references",
    "returning",
    "right",
    "row",
    "select",
    "session_user",
    "setof",
    "similar",
    "smallint",
    "some",
    "substring",
    "symmetric",
    "table",
    "tablesample",
    "then",
    "time",
    "timestamp",
    "to",
    "trailing",
    "treat",
    "trim",
    "true",
    "union",
    "unique",
    "user",
    "using",
    "values",
    "varchar",
    "variadic",
    "verbose",
    "when",
    "where",
    "window",
    "with",
    "xmlattributes",
    "xmlconcat",
    "xmlelement",
    "xmlexists",
    "xmlforest",
    "xmlnamespaces",
    "xmlparse",
    "xmlpi",
    "xmlroot",
    "xmlserialize",
    "xmltable",
];

/// For each first letter of [`QUOTED`] the lengths that its words have, a bit each: nearly every other name is told apart by it without a comparison.
#[expect(
    clippy::indexing_slicing,
    reason = "evaluated when this crate is compiled: an index out of bounds is an error there"
)]
const LENGTHS: [u32; 26] = {
    let mut lengths = [0; 26];
    let mut index = 0;
    while index < QUOTED.len() {
        let word = QUOTED[index].as_bytes();
        lengths[(word[0] - b'a') as usize] |= 1 << word.len();
        index += 1;
    }
    lengths
};

/// Whether `quote_ident` would put this name between quotes.
pub(crate) fn needs_quotes(name: &str) -> bool {
    let plain = name.bytes().enumerate().all(|(index, byte)| match byte {
        b'a'..=b'z' | b'_' => true,
        b'0'..=b'9' => index > 0,
        _ => false,
    });
    name.is_empty() || !plain || may_be_quoted(name) && QUOTED.binary_search(&name).is_ok()
}

/// Whether a word of [`QUOTED`] begins with this letter and has this length.
fn may_be_quoted(name: &str) -> bool {
    let first = name.bytes().next().and_then(|first| first.checked_sub(b'a'));
    let lengths = first.and_then(|letter| LENGTHS.get(usize::from(letter)));
    lengths.is_some_and(|lengths| name.len() < 32 && lengths >> name.len() & 1 == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reserved_word_is_quoted_and_its_neighbours_are_not() {
        for word in QUOTED {
            assert!(needs_quotes(word), "{word}");
            assert!(!needs_quotes(&format!("{word}_")), "{word}_");
            assert!(needs_quotes(&word.to_uppercase()), "{word} in capitals");
        }
        for name in ["sales", "_", "post", "a1", &"a".repeat(63)] {
            assert!(!needs_quotes(name), "{name}");
        }
        for name in ["", "1a", "a b", "é", "a\"b"] {
            assert!(needs_quotes(name), "{name}");
        }
    }
}
