//! A query after parse analysis: PostgreSQL's `Query`, as far as it is stored and printed.

use arcoiris_catalog::{ColumnNumber, Name, ObjectId};

use crate::resolve::kind::Kind;
use crate::resolve::tree::{Called, Tree};
use crate::syntax::{JoinKind, SetOperation};

/// A relation in sight, numbered within a statement; columns are told by it. Those of queries around have lower numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) struct RelationNumber(pub(crate) u32);

/// An analysed query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct QueryTree {
    pub(crate) recursive: bool,
    pub(crate) with: Vec<WithTree>,
    pub(crate) body: BodyTree,
    /// The columns of its result: a constant of unknown type is still one.
    pub(crate) columns: Vec<(Name, Tree)>,
    pub(crate) order: Vec<OrderTree>,
    pub(crate) limit: Option<Tree>,
    pub(crate) offset: Option<Tree>,
    pub(crate) ties: bool,
    pub(crate) locks: Vec<LockTree>,
    /// The keys that columns beside `GROUP BY` are determined by (`constraintDeps`).
    pub(crate) keys: Vec<ObjectId>,
}

/// `FOR UPDATE OF t`: its words, and the relation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LockTree {
    pub(crate) strength: &'static str,
    pub(crate) relation: RelationNumber,
    pub(crate) waiting: &'static str,
}

/// A query of `WITH`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct WithTree {
    pub(crate) name: Name,
    /// The names that were written behind it.
    pub(crate) aliases: Vec<Name>,
    pub(crate) materialized: Option<bool>,
    /// `None` for what changes rows, which is never stored.
    pub(crate) query: Option<Box<QueryTree>>,
    /// `SEARCH` and `CYCLE` as printed.
    pub(crate) tail: String,
}

/// What a [`QueryTree`] consists of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum BodyTree {
    Select(Box<SelectTree>),
    Values(Vec<Vec<Tree>>),
    SetOperation { operation: SetOperation, all: bool, left: Box<QueryTree>, right: Box<QueryTree> },
}

/// A plain `SELECT` without its targets.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct SelectTree {
    pub(crate) distinct: bool,
    pub(crate) distinct_on: Vec<Tree>,
    pub(crate) from: Vec<FromTree>,
    pub(crate) condition: Option<Tree>,
    pub(crate) groups: Vec<GroupTree>,
    pub(crate) group_distinct: bool,
    pub(crate) having: Option<Tree>,
    /// `WINDOW`
    pub(crate) windows: Vec<(Name, WindowTree)>,
}

/// An element of `GROUP BY`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum GroupTree {
    Expression(Tree),
    /// `()`, `(a, b)`
    Set(Vec<Tree>),
    Rollup(Vec<GroupTree>),
    Cube(Vec<GroupTree>),
    Sets(Vec<GroupTree>),
}

/// An element of `ORDER BY`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OrderTree {
    pub(crate) tree: Tree,
    pub(crate) descending: bool,
    pub(crate) nulls_first: Option<bool>,
    /// `USING`
    pub(crate) operator: Option<Called>,
    /// The column of the result that it is, from one on.
    pub(crate) column: Option<usize>,
}

/// A window.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct WindowTree {
    /// The one that it refines.
    pub(crate) refines: Option<Name>,
    pub(crate) partition: Vec<Tree>,
    pub(crate) order: Vec<OrderTree>,
    /// `ROWS BETWEEN`, `AND`, `EXCLUDE` as printed, with the offsets between.
    pub(crate) frame: Vec<FramePart>,
}

/// A part of a window's frame as it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FramePart {
    Words(&'static str),
    Offset(Box<Tree>),
}

/// An element of `FROM`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum FromTree {
    Entry(Box<Entry>),
    Join(Box<JoinTree>),
}

/// `RangeTblEntry` of anything but a join.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) number: RelationNumber,
    /// As written.
    pub(crate) alias: Option<Name>,
    /// What it is called if nothing else was written.
    pub(crate) name: Name,
    /// The names of columns that were written behind the alias.
    pub(crate) aliases: Vec<Name>,
    /// The names of its columns, those written before among them; of tables none.
    pub(crate) columns: Vec<Name>,
    pub(crate) lateral: bool,
    pub(crate) source: Source,
    /// `TABLESAMPLE`: the method, its arguments, and `REPEATABLE`.
    pub(crate) sample: Option<(String, Vec<Tree>, Option<Tree>)>,
}

/// What an [`Entry`] stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Source {
    Table {
        id: ObjectId,
        only: bool,
    },
    /// A relation of `pg_catalog` or `information_schema`, as printed.
    System(String),
    /// A sequence read as a table.
    Sequence(ObjectId),
    With(Name),
    Query(Box<QueryTree>),
    Functions {
        calls: Vec<FunctionTree>,
        ordinality: bool,
        /// Whether it was `unnest` of several arrays.
        unnest: bool,
    },
}

/// A function in `FROM`, with its column definitions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FunctionTree {
    pub(crate) call: Tree,
    pub(crate) definitions: Vec<(Name, Kind, i32)>,
}

