//! What the grammar takes and an older PostgreSQL does not. A history is proven from its oldest server on; what that server would
//! refuse is refused here, with the name of the thing and the version that brought it.
//!
//! Each entry was tried on servers of both sides where one was at hand (`tests/grammar`). Found by words where words are enough; else by
//! a mark in PostgreSQL's own text of the tree (`nodeToString`), which no string of the user's can fake, since it escapes
//! blanks and braces. That text is made only for statements that have one of the words at all.
//!
//! | since | syntax |
//! |---|---|
//! | 15 | `NULLS NOT DISTINCT`; `ON DELETE SET NULL (columns)`; `MERGE`; `CREATE UNLOGGED SEQUENCE`, `ALTER SEQUENCE … SET LOGGED`; `SET ACCESS METHOD`; `GRANT … ON PARAMETER` |
//! | 16 | numbers as `0x1F`, `0o17`, `0b1`, `1_000`; `SYSTEM_USER`; a subquery in `FROM` without an alias; `STORAGE` in a column's definition, `SET STORAGE DEFAULT`; `JSON_ARRAY`, `JSON_ARRAYAGG`, `JSON_OBJECT(key: value)`, `JSON_OBJECTAGG`, `IS JSON`; `XMLSERIALIZE … INDENT`; `CREATE STATISTICS` without a name |
//! | 17 | `JSON_SCALAR`, `JSON_SERIALIZE`, `JSON_VALUE`, `JSON_QUERY`, `JSON_EXISTS`, `JSON_TABLE`; `MERGE … RETURNING`, `MERGE_ACTION`, `WHEN NOT MATCHED BY SOURCE`; `AT LOCAL`; `SET EXPRESSION`; `SET STATISTICS DEFAULT`; `SET ACCESS METHOD DEFAULT`; the privilege `MAINTAIN`; `ALTER DOMAIN … ADD NOT NULL` |
//! | 18 | virtual generated columns (and leaving `STORED` out); `[NOT] ENFORCED`; `WITHOUT OVERLAPS`, `PERIOD`; `NOT NULL` as a constraint of a table; `NOT NULL NO INHERIT`; `ALTER CONSTRAINT … INHERIT`; `RETURNING WITH` |
//! | 19 | `REPACK`; `WAIT FOR`; `IGNORE NULLS`, `RESPECT NULLS`; `ON CONFLICT … DO SELECT`; `CHECKPOINT (…)` |
//!
//! The other way round, a word that a later PostgreSQL reserves is refused as a name though an older one takes it, because
//! the history has to run on the later one too: `system_user` unquoted (16); functions called `json_scalar`,
//! `json_serialize`, `json_value`, `json_query`, `json_exists`, `json_table`, `json_array`, `merge_action` (16, 17); `ignore` and
//! `respect` as names of a function's result without `AS` (19). `JSON(…)` is a cast on 15 and 16, a constructor since 17: neither
//! refused nor modelled.

use rupg_sql::nodes::{AlterTableType, ConstrType, Node};
use rupg_sql::token;

use super::context::{Context, character};
use super::error::{SyntaxError, SyntaxErrorKind};
use crate::syntax::Span;

/// Something that came with a version.
struct Feature {
    since: u32,
    /// What it is called.
    name: &'static str,
    sign: Sign,
}

