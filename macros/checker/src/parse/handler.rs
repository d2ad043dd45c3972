//! Objects that are made of functions: languages, transforms, conversions, access methods.

use rupg_sql::nodes::{
    CreateAmStmt, CreateConversionStmt, CreatePLangStmt, CreateTransformStmt, List, ObjectWithArgs,
};
use rupg_sql::token;

use super::context::Context;
use super::cursor::Cursor;
use super::expression::type_name;
use super::routine::routine_name;
use crate::refusal::Refusal;
use crate::syntax::{
    CreateAccessMethod, CreateConversion, CreateLanguage, CreateTransform, HandlerStatement, ObjectKind,
    ObjectName, RoutineName,
};

/// `CREATE LANGUAGE … HANDLER`
pub(super) fn language(context: &Context<'_>, it: &CreatePLangStmt) -> Result<HandlerStatement, Refusal> {
    let mut cursor = Cursor::new(context);
    cursor.seek_word(token::LANGUAGE);
    let name = cursor.named(it.plname.as_ref());
    Ok(HandlerStatement::Language(CreateLanguage {
        name,
        or_replace: it.replace,
        trusted: it.pltrusted,
        handler: function(&mut cursor, token::HANDLER, &it.plhandler)?
            .ok_or_else(|| Refusal::not_modelled(context.statement(), "CREATE LANGUAGE"))?,
        inline: function(&mut cursor, token::INLINE_P, &it.plinline)?,
        validator: function(&mut cursor, token::VALIDATOR, &it.plvalidator)?,
    }))
}

fn function(cursor: &mut Cursor<'_, '_>, word: u16, name: &List) -> Result<Option<ObjectName>, Refusal> {
    if name.is_empty() {
        return Ok(None);
    }
    cursor.seek_word(word);
    cursor.object_name_of(name).map(Some)
}

/// `CREATE TRANSFORM`
pub(super) fn transform(
    context: &Context<'_>,
    it: &CreateTransformStmt,
) -> Result<HandlerStatement, Refusal> {
    let Some(ty) = it.type_name.as_deref() else {
        return Err(Refusal::not_modelled(context.statement(), "CREATE TRANSFORM"));
    };
    let mut cursor = Cursor::new(context);
    cursor.seek_word(token::LANGUAGE);
    let language = cursor.named(it.lang.as_ref());
    let named = |function: Option<&ObjectWithArgs>, direction: u16| -> Result<Option<RoutineName>, Refusal> {
        let Some(function) = function else { return Ok(None) };
        let mut cursor = cursor;
        cursor.at = context.find(cursor.at, cursor.end, |token| token.is('(')).map_or(cursor.at, |at| at + 1);
        while cursor.at < cursor.end && cursor.kind() != direction {
            cursor.at = context.after(cursor.at);
        }
        cursor.seek_word(token::FUNCTION);
        routine_name(&mut cursor, ObjectKind::Function, function).map(Some)
    };
    Ok(HandlerStatement::Transform(CreateTransform {
        ty: type_name(context, ty)?,
        from_sql: named(it.fromsql.as_deref(), token::FROM)?,
        to_sql: named(it.tosql.as_deref(), token::TO)?,
        language,
        or_replace: it.replace,
    }))
}

/// `CREATE CONVERSION`
pub(super) fn conversion(
    context: &Context<'_>,
    it: &CreateConversionStmt,
) -> Result<HandlerStatement, Refusal> {
    let mut cursor = Cursor::new(context);
    cursor.seek_word(token::CONVERSION_P);
    let name = cursor.object_name_of(&it.conversion_name)?;
    cursor.seek_word(token::FROM);
    Ok(HandlerStatement::Conversion(CreateConversion {
        name,
        is_default: it.def,
        from: it.for_encoding_name.as_deref().unwrap_or_default().to_owned(),
        to: it.to_encoding_name.as_deref().unwrap_or_default().to_owned(),
        function: cursor.object_name_of(&it.func_name)?,
    }))
}

/// `CREATE ACCESS METHOD`
pub(super) fn access_method(context: &Context<'_>, it: &CreateAmStmt) -> Result<HandlerStatement, Refusal> {
    let mut cursor = Cursor::new(context);
    cursor.at = 3;
    let name = cursor.named(it.amname.as_ref());
    cursor.seek_word(token::HANDLER);
    Ok(HandlerStatement::AccessMethod(CreateAccessMethod {
        name,
        of_tables: it.amtype == b't',
        handler: cursor.object_name_of(&it.handler_name)?,
    }))
}
