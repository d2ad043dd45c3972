//! Every case that the checker decides is run on a real PostgreSQL: accepted means accepted, with an equal catalog
//! afterwards; refused means refused, with the same SQLSTATE. The catalog of the server is read by SQL of its own
//! (`introspect.sql`), which shares nothing with the checker.
//!
//! `PG_BIN` names the programs of another version: then the checker judges for that one, and the catalogs, whose words are those
//! of PostgreSQL 15, are not compared.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test's helpers fail by panicking")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use arcoiris_checker::layout::{Foreign, Migration, Settings, Upgrade, judge};
use arcoiris_checker::simulation::Simulation;
use arcoiris_checker::source::Source;
use arcoiris_tests::introspect::{self, LiveFact};
use arcoiris_tests::{scratch, split};

/// The version whose words the checker's facts are in.
const WORDS_OF: u32 = 15;

/// What happened to the last statement.
#[derive(Debug, PartialEq, Eq)]
enum Verdict {
    Accepted(BTreeSet<LiveFact>),
    Refused(String),
    NotJudged(String),
}

struct Case {
    path: PathBuf,
    text: String,
    expected: String,
}

/// What a case expects of a server: `-- expect: …`, or from a later version on `-- expect 17: …`, or up to an older one
/// `-- expect -14: …`.
fn expected(text: &str, server: u32) -> Option<&str> {
    let mut others = text.lines().filter_map(|line| {
        let (versions, words) = line.strip_prefix("-- expect ")?.split_once(": ")?;
        let holds = match versions.strip_prefix('-') {
            Some(last) => server <= last.parse().ok()?,
            None => versions.parse::<u32>().ok()? <= server,
        };
        holds.then_some(words)
    });
    others.next_back().or_else(|| text.lines().find_map(|line| line.strip_prefix("-- expect: ")))
}

fn cases(folder: &Path, server: u32, found: &mut Vec<Case>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            cases(&path, server, found);
        } else if path.extension().is_some_and(|extension| extension == "sql") {
            let text = fs::read_to_string(&path).unwrap();
            let expected = expected(&text, server)
                .unwrap_or_else(|| panic!("{}: no `-- expect:` line", path.display()))
                .trim()
                .to_owned();
            found.push(Case { path, text, expected });
        }
    }
}

/// Roles that a case may name: `-- roles: app, reporting`.
fn roles(text: &str) -> Vec<String> {
    text.lines()
        .filter_map(|line| line.strip_prefix("-- roles: "))
        .flat_map(|line| line.split(',').map(|role| role.trim().to_owned()))
        .collect()
}

/// `-- run: session`: the script's transactions are its own.
fn is_session(text: &str) -> bool {
    text.contains("-- run: session")
}

fn session_judged_by_checker(text: &str, server: u32) -> Verdict {
    let source = Arc::new(Source { path: "case.sql".to_owned(), text: text.to_owned(), first: (1, 1) });
    let foreign = Foreign { migrations: vec![Migration::of_psql("case", source)], ..Foreign::default() };
    let report = judge(&foreign, &Settings { server, ..Settings::default() });
    let Some(verdict) = report.revisions.first() else { return Verdict::NotJudged("no verdict".to_owned()) };
    match (verdict.upgrade, verdict.problems.iter().find_map(|problem| problem.sqlstate)) {
        (Upgrade::Proven, None) => Verdict::Accepted(BTreeSet::new()),
        (Upgrade::Refuted, Some(sqlstate)) => Verdict::Refused(sqlstate.to_owned()),
        (upgrade, _) => Verdict::NotJudged(format!("{upgrade:?}: {:?}", verdict.problems)),
    }
}

fn judged_by_checker(text: &str, server: u32) -> Verdict {
    if is_session(text) {
        return session_judged_by_checker(text, server);
    }

    let names = roles(text).iter().map(|role| arcoiris_catalog::Name::new(role)).collect();
    let mut simulation = Simulation::new(server, vec![arcoiris_catalog::Name::new("public")], names);
    simulation.autocommit = text.contains("CONCURRENTLY") || text.contains("-- run: autocommit");
    let statements = match arcoiris_checker::parse::script(text, 0..text.len() as u32, server) {
        Ok(statements) => statements,
        Err(errors) => {
            return Verdict::Refused(
                errors.first().and_then(|error| error.sqlstate).unwrap_or("no SQLSTATE").to_owned(),
            );
        }
    };
    for (index, statement) in statements.iter().enumerate() {
        if let Err(refusal) = arcoiris_checker::apply::apply(&mut simulation, statement) {
            return match refusal.sqlstate() {
                Some(sqlstate) if index + 1 == statements.len() => Verdict::Refused(sqlstate.to_owned()),
                _ => Verdict::NotJudged(format!("statement {}: {:?}", index + 1, refusal.fact)),
            };
        }
    }
    let mut facts = Vec::new();
    for (id, _) in simulation.catalog.iter() {
        arcoiris_catalog::facts_of(&simulation.catalog, id, &mut facts);
    }
    Verdict::Accepted(
        facts.into_iter().map(|fact| (fact.object, fact.attribute.into_owned(), fact.value)).collect(),
    )
}

