//! Indexes on their way into the catalog: their keys resolved, and those of PRIMARY KEY, UNIQUE and EXCLUDE made together
//! with the constraint.

use arcoiris_catalog::{
    ColumnNumber, Constraint, ConstraintKind, DefinedKind, ExclusionElement, Index, IndexElement, IndexKey,
    KeyConstraint, Name, Namespace, Object, ObjectId, Piece, Table, TableKind, TypeRef,
};

use super::column::{self, SYSTEM_COLUMNS};
use super::storage_option::{self, Target};
use super::{constraint, inherit, object, operator_class, partition};
use crate::effects::Effects;
use crate::generated_name;
use crate::refusal::{Refusal, RefusalFact};
use crate::resolve::{self, Place, Scope, Volatility};
use crate::simulation::Simulation;
use crate::syntax::{
    Expression, ExpressionKind, Ident, IndexElementClause, KeyClause, ObjectKind, ObjectName, Span,
};

/// `INDEX_MAX_KEYS`
pub(super) const MOST_KEYS: usize = 32;

/// What an access method can do. <https://www.postgresql.org/docs/15/indexes-types.html>
#[derive(Debug, Clone, Copy)]
pub(super) struct Method {
    pub(super) name: &'static str,
    pub(super) unique: bool,
    pub(super) ordered: bool,
    pub(super) several: bool,
    pub(super) include: bool,
    pub(super) exclusion: bool,
    pub(super) cluster: bool,
}

const METHODS: [Method; 6] = [
    method_facts("btree", [true, true, true, true, true, true]),
    method_facts("hash", [false, false, false, false, true, false]),
    method_facts("gist", [false, false, true, true, true, true]),
    method_facts("gin", [false, false, true, false, false, false]),
    method_facts("spgist", [false, false, false, true, true, false]),
    method_facts("brin", [false, false, true, false, false, false]),
];

const fn method_facts(name: &'static str, facts: [bool; 6]) -> Method {
    let [unique, ordered, several, include, exclusion, cluster] = facts;
    Method { name, unique, ordered, several, include, exclusion, cluster }
}

/// The access method of this name.
///
/// # Errors
/// 42704 if there is none.
pub(super) fn method(ident: &Ident) -> Result<&'static Method, Refusal> {
    // `rtree` has been an old name of `gist` since PostgreSQL 8.2.
    let name = if ident.name.as_str() == "rtree" { "gist" } else { ident.name.as_str() };
    METHODS.iter().find(|method| method.name == name).ok_or_else(|| {
        if matches!(name, "bloom" | "rum" | "hnsw" | "ivfflat") {
            return Refusal::not_modelled(ident.span, format!("the access method {name}"));
        }
        Refusal::other(ident.span, "42704", format!("access method \"{name}\" does not exist"))
    })
}

/// The access method that an index names; what one of the history's own does is told in C.
///
/// # Errors
/// As [`method`].
pub(super) fn named_method(simulation: &Simulation, ident: &Ident) -> Result<&'static Method, Refusal> {
    let own = Namespace::Defined(DefinedKind::AccessMethod);
    if simulation.catalog.find(own, None, &ident.name).is_some() {
        return Err(Refusal::not_modelled(ident.span, "an index of an access method of the history's own"));
    }
    method(ident)
}

/// The access method of this name, which an index in the catalog has.
pub(super) fn method_of(index: &Index) -> Option<&'static Method> {
    METHODS.iter().find(|method| method.name == index.method.as_str())
}

/// The number and the type of a column that an index is to have.
///
/// # Errors
/// 42703 if there is none, 0A000 for a system column.
pub(super) fn column_of<'a>(table: &'a Table, ident: &Ident) -> Result<(ColumnNumber, &'a TypeRef), Refusal> {
    match table.column(ident.name.as_str()) {
        Some(column) => Ok((column.number, &column.ty)),
        None if SYSTEM_COLUMNS.contains(&ident.name.as_str()) => {
            Err(Refusal::other(ident.span, "0A000", "index creation on system columns is not supported"))
        }
        None => Err(unknown_column(table, ident)),
    }
}

