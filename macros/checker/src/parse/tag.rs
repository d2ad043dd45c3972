//! The words for a statement: PostgreSQL's command tags. <https://www.postgresql.org/docs/15/event-trigger-matrix.html>

use rupg_sql::nodes::{Node, ObjectType};

/// The command tag of a statement; for what has none of its own here, its leading keywords.
pub(super) fn tag(node: &Node, text: &str) -> String {
    #[expect(clippy::wildcard_enum_match_arm, reason = "the rest say themselves what they are")]
    match node {
        Node::AlterDefaultPrivilegesStmt(_) => "ALTER DEFAULT PRIVILEGES".to_owned(),
        Node::AlterExtensionContentsStmt(_) | Node::AlterExtensionStmt(_) => "ALTER EXTENSION".to_owned(),
        Node::AlterFunctionStmt(_) => leading(text, 2),
        Node::CreateFunctionStmt(it) if it.is_procedure => "CREATE PROCEDURE".to_owned(),
        Node::CreateFunctionStmt(_) => "CREATE FUNCTION".to_owned(),
        Node::CreateTableAsStmt(it) if it.objtype == ObjectType::OBJECT_MATVIEW => {
            "CREATE MATERIALIZED VIEW".to_owned()
        }
        Node::CreateTableAsStmt(_) => "CREATE TABLE AS".to_owned(),
        Node::ViewStmt(_) => "CREATE VIEW".to_owned(),
        Node::CreateTrigStmt(_) => "CREATE TRIGGER".to_owned(),
        Node::RuleStmt(_) => "CREATE RULE".to_owned(),
        Node::CreatePLangStmt(_) => "CREATE LANGUAGE".to_owned(),
        Node::CreateCastStmt(_) => "CREATE CAST".to_owned(),
        Node::CreateTransformStmt(_) => "CREATE TRANSFORM".to_owned(),
        Node::CreateForeignTableStmt(_) => "CREATE FOREIGN TABLE".to_owned(),
        Node::CreateFdwStmt(_) => "CREATE FOREIGN DATA WRAPPER".to_owned(),
        Node::CreateForeignServerStmt(_) => "CREATE SERVER".to_owned(),
        Node::CreateUserMappingStmt(_) => "CREATE USER MAPPING".to_owned(),
        Node::CreateEventTrigStmt(_) => "CREATE EVENT TRIGGER".to_owned(),
        Node::CreateOpClassStmt(_) => "CREATE OPERATOR CLASS".to_owned(),
        Node::CreateOpFamilyStmt(_) => "CREATE OPERATOR FAMILY".to_owned(),
        Node::CreateAmStmt(_) => "CREATE ACCESS METHOD".to_owned(),
        Node::CompositeTypeStmt(_) | Node::CreateRangeStmt(_) => "CREATE TYPE".to_owned(),
        Node::DefineStmt(it) => format!("CREATE {}", object_words(it.kind)),
        Node::RefreshMatViewStmt(_) => "REFRESH MATERIALIZED VIEW".to_owned(),
        Node::ConstraintsSetStmt(_) => "SET CONSTRAINTS".to_owned(),
        Node::SecLabelStmt(_) => "SECURITY LABEL".to_owned(),
        Node::ImportForeignSchemaStmt(_) => "IMPORT FOREIGN SCHEMA".to_owned(),
        Node::DropOwnedStmt(_) => "DROP OWNED".to_owned(),
        Node::ReassignOwnedStmt(_) => "REASSIGN OWNED".to_owned(),
        Node::GrantRoleStmt(it) if it.is_grant => "GRANT ROLE".to_owned(),
        Node::GrantRoleStmt(_) => "REVOKE ROLE".to_owned(),
        Node::DeclareCursorStmt(_) => "DECLARE CURSOR".to_owned(),
        Node::AlterTableMoveAllStmt(_) => leading(text, 2),
        Node::AlterObjectDependsStmt(it) => format!("ALTER {}", object_words(it.objectType)),
        Node::CallStmt(_)
        | Node::CheckPointStmt(_)
        | Node::ClosePortalStmt(_)
        | Node::CopyStmt(_)
        | Node::DeallocateStmt(_)
        | Node::DiscardStmt(_)
        | Node::DoStmt(_)
        | Node::ExecuteStmt(_)
        | Node::ExplainStmt(_)
        | Node::FetchStmt(_)
        | Node::ListenStmt(_)
        | Node::LoadStmt(_)
        | Node::MergeStmt(_)
        | Node::NotifyStmt(_)
        | Node::PrepareStmt(_)
        | Node::ReindexStmt(_)
        | Node::RepackStmt(_)
        | Node::UnlistenStmt(_)
        | Node::VacuumStmt(_)
        | Node::VariableShowStmt(_) => leading(text, 1),
        _ => leading(text, 2),
    }
}

