//! Calls: `ParseFuncOrColumn` and `func_get_detail` of PostgreSQL's `parse_func.c`.
//! <https://www.postgresql.org/docs/15/typeconv-func.html>

use arcoiris_catalog::{Object, State};

use super::CastContext;
use super::analyse::Analyser;
use super::callee::{self, Callee};
use super::candidates::{self, Candidate, Choice};
use super::coerce::{self, Path};
use super::kind::Kind;
use super::query::tree::OrderTree;
use super::tree::{AggregateTree, Called, Form, Shape, Tree, WindowCallTree};
use super::{query, type_name, uses::Use};
use crate::builtin;
use crate::plpgsql;
use crate::refusal::Refusal;
use crate::rows::reach::Reach;
use crate::simulation::Simulation;
use crate::syntax::{Expression, ExpressionKind, Ident, ObjectName, Span, TypeName};

/// A function with the way in which it takes these arguments.
#[derive(Debug, Clone)]
struct Offer {
    fact: Callee,
    /// Its `VARIADIC` parameter takes single arguments.
    expanded: bool,
    /// Another takes the same arguments in the same way.
    ambiguous: bool,
}

/// Functions that do more to a database than its rows can tell, though they look like any other.
const OPAQUE: &[&str] = &[
    "lo_create",
    "lo_creat",
    "lo_unlink",
    "lo_import",
    "lo_from_bytea",
    "lo_put",
    "pg_import_system_collations",
    "pg_extension_config_dump",
    "query_to_xml",
    "cursor_to_xml",
    "pg_create_logical_replication_slot",
    "pg_create_physical_replication_slot",
    "pg_drop_replication_slot",
    "pg_terminate_backend",
    "pg_cancel_backend",
    "pg_reload_conf",
    "pg_rotate_logfile",
    "pg_switch_wal",
    "pg_promote",
    "pg_logical_emit_message",
    "ts_stat",
    "pg_replication_origin_create",
    "pg_replication_origin_drop",
    "pg_backup_start",
    "pg_backup_stop",
    "pg_wal_replay_pause",
    "pg_wal_replay_resume",
    "pg_file_write",
    "pg_read_file",
    "query_to_xmlschema",
    "query_to_xml_and_xmlschema",
    "database_to_xml",
    "schema_to_xml",
    "ts_rewrite",
    "brin_summarize_new_values",
    "brin_summarize_range",
    "brin_desummarize_range",
    "gin_clean_pending_list",
    "binary_upgrade_create_empty_extension",
    "currval",
    "lastval",
];

