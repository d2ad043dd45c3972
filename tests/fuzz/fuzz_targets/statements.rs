//! A script, statement by statement, on the simulated catalog.
//!
//! Besides panics and time: a refused statement leaves the catalog as it was.
#![no_main]

use std::collections::BTreeSet;

use arcoiris_catalog::Name;
use arcoiris_checker::apply::apply;
use arcoiris_checker::parse;
use arcoiris_checker::simulation::Simulation;
use libfuzzer_sys::{fuzz_mutator, fuzz_target};

fn facts(simulation: &Simulation) -> BTreeSet<(String, String, String)> {
    let mut facts = Vec::new();
    for (id, _) in simulation.catalog.iter() {
        arcoiris_catalog::facts_of(&simulation.catalog, id, &mut facts);
    }
    facts.into_iter().map(|fact| (fact.object, fact.attribute.into_owned(), fact.value)).collect()
}

fn run(text: &str) {
    let Ok(statements) = parse::script(text, 0..text.len() as u32, 15) else { return };
    let mut simulation = Simulation::new(15, vec![Name::new("public")], BTreeSet::new());
    let mut before = facts(&simulation);
    for statement in &statements {
        match apply(&mut simulation, statement) {
            Ok(_) => before = facts(&simulation),
            Err(refusal) => {
                let _ = format!("{:?} {:?}", refusal.sqlstate(), refusal.fact);
                assert!(
                    before == facts(&simulation),
                    "a refused statement changed the catalog: {statement:?}"
                );
            }
        }
    }
}

fuzz_target!(init: arcoiris_fuzz::let_caught_panics_be(), |text: &str| {
    parse::on_large_stack(|| run(text)).expect("the checker panicked");
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    arcoiris_fuzz::mutate(data, size, max_size, seed)
});
