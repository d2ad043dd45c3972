//! A type inside the engine: a fact of `builtin` or an object of the catalog, array or not, cheap to copy and compare.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a question about some shapes is answered by those alone"
)]

use arcoiris_catalog::{Name, Namespace, Object, ObjectId, TypeBase, TypeKind, TypeRef, format_type};

use crate::builtin::{self, TypeFact};
use crate::simulation::Simulation;

/// The element's type of a [`Kind`], or the type itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Base {
    /// A type of `pg_catalog` or of an extension, by `typname`.
    Fact(&'static str),
    /// An enum, a domain, or a table's row.
    User(ObjectId),
}

/// A type without its modifier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Kind {
    pub(crate) base: Base,
    pub(crate) array: bool,
}

impl Kind {
    pub(crate) const UNKNOWN: Kind = Kind::fact("unknown");
    pub(crate) const BOOLEAN: Kind = Kind::fact("bool");
    pub(crate) const TEXT: Kind = Kind::fact("text");
    pub(crate) const INT4: Kind = Kind::fact("int4");

    /// A type by `typname`.
    pub(crate) const fn fact(name: &'static str) -> Self {
        Kind { base: Base::Fact(name), array: false }
    }

    /// A type as the facts write it: `_int4` is an array.
    pub(crate) fn of_fact(name: &'static str) -> Self {
        match name.strip_prefix('_') {
            Some("record") | None => Kind::fact(name),
            Some(element) => Kind { base: Base::Fact(element), array: true },
        }
    }

    /// A type of the catalog. `None` if it names a type that the facts do not know.
    pub(crate) fn of(simulation: &Simulation, ty: &TypeRef) -> Option<Self> {
        let (base, array) = match &ty.base {
            TypeBase::Builtin(name) => match builtin::type_fact(name.as_str()) {
                Some(fact) => (Base::Fact(fact.name), ty.array),
                None => {
                    let element = name.as_str().strip_prefix('_')?;
                    (Base::Fact(builtin::type_fact(element)?.name), true)
                }
            },
            TypeBase::User(id) => (user_base(simulation, *id)?, ty.array),
        };
        Some(Kind { base, array })
    }

    /// The type as the catalog holds it.
    pub(crate) fn to_ref(self, simulation: &Simulation, modifier: i32) -> TypeRef {
        let base = match self.base {
            Base::User(id) => TypeBase::User(id),
            Base::Fact(name) => match extension_type(simulation, name) {
                Some(id) => TypeBase::User(id),
                None => TypeBase::Builtin(Name::new(name)),
            },
        };
        TypeRef { base, array: self.array, modifier }
    }

    /// Whether it is this type of `pg_catalog` or an extension.
    pub(crate) fn is(self, name: &str) -> bool {
        !self.array && matches!(self.base, Base::Fact(fact) if fact == name)
    }

    pub(crate) fn is_unknown(self) -> bool {
        self.is("unknown")
    }

