//! What a downgrade does not restore, object by object: where it came about and the SQL that mends it.

use std::collections::BTreeMap;

use arcoiris_catalog::mend::{Told, rename};
use arcoiris_catalog::{
    ConstraintKind, Difference, Object, ObjectId, Owner, State, differences, qualified_name, split_last,
};

use super::{Direction, RevisionStep};

/// One object that is not what it was.
#[derive(Debug)]
pub(super) struct Loss {
    /// Kind and name, as facts call it.
    pub(super) object: String,
    /// How it differs.
    pub(super) kind: LossKind,
    /// The statements that mend it; none where it is not known.
    pub(super) mend: Vec<String>,
    /// The statement that brought it about: the last of the upgrade that touched the object, else the last of the downgrade.
    pub(super) by: Option<(Direction, usize)>,
}

/// An attribute: its name, what it was, what it is; `None` is the default.
pub(super) type ChangedAttribute = (String, Option<String>, Option<String>);

/// How an object differs from what it was.
#[derive(Debug)]
pub(super) enum LossKind {
    /// It is gone.
    Missing,
    /// It is still there.
    Unexpected,
    /// It has another name: what facts call it now.
    Renamed(String),
    /// Attributes differ: name, what it was, what it is.
    Changed(Vec<ChangedAttribute>),
}

/// What differs between the state before the upgrade and the one after the downgrade (after the upgrade if there is none),
/// in the order in which a downgrade would mend it: what was done last comes first.
pub(super) fn losses(step: &RevisionStep<'_>) -> Vec<Loss> {
    let ids = || step.changes.iter().map(|change| change.id);
    let found_state: &dyn State = &step.restored.catalog;
    let told = differences(step.before, found_state, step.changes);
    if told.is_empty() {
        return Vec::new();
    }
    let (expected, found) = (Told::new(step.before, ids()), Told::new(found_state, ids()));
    let mut losses: Vec<Loss> = Vec::new();
    let mut changed: BTreeMap<String, Vec<ChangedAttribute>> = BTreeMap::new();
    for difference in told {
        match difference {
            Difference::Missing { object } => match name_now(step, &expected, &found, &object) {
                Some(now) => {
                    let mend = rename(&now, &object);
                    losses.push(Loss { object, kind: LossKind::Renamed(now), mend, by: None });
                }
                None => {
                    let mend = expected.create(&object, found_state);
                    losses.push(Loss { object, kind: LossKind::Missing, mend, by: None });
                }
            },
            Difference::Unexpected { object } => {
                let goes_along = found.owner_of_sequence(&object).is_some_and(|owner| is_new(step, owner));
                if name_before(step, &expected, &found, &object).is_none() && !goes_along {
                    let mend = found.drop(&object).into_iter().collect();
                    losses.push(Loss { object, kind: LossKind::Unexpected, mend, by: None });
                }
            }
            Difference::Changed { attribute, .. } if attribute == "position" => {}
            Difference::Changed { object, attribute, expected, found } => {
                changed.entry(object).or_default().push((attribute.into_owned(), expected, found));
            }
        }
    }
    for (object, mut attributes) in changed {
        // A default that comes back first makes NOT NULL hold for new rows at once.
        attributes.sort_by_key(|(attribute, _, _)| attribute == "nullability");
        let mut mend: Vec<String> = Vec::new();
        for (attribute, _, _) in &attributes {
            let statements = match attribute.as_str() {
                "labels" => expected.recreate_enum(&object, &step.restored.catalog),
                _ => expected.set(&object, attribute, found_state),
            };
            mend.extend(
                statements.into_iter().filter(|statement| !mend.contains(statement)).collect::<Vec<_>>(),
            );
        }
        losses.push(Loss { object, kind: LossKind::Changed(attributes), mend, by: None });
    }
    // A constant that was read at its own moment cannot be written again.
    for loss in &mut losses {
        if loss.mend.iter().any(|statement| statement.contains("'now (")) {
            loss.mend.clear();
        }
    }
    locate(step, &mut losses);
    losses.sort_by_key(|loss| {
        let (direction, index) = loss.by.unwrap_or((Direction::Downgrade, 0));
        (direction, usize::MAX - index, rank(loss))
    });
    release(step, &found, &mut losses);
    put_off(step, &expected, &mut losses);
    losses
}

/// Whether a column did not stand before, so that what it owns goes with it.
fn is_new(step: &RevisionStep<'_>, owner: Owner) -> bool {
    match step.before.object(owner.table).map(AsRef::as_ref) {
        Some(Object::Table(table)) => table.column_numbered(owner.column).is_none(),
        Some(_) | None => true,
    }
}