/// The first words of a statement, in capitals.
fn leading(text: &str, count: usize) -> String {
    let words = text.split(|character: char| !character.is_ascii_alphanumeric() && character != '_');
    let words: Vec<String> =
        words.filter(|word| !word.is_empty()).take(count).map(str::to_ascii_uppercase).collect();
    words.join(" ")
}

/// The words for a kind of object, as they stand after `DROP`.
pub(super) fn object_words(it: ObjectType) -> &'static str {
    match it {
        ObjectType::OBJECT_ACCESS_METHOD => "ACCESS METHOD",
        ObjectType::OBJECT_AGGREGATE => "AGGREGATE",
        ObjectType::OBJECT_ATTRIBUTE | ObjectType::OBJECT_TYPE => "TYPE",
        ObjectType::OBJECT_CAST => "CAST",
        ObjectType::OBJECT_COLUMN => "COLUMN",
        ObjectType::OBJECT_COLLATION => "COLLATION",
        ObjectType::OBJECT_CONVERSION => "CONVERSION",
        ObjectType::OBJECT_DATABASE => "DATABASE",
        ObjectType::OBJECT_DOMAIN => "DOMAIN",
        ObjectType::OBJECT_DOMCONSTRAINT | ObjectType::OBJECT_TABCONSTRAINT => "CONSTRAINT",
        ObjectType::OBJECT_EVENT_TRIGGER => "EVENT TRIGGER",
        ObjectType::OBJECT_EXTENSION => "EXTENSION",
        ObjectType::OBJECT_FDW => "FOREIGN DATA WRAPPER",
        ObjectType::OBJECT_FOREIGN_SERVER => "SERVER",
        ObjectType::OBJECT_FOREIGN_TABLE => "FOREIGN TABLE",
        ObjectType::OBJECT_FUNCTION => "FUNCTION",
        ObjectType::OBJECT_INDEX => "INDEX",
        ObjectType::OBJECT_LANGUAGE => "LANGUAGE",
        ObjectType::OBJECT_LARGEOBJECT => "LARGE OBJECT",
        ObjectType::OBJECT_MATVIEW => "MATERIALIZED VIEW",
        ObjectType::OBJECT_OPCLASS => "OPERATOR CLASS",
        ObjectType::OBJECT_OPERATOR => "OPERATOR",
        ObjectType::OBJECT_OPFAMILY => "OPERATOR FAMILY",
        ObjectType::OBJECT_PARAMETER_ACL => "PARAMETER",
        ObjectType::OBJECT_POLICY => "POLICY",
        ObjectType::OBJECT_PROCEDURE => "PROCEDURE",
        ObjectType::OBJECT_PUBLICATION => "PUBLICATION",
        ObjectType::OBJECT_ROLE => "ROLE",
        ObjectType::OBJECT_ROUTINE => "ROUTINE",
        ObjectType::OBJECT_RULE => "RULE",
        ObjectType::OBJECT_SCHEMA => "SCHEMA",
        ObjectType::OBJECT_SEQUENCE => "SEQUENCE",
        ObjectType::OBJECT_SUBSCRIPTION => "SUBSCRIPTION",
        ObjectType::OBJECT_STATISTIC_EXT => "STATISTICS",
        ObjectType::OBJECT_TABLE => "TABLE",
        ObjectType::OBJECT_TABLESPACE => "TABLESPACE",
        ObjectType::OBJECT_TRANSFORM => "TRANSFORM",
        ObjectType::OBJECT_TRIGGER => "TRIGGER",
        ObjectType::OBJECT_TSCONFIGURATION => "TEXT SEARCH CONFIGURATION",
        ObjectType::OBJECT_TSDICTIONARY => "TEXT SEARCH DICTIONARY",
        ObjectType::OBJECT_TSPARSER => "TEXT SEARCH PARSER",
        ObjectType::OBJECT_TSTEMPLATE => "TEXT SEARCH TEMPLATE",
        ObjectType::OBJECT_USER_MAPPING => "USER MAPPING",
        ObjectType::OBJECT_VIEW => "VIEW",
        _ => "OBJECT",
    }
}
