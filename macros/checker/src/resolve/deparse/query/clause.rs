//! Grouping, order, aggregates and windows as `pg_get_viewdef` prints them.

use arcoiris_catalog::Name;

use super::super::Printer;
use crate::resolve::query::tree::{FramePart, GroupTree, OrderTree, WindowTree};
use crate::resolve::tree::{AggregateTree, Constant, Over, Shape, Tree, WindowCallTree};

impl Printer<'_> {
    pub(super) fn groups(&mut self, groups: &[GroupTree], sets: bool) {
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

    pub(super) fn separate(&mut self, first: &mut bool) {
        if !std::mem::replace(first, false) {
            self.put(", ");
        }
    }

    /// `get_rule_groupingset`
    pub(super) fn group(&mut self, group: &GroupTree, omit: bool) {
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
    pub(super) fn sort_group(&mut self, tree: &Tree) {
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
    pub(super) fn constant_shown(&mut self, tree: &Tree, constant: &Constant) {
        self.constant(tree, constant, false);
        self.put("::");
        self.type_name(tree.kind, tree.modifier);
    }

    pub(super) fn order(&mut self, order: &[OrderTree], by_number: bool, columns: Option<&[(Name, Tree)]>) {
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
    pub(in crate::resolve::deparse) fn aggregate(&mut self, it: &AggregateTree) {
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
    pub(in crate::resolve::deparse) fn window_call(&mut self, it: &WindowCallTree) {
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
    pub(super) fn window(&mut self, it: &WindowTree) {
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
}
