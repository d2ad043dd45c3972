//! What facts call an object, taken apart.

/// `constraint sales_pkey on pos.sales`, taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Label<'a> {
    /// `constraint`
    pub kind: &'a str,
    /// `sales_pkey`, qualified if it stands in a schema itself.
    pub name: &'a str,
    /// `pos.sales`, of what a table, a view or a domain has.
    pub on: Option<&'a str>,
}

impl<'a> Label<'a> {
    /// What facts call an object; `None` if it is no such text.
    #[must_use]
    pub fn read(object: &'a str) -> Option<Self> {
        // Kinds of several words.
        let two = [
            "materialized view",
            "foreign table",
            "foreign data wrapper",
            "event trigger",
            "text search configuration",
            "text search dictionary",
            "text search parser",
            "text search template",
            "operator family member",
            "operator family",
            "operator class",
            "access method",
        ];
        let begins = |kind: &&&str| object.strip_prefix(**kind).is_some_and(|rest| rest.starts_with(' '));
        if let Some(kind) = two.iter().find(begins) {
            let name = object.get(kind.len() + 1..)?;
            return Some(Label { kind, name, on: None });
        }
        let (kind, rest) = object.split_once(' ')?;
        if !matches!(kind, "constraint" | "policy" | "trigger" | "rule") {
            return Some(Label { kind, name: rest, on: None });
        }
        let end = (0..rest.len()).find(|at| {
            rest.get(*at..).is_some_and(|tail| tail.starts_with(" on "))
                && rest.get(..*at).is_some_and(|head| head.matches('"').count() % 2 == 0)
        })?;
        Some(Label { kind, name: rest.get(..end)?, on: rest.get(end + 4..) })
    }

    /// With its names in backticks.
    #[must_use]
    pub fn words(&self) -> String {
        match self.on {
            Some(on) => format!("{} `{}` on `{on}`", self.kind, self.name),
            None => format!("{} `{}`", self.kind, self.name),
        }
    }
}

/// Parent and own name of a qualified name: the last point outside quotes parts them.
#[must_use]
pub fn split_last(name: &str) -> Option<(&str, &str)> {
    let at = name.char_indices().rev().find(|(at, letter)| {
        *letter == '.' && name.get(*at..).is_some_and(|tail| tail.matches('"').count() % 2 == 0)
    })?;
    Some((name.get(..at.0)?, name.get(at.0 + 1..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_parted_outside_quotes() {
        assert_eq!(split_last("pos.sales.tip"), Some(("pos.sales", "tip")));
        assert_eq!(split_last("pos.sales.\"a.b\""), Some(("pos.sales", "\"a.b\"")));
        assert_eq!(split_last("\"a.b\".c"), Some(("\"a.b\"", "c")));
        assert_eq!(split_last("pos"), None);
    }

    #[test]
    fn a_constraint_tells_its_table() {
        let label = Label::read("constraint \"x on y\" on pos.sales").unwrap();
        assert_eq!((label.name, label.on), ("\"x on y\"", Some("pos.sales")));
    }
}
