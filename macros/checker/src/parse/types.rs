//! Extensions, enums, domains, composite and range types.

use rupg_sql::nodes::{
    AlterDomainStmt, AlterDomainType, AlterEnumStmt, CompositeTypeStmt, CreateDomainStmt, CreateEnumStmt,
    CreateExtensionStmt, CreateRangeStmt, DefineStmt, DropBehavior, Node,
};
use rupg_sql::token;

use super::constraint::{column_constraints, table_constraint};
use super::context::Context;
use super::cursor::Cursor;
use super::expression::{expression, type_name};
use super::option::elements;
use super::query::relation;
use super::table::{collation, column};
use crate::refusal::Refusal;
use crate::syntax::{
    AlterDomainAction, AlterEnumAction, CreateDomain, CreateExtension, EnumPosition, Ident, RangeOption,
    Span, StatementKind, TypeStatement,
};

/// `CREATE EXTENSION`
pub(super) fn create_extension(
    context: &Context<'_>,
    it: &CreateExtensionStmt,
) -> Result<CreateExtension, Refusal> {
    let mut cursor = Cursor::new(context);
    cursor.eat(&[token::CREATE, token::EXTENSION]);
    if it.if_not_exists {
        cursor.eat_if_not_exists();
    }
    let mut found = CreateExtension {
        name: cursor.named(it.extname.as_ref()),
        if_not_exists: it.if_not_exists,
        schema: None,
        version: None,
        cascade: false,
    };
    for element in elements(&it.options) {
        let span = context.span_at(element.location);
        // The value stands behind the option's word.
        let value = |node: &Node| {
            let index = context.index_at(element.location).unwrap_or_default() + 1;
            super::option::text(node).map(|text| Ident {
                name: arcoiris_catalog::Name::new(&text),
                span: context.span_between(index, index + 1),
            })
        };
        let twice = match (element.defname.as_deref().unwrap_or_default(), &element.arg) {
            ("schema", Some(node)) => std::mem::replace(&mut found.schema, value(node)).is_some(),
            ("new_version", Some(node)) => std::mem::replace(&mut found.version, value(node)).is_some(),
            ("cascade", _) => std::mem::replace(&mut found.cascade, true),
            (other, _) => {
                return Err(Refusal::not_modelled(span, format!("the option {other} of an extension")));
            }
        };
        if twice {
            return Err(Refusal::other(span, "42601", "conflicting or redundant options"));
        }
    }
    Ok(found)
}

/// `CREATE TYPE … AS ENUM`
pub(super) fn create_enum(context: &Context<'_>, it: &CreateEnumStmt) -> Result<StatementKind, Refusal> {
    let mut cursor = Cursor::new(context);
    cursor.eat(&[token::CREATE, token::TYPE_P]);
    let name = cursor.object_name_of(&it.typeName)?;
    cursor.seek(|token| token.is('('));
    let pieces = context.split_inside(cursor.at);
    let mut labels = Vec::with_capacity(it.vals.len());
    for (index, node) in it.vals.iter().flatten().enumerate() {
        let Node::String(label) = node else { continue };
        let piece = pieces.get(index).copied().unwrap_or((cursor.at, cursor.end));
        labels.push((label.to_string(), context.span_between(piece.0, piece.1)));
    }
    Ok(StatementKind::CreateEnum { name, labels })
}

/// `ALTER TYPE … ADD VALUE`, `RENAME VALUE`
pub(super) fn alter_enum(context: &Context<'_>, it: &AlterEnumStmt) -> Result<StatementKind, Refusal> {
    let mut cursor = Cursor::new(context);
    cursor.eat(&[token::ALTER, token::TYPE_P]);
    let name = cursor.object_name_of(&it.typeName)?;
    let mut strings =
        context.tokens.iter().skip(cursor.at).filter(|token| token.is_string()).map(|token| token.span());
    let whole = context.statement();
    let mut label = |text: Option<&str>| -> (String, Span) {
        (text.unwrap_or_default().to_owned(), strings.next().unwrap_or(whole))
    };
    let action = match it.oldVal.as_deref() {
        Some(old) => {
            let from = label(Some(old));
            AlterEnumAction::RenameValue { from, to: label(it.newVal.as_deref()) }
        }
        None => {
            let new = label(it.newVal.as_deref());
            let position = it.newValNeighbor.as_deref().map(|neighbour| {
                let (text, span) = label(Some(neighbour));
                if it.newValIsAfter {
                    EnumPosition::After(text, span)
                } else {
                    EnumPosition::Before(text, span)
                }
            });
            AlterEnumAction::AddValue { label: new, if_not_exists: it.skipIfNewValExists, position }
        }
    };
    Ok(StatementKind::AlterEnum { name, action })
}

/// `CREATE DOMAIN`
pub(super) fn create_domain(context: &Context<'_>, it: &CreateDomainStmt) -> Result<CreateDomain, Refusal> {
    let mut cursor = Cursor::new(context);
    cursor.eat(&[token::CREATE, token::DOMAIN_P]);
    let name = cursor.object_name_of(&it.domainname)?;
    let Some(base) = it.typeName.as_deref() else {
        return Err(Refusal::not_modelled(cursor.rest(), "CREATE DOMAIN"));
    };
    let base = type_name(context, base)?;
    let piece = (context.index_from(base.span.end), cursor.end);
    Ok(CreateDomain {
        name,
        base,
        collation: it.collClause.as_deref().map(|it| collation(context, it)).transpose()?,
        constraints: column_constraints(context, &it.constraints, it.collClause.as_deref(), piece)?,
    })
}

