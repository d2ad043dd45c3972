//! Histories that the checker proves at run time, as the macro does when a program is compiled.

use arcoiris::{History, Revision, Scope};
use arcoiris_catalog::{Changes, Name, Wire};
use arcoiris_checker::simulation::Simulation;

use crate::sample::{history, script, with_revision};

/// The version whose words the facts are in.
const SERVER: u32 = 15;

/// A history of one revision, `aaaaaaaaaaaa`, that these statements make.
pub(crate) fn proven(upgrade: &str, roles: &[&str]) -> &'static History {
    line(&[upgrade], roles)
}

/// A history of a revision for each script, `aaaaaaaaaaaa`, `bbbbbbbbbbbb` and so on.
pub(crate) fn line(upgrades: &[&str], roles: &[&str]) -> &'static History {
    let changes = changes(upgrades, roles);
    let ids: Vec<String> = ('a'..='z').take(upgrades.len()).map(|letter| letter.to_string().repeat(12)).collect();
    let parents: Vec<Vec<&str>> =
        (0..ids.len()).map(|at| if at == 0 { Vec::new() } else { vec![ids[at - 1].as_str()] }).collect();
    let lines: Vec<_> =
        ids.iter().zip(&parents).map(|(id, parents)| (id.as_str(), parents.as_slice(), "", "")).collect();
    let mut made = history(&lines);
    for ((id, upgrade), changes) in ids.iter().zip(upgrades).zip(changes) {
        let changes: &'static [u8] = changes.leak();
        made = with_revision(made, id, |revision: &mut Revision| {
            revision.upgrade = script(upgrade, 1);
            revision.changes = changes;
        });
    }
    made
}

/// The same with another scope.
pub(crate) fn with_scope(history: &'static History, scope: Scope) -> &'static History {
    Box::leak(Box::new(History { scope, ..*history }))
}

/// What each script changes, encoded.
fn changes(upgrades: &[&str], roles: &[&str]) -> Vec<Vec<u8>> {
    let upgrades: Vec<String> = upgrades.iter().map(|text| (*text).to_owned()).collect();
    let roles = roles.iter().map(|role| Name::new(role)).collect();
    let work = move || {
        let mut simulation = Simulation::new(SERVER, vec![Name::new("public")], roles);
        let mut encoded = Vec::new();
        for text in &upgrades {
            let mark = simulation.catalog.mark();
            let end = u32::try_from(text.len()).unwrap();
            let statements = arcoiris_checker::parse::script(text, 0..end, SERVER)
                .unwrap_or_else(|errors| panic!("cannot be parsed: {:?}", errors.first()));
            for statement in &statements {
                if let Err(refusal) = arcoiris_checker::apply::apply(&mut simulation, statement) {
                    let span = statement.span;
                    panic!("{:?}: {:?}", text.get(span.start as usize..span.end as usize), refusal.fact);
                }
            }
            let objects =
                simulation.catalog.changes_since(mark).into_iter().map(|change| (change.id, change.after));
            let mut bytes = Vec::new();
            Changes { objects: objects.collect() }.put(&mut bytes);
            encoded.push(bytes);
        }
        encoded
    };
    // The parser wants a large stack in an unoptimised build.
    std::thread::Builder::new().stack_size(64 << 20).spawn(work).unwrap().join().unwrap()
}
