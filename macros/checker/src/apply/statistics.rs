//! `CREATE`, `ALTER STATISTICS` (src/backend/commands/statscmds.c).
//! <https://www.postgresql.org/docs/15/sql-createstatistics.html>

use arcoiris_catalog::{
    ColumnNumber, Defined, DefinedKind, Expression as Stored, Object, ObjectId, Piece, Role, State, Strength,
    Table,
};

use super::rename::is_system_column;
use super::{defined, named, object};
use crate::effects::{Effects, Lock, Note};
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::resolve::kind::Kind;
use crate::resolve::{self, Place, Scope, query};
use crate::simulation::Simulation;
use crate::syntax::{CreateStatistics, ExpressionKind, Ident, ObjectKind, ObjectName, Span};

const KIND: DefinedKind = DefinedKind::Statistics;

/// # Errors
/// 42809 for what has no rows, 42710 if the name is taken, 42601 for a kind that there is not, 42P17 for a single column, 0A000
/// for types that cannot be ordered, and what PostgreSQL says of columns and expressions.
pub(super) fn create(
    simulation: &mut Simulation,
    it: &CreateStatistics,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let found = named::relation(simulation, effects, ObjectKind::Table, &it.table, false)?;
    let Some(id) = found else { return Ok(()) };
    let kind = simulation.catalog.object(id).map_or(ObjectKind::Other, |object| names::kind_of(object));
    let table = match simulation.catalog.object(id).map(AsRef::as_ref) {
        Some(Object::Table(table))
            if matches!(
                kind,
                ObjectKind::Table | ObjectKind::MaterializedView | ObjectKind::ForeignTable
            ) =>
        {
            table.clone()
        }
        Some(_) | None => return Err(named::wrong_kind(simulation, id, &it.table, ObjectKind::Table)),
    };
    let Some(name) = &it.name else {
        return Err(Refusal::not_modelled(it.span, "the name that PostgreSQL makes up for statistics"));
    };
    let schema = names::creation_schema(simulation, name)?;
    let mut draft = Defined {
        kind: KIND,
        of: Some(schema),
        name: name.name.name.clone(),
        signature: Vec::new(),
        attributes: Vec::new(),
        references: vec![(schema, (None, Strength::Normal))],
        owner: Some(Role::Migrator),
        privileges: None,
        comment: None,
    };
    if let Err(refusal) = defined::require_free(simulation, &draft, name.span()) {
        if !it.if_not_exists {
            return Err(refusal);
        }
        let (kind, written, span) = (ObjectKind::Defined(KIND), names::written(name), name.span());
        effects.words = format!("nothing: statistics {written} exist");
        effects.notes.push(Note::SkippedDuplicate { kind, name: written, id: refusal.about, span });
        return Ok(());
    }
    let elements = elements(simulation, it, id, &table)?;
    let kinds = kinds(it, &elements)?;
    draft.references.extend(elements.columns.iter().map(|column| (id, (Some(*column), Strength::Auto))));
    if elements.columns.is_empty() {
        draft.references.push((id, (None, Strength::Auto)));
    }
    let text = Piece::Relation(id);
    defined::set_attribute(&mut draft, "table", Some(Stored { pieces: vec![text], also: Vec::new() }));
    defined::set_attribute(&mut draft, "columns", Some(elements.printed(id)));
    defined::set_attribute(&mut draft, "kinds", kinds);
    simulation.catalog.insert(Object::Defined(draft));
    named::note_unqualified(simulation, effects, name, schema);
    named::lock(effects, Lock::ShareUpdateExclusive, id);
    effects.words = format!(
        "create statistics {} on {}",
        names::written(name),
        names::qualified(&simulation.catalog, id)
    );
    Ok(())
}

/// What the statistics are of.
struct Elements {
    columns: Vec<ColumnNumber>,
    expressions: Vec<Stored>,
}

impl Elements {
    /// Columns by number, then expressions, as `pg_get_statisticsobjdef_columns` prints them.
    fn printed(&self, table: ObjectId) -> Stored {
        let mut printed = Stored { pieces: Vec::new(), also: Vec::new() };
        let mut part = |pieces: Vec<Piece>| {
            if !printed.pieces.is_empty() {
                printed.pieces.push(Piece::Text(", ".to_owned()));
            }
            printed.pieces.extend(pieces);
        };
        for column in &self.columns {
            part(vec![Piece::ColumnOf(table, *column)]);
        }
        for expression in &self.expressions {
            let of_table = |piece: &Piece| {
                if let Piece::Column(number) = piece {
                    Piece::ColumnOf(table, *number)
                } else {
                    piece.clone()
                }
            };
            part(expression.pieces.iter().map(of_table).collect());
        }
        printed.also = self.expressions.iter().flat_map(|expression| expression.also.clone()).collect();
        printed
    }
}

