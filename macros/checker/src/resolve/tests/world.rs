//! The catalog of `tests/expressions/prelude.sql`, put together by hand: no transition stands between it and a case.
#![expect(clippy::wildcard_enum_match_arm, reason = "a case that is none of the expected fails the test")]

use std::sync::Arc;

use arcoiris_catalog::{
    Column, Constraint, ConstraintKind, Expression, Extension, Generation, Identity, Index, IndexElement,
    IndexKey, KeyConstraint, Name, Namespace, Object, ObjectId, Persistence, Piece, Role, Schema, Sequence,
    State, Table, Type, TypeKind, TypeRef,
};

use crate::builtin;
use crate::simulation::Simulation;

/// The database after the prelude.
pub(super) fn build() -> Simulation {
    let path = vec![Name::new("app"), Name::new("public")];
    let mut simulation = Simulation::new(15, path, std::iter::empty().collect());
    let app = simulation.catalog.insert(Object::Schema(Schema {
        name: Name::new("app"),
        owner: Role::Migrator,
        privileges: None,
        comment: None,
    }));
    let public = simulation.public;
    for name in ["citext", "pgcrypto"] {
        let extension = simulation.catalog.insert(Object::Extension(Extension {
            name: Name::new(name),
            schema: public,
            version: None,
            owner: Role::Migrator,
            comment: None,
        }));
        for ty in builtin::types_of_extension(name) {
            new_type(&mut simulation, public, ty, Some(extension), TypeKind::Base);
        }
    }
    let labels = ["sad", "ok", "happy"].map(str::to_owned).to_vec();
    let mood = new_type(&mut simulation, app, "mood", None, TypeKind::Enum { labels });
    let citext = simulation.catalog.find(Namespace::Type, Some(public), &Name::new("citext")).unwrap();
    let domain = |base: TypeRef| TypeKind::Domain { base, collation: None, default: None, not_null: false };
    let numeric = |precision: i32, scale: i32| TypeRef {
        modifier: ((precision << 16) | scale) + 4,
        ..TypeRef::builtin("numeric")
    };
    let varchar = |length: i32| TypeRef { modifier: length + 4, ..TypeRef::builtin("varchar") };
    let array = |ty: TypeRef| TypeRef { array: true, ..ty };
    let amount = new_type(&mut simulation, app, "amount", None, domain(numeric(12, 2)));
    simulation.catalog.insert(Object::Constraint(Constraint {
        of: amount,
        name: Name::new("amount_check"),
        kind: ConstraintKind::Check { expression: text("(VALUE >= (0)::numeric)"), no_inherit: false },
        deferrable: false,
        initially_deferred: false,
        validated: true,
        comment: None,
        inherited: 0,
        local: true,
        parent: None,
        for_partition: false,
    }));
    let email = new_type(&mut simulation, app, "email", None, domain(TypeRef::user(citext)));
    let short = new_type(&mut simulation, app, "short", None, domain(varchar(10)));
    for name in ["numbers", "Odd Numbers"] {
        simulation.catalog.insert(Object::Sequence(Sequence {
            schema: app,
            name: Name::new(name),
            ty: TypeRef::builtin("int8"),
            start: 1,
            increment: 1,
            minimum: 1,
            maximum: i64::MAX,
            cache: 1,
            cycle: false,
            unlogged: false,
            owned_by: None,
            owner: Role::Migrator,
            privileges: None,
            comment: None,
        }));
    }
    let plain = TypeRef::builtin;
    let orgs = [
        ("org_id", plain("uuid"), true),
        ("name", plain("text"), true),
        ("email", TypeRef::user(citext), false),
    ];
    let orgs = table(&mut simulation, app, "orgs", &orgs, |column| {
        if column.name.as_str() == "org_id" {
            column.default = Some(text("gen_random_uuid()"));
        }
    });
    key(&mut simulation, app, orgs, "orgs_pkey", 1, true);
    key(&mut simulation, app, orgs, "orgs_name_key", 2, false);
    let columns = [
        ("id", plain("int4"), true),
        ("small", plain("int2"), false),
        ("big", plain("int8"), false),
        ("price", numeric(18, 4), true),
        ("ratio", plain("float8"), false),
        ("single", plain("float4"), false),
        ("note", plain("text"), false),
        ("code", varchar(20), false),
        ("fixed", TypeRef { modifier: 7, ..plain("bpchar") }, false),
        ("email", TypeRef::user(citext), false),
        ("org_id", plain("uuid"), false),
        ("active", plain("bool"), true),
        ("feeling", TypeRef::user(mood), false),
        ("cost", TypeRef::user(amount), false),
        ("contact", TypeRef::user(email), false),
        ("short", TypeRef::user(short), false),
        ("tags", array(plain("text")), false),
        ("counts", array(plain("int4")), false),
        ("moods", array(TypeRef::user(mood)), false),
        ("codes", array(varchar(5)), false),
        ("document", plain("jsonb"), false),
        ("raw", plain("json"), false),
        ("data", plain("bytea"), false),
        ("day", plain("date"), false),
        ("clock", plain("time"), false),
        ("moment", plain("timestamp"), false),
        ("at", plain("timestamptz"), false),
        ("span", plain("interval"), false),
        ("address", plain("inet"), false),
        ("flags", TypeRef { modifier: 3, ..plain("bit") }, false),
        ("search", plain("tsvector"), false),
        ("during", plain("tstzrange"), false),
        ("Odd Name", plain("int4"), false),
        ("doubled", plain("int4"), false),
        ("counter", plain("int4"), true),
        ("lenient", plain("int4"), true),
    ];
    let sales = table(&mut simulation, app, "sales", &columns, |column| match column.name.as_str() {
        "active" => column.default = Some(text("true")),
        "doubled" => {
            column.default = Some(text("(id * 2)"));
            column.generated = Some(Generation::Stored);
        }
        "counter" => column.identity = Some(Identity::Always),
        "lenient" => column.identity = Some(Identity::ByDefault),
        _ => {}
    });
    key(&mut simulation, app, sales, "sales_pkey", 1, true);
    let lower = Expression {
        pieces: vec![Piece::Text("lower((".into()), Piece::Column(8), Piece::Text(")::text)".into())],
        also: Vec::new(),
    };
    index(&mut simulation, app, sales, "sales_code_lower", IndexElement::Expression(lower), None);
    let active = Expression { pieces: vec![Piece::Column(12)], also: Vec::new() };
    index(&mut simulation, app, sales, "sales_note_active", IndexElement::Column(7), Some(active));
    simulation
}

