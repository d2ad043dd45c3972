//! Comparing a live database with what a revision expects: what `stamp` asks before it writes a version.
//!
//! Expected is the sum of [`Revision::changes`](crate::Revision::changes) over a new database; live is what one query reads
//! from PostgreSQL's catalogs (`live.sql`). Both are told as facts, in PostgreSQL's own words, and compared as such.

#[cfg_attr(
    not(feature = "server"),
    expect(unreachable_pub, reason = "what rehearsals hand out is public with them alone")
)]
pub(crate) mod facts;

use std::collections::{BTreeMap, BTreeSet};

use arcoiris_catalog::{Catalog, Changes, Difference, Fact, Reader, Wire, facts_of};
use once_cell::sync::OnceCell;

use crate::Revision;
use crate::answer::Answer;
use crate::error::Error;
use crate::graph::{Graph, Positions};
use crate::plan::{Expect, Message, Purpose, quote};
use facts::{Facts, Values, grouped};

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Comparison {
    /// How the database differs from what is expected.
    pub(crate) differences: Vec<Difference>,
    /// What was not compared, in words.
    pub(crate) not_compared: Vec<&'static str>,
}

/// The settings under which facts are printed, whatever the database and the role have. To plan the query takes longer than to run it,
/// and to compile it for the machine far longer.
pub(crate) const PLAIN: &str = "SET LOCAL search_path TO ''; SET LOCAL jit TO off; SET LOCAL quote_all_identifiers TO off; \
     SET LOCAL datestyle TO 'ISO, MDY'; SET LOCAL intervalstyle TO 'postgres'; SET LOCAL timezone TO 'UTC'; \
     SET LOCAL extra_float_digits TO 1; SET LOCAL bytea_output TO 'hex';";

/// What asks for the live facts.
pub(crate) fn message() -> Message {
    let sql = format!(
        "BEGIN READ ONLY; {PLAIN}\nSELECT object, attribute, value FROM (\n{}\n) AS facts \
         WHERE value IS NOT NULL;\nCOMMIT",
        include_str!("live.sql")
    );
    Message::new(Purpose::Read, sql, Expect::Rows)
}

/// What asks for the rows of the version table, and for the live facts with the version table's owner as the one who applies the
/// revisions, with the versions of extensions, at one moment.
pub(crate) fn whole(version_table: (&str, &str), with_versions: bool) -> Message {
    let facts = whole_facts(version_table, with_versions);
    let sql = format!("BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY; {facts};\nCOMMIT");
    Message::new(Purpose::Read, sql, Expect::Rows)
}

/// The same inside a transaction that goes on.
pub(crate) fn whole_within(version_table: (&str, &str), with_versions: bool) -> Message {
    let facts = whole_facts(version_table, with_versions);
    let sql = format!(
        "SAVEPOINT arcoiris_facts; {facts};\nROLLBACK TO SAVEPOINT arcoiris_facts; RELEASE SAVEPOINT arcoiris_facts"
    );
    Message::new(Purpose::Repair, sql, Expect::Rows)
}

fn whole_facts(version_table: (&str, &str), with_versions: bool) -> String {
    let (schema, table) = version_table;
    let owner = format!(
        "coalesce((SELECT c.relowner FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = {} AND c.relname = {}), \
         current_user::regrole)",
        quote::text(schema),
        quote::text(table)
    );
    let facts =
        include_str!("live.sql").replacen("WHERE rolname = current_user", &format!("WHERE oid = {owner}"), 1);
    let versions = if with_versions {
        format!(
            "SELECT version_num::text FROM {} ORDER BY version_num::text COLLATE \"C\";\n",
            quote::qualified(version_table)
        )
    } else {
        "SELECT NULL WHERE false;\n".to_owned()
    };
    format!(
        "{PLAIN}\n{versions}\
         SELECT object, attribute, value FROM (\n{facts}\nUNION ALL\n\
         SELECT 'extension ' || quote_ident(extname), 'version', extversion FROM pg_extension) AS facts WHERE value IS NOT NULL",
    )
}

/// What asks for the schemas, but its own, in which a table of the version table's name stands that may be read.
pub(crate) fn elsewhere((schema, table): (&str, &str)) -> Message {
    let sql = format!(
        "SELECT n.nspname FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
         JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = 'version_num' \
         WHERE c.relname = {} AND n.nspname <> {} AND c.relkind IN ('r', 'p') \
         AND pg_catalog.has_schema_privilege(n.oid, 'USAGE') AND pg_catalog.has_table_privilege(c.oid, 'SELECT') ORDER BY 1",
        quote::text(table),
        quote::text(schema)
    );
    Message::new(Purpose::Read, sql, Expect::Rows)
}

/// What makes a session ready to be asked for the live facts many times, by [`ASK`].
#[cfg(feature = "server")]
pub(crate) fn prepared() -> String {
    format!(
        "SET search_path TO ''; SET jit TO off; SET default_transaction_read_only TO on;\n\
         PREPARE arcoiris_facts AS SELECT object, attribute, value FROM (\n{}\n) AS facts WHERE value IS NOT NULL",
        include_str!("live.sql")
    )
}

/// Asks a session that is [`prepared`].
#[cfg(feature = "server")]
pub(crate) const ASK: &str = "EXECUTE arcoiris_facts";

/// The same inside a transaction that goes on, whatever its search path and role are.
#[cfg(feature = "server")]
pub(crate) fn query_within() -> String {
    format!(
        "SAVEPOINT arcoiris_facts; SET LOCAL ROLE NONE; {PLAIN}\nSELECT object, attribute, value FROM (\n{}\n) \
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

pub(crate) fn live_facts(graph: &Graph, answer: &Answer) -> Result<Vec<Fact>, Error> {
    live_facts_without(&[graph.history().version_table], answer)
}

/// The same without these version tables.
pub(crate) fn live_facts_without(
    version_tables: &[(&str, &str)],
    answer: &Answer,
) -> Result<Vec<Fact>, Error> {
    let own: Vec<String> = version_tables.iter().map(|(schema, table)| format!("{schema}.{table}")).collect();
    let facts = answer.sets.iter().flatten().map(|row| match row.as_slice() {
        [Some(object), attribute, Some(value)] => Ok(Fact {
            object: object.clone(),
            attribute: attribute.clone().unwrap_or_default().into(),
            value: value.clone(),
        }),
        _ => Err(Error::UnexpectedAnswer),
    });
    let mut facts: Vec<Fact> = facts.collect::<Result<_, _>>()?;
    facts.retain(|fact| !own.iter().any(|own| is_bookkeeping(&fact.object, own)));
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
