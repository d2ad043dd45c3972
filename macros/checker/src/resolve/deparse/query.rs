//! Queries printed as `pg_get_viewdef` prints them: `get_query_def` of PostgreSQL's `ruleutils.c`.

use arcoiris_catalog::{ColumnNumber, Name, ObjectId, Piece};

use super::Printer;
use crate::resolve::kind::Kind;
use crate::resolve::query::tree::{
    BodyTree, Entry, FramePart, FromTree, FunctionTree, GroupTree, JoinTree, OrderTree, QueryTree, Reference,
    RelationNumber, Source, WindowTree, WithTree,
};
use crate::resolve::tree::{
    AggregateTree, Constant, Over, Shape, SubqueryTree, SubqueryWord, Tree, WindowCallTree,
};
use crate::syntax::{JoinKind, SetOperation};

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

/// A name that a relation in sight has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Taken {
    Text(String),
}

/// How the columns of a relation are called.
#[derive(Debug, Clone)]
pub(super) struct Relation {
    number: RelationNumber,
    /// What stands before the point; nothing for a join without alias.
    name: Vec<Piece>,
    table: Option<ObjectId>,
    /// Names of columns that are not the table's own.
    columns: Vec<Name>,
    /// What stands for the columns that a join without alias merges.
    merged: bool,
}

