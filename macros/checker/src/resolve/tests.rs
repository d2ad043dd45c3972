//! The cases of `tests/expressions/cases.txt`, with the answers of a real PostgreSQL beside them.
#![expect(clippy::wildcard_enum_match_arm, reason = "a case that is none of the expected fails the test")]

mod views;
mod world;

use arcoiris_catalog::{Name, Piece, TypeRef, format_type};

use super::{Place, Scope, expression, type_name};
use crate::effects::{Note, Rows};
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
    let expression = arcoiris_catalog::Expression { pieces: vec![piece.clone()], also: Vec::new() };
    arcoiris_catalog::expression_text(&simulation.catalog, Some(&world::sales(simulation)), &expression)
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

#[track_caller]
fn notes(sql: &str) -> Vec<Note> {
    let mut simulation = world::build();
    crate::apply::apply(&mut simulation, &parse(sql).unwrap()).unwrap().notes
}

fn known(rows: &[&[(&str, Option<&str>)]]) -> Rows {
    let cell = |(name, value): &(&str, Option<&str>)| (Name::new(name), value.map(str::to_owned));
    Rows::Known(rows.iter().map(|row| row.iter().map(cell).collect()).collect())
}

#[test]
fn rows_are_told_apart_by_constants_in_their_stored_form() {
    let inserted = notes(
        "INSERT INTO app.orgs (org_id, name, email) VALUES ('A0EEBC999C0B4EF8BB6D6BB9BD380A11', lower('X'), NULL)",
    );
    let rows = known(&[&[("org_id", Some("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11")), ("email", None)]]);
    assert!(
        matches!(inserted.as_slice(), [Note::Inserts { rows: found, .. }, ..] if *found == rows),
        "{inserted:?}"
    );

    let deleted = notes("DELETE FROM app.sales WHERE id IN (1, 2) AND 'a' = note");
    let rows = known(&[&[("id", Some("1")), ("note", Some("a"))], &[("id", Some("2")), ("note", Some("a"))]]);
    assert!(
        matches!(deleted.as_slice(), [Note::Deletes { rows: found, .. }, ..] if *found == rows),
        "{deleted:?}"
    );
}

#[test]
fn rows_that_a_condition_does_not_fix_are_unknown() {
    for sql in ["DELETE FROM app.sales WHERE id > 1", "DELETE FROM app.sales WHERE id = 1 OR id = 2"] {
        assert!(matches!(notes(sql).as_slice(), [Note::Deletes { rows: Rows::Unknown, .. }]), "{sql}");
    }
    let all = notes("DELETE FROM app.sales");
    assert!(matches!(all.as_slice(), [Note::Deletes { rows: Rows::All, .. }]), "{all:?}");
}

#[test]
fn a_name_without_schema_and_a_label_are_noted() {
    let found = notes("UPDATE sales SET feeling = 'ok'");
    let unqualified =
        |note: &Note| matches!(note, Note::Unqualified { name, .. } if name.as_str() == "sales");
    let label = |note: &Note| matches!(note, Note::EnumValueUsed { label, .. } if label == "ok");
    assert!(found.iter().any(unqualified) && found.iter().any(label), "{found:?}");
}
