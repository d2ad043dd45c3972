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
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test's helpers fail by panicking")]

mod chain;
mod count;
mod dice;
mod known;
mod live;
mod revision;
mod statement;

use std::time::{Duration, Instant};

use chain::{Chain, Judged};
use count::Count;
use dice::Dice;
use known::Known;
use live::Live;

/// How many of a hundred chains end with a revision and its downgrade.
const REVISIONS: usize = 60;

/// The statements of a chain, at most.
const LENGTH: usize = 150;

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok().and_then(|text| text.parse().ok())
}

/// Runs the chain of a seed; `Err` with what disagrees.
fn run(live: &mut Live, seed: u64, count: &mut Count) -> Result<(), String> {
    let mut dice = Dice::new(seed);
    let (mut texts, mut accepted): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    let mut disagreed = None;
    {
        let mut chain = Chain::new(live);
        let mut known = Known::default();
        let mut seen = None;
        let length = LENGTH / 3 + dice.roll(LENGTH * 2 / 3);
        while texts.len() < length && disagreed.is_none() {
            let (kind, text) = match texts.len() {
                // It takes as long as twenty other statements.
                0 if seed.is_multiple_of(4) => ("CREATE EXTENSION", "CREATE EXTENSION citext".to_owned()),
                0 | 1 => ("schemas", "CREATE SCHEMA pos".to_owned()),
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
            if judged == Judged::Accepted {
                accepted.push(text.clone());
            }
            texts.push(text);
            if let Judged::Disagreed(why) = judged {
                disagreed = Some(why);
            }
        }
        disagreed = disagreed.or_else(|| chain.compare());
        if disagreed.is_none() && dice.chance(REVISIONS) {
            disagreed = at_the_end(&mut chain, &mut dice, (&mut texts, accepted), count);
        }
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

/// A revision at the end of a chain: some statements, and what takes them back, or should. What disagrees.
fn at_the_end(
    chain: &mut Chain<'_>,
    dice: &mut Dice,
    (texts, mut before): (&mut Vec<String>, Vec<String>),
    count: &mut Count,
) -> Option<String> {
    if let Judged::Disagreed(why) = noted(chain, "SET search_path", "SET search_path TO public", texts, count)
    {
        return Some(why);
    }
    before.push("SET search_path TO public".to_owned());
    chain.begin_revision();
    texts.push(revision::BEGINS.to_owned());
    let mut upgrade = Vec::new();
    let length = 1 + dice.roll(5);
    for _ in 0..4 * length {
        let made = statement::at_random(dice, &Known::of(&chain.simulation));
        // What a session has is not a revision's.
        if upgrade.len() == length || ["SET search_path", "temporary tables"].contains(&made.kind) {
            continue;
        }
        match noted(chain, made.kind, &made.text, texts, count) {
            Judged::Accepted => upgrade.push(made.text),
            Judged::Disagreed(why) => return Some(why),
            Judged::Refused(_) | Judged::OtherReason(..) | Judged::Rows(_) | Judged::NotModelled(_) => {}
        }
    }
    let found = revision::inverse_of(&before, &upgrade);
    let Some(mut downgrade) = found else {
        count.downgrades.unknown += 1;
        return None;
    };
    let spoilt = dice.chance(50);
    if spoilt {
        revision::spoil(dice, &mut downgrade);
    }
    for text in downgrade {
        match noted(chain, "downgrades", &text, texts, count) {
            Judged::Accepted => {}
            Judged::Disagreed(why) => return Some(why),
            Judged::Refused(_) | Judged::OtherReason(..) | Judged::Rows(_) | Judged::NotModelled(_) => {
                count.downgrades.failing += 1;
                return chain.compare();
            }
        }
    }
    match chain.restored() {
        None => count.downgrades.unknown += 1,
        Some(Err(why)) => return Some(why),
        Some(Ok(true)) => count.downgrades.restoring += 1,
        Some(Ok(false)) => count.downgrades.differing += 1,
    }
    chain.compare()
}

fn noted(
    chain: &mut Chain<'_>,
    kind: &'static str,
    text: &str,
    texts: &mut Vec<String>,
    count: &mut Count,
) -> Judged {
    let judged = chain.judge(text);
    count.note(kind, &judged);
    texts.push(text.to_owned());
    judged
}

/// Runs these statements; what disagrees.
fn replay(live: &mut Live, statements: &[String]) -> Option<String> {
    let mut chain = Chain::new(live);
    for statement in statements {
        if statement == revision::BEGINS {
            chain.begin_revision();
            continue;
        }
        if let Judged::Disagreed(why) = chain.judge(statement) {
            return Some(why);
        }
    }
    if let Some(Err(why)) = chain.restored() {
        return Some(why);
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
    let chains = number("ARCOIRIS_CHAINS").or(if statements.is_some() { None } else { Some(12) });
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
