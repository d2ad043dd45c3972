//! The rows of an analysed query over tables whose rows are known.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a question about some shapes is answered by those alone"
)]

use std::sync::Arc;

use arcoiris_catalog::{Name, Object, ObjectId, State, TableKind};

use super::evaluate::{Evaluation, Item, Scope};
use super::function::elements;
use super::value::{self, Value};
use super::{Row, TableRows};
use crate::refusal::Refusal;
use crate::resolve::kind::Kind;
use crate::resolve::query::tree::{
    BodyTree, Entry, FromTree, GroupTree, JoinTree, QueryTree, RelationNumber, SelectTree, Source,
};
use crate::resolve::tree::{AggregateTree, Constant, Shape, Tree};
use crate::simulation::Simulation;
use crate::syntax::{JoinKind, SetOperation};

/// More combinations of rows are not made.
const MOST: usize = 4000;

/// The rows of a query.
#[derive(Debug, Clone, Default)]
pub(super) struct Answer {
    /// Those that are there for certain.
    pub(super) rows: Vec<Arc<Vec<Value>>>,
    /// Whether there may be others.
    pub(super) others: bool,
    /// The types of its columns.
    pub(super) kinds: Vec<Kind>,
}

/// Rows of several relations side by side.
pub(super) type Combination = Vec<(RelationNumber, Item)>;

/// What `FROM` gives: combinations that are there for certain, and whether there may be others.
type Combined = (Vec<Combination>, bool);

/// A table's rows, those of tables below it too unless `only`; `None` if nothing is known.
pub(super) fn rows_of(simulation: &Simulation, id: ObjectId, only: bool) -> Option<TableRows> {
    let below = if only { Vec::new() } else { below(simulation, id) };
    let own = simulation.rows.table(id);
    if below.is_empty() {
        return own.cloned();
    }
    let Some(Object::Table(table)) = simulation.catalog.object(id).map(AsRef::as_ref) else { return None };
    let mut all = own.cloned().unwrap_or(TableRows { rows: Vec::new(), others: true });
    for child in below {
        let (Some(rows), Some(Object::Table(child))) =
            (simulation.rows.table(child), simulation.catalog.object(child).map(AsRef::as_ref))
        else {
            all.others = true;
            continue;
        };
        all.others |= rows.others;
        for row in &rows.rows {
            let values = table.columns.iter().filter_map(|column| {
                let own = child.column(column.name.as_str())?;
                Some((column.number, row.get(own.number)))
            });
            all.rows.push(Arc::new(Row(values.collect())));
        }
    }
    Some(all)
}

/// Whether there may be rows of which nothing is known in a table, or in one below it.
pub(super) fn has_others(simulation: &Simulation, id: ObjectId) -> bool {
    match simulation.catalog.object(id).map(AsRef::as_ref) {
        Some(Object::Table(table)) if matches!(table.kind, TableKind::Ordinary | TableKind::Partitioned) => {
            let only = table.kind != TableKind::Partitioned;
            rows_of(simulation, id, only).is_none_or(|known| known.others)
        }
        Some(_) | None => false,
    }
}

/// All tables below one, each once.
pub(super) fn below(simulation: &Simulation, id: ObjectId) -> Vec<ObjectId> {
    let mut found: Vec<ObjectId> = Vec::new();
    let mut next = vec![id];
    while let Some(parent) = next.pop() {
        for child in simulation.catalog.dependents(parent) {
            if let Some(Object::Table(table)) = simulation.catalog.object(child).map(AsRef::as_ref)
                && table.parents.contains(&parent)
                && !found.contains(&child)
            {
                found.push(child);
                next.push(child);
            }
        }
    }
    found
}

