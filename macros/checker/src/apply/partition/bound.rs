//! The bounds of partitions: their values read and printed as `pg_get_expr(relpartbound)` does, compared with those of the
//! other partitions (`transformPartitionBound`, `check_new_partition_bound`).

use std::cmp::Ordering;

use arcoiris_catalog::{
    CollationRef, Expression, IndexElement, IndexKey, Name, ObjectId, PartitionKey, PartitionStrategy, Piece,
    Table, TypeRef, format_type,
};

use crate::apply::{inherit, object};
use crate::refusal::Refusal;
use crate::resolve::input::{self, Input};
use crate::resolve::kind::Kind;
use crate::resolve::{self, Place, Scope};
use crate::simulation::Simulation;
use crate::syntax::{self, ExpressionKind, PartitionBound, PartitionBoundKind, RangeDatum, Span};

/// A bound with its values as their types print them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Bound {
    Default,
    List(Vec<Option<String>>),
    Range(Vec<Datum>, Vec<Datum>),
    Hash(i64, i64),
}

/// A place of a range's bound.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Datum {
    Least,
    Value(String),
    Most,
}

/// Resolves the bound of a partition of `parent` and compares it with those of its other partitions.
///
/// # Errors
/// 42P16, 42P17, 42804, 22P02 and others as PostgreSQL says them.
pub(in crate::apply) fn resolve_new(
    simulation: &Simulation,
    parent: ObjectId,
    partition: &Name,
    it: &PartitionBound,
) -> Result<Expression, Refusal> {
    let Some(table) = object::table(&simulation.catalog, parent) else {
        return Err(Refusal::not_modelled(it.span, "a partition of what is not a table"));
    };
    let Some(key) = &table.partition_key else {
        let message = format!("\"{}\" is not partitioned", table.name.as_str());
        return Err(Refusal::other(it.span, "42P17", message));
    };
    let types = types(simulation, table, key, it.span)?;
    let bound = read(simulation, key, &types, it)?;
    if let Bound::Range(from, to) = &bound
        && compare_rows(simulation, &types, from, to, it.span)? != Ordering::Less
    {
        let message = format!("empty range bound specified for partition \"{partition}\"");
        return Err(Refusal::other(it.span, "42P17", message));
    }
    for other in inherit::children(&simulation.catalog, parent) {
        let Some(found) = object::table(&simulation.catalog, other) else { continue };
        let Some(text) = &found.partition_bound else { continue };
        let standing =
            parse(text).ok_or_else(|| Refusal::not_modelled(it.span, "the bound of another partition"))?;
        if let Some(message) = clash(simulation, &types, &bound, &standing, it.span)? {
            let other = found.name.as_str();
            let message = match message {
                Clash::Overlaps => format!("partition \"{partition}\" would overlap partition \"{other}\""),
                Clash::Default => {
                    format!("partition \"{partition}\" conflicts with existing default partition \"{other}\"")
                }
                Clash::Modulus => {
                    "every hash partition modulus must be a factor of the next larger modulus".to_owned()
                }
            };
            return Err(Refusal::other(it.span, "42P17", message));
        }
    }
    Ok(Expression { pieces: vec![Piece::Text(print(simulation, &types, &bound))], also: Vec::new() })
}

/// The type of each place of a partition key.
fn types(
    simulation: &Simulation,
    table: &Table,
    key: &PartitionKey,
    span: Span,
) -> Result<Vec<(TypeRef, Option<CollationRef>)>, Refusal> {
    key.keys.iter().map(|key| type_of(simulation, table, key, span)).collect()
}

fn type_of(
    simulation: &Simulation,
    table: &Table,
    key: &IndexKey,
    span: Span,
) -> Result<(TypeRef, Option<CollationRef>), Refusal> {
    match &key.element {
        IndexElement::Column(number) => match table.column_numbered(*number) {
            Some(column) => {
                Ok((column.ty.clone(), key.collation.clone().or_else(|| column.collation.clone())))
            }
            None => Err(Refusal::not_modelled(span, "this partition key")),
        },
        IndexElement::Expression(expression) => {
            let resolved = crate::apply::reparse::expression(
                simulation,
                table,
                Place::IndexKey,
                expression,
                None,
                span,
            )?;
            Ok((resolved.ty, key.collation.clone()))
        }
    }
}

