//! The attributes of a routine as written: `compute_function_attributes` of PostgreSQL's `functioncmds.c`.

use arcoiris_catalog::Name;

use crate::apply::set;
use crate::refusal::Refusal;
use crate::syntax::{ObjectName, RoutineOption, RoutineOptionKind, Setting, Span};

/// What is written; what is not is `None`.
#[derive(Debug, Default)]
pub(super) struct Attributes<'a> {
    pub(super) texts: Option<(&'a [String], Span)>,
    pub(super) language: Option<(&'a Name, Span)>,
    pub(super) volatility: Option<char>,
    pub(super) strict: Option<bool>,
    pub(super) security_definer: Option<bool>,
    pub(super) leakproof: Option<bool>,
    pub(super) parallel: Option<char>,
    pub(super) cost: Option<(f32, Span)>,
    pub(super) rows: Option<(f32, Span)>,
    pub(super) window: bool,
    pub(super) support: Option<&'a ObjectName>,
    pub(super) settings: Vec<(&'a Setting, Span)>,
}

/// Gathers the options.
///
/// # Errors
/// 42601 for one that is written twice, 42P13 for one that a procedure cannot have, 22023 for a cost that is none.
pub(super) fn gather(options: &[RoutineOption], procedure: bool) -> Result<Attributes<'_>, Refusal> {
    let mut found = Attributes::default();
    for RoutineOption { kind, span } in options {
        let span = *span;
        let of_procedure = matches!(
            kind,
            RoutineOptionKind::As(_)
                | RoutineOptionKind::Language(_)
                | RoutineOptionKind::SecurityDefiner(_)
                | RoutineOptionKind::Set(_)
                | RoutineOptionKind::Transform
        );
        let twice = match kind {
            RoutineOptionKind::As(texts) => found.texts.replace((texts, span)).is_some(),
            RoutineOptionKind::Language(name) => found.language.replace((name, span)).is_some(),
            RoutineOptionKind::Volatility(letter) => found.volatility.replace(*letter).is_some(),
            RoutineOptionKind::Strict(it) => found.strict.replace(*it).is_some(),
            RoutineOptionKind::SecurityDefiner(it) => found.security_definer.replace(*it).is_some(),
            RoutineOptionKind::Leakproof(it) => found.leakproof.replace(*it).is_some(),
            RoutineOptionKind::Parallel(word) => {
                let letter = match word.as_str() {
                    "safe" => 's',
                    "unsafe" => 'u',
                    "restricted" => 'r',
                    _ => {
                        let message = "parameter \"parallel\" must be SAFE, RESTRICTED, or UNSAFE";
                        return Err(Refusal::other(span, "42601", message));
                    }
                };
                found.parallel.replace(letter).is_some()
            }
            RoutineOptionKind::Cost(text) => {
                found.cost.replace((positive(text, "COST", span)?, span)).is_some()
            }
            RoutineOptionKind::Rows(text) => {
                found.rows.replace((positive(text, "ROWS", span)?, span)).is_some()
            }
            RoutineOptionKind::Window => std::mem::replace(&mut found.window, true),
            RoutineOptionKind::Support(name) => found.support.replace(name).is_some(),
            RoutineOptionKind::Transform => {
                return Err(Refusal::not_modelled(span, "TRANSFORM of a function"));
            }
            RoutineOptionKind::Set(setting) => {
                found.settings.push((setting, span));
                false
            }
        };
        if twice {
            return Err(Refusal::other(span, "42601", "conflicting or redundant options"));
        }
        if procedure && !of_procedure {
            return Err(Refusal::other(span, "42P13", "invalid attribute in procedure definition"));
        }
    }
    Ok(found)
}

fn positive(text: &str, word: &str, span: Span) -> Result<f32, Refusal> {
    let Ok(number) = text.parse::<f32>() else {
        return Err(Refusal::not_modelled(span, format!("{word} {text}")));
    };
    if number <= 0.0 {
        return Err(Refusal::other(span, "22023", format!("{word} must be positive")));
    }
    Ok(number)
}

/// A number as `float4` prints it.
pub(super) fn number(it: f32) -> Option<String> {
    // Exponents are not printed alike.
    (1e-4..1e6).contains(&it).then(|| it.to_string())
}

/// `update_proconfig_value`: the settings afterwards, sorted by name.
///
/// # Errors
/// As `SET` says; what is not modelled.
pub(super) fn settings(
    server: u32,
    mut found: Vec<(Name, String)>,
    written: &[(&Setting, Span)],
) -> Result<Vec<(Name, String)>, Refusal> {
    for (setting, span) in written {
        let Some(name) = setting.name.as_deref() else {
            // RESET ALL
            found.clear();
            continue;
        };
        let folded = Name::new(&name.to_ascii_lowercase());
        if setting.values.is_empty() {
            found.retain(|(other, _)| *other != folded);
            continue;
        }
        let value = if folded.as_str() == "search_path" {
            let quoted: Vec<String> =
                setting.values.iter().map(|value| Name::new(value).to_string()).collect();
            quoted.join(", ")
        } else {
            set::check_value(server, &folded, setting, *span)?;
            setting.values.join(", ")
        };
        match found.iter_mut().find(|(other, _)| *other == folded) {
            Some((_, stored)) => *stored = value,
            None => found.push((folded, value)),
        }
    }
    found.sort_by(|(one, _), (other, _)| one.as_str().cmp(other.as_str()));
    Ok(found)
}
