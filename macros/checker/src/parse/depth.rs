//! How deep a statement's tree can be, told by its tokens: before any tree is made, because a tree that is too deep ends the whole
//! compiler by its stack.

use std::sync::LazyLock;

use rupg_sql::token;

use super::context::{Token, character};

/// Deeper statements are not modelled: whoever walks a tree does it by recursion.
pub(super) const MODELLED: usize = 500;

/// Deeper statements are not even given to the parser, which drops its trees by recursion. PostgreSQL itself gives up at some
/// thousands (`max_stack_depth`).
pub(super) const PARSED: usize = 5000;

/// At least the depth of the tree: parentheses, `CASE`, and chains such as `a || b || c`, whose tree leans to the left. `AND`,
/// `OR` and commas make it broad, not deep.
pub(super) fn depth(tokens: &[Token]) -> usize {
    // For each open level: whether CASE opened it, the links of its current chain, its set operations and joins.
    let mut levels: Vec<Level> = vec![Level::default()];
    // The sum over all open levels.
    let mut current = 0usize;
    let mut deepest = 0usize;
    let kinds = &*KINDS;
    for it in tokens {
        if it.kind == kinds.open || it.kind == kinds.bracket || it.kind == token::CASE {
            levels.push(Level { case: it.kind == token::CASE, ..Level::default() });
            current += 1;
        } else if it.kind == kinds.close || it.kind == kinds.close_bracket {
            // A CASE without its END is closed with what is around it.
            while let Some(level) = levels.pop() {
                current = current.saturating_sub(1 + level.chain + level.joins);
                if !level.case {
                    break;
                }
            }
        } else if it.kind == token::END_P && levels.last().is_some_and(|level| level.case) {
            if let Some(level) = levels.pop() {
                current = current.saturating_sub(1 + level.chain + level.joins);
            }
        } else if let Some(level) = levels.last_mut() {
            if it.kind == kinds.comma
                || it.kind == kinds.semicolon
                || matches!(it.kind, token::AND | token::OR)
            {
                current = current.saturating_sub(level.chain);
                level.chain = 0;
            } else if matches!(it.kind, token::UNION | token::EXCEPT | token::INTERSECT | token::JOIN) {
                level.joins += 1;
                current += 1;
            } else if is_link(it.kind, kinds) {
                level.chain += 1;
                current += 1;
            }
        }
        if levels.is_empty() {
            levels.push(Level::default());
        }
        deepest = deepest.max(current);
    }
    deepest
}

#[derive(Debug, Default)]
struct Level {
    case: bool,
    chain: usize,
    joins: usize,
}

/// The kinds of the characters that count, looked up once.
static KINDS: LazyLock<Kinds> = LazyLock::new(|| Kinds {
    open: character('('),
    close: character(')'),
    bracket: character('['),
    close_bracket: character(']'),
    comma: character(','),
    semicolon: character(';'),
    links: "+-*/%^<>=.".chars().map(character).collect(),
});

struct Kinds {
    open: u16,
    close: u16,
    bracket: u16,
    close_bracket: u16,
    comma: u16,
    semicolon: u16,
    links: Vec<u16>,
}

fn is_link(kind: u16, kinds: &Kinds) -> bool {
    match kind {
        token::IDENT | token::SCONST | token::ICONST => false,
        token::OP
        | token::TYPECAST
        | token::NOT
        | token::NOT_LA
        | token::IS
        | token::ISNULL
        | token::NOTNULL
        | token::COLLATE
        | token::AT
        | token::LIKE
        | token::ILIKE
        | token::LESS_EQUALS
        | token::GREATER_EQUALS
        | token::NOT_EQUALS => true,
        kind => kinds.links.contains(&kind),
    }
}
