//! Comparing a live database with what a revision expects: what `stamp` asks before it writes a version.
//!
//! Expected is the sum of [`Revision::changes`](crate::Revision::changes) over a new database; live is what one query reads
//! from PostgreSQL's catalogs (`live.sql`). Both are told as facts, in PostgreSQL's own words, and compared as such.

use std::collections::{BTreeMap, BTreeSet};

use arcoiris_catalog::{Catalog, Changes, Difference, Fact, Reader, UNDECIDED, Wire, facts_of};
use once_cell::sync::OnceCell;

use crate::Revision;
use crate::answer::Answer;
use crate::error::Error;
use crate::graph::{Graph, Positions};
use crate::plan::{Expect, Message, Purpose};

/// The major version whose words the expected facts are in: another one may print the same expression otherwise.
const WORDS_OF: u32 = 15;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Comparison {
    /// How the database differs from what is expected.
    pub(crate) differences: Vec<Difference>,
    /// What was not compared, in words.
    pub(crate) not_compared: Vec<&'static str>,
}

type Facts = BTreeMap<String, BTreeMap<String, String>>;

/// What asks for the live facts.
pub(crate) fn message() -> Message {
    let sql = format!(
        "BEGIN READ ONLY; SET LOCAL search_path TO '';\nSELECT object, attribute, value FROM (\n{}\n) AS facts \
         WHERE value IS NOT NULL;\nCOMMIT",
        include_str!("live.sql")
    );
    Message::new(Purpose::Read, sql, Expect::Rows)
}

/// The same inside a transaction that goes on, whatever its search path and role are.
#[cfg(feature = "server")]
pub(crate) fn query_within() -> String {
    format!(
        "SAVEPOINT arcoiris_facts; SET LOCAL ROLE NONE; SET LOCAL search_path TO '';\nSELECT object, attribute, value FROM (\n{}\n) \
         AS facts WHERE value IS NOT NULL;\nROLLBACK TO SAVEPOINT arcoiris_facts; RELEASE SAVEPOINT arcoiris_facts",
        include_str!("live.sql")
    )
}

/// Compares the answer to [`message`] with the catalog that these revisions and all below them make.
///
/// # Errors
/// [`Error::UnexpectedAnswer`] if the answer is none to that message, [`Error::BrokenChanges`] if the history's changes cannot be
/// read.
pub(crate) fn compare(
    graph: &Graph,
    targets: &Positions,
    answer: &Answer,
    server_version: u32,
) -> Result<Comparison, Error> {
    let expected = grouped(expected_facts(graph, targets)?);
    let live = grouped(live_facts(graph, answer)?);
    let known = every_object(graph)?;
    let words_differ = words_differ(server_version);
    let mut differences = Vec::new();
    for (object, wanted) in &expected {
        let Some(found) = live.get(object) else {
            if !is_index_of_key(object, wanted) {
                differences.push(Difference::Missing { object: object.clone() });
            }
            continue;
        };
        let attributes: BTreeSet<&String> = wanted.keys().chain(found.keys()).collect();
        for attribute in attributes {
            let (expected, found) = (wanted.get(attribute), found.get(attribute));
            let undecided = expected.is_some_and(|value| value.contains(UNDECIDED)) && found.is_some();
            let same_words = expected == found
                || undecided
                || (words_differ
                    && written_as_expression(attribute)
                    && expected.is_some() == found.is_some());
            if !not_managed(object, attribute) && !same_words {
                differences.push(Difference::Changed {
                    object: object.clone(),
                    attribute: attribute.clone().into(),
                    expected: expected.cloned(),
                    found: found.cloned(),
                });
            }
        }
    }
    for (object, found) in &live {
        if !expected.contains_key(object) && known.contains(object) && !is_index_of_key(object, found) {
            differences.push(Difference::Unexpected { object: object.clone() });
        }
    }
    let differences = without_parts(differences);
    let mut not_compared = vec!["owners and privileges", "objects that no revision makes", "rows"];
    if words_differ {
        not_compared.push("the text of defaults, checks and index definitions, which this server prints in words of its own");
    }
    Ok(Comparison { differences, not_compared })
}