impl Evaluation<'_> {
    /// The rows of a query.
    ///
    /// # Errors
    /// What PostgreSQL says if one that is there for certain cannot be evaluated.
    pub(super) fn query(&self, query: &QueryTree, outer: &Scope<'_>) -> Result<Answer, Refusal> {
        let mut with: Vec<(Name, Arc<Answer>)> = Vec::new();
        for it in &query.with {
            let answer = match &it.query {
                Some(inner) if !query.recursive => {
                    let scope = Scope { with: &with, outer: Some(outer), ..Scope::NOTHING };
                    self.query(inner, &scope)?
                }
                _ => Answer { others: true, ..Answer::default() },
            };
            with.push((it.name.clone(), Arc::new(answer)));
        }
        let scope = Scope { with: &with, outer: Some(outer), ..Scope::NOTHING };
        let mut answer = match &query.body {
            BodyTree::Select(select) => self.select(query, select, &scope)?,
            BodyTree::Values(rows) => {
                let mut answer = Answer::default();
                for row in rows {
                    let values: Result<Vec<Value>, Refusal> =
                        row.iter().map(|tree| self.value(tree, &scope)).collect();
                    answer.rows.push(Arc::new(values?));
                }
                answer
            }
            BodyTree::SetOperation { operation, all, left, right } => {
                let (left, right) = (self.query(left, &scope)?, self.query(right, &scope)?);
                self.set_operation(*operation, *all, left, right)
            }
        };
        answer.kinds = query.columns.iter().map(|(_, tree)| tree.kind).collect();
        self.limit(query, &mut answer, &scope)?;
        Ok(answer)
    }

    fn set_operation(&self, operation: SetOperation, all: bool, left: Answer, right: Answer) -> Answer {
        match operation {
            SetOperation::Union => {
                let mut rows = left.rows;
                rows.extend(right.rows);
                let mut answer = Answer { rows, others: left.others || right.others, kinds: right.kinds };
                answer.kinds = left.kinds;
                if !all {
                    self.distinct(&mut answer);
                }
                answer
            }
            SetOperation::Intersect | SetOperation::Except => {
                let empty = left.rows.is_empty() && !left.others;
                Answer { rows: Vec::new(), others: !empty, kinds: left.kinds }
            }
        }
    }

    /// Leaves each row once.
    fn distinct(&self, answer: &mut Answer) {
        let mut kept: Vec<Arc<Vec<Value>>> = Vec::new();
        for row in std::mem::take(&mut answer.rows) {
            let mut unsure = false;
            let mut same = false;
            for other in &kept {
                match self.same_rows(&answer.kinds, &row, other) {
                    Some(true) => same = true,
                    Some(false) => {}
                    None => unsure = true,
                }
            }
            match (same, unsure) {
                (true, _) => {}
                (false, true) => answer.others = true,
                (false, false) => kept.push(row),
            }
        }
        answer.rows = kept;
    }

    fn same_rows(&self, kinds: &[Kind], one: &[Value], other: &[Value]) -> Option<bool> {
        let mut all = Some(true);
        for (index, (left, right)) in one.iter().zip(other).enumerate() {
            let kind = kinds.get(index).copied().unwrap_or(Kind::UNKNOWN);
            let same = match (left.is_null(), right.is_null()) {
                (Some(true), Some(true)) => Some(true),
                (Some(left), Some(right)) if left != right => Some(false),
                _ if left == right && left.known().is_some() => Some(true),
                _ => value::equal(self.simulation, kind, left, right),
            };
            match same {
                Some(false) => return Some(false),
                Some(true) => {}
                None => all = None,
            }
        }
        all
    }

    fn limit(&self, query: &QueryTree, answer: &mut Answer, scope: &Scope<'_>) -> Result<(), Refusal> {
        if query.limit.is_none() && query.offset.is_none() {
            return Ok(());
        }
        let number = |tree: &Option<Tree>| -> Result<Option<Option<usize>>, Refusal> {
            let Some(tree) = tree else { return Ok(Some(None)) };
            Ok(match self.value(tree, scope)? {
                Value::Null => Some(None),
                Value::Known(text) => text.parse::<usize>().ok().map(Some),
                _ => None,
            })
        };
        let (limit, offset) = (number(&query.limit)?, number(&query.offset)?);
        let there = answer.rows.len();
        match (limit, offset) {
            (Some(limit), Some(None | Some(0))) => {
                let limit = limit.unwrap_or(usize::MAX);
                if there <= limit && !answer.others || limit == usize::MAX {
                    return Ok(());
                }
                // As many as asked for, but which is not known.
                let count = there.min(limit);
                let any = any_of(&answer.rows, answer.others);
                answer.others &= count < limit;
                answer.rows = std::iter::repeat_n(Arc::new(any), count).collect();
            }
            _ => {
                answer.others |= there > 0;
                answer.rows.clear();
            }
        }
        Ok(())
    }

    fn select(&self, query: &QueryTree, select: &SelectTree, scope: &Scope<'_>) -> Result<Answer, Refusal> {
        let (mut combinations, mut others) = self.from(&select.from, scope)?;
        if let Some(condition) = &select.condition {
            let mut kept = Vec::new();
            for combination in combinations {
                let inner = Scope { items: &combination, outer: Some(scope), with: &[], ..Scope::NOTHING };
                match self.condition(condition, &inner)? {
                    Some(true) => kept.push(combination),
                    Some(false) => {}
                    None => others = true,
                }
            }
            combinations = kept;
        }
        let kinds: Vec<Kind> = query.columns.iter().map(|(_, tree)| tree.kind).collect();
        let aggregates = select.having.is_some() || query.columns.iter().any(|(_, tree)| has_aggregate(tree));
        if !select.groups.is_empty() || aggregates {
            return self.grouped(query, select, &combinations, others, scope);
        }
        let mut answer = Answer { rows: Vec::new(), others, kinds };
        if !select.distinct_on.is_empty() {
            let keys: Vec<&Tree> = select.distinct_on.iter().collect();
            let width = query.columns.len();
            return Ok(match self.groups(&keys, &combinations, scope)? {
                Some(groups) if groups.iter().all(|group| group.len() == 1) => {
                    self.rows_of_select(query, &combinations, &mut answer, scope)?;
                    answer
                }
                // Which row of each group it is hangs on the order.
                Some(groups) => {
                    let any = Arc::new(vec![Value::Unknown; width]);
                    answer.rows = std::iter::repeat_n(any, groups.len()).collect();
                    answer
                }
                None => {
                    answer.rows = vec![Arc::new(vec![Value::Unknown; width])];
                    answer.others = true;
                    answer
                }
            });
        }
        self.rows_of_select(query, &combinations, &mut answer, scope)?;
        if select.distinct {
            self.distinct(&mut answer);
        }
        Ok(answer)
    }

    fn rows_of_select(
        &self,
        query: &QueryTree,
        combinations: &[Combination],
        answer: &mut Answer,
        scope: &Scope<'_>,
    ) -> Result<(), Refusal> {
        for combination in combinations {
            let inner = Scope { items: combination, outer: Some(scope), with: &[], ..Scope::NOTHING };
            let mut values = Vec::with_capacity(query.columns.len());
            let mut set: Option<(usize, Vec<Value>)> = None;
            let mut many = false;
            for (index, (_, tree)) in query.columns.iter().enumerate() {
                if let Shape::SetOf(call) = &tree.shape {
                    match self.set_of(call, &inner)? {
                        Some(found) if set.is_none() => set = Some((index, found)),
                        _ => many = true,
                    }
                    values.push(Value::Unknown);
                    continue;
                }
                many |= has_set(tree);
                values.push(self.value(tree, &inner)?);
            }
            match set {
                _ if many => answer.others = true,
                None => answer.rows.push(Arc::new(values)),
                Some((index, found)) => {
                    for value in found {
                        let mut values = values.clone();
                        if let Some(place) = values.get_mut(index) {
                            *place = value;
                        }
                        answer.rows.push(Arc::new(values));
                    }
                }
            }
        }
        Ok(())
    }

    /// The combinations that are alike in some expressions, together; `None` if that cannot be told of all.
    fn groups(
        &self,
        keys: &[&Tree],
        combinations: &[Combination],
        scope: &Scope<'_>,
    ) -> Result<Option<Vec<Vec<Combination>>>, Refusal> {
        let kinds: Vec<Kind> = keys.iter().map(|tree| tree.kind).collect();
        let mut groups: Vec<(Vec<Value>, Vec<Combination>)> = Vec::new();
        for combination in combinations {
            let inner = Scope { items: combination, outer: Some(scope), ..Scope::NOTHING };
            let own: Result<Vec<Value>, Refusal> = keys.iter().map(|tree| self.value(tree, &inner)).collect();
            let own = own?;
            let mut place = None;
            for (at, (key, _)) in groups.iter().enumerate() {
                if self.is_tired() {
                    return Ok(None);
                }
                match self.same_rows(&kinds, key, &own) {
                    Some(true) => place = Some(at),
                    Some(false) => {}
                    None => return Ok(None),
                }
            }
            match place.and_then(|at| groups.get_mut(at)) {
                Some((_, group)) => group.push(combination.clone()),
                None => groups.push((own, vec![combination.clone()])),
            }
        }
        Ok(Some(groups.into_iter().map(|(_, group)| group).collect()))
    }

    fn grouped(
        &self,
        query: &QueryTree,
        select: &SelectTree,
        combinations: &[Combination],
        others: bool,
        scope: &Scope<'_>,
    ) -> Result<Answer, Refusal> {
        let kinds: Vec<Kind> = query.columns.iter().map(|(_, tree)| tree.kind).collect();
        let unknown = || Arc::new(vec![Value::Unknown; query.columns.len()]);
        let keys: Option<Vec<&Tree>> = select
            .groups
            .iter()
            .map(|group| match group {
                GroupTree::Expression(tree) => Some(tree),
                _ => None,
            })
            .collect();
        if !select.groups.is_empty()
            && let Some(keys) = keys
            && let Some(groups) = self.groups(&keys, combinations, scope)?
        {
            let mut answer = Answer { rows: Vec::new(), others, kinds };
            for group in &groups {
                let items = group.first().map(Vec::as_slice).unwrap_or_default();
                let inner =
                    Scope { items, group: Some((group, others)), outer: Some(scope), ..Scope::NOTHING };
                match select.having.as_ref().map(|having| self.holds(having, &inner)).transpose()? {
                    None | Some(Some(true)) => {}
                    Some(Some(false)) => continue,
                    Some(None) => {
                        answer.others = true;
                        continue;
                    }
                }
                let values: Result<Vec<Value>, Refusal> =
                    query.columns.iter().map(|(_, tree)| self.value(tree, &inner)).collect();
                answer.rows.push(Arc::new(values?));
            }
            return Ok(answer);
        }
        if !select.groups.is_empty() {
            let any = !combinations.is_empty() && select.having.is_none();
            let rows = if any { vec![unknown()] } else { Vec::new() };
            return Ok(Answer { rows, others: others || !combinations.is_empty(), kinds });
        }
        let inner = Scope { group: Some((combinations, others)), outer: Some(scope), ..Scope::NOTHING };
        if let Some(having) = &select.having {
            match self.holds(having, &inner)? {
                Some(true) => {}
                Some(false) => return Ok(Answer { rows: Vec::new(), others: false, kinds }),
                None => return Ok(Answer { rows: Vec::new(), others: true, kinds }),
            }
        }
        let values: Result<Vec<Value>, Refusal> =
            query.columns.iter().map(|(_, tree)| self.value(tree, &inner)).collect();
        Ok(Answer { rows: vec![Arc::new(values?)], others: false, kinds })
    }

    /// `count`, `max` and `min` of whole numbers.
    pub(super) fn aggregate(&self, it: &AggregateTree, scope: &Scope<'_>) -> Result<Value, Refusal> {
        let never_null = it.function.name == "count";
        let unknown = if never_null { Value::Present } else { Value::Unknown };
        let Some((combinations, others)) = scope.group else { return Ok(Value::Unknown) };
        if others || it.distinct || it.filter.is_some() || it.function.routine.is_some() {
            return Ok(unknown);
        }
        if it.star && never_null {
            return Ok(Value::text(combinations.len().to_string()));
        }
        let [argument] = it.arguments.as_slice() else { return Ok(unknown) };
        let mut values = Vec::with_capacity(combinations.len());
        for combination in combinations {
            let inner = Scope { items: combination, outer: scope.outer, ..Scope::NOTHING };
            values.push(self.value(argument, &inner)?);
        }
        if values.iter().any(|value| value.is_null().is_none()) {
            return Ok(unknown);
        }
        values.retain(|value| *value != Value::Null);
        match it.function.name {
            "count" => Ok(Value::text(values.len().to_string())),
            "max" | "min" if values.is_empty() => Ok(Value::Null),
            "max" | "min" => {
                let numbers: Option<Vec<i64>> =
                    values.iter().map(|value| value.known().and_then(|text| text.parse().ok())).collect();
                let integer = super::operator::is_integer(self.simulation, argument.kind);
                Ok(match numbers.filter(|_| integer) {
                    Some(numbers) => {
                        let best = if it.function.name == "max" {
                            numbers.iter().max()
                        } else {
                            numbers.iter().min()
                        };
                        best.map_or(Value::Null, |best| Value::text(best.to_string()))
                    }
                    None => Value::Present,
                })
            }
            _ => Ok(Value::Unknown),
        }
    }

    /// The combinations that `FROM` gives; one of nothing without it.
    pub(super) fn from(&self, items: &[FromTree], scope: &Scope<'_>) -> Result<Combined, Refusal> {
        let mut combined: Combined = (vec![Vec::new()], false);
        for item in items {
            let right = self.item(item, scope)?;
            combined = product(combined, &right);
        }
        Ok(combined)
    }

    fn item(&self, item: &FromTree, scope: &Scope<'_>) -> Result<Combined, Refusal> {
        match item {
            FromTree::Entry(entry) => self.entry(entry, scope),
            FromTree::Join(join) => self.join(join, scope),
        }
    }

    fn entry(&self, entry: &Entry, scope: &Scope<'_>) -> Result<Combined, Refusal> {
        let unknown: Combined = (Vec::new(), true);
        if entry.sample.is_some() {
            return Ok(unknown);
        }
        let listed = |answer: &Answer| -> Combined {
            let rows = answer.rows.iter();
            (rows.map(|row| vec![(entry.number, Item::List(Arc::clone(row)))]).collect(), answer.others)
        };
        Ok(match &entry.source {
            Source::Table { id, .. } if self.is_view(*id) => match self.view(*id) {
                Some(answer) => listed(&answer),
                None => unknown,
            },
            Source::Table { id, only } => {
                let plain = matches!(self.simulation.catalog.object(*id).map(AsRef::as_ref), Some(Object::Table(table))
                    if matches!(table.kind, TableKind::Ordinary | TableKind::Partitioned));
                match rows_of(self.simulation, *id, *only).filter(|_| plain) {
                    Some(known) => {
                        let rows = known.rows.into_iter();
                        (rows.map(|row| vec![(entry.number, Item::Row(row))]).collect(), known.others)
                    }
                    None => unknown,
                }
            }
            Source::With(name) => {
                let mut level = Some(scope);
                while let Some(here) = level {
                    if let Some((_, answer)) = here.with.iter().rev().find(|(known, _)| known == name) {
                        return Ok(listed(answer));
                    }
                    level = here.outer;
                }
                unknown
            }
            Source::Query(query) if !entry.lateral => listed(&self.query(query, scope)?),
            Source::Functions { calls, ordinality: false, .. } => match calls.as_slice() {
                [call] if call.definitions.is_empty() && !entry.lateral => {
                    let inner = match &call.call.shape {
                        Shape::SetOf(inner) => inner,
                        _ => &call.call,
                    };
                    match self.set_of(inner, scope)? {
                        Some(values) => {
                            let one = |value| vec![(entry.number, Item::List(Arc::new(vec![value])))];
                            (values.into_iter().map(one).collect(), false)
                        }
                        None => unknown,
                    }
                }
                _ => unknown,
            },
            Source::Query(_) | Source::Functions { .. } | Source::System(_) | Source::Sequence(_) => unknown,
        })
    }

    fn is_view(&self, id: ObjectId) -> bool {
        let object = self.simulation.catalog.object(id).map(AsRef::as_ref);
        matches!(object, Some(Object::Table(table)) if table.kind == TableKind::View)
    }

    /// What a view shows, worked out once.
    fn view(&self, id: ObjectId) -> Option<Arc<Answer>> {
        if let Some(known) = self.views.borrow().get(&id) {
            return known.clone();
        }
        let answer = match self.simulation.catalog.object(id).map(AsRef::as_ref) {
            Some(Object::Table(table)) => super::view::rows(self, table).map(Arc::new),
            Some(_) | None => None,
        };
        self.views.borrow_mut().insert(id, answer.clone());
        answer
    }

    /// The values of `generate_series` over whole numbers and of `unnest`; `None` of anything else.
    fn set_of(&self, call: &Tree, scope: &Scope<'_>) -> Result<Option<Vec<Value>>, Refusal> {
        let mut call = call;
        while let Shape::SetOf(inner) | Shape::Relabel(inner, _) = &call.shape {
            call = inner;
        }
        let Shape::Call { function, arguments, .. } = &call.shape else { return Ok(None) };
        match (function.name, arguments.as_slice()) {
            ("generate_series", [first, last]) if super::operator::is_integer(self.simulation, call.kind) => {
                let (first, last) = (self.value(first, scope)?, self.value(last, scope)?);
                let number = |value: &Value| value.known().and_then(|text| text.parse::<i64>().ok());
                let (Some(first), Some(last)) = (number(&first), number(&last)) else { return Ok(None) };
                if last.saturating_sub(first) > 2000 {
                    return Ok(None);
                }
                Ok(Some((first..=last).map(|number| Value::text(number.to_string())).collect()))
            }
            ("unnest", [array]) => {
                let mut array = array;
                while let Shape::Relabel(inner, _) | Shape::ArrayCast(inner, _) = &array.shape {
                    array = inner;
                }
                match &array.shape {
                    Shape::Array(trees) if trees.iter().all(|tree| !tree.kind.array) => {
                        let values: Result<Vec<Value>, Refusal> =
                            trees.iter().map(|tree| self.value(tree, scope)).collect();
                        values.map(Some)
                    }
                    Shape::Constant(Constant::Text(text)) => Ok(elements(text).map(|texts| {
                        texts.into_iter().map(|text| text.map_or(Value::Null, Value::text)).collect()
                    })),
                    _ => Ok(None),
                }
            }
            _ => Ok(None),
        }
    }

    fn join(&self, join: &JoinTree, scope: &Scope<'_>) -> Result<Combined, Refusal> {
        let (left, mut others) = self.item(&join.left, scope)?;
        let (right, more) = self.item(&join.right, scope)?;
        if matches!(join.kind, JoinKind::Right | JoinKind::Full) {
            return Ok((Vec::new(), true));
        }
        let mut entries = Vec::new();
        join.right.entries(&mut entries);
        let numbers: Vec<RelationNumber> = entries.iter().map(|entry| entry.number).collect();
        let outer = join.kind == JoinKind::Left;
        others |= more;
        let mut found = Vec::new();
        for one in left {
            let (mut certain, mut unsure) = (false, more);
            for other in &right {
                if found.len() > MOST || self.is_tired() {
                    return Ok((Vec::new(), true));
                }
                let mut both = one.clone();
                both.extend(other.iter().cloned());
                let inner = Scope { items: &both, outer: Some(scope), ..Scope::NOTHING };
                let mut holds = Some(true);
                for merged in &join.using {
                    let (left, right) =
                        (self.value(&merged.left, &inner)?, self.value(&merged.right, &inner)?);
                    let same = match (left.is_null(), right.is_null()) {
                        (Some(true), _) | (_, Some(true)) => Some(false),
                        _ => value::equal(self.simulation, merged.left.kind, &left, &right),
                    };
                    holds = both_hold(holds, same);
                }
                if let Some(condition) = &join.condition {
                    holds = both_hold(holds, self.holds(condition, &inner).unwrap_or(None));
                }
                match holds {
                    Some(true) => {
                        certain = true;
                        found.push(both);
                    }
                    Some(false) => {}
                    None => unsure = true,
                }
            }
            others |= unsure;
            if outer && !certain {
                let mut alone = one;
                if !unsure {
                    alone.extend(numbers.iter().map(|number| (*number, Item::Nulls)));
                }
                // Otherwise it is there with something that is not known.
                found.push(alone);
            }
        }
        Ok((found, others))
    }
}

