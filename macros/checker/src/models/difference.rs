//! How the history and the models differ: each difference under its rule, at the place in the source that it is about, with the
//! statements that make the history what the models say.
#![expect(clippy::wildcard_enum_match_arm, reason = "a question about some kinds is answered by those alone")]

use std::collections::{BTreeMap, HashMap, HashSet};

use arcoiris_catalog::{
    Catalog, Column, Constraint, ConstraintKind, Difference, Index, IndexElement, Name, Object, ObjectId,
    State, Table, TypeBase, TypeKind, differences, format_type, index_definition,
};

use super::Found;
use super::description::{Anchor, ColumnModel, Description, EnumModel, Item, SqlType, TableModel, Value};
use super::expected::{Expected, column_label, label};
use super::plan::{Phase, Step};
use crate::problem::Level;
use crate::rules::{
    Finding, Levels, Rule, check_differs, column_without_field, comment_differs, default_differs,
    enum_values_differ, index_differs, key_differs, model_without_column, model_without_table,
    model_without_type, nullability_differs, reference_differs, type_differs, unique_differs,
    unreadable_type,
};
use arcoiris_catalog::mend::{Told, rename};
use arcoiris_catalog::{Label, split_last};

/// What is found, and what to do about it.
#[derive(Debug, Default)]
pub(super) struct Judged {
    pub(super) found: Vec<Found>,
    pub(super) steps: Vec<Step>,
}

/// Compares the catalog of the models with the history's.
pub(super) fn judge(
    description: &Description,
    expected: &Expected,
    head: &Catalog,
    levels: &Levels,
) -> Judged {
    let catalog = &expected.simulation.catalog;
    let changes = catalog.changes_since(expected.mark);
    let ids = || changes.iter().map(|change| change.id);
    let told = differences(catalog, head, &changes);
    let mut judge = Judge {
        description,
        expected,
        head,
        levels,
        should: Told::new(catalog, ids()),
        is: Told::new(head, ids()),
        subjects: Subjects::new(description),
        judged: Judged::default(),
    };
    judge.unreadable();
    judge.all(told);
    judge.judged
}

/// Which model a label of a fact is about.
struct Subjects<'a> {
    tables: HashMap<String, &'a TableModel>,
    columns: HashMap<String, (&'a Item, &'a ColumnModel)>,
    items: HashMap<String, &'a Item>,
    enums: HashMap<String, &'a EnumModel>,
}

impl<'a> Subjects<'a> {
    fn new(it: &'a Description) -> Self {
        let mut subjects = Subjects {
            tables: HashMap::new(),
            columns: HashMap::new(),
            items: HashMap::new(),
            enums: HashMap::new(),
        };
        for model in &it.enums {
            subjects.enums.insert(format!("type {}", model.item.qualified()), model);
            subjects.items.insert(format!("type {}", model.item.qualified()), &model.item);
        }
        for model in &it.domains {
            subjects.items.insert(format!("domain {}", model.item.qualified()), &model.item);
        }
        for model in &it.composites {
            subjects.items.insert(format!("type {}", model.item.qualified()), &model.item);
            for column in &model.columns {
                subjects.columns.insert(column_label(&model.item, column), (&model.item, column));
            }
        }
        for model in &it.tables {
            subjects.items.insert(format!("table {}", model.item.qualified()), &model.item);
            subjects.tables.insert(model.item.qualified(), model);
            for column in &model.columns {
                subjects.columns.insert(column_label(&model.item, column), (&model.item, column));
            }
        }
        subjects
    }
}

struct Judge<'a> {
    description: &'a Description,
    expected: &'a Expected,
    head: &'a Catalog,
    levels: &'a Levels,
    should: Told<'a>,
    is: Told<'a>,
    subjects: Subjects<'a>,
    judged: Judged,
}

/// The attributes of a column that a model says something about.
type Attributes = BTreeMap<String, (Option<String>, Option<String>)>;

