//! goose: `<version>_<name>.sql` with `-- +goose Up` and `-- +goose Down`.
//!
//! Each statement is sent by itself, inside a transaction unless `-- +goose NO TRANSACTION` says otherwise. goose tells statements
//! apart by lines that end with a semicolon, whatever stands around it, but for what stands between `-- +goose StatementBegin` and
//! `StatementEnd`. <https://pressly.github.io/goose/documentation/annotations/>

use std::path::Path;
use std::sync::Arc;

use super::folder::{Entry, entries, text, unread, usual};
use super::{Foreign, Message, MessageKind, Migration, Script, Transaction, all, numbered};
use crate::problem::{Level, Problem};
use crate::source::{Place, Source};
use crate::syntax::Span;

pub(super) fn read(path: &Path) -> Foreign {
    let mut foreign = Foreign::default();
    let holds = |path: &Path| entries(path, &mut Vec::new()).iter().any(|it| version(it).is_some());
    let path = usual(path, holds, &["migrations", "db/migrations"]);
    let mut found: Vec<(String, Entry)> = entries(&path, &mut foreign.problems)
        .into_iter()
        .filter_map(|entry| Some((version(&entry)?.to_owned(), entry)))
        .collect();
    found.sort_by(|(one, _), (other, _)| numbered::compare(one, other));
    for (_, entry) in found {
        let mut problems = Vec::new();
        let source = text(&entry.path, &mut problems).unwrap_or_else(|| unread(&entry.path));
        let name = entry.name.trim_end_matches(".sql").to_owned();
        foreign.migrations.push(migration(name, &source, problems));
    }
    foreign
}

fn version(entry: &Entry) -> Option<&str> {
    let (version, rest) = numbered::digits(&entry.name)?;
    let right = !entry.is_folder && rest.starts_with('_') && rest.ends_with(".sql");
    (right && version.bytes().any(|digit| digit != b'0')).then_some(version)
}

/// Where the reader stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Start,
    Up,
    Down,
}

/// The statements of a file, as they are found.
struct Reader<'a> {
    source: &'a Arc<Source>,
    state: State,
    /// Between `StatementBegin` and `StatementEnd`.
    whole: bool,
    replaced: bool,
    transaction: bool,
    /// The statement under way.
    begun: Option<Span>,
    up: Vec<Message>,
    down: Vec<Message>,
    /// Where the way down begins.
    turn: Option<u32>,
    problems: Vec<Problem>,
}

fn migration(name: String, source: &Arc<Source>, problems: Vec<Problem>) -> Migration {
    let mut reader = Reader {
        source,
        state: State::Start,
        whole: false,
        replaced: false,
        transaction: true,
        begun: None,
        up: Vec::new(),
        down: Vec::new(),
        turn: None,
        problems,
    };
    let mut start = 0u32;
    for line in source.text.split_inclusive('\n') {
        let end = start + u32::try_from(line.len()).unwrap_or_default();
        let text = line.trim_end_matches('\n');
        reader.line(text, Span { start, end: start + u32::try_from(text.len()).unwrap_or_default() });
        start = end;
    }
    reader.finish();
    let Reader { up, down, turn, transaction, problems, .. } = reader;
    let end = all(source).end;
    let transaction = if transaction { Transaction::Around } else { Transaction::None };
    let script = |span, messages| Script { source: Arc::clone(source), span, messages, transaction };
    let upgrade = script(Span { start: 0, end: turn.unwrap_or(end) }, up);
    let downgrade = turn.map(|turn| script(Span { start: turn, end }, down));
    Migration { name, upgrade, downgrade, problems }
}

impl Reader<'_> {
    fn line(&mut self, line: &str, span: Span) {
        let comment = line.strip_prefix("--").map(str::trim);
        if let Some(word) = comment.and_then(|it| it.strip_prefix("+goose "))
            && self.annotation(word.trim(), span)
        {
            return;
        }
        if self.begun.is_none() && (line.trim_start().starts_with("--") || line.is_empty()) {
            return;
        }
        if self.state == State::Start {
            if !line.trim().is_empty() {
                self.refuse("a statement stands before `-- +goose Up`", span);
            }
            return;
        }
        let begun = self.begun.map_or(span.start, |begun| begun.start);
        self.begun = Some(Span { start: begun, end: span.end });
        if !self.whole && ends_a_statement(line) {
            self.store();
        }
    }

    /// Whether a line is one of goose's own and is done with.
    fn annotation(&mut self, word: &str, span: Span) -> bool {
        match word {
            "Up" if self.state == State::Start => self.state = State::Up,
            "Up" => self.refuse("`-- +goose Up` stands there twice", span),
            "Down" if self.state == State::Up && !self.whole => {
                self.unfinished();
                self.state = State::Down;
                self.turn = Some(span.start);
            }
            "Down" => self.refuse("`-- +goose Down` has no `-- +goose Up` before it", span),
            "StatementBegin" if self.state != State::Start && !self.whole => {
                // What was begun before goes on in the same statement.
                self.whole = true;
            }
            "StatementBegin" => self.refuse("`-- +goose StatementBegin` stands in the wrong place", span),
            "StatementEnd" if self.whole => {
                self.whole = false;
                self.store();
            }
            "StatementEnd" => self.refuse("`-- +goose StatementEnd` ends nothing", span),
            "NO TRANSACTION" => self.transaction = false,
            "ENVSUB ON" | "ENVSUBST ON" => self.replaced = true,
            "ENVSUB OFF" | "ENVSUBST OFF" => self.replaced = false,
            _ => return false,
        }
        true
    }

    fn store(&mut self) {
        let Some(span) = self.begun.take() else { return };
        let text = self.source.text.get(span.start as usize..span.end as usize).unwrap_or_default();
        if text.trim().is_empty() {
            return;
        }
        let kind =
            if self.replaced && text.contains('$') { MessageKind::Replaced } else { MessageKind::Query };
        let message = Message { span, kind };
        match self.state {
            State::Down => self.down.push(message),
            State::Up | State::Start => self.up.push(message),
        }
    }

    /// A statement that does not end.
    fn unfinished(&mut self) {
        let Some(span) = self.begun.take() else { return };
        let text = self.source.text.get(span.start as usize..span.end as usize).unwrap_or_default();
        if !text.trim().is_empty() {
            self.refuse("the last statement has no semicolon at the end of its line", span);
        }
    }

    fn finish(&mut self) {
        let end = all(self.source);
        if self.state == State::Start {
            self.refuse("`-- +goose Up` is missing", Span { start: end.start, end: end.start });
        } else if self.whole {
            self.refuse("`-- +goose StatementEnd` is missing", Span { start: end.end, end: end.end });
        }
        self.unfinished();
    }

    fn refuse(&mut self, title: &str, span: Span) {
        let place = Place { source: Arc::clone(self.source), span };
        let problem = Problem::new("refused-by-tool", title).at(place, "goose runs nothing of this file");
        self.problems.push(problem.level(Level::Deny));
    }
}

/// Whether the last word of a line, comments left out, ends with a semicolon.
fn ends_a_statement(line: &str) -> bool {
    let words = line.split_whitespace().take_while(|word| !word.starts_with("--"));
    words.last().is_some_and(|word| word.ends_with(';'))
}
