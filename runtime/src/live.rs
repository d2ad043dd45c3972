//! Comparing a live database with what a revision expects: what `stamp` asks before it writes a version.
//!
//! Expected is the sum of [`Revision::changes`](crate::Revision::changes) over a new database; live is what one query reads
//! from PostgreSQL's catalogs (`live.sql`, sent by `query`). Both are told as facts, in PostgreSQL's own words, and compared as such.

#[cfg_attr(
    not(feature = "server"),
    expect(unreachable_pub, reason = "what rehearsals hand out is public with them alone")
)]
pub(crate) mod facts;
mod query;

use std::collections::{BTreeMap, BTreeSet};

use arcoiris_catalog::{Catalog, Changes, Difference, Fact, Reader, Wire, facts_of};
use once_cell::sync::OnceCell;

use crate::Revision;
use crate::answer::{Answer, Rows};
use crate::error::Error;
use crate::graph::{Graph, Positions};
use facts::{Facts, Values, grouped};

#[cfg(feature = "server")]
pub(crate) use query::{ASK, prepared, query_within};
pub(crate) use query::{PLAIN, elsewhere, message, whole, whole_within};

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Comparison {
    /// How the database differs from what is expected.
    pub(crate) differences: Vec<Difference>,
    /// What was not compared, in words.
    pub(crate) not_compared: Vec<&'static str>,
}

/// Compares the answer to [`message`] with the catalog that these revisions and all below them make.
///
/// # Errors
/// [`Error::UnexpectedAnswer`] if the answer is none to that message, [`Error::BrokenChanges`] if the history's changes cannot be
/// read.
pub(crate) fn compare(
    graph: &Graph,
    targets: &Positions,
    answer: Answer,
    server_version: u32,
) -> Result<Comparison, Error> {
    let expected = grouped(expected_facts(graph, targets)?);
    let live = live_facts(graph, answer.sets)?;
    let known = every_object(graph)?;
    let alike = |values: Values<'_>| {
        not_managed(values.object, values.attribute) || facts::in_other_words(values, server_version)
    };
    let mut differences = facts::differences(&expected, &live, &alike);
    let of_key = |facts: &Facts, object: &str| {
        facts.get(object).is_some_and(|attributes| is_index_of_key(object, attributes))
    };
    differences.retain(|difference| match difference {
        Difference::Missing { object } => !of_key(&expected, object),
        Difference::Unexpected { object } => known.contains(object) && !of_key(&live, object),
        Difference::Changed { .. } => true,
    });
    let mut not_compared = vec!["owners and privileges", "objects that no revision makes", "rows"];
    if facts::words_differ(server_version) {
        not_compared.push("the text of defaults, checks and index definitions, which this server prints in words of its own");
    }
    Ok(Comparison { differences, not_compared })
}

/// The index of a key has no definition of its own: the key's constraint comes and goes with it.
fn is_index_of_key(object: &str, attributes: &BTreeMap<String, String>) -> bool {
    object.starts_with("index ") && !attributes.contains_key("definition")
}

/// Attributes that a deployment may set as it likes.
fn not_managed(object: &str, attribute: &str) -> bool {
    matches!(attribute, "owner" | "privileges")
        || (attribute == "version" && object.starts_with("extension "))
}

fn expected_facts(graph: &Graph, targets: &Positions) -> Result<Vec<Fact>, Error> {
    let catalog = fold(graph, &graph.ancestors(targets.iter().copied()))?;
    let mut facts = Vec::new();
    for (id, _) in catalog.iter() {
        facts_of(&catalog, id, &mut facts);
    }
    Ok(facts)
}

/// The answer's facts, without the version table.
pub(crate) fn live_facts(graph: &Graph, sets: Vec<Rows>) -> Result<Facts, Error> {
    live_facts_without(&[graph.history().version_table], sets)
}

/// The same without these version tables.
pub(crate) fn live_facts_without(version_tables: &[(&str, &str)], sets: Vec<Rows>) -> Result<Facts, Error> {
    let own: Vec<String> = version_tables.iter().map(|(schema, table)| format!("{schema}.{table}")).collect();
    let mut facts = Vec::with_capacity(sets.iter().map(Vec::len).sum());
    for row in sets.into_iter().flatten() {
        let mut fields = row.into_iter();
        let (Some(Some(object)), Some(attribute), Some(Some(value)), None) =
            (fields.next(), fields.next(), fields.next(), fields.next())
        else {
            return Err(Error::UnexpectedAnswer);
        };
        facts.push(Fact { object, attribute: attribute.unwrap_or_default().into(), value });
    }
    let mut facts = grouped(facts);
    facts.retain(|object, _| !own.iter().any(|own| is_bookkeeping(object, own)));
    Ok(facts)
}

/// The version table with its key, and the schema of the log table.
fn is_bookkeeping(object: &str, version_table: &str) -> bool {
    let (_, name) = object.split_once(' ').unwrap_or_default();
    let table = name.rsplit_once(" on ").map_or(name, |(_, table)| table);
    let inside =
        |of: &str| table.strip_prefix(of).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '_']));
    inside(version_table) || table == "arcoiris" || table.starts_with("arcoiris.")
}

/// Every object that any revision makes, by its label.
fn every_object(graph: &Graph) -> Result<BTreeSet<String>, Error> {
    let mut catalog = new_database();
    let (mut labels, mut facts) = (BTreeSet::new(), Vec::new());
    for revision in graph.history().revisions {
        let changes = changes_of(revision)?;
        catalog.apply(&changes);
        for (id, _) in &changes.objects {
            facts_of(&catalog, *id, &mut facts);
        }
        labels.extend(facts.drain(..).map(|fact| fact.object));
    }
    Ok(labels)
}

/// The catalog that these revisions make, in the history's order.
fn fold(graph: &Graph, positions: &Positions) -> Result<Catalog, Error> {
    let mut catalog = new_database();
    for revision in graph.revisions(positions) {
        catalog.apply(&changes_of(revision)?);
    }
    Ok(catalog)
}

pub(crate) fn new_database() -> Catalog {
    static NEW: OnceCell<Catalog> = OnceCell::new();
    NEW.get_or_init(Catalog::new_database).clone()
}

/// A history made by hand has nothing at all: that is right for a revision without a statement, and for every other it means
/// that what is expected is not known.
pub(crate) fn changes_of(revision: &Revision) -> Result<Changes, Error> {
    if revision.changes.is_empty() {
        return match revision.upgrade.statements {
            [] => Ok(Changes::default()),
            [..] => Err(Error::UnknownChanges { revision: revision.id }),
        };
    }
    Changes::take(&mut Reader::new(revision.changes))
        .map_err(|_| Error::BrokenChanges { revision: revision.id })
}