impl<'a> Judge<'a> {
    /// Columns whose type the field's Rust type does not read.
    fn unreadable(&mut self) {
        let it = self.description;
        let composites = it.composites.iter().map(|it| (&it.item, &it.columns));
        for (item, columns) in it.tables.iter().map(|it| (&it.item, &it.columns)).chain(composites) {
            let catalog = &self.expected.simulation.catalog;
            let Some(table) = table_of(catalog, &item.schema, &item.name) else { continue };
            for column in columns {
                let (Some(reads), Some(made)) = (column.ty.reads, table.column(&column.name)) else {
                    continue;
                };
                if matches!(column.ty.sql, SqlType::Item(_)) {
                    continue;
                }
                let name = read_as(catalog, &made.ty.base, made.ty.array);
                let read =
                    name.is_some_and(|name| reads.contains(&name.as_str())) && made.ty.array == column.ty.vec;
                if !read {
                    let finding = unreadable_type::finding(
                        &column.ty.rust,
                        &format_type(catalog, &made.ty),
                        self.suggested(catalog, made).as_deref(),
                    );
                    self.found(&unreadable_type::RULE, finding, column.ty.anchor);
                }
            }
        }
    }

    /// The Rust type that reads a column.
    fn suggested(&self, catalog: &Catalog, column: &Column) -> Option<String> {
        let path = super::print::rust_type(self.description, catalog, &column.ty)?;
        Some(if column.not_null { path } else { format!("Option<{path}>") })
    }

    fn all(&mut self, told: Vec<Difference>) {
        let mut changed: BTreeMap<String, Attributes> = BTreeMap::new();
        let (mut missing, mut unexpected) = (Vec::new(), Vec::new());
        for difference in told {
            match difference {
                Difference::Missing { object } if is_part(&object) => missing.push(object),
                Difference::Unexpected { object } if is_part(&object) => unexpected.push(object),
                Difference::Missing { object } => self.missing(&object),
                Difference::Unexpected { object } => self.unexpected(&object),
                Difference::Changed { object, attribute, expected, found } => {
                    changed.entry(object).or_default().insert(attribute.into_owned(), (expected, found));
                }
            }
        }
        for (object, attributes) in changed {
            if self.expected.broken.contains(&object) {
                continue;
            }
            if is_part(&object) {
                if attributes.contains_key("definition") {
                    self.part(Some(&object), Some(&object));
                }
                continue;
            }
            self.changed(&object, &attributes);
        }
        self.parts(missing, unexpected);
    }

    /// Constraints and indexes that stand on one side only: those that are the same under another name are matched first.
    fn parts(&mut self, missing: Vec<String>, unexpected: Vec<String>) {
        let mut left: Vec<Option<String>> =
            unexpected.into_iter().filter(|object| !self.is_omitted(object)).map(Some).collect();
        let mut unmatched = Vec::new();
        for object in missing {
            let shape = self.shape(&self.should, &object, true);
            let same = left
                .iter_mut()
                .find(|other| other.as_ref().is_some_and(|other| self.shape(&self.is, other, true) == shape));
            match same.and_then(Option::take) {
                Some(other) if self.origin(&object).is_some_and(|(_, named)| named) => {
                    self.renamed_part(&object, &other);
                }
                Some(_) => {}
                None => unmatched.push(object),
            }
        }
        for object in unmatched {
            let shape = self.shape(&self.should, &object, false);
            let alike = left.iter_mut().find(|other| {
                other
                    .as_ref()
                    .is_some_and(|other| shape.is_some() && self.shape(&self.is, other, false) == shape)
            });
            let other = alike.and_then(Option::take);
            self.part(Some(&object), other.as_deref());
        }
        for object in left.into_iter().flatten() {
            self.part(None, Some(&object));
        }
    }

    /// What tells a constraint or an index from others of its table, beside its name: all that it says, or what kind it is and on which
    /// columns.
    fn shape(&self, told: &Told<'_>, object: &str, whole: bool) -> Option<String> {
        let id = told.id(object)?;
        let state = told.state();
        match state.object(id)?.as_ref() {
            Object::Constraint(it) => {
                let on = label(state, it.of);
                let definition = arcoiris_catalog::constraint_definition(state, it);
                if whole {
                    return Some(format!("{on} {definition}"));
                }
                let columns = constraint_columns(state, it)?;
                Some(format!("{on} {} {}", kind_of(it), columns.join(", ")))
            }
            Object::Index(it) => {
                let on = label(state, it.table);
                let plain = Index { name: Name::new("i"), options: Vec::new(), ..it.clone() };
                if whole {
                    return Some(format!("{on} {}", index_definition(state, &plain)));
                }
                let columns = index_columns(state, it)?;
                Some(format!("{on} index {} {}", it.unique, columns.join(", ")))
            }
            _ => None,
        }
    }

