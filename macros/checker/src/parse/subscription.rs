//! Subscriptions, and `IMPORT FOREIGN SCHEMA`.

use rupg_sql::nodes::{AlterSubscriptionType, List, Node, Str};
use rupg_sql::token;

use super::context::Context;
use super::cursor::Cursor;
use super::expression::strings;
use super::option::{elements, text};
use crate::syntax::{
    DefinedStatement, Ident, ImportForeignSchema, StatementKind, SubscriptionChange, SubscriptionStatement,
};

/// A statement of this kind; `None` for any other.
pub(super) fn subscription(context: &Context<'_>, node: &Node) -> Option<StatementKind> {
    #[expect(clippy::wildcard_enum_match_arm, reason = "all others are told elsewhere")]
    let (name, change, options): (&Option<Str>, _, Option<&List>) = match node {
        Node::CreateSubscriptionStmt(it) => {
            let connection = it.conninfo.as_deref()?.to_owned();
            let publications = names(context, &it.publication);
            (&it.subname, SubscriptionChange::Create { connection, publications }, Some(&it.options))
        }
        Node::DropSubscriptionStmt(it) => {
            (&it.subname, SubscriptionChange::Drop { if_exists: it.missing_ok }, None)
        }
        Node::AlterSubscriptionStmt(it) => {
            let publications = || names(context, &it.publication);
            let change = match it.kind {
                AlterSubscriptionType::ALTER_SUBSCRIPTION_OPTIONS => SubscriptionChange::Options,
                AlterSubscriptionType::ALTER_SUBSCRIPTION_SET_PUBLICATION => {
                    SubscriptionChange::SetPublications(publications())
                }
                AlterSubscriptionType::ALTER_SUBSCRIPTION_ADD_PUBLICATION => {
                    SubscriptionChange::AddPublications(publications())
                }
                AlterSubscriptionType::ALTER_SUBSCRIPTION_DROP_PUBLICATION => {
                    SubscriptionChange::DropPublications(publications())
                }
                AlterSubscriptionType::ALTER_SUBSCRIPTION_REFRESH_PUBLICATION => SubscriptionChange::Refresh,
                AlterSubscriptionType::ALTER_SUBSCRIPTION_ENABLED => {
                    let enabled = elements(&it.options).next().and_then(|it| it.arg.as_ref()).and_then(text);
                    SubscriptionChange::Enable(enabled.as_deref() == Some("true"))
                }
                _ => SubscriptionChange::Other,
            };
            let own = matches!(change, SubscriptionChange::Enable(_));
            (&it.subname, change, (!own).then_some(&it.options))
        }
        Node::ImportForeignSchemaStmt(it) => {
            let mut cursor = Cursor::new(context);
            cursor.seek_word(token::SERVER);
            let server = cursor.named(it.server_name.as_ref());
            cursor.seek_word(token::INTO);
            let into = cursor.named(it.local_schema.as_ref());
            let it = ImportForeignSchema { server, into };
            return Some(StatementKind::Defined(Box::new(DefinedStatement::ImportForeignSchema(it))));
        }
        _ => return None,
    };
    let mut cursor = Cursor::new(context);
    cursor.at = 2;
    let options = options.into_iter().flat_map(elements);
    let it = SubscriptionStatement {
        name: cursor.named(name.as_ref()),
        change,
        options: options
            .map(|it| {
                let name = it.defname.as_deref().unwrap_or_default().to_owned();
                (name, it.arg.as_ref().and_then(text))
            })
            .collect(),
        span: context.statement(),
    };
    Some(StatementKind::Defined(Box::new(DefinedStatement::Subscription(it))))
}

/// The names behind `PUBLICATION`.
fn names(context: &Context<'_>, list: &List) -> Vec<Ident> {
    let mut cursor = Cursor::new(context);
    cursor.seek_word(token::PUBLICATION);
    strings(list).into_iter().map(|name| cursor.name(name)).collect()
}