fn read(
    simulation: &Simulation,
    key: &PartitionKey,
    types: &[(TypeRef, Option<CollationRef>)],
    it: &PartitionBound,
) -> Result<Bound, Refusal> {
    let invalid = |message: &str| Err(Refusal::other(it.span, "42P16", message));
    match (&it.kind, key.strategy) {
        (PartitionBoundKind::Default, PartitionStrategy::Hash) => {
            invalid("a hash-partitioned table may not have a default partition")
        }
        (PartitionBoundKind::Default, _) => Ok(Bound::Default),
        (PartitionBoundKind::Hash { modulus, remainder }, PartitionStrategy::Hash) => {
            if *modulus <= 0 {
                return invalid("modulus for hash partition must be an integer value greater than zero");
            }
            if *remainder < 0 {
                return invalid(
                    "remainder for hash partition must be an integer value greater than or equal to zero",
                );
            }
            if remainder >= modulus {
                return invalid("remainder for hash partition must be less than modulus");
            }
            Ok(Bound::Hash(i64::from(*modulus), i64::from(*remainder)))
        }
        (PartitionBoundKind::List(values), PartitionStrategy::List) => {
            let Some(ty) = types.first() else { return invalid("invalid bound specification") };
            let mut found: Vec<Option<String>> = Vec::with_capacity(values.len());
            for value in values {
                let value = self::value(simulation, &ty.0, value)?;
                if !found.contains(&value) {
                    found.push(value);
                }
            }
            Ok(Bound::List(found))
        }
        (PartitionBoundKind::Range { from, to }, PartitionStrategy::Range) => {
            if from.len() != types.len() {
                return invalid("FROM must specify exactly one value per partitioning column");
            }
            if to.len() != types.len() {
                return invalid("TO must specify exactly one value per partitioning column");
            }
            Ok(Bound::Range(
                datums(simulation, types, from, it.span)?,
                datums(simulation, types, to, it.span)?,
            ))
        }
        (_, PartitionStrategy::Hash) => invalid("invalid bound specification for a hash partition"),
        (_, PartitionStrategy::List) => invalid("invalid bound specification for a list partition"),
        (_, PartitionStrategy::Range) => invalid("invalid bound specification for a range partition"),
    }
}

fn datums(
    simulation: &Simulation,
    types: &[(TypeRef, Option<CollationRef>)],
    datums: &[RangeDatum],
    span: Span,
) -> Result<Vec<Datum>, Refusal> {
    let mut found = Vec::with_capacity(datums.len());
    for ((ty, _), datum) in types.iter().zip(datums) {
        let datum = match datum {
            RangeDatum::MinValue(_) => Datum::Least,
            RangeDatum::MaxValue(_) => Datum::Most,
            RangeDatum::Value(expression) => match value(simulation, ty, expression)? {
                Some(value) => Datum::Value(value),
                None => {
                    let message = "cannot specify NULL in range bound";
                    return Err(Refusal::other(expression.span, "42P17", message));
                }
            },
        };
        let word = match found.last() {
            Some(Datum::Least) if datum != Datum::Least => Some("MINVALUE"),
            Some(Datum::Most) if datum != Datum::Most => Some("MAXVALUE"),
            Some(_) | None => None,
        };
        if let Some(word) = word {
            let message = format!("every bound following {word} must also be {word}");
            return Err(Refusal::other(span, "42804", message));
        }
        found.push(datum);
    }
    Ok(found)
}

/// A value as its type prints it; `None` for NULL. What must be computed is not modelled.
fn value(simulation: &Simulation, ty: &TypeRef, it: &syntax::Expression) -> Result<Option<String>, Refusal> {
    if let ExpressionKind::Column(_) = &it.kind {
        let message = "cannot use column reference in partition bound expression";
        return Err(Refusal::other(it.span, "0A000", message));
    }
    let undecided = || Refusal::not_modelled(it.span, "this value of a partition's bound");
    let scope = Scope { simulation, table: None, value: None, place: Place::Default };
    let resolved = resolve::expression(&scope, it, Some(ty))?;
    if let Some(refusal) = resolved.misfit {
        return Err(*refusal);
    }
    if let Some(refusal) = resolved.folding {
        return Err(*refusal);
    }
    if resolved.is_null {
        return Ok(None);
    }
    let text = arcoiris_catalog::expression_text(&simulation.catalog, None, &resolved.stored);
    let (literal, written) = literal(&text).ok_or_else(undecided)?;
    let Some(literal) = literal else { return Ok(None) };
    let kind = Kind::of(simulation, ty).ok_or_else(undecided)?.under(simulation);
    let own = format_type(&simulation.catalog, &TypeRef { modifier: -1, ..kind.to_ref(simulation, -1) });
    let literal = match written {
        Some(words) if words != own && !alike(&words, &own) => {
            convert(&literal, &words, &own).ok_or_else(undecided)?
        }
        Some(_) | None => literal,
    };
    let literal = match kind.fact_name() {
        Some("int2" | "int4" | "int8") => whole(&literal).ok_or_else(undecided)?,
        Some("numeric") if ty.modifier >= 4 => scaled(&literal, ty.modifier).ok_or_else(undecided)?,
        _ => literal,
    };
    match input::read(simulation, kind, ty.modifier, &literal) {
        Input::Stored(text) => Ok(Some(text)),
        Input::Refused { sqlstate, message } => Err(Refusal::other(it.span, sqlstate, message)),
        Input::Taken | Input::Now | Input::Undecided => Err(undecided()),
    }
}

