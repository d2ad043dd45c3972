//! Constraints, behind a column and of a table.

use arcoiris_catalog::{Action, Generation, Identity, Match};
use rupg_sql::nodes::{CollateClause, ConstrType, Constraint, List, Node};
use rupg_sql::token;

use super::context::Context;
use super::cursor::Cursor;
use super::expression::{required, strings};
use super::index::index_element;
use super::option::storage_options;
use super::query::relation;
use super::sequence::sequence_options;
use crate::refusal::Refusal;
use crate::syntax::{
    ColumnConstraint, ColumnConstraintKind, ForeignKeyClause, Ident, KeyClause, Span, TableConstraint,
    TableConstraintKind,
};

/// The constraints behind a column, with `DEFERRABLE` and its like folded into the one before, as PostgreSQL's
/// `transformConstraintAttrs` does.
pub(super) fn column_constraints(
    context: &Context<'_>,
    list: &List,
    collate: Option<&CollateClause>,
    piece: (usize, usize),
) -> Result<Vec<ColumnConstraint>, Refusal> {
    let nodes: Vec<&Constraint> = list
        .iter()
        .flatten()
        .filter_map(|node| if let Node::Constraint(it) = node { Some(&**it) } else { None })
        .collect();
    // Where each begins; the next beginning ends it.
    let mut starts: Vec<usize> = nodes
        .iter()
        .map(|it| it.location)
        .chain(collate.map(|it| it.location))
        .filter_map(|at| context.index_at(at))
        .collect();
    starts.sort_unstable();
    let mut found: Vec<ColumnConstraint> = Vec::with_capacity(nodes.len());
    let mut attributes = Attributes::default();
    for it in nodes {
        let first = context.index_at(it.location).unwrap_or(piece.0);
        let end = starts.iter().copied().find(|start| *start > first).unwrap_or(piece.1).min(piece.1);
        let span = context.span_between(first, end);
        if attributes.fold(it, span, found.last_mut())? {
            continue;
        }
        attributes = Attributes::default();
        found.push(column_constraint(context, it, (first, end))?);
    }
    Ok(found)
}

/// What was said of the last constraint (PostgreSQL's `saw_deferrability` and its like).
#[derive(Debug, Default)]
struct Attributes {
    deferrability: bool,
    initially: bool,
    enforced: bool,
}

impl Attributes {
    /// Whether it was an attribute.
    fn fold(
        &mut self,
        it: &Constraint,
        span: Span,
        last: Option<&mut ColumnConstraint>,
    ) -> Result<bool, Refusal> {
        let (words, deferrability) = match it.contype {
            ConstrType::CONSTR_ATTR_DEFERRABLE => ("DEFERRABLE", true),
            ConstrType::CONSTR_ATTR_NOT_DEFERRABLE => ("NOT DEFERRABLE", true),
            ConstrType::CONSTR_ATTR_DEFERRED => ("INITIALLY DEFERRED", false),
            ConstrType::CONSTR_ATTR_IMMEDIATE => ("INITIALLY IMMEDIATE", false),
            ConstrType::CONSTR_ATTR_ENFORCED => return self.enforce("ENFORCED", span, last),
            ConstrType::CONSTR_ATTR_NOT_ENFORCED => return self.enforce("NOT ENFORCED", span, last),
            _ => return Ok(false),
        };
        let wrong = |message: &str| Err(Refusal::other(span, "42601", message));
        let Some(last) = last.filter(|last| {
            matches!(
                last.kind,
                ColumnConstraintKind::PrimaryKey(_)
                    | ColumnConstraintKind::Unique(_)
                    | ColumnConstraintKind::References(_)
            )
        }) else {
            return wrong(&format!("misplaced {words} clause"));
        };
        if deferrability {
            if std::mem::replace(&mut self.deferrability, true) {
                return wrong("multiple DEFERRABLE/NOT DEFERRABLE clauses not allowed");
            }
            last.deferrable = words == "DEFERRABLE";
        } else {
            if std::mem::replace(&mut self.initially, true) {
                return wrong("multiple INITIALLY IMMEDIATE/DEFERRED clauses not allowed");
            }
            last.initially_deferred = words == "INITIALLY DEFERRED";
            if last.initially_deferred && !self.deferrability {
                last.deferrable = true;
            }
        }
        if last.initially_deferred && !last.deferrable {
            return wrong("constraint declared INITIALLY DEFERRED must be DEFERRABLE");
        }
        last.span.end = span.end;
        Ok(true)
    }

