//! Data statements and queries, at random.

use super::Maker;
use super::table::type_of;
use crate::known::KnownTable;

impl Maker<'_> {
    /// A value of a query: a column, something made of columns, or a constant.
    pub(super) fn value(&mut self, table: &KnownTable) -> String {
        match self.dice.roll(6) {
            0 | 1 => self.column(table),
            2 => self.expression(table),
            3 => format!("(SELECT max({}) FROM {})", self.column(table), table.name),
            4 => format!("coalesce({}, {})", self.column(table), self.default()),
            _ => self.default(),
        }
    }

    /// `SELECT …`
    pub(super) fn query(&mut self) -> String {
        let (table, other) = (self.table(), self.table());
        let (x, y) = (self.column(&table), self.column(&other));
        let value = self.value(&table);
        match self.dice.roll(10) {
            0 => format!("SELECT {x} FROM {}", table.name),
            1 => format!("SELECT {x}, {value} AS v FROM {} WHERE {}", table.name, self.condition(&table)),
            2 => format!("SELECT t.{x}, o.{y} FROM {} t JOIN {} o ON t.{x} = o.{y}", table.name, other.name),
            3 => format!("SELECT {x}, count(*) AS n FROM {} GROUP BY {x} HAVING count(*) > 1", table.name),
            4 => format!("SELECT DISTINCT {x} FROM {} ORDER BY {x} LIMIT 3", table.name),
            5 => format!("SELECT {x} FROM {} UNION ALL SELECT {y} FROM {}", table.name, other.name),
            6 => format!("SELECT {x} FROM {} WHERE {x} IN (SELECT {y} FROM {})", table.name, other.name),
            7 => format!(
                "WITH w AS (SELECT {x} AS one FROM {}) SELECT one FROM w LEFT JOIN {} o ON o.{y} = w.one",
                table.name, other.name
            ),
            8 => format!("SELECT row_number() OVER (PARTITION BY {x} ORDER BY {x}) FROM {}", table.name),
            _ => format!(
                "SELECT * FROM {} t WHERE EXISTS (SELECT 1 FROM {} o WHERE o.{y} = t.{x})",
                table.name, other.name
            ),
        }
    }

    pub(super) fn data(&mut self) -> String {
        let (table, other) = (self.table(), self.table());
        let column = self.column(&table);
        let ty = type_of(&table, &column).to_owned();
        // Mostly a column that can be compared.
        let alike = other.types.iter().position(|found| *found == ty).filter(|_| self.dice.chance(90));
        let foreign = alike.map_or_else(|| self.column(&other), |at| other.columns[at].clone());
        let name = &table.name;
        match self.dice.roll(9) {
            0 => {
                let columns = self.columns(&table);
                let values: Vec<String> =
                    (columns.split(", ")).map(|column| self.default_of(type_of(&table, column))).collect();
                format!("INSERT INTO {name} ({columns}) VALUES ({})", values.join(", "))
            }
            1 => {
                // A column of the same type, if there is one.
                let ty = type_of(&table, &column).to_owned();
                match other.types.iter().position(|found| *found == ty) {
                    Some(at) => {
                        let from = &other.columns[at];
                        format!("INSERT INTO {name} ({column}) SELECT {from} FROM {}", other.name)
                    }
                    None => {
                        let query = self.query();
                        format!("INSERT INTO {name} ({column}) {query}")
                    }
                }
            }
            2 => format!(
                "UPDATE {name} SET {column} = {} WHERE {}",
                if self.dice.chance(70) {
                    self.default_of(type_of(&table, &column))
                } else {
                    self.value(&table)
                },
                self.condition(&table)
            ),
            3 => format!(
                "UPDATE {name} t SET {column} = o.{foreign} FROM {} o WHERE o.{foreign} = t.{column}",
                other.name
            ),
            4 => format!("DELETE FROM {name} WHERE {}", self.condition(&table)),
            5 => format!("DELETE FROM {name} t USING {} o WHERE t.{column} = o.{foreign}", other.name),
            6 => {
                let update = if self.dice.chance(40) {
                    format!("UPDATE SET {column} = EXCLUDED.{column}")
                } else {
                    "NOTHING".to_owned()
                };
                let target = match table.keys.len() {
                    0 => self.columns(&table),
                    count => table.keys[self.dice.roll(count)].join(", "),
                };
                format!(
                    "INSERT INTO {name} ({column}) VALUES ({}) ON CONFLICT ({target}) DO {update}",
                    self.default_of(&ty)
                )
            }
            _ => self.query(),
        }
    }
}
