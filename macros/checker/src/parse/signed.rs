//! Objects that more than a name tells: casts, operators.

use rupg_sql::nodes::{
    AlterOperatorStmt, CoercionContext, CreateCastStmt, DropBehavior, DropStmt, Node, ObjectType,
    ObjectWithArgs, TypeName,
};
use rupg_sql::token;

use arcoiris_catalog::{DefinedKind, Name};

use super::context::Context;
use super::cursor::Cursor;
use super::define::options;
use super::expression::{strings, type_name};
use super::option::elements;
use super::routine::routine_name;
use crate::refusal::Refusal;
use crate::syntax::{
    CastMethod, CastWhen, CreateCast, DefinedStatement, Ident, ObjectKind, ObjectName, SignedName, Span,
};

/// `CREATE CAST`
pub(super) fn create_cast(context: &Context<'_>, it: &CreateCastStmt) -> Result<DefinedStatement, Refusal> {
    let (Some(from), Some(to)) = (it.sourcetype.as_deref(), it.targettype.as_deref()) else {
        return Err(Refusal::not_modelled(context.statement(), "CREATE CAST"));
    };
    let method = match it.func.as_deref() {
        Some(function) => {
            let mut cursor = Cursor::new(context);
            cursor.seek_word(token::FUNCTION);
            CastMethod::Function(routine_name(&mut cursor, ObjectKind::Function, function)?)
        }
        None if it.inout => CastMethod::Inout,
        None => CastMethod::Binary,
    };
    Ok(DefinedStatement::CreateCast(CreateCast {
        from: type_name(context, from)?,
        to: type_name(context, to)?,
        method,
        context: match it.context {
            CoercionContext::COERCION_IMPLICIT => CastWhen::Implicit,
            CoercionContext::COERCION_ASSIGNMENT => CastWhen::Assignment,
            _ => CastWhen::Explicit,
        },
    }))
}

/// `DROP CAST`, `DROP OPERATOR`
pub(super) fn drop(context: &Context<'_>, it: &DropStmt) -> Result<Option<DefinedStatement>, Refusal> {
    let kind = match it.removeType {
        ObjectType::OBJECT_CAST => DefinedKind::Cast,
        ObjectType::OBJECT_OPERATOR => DefinedKind::Operator,
        ObjectType::OBJECT_OPCLASS => DefinedKind::OperatorClass,
        ObjectType::OBJECT_OPFAMILY => DefinedKind::OperatorFamily,
        ObjectType::OBJECT_TRANSFORM => DefinedKind::Transform,
        _ => return Ok(None),
    };
    let mut cursor = Cursor::new(context);
    cursor.at = 1 + kind.word().split(' ').count();
    if it.missing_ok {
        cursor.eat_if_exists();
    }
    let mut names = Vec::with_capacity(it.objects.len());
    for node in it.objects.iter().flatten() {
        names.push(signed(&mut cursor, kind, node)?);
    }
    Ok(Some(DefinedStatement::DropSigned {
        kind,
        names,
        if_exists: it.missing_ok,
        cascade: it.behavior == DropBehavior::DROP_CASCADE,
    }))
}

/// Whether more than a name tells its objects apart.
pub(super) fn is_signed(kind: DefinedKind) -> bool {
    matches!(
        kind,
        DefinedKind::Cast
            | DefinedKind::Operator
            | DefinedKind::OperatorClass
            | DefinedKind::OperatorFamily
            | DefinedKind::Transform
    )
}

/// A name as PostgreSQL's tree has it, which stands at the cursor: two types of a cast, an operator with its operands, an operator
/// class's access method before its name.
pub(super) fn signed(
    cursor: &mut Cursor<'_, '_>,
    kind: DefinedKind,
    node: &Node,
) -> Result<SignedName, Refusal> {
    let context = cursor.context;
    match (kind, node) {
        (DefinedKind::Cast, Node::List(types)) => match types.as_slice() {
            [Some(Node::TypeName(from)), Some(Node::TypeName(to))] => {
                Ok(SignedName::Cast { from: type_name(context, from)?, to: type_name(context, to)? })
            }
            _ => Err(nameless(context)),
        },
        (DefinedKind::OperatorClass | DefinedKind::OperatorFamily, Node::List(parts)) => {
            let parts = strings(parts);
            let Some((method, name)) = parts.split_first() else { return Err(nameless(context)) };
            let name = cursor.object_name(name)?;
            cursor.seek_word(token::USING);
            Ok(SignedName::OfMethod { name, method: cursor.name(method) })
        }
        (DefinedKind::Transform, Node::List(parts)) => match parts.as_slice() {
            [Some(Node::TypeName(ty)), Some(Node::String(language))] => {
                let ty = type_name(context, ty)?;
                cursor.seek_word(token::LANGUAGE);
                Ok(SignedName::Transform { ty, language: cursor.name(language) })
            }
            _ => Err(nameless(context)),
        },
        (_, Node::ObjectWithArgs(it)) => operator(context, it),
        _ => Err(nameless(context)),
    }
}

/// `schema.+ (integer, NONE)`: a missing operand is an empty place in the list.
pub(super) fn operator(context: &Context<'_>, it: &ObjectWithArgs) -> Result<SignedName, Refusal> {
    let mut operands = Vec::with_capacity(2);
    for node in &it.objargs {
        operands.push(match node {
            Some(Node::TypeName(ty)) => Some(operand(context, ty)?),
            _ => None,
        });
    }
    let right = operands.pop().flatten();
    let left = operands.pop().flatten();
    let span = right.as_ref().or(left.as_ref()).map_or(context.statement(), |ty| ty.span);
    Ok(SignedName::Operator { name: operator_name(&strings(&it.objname), span)?, left, right })
}

/// `ALTER OPERATOR … SET (…)`
pub(super) fn alter_operator(
    context: &Context<'_>,
    it: &AlterOperatorStmt,
) -> Result<Option<DefinedStatement>, Refusal> {
    let Some(name) = it.opername.as_deref() else { return Ok(None) };
    // Only since PostgreSQL 17 an attribute needs no value.
    let bare = elements(&it.options).find(|option| {
        let at = context.index_at(option.location).unwrap_or_default();
        option.arg.is_none() && !context.is(at + 1, '=')
    });
    if let Some(bare) = bare {
        return Err(Refusal::not_modelled(context.span_at(bare.location), "this attribute of an operator"));
    }
    let (name, options) = (operator(context, name)?, options(context, &it.options)?);
    Ok(Some(DefinedStatement::AlterOperator { name, options }))
}

fn operand(context: &Context<'_>, ty: &TypeName) -> Result<crate::syntax::TypeName, Refusal> {
    type_name(context, ty)
}

/// An operator's name, whose letters are no identifier.
pub(super) fn operator_name(parts: &[&str], span: Span) -> Result<ObjectName, Refusal> {
    let ident = |name: &str| Ident { name: Name::new(name), span };
    match *parts {
        [name] => Ok(ObjectName { schema: None, name: ident(name) }),
        [schema, name] => Ok(ObjectName { schema: Some(ident(schema)), name: ident(name) }),
        _ => Err(Refusal::not_modelled(span, "this operator's name")),
    }
}

fn nameless(context: &Context<'_>) -> Refusal {
    Refusal::not_modelled(context.statement(), "this way to name an object")
}
