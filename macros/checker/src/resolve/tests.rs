//! The cases of `tests/expressions/cases.txt`, with the answers of a real PostgreSQL beside them.

mod world;

use arcoiris_catalog::{Piece, State, TypeRef, format_type};

use super::{Place, Scope, expression, type_name};
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::simulation::Simulation;
use crate::syntax::{Expression, ExpressionKind, SelectBody, Span, Statement, StatementKind};

const CASES: &str = include_str!("../../tests/expressions/cases.txt");

#[test]
fn what_postgresql_answers_is_what_we_answer() {
    let outcome = crate::parse::batch(&[()], |()| {
        let (mut wrong, mut unmodelled, mut right) = (Vec::new(), Vec::new(), 0);
        for line in CASES.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let fields: Vec<&str> = line.split('\t').collect();
            let [place, sql, expected] = fields.as_slice() else { panic!("three fields: {line}") };
            let sql = sql.replace("\\\\", "\\");
            // Every case starts from the same state.
            let mut simulation = world::build();
            match answer(&mut simulation, place, &sql) {
                Ok(said) if said == *expected => right += 1,
                Ok(said) => {
                    wrong.push(format!("{place}\t{sql}\n    expected {expected}\n    found    {said}"))
                }
                Err(what) => unmodelled.push(format!("{place}\t{sql}\t{what}")),
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

/// Our answer in the words of the file, `Err` where we have none.
fn answer(simulation: &mut Simulation, place: &str, sql: &str) -> Result<String, String> {
    let said = match respond(simulation, place, sql) {
        Ok(said) => return Ok(format!("= {}", said.replace('\\', "\\\\").replace('\n', "\\n"))),
        Err(refusal) => refusal,
    };
    match said.sqlstate() {
        Some(sqlstate) => Ok(sqlstate.to_owned()),
        None => match said.fact {
            RefusalFact::NotModelled { what } | RefusalFact::Opaque { what } => Err(what),
            other => panic!("{other:?}"),
        },
    }
}

fn respond(simulation: &mut Simulation, place: &str, sql: &str) -> Result<String, Refusal> {
    let (place, ty) = place.split_once(' ').unwrap_or((place, ""));
    let target = if ty.is_empty() { None } else { Some(parse_type(simulation, ty)?) };
    let place = match place {
        "default" => Place::Default,
        "check" => Place::Check,
        "index" => Place::IndexKey,
        "predicate" => Place::IndexPredicate,
        "generated" => Place::Generated,
        "using" => Place::TypeChange,
        "domain" => Place::DomainCheck,
        "type" => {
            let ty = parse_type(simulation, sql)?;
            return Ok(format_type(&simulation.catalog, &ty));
        }
        _ => return statement(simulation, sql),
    };
    let table = world::sales(simulation);
    let scope = Scope {
        simulation,
        table: (!matches!(place, Place::Default | Place::DomainCheck)).then_some(&table),
        value: if place == Place::DomainCheck { target.as_ref() } else { None },
        place,
    };
    let parsed = parse_expression(sql)?;
    let assigned = target.as_ref().filter(|_| place != Place::DomainCheck);
    let resolved = expression(&scope, &parsed, assigned)?;
    if place == Place::TypeChange || (place == Place::Default && resolved.is_null) {
        return Ok("ok".to_owned());
    }
    Ok(resolved.stored.pieces.iter().map(|piece| fill(simulation, piece)).collect())
}

fn fill(simulation: &Simulation, piece: &Piece) -> String {
    match piece {
        Piece::Text(text) => text.clone(),
        Piece::Column(number) => {
            world::sales(simulation).column_numbered(*number).map(|column| column.name.to_string()).unwrap()
        }
        Piece::Type(id) => format_type(&simulation.catalog, &TypeRef::user(*id)),
        Piece::Relation(id) => {
            assert!(simulation.catalog.object(*id).is_some());
            names::qualified(&simulation.catalog, *id)
        }
    }
}

/// The only statement of a text; a refusal by the grammar keeps its SQLSTATE.
fn parse(text: &str) -> Result<Statement, Refusal> {
    let length = u32::try_from(text.len()).unwrap();
    let parsed = crate::parse::script(text, 0..length, 15)
        .map_err(|_| Refusal::other(Span::default(), "42601", "syntax error"))?;
    Ok(<[Statement; 1]>::try_from(parsed).unwrap()[0].clone())
}

fn parse_expression(sql: &str) -> Result<Expression, Refusal> {
    let StatementKind::Select(query) = parse(&format!("SELECT {sql}"))?.kind else { panic!("{sql}") };
    let SelectBody::Select(select) = query.body else { panic!("{sql}") };
    Ok(select.targets[0].expression.clone())
}

fn parse_type(simulation: &Simulation, sql: &str) -> Result<TypeRef, Refusal> {
    let parsed = parse_expression(&format!("NULL::{sql}"))?;
    let ExpressionKind::Cast { to, .. } = &parsed.kind else { panic!("{sql}") };
    assert_eq!(to.span.end as usize, "SELECT NULL::".len() + sql.len(), "the span of {sql}");
    type_name(simulation, to)
}

fn statement(simulation: &mut Simulation, sql: &str) -> Result<String, Refusal> {
    crate::apply::apply(simulation, &parse(sql)?)?;
    Ok("ok".to_owned())
}