/// The refusal for a column that a table does not have.
pub(super) fn unknown_column(table: &Table, ident: &Ident) -> Refusal {
    let similar = crate::names::most_alike(
        ident.name.as_str(),
        table.columns.iter().map(|column| column.name.as_str()),
    );
    let fact =
        RefusalFact::UnknownColumn { table: table.name.to_string(), column: ident.name.to_string(), similar };
    Refusal::new(ident.span, fact)
}

/// The column that an element of an index's key is, if it is one: `a` and `(a)` alike.
pub(super) fn plain_column(expression: &Expression) -> Option<&Ident> {
    let ExpressionKind::Column(path) = &expression.kind else { return None };
    match path.as_slice() {
        [column] => Some(column),
        _ => None,
    }
}

/// An expression without `COLLATE` around it, which is taken for the element's own (`ComputeIndexAttrs`).
fn without_collation(expression: &Expression) -> (&Expression, Option<&ObjectName>) {
    let (mut inner, mut outermost) = (expression, None);
    while let ExpressionKind::Collate { operand, collation } = &inner.kind {
        outermost = outermost.or(Some(collation));
        inner = operand;
    }
    (inner, outermost)
}

/// Resolves the key of an index, and tells the types of its elements.
///
/// # Errors
/// 42703, 42704, 42804, 42P17, 0A000 as `ComputeIndexAttrs` says them.
pub(super) fn keys<'a>(
    simulation: &Simulation,
    effects: &mut Effects,
    table: &Table,
    method: &Method,
    elements: impl Iterator<Item = &'a IndexElementClause>,
) -> Result<Keys, Refusal> {
    let (mut keys, mut types, mut also) = (Vec::new(), Vec::new(), Vec::new());
    for it in elements {
        if !keys.is_empty() && !method.several {
            let message = format!("access method \"{}\" does not support multicolumn indexes", method.name);
            return Err(Refusal::other(it.span, "0A000", message));
        }
        let (expression, collated) = without_collation(&it.expression);
        let (element, ty, read) = match plain_column(expression) {
            Some(ident) => {
                let (number, ty) = column_of(table, ident)?;
                (IndexElement::Column(number), ty.clone(), Vec::new())
            }
            None => {
                let scope = Scope { simulation, table: Some(table), value: None, place: Place::IndexKey };
                let resolved = resolve::expression(&scope, expression, None)?;
                if resolved.volatility != Volatility::Immutable {
                    let message = "functions in index expression must be marked IMMUTABLE";
                    return Err(Refusal::other(it.expression.span, "42P17", message));
                }
                constraint::note_enum_values(effects, &resolved);
                // What comes to a column is one: `(t.a)`, `(a::int)` of an integer (`ComputeIndexAttrs`).
                match resolved.stored.pieces.as_slice() {
                    [Piece::Column(number)] => (IndexElement::Column(*number), resolved.ty, Vec::new()),
                    _ => (IndexElement::Expression(resolved.stored), resolved.ty, resolved.columns),
                }
            }
        };
        if it.operator_class_options {
            return Err(Refusal::not_modelled(it.span, "parameters of an operator class"));
        }
        let collation = match it.collation.as_ref().or(collated) {
            Some(written) => {
                let own = match &element {
                    IndexElement::Column(number) => {
                        table.column_numbered(*number).and_then(|column| column.collation.clone())
                    }
                    IndexElement::Expression(_) => None,
                };
                let asked = column::collation(simulation, written, &ty)?;
                let collates =
                    |number| table.column_numbered(number).is_some_and(|it| it.collation.is_some());
                if read.into_iter().any(collates) {
                    return Err(Refusal::not_modelled(
                        written.span(),
                        "COLLATE over columns that have a collation of their own",
                    ));
                }
                if asked == own {
                    None
                } else {
                    match asked {
                        Some(asked) => Some(asked),
                        None => Some(resolve::collation(simulation, written)?),
                    }
                }
            }
            None => None,
        };
        let class = match &it.operator_class {
            Some(written) => operator_class::named(simulation, method.name, written, &ty)?,
            None => operator_class::of_type(simulation, method.name, &ty, it.span)?,
        };
        note_extension(&mut also, class.extension);
        let operator_class = class.name;
        let compared = collation.clone().or_else(|| match &element {
            IndexElement::Column(number) => {
                table.column_numbered(*number).and_then(|column| column.collation.clone())
            }
            IndexElement::Expression(_) => None,
        });
        if let (Some(class), Some(compared)) = (&operator_class, compared)
            && method.name == "btree"
            && class.as_str().ends_with("_pattern_ops")
            && super::collation::is_nondeterministic(simulation, &compared)
        {
            let message = format!(
                "nondeterministic collations are not supported for operator class \"{}\"",
                class.as_str()
            );
            return Err(Refusal::other(it.span, "0A000", message));
        }
        if !method.ordered && (it.descending || it.nulls_first.is_some()) {
            let options = if it.descending { "ASC/DESC" } else { "NULLS FIRST/LAST" };
            let message = format!("access method \"{}\" does not support {options} options", method.name);
            return Err(Refusal::other(it.span, "0A000", message));
        }
        keys.push(IndexKey {
            element,
            collation,
            operator_class,
            descending: it.descending,
            nulls_first: it.nulls_first.unwrap_or(it.descending),
            own_class: class.own,
        });
        types.push(ty);
    }
    Ok(Keys { keys, types, also })
}

