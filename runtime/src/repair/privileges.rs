//! Grants and revokes that lead from one list of privileges to another.

use arcoiris_catalog::{Label, split_last};

/// The statements; none where the kind has no privileges.
pub(super) fn statements(object: &str, expected: Option<&str>, found: Option<&str>) -> Vec<String> {
    let Some((on, columns, usual)) = place(object) else { return Vec::new() };
    let items = |text: Option<&str>| -> Vec<(String, String)> {
        let items = text
            .unwrap_or_default()
            .split(", ")
            .filter_map(|item| item.rsplit_once('/'))
            .map(|(item, _)| item);
        items
            .filter_map(|item| item.rsplit_once('='))
            .map(|(who, letters)| (role(who), letters.to_owned()))
            .collect()
    };
    let mut statements = Vec::new();
    let mut revoked: Vec<String> = Vec::new();
    for (who, _) in items(found).into_iter().chain(items(expected)) {
        if !revoked.contains(&who) {
            statements.push(format!("REVOKE ALL{columns} ON {on} FROM {who}"));
            revoked.push(who);
        }
    }
    match expected {
        Some(_) => {
            for (who, letters) in items(expected) {
                for (with_option, words) in words(&letters) {
                    let list: Vec<String> = words.iter().map(|word| format!("{word}{columns}")).collect();
                    let option = if with_option { " WITH GRANT OPTION" } else { "" };
                    statements.push(format!("GRANT {} ON {on} TO {who}{option}", list.join(", ")));
                }
            }
        }
        None => {
            if columns.is_empty() {
                statements.push(format!("GRANT ALL ON {on} TO CURRENT_USER"));
            }
            statements.extend(usual.map(|word| format!("GRANT {word} ON {on} TO PUBLIC")));
        }
    }
    statements
}

/// What `ON` says, the columns in parentheses, and what everybody has by default.
fn place(object: &str) -> Option<(String, String, Option<&'static str>)> {
    let label = Label::read(object)?;
    let name = label.name;
    let whole = |word: &str, usual| Some((format!("{word} {name}"), String::new(), usual));
    match label.kind {
        "table" | "view" | "materialized view" | "foreign table" => whole("TABLE", None),
        "sequence" => whole("SEQUENCE", None),
        "schema" => whole("SCHEMA", None),
        "function" | "aggregate" => whole("FUNCTION", Some("EXECUTE")),
        "procedure" => whole("PROCEDURE", Some("EXECUTE")),
        "type" => whole("TYPE", Some("USAGE")),
        "domain" => whole("DOMAIN", Some("USAGE")),
        "column" => {
            let (table, column) = split_last(name)?;
            Some((format!("TABLE {table}"), format!(" ({column})"), None))
        }
        _ => None,
    }
}

fn role(who: &str) -> String {
    match who {
        "" => "PUBLIC".to_owned(),
        "current_user" => "CURRENT_USER".to_owned(),
        name => name.to_owned(),
    }
}

/// The words of letters, without and with grant option.
fn words(letters: &str) -> Vec<(bool, Vec<&'static str>)> {
    const WORDS: [(char, &str); 13] = [
        ('a', "INSERT"),
        ('r', "SELECT"),
        ('w', "UPDATE"),
        ('d', "DELETE"),
        ('D', "TRUNCATE"),
        ('x', "REFERENCES"),
        ('t', "TRIGGER"),
        ('X', "EXECUTE"),
        ('U', "USAGE"),
        ('C', "CREATE"),
        ('T', "TEMPORARY"),
        ('c', "CONNECT"),
        ('m', "MAINTAIN"),
    ];
    let (mut without, mut with) = (Vec::new(), Vec::new());
    let mut rest = letters.chars().peekable();
    while let Some(letter) = rest.next() {
        let Some((_, word)) = WORDS.iter().find(|(it, _)| *it == letter) else { continue };
        if rest.next_if_eq(&'*').is_some() { with.push(*word) } else { without.push(*word) }
    }
    [(false, without), (true, with)].into_iter().filter(|(_, words)| !words.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_granted_is_revoked_and_granted_again() {
        assert_eq!(
            statements(
                "table pos.sales",
                Some("app=r*w/current_user"),
                Some("app=rw/current_user, =r/current_user")
            ),
            [
                "REVOKE ALL ON TABLE pos.sales FROM app",
                "REVOKE ALL ON TABLE pos.sales FROM PUBLIC",
                "GRANT UPDATE ON TABLE pos.sales TO app",
                "GRANT SELECT ON TABLE pos.sales TO app WITH GRANT OPTION",
            ]
        );
        assert_eq!(
            statements("column pos.sales.tip", None, Some("app=r/current_user")),
            ["REVOKE ALL (tip) ON TABLE pos.sales FROM app"]
        );
    }
}
