//! A difference in words.

use std::fmt;

use super::Difference;

/// `table pos.tips is missing`, `table pos.tips is there and should not be`, `column pos.sales.tip has the type integer, not numeric(18,4)`.
impl fmt::Display for Difference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Difference::Missing { object } => write!(formatter, "{object} is missing"),
            Difference::Unexpected { object } => write!(formatter, "{object} is there and should not be"),
            Difference::Changed { object, attribute, expected, found } => match (expected, found) {
                (Some(expected), Some(found)) => {
                    write!(formatter, "{object} has the {attribute} {found}, not {expected}")
                }
                (Some(expected), None) => write!(formatter, "{object} lacks the {attribute} {expected}"),
                (None, Some(found)) => write!(formatter, "{object} has the {attribute} {found}"),
                (None, None) => write!(formatter, "{object} differs in its {attribute}"),
            },
        }
    }
}
