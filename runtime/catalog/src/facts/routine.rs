//! Functions and triggers as facts.

use super::{PrivilegedKind, Told, default_privileges, expression_text, literal};
use crate::{
    ArgumentMode, Expression, Object, Piece, Routine, RoutineBody, RoutineKind, State, Table, Trigger,
    TriggerFunction, TriggerTiming, format_type_without_modifier, qualified_name,
};

pub(super) fn routine(state: &dyn State, it: &Routine, told: &mut Told<'_>) {
    let arguments: Vec<String> = it
        .arguments
        .iter()
        .filter(|argument| argument.mode != ArgumentMode::Table)
        .map(|argument| {
            let mode = match argument.mode {
                // A procedure's are told apart from types without a mode, which SQL takes for OUT ones too.
                ArgumentMode::In if it.kind == RoutineKind::Procedure => "IN ",
                ArgumentMode::In | ArgumentMode::Table => "",
                ArgumentMode::Out => "OUT ",
                ArgumentMode::InOut => "INOUT ",
                ArgumentMode::Variadic => "VARIADIC ",
            };
            let name = argument.name.as_ref().map(|name| format!("{name} ")).unwrap_or_default();
            let default = argument.default.as_ref();
            let default = default.map(|it| format!(" DEFAULT {}", expression_text(state, None, it)));
            format!(
                "{mode}{name}{}{}",
                format_type_without_modifier(state, &argument.ty),
                default.unwrap_or_default()
            )
        })
        .collect();
    told.some("arguments", Some(arguments.join(", ")));
    let columns: Vec<String> = it
        .arguments
        .iter()
        .filter(|argument| argument.mode == ArgumentMode::Table)
        .map(|argument| {
            let name = argument.name.as_ref().map(|name| format!("{name} ")).unwrap_or_default();
            format!("{name}{}", format_type_without_modifier(state, &argument.ty))
        })
        .collect();
    // pg_get_function_result says nothing of a procedure.
    let returns = it.returns.as_ref().filter(|_| it.kind != RoutineKind::Procedure).map(|ty| {
        if !columns.is_empty() {
            return format!("TABLE({})", columns.join(", "));
        }
        let set = if it.returns_set { "SETOF " } else { "" };
        format!("{set}{}", format_type_without_modifier(state, ty))
    });
    told.some("returns", returns);
    if it.kind == RoutineKind::Aggregate {
        told.attributes(state, None, &it.attributes);
        owned(it, told);
        return;
    }
    told.some("language", Some(it.language.as_str().to_owned()));
    match &it.body {
        RoutineBody::Text(text, file) => {
            told.some("body", Some(text.clone()));
            told.some("file", file.clone());
        }
        RoutineBody::Parsed(body, _) => told.some("body", Some(parsed_body(state, it, body))),
    }
    let volatility = match it.volatility {
        'i' => Some("immutable"),
        's' => Some("stable"),
        _ => None,
    };
    told.some("volatility", volatility.map(str::to_owned));
    told.yes("window", it.kind == RoutineKind::Window);
    told.yes("strict", it.strict);
    told.yes("security definer", it.security_definer);
    told.yes("leakproof", it.leakproof);
    told.some("cost", it.cost.clone());
    told.some("rows", it.rows.clone());
    let settings: Vec<String> =
        it.settings.iter().map(|(name, value)| format!("{}={value}", name.as_str())).collect();
    told.some("settings", (!settings.is_empty()).then(|| settings.join(", ")));
    told.attributes(state, None, &it.attributes);
    owned(it, told);
}

/// What `pg_get_function_sqlbody` prints, all white space between its words a single blank.
fn parsed_body(state: &dyn State, it: &Routine, body: &Expression) -> String {
    let own = Piece::Text(it.name.to_string());
    let pieces =
        body.pieces.iter().map(|piece| if *piece == Piece::OwnName { own.clone() } else { piece.clone() });
    let body = Expression { pieces: pieces.collect(), also: Vec::new() };
    expression_text(state, None, &body)
}

