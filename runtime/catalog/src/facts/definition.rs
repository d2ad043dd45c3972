//! Constraints, indexes and expressions as PostgreSQL's `pg_get_constraintdef`, `pg_get_indexdef` and `pg_get_expr` print
//! them while `search_path` is empty (src/backend/utils/adt/ruleutils.c).

use crate::{
    Action, CollationRef, ColumnNumber, Constraint, ConstraintKind, ExclusionElement, Expression, Index,
    IndexElement, IndexKey, KeyConstraint, Match, Name, Object, ObjectId, PartitionKey, PartitionStrategy,
    Piece, State, Table, TableKind, TypeRef, format_type,
};

use super::label::qualified_name;
use super::literal;

/// The expression with the present names in its holes; `table` is the one that it belongs to.
#[must_use]
pub fn expression_text(state: &dyn State, table: Option<&Table>, expression: &Expression) -> String {
    let mut text = String::new();
    let mut named = None;
    for piece in &expression.pieces {
        let before = named.take();
        match piece {
            Piece::Text(fixed) => match (before, fixed.strip_prefix('_')) {
                // A number makes the name another one, which is quoted as a whole.
                (Some((start, name)), Some(rest)) => {
                    let end = rest.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(rest.len());
                    let (number, rest) = rest.split_at(end);
                    text.truncate(start);
                    text.push_str(&numbered(&name, number).to_string());
                    text.push_str(rest);
                }
                (_, _) => text.push_str(fixed),
            },
            Piece::Column(number) => {
                let column = table.and_then(|table| table.column_numbered(*number));
                text.push_str(&column.map(|column| column.name.to_string()).unwrap_or_default());
            }
            Piece::Type(id) => text.push_str(&format_type(state, &TypeRef::user(*id))),
            Piece::ColumnOf(id, number) => {
                let column = table_of(state, *id).and_then(|table| table.column_numbered(*number));
                text.push_str(&column.map(|column| column.name.to_string()).unwrap_or_default());
            }
            Piece::Routine(id) | Piece::Object(id) => text.push_str(&qualified_name(state, *id)),
            Piece::Schema(id) => {
                text.push_str(&state.schema_name(*id).map(ToString::to_string).unwrap_or_default());
            }
            Piece::NameOf(id) => {
                if let Some(object) = state.object(*id) {
                    named = Some((text.len(), object.name().clone()));
                    text.push_str(&object.name().to_string());
                }
            }
            Piece::Label { column, name } => {
                if column_name(state, *column).as_ref() != Some(name) {
                    text.push_str(&format!(" AS {name}"));
                }
            }
            Piece::AsWritten(written) => {
                text.push(super::UNDECIDED);
                text.push_str(written);
                text.push(super::UNDECIDED);
            }
            Piece::OwnLabel { column, name, own } => {
                let own =
                    table.and_then(|table| table.column_numbered(*own)).map(|column| column.name.clone());
                let before = column_name(state, *column).or_else(|| name.clone());
                if let Some(own) = own
                    && before.as_ref() != Some(&own)
                {
                    text.push_str(&format!(" AS {own}"));
                }
            }
            // Whoever has a name of its own fills it in before.
            Piece::OwnName => {}
            // Inside a string constant, where a quote is doubled.
            Piece::Relation(id) => {
                let name = qualified_name(state, *id);
                // What is temporary is found without its schema.
                let name = name.strip_prefix("pg_temp.").unwrap_or(&name);
                text.push_str(&name.replace('\'', "''"));
            }
        }
    }
    text
}

/// A name with a number behind it, cut so that it has no more than 63 bytes (`set_rtable_names`).
fn numbered(name: &Name, number: &str) -> Name {
    let mut end = name.as_str().len().min(62_usize.saturating_sub(number.len()));
    while !name.as_str().is_char_boundary(end) {
        end -= 1;
    }
    Name::new(&format!("{}_{number}", name.as_str().get(..end).unwrap_or_default()))
}

/// The name that a column of a relation has.
fn column_name(state: &dyn State, column: Option<(ObjectId, ColumnNumber)>) -> Option<Name> {
    let (id, number) = column?;
    Some(table_of(state, id)?.column_numbered(number)?.name.clone())
}