/// A table that goes before one that refers to it: the foreign key goes first.
fn release(step: &RevisionStep<'_>, found: &Told<'_>, losses: &mut [Loss]) {
    let catalog = &step.restored.catalog;
    let goes = |loss: &Loss| match loss.kind {
        LossKind::Unexpected => found.id(&loss.object).filter(|_| loss.object.starts_with("table ")),
        LossKind::Missing | LossKind::Renamed(_) | LossKind::Changed(_) => None,
    };
    let order: Vec<Option<ObjectId>> = losses.iter().map(goes).collect();
    for (index, (loss, id)) in losses.iter_mut().zip(&order).enumerate() {
        let Some(id) = *id else { continue };
        for dependent in catalog.dependents(id) {
            let Some(Object::Constraint(it)) = catalog.object(dependent).map(AsRef::as_ref) else { continue };
            let later = order.iter().skip(index + 1).any(|other| *other == Some(it.of));
            if later && matches!(it.kind, ConstraintKind::ForeignKey(_)) {
                let table = qualified_name(catalog, it.of);
                loss.mend.insert(0, format!("ALTER TABLE {table} DROP CONSTRAINT {}", it.name));
            }
        }
    }
}

/// A table that comes back before one that it refers to: the foreign key comes when both are there.
fn put_off(step: &RevisionStep<'_>, expected: &Told<'_>, losses: &mut [Loss]) {
    let comes = |loss: &Loss| match loss.kind {
        LossKind::Missing => expected.id(&loss.object).filter(|_| loss.object.starts_with("table ")),
        LossKind::Unexpected | LossKind::Renamed(_) | LossKind::Changed(_) => None,
    };
    let order: Vec<Option<ObjectId>> = losses.iter().map(comes).collect();
    let place = |table: ObjectId| order.iter().position(|other| *other == Some(table));
    for change in step.changes {
        let Some(Object::Constraint(it)) = step.before.object(change.id).map(AsRef::as_ref) else { continue };
        let ConstraintKind::ForeignKey(key) = &it.kind else { continue };
        let (Some(from), Some(to)) = (place(it.of), place(key.table)) else { continue };
        let Some(label) = expected.label(change.id).filter(|_| from < to) else { continue };
        let statements = expected.create(label, &step.restored.catalog);
        if let Some(early) = losses.get_mut(from) {
            early.mend.retain(|statement| !statements.contains(statement));
        }
        if let Some(late) = losses.get_mut(to) {
            late.mend.extend(statements);
        }
    }
}

/// What one statement did is mended from what others rest on to what rests on others, and taken away the other way round.
fn rank(loss: &Loss) -> i32 {
    let order = [
        "schema",
        "extension",
        "type",
        "domain",
        "sequence",
        "table",
        "column",
        "constraint",
        "index",
        "view",
        "materialized",
        "rule",
    ];
    let kind = loss.object.split(' ').next().unwrap_or_default();
    let rank = order.iter().position(|other| *other == kind).map_or(0, |rank| rank as i32);
    match &loss.kind {
        LossKind::Unexpected => -rank,
        LossKind::Missing => 100 + rank,
        LossKind::Renamed(_) | LossKind::Changed(_) => 50,
    }
}

/// Finds the statement behind each loss: the last one that changed a fact of the object, under its old name or its new.
fn locate(step: &RevisionStep<'_>, losses: &mut [Loss]) {
    for direction in [Direction::Upgrade, Direction::Downgrade] {
        for index in (0..step.applied(direction).len()).rev() {
            if losses.iter().all(|loss| loss.by.is_some()) {
                return;
            }
            let Some((before, after)) = step.around(direction, index) else { continue };
            let touched = step.touched(direction, index);
            let old = Told::new(&before, touched.iter().copied());
            let new = Told::new(&after, touched.iter().copied());
            for loss in losses.iter_mut().filter(|loss| loss.by.is_none()) {
                let now = if let LossKind::Renamed(now) = &loss.kind { now } else { &loss.object };
                if [&loss.object, now].into_iter().any(|label| old.attributes(label) != new.attributes(label))
                {
                    loss.by = Some((direction, index));
                }
            }
        }
    }
}

/// What an object that is missing under its name is called now, if it is there under another.
fn name_now(step: &RevisionStep<'_>, expected: &Told<'_>, found: &Told<'_>, object: &str) -> Option<String> {
    other_name(step.before, expected, (&step.restored.catalog, found), object)
}

/// What an object that is not expected under its name was called before.
fn name_before(
    step: &RevisionStep<'_>,
    expected: &Told<'_>,
    found: &Told<'_>,
    object: &str,
) -> Option<String> {
    other_name(&step.restored.catalog, found, (step.before, expected), object)
}

fn other_name(
    here: &dyn State,
    told: &Told<'_>,
    (there, told_there): (&dyn State, &Told<'_>),
    object: &str,
) -> Option<String> {
    let id = told.id(object)?;
    if !object.starts_with("column ") {
        return told_there.label(id).map(str::to_owned);
    }
    let (_, name) = split_last(object)?;
    let (Object::Table(table), Object::Table(other)) =
        (here.object(id)?.as_ref(), there.object(id)?.as_ref())
    else {
        return None;
    };
    let column = table.columns.iter().find(|column| column.name.to_string() == name)?;
    let same = other.column_numbered(column.number)?;
    let (_, label) = told_there.label(id)?.split_once(' ')?;
    Some(format!("column {label}.{}", same.name))
}