fn owned(it: &Routine, told: &mut Told<'_>) {
    let parallel = match it.parallel {
        's' => Some("safe"),
        'r' => Some("restricted"),
        _ => None,
    };
    told.some("parallel", parallel.map(str::to_owned));
    told.owner(&it.owner);
    told.privileges(&it.privileges, default_privileges(PrivilegedKind::Routine, &it.owner));
    told.some("comment", it.comment.clone());
}

pub(super) fn trigger(state: &dyn State, it: &Trigger, told: &mut Told<'_>) {
    told.some("definition", Some(trigger_definition(state, it)));
    let enabled = match it.enabled {
        'D' => Some("disabled"),
        'R' => Some("replica"),
        'A' => Some("always"),
        _ => None,
    };
    told.some("enabled", enabled.map(str::to_owned));
    told.some("comment", it.comment.clone());
}

/// What `pg_get_triggerdef` prints.
#[must_use]
pub(super) fn trigger_definition(state: &dyn State, it: &Trigger) -> String {
    let table: Option<&Table> = match state.object(it.table).map(AsRef::as_ref) {
        Some(Object::Table(table)) => Some(table),
        _ => None,
    };
    let word = if it.constraint.is_some() { "CONSTRAINT TRIGGER" } else { "TRIGGER" };
    let timing = match it.timing {
        TriggerTiming::Before => "BEFORE",
        TriggerTiming::After => "AFTER",
        TriggerTiming::InsteadOf => "INSTEAD OF",
    };
    let mut events: Vec<String> = Vec::new();
    if it.on_insert {
        events.push("INSERT".to_owned());
    }
    if it.on_delete {
        events.push("DELETE".to_owned());
    }
    if it.on_update {
        let columns: Vec<String> = it
            .columns
            .iter()
            .filter_map(|number| table?.column_numbered(*number))
            .map(|column| column.name.to_string())
            .collect();
        let of = if columns.is_empty() { String::new() } else { format!(" OF {}", columns.join(", ")) };
        events.push(format!("UPDATE{of}"));
    }
    if it.on_truncate {
        events.push("TRUNCATE".to_owned());
    }
    let mut text = format!(
        "CREATE {word} {} {timing} {} ON {}",
        it.name,
        events.join(" OR "),
        qualified_name(state, it.table)
    );
    if let Some((deferrable, (deferred, from))) = it.constraint {
        if let Some(from) = from {
            text.push_str(&format!(" FROM {}", qualified_name(state, from)));
        }
        text.push_str(if deferrable { " DEFERRABLE" } else { " NOT DEFERRABLE" });
        text.push_str(if deferred { " INITIALLY DEFERRED" } else { " INITIALLY IMMEDIATE" });
    }
    if it.old_table.is_some() || it.new_table.is_some() {
        text.push_str(" REFERENCING");
        if let Some(name) = &it.old_table {
            text.push_str(&format!(" OLD TABLE AS {name}"));
        }
        if let Some(name) = &it.new_table {
            text.push_str(&format!(" NEW TABLE AS {name}"));
        }
    }
    text.push_str(if it.for_each_row { " FOR EACH ROW" } else { " FOR EACH STATEMENT" });
    if let Some(condition) = &it.condition {
        text.push_str(&format!(" WHEN ({})", expression_text(state, table, condition)));
    }
    let arguments: Vec<String> = it.arguments.iter().map(|argument| literal(argument)).collect();
    let function = match &it.function {
        TriggerFunction::Routine(id) => qualified_name(state, *id),
        TriggerFunction::Builtin(name, extension) => {
            let object = extension.and_then(|id| state.object(id)).map(AsRef::as_ref);
            let schema = match object {
                Some(Object::Extension(extension)) => state.schema_name(extension.schema),
                Some(_) | None => None,
            };
            match schema {
                Some(schema) => format!("{schema}.{name}"),
                None => name.to_string(),
            }
        }
    };
    text.push_str(&format!(" EXECUTE FUNCTION {function}({})", arguments.join(", ")));
    text
}
