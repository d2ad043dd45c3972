//! Statements about what belongs to the server and not to a database, as written: databases, tablespaces, parameters.

use arcoiris_catalog::{wire_enum, wire_struct};

use super::{Ident, RoleName, Setting, Span};

/// A statement about what all databases of a server share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ServerStatement {
    Database {
        name: Ident,
        change: DatabaseChange,
    },
    Tablespace {
        name: Ident,
        change: TablespaceChange,
    },
    /// `ALTER TABLE ALL IN TABLESPACE … SET TABLESPACE`
    MoveAll {
        from: Ident,
        to: Ident,
        roles: Vec<RoleName>,
    },
    Grant(ServerGrant),
}

/// What is done to a database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DatabaseChange {
    /// `SET`, `RESET`
    Set(Setting),
    /// `ALLOW_CONNECTIONS`, `CONNECTION LIMIT`, `IS_TEMPLATE`
    Options,
    Rename(Ident),
    Owner(RoleName),
    SetTablespace(Ident),
    Drop,
    /// `REFRESH COLLATION VERSION`
    RefreshCollation,
}

/// What is done to a tablespace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TablespaceChange {
    Create {
        location: String,
    },
    Drop {
        if_exists: bool,
    },
    Rename(Ident),
    Owner(RoleName),
    /// `SET`, `RESET`: the names of the options.
    Options(Vec<String>),
    /// `COMMENT ON TABLESPACE`
    Comment,
}

/// `GRANT`, `REVOKE` on what belongs to the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerGrant {
    pub is_grant: bool,
    pub on: ServerObject,
    pub names: Vec<Ident>,
    /// In small letters; empty for `ALL`.
    pub privileges: Vec<String>,
    pub grantees: Vec<RoleName>,
    pub grant_option: bool,
    pub span: Span,
}

/// What belongs to the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ServerObject {
    Database,
    Tablespace,
    Parameter,
}

wire_struct!(ServerGrant { is_grant, on, names, privileges, grantees, grant_option, span });
wire_enum!(ServerObject { 0 Database, 1 Tablespace, 2 Parameter });
wire_enum!(DatabaseChange {
    0 Set(it), 1 Options, 2 Rename(to), 3 Owner(role), 4 SetTablespace(it), 5 Drop, 6 RefreshCollation,
});
wire_enum!(TablespaceChange {
    0 Create { location }, 1 Drop { if_exists }, 2 Rename(to), 3 Owner(role), 4 Options(names), 5 Comment,
});
wire_enum!(ServerStatement {
    0 Database { name, change }, 1 Tablespace { name, change }, 2 MoveAll { from, to, roles }, 3 Grant(it),
});