    fn enforce(
        &mut self,
        words: &str,
        span: Span,
        last: Option<&mut ColumnConstraint>,
    ) -> Result<bool, Refusal> {
        let enforceable = last.filter(|last| {
            matches!(last.kind, ColumnConstraintKind::Check { .. } | ColumnConstraintKind::References(_))
        });
        let Some(last) = enforceable else {
            return Err(Refusal::other(span, "42601", format!("misplaced {words} clause")));
        };
        if std::mem::replace(&mut self.enforced, true) {
            return Err(Refusal::other(span, "42601", "multiple ENFORCED/NOT ENFORCED clauses not allowed"));
        }
        last.not_enforced = words == "NOT ENFORCED";
        last.not_valid |= last.not_enforced;
        last.span.end = span.end;
        Ok(true)
    }
}

fn column_constraint(
    context: &Context<'_>,
    it: &Constraint,
    piece: (usize, usize),
) -> Result<ColumnConstraint, Refusal> {
    let span = context.span_between(piece.0, piece.1);
    let mut cursor = Cursor::piece(context, piece);
    let name = constraint_name(&mut cursor, it);
    let kind = match it.contype {
        ConstrType::CONSTR_NULL => ColumnConstraintKind::Null,
        ConstrType::CONSTR_NOTNULL => ColumnConstraintKind::NotNull { no_inherit: it.is_no_inherit },
        ConstrType::CONSTR_DEFAULT => {
            ColumnConstraintKind::Default(required(context, it.raw_expr.as_ref(), it.location)?)
        }
        ConstrType::CONSTR_IDENTITY => ColumnConstraintKind::Identity {
            identity: identity(it.generated_when),
            options: sequence_options(context, &it.options)?,
        },
        ConstrType::CONSTR_GENERATED => ColumnConstraintKind::Generated {
            expression: required(context, it.raw_expr.as_ref(), it.location)?,
            generation: if it.generated_kind == b'v' { Generation::Virtual } else { Generation::Stored },
        },
        ConstrType::CONSTR_CHECK => ColumnConstraintKind::Check {
            expression: required(context, it.raw_expr.as_ref(), it.location)?,
            no_inherit: it.is_no_inherit,
        },
        ConstrType::CONSTR_PRIMARY => ColumnConstraintKind::PrimaryKey(key_clause(cursor, it)?),
        ConstrType::CONSTR_UNIQUE => ColumnConstraintKind::Unique(key_clause(cursor, it)?),
        ConstrType::CONSTR_FOREIGN => ColumnConstraintKind::References(foreign_key(cursor, it)?),
        _ => return Err(Refusal::not_modelled(span, "this constraint")),
    };
    Ok(ColumnConstraint {
        name,
        kind,
        deferrable: it.deferrable,
        initially_deferred: it.initdeferred,
        not_valid: it.skip_validation,
        not_enforced: false,
        span,
    })
}

/// A constraint of a table, which stands in `piece`.
pub(super) fn table_constraint(
    context: &Context<'_>,
    it: &Constraint,
    piece: (usize, usize),
) -> Result<TableConstraint, Refusal> {
    let first = context.index_at(it.location).unwrap_or(piece.0);
    let span = context.span_between(first, piece.1);
    let mut cursor = Cursor::piece(context, (first, piece.1));
    let name = constraint_name(&mut cursor, it);
    let kind = match it.contype {
        ConstrType::CONSTR_PRIMARY | ConstrType::CONSTR_UNIQUE => {
            let primary = it.contype == ConstrType::CONSTR_PRIMARY;
            if it.indexname.is_some() {
                cursor.seek_word(token::INDEX);
                TableConstraintKind::UsingIndex { primary, index: cursor.named(it.indexname.as_ref()) }
            } else {
                cursor.seek(|token| token.is('('));
                let columns = cursor.columns(&it.keys);
                let key = key_clause(cursor, it)?;
                if primary {
                    TableConstraintKind::PrimaryKey { columns, key }
                } else {
                    TableConstraintKind::Unique { columns, key }
                }
            }
        }
        ConstrType::CONSTR_CHECK => TableConstraintKind::Check {
            expression: required(context, it.raw_expr.as_ref(), it.location)?,
            no_inherit: it.is_no_inherit,
        },
        ConstrType::CONSTR_FOREIGN => {
            cursor.seek(|token| token.is('('));
            let columns = cursor.columns(&it.fk_attrs);
            TableConstraintKind::ForeignKey { columns, references: foreign_key(cursor, it)? }
        }
        ConstrType::CONSTR_EXCLUSION => exclusion(cursor, it)?,
        ConstrType::CONSTR_NOTNULL => match strings(&it.keys).as_slice() {
            [column] => {
                cursor.eat(&[token::NOT, token::NULL_P]);
                TableConstraintKind::NotNull { column: cursor.name(column), no_inherit: it.is_no_inherit }
            }
            _ => return Err(Refusal::not_modelled(span, "NOT NULL as a constraint of a domain")),
        },
        _ => return Err(Refusal::not_modelled(span, "this constraint")),
    };
    Ok(TableConstraint {
        name,
        kind,
        deferrable: it.deferrable,
        initially_deferred: it.initdeferred,
        not_valid: it.skip_validation,
        not_enforced: !it.is_enforced
            && matches!(it.contype, ConstrType::CONSTR_CHECK | ConstrType::CONSTR_FOREIGN),
        span,
    })
}

