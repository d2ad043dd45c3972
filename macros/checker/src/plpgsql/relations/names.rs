//! What the system's own objects are called, as a fresh PostgreSQL 15 has them.

use std::collections::HashMap;
use std::rc::Rc;

/// Sections of `kind schema`, each with its names, one a line behind a blank.
const SYSTEM: &str = include_str!("system.txt");

/// Some names, not known which of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Names {
    /// Of these kinds in this schema.
    System(&'static str, &'static [&'static str]),
    /// `pg_toast_16400`, `pg_toast_16400_index`
    Toast,
    /// `2200_16400_1_not_null`
    NotNull,
    /// `RI_ConstraintTrigger_a_16400`
    InternalTrigger,
    /// Functions of an extension.
    Extension(Rc<str>),
    /// These.
    Of(&'static [&'static str]),
}

type Sections = HashMap<(&'static str, &'static str), Vec<&'static str>>;

fn with<T>(run: impl FnOnce(&Sections) -> T) -> T {
    thread_local!(static SECTIONS: Rc<Sections> = Rc::new(sections()));
    let sections = SECTIONS.with(Rc::clone);
    run(&sections)
}

fn sections() -> Sections {
    let mut found = Sections::default();
    let mut current: Vec<&'static str> = Vec::new();
    let mut head = ("", "");
    for line in SYSTEM.lines() {
        match line.strip_prefix(' ') {
            Some(name) => current.push(name),
            None => {
                found.insert(head, std::mem::take(&mut current));
                head = line.split_once(' ').unwrap_or_default();
            }
        }
    }
    found.insert(head, current);
    found
}

/// Whether the system has an object of this kind (`table`, `view`, `index`, `type`, `function`, `constraint`) and name.
pub(crate) fn has(schema: &str, kind: &str, name: &str) -> bool {
    with(|sections| {
        sections.iter().any(|((section_kind, section_schema), names)| {
            *section_kind == kind && *section_schema == schema && names.binary_search(&name).is_ok()
        })
    })
}

impl Names {
    /// Whether it may be this name.
    pub(crate) fn contains(&self, name: &str) -> bool {
        match self {
            Names::System(schema, kinds) => kinds.iter().any(|kind| has(schema, kind, name)),
            Names::Toast => name.starts_with("pg_toast_"),
            Names::NotNull => {
                name.ends_with("_not_null") && name.starts_with(|first: char| first.is_ascii_digit())
            }
            Names::InternalTrigger => name.contains("_ConstraintTrigger_"),
            Names::Of(names) => names.contains(&name),
            Names::Extension(extension) => {
                crate::builtin::functions_of_any(name).any(|fact| fact.extension == extension.as_ref())
            }
        }
    }

    /// What a question about a name says of all of them: `None` if not the same of each.
    pub(crate) fn agreed(&self, question: impl Fn(&str) -> Option<bool>) -> Option<bool> {
        let examples: Vec<&'static str> = match self {
            Names::System(schema, kinds) => with(|sections| {
                kinds.iter().filter_map(|kind| sections.get(&(*kind, *schema))).flatten().copied().collect()
            }),
            Names::Of(names) => names.to_vec(),
            Names::Extension(_) => return None,
            // Numbers differ from database to database: a pattern is asked about what is the same in all.
            Names::Toast => {
                vec!["pg_toast_1", "pg_toast_16400", "pg_toast_16400_index", "pg_toast_99999_index"]
            }
            Names::NotNull => vec!["2200_16400_1_not_null", "11_99999_12_not_null"],
            Names::InternalTrigger => vec![
                "RI_ConstraintTrigger_a_16400",
                "RI_ConstraintTrigger_c_99999",
                "PK_ConstraintTrigger_16400",
                "Unique_ConstraintTrigger_16400",
            ],
        };
        let mut answer = None;
        for name in examples {
            let this = question(name)?;
            if *answer.get_or_insert(this) != this {
                return None;
            }
        }
        answer
    }
}
