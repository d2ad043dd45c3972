//! The state that statements act on: the catalog and what a session holds beside it.

use std::collections::{BTreeMap, BTreeSet};

use crate::rows::{KnownRows, Mark};
use crate::syntax::Prepare;
use arcoiris_catalog::{Catalog, Name, Namespace, ObjectId, TypeRef};

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
    /// What whoever applies the revisions is called, where that is known.
    pub user: Option<Name>,
    /// Extensions that were to be installed and of which nothing is known, not even whether the server has them. It only grows:
    /// what it holds is a doubt.
    pub unknown_extensions: BTreeSet<Name>,
    /// Whether operators, casts or operator classes were made that are not modelled: what has none may have one after all.
    pub unseen_operators: bool,
    /// The oldest PostgreSQL major version that is proven for.
    pub server: u32,
    /// `search_path` as a session begins with it.
    pub configured_search_path: Vec<Name>,
    /// `search_path` after the transaction, where `SET LOCAL` has changed it.
    pub path_after_transaction: Option<Vec<Name>>,
    /// Whether each statement outside `BEGIN` and `COMMIT` is a transaction of its own.
    pub autocommit: bool,
    /// Whether `BEGIN` was said.
    pub in_block: bool,
    /// Whether `SET CONSTRAINTS … DEFERRED` was said in this transaction.
    pub constraints_deferred: bool,
    /// The temporary tables with `ON COMMIT DROP`.
    pub dropped_on_commit: BTreeSet<ObjectId>,
    /// Tables whose rows wait for the check of a deferred constraint at the end of the transaction; whether for certain.
    pub pending: BTreeMap<ObjectId, bool>,
    /// The rows that are known, and sequences' counters.
    pub rows: KnownRows,
    /// Sequences whose counter may have been moved from where they began. It only grows: what it holds is a doubt.
    pub moved: BTreeSet<ObjectId>,
    /// How many statements were applied: what `now` means in a stored constant is another moment each time.
    pub statements: u64,
    /// `check_function_bodies`
    pub check_bodies: bool,
    /// The parameters of the routine whose body is analysed.
    pub parameters: Option<Parameters>,
    /// Which script runs, so that what `'now'::timestamp` was when it was stored differs from script to script. `None` where such a
    /// constant is not stored, because its value cannot be expected of a database.
    pub moment: Option<u32>,
    /// Roles that were given privileges if they were made by the history, and not if the server had them. It only grows: what it
    /// holds is a doubt.
    pub perhaps_privileged: BTreeSet<Name>,
    /// The cursors that are open.
    pub cursors: BTreeMap<Name, OpenCursor>,
    /// The statements that are prepared.
    pub prepared: BTreeMap<Name, Prepare>,
    /// The routines whose bodies are tried out at the moment.
    pub tried: Vec<ObjectId>,
}

/// A cursor that is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OpenCursor {
    /// `WITH HOLD`: it outlives its transaction.
    pub hold: bool,
    /// `SCROLL`
    pub scroll: bool,
}

/// The parameters of a routine, as far as its body may name them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameters {
    /// The routine's name, by which they may be qualified.
    pub routine: Name,
    /// The input parameters in order: `$1`, `$2`, …
    pub inputs: Vec<(Option<Name>, TypeRef)>,
}

impl Simulation {
    /// A database as `CREATE DATABASE` leaves it.
    #[must_use]
    pub fn new(server: u32, search_path: Vec<Name>, roles: BTreeSet<Name>) -> Self {
        let catalog = Catalog::new_database_of(server);
        let public = catalog.find(Namespace::Schema, None, &Name::new("public")).unwrap_or(ObjectId(0));
        Simulation {
            catalog,
            public,
            configured_search_path: search_path.clone(),
            path_after_transaction: None,
            autocommit: false,
            in_block: false,
            constraints_deferred: false,
            dropped_on_commit: BTreeSet::new(),
            search_path,
            roles,
            user: None,
            unknown_extensions: BTreeSet::new(),
            unseen_operators: false,
            server,
            pending: BTreeMap::new(),
            rows: KnownRows::default(),
            moved: BTreeSet::new(),
            statements: 0,
            check_bodies: true,
            parameters: None,
            moment: None,
            perhaps_privileged: BTreeSet::new(),
            cursors: BTreeMap::new(),
            prepared: BTreeMap::new(),
            tried: Vec::new(),
        }
    }

    /// The present moment, to come back to.
    pub(crate) fn moment(&self) -> Moment {
        Moment { catalog: self.catalog.mark(), rows: self.rows.mark() }
    }

    /// Undoes everything since a moment in the catalog and in what is known of rows.
    pub(crate) fn back_to(&mut self, moment: Moment) {
        self.catalog.rollback(moment.catalog);
        self.rows.rollback(moment.rows);
    }

    /// What a session holds beside the catalog, to be given back.
    pub(crate) fn clone_session(&self) -> Session {
        Session {
            search_path: self.search_path.clone(),
            roles: self.roles.clone(),
            pending: self.pending.clone(),
            rows: self.rows.mark(),
            moved: self.moved.clone(),
            check_bodies: self.check_bodies,
        }
    }

    /// Gives back what a session held.
    pub(crate) fn restore_session(&mut self, session: Session) {
        let Session { search_path, roles, pending, rows, moved, check_bodies } = session;
        self.rows.rollback(rows);
        self.check_bodies = check_bodies;
        self.search_path = search_path;
        self.roles = roles;
        self.pending = pending;
        self.moved = moved;
    }
}

/// A moment of the database.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moment {
    pub(crate) catalog: arcoiris_catalog::Mark,
    pub(crate) rows: Mark,
}

/// What a session holds beside the catalog.
#[derive(Debug, Clone)]
pub(crate) struct Session {
    pub(crate) search_path: Vec<Name>,
    roles: BTreeSet<Name>,
    pending: BTreeMap<ObjectId, bool>,
    pub(crate) rows: Mark,
    moved: BTreeSet<ObjectId>,
    check_bodies: bool,
}
