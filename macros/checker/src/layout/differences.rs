//! Differences as text.

use arcoiris_catalog::Difference;

/// In words: `index public.users_email is missing`.
pub(super) fn words(difference: &Difference) -> String {
    match difference {
        Difference::Missing { object } => format!("{object} is missing"),
        Difference::Unexpected { object } => format!("{object} is left behind"),
        Difference::Changed { object, attribute, expected, found } => {
            let value = |value: &Option<String>| value.clone().unwrap_or_else(|| "unset".to_owned());
            format!("{object}: {attribute} was {}, is {}", value(expected), value(found))
        }
    }
}

/// Whether only a column's place differs, which PostgreSQL can give back by no means.
pub(super) fn is_place(difference: &Difference) -> bool {
    match difference {
        Difference::Changed { object, attribute, .. } => {
            attribute == "position" && object.starts_with("column ")
        }
        Difference::Missing { .. } | Difference::Unexpected { .. } => false,
    }
}
