//! `ALTER TABLE`, and what PostgreSQL's grammar treats as such (`ALTER INDEX`, `ALTER SEQUENCE … OWNER TO`).

use arcoiris_catalog::{Name, ReplicaIdentity};
use rupg_sql::nodes::{AlterTableCmd, AlterTableStmt, AlterTableType, DropBehavior, List, Node};
use rupg_sql::token;

use super::constraint::{identity, table_constraint};
use super::context::Context;
use super::cursor::Cursor;
use super::expression::{expression, type_name};
use super::object::{object_kind, role};
use super::option::{option_names, storage_options};
use super::query::relation;
use super::sequence::sequence_options;
use super::table::{collation, column, foreign_options, partition_bound};
use crate::refusal::Refusal;
use crate::syntax::{AlterTable, AlterTableAction, Ident, ObjectKind, TriggerSelection};

/// `ALTER TABLE`
pub(super) fn alter_table(context: &Context<'_>, it: &AlterTableStmt) -> Result<AlterTable, Refusal> {
    let Some(range) = it.relation.as_deref() else {
        return Err(Refusal::not_modelled(context.statement(), "ALTER TABLE"));
    };
    let kind = object_kind(it.objtype);
    if kind == ObjectKind::Other {
        return Err(Refusal::not_modelled(context.statement(), "ALTER TABLE"));
    }
    let cascade = it.cmds.iter().flatten().any(
        |node| matches!(node, Node::AlterTableCmd(command) if command.behavior == DropBehavior::DROP_CASCADE),
    );
    let name = relation(context, range)?;
    let mut cursor = Cursor::new(context);
    cursor.at = context.index_from(name.span().end);
    cursor.eat(&[super::context::character('*')]);
    if it.cmds.len() == 1 {
        // ONLY (name)
        cursor.eat(&[super::context::character(')')]);
    }
    let pieces =
        if it.cmds.len() == 1 { vec![(cursor.at, cursor.end)] } else { context.split(cursor.at, cursor.end) };
    let mut actions = Vec::with_capacity(it.cmds.len());
    for (index, node) in it.cmds.iter().flatten().enumerate() {
        let Node::AlterTableCmd(command) = node else { continue };
        let piece = pieces.get(index).copied().unwrap_or((cursor.at, cursor.end));
        let span = context.span_between(piece.0, piece.1);
        actions.push((action(Cursor::piece(context, piece), command)?, span));
    }
    Ok(AlterTable { kind, name, if_exists: it.missing_ok, only: !range.inh, actions, cascade })
}