fn elements(
    simulation: &Simulation,
    it: &CreateStatistics,
    id: ObjectId,
    table: &Table,
) -> Result<Elements, Refusal> {
    if it.expressions.len() > 8 {
        let message = "cannot have more than 8 columns in statistics";
        return Err(Refusal::other(it.span, "54011", message));
    }
    let several = it.expressions.len() > 1;
    let mut found = Elements { columns: Vec::new(), expressions: Vec::new() };
    let mut twice = None;
    for written in &it.expressions {
        if let ExpressionKind::Column(path) = &written.kind
            && let [column] = path.as_slice()
        {
            let number = column_of(simulation, id, table, column)?;
            if found.columns.contains(&number) {
                twice = twice.or(Some(column.span));
            }
            found.columns.push(number);
            continue;
        }
        let scope = Scope { simulation, table: Some(table), value: None, place: Place::TypeChange };
        let resolved = resolve::expression(&scope, written, None)?;
        if several && !is_ordered(simulation, &resolved.ty) {
            return Err(unordered(simulation, written.span, "expression", &resolved.ty));
        }
        if let [Piece::Column(number)] = resolved.stored.pieces.as_slice() {
            // A column in parentheses, or cast to its own type.
            if found.columns.contains(number) {
                twice = twice.or(Some(written.span));
            }
            found.columns.push(*number);
            continue;
        }
        if found.expressions.contains(&resolved.stored) {
            twice = twice.or(Some(written.span));
        }
        found.expressions.push(resolved.stored);
    }
    if let Some(span) = twice {
        // An expression twice is told later, with the same SQLSTATE.
        return Err(Refusal::other(span, "42701", "duplicate column name in statistics definition"));
    }
    found.columns.sort_unstable();
    Ok(found)
}

fn column_of(
    simulation: &Simulation,
    id: ObjectId,
    table: &Table,
    column: &Ident,
) -> Result<ColumnNumber, Refusal> {
    let Some(found) = table.column(column.name.as_str()) else {
        if is_system_column(&column.name) {
            let message = "statistics creation on system columns is not supported";
            return Err(Refusal::other(column.span, "0A000", message));
        }
        let qualified = names::qualified(&simulation.catalog, id);
        return Err(super::rename::unknown_column(table, &qualified, column).about(id));
    };
    if !is_ordered(simulation, &found.ty) {
        let what = format!("column \"{}\"", column.name.as_str());
        return Err(unordered(simulation, column.span, &what, &found.ty));
    }
    Ok(found.number)
}

/// Whether values of a type have an order: of an array its elements must have one, of a row its fields (`TYPECACHE_LT_OPR`).
fn is_ordered(simulation: &Simulation, ty: &arcoiris_catalog::TypeRef) -> bool {
    let within = |kind| {
        let refusal = query::sortable(simulation, kind, Span::default(), "an ordering operator").err();
        refusal.is_none_or(|refusal| refusal.sqlstate().is_none())
    };
    resolve::default_operator_class(simulation, "btree", ty).is_some()
        && Kind::of(simulation, ty).is_none_or(within)
}

fn unordered(simulation: &Simulation, span: Span, what: &str, ty: &arcoiris_catalog::TypeRef) -> Refusal {
    let ty = arcoiris_catalog::format_type(&simulation.catalog, ty);
    let message = format!(
        "{what} cannot be used in statistics because its type {ty} has no default btree operator class"
    );
    Refusal::other(span, "0A000", message)
}

