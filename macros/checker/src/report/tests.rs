use std::sync::Arc;

use super::*;
use crate::source::Source;
use crate::syntax::Span;

fn place_of(path: &str, text: &str, part: &str) -> Place {
    let start = text.find(part).expect("the part stands in the text") as u32;
    let source = Source { path: path.to_owned(), text: text.to_owned(), first: (1, 1) };
    Place { source: Arc::new(source), span: Span { start, end: start + part.len() as u32 } }
}

#[track_caller]
fn check(problem: &Problem, expected: &str) {
    assert_eq!(render(problem), expected.trim_matches('\n'), "\n{}\n", render(problem));
}

#[test]
fn all_five_parts_are_printed() {
    let text = "\n\n\n\n\n\n\n\nCREATE INDEX sales_tip ON pos.sales (tip);\n";
    let dropped =
        place_of("versions/9c1b_drop.sql", "\n\n\n\n\nALTER TABLE pos.sales DROP COLUMN tip;", "ALTER TABLE");
    let problem = Problem::new("unknown-column", "column `pos.sales.tip` does not exist")
        .at(place_of("versions/5f3c_index_tip.sql", text, "tip)"), "not there any more since `9c1b`")
        .other(dropped, "dropped here")
        .note("PostgreSQL refuses this with SQLSTATE 42703")
        .help("index a column that still exists\nor none");
    check(
        &problem,
        "
error[unknown-column]: column `pos.sales.tip` does not exist
  --> versions/5f3c_index_tip.sql:9:38
   |
 9 | CREATE INDEX sales_tip ON pos.sales (tip);
   |                                      ^^^^ not there any more since `9c1b`
  ::: versions/9c1b_drop.sql:6:1
   |
 6 | ALTER TABLE pos.sales DROP COLUMN tip;
   | ----------- dropped here
   = note: PostgreSQL refuses this with SQLSTATE 42703
   = help: index a column that still exists
           or none
",
    );
}

#[test]
fn what_has_no_place_has_no_excerpt() {
    check(
        &Problem::new("several-heads", "two heads").level(Level::Warn).help("merge them"),
        "
warning[several-heads]: two heads
   = help: merge them
",
    );
}

#[test]
fn the_caret_stands_right_after_tabs_and_wide_characters() {
    let text = "\t'売上', tip)\n";
    let problem = Problem::new("x", "y").at(place_of("f.sql", text, "tip"), "");
    check(
        &problem,
        "
error[x]: y
  --> f.sql:1:8
   |
 1 |     '売上', tip)
   |             ^^^
",
    );
}

#[test]
fn a_part_of_several_lines_is_underlined_on_its_first() {
    let text = "CREATE TABLE t (\n    id int\n);\n";
    let problem =
        Problem::new("x", "y").at(place_of("f.sql", text, "CREATE TABLE t (\n    id int\n)"), "here");
    check(
        &problem,
        "
error[x]: y
  --> f.sql:1:1
   |
 1 | CREATE TABLE t (
   | ^^^^^^^^^^^^^^^^ here
",
    );
}

#[test]
fn a_long_line_is_cut_around_what_matters() {
    let text = format!("INSERT INTO t VALUES ({} tip {})", "1, ".repeat(200), "2, ".repeat(200));
    let shown = render(&Problem::new("x", "y").at(place_of("f.sql", &text, "tip"), "here"));
    let longest = shown.lines().map(|line| line.chars().count()).max().expect("lines");
    assert!(longest < 130, "{shown}");
    let lines: Vec<&str> = shown.lines().collect();
    assert_eq!(lines[3].find("tip"), lines[4].find("^^^"), "{shown}");
    assert!(lines[3].starts_with(" 1 | ...") && lines[3].ends_with("..."), "{shown}");
}

#[test]
fn a_place_that_is_past_the_end_is_shown_at_the_end() {
    let source = Source { path: "f.sql".to_owned(), text: "SELECT 1;".to_owned(), first: (1, 1) };
    let place = Place { source: Arc::new(source), span: Span { start: 500, end: 600 } };
    let shown = render(&Problem::new("x", "y").at(place, "here"));
    assert!(shown.ends_with("^ here"), "{shown}");
}

#[test]
fn an_inline_revision_is_placed_in_its_rust_file() {
    let text = "CREATE SCHEMA a;\nCREATE SCHEMA a;".to_owned();
    let source = Arc::new(Source { path: "src/lib.rs".to_owned(), text, first: (12, 30) });
    let at = |start| Place { source: Arc::clone(&source), span: Span { start, end: start + 6 } };
    assert_eq!(location(&at(0)), "src/lib.rs:12:30");
    assert_eq!(location(&at(17)), "src/lib.rs:13:1");
}

#[test]
fn the_compiler_puts_the_word_error_itself() {
    let problem = Problem::new("several-heads", "the history has 2 heads");
    assert_eq!(render_for_compiler(&problem), "the history has 2 heads [several-heads]");
}

#[test]
fn fields_count_lines_and_columns_from_one() {
    let problem = Problem::new("x", "y").at(place_of("f.sql", "a\nbc d", "d"), "here");
    let place = fields(&problem).place.expect("a place");
    assert_eq!((place.line, place.column, place.end_line, place.end_column), (2, 4, 2, 5));
}