fn action(mut cursor: Cursor<'_, '_>, it: &AlterTableCmd) -> Result<AlterTableAction, Refusal> {
    let context = cursor.context;
    let end = cursor.end;
    let cascade = it.behavior == DropBehavior::DROP_CASCADE;
    Ok(match it.subtype {
        AlterTableType::AT_AddColumn => match &it.def {
            Some(Node::ColumnDef(definition)) => AlterTableAction::AddColumn {
                column: column(context, definition, end)?,
                if_not_exists: it.missing_ok,
            },
            _ => return Err(unmodelled(cursor)),
        },
        AlterTableType::AT_DropColumn => {
            cursor.eat(&[token::DROP]);
            cursor.eat_any(&[token::COLUMN, token::ATTRIBUTE]);
            cursor.eat_if_exists();
            AlterTableAction::DropColumn {
                column: cursor.named(it.name.as_ref()),
                if_exists: it.missing_ok,
                cascade,
            }
        }
        AlterTableType::AT_AddConstraint => match &it.def {
            Some(Node::Constraint(constraint)) => {
                cursor.eat(&[token::ADD_P]);
                AlterTableAction::AddConstraint(table_constraint(context, constraint, (cursor.at, end))?)
            }
            _ => return Err(unmodelled(cursor)),
        },
        AlterTableType::AT_DropConstraint => {
            cursor.eat(&[token::DROP, token::CONSTRAINT]);
            cursor.eat_if_exists();
            AlterTableAction::DropConstraint {
                name: cursor.named(it.name.as_ref()),
                if_exists: it.missing_ok,
                cascade,
            }
        }
        AlterTableType::AT_ValidateConstraint => {
            cursor.eat(&[token::VALIDATE, token::CONSTRAINT]);
            AlterTableAction::ValidateConstraint { name: cursor.named(it.name.as_ref()) }
        }
        AlterTableType::AT_AlterConstraint => match &it.def {
            Some(Node::ATAlterConstraint(def)) if !def.alterEnforceability && !def.alterInheritability => {
                cursor.eat(&[token::ALTER, token::CONSTRAINT]);
                AlterTableAction::AlterConstraint {
                    name: cursor.named(def.conname.as_ref()),
                    deferrable: def.deferrable,
                    initially_deferred: def.initdeferred,
                }
            }
            _ => return Err(unmodelled(cursor)),
        },
        AlterTableType::AT_SetRelOptions => {
            AlterTableAction::SetOptions(storage_options(context, list(it.def.as_ref()))?)
        }
        AlterTableType::AT_ResetRelOptions => {
            AlterTableAction::ResetOptions(option_names(context, list(it.def.as_ref()))?)
        }
        AlterTableType::AT_ChangeOwner => match it.newowner.as_deref() {
            Some(owner) => AlterTableAction::OwnerTo(role(context, owner)),
            None => return Err(unmodelled(cursor)),
        },
        AlterTableType::AT_SetLogged => AlterTableAction::SetLogged(true),
        AlterTableType::AT_SetUnLogged => AlterTableAction::SetLogged(false),
        AlterTableType::AT_ClusterOn => {
            cursor.eat(&[token::CLUSTER, token::ON]);
            AlterTableAction::ClusterOn(cursor.named(it.name.as_ref()))
        }
        AlterTableType::AT_DropCluster => AlterTableAction::SetWithoutCluster,
        AlterTableType::AT_EnableRowSecurity => AlterTableAction::EnableRowSecurity(true),
        AlterTableType::AT_DisableRowSecurity => AlterTableAction::EnableRowSecurity(false),
        AlterTableType::AT_ForceRowSecurity => AlterTableAction::ForceRowSecurity(true),
        AlterTableType::AT_NoForceRowSecurity => AlterTableAction::ForceRowSecurity(false),
        AlterTableType::AT_AttachPartition => match &it.def {
            Some(Node::PartitionCmd(command)) => match (command.name.as_deref(), command.bound.as_deref()) {
                (Some(range), Some(bound)) => AlterTableAction::AttachPartition {
                    partition: relation(context, range)?,
                    bound: partition_bound(context, bound)?,
                },
                (Some(range), None) => AlterTableAction::AttachIndex { index: relation(context, range)? },
                (None, _) => return Err(unmodelled(cursor)),
            },
            _ => return Err(unmodelled(cursor)),
        },
        AlterTableType::AT_DetachPartition | AlterTableType::AT_DetachPartitionFinalize => match &it.def {
            Some(Node::PartitionCmd(command)) => match command.name.as_deref() {
                Some(range) => AlterTableAction::DetachPartition {
                    partition: relation(context, range)?,
                    concurrently: command.concurrent,
                    finalize: it.subtype == AlterTableType::AT_DetachPartitionFinalize,
                },
                None => return Err(unmodelled(cursor)),
            },
            _ => return Err(unmodelled(cursor)),
        },
        AlterTableType::AT_AddInherit | AlterTableType::AT_DropInherit => match &it.def {
            Some(Node::RangeVar(range)) => {
                let parent = relation(context, range)?;
                if it.subtype == AlterTableType::AT_AddInherit {
                    AlterTableAction::Inherit(parent)
                } else {
                    AlterTableAction::NoInherit(parent)
                }
            }
            _ => return Err(unmodelled(cursor)),
        },
        AlterTableType::AT_AddOf => match &it.def {
            Some(Node::TypeName(ty)) => AlterTableAction::Of(type_name(context, ty)?),
            _ => return Err(unmodelled(cursor)),
        },
        AlterTableType::AT_DropOf => AlterTableAction::NotOf,
        AlterTableType::AT_ReplicaIdentity => match &it.def {
            Some(Node::ReplicaIdentityStmt(stated)) => AlterTableAction::ReplicaIdentity {
                identity: match stated.identity_type {
                    b'n' => ReplicaIdentity::Nothing,
                    b'f' => ReplicaIdentity::Full,
                    b'i' => ReplicaIdentity::Index,
                    _ => ReplicaIdentity::Default,
                },
                index: stated.name.as_ref().map(|name| {
                    cursor.seek_word(token::INDEX);
                    cursor.named(Some(name))
                }),
            },
            _ => return Err(unmodelled(cursor)),
        },
        AlterTableType::AT_SetAccessMethod if it.name.is_some() => {
            cursor.seek_word(token::METHOD);
            AlterTableAction::SetAccessMethod(cursor.named(it.name.as_ref()))
        }
        AlterTableType::AT_SetTableSpace => {
            cursor.seek_word(token::TABLESPACE);
            AlterTableAction::SetTablespace(cursor.named(it.name.as_ref()))
        }
        AlterTableType::AT_DropOids => AlterTableAction::SetWithoutOids,
        AlterTableType::AT_GenericOptions => {
            AlterTableAction::ForeignOptions(foreign_options(context, list(it.def.as_ref())))
        }
        AlterTableType::AT_EnableTrig => trigger('O', cursor, it),
        AlterTableType::AT_EnableAlwaysTrig => trigger('A', cursor, it),
        AlterTableType::AT_EnableReplicaTrig => trigger('R', cursor, it),
        AlterTableType::AT_DisableTrig => trigger('D', cursor, it),
        AlterTableType::AT_EnableTrigAll => all_triggers('O', TriggerSelection::All),
        AlterTableType::AT_DisableTrigAll => all_triggers('D', TriggerSelection::All),
        AlterTableType::AT_EnableTrigUser => all_triggers('O', TriggerSelection::User),
        AlterTableType::AT_DisableTrigUser => all_triggers('D', TriggerSelection::User),
        _ => return column_action(cursor, it),
    })
}

