//! All the kinds of objects that nothing else looks into: what they are is a set of attributes in PostgreSQL's words.

use crate::{
    ColumnNumber, Expression, Name, ObjectId, Part, Privileges, Reference, Role, Strength, wire_enum,
    wire_struct,
};

/// An object whose attributes matter only in comparison: a policy, a publication, an operator, …
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Defined {
    /// What it is.
    pub kind: DefinedKind,
    /// The schema, the table, the server it belongs to; `None` for what stands in the database itself.
    pub of: Option<ObjectId>,
    /// Its name; of what has none (a cast, a user mapping, default privileges), what tells it apart.
    pub name: Name,
    /// What else tells it apart from others of its name: an operator's operands, an operator class's method.
    pub signature: Vec<Expression>,
    /// Its attributes by the names that facts have, sorted: those at PostgreSQL's default are left out. `Piece::Column` is a column
    /// of the table that `of` is.
    pub attributes: Vec<(Name, Expression)>,
    /// What it depends on beside its attributes, with the column and how; what it belongs to too.
    pub references: Vec<(ObjectId, (Option<ColumnNumber>, Strength))>,
    /// Its owner, if its kind has one.
    pub owner: Option<Role>,
    /// Who may use it.
    pub privileges: Privileges,
    /// `COMMENT ON`
    pub comment: Option<String>,
}

/// What a [`Defined`] object is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is the SQL word itself")]
pub enum DefinedKind {
    Policy,
    Rule,
    EventTrigger,
    Statistics,
    Publication,
    Subscription,
    ForeignDataWrapper,
    ForeignServer,
    UserMapping,
    Collation,
    Conversion,
    Operator,
    OperatorClass,
    OperatorFamily,
    Cast,
    Language,
    Transform,
    AccessMethod,
    TextSearchConfiguration,
    TextSearchDictionary,
    TextSearchParser,
    TextSearchTemplate,
    DefaultPrivileges,
    Role,
    SecurityLabel,
    LargeObject,
    Tablespace,
    /// `ALTER DATABASE … SET`, `ALTER ROLE … SET`
    Setting,
    /// An operator or a support function in an operator family (`pg_amop`, `pg_amproc`)
    FamilyMember,
}

wire_enum!(DefinedKind {
    0 Policy, 1 Rule, 2 EventTrigger, 3 Statistics, 4 Publication, 5 Subscription, 6 ForeignDataWrapper, 7 ForeignServer,
    8 UserMapping, 9 Collation, 10 Conversion, 11 Operator, 12 OperatorClass, 13 OperatorFamily, 14 Cast, 15 Language,
    16 Transform, 17 AccessMethod, 18 TextSearchConfiguration, 19 TextSearchDictionary, 20 TextSearchParser,
    21 TextSearchTemplate, 22 DefaultPrivileges, 23 Role, 24 SecurityLabel, 25 LargeObject, 26 Tablespace, 27 Setting,
    28 FamilyMember,
});
wire_struct!(Defined { kind, of, name, signature, attributes, references, owner, privileges, comment });

