//! Asking the server how it prints what is expected.
//!
//! Another version of PostgreSQL may print the same expression otherwise, and so may this one after `ALTER COLUMN … TYPE` left
//! casts behind. So each expression that reads otherwise than expected is made once more, on a temporary relation with the expected
//! columns and the real name, printed by the server, and rolled back: what it prints is compared. Nothing that stands is locked but
//! for reading.

use std::collections::BTreeMap;

use arcoiris_catalog::{
    CollationRef, DefinedKind, Difference, Label, Object, ObjectId, State, Table, TableKind, UNDECIDED,
    format_type, qualified_name, split_last,
};

use super::expected::Expected;
use super::{NotCompared, Unasked};
use crate::answer::{Answer, Failure};
use crate::live::PLAIN;
use crate::live::facts::words_differ;
use crate::plan::{Expect, Facts as Server, Message, Purpose, quote};

/// Expressions to be asked for.
#[derive(Debug, Default)]
pub(crate) struct Words {
    groups: BTreeMap<String, Vec<Question>>,
    /// Expressions that cannot be asked for, by their place among the differences.
    not_asked: BTreeMap<usize, Unasked>,
}

#[derive(Debug)]
struct Question {
    /// The place among the differences.
    place: usize,
    /// Whether it is about what was found, not about what is expected.
    of_found: bool,
    make: String,
    ask: String,
    /// What the answer has in place of a name, and the name.
    named: Option<(String, String)>,
    /// Whether what is expected is only known as it was written.
    undecided: bool,
}

impl Words {
    /// What to ask for these differences of these.
    pub(crate) fn new(
        expected: &Expected,
        differences: &[Difference],
        places: &[usize],
        server: &Server,
    ) -> Self {
        let mut words = Words::default();
        for place in places {
            let Some(Difference::Changed { object, attribute, expected: Some(text), found: Some(found) }) =
                differences.get(*place)
            else {
                continue;
            };
            let Some(plain) = as_written(text) else {
                words.not_asked.insert(*place, Unasked::Moment);
                continue;
            };
            if server.standby || server.read_only {
                words.not_asked.insert(*place, Unasked::ReadOnly { standby: server.standby });
                continue;
            }
            for (of_found, written) in [(false, &plain), (true, found)] {
                if let Some((setup, mut question)) = question(expected, object, attribute, written) {
                    question.place = *place;
                    question.of_found = of_found;
                    question.undecided = text.contains(UNDECIDED);
                    words.groups.entry(setup).or_default().push(question);
                }
            }
        }
        words
    }

