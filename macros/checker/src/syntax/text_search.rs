//! Statements about text search that are told by more than options, as written.

use arcoiris_catalog::wire_enum;

use super::{DefineOption, Ident, ObjectName};

/// `ALTER TEXT SEARCH …`
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextSearchStatement {
    /// `ALTER TEXT SEARCH CONFIGURATION … MAPPING`
    Mapping { configuration: ObjectName, change: MappingChange },
    /// `ALTER TEXT SEARCH DICTIONARY … (…)`
    Options { dictionary: ObjectName, options: Vec<DefineOption> },
}

/// What becomes of the dictionaries that tokens are looked up in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MappingChange {
    /// `ADD MAPPING FOR … WITH …`, `ALTER MAPPING FOR … WITH …`
    Set { tokens: Vec<Ident>, dictionaries: Vec<ObjectName>, replaces: bool },
    /// `ALTER MAPPING [FOR …] REPLACE … WITH …`; without tokens, wherever it is.
    Replace { tokens: Vec<Ident>, old: ObjectName, new: ObjectName },
    /// `DROP MAPPING [IF EXISTS] FOR …`
    Drop { tokens: Vec<Ident>, if_exists: bool },
}

wire_enum!(TextSearchStatement { 0 Mapping { configuration, change }, 1 Options { dictionary, options } });
wire_enum!(MappingChange {
    0 Set { tokens, dictionaries, replaces }, 1 Replace { tokens, old, new }, 2 Drop { tokens, if_exists },
});
