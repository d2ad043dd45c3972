//! Names and texts as PostgreSQL reads them, whatever stands in them and whatever `standard_conforming_strings` says.
//! <https://www.postgresql.org/docs/current/sql-syntax-lexical.html>

/// A quoted identifier.
pub(crate) fn identifier(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// A schema-qualified name.
pub(crate) fn qualified((schema, name): (&str, &str)) -> String {
    format!("{}.{}", identifier(schema), identifier(name))
}

/// A string constant: in plain quotes where nothing in it needs care, else between dollar tags that do not occur in it.
pub(crate) fn text(text: &str) -> String {
    if text.contains(['\'', '\\', '\n', ':']) { dollar(text) } else { format!("'{text}'") }
}

/// A text between dollar tags that do not occur in it.
pub(crate) fn dollar(text: &str) -> String {
    let mut tag = "$arcoiris$".to_owned();
    let mut number = 0;
    // A text that ends in the beginning of the tag would close it early: `$arcoiris` + `$arcoiris$`.
    while format!("{text}{tag}").find(&tag) != Some(text.len()) {
        number += 1;
        tag = format!("$arcoiris{number}$");
    }
    format!("{tag}{text}{tag}")
}

/// An array of text.
pub(crate) fn array(items: &[String]) -> String {
    let items: Vec<String> = items.iter().map(|item| text(item)).collect();
    format!("ARRAY[{}]::text[]", items.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoting_survives_what_it_quotes() {
        assert_eq!(identifier("a\"b"), "\"a\"\"b\"");
        assert_eq!(text("2864583ca021"), "'2864583ca021'");
        assert_eq!(text("it's"), "$arcoiris$it's$arcoiris$");
        assert_eq!(dollar("$arcoiris$"), "$arcoiris1$$arcoiris$$arcoiris1$");
        assert_eq!(dollar("x$arcoiris"), "$arcoiris1$x$arcoiris$arcoiris1$");
        assert_eq!(array(&[]), "ARRAY[]::text[]");
    }
}
