//! Where an expression stands, and what PostgreSQL allows there (`ParseExprKind`).

use super::Place;

/// Where an expression stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Use {
    Default,
    Generated,
    Check,
    IndexKey,
    IndexPredicate,
    TypeChange,
    Target,
    From,
    JoinOn,
    Where,
    GroupBy,
    Having,
    OrderBy,
    Limit,
    Values,
    Assignment,
    Returning,
    Filter,
    Window,
    DistinctOn,
    CycleMark,
    Policy,
    CallArgument,
}

impl Use {
    pub(crate) fn of(place: Place) -> Self {
        match place {
            Place::Default | Place::Argument => Use::Default,
            Place::Generated => Use::Generated,
            Place::Check | Place::DomainCheck => Use::Check,
            Place::IndexKey => Use::IndexKey,
            Place::IndexPredicate => Use::IndexPredicate,
            Place::TypeChange => Use::TypeChange,
            Place::Policy => Use::Policy,
        }
    }

    /// Whether the expression is kept in the catalog, without room for a query.
    pub(crate) fn is_stored(self) -> bool {
        matches!(
            self,
            Use::Default
                | Use::Generated
                | Use::Check
                | Use::IndexKey
                | Use::IndexPredicate
                | Use::TypeChange
                | Use::Policy
        )
    }

    /// In PostgreSQL's messages, in the singular.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Use::Default => "DEFAULT expression",
            Use::Generated => "column generation expression",
            Use::Check => "check constraint",
            Use::IndexKey => "index expression",
            Use::IndexPredicate => "index predicate",
            Use::TypeChange => "transform expression",
            Use::Target => "SELECT",
            Use::From => "functions in FROM",
            Use::JoinOn => "JOIN conditions",
            Use::Where => "WHERE",
            Use::GroupBy => "GROUP BY",
            Use::Having => "HAVING",
            Use::OrderBy => "ORDER BY",
            Use::Limit => "LIMIT",
            Use::Values => "VALUES",
            Use::Assignment => "UPDATE",
            Use::Returning => "RETURNING",
            Use::Filter => "FILTER",
            Use::Window => "window definitions",
            Use::DistinctOn => "DISTINCT ON",
            Use::CycleMark => "CYCLE",
            Use::Policy => "policy expression",
            Use::CallArgument => "CALL argument",
        }
    }

    /// In the plural, where PostgreSQL's messages have it.
    pub(crate) fn plural(self) -> String {
        if self.is_stored() || self == Use::CallArgument {
            format!("{}s", self.words())
        } else {
            self.words().to_owned()
        }
    }

    pub(crate) fn allows_aggregates(self) -> bool {
        matches!(self, Use::Target | Use::Having | Use::OrderBy | Use::Window | Use::DistinctOn)
    }

    pub(crate) fn allows_windows(self) -> bool {
        matches!(self, Use::Target | Use::OrderBy | Use::DistinctOn)
    }

    pub(crate) fn allows_sets(self) -> bool {
        matches!(self, Use::Target | Use::OrderBy | Use::GroupBy | Use::From | Use::DistinctOn | Use::Window)
    }
}