/// `JoinExpr`
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct JoinTree {
    pub(crate) number: RelationNumber,
    pub(crate) kind: JoinKind,
    pub(crate) left: FromTree,
    pub(crate) right: FromTree,
    /// The columns of `USING` with what they stand for on either side.
    pub(crate) using: Vec<Merged>,
    pub(crate) using_alias: Option<Name>,
    pub(crate) condition: Option<Tree>,
    pub(crate) alias: Option<Name>,
    pub(crate) aliases: Vec<Name>,
    /// The names of its columns.
    pub(crate) columns: Vec<Name>,
    /// What its columns stand for.
    pub(crate) trees: Vec<Tree>,
}

/// A column that a join merges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Merged {
    pub(crate) name: Name,
    pub(crate) left: Tree,
    pub(crate) right: Tree,
    /// What stands for both.
    pub(crate) tree: Tree,
}

/// A column of a relation: its number, 0 for the whole row, less for those of the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Reference {
    pub(crate) relation: RelationNumber,
    pub(crate) column: ColumnNumber,
}

impl QueryTree {
    pub(crate) fn new(body: BodyTree, columns: Vec<(Name, Tree)>) -> Self {
        QueryTree {
            recursive: false,
            with: Vec::new(),
            body,
            columns,
            order: Vec::new(),
            limit: None,
            offset: None,
            ties: false,
            locks: Vec::new(),
            keys: Vec::new(),
        }
    }

    /// Whether it is a plain `SELECT` that is planned together with what is around it (`is_simple_subquery`).
    pub(crate) fn is_plain(&self) -> bool {
        let BodyTree::Select(select) = &self.body else { return false };
        !select.distinct
            && select.distinct_on.is_empty()
            && select.groups.is_empty()
            && select.having.is_none()
            && self.order.is_empty()
            && self.limit.is_none()
            && self.offset.is_none()
    }

    /// Every expression that stands in it or in a query within it; a query inside an expression is a part of that.
    pub(crate) fn trees<'t>(&'t self, found: &mut Vec<&'t Tree>) {
        for with in &self.with {
            if let Some(query) = &with.query {
                query.trees(found);
            }
        }
        match &self.body {
            BodyTree::Select(select) => {
                for item in &select.from {
                    item.trees(found);
                }
                found.extend(self.columns.iter().map(|(_, tree)| tree));
                found.extend(&select.distinct_on);
                found.extend(&select.condition);
                for group in &select.groups {
                    group.trees(found);
                }
                found.extend(&select.having);
                for (_, window) in &select.windows {
                    window.trees(found);
                }
                found.extend(self.order.iter().map(|element| &element.tree));
            }
            BodyTree::Values(rows) => found.extend(rows.iter().flatten()),
            BodyTree::SetOperation { left, right, .. } => {
                left.trees(found);
                right.trees(found);
            }
        }
        found.extend(&self.limit);
        found.extend(&self.offset);
    }

    /// The entries of this query's own `FROM`, in the order of its range table.
    pub(crate) fn entries(&self) -> Vec<&Entry> {
        let mut found = Vec::new();
        if let BodyTree::Select(select) = &self.body {
            for item in &select.from {
                item.entries(&mut found);
            }
        }
        found
    }
}

impl GroupTree {
    pub(crate) fn trees<'t>(&'t self, found: &mut Vec<&'t Tree>) {
        match self {
            GroupTree::Expression(tree) => found.push(tree),
            GroupTree::Set(trees) => found.extend(trees),
            GroupTree::Rollup(inner) | GroupTree::Cube(inner) | GroupTree::Sets(inner) => {
                for group in inner {
                    group.trees(found);
                }
            }
        }
    }
}

impl WindowTree {
    pub(crate) fn trees<'t>(&'t self, found: &mut Vec<&'t Tree>) {
        found.extend(&self.partition);
        found.extend(self.order.iter().map(|element| &element.tree));
        for part in &self.frame {
            if let FramePart::Offset(tree) = part {
                found.push(tree);
            }
        }
    }
}

impl FromTree {
    fn trees<'t>(&'t self, found: &mut Vec<&'t Tree>) {
        match self {
            FromTree::Entry(entry) => {
                match &entry.source {
                    Source::Query(query) => query.trees(found),
                    Source::Functions { calls, .. } => found.extend(calls.iter().map(|call| &call.call)),
                    Source::Table { .. } | Source::System(_) | Source::Sequence(_) | Source::With(_) => {}
                }
                if let Some((_, arguments, repeatable)) = &entry.sample {
                    found.extend(arguments);
                    found.extend(repeatable);
                }
            }
            FromTree::Join(join) => {
                join.left.trees(found);
                join.right.trees(found);
                found.extend(&join.condition);
            }
        }
    }

    pub(crate) fn entries<'t>(&'t self, found: &mut Vec<&'t Entry>) {
        match self {
            FromTree::Entry(entry) => found.push(entry),
            FromTree::Join(join) => {
                join.left.entries(found);
                join.right.entries(found);
            }
        }
    }

    /// The joins in it, outer ones after those within them, as they come in the range table.
    pub(crate) fn joins<'t>(&'t self, found: &mut Vec<&'t JoinTree>) {
        if let FromTree::Join(join) = self {
            join.left.joins(found);
            join.right.joins(found);
            found.push(join);
        }
    }
}
