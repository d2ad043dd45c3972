//! What goes when something is dropped: PostgreSQL's `findDependentObjects` and `reportDependentObjects`.
//! <https://www.postgresql.org/docs/15/ddl-depend.html>
//!
//! Objects that depend automatically, or are a part, go silently. Others need CASCADE, which drops as little as it can: the
//! column whose type goes, the default whose sequence goes, the foreign key whose table goes.

use std::collections::HashMap;

use arcoiris_catalog::{
    Catalog, ColumnNumber, ConstraintKind, Object, ObjectId, Part, Persistence, Piece, Reference, State,
    Strength, Table, TableKind,
};

use super::{named, object, operator};
use crate::effects::{Effects, Lock, Note};
use crate::names;
use crate::refusal::{Dependent, Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{ObjectKind, Span};

/// An object, or a part of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Address {
    pub(super) id: ObjectId,
    pub(super) part: AddressPart,
}

/// The part of an object that goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) enum AddressPart {
    Whole,
    Column(ColumnNumber),
    Default(ColumnNumber),
}

impl Address {
    /// A whole object.
    pub(super) fn whole(id: ObjectId) -> Self {
        Address { id, part: AddressPart::Whole }
    }

    /// A column of a table.
    pub(super) fn column(id: ObjectId, column: ColumnNumber) -> Self {
        Address { id, part: AddressPart::Column(column) }
    }

    fn of(id: ObjectId, part: Part) -> Self {
        let part = match part {
            Part::Whole => AddressPart::Whole,
            Part::Column(number) => AddressPart::Column(number),
            Part::Default(number) => AddressPart::Default(number),
        };
        Address { id, part }
    }
}

/// How an object came to be dropped.
#[derive(Debug, Clone, Copy, Default)]
struct Reached {
    /// It is named in the statement.
    named: bool,
    /// It goes along by itself: at least one way to it is automatic, or it is a part.
    silently: bool,
}

/// What a drop takes along.
#[derive(Debug)]
struct Search<'a> {
    catalog: &'a Catalog,
    server: u32,
    /// Everything that was entered.
    reached: HashMap<Address, Reached>,
    /// The same in the order in which it was left: dependents before what they depend on.
    order: Vec<Address>,
}

/// Before, a generated column went silently with what it was computed from.
/// <https://www.postgresql.org/docs/release/15.0/>
const GENERATED_HOLDS_SINCE: u32 = 15;

/// The statement that drops.
#[derive(Debug, Clone, Copy)]
pub(super) struct Request {
    pub(super) cascade: bool,
    pub(super) span: Span,
}

/// Drops `roots` and what goes with them.
///
/// # Errors
/// 2BP01 if one of them is a part of something that stays, or if something depends on them and CASCADE is not written.
pub(super) fn drop(
    simulation: &mut Simulation,
    effects: &mut Effects,
    roots: &[Address],
    request: Request,
) -> Result<(), Refusal> {
    let mut search = Search {
        catalog: &simulation.catalog,
        server: simulation.server,
        reached: HashMap::new(),
        order: Vec::new(),
    };
    for root in roots {
        search.check_root(*root, roots, request.span)?;
        search.visit(*root, Reached { named: true, silently: false });
    }
    search.check_partitions(request.span)?;
    let dependents: Vec<Address> = search
        .order
        .iter()
        .rev()
        .filter(|address| {
            let reached = search.reached.get(address).copied().unwrap_or_default();
            !reached.named && !reached.silently && !search.goes_with_its_table(**address)
        })
        .copied()
        .collect();
    let described = || -> Vec<String> {
        dependents.iter().map(|address| describe(&simulation.catalog, *address)).collect()
    };
    if !request.cascade && !dependents.is_empty() {
        let about = roots.first().copied();
        let (kind, name) = about.map_or((ObjectKind::Other, String::new()), |root| {
            let kind = match root.part {
                AddressPart::Whole => simulation
                    .catalog
                    .object(root.id)
                    .map_or(ObjectKind::Other, |object| names::kind_of(object)),
                AddressPart::Column(_) | AddressPart::Default(_) => ObjectKind::Column,
            };
            (kind, written(&simulation.catalog, root))
        });
        let of =
            |address: &Address| Dependent { id: address.id, words: describe(&simulation.catalog, *address) };
        let dependents = dependents.iter().map(of).collect();
        return Err(Refusal::new(request.span, RefusalFact::Dependents { kind, name, dependents }));
    }
    if request.cascade {
        effects.notes.push(Note::Cascaded { objects: described(), span: request.span });
    }
    // What the statement names comes first, as PostgreSQL tells it.
    for address in search.order.iter().rev() {
        locks(&simulation.catalog, effects, *address);
        if !search.goes_with_its_table(*address) {
            loses_data(&simulation.catalog, effects, *address, request.span);
        }
    }
    let Search { reached, order, .. } = search;
    remove(&mut simulation.catalog, &order, &reached);
    Ok(())
}