/// `ALTER DOMAIN`
pub(super) fn alter_domain(context: &Context<'_>, it: &AlterDomainStmt) -> Result<StatementKind, Refusal> {
    let mut cursor = Cursor::new(context);
    cursor.eat(&[token::ALTER, token::DOMAIN_P]);
    let name = cursor.object_name_of(&it.typeName)?;
    let action = match (it.subtype, &it.def) {
        (AlterDomainType::AD_AlterDefault, Some(node)) => {
            AlterDomainAction::SetDefault(expression(context, node)?)
        }
        (AlterDomainType::AD_AlterDefault, None) => AlterDomainAction::DropDefault,
        (AlterDomainType::AD_SetNotNull, _) => AlterDomainAction::SetNotNull,
        (AlterDomainType::AD_DropNotNull, _) => AlterDomainAction::DropNotNull,
        (AlterDomainType::AD_AddConstraint, Some(Node::Constraint(constraint))) => {
            cursor.eat(&[token::ADD_P]);
            AlterDomainAction::AddConstraint(table_constraint(context, constraint, (cursor.at, cursor.end))?)
        }
        (AlterDomainType::AD_DropConstraint, _) => {
            cursor.eat(&[token::DROP, token::CONSTRAINT]);
            if it.missing_ok {
                cursor.eat_if_exists();
            }
            AlterDomainAction::DropConstraint {
                name: cursor.named(it.name.as_ref()),
                if_exists: it.missing_ok,
                cascade: it.behavior == DropBehavior::DROP_CASCADE,
            }
        }
        (AlterDomainType::AD_ValidateConstraint, _) => {
            cursor.eat(&[token::VALIDATE, token::CONSTRAINT]);
            AlterDomainAction::ValidateConstraint { name: cursor.named(it.name.as_ref()) }
        }
        _ => return Err(Refusal::not_modelled(cursor.rest(), "this form of ALTER DOMAIN")),
    };
    Ok(StatementKind::AlterDomain { name, action })
}

/// `CREATE TYPE … AS (…)`
pub(super) fn create_composite(
    context: &Context<'_>,
    it: &CompositeTypeStmt,
) -> Result<StatementKind, Refusal> {
    let Some(range) = it.typevar.as_deref() else {
        return Err(Refusal::not_modelled(context.statement(), "CREATE TYPE"));
    };
    let name = relation(context, range)?;
    let mut cursor = Cursor::new(context);
    cursor.at = context.index_from(name.span().end);
    cursor.seek(|token| token.is('('));
    let pieces = context.split_inside(cursor.at);
    let mut attributes = Vec::with_capacity(it.coldeflist.len());
    for (node, piece) in it.coldeflist.iter().flatten().zip(pieces) {
        if let Node::ColumnDef(attribute) = node {
            attributes.push(column(context, attribute, piece.1)?);
        }
    }
    Ok(StatementKind::Type(Box::new(TypeStatement::CreateComposite { name, attributes })))
}

/// `CREATE TYPE name`
pub(super) fn create_shell(context: &Context<'_>, it: &DefineStmt) -> Result<StatementKind, Refusal> {
    let mut cursor = Cursor::new(context);
    cursor.eat(&[token::CREATE, token::TYPE_P]);
    let name = cursor.object_name_of(&it.defnames)?;
    Ok(StatementKind::Type(Box::new(TypeStatement::CreateShell { name })))
}

/// `CREATE TYPE name (INPUT = …)`
pub(super) fn create_base(context: &Context<'_>, it: &DefineStmt) -> Result<StatementKind, Refusal> {
    let mut cursor = Cursor::new(context);
    cursor.eat(&[token::CREATE, token::TYPE_P]);
    let name = cursor.object_name_of(&it.defnames)?;
    let options = super::define::options(context, &it.definition)?;
    Ok(StatementKind::Type(Box::new(TypeStatement::CreateBase { name, options })))
}

/// `CREATE TYPE … AS RANGE (…)`
pub(super) fn create_range(context: &Context<'_>, it: &CreateRangeStmt) -> Result<StatementKind, Refusal> {
    let mut cursor = Cursor::new(context);
    cursor.eat(&[token::CREATE, token::TYPE_P]);
    let name = cursor.object_name_of(&it.typeName)?;
    let mut options = Vec::with_capacity(it.params.len());
    for element in elements(&it.params) {
        let option = element.defname.as_deref().unwrap_or_default().to_owned();
        let span = context.span_at(element.location);
        let mut cursor = Cursor::new(context);
        // option = value
        cursor.at = context.index_at(element.location).unwrap_or_default() + 2;
        let value = match (option.as_str(), &element.arg) {
            ("subtype", Some(Node::TypeName(ty))) => RangeOption::Type(type_name(context, ty)?),
            (_, Some(Node::TypeName(ty))) => RangeOption::Name(cursor.object_name_of(&ty.names)?),
            (_, Some(node)) => RangeOption::Expression(expression(context, node)?),
            (_, None) => return Err(Refusal::not_modelled(span, "an option of a range type without value")),
        };
        options.push((Ident { name: arcoiris_catalog::Name::new(&option), span }, value));
    }
    Ok(StatementKind::Type(Box::new(TypeStatement::CreateRange { name, options })))
}