fn trigger(enabled: char, mut cursor: Cursor<'_, '_>, it: &AlterTableCmd) -> AlterTableAction {
    cursor.seek_word(token::TRIGGER);
    let which = TriggerSelection::Named(cursor.named(it.name.as_ref()));
    AlterTableAction::EnableTrigger { enabled, which }
}

fn all_triggers(enabled: char, which: TriggerSelection) -> AlterTableAction {
    AlterTableAction::EnableTrigger { enabled, which }
}

/// `ALTER [COLUMN] name …`
fn column_action(mut cursor: Cursor<'_, '_>, it: &AlterTableCmd) -> Result<AlterTableAction, Refusal> {
    let context = cursor.context;
    let whole = cursor;
    if !cursor.eat(&[token::ALTER]) || it.name.is_none() {
        return Ok(AlterTableAction::NotModelled(words(whole)));
    }
    cursor.eat_any(&[token::COLUMN, token::ATTRIBUTE]);
    let column = cursor.named(it.name.as_ref());
    Ok(match (it.subtype, &it.def) {
        (AlterTableType::AT_ColumnDefault, None) => AlterTableAction::DropDefault { column },
        (AlterTableType::AT_ColumnDefault, Some(node)) => {
            AlterTableAction::SetDefault { column, expression: expression(context, node)? }
        }
        (AlterTableType::AT_DropNotNull, _) => AlterTableAction::DropNotNull { column },
        (AlterTableType::AT_SetNotNull, _) => AlterTableAction::SetNotNull { column },
        (AlterTableType::AT_DropExpression, _) => {
            AlterTableAction::DropExpression { column, if_exists: it.missing_ok }
        }
        (AlterTableType::AT_SetStatistics, Some(Node::Integer(target))) => {
            // ATExecSetStatistics takes -1 and what fits; it lowers what is above 10000 with a warning.
            let target = (*target).clamp(i32::from(i16::MIN), 10_000);
            AlterTableAction::SetStatistics { column, target: i16::try_from(target).unwrap_or(-1) }
        }
        (AlterTableType::AT_SetStatistics, None) => AlterTableAction::SetStatistics { column, target: -1 },
        (AlterTableType::AT_SetOptions, def) => AlterTableAction::SetColumnOptions {
            column,
            options: storage_options(context, list(def.as_ref()))?,
        },
        (AlterTableType::AT_ResetOptions, def) => AlterTableAction::ResetColumnOptions {
            column,
            options: option_names(context, list(def.as_ref()))?,
        },
        (AlterTableType::AT_AlterColumnGenericOptions, def) => AlterTableAction::ColumnForeignOptions {
            column,
            options: foreign_options(context, list(def.as_ref())),
        },
        (AlterTableType::AT_SetStorage, Some(Node::String(name))) => {
            AlterTableAction::SetStorage { column, storage: last_word(cursor, name) }
        }
        (AlterTableType::AT_SetCompression, Some(Node::String(name))) => {
            AlterTableAction::SetCompression { column, method: last_word(cursor, name) }
        }
        (AlterTableType::AT_AlterColumnType, Some(Node::ColumnDef(def))) => AlterTableAction::SetType {
            column,
            ty: match def.typeName.as_deref() {
                Some(ty) => type_name(context, ty)?,
                None => return Err(unmodelled(whole)),
            },
            collation: def.collClause.as_deref().map(|it| collation(context, it)).transpose()?,
            using: def.raw_default.as_ref().map(|node| expression(context, node)).transpose()?,
        },
        (AlterTableType::AT_AddIdentity, Some(Node::Constraint(def))) => AlterTableAction::AddIdentity {
            column,
            identity: identity(def.generated_when),
            options: sequence_options(context, &def.options)?,
        },
        (AlterTableType::AT_SetIdentity, Some(Node::List(options))) => {
            let mut sequence = List::new();
            let mut set = None;
            for node in options {
                match node {
                    Some(Node::DefElem(element)) if element.defname.as_deref() == Some("generated") => {
                        if let Some(Node::Integer(letter)) = element.arg {
                            // transformAlterTableStmt's caller: the last one would not win.
                            if set.is_some() {
                                let message = "conflicting or redundant options";
                                return Err(Refusal::other(
                                    context.span_at(element.location),
                                    "42601",
                                    message,
                                ));
                            }
                            set = Some(identity(u8::try_from(letter).unwrap_or_default()));
                        }
                    }
                    other => sequence.push(other.clone()),
                }
            }
            AlterTableAction::AlterIdentity {
                column,
                identity: set,
                options: sequence_options(context, &sequence)?,
            }
        }
        (AlterTableType::AT_DropIdentity, _) => {
            AlterTableAction::DropIdentity { column, if_exists: it.missing_ok }
        }
        _ => AlterTableAction::NotModelled(words(whole)),
    })
}