    fn origin(&self, object: &str) -> Option<(Anchor, bool)> {
        let id = self.should.id(object)?;
        self.expected.origins.get(&id).map(|origin| (origin.anchor, origin.named))
    }

    /// Whether a constraint or an index of the history is none of the models' business.
    fn is_omitted(&self, object: &str) -> bool {
        let Some(id) = self.is.id(object) else { return true };
        let Some(it) = self.head.object(id) else { return true };
        let (on, columns) = match it.as_ref() {
            Object::Constraint(it) if matches!(it.kind, ConstraintKind::Exclusion { .. }) => return true,
            Object::Constraint(it) => (it.of, constraint_columns(self.head, it)),
            Object::Index(it) if it.constraint.is_some() => return true,
            Object::Index(it) => (it.table, index_columns(self.head, it)),
            _ => return true,
        };
        let place = label(self.head, on);
        let place = place.split_once(' ').map_or("", |(_, name)| name);
        let Some(table) = self.subjects.tables.get(place) else { return false };
        let name = it.name().as_str();
        let omitted = |name: &str| table.omits.iter().any(|omit| omit.text == name);
        let gone = |column: &String| {
            omitted(column) || self.expected.broken.contains(&format!("column {place}.{}", Name::new(column)))
        };
        omitted(name) || columns.is_some_and(|columns| columns.iter().any(gone))
    }

    fn renamed_part(&mut self, object: &str, other: &str) {
        let Some((anchor, _)) = self.origin(object) else { return };
        let statements = rename(other, object);
        let words =
            |object: &str| Label::read(object).map_or_else(|| object.to_owned(), |label| label.words());
        let before = Label::read(other).map_or(other, |label| label.name);
        let title = format!("{} is called `{before}` in the history", words(object));
        let rule = self.rule_of(object, true);
        self.step(Phase::Renames, statements.clone(), false);
        let finding = with_statements(Finding::nowhere(title), &statements);
        self.found(rule, finding, anchor);
    }

