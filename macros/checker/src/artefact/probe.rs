//! A probe as the runtime's constant: `runtime/src/probe.rs`.

use super::literal::string;
use crate::probe::{Probe, Reindexed};

pub(super) fn write(text: &mut String, probe: &Probe, runtime: &str) {
    text.push_str(runtime);
    text.push_str("::Probe::");
    match probe {
        Probe::Unknown => text.push_str("Unknown"),
        Probe::Transactional => text.push_str("Transactional"),
        Probe::Repeatable => text.push_str("Repeatable"),
        Probe::CreateIndex { schema, name, definition } => {
            let fields = [("schema", schema), ("name", name), ("definition", definition)];
            variant(text, "CreateIndex", &fields);
        }
        Probe::DropIndex { schema, name } => {
            variant(text, "DropIndex", &[("schema", schema), ("name", name)]);
        }
        Probe::Reindex(what) => {
            text.push_str(&format!("Reindex({runtime}::Reindexed::"));
            match what {
                Reindexed::Index { schema, name } => {
                    variant(text, "Index", &[("schema", schema), ("name", name)]);
                }
                Reindexed::Table { schema, name } => {
                    variant(text, "Table", &[("schema", schema), ("name", name)]);
                }
                Reindexed::Schema { name } => variant(text, "Schema", &[("name", name)]),
                Reindexed::Database => text.push_str("Database"),
            }
            text.push(')');
        }
        Probe::DetachPartition { parent, partition } => {
            text.push_str("DetachPartition { parent: ");
            pair(text, parent);
            text.push_str(", partition: ");
            pair(text, partition);
            text.push('}');
        }
    }
}

fn variant(text: &mut String, name: &str, fields: &[(&str, &String)]) {
    text.push_str(name);
    text.push('{');
    for (field, value) in fields {
        text.push_str(field);
        text.push(':');
        string(text, value);
        text.push(',');
    }
    text.push('}');
}

fn pair(text: &mut String, (schema, name): &(String, String)) {
    text.push('(');
    string(text, schema);
    text.push(',');
    string(text, name);
    text.push(')');
}
