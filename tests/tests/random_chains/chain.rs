//! A chain of statements, judged by the checker and by PostgreSQL side by side.

use std::collections::BTreeSet;

use arcoiris_catalog::Name;
use arcoiris_checker::simulation::Simulation;
use postgres::Client;

/// Object, attribute, value.
pub(crate) type Fact = (String, String, String);

/// What came of a chain.
#[derive(Debug, Default)]
pub(crate) struct Judged {
    /// The statements that both judged, and alike.
    pub(crate) agreed: usize,
    /// Those that both took.
    pub(crate) accepted: usize,
    /// Those that both refused, for different reasons.
    pub(crate) other_reason: usize,
    /// What the checker could not judge.
    pub(crate) not_modelled: Vec<String>,
    /// The first disagreement, after which nothing can be compared.
    pub(crate) disagreement: Option<String>,
}

/// A database as it was made, for the checker.
pub(crate) fn new_simulation() -> Simulation {
    let roles = ["app", "reporting"].map(Name::new).into_iter().collect();
    Simulation::new(15, vec![Name::new("public")], roles)
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

fn simulated(simulation: &Simulation) -> BTreeSet<Fact> {
    let mut facts = Vec::new();
    for (id, _) in simulation.catalog.iter() {
        arcoiris_catalog::facts_of(&simulation.catalog, id, &mut facts);
    }
    facts.into_iter().map(|fact| (fact.object, fact.attribute.into_owned(), fact.value)).collect()
}

/// What only one of them has.
fn difference(simulated: &BTreeSet<Fact>, live: &BTreeSet<Fact>) -> Option<String> {
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

/// Runs statements as `next` makes them, in one transaction that is rolled back.
///
/// `facts` reads the live catalog, which takes longer than a statement: it is asked at the end only.
pub(crate) fn run(
    client: &mut Client,
    facts: &mut dyn FnMut(&mut Client) -> BTreeSet<Fact>,
    next: &mut dyn FnMut(&Simulation) -> Option<String>,
) -> Judged {
    let mut judged = Judged::default();
    let mut simulation = new_simulation();
    client.batch_execute("BEGIN; SET LOCAL client_min_messages TO error").unwrap();
    while let Some(statement) = next(&simulation) {
        client.batch_execute("SAVEPOINT here").unwrap();
        let live = client.batch_execute(&statement).map_err(|error| {
            let error = error.as_db_error().unwrap();
            (error.code().code().to_owned(), error.message().to_owned())
        });
        let before = simulation.clone();
        match (live, simulate(&mut simulation, &statement)) {
            (Ok(()), Ok(())) => {
                judged.accepted += 1;
                judged.agreed += 1;
                continue;
            }
            (_, Err((None, why))) => judged.not_modelled.push(why),
            (Err((code, _)), Err((Some(said), _))) if code == said => judged.agreed += 1,
            (Err(_), Err(_)) => judged.other_reason += 1,
            // What hangs on values that are computed is not the checker's to say, nor what PostgreSQL itself calls its own
            // fault.
            (Err((code, _)), Ok(())) if hangs_on_values(&code, &statement) => simulation = before,
            (live, checker) => {
                let words = |verdict: Result<(), (Option<String>, String)>| match verdict {
                    Ok(()) => "accepted".to_owned(),
                    Err((code, why)) => format!("refused {} {why}", code.unwrap_or_default()),
                };
                let live = live.map_err(|(code, why)| (Some(code), why));
                judged.disagreement =
                    Some(format!("  PostgreSQL: {}\n  the checker: {}", words(live), words(checker)));
                break;
            }
        }
        client.batch_execute("ROLLBACK TO SAVEPOINT here").unwrap();
    }
    if judged.disagreement.is_none() {
        judged.disagreement = difference(&simulated(&simulation), &facts(client));
    }
    client.batch_execute("ROLLBACK").unwrap();
    judged
}

/// Runs these statements.
pub(crate) fn replay(
    client: &mut Client,
    facts: &mut dyn FnMut(&mut Client) -> BTreeSet<Fact>,
    statements: &[String],
) -> Judged {
    let mut rest = statements.iter();
    run(client, facts, &mut |_| rest.next().cloned())
}

/// The fewest statements that still disagree.
pub(crate) fn shrink(
    client: &mut Client,
    facts: &mut dyn FnMut(&mut Client) -> BTreeSet<Fact>,
    mut statements: Vec<String>,
) -> Vec<String> {
    loop {
        let before = statements.len();
        let mut at = statements.len();
        while at > 0 {
            at -= 1;
            let mut fewer = statements.clone();
            fewer.remove(at);
            if replay(client, facts, &fewer).disagreement.is_some() {
                statements = fewer;
                at = at.min(statements.len());
            }
        }
        if statements.len() == before {
            return statements;
        }
    }
}
