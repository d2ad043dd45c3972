//! The checker's simulation beside a live database, revision by revision: the whole catalog after each upgrade is compared as
//! facts, so that a wrong effect is found where it is made and not when a later statement happens to meet it.

use std::collections::BTreeSet;

use arcoiris_catalog::{Fact, Name};
use arcoiris_checker::apply::apply;
use arcoiris_checker::parse;
use arcoiris_checker::refusal::RefusalFact;
use arcoiris_checker::simulation::Simulation;

use super::judge;
use super::layout::{Revision, Script};
use super::shape::Shape;
use crate::introspect::{self, LiveFact};
use crate::{Scratch, scratch, scratch_from, split};

/// Something found at one revision.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// The checker has no model of it: what, and the statement.
    NotModelled(String, String),
    /// The server refused what the checker took: SQLSTATE and message.
    WronglyAccepted(String),
    /// The checker refused what the server took.
    WronglyRefused(String),
    /// Both refuse, for different reasons.
    OtherSqlstate(String),
    /// The catalogs are not equal.
    CatalogDiffers(String),
    /// What `pg_dump` printed is not taken, so that the history could not be followed again.
    DumpNotRead(String),
    /// `pg_dump` sees a difference that the facts do not hold, or the other way round.
    FactsMiss(String),
    /// One of the above, after a statement that is not modelled was left out: it may follow from that.
    Perhaps(Box<Finding>),
}

/// What the simulation made of a script.
struct Simulated {
    refused: Option<(&'static str, String)>,
    not_modelled: Vec<(String, String)>,
}

fn simulate(simulation: &mut Simulation, script: &Script) -> Simulated {
    let mut made = Simulated { refused: None, not_modelled: Vec::new() };
    let before = simulation.clone();
    for message in &script.messages {
        let statements = match parse::script(message, 0..message.len() as u32, 15) {
            Ok(statements) => statements,
            Err(errors) => {
                let error = errors.into_iter().next();
                let words = error.as_ref().map(|error| format!("{error:?}")).unwrap_or_default();
                made.refused = Some((error.and_then(|error| error.sqlstate).unwrap_or("42601"), words));
                break;
            }
        };
        for statement in &statements {
            if let Err(refusal) = apply(simulation, statement) {
                let text: String = message
                    .get(statement.span.start as usize..statement.span.end as usize)
                    .unwrap_or_default()
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ");
                match (&refusal.fact, refusal.sqlstate()) {
                    (_, Some(sqlstate)) => {
                        made.refused = Some((sqlstate, format!("{:?}: {text}", refusal.fact)));
                        *simulation = before;
                        return made;
                    }
                    (RefusalFact::NotModelled { what } | RefusalFact::Opaque { what }, None) => {
                        made.not_modelled.push((what.clone(), text));
                    }
                    (fact, None) => made.not_modelled.push((format!("{fact:?}"), text)),
                }
            }
        }
    }
    if made.refused.is_some() {
        *simulation = before;
    }
    made
}

fn facts(simulation: &Simulation) -> BTreeSet<LiveFact> {
    let mut found: Vec<Fact> = Vec::new();
    for (id, _) in simulation.catalog.iter() {
        arcoiris_catalog::facts_of(&simulation.catalog, id, &mut found);
    }
    found.into_iter().map(|fact| (fact.object, fact.attribute.into_owned(), fact.value)).collect()
}

fn live(database: &Scratch) -> BTreeSet<LiveFact> {
    introspect::facts(&mut database.connect()).unwrap_or_else(|error| panic!("{error:?}"))
}

fn empty() -> Simulation {
    let user = Name::new("postgres");
    let mut simulation = Simulation::new(15, vec![Name::new("public")], BTreeSet::from([user.clone()]));
    simulation.user = Some(user);
    simulation.moment = Some(0);
    simulation
}

/// Both worlds, and what is known of where they part.
struct Pair<'a> {
    simulation: Simulation,
    doubtful: bool,
    known: BTreeSet<(&'static str, LiveFact)>,
    dumps: BTreeSet<String>,
    tell: &'a mut dyn FnMut(&str, Finding),
}

impl Pair<'_> {
    /// Runs a script in both; whether both took it.
    fn run(&mut self, name: &str, database: &Scratch, script: &Script) -> bool {
        let server = judge::send(database, script);
        let checker = simulate(&mut self.simulation, script);
        for (what, statement) in checker.not_modelled {
            (self.tell)(name, Finding::NotModelled(what, statement));
            self.doubtful = true;
        }
        let found = match (&server, &checker.refused) {
            (Ok(()), Some((sqlstate, words))) => Finding::WronglyRefused(format!("{sqlstate} {words}")),
            (Err(refused), None) if !refused.is_environment() => {
                Finding::WronglyAccepted(format!("{} {}", refused.sqlstate, refused.message))
            }
            (Err(refused), Some((sqlstate, words))) if refused.sqlstate != *sqlstate => {
                let both =
                    format!("{} {}; the checker: {sqlstate} {words}", refused.sqlstate, refused.message);
                self.say(name, Finding::OtherSqlstate(both));
                return false;
            }
            (server, _) => return server.is_ok(),
        };
        self.say(name, found);
        self.doubtful = true;
        false
    }

    fn say(&mut self, name: &str, finding: Finding) {
        (self.tell)(name, if self.doubtful { Finding::Perhaps(Box::new(finding)) } else { finding });
    }