/// The table that expressions belong to.
pub(super) fn sales(simulation: &Simulation) -> Table {
    let app = simulation.catalog.find(Namespace::Schema, None, &Name::new("app")).unwrap();
    let id = simulation.catalog.find(Namespace::Relation, Some(app), &Name::new("sales")).unwrap();
    match simulation.catalog.object(id).unwrap().as_ref() {
        Object::Table(table) => table.clone(),
        other => panic!("{other:?}"),
    }
}

fn text(text: &str) -> Expression {
    Expression { pieces: vec![Piece::Text(text.to_owned())], also: Vec::new() }
}

fn new_type(
    simulation: &mut Simulation,
    schema: ObjectId,
    name: &str,
    extension: Option<ObjectId>,
    kind: TypeKind,
) -> ObjectId {
    simulation.catalog.insert(Object::Type(Type {
        schema,
        name: Name::new(name),
        array_type: Some(Name::new(&format!("_{name}"))),
        extension,
        owner: Role::Migrator,
        privileges: None,
        comment: None,
        kind,
    }))
}

fn table(
    simulation: &mut Simulation,
    schema: ObjectId,
    name: &str,
    columns: &[(&str, TypeRef, bool)],
    change: impl Fn(&mut Column),
) -> ObjectId {
    let column = |(number, (name, ty, not_null)): (i16, &(&str, TypeRef, bool))| {
        let mut column = Column {
            number,
            name: Name::new(name),
            ty: ty.clone(),
            collation: None,
            not_null: *not_null,
            default: None,
            identity: None,
            generated: None,
            storage: None,
            compression: None,
            statistics: None,
            options: Vec::new(),
            privileges: None,
            comment: None,
            inherited: 0,
            local: true,
            foreign_options: Vec::new(),
        };
        change(&mut column);
        Arc::new(column)
    };
    let columns: Vec<Arc<Column>> = (1..).zip(columns).map(column).collect();
    simulation.catalog.insert(Object::Table(Table {
        schema,
        name: Name::new(name),
        array_type: Name::new(&format!("_{name}")),
        next_column: columns.len() as i16 + 1,
        columns,
        kind: arcoiris_catalog::TableKind::Ordinary,
        view: None,
        parents: Vec::new(),
        partition_key: None,
        partition_bound: None,
        of_type: None,
        replica_identity: arcoiris_catalog::ReplicaIdentity::Default,
        access_method: None,
        tablespace: None,
        foreign: None,
        persistence: Persistence::Permanent,
        options: Vec::new(),
        row_security: false,
        force_row_security: false,
        owner: Role::Migrator,
        privileges: None,
        comment: None,
    }))
}

fn index(
    simulation: &mut Simulation,
    schema: ObjectId,
    table: ObjectId,
    name: &str,
    element: IndexElement,
    predicate: Option<Expression>,
) -> ObjectId {
    simulation.catalog.insert(Object::Index(Index {
        schema,
        name: Name::new(name),
        table,
        constraint: None,
        method: Name::new("btree"),
        keys: vec![IndexKey {
            element,
            collation: None,
            operator_class: None,
            descending: false,
            nulls_first: false,
            own_class: None,
        }],
        include: Vec::new(),
        unique: true,
        nulls_not_distinct: false,
        predicate,
        options: Vec::new(),
        clustered: false,
        replica_identity: false,
        also: Vec::new(),
        comment: None,
        parent: None,
        valid: true,
        column_names: vec![Name::new("name")],
    }))
}

fn key(simulation: &mut Simulation, schema: ObjectId, of: ObjectId, name: &str, column: i16, primary: bool) {
    let index = index(simulation, schema, of, name, IndexElement::Column(column), None);
    let key = KeyConstraint { columns: vec![column], index };
    let constraint = simulation.catalog.insert(Object::Constraint(Constraint {
        of,
        name: Name::new(name),
        kind: if primary { ConstraintKind::PrimaryKey(key) } else { ConstraintKind::Unique(key) },
        deferrable: false,
        initially_deferred: false,
        validated: true,
        comment: None,
        inherited: 0,
        local: true,
        parent: None,
        for_partition: false,
    }));
    simulation.catalog.change(index, |object| {
        if let Object::Index(index) = object {
            index.constraint = Some(constraint);
        }
    });
}
