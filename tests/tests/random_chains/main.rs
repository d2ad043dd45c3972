//! Chains of random statements, right and wrong, through the checker and a real PostgreSQL side by side.
//!
//! A statement that one takes and the other refuses, or a catalog that differs at the end, fails the test: the chain is
//! printed as short as it still disagrees, with its seed. That both refuse, but for different reasons, is counted only: a
//! statement with two mistakes may be refused for either.
//!
//! A few chains run always. Any number is run by hand, optimised, with a line of progress now and then:
//!
//! ```sh
//! ARCOIRIS_STATEMENTS=1000000 ARCOIRIS_SEED=1 cargo test --release -p arcoiris-tests --test random_chains -- --nocapture
//! ```
//!
//! A seed is a chain: what a run printed as its last seed is where the next goes on.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test's helpers fail by panicking"
)]

mod chain;
mod count;
mod dice;
mod known;
mod live;
mod statement;

use std::time::{Duration, Instant};

use chain::{Chain, Judged};
use count::Count;
use dice::Dice;
use known::Known;
use live::Live;

/// The statements of a chain, at most.
const LENGTH: usize = 90;

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok().and_then(|text| text.parse().ok())
}

/// Runs the chain of a seed; `Err` with what disagrees.
fn run(live: &mut Live, seed: u64, count: &mut Count) -> Result<(), String> {
    let mut dice = Dice::new(seed);
    let mut texts: Vec<String> = Vec::new();
    let mut disagreed = None;
    {
        let mut chain = Chain::new(live);
        let mut known = Known::default();
        let mut seen = None;
        let length = LENGTH / 3 + dice.roll(LENGTH * 2 / 3);
        while texts.len() < length && disagreed.is_none() {
            let (kind, text) = match texts.len() {
                0 => ("CREATE EXTENSION", "CREATE EXTENSION citext".to_owned()),
                1 => ("schemas", "CREATE SCHEMA pos".to_owned()),
                _ => {
                    // Where nothing changed the same is known.
                    let mark = Some((chain.simulation.catalog.mark(), chain.simulation.roles.len()));
                    if seen != mark {
                        known = Known::of(&chain.simulation);
                        seen = mark;
                    }
                    let made = statement::at_random(&mut dice, &known);
                    (made.kind, made.text)
                }
            };
            let judged = chain.judge(&text);
            count.note(kind, &judged);
            texts.push(text);
            if let Judged::Disagreed(why) = judged {
                disagreed = Some(why);
            }
        }
        disagreed = disagreed.or_else(|| chain.compare());
    }
    count.chains += 1;
    let Some(why) = disagreed else { return Ok(()) };
    if number("ARCOIRIS_SHRINK") == Some(0) {
        return Err(format!("seed {seed}:\n{};\n{why}", texts.join(";\n")));
    }
    let short = shrink(live, texts);
    let why = replay(live, &short).unwrap_or_default();
    Err(format!("seed {seed}:\n{};\n{why}", short.join(";\n")))
}

/// Runs these statements; what disagrees.
fn replay(live: &mut Live, statements: &[String]) -> Option<String> {
    let mut chain = Chain::new(live);
    for statement in statements {
        if let Judged::Disagreed(why) = chain.judge(statement) {
            return Some(why);
        }
    }
    chain.compare()
}

/// The fewest statements that still disagree.
fn shrink(live: &mut Live, mut statements: Vec<String>) -> Vec<String> {
    let mut width = statements.len() / 2;
    loop {
        let before = statements.len();
        let mut at = statements.len();
        while at > 0 {
            let from = at.saturating_sub(width.max(1));
            let mut fewer = statements.clone();
            fewer.drain(from..at);
            if replay(live, &fewer).is_some() {
                statements = fewer;
            }
            at = from.min(statements.len());
        }
        if width <= 1 && statements.len() == before {
            return statements;
        }
        width /= 2;
    }
}

fn chains() {
    let (first, statements) = (number("ARCOIRIS_SEED").unwrap_or(1), number("ARCOIRIS_STATEMENTS"));
    let chains = number("ARCOIRIS_CHAINS").or(if statements.is_some() { None } else { Some(25) });
    let seconds = number("ARCOIRIS_SECONDS").map(Duration::from_secs);
    let began = Instant::now();
    let mut told = began;
    let mut live = Live::new();
    let (mut count, mut found) = (Count::default(), Vec::new());
    let mut seed = first;
    loop {
        let enough = chains.is_some_and(|chains| seed - first >= chains)
            || statements.is_some_and(|statements| count.agreed() as u64 >= statements)
            || seconds.is_some_and(|seconds| began.elapsed() >= seconds);
        if enough {
            break;
        }
        if let Err(text) = run(&mut live, seed, &mut count) {
            println!("{text}\n");
            found.push(text);
        }
        seed += 1;
        if told.elapsed() > Duration::from_secs(20) {
            told = Instant::now();
            let rate = count.agreed() as f64 / began.elapsed().as_secs_f64();
            println!("{}; {rate:.0} a second; next seed {seed}", count.line());
        }
    }
    println!("{}\n{}; seeds {first} to {}; {:?}", count.table(), count.line(), seed - 1, began.elapsed());
    assert!(count.accepted() > 0, "no statement was accepted: nothing was tried");
    assert!(found.is_empty(), "{} of {} chains disagree", found.len(), count.chains);
}

#[test]
fn the_checker_and_postgres_agree_on_random_chains() {
    // The parser wants a large stack in an unoptimised build.
    let thread = std::thread::Builder::new().stack_size(64 << 20).spawn(chains).unwrap();
    if let Err(panic) = thread.join() {
        std::panic::resume_unwind(panic);
    }
}
