//! Chains of random statements, right and wrong, through the checker and a real PostgreSQL side by side.
//!
//! A statement that one takes and the other refuses, or a catalog that differs at the end, fails the test: the chain is
//! printed as short as it still disagrees, with its seed. That both refuse, but for different reasons, is counted only: a
//! statement with two mistakes may be refused for either.
//!
//! A few chains run always. `ARCOIRIS_CHAINS=10000 ARCOIRIS_SEED=1 cargo test -p arcoiris-tests --test random_chains
//! -- --nocapture` runs as many as are asked for, and tells what was not modelled.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test's helpers fail by panicking")]

#[path = "random_chains/chain.rs"]
mod chain;
#[path = "random_chains/dice.rs"]
mod dice;
#[path = "random_chains/known.rs"]
mod known;
#[path = "random_chains/statement.rs"]
mod statement;
#[path = "random_chains/view.rs"]
mod view;

use std::collections::{BTreeMap, BTreeSet};

use arcoiris_tests::{introspect, scratch};
use postgres::Client;

use chain::Fact;
use dice::Dice;
use known::Known;

/// The statements of a chain.
const LENGTH: usize = 30;

fn number(variable: &str, otherwise: u64) -> u64 {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

fn facts(client: &mut Client) -> BTreeSet<Fact> {
    introspect::facts(client).unwrap()
}

/// Runs the chain of a seed; `Err` with what disagrees.
fn run(client: &mut Client, seed: u64, counted: &mut Counted) -> Result<(), String> {
    let mut dice = Dice::new(seed);
    let mut statements = vec!["CREATE EXTENSION citext".to_owned(), "CREATE SCHEMA pos".to_owned()];
    let mut at = 0;
    let judged = chain::run(client, &mut facts, &mut |simulation| {
        if at == statements.len() && at < LENGTH {
            statements.push(statement::at_random(&mut dice, &Known::of(simulation)));
        }
        at += 1;
        statements.get(at - 1).cloned()
    });
    counted.agreed += judged.agreed;
    counted.accepted += judged.accepted;
    counted.other_reason += judged.other_reason;
    for why in judged.not_modelled {
        *counted.not_modelled.entry(why).or_default() += 1;
    }
    if judged.disagreement.is_none() {
        return Ok(());
    }
    let short = chain::shrink(client, &mut facts, statements);
    let why = chain::replay(client, &mut facts, &short).disagreement.unwrap_or_default();
    Err(format!("seed {seed}:\n{};\n{why}", short.join(";\n")))
}

#[derive(Debug, Default)]
struct Counted {
    agreed: usize,
    accepted: usize,
    other_reason: usize,
    not_modelled: BTreeMap<String, usize>,
}

fn chains() {
    let (first, count) = (number("ARCOIRIS_SEED", 1), number("ARCOIRIS_CHAINS", 60));
    let database = scratch();
    let mut client = database.connect();
    for role in ["app", "reporting"] {
        // Another test may make the same role at the same time.
        let _ = client.batch_execute(&format!("CREATE ROLE {role}"));
    }
    let (mut counted, mut found) = (Counted::default(), Vec::new());
    for seed in first..first + count {
        if let Err(text) = run(&mut client, seed, &mut counted) {
            found.push(text);
        }
    }
    println!(
        "{} statements judged alike ({} accepted), {} refused by both for different reasons",
        counted.agreed, counted.accepted, counted.other_reason
    );
    for (why, times) in &counted.not_modelled {
        println!("{times:5} times not judged: {why}");
    }
    assert!(counted.accepted > 0, "no statement was accepted: nothing was tried");
    assert!(found.is_empty(), "{} of {count} chains disagree:\n{}", found.len(), found.join("\n\n"));
}

#[test]
fn the_checker_and_postgres_agree_on_random_chains() {
    // The parser wants a large stack in an unoptimised build.
    let thread = std::thread::Builder::new().stack_size(64 << 20).spawn(chains).unwrap();
    if let Err(panic) = thread.join() {
        std::panic::resume_unwind(panic);
    }
}
