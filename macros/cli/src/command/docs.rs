//! `arcoiris docs`: the documentation of the rules, made from what stands beside each.

use std::fs;

use arcoiris_checker::rules::{Group, RULES, Rule};

use crate::arguments::Docs;
use crate::failure::Failure;
use crate::terminal::print;

pub(crate) fn run(arguments: &Docs) -> Result<(), Failure> {
    let text = document();
    let Some(path) = &arguments.output else { return print(text.trim_end()) };
    if arguments.check {
        let found = fs::read_to_string(path).unwrap_or_default();
        if found.replace("\r\n", "\n") == text {
            return Ok(());
        }
        let what = format!("{} is not what the rules say", path.display());
        return Err(Failure::Stale { what, command: "arcoiris docs --output PATH" });
    }
    fs::write(path, text).map_err(|error| Failure::File { doing: "write", path: path.clone(), error })
}

/// All rules, by group.
fn document() -> String {
    let mut text = String::from(
        "# Rules\n\n\
         <!-- Made by `cargo arcoiris docs --output docs/rules.md` from `macros/checker/src/rules/*.md`. Do not edit it. -->\n\n\
         What a history must not do although PostgreSQL would take it. What PostgreSQL itself would refuse is an error, not a rule, \
         and has no page: its message says it all.\n\n\
         A rule's level is `allow`, `warn` or `deny`. `arcoiris.toml` sets another one, and `-- @allow RULE \"why\"` before a \
         statement permits what the rule would refuse there. Rules marked *fixed* have one level only: what is proven rests on \
         them.\n",
    );
    for group in Group::ALL {
        text.push_str(&format!("\n## {}\n\n| rule | level |\n|---|---|\n", heading(group)));
        for rule in RULES.iter().filter(|rule| rule.group == group) {
            let fixed = if rule.fixed { ", fixed" } else { "" };
            text.push_str(&format!("| [`{0}`](#{0}) | {1}{fixed} |\n", rule.name, rule.level.word()));
        }
        for rule in RULES.iter().filter(|rule| rule.group == group) {
            text.push('\n');
            text.push_str(&lowered(rule));
        }
    }
    text
}

fn heading(group: Group) -> &'static str {
    match group {
        Group::Graph => "Graph",
        Group::Baseline => "Baseline",
        Group::Seal => "Seal",
        Group::Reversibility => "Reversibility",
        Group::Catalog => "Catalog",
        Group::Transaction => "Transaction",
        Group::Hazards => "Hazards",
        Group::Models => "Models",
        Group::Rules => "Rules about rules",
    }
}

/// A rule's page, its headings two levels lower; what stands in a block of code is left alone.
fn lowered(rule: &Rule) -> String {
    let mut text = String::new();
    let mut code = false;
    for line in rule.explanation.trim_end().lines() {
        code ^= line.starts_with("```");
        if line.starts_with('#') && !code {
            text.push_str("##");
        }
        text.push_str(line);
        text.push('\n');
    }
    text
}
