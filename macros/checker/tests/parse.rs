//! What statements say, and where: each place is checked by the text that it covers.
#![expect(clippy::unwrap_used, reason = "a test that cannot parse its own case has failed")]

use arcoiris_checker::parse::{SyntaxErrorKind, script};
use arcoiris_checker::syntax::{Statement, StatementKind};

fn parse(sql: &str) -> Vec<Statement> {
    script(sql, 0..sql.len() as u32, 15).unwrap()
}

/// The tree in Rust's own words, with every place replaced by the text that it covers.
fn shown(sql: &str) -> String {
    let statements = parse(sql);
    let kinds: Vec<&StatementKind> = statements.iter().map(|statement| &statement.kind).collect();
    let debug = format!("{kinds:?}");
    let mut text = String::new();
    let mut rest = debug.as_str();
    while let Some((before, after)) = rest.split_once("Span { start: ") {
        let (start, after) = after.split_once(", end: ").unwrap();
        let (end, after) = after.split_once(" }").unwrap();
        text.push_str(before);
        text.push('‹');
        text.push_str(&sql[start.parse::<usize>().unwrap()..end.parse::<usize>().unwrap()]);
        text.push('›');
        rest = after;
    }
    text.push_str(rest);
    // Ident { name: Name("a"), span: ‹a› } is long for what it says.
    text.replace("ObjectName { schema: None, name: ", "ObjectName { ")
        .replace("Ident { name: Name(\"", "I(\"")
        .replace("\"), span: ", " ")
}

#[test]
#[ignore = "prints, for a person"]
fn print() {
    for sql in std::env::var("SQL").unwrap().split("\n") {
        println!("{sql}\n   {}", shown(sql));
    }
}

#[test]
fn unused() {
    assert_eq!(SyntaxErrorKind::Grammar.rule(), "syntax-error");
}