/// The key of an index, resolved.
#[derive(Debug)]
pub(super) struct Keys {
    pub(super) keys: Vec<IndexKey>,
    /// The types of its elements.
    pub(super) types: Vec<TypeRef>,
    /// The extensions whose operator classes it uses.
    pub(super) also: Vec<ObjectId>,
}

fn note_extension(also: &mut Vec<ObjectId>, extension: Option<ObjectId>) {
    if let Some(extension) = extension
        && !also.contains(&extension)
    {
        also.push(extension);
    }
}

/// Resolves the expressions of an index's key for the sake of what is wrong with them.
///
/// # Errors
/// What [`resolve::expression`] says, but for functions that are not immutable, which PostgreSQL looks at later.
pub(super) fn resolve_expressions(
    simulation: &Simulation,
    table: &Table,
    elements: &[IndexElementClause],
) -> Result<(), Refusal> {
    for it in elements {
        if plain_column(&it.expression).is_none() {
            let scope = Scope { simulation, table: Some(table), value: None, place: Place::IndexKey };
            match resolve::expression(&scope, &it.expression, None) {
                Err(refusal) if refusal.sqlstate() != Some("42P17") => return Err(refusal),
                Ok(_) | Err(_) => {}
            }
        }
    }
    Ok(())
}

/// Resolves `INCLUDE`.
///
/// # Errors
/// 42703 for an unknown column, 0A000 for a system column.
pub(super) fn include(table: &Table, columns: &[Ident]) -> Result<Vec<ColumnNumber>, Refusal> {
    columns.iter().map(|ident| column_of(table, ident).map(|(number, _)| number)).collect()
}

/// Resolves `WHERE` of an index; `None` for the constant `true`, which `make_ands_implicit` leaves out.
pub(super) fn predicate(
    simulation: &Simulation,
    effects: &mut Effects,
    table: &Table,
    expression: &Expression,
) -> Result<Option<arcoiris_catalog::Expression>, Refusal> {
    let boolean = TypeRef::builtin("bool");
    let scope = Scope { simulation, table: Some(table), value: None, place: Place::IndexPredicate };
    let resolved = resolve::expression(&scope, expression, Some(&boolean))?;
    if resolved.volatility != Volatility::Immutable {
        let message = "functions in index predicate must be marked IMMUTABLE";
        return Err(Refusal::other(expression.span, "42P17", message));
    }
    constraint::note_enum_values(effects, &resolved);
    let is_true =
        matches!(resolved.stored.pieces.as_slice(), [arcoiris_catalog::Piece::Text(text)] if text == "true");
    Ok((!is_true).then_some(resolved.stored))
}