fn judged_by_postgres(text: &str, version: u32) -> Verdict {
    let database = scratch();
    let mut client = database.connect();
    let in_transaction =
        !text.contains("CONCURRENTLY") && !text.contains("-- run: autocommit") && !is_session(text);
    let existing: BTreeSet<String> =
        client.query("SELECT rolname FROM pg_roles", &[]).unwrap().iter().map(|row| row.get(0)).collect();
    for role in roles(text) {
        if !existing.contains(&role) {
            // Another case may make the same role at the same time.
            let _ = client.batch_execute(&format!("CREATE ROLE {role}"));
        }
    }
    if in_transaction {
        client.batch_execute("BEGIN").unwrap();
    }
    let statements = split::statements(text);
    for (index, statement) in statements.iter().enumerate() {
        if let Err(error) = client.batch_execute(statement) {
            let sqlstate = error.code().map(|code| code.code().to_owned()).unwrap_or_default();
            if index + 1 == statements.len() {
                return Verdict::Refused(sqlstate);
            }
            return Verdict::NotJudged(format!("statement {} fails: {error:?}", index + 1));
        }
    }
    let facts = if version == WORDS_OF && !is_session(text) {
        introspect::facts(&mut client).unwrap()
    } else {
        BTreeSet::new()
    };
    Verdict::Accepted(facts)
}

fn disagreement(case: &Case, version: u32) -> Option<String> {
    if case.expected == "not judged" {
        return None;
    }
    let checker = judged_by_checker(&case.text, version);
    let server = judged_by_postgres(&case.text, version);
    let name = case.path.display();
    let said = |verdict: &Verdict| match verdict {
        Verdict::Accepted(_) => "accepted".to_owned(),
        Verdict::Refused(sqlstate) => format!("refused {sqlstate}"),
        Verdict::NotJudged(why) => format!("not judged ({why})"),
    };
    if said(&server) != case.expected {
        return Some(format!("{name}: PostgreSQL: {}; the case expects {}", said(&server), case.expected));
    }
    match (&checker, &server) {
        (Verdict::Accepted(simulated), Verdict::Accepted(live))
            if version == WORDS_OF && simulated != live =>
        {
            let list = |facts: Vec<&LiveFact>| {
                facts
                    .iter()
                    .map(|(object, attribute, value)| format!("\n    {object} | {attribute} | {value}"))
                    .collect::<String>()
            };
            Some(format!(
                "{name}: the catalogs differ\n  only simulated:{}\n  only live:{}",
                list(simulated.difference(live).collect()),
                list(live.difference(simulated).collect())
            ))
        }
        // Of later versions less is modelled.
        (Verdict::NotJudged(_), _) if version != WORDS_OF => None,
        _ if said(&checker) != said(&server) => {
            Some(format!("{name}: the checker: {}; PostgreSQL: {}", said(&checker), said(&server)))
        }
        _ => None,
    }
}

#[test]
fn the_checker_and_postgres_agree_on_every_case() {
    // A server may be built without LZ4.
    let about = "SELECT current_setting('server_version_num')::integer / 10000, 'lz4' = ANY (enumvals) \
                 FROM pg_settings WHERE name = 'default_toast_compression'";
    let about = scratch().connect().query_one(about, &[]).unwrap();
    let (version, lz4): (i32, bool) = (about.get(0), about.get(1));
    let version = u32::try_from(version).unwrap();
    let mut all = Vec::new();
    cases(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../macros/checker/tests/cases"), version, &mut all);
    assert!(all.len() > 100, "only {} cases found", all.len());
    all.retain(|case| lz4 || !case.text.contains("lz4"));
    // `ARCOIRIS_CASES=policy,role` looks at these topics alone.
    if let Ok(topics) = std::env::var("ARCOIRIS_CASES") {
        let topics: Vec<&str> = topics.split(',').collect();
        let topic = |case: &Case| {
            case.path.parent().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned())
        };
        all.retain(|case| topic(case).is_some_and(|topic| topics.contains(&topic.as_str())));
    }
    let total = all.len();
    let (queue, found) = (Mutex::new(all.into_iter()), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..4 {
            // The parser wants a large stack in an unoptimised build.
            let worker = || {
                loop {
                    let next = queue.lock().unwrap().next();
                    let Some(case) = next else { break };
                    if let Some(text) = disagreement(&case, version) {
                        found.lock().unwrap().push(text);
                    }
                }
            };
            std::thread::Builder::new().stack_size(32 << 20).spawn_scoped(scope, worker).unwrap();
        }
    });
    let mut found = found.into_inner().unwrap();
    found.sort();
    assert!(found.is_empty(), "{} of {total} cases disagree:\n{}", found.len(), found.join("\n"));
}
