//! Descriptions of objects as PostgreSQL words them (`constraint tips_pkey on table pos.tips`), for messages.

/// Words after which a name stands.
const KINDS: [&str; 17] = [
    "aggregate",
    "cast",
    "column",
    "constraint",
    "domain",
    "extension",
    "function",
    "index",
    "operator",
    "policy",
    "rule",
    "schema",
    "sequence",
    "table",
    "trigger",
    "type",
    "view",
];

/// The description with its names in backticks.
pub(crate) fn quoted(description: &str) -> String {
    if description.contains('"') {
        // A quoted name may hold blanks, and then there is no telling where it ends.
        return description.to_owned();
    }
    let mut words: Vec<String> = Vec::new();
    let mut name_follows = false;
    for word in description.split(' ') {
        let bare = word.trim_end_matches(',');
        let comma = word.strip_prefix(bare).unwrap_or_default();
        if name_follows && !KINDS.contains(&bare) {
            words.push(format!("`{bare}`{comma}"));
        } else {
            words.push(word.to_owned());
        }
        name_follows = KINDS.contains(&bare);
    }
    words.join(" ")
}

/// The statement that drops what is described, if that can be told.
pub(crate) fn drop_statement(description: &str) -> Option<String> {
    if description.contains('"') {
        return None;
    }
    match *description.split(' ').collect::<Vec<_>>().as_slice() {
        [
            kind @ ("table" | "index" | "sequence" | "type" | "domain" | "view" | "schema" | "extension"),
            name,
        ] => Some(format!("DROP {} {name};", kind.to_uppercase())),
        ["constraint", name, "on", "table", table] => {
            Some(format!("ALTER TABLE {table} DROP CONSTRAINT {name};"))
        }
        ["column", name, "of", "table", table] => Some(format!("ALTER TABLE {table} DROP COLUMN {name};")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(description: &str, expected: &str, statement: Option<&str>) {
        assert_eq!(quoted(description), expected);
        assert_eq!(drop_statement(description).as_deref(), statement);
    }

    #[test]
    fn names_stand_in_backticks() {
        check("table pos.tips", "table `pos.tips`", Some("DROP TABLE pos.tips;"));
        check(
            "constraint tips_pkey on table pos.tips",
            "constraint `tips_pkey` on table `pos.tips`",
            Some("ALTER TABLE pos.tips DROP CONSTRAINT tips_pkey;"),
        );
        check(
            "column tip of table pos.tips",
            "column `tip` of table `pos.tips`",
            Some("ALTER TABLE pos.tips DROP COLUMN tip;"),
        );
        check("every row of table pos.tips", "every row of table `pos.tips`", None);
        check("table pos.\"a b\"", "table pos.\"a b\"", None);
    }
}
