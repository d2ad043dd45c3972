//! Privileges as PostgreSQL stores and prints them: an ACL, and what a NULL one stands for.

use std::collections::BTreeMap;

use crate::{Grant, Grantee, Privilege, Privileges, Role};

/// A kind of object that has privileges, as <https://www.postgresql.org/docs/15/ddl-priv.html#PRIVILEGES-SUMMARY-TABLE>
/// tells them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is the kind itself")]
pub enum PrivilegedKind {
    Schema,
    Type,
    Table,
    Column,
    Sequence,
    Routine,
    Language,
    ForeignDataWrapper,
    ForeignServer,
}

/// All privileges that there are on this kind of object. `MAINTAIN`, which PostgreSQL 17 added to a table's, is not among
/// them: catalogs hold the same privileges for every version.
#[must_use]
pub fn all_privileges(kind: PrivilegedKind) -> &'static [Privilege] {
    match kind {
        PrivilegedKind::Schema => &[Privilege::Usage, Privilege::Create],
        PrivilegedKind::Type => &[Privilege::Usage],
        PrivilegedKind::Table => &[
            Privilege::Select,
            Privilege::Insert,
            Privilege::Update,
            Privilege::Delete,
            Privilege::Truncate,
            Privilege::References,
            Privilege::Trigger,
        ],
        PrivilegedKind::Column => {
            &[Privilege::Select, Privilege::Insert, Privilege::Update, Privilege::References]
        }
        PrivilegedKind::Sequence => &[Privilege::Select, Privilege::Update, Privilege::Usage],
        PrivilegedKind::Routine => &[Privilege::Execute],
        PrivilegedKind::Language | PrivilegedKind::ForeignDataWrapper | PrivilegedKind::ForeignServer => {
            &[Privilege::Usage]
        }
    }
}

/// What a NULL ACL stands for (`acldefault`).
#[must_use]
pub fn default_privileges(kind: PrivilegedKind, owner: &Role) -> Vec<Grant> {
    let grant = |grantee: Grantee, privilege: Privilege| Grant {
        grantee,
        privilege,
        grant_option: false,
        grantor: owner.clone(),
    };
    let to_owner = Grantee::Role(owner.clone());
    let mut grants: Vec<Grant> = match kind {
        PrivilegedKind::Column => return Vec::new(),
        PrivilegedKind::Type => vec![grant(Grantee::Public, Privilege::Usage)],
        PrivilegedKind::Routine => vec![grant(Grantee::Public, Privilege::Execute)],
        PrivilegedKind::Language => vec![grant(Grantee::Public, Privilege::Usage)],
        PrivilegedKind::Schema
        | PrivilegedKind::Table
        | PrivilegedKind::Sequence
        | PrivilegedKind::ForeignDataWrapper
        | PrivilegedKind::ForeignServer => Vec::new(),
    };
    grants.extend(all_privileges(kind).iter().map(|privilege| grant(to_owner.clone(), *privilege)));
    materialised(grants)
}

/// The grants as a catalog stores them: sorted, each privilege from one grantor once, with grant option if any had it.
#[must_use]
pub fn materialised(mut grants: Vec<Grant>) -> Vec<Grant> {
    grants.sort_unstable_by(|left, right| {
        (&left.grantee, left.privilege, &left.grantor, !left.grant_option).cmp(&(
            &right.grantee,
            right.privilege,
            &right.grantor,
            !right.grant_option,
        ))
    });
    grants.dedup_by(|later, earlier| {
        (&later.grantee, later.privilege, &later.grantor)
            == (&earlier.grantee, earlier.privilege, &earlier.grantor)
    });
    grants
}

/// What the stored privileges come to, `default` being what NULL stands for.
#[must_use]
pub fn effective_privileges(privileges: &Privileges, default: &[Grant]) -> Vec<Grant> {
    materialised(privileges.clone().unwrap_or_else(|| default.to_vec()))
}

/// A role as facts name it.
#[must_use]
pub fn role_text(role: &Role) -> String {
    match role {
        Role::Migrator => "current_user".to_owned(),
        Role::DatabaseOwner => "pg_database_owner".to_owned(),
        Role::Named(name) => name.to_string(),
    }
}

/// The grants as `aclitem`s, sorted: `=r/current_user, current_user=arwdDxt/current_user`.
#[must_use]
pub fn privileges_text(grants: &[Grant]) -> String {
    let mut items: BTreeMap<(String, String), Vec<&Grant>> = BTreeMap::new();
    for grant in grants {
        let grantee = match &grant.grantee {
            Grantee::Public => String::new(),
            Grantee::Role(role) => role_text(role),
        };
        items.entry((grantee, role_text(&grant.grantor))).or_default().push(grant);
    }
    let texts: Vec<String> = items
        .into_iter()
        .map(|((grantee, grantor), grants)| {
            let mut letters: Vec<(u8, char, bool)> = grants
                .into_iter()
                .map(|grant| {
                    let (rank, letter) = letter(grant.privilege);
                    (rank, letter, grant.grant_option)
                })
                .collect();
            letters.sort_unstable();
            let mut text = format!("{grantee}=");
            for (_, letter, grant_option) in letters {
                text.push(letter);
                if grant_option {
                    text.push('*');
                }
            }
            text.push('/');
            text.push_str(&grantor);
            text
        })
        .collect();
    texts.join(", ")
}

/// The letter of a privilege and its place among the letters (`ACL_ALL_RIGHTS_STR`).
fn letter(privilege: Privilege) -> (u8, char) {
    match privilege {
        Privilege::Insert => (0, 'a'),
        Privilege::Select => (1, 'r'),
        Privilege::Update => (2, 'w'),
        Privilege::Delete => (3, 'd'),
        Privilege::Truncate => (4, 'D'),
        Privilege::References => (5, 'x'),
        Privilege::Trigger => (6, 't'),
        Privilege::Execute => (7, 'X'),
        Privilege::Usage => (8, 'U'),
        Privilege::Create => (9, 'C'),
        Privilege::Temporary => (10, 'T'),
        Privilege::Connect => (11, 'c'),
        Privilege::Maintain => (12, 'm'),
    }
}