impl Search<'_> {
    /// A part of an object cannot be dropped by itself, unless the object is dropped by the same statement.
    fn check_root(&self, root: Address, roots: &[Address], span: Span) -> Result<(), Refusal> {
        if root.part != AddressPart::Whole {
            return Ok(());
        }
        let Some(owner) = self.owner(root, true) else { return Ok(()) };
        let named = |address: Address| {
            roots.contains(&address)
                || roots.contains(&Address::whole(address.id))
                || self.reached.contains_key(&address)
                || self.reached.contains_key(&Address::whole(address.id))
        };
        if named(owner) {
            return Ok(());
        }
        let kind = self.catalog.object(root.id).map_or(ObjectKind::Other, |object| names::kind_of(object));
        let fact = RefusalFact::PartOf {
            kind,
            name: written(self.catalog, root),
            owner: describe(self.catalog, owner),
        };
        Err(Refusal::new(span, fact).about(owner.id))
    }

    /// An index of a partition goes with the one above or with its table, by whatever way it is reached.
    fn check_partitions(&self, span: Span) -> Result<(), Refusal> {
        let whole = |id| self.reached.contains_key(&Address::whole(id));
        for address in self.order.iter().filter(|address| address.part == AddressPart::Whole) {
            let Some(index) = object::index(self.catalog, address.id) else { continue };
            let Some(above) = index.parent.filter(|above| !whole(*above) && !whole(index.table)) else {
                continue;
            };
            let (name, owner) =
                (written(self.catalog, *address), describe(self.catalog, Address::whole(above)));
            let fact = RefusalFact::PartOf { kind: ObjectKind::Index, name, owner };
            return Err(Refusal::new(span, fact).about(above));
        }
        Ok(())
    }

    /// What an object is a part of; with `partitions`, what it is a partition of too, with which it needs not go.
    fn owner(&self, address: Address, partitions: bool) -> Option<Address> {
        let object = self.catalog.object(address.id)?;
        match address.part {
            AddressPart::Column(_) => None,
            // The expression of a generated column is a part of it; a default only goes with its column.
            AddressPart::Default(number) => {
                let table = object::table(self.catalog, address.id)?;
                is_generated(table, number).then(|| Address::column(address.id, number))
            }
            AddressPart::Whole => {
                let mut references = Vec::new();
                object.references(&mut references);
                references
                    .into_iter()
                    .find(|reference| match reference.strength {
                        Strength::Internal | Strength::Extension => true,
                        Strength::Partition => partitions,
                        Strength::Normal | Strength::Auto => false,
                    })
                    .map(|reference| match reference.column {
                        Some(number) => Address::column(reference.target, number),
                        None => Address::whole(reference.target),
                    })
            }
        }
    }

    fn visit(&mut self, address: Address, how: Reached) {
        if let Some(reached) = self.reached.get_mut(&address) {
            reached.named |= how.named;
            reached.silently |= how.silently;
            return;
        }
        // A part of a table that goes as a whole needs no way of its own.
        if address.part != AddressPart::Whole && self.reached.contains_key(&Address::whole(address.id)) {
            return;
        }
        // What is a part goes by way of the whole.
        if !how.named
            && let Some(owner) = self.owner(address, false)
            && !self.reached.contains_key(&owner)
            && !self.reached.contains_key(&Address::whole(owner.id))
        {
            // However it was reached, the whole does not go silently.
            self.visit(owner, Reached::default());
            return;
        }
        self.reached.insert(address, how);
        for (dependent, silently) in self.dependents(address) {
            self.visit(dependent, Reached { named: false, silently });
        }
        self.order.push(address);
    }

    /// What depends on an object or a part, the newest first, and whether it goes along silently.
    fn dependents(&self, address: Address) -> Vec<(Address, bool)> {
        let mut found: Vec<(Address, bool)> = Vec::new();
        let mut add =
            |address: Address, silently: bool| match found.iter_mut().find(|(other, _)| *other == address) {
                Some((_, already)) => *already |= silently,
                None => found.push((address, silently)),
            };
        let column = match address.part {
            AddressPart::Whole => None,
            AddressPart::Column(number) => Some(number),
            AddressPart::Default(_) => return found,
        };
        if let (Some(number), Some(table)) = (column, object::table(self.catalog, address.id)) {
            add(Address { id: address.id, part: AddressPart::Default(number) }, true);
            for generated in table.columns.iter().filter(|column| column.generated.is_some()) {
                let reads = generated.default.as_ref().is_some_and(|expression| {
                    expression
                        .pieces
                        .iter()
                        .any(|piece| matches!(piece, Piece::Column(other) if *other == number))
                });
                if reads {
                    let (dependent, silently) = self.generated(address.id, generated.number);
                    add(dependent, silently);
                }
            }
        }
        let mut references: Vec<Reference> = Vec::new();
        for id in self.catalog.dependents(address.id) {
            let Some(object) = self.catalog.object(id) else { continue };
            references.clear();
            object.references(&mut references);
            for reference in &references {
                if reference.target == address.id && (column.is_none() || reference.column == column) {
                    let silently = reference.strength != Strength::Normal;
                    let (dependent, silently) = match (key_that_includes(object, column), reference.from) {
                        (Some(key), _) => (Address::whole(key), silently),
                        (None, Part::Default(number)) if is_generated_of(object, number) => {
                            self.generated(id, number)
                        }
                        (None, from) => (Address::of(id, from), silently),
                    };
                    add(dependent, silently);
                }
            }
        }
        found.sort_by(|(left, _), (right, _)| right.id.cmp(&left.id).then(left.part.cmp(&right.part)));
        found
    }

    /// What depends on what a generated column is computed from, and whether it goes along silently.
    fn generated(&self, table: ObjectId, number: ColumnNumber) -> (Address, bool) {
        if self.server < GENERATED_HOLDS_SINCE {
            (Address::column(table, number), true)
        } else {
            (Address { id: table, part: AddressPart::Default(number) }, false)
        }
    }

    /// Whether it is a part of a table that goes as a whole.
    fn goes_with_its_table(&self, address: Address) -> bool {
        match address.part {
            AddressPart::Whole => false,
            AddressPart::Column(_) => self.reached.contains_key(&Address::whole(address.id)),
            AddressPart::Default(number) => {
                self.reached.contains_key(&Address::whole(address.id))
                    || self.reached.contains_key(&Address::column(address.id, number))
            }
        }
    }
}

