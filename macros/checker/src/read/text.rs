//! Bytes to text: UTF-8, no byte order mark, LF.

use std::sync::Arc;

use super::problem::{UNREADABLE, at, problem};
use crate::problem::Problem;
use crate::source::Source;
use crate::syntax::Span;

/// The text of a file called `path`. A byte order mark is dropped and CRLF becomes LF, so that nothing after this depends on how
/// an editor or git stores the file.
///
/// # Errors
/// What is not UTF-8, or what PostgreSQL could not be sent: a problem that says where.
pub fn source(path: &str, bytes: Vec<u8>) -> Result<Arc<Source>, Box<Problem>> {
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return Err(Box::new(not_utf8(path, &error))),
    };
    let text = match text.strip_prefix('\u{feff}') {
        Some(text) => text.to_owned(),
        None => text,
    };
    let text = if text.contains('\r') { text.replace("\r\n", "\n") } else { text };
    // Spans are 32 bits wide, and so are the parser's locations, with a sign.
    if i32::try_from(text.len()).is_err() {
        let title = format!("`{path}` is larger than two gibibytes");
        return Err(Box::new(problem(UNREADABLE, title)));
    }
    let wrong = [
        (
            '\r',
            "a carriage return without a line feed",
            "end the lines with LF or CRLF; in a string, write `E'\\r'`",
        ),
        ('\0', "a zero byte, which PostgreSQL cannot be sent", "take it out; is this a text file in UTF-16?"),
    ];
    for (character, what, help) in wrong {
        if let Some(start) = text.find(character) {
            // Shown without what cannot be shown.
            let shown = text.replace(character, " ");
            let source = Arc::new(Source { path: path.to_owned(), text: shown, first: (1, 1) });
            let span = Span { start: start as u32, end: start as u32 + 1 };
            let mut found = at(UNREADABLE, format!("`{path}` has {what}"), &source, span);
            found.help.push(help.to_owned());
            return Err(Box::new(found));
        }
    }
    Ok(Arc::new(Source { path: path.to_owned(), text, first: (1, 1) }))
}

fn not_utf8(path: &str, error: &std::string::FromUtf8Error) -> Problem {
    let bytes = error.as_bytes();
    let offset = error.utf8_error().valid_up_to();
    let text = String::from_utf8_lossy(bytes).into_owned();
    let source = Arc::new(Source { path: path.to_owned(), text, first: (1, 1) });
    // What stands before the first bad byte is the same in both.
    let span = Span { start: offset as u32, end: offset as u32 + '\u{fffd}'.len_utf8() as u32 };
    let mut found = at(UNREADABLE, format!("`{path}` is not UTF-8"), &source, span);
    let byte = bytes.get(offset).copied().unwrap_or_default();
    found.label = format!("byte {offset} is 0x{byte:02X}");
    let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    found.help.push(match utf16 {
        true => "the file is in UTF-16: save it as UTF-8".to_owned(),
        false => "save the file as UTF-8".to_owned(),
    });
    found
}