fn constraint_name(cursor: &mut Cursor<'_, '_>, it: &Constraint) -> Option<Ident> {
    if !cursor.eat(&[token::CONSTRAINT]) {
        return None;
    }
    it.conname.as_ref().map(|name| cursor.named(Some(name)))
}

/// `ALWAYS` or `BY DEFAULT`, by PostgreSQL's letter.
pub(super) fn identity(letter: u8) -> Identity {
    if letter == b'a' { Identity::Always } else { Identity::ByDefault }
}

fn key_clause(mut cursor: Cursor<'_, '_>, it: &Constraint) -> Result<KeyClause, Refusal> {
    let context = cursor.context;
    let include = if it.including.is_empty() {
        Vec::new()
    } else {
        cursor.seek_word(token::INCLUDE);
        cursor.columns(&it.including)
    };
    let tablespace = it.indexspace.as_ref().map(|name| {
        cursor.seek_word(token::TABLESPACE);
        cursor.named(Some(name))
    });
    Ok(KeyClause {
        nulls_not_distinct: it.nulls_not_distinct,
        include,
        options: storage_options(context, &it.options)?,
        tablespace,
        without_overlaps: it.without_overlaps,
    })
}

fn foreign_key(mut cursor: Cursor<'_, '_>, it: &Constraint) -> Result<ForeignKeyClause, Refusal> {
    let context = cursor.context;
    let Some(range) = it.pktable.as_deref() else {
        return Err(Refusal::not_modelled(cursor.rest(), "REFERENCES"));
    };
    let table = relation(context, range)?;
    cursor.at = context.index_from(table.span().end);
    let columns = if it.pk_attrs.is_empty() { Vec::new() } else { cursor.columns(&it.pk_attrs) };
    let set_columns = if it.fk_del_set_cols.is_empty() {
        Vec::new()
    } else {
        // The only parentheses left are those of SET NULL (…) and SET DEFAULT (…).
        cursor.seek(|token| token.is('('));
        cursor.columns(&it.fk_del_set_cols)
    };
    let matching = match it.fk_matchtype {
        b'f' => Match::Full,
        b'p' => {
            // transformFkeyCheckAttrs never sees it: the grammar itself refuses MATCH PARTIAL.
            return Err(Refusal::other(cursor.rest(), "0A000", "MATCH PARTIAL not yet implemented"));
        }
        _ => Match::Simple,
    };
    Ok(ForeignKeyClause {
        table,
        columns,
        matching,
        on_update: action(it.fk_upd_action),
        on_delete: action(it.fk_del_action),
        set_columns,
        period: it.fk_with_period || it.pk_with_period,
    })
}

fn action(letter: u8) -> Action {
    match letter {
        b'r' => Action::Restrict,
        b'c' => Action::Cascade,
        b'n' => Action::SetNull,
        b'd' => Action::SetDefault,
        _ => Action::NoAction,
    }
}

fn exclusion(mut cursor: Cursor<'_, '_>, it: &Constraint) -> Result<TableConstraintKind, Refusal> {
    let context = cursor.context;
    cursor.eat(&[token::EXCLUDE]);
    // The grammar fills in btree where no method is written.
    let method = match &it.access_method {
        Some(name) if cursor.eat(&[token::USING]) => Some(cursor.named(Some(name))),
        Some(_) | None => None,
    };
    cursor.seek(|token| token.is('('));
    let pieces = context.split_inside(cursor.at);
    cursor.at = context.after(cursor.at);
    let mut elements = Vec::with_capacity(it.exclusions.len());
    for (node, piece) in it.exclusions.iter().flatten().zip(pieces) {
        let Node::List(pair) = node else { continue };
        let (Some(Some(Node::IndexElem(element))), Some(Some(Node::List(operator)))) =
            (pair.first(), pair.get(1))
        else {
            continue;
        };
        // `WITH` before the operator is the last one outside parentheses.
        let mut with = Cursor::piece(context, piece);
        let mut end = piece.1;
        while with.seek(|token| token.kind == token::WITH) {
            end = with.at;
            with.at += 1;
        }
        elements.push((index_element(context, element, (piece.0, end))?, strings(operator).join(".")));
    }
    Ok(TableConstraintKind::Exclude {
        method,
        elements,
        key: key_clause(cursor, it)?,
        predicate: it
            .where_clause
            .as_ref()
            .map(|node| super::expression::expression(context, node))
            .transpose()?,
    })
}