/// Whether a server of this version may print an expression otherwise than the expected facts have it.
pub(crate) fn words_differ(server_version: u32) -> bool {
    server_version / 10_000 != WORDS_OF
}

/// The index of a key has no definition of its own: the key's constraint comes and goes with it.
fn is_index_of_key(object: &str, attributes: &BTreeMap<String, String>) -> bool {
    object.starts_with("index ") && !attributes.contains_key("definition")
}

/// Without the columns and constraints of tables that are missing, or there, as a whole.
fn without_parts(differences: Vec<Difference>) -> Vec<Difference> {
    let whole: BTreeSet<Difference> = differences.iter().cloned().collect();
    let table = |object: &str| match object.split_once(' ') {
        Some(("column", name)) => name.rsplit_once('.').map(|(table, _)| table.to_owned()),
        Some(("constraint", name)) => name.rsplit_once(" on ").map(|(_, table)| table.to_owned()),
        Some(_) | None => None,
    };
    let told = |object: &str, as_difference: fn(String) -> Difference| {
        table(object).is_some_and(|table| {
            let kinds = ["table", "view", "materialized view", "foreign table"];
            kinds.iter().any(|kind| whole.contains(&as_difference(format!("{kind} {table}"))))
        })
    };
    let is_part = |difference: &Difference| match difference {
        Difference::Missing { object } => told(object, |object| Difference::Missing { object }),
        Difference::Unexpected { object } => told(object, |object| Difference::Unexpected { object }),
        Difference::Changed { .. } => false,
    };
    differences.into_iter().filter(|difference| !is_part(difference)).collect()
}

/// Attributes that hold SQL as the server prints it.
pub(crate) fn written_as_expression(attribute: &str) -> bool {
    matches!(attribute, "default" | "definition")
}

/// Attributes that a deployment may set as it likes.
fn not_managed(object: &str, attribute: &str) -> bool {
    matches!(attribute, "owner" | "privileges")
        || (attribute == "version" && object.starts_with("extension "))
}

fn grouped(facts: Vec<Fact>) -> Facts {
    let mut grouped = Facts::new();
    for fact in facts {
        grouped.entry(fact.object).or_default().insert(fact.attribute.into_owned(), fact.value);
    }
    grouped
}

fn expected_facts(graph: &Graph, targets: &Positions) -> Result<Vec<Fact>, Error> {
    let catalog = fold(graph, &graph.ancestors(targets.iter().copied()))?;
    let mut facts = Vec::new();
    for (id, _) in catalog.iter() {
        facts_of(&catalog, id, &mut facts);
    }
    Ok(facts)
}

pub(crate) fn live_facts(graph: &Graph, answer: &Answer) -> Result<Vec<Fact>, Error> {
    let (schema, table) = graph.history().version_table;
    let own = format!("{schema}.{table}");
    let rows = answer.sets.iter().flatten();
    let facts = rows.map(|row| match row.as_slice() {
        [Some(object), attribute, Some(value)] => Ok(Fact {
            object: object.clone(),
            attribute: attribute.clone().unwrap_or_default().into(),
            value: value.clone(),
        }),
        _ => Err(Error::UnexpectedAnswer),
    });
    let mut facts: Vec<Fact> = facts.collect::<Result<_, _>>()?;
    facts.retain(|fact| !is_bookkeeping(&fact.object, &own));
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

fn new_database() -> Catalog {
    static NEW: OnceCell<Catalog> = OnceCell::new();
    NEW.get_or_init(Catalog::new_database).clone()
}

/// A history made by hand has nothing at all: that is right for a revision without a statement, and for every other it means
/// that what is expected is not known.
fn changes_of(revision: &Revision) -> Result<Changes, Error> {
    if revision.changes.is_empty() {
        return match revision.upgrade.statements {
            [] => Ok(Changes::default()),
            [..] => Err(Error::UnknownChanges { revision: revision.id }),
        };
    }
    Changes::take(&mut Reader::new(revision.changes))
        .map_err(|_| Error::BrokenChanges { revision: revision.id })
}
