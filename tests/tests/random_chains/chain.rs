//! A chain of statements, judged by the checker and by PostgreSQL side by side.

use std::collections::BTreeSet;

use arcoiris_catalog::{Catalog, Name};
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

/// Runs a statement in the checker: what PostgreSQL would say, or `None` and why it is not judged.
fn simulate(simulation: &mut Simulation, statement: &str) -> Result<(), (Option<String>, String)> {
    let parsed =
        arcoiris_checker::parse::script(statement, 0..statement.len() as u32, 15).map_err(|errors| {
            let first = errors.first();
            (first.and_then(|error| error.sqlstate).map(str::to_owned), format!("{first:?}"))
        })?;
    for one in &parsed {
        arcoiris_checker::apply::apply(simulation, one)
            .map_err(|refusal| (refusal.sqlstate().map(str::to_owned), format!("{:?}", refusal.fact)))?;
    }
    Ok(())
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
    let mut text = "the catalogs differ".to_owned();
    for (object, attribute, value) in simulated.difference(live) {
        text.push_str(&format!("\n  only simulated: {object} | {attribute} | {value}"));
    }
    for (object, attribute, value) in live.difference(simulated) {
        text.push_str(&format!("\n  only live:      {object} | {attribute} | {value}"));
    }
    Some(text)
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
}

impl<'a> Chain<'a> {
    pub(crate) fn new(live: &'a mut Live) -> Self {
        live.begin();
        Chain { live, simulation: new_simulation() }
    }

    /// Runs a statement on both sides.
    pub(crate) fn judge(&mut self, statement: &str) -> Judged {
        let mark = self.simulation.catalog.mark();
        let session = self.session();
        match simulate(&mut self.simulation, statement) {
            Err((None, why)) => {
                // What cannot be followed must not be left.
                self.restore(session, mark);
                let _ = self.live.only_try(statement);
                Judged::NotModelled(why)
            }
            Err((Some(said), why)) => match self.live.run(statement) {
                Err((code, _)) if code == said => Judged::Refused(code),
                Err((code, _)) => Judged::OtherReason(code, said),
                Ok(()) => {
                    Judged::Disagreed(format!("  PostgreSQL: accepted\n  the checker: refused {said} {why}"))
                }
            },
            Ok(()) => match self.live.run(statement) {
                Ok(()) => Judged::Accepted,
                // What hangs on values that are computed is not the checker's to say, nor what PostgreSQL itself calls its own
                // fault.
                Err((code, _)) if hangs_on_values(&code, statement) => {
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

    fn restore(&mut self, mut session: Simulation, mark: arcoiris_catalog::Mark) {
        std::mem::swap(&mut session.catalog, &mut self.simulation.catalog);
        session.catalog.rollback(mark);
        self.simulation = session;
    }

    /// What the two catalogs do not have in common.
    pub(crate) fn compare(&mut self) -> Option<String> {
        difference(&simulated(&self.simulation), &self.live.facts())
    }
}

impl Drop for Chain<'_> {
    fn drop(&mut self) {
        self.live.roll_back();
    }
}
