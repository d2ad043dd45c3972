//! What a call may mean: a function of `pg_catalog`, of an extension, or of the history.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a question about some shapes is answered by those alone"
)]

use arcoiris_catalog::{
    ArgumentMode, Name, Object, ObjectId, Piece, Routine, RoutineBody, RoutineKind, State,
};

use super::analyse::{Analyser, Found};
use super::kind::Kind;
use super::scope::Level;
use super::tree::{Called, Shape, Tree};
use super::uses::Use;
use crate::builtin::{self, FunctionFact};
use crate::parse::embedded::{LexemeKind, lexemes};
use crate::refusal::Refusal;
use crate::simulation::Simulation;
use crate::syntax::{Expression, ExpressionKind, ObjectName};

/// A function that can be called.
#[derive(Debug, Clone)]
pub(crate) struct Callee {
    /// Empty for one of the history.
    pub(crate) name: &'static str,
    /// The one of the history.
    pub(crate) routine: Option<ObjectId>,
    pub(crate) extension: &'static str,
    /// `f`, `a`, `w`, `p`
    pub(crate) kind: char,
    /// The types of its input parameters.
    pub(crate) parameters: Vec<Kind>,
    /// How many of the last have defaults.
    pub(crate) defaults: usize,
    /// The element type of a `VARIADIC` parameter.
    pub(crate) variadic: Option<Kind>,
    pub(crate) result: Kind,
    pub(crate) set: bool,
    pub(crate) volatility: char,
    /// The names of its input parameters; empty if none has one.
    pub(crate) names: Vec<Option<Name>>,
    /// Its `OUT` parameters and columns.
    pub(crate) outputs: Vec<(Option<Name>, Kind)>,
    /// `n`, `o`, `h` of an aggregate.
    pub(crate) aggregate: &'static str,
}

impl Callee {
    pub(crate) fn of_fact(fact: &FunctionFact) -> Self {
        let names = |text: &'static str| -> Vec<Option<Name>> {
            if text == builtin::NONE {
                return Vec::new();
            }
            text.split(' ').map(|name| (name != builtin::NONE).then(|| Name::new(name))).collect()
        };
        let output = |text: &'static str| {
            let (name, kind) = text.split_once(':')?;
            Some(((name != builtin::NONE).then(|| Name::new(name)), Kind::of_fact(kind)))
        };
        Callee {
            name: fact.name,
            routine: None,
            extension: fact.extension,
            kind: fact.kind,
            parameters: if fact.count == 0 {
                Vec::new()
            } else {
                fact.arguments.split(' ').map(Kind::of_fact).collect()
            },
            defaults: fact.defaults,
            variadic: (fact.variadic != builtin::NONE).then(|| Kind::of_fact(fact.variadic)),
            result: Kind::of_fact(fact.result),
            set: fact.set,
            volatility: fact.volatility,
            names: names(fact.names),
            outputs: fact.outputs.split(' ').filter_map(output).collect(),
            aggregate: fact.aggregate,
        }
    }

    /// One of the history. `None` if it has a type that the facts do not know.
    pub(crate) fn of_routine(simulation: &Simulation, id: ObjectId) -> Option<Self> {
        let Some(Object::Routine(it)) = simulation.catalog.object(id).map(AsRef::as_ref) else { return None };
        let inputs: Vec<_> = it
            .arguments
            .iter()
            .filter(|argument| !matches!(argument.mode, ArgumentMode::Out | ArgumentMode::Table))
            .collect();
        let parameters: Vec<Kind> =
            inputs.iter().map(|argument| Kind::of(simulation, &argument.ty)).collect::<Option<_>>()?;
        let outputs = it
            .arguments
            .iter()
            .filter(|argument| !matches!(argument.mode, ArgumentMode::In | ArgumentMode::Variadic))
            .map(|argument| Some((argument.name.clone(), Kind::of(simulation, &argument.ty)?)))
            .collect::<Option<_>>()?;
        let variadic = match inputs.last() {
            Some(last) if last.mode == ArgumentMode::Variadic => {
                let kind = Kind::of(simulation, &last.ty)?;
                Some(match kind.fact_name() {
                    Some("any") => kind,
                    Some("anyarray") => Kind::fact("anyelement"),
                    Some("anycompatiblearray") => Kind::fact("anycompatible"),
                    Some(_) | None => kind.element()?,
                })
            }
            Some(_) | None => None,
        };
        Some(Callee {
            name: "",
            routine: Some(id),
            extension: builtin::NONE,
            kind: match it.kind {
                RoutineKind::Function => 'f',
                RoutineKind::Procedure => 'p',
                RoutineKind::Aggregate => 'a',
                RoutineKind::Window => 'w',
            },
            parameters,
            defaults: inputs.iter().filter(|argument| argument.default.is_some()).count(),
            variadic,
            result: match &it.returns {
                Some(ty) => Kind::of(simulation, ty)?,
                None => Kind::fact("void"),
            },
            set: it.returns_set,
            volatility: it.volatility,
            names: inputs.iter().map(|argument| argument.name.clone()).collect(),
            outputs,
            aggregate: aggregate_kind(it),
        })
    }

    /// As messages call it.
    pub(crate) fn called(&self, simulation: &Simulation) -> String {
        match self.routine.and_then(|id| simulation.catalog.object(id)) {
            Some(object) => object.name().as_str().to_owned(),
            None => self.name.to_owned(),
        }
    }
}

