//! Operators: `make_op` and `make_scalar_array_op` of PostgreSQL's `parse_oper.c`.
//! <https://www.postgresql.org/docs/15/typeconv-oper.html>

use std::cell::RefCell;
use std::collections::HashMap;

use super::CastContext;
use super::analyse::Analyser;
use super::candidates::{self, Candidate, Choice};
use super::kind::{Base, Kind, installed};
use super::polymorphic;
use super::tree::{Called, Form, Shape, Tree};
use crate::apply::operator::{self, OwnOperator};
use crate::builtin::{self, OperatorFact};
use crate::refusal::Refusal;
use crate::syntax::{Connective, Expression, ExpressionKind, Ident, Quantifier, Span};

impl Analyser<'_> {
    /// An operator over analysed operands.
    pub(crate) fn operator(
        &mut self,
        schema: Option<&Ident>,
        name: &str,
        left: Option<Tree>,
        right: Tree,
        span: Span,
    ) -> Result<Tree, Refusal> {
        let fact = self.find_operator(schema, name, left.as_ref().map(|left| left.kind), right.kind, span)?;
        let has_left = left.is_some();
        let operands: Vec<Tree> = left.into_iter().chain([right]).collect();
        let mut declared = Vec::with_capacity(2);
        if has_left {
            declared.extend(fact.left());
        }
        declared.push(fact.right());
        let (mut operands, kind) = self.arguments(operands, &declared, fact.result(), span)?;
        // `textanycat` and `anytextcat` are SQL functions: what counts is the cast that PostgreSQL finds in them.
        let generic = match &fact {
            Meant::System(fact) => match (fact.name, fact.left, fact.right) {
                ("||", "anynonarray", "text") => operands.first().map(|operand| operand.kind),
                ("||", "text", "anynonarray") => operands.last().map(|operand| operand.kind),
                _ => None,
            },
            Meant::Own(_) => None,
        };
        let operator = match generic {
            Some(kind) => {
                self.note_cast_to_text(kind);
                Called { schema: None, name: "||", routine: None, operator: None }
            }
            None => self.called(&fact, span),
        };
        let Some(right) = operands.pop() else { return Err(Refusal::not_modelled(span, "this operator")) };
        let left = operands.pop().map(Box::new);
        Ok(Tree::new(kind, Shape::Operator { operator, left, right: Box::new(right) }).at(span))
    }

    fn called(&mut self, meant: &Meant, span: Span) -> Called {
        match meant {
            Meant::System(fact) => {
                self.note_volatility(super::volatility(fact.volatility));
                let schema = self.note_extension(fact.extension);
                Called { schema, name: fact.name, routine: None, operator: None }
            }
            Meant::Own(own) => {
                self.note_volatility(super::volatility(own.volatility));
                if let Some(id) = own.function
                    && !self.usage.is_stored()
                    && !super::is_harmless(self.simulation, id, false)
                {
                    self.found.opaque.push(("an operator".to_owned(), span));
                }
                Called { schema: None, name: "", routine: own.function, operator: Some(own.id) }
            }
        }
    }

    /// Whether an extension's things are found without schema, or under the written one.
    pub(crate) fn in_sight(&self, extension: &str, schema: Option<&Ident>) -> bool {
        if extension == builtin::NONE {
            return schema.is_none_or(|schema| schema.name.as_str() == "pg_catalog");
        }
        let Some((_, it)) = installed(self.simulation, extension) else { return false };
        let name = arcoiris_catalog::State::schema_name(&self.simulation.catalog, it.schema);
        match schema {
            Some(schema) => name == Some(&schema.name),
            None => name.is_some_and(|name| self.simulation.search_path.contains(name)),
        }
    }

    fn find_operator(
        &self,
        schema: Option<&Ident>,
        name: &str,
        left: Option<Kind>,
        right: Kind,
        span: Span,
    ) -> Result<Meant, Refusal> {
        let simulation = self.simulation;
        let own = operator::in_sight(simulation, schema, name).map_err(|id| {
            Refusal::not_modelled(span, format!("the history's own operator {name}")).about(id)
        })?;
        if let Some(schema) = schema
            && schema.name.as_str() != "pg_catalog"
        {
            crate::names::schema(simulation, schema)?;
        }
        let exact_fact = |left: Option<Kind>, right: Kind| {
            let right = right.written_as_fact()?;
            let left = match left {
                Some(left) => left.written_as_fact()?,
                None => builtin::NONE.to_owned(),
            };
            builtin::operator(name, &left, &right).filter(|fact| self.in_sight(fact.extension, schema))
        };
        let exact = |left: Option<Kind>, right: Kind| {
            let of_own =
                || own.iter().find(|it| it.left == left && it.right == right).copied().map(Meant::Own);
            exact_fact(left, right).map(Meant::System).or_else(of_own)
        };
        // One unknown operand is first taken to be like the other.
        let (first, second) = match left {
            Some(left) if left.is_unknown() => (Some(right), right),
            Some(left) if right.is_unknown() => (Some(left), left),
            left => (left, right),
        };
        if !second.is_unknown() {
            if let Some(fact) = exact(first, second) {
                return Ok(fact);
            }
            if left.is_some_and(|left| left.is_unknown()) || right.is_unknown() {
                let under = second.under(simulation);
                if under != second
                    && let Some(fact) = exact(left.map(|_| under), under)
                {
                    return Ok(fact);
                }
            }
        }
        // Two of one enum: only the operators of all enums fit.
        if let Some(first) = first
            && first == second
            && second.labels(simulation).is_some()
            && let Some(fact) = builtin::operator(name, "anyenum", "anyenum")
            && self.in_sight(fact.extension, schema)
        {
            return Ok(Meant::System(fact));
        }
        let key = Choices::key(self, schema, name, left, right).filter(|_| own.is_empty());
        if let Some(fact) = key.as_ref().and_then(Choices::remembered) {
            return Ok(Meant::System(fact));
        }
        let inputs: Vec<Kind> = left.into_iter().chain([right]).collect();
        let mut candidates: Vec<Candidate<Meant>> = builtin::operators(name)
            .filter(|fact| (fact.left == builtin::NONE) == left.is_none())
            .filter(|fact| self.in_sight(fact.extension, schema))
            .map(|fact| {
                let mut arguments = Vec::with_capacity(2);
                if left.is_some() {
                    arguments.push(Kind::of_fact(fact.left));
                }
                arguments.push(Kind::of_fact(fact.right));
                Candidate { arguments, fact: Meant::System(fact) }
            })
            .collect();
        for it in own.iter().filter(|it| it.left.is_some() == left.is_some()) {
            let arguments: Vec<Kind> = it.left.into_iter().chain([it.right]).collect();
            if !candidates.iter().any(|candidate| candidate.arguments == arguments) {
                candidates.push(Candidate { arguments, fact: Meant::Own(*it) });
            }
        }
        let signature = || {
            let right = right.words(simulation);
            match left {
                Some(left) => format!("{} {name} {right}", left.words(simulation)),
                None => format!("{name} {right}"),
            }
        };
        match candidates::choose(simulation, &inputs, candidates) {
            Choice::One(candidate) => {
                if let (Some(key), Meant::System(fact)) = (key, &candidate.fact) {
                    Choices::remember(key, *fact);
                }
                Ok(candidate.fact)
            }
            // What the system's operators over `anyrange` are for a range type of the history is not looked for.
            Choice::None if inputs.iter().any(|it| it.is_own_range(simulation)) => {
                Err(Refusal::not_modelled(span, format!("the operator {}", signature())))
            }
            Choice::None => {
                Err(Refusal::other(span, "42883", format!("operator does not exist: {}", signature())))
            }
            Choice::Several => {
                Err(Refusal::other(span, "42725", format!("operator is not unique: {}", signature())))
            }
        }
    }

    /// `enforce_generic_type_consistency` and `make_fn_arguments`: the arguments converted, and the result's type.
    pub(crate) fn arguments(
        &mut self,
        trees: Vec<Tree>,
        declared: &[Kind],
        result: Kind,
        span: Span,
    ) -> Result<(Vec<Tree>, Kind), Refusal> {
        let plain = |kind: &Kind| !polymorphic::is_polymorphic(*kind);
        let undetermined = || {
            let message = "could not determine polymorphic type because input has type unknown";
            Refusal::other(span, "42804", message)
        };
        let meaning = if declared.iter().chain([&result]).all(plain) {
            polymorphic::Meaning::default()
        } else {
            let inputs: Vec<Kind> = trees.iter().map(|tree| tree.kind).collect();
            polymorphic::meaning(self.simulation, &inputs, declared).ok_or_else(undetermined)?
        };
        let mut done = Vec::with_capacity(trees.len());
        for (tree, declared) in trees.into_iter().zip(declared) {
            let target = if polymorphic::is_polymorphic(*declared) {
                meaning.of(*declared).ok_or_else(undetermined)?
            } else {
                *declared
            };
            // A domain stands for itself where any element fits.
            let target = if tree.kind.under(self.simulation) == target && declared.is("anyelement") {
                tree.kind
            } else {
                target
            };
            done.push(self.convert(tree, target, -1, CastContext::Implicit, Form::Implicit)?);
        }
        let result = meaning.of(result).ok_or_else(undetermined)?;
        Ok((done, result))
    }

    /// `left = ANY (array)`
    pub(crate) fn quantified(
        &mut self,
        name: &str,
        quantifier: Quantifier,
        left: Tree,
        array: Tree,
        span: Span,
    ) -> Result<Tree, Refusal> {
        let element = if array.kind.is_unknown() {
            Kind::UNKNOWN
        } else {
            array.kind.under(self.simulation).element().ok_or_else(|| {
                Refusal::other(span, "42809", "op ANY/ALL (array) requires array on right side")
            })?
        };
        let fact = self.find_operator(None, name, Some(left.kind), element, span)?;
        if fact.result() != Kind::BOOLEAN {
            let message = "op ANY/ALL (array) requires operator to yield boolean";
            return Err(Refusal::other(span, "42809", message));
        }
        let declared = [fact.left().unwrap_or(Kind::UNKNOWN), fact.right()];
        let undetermined = || Refusal::not_modelled(span, "this comparison with an array");
        let meaning = polymorphic::meaning(self.simulation, &[left.kind, element], &declared)
            .ok_or_else(undetermined)?;
        let left_kind = meaning.of(declared[0]).ok_or_else(undetermined)?;
        let element_kind = meaning.of(declared[1]).ok_or_else(undetermined)?;
        let array_kind = if polymorphic::is_polymorphic(declared[1]) && !array.kind.is_unknown() {
            array.kind
        } else {
            element_kind.array_of().ok_or_else(undetermined)?
        };
        let left = self.convert(left, left_kind, -1, CastContext::Implicit, Form::Implicit)?;
        let array = self.convert(array, array_kind, -1, CastContext::Implicit, Form::Implicit)?;
        let operator = self.called(&fact, span);
        let (left, array) = (Box::new(left), Box::new(array));
        let shape = Shape::Quantified { operator, quantifier, left, array };
        Ok(Tree::new(Kind::BOOLEAN, shape).at(span))
    }

    /// `a IN (b, c)`: an array comparison where it can be, a chain of equalities otherwise (`transformAExprIn`).
    pub(crate) fn in_list(
        &mut self,
        operand: &Expression,
        list: &[Expression],
        negated: bool,
        span: Span,
    ) -> Result<Tree, Refusal> {
        let (name, connective) = if negated { ("<>", Connective::And) } else { ("=", Connective::Or) };
        if matches!(operand.kind, ExpressionKind::Row(_)) {
            let mut done = Vec::with_capacity(list.len());
            for item in list {
                done.push(self.row_comparison(name, Some(operand), item, span)?);
            }
            return Ok(chain(done, connective, span));
        }
        let left = self.expression(operand)?;
        let trees = self.expressions(list)?;
        let (columns, others): (Vec<Tree>, Vec<Tree>) = trees.into_iter().partition(Tree::has_columns);
        let mut done = Vec::new();
        let mut rest = Vec::new();
        if others.len() > 1 {
            let all: Vec<Kind> = [&left].into_iter().chain(&others).map(|tree| tree.kind).collect();
            let common = super::coerce::common(self.simulation, &all).ok().filter(|common| {
                let fits = |kind: &Kind| {
                    super::coerce::can_coerce(self.simulation, &[*kind], &[*common], CastContext::Implicit)
                };
                all.iter().all(fits) && !common.is("record")
            });
            match common.and_then(|common| Some((common, common.array_of()?))) {
                Some((common, array)) => {
                    let elements = self.all_coerced_to_common(others, common, "IN")?;
                    let modifier = super::tree::common_modifier(common, &elements);
                    let array = Tree { modifier, ..Tree::new(array, Shape::Array(elements)) }.at(span);
                    let quantifier = if negated { Quantifier::All } else { Quantifier::Any };
                    done.push(self.quantified(name, quantifier, left.clone(), array, span)?);
                    rest = columns;
                }
                None => rest.extend(others.into_iter().chain(columns)),
            }
        } else {
            rest.extend(others.into_iter().chain(columns));
        }
        // Items stay in the order in which they were written.
        rest.sort_by_key(|tree| tree.span.start);
        for item in rest {
            let compared = self.operator(None, name, Some(left.clone()), item, span)?;
            done.push(self.coerce_to_boolean(compared, "IN")?);
        }
        Ok(chain(done, connective, span))
    }

    /// `a BETWEEN b AND c`, which PostgreSQL takes apart (`transformAExprBetween`).
    pub(crate) fn between(
        &mut self,
        [operand, low, high]: [&Expression; 3],
        symmetric: bool,
        negated: bool,
        span: Span,
    ) -> Result<Tree, Refusal> {
        let bounds: &[[&Expression; 2]] =
            if symmetric { &[[low, high], [high, low]] } else { &[[low, high]] };
        let (operators, inner, outer) = if negated {
            (["<", ">"], Connective::Or, Connective::And)
        } else {
            ([">=", "<="], Connective::And, Connective::Or)
        };
        let mut sides = Vec::with_capacity(bounds.len());
        for pair in bounds {
            let mut parts = Vec::with_capacity(2);
            for (name, bound) in operators.iter().zip(pair) {
                let left = self.expression(operand)?;
                let right = self.expression(bound)?;
                parts.push(self.operator(None, name, Some(left), right, span)?);
            }
            sides.push(Tree::new(Kind::BOOLEAN, Shape::Connective(inner, parts)).at(span));
        }
        match <[Tree; 1]>::try_from(sides) {
            Ok([only]) => Ok(only),
            Err(sides) => Ok(Tree::new(Kind::BOOLEAN, Shape::Connective(outer, sides)).at(span)),
        }
    }

    /// `a IS DISTINCT FROM b`
    pub(crate) fn distinct(
        &mut self,
        left: &Expression,
        right: &Expression,
        negated: bool,
        span: Span,
    ) -> Result<Tree, Refusal> {
        use crate::syntax::Literal;
        let is_null = |it: &Expression| matches!(it.kind, ExpressionKind::Literal(Literal::Null));
        // A bare NULL makes it a test for NULL.
        for (operand, other) in [(left, right), (right, left)] {
            if is_null(other) {
                let operand = Box::new(self.expression(operand)?);
                let shape = Shape::IsNull { operand, negated: !negated };
                return Ok(Tree::new(Kind::BOOLEAN, shape).at(span));
            }
        }
        if matches!((&left.kind, &right.kind), (ExpressionKind::Row(_), ExpressionKind::Row(_))) {
            return self.row_distinct(left, right, negated, span);
        }
        let (left, right) = (self.expression(left)?, self.expression(right)?);
        let compared = self.operator(None, "=", Some(left), right, span)?;
        let Shape::Operator { operator, left: Some(left), right } = compared.shape else {
            return Err(Refusal::not_modelled(span, "this IS DISTINCT FROM"));
        };
        if compared.kind != Kind::BOOLEAN {
            let message = "IS DISTINCT FROM requires = operator to yield boolean";
            return Err(Refusal::other(span, "42804", message));
        }
        let tree = Tree::new(Kind::BOOLEAN, Shape::Distinct(operator, left, right)).at(span);
        Ok(if negated { Tree::new(Kind::BOOLEAN, Shape::Not(Box::new(tree))).at(span) } else { tree })
    }

    /// `(a, b) IS DISTINCT FROM (c, d)` (`make_row_distinct_op`)
    fn row_distinct(
        &mut self,
        left: &Expression,
        right: &Expression,
        negated: bool,
        span: Span,
    ) -> Result<Tree, Refusal> {
        let (ExpressionKind::Row(left), ExpressionKind::Row(right)) = (&left.kind, &right.kind) else {
            return Err(Refusal::not_modelled(span, "this comparison of rows"));
        };
        let (left, right) = (self.expanded(left)?, self.expanded(right)?);
        if left.len() != right.len() {
            return Err(Refusal::other(span, "42601", "unequal number of entries in row expressions"));
        }
        let mut parts = Vec::with_capacity(left.len());
        for (one, other) in left.into_iter().zip(right) {
            let compared = self.operator(None, "=", Some(one), other, span)?;
            let Shape::Operator { operator, left: Some(left), right } = compared.shape else {
                return Err(Refusal::not_modelled(span, "this IS DISTINCT FROM"));
            };
            parts.push(Tree::new(Kind::BOOLEAN, Shape::Distinct(operator, left, right)).at(span));
        }
        let tree = chain(parts, Connective::Or, span);
        Ok(if negated { Tree::new(Kind::BOOLEAN, Shape::Not(Box::new(tree))).at(span) } else { tree })
    }

    /// `NULLIF(a, b)`
    pub(crate) fn null_if(
        &mut self,
        left: &Expression,
        right: &Expression,
        span: Span,
    ) -> Result<Tree, Refusal> {
        let (left, right) = (self.expression(left)?, self.expression(right)?);
        let compared = self.operator(None, "=", Some(left), right, span)?;
        let Shape::Operator { operator, left: Some(left), right } = compared.shape else {
            return Err(Refusal::not_modelled(span, "this NULLIF"));
        };
        let (kind, modifier) = (left.kind, left.modifier);
        Ok(Tree { modifier, ..Tree::new(kind, Shape::NullIf(operator, left, right)) }.at(span))
    }

    /// `(a, b) = (c, d)` (`make_row_comparison_op`)
    pub(crate) fn row_comparison(
        &mut self,
        name: &str,
        left: Option<&Expression>,
        right: &Expression,
        span: Span,
    ) -> Result<Tree, Refusal> {
        let (Some(ExpressionKind::Row(left)), ExpressionKind::Row(right)) =
            (left.map(|left| &left.kind), &right.kind)
        else {
            return Err(Refusal::not_modelled(span, "this comparison of rows"));
        };
        let (left, right) = (self.expanded(left)?, self.expanded(right)?);
        if left.len() != right.len() {
            return Err(Refusal::other(span, "42601", "unequal number of entries in row expressions"));
        }
        if left.is_empty() {
            return Err(Refusal::other(span, "0A000", "cannot compare rows of zero length"));
        }
        if !matches!(name, "=" | "<>" | "<" | "<=" | ">" | ">=") {
            return Err(Refusal::not_modelled(span, "this comparison of rows"));
        }
        let mut pairs = Vec::with_capacity(left.len());
        for (one, other) in left.into_iter().zip(right) {
            let compared = self.operator(None, name, Some(one), other, span)?;
            if compared.kind != Kind::BOOLEAN {
                let message = "row comparison operator must yield type boolean";
                return Err(Refusal::other(span, "42804", message));
            }
            pairs.push(compared);
        }
        // One pair is compared as it is, several are AND or OR of comparisons, or compared in order.
        if let [_] = pairs.as_slice()
            && let Some(only) = pairs.pop()
        {
            return Ok(only);
        }
        match name {
            "=" => Ok(Tree::new(Kind::BOOLEAN, Shape::Connective(Connective::And, pairs)).at(span)),
            "<>" => Ok(Tree::new(Kind::BOOLEAN, Shape::Connective(Connective::Or, pairs)).at(span)),
            _ => {
                let (mut lefts, mut rights, mut called) = (Vec::new(), Vec::new(), None);
                for pair in pairs {
                    let Shape::Operator { operator, left: Some(left), right } = pair.shape else {
                        return Err(Refusal::not_modelled(span, "this comparison of rows"));
                    };
                    called.get_or_insert(operator);
                    lefts.push(*left);
                    rights.push(*right);
                }
                let Some(called) = called else {
                    return Err(Refusal::not_modelled(span, "this comparison of rows"));
                };
                Ok(Tree::new(Kind::BOOLEAN, Shape::RowComparison(called, lefts, rights)).at(span))
            }
        }
    }
}