impl Analyser<'_> {
    /// A call as written.
    pub(crate) fn call(&mut self, it: &Expression) -> Result<Tree, Refusal> {
        let ExpressionKind::Call {
            name,
            arguments,
            argument_names,
            distinct,
            star,
            variadic,
            order_by,
            filter,
            window,
            within_group,
            special_form,
        } = &it.kind
        else {
            return Err(Refusal::not_modelled(it.span, "this call"));
        };
        let span = it.span;
        let known = self.functions(name);
        let aggregate = window.is_none() && known.iter().any(|fact| fact.kind == 'a');
        if aggregate && self.in_aggregate {
            return Err(Refusal::other(span, "42803", "aggregate function calls cannot be nested"));
        }
        self.in_aggregate |= aggregate;
        let trees = self.expressions(arguments);
        let direct = trees.as_ref().map_or(0, Vec::len);
        // What is ordered within the group are arguments too.
        let trees = match trees {
            Ok(mut trees) if *within_group => order_by
                .iter()
                .try_for_each(|element| {
                    trees.push(self.expression(&element.expression)?);
                    Ok(())
                })
                .map(|()| trees),
            trees => trees,
        };
        if aggregate {
            self.in_aggregate = false;
        }
        let trees = trees?;
        let inputs: Vec<Kind> = trees.iter().map(|tree| tree.kind).collect();
        let called = name.name.name.as_str();
        if let Some(schema) = &name.schema
            && schema.name.as_str() != "pg_catalog"
        {
            crate::names::schema(self.simulation, schema)?;
        }
        let marks = *distinct || *star || !order_by.is_empty() || filter.is_some() || window.is_some();
        if let ([only], false, false) = (trees.as_slice(), *variadic, marks)
            && argument_names.is_empty()
            && !known.iter().any(|fact| fact.parameters == inputs)
            && let Some((kind, tree)) = self.as_type(name, only)
        {
            return self.convert(tree, kind, -1, CastContext::Explicit, Form::Explicit);
        }
        let offers = offers(self.simulation, known, inputs.len(), argument_names, *variadic);
        let exact = offers.iter().position(|offer| offer.arguments == inputs);
        let choice = match exact.and_then(|index| offers.get(index).cloned()) {
            Some(offer) => Choice::One(offer),
            None => candidates::choose(self.simulation, &inputs, offers),
        };
        let signature = || {
            let kinds: Vec<String> = inputs
                .iter()
                .enumerate()
                .map(|(index, kind)| match argument_names.get(index).and_then(Option::as_ref) {
                    Some(name) => format!("{} => {}", name.name.as_str(), kind.words(self.simulation)),
                    None => kind.words(self.simulation),
                })
                .collect();
            format!("{}({})", crate::names::written(name), kinds.join(", "))
        };
        let offer = match choice {
            Choice::One(offer) => offer,
            Choice::Several => {
                let message = format!("function {} is not unique", signature());
                return Err(Refusal::other(span, "42725", message));
            }
            Choice::None if called.starts_with("binary_upgrade") => {
                return Err(Refusal::not_modelled(span, format!("the function {called}")));
            }
            Choice::None => {
                // `f(t)` is a column's name as well (`ParseComplexProjection`).
                if let ([only], None, false, false) =
                    (trees.as_slice(), &name.schema, marks || *variadic, !argument_names.is_empty())
                    && only.kind.is_row(self.simulation)
                    && let Ok(fields) = self.fields_of(only.clone(), span)
                    && let Some((_, tree)) = fields.into_iter().find(|(own, _)| *own == name.name.name)
                {
                    return Ok(tree);
                }
                // What the system's functions of `anyrange` are for a range type of the history is not looked for.
                if inputs.iter().any(|it| it.is_own_range(self.simulation)) {
                    return Err(Refusal::not_modelled(span, format!("the function {}", signature())));
                }
                let message = format!("function {} does not exist", signature());
                return Err(Refusal::other(name.span(), "42883", message));
            }
        };
        let Offer { fact, expanded, ambiguous, .. } = offer.fact;
        if ambiguous {
            let message = format!("function {} is not unique", signature());
            return Err(Refusal::other(span, "42725", message));
        }
        self.check_kind(&fact, marks, window.is_some(), span)?;
        if fact.kind == 'a' && window.is_none() {
            check_group(&fact, *within_group, *distinct, direct, order_by.len(), span)?;
        }
        self.last_call = Some(fact.clone());
        if let Some(id) = fact.routine {
            self.note_routine(id, name, span);
        }
        if OPAQUE.contains(&fact.name) || (fact.name == "set_config" && !is_harmless(&trees)) {
            self.found.opaque.push((fact.name.to_owned(), span));
        }
        if fact.name == "setval" {
            self.check_setval(&trees, span)?;
        }
        if fact.name == "current_setting" && !self.usage.is_stored() && !super::folding::has_setting(&trees) {
            // A query that is only kept does not ask for it.
            let refusal = Refusal::not_modelled(span, "a setting that may not be there");
            self.found.folding.get_or_insert(refusal);
        }
        let filter = match filter {
            Some(filter) => Some(self.nested(Use::Filter, |inner| {
                let tree = inner.expression(filter)?;
                inner.coerce_to_boolean(tree, "FILTER")
            })?),
            None => None,
        };
        let mut order = Vec::with_capacity(order_by.len());
        for element in order_by {
            let tree = self.expression(&element.expression)?;
            query::sortable(self.simulation, tree.kind, tree.span, "an ordering operator")?;
            order.push(OrderTree {
                tree,
                descending: element.descending,
                nulls_first: element.nulls_first,
                operator: None,
                column: None,
            });
        }
        if *distinct {
            for tree in &trees {
                query::sortable(self.simulation, tree.kind, tree.span, "an equality operator")?;
            }
            if let Some(element) = order.iter().find(|element| !trees.contains(&element.tree)) {
                let message =
                    "in an aggregate with DISTINCT, ORDER BY expressions must appear in argument list";
                return Err(Refusal::other(element.tree.span, "42P10", message));
            }
        }
        let over = window.as_ref().map(|window| self.over(window)).transpose()?;
        let (mut trees, kind) = self.arguments(trees, &offer.arguments, fact.result, span)?;
        // Single arguments of a VARIADIC parameter become its array.
        let gathered = expanded && !fact.variadic.is_some_and(|element| element.is("any"));
        if gathered {
            let rest = trees.split_off(fact.parameters.len().saturating_sub(1).min(trees.len()));
            let Some(array) = rest.first().and_then(|first| first.kind.array_of()) else {
                return Err(Refusal::not_modelled(span, "a VARIADIC parameter of arrays"));
            };
            trees.push(Tree::new(array, Shape::Array(rest)));
        }
        let variadic = (*variadic && !expanded) || gathered;
        self.note_volatility(super::volatility(fact.volatility));
        let schema = self.note_extension(fact.extension);
        if let Some(over) = over {
            self.note_folding(&trees);
            let function = Called { schema, name: fact.name, routine: fact.routine, operator: None };
            let it = WindowCallTree { function, arguments: trees, star: *star, filter, over };
            return Ok(Tree::new(kind, Shape::Window(Box::new(it))));
        }
        if fact.kind == 'a' {
            self.note_folding(&trees);
            let mut trees = trees;
            let arguments = if *within_group {
                trees.split_off(direct.min(trees.len()))
            } else {
                std::mem::take(&mut trees)
            };
            // Within a group, what is ordered by is the argument.
            if *within_group {
                for (element, argument) in order.iter_mut().zip(&arguments) {
                    element.tree = argument.clone();
                }
            }
            let it = AggregateTree {
                function: Called { schema, name: fact.name, routine: fact.routine, operator: None },
                direct: trees,
                arguments,
                star: *star,
                distinct: *distinct,
                variadic,
                within_group: *within_group,
                order,
                filter,
                query: 0,
            };
            return self.aggregate(it, kind, span);
        }
        let form = if *special_form { Form::Special } else { Form::Call };
        let names =
            argument_names.iter().map(|name| name.as_ref().map(|name| name.name.to_string())).collect();
        let function = Called { schema, name: fact.name, routine: fact.routine, operator: None };
        let tree = Tree::new(kind, Shape::Call { function, arguments: trees, names, variadic, form });
        if fact.set {
            return Ok(Tree::new(kind, Shape::SetOf(Box::new(tree.at(span)))));
        }
        Ok(tree)
    }

    /// An aggregate, noted as one of the query that it belongs to.
    fn aggregate(&mut self, mut it: AggregateTree, kind: Kind, span: Span) -> Result<Tree, Refusal> {
        let mut references = Vec::new();
        for tree in it.direct.iter().chain(&it.arguments) {
            tree.references(&mut references);
        }
        // One whose columns are all of a query around belongs to that one.
        let query = self.level.query;
        if !references.is_empty() && references.iter().all(|reference| reference.relation.0 < query) {
            return Err(Refusal::not_modelled(span, "an aggregate of a query around"));
        }
        it.query = query;
        if !self.found.aggregates.contains(&query) {
            self.found.aggregates.push(query);
        }
        Ok(Tree::new(kind, Shape::Aggregate(Box::new(it))))
    }

    /// A function of the history is called: what a statement does with it is only known if it is harmless.
    fn note_routine(&mut self, id: arcoiris_catalog::ObjectId, name: &ObjectName, span: Span) {
        if name.schema.is_none() {
            self.note_unqualified(id, name);
        }
        self.found.routines.push((name.span(), id));
        let reach = Reach::of_routine(self.simulation, id);
        if !reach.is_empty() {
            self.simulation.rows.note_writing_call(reach, self.usage.is_stored());
        }
        if !self.usage.is_stored()
            && !self.level.of_tables(self.simulation)
            && callee::may_fail(self.simulation, id)
        {
            self.found.fallible.push(name.name.name.as_str().to_owned());
        }
        let for_rows = self.level.of_tables(self.simulation);
        if !self.usage.is_stored()
            && (!callee::is_harmless(self.simulation, id, for_rows)
                || (!for_rows || callee::is_looked_into(self.simulation, id))
                    && plpgsql::fails(self.simulation, id, span))
        {
            self.found.opaque.push((name.name.name.as_str().to_owned(), span));
        }
    }

    /// Analyses something in another place of the same query.
    pub(crate) fn nested<T>(
        &mut self,
        usage: Use,
        run: impl FnOnce(&mut Self) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let before = std::mem::replace(&mut self.usage, usage);
        let result = run(self);
        self.usage = before;
        result
    }

    /// A value that is out of the sequence's bounds.
    fn check_setval(&self, arguments: &[Tree], span: Span) -> Result<(), Refusal> {
        use super::tree::Constant;
        let [sequence, value, ..] = arguments else { return Ok(()) };
        let Shape::Constant(sequence) = &sequence.shape else { return Ok(()) };
        let id = match sequence {
            Constant::Relation(id) => Some(*id),
            // The text is made a `regclass` when the call is.
            Constant::Text(text) => self.relation_of(text),
            Constant::Null | Constant::Taken(_) => None,
        };
        let Some(id) = id else { return Ok(()) };
        let Shape::Constant(Constant::Text(value)) = &value.shape else { return Ok(()) };
        let Ok(value) = value.parse::<i64>() else { return Ok(()) };
        let object = arcoiris_catalog::State::object(&self.simulation.catalog, id);
        let Some(arcoiris_catalog::Object::Sequence(sequence)) = object.map(AsRef::as_ref) else {
            return Ok(());
        };
        if (sequence.minimum..=sequence.maximum).contains(&value) {
            return Ok(());
        }
        let message = format!(
            "setval: value {value} is out of bounds for sequence \"{}\" ({}..{})",
            sequence.name.as_str(),
            sequence.minimum,
            sequence.maximum
        );
        Err(if self.level.relations.is_empty() {
            Refusal::other(span, "22003", message)
        } else {
            Refusal::not_modelled(span, "a value out of the sequence's bounds")
        })
    }

    /// The relation of this name, qualified or not.
    fn relation_of(&self, text: &str) -> Option<arcoiris_catalog::ObjectId> {
        let parts = super::input::identifiers(text)?;
        let ident = |name: &String| Ident { name: arcoiris_catalog::Name::new(name), span: Span::default() };
        let name = match parts.as_slice() {
            [name] => ObjectName { schema: None, name: ident(name) },
            [schema, name] => ObjectName { schema: Some(ident(schema)), name: ident(name) },
            _ => return None,
        };
        crate::names::find(self.simulation, arcoiris_catalog::Namespace::Relation, &name)
    }

    /// What a call's kind demands of its place and its clauses.
    fn check_kind(&self, fact: &Callee, marks: bool, window: bool, span: Span) -> Result<(), Refusal> {
        let refuse = |sqlstate: &'static str, message: String| Err(Refusal::other(span, sqlstate, message));
        let place = self.usage.plural();
        match fact.kind {
            'p' => refuse("42809", format!("{} is a procedure", fact.called(self.simulation))),
            'w' if !window => refuse(
                "42809",
                format!("window function {} requires an OVER clause", fact.called(self.simulation)),
            ),
            'w' | 'a' if window => {
                if self.usage.allows_windows() {
                    Ok(())
                } else {
                    refuse("42P20", format!("window functions are not allowed in {place}"))
                }
            }
            'a' if self.usage.allows_aggregates() => Ok(()),
            'a' => refuse("42803", format!("aggregate functions are not allowed in {place}")),
            _ if marks => refuse(
                "42809",
                format!(
                    "{} is not an aggregate function, but is called as one",
                    fact.called(self.simulation)
                ),
            ),
            _ if fact.set && !self.usage.allows_sets() => {
                refuse("0A000", format!("set-returning functions are not allowed in {place}"))
            }
            _ => Ok(()),
        }
    }

    /// The functions of this name in sight, those of `pg_catalog` first.
    pub(super) fn functions(&self, name: &ObjectName) -> Vec<Callee> {
        let of_server = builtin::functions(name.name.name.as_str(), self.simulation.server)
            .filter(|fact| self.in_sight(fact.extension, name.schema.as_ref()))
            .map(|fact| Callee::of_fact(&fact));
        let of_history = crate::names::routines(self.simulation, name)
            .into_iter()
            .filter_map(|id| Callee::of_routine(self.simulation, id));
        of_server.chain(of_history).collect()
    }

    /// `text(x)`, `date('…')`: a type's name called with one argument is a cast, if it converts nothing or goes through text.
    fn as_type(&self, name: &ObjectName, argument: &Tree) -> Option<(Kind, Tree)> {
        let written = TypeName {
            name: name.clone(),
            modifiers: Vec::new(),
            modifier: -1,
            dimensions: 0,
            set_of: false,
            percent_type: false,
            span: name.span(),
        };
        let (kind, _) = type_name::any(self.simulation, &written).ok()?;
        if kind.table(self.simulation).is_some() || kind.sort() == Some('p') {
            return None;
        }
        let fits = argument.kind.is_unknown() && argument.is_constant()
            || match coerce::path(self.simulation, argument.kind, kind, CastContext::Explicit)? {
                Path::Relabel => true,
                Path::Text => {
                    !argument.kind.is_row(self.simulation) || kind.category(self.simulation).0 != 'S'
                }
                Path::Function(_) | Path::Own(_) | Path::Array(_) => false,
            };
        fits.then(|| (kind, argument.clone()))
    }
}

