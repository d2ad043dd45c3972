//! What is in an operator family: operators and support functions (`pg_amop`, `pg_amproc`).
//!
//! Some are a part of an operator class and go with it; the others stay with the family, and go with the operator or function that
//! they are (`amadjustmembers` of each access method).

use arcoiris_catalog::{
    Defined, DefinedKind, Expression as Stored, Name, Namespace, Object, ObjectId, Piece, RoutineKind,
    Strength, TypeRef, format_type,
};

use super::{FAMILY, Method, both, cast, defined, routine};
use crate::apply::operator::{self, Found};
use crate::apply::support_function::{self, SupportFunction};
use crate::builtin;
use crate::effects::Effects;
use crate::refusal::Refusal;
use crate::resolve::kind::Kind;
use crate::resolve::operator_class;
use crate::simulation::Simulation;
use crate::syntax::{ClassItem, ObjectName, SignedName, Span};

const KIND: DefinedKind = DefinedKind::FamilyMember;

/// An operator or a function that comes into a family.
#[derive(Debug)]
pub(in crate::apply) struct Member {
    is_function: bool,
    number: i32,
    left: TypeRef,
    right: TypeRef,
    stored: Stored,
    order_by: Option<Stored>,
}

/// Where a member is in its family.
type Place = (bool, i32);

/// What becomes of it without what it is.
enum Hold {
    /// It is a part of the class.
    Class(ObjectId),
    /// It is a part of the family.
    Family,
    Loose,
}

fn invalid(span: Span, message: impl Into<String>) -> Refusal {
    Refusal::other(span, "42P17", message.into())
}

/// # Errors
/// 42P17
pub(super) fn require_number(is_function: bool, number: i32, most: i32, span: Span) -> Result<(), Refusal> {
    if (1..=most).contains(&number) {
        return Ok(());
    }
    let word = if is_function { "function" } else { "operator" };
    Err(invalid(span, format!("invalid {word} number {number}, must be between 1 and {most}")))
}

/// `operator 1(integer,integer)`
pub(super) fn words(
    simulation: &Simulation,
    (is_function, number): Place,
    (left, right): (&TypeRef, &TypeRef),
) -> String {
    let word = if is_function { "function" } else { "operator" };
    let catalog = &simulation.catalog;
    format!("{word} {number}({},{})", format_type(catalog, left), format_type(catalog, right))
}

/// The members that items are, and the type that is stored. `class` is the type of the class that is made.
///
/// # Errors
/// 42883 for operators and functions that are not there, 42704 for types and families, 42P17 for what does not fit or is twice there.
pub(in crate::apply) fn members(
    simulation: &Simulation,
    effects: &mut Effects,
    method: &Method,
    items: &[ClassItem],
    class: Option<&TypeRef>,
    span: Span,
) -> Result<(Vec<Member>, Option<TypeRef>), Refusal> {
    let (mut found, mut storage): (Vec<Member>, Option<TypeRef>) = (Vec::new(), None);
    for item in items {
        let member = match item {
            ClassItem::Operator { number, operator, order_by } => {
                require_number(false, *number, method.operators, span)?;
                operator_member(simulation, effects, method, (*number, operator, order_by.as_ref()), class)?
            }
            ClassItem::Function { number, types, function } => {
                require_number(true, *number, method.functions, span)?;
                let written = support_function::written(simulation, effects, function)?;
                let types = match types.as_slice() {
                    [] => None,
                    types => Some(both(simulation, types, span)?),
                };
                let at = function.name.span();
                let types = types_of(simulation, method, *number, &written, (types, class), at)?;
                let (left, right) = types;
                Member {
                    is_function: true,
                    number: *number,
                    left,
                    right,
                    stored: written.stored,
                    order_by: None,
                }
            }
            ClassItem::Storage(ty) => {
                if storage.is_some() {
                    return Err(invalid(ty.span, "storage type specified more than once"));
                }
                storage = Some(routine::type_of(simulation, ty)?);
                continue;
            }
        };
        let same = |other: &Member| {
            (other.is_function, other.number) == (member.is_function, member.number)
                && (&other.left, &other.right) == (&member.left, &member.right)
        };
        if found.iter().any(same) {
            let words = words(simulation, (member.is_function, member.number), (&member.left, &member.right));
            return Err(invalid(span, format!("{words} appears more than once")));
        }
        found.push(member);
    }
    if let (Some(storage), Some(class)) = (&storage, class)
        && storage != class
        && !method.stores
    {
        let message =
            format!("storage type cannot be different from data type for access method \"{}\"", method.name);
        return Err(invalid(span, message));
    }
    Ok((found, storage))
}