    /// The message that asks; `None` if there is nothing to ask for.
    ///
    /// Within a transaction that goes on it leaves nothing behind either.
    pub(crate) fn message(&self, within: bool) -> Option<Message> {
        if self.groups.is_empty() {
            return None;
        }
        let (mut setups, mut questions) = (Vec::new(), Vec::new());
        for (number, (setup, group)) in self.groups.iter().enumerate() {
            setups.push(format!("({number}, {})", quote::text(setup)));
            questions.extend(group.iter().map(|it| {
                let (make, ask) = (quote::text(&it.make), quote::text(&it.ask));
                format!("({number}, {}, {}, {make}, {ask})", it.place, it.of_found)
            }));
        }
        // A block with an exception handler is a savepoint: what is made in it is gone, with its locks, before the next is made.
        let block = format!(
            "\nDECLARE\n    setup record; question record; printed text; answers text[] := '{{}}';\nBEGIN\n\
             FOR setup IN SELECT * FROM (VALUES {setups}) AS s (number, make) LOOP\n\
             BEGIN\n    EXECUTE setup.make;\n\
             FOR question IN SELECT * FROM (VALUES {questions}) AS q (setup, place, of_found, make, ask) WHERE q.setup = setup.number LOOP\n\
             BEGIN\n    EXECUTE question.make;\n    EXECUTE question.ask INTO printed;\n    \
             RAISE EXCEPTION USING ERRCODE = '{UNDO}';\n\
             EXCEPTION WHEN SQLSTATE '{UNDO}' THEN\n    \
             answers := answers || json_build_array(question.place, question.of_found, printed)::text;\n\
             WHEN OTHERS THEN\n    \
             answers := answers || json_build_array(question.place, question.of_found, NULL, SQLSTATE, SQLERRM)::text;\nEND;\n\
             END LOOP;\n\
             RAISE EXCEPTION USING ERRCODE = '{UNDO}';\n\
             EXCEPTION WHEN SQLSTATE '{UNDO}' THEN NULL;\nWHEN OTHERS THEN\n    \
             answers := answers || (SELECT coalesce(array_agg(json_build_array(q.place, q.of_found, NULL, SQLSTATE, SQLERRM)::text), '{{}}') \
             FROM (VALUES {questions}) AS q (setup, place, of_found, make, ask) WHERE q.setup = setup.number);\nEND;\n\
             END LOOP;\n\
             PERFORM set_config('arcoiris.words', '[' || array_to_string(answers, ',') || ']', true);\nEND\n",
            setups = setups.join(",\n"),
            questions = questions.join(",\n"),
        );
        let (begin, end) = match within {
            true => {
                ("SAVEPOINT arcoiris_words", "ROLLBACK TO SAVEPOINT arcoiris_words; RELEASE arcoiris_words")
            }
            false => ("BEGIN", "ROLLBACK"),
        };
        let sql = format!(
            "{begin}; {PLAIN} SET LOCAL check_function_bodies TO off; \
             SET LOCAL lock_timeout TO '2s'; SET LOCAL client_min_messages TO warning;\nDO {};\n\
             SELECT answer->>0, answer->>1, answer->>2, answer->>3, answer->>4 \
             FROM pg_catalog.json_array_elements(pg_catalog.current_setting('arcoiris.words')::json) AS answer;\n{end}",
            quote::dollar(&block)
        );
        Some(Message::new(Purpose::Read, sql, Expect::Rows))
    }
}

impl Question {
    /// The answer with the real names.
    fn put_back(&self, printed: String) -> String {
        match &self.named {
            Some((temporary, name)) => printed.replacen(temporary, name, 1),
            None => printed,
        }
    }
}

/// Undoes what was made: class `AR` is in nobody's use.
const UNDO: &str = "AR002";

/// What the server says of a question.
enum Said {
    Printed(String),
    Refused { code: String, message: String },
}

