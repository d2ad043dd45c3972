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
//! `ARCOIRIS_WORKERS=2` runs two chains at a time, each on a server of its own. `ARCOIRIS_AGAIN=FILE` runs the chains again that a run
//! printed into a file.
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

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use arcoiris::server::Server;
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

/// The chains that a run printed, or a file of such: run again, each told if it still disagrees. How many do.
fn run_again(path: &str) -> usize {
    let mut live = Live::new(Box::leak(Box::new(Server::scratch().unwrap())));
    let printed = std::fs::read_to_string(path).unwrap();
    let mut disagree = 0;
    for chain in printed.split("\nseed ").skip(1) {
        let (seed, rest) = chain.split_once(":\n").unwrap();
        let end = ["\n  ", "\nthe catalogs differ", "\n\n"].iter().filter_map(|end| rest.find(end)).min();
        let statements = &rest[..end.unwrap_or(rest.len())];
        let statements: Vec<String> =
            statements.trim_end_matches(';').split(";\n").map(str::to_owned).collect();
        if let Some(why) = replay(&mut live, &statements) {
            println!("seed {seed}:\n{};\n{why}\n", statements.join(";\n"));
            disagree += 1;
        }
    }
    disagree
}

/// What the workers share: each takes the next seed, and adds what came of it.
struct Work {
    first: u64,
    next: AtomicU64,
    chains: Option<u64>,
    statements: Option<u64>,
    seconds: Option<Duration>,
    began: Instant,
    done: Mutex<Done>,
}

struct Done {
    count: Count,
    found: usize,
    told: Instant,
}

impl Work {
    fn is_enough(&self, seed: u64) -> bool {
        self.chains.is_some_and(|chains| seed - self.first >= chains)
            || self
                .statements
                .is_some_and(|statements| self.done.lock().unwrap().count.agreed() as u64 >= statements)
            || self.seconds.is_some_and(|seconds| self.began.elapsed() >= seconds)
    }

    /// The chains that fall to one worker, on a server of its own: roles are a whole server's.
    fn work(&self, server: &'static Server) {
        let mut live = Live::new(server);
        let next = || {
            let next = |seed| (!self.is_enough(seed)).then_some(seed + 1);
            self.next.fetch_update(Ordering::Relaxed, Ordering::Relaxed, next).ok()
        };
        while let Some(seed) = next() {
            let mut count = Count::default();
            let ran = run(&mut live, seed, &mut count);
            let mut done = self.done.lock().unwrap();
            done.count.add(count);
            if let Err(text) = ran {
                println!("{text}\n");
                done.found += 1;
            }
            if done.told.elapsed() > Duration::from_secs(20) {
                done.told = Instant::now();
                let rate = done.count.agreed() as f64 / self.began.elapsed().as_secs_f64();
                println!("{}; {rate:.0} a second; next seed {}", done.count.line(), seed + 1);
            }
        }
    }
}

#[test]
fn the_checker_and_postgres_agree_on_random_chains() {
    if let Ok(path) = std::env::var("ARCOIRIS_AGAIN") {
        assert_eq!(run_again(&path), 0, "so many disagree");
        return;
    }
    let (first, statements) = (number("ARCOIRIS_SEED").unwrap_or(1), number("ARCOIRIS_STATEMENTS"));
    let began = Instant::now();
    let work = Arc::new(Work {
        first,
        next: AtomicU64::new(first),
        chains: number("ARCOIRIS_CHAINS").or(if statements.is_some() { None } else { Some(12) }),
        statements,
        seconds: number("ARCOIRIS_SECONDS").map(Duration::from_secs),
        began,
        done: Mutex::new(Done { count: Count::default(), found: 0, told: began }),
    });
    let mut threads = Vec::new();
    for _ in 0..number("ARCOIRIS_WORKERS").unwrap_or(1).max(1) {
        let work = Arc::clone(&work);
        // The server is there as long as the process. The parser wants a large stack in an unoptimised build.
        let chains = move || work.work(Box::leak(Box::new(Server::scratch().unwrap())));
        threads.push(std::thread::Builder::new().stack_size(64 << 20).spawn(chains).unwrap());
    }
    for thread in threads {
        if let Err(panic) = thread.join() {
            std::panic::resume_unwind(panic);
        }
    }
    let done = work.done.lock().unwrap();
    let last = work.next.load(Ordering::Relaxed) - 1;
    println!("{}\n{}; seeds {first} to {last}; {:?}", done.count.table(), done.count.line(), began.elapsed());
    assert!(done.count.accepted() > 0, "no statement was accepted: nothing was tried");
    assert_eq!(done.found, 0, "of {} chains so many disagree", done.count.chains);
}