    fn rule_of(&self, object: &str, should: bool) -> &'static Rule {
        let told = if should { &self.should } else { &self.is };
        let found = told.id(object).and_then(|id| told.state().object(id));
        match found.map(AsRef::as_ref) {
            Some(Object::Constraint(it)) => match it.kind {
                ConstraintKind::PrimaryKey(_) => &key_differs::RULE,
                ConstraintKind::Unique(_) => &unique_differs::RULE,
                ConstraintKind::ForeignKey(_) => &reference_differs::RULE,
                ConstraintKind::Check { .. } | ConstraintKind::Exclusion { .. } => &check_differs::RULE,
            },
            Some(_) | None => &index_differs::RULE,
        }
    }

    /// A constraint or an index that should be there, that is, or both and not the same.
    fn part(&mut self, should: Option<&str>, is: Option<&str>) {
        let Some(object) = should.or(is) else { return };
        let rule = self.rule_of(object, should.is_some());
        let drop: Vec<String> = is.and_then(|is| self.is.drop(is)).into_iter().collect();
        let create: Vec<String> =
            should.map(|should| self.should.create(should, self.head)).unwrap_or_default();
        let phase = match rule.name {
            "reference-differs" => Phase::References,
            _ => Phase::Constraints,
        };
        self.step(Phase::Releases, drop.clone(), false);
        if !create.is_empty() {
            let instead_of = drop.first().cloned();
            self.judged.steps.push(Step { phase, statements: create.clone(), drops: false, instead_of });
        }
        let statements: Vec<String> = drop.into_iter().chain(create).collect();
        let definition = |told: &Told<'_>, object: Option<&str>| {
            object.and_then(|object| told.get(object, "definition")).map(str::to_owned)
        };
        let (wanted, found) = (definition(&self.should, should), definition(&self.is, is));
        let words = Label::read(object).map_or_else(|| object.to_owned(), |label| label.words());
        let title = match (&wanted, &found) {
            (Some(_), Some(_)) => format!("{words} is another one in the history"),
            (Some(_), None) => format!("the history has no {words}"),
            (None, _) => format!("the history has {words}, of which the model says nothing"),
        };
        let mut finding = Finding::nowhere(title);
        if let Some(found) = &found {
            finding = finding.note(format!("history: `{found}`"));
        }
        if let Some(wanted) = &wanted {
            finding = finding.note(format!("model:   `{wanted}`"));
        }
        let anchor = match should.and_then(|should| self.origin(should)) {
            Some((anchor, _)) => Some(anchor),
            None => is.and_then(|is| self.anchor_of_part(is)),
        };
        if wanted.is_none()
            && let Some(attribute) =
                is.and_then(|is| super::print::attribute(self.head, self.is.id(is)?, false))
        {
            finding = finding.help(format!("write `{attribute}`"));
        }
        let Some(anchor) = anchor else { return };
        self.found(rule, with_statements(finding, &statements), anchor);
    }

    /// The field that a constraint or index of the history is about, or the struct.
    fn anchor_of_part(&self, object: &str) -> Option<Anchor> {
        let id = self.is.id(object)?;
        let (on, columns) = match self.head.object(id)?.as_ref() {
            Object::Constraint(it) => (it.of, constraint_columns(self.head, it)),
            Object::Index(it) => (it.table, index_columns(self.head, it)),
            _ => return None,
        };
        let place = label(self.head, on);
        if let Some([column]) = columns.as_deref()
            && let Some((_, name)) = place.split_once(' ')
            && let Some((_, model)) =
                self.subjects.columns.get(&format!("column {name}.{}", Name::new(column)))
        {
            return Some(model.anchor);
        }
        self.subjects.items.get(&place).map(|item| item.anchor)
    }

    /// A schema, type, table or column that the history does not have.
    fn missing(&mut self, object: &str) {
        if self.expected.broken.contains(object) {
            return;
        }
        let Some(label) = Label::read(object) else { return };
        let words = label.words();
        match label.kind {
            "schema" => {
                let statements = self.should.create(object, self.head);
                let named = |item: &&&Item| Name::new(&item.schema).to_string() == label.name;
                let anchor = self.subjects.items.values().filter(named).map(|item| item.anchor).min();
                self.step(Phase::Types, statements.clone(), false);
                if let Some(anchor) = anchor {
                    let finding = model_without_table::finding(&words, None);
                    self.found(&model_without_table::RULE, with_statements(finding, &statements), anchor);
                }
            }
            "type" | "domain" => {
                let Some(item) = self.subjects.items.get(object).copied() else { return };
                let mut statements = self.should.create(object, self.head);
                if statements.is_empty() {
                    statements = self.composite(object).into_iter().collect();
                }
                self.step(Phase::Types, statements.clone(), false);
                let finding = model_without_type::finding(&words);
                self.found(&model_without_type::RULE, with_statements(finding, &statements), item.anchor);
            }
            "table" => self.missing_table(object, &words),
            "column" => {
                let Some((item, column)) = self.subjects.columns.get(object).copied() else { return };
                let mut statements = self.should.create(object, self.head);
                self.serials(&mut statements, &[column]);
                if self.is_composite(item) {
                    statements = statements.iter().map(|it| of_composite(it)).collect();
                }
                let alike = self.alike(item, column);
                self.step(Phase::Columns, statements.clone(), false);
                let finding =
                    model_without_column::finding(&item.qualified(), &column.name, alike.as_deref());
                self.found(&model_without_column::RULE, with_statements(finding, &statements), column.anchor);
            }
            _ => {}
        }
    }

    fn missing_table(&mut self, object: &str, words: &str) {
        let Some(item) = self.subjects.items.get(object).copied() else { return };
        let mut statements = self.should.create(object, self.head);
        if let Some(model) = self.subjects.tables.get(&item.qualified()) {
            let columns: Vec<&ColumnModel> = model.columns.iter().collect();
            self.serials(&mut statements, &columns);
        }
        let (references, rest): (Vec<String>, Vec<String>) =
            statements.iter().cloned().partition(|it| it.contains(" FOREIGN KEY ("));
        self.step(Phase::Tables, rest, false);
        self.step(Phase::References, references, false);
        let singular = Name::new(&super::naming::snake_case(&item.ident));
        let schema = Name::new(&item.schema);
        let other =
            table_of(self.head, &item.schema, singular.as_str()).map(|_| format!("{schema}.{singular}"));
        let finding = model_without_table::finding(words, other.as_deref());
        self.found(&model_without_table::RULE, with_statements(finding, &statements), item.anchor);
    }

    /// `serial` instead of a sequence and what refers to it.
    fn serials(&self, statements: &mut Vec<String>, columns: &[&ColumnModel]) {
        for column in columns.iter().filter(|column| matches!(column.value, Value::Serial)) {
            let name = Name::new(&column.name);
            for (ty, serial) in [("smallint", "smallserial"), ("integer", "serial"), ("bigint", "bigserial")]
            {
                let start = format!("{name} {ty} DEFAULT nextval('");
                for statement in statements.iter_mut() {
                    if let Some(at) = statement.find(&start)
                        && let Some(rest) = statement.get(at..)
                        && let Some(end) = rest.find("'::regclass)")
                    {
                        let end = at + end + "'::regclass)".len();
                        statement.replace_range(at..end, &format!("{name} {serial}"));
                    }
                }
            }
            statements.retain(|it| !(it.starts_with("ALTER SEQUENCE ") && it.contains(" OWNED BY ")));
        }
    }

    /// A column of the history that may be the field's, under another name.
    fn alike(&self, item: &Item, column: &ColumnModel) -> Option<String> {
        let table = table_of(self.head, &item.schema, &item.name)?;
        let taken: HashSet<&str> = self
            .subjects
            .tables
            .get(&item.qualified())
            .map(|table| table.columns.iter().map(|column| column.name.as_str()).collect())
            .unwrap_or_default();
        let free = table.columns.iter().map(|it| it.name.as_str()).filter(|name| !taken.contains(name));
        crate::names::most_alike(&column.name, free).into_iter().next()
    }

    /// A type or a column of the history that no model has.
    fn unexpected(&mut self, object: &str) {
        let Some(label) = Label::read(object) else { return };
        if label.kind != "column" || self.expected.broken.contains(object) {
            return;
        }
        let Some((place, name)) = split_last(label.name) else { return };
        let item =
            ["table", "type"].iter().find_map(|kind| self.subjects.items.get(&format!("{kind} {place}")));
        let Some(item) = item.copied() else { return };
        let plain = name.trim_matches('"').replace("\"\"", "\"");
        let table = self.subjects.tables.get(place);
        if table.is_some_and(|table| table.omits.iter().any(|omit| omit.text == plain)) {
            return;
        }
        let mut statements: Vec<String> = self.is.drop(object).into_iter().collect();
        if self.is_composite(item) {
            statements = statements.iter().map(|it| of_composite(it)).collect();
        }
        self.step(Phase::Drops, statements.clone(), true);
        let column = table_of(self.head, &item.schema, &item.name).and_then(|table| table.column(&plain));
        let field = column.and_then(|column| super::print::field(self.description, self.head, column));
        let finding = column_without_field::finding(place, name, &item.ident, field.as_deref());
        self.found(&column_without_field::RULE, with_statements(finding, &statements), item.anchor);
    }

    fn changed(&mut self, object: &str, attributes: &Attributes) {
        if let Some(model) = self.subjects.enums.get(object).copied()
            && attributes.contains_key("labels")
        {
            self.labels(object, model);
        }
        let subject = self.subjects.columns.get(object).copied();
        let item = subject.map(|(item, _)| item).or_else(|| self.subjects.items.get(object).copied());
        let Some(item) = item else { return };
        let column = subject.map(|(_, column)| column);
        let anchor = column.map_or(item.anchor, |column| column.anchor);
        let words = Label::read(object).map_or_else(|| object.to_owned(), |label| label.words());
        let domain =
            self.description.domains.iter().find(|domain| std::ptr::eq(&raw const domain.item, item));
        for (attribute, (wanted, found)) in attributes {
            let mut statements = self.should.set(object, attribute, self.head);
            let (wanted, found) = (wanted.as_deref(), found.as_deref());
            let (rule, finding, anchor, phase) = match attribute.as_str() {
                "type" | "collation" => {
                    let ty = column.map(|column| &column.ty).or_else(|| domain.map(|domain| &domain.ty));
                    let anchor = ty.map_or(anchor, |ty| ty.anchor);
                    let found_type = self.is.get(object, "type").unwrap_or_default();
                    let there = self.column_in_head(item, column);
                    let rust = there.and_then(|there| self.suggested(self.head, there));
                    let readable = ty.zip(there).is_some_and(|(ty, there)| {
                        let name = read_as(self.head, &there.ty.base, there.ty.array);
                        let reads = ty.reads.unwrap_or_default();
                        name.is_some_and(|name| reads.contains(&name.as_str())) && there.ty.array == ty.vec
                    });
                    let finding = if attribute == "type" {
                        type_differs::finding(
                            &words,
                            wanted.unwrap_or_default(),
                            found_type,
                            readable,
                            rust.as_deref(),
                        )
                    } else {
                        type_differs::collation(&words, wanted, found)
                    };
                    (&type_differs::RULE, finding, anchor, Phase::ColumnTypes)
                }
                "nullability" => {
                    let there = self.column_in_head(item, column);
                    let rust = there.and_then(|there| self.suggested(self.head, there));
                    let finding =
                        nullability_differs::finding(&words, wanted == Some("not null"), rust.as_deref());
                    let anchor = column.map_or(anchor, |column| column.ty.anchor);
                    (&nullability_differs::RULE, finding, anchor, Phase::Values)
                }
                "default" | "identity" | "generated" => {
                    if attribute != "default" && attributes.contains_key("default") {
                        continue;
                    }
                    let generated = self.should.get(object, "generated").is_some()
                        || self.is.get(object, "generated").is_some();
                    if generated && column.is_some() {
                        statements = self.is.drop(object).into_iter().collect();
                        statements.extend(self.should.create(object, self.head));
                    } else if attributes.contains_key("identity") {
                        statements = self.identity(object, attributes);
                    }
                    let finding = default_differs::finding(
                        &words,
                        &self.value(&self.should, object),
                        &self.value(&self.is, object),
                        super::print::value_attribute(&self.is, object).as_deref(),
                    );
                    let place = column.map_or_else(
                        || domain.and_then(|domain| domain.default.as_ref()).map(|it| it.anchor),
                        |column| match &column.value {
                            Value::Default(words) | Value::Generated(words) => Some(words.anchor),
                            Value::None | Value::Identity { .. } | Value::Serial => None,
                        },
                    );
                    (&default_differs::RULE, finding, place.unwrap_or(anchor), Phase::Values)
                }
                "comment" => {
                    let comment = column.map_or(&item.comment, |column| &column.comment);
                    let Some(comment) = comment else { continue };
                    let finding = comment_differs::finding(&words, wanted, found);
                    (&comment_differs::RULE, finding, comment.anchor, Phase::Comments)
                }
                // What a model says nothing about.
                _ => continue,
            };
            if self.is_composite(item) && column.is_some() {
                statements = statements.iter().map(|it| of_composite(it)).collect();
            }
            self.step(phase, statements.clone(), false);
            self.found(rule, with_statements(finding, &statements), anchor);
        }
    }

    /// What the database puts into a column, in words of SQL.
    fn value(&self, told: &Told<'_>, object: &str) -> Option<String> {
        let default = told.get(object, "default");
        match (told.get(object, "identity"), told.get(object, "generated"), default) {
            (Some(identity), _, _) => Some(format!("GENERATED {} AS IDENTITY", identity.to_uppercase())),
            (None, Some(_), Some(expression)) => Some(format!("GENERATED ALWAYS AS ({expression}) STORED")),
            (None, _, Some(default)) => Some(format!("DEFAULT {default}")),
            (None, _, None) => None,
        }
    }

    /// From or to an identity column: the one goes before the other comes.
    fn identity(&self, object: &str, attributes: &Attributes) -> Vec<String> {
        let set = |attribute: &str| self.should.set(object, attribute, self.head);
        let both =
            attributes.get("identity").is_some_and(|(wanted, found)| wanted.is_some() && found.is_some());
        if both {
            let Some((table, column)) = object.strip_prefix("column ").and_then(split_last).filter(|_| true)
            else {
                return Vec::new();
            };
            let how = self.should.get(object, "identity").unwrap_or_default().to_uppercase();
            return vec![format!("ALTER TABLE {table} ALTER COLUMN {column} SET GENERATED {how}")];
        }
        let to_identity = self.should.get(object, "identity").is_some();
        let (first, second) = if to_identity { ("default", "identity") } else { ("identity", "default") };
        let mut statements = Vec::new();
        for attribute in [first, second] {
            if attributes.contains_key(attribute) {
                statements.extend(set(attribute));
            }
        }
        statements
    }

    fn column_in_head(&self, item: &Item, column: Option<&ColumnModel>) -> Option<&'a Column> {
        let head: &'a Catalog = self.head;
        table_of(head, &item.schema, &item.name)?.column(&column?.name).map(AsRef::as_ref)
    }

    /// Labels of an enum: added ones where they belong, or the type made anew.
    fn labels(&mut self, object: &str, model: &EnumModel) {
        let id = self.is.id(object);
        let before = match id.and_then(|id| self.head.object(id)).map(AsRef::as_ref) {
            Some(Object::Type(ty)) => match &ty.kind {
                TypeKind::Enum { labels } => labels.clone(),
                _ => return,
            },
            Some(_) | None => return,
        };
        let wanted: Vec<&str> = model.labels.iter().map(|label| label.text.as_str()).collect();
        let kept: Vec<&str> =
            wanted.iter().copied().filter(|label| before.iter().any(|it| it == label)).collect();
        let only_adds =
            kept.len() == before.len() && kept.iter().zip(&before).all(|(one, other)| one == other);
        let quoted = |label: &str| format!("'{}'", label.replace('\'', "''"));
        let statements = if only_adds {
            let mut statements = Vec::new();
            for (index, label) in wanted.iter().enumerate() {
                if kept.contains(label) {
                    continue;
                }
                let place = match (index.checked_sub(1).and_then(|it| wanted.get(it)), before.first()) {
                    (Some(previous), _) => format!(" AFTER {}", quoted(previous)),
                    (None, Some(first)) => format!(" BEFORE {}", quoted(first)),
                    (None, None) => String::new(),
                };
                statements.push(format!(
                    "ALTER TYPE {} ADD VALUE {}{place}",
                    model.item.qualified(),
                    quoted(label)
                ));
            }
            statements
        } else {
            self.should.recreate_enum(object, self.head)
        };
        self.step(Phase::Types, statements.clone(), !only_adds);
        let added: Vec<&super::description::Words> =
            model.labels.iter().filter(|label| !before.contains(&label.text)).collect();
        let gone: Vec<&String> = before.iter().filter(|label| !wanted.contains(&label.as_str())).collect();
        let anchor = added.first().map_or(model.item.anchor, |label| label.anchor);
        let finding = enum_values_differ::finding(
            &model.item.qualified(),
            &added.iter().map(|label| label.text.clone()).collect::<Vec<_>>(),
            &gone.into_iter().cloned().collect::<Vec<_>>(),
            &before,
        );
        self.found(&enum_values_differ::RULE, with_statements(finding, &statements), anchor);
    }

    fn is_composite(&self, item: &Item) -> bool {
        self.description.composites.iter().any(|it| std::ptr::eq(&raw const it.item, item))
    }

    fn composite(&self, object: &str) -> Option<String> {
        let model = self
            .description
            .composites
            .iter()
            .find(|it| format!("type {}", it.item.qualified()) == object)?;
        let catalog = &self.expected.simulation.catalog;
        let table = table_of(catalog, &model.item.schema, &model.item.name)?;
        let columns: Vec<String> = table
            .columns
            .iter()
            .map(|column| format!("{} {}", column.name, format_type(catalog, &column.ty)))
            .collect();
        Some(format!("CREATE TYPE {} AS ({})", model.item.qualified(), columns.join(", ")))
    }

    fn step(&mut self, phase: Phase, statements: Vec<String>, drops: bool) {
        if !statements.is_empty() {
            self.judged.steps.push(Step { phase, statements, drops, instead_of: None });
        }
    }

    fn found(&mut self, rule: &Rule, finding: Finding, anchor: Anchor) {
        let level = self.levels.of(rule);
        if level != Level::Allow {
            self.judged.found.push(Found { problem: finding.problem(rule, level), anchor });
        }
    }
}

