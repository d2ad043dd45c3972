//! Rows written through a view (`rewriteTargetView`).
//! <https://www.postgresql.org/docs/15/sql-createview.html#SQL-CREATEVIEW-UPDATABLE-VIEWS>
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a question about some shapes is answered by those alone"
)]

use arcoiris_catalog::{
    Column, ColumnNumber, DefinedKind, Object, ObjectId, State, Table, TableKind, TriggerTiming,
    expression_text,
};

use super::{Constants, assignment};
use crate::apply::view;
use crate::effects::Rows;
use crate::refusal::{Refusal, RefusalFact};
use crate::resolve::analyse::Found;
use crate::resolve::query;
use crate::resolve::query::tree::Source;
use crate::resolve::tree::Shape;
use crate::rows::change::{Given, Source as Insertions};
use crate::simulation::Simulation;
use crate::syntax::{Query, Span, StatementKind};

/// What is done to rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Event {
    Insert,
    Update,
    Delete,
}

impl Event {
    fn words(self) -> &'static str {
        match self {
            Event::Insert => "insert into",
            Event::Update => "update",
            Event::Delete => "delete from",
        }
    }

    fn word(self) -> &'static str {
        match self {
            Event::Insert => "insert",
            Event::Update => "update",
            Event::Delete => "delete",
        }
    }
}

/// Where rows go that are written to a relation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Written {
    /// To the relation itself.
    Itself,
    /// A trigger or a rule does something else instead.
    Instead,
    /// Through the view to a table.
    Below(Below),
}

/// The table that a view's rows go to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Below {
    pub(super) id: ObjectId,
    /// For each column of the view the table's, if it is one.
    columns: Vec<Option<ColumnNumber>>,
    /// Whether a view on the way checks what is written.
    checked: bool,
}

/// Where rows go that are written to this relation.
///
/// # Errors
/// 55000 for a view that rows cannot be written through, 42809 for what has no rows to write.
pub(super) fn written(
    simulation: &Simulation,
    (id, table): (ObjectId, &Table),
    event: Event,
    span: Span,
) -> Result<Written, Refusal> {
    let name = table.name.as_str();
    match table.kind {
        // Of a materialized view it is told when the statement is run.
        TableKind::Ordinary | TableKind::Partitioned | TableKind::Foreign | TableKind::MaterializedView => {
            return Ok(Written::Itself);
        }
        TableKind::Composite => {
            return Err(Refusal::other(span, "42809", format!("cannot open relation \"{name}\"")).about(id));
        }
        TableKind::View => {}
    }
    if has_replacement(simulation, id, event) {
        return Ok(Written::Instead);
    }
    let undecided = || Refusal::not_modelled(span, "rows written through this view");
    let query = query_of(simulation, table).ok_or_else(undecided)?;
    let tree = query::resolved(simulation, &query, None, &mut Found::default()).map_err(|_| undecided())?;
    if let Some(hint) = view::hindrance(simulation, &tree, event != Event::Delete) {
        let message = format!("cannot {} view \"{name}\"", event.words());
        let fact = RefusalFact::Other { sqlstate: "55000", message, hint: Some(hint.to_owned()) };
        return Err(Refusal::new(span, fact).about(id));
    }
    let entries = tree.entries();
    let [entry] = entries.as_slice() else { return Err(undecided()) };
    let Source::Table { id: under, .. } = entry.source else { return Err(undecided()) };
    let Some(Object::Table(under_table)) = simulation.catalog.object(under).map(AsRef::as_ref) else {
        return Err(undecided());
    };
    let mut columns: Vec<Option<ColumnNumber>> = tree
        .columns
        .iter()
        .map(|(_, tree)| match &tree.shape {
            Shape::Reference(it) if it.relation == entry.number && it.column > 0 => Some(it.column),
            _ => None,
        })
        .collect();
    let mut checked = table.options.iter().any(|(name, _)| name.as_str() == "check_option");
    if super::has_rules(simulation, under) {
        return Err(undecided());
    }
    if event != Event::Insert {
        super::published::require_identity(simulation, under, span)?;
    }
    match written(simulation, (under, under_table), event, span)? {
        Written::Itself => Ok(Written::Below(Below { id: under, columns, checked })),
        // Which columns may be written, the trigger decides.
        Written::Instead => Ok(Written::Instead),
        Written::Below(below) => {
            for column in &mut columns {
                let at = column
                    .and_then(|number| under_table.columns.iter().position(|column| column.number == number));
                *column = at.and_then(|at| below.columns.get(at).copied().flatten());
            }
            checked |= below.checked;
            Ok(Written::Below(Below { id: below.id, columns, checked }))
        }
    }
}

/// Columns of the view that are written, with the place of each value.
type Columns<'a> = [(&'a Column, Span)];