/// `FuncnameGetCandidates`: the functions that could take so many arguments, each as it would take them.
fn offers(
    simulation: &Simulation,
    known: Vec<Callee>,
    count: usize,
    names: &[Option<Ident>],
    variadic: bool,
) -> Vec<Candidate<Offer>> {
    let mut offers: Vec<Candidate<Offer>> = Vec::new();
    let mut offer = |arguments: Vec<Kind>, fact: Callee, expanded: bool| {
        offers.push(Candidate { arguments, fact: Offer { fact, expanded, ambiguous: false } });
    };
    for fact in known {
        let most = fact.parameters.len();
        if !names.is_empty() {
            // What a list is put together of has no names.
            if fact.variadic.is_some() && !variadic {
                continue;
            }
            if let Some(arguments) = named(&fact, names, count) {
                offer(arguments, fact, false);
            }
            continue;
        }
        if variadic && fact.variadic.is_none() {
            continue;
        }
        let mut parameters = fact.parameters.clone();
        match fact.variadic {
            Some(element) if !variadic && count >= most => {
                parameters.pop();
                parameters.resize(count, element);
                offer(parameters, fact, true);
            }
            Some(_) | None => {
                if count <= most && count + fact.defaults >= most {
                    parameters.truncate(count);
                    offer(parameters, fact, false);
                }
            }
        }
    }
    // Of two that take the same types, the one that takes them as they are.
    let mut kept: Vec<Candidate<Offer>> = Vec::with_capacity(offers.len());
    for offer in offers {
        match kept.iter_mut().find(|other| other.arguments == offer.arguments) {
            Some(other) => {
                // Only the path decides, whether defaults are taken or not (`FuncnameGetCandidates`).
                let weight = |offer: &Offer| (place(simulation, &offer.fact), offer.expanded);
                if weight(&offer.fact) < weight(&other.fact) {
                    *other = offer;
                } else if weight(&offer.fact) == weight(&other.fact)
                    && offer.fact.fact.parameters != other.fact.fact.parameters
                {
                    other.fact.ambiguous = true;
                }
            }
            None => kept.push(offer),
        }
    }
    kept
}

