//! Inheritance, at random: `INHERIT`, `NO INHERIT`, and changes of parents and children.

use super::Maker;
use super::table::type_of;

impl Maker<'_> {
    pub(super) fn inherit(&mut self) -> String {
        let children: Vec<_> = self
            .known
            .tables
            .iter()
            .filter(|table| !table.parents.is_empty() && !table.is_partition)
            .collect();
        if !children.is_empty() && self.dice.chance(70) {
            let child = children[self.dice.roll(children.len())].clone();
            let parent = self.dice.pick_or(&child.parents, "a");
            let column = self.column(&child);
            return match self.dice.roll(9) {
                0 | 1 => format!("ALTER TABLE {} NO INHERIT {parent}", child.name),
                2 => format!("ALTER TABLE {} INHERIT {parent}", child.name),
                3 => format!("ALTER TABLE {} DROP COLUMN {column}", child.name),
                4 => format!("ALTER TABLE ONLY {parent} DROP COLUMN {column}"),
                5 => format!("ALTER TABLE {parent} ADD COLUMN {} int", self.new_column(&child)),
                6 => format!("ALTER TABLE ONLY {parent} ADD CHECK (true) NO INHERIT"),
                7 => format!("ALTER TABLE {parent} ALTER {column} TYPE text"),
                _ => format!("ALTER TABLE {parent} RENAME {column} TO {}", self.new_column(&child)),
            };
        }
        let (parent, child) = (self.true_table(), self.true_table());
        if self.dice.chance(40) {
            return format!("ALTER TABLE {} INHERIT {}", child.name, parent.name);
        }
        // A table that has what it is to inherit.
        let columns: Vec<String> = (parent.columns.iter())
            .map(|column| {
                format!("{column} {}{}", type_of(&parent, column), self.dice.maybe(30, " NOT NULL"))
            })
            .collect();
        let name = self.new_name(&["child", "heir", "b"]);
        format!("CREATE TABLE {name} ({}) INHERITS ({})", columns.join(", "), parent.name)
    }
}
