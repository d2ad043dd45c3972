//! Which tables a statement or a function may write to, where what it writes is not followed. What is told here is told of the
//! text of a function's body, so that it says too much rather than too little.

use arcoiris_catalog::{
    Action, ConstraintKind, DefinedKind, Name, Namespace, Object, ObjectId, Piece, RoutineBody, State,
    TriggerFunction,
};

use super::KnownRows;
use crate::names;
use crate::resolve::input;
use crate::simulation::Simulation;
use crate::syntax::{Ident, ObjectName, Span};

/// What may be written to.
#[derive(Debug, Clone, Default)]
pub(crate) struct Reach {
    /// Any table and any sequence.
    pub(super) everything: bool,
    /// Any sequence.
    pub(super) counters: bool,
    /// Tables and sequences, each with whether rows may be added to it.
    pub(super) objects: Vec<(ObjectId, bool)>,
    /// The routines whose bodies were read.
    routines: Vec<ObjectId>,
}

impl Reach {
    pub(crate) fn is_empty(&self) -> bool {
        !self.everything && !self.counters && self.objects.is_empty()
    }

    /// Whether rows of a table may be others than before.
    pub(super) fn touches(&self, id: ObjectId) -> bool {
        self.everything || self.objects.iter().any(|(object, _)| *object == id)
    }

    pub(super) fn add(&mut self, other: Reach) {
        self.everything |= other.everything;
        self.counters |= other.counters;
        for (id, grows) in other.objects {
            match self.objects.iter_mut().find(|(known, _)| *known == id) {
                Some((_, known)) => *known |= grows,
                None => self.objects.push((id, grows)),
            }
        }
    }

    /// What a statement that writes to a table may reach.
    pub(super) fn of_table(simulation: &Simulation, id: ObjectId, grows: bool) -> Reach {
        let mut reach = Reach::default();
        reach.table(simulation, id, grows);
        reach
    }

    /// What a call of a routine of the history's may write to, as far as its text tells.
    pub(crate) fn of_routine(simulation: &Simulation, id: ObjectId) -> Reach {
        let mut reach = Reach::default();
        reach.routine(simulation, id);
        reach
    }

    fn table(&mut self, simulation: &Simulation, id: ObjectId, grows: bool) {
        match self.objects.iter_mut().find(|(known, _)| *known == id) {
            Some((_, known)) if *known || !grows => return,
            Some((_, known)) => *known = true,
            None => self.objects.push((id, grows)),
        }
        let catalog = &simulation.catalog;
        let object = |id| catalog.object(id).map(AsRef::as_ref);
        let Some(Object::Table(table)) = object(id) else { return };
        if table.view.is_some() {
            // Its rules and triggers, and the tables below it.
            self.everything = true;
            return;
        }
        // Rows that stand in a partition may have been put there through the table above.
        for parent in &table.parents {
            self.table(simulation, *parent, grows);
        }
        for dependent in catalog.dependents(id).collect::<Vec<_>>() {
            match object(dependent) {
                Some(Object::Table(child)) if child.parents.contains(&id) => {
                    self.table(simulation, dependent, grows)
                }
                Some(Object::Sequence(_)) => self.objects.push((dependent, true)),
                Some(Object::Trigger(trigger)) if trigger.table == id && trigger.enabled != 'D' => {
                    match trigger.function {
                        TriggerFunction::Routine(function) => self.routine(simulation, function),
                        TriggerFunction::Builtin(..) => {}
                    }
                }
                // What stands in the place of the statement, or beside it.
                Some(Object::Defined(it)) if it.kind == DefinedKind::Rule && it.of == Some(id) => {
                    self.everything = true;
                }
                Some(Object::Constraint(it)) => {
                    if let ConstraintKind::ForeignKey(key) = &it.kind
                        && key.table == id
                    {
                        let keeps = |action| matches!(action, Action::NoAction | Action::Restrict);
                        if !keeps(key.on_delete) || !keeps(key.on_update) {
                            self.table(simulation, it.of, false);
                        }
                    }
                }
                Some(_) | None => {}
            }
        }
    }

    fn routine(&mut self, simulation: &Simulation, id: ObjectId) {
        if self.everything || self.routines.contains(&id) {
            return;
        }
        self.routines.push(id);
        let Some(Object::Routine(it)) = simulation.catalog.object(id).map(AsRef::as_ref) else {
            self.everything = true;
            return;
        };
        match &it.body {
            RoutineBody::Text(text, _) if matches!(it.language.as_str(), "sql" | "plpgsql") => {
                self.text(simulation, &plain(text));
            }
            RoutineBody::Parsed(body, _) => {
                for piece in &body.pieces {
                    if let Piece::Routine(function) = piece {
                        self.routine(simulation, *function);
                    }
                }
                let text = arcoiris_catalog::expression_text(&simulation.catalog, None, body);
                self.text(simulation, &plain(&text));
            }
            // Of an aggregate's functions none is expected to.
            _ if it.kind == arcoiris_catalog::RoutineKind::Aggregate => {}
            RoutineBody::Text(..) => self.everything = true,
        }
    }

