//! A chain of statements, judged by the checker and by PostgreSQL side by side.

use std::collections::BTreeSet;

use arcoiris_catalog::{Catalog, Difference, Mark, Name, UNDECIDED, differences};
use arcoiris_checker::effects::Note;
use arcoiris_checker::simulation::Simulation;

use crate::live::{Fact, Live};

/// The roles that a chain may rely on.
pub(crate) const ROLES: [&str; 2] = ["app", "reporting"];

/// What came of a statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Judged {
    /// Both took it.
    Accepted,
    /// Both refused it, with this SQLSTATE.
    Refused(String),
    /// Both refused it, for different reasons.
    OtherReason(String, String),
    /// PostgreSQL refused it for the rows, which the checker does not see.
    Rows(String),
    /// The checker did not judge it, and why.
    NotModelled(String),
    /// They disagree.
    Disagreed(String),
}

/// A database as it was made, for the checker.
pub(crate) fn new_simulation() -> Simulation {
    Simulation::new(15, vec![Name::new("public")], ROLES.map(Name::new).into_iter().collect())
}

/// What the checker says of a statement that it takes.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Taken {
    /// It uses a label of an enum.
    uses_label: bool,
    /// Whether it fails hangs on rows.
    hangs: bool,
}

/// Runs a statement in the checker: what PostgreSQL would say, or `None` and why it is not judged.
fn simulate(simulation: &mut Simulation, statement: &str) -> Result<Taken, (Option<String>, String)> {
    let parsed =
        arcoiris_checker::parse::script(statement, 0..statement.len() as u32, 15).map_err(|errors| {
            let first = errors.first();
            (first.and_then(|error| error.sqlstate).map(str::to_owned), format!("{first:?}"))
        })?;
    let mut taken = Taken::default();
    for one in &parsed {
        let effects = arcoiris_checker::apply::apply(simulation, one)
            .map_err(|refusal| (refusal.sqlstate().map(str::to_owned), format!("{:?}", refusal.fact)))?;
        if effects.notes.iter().any(|note| matches!(note, Note::OutsideTransactionOnly { .. })) {
            return Err((Some("25001".to_owned()), "cannot run inside a transaction block".to_owned()));
        }
        taken.uses_label |= effects.notes.iter().any(|note| matches!(note, Note::EnumValueUsed { .. }));
        taken.hangs |= effects.notes.iter().any(|note| matches!(note, Note::HangsOnRows { .. }));
    }
    Ok(taken)
}

/// The simulated catalog.
pub(crate) fn simulated(simulation: &Simulation) -> BTreeSet<Fact> {
    let mut facts = Vec::new();
    for (id, _) in simulation.catalog.iter() {
        arcoiris_catalog::facts_of(&simulation.catalog, id, &mut facts);
    }
    facts.into_iter().map(|fact| (fact.object, fact.attribute.into_owned(), fact.value)).collect()
}

/// What only one of them has.
pub(crate) fn difference(simulated: &BTreeSet<Fact>, live: &BTreeSet<Fact>) -> Option<String> {
    if simulated == live {
        return None;
    }
    let text = "the catalogs differ".to_owned();
    let mut differing = text.clone();
    // What the checker says that it does not know may be anything, but must be there.
    let unknown: BTreeSet<(&str, &str)> = simulated
        .difference(live)
        .filter(|(_, _, value)| value.contains(UNDECIDED))
        .map(|(object, attribute, _)| (object.as_str(), attribute.as_str()))
        .collect();
    let mut answered = BTreeSet::new();
    for (object, attribute, value) in live.difference(simulated) {
        if unknown.contains(&(object.as_str(), attribute.as_str())) {
            answered.insert((object.as_str(), attribute.as_str()));
        } else {
            differing.push_str(&format!("\n  only live:      {object} | {attribute} | {value}"));
        }
    }
    for (object, attribute, value) in simulated.difference(live) {
        if !answered.contains(&(object.as_str(), attribute.as_str())) {
            differing.push_str(&format!("\n  only simulated: {object} | {attribute} | {value}"));
        }
    }
    (differing != text).then_some(differing)
}

/// Whether a refusal comes from the rows (or, of a data statement, from what a value turned out to be).
fn hangs_on_values(code: &str, statement: &str) -> bool {
    // A query whose rows are kept is run.
    let runs = statement.starts_with("CREATE") && statement.contains(" AS ") && !statement.contains(" VIEW ")
        || statement.starts_with("CREATE MATERIALIZED");
    let definition = !runs && ["CREATE", "ALTER", "DROP"].iter().any(|word| statement.starts_with(word));
    // 55006: what a deferred constraint has yet to look at.
    code.starts_with("23")
        || code == "55006"
        || code.starts_with("XX")
        || (code.starts_with("22") && !definition)
}

