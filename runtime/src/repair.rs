//! The statements that take a drifted database to what its revision makes.
//!
//! What differs is put right from what others rest on to what rests on others: renames first, then what is there too much goes, what
//! has another value gets the right one, what is missing is made. What stands in the way of a change (a view over a column whose type
//! changes, say) is dropped before and made again. `change` knows the attributes, `places` what ties relations to one another,
//! `privileges` the grants. Whether they lead there is for PostgreSQL to say: they are run in a transaction that is committed only if
//! nothing differs any more but what was told beforehand that it is left.

mod change;
mod order;
mod places;
mod privileges;

use std::collections::BTreeSet;

use arcoiris_catalog::mend::{Told, rename};
use arcoiris_catalog::{Difference, Label, Object, ObjectId, Reference, State, split_last};

use crate::Check;
use crate::check::{Expected, table_of};
use crate::live::facts::Facts;
use order::{create_rank, drop_rank};

/// What would put a database right, or did.
#[derive(Debug, Clone, Default)]
pub struct Repair {
    /// How the database differed.
    pub check: Check,
    /// The statements, in order.
    pub statements: Vec<RepairStatement>,
    /// What no statement here puts right: the order of columns, an extension's way back under what rests on it, whether a column that is
    /// inherited again was a table's own meanwhile, and what is not known how.
    pub left: Vec<Difference>,
    /// Whether the statements were run and led to what is expected.
    pub applied: bool,
}

/// One statement of a [`Repair`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RepairStatement {
    /// The statement, without a semicolon.
    pub sql: String,
    /// Whether it takes away what may hold rows or values.
    pub loses: bool,
}

/// Whether a difference that a repair leaves was told beforehand, whatever the value is now; or whether it is the order of columns, which
/// a dropped column that is made again changes: nothing puts that right but to make the table again.
pub(crate) fn is_left(difference: &Difference, left: &[Difference]) -> bool {
    let place = |difference: &Difference| match difference {
        Difference::Changed { object, attribute, .. } => Some((object.clone(), attribute.clone())),
        Difference::Missing { .. } | Difference::Unexpected { .. } => None,
    };
    let same = |other: &Difference| {
        other == difference || place(other).is_some_and(|one| Some(one) == place(difference))
    };
    let is_order = matches!(difference, Difference::Changed { object, attribute, .. } if attribute == "position" && object.starts_with("column "));
    is_order || left.iter().any(same)
}

/// The statements for these differences, and what they leave.
pub(crate) fn statements(
    expected: &Expected,
    found: &Facts,
    differences: &[Difference],
) -> (Vec<RepairStatement>, Vec<Difference>) {
    let mut plan = Planned::new(expected, found);
    let rest = plan.renames(differences);
    for difference in &rest {
        plan.widen(difference);
    }
    for difference in rest {
        if !plan.add(&difference) {
            plan.left.push(difference);
        }
    }
    plan.finish()
}

/// Statements as they come together.
struct Planned<'a> {
    expected: &'a Expected,
    found: &'a Facts,
    wanted: Told<'a>,
    there: Told<'static>,
    renames: Vec<RepairStatement>,
    drops: BTreeSet<String>,
    changes: Vec<RepairStatement>,
    creates: BTreeSet<String>,
    left: Vec<Difference>,
}

impl<'a> Planned<'a> {
    fn new(expected: &'a Expected, found: &'a Facts) -> Self {
        let ids = expected.catalog.iter().map(|(id, _)| id);
        Planned {
            expected,
            found,
            wanted: Told::new(&expected.catalog, ids),
            there: Told::of_facts(found.clone()),
            renames: Vec::new(),
            drops: BTreeSet::new(),
            changes: Vec::new(),
            creates: BTreeSet::new(),
            left: Vec::new(),
        }
    }

    /// What is there under another name, if there is no doubt: the same in all it says, and no other like it. The rest.
    fn renames(&mut self, differences: &[Difference]) -> Vec<Difference> {
        let mut missing: Vec<&String> = Vec::new();
        let mut unexpected: Vec<&String> = Vec::new();
        for difference in differences {
            match difference {
                Difference::Missing { object } => missing.push(object),
                Difference::Unexpected { object } => unexpected.push(object),
                Difference::Changed { .. } => {}
            }
        }
        let mut renamed: BTreeSet<String> = BTreeSet::new();
        for object in &missing {
            let alike: Vec<&&String> =
                unexpected.iter().filter(|other| self.is_renamed(object, other)).collect();
            let others = |other: &String| missing.iter().filter(|it| self.is_renamed(it, other)).count();
            if let [now] = alike.as_slice()
                && others(now) == 1
            {
                self.renames.extend(rename(now, object).into_iter().map(plain));
                renamed.extend([(*object).clone(), (**now).clone()]);
            }
        }
        let told = |difference: &&Difference| match difference {
            Difference::Missing { object } | Difference::Unexpected { object } => !renamed.contains(object),
            Difference::Changed { .. } => true,
        };
        differences.iter().filter(told).cloned().collect()
    }

