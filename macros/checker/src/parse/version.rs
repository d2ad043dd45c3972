//! What the grammar takes and an older PostgreSQL does not.

use rupg_sql::nodes::Node;

use super::context::Context;
use super::error::SyntaxError;

pub(super) fn check(_context: &Context<'_>, _node: &Node, _server: u32, _errors: &mut Vec<SyntaxError>) {}
