//! Problems of inline revisions, shown where they stand in the Rust file.
//!
//! The checker sees the texts of the literals, put together; what it underlines stands in the file too, unless a literal has escapes.

use std::sync::Arc;

use arcoiris_checker::problem::Problem;
use arcoiris_checker::source::{Place, Source};
use arcoiris_checker::syntax::Span;

/// The Rust file that calls the macro, if it can be read.
pub(crate) fn calling_source() -> Option<Arc<Source>> {
    let path = proc_macro::Span::call_site().local_file()?;
    let text = std::fs::read_to_string(path).ok()?;
    let source = Source { path: crate::surroundings::calling_file(), text, first: (1, 1) };
    Some(Arc::new(source))
}

/// The problem, its places in the file where they are found there.
pub(crate) fn problem(mut problem: Problem, file: &Arc<Source>) -> Problem {
    let places = problem.place.iter_mut().chain(problem.others.iter_mut().map(|(place, _)| place));
    for place in places {
        if let Some(found) = in_file(place, file) {
            *place = found;
        }
    }
    problem
}

fn in_file(place: &Place, file: &Arc<Source>) -> Option<Place> {
    if place.source.path != file.path {
        return None;
    }
    let (line, column) = place.source.line_column(place.span.start);
    let mut start = 0;
    for _ in 1..line {
        start += file.text.get(start..)?.find('\n')? + 1;
    }
    let before = file.text.get(start..)?.chars().take(column.saturating_sub(1) as usize);
    start += before.map(char::len_utf8).sum::<usize>();
    let told = place.source.text.get(place.span.start as usize..place.span.end as usize)?;
    let end = start + told.len();
    if file.text.get(start..end)? != told {
        return None;
    }
    let span = Span { start: u32::try_from(start).ok()?, end: u32::try_from(end).ok()? };
    Some(Place { source: Arc::clone(file), span })
}
