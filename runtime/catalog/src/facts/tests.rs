#![expect(clippy::wildcard_enum_match_arm, reason = "a test says what it expects and no more")]
use std::sync::Arc;

use super::*;
use crate::{
    Action, Catalog, Constraint, ConstraintKind, ExclusionElement, Expression, ForeignKey, Grantee,
    IndexElement, IndexKey, KeyConstraint, Match, Name, Owner, Piece, Privilege, TypeRef,
};

fn text(text: &str) -> Piece {
    Piece::Text(text.to_owned())
}

fn expression(pieces: Vec<Piece>) -> Expression {
    Expression { pieces, also: Vec::new() }
}

fn schema_named(catalog: &mut Catalog, name: &str) -> ObjectId {
    let name = Name::new(name);
    catalog.insert(Object::Schema(Schema { name, owner: Role::Migrator, privileges: None, comment: None }))
}

fn column_of(number: i16, name: &str, ty: TypeRef) -> Arc<Column> {
    Arc::new(Column {
        number,
        name: Name::new(name),
        ty,
        collation: None,
        not_null: false,
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
    })
}

fn table_of(schema: ObjectId, name: &str, columns: &[(&str, TypeRef)]) -> Object {
    let columns: Vec<_> = columns
        .iter()
        .enumerate()
        .map(|(index, (name, ty))| column_of(index as i16 + 1, name, ty.clone()))
        .collect();
    Object::Table(Table {
        schema,
        name: Name::new(name),
        array_type: Name::new(&format!("_{name}")),
        next_column: columns.len() as i16 + 1,
        columns,
        kind: crate::TableKind::Ordinary,
        view: None,
        parents: Vec::new(),
        partition_key: None,
        partition_bound: None,
        of_type: None,
        replica_identity: crate::ReplicaIdentity::Default,
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
    })
}

fn index_of(schema: ObjectId, name: &str, table: ObjectId, elements: Vec<IndexElement>) -> Index {
    let key = |element| IndexKey {
        element,
        collation: None,
        operator_class: None,
        descending: false,
        nulls_first: false,
        own_class: None,
    };
    Index {
        schema,
        name: Name::new(name),
        table,
        constraint: None,
        method: Name::new("btree"),
        keys: elements.into_iter().map(key).collect(),
        include: Vec::new(),
        unique: false,
        nulls_not_distinct: false,
        predicate: None,
        options: Vec::new(),
        also: Vec::new(),
        clustered: false,
        replica_identity: false,
        comment: None,
        parent: None,
        valid: true,
        column_names: Vec::new(),
    }
}

fn constraint_of(of: ObjectId, name: &str, kind: ConstraintKind) -> Constraint {
    Constraint {
        of,
        name: Name::new(name),
        kind,
        deferrable: false,
        initially_deferred: false,
        validated: true,
        comment: None,
        inherited: 0,
        local: true,
        parent: None,
        for_partition: false,
    }
}

fn table_mut(object: &mut Object) -> &mut Table {
    match object {
        Object::Table(it) => it,
        other => panic!("a table was expected, not {other:?}"),
    }
}

fn facts(catalog: &Catalog, id: ObjectId) -> Vec<String> {
    let mut facts = Vec::new();
    facts_of(catalog, id, &mut facts);
    facts
        .into_iter()
        .filter(|fact| !fact.attribute.is_empty())
        .map(|fact| format!("{} {}: {}", fact.object, fact.attribute, fact.value))
        .collect()
}

/// `pos.sales (sale_id int4, "Total" numeric(18,4), email text)`
fn sales() -> (Catalog, ObjectId, ObjectId) {
    let mut catalog = Catalog::new();
    let schema = schema_named(&mut catalog, "pos");
    let money = TypeRef { modifier: ((18 << 16) | 4) + 4, ..TypeRef::builtin("numeric") };
    let columns =
        [("sale_id", TypeRef::builtin("int4")), ("Total", money), ("email", TypeRef::builtin("text"))];
    let table = catalog.insert(table_of(schema, "sales", &columns));
    (catalog, schema, table)
}

#[test]
fn a_table_tells_its_columns_in_order() {
    let (mut catalog, _, table) = sales();
    catalog.change(table, |object| {
        let column = table_mut(object).column_mut(2).unwrap();
        column.not_null = true;
        column.default = Some(expression(vec![text("0")]));
    });
    assert_eq!(
        facts(&catalog, table),
        [
            "column pos.sales.sale_id position: 1",
            "column pos.sales.sale_id type: integer",
            "column pos.sales.sale_id nullability: null",
            "column pos.sales.\"Total\" position: 2",
            "column pos.sales.\"Total\" type: numeric(18,4)",
            "column pos.sales.\"Total\" nullability: not null",
            "column pos.sales.\"Total\" default: 0",
            "column pos.sales.email position: 3",
            "column pos.sales.email type: text",
            "column pos.sales.email nullability: null",
        ]
    );
}

