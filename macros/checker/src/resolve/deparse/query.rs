//! Queries printed as `pg_get_viewdef` prints them: `get_query_def` of PostgreSQL's `ruleutils.c`.

mod clause;
mod from;
mod name;

use arcoiris_catalog::{ColumnNumber, Name, Piece};

use super::Printer;
use crate::resolve::query::tree::{BodyTree, GroupTree, QueryTree, WithTree};
use crate::resolve::tree::{Shape, SubqueryTree, SubqueryWord, Tree};
use crate::syntax::SetOperation;
pub(super) use name::{Relation, Taken};

/// Whether and how a query's columns are labelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Labels {
    /// As the columns of the view.
    Own,
    /// By their names, which are seen from outside.
    Visible,
    /// By their names where these are not those that nobody gave; nobody sees them.
    Hidden,
}

impl Printer<'_> {
    /// `get_query_def`
    pub(super) fn query(&mut self, tree: &QueryTree, labels: Labels) {
        let (names, relations) = (self.names.len(), self.relations.len());
        let windows = std::mem::take(&mut self.windows);
        let related = self.related;
        self.depth += 1;
        self.see(tree);
        if !tree.with.is_empty() {
            self.put(if tree.recursive { "WITH RECURSIVE " } else { "WITH " });
            for (index, with) in tree.with.iter().enumerate() {
                if index > 0 {
                    self.put(", ");
                }
                self.with(with);
            }
            self.put(" ");
        }
        match &tree.body {
            BodyTree::Select(_) => self.select(tree, labels),
            BodyTree::Values(rows) => self.values(tree, rows, labels),
            BodyTree::SetOperation { operation, all, left, right } => {
                let same = matches!(&left.body, BodyTree::SetOperation { operation: inner, all: inner_all, .. }
                    if inner == operation && inner_all == all);
                self.side(left, labels, same);
                self.put(match operation {
                    SetOperation::Union => " UNION ",
                    SetOperation::Intersect => " INTERSECT ",
                    SetOperation::Except => " EXCEPT ",
                });
                if *all {
                    self.put("ALL ");
                }
                self.side(right, if labels == Labels::Own { Labels::Own } else { Labels::Hidden }, false);
            }
        }
        if !tree.order.is_empty() {
            self.put(" ORDER BY ");
            let by_number = matches!(tree.body, BodyTree::SetOperation { .. });
            let columns = matches!(tree.body, BodyTree::Values(_)).then_some(tree.columns.as_slice());
            self.order(&tree.order, by_number, columns);
        }
        if let Some(offset) = &tree.offset {
            self.put(" OFFSET ");
            self.tree(offset, false);
        }
        if let Some(limit) = &tree.limit {
            if tree.ties {
                self.put(" FETCH FIRST (");
                self.tree(limit, false);
                self.put(") ROWS WITH TIES");
            } else if limit.is_null() {
                self.put(" LIMIT ALL");
            } else {
                self.put(" LIMIT ");
                self.tree(limit, false);
            }
        }
        for lock in &tree.locks {
            self.put(" ");
            self.put(lock.strength);
            self.put(" OF ");
            let name =
                self.relations.iter().rev().find(|it| it.number == lock.relation).map(|it| it.name.clone());
            for piece in name.unwrap_or_default() {
                self.piece(piece);
            }
            self.put(lock.waiting);
        }
        self.depth -= 1;
        self.related = related;
        self.names.truncate(names);
        self.relations.truncate(relations);
        self.windows = windows;
    }

    /// A side of a set operation.
    fn side(&mut self, tree: &QueryTree, labels: Labels, same: bool) {
        let nested = matches!(tree.body, BodyTree::SetOperation { .. });
        let clauses = !tree.with.is_empty()
            || !tree.order.is_empty()
            || !tree.locks.is_empty()
            || tree.limit.is_some()
            || tree.offset.is_some();
        let parentheses = clauses || nested && !same;
        if parentheses {
            self.open();
        }
        self.query(tree, labels);
        if parentheses {
            self.put(if clauses || self.flat { ")" } else { " )" });
        }
    }

    /// `VALUES`, alone only where its columns are called as nobody named them (`get_simple_values_rte`).
    fn values(&mut self, tree: &QueryTree, rows: &[Vec<Tree>], labels: Labels) {
        let own = |index: usize| Name::new(&format!("column{}", index + 1));
        let named = tree.columns.iter().enumerate().any(|(index, (name, _))| *name != own(index));
        if labels != Labels::Own || !named {
            self.put("VALUES ");
            self.rows(rows);
            return;
        }
        self.failed |= !tree.order.is_empty();
        self.put("SELECT ");
        for index in 0..tree.columns.len() {
            if index > 0 {
                self.put(", ");
            }
            let name = own(index);
            self.put(&format!("\"*VALUES*\".{name}"));
            let own = ColumnNumber::try_from(index + 1).unwrap_or(ColumnNumber::MAX);
            self.hole(Piece::OwnLabel { column: None, name: Some(name), own });
        }
        self.put(" FROM (VALUES ");
        self.rows(rows);
        self.put(") \"*VALUES*\"");
    }

    fn rows(&mut self, rows: &[Vec<Tree>]) {
        for (index, row) in rows.iter().enumerate() {
            if index > 0 {
                self.put(", ");
            }
            self.put("(");
            for (index, tree) in row.iter().enumerate() {
                if index > 0 {
                    self.put(",");
                }
                self.top(tree, false);
            }
            self.put(")");
        }
    }

    /// A tree, a whole row with its type behind it.
    fn top(&mut self, tree: &Tree, show: bool) {
        match &tree.shape {
            Shape::Reference(reference) => self.reference(*reference, true, tree.kind),
            _ => self.tree(tree, show),
        }
    }

    fn with(&mut self, with: &WithTree) {
        self.put(&with.name.to_string());
        if !with.aliases.is_empty() {
            self.put("(");
            self.names_of(&with.aliases);
            self.put(")");
        }
        self.put(" AS ");
        match with.materialized {
            Some(true) => self.put("MATERIALIZED "),
            Some(false) => self.put("NOT MATERIALIZED "),
            None => {}
        }
        self.open();
        match &with.query {
            Some(query) => self.query(query, Labels::Visible),
            None => self.failed = true,
        }
        self.put(if self.flat { ")" } else { " )" });
        if with.tail.contains('\0') {
            self.failed = true;
        }
        self.put(&with.tail);
    }

    fn names_of(&mut self, names: &[Name]) {
        let text = names.iter().map(Name::to_string).collect::<Vec<_>>().join(", ");
        self.put(&text);
    }

    /// `get_basic_select_query`
    fn select(&mut self, tree: &QueryTree, labels: Labels) {
        let BodyTree::Select(select) = &tree.body else { return };
        self.windows = select.windows.iter().map(|(name, _)| name.clone()).collect();
        self.put("SELECT");
        if select.distinct {
            self.put(" DISTINCT");
            if !select.distinct_on.is_empty() {
                self.put(" ON (");
                for (index, tree) in select.distinct_on.iter().enumerate() {
                    if index > 0 {
                        self.put(", ");
                    }
                    self.sort_group(tree);
                }
                self.put(")");
            }
        }
        for (index, (name, column)) in tree.columns.iter().enumerate() {
            self.put(if index > 0 { ", " } else { " " });
            self.top(column, true);
            self.label(column, name, index, labels);
        }
        for (index, item) in select.from.iter().enumerate() {
            self.put(if index > 0 { ", " } else { " FROM " });
            self.from(item);
        }
        if let Some(condition) = &select.condition {
            self.put(" WHERE ");
            self.tree(condition, false);
        }
        if !select.groups.is_empty() {
            self.put(" GROUP BY ");
            if select.group_distinct {
                self.put("DISTINCT ");
            }
            let sets = select
                .groups
                .iter()
                .any(|group| !matches!(group, GroupTree::Expression(_) | GroupTree::Set(_)))
                || select
                    .groups
                    .iter()
                    .any(|group| matches!(group, GroupTree::Set(trees) if trees.is_empty()));
            self.groups(&select.groups, sets);
        }
        if let Some(having) = &select.having {
            self.put(" HAVING ");
            self.tree(having, false);
        }
        for (index, (name, window)) in select.windows.iter().enumerate() {
            self.put(if index > 0 { ", " } else { " WINDOW " });
            self.put(&name.to_string());
            self.put(" AS ");
            self.window(window);
        }
    }

    /// `get_sublink_expr`
    pub(super) fn subquery(&mut self, it: &SubqueryTree) {
        self.put(if it.kind == SubqueryWord::Array { "ARRAY(" } else { "(" });
        let mut operator = None;
        if let Some((lefts, called)) = &it.test {
            match lefts.as_slice() {
                [only] => self.tree(only, true),
                lefts => {
                    self.put("(");
                    self.list(lefts, true);
                    self.put(")");
                }
            }
            operator = Some(called);
        }
        let mut parentheses = true;
        match (it.kind, operator) {
            (SubqueryWord::Exists, _) => self.put("EXISTS "),
            (SubqueryWord::Any, Some(called)) if called.name == "=" && called.schema.is_none() => {
                self.put(" IN ")
            }
            (SubqueryWord::Any | SubqueryWord::All | SubqueryWord::Row, Some(called)) => {
                self.put(" ");
                self.operator(called);
                self.put(match it.kind {
                    SubqueryWord::Any => " ANY ",
                    SubqueryWord::All => " ALL ",
                    SubqueryWord::Row | SubqueryWord::Scalar | SubqueryWord::Exists | SubqueryWord::Array => {
                        " "
                    }
                });
            }
            _ => parentheses = false,
        }
        if parentheses {
            self.put("(");
        }
        if !self.flat {
            self.put(" ");
        }
        self.query(&it.query, Labels::Hidden);
        self.put(if parentheses { "))" } else { ")" });
    }
}