/// What `pg_get_constraintdef` prints.
#[must_use]
pub fn constraint_definition(state: &dyn State, it: &Constraint) -> String {
    let table = table_of(state, it.of);
    let mut text = match &it.kind {
        ConstraintKind::PrimaryKey(key) => format!("PRIMARY KEY {}", key_text(state, table, key)),
        ConstraintKind::Unique(key) => {
            let distinct = index_of(state, key.index).is_some_and(|index| index.nulls_not_distinct);
            let words = if distinct { "NULLS NOT DISTINCT " } else { "" };
            format!("UNIQUE {words}{}", key_text(state, table, key))
        }
        ConstraintKind::Check { expression, no_inherit } => {
            let inherit = if *no_inherit { " NO INHERIT" } else { "" };
            format!("CHECK ({}){inherit}", expression_text(state, table, expression))
        }
        ConstraintKind::ForeignKey(key) => {
            let mut text = format!(
                "FOREIGN KEY ({}) REFERENCES {}({})",
                columns(table, &key.columns),
                qualified_name(state, key.table),
                columns(table_of(state, key.table), &key.referenced),
            );
            match key.matching {
                Match::Simple => {}
                Match::Full => text.push_str(" MATCH FULL"),
            }
            if let Some(words) = action(key.on_update) {
                text.push_str(&format!(" ON UPDATE {words}"));
            }
            if let Some(words) = action(key.on_delete) {
                text.push_str(&format!(" ON DELETE {words}"));
            }
            if !key.set_columns.is_empty() {
                text.push_str(&format!(" ({})", columns(table, &key.set_columns)));
            }
            text
        }
        ConstraintKind::Exclusion { index, elements } => match index_of(state, *index) {
            Some(index) => exclusion_definition(state, index, elements),
            None => "EXCLUDE".to_owned(),
        },
    };
    if it.deferrable {
        text.push_str(" DEFERRABLE");
    }
    if it.initially_deferred {
        text.push_str(" INITIALLY DEFERRED");
    }
    if !it.validated {
        text.push_str(" NOT VALID");
    }
    text
}

/// What `pg_get_indexdef` prints.
#[must_use]
pub fn index_definition(state: &dyn State, it: &Index) -> String {
    let unique = if it.unique { "UNIQUE " } else { "" };
    let table = qualified_name(state, it.table);
    let partitioned = table_of(state, it.table).is_some_and(|table| table.kind == TableKind::Partitioned);
    let only = if partitioned { "ONLY " } else { "" };
    let mut text = format!("CREATE {unique}INDEX {} ON {only}{table} USING {} (", it.name, it.method);
    push_keys(state, table_of(state, it.table), (&it.keys, &it.also), &[], &mut text);
    push_tail(state, it, &mut text);
    if let Some(predicate) = &it.predicate {
        text.push_str(&format!(" WHERE {}", expression_text(state, table_of(state, it.table), predicate)));
    }
    text
}

/// `EXCLUDE USING gist (room WITH =, during WITH &&)`
#[must_use]
pub fn exclusion_definition(state: &dyn State, it: &Index, elements: &[ExclusionElement]) -> String {
    let mut text = format!("EXCLUDE USING {} (", it.method);
    push_keys(state, table_of(state, it.table), (&it.keys, &it.also), elements, &mut text);
    push_tail(state, it, &mut text);
    if let Some(predicate) = &it.predicate {
        text.push_str(&format!(" WHERE ({})", expression_text(state, table_of(state, it.table), predicate)));
    }
    text
}

/// What `pg_get_partkeydef` prints.
pub(super) fn partition_key_definition(state: &dyn State, table: &Table, it: &PartitionKey) -> String {
    let strategy = match it.strategy {
        PartitionStrategy::List => "LIST",
        PartitionStrategy::Range => "RANGE",
        PartitionStrategy::Hash => "HASH",
    };
    let mut text = format!("{strategy} (");
    push_keys(state, Some(table), (&it.keys, &[]), &[], &mut text);
    text
}