#[track_caller]
fn index_is(expected: &str, change: impl FnOnce(&mut Index)) {
    let (mut catalog, schema, table) = sales();
    let mut index = index_of(schema, "sales_idx", table, Vec::new());
    change(&mut index);
    let id = catalog.insert(Object::Index(index));
    assert_eq!(facts(&catalog, id), [format!("index pos.sales_idx definition: {expected}")]);
}

fn keys(index: &mut Index, pieces: Vec<Piece>) {
    index.keys.push(IndexKey {
        element: IndexElement::Expression(expression(pieces)),
        collation: None,
        operator_class: None,
        descending: false,
        nulls_first: false,
        own_class: None,
    });
}

#[test]
fn an_index_puts_parentheses_around_what_is_no_function() {
    index_is("CREATE INDEX sales_idx ON pos.sales USING btree (lower(email))", |index| {
        keys(index, vec![text("lower("), Piece::Column(3), text(")")]);
    });
    index_is("CREATE INDEX sales_idx ON pos.sales USING btree (((sale_id + 1)))", |index| {
        keys(index, vec![text("("), Piece::Column(1), text(" + 1)")]);
    });
    index_is(
        "CREATE INDEX sales_idx ON pos.sales USING btree (((lower(email))::character varying))",
        |index| {
            keys(index, vec![text("(lower("), Piece::Column(3), text("))::character varying")]);
        },
    );
    index_is("CREATE INDEX sales_idx ON pos.sales USING btree ((at AT TIME ZONE 'UTC'::text))", |index| {
        keys(index, vec![text("(at AT TIME ZONE 'UTC'::text)")]);
    });
    index_is("CREATE INDEX sales_idx ON pos.sales USING btree (EXTRACT(year FROM at))", |index| {
        keys(index, vec![text("EXTRACT(year FROM at)")]);
    });
    index_is("CREATE INDEX sales_idx ON pos.sales USING btree (((f(1) + g(2))))", |index| {
        keys(index, vec![text("(f(1) + g(2))")]);
    });
    index_is("CREATE INDEX sales_idx ON pos.sales USING btree (f(')'::text))", |index| {
        keys(index, vec![text("f(')'::text)")]);
    });
}

#[test]
fn an_index_prints_only_what_differs_from_the_default() {
    index_is(
        "CREATE UNIQUE INDEX sales_idx ON pos.sales USING btree (sale_id DESC NULLS LAST, email COLLATE \"C\" \
         text_pattern_ops NULLS FIRST) INCLUDE (\"Total\") NULLS NOT DISTINCT WHERE (sale_id > 3)",
        |index| {
            let key = |number| IndexKey {
                element: IndexElement::Column(number),
                collation: None,
                operator_class: None,
                descending: false,
                nulls_first: false,
                own_class: None,
            };
            index.keys.push(IndexKey { descending: true, ..key(1) });
            index.keys.push(IndexKey {
                collation: Some(crate::CollationRef::builtin("C")),
                operator_class: Some(Name::new("text_pattern_ops")),
                nulls_first: true,
                ..key(3)
            });
            index.include = vec![2];
            index.unique = true;
            index.nulls_not_distinct = true;
            index.predicate = Some(expression(vec![text("("), Piece::Column(1), text(" > 3)")]));
        },
    );
}

#[test]
fn constraints_are_told_as_pg_get_constraintdef_prints_them() {
    let (mut catalog, schema, table) = sales();
    let index = catalog.reserve();
    let key = KeyConstraint { columns: vec![1, 2], index };
    let primary = catalog.insert(Object::Constraint(constraint_of(
        table,
        "sales_pkey",
        ConstraintKind::PrimaryKey(key.clone()),
    )));
    let mut of_key =
        index_of(schema, "sales_pkey", table, vec![IndexElement::Column(1), IndexElement::Column(2)]);
    of_key.constraint = Some(primary);
    of_key.include = vec![3];
    of_key.options = vec![(Name::new("fillfactor"), "70".to_owned())];
    catalog.put(index, Object::Index(of_key));
    assert_eq!(
        facts(&catalog, primary),
        ["constraint sales_pkey on pos.sales definition: PRIMARY KEY (sale_id, \"Total\") INCLUDE (email)"]
    );
    assert_eq!(facts(&catalog, index), ["index pos.sales_pkey options: fillfactor=70"]);

    let mut foreign = constraint_of(
        table,
        "Sales to itself",
        ConstraintKind::ForeignKey(ForeignKey {
            columns: vec![2],
            table,
            referenced: vec![1],
            index,
            matching: Match::Full,
            on_update: Action::Cascade,
            on_delete: Action::SetNull,
            set_columns: vec![2],
        }),
    );
    foreign.deferrable = true;
    foreign.initially_deferred = true;
    foreign.validated = false;
    let foreign = catalog.insert(Object::Constraint(foreign));
    assert_eq!(
        facts(&catalog, foreign),
        [
            "constraint \"Sales to itself\" on pos.sales definition: FOREIGN KEY (\"Total\") REFERENCES pos.sales(sale_id) \
          MATCH FULL ON UPDATE CASCADE ON DELETE SET NULL (\"Total\") DEFERRABLE INITIALLY DEFERRED NOT VALID"
        ]
    );

    let check = ConstraintKind::Check {
        expression: expression(vec![text("("), Piece::Column(2), text(" > (0)::numeric)")]),
        no_inherit: true,
    };
    let check = catalog.insert(Object::Constraint(constraint_of(table, "sales_check", check)));
    assert_eq!(
        facts(&catalog, check),
        ["constraint sales_check on pos.sales definition: CHECK ((\"Total\" > (0)::numeric)) NO INHERIT"]
    );
}

