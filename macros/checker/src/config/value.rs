//! Tables and values of a TOML document, taken one key at a time, so that what is left over is what nobody knows.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "every kind of value but the wanted one is told in the same words"
)]

use std::sync::Arc;

use toml_span::value::{Table, ValueInner};

use super::place;
use crate::names::most_alike;
use crate::problem::Problem;
use crate::source::{Place, Source};

/// Strings with their places.
pub(super) type Values = Vec<(String, Place)>;

/// A table whose keys are taken one by one.
pub(super) struct Section<'a> {
    source: &'a Arc<Source>,
    table: Table<'a>,
    known: Vec<&'static str>,
}

impl<'a> Section<'a> {
    /// The table at the root of a document.
    pub(super) fn new(source: &'a Arc<Source>, mut document: toml_span::Value<'a>) -> Option<Section<'a>> {
        match document.take() {
            ValueInner::Table(table) => Some(Section { source, table, known: Vec::new() }),
            _ => None,
        }
    }

    /// A table in this one.
    pub(super) fn section(&mut self, key: &'static str, problems: &mut Vec<Problem>) -> Option<Section<'a>> {
        let (inner, at) = self.take(key)?;
        match inner {
            ValueInner::Table(table) => Some(Section { source: self.source, table, known: Vec::new() }),
            other => {
                problems.push(wanted(key, "a table", &other, at));
                None
            }
        }
    }

    /// Sets `value` if the key is there.
    pub(super) fn string(
        &mut self,
        key: &'static str,
        problems: &mut Vec<Problem>,
        value: &mut String,
    ) -> bool {
        self.placed_string(key, problems, value).is_some()
    }

    /// Sets `value` if the key is there, and tells where.
    pub(super) fn placed_string(
        &mut self,
        key: &'static str,
        problems: &mut Vec<Problem>,
        value: &mut String,
    ) -> Option<Place> {
        let (inner, at) = self.take(key)?;
        match inner {
            ValueInner::String(text) => {
                *value = text.into_owned();
                Some(at)
            }
            other => {
                problems.push(wanted(key, "a string", &other, at));
                None
            }
        }
    }

    /// Sets `value` if the key is there.
    pub(super) fn boolean(&mut self, key: &'static str, problems: &mut Vec<Problem>, value: &mut bool) {
        match self.take(key) {
            None => {}
            Some((ValueInner::Boolean(written), _)) => *value = written,
            Some((other, at)) => problems.push(wanted(key, "true or false", &other, at)),
        }
    }

    /// The number, if the key is there.
    pub(super) fn integer(&mut self, key: &'static str, problems: &mut Vec<Problem>) -> Option<(i64, Place)> {
        let (inner, at) = self.take(key)?;
        match inner {
            ValueInner::Integer(number) => Some((number, at)),
            other => {
                problems.push(wanted(key, "a number", &other, at));
                None
            }
        }
    }

    /// Fills `values` if the key is there.
    pub(super) fn strings(
        &mut self,
        key: &'static str,
        problems: &mut Vec<Problem>,
        values: &mut Values,
    ) -> bool {
        values.clear();
        let Some((inner, at)) = self.take(key) else { return false };
        let elements = match inner {
            ValueInner::Array(elements) => elements,
            other => {
                problems.push(wanted(key, "a list of strings", &other, at));
                return false;
            }
        };
        for mut element in elements {
            let at = place(self.source, element.span);
            match element.take() {
                ValueInner::String(text) => values.push((text.into_owned(), at)),
                other => problems.push(wanted(key, "a list of strings", &other, at)),
            }
        }
        true
    }

    /// Every key with its string: name, its place, value, its place; in the order of the file.
    pub(super) fn all_strings(&mut self, problems: &mut Vec<Problem>) -> Vec<(String, Place, String, Place)> {
        let mut all = Vec::new();
        for (key, mut value) in std::mem::take(&mut self.table) {
            let (key_place, at) = (place(self.source, key.span), place(self.source, value.span));
            match value.take() {
                ValueInner::String(text) => {
                    all.push((key.name.into_owned(), key_place, text.into_owned(), at));
                }
                other => problems.push(wanted(&key.name, "a string", &other, at)),
            }
        }
        all.sort_by_key(|(_, key_place, _, _)| key_place.span);
        all
    }

    /// Whatever was not taken is unknown.
    pub(super) fn finish(self, problems: &mut Vec<Problem>) {
        for key in self.table.keys() {
            let problem = Problem::new("configuration", format!("there is no setting `{}`", key.name));
            let label = match most_alike(&key.name, self.known.iter().copied()).as_slice() {
                [] => String::new(),
                [nearest, ..] => format!("did you mean `{nearest}`?"),
            };
            problems.push(
                problem
                    .at(place(self.source, key.span), label)
                    .note(format!("the settings are {}", self.known.join(", "))),
            );
        }
    }

    fn take(&mut self, key: &'static str) -> Option<(ValueInner<'a>, Place)> {
        self.known.push(key);
        let mut value = self.table.remove(key)?;
        let at = place(self.source, value.span);
        Some((value.take(), at))
    }
}

/// What the parser says of a text that is not TOML.
pub(super) fn syntax_error(source: &Arc<Source>, error: &toml_span::Error) -> Problem {
    let problem = Problem::new("configuration", "this is not TOML");
    if let toml_span::ErrorKind::UnquotedString = error.kind {
        return problem.at(place(source, error.span), "a text stands in quotation marks");
    }
    problem.at(place(source, error.span), error.kind.to_string())
}

fn wanted(key: &str, wanted: &str, found: &ValueInner<'_>, at: Place) -> Problem {
    Problem::new("configuration", format!("`{key}` is {wanted}"))
        .at(at, format!("this is {} {}", article(found.type_str()), found.type_str()))
}

fn article(word: &str) -> &'static str {
    if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" }
}
