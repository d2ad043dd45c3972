//! The graph against Alembic's behaviour; every expectation was compared with Alembic 1.20.

use super::*;
use crate::plan::{Direction, RowChange};
use crate::sample::{diamond, history, linear, with_legacy};

fn short(revisions: &[&Revision]) -> String {
    revisions.iter().map(|revision| revision.id.get(..1).unwrap_or_default()).collect()
}

/// `+x`, `x>y`, `-x`, as the version table changes.
fn changes(changes: &[RowChange]) -> String {
    let first = |id: &String| id.get(..1).unwrap_or_default().to_owned();
    let words: Vec<String> = changes
        .iter()
        .map(|change| match change {
            RowChange::Insert(id) => format!("+{}", first(id)),
            RowChange::Update { from, to } => format!("{}>{}", first(from), first(to)),
            RowChange::Delete(id) => format!("-{}", first(id)),
        })
        .collect();
    words.join(" ")
}

fn stored(graph: &Graph, letters: &str) -> Vec<String> {
    letters.chars().map(|letter| graph.find(&letter.to_string()).unwrap().id.to_owned()).collect()
}

/// From rows, in a direction, to a target: the way, and the version rows afterwards.
#[track_caller]
fn check(history: &'static History, from: &str, way: Direction, target: &str, expected: &str) {
    let graph = Graph::new(history).unwrap();
    let mut state = State::read(&graph, &stored(&graph, from)).unwrap();
    let current = state.positions();
    let target: Target = target.parse().unwrap();
    let path = match way {
        Direction::Upgrade => {
            graph.upgrade_targets(&target, &current).map(|targets| graph.upgrade_path(&current, &targets))
        }
        Direction::Downgrade => graph.downgrade_target(&target, &current).and_then(|place| {
            graph.downgrade_path(&current, place).ok_or(Error::NotApplied { target: "", at: state.stored() })
        }),
    };
    let found = match path {
        Err(error) => error.code().to_owned(),
        Ok(path) => {
            let mut steps = Vec::new();
            for position in path {
                let revision = graph.at(position).unwrap();
                let rows = state.step(&graph, position, revision, way);
                steps.push(format!("{}[{}]", short(&[revision]), changes(&rows)));
            }
            let mut rows = state.stored();
            rows.sort();
            let rows: String = rows.iter().map(|id| id.get(..1).unwrap_or_default()).collect();
            format!("{} = {rows}", steps.join(" ")).trim().to_owned()
        }
    };
    assert_eq!(found, expected);
}

use Direction::{Downgrade, Upgrade};

#[test]
fn a_line_is_walked_one_row_at_a_time() {
    let linear = linear();
    check(linear, "", Upgrade, "head", "a[+a] b[a>b] c[b>c] = c");
    check(linear, "", Upgrade, "bb", "a[+a] b[a>b] = b");
    check(linear, "", Upgrade, "+1", "a[+a] = a");
    check(linear, "a", Upgrade, "+2", "b[a>b] c[b>c] = c");
    check(linear, "a", Upgrade, "a+1", "b[a>b] = b");
    check(linear, "", Upgrade, "head-1", "a[+a] b[a>b] = b");
    check(linear, "", Upgrade, "base+2", "a[+a] b[a>b] = b");
    check(linear, "c", Upgrade, "head", "= c");
    check(linear, "c", Upgrade, "a", "= c");
    check(linear, "c", Downgrade, "base", "c[c>b] b[b>a] a[-a] =");
    check(linear, "c", Downgrade, "a", "c[c>b] b[b>a] = a");
    check(linear, "c", Downgrade, "-1", "c[c>b] = b");
    check(linear, "c", Downgrade, "-3", "c[c>b] b[b>a] a[-a] =");
    check(linear, "c", Downgrade, "c-1", "c[c>b] = b");
    check(linear, "c", Downgrade, "c", "= c");
    check(linear, "", Downgrade, "base", "=");
}

#[test]
fn branches_have_a_row_each_and_a_merge_joins_them() {
    let diamond = diamond();
    check(diamond, "", Upgrade, "head", "a[+a] b[a>b] c[b>c] d[+d] e[-c d>e] f[e>f] = f");
    check(diamond, "a", Upgrade, "d", "d[a>d] = d");
    check(diamond, "d", Upgrade, "c", "b[+b] c[b>c] = cd");
    check(diamond, "cd", Upgrade, "head", "e[-c d>e] f[e>f] = f");
    check(diamond, "b", Upgrade, "head", "c[b>c] d[+d] e[-c d>e] f[e>f] = f");
    check(diamond, "f", Downgrade, "c", "f[f>e] e[+c e>d] = cd");
    check(diamond, "f", Downgrade, "e", "f[f>e] = e");
    check(diamond, "f", Downgrade, "a", "f[f>e] e[+c e>d] d[-d] c[c>b] b[b>a] = a");
    check(diamond, "f", Downgrade, "base", "f[f>e] e[+c e>d] d[-d] c[c>b] b[b>a] a[-a] =");
    check(diamond, "cd", Downgrade, "b", "c[c>b] = bd");
    check(diamond, "bd", Downgrade, "a", "d[-d] b[b>a] = a");
}