fn both_hold(one: Option<bool>, other: Option<bool>) -> Option<bool> {
    match (one, other) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

fn product((left, others): Combined, (right, more): &Combined) -> Combined {
    let empty = left.is_empty() && !others || right.is_empty() && !more;
    if empty {
        return (Vec::new(), false);
    }
    if left.len().saturating_mul(right.len()) > MOST {
        return (Vec::new(), true);
    }
    let mut found = Vec::with_capacity(left.len() * right.len());
    for one in &left {
        for other in right {
            let mut both = one.clone();
            both.extend(other.iter().cloned());
            found.push(both);
        }
    }
    (found, others || *more)
}

/// What is known of a row that is one of these: what they have in common.
fn any_of(rows: &[Arc<Vec<Value>>], others: bool) -> Vec<Value> {
    let Some((first, rest)) = rows.split_first() else { return Vec::new() };
    let common = |(index, value): (usize, &Value)| {
        let same = !others && rest.iter().all(|row| row.get(index) == Some(value));
        if same { value.clone() } else { Value::Unknown }
    };
    first.iter().enumerate().map(common).collect()
}

fn has_aggregate(tree: &Tree) -> bool {
    matches!(tree.shape, Shape::Aggregate(_)) || tree.parts().into_iter().any(has_aggregate)
}

fn has_set(tree: &Tree) -> bool {
    matches!(tree.shape, Shape::SetOf(_)) || tree.parts().into_iter().any(has_set)
}