/// The operator that is meant.
#[derive(Debug, Clone)]
enum Meant {
    System(OperatorFact),
    Own(OwnOperator),
}

impl Meant {
    fn left(&self) -> Option<Kind> {
        match self {
            Meant::System(fact) => (fact.left != builtin::NONE).then(|| Kind::of_fact(fact.left)),
            Meant::Own(own) => own.left,
        }
    }

    fn right(&self) -> Kind {
        match self {
            Meant::System(fact) => Kind::of_fact(fact.right),
            Meant::Own(own) => own.right,
        }
    }

    fn result(&self) -> Kind {
        match self {
            Meant::System(fact) => Kind::of_fact(fact.result),
            Meant::Own(own) => own.result,
        }
    }
}

/// Choices made before, since the same few operators are chosen among dozens again and again.
struct Choices;

/// The operator's name, its operands' types, and which extensions' operators are candidates.
type ChoiceKey = (String, Option<Kind>, Kind, Vec<bool>);

thread_local! {
    static CHOICES: RefCell<HashMap<ChoiceKey, OperatorFact>> = RefCell::new(HashMap::new());
}

/// The extensions that bring operators.
const WITH_OPERATORS: &[&str] = &["btree_gist", "citext", "hstore", "intarray", "ltree", "pg_trgm"];

