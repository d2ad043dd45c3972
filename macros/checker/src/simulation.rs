//! The state that statements act on: the catalog and what a session holds beside it.

use std::collections::BTreeSet;

use arcoiris_catalog::{Catalog, Name, Object, ObjectId, Role, Schema};

/// A simulated database with the session that runs the revisions.
#[derive(Debug, Clone)]
pub struct Simulation {
    /// The database.
    pub catalog: Catalog,
    /// The schema `public`, which every new database has.
    pub public: ObjectId,
    /// `search_path` as it is now, without `pg_catalog` and `"$user"`.
    pub search_path: Vec<Name>,
    /// The roles that the history may rely on (`roles` in `arcoiris.toml`). Roles belong to the server, so their existence
    /// cannot be proven, only declared.
    pub roles: BTreeSet<Name>,
    /// The oldest PostgreSQL major version that is proven for.
    pub server: u32,
}

impl Simulation {
    /// A database as `CREATE DATABASE` leaves it.
    #[must_use]
    pub fn new(server: u32, search_path: Vec<Name>, roles: BTreeSet<Name>) -> Self {
        let mut catalog = Catalog::new();
        let public = catalog.insert(Object::Schema(Schema {
            name: Name::new("public"),
            owner: Role::DatabaseOwner,
            privileges: None,
            comment: Some("standard public schema".to_owned()),
        }));
        Simulation { catalog, public, search_path, roles, server }
    }
}