#[test]
fn targets_that_mean_nothing_or_too_much_are_refused() {
    let (linear, diamond) = (linear(), diamond());
    check(linear, "a", Upgrade, "nope", "unknown-target");
    check(linear, "a", Upgrade, "+3", "too-far");
    check(linear, "a", Upgrade, "-1", "wrong-way");
    check(linear, "a", Downgrade, "+1", "wrong-way");
    check(linear, "a", Downgrade, "-2", "too-far");
    check(linear, "a", Downgrade, "c", "not-applied");
    check(diamond, "a", Upgrade, "+1", "ambiguous-target");
    check(diamond, "cd", Upgrade, "+1", "ambiguous-target");
    check(diamond, "e", Downgrade, "-1", "ambiguous-target");
    let two = history(&[("x", &[], "", ""), ("y1", &["x"], "", ""), ("y2", &["x"], "", "")]);
    check(two, "x", Upgrade, "head", "ambiguous-target");
    check(two, "x", Upgrade, "y", "ambiguous-target");
    for malformed in ["", "a b", "+", "a+", "+-1", "+1x", "a@head", "+99999999999999999999", "é"] {
        assert!(matches!(malformed.parse::<Target>(), Err(Error::MalformedTarget { .. })), "{malformed}");
    }
}

#[test]
fn every_head_is_reached_by_heads() {
    let two = history(&[("x", &[], "", ""), ("y1", &["x"], "", ""), ("z2", &["x"], "", "")]);
    check(two, "x", Upgrade, "heads", "y[x>y] z[+z] = yz");
    check(two, "yz", Downgrade, "x", "z[-z] y[y>x] = x");
    check(two, "yz", Downgrade, "base", "z[-z] y[y>x] x[-x] =");
}

#[test]
fn collapsed_identifiers_mean_what_they_equal_now_and_are_replaced_by_a_step() {
    let linear = with_legacy(linear(), &[("1e13c05008ea", "cccccccccccc"), ("4f50b55d2114", "bbbbbbbbbbbb")]);
    let graph = Graph::new(linear).unwrap();
    assert_eq!(graph.find("4f50b55d2114").unwrap().id, "bbbbbbbbbbbb");
    assert_eq!(graph.find("4f50").unwrap().id, "bbbbbbbbbbbb");
    let mut state = State::read(&graph, &["1e13c05008ea".to_owned()]).unwrap();
    let c = graph.find_position("c").unwrap();
    let update = RowChange::Update { from: "1e13c05008ea".into(), to: "bbbbbbbbbbbb".into() };
    assert_eq!(state.step(&graph, c, graph.at(c).unwrap(), Downgrade), [update]);
}

#[test]
fn version_rows_must_be_tips() {
    let graph = Graph::new(diamond()).unwrap();
    let read = |letters: &str| State::read(&graph, &stored(&graph, letters)).map_err(|error| error.code());
    assert!(read("cd").is_ok());
    assert!(read("bd").is_ok());
    assert_eq!(read("ab").unwrap_err(), "contradictory-versions");
    assert_eq!(read("fd").unwrap_err(), "contradictory-versions");
    let unknown = State::read(&graph, &["999999999999".to_owned()]).unwrap_err();
    assert_eq!(unknown.code(), "unknown-version");
    let legacy = with_legacy(linear(), &[("old", "cccccccccccc")]);
    let graph = Graph::new(legacy).unwrap();
    let twice = State::read(&graph, &["cccccccccccc".to_owned(), "old".to_owned()]).unwrap_err();
    assert_eq!(twice.code(), "contradictory-versions");
}

#[test]
fn heads_bases_and_branch_points() {
    let graph = Graph::new(diamond()).unwrap();
    assert_eq!(short(&graph.heads()), "f");
    assert_eq!(short(&graph.bases()), "a");
    assert_eq!(short(&graph.branch_points()), "a");
    assert_eq!(short(&graph.followers(graph.find("a").unwrap())), "bd");
}

#[test]
fn a_history_in_the_wrong_order_is_refused() {
    let orphan = history(&[("x", &["y"], "", ""), ("y", &[], "", "")]);
    assert_eq!(Graph::new(orphan).unwrap_err().code(), "broken-history");
    let twice = history(&[("x", &[], "", ""), ("x", &[], "", "")]);
    assert_eq!(Graph::new(twice).unwrap_err().code(), "broken-history");
}

#[test]
fn a_mistyped_revision_names_the_near_ones() {
    let graph = Graph::new(linear()).unwrap();
    let Err(Error::UnknownTarget { similar, .. }) = graph.find("cccccccccccb") else { panic!("found") };
    assert_eq!(similar, [("cccccccccccc", "revision cccccccccccc")]);
}