/// The names that the columns of an index get, for its own.
pub(super) fn column_names(elements: &[IndexElementClause], include: &[Ident]) -> Vec<String> {
    let own: Vec<String> = elements
        .iter()
        .map(|it| match plain_column(&it.expression) {
            Some(ident) => ident.name.as_str().to_owned(),
            None => generated_name::of_expression(&it.expression).unwrap_or_else(|| "expr".to_owned()),
        })
        .collect();
    generated_name::index_columns(
        own.iter().map(String::as_str).chain(include.iter().map(|ident| ident.name.as_str())),
    )
}

/// `PRIMARY KEY` or `UNIQUE`.
#[derive(Debug, Clone)]
pub(super) struct KeyDraft<'a> {
    pub(super) name: Option<&'a Ident>,
    pub(super) primary: bool,
    pub(super) columns: Vec<&'a Ident>,
    pub(super) key: &'a KeyClause,
    pub(super) deferrable: bool,
    pub(super) initially_deferred: bool,
    pub(super) span: Span,
}

impl KeyDraft<'_> {
    /// Whether PostgreSQL makes one index of the two (`transformIndexConstraints`).
    pub(super) fn same_index(&self, other: &KeyDraft<'_>) -> bool {
        let names =
            |columns: &[&Ident]| columns.iter().map(|ident| ident.name.clone()).collect::<Vec<Name>>();
        let included =
            |columns: &[Ident]| columns.iter().map(|ident| ident.name.clone()).collect::<Vec<Name>>();
        self.columns.len() == other.columns.len()
            && names(&self.columns) == names(&other.columns)
            && included(&self.key.include) == included(&other.key.include)
            && self.key.nulls_not_distinct == other.key.nulls_not_distinct
            && self.deferrable == other.deferrable
            && self.initially_deferred == other.initially_deferred
    }
}

/// Keys that ask for the same index become one, under the first name that is written for it.
pub(super) fn distinct<'a>(keys: Vec<KeyDraft<'a>>) -> Vec<KeyDraft<'a>> {
    let mut distinct: Vec<KeyDraft<'a>> = Vec::with_capacity(keys.len());
    for key in keys {
        match distinct.iter_mut().find(|earlier| earlier.same_index(&key)) {
            Some(earlier) => earlier.name = earlier.name.or(key.name),
            None => distinct.push(key),
        }
    }
    distinct
}

/// Exclusion constraints that ask for the same index become one as well.
///
/// # Errors
/// Not modelled where it hangs on whether two expressions are written alike.
pub(super) fn distinct_exclusions<'a>(
    simulation: &Simulation,
    table: ObjectId,
    exclusions: impl Iterator<Item = &'a ExclusionDraft<'a>>,
) -> Result<Vec<ExclusionDraft<'a>>, Refusal> {
    let mut distinct: Vec<ExclusionDraft<'a>> = Vec::new();
    for exclusion in exclusions {
        let mut same = None;
        for (place, earlier) in distinct.iter().enumerate() {
            if earlier.same_index(simulation, table, exclusion)? {
                same = Some(place);
                break;
            }
        }
        match same.and_then(|place| distinct.get_mut(place)) {
            Some(earlier) => earlier.name = earlier.name.or(exclusion.name),
            None => distinct.push(exclusion.clone()),
        }
    }
    Ok(distinct)
}

/// The refusal for a second primary key (42P16).
pub(super) fn several_primary_keys(table: &Name, span: Span) -> Refusal {
    let message = format!("multiple primary keys for table \"{}\" are not allowed", table.as_str());
    Refusal::other(span, "42P16", message)
}

/// `EXCLUDE`
#[derive(Debug, Clone)]
pub(super) struct ExclusionDraft<'a> {
    pub(super) name: Option<&'a Ident>,
    pub(super) method: Option<&'a Ident>,
    pub(super) elements: &'a [(IndexElementClause, String)],
    pub(super) key: &'a KeyClause,
    pub(super) predicate: Option<&'a Expression>,
    pub(super) deferrable: bool,
    pub(super) initially_deferred: bool,
    pub(super) span: Span,
}