/// The statements that make the history what the model says.
pub(super) fn with_statements(finding: Finding, statements: &[String]) -> Finding {
    match statements {
        [] => finding,
        statements => {
            let or = if finding.help.is_empty() { "" } else { "or " };
            finding.help(format!(
                "{or}change the history, with a revision that `arcoiris revision --autogenerate -m \"…\"` writes:\n{};",
                statements.join(";\n")
            ))
        }
    }
}

/// A constraint or an index: a part of a table that a model may leave unnamed.
fn is_part(object: &str) -> bool {
    object.starts_with("constraint ") || object.starts_with("index ")
}

/// What is said of a column, of an attribute of a composite type.
fn of_composite(statement: &str) -> String {
    let statement = statement
        .replacen("ALTER TABLE", "ALTER TYPE", 1)
        .replacen(" ADD COLUMN ", " ADD ATTRIBUTE ", 1)
        .replacen(" DROP COLUMN ", " DROP ATTRIBUTE ", 1)
        .replacen(" ALTER COLUMN ", " ALTER ATTRIBUTE ", 1);
    statement.split(" USING ").next().unwrap_or_default().to_owned()
}

fn kind_of(it: &Constraint) -> &'static str {
    match it.kind {
        ConstraintKind::PrimaryKey(_) => "primary key",
        ConstraintKind::Unique(_) => "unique",
        ConstraintKind::Check { .. } => "check",
        ConstraintKind::ForeignKey(_) => "foreign key",
        ConstraintKind::Exclusion { .. } => "exclusion",
    }
}