/// Types whose constants are read from each other's texts.
fn alike(from: &str, to: &str) -> bool {
    let number = |word: &str| {
        matches!(word, "smallint" | "integer" | "bigint" | "numeric" | "real" | "double precision")
    };
    let text = |word: &str| matches!(word, "text" | "character varying" | "character" | "bpchar" | "name");
    number(from) && number(to) || text(from) && text(to)
}

/// A constant of another type as this one has it.
fn convert(literal: &str, from: &str, to: &str) -> Option<String> {
    match (from, to) {
        ("timestamp without time zone" | "timestamp with time zone", "date") => {
            literal.get(..10).map(str::to_owned)
        }
        ("date", "timestamp without time zone") => Some(format!("{literal} 00:00:00")),
        ("date", "timestamp with time zone") => Some(format!("{literal} 00:00:00+00")),
        ("timestamp without time zone", "timestamp with time zone") => Some(format!("{literal}+00")),
        ("timestamp with time zone", "timestamp without time zone") => {
            literal.strip_suffix("+00").map(str::to_owned)
        }
        (_, "text" | "character varying") if from != "boolean" => Some(literal.to_owned()),
        _ => None,
    }
}

/// A constant as it is printed, with the type behind it; `None` if it is more than a constant. NULL has no text.
fn literal(text: &str) -> Option<(Option<String>, Option<String>)> {
    let mut text = text;
    while let Some(inner) = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        text = inner;
    }
    let cast = |rest: &str| match rest {
        "" => Some(None),
        _ => {
            let words = rest.strip_prefix("::")?;
            let words = words.split('(').next()?;
            (!words.contains(['+', '*', '\'', '|'])).then(|| Some(words.to_owned()))
        }
    };
    if let Some(quoted) = text.strip_prefix('\'') {
        let mut value = String::new();
        let mut rest = quoted;
        loop {
            let end = rest.find('\'')?;
            value.push_str(rest.get(..end)?);
            rest = rest.get(end + 1..)?;
            match rest.strip_prefix('\'') {
                Some(more) => {
                    value.push('\'');
                    rest = more;
                }
                None => break,
            }
        }
        return Some((Some(value), cast(rest)?));
    }
    let end = text.find("::").unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    match word {
        "NULL" => Some((None, cast(rest)?)),
        "true" | "false" => Some((Some(word.to_owned()), Some("boolean".to_owned()))),
        _ => {
            let plain = word.trim_start_matches('(').trim_end_matches(')');
            let number = !plain.is_empty()
                && plain.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b'-')
                && plain.rfind('-').is_none_or(|at| at == 0);
            // The type of a number alone is a number's.
            number.then(|| Some((Some(plain.to_owned()), cast(rest)?.or(Some("numeric".to_owned())))))?
        }
    }
}

/// Rounded to a whole number, halves away from zero.
fn whole(literal: &str) -> Option<String> {
    let Some((before, after)) = literal.split_once('.') else { return Some(literal.to_owned()) };
    let number: i64 = if before.is_empty() || before == "-" { 0 } else { before.parse().ok()? };
    let up = after.bytes().next().is_some_and(|digit| digit >= b'5');
    let negative = literal.starts_with('-');
    Some((if up { if negative { number - 1 } else { number + 1 } } else { number }).to_string())
}

/// With as many digits behind the point as `numeric(p, s)` has; what would have to be rounded is not decided.
fn scaled(literal: &str, modifier: i32) -> Option<String> {
    let scale = usize::try_from((modifier - 4) & 0x7ff).ok()?;
    if scale >= 1024 {
        return None;
    }
    let (before, after) = literal.split_once('.').unwrap_or((literal, ""));
    if after.len() > scale && after.get(scale..)?.bytes().any(|digit| digit != b'0') {
        return None;
    }
    if scale == 0 {
        return Some(before.to_owned());
    }
    let after = after.get(..scale.min(after.len()))?;
    Some(format!("{before}.{after:0<scale$}"))
}