fn push_keys(
    state: &dyn State,
    table: Option<&Table>,
    (keys, also): (&[IndexKey], &[ObjectId]),
    elements: &[ExclusionElement],
    text: &mut String,
) {
    for (position, key) in keys.iter().enumerate() {
        if position > 0 {
            text.push_str(", ");
        }
        match &key.element {
            IndexElement::Column(number) => text.push_str(&columns(table, &[*number])),
            IndexElement::Expression(expression) => {
                let printed = expression_text(state, table, expression);
                if looks_like_function(&printed) {
                    text.push_str(&printed);
                } else {
                    text.push_str(&format!("({printed})"));
                }
            }
        }
        if let Some(collation) = &key.collation {
            let collation = match collation {
                CollationRef::Builtin(name) => name.to_string(),
                CollationRef::User(id) => qualified_name(state, *id),
            };
            text.push_str(&format!(" COLLATE {collation}"));
        }
        if let Some(operator_class) = &key.operator_class {
            let class = match key.own_class {
                Some(id) => qualified_name(state, id),
                None => operator_class_name(state, also, operator_class),
            };
            text.push_str(&format!(" {class}"));
        }
        text.push_str(order(key));
        if let Some(element) = elements.get(position) {
            text.push_str(&format!(" WITH {}", operator(&element.operator)));
        }
    }
    text.push(')');
}

fn push_tail(state: &dyn State, it: &Index, text: &mut String) {
    if !it.include.is_empty() {
        text.push_str(&format!(" INCLUDE ({})", columns(table_of(state, it.table), &it.include)));
    }
    if it.nulls_not_distinct {
        text.push_str(" NULLS NOT DISTINCT");
    }
    if let Some(options) = storage_parameters(&it.options) {
        text.push_str(&format!(" WITH ({options})"));
    }
}

/// Only what differs from the default is printed: ASC NULLS LAST, DESC NULLS FIRST.
fn order(key: &IndexKey) -> &'static str {
    match (key.descending, key.nulls_first) {
        (false, false) => "",
        (false, true) => " NULLS FIRST",
        (true, true) => " DESC",
        (true, false) => " DESC NULLS LAST",
    }
}

/// The operator classes that extensions bring and that are no type's default, so that they are printed.
const OF_EXTENSIONS: &[(&str, &str)] = &[
    ("citext_pattern_ops", "citext"),
    ("gin__int_ops", "intarray"),
    ("gin_trgm_ops", "pg_trgm"),
    ("gist__int_ops", "intarray"),
    ("gist__intbig_ops", "intarray"),
    ("gist_trgm_ops", "pg_trgm"),
];

/// An operator class outside `pg_catalog` is printed with its extension's schema.
fn operator_class_name(state: &dyn State, also: &[ObjectId], class: &Name) -> String {
    let owner =
        OF_EXTENSIONS.iter().find(|(name, _)| *name == class.as_str()).map(|(_, extension)| *extension);
    let schema = also.iter().find_map(|id| match state.object(*id).map(AsRef::as_ref) {
        Some(Object::Extension(it)) if Some(it.name.as_str()) == owner => state.schema_name(it.schema),
        Some(
            Object::Extension(_)
            | Object::Schema(_)
            | Object::Type(_)
            | Object::Table(_)
            | Object::Constraint(_)
            | Object::Index(_)
            | Object::Sequence(_)
            | Object::Routine(_)
            | Object::Trigger(_)
            | Object::Defined(_),
        )
        | None => None,
    });
    match schema {
        Some(schema) => format!("{schema}.{class}"),
        None => class.to_string(),
    }
}

/// An operator outside `pg_catalog` is printed with its schema, in the form that SQL takes.
fn operator(name: &str) -> String {
    let plain = name.bytes().all(|byte| b"+-*/<>=~!@#%^&|`?".contains(&byte));
    if plain { name.to_owned() } else { format!("OPERATOR({name})") }
}

fn key_text(state: &dyn State, table: Option<&Table>, key: &KeyConstraint) -> String {
    let mut text = format!("({})", columns(table, &key.columns));
    if let Some(index) = index_of(state, key.index)
        && !index.include.is_empty()
    {
        text.push_str(&format!(" INCLUDE ({})", columns(table, &index.include)));
    }
    text
}

fn columns(table: Option<&Table>, numbers: &[ColumnNumber]) -> String {
    let name = |number: &ColumnNumber| {
        let column = table.and_then(|table| table.column_numbered(*number));
        column.map(|column| column.name.to_string()).unwrap_or_default()
    };
    numbers.iter().map(name).collect::<Vec<_>>().join(", ")
}