/// Whether an index's condition is true for every row, as PostgreSQL simplifies it before it asks if there is one
/// (`RelationGetIndexPredicate`); `None` where that is not known.
pub(crate) fn is_always_true(predicate: &arcoiris_catalog::Expression) -> Option<bool> {
    let text = predicate.pieces.iter().map(|piece| match piece {
        Piece::Text(text) => text.as_str(),
        Piece::Column(_)
        | Piece::ColumnOf(..)
        | Piece::Type(_)
        | Piece::Relation(_)
        | Piece::Routine(_)
        | Piece::Schema(_)
        | Piece::NameOf(_)
        | Piece::Label { .. }
        | Piece::AsWritten(_)
        | Piece::OwnLabel { .. }
        | Piece::OwnName
        | Piece::Object(_) => "#",
    });
    let text: String = text.collect();
    let whole = text.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(&text);
    let mut depth = 0usize;
    let mut operands = vec![String::new()];
    for word in whole.split_inclusive(' ') {
        if depth == 0 && word == "OR " {
            operands.push(String::new());
        } else if let Some(operand) = operands.last_mut() {
            operand.push_str(word);
        }
        depth = (depth + word.matches('(').count()).saturating_sub(word.matches(')').count());
    }
    if !text.contains('\'') && operands.iter().any(|operand| operand.trim() == "true") {
        return Some(true);
    }
    if !text.contains('#') {
        return None;
    }
    let chooses = ["COALESCE(", "CASE ", " OR "].iter().any(|word| text.contains(word));
    let negates = text.contains("NOT ") && (text.contains("true") || text.contains("false"));
    if chooses || negates { None } else { Some(false) }
}

/// The operator of an exclusion constraint as it is stored: one over an extension's own type stands in the extension's schema, which is
/// not looked in when it is printed.
///
/// # Errors
/// Not modelled where that schema is not searched: found elsewhere, it would be another operator, of other types.
pub(super) fn exclusion_operator(
    simulation: &Simulation,
    ty: &TypeRef,
    operator: &str,
    span: Span,
) -> Result<String, Refusal> {
    match operator_class::own_schema(simulation, ty) {
        Some(schema) if !operator.contains('.') && !simulation.search_path.contains(&schema) => {
            Err(Refusal::not_modelled(span, "an operator whose schema is not searched"))
        }
        Some(schema) if !operator.contains('.') => Ok(format!("{schema}.{operator}")),
        Some(_) | None => Ok(operator.to_owned()),
    }
}

impl ExclusionDraft<'_> {
    /// Whether PostgreSQL makes one index of the two, which it compares as they are written (`transformIndexConstraints`).
    fn same_index(
        &self,
        simulation: &Simulation,
        table: ObjectId,
        other: &ExclusionDraft<'_>,
    ) -> Result<bool, Refusal> {
        let table = object::table(&simulation.catalog, table);
        let stored = |expression: &Expression, place: Place| {
            let scope = Scope { simulation, table, value: None, place };
            resolve::expression(&scope, expression, None).ok().map(|resolved| resolved.stored)
        };
        let differ =
            |left: &Expression, right: &Expression, place: Place| stored(left, place) != stored(right, place);
        let method = |it: &ExclusionDraft<'_>| {
            it.method.map_or_else(|| METHODS[0].name.to_owned(), |ident| ident.name.as_str().to_owned())
        };
        let name = |name: &Option<ObjectName>| name.as_ref().map(crate::names::written);
        let included = |it: &ExclusionDraft<'_>| {
            it.key.include.iter().map(|ident| ident.name.clone()).collect::<Vec<Name>>()
        };
        let mut expressions = self.predicate.is_some();
        for ((left, operator), (right, other_operator)) in self.elements.iter().zip(other.elements) {
            let columns = (plain_column(&left.expression), plain_column(&right.expression));
            let others = match columns {
                (Some(left), Some(right)) => left.name != right.name,
                (None, None) => {
                    expressions = true;
                    differ(&left.expression, &right.expression, Place::IndexKey)
                }
                (Some(_), None) | (None, Some(_)) => true,
            };
            let (left_words, right_words) = (
                (name(&left.collation), name(&left.operator_class), left.descending, left.nulls_first),
                (name(&right.collation), name(&right.operator_class), right.descending, right.nulls_first),
            );
            if others || operator != other_operator || left_words != right_words {
                return Ok(false);
            }
        }
        let same = self.elements.len() == other.elements.len()
            && method(self) == method(other)
            && included(self) == included(other)
            && match (self.predicate, other.predicate) {
                (Some(left), Some(right)) => !differ(left, right, Place::IndexPredicate),
                (None, None) => true,
                (Some(_), None) | (None, Some(_)) => false,
            }
            && self.deferrable == other.deferrable
            && self.initially_deferred == other.initially_deferred;
        if same && expressions {
            return Err(Refusal::not_modelled(
                other.span,
                "whether two exclusion constraints are written alike",
            ));
        }
        Ok(same)
    }
}

