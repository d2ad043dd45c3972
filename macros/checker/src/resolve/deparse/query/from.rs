//! `FROM` as `pg_get_viewdef` prints it: `get_from_clause_item` of PostgreSQL's `ruleutils.c`.

use arcoiris_catalog::{Name, Piece};

use super::super::Printer;
use super::Labels;
use crate::resolve::query::tree::{Entry, FromTree, FunctionTree, JoinTree, Source};
use crate::resolve::tree::{Shape, Tree};
use crate::syntax::JoinKind;

impl Printer<'_> {
    /// `get_from_clause_item`
    pub(super) fn from(&mut self, item: &FromTree) {
        match item {
            FromTree::Entry(entry) => self.entry(entry),
            FromTree::Join(join) => self.join(join),
        }
    }

    pub(super) fn entry(&mut self, entry: &Entry) {
        if entry.lateral {
            self.put("LATERAL ");
        }
        let mut alias = entry.alias.is_some();
        let mut columns: Vec<Name> = Vec::new();
        let mut definitions: Option<&FunctionTree> = None;
        match &entry.source {
            Source::Table { id, only } => {
                if *only {
                    self.put("ONLY ");
                }
                self.hole(Piece::Relation(*id));
                columns.clone_from(&entry.columns);
                alias |= self.is_renamed(entry.number);
            }
            Source::System(name) => {
                // Columns of information_schema are of domains, which are not held.
                self.failed |= name.starts_with("information_schema.");
                self.put(name);
                if !entry.aliases.is_empty() {
                    columns.clone_from(&entry.columns);
                }
                alias |= self.is_renamed(entry.number);
            }
            Source::Sequence(id) => {
                self.hole(Piece::Relation(*id));
                if !entry.aliases.is_empty() {
                    columns.clone_from(&entry.columns);
                }
                alias |= self.is_renamed(entry.number);
            }
            Source::With(name) => {
                self.put(&name.to_string());
                if !entry.aliases.is_empty() {
                    columns.clone_from(&entry.columns);
                }
                alias |= self.is_renamed(entry.number);
            }
            Source::Query(query) => {
                self.open();
                self.query(query, Labels::Visible);
                self.put(")");
                alias = true;
                if !entry.aliases.is_empty() {
                    columns.clone_from(&entry.columns);
                }
            }
            Source::Functions { calls, ordinality, unnest } => {
                alias = true;
                match calls.as_slice() {
                    [only] if only.definitions.is_empty() || !ordinality => {
                        self.tree(&only.call, true);
                        if only.definitions.is_empty() {
                            columns.clone_from(&entry.columns);
                        } else {
                            definitions = Some(only);
                        }
                    }
                    calls => {
                        let collapse = calls.len() > 1 && calls.iter().all(is_unnest);
                        let _ = unnest;
                        self.put(if collapse { "UNNEST(" } else { "ROWS FROM(" });
                        for (index, function) in calls.iter().enumerate() {
                            if index > 0 {
                                self.put(", ");
                            }
                            match collapse.then(|| argument(&function.call)).flatten() {
                                Some(argument) => self.tree(argument, true),
                                None => self.tree(&function.call, true),
                            }
                            if !function.definitions.is_empty() {
                                self.put(" AS ");
                                self.definitions(function);
                            }
                        }
                        self.put(")");
                        columns.clone_from(&entry.columns);
                    }
                }
                if *ordinality {
                    self.put(" WITH ORDINALITY");
                }
            }
        }
        if alias {
            self.put(" ");
            let name =
                self.relations.iter().rev().find(|it| it.number == entry.number).map(|it| it.name.clone());
            for piece in name.unwrap_or_default() {
                self.piece(piece);
            }
        }
        if let Some(function) = definitions {
            self.definitions(function);
        } else if !columns.is_empty() {
            self.put("(");
            self.names_of(&columns);
            self.put(")");
        }
        if let Some((method, arguments, repeatable)) = &entry.sample {
            self.put(" TABLESAMPLE ");
            self.put(method);
            self.put(" (");
            self.list(arguments, false);
            self.put(")");
            if let Some(repeatable) = repeatable {
                self.put(" REPEATABLE (");
                self.tree(repeatable, false);
                self.put(")");
            }
        }
    }

    pub(super) fn definitions(&mut self, function: &FunctionTree) {
        self.put("(");
        for (index, (name, kind, modifier)) in function.definitions.iter().enumerate() {
            if index > 0 {
                self.put(", ");
            }
            self.put(&format!("{name} "));
            self.type_name(*kind, *modifier);
        }
        self.put(")");
    }

    pub(super) fn join(&mut self, join: &JoinTree) {
        self.put("(");
        self.from(&join.left);
        let crossed = join.condition.is_none() && join.using.is_empty();
        self.put(match join.kind {
            JoinKind::Inner if crossed => " CROSS JOIN ",
            JoinKind::Inner => " JOIN ",
            JoinKind::Left => " LEFT JOIN ",
            JoinKind::Right => " RIGHT JOIN ",
            JoinKind::Full => " FULL JOIN ",
        });
        self.from(&join.right);
        if !join.using.is_empty() {
            self.put(" USING (");
            for (index, merged) in join.using.iter().enumerate() {
                if index > 0 {
                    self.put(", ");
                }
                // Should the columns be called otherwise one day, they get aliases; such names are kept as they are.
                self.put(&merged.name.to_string());
            }
            self.put(")");
        } else if let Some(condition) = &join.condition {
            self.put(" ON (");
            self.tree(condition, false);
            self.put(")");
        } else if !crossed || join.kind != JoinKind::Inner {
            self.put(" ON TRUE");
        }
        self.put(")");
        if let Some(alias) = &join.alias {
            self.put(" ");
            self.put(&alias.to_string());
            if !join.aliases.is_empty() {
                self.put("(");
                self.names_of(&join.columns);
                self.put(")");
            }
        }
    }
}

fn is_unnest(function: &FunctionTree) -> bool {
    function.definitions.is_empty() && argument(&function.call).is_some()
}

/// The only argument of a call of `unnest`.
fn argument(tree: &Tree) -> Option<&Tree> {
    let Shape::SetOf(inner) = &tree.shape else { return None };
    match &inner.shape {
        Shape::Call { function, arguments, .. } if function.name == "unnest" && function.schema.is_none() => {
            match arguments.as_slice() {
                [only] if only.kind.array => Some(only),
                _ => None,
            }
        }
        _ => None,
    }
}
