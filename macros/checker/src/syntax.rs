//! What a statement says, in our own types: no names resolved, nothing judged, every part with its place in the source.
//!
//! The parser of record (PostgreSQL's own grammar) is turned into these types in `parse`, and nowhere else is its tree seen:
//! it can be replaced without touching a transition or a rule. The types are plain data with a binary form, so that what
//! a file says can be cached by its content.

mod block;
mod defined;
mod expression;
mod handler;
mod merge;
mod operator_class;
mod query;
mod routine;
mod server;
mod session;
mod span;
mod statement;
mod subscription;
mod table;
mod text_search;
mod types;
mod utility;
mod view;

pub use block::DoBlock;
pub use defined::{
    AlterPolicy, CastMethod, CastWhen, CreateCast, CreatePolicy, CreateStatistics, DefaultPrivileges, Define,
    DefineOption, DefineValue, DefinedStatement, ForeignDataStatement, ForeignOption, ForeignOptionAction,
    MaintenanceStatement, PublicationObject, PublicationStatement, RoleStatement, SignedName,
};
pub use expression::{
    BooleanTest, Connective, Expression, ExpressionKind, GroupingSet, Literal, Quantifier, SpecialFunction,
    SubqueryKind, TypeName, Window, XmlOperation,
};
pub use handler::{CreateAccessMethod, CreateConversion, CreateLanguage, CreateTransform, HandlerStatement};
pub use merge::{Merge, MergeAction, MergeClause};
pub use operator_class::{ClassItem, CreateOperatorClass, FamilyPlace, OperatorClassStatement};
pub use query::{
    Assignment, Conflict, ConflictAction, Cycle, DefinedColumn, Delete, FromItem, Insert, InsertSource,
    InsertValue, JoinKind, LockStrength, Locking, OrderBy, Query, Search, Select, SelectBody, SetOperation,
    Step, Target, Update, With, WithDetail,
};
pub use routine::{
    AggregateOption, AggregateValue, CreateAggregate, CreateRoutine, CreateTrigger, EventTriggerStatement,
    RoutineArgument, RoutineName, RoutineOption, RoutineOptionKind, RoutineStatement, StandardBody,
    TriggerStatement,
};
pub use server::{DatabaseChange, ServerGrant, ServerObject, ServerStatement, TablespaceChange};
pub use session::{
    ArgumentKind, Copy, CopySource, DeclareCursor, ExecuteArgument, Prepare, SessionStatement,
};
pub use span::{Ident, ObjectName, Span};
pub use statement::{
    AlterDomainAction, AlterEnumAction, AlterSequence, Comment, CommentTarget, CreateDomain, CreateExtension,
    CreateIndex, CreateSchema, CreateSequence, Drop, EnumPosition, Grant, GrantTarget, ObjectKind, RoleName,
    SequenceBound, SequenceOption, Setting, SettingScope, Statement, StatementKind, TransactionVerb,
};
pub use subscription::{ImportForeignSchema, SubscriptionChange, SubscriptionStatement};
pub use table::{
    AlterTable, AlterTableAction, ColumnConstraint, ColumnConstraintKind, ColumnDefinition, CreateTable,
    ForeignKeyClause, IndexElementClause, KeyClause, LikeClause, OnCommit, PartitionBound,
    PartitionBoundKind, PartitionBy, RangeDatum, StorageOption, TableConstraint, TableConstraintKind,
    TableElement, TriggerSelection,
};
pub use text_search::{MappingChange, TextSearchStatement};
pub use types::{RangeOption, TypeStatement};
pub use utility::UtilityStatement;
pub use view::{CreateRule, CreateTableAs, CreateView, RuleEvent, RuleName, ViewStatement};