impl Printer<'_> {
    fn label(&mut self, tree: &Tree, name: &Name, index: usize, labels: Labels) {
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
    fn column_of(&self, tree: &Tree) -> Option<(ObjectId, ColumnNumber, Option<Name>)> {
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

    fn own_name(&self, relation: &Relation, reference: &Reference, index: usize) -> Option<Name> {
        let at = match relation.table {
            Some(id) => self.position(id, reference.column)?,
            None => index,
        };
        relation.columns.get(at).cloned()
    }

    /// Where a table's column stands among those that it has.
    fn position(&self, id: ObjectId, number: ColumnNumber) -> Option<usize> {
        match arcoiris_catalog::State::object(&self.simulation.catalog, id)?.as_ref() {
            arcoiris_catalog::Object::Table(table) => {
                table.columns.iter().position(|column| column.number == number)
            }
            _ => None,
        }
    }

    /// `get_variable`
    pub(super) fn reference(&mut self, reference: Reference, top: bool, kind: Kind) {
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

    fn piece(&mut self, piece: Piece) {
        match piece {
            Piece::Text(text) => self.put(&text),
            other => self.hole(other),
        }
    }

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

    fn groups(&mut self, groups: &[GroupTree], sets: bool) {
        let mut first = true;
        let mut seen: Vec<&Tree> = Vec::new();
        for group in groups {
            match group {
                GroupTree::Expression(tree) if !sets => {
                    if seen.contains(&tree) {
                        continue;
                    }
                    seen.push(tree);
                    self.separate(&mut first);
                    self.sort_group(tree);
                }
                GroupTree::Set(trees) if !sets => {
                    for tree in trees {
                        if !seen.contains(&tree) {
                            seen.push(tree);
                            self.separate(&mut first);
                            self.sort_group(tree);
                        }
                    }
                }
                GroupTree::Expression(_)
                | GroupTree::Set(_)
                | GroupTree::Rollup(_)
                | GroupTree::Cube(_)
                | GroupTree::Sets(_) => {
                    self.separate(&mut first);
                    self.group(group, true);
                }
            }
        }
    }

    fn separate(&mut self, first: &mut bool) {
        if !std::mem::replace(first, false) {
            self.put(", ");
        }
    }

    /// `get_rule_groupingset`
    fn group(&mut self, group: &GroupTree, omit: bool) {
        let (word, inner) = match group {
            GroupTree::Expression(tree) => {
                if !omit {
                    self.put("(");
                }
                self.sort_group(tree);
                if !omit {
                    self.put(")");
                }
                return;
            }
            GroupTree::Set(trees) => {
                let parentheses = !omit || trees.len() != 1;
                if parentheses {
                    self.put("(");
                }
                for (index, tree) in trees.iter().enumerate() {
                    if index > 0 {
                        self.put(", ");
                    }
                    self.sort_group(tree);
                }
                if parentheses {
                    self.put(")");
                }
                return;
            }
            GroupTree::Rollup(inner) => ("ROLLUP(", inner),
            GroupTree::Cube(inner) => ("CUBE(", inner),
            GroupTree::Sets(inner) => ("GROUPING SETS (", inner),
        };
        let omit = !matches!(group, GroupTree::Sets(_));
        self.put(word);
        for (index, group) in inner.iter().enumerate() {
            if index > 0 {
                self.put(", ");
            }
            self.group(group, omit);
        }
        self.put(")");
    }

    /// `get_rule_sortgroupclause`
    fn sort_group(&mut self, tree: &Tree) {
        match &tree.shape {
            Shape::Constant(constant) => self.constant_shown(tree, constant),
            Shape::Reference(_) => self.tree(tree, true),
            Shape::Call { .. } | Shape::SetOf(_) | Shape::Aggregate(_) | Shape::Window(_) => {
                self.put("(");
                self.tree(tree, true);
                self.put(")");
            }
            _ => self.tree(tree, true),
        }
    }

    /// A constant with its type, whatever it is.
    fn constant_shown(&mut self, tree: &Tree, constant: &Constant) {
        self.constant(tree, constant, false);
        self.put("::");
        self.type_name(tree.kind, tree.modifier);
    }

    fn order(&mut self, order: &[OrderTree], by_number: bool, columns: Option<&[(Name, Tree)]>) {
        for (index, element) in order.iter().enumerate() {
            if index > 0 {
                self.put(", ");
            }
            match (by_number, element.column, columns) {
                (true, Some(column), _) => self.put(&column.to_string()),
                (_, Some(column), Some(columns)) => {
                    let name = columns.get(column.saturating_sub(1)).map(|(name, _)| name.to_string());
                    self.put(&name.unwrap_or_default());
                }
                _ => self.sort_group(&element.tree),
            }
            if element.descending {
                self.put(" DESC");
                if element.nulls_first == Some(false) {
                    self.put(" NULLS LAST");
                }
            } else if element.nulls_first == Some(true) {
                self.put(" NULLS FIRST");
            }
        }
    }

    /// `get_agg_expr`
    pub(super) fn aggregate(&mut self, it: &AggregateTree) {
        self.function_name(&it.function);
        self.put("(");
        if it.within_group {
            self.list(&it.direct, true);
            self.put(") WITHIN GROUP (ORDER BY ");
            self.order(&it.order, false, None);
        } else {
            if it.distinct {
                self.put("DISTINCT ");
            }
            if it.star {
                self.put("*");
            }
            for (index, argument) in it.arguments.iter().enumerate() {
                if index > 0 {
                    self.put(", ");
                }
                if it.variadic && index + 1 == it.arguments.len() {
                    self.put("VARIADIC ");
                }
                self.tree(argument, true);
            }
            if !it.order.is_empty() {
                self.put(" ORDER BY ");
                self.order(&it.order, false, None);
            }
        }
        if let Some(filter) = &it.filter {
            self.put(") FILTER (WHERE ");
            self.tree(filter, false);
        }
        self.put(")");
    }

    /// `get_windowfunc_expr`
    pub(super) fn window_call(&mut self, it: &WindowCallTree) {
        self.function_name(&it.function);
        self.put("(");
        if it.star {
            self.put("*");
        }
        self.list(&it.arguments, true);
        if let Some(filter) = &it.filter {
            self.put(") FILTER (WHERE ");
            self.tree(filter, false);
        }
        self.put(") OVER ");
        match &it.over {
            Over::Named(name) => self.put(&name.to_string()),
            Over::Window(window) => self.window(window),
        }
    }

    /// `get_rule_windowspec`
    fn window(&mut self, it: &WindowTree) {
        self.put("(");
        let mut blank = "";
        if let Some(refined) = &it.refines {
            self.put(&refined.to_string());
            blank = " ";
        }
        if !it.partition.is_empty() {
            self.put(blank);
            self.put("PARTITION BY ");
            for (index, tree) in it.partition.iter().enumerate() {
                if index > 0 {
                    self.put(", ");
                }
                self.sort_group(tree);
            }
            blank = " ";
        }
        if !it.order.is_empty() {
            self.put(blank);
            self.put("ORDER BY ");
            self.order(&it.order, false, None);
            blank = " ";
        }
        for part in &it.frame {
            self.put(blank);
            match part {
                FramePart::Words(words) => self.put(words),
                FramePart::Offset(tree) => self.tree(tree, false),
            }
            blank = " ";
        }
        self.put(")");
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

    /// `get_from_clause_item`
    fn from(&mut self, item: &FromTree) {
        match item {
            FromTree::Entry(entry) => self.entry(entry),
            FromTree::Join(join) => self.join(join),
        }
    }

    fn entry(&mut self, entry: &Entry) {
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

    fn definitions(&mut self, function: &FunctionTree) {
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

    fn join(&mut self, join: &JoinTree) {
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

    fn is_renamed(&self, number: RelationNumber) -> bool {
        let relation = self.relations.iter().rev().find(|it| it.number == number);
        relation.is_some_and(|it| it.name.len() > 1)
    }

    /// Gives the relations of a query their names (`set_rtable_names`).
    fn see(&mut self, tree: &QueryTree) {
        let BodyTree::Select(select) = &tree.body else {
            self.related += 1;
            return;
        };
        self.related += usize::from(!select.from.is_empty());
        for item in &select.from {
            self.see_item(item);
        }
    }

    fn see_item(&mut self, item: &FromTree) {
        match item {
            FromTree::Entry(entry) => {
                let table = match (&entry.source, &entry.alias) {
                    (Source::Table { id, .. } | Source::Sequence(id), None) => Some(*id),
                    _ => None,
                };
                let written = entry.alias.as_ref().unwrap_or(&entry.name);
                let mut name = self.unique(written);
                // A number inside quotes is no piece of its own: such a name is kept as it is.
                let whole = matches!(name.get(1), Some(Piece::Text(rest)) if rest.is_empty());
                if let (Some(id), Some(first), false) = (table, name.first_mut(), whole) {
                    *first = Piece::NameOf(id);
                }
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
                    Some(alias) => self.unique(alias),
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

    /// A name that none in sight has, with a number behind it if need be.
    fn unique(&mut self, name: &Name) -> Vec<Piece> {
        let taken = |text: &str, names: &[Taken]| names.iter().any(|Taken::Text(other)| other == text);
        let plain = name.as_str().to_owned();
        if !taken(&plain, &self.names) {
            self.names.push(Taken::Text(plain));
            return vec![Piece::Text(name.to_string())];
        }
        let mut number = 1usize;
        loop {
            let text = format!("{plain}_{number}");
            if !taken(&text, &self.names) {
                self.names.push(Taken::Text(text.clone()));
                // Quoted as a whole where it must be.
                let quoted = Name::new(&text).to_string();
                return if quoted == text && name.to_string() == plain {
                    vec![Piece::Text(plain), Piece::Text(format!("_{number}"))]
                } else {
                    vec![Piece::Text(quoted), Piece::Text(String::new())]
                };
            }
            number += 1;
        }
    }
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
