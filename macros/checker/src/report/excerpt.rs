//! A line of a source with something underlined in it.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::source::Place;

/// The widest excerpt; a longer line is cut around what is underlined.
const WIDTH: usize = 110;
/// How much of a line that is cut stays before the underlined part.
const BEFORE: usize = 40;
/// A tab is shown as so many blanks, so that the caret stands right whatever the terminal's tab stops are.
const TAB: &str = "    ";

/// Appends arrow, line and underline of one place.
pub(super) fn write(text: &mut String, gutter: usize, arrow: &str, place: &Place, mark: char, label: &str) {
    let blank = " ".repeat(gutter + 2);
    let (line, column) = place.source.line_column(place.span.start);
    text.push_str(&format!("\n{}{arrow} {}:{line}:{column}", " ".repeat(gutter + 1), place.source.path));
    let Some(cut) = Cut::of(place) else {
        if !label.is_empty() {
            text.push_str(&format!("\n{blank}= {label}"));
        }
        return;
    };
    let underline = mark.to_string().repeat(cut.marked.width().max(1));
    let shown = format!("{}{}{}", cut.before, cut.marked, cut.after);
    text.push_str(&format!("\n{blank}|"));
    text.push_str(format!("\n {line:>gutter$} | {shown}").trim_end());
    let mut label = label.lines();
    let first = label.next().unwrap_or_default();
    let under = format!("\n{blank}| {}{underline} {first}", " ".repeat(cut.before.width()));
    text.push_str(under.trim_end());
    for more in label {
        let indent = " ".repeat(cut.before.width() + underline.len() + 1);
        text.push_str(format!("\n{blank}| {indent}{more}").trim_end());
    }
}

/// The line that a place begins on, in three parts: what is underlined, what is before and what is after.
struct Cut {
    before: String,
    marked: String,
    after: String,
}

impl Cut {
    /// `None` for a source without text, and for a blank line: the place is named, and that is all there is to show.
    fn of(place: &Place) -> Option<Cut> {
        let text = place.source.text.as_str();
        if text.is_empty() {
            return None;
        }
        let start = floor(text, place.span.start as usize);
        let end = floor(text, place.span.end as usize).max(start);
        let line_start = text.get(..start)?.rfind('\n').map_or(0, |index| index + 1);
        let line_end = text.get(start..)?.find('\n').map_or(text.len(), |index| start + index);
        let line_end = line_end.max(line_start);
        // What runs over several lines is underlined to the end of its first.
        let end = end.min(line_end);
        let mut cut = Cut {
            before: plain(text.get(line_start..start)?),
            marked: plain(text.get(start..end)?),
            after: plain(text.get(end..line_end)?),
        };
        if cut.is_blank() {
            return None;
        }
        cut.fit();
        Some(cut)
    }

    /// Where a literal begins in the line before, there is nothing to see.
    fn is_blank(&self) -> bool {
        [&self.before, &self.marked, &self.after].iter().all(|part| part.trim().is_empty())
    }

    fn fit(&mut self) {
        if self.before.width() + self.marked.width() + self.after.width() <= WIDTH {
            return;
        }
        if self.before.width() > BEFORE + 3 {
            self.before = format!("...{}", last_columns(&self.before, BEFORE));
        }
        let room = WIDTH.saturating_sub(self.before.width());
        if self.marked.width() > room {
            self.marked = first_columns(&self.marked, room).to_owned();
            self.after = "...".to_owned();
        } else if self.marked.width() + self.after.width() > room {
            let room = room.saturating_sub(self.marked.width());
            self.after = format!("{}...", first_columns(&self.after, room));
        }
    }
}

/// The character that a byte belongs to; a place may be stale or wrong, and a message must come out nevertheless.
fn floor(text: &str, byte: usize) -> usize {
    text.floor_char_boundary(byte.min(text.len()))
}

/// Without what a terminal would act on: tabs become blanks, other control characters a question mark.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\t' => plain.push_str(TAB),
            '\r' => {}
            _ if character.is_control() => plain.push('?'),
            _ => plain.push(character),
        }
    }
    plain
}

fn first_columns(text: &str, columns: usize) -> &str {
    let mut taken = 0;
    for (index, character) in text.char_indices() {
        taken += character.width().unwrap_or(0);
        if taken > columns {
            return text.get(..index).unwrap_or(text);
        }
    }
    text
}

fn last_columns(text: &str, columns: usize) -> &str {
    let mut taken = 0;
    for (index, character) in text.char_indices().rev() {
        taken += character.width().unwrap_or(0);
        if taken > columns {
            return text.get(index + character.len_utf8()..).unwrap_or(text);
        }
    }
    text
}
