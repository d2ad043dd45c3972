//! `SHOW`, `LOAD`, cursors, prepared statements, `COPY`.

use rupg_sql::nodes::{
    CURSOR_OPT_HOLD, CURSOR_OPT_INSENSITIVE, CURSOR_OPT_SCROLL, CopyStmt, FetchDirection, List, Node,
    PrepareStmt,
};
use rupg_sql::token;

use super::context::Context;
use super::cursor::Cursor;
use super::expression::{strings, type_name};
use super::option::{elements, text};
use super::query::relation;
use super::statement::statement;
use crate::refusal::Refusal;
use crate::syntax::{
    ArgumentKind, Copy, CopySource, DeclareCursor, ExecuteArgument, Prepare, SessionStatement,
};

/// A statement of this kind; `None` for any other.
pub(super) fn session(context: &Context<'_>, node: &Node) -> Result<Option<SessionStatement>, Refusal> {
    let mut cursor = Cursor::new(context);
    cursor.at = 1;
    #[expect(clippy::wildcard_enum_match_arm, reason = "all others are told elsewhere")]
    Ok(Some(match node {
        Node::VariableShowStmt(it) => {
            SessionStatement::Show { setting: it.name.as_deref().unwrap_or_default().to_owned() }
        }
        Node::LoadStmt(it) => {
            SessionStatement::Load { library: it.filename.as_deref().unwrap_or_default().to_owned() }
        }
        Node::DeclareCursorStmt(it) => {
            let Some(query) = &it.query else { return Ok(None) };
            let name = cursor.named(it.portalname.as_ref());
            cursor.seek_word(token::FOR);
            let tokens = context.tokens.get(cursor.at..).unwrap_or_default();
            let has = |flag: i32| it.options & flag != 0;
            SessionStatement::Declare(DeclareCursor {
                name,
                hold: has(CURSOR_OPT_HOLD),
                scroll: has(CURSOR_OPT_SCROLL),
                insensitive: has(CURSOR_OPT_INSENSITIVE),
                query: Box::new(statement(&Context { tokens, ..*context }, query)?),
            })
        }
        Node::FetchStmt(it) => {
            let forward = it.howMany >= 0
                && (it.direction == FetchDirection::FETCH_FORWARD
                    || it.direction == FetchDirection::FETCH_RELATIVE);
            SessionStatement::Fetch { cursor: cursor.named(it.portalname.as_ref()), forward }
        }
        Node::ClosePortalStmt(it) => {
            SessionStatement::Close { cursor: it.portalname.as_ref().map(|name| cursor.name(name)) }
        }
        Node::PrepareStmt(it) => match prepare(context, it)? {
            Some(it) => SessionStatement::Prepare(it),
            None => return Ok(None),
        },
        Node::ExecuteStmt(it) => {
            let name = cursor.named(it.name.as_ref());
            SessionStatement::Execute { arguments: arguments(context, &cursor, &it.params), name }
        }
        Node::DeallocateStmt(it) => {
            SessionStatement::Deallocate { name: it.name.as_ref().map(|name| cursor.name(name)) }
        }
        Node::CopyStmt(it) => SessionStatement::Copy(copy(context, it)?),
        _ => return Ok(None),
    }))
}

/// `PREPARE name (types) AS statement`
fn prepare(context: &Context<'_>, it: &PrepareStmt) -> Result<Option<Prepare>, Refusal> {
    let Some(query) = &it.query else { return Ok(None) };
    let mut cursor = Cursor::new(context);
    cursor.at = 1;
    let name = cursor.named(it.name.as_ref());
    let mut types = Vec::with_capacity(it.argtypes.len());
    if cursor.is('(') {
        let pieces = context.split_inside(cursor.at);
        for (node, (first, end)) in it.argtypes.iter().flatten().zip(pieces) {
            let Node::TypeName(ty) = node else { continue };
            let written = context.excerpt(context.span_between(first, end)).to_owned();
            types.push((type_name(context, ty)?, written));
        }
        cursor.at = context.after(cursor.at);
    }
    cursor.eat(&[token::AS]);
    let tokens = context.tokens.get(cursor.at..).unwrap_or_default();
    let inner = Context { tokens, ..*context };
    let mut pieces = Vec::new();
    let mut start = inner.statement().start;
    for token in tokens.iter().filter(|token| token.kind == token::PARAM) {
        let before = context.text.get(start as usize..token.start as usize).unwrap_or_default();
        let number = context.excerpt(token.span()).trim_start_matches('$').parse().ok();
        pieces.push((before.to_owned(), number));
        start = token.end;
    }
    let rest = context.text.get(start as usize..inner.statement().end as usize).unwrap_or_default();
    pieces.push((rest.to_owned(), None));
    Ok(Some(Prepare { name, types, statement: Box::new(statement(&inner, query)?), pieces }))
}

/// `EXECUTE name (arguments)`
fn arguments(context: &Context<'_>, cursor: &Cursor<'_, '_>, list: &List) -> Vec<ExecuteArgument> {
    if !cursor.is('(') {
        return Vec::new();
    }
    let pieces = context.split_inside(cursor.at);
    list.iter()
        .flatten()
        .zip(pieces)
        .map(|(node, (first, end))| {
            let span = context.span_between(first, end);
            let kind = if let Node::A_Const(it) = node {
                match it.val {
                    None | Some(Node::String(_)) => ArgumentKind::Unknown,
                    Some(Node::Integer(_) | Node::Float(_)) => ArgumentKind::Number,
                    Some(_) => ArgumentKind::Other,
                }
            } else {
                ArgumentKind::Other
            };
            ExecuteArgument { text: context.excerpt(span).to_owned(), kind, span }
        })
        .collect()
}

/// `COPY`
fn copy(context: &Context<'_>, it: &CopyStmt) -> Result<Copy, Refusal> {
    let source = match (&it.relation, &it.query) {
        (Some(range), _) => {
            let name = relation(context, range)?;
            let mut cursor = Cursor::new(context);
            cursor.at = context.index_from(name.span().end);
            let columns = match it.attlist.is_empty() || strings(&it.attlist).is_empty() {
                true => Vec::new(),
                false => cursor.columns(&it.attlist),
            };
            CopySource::Table { name, columns }
        }
        (None, Some(query)) => CopySource::Query(Box::new(statement(context, query)?)),
        (None, None) => return Err(Refusal::not_modelled(context.statement(), "COPY")),
    };
    // What every server takes for any format.
    let harmless = |name: &str, value: Option<String>| match (name, value.as_deref()) {
        ("format", Some(value)) => matches!(value, "text" | "csv" | "binary"),
        ("encoding", Some(value)) => matches!(value.to_ascii_lowercase().as_str(), "utf8" | "utf-8"),
        _ => false,
    };
    let seen: Vec<&str> = elements(&it.options).filter_map(|it| it.defname.as_deref()).collect();
    let twice = seen.iter().enumerate().any(|(index, name)| seen.iter().take(index).any(|it| it == name));
    let all_harmless = elements(&it.options)
        .all(|it| harmless(it.defname.as_deref().unwrap_or_default(), it.arg.as_ref().and_then(text)));
    Ok(Copy {
        source,
        from: it.is_from,
        file: it.filename.as_deref().map(str::to_owned),
        program: it.is_program,
        with_options: twice || !all_harmless || it.whereClause.is_some(),
    })
}