/// The columns of a key, each once.
///
/// # Errors
/// 42703 for an unknown column, 42701 for one that is named twice.
pub(super) fn check_key_columns(
    columns: &[&Ident],
    primary: bool,
    exists: impl Fn(&Name) -> bool,
) -> Result<(), Refusal> {
    for (index, ident) in columns.iter().enumerate() {
        let name = ident.name.as_str();
        if !exists(&ident.name) && !SYSTEM_COLUMNS.contains(&name) {
            let message = format!("column \"{name}\" named in key does not exist");
            return Err(Refusal::other(ident.span, "42703", message));
        }
        if columns.iter().take(index).any(|earlier| earlier.name == ident.name) {
            let kind = if primary { "primary key" } else { "unique" };
            let message = format!("column \"{name}\" appears twice in {kind} constraint");
            return Err(Refusal::other(ident.span, "42701", message));
        }
    }
    Ok(())
}

/// Adds a key with its index. Its columns have been checked, and are NOT NULL already if it is primary.
///
/// # Errors
/// 42704 for a type without order, 42P07 or 42710 for a name that is taken, 22023 for a wrong parameter, 54011 for too many.
pub(super) fn add_key(
    simulation: &mut Simulation,
    table_id: ObjectId,
    it: &KeyDraft<'_>,
    only: bool,
) -> Result<ObjectId, Refusal> {
    let Some(table) = object::table(&simulation.catalog, table_id) else {
        return Err(Refusal::not_modelled(it.span, "a key of what is not a table"));
    };
    clause(simulation, it.key, it.span)?;
    let btree = &METHODS[0];
    let (mut columns, mut also) = (Vec::with_capacity(it.columns.len()), Vec::new());
    let mut keys = Vec::with_capacity(it.columns.len());
    for ident in &it.columns {
        let (number, ty) = column_of(table, ident)?;
        let class = operator_class::of_type(simulation, btree.name, ty, ident.span)?;
        note_extension(&mut also, class.extension);
        columns.push(number);
        keys.push(IndexKey { own_class: class.own, ..plain_key(number) });
    }
    if keys.len() + it.key.include.len() > MOST_KEYS {
        return Err(too_many(it.span));
    }
    let what = if it.primary { "PRIMARY KEY" } else { "UNIQUE" };
    partition::require_included(table, &keys, what, it.span)?;
    let include = include(table, &it.key.include)?;
    let mut options = Vec::new();
    storage_option::set(&mut options, Target::Index("btree"), &it.key.options, simulation.server)?;
    let label = if it.primary { "pkey" } else { "key" };
    let names = it.columns.iter().map(|ident| ident.name.as_str());
    let names =
        generated_name::index_columns(names.chain(it.key.include.iter().map(|ident| ident.name.as_str())));
    let name = match it.name {
        Some(ident) => chosen(simulation, table_id, table, ident)?,
        None if it.primary => generated_name::relation_name(
            &simulation.catalog,
            table.schema,
            table.name.as_str(),
            None,
            label,
            true,
        ),
        None => {
            let addition = generated_name::addition(names.iter().map(String::as_str));
            generated_name::relation_name(
                &simulation.catalog,
                table.schema,
                table.name.as_str(),
                Some(&addition),
                label,
                true,
            )
        }
    };
    constraint::check_name(simulation, table_id, &name, it.name.map_or(it.span, |ident| ident.span))?;
    let schema = table.schema;
    let id = simulation.catalog.reserve();
    let index = simulation.catalog.reserve();
    let key = KeyConstraint { columns, index };
    simulation.catalog.put(
        id,
        Object::Constraint(Constraint {
            of: table_id,
            name: name.clone(),
            kind: if it.primary { ConstraintKind::PrimaryKey(key) } else { ConstraintKind::Unique(key) },
            deferrable: it.deferrable,
            initially_deferred: it.initially_deferred,
            validated: true,
            comment: None,
            inherited: 0,
            local: true,
            parent: None,
            for_partition: false,
        }),
    );
    simulation.catalog.put(
        index,
        Object::Index(Index {
            schema,
            name,
            table: table_id,
            constraint: Some(id),
            method: Name::new("btree"),
            keys,
            include,
            unique: true,
            nulls_not_distinct: it.key.nulls_not_distinct,
            predicate: None,
            options,
            also,
            clustered: false,
            replica_identity: false,
            comment: None,
            parent: None,
            valid: true,
            column_names: names.iter().map(|name| Name::new(name)).collect(),
        }),
    );
    on_partitions(simulation, table_id, index, only, it.span)?;
    Ok(id)
}