/// A chain that is being run.
pub(crate) struct Chain<'a> {
    pub(crate) live: &'a mut Live,
    pub(crate) simulation: Simulation,
    /// The state before the revision at the end, and the server's facts of it.
    before: Option<(Mark, BTreeSet<Fact>)>,
    /// The server's facts, where nothing was run since they were read: reading them takes longer than many statements.
    read: Option<BTreeSet<Fact>>,
}

impl<'a> Chain<'a> {
    pub(crate) fn new(live: &'a mut Live) -> Self {
        live.begin();
        Chain { live, simulation: new_simulation(), before: None, read: None }
    }

    /// The revision begins here.
    pub(crate) fn begin_revision(&mut self) {
        let facts = self.facts().clone();
        self.before = Some((self.simulation.catalog.mark(), facts));
    }

    /// Whether the revision that has begun was taken back, as the checker says it; what they do not agree about. `None` if that is
    /// not judged, or no revision has begun.
    pub(crate) fn restored(&mut self) -> Option<Result<bool, String>> {
        let (mark, before) = self.before.take()?;
        let catalog = &self.simulation.catalog;
        let mut told = differences(&catalog.state_at(mark), catalog, &catalog.changes_since(mark));
        told.retain(|it| !matches!(it, Difference::Changed { attribute, .. } if attribute == "position"));
        if told.iter().any(Difference::is_undecided) {
            return None;
        }
        let but_order = |facts: &BTreeSet<Fact>| -> BTreeSet<Fact> {
            facts.iter().filter(|(_, attribute, _)| attribute != "position").cloned().collect()
        };
        let (before, after) = (but_order(&before), but_order(self.facts()));
        match (told.is_empty(), difference(&before, &after)) {
            (true, None) => Some(Ok(true)),
            (false, Some(_)) => Some(Ok(false)),
            (true, Some(live)) => Some(Err(format!(
                "  the checker: restored; PostgreSQL: {}",
                live.replace("only simulated", "only before").replace("only live", "only after")
            ))),
            (false, None) => Some(Err(format!("  PostgreSQL: restored; the checker: {told:?}"))),
        }
    }

    /// Runs a statement on both sides.
    pub(crate) fn judge(&mut self, statement: &str) -> Judged {
        if !statement.starts_with("SET ") {
            self.read = None;
        }
        let mark = self.simulation.catalog.mark();
        let session = self.session();
        let simulated = simulate(&mut self.simulation, statement);
        match simulated {
            Err((None, why)) => {
                // What cannot be followed must not be left.
                self.restore(session, mark);
                let _ = self.live.only_try(statement);
                Judged::NotModelled(why)
            }
            Err((Some(said), why)) => {
                if said == "25001" {
                    self.restore(session, mark);
                }
                match self.live.run(statement) {
                    Err((code, _)) if code == said => Judged::Refused(code),
                    Err((code, _)) => Judged::OtherReason(code, said),
                    Ok(()) => Judged::Disagreed(format!(
                        "  PostgreSQL: accepted\n  the checker: refused {said} {why}"
                    )),
                }
            }
            Ok(Taken { uses_label, hangs }) => match self.live.run(statement) {
                Ok(()) => Judged::Accepted,
                // Of a batch as a whole the rule `enum-value-used-before-commit` judges, not one statement.
                Err((code, _)) if code == "55P04" && uses_label => {
                    self.restore(session, mark);
                    Judged::Refused(code)
                }
                // What hangs on values that are computed is not the checker's to say, nor what PostgreSQL itself calls its own
                // fault. Of a definition the checker has to say itself that it does: of a value that does not fit a new type.
                Err((code, _)) if hangs_on_values(&code, statement) || hangs && code.starts_with("22") => {
                    self.restore(session, mark);
                    Judged::Rows(code)
                }
                Err((code, why)) => {
                    Judged::Disagreed(format!("  PostgreSQL: refused {code} {why}\n  the checker: accepted"))
                }
            },
        }
    }

    /// The simulation without its catalog.
    fn session(&mut self) -> Simulation {
        let catalog = std::mem::replace(&mut self.simulation.catalog, Catalog::new());
        let session = self.simulation.clone();
        self.simulation.catalog = catalog;
        session
    }

    fn restore(&mut self, mut session: Simulation, mark: Mark) {
        std::mem::swap(&mut session.catalog, &mut self.simulation.catalog);
        session.catalog.rollback(mark);
        self.simulation = session;
    }

    /// What the two catalogs do not have in common.
    pub(crate) fn compare(&mut self) -> Option<String> {
        let simulated = simulated(&self.simulation);
        difference(&simulated, self.facts())
    }

    fn facts(&mut self) -> &BTreeSet<Fact> {
        self.read.get_or_insert_with(|| self.live.facts())
    }
}

impl Drop for Chain<'_> {
    fn drop(&mut self) {
        self.live.roll_back();
    }
}