/// What is wrong with two bounds side by side.
enum Clash {
    Overlaps,
    Default,
    Modulus,
}

fn clash(
    simulation: &Simulation,
    types: &[(TypeRef, Option<CollationRef>)],
    new: &Bound,
    other: &Bound,
    span: Span,
) -> Result<Option<Clash>, Refusal> {
    Ok(match (new, other) {
        (Bound::Default, Bound::Default) => Some(Clash::Default),
        (Bound::List(new), Bound::List(other)) => {
            new.iter().any(|value| other.contains(value)).then_some(Clash::Overlaps)
        }
        (Bound::Range(from, to), Bound::Range(other_from, other_to)) => {
            let before = compare_rows(simulation, types, to, other_from, span)? != Ordering::Greater;
            let after = compare_rows(simulation, types, from, other_to, span)? != Ordering::Less;
            (!before && !after).then_some(Clash::Overlaps)
        }
        (Bound::Hash(modulus, remainder), Bound::Hash(other_modulus, other_remainder)) => {
            let (least, most) = (modulus.min(other_modulus), modulus.max(other_modulus));
            if most % least != 0 {
                Some(Clash::Modulus)
            } else {
                (remainder % least == other_remainder % least).then_some(Clash::Overlaps)
            }
        }
        (Bound::Default | Bound::List(_) | Bound::Range(..) | Bound::Hash(..), _) => None,
    })
}

fn compare_rows(
    simulation: &Simulation,
    types: &[(TypeRef, Option<CollationRef>)],
    left: &[Datum],
    right: &[Datum],
    span: Span,
) -> Result<Ordering, Refusal> {
    for ((left, right), (ty, collation)) in left.iter().zip(right).zip(types) {
        let order = match (left, right) {
            (Datum::Least, Datum::Least) | (Datum::Most, Datum::Most) => return Ok(Ordering::Equal),
            (Datum::Least, _) | (_, Datum::Most) => Ordering::Less,
            (_, Datum::Least) | (Datum::Most, _) => Ordering::Greater,
            (Datum::Value(left), Datum::Value(right)) if left == right => Ordering::Equal,
            (Datum::Value(left), Datum::Value(right)) => {
                compare(simulation, ty, collation.as_ref(), left, right)
                    .ok_or_else(|| Refusal::not_modelled(span, "the order of these bounds"))?
            }
        };
        if order != Ordering::Equal {
            return Ok(order);
        }
    }
    Ok(Ordering::Equal)
}

/// Two values of one type in its usual order, if that can be told from their texts.
fn compare(
    simulation: &Simulation,
    ty: &TypeRef,
    collation: Option<&CollationRef>,
    left: &str,
    right: &str,
) -> Option<Ordering> {
    let kind = Kind::of(simulation, ty)?.under(simulation);
    if let Some(labels) = kind.labels(simulation) {
        let place = |text: &str| labels.iter().position(|label| label == text);
        return Some(place(left)?.cmp(&place(right)?));
    }
    match kind.fact_name()? {
        "int2" | "int4" | "int8" => Some(left.parse::<i64>().ok()?.cmp(&right.parse().ok()?)),
        "numeric" | "float4" | "float8" => {
            let (one, other): (f64, f64) = (left.parse().ok()?, right.parse().ok()?);
            one.partial_cmp(&other).filter(|order| *order != Ordering::Equal)
        }
        "bool" | "uuid" => Some(left.cmp(right)),
        "date" | "timestamp" | "timestamptz" => {
            let plain = |text: &str| {
                text.as_bytes().get(4) == Some(&b'-')
                    && !text.ends_with("BC")
                    && text.bytes().take(4).all(|byte| byte.is_ascii_digit())
            };
            (plain(left) && plain(right)).then(|| left.cmp(right))
        }
        "text" | "varchar" | "bpchar" => {
            let plain = |text: &str| {
                text.bytes().all(|byte| byte.is_ascii_lowercase())
                    || text.bytes().all(|byte| byte.is_ascii_digit())
            };
            let bytes = match collation {
                Some(CollationRef::Builtin(name)) => matches!(name.as_str(), "C" | "POSIX" | "ucs_basic"),
                // Which may take digits for numbers, or two texts for one.
                Some(CollationRef::User(_)) => return None,
                None => false,
            };
            (bytes || plain(left) && plain(right)).then(|| left.cmp(right))
        }
        _ => None,
    }
}

