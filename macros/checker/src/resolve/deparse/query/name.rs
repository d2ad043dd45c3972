//! How the relations of a query and their columns are called: `set_rtable_names` and `get_variable` of PostgreSQL's `ruleutils.c`.

use arcoiris_catalog::{ColumnNumber, Name, ObjectId, Piece};

use super::super::Printer;
use super::Labels;
use crate::generated_name;
use crate::resolve::kind::Kind;
use crate::resolve::query::tree::{BodyTree, FromTree, QueryTree, Reference, RelationNumber, Source};
use crate::resolve::tree::{Shape, Tree};

/// A name that a relation in sight has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::resolve::deparse) enum Taken {
    Text(String),
}

/// How the columns of a relation are called.
#[derive(Debug, Clone)]
pub(in crate::resolve::deparse) struct Relation {
    pub(super) number: RelationNumber,
    /// What stands before the point; nothing for a join without alias.
    pub(super) name: Vec<Piece>,
    table: Option<ObjectId>,
    /// Names of columns that are not the table's own.
    columns: Vec<Name>,
    /// What stands for the columns that a join without alias merges.
    merged: bool,
}

impl Printer<'_> {
    pub(super) fn label(&mut self, tree: &Tree, name: &Name, index: usize, labels: Labels) {
        let column = self.column_of(tree);
        let (column, text) = match column {
            Some((id, number, None)) => (Some((id, number)), None),
            Some((_, _, Some(name))) => (None, Some(name)),
            None => (None, None),
        };
        let own = ColumnNumber::try_from(index + 1).unwrap_or(ColumnNumber::MAX);
        match labels {
            Labels::Own => {
                self.hole(Piece::OwnLabel { column, name: text, own });
            }
            Labels::Visible | Labels::Hidden if column.is_some() => {
                self.hole(Piece::Label { column, name: name.clone() });
            }
            Labels::Hidden if text.is_none() && name.as_str() == "?column?" => {}
            Labels::Visible | Labels::Hidden => {
                if text.as_ref() != Some(name) {
                    self.put(&format!(" AS {name}"));
                }
            }
        }
    }

    /// The column that a tree is and nothing else, with its name if that is not the table's own.
    pub(super) fn column_of(&self, tree: &Tree) -> Option<(ObjectId, ColumnNumber, Option<Name>)> {
        let Shape::Reference(reference) = &tree.shape else { return None };
        let relation = self.relations.iter().rev().find(|it| it.number == reference.relation)?;
        if reference.column < 0 {
            return Some((ObjectId(0), 0, Some(Name::new(system_column(reference.column)))));
        }
        if reference.column == 0 {
            return None;
        }
        let index = usize::try_from(reference.column - 1).ok()?;
        match (relation.table, relation.columns.is_empty()) {
            (Some(id), true) => Some((id, reference.column, None)),
            _ => Some((ObjectId(0), 0, Some(self.own_name(relation, reference, index)?))),
        }
    }

    pub(super) fn own_name(&self, relation: &Relation, reference: &Reference, index: usize) -> Option<Name> {
        let at = match relation.table {
            Some(id) => self.position(id, reference.column)?,
            None => index,
        };
        relation.columns.get(at).cloned()
    }

    /// Where a table's column stands among those that it has.
    pub(super) fn position(&self, id: ObjectId, number: ColumnNumber) -> Option<usize> {
        match arcoiris_catalog::State::object(&self.simulation.catalog, id)?.as_ref() {
            arcoiris_catalog::Object::Table(table) => {
                table.columns.iter().position(|column| column.number == number)
            }
            _ => None,
        }
    }

    /// `get_variable`
    pub(in crate::resolve::deparse) fn reference(&mut self, reference: Reference, top: bool, kind: Kind) {
        let Some(relation) = self.relations.iter().rev().find(|it| it.number == reference.relation).cloned()
        else {
            self.failed = true;
            return;
        };
        if !relation.name.is_empty() {
            for piece in relation.name.clone() {
                self.piece(piece);
            }
            self.put(".");
        }
        match reference.column {
            0 => {
                self.put("*");
                if top {
                    self.put("::");
                    self.type_name(kind, -1);
                }
            }
            number if number < 0 => self.put(system_column(number)),
            number => {
                let index = usize::try_from(number - 1).unwrap_or(usize::MAX);
                match (relation.table, relation.columns.is_empty()) {
                    (Some(id), true) => self.hole(Piece::ColumnOf(id, number)),
                    _ => match self.own_name(&relation, &reference, index) {
                        Some(name) if !relation.merged || relation.name.is_empty() => {
                            self.put(&name.to_string())
                        }
                        Some(name) => self.put(&name.to_string()),
                        None => self.failed = true,
                    },
                }
            }
        }
    }

    pub(super) fn piece(&mut self, piece: Piece) {
        match piece {
            Piece::Text(text) => self.put(&text),
            other => self.hole(other),
        }
    }

    pub(super) fn is_renamed(&self, number: RelationNumber) -> bool {
        let relation = self.relations.iter().rev().find(|it| it.number == number);
        relation.is_some_and(|it| it.name.len() > 1)
    }

    /// Gives the relations of a query their names (`set_rtable_names`).
    pub(super) fn see(&mut self, tree: &QueryTree) {
        let BodyTree::Select(select) = &tree.body else {
            self.related += 1;
            return;
        };
        self.related += usize::from(!select.from.is_empty());
        for item in &select.from {
            self.see_item(item);
        }
    }

    pub(super) fn see_item(&mut self, item: &FromTree) {
        match item {
            FromTree::Entry(entry) => {
                let table = match (&entry.source, &entry.alias) {
                    (Source::Table { id, .. } | Source::Sequence(id), None) => Some(*id),
                    _ => None,
                };
                let written = entry.alias.as_ref().unwrap_or(&entry.name);
                let name = self.unique(written, table);
                let of = match &entry.source {
                    Source::Table { id, .. } => Some(*id),
                    Source::System(_)
                    | Source::Sequence(_)
                    | Source::With(_)
                    | Source::Query(_)
                    | Source::Functions { .. } => None,
                };
                let mut columns = entry.columns.clone();
                if of.is_some() && entry.aliases.is_empty() {
                    columns.clear();
                }
                // Names that are not unique are made so, which is not modelled.
                let twice =
                    |(index, name): (usize, &Name)| columns.iter().take(index).any(|other| other == name);
                if columns.iter().enumerate().any(twice) {
                    self.failed = true;
                }
                self.relations.push(Relation {
                    number: entry.number,
                    name,
                    table: of,
                    columns,
                    merged: false,
                });
            }
            FromTree::Join(join) => {
                self.see_item(&join.left);
                self.see_item(&join.right);
                let name = match &join.alias {
                    Some(alias) => self.unique(alias, None),
                    None => Vec::new(),
                };
                let twice = |(index, name): (usize, &Name)| {
                    join.columns.iter().take(index).any(|other| other == name)
                };
                if name.len() > 1 || join.alias.is_some() && join.columns.iter().enumerate().any(twice) {
                    self.failed = true;
                }
                let merged = join.alias.is_none();
                self.relations.push(Relation {
                    number: join.number,
                    name,
                    table: None,
                    columns: join.columns.clone(),
                    merged,
                });
            }
        }
    }

    /// A name that none in sight has, with a number behind it if need be; it follows that of `table`, if it is one's own.
    pub(super) fn unique(&mut self, name: &Name, table: Option<ObjectId>) -> Vec<Piece> {
        let taken = |text: &str, names: &[Taken]| names.iter().any(|Taken::Text(other)| other == text);
        let plain = name.as_str().to_owned();
        if !taken(&plain, &self.names) {
            self.names.push(Taken::Text(plain));
            return vec![table.map_or_else(|| Piece::Text(name.to_string()), Piece::NameOf)];
        }
        let mut number = 1usize;
        loop {
            let text = numbered(&plain, number);
            if !taken(&text, &self.names) {
                self.names.push(Taken::Text(text.clone()));
                return match table {
                    // Printed, they become one name.
                    Some(id) => vec![Piece::NameOf(id), Piece::Text(format!("_{number}"))],
                    None => vec![Piece::Text(Name::new(&text).to_string()), Piece::Text(String::new())],
                };
            }
            number += 1;
        }
    }
}

/// A name with a number behind it, cut so that the number has room.
fn numbered(name: &str, number: usize) -> String {
    let number = format!("_{number}");
    format!("{}{number}", generated_name::clip(name, generated_name::LIMIT.saturating_sub(number.len())))
}

fn system_column(number: ColumnNumber) -> &'static str {
    match number {
        -1 => "ctid",
        -2 => "xmin",
        -3 => "cmin",
        -4 => "xmax",
        -5 => "cmax",
        _ => "tableoid",
    }
}
