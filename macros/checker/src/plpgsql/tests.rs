//! The bodies of `tests/plpgsql/bodies.sql`, each judged as PostgreSQL judged it.

use std::collections::BTreeSet;

use arcoiris_catalog::Name;

use super::{Parameter, Returns, Routine, check_body};
use crate::apply::apply;
use crate::parse;
use crate::simulation::Simulation;

fn routine(simulation: &Simulation, returns: &str, parameters: &str) -> Routine {
    let mut found = Vec::new();
    let columns = returns.strip_prefix("TABLE (").map(|rest| rest.trim_end_matches(')'));
    for (list, out) in [(Some(parameters), false), (columns, true)] {
        for written in list.into_iter().flat_map(|list| list.split(',')).filter(|it| !it.trim().is_empty()) {
            let mut words: Vec<&str> = written.split_whitespace().collect();
            let out = out || words.first() == Some(&"OUT");
            words.retain(|word| *word != "OUT");
            let [name, ty] = words.as_slice() else { unreachable!("{written}") };
            let ty = parse::embedded::type_name(ty).unwrap();
            let (kind, _) = crate::resolve::any_type(simulation, &ty).unwrap();
            found.push(Parameter { name: Some(Name::new(name)), kind: Some(kind), out });
        }
    }
    Routine {
        name: Name::new("f"),
        returns: match returns {
            "void" => Returns::Void,
            "trigger" => Returns::Trigger,
            "event_trigger" => Returns::EventTrigger,
            _ => Returns::Value,
        },
        set: returns.starts_with("SETOF") || columns.is_some(),
        procedure: false,
        parameters: found,
    }
}

#[test]
fn every_body_is_judged_as_postgresql_does() {
    parse::on_large_stack(judge_bodies).unwrap();
}

fn judge_bodies() {
    let text = include_str!("../../tests/plpgsql/bodies.sql");
    let (prelude, cases) = text.split_once("\n-- case: ").expect("cases");
    let mut simulation = Simulation::new(15, vec![Name::new("public")], BTreeSet::new());
    for statement in parse::script(prelude, 0..u32::try_from(prelude.len()).unwrap(), 15).unwrap() {
        apply(&mut simulation, &statement).unwrap();
    }
    let mut wrong = Vec::new();
    let mut count = 0;
    for case in cases.split("\n-- case: ") {
        let (head, body) = case.split_once('\n').unwrap_or((case, ""));
        let fields: Vec<&str> = head.split('|').map(str::trim).collect();
        let [returns, parameters, expected] = fields.as_slice() else { unreachable!("{head}") };
        let found = match check_body(&simulation, body, &routine(&simulation, returns, parameters)) {
            Ok(_) => "accepted".to_owned(),
            Err(refusal) => refusal.sqlstate().map_or_else(|| format!("{refusal:?}"), str::to_owned),
        };
        count += 1;
        if found != *expected {
            wrong.push(format!("{head}: {found}\n{body}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {count} bodies:\n{}", wrong.len(), wrong.join("\n"));
}