/// Gives the partitions of a partitioned table their parts of a new index; with `ONLY` it is not valid before they have them.
pub(super) fn on_partitions(
    simulation: &mut Simulation,
    table: ObjectId,
    index: ObjectId,
    only: bool,
    span: Span,
) -> Result<(), Refusal> {
    if !inherit::is_partitioned(&simulation.catalog, table) {
        return Ok(());
    }
    if only {
        let valid = inherit::children(&simulation.catalog, table).is_empty();
        object::change_index(&mut simulation.catalog, index, |index| index.valid = valid);
        return Ok(());
    }
    partition::index::spread(simulation, index, span)
}

/// The key of an index on a column as it stands.
fn plain_key(number: ColumnNumber) -> IndexKey {
    IndexKey {
        element: IndexElement::Column(number),
        collation: None,
        operator_class: None,
        descending: false,
        nulls_first: false,
        own_class: None,
    }
}

/// The refusal for an index with more than 32 columns.
pub(super) fn too_many(span: Span) -> Refusal {
    Refusal::other(span, "54011", format!("cannot use more than {MOST_KEYS} columns in an index"))
}

/// What a key says beside its columns, as far as it can be checked by itself.
fn clause(simulation: &Simulation, key: &KeyClause, span: Span) -> Result<(), Refusal> {
    if key.without_overlaps {
        return Err(column::newer(simulation, span, 18, "WITHOUT OVERLAPS"));
    }
    tablespace(key.tablespace.as_ref())
}

/// Tablespaces belong to the server; the one that every database has is the only one known.
///
/// # Errors
/// 22023 for the one of what all databases share; any other is not modelled.
pub(super) fn tablespace(tablespace: Option<&Ident>) -> Result<(), Refusal> {
    match tablespace {
        Some(ident) if ident.name.as_str() == "pg_global" => {
            let message = "only shared relations can be placed in pg_global tablespace";
            Err(Refusal::other(ident.span, "22023", message))
        }
        Some(ident) if ident.name.as_str() != "pg_default" => {
            Err(Refusal::not_modelled(ident.span, "a tablespace"))
        }
        Some(_) | None => Ok(()),
    }
}

/// A written name for an index that comes with a constraint.
fn chosen(
    simulation: &Simulation,
    _table_id: ObjectId,
    table: &Table,
    ident: &Ident,
) -> Result<Name, Refusal> {
    match simulation.catalog.find(Namespace::Relation, Some(table.schema), &ident.name) {
        None => Ok(ident.name.clone()),
        Some(id) => Err(duplicate_relation(ident, id)),
    }
}

/// The refusal for a relation's name that is taken (42P07).
pub(super) fn duplicate_relation(ident: &Ident, id: ObjectId) -> Refusal {
    let fact = RefusalFact::Duplicate { kind: ObjectKind::Table, name: ident.name.to_string() };
    Refusal::new(ident.span, fact).about(id)
}