/// The last token is the name.
fn last_word(mut cursor: Cursor<'_, '_>, name: &str) -> Ident {
    cursor.at = cursor.end.saturating_sub(1);
    Ident { name: Name::new(name), span: cursor.span() }
}

fn list(node: Option<&Node>) -> &List {
    static EMPTY: List = Vec::new();
    if let Some(Node::List(list)) = node { list } else { &EMPTY }
}

/// The leading keywords, in capitals: `ATTACH PARTITION`, `ALTER COLUMN … SET EXPRESSION`.
fn words(mut cursor: Cursor<'_, '_>) -> String {
    let mut words: Vec<String> = Vec::new();
    while cursor.at < cursor.end && words.len() < 3 {
        let text = cursor.context.excerpt(cursor.span());
        if rupg_sql::keyword(text).is_none() {
            break;
        }
        words.push(text.to_ascii_uppercase());
        cursor.at += 1;
    }
    if words.first().is_some_and(|word| word == "ALTER") {
        // What is done to the column tells more than its name.
        cursor.at += 1;
        let tail: Vec<String> = (cursor.at..cursor.end.min(cursor.at + 2))
            .filter_map(|index| cursor.context.token(index))
            .map(|token| cursor.context.excerpt(token.span()).to_ascii_uppercase())
            .collect();
        return format!("{} … {}", words.join(" "), tail.join(" "));
    }
    words.join(" ")
}

fn unmodelled(cursor: Cursor<'_, '_>) -> Refusal {
    Refusal::not_modelled(cursor.rest(), format!("ALTER TABLE … {}", words(cursor)))
}