impl Below {
    /// The table.
    pub(super) fn table<'a>(&self, simulation: &'a Simulation) -> Option<&'a Table> {
        match simulation.catalog.object(self.id)?.as_ref() {
            Object::Table(table) => Some(table),
            _ => None,
        }
    }

    /// The table's column that one of the view is.
    fn column<'a>(&self, base: &'a Table, view: &Table, column: &Column) -> Option<&'a Column> {
        let at = view.columns.iter().position(|own| own.number == column.number)?;
        base.column_numbered((*self.columns.get(at)?)?).map(AsRef::as_ref)
    }

    /// The table's columns that these of the view are.
    pub(super) fn numbers(&self, view: &Table, numbers: &[ColumnNumber]) -> Vec<ColumnNumber> {
        let own = |number: &ColumnNumber| {
            let at = view.columns.iter().position(|column| column.number == *number)?;
            self.columns.get(at).copied().flatten()
        };
        numbers.iter().filter_map(own).collect()
    }

    /// Whether these columns of the view may be written.
    ///
    /// # Errors
    /// 0A000 for one that is no column of the table, 428C9 for one whose value the table makes itself.
    pub(super) fn writable(
        &self,
        simulation: &Simulation,
        view: &Table,
        columns: &Columns<'_>,
        (event, overriding): (Event, Option<bool>),
        span: Span,
    ) -> Result<(), Refusal> {
        let Some(base) = self.table(simulation) else { return Ok(()) };
        for (column, _) in columns {
            if self.column(base, view, column).is_none() {
                let (name, column) = (view.name.as_str(), column.name.as_str());
                let verb = if event == Event::Update { "update" } else { "insert into" };
                let message = format!("cannot {verb} column \"{column}\" of view \"{name}\"");
                return Err(Refusal::other(span, "0A000", message));
            }
        }
        let mut seen: Vec<ColumnNumber> = Vec::with_capacity(columns.len());
        for (column, place) in columns {
            if let Some(column) = self.column(base, view, column) {
                if seen.contains(&column.number) {
                    let message = format!("multiple assignments to same column \"{}\"", column.name.as_str());
                    return Err(Refusal::other(*place, "42601", message));
                }
                seen.push(column.number);
                assignment::writable(column, overriding, event == Event::Update, *place)?;
            }
        }
        Ok(())
    }

    /// What `SET … = DEFAULT` says of these columns of the view: where the view has no default of its own it is NULL, whatever
    /// the table's would be.
    ///
    /// # Errors
    /// 428C9 for a column whose value the table makes itself.
    pub(super) fn set_default(
        &self,
        simulation: &Simulation,
        view: &Table,
        columns: &Columns<'_>,
    ) -> Result<(), Refusal> {
        let Some(base) = self.table(simulation) else { return Ok(()) };
        for (own, place) in columns {
            let Some(column) = self.column(base, view, own) else { continue };
            assignment::writable(column, None, true, *place)?;
            let domain = matches!(column.ty.base, arcoiris_catalog::TypeBase::User(_));
            if own.default.is_none() && (column.not_null || domain) {
                let what = "DEFAULT of a view's column that may not be NULL";
                return Err(Refusal::not_modelled(*place, what));
            }
        }
        Ok(())
    }

    /// Rows of constants as the table has them, whose columns all get a value that they may have.
    ///
    /// # Errors
    /// 23502
    pub(super) fn rows(
        &self,
        simulation: &Simulation,
        view: &Table,
        (rows, given, source): (Vec<Constants>, &[&Column], &Insertions),
        span: Span,
    ) -> Result<Rows, Refusal> {
        let Some(base) = self.table(simulation) else { return Ok(Rows::Unknown) };
        if self.checked {
            return Err(Refusal::not_modelled(span, "rows that a view checks"));
        }
        let own = |column: &Column| self.column(base, view, column).map(|column| column.number);
        let defaults = view.columns.iter().filter(|column| column.default.is_some()).map(AsRef::as_ref);
        let numbers: Vec<_> = given.iter().copied().chain(defaults).filter_map(own).collect();
        for column in base.columns.iter().filter(|column| !numbers.contains(&column.number)) {
            assignment::left_out(simulation, base, column, span)?;
        }
        if let Insertions::Rows(all) = source {
            // DEFAULT is the view's, and where it has none the table's (`rewriteTargetListIU`).
            let written = all.iter().flatten().filter(|(_, given)| matches!(given, Given::Default));
            for (number, _) in written {
                if let Some(column) = view.column_numbered(*number)
                    && column.default.is_none()
                    && let Some(column) = self.column(base, view, column)
                {
                    assignment::left_out(simulation, base, column, span)?;
                }
            }
        }
        let mut found = Vec::with_capacity(rows.len());
        for row in rows {
            let mut moved = Constants::with_capacity(row.len());
            for (name, value) in row {
                let column = view.column(name.as_str());
                let Some(column) = column.and_then(|column| self.column(base, view, column)) else {
                    continue;
                };
                if value.is_none() {
                    assignment::not_null(simulation, base, column, span)?;
                }
                moved.push((column.name.clone(), value));
            }
            found.push(moved);
        }
        Ok(Rows::Known(found))
    }
}

/// Whether a trigger or a rule does something else instead.
fn has_replacement(simulation: &Simulation, id: ObjectId, event: Event) -> bool {
    simulation.catalog.dependents(id).any(|dependent| {
        match simulation.catalog.object(dependent).map(AsRef::as_ref) {
            Some(Object::Trigger(it)) => {
                it.table == id
                    && it.timing == TriggerTiming::InsteadOf
                    && match event {
                        Event::Insert => it.on_insert,
                        Event::Update => it.on_update,
                        Event::Delete => it.on_delete,
                    }
            }
            Some(Object::Defined(it)) => {
                let says = |name: &str, value: &str| {
                    it.attribute(name).is_some_and(|said| {
                        expression_text(&simulation.catalog, None, said).eq_ignore_ascii_case(value)
                    })
                };
                it.kind == DefinedKind::Rule
                    && it.of == Some(id)
                    && says("event", event.word())
                    && says("instead", "yes")
            }
            _ => false,
        }
    })
}

/// The view's query, read from its normal form.
fn query_of(simulation: &Simulation, table: &Table) -> Option<Query> {
    let view = table.view.as_ref()?;
    let text = expression_text(&simulation.catalog, Some(table), &view.query);
    let length = u32::try_from(text.len()).ok()?;
    let parsed = crate::parse::script(&text, 0..length, simulation.server).ok()?;
    match <[_; 1]>::try_from(parsed).ok()? {
        [statement] => match statement.kind {
            StatementKind::Select(query) => Some(query),
            _ => None,
        },
    }
}