/// The kinds as the fact has them: all of them, and those of a single expression, are left out.
fn kinds(it: &CreateStatistics, elements: &Elements) -> Result<Option<Stored>, Refusal> {
    let single = elements.columns.is_empty() && elements.expressions.len() == 1;
    if let (true, Some(kind)) = (single, it.kinds.first()) {
        let message =
            "when building statistics on a single expression, statistics kinds may not be specified";
        return Err(Refusal::other(kind.span, "0A000", message));
    }
    let mut kinds: Vec<&str> = Vec::new();
    for kind in &it.kinds {
        match kind.name.as_str() {
            known @ ("ndistinct" | "dependencies" | "mcv") => kinds.push(known),
            other => {
                let message = format!("unrecognized statistics kind \"{other}\"");
                return Err(Refusal::other(kind.span, "42601", message));
            }
        }
    }
    if elements.columns.len() + elements.expressions.len() < 2 && !single {
        let message = "extended statistics require at least 2 columns";
        return Err(Refusal::other(it.span, "42P17", message));
    }
    kinds.sort_unstable();
    kinds.dedup();
    Ok((!matches!(kinds.len(), 0 | 3)).then(|| defined::text(&kinds.join(", "))))
}

/// `ALTER STATISTICS … SET STATISTICS`
///
/// # Errors
/// 42704 if there are none of this name, 22023 for a target below -1.
pub(super) fn target(
    simulation: &mut Simulation,
    (name, if_exists): (&ObjectName, bool),
    target: Option<i32>,
    span: Span,
    effects: &mut Effects,
) -> Result<(), Refusal> {
    let target = target.unwrap_or(-1);
    if target < -1 {
        return Err(Refusal::other(span, "22023", format!("statistics target {target} is too low")));
    }
    effects.words = format!("change the target of statistics {}", names::written(name));
    let id = match defined::named(simulation, effects, KIND, name) {
        Ok(id) => id,
        Err(Refusal { fact: RefusalFact::Unknown { .. }, .. }) if if_exists => {
            let (kind, name, span) = (ObjectKind::Defined(KIND), names::written(name), name.span());
            effects.notes.push(Note::SkippedMissing { kind, name, span });
            return Ok(());
        }
        Err(refusal) => return Err(refusal),
    };
    let value = (target >= 0).then(|| defined::text(&target.min(10_000).to_string()));
    defined::change(&mut simulation.catalog, id, |it| defined::set_attribute(it, "target", value));
    Ok(())
}

/// Statistics of a column that is given a type are made anew by whoever does that: owner and target are not kept
/// (`ATPostAlterTypeCleanup`).
///
/// # Errors
/// Not modelled where it stands beside an expression, which would have to be read again over the new type.
pub(super) fn made_anew(
    simulation: &mut Simulation,
    id: ObjectId,
    table: ObjectId,
    column: ColumnNumber,
    span: Span,
) -> Result<(), Refusal> {
    let Some(Object::Defined(it)) = simulation.catalog.object(id).map(AsRef::as_ref) else { return Ok(()) };
    let reads = |(target, (of, _)): &(ObjectId, (Option<ColumnNumber>, Strength))| {
        *target == table && *of == Some(column)
    };
    let by_itself = it.references.iter().any(reads);
    if it.kind != KIND || !by_itself && !column_is_read(it, table, column) {
        return Ok(());
    }
    // `id[1]`, `lower(name)`, `(a + b)`: an expression has other words than what stands between two columns.
    let expressions = it.attribute("columns").is_some_and(|columns| {
        columns.pieces.iter().any(|piece| {
            !matches!(piece, Piece::ColumnOf(..)) && !matches!(piece, Piece::Text(text) if text == ", ")
        })
    });
    if by_itself
        && let Some(of) = object::table(&simulation.catalog, table)
        && let Some(changed) = of.column_numbered(column)
        && !is_ordered(simulation, &changed.ty)
    {
        let what = format!("column \"{}\"", changed.name.as_str());
        return Err(unordered(simulation, span, &what, &changed.ty).about(id));
    }
    if expressions && column_is_read(it, table, column) {
        return Err(Refusal::not_modelled(span, "expressions in statistics over this column").about(id));
    }
    defined::change(&mut simulation.catalog, id, |it| {
        it.owner = Some(Role::Migrator);
        defined::set_attribute(it, "target", None);
    });
    Ok(())
}

/// Whether an expression of statistics reads a column.
fn column_is_read(it: &Defined, table: ObjectId, column: ColumnNumber) -> bool {
    it.attribute("columns").is_some_and(|columns| {
        columns
            .pieces
            .iter()
            .any(|piece| matches!(piece, Piece::ColumnOf(of, number) if *of == table && *number == column))
    })
}