/// Takes away the differences that the server does not see, and tells the rest in its words.
pub(crate) fn settle(
    words: &Words,
    answer: Option<Result<Answer, Failure>>,
    server_version: u32,
    differences: &mut Vec<Difference>,
    not_compared: &mut Vec<NotCompared>,
) -> Result<(), Failure> {
    let mut said: BTreeMap<(usize, bool), Said> = BTreeMap::new();
    match answer {
        None => {}
        Some(Ok(answer)) => {
            for row in answer.sets.into_iter().flatten() {
                if let [Some(place), of_found, printed, code, message] = row.as_slice()
                    && let Ok(place) = place.parse()
                {
                    let text = |value: &Option<String>| value.clone().unwrap_or_default();
                    let what = match printed {
                        Some(printed) => Said::Printed(printed.clone()),
                        None => Said::Refused { code: text(code), message: text(message) },
                    };
                    said.insert((place, of_found.as_deref() == Some("true")), what);
                }
            }
        }
        // Not the one that asks may use PL/pgSQL, or the database has none.
        Some(Err(Failure::Server(error))) => {
            for question in words.groups.values().flatten() {
                let (code, message) = (error.code.clone(), error.message.clone());
                said.insert((question.place, false), Said::Refused { code, message });
            }
        }
        Some(Err(lost)) => return Err(lost),
    }
    let other_words = words_differ(server_version);
    let mut equal = vec![false; differences.len()];
    let mut settled = |place: usize, why: Option<Unasked>, differences: &[Difference]| {
        if let Some(equal) = equal.get_mut(place) {
            *equal = true;
        }
        if let (Some(why), Some(Difference::Changed { object, attribute, .. })) =
            (why, differences.get(place))
        {
            let (object, attribute) = (object.clone(), attribute.clone().into_owned());
            not_compared.push(NotCompared::Expression { object, attribute, why });
        }
    };
    for (place, why) in &words.not_asked {
        let undecided = matches!(differences.get(*place), Some(Difference::Changed { expected: Some(text), .. }) if text.contains(UNDECIDED));
        if other_words || undecided || *why == Unasked::Moment {
            settled(*place, Some(why.clone()), differences);
        }
    }
    for question in words.groups.values().flatten().filter(|question| !question.of_found) {
        let place = question.place;
        match said.remove(&(place, false)) {
            Some(Said::Printed(printed)) => {
                let printed = one_line(&question.put_back(printed));
                let Some(Difference::Changed { expected, found, .. }) = differences.get_mut(place) else {
                    continue;
                };
                // What is made again of a printed expression may be printed otherwise again (ruleutils.c: casts of arrays): so both
                // are made again.
                let again = match said.remove(&(place, true)) {
                    Some(Said::Printed(again)) => Some(one_line(&question.put_back(again))),
                    Some(Said::Refused { .. }) | None => None,
                };
                if found.as_deref().map(one_line).as_ref() == Some(&printed)
                    || again.as_ref() == Some(&printed)
                {
                    settled(place, None, differences);
                } else if question.undecided {
                    settled(place, Some(Unasked::Moment), differences);
                } else {
                    *expected = Some(printed);
                }
            }
            Some(Said::Refused { code, message }) if other_words || question.undecided => {
                settled(place, Some(Unasked::Refused { code, message }), differences);
            }
            // The text is this version's own: it decides.
            Some(Said::Refused { .. }) | None => {}
        }
    }
    let mut equal = equal.into_iter();
    differences.retain(|_| equal.next() != Some(true));
    Ok(())
}

/// White space in one form, but in strings, as the facts have it.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for (number, part) in text.trim().trim_end_matches(';').split('\'').enumerate() {
        if number > 0 {
            line.push('\'');
        }
        if number % 2 == 1 {
            line.push_str(part);
            continue;
        }
        let mut blank = false;
        for letter in part.chars() {
            if !letter.is_whitespace() {
                line.push(letter);
            } else if !blank {
                line.push(' ');
            }
            blank = letter.is_whitespace();
        }
    }
    line
}

/// SQL that can be sent, if what is expected is not the moment at which it was written.
fn as_written(text: &str) -> Option<String> {
    if text.contains("'now, in script ") {
        return None;
    }
    let mut plain = String::with_capacity(text.len());
    for (number, part) in text.split(UNDECIDED).enumerate() {
        match part.rfind("' at Mark(").filter(|_| number % 2 == 1) {
            Some(end) => plain.push_str(part.get(..=end)?),
            None => plain.push_str(part),
        }
    }
    Some(plain)
}

