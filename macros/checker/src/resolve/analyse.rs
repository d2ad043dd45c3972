//! Parse analysis of an expression: `transformExprRecurse` of PostgreSQL's `parse_expr.c`.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a question about some shapes is answered by those alone"
)]

use arcoiris_catalog::{Name, Namespace, Object, ObjectId, State};

use super::callee::Callee;
use super::kind::{Kind, installed};
use super::query::tree::RelationNumber;
use super::scope::Level;
use super::tree::{Constant, Form, Shape, Tree};
use super::uses::Use;
use super::{CastContext, Volatility, input, type_name};
use crate::effects::{Lock, Note};
use crate::names;
use crate::refusal::{Refusal, RefusalFact};
use crate::rows::change::Write;
use crate::simulation::Simulation;
use crate::syntax::{
    Expression, ExpressionKind, Ident, Literal, ObjectKind, ObjectName, Span, SpecialFunction, SubqueryKind,
    TypeName,
};

/// What an analysis saw beside the tree.
#[derive(Debug)]
pub(crate) struct Found {
    pub(crate) volatility: Volatility,
    pub(crate) enum_values: Vec<(ObjectId, String, Span)>,
    /// Extensions whose functions, operators or casts are used.
    pub(crate) also: Vec<ObjectId>,
    /// Relations' and types' names that were written without schema, with the schema that they were found in.
    pub(crate) unqualified: Vec<(Name, Name, Span)>,
    /// The queries that call aggregates, by number.
    pub(crate) aggregates: Vec<u32>,
    /// The last number that a query or a relation got.
    pub(crate) number: u32,
    /// Functions whose effect no model sees: by name and place.
    pub(crate) opaque: Vec<(String, Span)>,
    /// Functions of the history's that may fail for their arguments.
    pub(crate) fallible: Vec<String>,
    /// The history's own routines that are called, by the places of their names.
    pub(crate) routines: Vec<(Span, ObjectId)>,
    /// What is done to rows, in a statement.
    pub(crate) notes: Vec<Note>,
    /// The locks that a statement takes.
    pub(crate) locks: Vec<(Lock, ObjectId)>,
    /// What PostgreSQL says, or may say, of a constant part of a statement's expressions.
    pub(crate) folding: Option<Refusal>,
    /// What PostgreSQL says of a NULL that a row of constants gets.
    pub(crate) null: Option<Refusal>,
    /// What is written to tables, innermost first.
    pub(crate) writes: Vec<Write>,
}

impl Default for Found {
    fn default() -> Self {
        Found {
            volatility: Volatility::Immutable,
            enum_values: Vec::new(),
            also: Vec::new(),
            unqualified: Vec::new(),
            aggregates: Vec::new(),
            number: 0,
            opaque: Vec::new(),
            fallible: Vec::new(),
            routines: Vec::new(),
            notes: Vec::new(),
            locks: Vec::new(),
            folding: None,
            null: None,
            writes: Vec::new(),
        }
    }
}

impl Found {
    /// A number that none had before.
    pub(crate) fn next(&mut self) -> u32 {
        self.number += 1;
        self.number
    }

    /// The number of another relation.
    pub(crate) fn relation(&mut self) -> RelationNumber {
        RelationNumber(self.next())
    }
}

/// The analysis of one expression.
pub(crate) struct Analyser<'a> {
    pub(crate) simulation: &'a Simulation,
    pub(crate) level: &'a Level<'a>,
    pub(crate) usage: Use,
    /// The type of `VALUE` in a domain's check.
    pub(crate) value: Option<Kind>,
    pub(crate) found: Found,
    pub(crate) in_aggregate: bool,
    /// How many expressions are around the one that is analysed.
    depth: usize,
    /// The function that was called last, for `FROM f(…)`.
    pub(crate) last_call: Option<Callee>,
}

impl<'a> Analyser<'a> {
    pub(crate) fn new(simulation: &'a Simulation, level: &'a Level<'a>, usage: Use) -> Self {
        Analyser {
            simulation,
            level,
            usage,
            value: None,
            found: Found::default(),
            in_aggregate: false,
            depth: 0,
            last_call: None,
        }
    }