/// Adds an exclusion constraint with its index.
///
/// # Errors
/// As for an index; 42809 for an operator that cannot exclude.
pub(super) fn add_exclusion(
    simulation: &mut Simulation,
    effects: &mut Effects,
    table_id: ObjectId,
    it: &ExclusionDraft<'_>,
) -> Result<ObjectId, Refusal> {
    let Some(table) = object::table(&simulation.catalog, table_id) else {
        return Err(Refusal::not_modelled(it.span, "EXCLUDE on what is not a table"));
    };
    if table.kind == TableKind::Partitioned && simulation.server >= 17 {
        return Err(Refusal::not_modelled(it.span, "an exclusion constraint of a partitioned table"));
    }
    if table.kind == TableKind::Partitioned {
        let message = "exclusion constraints are not supported on partitioned tables";
        return Err(Refusal::other(it.span, "0A000", message));
    }
    clause(simulation, it.key, it.span)?;
    let method = match it.method {
        Some(ident) => named_method(simulation, ident)?,
        None => &METHODS[0],
    };
    if !method.exclusion {
        let message = format!("access method \"{}\" does not support exclusion constraints", method.name);
        return Err(Refusal::other(it.span, "0A000", message));
    }
    if it.elements.len() + it.key.include.len() > MOST_KEYS {
        return Err(too_many(it.span));
    }
    if !it.key.include.is_empty() && !method.include {
        let message = format!("access method \"{}\" does not support included columns", method.name);
        return Err(Refusal::other(it.span, "0A000", message));
    }
    let Keys { keys, types, also } =
        keys(simulation, effects, table, method, it.elements.iter().map(|(element, _)| element))?;
    let mut elements = Vec::with_capacity(keys.len());
    for ((key, ty), (clause, operator)) in keys.iter().zip(&types).zip(it.elements) {
        let class = clause.operator_class.as_ref();
        operator_class::require_exclusion(simulation, method.name, class, ty, operator, clause.span)?;
        let column = match &key.element {
            IndexElement::Column(number) => Some(*number),
            IndexElement::Expression(_) => None,
        };
        let operator = exclusion_operator(simulation, ty, operator, clause.span)?;
        elements.push(ExclusionElement { column, operator });
    }
    let include = include(table, &it.key.include)?;
    let predicate = match it.predicate {
        Some(expression) => predicate(simulation, effects, table, expression)?,
        None => None,
    };
    let mut options = Vec::new();
    storage_option::set(&mut options, Target::Index(method.name), &it.key.options, simulation.server)?;
    let clauses: Vec<IndexElementClause> = it.elements.iter().map(|(element, _)| element.clone()).collect();
    let names = column_names(&clauses, &it.key.include);
    let name = match it.name {
        Some(ident) => chosen(simulation, table_id, table, ident)?,
        None => {
            let addition = generated_name::addition(names.iter().map(String::as_str));
            generated_name::relation_name(
                &simulation.catalog,
                table.schema,
                table.name.as_str(),
                Some(&addition),
                "excl",
                true,
            )
        }
    };
    constraint::check_name(simulation, table_id, &name, it.name.map_or(it.span, |ident| ident.span))?;
    let schema = table.schema;
    let id = simulation.catalog.reserve();
    let index = simulation.catalog.reserve();
    simulation.catalog.put(
        id,
        Object::Constraint(Constraint {
            of: table_id,
            name: name.clone(),
            kind: ConstraintKind::Exclusion { index, elements },
            deferrable: it.deferrable,
            initially_deferred: it.initially_deferred,
            validated: true,
            comment: None,
            inherited: 0,
            local: true,
            parent: None,
            for_partition: false,
        }),
    );
    simulation.catalog.put(
        index,
        Object::Index(Index {
            schema,
            name,
            table: table_id,
            constraint: Some(id),
            method: Name::new(method.name),
            keys,
            include,
            unique: false,
            nulls_not_distinct: false,
            predicate,
            options,
            also,
            clustered: false,
            replica_identity: false,
            comment: None,
            parent: None,
            valid: true,
            column_names: names.iter().map(|name| Name::new(name)).collect(),
        }),
    );
    Ok(id)
}