fn action(action: Action) -> Option<&'static str> {
    match action {
        Action::NoAction => None,
        Action::Restrict => Some("RESTRICT"),
        Action::Cascade => Some("CASCADE"),
        Action::SetNull => Some("SET NULL"),
        Action::SetDefault => Some("SET DEFAULT"),
    }
}

/// Storage parameters as in `pg_class.reloptions`: `fillfactor=70, autovacuum_enabled=false`.
#[must_use]
pub fn options_text(options: &[(Name, String)]) -> Option<String> {
    let texts: Vec<String> =
        options.iter().map(|(name, value)| format!("{}={value}", name.as_str())).collect();
    (!texts.is_empty()).then(|| texts.join(", "))
}

/// Storage parameters as `WITH (…)` takes them: `fillfactor='70'` (`flatten_reloptions`).
#[must_use]
pub fn storage_parameters(options: &[(Name, String)]) -> Option<String> {
    let text = |(name, value): &(Name, String)| {
        if crate::keyword::needs_quotes(value) {
            format!("{name}={}", literal(value))
        } else {
            format!("{name}={value}")
        }
    };
    let texts: Vec<String> = options.iter().map(text).collect();
    (!texts.is_empty()).then(|| texts.join(", "))
}

/// Whether an index prints the expression without parentheses of its own (`looks_like_function`): a call, or one of the
/// functions with a syntax of their own. Those that read as operators bring their parentheses along.
fn looks_like_function(printed: &str) -> bool {
    let Some(open) = top_level(printed, |rest| rest.starts_with('(')) else {
        // CURRENT_DATE and its like are functions without parentheses; they are not immutable, so no index has them.
        return false;
    };
    let name = printed.get(..open).unwrap_or_default();
    let Some(end) = matching(printed, open) else { return false };
    if end + 1 != printed.len() {
        return false;
    }
    if name.is_empty() {
        let inner = printed.get(open + 1..end).unwrap_or_default();
        return [
            " AT TIME ZONE ",
            " IS NORMALIZED",
            " NFC NORMALIZED",
            " NFD NORMALIZED",
            " NFKC NORMALIZED",
            " NFKD NORMALIZED",
            " OVERLAPS ",
        ]
        .iter()
        .any(|words| top_level(inner, |rest| rest.starts_with(words)).is_some());
    }
    // A row is no function, though it reads like one; so is an array over a query, which no index takes.
    name != "ROW" && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '"' | '$' | ' '))
}

/// The first place outside parentheses, strings and quoted names where `wanted` holds for the rest of the text.
fn top_level(text: &str, wanted: impl Fn(&str) -> bool) -> Option<usize> {
    let (mut depth, mut quote) = (0usize, None);
    for (place, letter) in text.char_indices() {
        match quote {
            Some(mark) => {
                if letter == mark {
                    quote = None;
                }
                continue;
            }
            None if depth == 0 && wanted(text.get(place..).unwrap_or_default()) => return Some(place),
            None => {}
        }
        match letter {
            '\'' | '"' => quote = Some(letter),
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// The place of the parenthesis that closes the one at `open`.
fn matching(text: &str, open: usize) -> Option<usize> {
    let (mut depth, mut quote) = (0usize, None);
    for (place, letter) in text.char_indices().skip_while(|(place, _)| *place < open) {
        match (quote, letter) {
            (Some(mark), _) if letter == mark => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(letter),
            (None, '(') => depth += 1,
            (None, ')') => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(place);
                }
            }
            (None, _) => {}
        }
    }
    None
}

fn table_of(state: &dyn State, id: ObjectId) -> Option<&Table> {
    match state.object(id)?.as_ref() {
        Object::Table(table) => Some(table),
        Object::Schema(_)
        | Object::Extension(_)
        | Object::Type(_)
        | Object::Constraint(_)
        | Object::Index(_)
        | Object::Sequence(_)
        | Object::Routine(_)
        | Object::Trigger(_)
        | Object::Defined(_) => None,
    }
}

fn index_of(state: &dyn State, id: ObjectId) -> Option<&Index> {
    match state.object(id)?.as_ref() {
        Object::Index(index) => Some(index),
        Object::Schema(_)
        | Object::Extension(_)
        | Object::Type(_)
        | Object::Constraint(_)
        | Object::Table(_)
        | Object::Sequence(_)
        | Object::Routine(_)
        | Object::Trigger(_)
        | Object::Defined(_) => None,
    }
}
