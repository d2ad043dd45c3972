//! The queries of `tests/expressions/views.txt`, with what a real PostgreSQL keeps of each as a view beside them.

use std::sync::Arc;

use arcoiris_catalog::{Column, Object, State, expression_text, format_type};

use super::{parse, world};
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::resolve::query::stored::{StoredQuery, stored};
use crate::simulation::Simulation;
use crate::syntax::StatementKind;

const VIEWS: &str = include_str!("../../../tests/expressions/views.txt");

#[test]
fn what_postgresql_keeps_of_a_query_is_what_we_keep() {
    let outcome = crate::parse::batch(&[()], |()| {
        let (mut wrong, mut unmodelled, mut right) = (Vec::new(), Vec::new(), 0);
        for line in VIEWS.lines() {
            let (sql, expected) = line.split_once('\t').unwrap();
            let simulation = world::build();
            match answer(&simulation, sql) {
                Ok(said) if said == expected => right += 1,
                Ok(said) => wrong.push(format!("{sql}\n    expected {expected}\n    found    {said}")),
                Err(what) => unmodelled.push(format!("{sql}\t{what}")),
            }
        }
        (wrong, unmodelled, right)
    });
    let (wrong, unmodelled, right) = outcome.unwrap().remove(0);
    println!("{right} agree; not modelled:\n{}", unmodelled.join("\n"));
    assert!(wrong.is_empty(), "{} of {} disagree:\n{}", wrong.len(), wrong.len() + right, wrong.join("\n"));
    // A model that answers nothing agrees with everything.
    assert!(unmodelled.len() * 12 < right, "{} of {right} are not modelled", unmodelled.len());
}

fn answer(simulation: &Simulation, sql: &str) -> Result<String, String> {
    let refusal = match kept(simulation, sql) {
        Ok(it) => return Ok(words(simulation, &it)),
        Err(refusal) => refusal,
    };
    match refusal.sqlstate() {
        Some(sqlstate) => Ok(sqlstate.to_owned()),
        None => match refusal.fact {
            RefusalFact::NotModelled { what } | RefusalFact::Opaque { what } => Err(what),
            other => panic!("{other:?}"),
        },
    }
}

fn kept(simulation: &Simulation, sql: &str) -> Result<StoredQuery, Refusal> {
    let StatementKind::Select(query) = parse(sql)?.kind else { panic!("{sql}") };
    stored(simulation, &query, &[])
}

fn words(simulation: &Simulation, it: &StoredQuery) -> String {
    let catalog = &simulation.catalog;
    let columns = it.columns.iter().map(|column| {
        let collation = column.collation.as_ref().map(|it| match it {
            arcoiris_catalog::CollationRef::Builtin(name) => format!(" {}", name.as_str()),
            arcoiris_catalog::CollationRef::User(id) => format!(" {}", id.0),
        });
        format!(
            "{} {}{}",
            column.name.as_str(),
            format_type(catalog, &column.ty),
            collation.unwrap_or_default()
        )
    });
    let columns: Vec<String> = columns.collect();
    // A view of these columns.
    let mut view = world::sales(simulation);
    let model = view.columns[0].clone();
    view.columns = (1..)
        .zip(&it.columns)
        .map(|(number, column)| {
            Arc::new(Column { number, name: column.name.clone(), ..Column::clone(&model) })
        })
        .collect();
    let text = expression_text(catalog, Some(&view), &it.text);
    let mut depends = Vec::new();
    for (id, column) in &it.depends {
        match catalog.object(*id).map(AsRef::as_ref) {
            Some(Object::Table(table)) => {
                let column = column.and_then(|number| table.column_numbered(number));
                let column = column.map(|column| format!(".{}", column.name.as_str())).unwrap_or_default();
                depends.push(format!("{}{column}", names::qualified(catalog, *id)));
            }
            Some(Object::Sequence(_)) => depends.push(names::qualified(catalog, *id)),
            _ => {}
        }
    }
    depends.sort();
    format!("= {} | {text} | {}", columns.join(", "), depends.join(", ")).trim_end().to_owned()
}