/// Where on the path the schema of a function stands; `pg_catalog` stands before all.
fn place(simulation: &Simulation, callee: &Callee) -> usize {
    let Some(Object::Routine(it)) =
        callee.routine.and_then(|id| simulation.catalog.object(id)).map(AsRef::as_ref)
    else {
        return 0;
    };
    let schema = simulation.catalog.schema_name(it.schema);
    let place = simulation.search_path.iter().position(|name| Some(name) == schema);
    place.map_or(usize::MAX, |place| place + 1)
}

/// Whether `set_config` sets what no statement's meaning depends on. (That it may outlive the revision is for a rule to say.)
fn is_harmless(arguments: &[Tree]) -> bool {
    let text = |index: usize| match arguments.get(index).map(|argument| &argument.shape) {
        Some(Shape::Constant(super::tree::Constant::Text(text))) => Some(text.as_str()),
        _ => None,
    };
    let name = text(0).map(str::to_ascii_lowercase).unwrap_or_default();
    let known =
        ["lock_timeout", "statement_timeout", "work_mem", "maintenance_work_mem", "client_min_messages"];
    name.contains('.') || known.contains(&name.as_str())
}

/// `MatchNamedCall`: the parameters' types in the order of the written arguments.
fn named(fact: &Callee, names: &[Option<Ident>], count: usize) -> Option<Vec<Kind>> {
    let most = fact.parameters.len();
    if fact.names.is_empty() || count > most {
        return None;
    }
    let mut taken = vec![false; most];
    let mut arguments = Vec::with_capacity(count);
    for (index, name) in names.iter().enumerate() {
        let at = match name {
            Some(name) => fact.names.iter().position(|own| own.as_ref() == Some(&name.name))?,
            None => index,
        };
        let slot = taken.get_mut(at)?;
        if std::mem::replace(slot, true) {
            return None;
        }
        arguments.push(*fact.parameters.get(at)?);
    }
    // What is left out must have a default.
    let first_default = most.saturating_sub(fact.defaults);
    let left_out = taken.iter().enumerate().filter(|(_, taken)| !**taken);
    left_out.map(|(index, _)| index).all(|index| index >= first_default).then_some(arguments)
}

/// What `WITHIN GROUP` demands of an aggregate, and an aggregate of it.
fn check_group(
    fact: &Callee,
    within_group: bool,
    distinct: bool,
    direct: usize,
    ordered: usize,
    span: Span,
) -> Result<(), Refusal> {
    let name = fact.name;
    let refuse = |message: String| Err(Refusal::other(span, "42809", message));
    match (fact.aggregate, within_group) {
        ("n", true) => {
            refuse(format!("{name} is not an ordered-set aggregate, so it cannot have WITHIN GROUP"))
        }
        ("n", false) => Ok(()),
        (_, false) => refuse(format!("WITHIN GROUP is required for ordered-set aggregate {name}")),
        (_, true) if distinct => {
            let message = "cannot use DISTINCT with WITHIN GROUP";
            Err(Refusal::other(span, "42601", message))
        }
        // As many before as within.
        ("h", true) if direct != ordered => {
            let message = format!("function {name} does not exist");
            Err(Refusal::other(span, "42883", message))
        }
        (_, true) => Ok(()),
    }
}