impl Choices {
    /// `None` for types of the history, whose numbers mean something else in another one.
    fn key(
        analyser: &Analyser<'_>,
        schema: Option<&Ident>,
        name: &str,
        left: Option<Kind>,
        right: Kind,
    ) -> Option<ChoiceKey> {
        let is_fact = |kind: Kind| matches!(kind.base, Base::Fact(_));
        (schema.is_none() && left.is_none_or(is_fact) && is_fact(right)).then(|| {
            let sight = WITH_OPERATORS.iter().map(|extension| analyser.in_sight(extension, None)).collect();
            (name.to_owned(), left, right, sight)
        })
    }

    fn remembered(key: &ChoiceKey) -> Option<OperatorFact> {
        CHOICES.with_borrow(|choices| choices.get(key).copied())
    }

    fn remember(key: ChoiceKey, fact: OperatorFact) {
        CHOICES.with_borrow_mut(|choices| choices.insert(key, fact));
    }
}

/// `((a OR b) OR c)`, as `transformAExprIn` nests them.
fn chain(parts: Vec<Tree>, connective: Connective, span: Span) -> Tree {
    let mut parts = parts.into_iter();
    let first = parts.next().unwrap_or_else(|| Tree::text_constant(Kind::BOOLEAN, "false"));
    parts.fold(first, |chained, part| {
        Tree::new(Kind::BOOLEAN, Shape::Connective(connective, vec![chained, part])).at(span)
    })
}
