//! What is done about a statement, given what the server says of it.

use crate::answer::Answer;
use crate::error::LockHolder;
use crate::plan::quote;
use crate::probe::{Found, Probe};

/// The answer to the message that begins a statement outside a transaction.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Answered {
    /// An earlier attempt that nothing ended: which way, since when, and by which program.
    pub(crate) attempt: Option<(String, String, String)>,
    rows: Vec<Vec<Option<String>>>,
}

/// What to do.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// Sends the statement.
    Run,
    /// Nothing but the version is left to be written.
    Skip,
    /// Sends these first, each alone, and then the statement.
    ClearUp(Vec<String>),
    /// Sends this in its place.
    Complete(String),
    /// Somebody builds the index at this moment.
    Busy(LockHolder),
    /// There is an index of the name that is another one, as far as its text says.
    Differs { found: String },
    /// It was begun, and nothing tells how far it came.
    Lost,
}

impl Answered {
    /// The first rows are about the attempt, the last about the probe.
    pub(crate) fn read(answer: Answer, asked: bool) -> Answered {
        let mut sets = answer.sets;
        let rows = if asked { sets.pop().unwrap_or_default() } else { Vec::new() };
        let attempt = sets.into_iter().next().and_then(|set| set.into_iter().next());
        let attempt = attempt.and_then(|row| match <[Option<String>; 3]>::try_from(row) {
            Ok([Some(way), Some(since), Some(program)]) => Some((way, since, program)),
            Ok(_) | Err(_) => None,
        });
        Answered { attempt, rows }
    }

    /// The rows of a probe that was asked again.
    pub(crate) fn asked_again(&mut self, answer: Answer) {
        self.rows = answer.sets.into_iter().next().unwrap_or_default();
    }

    /// What to do, and what was found of the statement.
    pub(crate) fn verdict(&self, probe: Probe) -> (Verdict, Found) {
        let begun = self.attempt.is_some();
        match probe {
            Probe::Unknown if begun => (Verdict::Lost, Found::HalfDone),
            Probe::Unknown | Probe::Transactional | Probe::Repeatable => (Verdict::Run, Found::NotDone),
            Probe::CreateIndex { schema, name, definition } => self.created(schema, name, definition),
            // Dropped in parts: an index that is not valid any more is dropped like any other.
            Probe::DropIndex { .. } => match self.index() {
                None if begun => (Verdict::Skip, Found::Done),
                Some((false, _)) => (Verdict::Run, Found::HalfDone),
                Some((true, _)) | None => (Verdict::Run, Found::NotDone),
            },
            // Others' leftovers are others' affair.
            Probe::Reindex(_) if !begun || self.rows.is_empty() => (Verdict::Run, Found::NotDone),
            Probe::Reindex(_) => {
                let names = self.rows.iter().filter_map(|row| row.first().cloned().flatten());
                let drops = names.map(|name| format!("DROP INDEX CONCURRENTLY IF EXISTS {name};"));
                (Verdict::ClearUp(drops.collect()), Found::HalfDone)
            }
            Probe::DetachPartition { parent, partition } => match self.field(0) {
                Some("t") => {
                    let (parent, partition) = (quote::qualified(parent), quote::qualified(partition));
                    let sql = format!("ALTER TABLE {parent} DETACH PARTITION {partition} FINALIZE;");
                    (Verdict::Complete(sql), Found::HalfDone)
                }
                Some(_) => (Verdict::Run, Found::NotDone),
                None if begun => (Verdict::Skip, Found::Done),
                None => (Verdict::Run, Found::NotDone),
            },
        }
    }

    fn created(&self, schema: &str, name: &str, wanted: &str) -> (Verdict, Found) {
        // None, or something that is no index: the server refuses it in its own words.
        let Some((valid, definition)) = self.index() else { return (Verdict::Run, Found::NotDone) };
        let builder = || {
            Some(LockHolder {
                pid: self.field(3)?.to_owned(),
                application: self.field(4)?.to_owned(),
                since: self.field(5)?.to_owned(),
                address: self.field(6).map(str::to_owned),
            })
        };
        if definition != wanted {
            return (Verdict::Differs { found: definition.to_owned() }, Found::NotDone);
        }
        match builder() {
            _ if valid => (Verdict::Skip, Found::Done),
            Some(builder) => (Verdict::Busy(builder), Found::HalfDone),
            None => {
                let name = quote::qualified((schema, name));
                let drop = format!("DROP INDEX CONCURRENTLY IF EXISTS {name};");
                (Verdict::ClearUp(vec![drop]), Found::HalfDone)
            }
        }
    }

    /// Whether the index is valid, and its definition.
    fn index(&self) -> Option<(bool, &str)> {
        Some((self.field(1)? == "t", self.field(2)?))
    }

    fn field(&self, at: usize) -> Option<&str> {
        self.rows.first()?.get(at)?.as_deref()
    }

    /// Takes the found definition for the wanted one where PostgreSQL prints it as it prints the wanted one's twin.
    pub(crate) fn compare_twin(&mut self, wanted: &str, printed: &str) {
        let Some(definition) = self.rows.first_mut().and_then(|row| row.get_mut(2)) else { return };
        let same = definition.as_deref().is_some_and(|found| {
            let parts = [found, wanted, printed].map(|text| text.split_once(" USING "));
            matches!(parts, [Some((head, key)), Some((wanted, _)), Some((_, twin))] if head == wanted && key == twin)
        });
        if same {
            *definition = Some(wanted.to_owned());
        }
    }
}