/// How it is found.
enum Sign {
    /// These words, one after the other.
    Words(&'static [u16]),
    /// This word at the very beginning.
    First(u16),
    /// One of these words somewhere, and this mark in the tree's text.
    Mark(&'static [u16], &'static str),
}

/// Stands for `(` in [`Sign::Words`]: characters have no constant in the grammar's tables.
const OPEN: u16 = u16::MAX;

const fn words(since: u32, name: &'static str, words: &'static [u16]) -> Feature {
    Feature { since, name, sign: Sign::Words(words) }
}

const fn mark(since: u32, name: &'static str, words: &'static [u16], mark: &'static str) -> Feature {
    Feature { since, name, sign: Sign::Mark(words, mark) }
}

const FEATURES: &[Feature] = &[
    words(15, "`NULLS NOT DISTINCT`", &[token::NULLS_P, token::NOT, token::DISTINCT]),
    words(
        15,
        "`ON DELETE SET NULL (columns)`",
        &[token::ON, token::DELETE_P, token::SET, token::NULL_P, OPEN],
    ),
    words(
        15,
        "`ON DELETE SET DEFAULT (columns)`",
        &[token::ON, token::DELETE_P, token::SET, token::DEFAULT, OPEN],
    ),
    words(15, "`SET ACCESS METHOD`", &[token::SET, token::ACCESS, token::METHOD]),
    words(15, "`ON PARAMETER`", &[token::ON, token::PARAMETER]),
    mark(15, "`TABLES IN SCHEMA` of a publication", &[token::PUBLICATION], ":pubobjtype 3 "),
    mark(15, "`TABLES IN SCHEMA` of a publication", &[token::PUBLICATION], ":pubobjtype 2 "),
    mark(15, "`WHERE` of a publication", &[token::PUBLICATION], ":whereClause {"),
    mark(15, "columns of a publication", &[token::PUBLICATION], ":columns ("),
    Feature { since: 15, name: "`MERGE`", sign: Sign::Mark(&[token::MERGE], "{MERGESTMT ") },
    words(16, "`SYSTEM_USER`", &[token::SYSTEM_USER]),
    words(16, "`SET STORAGE DEFAULT`", &[token::SET, token::STORAGE, token::DEFAULT]),
    words(16, "`CREATE STATISTICS` without a name", &[token::CREATE, token::STATISTICS, OPEN]),
    words(16, "`CREATE STATISTICS` without a name", &[token::CREATE, token::STATISTICS, token::ON]),
    mark(16, "`XMLSERIALIZE … INDENT`", &[token::INDENT], ":indent true"),
    mark(16, "`JSON_OBJECT` with keys and values", &[token::JSON_OBJECT], "{JSONOBJECTCONSTRUCTOR "),
    mark(16, "`JSON_ARRAY`", &[token::JSON_ARRAY], "{JSONARRAYCONSTRUCTOR "),
    mark(16, "`JSON_ARRAY`", &[token::JSON_ARRAY], "{JSONARRAYQUERYCONSTRUCTOR "),
    mark(16, "`JSON_OBJECTAGG`", &[token::JSON_OBJECTAGG], "{JSONOBJECTAGG "),
    mark(16, "`JSON_ARRAYAGG`", &[token::JSON_ARRAYAGG], "{JSONARRAYAGG "),
    mark(16, "`IS JSON`", &[token::JSON], "{JSONISPREDICATE "),
    mark(17, "`JSON_SCALAR`", &[token::JSON_SCALAR], "{JSONSCALAREXPR "),
    mark(17, "`JSON_SERIALIZE`", &[token::JSON_SERIALIZE], "{JSONSERIALIZEEXPR "),
    mark(
        17,
        "this function of SQL/JSON",
        &[token::JSON_VALUE, token::JSON_QUERY, token::JSON_EXISTS],
        "{JSONFUNCEXPR ",
    ),
    mark(17, "`JSON_TABLE`", &[token::JSON_TABLE], "{JSONTABLE "),
    mark(17, "`MERGE_ACTION`", &[token::MERGE_ACTION], "{MERGESUPPORTFUNC"),
    words(17, "`WHEN NOT MATCHED BY SOURCE`", &[token::MATCHED, token::BY, token::SOURCE]),
    words(17, "`WHEN NOT MATCHED BY TARGET`", &[token::MATCHED, token::BY, token::TARGET]),
    words(17, "`AT LOCAL`", &[token::AT, token::LOCAL]),
    words(17, "`SET EXPRESSION`", &[token::SET, token::EXPRESSION]),
    words(17, "`SET STATISTICS DEFAULT`", &[token::SET, token::STATISTICS, token::DEFAULT]),
    words(17, "`SET ACCESS METHOD DEFAULT`", &[token::SET, token::ACCESS, token::METHOD, token::DEFAULT]),
    // A generated column without STORED is virtual in the grammar of 18.
    mark(18, "a generated column that is not `STORED`", &[token::GENERATED], ":generated_kind v "),
    mark(18, "`ENFORCED`", &[token::ENFORCED], ":contype 14 "),
    mark(18, "`NOT ENFORCED`", &[token::ENFORCED], ":contype 15 "),
    mark(18, "`ENFORCED` of a constraint", &[token::ENFORCED], ":alterEnforceability true"),
    mark(18, "`INHERIT` of a constraint", &[token::CONSTRAINT], ":alterInheritability true"),
    words(18, "`WITHOUT OVERLAPS`", &[token::WITHOUT, token::OVERLAPS]),
    mark(18, "`PERIOD` in a foreign key", &[token::PERIOD], ":fk_with_period true"),
    words(18, "`NOT NULL … NO INHERIT`", &[token::NOT, token::NULL_P, token::NO, token::INHERIT]),
    words(18, "`RETURNING WITH`", &[token::RETURNING, token::WITH, OPEN]),
    Feature { since: 19, name: "`REPACK`", sign: Sign::First(token::REPACK) },
    Feature { since: 19, name: "`WAIT FOR`", sign: Sign::First(token::WAIT) },
    words(19, "`CHECKPOINT` with options", &[token::CHECKPOINT, OPEN]),
    mark(19, "`ON CONFLICT … DO SELECT`", &[token::CONFLICT], "{ONCONFLICTCLAUSE :action 3 "),
    mark(19, "`IGNORE NULLS`", &[token::IGNORE_P], ":ignore_nulls 1 "),
    mark(19, "`RESPECT NULLS`", &[token::RESPECT_P], ":ignore_nulls 2 "),
];

/// The newest version that anything here asks for.
const NEWEST: u32 = 19;

/// Tells what `server` does not take.
pub(super) fn check(context: &Context<'_>, node: &Node, server: u32, errors: &mut Vec<SyntaxError>) {
    if server >= NEWEST {
        return;
    }
    // Most statements have none of the words: one look at each token tells.
    let mut present = [false; 1024];
    for token in context.tokens {
        if let Some(seen) = present.get_mut(usize::from(token.kind)) {
            *seen = true;
        }
    }
    let has = |word: u16| word == OPEN || present.get(usize::from(word)).copied().unwrap_or(true);
    let mut tree = None;
    let mut newest: Option<(u32, &'static str, Span)> = None;
    let mut tell = |since: u32, name: &'static str, span: Span| {
        if since > server && newest.is_none_or(|(other, _, _)| since > other) {
            newest = Some((since, name, span));
        }
    };
    for feature in FEATURES.iter().filter(|feature| feature.since > server) {
        let found = match feature.sign {
            Sign::Words(words) if !words.iter().all(|word| has(*word)) => None,
            Sign::Mark(words, _) if !words.iter().any(|word| has(*word)) => None,
            Sign::Words(words) => sequence(context, words),
            Sign::First(word) => (context.kind(0) == word).then(|| context.span_between(0, 1)),
            Sign::Mark(words, mark) => context
                .tokens
                .iter()
                .find(|token| words.contains(&token.kind))
                .filter(|_| tree.get_or_insert_with(|| node.to_text()).contains(mark))
                .map(|token| token.span()),
        };
        if let Some(span) = found {
            tell(feature.since, feature.name, span);
        }
    }
    if server < 18 {
        if has(token::ENFORCED)
            && let Some(span) = enforced(context, node)
        {
            tell(18, "`[NOT] ENFORCED`", span);
        }
        if let Some(location) = not_null_of_table(node) {
            tell(18, "`NOT NULL` as a constraint of a table", context.span_at(location));
        }
    }
    if server < 17 {
        if let Node::AlterDomainStmt(it) = node
            && let Some(Node::Constraint(constraint)) = &it.def
            && constraint.contype == ConstrType::CONSTR_NOTNULL
        {
            tell(17, "`NOT NULL` as a constraint of a domain", context.span_at(constraint.location));
        }
        if let Node::MergeStmt(it) = node
            && it.returningClause.is_some()
        {
            tell(17, "`RETURNING` of `MERGE`", context.span_between(0, 1));
        }
        if let Node::GrantStmt(_) = node
            && let Some(index) = context.find_ident(0, context.tokens.len(), "maintain", 0)
            && context
                .find(0, context.tokens.len(), |token| token.kind == token::ON)
                .is_some_and(|on| index < on)
        {
            tell(17, "the privilege `MAINTAIN`", context.span_between(index, index + 1));
        }
    }
    if server < 16 {
        if let Some(span) = number(context) {
            tell(16, "this way to write a number", span);
        }
        if has(token::STORAGE)
            && let Some(span) = column_storage(context, node)
        {
            tell(16, "`STORAGE` in the definition of a column", span);
        }
        if (has(token::FROM) || has(token::USING) || has(token::JOIN))
            && let Some(span) = unnamed_subquery(context)
            && tree.get_or_insert_with(|| node.to_text()).contains("} :alias <>}")
        {
            tell(16, "a subquery in `FROM` without an alias", span);
        }
    }
    if let Some((since, name, span)) = newest {
        errors.push(SyntaxError {
            kind: SyntaxErrorKind::NewerServer { since },
            message: format!("PostgreSQL has {name} since version {since}"),
            span,
            sqlstate: Some("42601"),
            hint: Some(match name {
                "`SYSTEM_USER`" => {
                    "as a name, write \"system_user\": version 16 reserved the word".to_owned()
                }
                "a generated column that is not `STORED`" => {
                    "write `STORED` behind the expression".to_owned()
                }
                _ => format!(
                    "this history is to run from version {server} on (`oldest_server` in arcoiris.toml)"
                ),
            }),
        });
    }
}

/// Where these words stand, one after the other.
fn sequence(context: &Context<'_>, words: &[u16]) -> Option<Span> {
    let is = |index: usize, word: u16| match word {
        OPEN => context.is(index, '('),
        word => context.kind(index) == word,
    };
    let first = words.first().copied()?;
    (0..context.tokens.len())
        .filter(|start| is(*start, first))
        .find(|start| words.iter().enumerate().all(|(offset, word)| is(start + offset, *word)))
        .map(|start| context.span_between(start, start + words.len()))
}

/// `[NOT] ENFORCED` behind a constraint of a table, of which the tree keeps no trace where it changes nothing. A column may
/// bear the name too: only behind what ends a constraint is it the word.
fn enforced(context: &Context<'_>, node: &Node) -> Option<Span> {
    if !matches!(node, Node::CreateStmt(_) | Node::AlterTableStmt(_) | Node::CreateForeignTableStmt(_)) {
        return None;
    }
    let ends_constraint = |kind: u16| {
        kind == character(')')
            || matches!(
                kind,
                token::DEFERRABLE
                    | token::DEFERRED
                    | token::IMMEDIATE
                    | token::INHERIT
                    | token::ACTION
                    | token::CASCADE
                    | token::RESTRICT
                    | token::FULL
                    | token::SIMPLE
                    | token::VALID
            )
    };
    let found = context.tokens.iter().position(|token| token.kind == token::ENFORCED)?;
    let before = match context.kind(found.checked_sub(1)?) {
        token::NOT => found.checked_sub(2)?,
        _ => found - 1,
    };
    ends_constraint(context.kind(before)).then(|| context.span_between(before + 1, found + 1))
}

fn not_null_of_table(node: &Node) -> Option<i32> {
    let not_null = |node: &Node| {
        let Node::Constraint(it) = node else { return None };
        (it.contype == ConstrType::CONSTR_NOTNULL).then_some(it.location)
    };
    if let Node::CreateStmt(it) = node {
        return it.tableElts.iter().flatten().find_map(not_null);
    }
    if let Node::AlterTableStmt(it) = node {
        return it.cmds.iter().flatten().find_map(|command| {
            let Node::AlterTableCmd(command) = command else { return None };
            let adds = command.subtype == AlterTableType::AT_AddConstraint;
            command.def.as_ref().filter(|_| adds).and_then(not_null)
        });
    }
    None
}

/// `0x1F`, `1_000`
fn number(context: &Context<'_>) -> Option<Span> {
    let numbers = context.tokens.iter().filter(|token| matches!(token.kind, token::ICONST | token::FCONST));
    let new = |text: &str| {
        let mut bytes = text.bytes();
        let prefixed = bytes.next() == Some(b'0')
            && bytes.next().is_some_and(|byte| byte.is_ascii_alphabetic() && !matches!(byte, b'e' | b'E'));
        prefixed || text.contains('_')
    };
    numbers.map(|token| token.span()).find(|span| new(context.excerpt(*span)))
}

fn column_storage(context: &Context<'_>, node: &Node) -> Option<Span> {
    let named = |node: &Node| {
        let Node::ColumnDef(it) = node else { return None };
        it.storage_name.as_ref().map(|_| it.location)
    };
    let column = if let Node::CreateStmt(it) = node {
        it.tableElts.iter().flatten().find_map(named)
    } else if let Node::AlterTableStmt(it) = node {
        it.cmds.iter().flatten().find_map(|command| {
            let Node::AlterTableCmd(command) = command else { return None };
            command.def.as_ref().and_then(named)
        })
    } else {
        None
    }?;
    let first = context.index_at(column)?;
    let index = context.find(first, context.tokens.len(), |token| token.kind == token::STORAGE)?;
    Some(context.span_between(index, index + 2))
}

/// A parenthesis that opens a query where a table may stand.
fn unnamed_subquery(context: &Context<'_>) -> Option<Span> {
    let comma = character(',');
    (1..context.tokens.len())
        .filter(|index| context.is(*index, '('))
        .find(|index| {
            let before = context.kind(index - 1);
            let query = matches!(
                context.kind(index + 1),
                token::SELECT | token::VALUES | token::WITH | token::WITH_LA | token::TABLE
            ) || context.is(index + 1, '(');
            query
                && (before == comma
                    || matches!(before, token::FROM | token::JOIN | token::LATERAL_P | token::USING))
        })
        .map(|index| context.span_between(index, context.closing(index) + 1))
}