    fn is_renamed(&self, missing: &str, unexpected: &str) -> bool {
        let (Some(one), Some(other)) = (Label::read(missing), Label::read(unexpected)) else { return false };
        if one.kind != other.kind || !matches!(one.kind, "column" | "constraint" | "index") {
            return false;
        }
        let place = |object: &str, facts: &Facts| table_of(object, facts);
        let (Some(wanted), Some(there)) = (self.expected.facts.get(missing), self.found.get(unexpected))
        else {
            return false;
        };
        let named = |text: &String, label: Label<'_>| {
            let own = split_last(label.name).map_or(label.name, |(_, own)| own).to_owned();
            text.replacen(&format!("INDEX {own} ON "), "INDEX ON ", 1)
        };
        place(missing, &self.expected.facts) == place(unexpected, self.found)
            && wanted.len() == there.len()
            && wanted.iter().all(|(attribute, value)| {
                there.get(attribute).is_some_and(|it| named(it, other) == named(value, one))
            })
    }

    /// What stands in the way of a change: it is dropped before, and made again.
    fn widen(&mut self, difference: &Difference) {
        let Difference::Changed { object, attribute, .. } = difference else { return };
        let Some(id) = self.expected.id(object) else { return };
        let label = Label::read(object);
        match (label.map(|label| label.kind), attribute.as_ref()) {
            (Some("column"), "type" | "collation") => {
                let mut all = self.dependents(&|it| self.reads(it, object, id));
                // Indexes and keys are PostgreSQL's to make again.
                all.retain(|label| label.starts_with("view ") || label.starts_with("materialized view "));
                self.again(all);
            }
            (Some("column"), "generated" | "default") if self.is_generated(object) => {
                let all = self.dependents(&|it| self.reads(it, object, id));
                self.again(all);
            }
            (Some("type"), "labels") if self.only_adds_labels(object) => {}
            (Some("type"), "labels") | (Some("domain"), "type" | "collation") => {
                let columns = self.columns_of_type(id);
                let mut all: BTreeSet<String> = self.dependents(&|it| it.target == id);
                all.retain(|label| !label.starts_with("table ") && !label.starts_with("column "));
                for column in &columns {
                    if let Some(table) = self.expected.id(column) {
                        all.extend(self.dependents(&|it| self.is_read_by_expression(it, column, table)));
                    }
                }
                self.again(all);
            }
            _ => {}
        }
    }

    fn again(&mut self, labels: BTreeSet<String>) {
        for label in labels {
            if self.found.contains_key(&label) {
                self.drops.insert(label.clone());
            }
            self.creates.insert(label);
        }
    }

    /// The labels of what refers so, and of the views over it.
    fn dependents(&self, refers: &dyn Fn(&Reference) -> bool) -> BTreeSet<String> {
        let mut labels: BTreeSet<String> = BTreeSet::new();
        let mut views: BTreeSet<ObjectId> = BTreeSet::new();
        loop {
            let before = labels.len();
            for (id, object) in self.expected.catalog.iter() {
                let mut references = Vec::new();
                object.references(&mut references);
                let is_over = |it: &Reference| refers(it) || views.contains(&it.target);
                if !references.iter().any(is_over) {
                    continue;
                }
                let is_view = matches!(object.as_ref(), Object::Table(table) if table.view.is_some());
                let is_table = matches!(object.as_ref(), Object::Table(_) | Object::Sequence(_));
                if is_view {
                    views.insert(id);
                }
                if (is_view || !is_table)
                    && let Some(label) = self.label(id)
                {
                    labels.insert(label);
                }
            }
            if labels.len() == before {
                return labels;
            }
        }
    }

    fn label(&self, id: ObjectId) -> Option<String> {
        arcoiris_catalog::object_label(&self.expected.catalog, id)
    }

    /// The number of a column by its label.
    fn number(&self, column: &str, table: ObjectId) -> Option<arcoiris_catalog::ColumnNumber> {
        let (_, name) = split_last(Label::read(column)?.name)?;
        let Object::Table(table) = self.expected.catalog.object(table)?.as_ref() else { return None };
        table.columns.iter().find(|column| column.name.to_string() == name).map(|column| column.number)
    }

    fn reads(&self, reference: &Reference, column: &str, table: ObjectId) -> bool {
        reference.target == table
            && reference.column.is_some()
            && reference.column == self.number(column, table)
    }

    /// Views, and all whose expressions name the column's type: plain indexes and keys are PostgreSQL's to keep.
    fn is_read_by_expression(&self, reference: &Reference, column: &str, table: ObjectId) -> bool {
        self.reads(reference, column, table) && reference.strength == arcoiris_catalog::Strength::Normal
    }

    fn is_generated(&self, column: &str) -> bool {
        let generated = |facts: &Facts| facts.get(column).is_some_and(|it| it.contains_key("generated"));
        generated(&self.expected.facts) || generated(self.found)
    }

    /// The labels of the table columns of a type.
    fn columns_of_type(&self, id: ObjectId) -> Vec<String> {
        let mut columns = Vec::new();
        for dependent in self.expected.catalog.dependents(id) {
            if let Some(Object::Table(table)) = self.expected.catalog.object(dependent).map(AsRef::as_ref)
                && table.view.is_none()
            {
                let of_type =
                    table.columns.iter().filter(|it| it.ty.base == arcoiris_catalog::TypeBase::User(id));
                let name = arcoiris_catalog::qualified_name(&self.expected.catalog, dependent);
                columns.extend(of_type.map(|column| format!("column {name}.{}", column.name)));
            }
        }
        columns
    }

    /// What puts a difference right; `false` if that is not known.
    fn add(&mut self, difference: &Difference) -> bool {
        match difference {
            Difference::Missing { object } => {
                self.creates.insert(object.clone());
                !self.create(object).is_empty()
            }
            Difference::Unexpected { object } => {
                self.drops.insert(object.clone());
                self.drop(object).is_some()
            }
            Difference::Changed { object, .. } if self.creates.contains(object) => true,
            Difference::Changed { object, attribute, expected, found } => {
                let values = (expected.as_deref(), found.as_deref());
                let statements = self.change(object, attribute, values);
                let known = !statements.is_empty();
                for statement in statements {
                    if !self.changes.contains(&statement) {
                        self.changes.push(statement);
                    }
                }
                known
            }
        }
    }

    fn drop(&self, object: &str) -> Option<RepairStatement> {
        let label = Label::read(object)?;
        let sql = match (label.kind, label.on) {
            ("rule", Some(on)) => format!("DROP RULE {} ON {on}", label.name),
            ("foreign table", _) => format!("DROP FOREIGN TABLE {}", label.name),
            _ => self.there.drop(object)?,
        };
        let loses = matches!(label.kind, "table" | "column" | "schema" | "sequence" | "extension" | "type");
        Some(RepairStatement { sql, loses: loses && !self.is_of_view(object) })
    }

    fn is_of_view(&self, column: &str) -> bool {
        table_of(column, self.found).is_some_and(|table| {
            ["view", "materialized view"]
                .iter()
                .any(|kind| self.found.contains_key(&format!("{kind} {table}")))
        })
    }

    fn finish(self) -> (Vec<RepairStatement>, Vec<Difference>) {
        let number = |label: &String| self.expected.id(label).map_or(u32::MAX, |id| id.0);
        let mut drops: Vec<&String> = self.drops.iter().collect();
        drops.sort_by_key(|label| (drop_rank(label, self.found), std::cmp::Reverse(number(label))));
        let mut creates: Vec<&String> = self.creates.iter().collect();
        creates.sort_by_key(|label| (create_rank(label, &self.expected.facts), number(label)));
        let mut all = self.renames.clone();
        all.extend(drops.iter().filter_map(|label| {
            let again = self.creates.contains(*label);
            self.drop(label)
                .map(|statement| RepairStatement { loses: statement.loses && !again, ..statement })
        }));
        all.extend(self.changes.iter().cloned());
        for label in creates {
            for sql in self.create(label) {
                if !all.iter().any(|statement| statement.sql == sql) {
                    all.push(plain(sql));
                }
            }
        }
        (all, self.left)
    }
}

fn plain(sql: String) -> RepairStatement {
    RepairStatement { sql, loses: false }
}
