//! Operator classes and operator families.

use rupg_sql::nodes::{
    AlterOpFamilyStmt, CreateOpClassItem, CreateOpClassStmt, CreateOpFamilyStmt, List, Node, TypeName,
};
use rupg_sql::token;

use super::context::Context;
use super::cursor::Cursor;
use super::expression::{strings, type_name};
use super::routine::routine_name;
use super::signed;
use crate::refusal::Refusal;
use crate::syntax::{
    self, ClassItem, CreateOperatorClass, FamilyPlace, Ident, ObjectKind, OperatorClassStatement, SignedName,
};

/// `CREATE OPERATOR CLASS`
pub(super) fn create(
    context: &Context<'_>,
    it: &CreateOpClassStmt,
) -> Result<OperatorClassStatement, Refusal> {
    let mut cursor = Cursor::new(context);
    cursor.at = 3;
    let name = cursor.object_name_of(&it.opclassname)?;
    let Some(ty) = it.datatype.as_deref() else {
        return Err(Refusal::not_modelled(context.statement(), "CREATE OPERATOR CLASS"));
    };
    let method = method(&mut cursor, it.amname.as_deref());
    let family = if it.opfamilyname.is_empty() {
        None
    } else {
        cursor.seek_word(token::FAMILY);
        Some(cursor.object_name_of(&it.opfamilyname)?)
    };
    cursor.seek_word(token::AS);
    Ok(OperatorClassStatement::Create(CreateOperatorClass {
        name,
        is_default: it.isDefault,
        ty: type_name(context, ty)?,
        method,
        family,
        items: items(&cursor, &it.items)?,
    }))
}

/// `CREATE OPERATOR FAMILY`
pub(super) fn create_family(
    context: &Context<'_>,
    it: &CreateOpFamilyStmt,
) -> Result<OperatorClassStatement, Refusal> {
    let mut cursor = Cursor::new(context);
    cursor.at = 3;
    let name = cursor.object_name_of(&it.opfamilyname)?;
    Ok(OperatorClassStatement::CreateFamily { name, method: method(&mut cursor, it.amname.as_deref()) })
}

/// `ALTER OPERATOR FAMILY … ADD`, `DROP`
pub(super) fn alter_family(
    context: &Context<'_>,
    it: &AlterOpFamilyStmt,
) -> Result<OperatorClassStatement, Refusal> {
    let mut cursor = Cursor::new(context);
    cursor.at = 3;
    let name = cursor.object_name_of(&it.opfamilyname)?;
    let method = method(&mut cursor, it.amname.as_deref());
    // ADD, DROP
    cursor.at += 1;
    if it.isDrop {
        let places = class_items(&it.items).map(|item| place(context, item));
        let items = places.collect::<Result<_, _>>()?;
        return Ok(OperatorClassStatement::Remove { name, method, items });
    }
    Ok(OperatorClassStatement::Add { name, method, items: items(&cursor, &it.items)? })
}

fn method(cursor: &mut Cursor<'_, '_>, name: Option<&str>) -> Ident {
    cursor.seek_word(token::USING);
    cursor.name(name.unwrap_or_default())
}

fn class_items(list: &List) -> impl Iterator<Item = &CreateOpClassItem> {
    list.iter()
        .flatten()
        .filter_map(|node| if let Node::CreateOpClassItem(it) = node { Some(&**it) } else { None })
}

fn items(cursor: &Cursor<'_, '_>, list: &List) -> Result<Vec<ClassItem>, Refusal> {
    let context = cursor.context;
    let pieces = context.split(cursor.at, cursor.end);
    let mut found = Vec::with_capacity(list.len());
    for (it, piece) in class_items(list).zip(pieces) {
        found.push(item(Cursor::piece(context, piece), it)?);
    }
    Ok(found)
}

fn item(mut cursor: Cursor<'_, '_>, it: &CreateOpClassItem) -> Result<ClassItem, Refusal> {
    let context = cursor.context;
    if let Some(ty) = it.storedtype.as_deref() {
        return Ok(ClassItem::Storage(type_name(context, ty)?));
    }
    let Some(name) = it.name.as_deref() else {
        return Err(Refusal::not_modelled(cursor.rest(), "this part of an operator class"));
    };
    // OPERATOR 1, FUNCTION 1
    let is_function = cursor.kind() == token::FUNCTION;
    cursor.at += 2;
    if is_function {
        if cursor.is('(') {
            cursor.at = context.after(cursor.at);
        }
        let types = types(context, &it.class_args)?;
        let function = routine_name(&mut cursor, ObjectKind::Function, name)?;
        return Ok(ClassItem::Function { number: it.number, types, function });
    }
    let operator = if name.objargs.is_empty() {
        let span = cursor.rest();
        let name = signed::operator_name(&strings(&name.objname), span)?;
        SignedName::Operator { name, left: None, right: None }
    } else {
        signed::operator(context, name)?
    };
    let order_by = if it.order_family.is_empty() {
        None
    } else {
        cursor.seek_word(token::BY);
        Some(cursor.object_name_of(&it.order_family)?)
    };
    Ok(ClassItem::Operator { number: it.number, operator, order_by })
}

fn place(context: &Context<'_>, it: &CreateOpClassItem) -> Result<FamilyPlace, Refusal> {
    // OPCLASS_ITEM_FUNCTION
    let function = it.itemtype == 2;
    Ok(FamilyPlace { function, number: it.number, types: types(context, &it.class_args)? })
}

fn types(context: &Context<'_>, list: &List) -> Result<Vec<syntax::TypeName>, Refusal> {
    let types = list.iter().flatten().filter_map(|node| {
        let ty: Option<&TypeName> = if let Node::TypeName(ty) = node { Some(ty) } else { None };
        ty
    });
    types.map(|ty| type_name(context, ty)).collect()
}