fn operator_member(
    simulation: &Simulation,
    effects: &mut Effects,
    method: &Method,
    (number, operator, order_by): (i32, &SignedName, Option<&ObjectName>),
    class: Option<&TypeRef>,
) -> Result<Member, Refusal> {
    let SignedName::Operator { name, left, right } = operator else {
        return Err(Refusal::not_modelled(operator.span(), "this operator of an operator family"));
    };
    let written = |ty: &Option<crate::syntax::TypeName>| {
        ty.as_ref().map(|ty| routine::type_of(simulation, ty)).transpose()
    };
    let (left, right) = match (written(left)?, written(right)?, class) {
        (None, None, Some(class)) => (Some(class.clone()), Some(class.clone())),
        (left, right, _) => (left, right),
    };
    let span = name.span();
    let Some(right) = right else {
        return Err(Refusal::other(span, "42P13", "postfix operators are not supported"));
    };
    let unknown = || Refusal::not_modelled(span, "this operator of an operator family");
    let (stored, result) = match operator::find(simulation, name, left.as_ref(), &right) {
        Found::System(fact) if fact.extension == builtin::NONE => {
            (defined::text(fact.name), Kind::of_fact(fact.result))
        }
        Found::System(_) => {
            return Err(Refusal::not_modelled(span, "an operator of an extension's in an operator family"));
        }
        Found::Own(id) => {
            let it = defined::defined(&simulation.catalog, id).ok_or_else(unknown)?;
            let own = operator::own(simulation, id, it).ok_or_else(unknown)?;
            (Stored { pieces: vec![Piece::Object(id)], also: Vec::new() }, own.result)
        }
        Found::Nothing => {
            let words = |ty: &TypeRef| format_type(&simulation.catalog, ty);
            let left = left.as_ref().map(|ty| format!("{} ", words(ty))).unwrap_or_default();
            let message =
                format!("operator does not exist: {left}{} {}", name.name.name.as_str(), words(&right));
            return Err(Refusal::other(span, "42883", message));
        }
    };
    let order_by = match order_by {
        Some(family) => Some(sort_family(simulation, effects, family)?),
        None => None,
    };
    let Some(left) = left else { return Err(invalid(span, "index operators must be binary")) };
    if order_by.is_some() {
        if !method.orders {
            let message = format!("access method \"{}\" does not support ordering operators", method.name);
            return Err(invalid(span, message));
        }
    } else if result != Kind::BOOLEAN {
        return Err(invalid(span, "index search operators must return boolean"));
    }
    Ok(Member { is_function: false, number, left, right, stored, order_by })
}

/// The family of `FOR ORDER BY`, which is one of B-trees.
fn sort_family(simulation: &Simulation, effects: &mut Effects, name: &ObjectName) -> Result<Stored, Refusal> {
    let system = super::of_others(simulation, FAMILY, name, "btree");
    if system == Some(true) {
        return Ok(defined::text(&name.name.name.to_string()));
    }
    let id = super::require(simulation, effects, FAMILY, name, "btree")?;
    Ok(Stored { pieces: vec![Piece::Object(id)], also: Vec::new() })
}

/// The types that a support function is for (`assignProcTypes`).
fn types_of(
    simulation: &Simulation,
    method: &Method,
    number: i32,
    function: &SupportFunction,
    (written, class): (Option<(TypeRef, TypeRef)>, Option<&TypeRef>),
    span: Span,
) -> Result<(TypeRef, TypeRef), Refusal> {
    let refuse = |message: &str| Err(invalid(span, message.to_owned()));
    let (inputs, result) = (function.inputs.as_slice(), function.result);
    let void = Kind::of_fact("void");
    if function.kind != RoutineKind::Function {
        return Err(Refusal::not_modelled(span, "this support function"));
    }
    let ty = |at: usize| inputs.get(at).map(|kind| kind.to_ref(simulation, -1));
    let mut inferred = None;
    if number == method.options {
        let fits = match (&written, class) {
            (Some((left, right)), Some(class)) => left == class && right == class,
            (Some((left, right)), None) => left == right,
            (None, _) => true,
        };
        if !fits {
            return refuse("associated data types for operator class options parsing functions must match");
        }
        if result != Some(void) || inputs != [Kind::of_fact("internal")] {
            return refuse("invalid operator class options parsing function");
        }
    } else if method.name == "btree" {
        let (count, gives) = match number {
            1 => (2, Kind::INT4),
            2 => (1, void),
            3 => (5, Kind::BOOLEAN),
            _ => (1, Kind::BOOLEAN),
        };
        if inputs.len() != count || result != Some(gives) {
            return refuse("this is no such support function of btree");
        }
        if number == 2 && inputs != [Kind::of_fact("internal")] {
            return refuse("btree sort support functions must accept type \"internal\"");
        }
        if number == 4 && written.as_ref().is_some_and(|(left, right)| left != right) {
            return refuse("btree equal image functions must not be cross-type");
        }
        inferred = match number {
            1 => ty(0).zip(ty(1)),
            3 => ty(0).zip(ty(2)),
            _ => None,
        };
    } else if method.name == "hash" {
        let (count, gives) = if number == 1 { (1, Kind::INT4) } else { (2, Kind::of_fact("int8")) };
        if inputs.len() != count || result != Some(gives) {
            return refuse("this is no such support function of hash");
        }
        inferred = ty(0).zip(ty(0));
    }
    written
        .or(inferred)
        .or_else(|| class.map(|class| (class.clone(), class.clone())))
        .ok_or_else(|| invalid(span, "associated data types must be specified for index support function"))
}