impl DefinedKind {
    /// As facts and messages call it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            DefinedKind::Policy => "policy",
            DefinedKind::Rule => "rule",
            DefinedKind::EventTrigger => "event trigger",
            DefinedKind::Statistics => "statistics",
            DefinedKind::Publication => "publication",
            DefinedKind::Subscription => "subscription",
            DefinedKind::ForeignDataWrapper => "foreign data wrapper",
            DefinedKind::ForeignServer => "server",
            DefinedKind::UserMapping => "user mapping",
            DefinedKind::Collation => "collation",
            DefinedKind::Conversion => "conversion",
            DefinedKind::Operator => "operator",
            DefinedKind::OperatorClass => "operator class",
            DefinedKind::OperatorFamily => "operator family",
            DefinedKind::Cast => "cast",
            DefinedKind::Language => "language",
            DefinedKind::Transform => "transform",
            DefinedKind::AccessMethod => "access method",
            DefinedKind::TextSearchConfiguration => "text search configuration",
            DefinedKind::TextSearchDictionary => "text search dictionary",
            DefinedKind::TextSearchParser => "text search parser",
            DefinedKind::TextSearchTemplate => "text search template",
            DefinedKind::DefaultPrivileges => "default privileges",
            DefinedKind::Role => "role",
            DefinedKind::SecurityLabel => "security label",
            DefinedKind::LargeObject => "large object",
            DefinedKind::Tablespace => "tablespace",
            DefinedKind::Setting => "setting",
            DefinedKind::FamilyMember => "operator family member",
        }
    }

    /// Whether `of` is a schema, so that the name is qualified with it.
    #[must_use]
    pub fn in_schema(self) -> bool {
        matches!(
            self,
            DefinedKind::Statistics
                | DefinedKind::Collation
                | DefinedKind::Conversion
                | DefinedKind::Operator
                | DefinedKind::OperatorClass
                | DefinedKind::OperatorFamily
                | DefinedKind::TextSearchConfiguration
                | DefinedKind::TextSearchDictionary
                | DefinedKind::TextSearchParser
                | DefinedKind::TextSearchTemplate
        )
    }

    /// Whether it belongs to the server as a whole, so that no database's facts tell it.
    #[must_use]
    pub fn in_cluster(self) -> bool {
        matches!(self, DefinedKind::Role | DefinedKind::Tablespace | DefinedKind::Setting)
    }

    /// Whether `of` is a relation, on which the object stands.
    #[must_use]
    pub fn on_relation(self) -> bool {
        matches!(self, DefinedKind::Policy | DefinedKind::Rule)
    }
}

impl Defined {
    /// The name under which it is found: with its signature, objects by number.
    #[must_use]
    pub fn identity(&self) -> Name {
        if self.signature.is_empty() {
            return self.name.clone();
        }
        let mut text = self.name.as_str().to_owned();
        for part in &self.signature {
            text.push('\u{1f}');
            for piece in &part.pieces {
                match piece {
                    crate::Piece::Text(it) | crate::Piece::AsWritten(it) => text.push_str(it),
                    crate::Piece::Column(number) => text.push_str(&number.to_string()),
                    crate::Piece::ColumnOf(id, number) => text.push_str(&format!("#{}.{number}", id.0)),
                    crate::Piece::Label { name, .. } => text.push_str(name.as_str()),
                    crate::Piece::OwnName => {}
                    crate::Piece::OwnLabel { own, .. } => text.push_str(&own.to_string()),
                    crate::Piece::Type(id)
                    | crate::Piece::Relation(id)
                    | crate::Piece::Routine(id)
                    | crate::Piece::Schema(id)
                    | crate::Piece::NameOf(id)
                    | crate::Piece::Object(id) => text.push_str(&format!("#{}", id.0)),
                }
            }
        }
        Name::new(&text)
    }

    /// The attribute of this name.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&Expression> {
        self.attributes.iter().find(|(attribute, _)| attribute.as_str() == name).map(|(_, value)| value)
    }

    /// How what an attribute names is depended on, if not as on anything else.
    fn strength(&self, attribute: &str) -> Strength {
        let part = || self.references.iter().any(|(_, (_, strength))| *strength == Strength::Internal);
        match (self.kind, attribute) {
            (DefinedKind::OperatorClass, "family") => Strength::Auto,
            (DefinedKind::FamilyMember, "class") => Strength::Internal,
            (DefinedKind::FamilyMember, _) if self.attribute("class").is_none() && !part() => Strength::Auto,
            _ => Strength::Normal,
        }
    }

    pub(super) fn references(&self, found: &mut Vec<Reference>) {
        let table = self.of.filter(|_| self.kind.on_relation());
        for expression in &self.signature {
            expression.references(Part::Whole, table, Strength::Normal, found);
        }
        for (name, expression) in &self.attributes {
            let first = found.len();
            expression.references(Part::Whole, table, Strength::Normal, found);
            let strength = self.strength(name.as_str());
            for reference in found.iter_mut().skip(first) {
                if self.kind == DefinedKind::Statistics {
                    // They go with the columns that their expressions read.
                    if reference.column.is_some() {
                        reference.strength = Strength::Auto;
                    }
                } else if strength != Strength::Normal {
                    reference.strength = strength;
                }
            }
        }
        found.extend(self.references.iter().map(|(target, (column, strength))| Reference {
            from: Part::Whole,
            target: *target,
            column: *column,
            strength: *strength,
        }));
    }
}
