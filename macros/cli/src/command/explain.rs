//! `arcoiris explain`

use arcoiris_checker::rules::{self, Group, RULES};

use crate::failure::Failure;
use crate::terminal::print;

pub(crate) fn run(name: Option<&str>) -> Result<(), Failure> {
    let Some(name) = name else { return list() };
    match rules::find(name) {
        Some(rule) => print(&format!("{}\n\n{}", rule.explanation.trim_end(), level_words(rule))),
        None => Err(Failure::UnknownRule { name: name.to_owned(), similar: rules::similar(name) }),
    }
}

fn list() -> Result<(), Failure> {
    let width = RULES.iter().map(|rule| rule.name.len()).max().unwrap_or_default();
    let mut text = String::new();
    for group in Group::ALL {
        text.push_str(&format!("{}\n", group.name()));
        for rule in RULES.iter().filter(|rule| rule.group == group) {
            text.push_str(&format!("  {:width$}  {}\n", rule.name, rule.level.word()));
        }
    }
    print(&format!("{text}\n`arcoiris explain RULE` tells what a rule does, why, and what to write instead."))
}

fn level_words(rule: &rules::Rule) -> String {
    let level = rule.level.word();
    if rule.fixed {
        return format!("Level: {level}; it cannot be lowered, because what is proven rests on it.");
    }
    format!(
        "Level: {level}. Another for the whole history: `{} = \"warn\"` (allow, warn, deny) under `[rules]` in \
         arcoiris.toml. For one statement: `-- @allow {} \"why\"` before it.",
        rule.name, rule.name
    )
}