/// What makes a place for the expression, and the question itself.
fn question(expected: &Expected, object: &str, attribute: &str, text: &str) -> Option<(String, Question)> {
    let catalog = &expected.catalog;
    let label = Label::read(object)?;
    let of = |id: ObjectId| relation(expected, id);
    let ask = |make: String, ask: String| Question {
        place: 0,
        of_found: false,
        make,
        ask,
        named: None,
        undecided: false,
    };
    let nothing = || "SELECT".to_owned();
    Some(match (expected.object(object)?, attribute) {
        (Object::Table(table), "default") if label.kind == "column" => {
            let (_, column) = split_last(label.name)?;
            let column_of = table.columns.iter().find(|it| it.name.to_string() == column)?;
            let (setup, place) = of(expected.id(object)?)?;
            let (make, name) = if column_of.generated.is_some() {
                let ty = format_type(catalog, &column_of.ty);
                let new = "arcoiris_generated";
                (
                    format!("ALTER TABLE {place} ADD COLUMN {new} {ty} GENERATED ALWAYS AS ({text}) STORED"),
                    new.to_owned(),
                )
            } else {
                (format!("ALTER TABLE {place} ALTER COLUMN {column} SET DEFAULT {text}"), column.to_owned())
            };
            let query = format!(
                "SELECT pg_get_expr(d.adbin, d.adrelid) FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid \
                 AND a.attnum = d.adnum WHERE d.adrelid = {}::regclass AND quote_ident(a.attname) = {}",
                quote::text(&place),
                quote::text(&name)
            );
            (setup, ask(make, query))
        }
        (Object::Table(_), "definition") => {
            let name = format!("pg_temp.{}", split_last(label.name)?.1);
            let make = format!("CREATE VIEW {name} AS {text}");
            (nothing(), ask(make, format!("SELECT pg_get_viewdef({}::regclass)", quote::text(&name))))
        }
        (Object::Table(_), "partition key") => {
            let (setup, place) = of(expected.id(object)?)?;
            let make =
                format!("CREATE TABLE pg_temp.arcoiris_partitioned (LIKE {place}) PARTITION BY {text}");
            (
                setup,
                ask(make, "SELECT pg_get_partkeydef('pg_temp.arcoiris_partitioned'::regclass)".to_owned()),
            )
        }
        (Object::Table(table), "partition bound") => {
            let parent = *table.parents.first()?;
            let (setup, place) = of(parent)?;
            let key = expected
                .facts
                .get(&format!("table {}", qualified_name(catalog, parent)))?
                .get("partition key")?;
            let key = as_written(key)?;
            let make = format!(
                "CREATE TABLE pg_temp.arcoiris_partitioned (LIKE {place}) PARTITION BY {key}; \
                 CREATE TABLE pg_temp.arcoiris_partition PARTITION OF pg_temp.arcoiris_partitioned {text}"
            );
            let query = "SELECT pg_get_expr(relpartbound, oid) FROM pg_class WHERE oid = 'pg_temp.arcoiris_partition'::regclass";
            (setup, ask(make, query.to_owned()))
        }
        (Object::Constraint(constraint), "definition") => {
            let (setup, place, word, column) = match catalog.object(constraint.of)?.as_ref() {
                Object::Type(_) => {
                    let (setup, place) = domain(expected, constraint.of)?;
                    (setup, place, "DOMAIN", "contypid = {}::regtype")
                }
                Object::Table(_) => {
                    let (setup, place) = of(constraint.of)?;
                    (setup, place, "TABLE", "conrelid = {}::regclass")
                }
                Object::Schema(_)
                | Object::Extension(_)
                | Object::Constraint(_)
                | Object::Index(_)
                | Object::Sequence(_)
                | Object::Routine(_)
                | Object::Trigger(_)
                | Object::Defined(_) => return None,
            };
            let make = format!("ALTER {word} {place} ADD CONSTRAINT {} {text}", label.name);
            let query = format!(
                "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE {} AND quote_ident(conname) = {}",
                column.replace("{}", &quote::text(&place)),
                quote::text(label.name)
            );
            (setup, ask(make, query))
        }
        (Object::Index(index), "definition") => {
            let (setup, place) = of(index.table)?;
            let name = split_last(label.name)?.1;
            let there = format!(" ON {} USING ", qualified_name(catalog, index.table));
            let only = format!(" ON ONLY {} USING ", qualified_name(catalog, index.table));
            let here = format!(" ON {place} USING ");
            let written = if text.contains(&only) { &only } else { &there };
            let make = text.replacen(written.as_str(), &here, 1);
            let query =
                format!("SELECT pg_get_indexdef({}::regclass)", quote::text(&format!("pg_temp.{name}")));
            (setup, Question { named: Some((here, written.clone())), ..ask(make, query) })
        }
        (Object::Trigger(trigger), "definition") => {
            let (setup, place) = of(trigger.table)?;
            let there = format!(" ON {} ", qualified_name(catalog, trigger.table));
            let here = format!(" ON {place} ");
            let query = format!(
                "SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgrelid = {}::regclass AND quote_ident(tgname) = {}",
                quote::text(&place),
                quote::text(label.name)
            );
            (
                setup,
                Question {
                    named: Some((here.clone(), there.clone())),
                    ..ask(text.replacen(&there, &here, 1), query)
                },
            )
        }
        (Object::Type(_), "default") => {
            let (setup, place) = domain(expected, expected.id(object)?)?;
            let query = format!(
                "SELECT pg_get_expr(typdefaultbin, 0) FROM pg_type WHERE oid = {}::regtype",
                quote::text(&place)
            );
            (setup, ask(format!("ALTER DOMAIN {place} SET DEFAULT {text}"), query))
        }
        (Object::Defined(it), "using" | "with check") if it.kind == DefinedKind::Policy => {
            let (setup, place) = of(it.of?)?;
            let (word, column) = match attribute {
                "using" => ("USING", "polqual"),
                _ => ("WITH CHECK", "polwithcheck"),
            };
            let make = format!("CREATE POLICY arcoiris_policy ON {place} {word} ({text})");
            let query = format!(
                "SELECT pg_get_expr({column}, polrelid) FROM pg_policy WHERE polrelid = {}::regclass",
                quote::text(&place)
            );
            (setup, ask(make, query))
        }
        (Object::Defined(it), "actions") if it.kind == DefinedKind::Rule => {
            let (setup, place) = of(it.of?)?;
            let attributes = expected.facts.get(object)?;
            let instead = if attributes.contains_key("instead") { "INSTEAD " } else { "" };
            let make = format!(
                "CREATE RULE {} AS ON {} TO {place} DO {instead}{text}",
                label.name,
                attributes.get("event")?
            );
            let query = format!(
                "SELECT trim(regexp_replace(regexp_replace(rtrim(pg_get_ruledef(oid), ';'), '^.*? DO ', ''), '^INSTEAD ', '')) \
                 FROM pg_rewrite WHERE ev_class = {}::regclass AND quote_ident(rulename) = {}",
                quote::text(&place),
                quote::text(label.name)
            );
            (setup, ask(make, query))
        }
        (Object::Defined(it), "columns") if it.kind == DefinedKind::Statistics => {
            let table = expected.facts.get(object)?.get("table")?;
            let id = ["table", "materialized view", "foreign table"]
                .iter()
                .find_map(|kind| expected.id(&format!("{kind} {table}")))?;
            let (setup, place) = of(id)?;
            let make = format!("CREATE STATISTICS pg_temp.arcoiris_statistics ON {text} FROM {place}");
            let query = "SELECT concat_ws(', ', (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute a \
                 WHERE a.attrelid = x.stxrelid AND a.attnum = ANY (x.stxkeys)), pg_get_expr(x.stxexprs, x.stxrelid)) \
                 FROM pg_statistic_ext x WHERE x.stxname = 'arcoiris_statistics' AND x.stxnamespace = pg_my_temp_schema()";
            (setup, ask(make, query.to_owned()))
        }
        (Object::Defined(it), "where") if it.kind == DefinedKind::Publication => {
            let table = object.split_once(" (")?.1.split_once(") on ")?.0;
            let (setup, place) = of(expected.id(&format!("table {table}"))?)?;
            let make = format!("ALTER TABLE {place} ADD CONSTRAINT arcoiris_filter CHECK ({text})");
            let query = format!(
                "SELECT pg_get_expr(conbin, conrelid) FROM pg_constraint WHERE conrelid = {}::regclass AND conname = 'arcoiris_filter'",
                quote::text(&place)
            );
            (setup, ask(make, query))
        }
        (Object::Routine(it), "arguments" | "body") => {
            let attributes = expected.facts.get(object)?;
            let arguments = as_written(attributes.get("arguments")?)?;
            let procedure = label.kind == "procedure";
            let name = it.name.to_string();
            let returns = attributes.get("returns").filter(|_| !procedure).map(|it| format!(" RETURNS {it}"));
            let body = match attribute {
                "body" if matches!(it.body, arcoiris_catalog::RoutineBody::Parsed(..)) => {
                    format!("LANGUAGE sql {text}")
                }
                "body" => return None,
                _ => "LANGUAGE plpgsql AS 'BEGIN END'".to_owned(),
            };
            let word = if procedure { "PROCEDURE" } else { "FUNCTION" };
            let make =
                format!("CREATE {word} pg_temp.{name}({arguments}){} {body}", returns.unwrap_or_default());
            let print =
                if attribute == "body" { "pg_get_function_sqlbody" } else { "pg_get_function_arguments" };
            let query = format!(
                "SELECT {print}(oid) FROM pg_proc WHERE pronamespace = pg_my_temp_schema() AND quote_ident(proname) = {}",
                quote::text(&name)
            );
            (nothing(), ask(make, query))
        }
        (
            Object::Table(_)
            | Object::Constraint(_)
            | Object::Index(_)
            | Object::Trigger(_)
            | Object::Type(_)
            | Object::Defined(_)
            | Object::Routine(_)
            | Object::Schema(_)
            | Object::Extension(_)
            | Object::Sequence(_),
            _,
        ) => return None,
    })
}

