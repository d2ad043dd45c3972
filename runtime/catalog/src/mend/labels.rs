//! Taking a label away from an enum, or giving a domain another type, which PostgreSQL has no statement for: the type is made anew and
//! its columns are changed over.

use crate::{
    Catalog, ConstraintKind, Label, Namespace, Object, ObjectId, State, TypeBase, constraint_definition,
    format_type, index_definition, qualified_name, split_last,
};

use super::Told;

impl Told<'_> {
    /// The statements that give an enum the labels that it has in this state, over `catalog`; none where more than columns of tables
    /// is made of it.
    #[must_use]
    pub fn recreate_enum(&self, object: &str, catalog: &Catalog) -> Vec<String> {
        let statements = || {
            let (labels, label) = (self.get(object, "labels")?, Label::read(object)?);
            let mut made = vec![format!("CREATE TYPE {} AS ENUM ({labels})", label.name)];
            made.extend(self.comment(object));
            self.recreate_type(object, catalog, made)
        };
        statements().unwrap_or_default()
    }

    /// The statements that give a domain the type that it has in this state, over `catalog`; none where more than columns of tables is
    /// made of it. `made` makes the domain, with what else it shall have.
    #[must_use]
    pub fn recreate_domain(&self, object: &str, catalog: &Catalog, made: Vec<String>) -> Vec<String> {
        self.recreate_type(object, catalog, made).unwrap_or_default()
    }

    fn recreate_type(&self, object: &str, catalog: &Catalog, made: Vec<String>) -> Option<Vec<String>> {
        let label = Label::read(object)?;
        let word = label.kind.to_uppercase();
        // It may have been made anew: what has to be changed over is what is of the type that bears the name now.
        let Object::Type(own) = self.state.object(self.id(object)?)?.as_ref() else { return None };
        let id = catalog.find(Namespace::Type, Some(own.schema), &own.name)?;
        let (schema, name) = split_last(label.name)?;
        let old = format!("{}_old", name.trim_matches('"'));
        let plain =
            old.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_' || letter.is_ascii_digit());
        let old = if plain { old } else { format!("\"{old}\"") };
        let mut statements = vec![format!("ALTER {word} {} RENAME TO {old}", label.name)];
        statements.extend(made);
        // What compares with its values stands aside meanwhile.
        let own = |it: &Object| matches!(it, Object::Constraint(it) if it.of == id);
        let dependents =
            || catalog.dependents(id).filter(|it| !catalog.object(*it).is_some_and(|it| own(it)));
        let aside: Vec<(String, String)> =
            dependents().filter_map(|dependent| set_aside(catalog, dependent)).collect();
        statements.splice(0..0, aside.iter().map(|(drop, _)| drop.clone()));
        for dependent in dependents() {
            if set_aside(catalog, dependent).is_none() {
                statements.extend(columns(catalog, dependent, id)?);
            }
        }
        statements.extend(aside.into_iter().map(|(_, create)| create));
        statements.push(format!("DROP {word} {schema}.{old}"));
        Some(statements)
    }
}

/// The statements that take away an index or a check and bring it back.
fn set_aside(catalog: &Catalog, dependent: ObjectId) -> Option<(String, String)> {
    let object = catalog.object(dependent)?.as_ref();
    if let Object::Index(it) = object {
        let plain = it.constraint.is_none() && it.comment.is_none() && it.parent.is_none() && !it.clustered;
        let name = qualified_name(catalog, dependent);
        return plain.then(|| (format!("DROP INDEX {name}"), index_definition(catalog, it)));
    }
    let Object::Constraint(it) = object else { return None };
    let table = matches!(catalog.object(it.of)?.as_ref(), Object::Table(_));
    let plain = matches!(it.kind, ConstraintKind::Check { .. }) && it.comment.is_none() && it.inherited == 0;
    let alter = format!("ALTER TABLE {}", qualified_name(catalog, it.of));
    let definition = constraint_definition(catalog, it);
    (table && plain).then(|| {
        (
            format!("{alter} DROP CONSTRAINT {}", it.name),
            format!("{alter} ADD CONSTRAINT {} {definition}", it.name),
        )
    })
}

/// The statements that change the columns of a table over; `None` if that cannot be done in general.
fn columns(catalog: &Catalog, dependent: ObjectId, id: ObjectId) -> Option<Vec<String>> {
    let Object::Table(table) = &**catalog.object(dependent)? else { return None };
    let mut statements = Vec::new();
    for column in table.columns.iter().filter(|column| column.ty.base == TypeBase::User(id)) {
        if column.generated.is_some() {
            return None;
        }
        let (name, ty) = (&column.name, format_type(catalog, &column.ty));
        let alter = format!("ALTER TABLE {} ALTER COLUMN {name}", qualified_name(catalog, dependent));
        let through = if column.ty.array { "text[]" } else { "text" };
        let default = column.default.as_ref().map(|it| crate::expression_text(catalog, Some(table), it));
        statements.extend(default.as_ref().map(|_| format!("{alter} DROP DEFAULT")));
        statements.push(format!("{alter} TYPE {ty} USING {name}::{through}::{ty}"));
        statements.extend(default.map(|default| format!("{alter} SET DEFAULT {default}")));
    }
    Some(statements)
}
