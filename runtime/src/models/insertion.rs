//! Rows that are not there yet: what is left to the database is left out of the statement.

use postgres::types::ToSql;

use super::Table;

/// A value, or what the column's default makes: a column that an INSERT leaves out gets its default
/// (<https://www.postgresql.org/docs/15/sql-insert.html>).
///
/// ```
/// use arcoiris::models::OrDefault;
///
/// let name: OrDefault<String> = "till".to_owned().into();
/// assert_eq!(name, OrDefault::Value("till".to_owned()));
/// assert_eq!(OrDefault::<String>::default(), OrDefault::Default);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OrDefault<T> {
    /// What the database puts in.
    #[default]
    Default,
    /// This.
    Value(T),
}

impl<T> From<T> for OrDefault<T> {
    fn from(value: T) -> Self {
        OrDefault::Value(value)
    }
}

/// A row that is not there yet: the struct that `#[insert(NewSale)]` writes beside the one of the row.
pub trait NewRow {
    /// What it is once it is there.
    type Row: Table;

    /// `INSERT INTO … (…) VALUES ($1, …) RETURNING …`, without the columns that are left to the database, and the values that it takes:
    /// for clients that are asynchronous.
    ///
    /// ```ignore
    /// let (statement, values) = sale.insertion();
    /// let sale = Sale::from_row(&client.query_one(&statement, &values).await?)?;
    /// ```
    fn insertion(&self) -> (String, Vec<&(dyn ToSql + Sync)>);
}

/// Writes the statement of a [`NewRow`].
#[doc(hidden)]
#[derive(Debug)]
pub struct Insertion<'a> {
    columns: Vec<&'static str>,
    places: Vec<String>,
    values: Vec<&'a (dyn ToSql + Sync)>,
}

impl<'a> Insertion<'a> {
    /// Of no column yet.
    #[must_use]
    pub fn new() -> Self {
        Insertion { columns: Vec::new(), places: Vec::new(), values: Vec::new() }
    }

    /// A column, as SQL writes it, and its value.
    #[must_use]
    pub fn value(mut self, column: &'static str, value: &'a (dyn ToSql + Sync)) -> Self {
        self.values.push(value);
        self.columns.push(column);
        self.places.push(format!("${}", self.values.len()));
        self
    }

    /// A column, and its value or nothing.
    #[must_use]
    pub fn or_default<T: ToSql + Sync>(self, column: &'static str, value: &'a OrDefault<T>) -> Self {
        match value {
            OrDefault::Value(value) => self.value(column, value),
            OrDefault::Default => self,
        }
    }

    /// The statement and its values.
    #[must_use]
    pub fn of<Row: Table>(self) -> (String, Vec<&'a (dyn ToSql + Sync)>) {
        let (table, returned) = (Row::TABLE, Row::COLUMNS);
        let given = match self.columns.as_slice() {
            [] => "DEFAULT VALUES".to_owned(),
            columns => format!("({}) VALUES ({})", columns.join(", "), self.places.join(", ")),
        };
        (format!("INSERT INTO {table} {given} RETURNING {returned}"), self.values)
    }
}

impl Default for Insertion<'_> {
    fn default() -> Self {
        Insertion::new()
    }
}