#[test]
fn an_exclusion_names_its_operators() {
    let (mut catalog, schema, table) = sales();
    let index = catalog.reserve();
    let element = |column, operator: &str| ExclusionElement { column, operator: operator.to_owned() };
    let elements = vec![element(Some(1), "="), element(None, "public.&&")];
    let exclusion = ConstraintKind::Exclusion { index, elements };
    let constraint = catalog.insert(Object::Constraint(constraint_of(table, "sales_excl", exclusion)));
    let call = IndexElement::Expression(expression(vec![text("f("), Piece::Column(3), text(")")]));
    let mut of_key = index_of(schema, "sales_excl", table, vec![IndexElement::Column(1), call]);
    of_key.constraint = Some(constraint);
    of_key.method = Name::new("gist");
    of_key.predicate = Some(expression(vec![text("("), Piece::Column(1), text(" > 3)")]));
    catalog.put(index, Object::Index(of_key));
    assert_eq!(
        facts(&catalog, constraint),
        ["constraint sales_excl on pos.sales definition: EXCLUDE USING gist (sale_id WITH =, f(email) WITH \
          OPERATOR(public.&&)) WHERE ((sale_id > 3))"]
    );
}

#[test]
fn default_privileges_spelled_out_are_no_fact() {
    let (mut catalog, _, table) = sales();
    let default = default_privileges(PrivilegedKind::Table, &Role::Migrator);
    catalog.change(table, |object| table_mut(object).privileges = Some(default.clone()));
    assert!(facts(&catalog, table).iter().all(|fact| !fact.contains("privileges")));
    catalog.change(table, |object| {
        let privileges = table_mut(object).privileges.as_mut().unwrap();
        let grant = |grantee, privilege, grant_option| Grant {
            grantee,
            privilege,
            grant_option,
            grantor: Role::Migrator,
        };
        privileges.push(grant(Grantee::Public, Privilege::Select, false));
        privileges.push(grant(Grantee::Role(Role::Named(Name::new("clerk-1"))), Privilege::Update, true));
        privileges.push(grant(Grantee::Role(Role::Named(Name::new("clerk-1"))), Privilege::Insert, false));
    });
    assert_eq!(
        facts(&catalog, table).first().unwrap(),
        "table pos.sales privileges: =r/current_user, \"clerk-1\"=aw*/current_user, current_user=arwdDxt/current_user"
    );
}

#[test]
fn sequences_tell_their_numbers_and_their_column() {
    let (mut catalog, schema, table) = sales();
    let id = catalog.insert(Object::Sequence(Sequence {
        schema,
        name: Name::new("sales_sale_id_seq"),
        ty: TypeRef::builtin("int4"),
        start: 1,
        increment: 1,
        minimum: 1,
        maximum: 2_147_483_647,
        cache: 1,
        cycle: true,
        unlogged: false,
        owned_by: Some(Owner { table, column: 1, identity: true }),
        owner: Role::Named(Name::new("clerk")),
        privileges: None,
        comment: None,
    }));
    let sequence = "sequence pos.sales_sale_id_seq";
    assert_eq!(
        facts(&catalog, id),
        [
            format!("{sequence} type: integer"),
            format!("{sequence} start: 1"),
            format!("{sequence} increment: 1"),
            format!("{sequence} minimum: 1"),
            format!("{sequence} maximum: 2147483647"),
            format!("{sequence} cache: 1"),
            format!("{sequence} cycle: yes"),
            format!("{sequence} owned by: pos.sales.sale_id (identity)"),
            format!("{sequence} owner: clerk"),
        ]
    );
}

