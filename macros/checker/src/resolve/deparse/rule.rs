//! What a rule does, printed as `pg_get_ruledef` prints it: `get_insert_query_def` and its like of PostgreSQL's `ruleutils.c`.
//!
//! Statements with more than one table, several rows, `WITH` or `RETURNING` are left out.

use arcoiris_catalog::{ColumnNumber, Expression, ObjectId, Piece};

use super::Printer;
use super::query::Relation;
use crate::resolve::query::tree::RelationNumber;
use crate::resolve::tree::Tree;
use crate::rows::change::{Given, Source, Write};
use crate::simulation::Simulation;

/// The relations that every rule sees: the table that it is on, before and after.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RuleRows {
    pub(crate) table: ObjectId,
    pub(crate) old: RelationNumber,
    pub(crate) new: RelationNumber,
}

impl RuleRows {
    fn relations(self) -> Vec<Relation> {
        let row =
            |number, name: &str| Relation::named(number, vec![Piece::Text(name.to_owned())], self.table);
        vec![row(self.old, "old"), row(self.new, "new")]
    }
}

/// Prints a rule's condition. `None` if that is not known.
pub(crate) fn print_condition(
    simulation: &Simulation,
    rows: RuleRows,
    condition: &Tree,
    also: Vec<ObjectId>,
) -> Option<Expression> {
    let mut printer = Printer::new(simulation);
    printer.relations = rows.relations();
    printer.tree(condition, false);
    printer.flush();
    (!printer.failed && !has_query(condition)).then_some(Expression { pieces: printer.pieces, also })
}

/// Prints what a rule does. `None` if that is not known.
pub(crate) fn print_actions(
    simulation: &Simulation,
    rows: RuleRows,
    actions: &[Write],
    also: Vec<ObjectId>,
) -> Option<Expression> {
    let mut printer = Printer::new(simulation);
    match actions {
        [only] => printer.action(rows, only),
        several => {
            printer.put("( ");
            for action in several {
                printer.action(rows, action);
                printer.put(";\n ");
            }
            printer.text.pop();
            printer.put(")");
        }
    }
    printer.flush();
    (!printer.failed).then_some(Expression { pieces: printer.pieces, also })
}

fn has_query(tree: &Tree) -> bool {
    matches!(tree.shape, crate::resolve::tree::Shape::Subquery(_)) || tree.parts().into_iter().any(has_query)
}

impl Printer<'_> {
    fn action(&mut self, rows: RuleRows, action: &Write) {
        self.relations = rows.relations();
        match action {
            Write::Insert(it) => {
                let Source::Rows(given) = &it.source else { return self.failed = true };
                let [given] = given.as_slice() else { return self.failed = true };
                self.failed |= !it.with.is_empty() || it.conflict.is_some() || given.is_empty();
                self.put("INSERT INTO ");
                self.hole(Piece::Relation(it.table));
                self.put(" (");
                self.columns(it.table, given);
                self.put(")\n  VALUES (");
                for (index, (_, value)) in given.iter().enumerate() {
                    self.put(if index > 0 { ", " } else { "" });
                    self.given(value);
                }
                self.put(")");
            }
            Write::Update(it) => {
                self.target(it.relation, it.table);
                self.failed |= !it.with.is_empty() || !it.from.is_empty();
                self.put("UPDATE ");
                self.hole(Piece::Relation(it.table));
                self.put(" SET ");
                for (index, (column, value)) in it.assigned.iter().enumerate() {
                    self.put(if index > 0 { ", " } else { "" });
                    self.hole(Piece::ColumnOf(it.table, *column));
                    self.put(" = ");
                    self.given(value);
                }
                self.condition(it.condition.as_ref());
            }
            Write::Delete(it) => {
                self.target(it.relation, it.table);
                self.failed |= !it.with.is_empty() || !it.from.is_empty();
                self.put("DELETE FROM ");
                self.hole(Piece::Relation(it.table));
                self.condition(it.condition.as_ref());
            }
        }
    }

    fn target(&mut self, number: RelationNumber, table: ObjectId) {
        self.relations.push(Relation::named(number, vec![Piece::NameOf(table)], table));
    }

    fn columns(&mut self, table: ObjectId, given: &[(ColumnNumber, Given)]) {
        for (index, (column, _)) in given.iter().enumerate() {
            self.put(if index > 0 { ", " } else { "" });
            self.hole(Piece::ColumnOf(table, *column));
        }
    }

    fn given(&mut self, value: &Given) {
        match value {
            Given::Value(tree) => {
                self.failed |= has_query(tree);
                self.tree(tree, false);
            }
            Given::Default => self.put("DEFAULT"),
            Given::Converted(_) | Given::Unknown => self.failed = true,
        }
    }

    fn condition(&mut self, condition: Option<&Tree>) {
        if let Some(condition) = condition {
            self.failed |= has_query(condition);
            self.put("\n  WHERE ");
            self.tree(condition, false);
        }
    }
}