    /// After a step that the checker could not follow: begins anew from what `pg_dump` says.
    fn catch_up(&mut self, name: &str, database: &Scratch) {
        let text = Shape::script(database);
        let version_table = "CREATE TABLE public.alembic_version (version_num character varying(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))";
        let mut messages: Vec<String> = split::statements(&text).into_iter().map(str::to_owned).collect();
        // psql's own, and the search path, which is emptied below.
        let ours = ["\\restrict", "\\unrestrict", "set_config('search_path'"];
        messages.retain(|message| !ours.iter().any(|part| message.contains(part)));
        if !database.ask("SELECT to_regclass('public.alembic_version')").contains("NULL") {
            messages.push(version_table.to_owned());
        }
        let mut simulation = empty();
        simulation.search_path.clear();
        let made = simulate(&mut simulation, &Script { messages, ..Script::default() });
        let unseen =
            made.not_modelled.iter().map(|(what, statement)| format!("not modelled: {what}: {statement}"));
        let refused = made.refused.iter().map(|(sqlstate, words)| format!("refused: {sqlstate} {words}"));
        let wrong: Vec<String> = unseen.chain(refused).collect();
        if wrong.is_empty() {
            simulation.search_path = vec![Name::new("public")];
            self.simulation = simulation;
            (self.doubtful, self.known) = (false, BTreeSet::new());
            let name = format!("{name} (pg_dump)");
            self.compare(&name, database);
            return;
        }
        for words in wrong {
            if self.dumps.insert(words.clone()) {
                (self.tell)(name, Finding::DumpNotRead(words));
            }
        }
    }

    /// Tells where the catalogs differ and did not before.
    fn compare(&mut self, name: &str, database: &Scratch) -> BTreeSet<LiveFact> {
        let (live, simulated) = (live(database), facts(&self.simulation));
        // What `'now'` was when it was stored, the simulation cannot know.
        let moment = |fact: &&LiveFact| {
            ["'now, in script ", "'now (", "'now() (", "' at Mark("]
                .iter()
                .any(|words| fact.2.contains(words))
        };
        let moments: BTreeSet<(String, String)> =
            simulated.iter().filter(moment).map(|fact| (fact.0.clone(), fact.1.clone())).collect();
        let known_value = |(_, fact): &(&str, LiveFact)| !moments.contains(&(fact.0.clone(), fact.1.clone()));
        let differing: BTreeSet<(&str, LiveFact)> = simulated
            .difference(&live)
            .map(|fact| ("-", fact.clone()))
            .chain(live.difference(&simulated).map(|fact| ("+", fact.clone())))
            .filter(known_value)
            .collect();
        let new: Vec<_> = differing.difference(&self.known).cloned().collect();
        for (side, (object, attribute, value)) in new {
            self.say(name, Finding::CatalogDiffers(format!("{side} {object} | {attribute} | {value}")));
        }
        self.known = differing;
        live
    }
}

/// Follows a history; `tell` gets each finding with its revision. How many catalogs were compared after upgrades and after
/// downgrades, and how many facts the last held.
///
/// # Panics
/// Where what the tool makes before the first revision is refused.
pub fn follow(
    prelude: &Script,
    revisions: &[Revision],
    tell: &mut dyn FnMut(&str, Finding),
) -> (usize, usize, usize) {
    let database = scratch();
    judge::send(&database, prelude).unwrap_or_else(|refused| panic!("the prelude is refused: {refused:?}"));
    let mut pair =
        Pair { simulation: empty(), doubtful: false, known: BTreeSet::new(), dumps: BTreeSet::new(), tell };
    let _ = simulate(&mut pair.simulation, prelude);
    let (mut compared, mut before) = ((0, 0, 0), live(&database));
    let mut dumped = Shape::of(&database);
    for revision in revisions.iter().filter(|revision| !revision.upgrade.unknown) {
        let went = pair.run(&revision.name, &database, &revision.upgrade);
        if pair.doubtful {
            pair.catch_up(&revision.name, &database);
        }
        if pair.doubtful {
            (before, dumped) = (live(&database), Shape::of(&database));
            continue;
        }
        let after = pair.compare(&revision.name, &database);
        compared = (compared.0 + 1, compared.1, after.len());
        let now = Shape::of(&database);
        if let Some(script) = revision.downgrade.as_ref().filter(|script| went && !script.unknown) {
            compared.1 += 1;
            let name = format!("{} (downgrade)", revision.name);
            let (copy, kept, known) =
                (scratch_from(database.name()), pair.simulation.clone(), pair.known.clone());
            if pair.run(&name, &copy, script) {
                let restored = pair.compare(&name, &copy);
                let difference = dumped.difference(&Shape::of(&copy));
                let seen =
                    before.symmetric_difference(&restored).any(|(_, attribute, _)| attribute != "position");
                let wanted = difference.as_ref().is_some_and(|difference| !difference.only_column_order);
                if seen != wanted {
                    let text = difference.map_or("nothing".to_owned(), |difference| difference.text);
                    pair.say(&name, Finding::FactsMiss(format!("pg_dump: {text}; the facts differ: {seen}")));
                }
            }
            (pair.simulation, pair.doubtful, pair.known) = (kept, false, known);
        }
        (before, dumped) = (after, now);
    }
    compared
}