    /// The words of a body, those in its strings among them: they may be executed.
    fn text(&mut self, simulation: &Simulation, text: &str) {
        let (mut before, mut rest) = ("", text);
        while let Some(at) = rest.find(is_letter) {
            let quoted = rest.get(..at).is_some_and(|gap| gap.ends_with('\''));
            let (_, from) = rest.split_at(at);
            let (word, behind) = from.split_at(from.find(|letter| !is_letter(letter)).unwrap_or(from.len()));
            rest = behind;
            let (next, after) = next_word(behind);
            let target = match word {
                "execute"
                    if matches!(before, "grant" | "revoke")
                        || matches!(next, "on" | "function" | "procedure") =>
                {
                    None
                }
                "execute" => {
                    self.everything |= !is_told(behind);
                    None
                }
                "insert" | "merge" if next == "into" => Some((after, true)),
                "delete" if next == "from" => Some((after, false)),
                "update"
                    if matches!(before, "for" | "on" | "do" | "key" | "before" | "after" | "or" | "of") =>
                {
                    None
                }
                // `TG_OP = 'UPDATE'`
                "update" | "insert" | "delete" | "truncate" | "copy"
                    if quoted && behind.starts_with('\'') =>
                {
                    None
                }
                "update" => Some((behind, false)),
                "truncate" if next == "table" => Some((after, false)),
                "truncate" => Some((behind, false)),
                "copy" => {
                    self.everything = true;
                    None
                }
                "nextval" | "setval" => {
                    self.counters = true;
                    None
                }
                _ => {
                    for routine in simulation.catalog.routines_named(word).collect::<Vec<_>>() {
                        self.routine(simulation, routine);
                    }
                    None
                }
            };
            if let Some((target, grows)) = target {
                match found(simulation, target) {
                    Some(id) => self.table(simulation, id, grows),
                    None => self.everything = true,
                }
            }
            before = word;
        }
    }
}

impl KnownRows {
    /// From now on nothing is known of what may have been written to. Where only rows that were there may have been changed, an
    /// empty table stays empty.
    pub(super) fn forget_reached(&mut self, reach: &Reach) {
        if reach.everything {
            self.forget_all();
            return;
        }
        if reach.counters {
            self.forget_counters();
        }
        for (id, grows) in &reach.objects {
            if *grows {
                self.forget(*id);
            } else {
                self.lose(*id);
            }
        }
    }
}

fn is_letter(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '$')
}

fn next_word(text: &str) -> (&str, &str) {
    let text = text.trim_start();
    text.split_at(text.find(|letter| !is_letter(letter)).unwrap_or(text.len()))
}

/// A body without its comments, in lower case.
fn plain(body: &str) -> String {
    let mut out = String::with_capacity(body.len());
    let mut rest = body;
    let mut within = false;
    while let Some(letter) = rest.chars().next() {
        let skipped = match (within, letter) {
            (false, '-') if rest.starts_with("--") => Some(rest.find('\n').unwrap_or(rest.len())),
            (false, '/') if rest.starts_with("/*") => Some(rest.find("*/").map_or(rest.len(), |at| at + 2)),
            _ => None,
        };
        within ^= letter == '\'';
        if skipped.is_some() {
            out.push(' ');
        } else {
            out.extend(letter.to_lowercase());
        }
        rest = rest.get(skipped.unwrap_or(letter.len_utf8())..).unwrap_or_default();
    }
    out
}

/// Whether the text that is executed stands in the body, but for what a target is told by.
fn is_told(behind: &str) -> bool {
    let behind = behind.trim_start();
    let (formatted, text) = match behind.strip_prefix("format") {
        Some(inner) => (true, inner.trim_start().strip_prefix('(').unwrap_or_default().trim_start()),
        None => (false, behind),
    };
    let Some(inner) = text.strip_prefix('\'') else { return false };
    let word = next_word(inner).0;
    let writes = [
        "insert", "update", "delete", "truncate", "create", "alter", "drop", "comment", "grant", "revoke",
        "analyze", "refresh", "notify", "set", "reset",
    ];
    let ends = |rest: &str| {
        let (next, _) = next_word(rest);
        rest.trim_start().starts_with(';') || matches!(next, "using" | "into")
    };
    let whole = !formatted && inner.find('\'').and_then(|end| inner.get(end + 1..)).is_some_and(ends);
    whole || writes.contains(&word)
}

/// The table of a name in a text.
fn found(simulation: &Simulation, text: &str) -> Option<ObjectId> {
    let text = text.trim_start();
    let text = text.strip_prefix("only ").map_or(text, str::trim_start);
    let mut quoted = false;
    let end = text.find(|letter: char| {
        quoted ^= letter == '"';
        !quoted && letter != '"' && letter != '.' && !is_letter(letter)
    });
    let parts = input::identifiers(text.get(..end.unwrap_or(text.len()))?)?;
    let ident = |name: &String| Ident { name: Name::new(name), span: Span::default() };
    let name = match parts.as_slice() {
        [name] => ObjectName { schema: None, name: ident(name) },
        [schema, name] => ObjectName { schema: Some(ident(schema)), name: ident(name) },
        _ => return None,
    };
    names::find(simulation, Namespace::Relation, &name)
}