    /// `typname` of a fact that is no array.
    pub(crate) fn fact_name(self) -> Option<&'static str> {
        match self.base {
            Base::Fact(name) if !self.array => Some(name),
            Base::Fact(_) | Base::User(_) => None,
        }
    }

    /// Its row among the facts, if it is no array.
    pub(crate) fn row(self) -> Option<TypeFact> {
        self.fact_name().and_then(builtin::type_fact)
    }

    /// `typname` as the facts write it, arrays with an underscore; `None` for a type of the history.
    pub(crate) fn written_as_fact(self) -> Option<String> {
        match (self.base, self.array) {
            (Base::Fact(name), false) => Some(name.to_owned()),
            (Base::Fact(name), true) => Some(format!("_{name}")),
            (Base::User(_), _) => None,
        }
    }

    /// The array of it.
    pub(crate) fn array_of(self) -> Option<Self> {
        (!self.array).then_some(Kind { base: self.base, array: true })
    }

    /// `get_element_type`: of a true array. A domain over an array has none.
    pub(crate) fn element(self) -> Option<Self> {
        if self.array {
            return Some(Kind { base: self.base, array: false });
        }
        match self.fact_name() {
            Some("int2vector") => Some(Kind::fact("int2")),
            Some("oidvector") => Some(Kind::fact("oid")),
            Some(_) | None => None,
        }
    }

    /// The domain that it is.
    pub(crate) fn domain(self, simulation: &Simulation) -> Option<&arcoiris_catalog::Type> {
        match self.object(simulation)? {
            Object::Type(it) if matches!(it.kind, TypeKind::Domain { .. }) => Some(it),
            _ => None,
        }
    }

    /// The labels of the enum that it is.
    pub(crate) fn labels(self, simulation: &Simulation) -> Option<&[String]> {
        match self.object(simulation)? {
            Object::Type(arcoiris_catalog::Type { kind: TypeKind::Enum { labels }, .. }) => Some(labels),
            _ => None,
        }
    }

    /// The table whose row it is.
    pub(crate) fn table(self, simulation: &Simulation) -> Option<&arcoiris_catalog::Table> {
        match self.object(simulation)? {
            Object::Table(table) => Some(table),
            _ => None,
        }
    }

    fn object(self, simulation: &Simulation) -> Option<&Object> {
        match self.base {
            Base::User(id) if !self.array => {
                arcoiris_catalog::State::object(&simulation.catalog, id).map(AsRef::as_ref)
            }
            Base::User(_) | Base::Fact(_) => None,
        }
    }

    /// `getBaseTypeAndTypmod`: what a domain is over, with its modifier; itself otherwise.
    pub(crate) fn without_domains(self, simulation: &Simulation, modifier: i32) -> (Self, i32) {
        let (mut kind, mut modifier) = (self, modifier);
        while let Some(TypeKind::Domain { base, .. }) = kind.domain(simulation).map(|domain| &domain.kind) {
            modifier = base.modifier;
            match Kind::of(simulation, base) {
                Some(under) => kind = under,
                None => break,
            }
        }
        (kind, modifier)
    }

    /// The type under all domains.
    pub(crate) fn under(self, simulation: &Simulation) -> Self {
        self.without_domains(simulation, -1).0
    }

    /// `get_type_category_preferred`
    pub(crate) fn category(self, simulation: &Simulation) -> (char, bool) {
        if self.array {
            return ('A', false);
        }
        if self.domain(simulation).is_some() {
            return (self.under(simulation).category(simulation).0, false);
        }
        match self.base {
            Base::User(_) if self.table(simulation).is_some() => ('C', false),
            Base::User(_) => match self.object(simulation) {
                Some(Object::Type(it)) => match it.kind {
                    TypeKind::Range { .. } | TypeKind::Multirange { .. } => ('R', false),
                    TypeKind::Shell | TypeKind::Defined { .. } | TypeKind::Base => ('U', false),
                    TypeKind::Enum { .. } | TypeKind::Domain { .. } => ('E', false),
                },
                _ => ('E', false),
            },
            // A string type until 15 made internal types a category of their own.
            Base::Fact(_) if simulation.server < 15 && self.is("char") => ('S', false),
            Base::Fact(_) => self.row().map_or(('X', false), |row| (row.category, row.preferred)),
        }
    }

    /// Whether it is a row, or `record`.
    pub(crate) fn is_row(self, simulation: &Simulation) -> bool {
        self.is("record") || self.under(simulation).table(simulation).is_some()
    }

    /// Whether values of it are compared by a collation.
    pub(crate) fn is_collatable(self, simulation: &Simulation) -> bool {
        match self.under(simulation).base {
            Base::Fact(name) => builtin::type_fact(name).is_some_and(|row| row.collatable),
            Base::User(_) => false,
        }
    }

    /// `typtype` of a fact that is no array.
    pub(crate) fn sort(self) -> Option<char> {
        self.row().map(|row| row.sort)
    }

    /// Whether it is a range type, built in or of the history.
    pub(crate) fn is_range(self, simulation: &Simulation) -> bool {
        self.sort() == Some('r') || self.is_own(simulation, |kind| matches!(kind, TypeKind::Range { .. }))
    }

    /// Whether it is a multirange type, built in or of the history.
    pub(crate) fn is_multirange(self, simulation: &Simulation) -> bool {
        self.sort() == Some('m')
            || self.is_own(simulation, |kind| matches!(kind, TypeKind::Multirange { .. }))
    }

    /// Whether it is a range or multirange type of the history, or a domain over one.
    pub(crate) fn is_own_range(self, simulation: &Simulation) -> bool {
        let ranges = |kind: &TypeKind| matches!(kind, TypeKind::Range { .. } | TypeKind::Multirange { .. });
        self.under(simulation).is_own(simulation, ranges)
    }

    fn is_own(self, simulation: &Simulation, fits: impl Fn(&TypeKind) -> bool) -> bool {
        let object = if self.array { None } else { self.object(simulation) };
        matches!(object, Some(Object::Type(it)) if fits(&it.kind))
    }

    /// `format_type_be`: as PostgreSQL's messages name it, qualified only where it could not be found otherwise.
    pub(crate) fn words(self, simulation: &Simulation) -> String {
        match self.base {
            Base::Fact("bpchar") => if self.array { "character[]" } else { "character" }.to_owned(),
            Base::Fact("bit") => if self.array { "bit[]" } else { "bit" }.to_owned(),
            Base::Fact(_) | Base::User(_) => {
                let text = format_type(&simulation.catalog, &self.to_ref(simulation, -1));
                let seen = simulation.search_path.iter().any(|schema| {
                    text.strip_prefix(&schema.to_string()).is_some_and(|rest| rest.starts_with('.'))
                });
                match text.split_once('.') {
                    Some((_, name)) if seen => name.to_owned(),
                    _ => text,
                }
            }
        }
    }
}

fn user_base(simulation: &Simulation, id: ObjectId) -> Option<Base> {
    match arcoiris_catalog::State::object(&simulation.catalog, id)?.as_ref() {
        Object::Type(it) if matches!(it.kind, TypeKind::Base) => {
            builtin::type_fact(it.name.as_str()).map(|fact| Base::Fact(fact.name))
        }
        _ => Some(Base::User(id)),
    }
}

/// The object of an extension's type, if `name` is one and the extension is installed.
pub(crate) fn extension_type(simulation: &Simulation, name: &str) -> Option<ObjectId> {
    let fact = builtin::type_fact(name)?;
    let (_, extension) = installed(simulation, fact.extension)?;
    simulation.catalog.find(Namespace::Type, Some(extension.schema), &Name::new(name))
}

/// The installed extension of this name.
pub(crate) fn installed<'a>(
    simulation: &'a Simulation,
    name: &str,
) -> Option<(ObjectId, &'a arcoiris_catalog::Extension)> {
    if name == builtin::NONE {
        return None;
    }
    let id = simulation.catalog.find(Namespace::Extension, None, &Name::new(name))?;
    match arcoiris_catalog::State::object(&simulation.catalog, id)?.as_ref() {
        Object::Extension(extension) => Some((id, extension)),
        _ => None,
    }
}