/// The columns of a constraint, as stored.
pub(super) fn constraint_columns(state: &dyn State, it: &Constraint) -> Option<Vec<String>> {
    let numbers: Vec<_> = match &it.kind {
        ConstraintKind::PrimaryKey(key) | ConstraintKind::Unique(key) => key.columns.clone(),
        ConstraintKind::ForeignKey(key) => key.columns.clone(),
        ConstraintKind::Check { expression, .. } => {
            let mut numbers = Vec::new();
            for piece in &expression.pieces {
                if let arcoiris_catalog::Piece::Column(number) = piece
                    && !numbers.contains(number)
                {
                    numbers.push(*number);
                }
            }
            numbers
        }
        ConstraintKind::Exclusion { .. } => return None,
    };
    names_of(state, it.of, &numbers)
}

/// The columns of an index, as stored.
pub(super) fn index_columns(state: &dyn State, it: &Index) -> Option<Vec<String>> {
    let mut numbers = Vec::new();
    for key in &it.keys {
        match &key.element {
            IndexElement::Column(number) => numbers.push(*number),
            IndexElement::Expression(expression) => {
                for piece in &expression.pieces {
                    if let arcoiris_catalog::Piece::Column(number) = piece
                        && !numbers.contains(number)
                    {
                        numbers.push(*number);
                    }
                }
            }
        }
    }
    names_of(state, it.table, &numbers)
}