    pub(crate) fn note_volatility(&mut self, volatility: Volatility) {
        self.found.volatility = self.found.volatility.max(volatility);
    }

    /// The schema that an extension's thing is printed with, the extension noted as used; `None` for `pg_catalog`.
    pub(crate) fn note_extension(&mut self, extension: &str) -> Option<String> {
        let (id, it) = installed(self.simulation, extension)?;
        if !self.found.also.contains(&id) {
            self.found.also.push(id);
        }
        self.simulation.catalog.schema_name(it.schema).map(Name::to_string)
    }

    /// Analyses an expression.
    pub(crate) fn expression(&mut self, it: &Expression) -> Result<Tree, Refusal> {
        self.depth += 1;
        let shaped = self.shape(it);
        self.depth -= 1;
        let mut tree = shaped?;
        if tree.span == Span::default() {
            tree.span = it.span;
        }
        if self.depth == 0 {
            self.note_folding([&tree]);
        }
        Ok(tree)
    }

    /// Notes what is wrong with the constant parts of a statement's expressions; stored ones are looked at as a whole.
    pub(crate) fn note_folding<'t>(&mut self, trees: impl IntoIterator<Item = &'t Tree>) {
        if !self.usage.is_stored() && self.found.folding.is_none() {
            // Without a relation in sight, a row is made for certain.
            let mut level = Some(self.level);
            let mut alone = matches!(self.usage, Use::Target | Use::Values);
            while let Some(here) = level {
                alone &= here.relations.is_empty();
                level = here.outer;
            }
            let at_most = if alone { Volatility::Stable } else { Volatility::Immutable };
            self.found.folding = super::folding::first(self.simulation, trees, at_most);
        }
    }

    pub(crate) fn expressions(&mut self, list: &[Expression]) -> Result<Vec<Tree>, Refusal> {
        list.iter().map(|it| self.expression(it)).collect()
    }

    fn shape(&mut self, it: &Expression) -> Result<Tree, Refusal> {
        let span = it.span;
        match &it.kind {
            ExpressionKind::Column(path) => self.column(path, span),
            ExpressionKind::Star(path) if !path.is_empty() => self.whole_row(path, span),
            ExpressionKind::Star(_) => {
                Err(Refusal::other(span, "42601", "row expansion via \"*\" is not supported here"))
            }
            ExpressionKind::Literal(literal) => self.literal(literal, span),
            ExpressionKind::Parameter(number) => self.parameter(*number, span),
            ExpressionKind::Cast { operand, to } => self.cast(operand, to, span),
            ExpressionKind::Call { .. } => self.call(it),
            ExpressionKind::Operator { schema, operator, left, right } => {
                if left.as_ref().is_some_and(|left| is_row(left)) && is_row(right) {
                    return self.row_comparison(operator, left.as_deref(), right, span);
                }
                if let Some(left) = left
                    && let ExpressionKind::Row(fields) = &left.kind
                    && let ExpressionKind::Subquery { kind: SubqueryKind::Scalar, query } = &right.kind
                {
                    return self.row_subquery(operator, fields, query, span);
                }
                // `a = NULL` is no test for NULL, whatever was meant.
                let left = left.as_ref().map(|left| self.expression(left)).transpose()?;
                let right = self.expression(right)?;
                self.operator(schema.as_ref(), operator, left, right, span)
            }
            ExpressionKind::Connective { connective, operands } => {
                let word = match connective {
                    crate::syntax::Connective::And => "AND",
                    crate::syntax::Connective::Or => "OR",
                };
                let mut trees = Vec::with_capacity(operands.len());
                for operand in operands {
                    let tree = self.expression(operand)?;
                    trees.push(self.coerce_to_boolean(tree, word)?);
                }
                Ok(Tree::new(Kind::BOOLEAN, Shape::Connective(*connective, trees)))
            }
            ExpressionKind::Not(operand) => {
                let tree = self.expression(operand)?;
                let tree = self.coerce_to_boolean(tree, "NOT")?;
                Ok(Tree::new(Kind::BOOLEAN, Shape::Not(Box::new(tree))))
            }
            ExpressionKind::IsNull { operand, negated } => {
                let tree = Box::new(self.expression(operand)?);
                Ok(Tree::new(Kind::BOOLEAN, Shape::IsNull { operand: tree, negated: *negated }))
            }
            ExpressionKind::BooleanTest { operand, test } => {
                use crate::syntax::BooleanTest as Test;
                let word = match test {
                    Test::True => "IS TRUE",
                    Test::NotTrue => "IS NOT TRUE",
                    Test::False => "IS FALSE",
                    Test::NotFalse => "IS NOT FALSE",
                    Test::Unknown => "IS UNKNOWN",
                    Test::NotUnknown => "IS NOT UNKNOWN",
                };
                let tree = self.expression(operand)?;
                let tree = self.coerce_to_boolean(tree, word)?;
                Ok(Tree::new(Kind::BOOLEAN, Shape::BooleanTest(Box::new(tree), *test)))
            }
            ExpressionKind::Distinct { left, right, negated } => self.distinct(left, right, *negated, span),
            ExpressionKind::NullIf(left, right) => self.null_if(left, right, span),
            ExpressionKind::In { operand, list, negated } => self.in_list(operand, list, *negated, span),
            ExpressionKind::Like { operator, operand, pattern } => {
                let operand = self.expression(operand)?;
                let pattern = self.expression(pattern)?;
                self.operator(None, operator, Some(operand), pattern, span)
            }
            ExpressionKind::Between { operand, low, high, symmetric, negated } => {
                self.between([operand, low, high], *symmetric, *negated, span)
            }
            ExpressionKind::Quantified { operator, quantifier, left, array } => {
                let left = self.expression(left)?;
                let array = self.expression(array)?;
                self.quantified(operator, *quantifier, left, array, span)
            }
            ExpressionKind::Case { operand, branches, otherwise } => {
                self.case(operand.as_deref(), branches, otherwise.as_deref())
            }
            ExpressionKind::Coalesce(operands) => {
                let (trees, kind) = self.matched(operands, "COALESCE")?;
                let modifier = super::tree::common_modifier(kind, &trees);
                Ok(Tree { modifier, ..Tree::new(kind, Shape::Coalesce(trees)) })
            }
            ExpressionKind::Greatest(operands) => self.extreme(operands, true, span),
            ExpressionKind::Least(operands) => self.extreme(operands, false, span),
            ExpressionKind::Array(elements) => self.array(elements, None, span),
            ExpressionKind::Row(fields) => {
                let trees = self.expanded(fields)?;
                Ok(Tree::new(Kind::fact("record"), Shape::Row(trees)))
            }
            ExpressionKind::Collate { operand, collation } => self.collate(operand, collation, span),
            ExpressionKind::Subscript { .. } => self.subscript(it),
            ExpressionKind::Field { operand, field } => self.field(operand, field, span),
            ExpressionKind::Special { function, precision } => Ok(self.special(*function, *precision)),
            ExpressionKind::Subquery { kind, query } => self.subquery(kind, query, span),
            ExpressionKind::Grouping(arguments) => self.grouping(arguments, span),
            ExpressionKind::GroupingSet(..) => {
                Err(Refusal::other(span, "42601", "grouping sets are not allowed here"))
            }
            ExpressionKind::FieldStar(operand) => self.expression(operand),
            ExpressionKind::Xml { .. } => Err(Refusal::not_modelled(span, "XML expressions")),
            ExpressionKind::Default => {
                Err(Refusal::other(span, "42601", "DEFAULT is not allowed in this context"))
            }
            ExpressionKind::NotModelled(what) => Err(Refusal::not_modelled(span, what.clone())),
        }
    }

    fn column(&mut self, path: &[Ident], span: Span) -> Result<Tree, Refusal> {
        if self.usage == Use::Default {
            return Err(Refusal::other(span, "0A000", "cannot use column reference in DEFAULT expression"));
        }
        if let (Some(kind), [only]) = (self.value, path)
            && only.name.as_str() == "value"
        {
            return Ok(Tree::new(kind, Shape::DomainValue));
        }
        let found = self.level.column(self.simulation, path, span);
        let system = ["tableoid", "xmin", "cmin", "xmax", "cmax", "ctid"];
        if self.usage.is_stored()
            && let (Err(_), Some(name)) = (&found, path.last())
            && system.contains(&name.name.as_str())
        {
            return Err(if self.usage == Use::Check && name.name.as_str() != "tableoid" {
                let message = format!(
                    "system column \"{}\" reference in check constraint is invalid",
                    name.name.as_str()
                );
                Refusal::other(span, "42P10", message)
            } else {
                Refusal::not_modelled(span, "system columns")
            });
        }
        match found {
            Ok(tree) => Ok(tree),
            Err(refusal) => {
                let refusal = match self.parameter_named(path, span, refusal) {
                    Ok(tree) => return Ok(tree),
                    Err(refusal) => refusal,
                };
                match path {
                    [relation, name]
                        if matches!(refusal.fact, RefusalFact::UnknownColumn { .. })
                            && self.level.relation(&relation.name).is_some() =>
                    {
                        let row = ExpressionKind::Star(vec![relation.clone()]);
                        self.field_or_call(Expression { span, kind: row }, name, refusal)
                    }
                    _ => Err(refusal),
                }
            }
        }
    }

    /// `t.f` where `t` has no column `f`: a call of `f(t)` (`ParseFuncOrColumn`).
    ///
    /// # Errors
    /// The refusal that the search for a column gave, if no such function is there either.
    pub(crate) fn field_or_call(
        &mut self,
        row: Expression,
        name: &Ident,
        refusal: Refusal,
    ) -> Result<Tree, Refusal> {
        let name = ObjectName { schema: None, name: name.clone() };
        if self.functions(&name).is_empty() {
            return Err(refusal);
        }
        let call = Expression {
            span: refusal.span,
            kind: ExpressionKind::Call {
                name,
                arguments: vec![row],
                argument_names: Vec::new(),
                distinct: false,
                star: false,
                variadic: false,
                order_by: Vec::new(),
                filter: None,
                window: None,
                within_group: false,
                special_form: false,
            },
        };
        match self.call(&call) {
            Err(other) if matches!(other.sqlstate(), Some("42883" | "42725")) => Err(refusal),
            done => done,
        }
    }

    /// `t.*` as a value.
    fn whole_row(&mut self, path: &[Ident], span: Span) -> Result<Tree, Refusal> {
        let Some(name) = path.last() else { return Err(Refusal::not_modelled(span, "this whole row")) };
        match self.level.relation(&name.name) {
            Some(relation) => relation
                .whole_row(self.simulation)
                .map(|tree| tree.at(span))
                .ok_or_else(|| Refusal::not_modelled(span, "a whole row as a value")),
            None => {
                let message = format!("missing FROM-clause entry for table \"{}\"", name.name.as_str());
                Err(Refusal::other(name.span, "42P01", message))
            }
        }
    }

    /// A list in which `t.*` and `(a).*` stand for all columns (`transformExpressionList`).
    pub(crate) fn expanded(&mut self, list: &[Expression]) -> Result<Vec<Tree>, Refusal> {
        let mut trees = Vec::with_capacity(list.len());
        for it in list {
            match &it.kind {
                ExpressionKind::Star(path) => {
                    let all = super::query::star(self.simulation, self.level, path, it.span)?;
                    trees.extend(all.into_iter().map(|(_, tree)| tree.at(it.span)));
                }
                ExpressionKind::FieldStar(operand) => {
                    trees.extend(self.fields(operand, it.span)?.into_iter().map(|(_, tree)| tree));
                }
                _ => trees.push(self.expression(it)?),
            }
        }
        Ok(trees)
    }

    /// `GROUPING(a, b)`
    fn grouping(&mut self, arguments: &[Expression], span: Span) -> Result<Tree, Refusal> {
        if !self.usage.allows_aggregates() {
            let message = format!("grouping operations are not allowed in {}", self.usage.plural());
            return Err(Refusal::other(span, "42803", message));
        }
        if arguments.len() > 31 {
            return Err(Refusal::other(span, "54023", "GROUPING must have fewer than 32 arguments"));
        }
        let trees = self.expressions(arguments)?;
        if !self.found.aggregates.contains(&self.level.query) {
            self.found.aggregates.push(self.level.query);
        }
        Ok(Tree::new(Kind::INT4, Shape::Grouping(trees)))
    }

    fn literal(&mut self, literal: &Literal, span: Span) -> Result<Tree, Refusal> {
        Ok(match literal {
            Literal::Null => Tree::null(Kind::UNKNOWN),
            Literal::Boolean(value) => Tree::text_constant(Kind::BOOLEAN, value.to_string()),
            Literal::Integer(value) => Tree::text_constant(Kind::INT4, value.to_string()),
            Literal::String(text) => Tree::text_constant(Kind::UNKNOWN, text.as_str()),
            Literal::Numeric(digits) => {
                if let Ok(value) = digits.parse::<i64>() {
                    let kind = if i32::try_from(value).is_ok() { Kind::INT4 } else { Kind::fact("int8") };
                    Tree::text_constant(kind, value.to_string())
                } else {
                    match input::numeric(digits) {
                        Some(text) => Tree::text_constant(Kind::fact("numeric"), text),
                        None => return Err(Refusal::not_modelled(span, "this number")),
                    }
                }
            }
            Literal::Bits(text) => match input::bits(text) {
                Ok(bits) => Tree::text_constant(Kind::fact("bit"), bits),
                Err(message) => return Err(Refusal::other(span, "22P02", message)),
            },
        })
    }

    /// A type as written in an expression.
    pub(crate) fn type_name(&mut self, it: &TypeName) -> Result<(Kind, i32), Refusal> {
        let (kind, modifier) = type_name::any(self.simulation, it)?;
        if it.name.schema.is_none()
            && let Some(id) = names::find(self.simulation, Namespace::Type, &it.name)
            && kind.to_ref(self.simulation, -1).base == arcoiris_catalog::TypeBase::User(id)
        {
            self.note_unqualified(id, &it.name);
        }
        Ok((kind, modifier))
    }

    /// Notes that a name without schema found this object.
    pub(crate) fn note_unqualified(&mut self, id: ObjectId, name: &ObjectName) {
        let schema = match self.simulation.catalog.object(id).map(AsRef::as_ref) {
            Some(Object::Table(it)) => it.schema,
            Some(Object::Type(it)) => it.schema,
            Some(Object::Sequence(it)) => it.schema,
            Some(Object::Index(it)) => it.schema,
            Some(Object::Routine(it)) => it.schema,
            Some(
                Object::Schema(_)
                | Object::Extension(_)
                | Object::Constraint(_)
                | Object::Trigger(_)
                | Object::Defined(_),
            )
            | None => return,
        };
        if let Some(schema) = self.simulation.catalog.schema_name(schema) {
            self.found.unqualified.push((name.name.name.clone(), schema.clone(), name.span()));
        }
    }

    fn cast(&mut self, operand: &Expression, to: &TypeName, span: Span) -> Result<Tree, Refusal> {
        let (kind, modifier) = self.type_name(to)?;
        // An array constructor takes its elements' type from a cast around it.
        let tree = match &operand.kind {
            ExpressionKind::Array(elements) => {
                let (base, base_modifier) = kind.without_domains(self.simulation, modifier);
                match base.element() {
                    Some(element) => {
                        self.array(elements, Some((base, element, base_modifier)), operand.span)?
                    }
                    None => self.expression(operand)?,
                }
            }
            _ => self.expression(operand)?,
        };
        let tree = if tree.span == Span::default() { tree.at(operand.span) } else { tree };
        match self.coerce_to(tree, kind, modifier, CastContext::Explicit, Form::Explicit)? {
            Ok(done) => Ok(done.at(span)),
            Err(tree) => {
                let (from, to) = (tree.kind.words(self.simulation), kind.words(self.simulation));
                Err(Refusal::other(span, "42846", format!("cannot cast type {from} to {to}")))
            }
        }
    }

    fn special(&mut self, function: SpecialFunction, precision: Option<i32>) -> Tree {
        self.note_volatility(Volatility::Stable);
        let kind = Kind::fact(match function {
            SpecialFunction::CurrentDate => "date",
            SpecialFunction::CurrentTime => "timetz",
            SpecialFunction::CurrentTimestamp => "timestamptz",
            SpecialFunction::LocalTime => "time",
            SpecialFunction::LocalTimestamp => "timestamp",
            SpecialFunction::CurrentRole
            | SpecialFunction::CurrentUser
            | SpecialFunction::User
            | SpecialFunction::SessionUser
            | SpecialFunction::CurrentCatalog
            | SpecialFunction::CurrentSchema => "name",
        });
        let modifier = precision.map_or(-1, |precision| precision.min(6));
        Tree { modifier, ..Tree::new(kind, Shape::Special(function)) }
    }

    fn collate(&mut self, operand: &Expression, collation: &ObjectName, span: Span) -> Result<Tree, Refusal> {
        let tree = self.expression(operand)?;
        let under = tree.kind.under(self.simulation);
        let element = under.element().unwrap_or(under);
        if !element.is_collatable(self.simulation) && !tree.kind.is_unknown() {
            let kind = tree.kind.words(self.simulation);
            return Err(Refusal::other(
                span,
                "42804",
                format!("collations are not supported by type {kind}"),
            ));
        }
        let name = super::collation(self.simulation, collation)?;
        let (kind, modifier) = (tree.kind, tree.modifier);
        Ok(Tree { modifier, ..Tree::new(kind, Shape::Collate(Box::new(tree), name)) })
    }

    /// `'integer'::regtype`
    pub(crate) fn type_constant(&mut self, text: &str, span: Span) -> Result<Constant, Refusal> {
        if text == "-" || !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Ok(Constant::Taken(text.to_owned()));
        }
        let written = crate::parse::embedded::type_name(text)
            .map_err(|_| Refusal::not_modelled(span, "this constant of type regtype"))?;
        let moved = TypeName { span, ..written };
        type_name::any(self.simulation, &moved)?;
        Ok(Constant::Taken(text.to_owned()))
    }

    /// `'pos.sale_numbers'::regclass`
    pub(crate) fn relation_constant(&mut self, text: &str, span: Span) -> Result<Constant, Refusal> {
        let undecided = || Refusal::not_modelled(span, "this constant of type regclass");
        if text == "-" || !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Ok(Constant::Taken(text.to_owned()));
        }
        let parts =
            input::identifiers(text).ok_or_else(|| Refusal::other(span, "42602", "invalid name syntax"))?;
        let ident = |name: &String| Ident { name: Name::new(name), span };
        let name = match parts.as_slice() {
            [name] => ObjectName { schema: None, name: ident(name) },
            [schema, name] => ObjectName { schema: Some(ident(schema)), name: ident(name) },
            _ => return Err(undecided()),
        };
        let schema = name.schema.as_ref().map_or("pg_catalog", |schema| schema.name.as_str());
        if crate::builtin::relation(schema, name.name.name.as_str(), self.simulation.server).is_some() {
            return Ok(Constant::Taken(text.to_owned()));
        }
        let system = |name: &Ident| {
            name.name.as_str().starts_with("pg_") || name.name.as_str() == "information_schema"
        };
        if system(name.schema.as_ref().unwrap_or(&name.name)) {
            return Err(undecided());
        }
        if let Some(schema) = &name.schema {
            names::schema(self.simulation, schema)?;
        }
        match names::find(self.simulation, Namespace::Relation, &name) {
            Some(id) => {
                if name.schema.is_none() {
                    self.note_unqualified(id, &name);
                }
                Ok(Constant::Relation(id))
            }
            None => Err(names::unknown(self.simulation, Namespace::Relation, ObjectKind::Table, &name)),
        }
    }
}

fn is_row(it: &Expression) -> bool {
    matches!(it.kind, ExpressionKind::Row(_))
}