fn draft(
    simulation: &Simulation,
    family: ObjectId,
    method: &Method,
    (is_function, number): Place,
    (left, right): (&TypeRef, &TypeRef),
) -> Defined {
    let word = if is_function { "function" } else { "operator" };
    Defined {
        kind: KIND,
        of: Some(family),
        name: Name::new(&format!("{} {word} {number}", method.name)),
        signature: vec![cast::operand(simulation, left), cast::operand(simulation, right)],
        attributes: Vec::new(),
        references: Vec::new(),
        owner: None,
        privileges: None,
        comment: None,
    }
}

/// The member that has a place.
pub(super) fn place(
    simulation: &Simulation,
    family: ObjectId,
    method: &Method,
    place: Place,
    types: (&TypeRef, &TypeRef),
) -> Option<ObjectId> {
    let identity = draft(simulation, family, method, place, types).identity();
    simulation.catalog.find(Namespace::Defined(KIND), Some(family), &identity)
}

impl Member {
    pub(in crate::apply) fn words(&self, simulation: &Simulation) -> String {
        words(simulation, (self.is_function, self.number), (&self.left, &self.right))
    }

    /// The member of a family that has its place.
    pub(in crate::apply) fn standing(
        &self,
        simulation: &Simulation,
        family: ObjectId,
        method: &Method,
    ) -> Option<ObjectId> {
        place(simulation, family, method, (self.is_function, self.number), (&self.left, &self.right))
    }

    /// Puts it into its family; `class` is the class that is made with it.
    pub(in crate::apply) fn store(
        self,
        simulation: &mut Simulation,
        family: ObjectId,
        method: &Method,
        class: Option<ObjectId>,
    ) {
        let types = (&self.left, &self.right);
        let mut new = draft(simulation, family, method, (self.is_function, self.number), types);
        match self.hold(simulation, family, method, class) {
            Hold::Class(id) => {
                let part = Stored { pieces: vec![Piece::Object(id)], also: Vec::new() };
                defined::set_attribute(&mut new, "class", Some(part));
            }
            Hold::Family => new.references.push((family, (None, Strength::Internal))),
            Hold::Loose => new.references.push((family, (None, Strength::Auto))),
        }
        let word = if self.is_function { "function" } else { "operator" };
        defined::set_attribute(&mut new, word, Some(self.stored));
        defined::set_attribute(&mut new, "order by", self.order_by);
        simulation.catalog.insert(Object::Defined(new));
    }

    fn hold(
        &self,
        simulation: &Simulation,
        family: ObjectId,
        method: &Method,
        class: Option<ObjectId>,
    ) -> Hold {
        let required = || class.map_or(Hold::Family, Hold::Class);
        match (method.name, self.is_function, self.number) {
            // A comparison within one type is a part of that type's class.
            ("btree" | "hash", is_function, number) => {
                if is_function && number != 1 || self.left != self.right {
                    return Hold::Loose;
                }
                class_of(simulation, family, &self.left, class).map_or(Hold::Loose, Hold::Class)
            }
            ("gist", true, 1 | 2 | 5 | 6 | 7) | ("gin", true, 2 | 3) | ("spgist", true, 1..=5) => required(),
            ("gist" | "gin" | "spgist", _, _) => Hold::Loose,
            _ => class.map_or(Hold::Loose, Hold::Class),
        }
    }
}

/// The class for a type in a family: the one that is made, or one that is there.
fn class_of(
    simulation: &Simulation,
    family: ObjectId,
    ty: &TypeRef,
    made: Option<ObjectId>,
) -> Option<ObjectId> {
    let kind = Kind::of(simulation, ty)?;
    let fits = |id: &ObjectId| {
        let of_family = defined::defined(&simulation.catalog, *id)
            .and_then(|it| it.attribute("family"))
            .is_some_and(|it| matches!(it.pieces.as_slice(), [Piece::Object(id)] if *id == family));
        of_family && operator_class::own(simulation, *id).is_some_and(|class| class.input == kind)
    };
    made.filter(&fits).or_else(|| simulation.catalog.operator_classes().find(fits))
}
