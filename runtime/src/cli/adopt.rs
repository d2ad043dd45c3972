//! adopt: taking over a database that something else made.

use serde_json::{Value, json};

use super::arguments::{Adopt, Arguments};
use super::check::{count, data, differences};
use super::database::Database;
use super::failure::Failed;
use super::output::{Output, Part, program};
use crate::{Adoption, History};

/// Adopts, and says whether there was no difference.
pub(super) fn adopt(
    history: &'static History,
    arguments: &Arguments,
    what: &Adopt,
    output: &Output,
) -> Result<bool, Failed> {
    let database = Database::find(history, arguments, output)?;
    let adoption = database.migrator(history, arguments, output)?.adopt(what.target.as_deref())?;
    if output.json {
        output.data(&as_data(&adoption));
    } else {
        text(&adoption, output);
    }
    Ok(adoption.check.is_equal())
}

fn as_data(adoption: &Adoption) -> Value {
    let mut value = data(&adoption.check);
    if let Value::Object(fields) = &mut value {
        fields.insert("from".to_owned(), json!(adoption.from));
        fields.insert("brought_from".to_owned(), json!(adoption.brought_from));
        fields.insert("written".to_owned(), json!(adoption.written));
    }
    value
}

fn text(adoption: &Adoption, output: &Output) {
    let check = &adoption.check;
    let ids: Vec<String> =
        check.revisions.iter().map(|revision| output.paint(Part::Revision, revision.id)).collect();
    let to = if ids.is_empty() { "base".to_owned() } else { ids.join(", ") };
    let from = if adoption.from.is_empty() { "no version".to_owned() } else { adoption.from.join(", ") };
    if !check.is_equal() {
        differences(&check.differences, output);
        let count = count(&check.differences);
        output.result(&format!("not adopted: {count} from what {to} makes (stamped: {from})"));
        output.note(&format!(
            "`{} repair --at {}` tells what would put it right",
            program(),
            repair_target(adoption)
        ));
        return;
    }
    for what in &check.not_compared {
        output.note(&format!("not compared: {what}"));
    }
    if let Some(schema) = &adoption.brought_from {
        output.note(&format!("the version table was brought from the schema {schema}"));
    }
    output.result(&match adoption.written {
        true => format!("adopted, now at {to} (stamped before: {from})"),
        false => format!("nothing to adopt, at {to}"),
    });
}

fn repair_target(adoption: &Adoption) -> &str {
    match adoption.check.revisions.as_slice() {
        [] => "base",
        [one] => one.id,
        [..] => "heads",
    }
}