/// A temporary relation with the name and the columns of this one: the statement, and what it is called then.
fn relation(expected: &Expected, id: ObjectId) -> Option<(String, String)> {
    let catalog = &expected.catalog;
    let Object::Table(table) = catalog.object(id)?.as_ref() else { return None };
    let place = format!("pg_temp.{}", table.name);
    let columns: Vec<String> = columns(expected, table);
    let setup = match table.kind {
        TableKind::View => {
            let typed = table
                .columns
                .iter()
                .map(|column| format!("NULL::{} AS {}", format_type(catalog, &column.ty), column.name));
            format!("CREATE VIEW {place} AS SELECT {}", typed.collect::<Vec<_>>().join(", "))
        }
        TableKind::Ordinary
        | TableKind::Partitioned
        | TableKind::Foreign
        | TableKind::MaterializedView
        | TableKind::Composite => format!("CREATE TABLE {place} ({})", columns.join(", ")),
    };
    Some((setup, place))
}

fn columns(expected: &Expected, table: &Table) -> Vec<String> {
    let catalog = &expected.catalog;
    let column = |column: &std::sync::Arc<arcoiris_catalog::Column>| {
        let collation = column.collation.as_ref().map(|collation| match collation {
            CollationRef::Builtin(name) => format!(" COLLATE pg_catalog.{name}"),
            CollationRef::User(id) => format!(" COLLATE {}", qualified_name(catalog, *id)),
        });
        format!("{} {}{}", column.name, format_type(catalog, &column.ty), collation.unwrap_or_default())
    };
    table.columns.iter().map(column).collect()
}

/// A temporary domain over the same type.
fn domain(expected: &Expected, id: ObjectId) -> Option<(String, String)> {
    let name = qualified_name(&expected.catalog, id);
    let ty = expected.facts.get(&format!("domain {name}"))?.get("type")?;
    let place = format!("pg_temp.{}", split_last(&name)?.1);
    Some((format!("CREATE DOMAIN {place} AS {ty}"), place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_written_can_be_sent() {
        let written = format!("{UNDECIDED}'10.0.0.1' at Mark(12){UNDECIDED}::inet");
        assert_eq!(as_written(&written).as_deref(), Some("'10.0.0.1'::inet"));
        assert_eq!(as_written("'now, in script 3'::timestamp without time zone"), None);
    }

    #[test]
    fn white_space_counts_in_strings_only() {
        assert_eq!(one_line(" SELECT a,\n    'b  c' AS d;"), "SELECT a, 'b  c' AS d");
    }
}