/// The function that would be called by this name with the parameters that the simulation has: itself, its result, and whether
/// an argument would have to be converted.
///
/// # Errors
/// As a call.
pub(crate) fn called_with(
    simulation: &Simulation,
    name: &ObjectName,
    count: usize,
) -> Result<(Callee, Kind, bool, Found), Refusal> {
    let span = name.span();
    let parameter = |number| Expression { span, kind: ExpressionKind::Parameter(number) };
    let call = Expression {
        span,
        kind: ExpressionKind::Call {
            name: name.clone(),
            arguments: (1..=u32::try_from(count).unwrap_or(0)).map(parameter).collect(),
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
    let level = Level::default();
    let mut analyser = Analyser::new(simulation, &level, Use::Target);
    let tree = analyser.call(&call)?;
    let Some(callee) = analyser.last_call.take() else {
        return Err(Refusal::not_modelled(span, format!("the function {}", crate::names::written(name))));
    };
    let converts = match &tree.shape {
        Shape::Call { arguments, .. } => arguments.iter().any(|argument| {
            let is_parameter = |tree: &Tree| matches!(tree.shape, Shape::Parameter(_));
            !is_parameter(argument)
                && !matches!(&argument.shape, Shape::Relabel(inner, _) if is_parameter(inner))
        }),
        _ => return Err(Refusal::not_modelled(span, "this function of an aggregate")),
    };
    Ok((callee, tree.kind, converts, analyser.found))
}

/// `aggkind`
fn aggregate_kind(it: &Routine) -> &'static str {
    let kind = it.attributes.iter().find(|(name, _)| name.as_str() == "kind");
    let text = kind.and_then(|(_, value)| match value.pieces.first() {
        Some(Piece::Text(text)) => Some(text.as_str()),
        Some(_) | None => None,
    });
    match text {
        Some("ordered set") => "o",
        Some("hypothetical set") => "h",
        Some(_) | None => "n",
    }
}

/// Whether a routine in SQL is called: PostgreSQL may put its body in the place of the call, and look at that.
pub(super) fn calls_sql(simulation: &Simulation, tree: &Tree) -> bool {
    let own = match &tree.shape {
        Shape::Call { function: Called { routine: Some(id), .. }, .. }
        | Shape::Operator { operator: Called { routine: Some(id), .. }, .. } => {
            match simulation.catalog.object(*id).map(AsRef::as_ref) {
                Some(Object::Routine(it)) => it.language.as_str() == "sql",
                _ => false,
            }
        }
        _ => false,
    };
    own || tree.parts().into_iter().any(|part| calls_sql(simulation, part))
}

/// Functions that do more than their rows can tell, and words for dynamic SQL, wherever they stand in a body.
const WORDS: &[&str] = &["execute", "set_config", "setval", "dblink", "dblink_exec", "pg_sleep", "lo_unlink"];

/// Words with which a statement begins that does more than read and write rows, or fails on purpose.
const FIRST: &[&str] = &[
    "create", "alter", "drop", "truncate", "call", "grant", "revoke", "comment", "refresh", "lock", "copy",
    "assert", "cluster", "reindex", "vacuum", "analyze", "security", "import", "reassign", "commit",
    "rollback", "do", "set", "reset",
];

/// Words behind which a statement begins.
const BEFORE: &[&str] = &["begin", "then", "else", "loop"];

/// Whether a call of a routine in a statement does no more than read and write rows, as far as its text tells.
/// `for_rows` says that it is called for the rows of tables: as elsewhere, those are taken not to make it fail.
pub(crate) fn is_harmless(simulation: &Simulation, id: ObjectId, for_rows: bool) -> bool {
    let mut seen = Vec::new();
    is_harmless_inside(simulation, id, for_rows, &mut seen)
}

/// Whether the planner looks at what a routine does, without any rows: it may put the body of one in SQL in the place of the call, and
/// calls one that is immutable for its constant arguments.
pub(crate) fn is_looked_into(simulation: &Simulation, id: ObjectId) -> bool {
    matches!(simulation.catalog.object(id).map(AsRef::as_ref),
        Some(Object::Routine(it)) if it.volatility == 'i' || it.language.as_str() == "sql")
}

/// Whether a routine may fail for its arguments alone, or call itself without end, as far as its text tells.
pub(crate) fn may_fail(simulation: &Simulation, id: ObjectId) -> bool {
    let Some(Object::Routine(it)) = simulation.catalog.object(id).map(AsRef::as_ref) else { return false };
    let RoutineBody::Text(text, _) = &it.body else { return false };
    if !matches!(it.language.as_str(), "sql" | "plpgsql") {
        return false;
    }
    let Ok(lexemes) = lexemes(text) else { return true };
    let takes = it.inputs().next().is_some();
    lexemes.iter().zip(lexemes.iter().skip(1)).any(|(one, other)| match (&one.kind, &other.kind) {
        (LexemeKind::Word { name, .. }, LexemeKind::Symbol(symbol)) => {
            symbol == "(" && *name == it.name.as_str()
        }
        // `table.column%TYPE`
        (LexemeKind::Symbol(symbol), LexemeKind::Word { name, .. }) => match symbol.as_str() {
            "::" => takes && FALLIBLE.contains(&name.as_str()),
            "%" => takes && !matches!(name.as_str(), "type" | "rowtype"),
            symbol => takes && symbol == "/",
        },
        (LexemeKind::Symbol(symbol), _) => takes && matches!(symbol.as_str(), "/" | "%"),
        _ => false,
    })
}

/// Types that not every text is a value of.
const FALLIBLE: &[&str] = &[
    "int",
    "integer",
    "int2",
    "int4",
    "int8",
    "smallint",
    "bigint",
    "numeric",
    "decimal",
    "real",
    "float",
    "double",
    "uuid",
    "date",
    "timestamp",
    "timestamptz",
    "time",
    "interval",
    "inet",
    "bool",
    "boolean",
];

/// Whether what is executed is a text that begins with a statement that reads or writes rows; what follows in it is looked at as
/// the rest of the body is.
fn executes_data(behind: &str) -> bool {
    let mut rest = behind.trim_start();
    if let Some(inner) = rest.strip_prefix("format") {
        let Some(inner) = inner.trim_start().strip_prefix('(') else { return false };
        rest = inner.trim_start();
    }
    let Some(text) = rest.strip_prefix('\'') else { return false };
    let text = text.trim_start();
    let end = text.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(text.len());
    matches!(text.get(..end), Some("select" | "insert" | "update" | "delete" | "with" | "explain"))
}

fn is_harmless_inside(
    simulation: &Simulation,
    id: ObjectId,
    for_rows: bool,
    seen: &mut Vec<ObjectId>,
) -> bool {
    if seen.contains(&id) {
        return true;
    }
    seen.push(id);
    let Some(Object::Routine(it)) = simulation.catalog.object(id).map(AsRef::as_ref) else { return false };
    if matches!(it.language.as_str(), "c" | "internal") {
        return false;
    }
    if it.kind == RoutineKind::Aggregate {
        let mut pieces = it.attributes.iter().flat_map(|(_, value)| &value.pieces);
        return pieces.all(|piece| match piece {
            Piece::Routine(function) => is_harmless_inside(simulation, *function, for_rows, seen),
            _ => true,
        });
    }
    let text = match &it.body {
        RoutineBody::Text(text, _) => text.to_ascii_lowercase(),
        // Nothing but statements that read and write rows may stand there.
        RoutineBody::Parsed(body, _) => {
            let calls = body.pieces.iter().all(|piece| match piece {
                Piece::Routine(function) => is_harmless_inside(simulation, *function, for_rows, seen),
                _ => true,
            });
            if !calls {
                return false;
            }
            arcoiris_catalog::expression_text(&simulation.catalog, None, body).to_ascii_lowercase()
        }
    };
    let folded = text;
    let is_letter = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '$');
    let mut begins = true;
    let mut raised = false;
    let mut rest = folded.as_str();
    while let Some(first) = rest.chars().next() {
        if !is_letter(first) {
            if first == ';' {
                begins = true;
            }
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
            continue;
        }
        let length = rest.find(|letter: char| !is_letter(letter)).unwrap_or(rest.len());
        let (word, behind) = rest.split_at(length);
        rest = behind;
        let quiet = ["notice", "info", "debug", "log", "warning"];
        if WORDS.contains(&word) && !(word == "execute" && executes_data(behind))
            || (begins && FIRST.contains(&word) && !(word == "assert" && for_rows))
            || (std::mem::take(&mut raised) && !quiet.contains(&word) && !for_rows)
        {
            return false;
        }
        raised = begins && word == "raise";
        begins = BEFORE.contains(&word);
        for other in simulation.catalog.routines_named(word) {
            if !is_harmless_inside(simulation, other, for_rows, seen) {
                return false;
            }
        }
    }
    true
}
