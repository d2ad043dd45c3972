//! Trees converted to types: `coerce_to_target_type` and `coerce_type` of `parse_coerce.c`.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a question about some shapes is answered by those alone"
)]

use super::CastContext;
use super::analyse::Analyser;
use super::coerce::{self, Path};
use super::input::{self, Input};
use super::kind::Kind;
use super::tree::{Called, Constant, Form, Shape, Tree};
use crate::refusal::Refusal;

impl Analyser<'_> {
    /// `coerce_to_target_type`: `Ok(Err(tree))` gives the tree back if there is no such conversion.
    pub(crate) fn coerce_to(
        &mut self,
        tree: Tree,
        target: Kind,
        modifier: i32,
        context: CastContext,
        form: Form,
    ) -> Result<Result<Tree, Tree>, Refusal> {
        if !coerce::can_coerce(self.simulation, &[tree.kind], &[target], context) {
            return Ok(Err(tree));
        }
        // A collation is taken off and put on again.
        let span = tree.span;
        if let Shape::Collate(inner, collation) = tree.shape {
            let done = match self.coerce_to(*inner, target, modifier, context, form)? {
                Ok(done) => done,
                Err(inner) => return Ok(Err(inner)),
            };
            if !target.is_collatable(self.simulation) {
                return Ok(Ok(done));
            }
            let (kind, modifier) = (done.kind, done.modifier);
            return Ok(Ok(Tree { kind, modifier, shape: Shape::Collate(Box::new(done), collation), span }));
        }
        let unchanged = tree.kind == target;
        let done = self.convert(tree, target, modifier, context, form)?;
        let hide = !unchanged && !done.is_constant();
        self.apply_modifier(done, target, modifier, context, form, hide).map(Ok)
    }

    /// `coerce_type`: the conversion is known to exist.
    pub(crate) fn convert(
        &mut self,
        tree: Tree,
        target: Kind,
        modifier: i32,
        context: CastContext,
        form: Form,
    ) -> Result<Tree, Refusal> {
        if tree.kind == target || target.is("any") {
            return Ok(tree);
        }
        let span = tree.span;
        // The conversion goes underneath, and the collation goes where the type has none.
        if let Shape::Collate(inner, collation) = tree.shape {
            let done = self.convert(*inner, target, modifier, context, form)?;
            if !target.is_collatable(self.simulation) {
                return Ok(done);
            }
            let (kind, modifier) = (done.kind, done.modifier);
            return Ok(Tree { kind, modifier, shape: Shape::Collate(Box::new(done), collation), span });
        }
        if tree.kind.is_unknown() {
            return self.convert_unknown(tree, target, modifier, context, form);
        }
        if target.is("record") && tree.kind.is_row(self.simulation) {
            return Ok(Tree { kind: target, ..tree });
        }
        if tree.kind.is("record") && target.is_row(self.simulation) {
            return self.convert_row(tree, target, modifier, context, form);
        }
        let Some(path) = coerce::path(self.simulation, tree.kind, target, context) else {
            return Err(Refusal::not_modelled(span, "this conversion of rows"));
        };
        if path == Path::Relabel {
            let done = self.coerce_to_domain(tree, target, context, form, false)?;
            if done.kind == target {
                return Ok(done);
            }
            return Ok(Tree::new(target, Shape::Relabel(Box::new(done), form)).at(span));
        }
        let (base, base_modifier) = target.without_domains(self.simulation, modifier);
        let done = self.build(tree, base, base_modifier, &path, context, form)?;
        self.coerce_to_domain(done, target, context, form, true)
    }

    /// `ROW(…)` as a row of a certain type, field by field (`coerce_record_to_complex`).
    fn convert_row(
        &mut self,
        tree: Tree,
        target: Kind,
        modifier: i32,
        context: CastContext,
        form: Form,
    ) -> Result<Tree, Refusal> {
        let span = tree.span;
        let words = target.words(self.simulation);
        let (base, _) = target.without_domains(self.simulation, modifier);
        let columns: Option<Vec<(Kind, i32)>> = base.table(self.simulation).and_then(|table| {
            let columns = table.columns.iter();
            columns.map(|it| Some((Kind::of(self.simulation, &it.ty)?, it.ty.modifier))).collect()
        });
        let cannot = || Refusal::other(span, "42846", format!("cannot cast type record to {words}"));
        let (fields, columns) = match (tree.shape, columns) {
            (Shape::Row(fields), Some(columns)) => (fields, columns),
            // The whole row of a query, whose fields are known, may be converted as well.
            (Shape::Reference(reference), _) if reference.column == 0 => {
                return Err(Refusal::not_modelled(span, "a row made a value of a composite type"));
            }
            (_, Some(_)) => return Err(cannot()),
            (_, None) => return Err(Refusal::not_modelled(span, "a row made a value of a composite type")),
        };
        if fields.len() != columns.len() {
            return Err(cannot());
        }
        let mut done = Vec::with_capacity(fields.len());
        for (field, (kind, modifier)) in fields.into_iter().zip(columns) {
            done.push(self.coerce_to(field, kind, modifier, context, Form::Implicit)?.map_err(|_| cannot())?);
        }
        let shape = match form {
            Form::Explicit => Shape::RowOf(done, base),
            Form::Implicit | Form::Call | Form::Special => Shape::Row(done),
        };
        let row = Tree::new(base, shape).at(span);
        self.coerce_to_domain(row, target, context, form, false)
    }

    fn convert_unknown(
        &mut self,
        tree: Tree,
        target: Kind,
        modifier: i32,
        context: CastContext,
        form: Form,
    ) -> Result<Tree, Refusal> {
        let span = tree.span;
        match tree.shape {
            Shape::Constant(constant) => {
                let (base, base_modifier) = target.without_domains(self.simulation, modifier);
                // Only an interval's input needs its modifier.
                let modifier = if base.is("interval") { base_modifier } else { -1 };
                let constant = match constant {
                    Constant::Text(text) => self.read(base, modifier, &text, span)?,
                    Constant::Null | Constant::Relation(_) | Constant::Taken(_) => constant,
                };
                let done = Tree { modifier, ..Tree::new(base, Shape::Constant(constant)) }.at(span);
                self.coerce_to_domain(done, target, context, form, false)
            }
            // A column of unknown type, of a subquery: by way of text.
            shape => {
                let tree = Tree { shape, ..Tree::new(Kind::UNKNOWN, Shape::Variable) }.at(span);
                let path = Path::Text;
                let (base, base_modifier) = target.without_domains(self.simulation, modifier);
                let done = self.build(tree, base, base_modifier, &path, context, form)?;
                self.coerce_to_domain(done, target, context, form, true)
            }
        }
    }

    /// What a type's input function makes of a text.
    fn read(
        &mut self,
        kind: Kind,
        modifier: i32,
        text: &str,
        span: crate::syntax::Span,
    ) -> Result<Constant, Refusal> {
        if kind.is("regclass") {
            return self.relation_constant(text, span);
        }
        if let Some(kind) = super::text_search::kind_of(kind) {
            return self.text_search_constant(kind, text, span);
        }
        if kind.is("regtype") {
            return self.type_constant(text, span);
        }
        if let crate::resolve::kind::Base::User(id) = kind.base
            && kind.labels(self.simulation).is_some()
        {
            self.found.enum_values.push((id, text.to_owned(), span));
        }
        match input::read(self.simulation, kind, modifier, text) {
            Input::Stored(stored) => Ok(Constant::Text(stored)),
            Input::Taken => Ok(Constant::Taken(text.to_owned())),
            // A moment that no other statement reads it at.
            Input::Now => {
                let (object, statement) = (self.simulation.catalog.next_number(), self.simulation.statements);
                Ok(Constant::Text(format!("now ({object}.{statement})")))
            }
            Input::Refused { sqlstate, message } => Err(Refusal::other(span, sqlstate, message)),
            Input::Undecided => Err(Refusal::not_modelled(
                span,
                format!("this constant of type {}", kind.words(self.simulation)),
            )),
        }
    }

    /// `build_coercion_expression`
    fn build(
        &mut self,
        tree: Tree,
        target: Kind,
        modifier: i32,
        path: &Path,
        context: CastContext,
        form: Form,
    ) -> Result<Tree, Refusal> {
        let span = tree.span;
        let boxed = Box::new(tree);
        Ok(match path {
            Path::Relabel => Tree::new(target, Shape::Relabel(boxed, form)),
            Path::Text => {
                self.note_volatility(output_volatility(self, boxed.kind));
                self.note_volatility(input_volatility(self, target));
                Tree::new(target, Shape::ThroughText(boxed, form))
            }
            Path::Array(inner) => {
                self.note_element_path(inner, boxed.kind, target);
                let modifier = if element_takes_modifier(inner) { modifier } else { -1 };
                Tree { modifier, ..Tree::new(target, Shape::ArrayCast(boxed, form)) }
            }
            Path::Function(fact) => {
                self.note_volatility(super::volatility(fact.volatility));
                let schema = self.note_extension(fact.extension);
                let mut arguments = vec![*boxed];
                if fact.arguments >= 2 {
                    arguments.push(Tree::text_constant(Kind::INT4, modifier.to_string()));
                }
                if fact.arguments >= 3 {
                    let explicit = if context == CastContext::Explicit { "true" } else { "false" };
                    arguments.push(Tree::text_constant(Kind::BOOLEAN, explicit));
                }
                let modifier = if fact.arguments >= 2 { modifier } else { -1 };
                let function = Called { schema, name: fact.function, routine: None, operator: None };
                let shape = Shape::Call { function, arguments, names: Vec::new(), variadic: false, form };
                Tree { modifier, ..Tree::new(target, shape) }
            }
            Path::Own(id) => self.own_cast(*id, *boxed, (target, modifier), context, form)?,
        }
        .at(span))
    }

    /// A call of the function that a cast of the history's own is made with.
    fn own_cast(
        &mut self,
        id: arcoiris_catalog::ObjectId,
        tree: Tree,
        (target, modifier): (Kind, i32),
        context: CastContext,
        form: Form,
    ) -> Result<Tree, Refusal> {
        let span = tree.span;
        let routine = super::callee::Callee::of_routine(self.simulation, id)
            .ok_or_else(|| Refusal::not_modelled(span, "this cast of the history's own"))?;
        // What the function gives or takes may be of a type that has the same bytes.
        let fits = routine.result == target && routine.parameters.first() == Some(&tree.kind);
        if !fits || !self.usage.is_stored() && !super::is_harmless(self.simulation, id, false) {
            return Err(Refusal::not_modelled(span, "this cast of the history's own"));
        }
        self.note_volatility(super::volatility(routine.volatility));
        if !self.found.also.contains(&id) {
            self.found.also.push(id);
        }
        let mut arguments = vec![tree];
        if routine.parameters.len() >= 2 {
            arguments.push(Tree::text_constant(Kind::INT4, modifier.to_string()));
        }
        if routine.parameters.len() >= 3 {
            let explicit = if context == CastContext::Explicit { "true" } else { "false" };
            arguments.push(Tree::text_constant(Kind::BOOLEAN, explicit));
        }
        let modifier = if arguments.len() >= 2 { modifier } else { -1 };
        let function = Called { schema: None, name: "", routine: Some(id), operator: None };
        let shape = Shape::Call { function, arguments, names: Vec::new(), variadic: false, form };
        Ok(Tree { modifier, ..Tree::new(target, shape) })
    }

    /// How stable `value::text` is, for a value of this type.
    pub(crate) fn note_cast_to_text(&mut self, kind: Kind) {
        match coerce::path(self.simulation, kind, Kind::TEXT, CastContext::Explicit) {
            Some(Path::Relabel) => {}
            Some(Path::Function(fact)) => self.note_volatility(super::volatility(fact.volatility)),
            Some(Path::Text | Path::Array(_) | Path::Own(_)) | None => {
                self.note_volatility(output_volatility(self, kind))
            }
        }
    }

    /// What a cast of elements brings with it.
    fn note_element_path(&mut self, path: &Path, source: Kind, target: Kind) {
        match path {
            Path::Relabel => {}
            Path::Function(fact) => {
                self.note_volatility(super::volatility(fact.volatility));
                let _ = self.note_extension(fact.extension);
            }
            Path::Text => {
                let (source, target) = (source.element(), target.element());
                self.note_volatility(output_volatility(self, source.unwrap_or(Kind::TEXT)));
                self.note_volatility(input_volatility(self, target.unwrap_or(Kind::TEXT)));
            }
            Path::Array(inner) => self.note_element_path(inner, source, target),
            Path::Own(id) => {
                if let Some(routine) = super::callee::Callee::of_routine(self.simulation, *id) {
                    self.note_volatility(super::volatility(routine.volatility));
                }
                self.found.also.push(*id);
            }
        }
    }

    /// `coerce_to_domain`
    fn coerce_to_domain(
        &mut self,
        mut tree: Tree,
        target: Kind,
        context: CastContext,
        form: Form,
        hide: bool,
    ) -> Result<Tree, Refusal> {
        if tree.kind == target || target.domain(self.simulation).is_none() {
            return Ok(tree);
        }
        let span = tree.span;
        let (base, modifier) = target.without_domains(self.simulation, -1);
        if hide {
            tree.hide_coercion();
        }
        let tree = self.apply_modifier(tree, base, modifier, context, Form::Implicit, false)?;
        self.note_volatility(super::Volatility::Immutable);
        Ok(Tree::new(target, Shape::ToDomain(Box::new(tree), form)).at(span))
    }

    /// `coerce_type_typmod`
    fn apply_modifier(
        &mut self,
        mut tree: Tree,
        target: Kind,
        modifier: i32,
        context: CastContext,
        form: Form,
        hide: bool,
    ) -> Result<Tree, Refusal> {
        if modifier == tree.applied_modifier() {
            return Ok(tree);
        }
        if hide {
            tree.hide_coercion();
        }
        let span = tree.span;
        if modifier >= 0 {
            if target.array {
                let element = target.element().unwrap_or(target);
                if let Some(fact) = coerce::cast_fact(self.simulation, element, element) {
                    self.note_volatility(super::volatility(fact.volatility));
                    let shape = Shape::ArrayCast(Box::new(tree), form);
                    return Ok(Tree { modifier, ..Tree::new(target, shape) }.at(span));
                }
            } else if let Some(fact) = coerce::cast_fact(self.simulation, target, target) {
                return self.build(tree, target, modifier, &Path::Function(fact), context, form);
            }
        }
        // `applyRelabelType` changes a constant itself.
        if tree.is_constant() {
            return Ok(Tree { modifier, ..tree });
        }
        Ok(Tree { modifier, ..Tree::new(target, Shape::Relabel(Box::new(tree), form)) }.at(span))
    }

    /// `coerce_to_boolean`
    pub(crate) fn coerce_to_boolean(&mut self, tree: Tree, construct: &str) -> Result<Tree, Refusal> {
        let done = self.coerce_to(tree, Kind::BOOLEAN, -1, CastContext::Assignment, Form::Implicit)?;
        done.map_err(|tree| {
            let kind = tree.kind.words(self.simulation);
            let message = format!("argument of {construct} must be type boolean, not type {kind}");
            Refusal::other(tree.span, "42804", message)
        })
    }

    /// `select_common_type`, with PostgreSQL's complaint.
    pub(crate) fn common(&self, trees: &[&Tree], context: &str) -> Result<Kind, Refusal> {
        let kinds: Vec<Kind> = trees.iter().map(|tree| tree.kind).collect();
        coerce::common(self.simulation, &kinds).map_err(|(one, other)| {
            let (one, other) = (one.words(self.simulation), other.words(self.simulation));
            let span = trees.last().map(|tree| tree.span).unwrap_or_default();
            let message = format!("{context} types {one} and {other} cannot be matched");
            Refusal::other(span, "42804", message)
        })
    }

    /// `coerce_to_common_type`
    pub(crate) fn coerce_to_common(
        &mut self,
        tree: Tree,
        target: Kind,
        context: &str,
    ) -> Result<Tree, Refusal> {
        if tree.kind == target {
            return Ok(tree);
        }
        if coerce::can_coerce(self.simulation, &[tree.kind], &[target], CastContext::Implicit) {
            return self.convert(tree, target, -1, CastContext::Implicit, Form::Implicit);
        }
        let (from, to) = (tree.kind.words(self.simulation), target.words(self.simulation));
        let message = format!("{context} could not convert type {from} to {to}");
        Err(Refusal::other(tree.span, "42846", message))
    }

    pub(crate) fn all_coerced_to_common(
        &mut self,
        trees: Vec<Tree>,
        target: Kind,
        context: &str,
    ) -> Result<Vec<Tree>, Refusal> {
        trees.into_iter().map(|tree| self.coerce_to_common(tree, target, context)).collect()
    }
}

fn element_takes_modifier(path: &Path) -> bool {
    matches!(path, Path::Function(fact) if fact.arguments >= 2)
}

fn row(analyser: &Analyser<'_>, kind: Kind) -> Option<crate::builtin::TypeFact> {
    let kind = kind.under(analyser.simulation);
    kind.element().unwrap_or(kind).row()
}

fn output_volatility(analyser: &Analyser<'_>, kind: Kind) -> super::Volatility {
    // Array and enum functions are stable: what an element prints may depend on settings.
    if kind.under(analyser.simulation).array {
        return super::Volatility::Stable;
    }
    // Until 15 what IntervalStyle does to it was not minded.
    if analyser.simulation.server < 15 && kind.under(analyser.simulation).is("interval") {
        return super::Volatility::Immutable;
    }
    row(analyser, kind).map_or(super::Volatility::Stable, |row| super::volatility(row.output_volatility))
}

fn input_volatility(analyser: &Analyser<'_>, kind: Kind) -> super::Volatility {
    if kind.under(analyser.simulation).array {
        return super::Volatility::Stable;
    }
    row(analyser, kind).map_or(super::Volatility::Stable, |row| super::volatility(row.input_volatility))
}