#[track_caller]
fn differs(mut catalog: Catalog, change: impl FnOnce(&mut Catalog), expected: &[&str]) {
    let mark = catalog.mark();
    change(&mut catalog);
    let changes = catalog.changes_since(mark);
    let told: Vec<String> = differences(&catalog.state_at(mark), &catalog, &changes)
        .into_iter()
        .map(|difference| match difference {
            Difference::Missing { object } => format!("missing {object}"),
            Difference::Unexpected { object } => format!("unexpected {object}"),
            Difference::Changed { object, attribute, expected, found } => format!(
                "{object} {attribute}: {} -> {}",
                expected.as_deref().unwrap_or("-"),
                found.as_deref().unwrap_or("-")
            ),
        })
        .collect();
    assert_eq!(told, expected);
}

#[test]
fn a_table_made_again_does_not_differ() {
    let (catalog, _, table) = sales();
    let again = Object::clone(catalog.object(table).unwrap());
    let again = match again {
        Object::Table(mut it) => {
            for column in &mut it.columns {
                Arc::make_mut(column).number += 7;
            }
            it.next_column += 7;
            Object::Table(it)
        }
        other => panic!("a table was expected, not {other:?}"),
    };
    differs(
        catalog,
        |catalog| {
            catalog.remove(table);
            catalog.insert(again);
        },
        &[],
    );
}

#[test]
fn a_missing_table_takes_its_parts_along() {
    let (mut catalog, schema, table) = sales();
    let index = catalog.reserve();
    let key = KeyConstraint { columns: vec![1], index };
    let primary = catalog.insert(Object::Constraint(constraint_of(
        table,
        "sales_pkey",
        ConstraintKind::PrimaryKey(key),
    )));
    let mut of_key = index_of(schema, "sales_pkey", table, vec![IndexElement::Column(1)]);
    of_key.constraint = Some(primary);
    catalog.put(index, Object::Index(of_key));
    differs(
        catalog,
        |catalog| {
            catalog.remove(index);
            catalog.remove(primary);
            catalog.remove(table);
        },
        &["missing table pos.sales"],
    );
}

#[test]
fn a_column_made_again_stands_at_the_end() {
    let (catalog, _, table) = sales();
    differs(
        catalog,
        |catalog| {
            catalog.change(table, |object| {
                let table = table_mut(object);
                let first = table.columns.remove(0);
                let again = Column { number: table.next_column, ..Column::clone(&first) };
                table.next_column += 1;
                table.columns.push(Arc::new(again));
            });
        },
        &["column pos.sales.sale_id position: 1 -> 3"],
    );
}

#[test]
fn columns_are_compared_by_name() {
    let (catalog, _, table) = sales();
    differs(
        catalog,
        |catalog| {
            catalog.change(table, |object| {
                let table = table_mut(object);
                table.columns.remove(0);
                let column = table.column_mut(3).unwrap();
                column.ty = TypeRef::builtin("varchar");
                column.comment = Some("where the receipt goes".to_owned());
                table.columns.push(column_of(4, "tip", TypeRef::builtin("int4")));
            });
        },
        &[
            "missing column pos.sales.sale_id",
            "column pos.sales.email type: text -> character varying",
            "column pos.sales.email comment: - -> where the receipt goes",
            "unexpected column pos.sales.tip",
        ],
    );
}

#[test]
fn exchanged_names_are_told() {
    let (mut catalog, schema, _) = sales();
    let columns = [("a", TypeRef::builtin("int4")), ("b", TypeRef::builtin("int4"))];
    let left = catalog.insert(table_of(schema, "left", &columns));
    let right = catalog.insert(table_of(schema, "right", &columns));
    differs(
        catalog.clone(),
        |catalog| {
            catalog.change(left, |object| table_mut(object).name = Name::new("right"));
            catalog.change(right, |object| table_mut(object).name = Name::new("left"));
        },
        &[
            "table pos.\"left\" name: pos.\"left\" -> pos.\"right\"",
            "table pos.\"right\" name: pos.\"right\" -> pos.\"left\"",
        ],
    );
    differs(
        catalog,
        |catalog| {
            catalog.change(left, |object| {
                table_mut(object).column_mut(1).unwrap().name = Name::new("b");
                table_mut(object).columns.swap(0, 1);
                table_mut(object).column_mut(2).unwrap().name = Name::new("a");
            });
        },
        &["column pos.\"left\".a name: a -> b", "column pos.\"left\".b name: b -> a"],
    );
}

#[test]
fn what_was_not_changed_in_the_end_does_not_differ() {
    let (catalog, _, table) = sales();
    differs(
        catalog,
        |catalog| {
            catalog.change(table, |object| table_mut(object).comment = Some("x".to_owned()));
            catalog.change(table, |object| table_mut(object).comment = None);
        },
        &[],
    );
}