/// The key whose index includes the column: it goes with the column by itself, as with those of the key.
fn key_that_includes(object: &Object, column: Option<ColumnNumber>) -> Option<ObjectId> {
    match object {
        Object::Index(index) => {
            index.constraint.filter(|_| column.is_some_and(|column| index.include.contains(&column)))
        }
        Object::Schema(_)
        | Object::Extension(_)
        | Object::Type(_)
        | Object::Table(_)
        | Object::Constraint(_)
        | Object::Sequence(_)
        | Object::Routine(_)
        | Object::Trigger(_)
        | Object::Defined(_) => None,
    }
}

fn is_generated(table: &Table, number: ColumnNumber) -> bool {
    table.column_numbered(number).is_some_and(|column| column.generated.is_some())
}

fn is_generated_of(object: &Object, number: ColumnNumber) -> bool {
    matches!(object, Object::Table(table) if is_generated(table, number))
}

/// The locks of a drop: on the table of whatever goes, and of a foreign key on both of its tables.
fn locks(catalog: &Catalog, effects: &mut Effects, address: Address) {
    let mut locked = |table| named::lock(effects, Lock::AccessExclusive, table);
    match catalog.object(address.id).map(AsRef::as_ref) {
        Some(Object::Table(_)) => locked(address.id),
        Some(Object::Index(index)) => locked(index.table),
        Some(Object::Constraint(constraint)) if object::table(catalog, constraint.of).is_some() => {
            locked(constraint.of);
            if let ConstraintKind::ForeignKey(key) = &constraint.kind {
                locked(key.table);
            }
        }
        Some(
            Object::Constraint(_)
            | Object::Schema(_)
            | Object::Extension(_)
            | Object::Type(_)
            | Object::Sequence(_)
            | Object::Routine(_)
            | Object::Trigger(_)
            | Object::Defined(_),
        )
        | None => {}
    }
}

/// Takes objects and parts away.
fn remove(catalog: &mut Catalog, order: &[Address], doomed: &HashMap<Address, Reached>) {
    let mut tables: Vec<ObjectId> = Vec::new();
    for address in order {
        match address.part {
            AddressPart::Whole => {
                operator::unlink(catalog, address.id);
                catalog.remove(address.id);
            }
            AddressPart::Column(_) | AddressPart::Default(_) => {
                if !tables.contains(&address.id) && !doomed.contains_key(&Address::whole(address.id)) {
                    tables.push(address.id);
                }
            }
        }
    }
    for id in tables {
        let part = |part: AddressPart| doomed.contains_key(&Address { id, part });
        object::change_table(catalog, id, |table| {
            table.columns.retain(|column| !part(AddressPart::Column(column.number)));
            for column in &mut table.columns {
                if part(AddressPart::Default(column.number)) {
                    std::sync::Arc::make_mut(column).default = None;
                }
            }
        });
    }
}

