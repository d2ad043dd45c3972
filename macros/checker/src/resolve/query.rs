//! Queries inside expressions, and the queries of data statements.

use super::analyse::Analyser;
use super::tree::Tree;
use crate::refusal::Refusal;
use crate::syntax::{Query, Span, SubqueryKind};

impl Analyser<'_> {
    pub(crate) fn subquery(
        &mut self,
        _kind: &SubqueryKind,
        _query: &Query,
        span: Span,
    ) -> Result<Tree, Refusal> {
        if self.usage.is_stored() {
            let message = format!("cannot use subquery in {}", self.usage.words());
            return Err(Refusal::other(span, "0A000", message));
        }
        Err(Refusal::not_modelled(span, "a query in this place"))
    }
}