/// Has this server print the wanted definition: of a like index on an empty copy of the table, which is taken back. The proven text
/// is in the words of one version of PostgreSQL, and another may say the same otherwise.
pub(crate) fn twin(definition: &str) -> Option<String> {
    let (head, key) = definition.split_once(" USING ")?;
    let (_, table) = head.split_once(" ON ")?;
    let unique = if head.starts_with("CREATE UNIQUE ") { "UNIQUE " } else { "" };
    Some(format!(
        "BEGIN; SET LOCAL search_path TO ''; CREATE TEMP TABLE arcoiris_twin (LIKE {table}); \
         CREATE {unique}INDEX arcoiris_twin_index ON pg_temp.arcoiris_twin USING {key}; \
         SELECT pg_catalog.pg_get_indexdef('pg_temp.arcoiris_twin_index'::pg_catalog.regclass); ROLLBACK;"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    const INDEX: Probe = Probe::CreateIndex {
        schema: "pos",
        name: "tip",
        definition: "CREATE INDEX tip ON pos.sales USING btree (tip)",
    };

    fn answered(begun: bool, rows: &[&[&str]]) -> Answered {
        let text = |field: &&str| (!field.is_empty()).then(|| (*field).to_owned());
        let attempt = begun.then(|| ("upgrade begun".to_owned(), "now".to_owned(), "x".to_owned()));
        Answered { attempt, rows: rows.iter().map(|row| row.iter().map(text).collect()).collect() }
    }

    #[test]
    fn an_index_is_made_completed_or_left_as_it_is() {
        let wanted = "CREATE INDEX tip ON pos.sales USING btree (tip)";
        let verdict = |rows: &[&str]| answered(false, &[rows]).verdict(INDEX);
        assert_eq!(verdict(&["", "", "", "", "", "", ""]), (Verdict::Run, Found::NotDone));
        assert_eq!(verdict(&["i", "t", wanted, "", "", "", ""]), (Verdict::Skip, Found::Done));
        let drop = "DROP INDEX CONCURRENTLY IF EXISTS \"pos\".\"tip\";".to_owned();
        let half = (Verdict::ClearUp(vec![drop]), Found::HalfDone);
        assert_eq!(verdict(&["i", "f", wanted, "", "", "", ""]), half);
        assert!(matches!(
            verdict(&["i", "f", wanted, "7", "psql", "now", ""]),
            (Verdict::Busy(LockHolder { .. }), _)
        ));
        let other = "CREATE INDEX tip ON pos.sales USING hash (tip)";
        for valid in ["t", "f"] {
            let found = verdict(&["i", valid, other, "", "", "", ""]);
            assert_eq!(found, (Verdict::Differs { found: other.to_owned() }, Found::NotDone));
        }
    }

    #[test]
    fn what_is_gone_counts_as_done_only_after_an_attempt() {
        let gone: &[&[&str]] = &[&["", "", "", "", "", "", ""]];
        let drop = Probe::DropIndex { schema: "pos", name: "tip" };
        assert_eq!(answered(false, gone).verdict(drop), (Verdict::Run, Found::NotDone));
        assert_eq!(answered(true, gone).verdict(drop), (Verdict::Skip, Found::Done));
        let detach = Probe::DetachPartition { parent: ("pos", "sales"), partition: ("pos", "sales_1") };
        assert_eq!(answered(false, &[]).verdict(detach), (Verdict::Run, Found::NotDone));
        assert_eq!(answered(true, &[]).verdict(detach), (Verdict::Skip, Found::Done));
        let pending = answered(false, &[&["t"]]).verdict(detach);
        assert!(matches!(pending, (Verdict::Complete(sql), Found::HalfDone) if sql.ends_with(" FINALIZE;")));
    }

    #[test]
    fn what_nothing_tells_of_is_not_run_a_second_time() {
        assert_eq!(answered(false, &[]).verdict(Probe::Unknown), (Verdict::Run, Found::NotDone));
        assert_eq!(answered(true, &[]).verdict(Probe::Unknown), (Verdict::Lost, Found::HalfDone));
        assert_eq!(answered(true, &[]).verdict(Probe::Repeatable), (Verdict::Run, Found::NotDone));
    }

    #[test]
    fn leftovers_of_others_stay() {
        let probe = Probe::Reindex(crate::probe::Reindexed::Database);
        let rows: &[&[&str]] = &[&["pos.a_ccnew"], &["pos.b_ccold"]];
        assert_eq!(answered(false, rows).verdict(probe), (Verdict::Run, Found::NotDone));
        let (Verdict::ClearUp(drops), _) = answered(true, rows).verdict(probe) else {
            panic!("not cleared up")
        };
        assert_eq!(drops[1], "DROP INDEX CONCURRENTLY IF EXISTS pos.b_ccold;");
    }

    #[test]
    fn a_twin_is_made_on_an_empty_copy() {
        let sql = twin("CREATE UNIQUE INDEX tip ON pos.sales USING btree (lower(x)) WHERE (y > 0)").unwrap();
        assert!(sql.contains("(LIKE pos.sales)"), "{sql}");
        assert!(sql.contains("CREATE UNIQUE INDEX arcoiris_twin_index ON pg_temp.arcoiris_twin USING btree (lower(x)) WHERE (y > 0);"), "{sql}");
    }
}