fn print(simulation: &Simulation, types: &[(TypeRef, Option<CollationRef>)], bound: &Bound) -> String {
    let row = |datums: &[Datum]| {
        let words: Vec<String> = datums
            .iter()
            .zip(types)
            .map(|(datum, (ty, _))| match datum {
                Datum::Least => "MINVALUE".to_owned(),
                Datum::Most => "MAXVALUE".to_owned(),
                Datum::Value(value) => constant(simulation, ty, value),
            })
            .collect();
        words.join(", ")
    };
    match bound {
        Bound::Default => "DEFAULT".to_owned(),
        Bound::List(values) => {
            let words: Vec<String> = values
                .iter()
                .map(|value| match (value, types.first()) {
                    (Some(value), Some((ty, _))) => constant(simulation, ty, value),
                    (Some(_) | None, _) => "NULL".to_owned(),
                })
                .collect();
            format!("FOR VALUES IN ({})", words.join(", "))
        }
        Bound::Range(from, to) => format!("FOR VALUES FROM ({}) TO ({})", row(from), row(to)),
        Bound::Hash(modulus, remainder) => {
            format!("FOR VALUES WITH (modulus {modulus}, remainder {remainder})")
        }
    }
}

/// A constant as `get_const_expr` prints it without its type.
fn constant(simulation: &Simulation, ty: &TypeRef, value: &str) -> String {
    let kind = Kind::of(simulation, ty).map(|kind| kind.under(simulation));
    let digit = value.bytes().next().is_some_and(|byte| byte.is_ascii_digit());
    let bare = match kind.and_then(Kind::fact_name) {
        Some("int4") => digit,
        Some("numeric") => digit && value.contains(['e', 'E', '.']),
        Some("bool") => true,
        Some(_) | None => false,
    };
    if bare { value.to_owned() } else { format!("'{}'", value.replace('\'', "''")) }
}

/// A bound read back from what [`print`] made of it.
pub(super) fn parse(it: &Expression) -> Option<Bound> {
    let [Piece::Text(text)] = it.pieces.as_slice() else { return None };
    if text == "DEFAULT" {
        return Some(Bound::Default);
    }
    let rest = text.strip_prefix("FOR VALUES ")?;
    if let Some(rest) = rest.strip_prefix("WITH (modulus ") {
        let (modulus, rest) = rest.split_once(", remainder ")?;
        return Some(Bound::Hash(modulus.parse().ok()?, rest.strip_suffix(')')?.parse().ok()?));
    }
    if let Some(rest) = rest.strip_prefix("IN ") {
        let (values, _) = items(rest)?;
        return Some(Bound::List(
            values.into_iter().map(|(text, quoted)| (quoted || text != "NULL").then_some(text)).collect(),
        ));
    }
    let datums = |values: Vec<(String, bool)>| {
        let datum = |(text, quoted): (String, bool)| match (text.as_str(), quoted) {
            ("MINVALUE", false) => Datum::Least,
            ("MAXVALUE", false) => Datum::Most,
            _ => Datum::Value(text),
        };
        values.into_iter().map(datum).collect::<Vec<Datum>>()
    };
    let (from, rest) = items(rest.strip_prefix("FROM ")?)?;
    let (to, _) = items(rest.strip_prefix(" TO ")?)?;
    Some(Bound::Range(datums(from), datums(to)))
}

/// The constants between parentheses, whether each is quoted, and the rest.
fn items(text: &str) -> Option<(Vec<(String, bool)>, &str)> {
    let mut rest = text.strip_prefix('(')?;
    let mut found = Vec::new();
    loop {
        if let Some(quoted) = rest.strip_prefix('\'') {
            let mut value = String::new();
            rest = quoted;
            loop {
                let end = rest.find('\'')?;
                value.push_str(rest.get(..end)?);
                rest = rest.get(end + 1..)?;
                match rest.strip_prefix('\'') {
                    Some(more) => {
                        value.push('\'');
                        rest = more;
                    }
                    None => break,
                }
            }
            found.push((value, true));
        } else {
            let end = rest.find([',', ')'])?;
            found.push((rest.get(..end)?.to_owned(), false));
            rest = rest.get(end..)?;
        }
        match rest.strip_prefix(", ") {
            Some(more) => rest = more,
            None => return Some((found, rest.strip_prefix(')')?)),
        }
    }
}