fn names_of(state: &dyn State, table: ObjectId, numbers: &[i16]) -> Option<Vec<String>> {
    match state.object(table)?.as_ref() {
        Object::Table(table) => numbers
            .iter()
            .map(|number| table.column_numbered(*number).map(|column| column.name.as_str().to_owned()))
            .collect(),
        _ => Some(Vec::new()),
    }
}

/// The table of this name.
pub(super) fn table_of<'c>(catalog: &'c Catalog, schema: &str, name: &str) -> Option<&'c Table> {
    match catalog.object(super::items::relation(catalog, schema, name)?)?.as_ref() {
        Object::Table(table) => Some(table),
        _ => None,
    }
}

/// The name of the type as which the server describes a column to a client: of a domain what it is over, unless it is the element of
/// an array (<https://www.postgresql.org/docs/15/protocol-message-formats.html>, RowDescription). `None` for a type that no Rust type
/// reads by itself.
pub(super) fn read_as(catalog: &Catalog, base: &TypeBase, array: bool) -> Option<String> {
    match base {
        TypeBase::Builtin(name) => Some(name.as_str().to_owned()),
        TypeBase::User(id) => match catalog.object(*id)?.as_ref() {
            Object::Type(ty) => match &ty.kind {
                TypeKind::Base => Some(ty.name.as_str().to_owned()),
                TypeKind::Domain { base, .. } if !array && !base.array => read_as(catalog, &base.base, false),
                _ => None,
            },
            _ => None,
        },
    }
}