/// Tells the rules which rows and values may be lost.
fn loses_data(catalog: &Catalog, effects: &mut Effects, address: Address, span: Span) {
    let holds = match (address.part, catalog.object(address.id).map(AsRef::as_ref)) {
        // What a view shows is elsewhere.
        _ if object::table(catalog, address.id).is_some_and(|table| table.view.is_some()) => false,
        // A type has no rows, those of a foreign table are elsewhere, and a session's are nobody else's.
        (_, Some(Object::Table(table)))
            if matches!(table.kind, TableKind::Composite | TableKind::Foreign)
                || table.persistence == Persistence::Temporary =>
        {
            false
        }
        // It goes with the column above, which is told.
        (AddressPart::Column(number), Some(Object::Table(table)))
            if table.column_numbered(number).is_some_and(|column| column.inherited > 0) =>
        {
            false
        }
        (AddressPart::Whole, Some(Object::Table(_) | Object::Sequence(_))) => {
            // The sequence of a column says nothing that the column does not.
            !matches!(object::sequence(catalog, address.id), Some(sequence) if sequence.owned_by.is_some())
        }
        // A generated column can be computed again.
        (AddressPart::Column(number), Some(Object::Table(table))) => !is_generated(table, number),
        _ => false,
    };
    if holds {
        effects.notes.push(Note::LosesData { what: describe(catalog, address), span });
    }
}

/// Name alone, qualified: `pos.sales`, `pos.sales.tip` for a column.
fn written(catalog: &Catalog, address: Address) -> String {
    match address.part {
        AddressPart::Whole => names::qualified(catalog, address.id),
        AddressPart::Column(number) | AddressPart::Default(number) => {
            let column = object::table(catalog, address.id)
                .and_then(|table| table.column_numbered(number))
                .map(|column| column.name.to_string());
            format!("{}.{}", names::qualified(catalog, address.id), column.unwrap_or_default())
        }
    }
}

/// Kind and name as PostgreSQL's messages have them (`getObjectDescription`), with schemas always written.
pub(super) fn describe(catalog: &Catalog, address: Address) -> String {
    let column = |number: ColumnNumber| {
        object::table(catalog, address.id)
            .and_then(|table| table.column_numbered(number))
            .map_or_else(String::new, |column| column.name.to_string())
    };
    let word = catalog.object(address.id).map_or("table", |object| names::kind_of(object).word());
    match address.part {
        AddressPart::Column(number) => {
            format!("column {} of {} {}", column(number), word, names::qualified(catalog, address.id))
        }
        AddressPart::Default(number) => {
            let table = names::qualified(catalog, address.id);
            match object::table(catalog, address.id) {
                Some(found) if is_generated(found, number) => {
                    format!("column {} of {word} {table}", column(number))
                }
                _ => format!("default value for column {} of {word} {table}", column(number)),
            }
        }
        AddressPart::Whole => {
            let Some(object) = catalog.object(address.id) else { return String::new() };
            let name = names::qualified(catalog, address.id);
            match object.as_ref() {
                Object::Schema(_) => format!("schema {name}"),
                Object::Extension(_) => format!("extension {name}"),
                Object::Type(_) => format!("type {name}"),
                Object::Table(_) => format!("{} {name}", names::kind_of(object).word()),
                Object::Index(_) => format!("index {name}"),
                Object::Sequence(_) => format!("sequence {name}"),
                Object::Routine(_) => {
                    let kind = names::kind_of(object).word();
                    format!("{kind} {}", arcoiris_catalog::routine_signature(catalog, address.id))
                }
                Object::Trigger(it) => {
                    let word =
                        catalog.object(it.table).map_or("table", |object| names::kind_of(object).word());
                    format!("trigger {} on {word} {}", it.name, names::qualified(catalog, it.table))
                }
                Object::Defined(it) => match it.of.filter(|_| it.kind.on_relation()) {
                    Some(of) => {
                        let word = catalog.object(of).map_or("table", |object| names::kind_of(object).word());
                        format!("{} {} on {word} {}", it.kind.word(), it.name, names::qualified(catalog, of))
                    }
                    None => format!("{} {name}", it.kind.word()),
                },
                Object::Constraint(constraint) => {
                    let of = names::qualified(catalog, constraint.of);
                    let kind = match catalog.object(constraint.of).map(AsRef::as_ref) {
                        Some(Object::Type(_)) => "",
                        _ => "table ",
                    };
                    format!("constraint {} on {kind}{of}", constraint.name)
                }
            }
        }
    }
}
