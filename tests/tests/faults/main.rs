//! Faults: connections that are cut at any byte, programs, sessions and servers that are killed, in the middle of a history; and
//! crowds of programs that start at once.
//!
//! After each fault the database is at a revision's boundary, or says what is half done; nothing stays locked; the next run
//! completes it; and what there is in the end is what an undisturbed run makes, with each revision applied once.
//!
//! A few faults run always. Any number is run by hand, and what a failure prints runs one again:
//!
//! ```sh
//! ARCOIRIS_FAULTS=500 ARCOIRIS_SEED=1 cargo test -p arcoiris-tests --test faults -- --nocapture seeded
//! ```
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test's helpers fail by panicking"
)]

mod crowd;
#[path = "../random_chains/dice.rs"]
#[expect(dead_code, reason = "chance of another test's")]
mod dice;
mod fault;
mod history;
mod program;
mod proxy;
mod server;
mod state;
mod trial;

use std::collections::BTreeMap;
use std::time::Instant;

use dice::Dice;
use fault::{Fault, Measure};
use server::Own;
use state::Undisturbed;

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok().and_then(|text| text.parse().ok())
}

#[test]
fn after_seeded_faults_nothing_is_lost_and_the_next_run_completes_it() {
    let (first, count) = (number("ARCOIRIS_SEED").unwrap_or(1), number("ARCOIRIS_FAULTS").unwrap_or(60));
    let start = Instant::now();
    let mut own = Own::start();
    let undisturbed = Undisturbed::run(&own);
    let measures = [Measure::of(&own, trial::Way::Up), Measure::of(&own, trial::Way::Down)];
    let database = own.database();
    let mut kinds: BTreeMap<String, [u32; 3]> = BTreeMap::new();
    for seed in first..first + count {
        let mut dice = Dice::new(seed);
        let way = if dice.chance(70) { trial::Way::Up } else { trial::Way::Down };
        let measure = if way == trial::Way::Up { &measures[0] } else { &measures[1] };
        let fault = Fault::throw(&mut dice, measure);
        let seen = trial::run(&mut own, &undisturbed, (&database, way), &fault);
        let seen = seen.unwrap_or_else(|why| {
            panic!(
                "seed {seed}, {way:?}, {fault:?}: {why}\nARCOIRIS_SEED={seed} ARCOIRIS_FAULTS=1 runs it again"
            )
        });
        let counts = kinds.entry(fault.kind().to_owned()).or_default();
        counts[0] += 1;
        counts[1] += u32::from(seen.disturbed);
        counts[2] += u32::from(seen.resumed);
        if seed % 50 == 0 {
            println!("{} faults in {:.0} s", seed + 1 - first, start.elapsed().as_secs_f64());
        }
    }
    for (kind, [all, disturbed, resumed]) in &kinds {
        println!(
            "{kind}: {all}, of which {disturbed} disturbed a run and {resumed} left a statement to be completed"
        );
    }
    println!("{count} faults from seed {first} in {:.0} s", start.elapsed().as_secs_f64());
    let disturbed: u32 = kinds.values().map(|counts| counts[1]).sum();
    assert!(u64::from(disturbed) * 2 > count || count < 10, "most of the faults disturbed nothing");
}

#[test]
fn what_tells_how_far_a_statement_came_is_known_at_build_time() {
    use arcoiris::{Probe, Reindexed};
    let probes =
        |id: &str| history::HISTORY.revision(id).map(|it| (it.upgrade.probe, it.downgrade.probe)).unwrap();
    let total = |definition| Probe::CreateIndex { schema: "shop", name: "sales_total", definition };
    let made = total("CREATE INDEX sales_total ON shop.sales USING btree (total)");
    let dropped = Probe::DropIndex { schema: "shop", name: "sales_total" };
    assert_eq!(probes("a00000000002"), (made, dropped));
    assert_eq!(probes("a00000000007"), (dropped, made));
    assert_eq!(probes("a00000000004"), (Probe::Transactional, Probe::Transactional));
    let key = Probe::CreateIndex {
        schema: "shop",
        name: "sales_key",
        definition: "CREATE UNIQUE INDEX sales_key ON shop.sales USING btree (((id + 1)), tip) WHERE (total > (1)::numeric)",
    };
    assert_eq!(probes("a00000000005").0, key);
    let table = Reindexed::Table { schema: "shop", name: "sales" };
    let index = Reindexed::Index { schema: "shop", name: "sales_key" };
    assert_eq!(probes("a00000000006"), (Probe::Reindex(table), Probe::Reindex(index)));
    assert_eq!(probes("a00000000001"), (Probe::Unknown, Probe::Unknown));
}
