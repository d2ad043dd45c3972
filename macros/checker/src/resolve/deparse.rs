//! Trees printed as `pg_get_expr` prints them with an empty `search_path`: `get_rule_expr` of PostgreSQL's `ruleutils.c`.
//!
//! Names that may change become holes (see [`Piece`]).
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a question about some shapes is answered by those alone"
)]

mod query;

use arcoiris_catalog::{Expression, Name, ObjectId, Piece, TypeBase, TypeRef, format_type};

use super::kind::{Base, Kind};
use super::query::tree::QueryTree;
use super::tree::{Called, Constant, Form, Shape, Tree};
use crate::simulation::Simulation;
use crate::syntax::{BooleanTest, Connective, Quantifier, SpecialFunction};
use query::{Labels, Relation, Taken};

/// Prints a tree. `None` if it holds what is never stored, or what is not known how to print.
pub(crate) fn print(simulation: &Simulation, tree: &Tree, also: Vec<ObjectId>) -> Option<Expression> {
    let mut printer = Printer::new(simulation);
    printer.tree(tree, false);
    printer.flush();
    (!printer.failed).then_some(Expression { pieces: printer.pieces, also })
}

/// Prints a tree as it stands among a routine's arguments: without line ends (`print_function_arguments`).
pub(crate) fn print_argument(
    simulation: &Simulation,
    tree: &Tree,
    also: Vec<ObjectId>,
) -> Option<Expression> {
    let mut printer = Printer::new(simulation);
    printer.plain = true;
    printer.tree(tree, false);
    printer.flush();
    (!printer.failed).then_some(Expression { pieces: printer.pieces, also })
}

/// Prints an expression over a table's columns that may hold queries, in which that table keeps its name: a policy's. All white
/// space between its words is a single blank.
pub(crate) fn print_over(
    simulation: &Simulation,
    tree: &Tree,
    (id, name): (ObjectId, &Name),
    also: Vec<ObjectId>,
) -> Option<Expression> {
    let mut printer = Printer::new(simulation);
    printer.one_line = true;
    printer.names = vec![Taken::Text(name.as_str().to_owned())];
    printer.over = Some(id);
    printer.tree(tree, false);
    printer.flush();
    (!printer.failed).then_some(Expression { pieces: printer.pieces, also })
}

/// Prints a query as `pg_get_viewdef` does, all white space between its words a single blank; with `view`, its columns are those
/// of a view.
pub(crate) fn print_query(
    simulation: &Simulation,
    tree: &QueryTree,
    view: bool,
    also: Vec<ObjectId>,
) -> Option<Expression> {
    let mut printer = Printer::new(simulation);
    printer.one_line = true;
    // The rule of a view has relations of these names before all others.
    printer.names =
        if view { vec![Taken::Text("old".to_owned()), Taken::Text("new".to_owned())] } else { Vec::new() };
    printer.query(tree, if view { Labels::Own } else { Labels::Visible });
    printer.flush();
    (!printer.failed).then_some(Expression { pieces: printer.pieces, also })
}

/// What a body in the SQL standard's form consists of.
pub(crate) enum Body<'a> {
    /// `RETURN`
    Return(&'a Tree),
    /// `BEGIN ATOMIC`
    Atomic(&'a [QueryTree]),
}

/// Prints the body of a routine as `pg_get_function_sqlbody` does, all white space between its words a single blank; `names` are
/// those of all its arguments.
pub(crate) fn print_body(
    simulation: &Simulation,
    body: &Body<'_>,
    names: &[Option<Name>],
    also: Vec<ObjectId>,
) -> Option<Expression> {
    let mut printer = Printer::new(simulation);
    printer.one_line = true;
    printer.parameters = names.iter().any(Option::is_some).then_some(names);
    match body {
        Body::Return(tree) => {
            printer.flat = true;
            printer.put("RETURN ");
            printer.tree(tree, true);
        }
        Body::Atomic(queries) => {
            printer.put("BEGIN ATOMIC ");
            for query in *queries {
                printer.query(query, Labels::Hidden);
                printer.put("; ");
            }
            printer.put("END");
        }
    }
    printer.flush();
    (!printer.failed).then_some(Expression { pieces: printer.pieces, also })
}

struct Printer<'a> {
    simulation: &'a Simulation,
    pieces: Vec<Piece>,
    text: String,
    indent: usize,
    failed: bool,
    /// Whether no line is broken.
    one_line: bool,
    /// The names of relations in sight.
    names: Vec<Taken>,
    /// How columns of relations are called.
    relations: Vec<Relation>,
    /// The windows that the query names.
    windows: Vec<Name>,
    /// The table that the expression is of, which is called by its name within queries.
    over: Option<ObjectId>,
    /// How many queries are around.
    depth: usize,
    /// How many queries around have relations, whatever they are.
    related: usize,
    /// The names of the parameters of the routine whose body this is; `None` where no parameter has one.
    parameters: Option<&'a [Option<Name>]>,
    /// Whether white space is left out that stands for a line's end elsewhere.
    flat: bool,
    /// Whether nothing is set apart by lines, nor by what stands for their ends elsewhere.
    plain: bool,
}

impl<'a> Printer<'a> {
    fn new(simulation: &'a Simulation) -> Self {
        Printer {
            simulation,
            pieces: Vec::new(),
            text: String::new(),
            indent: 0,
            failed: false,
            one_line: false,
            names: Vec::new(),
            relations: Vec::new(),
            windows: Vec::new(),
            over: None,
            depth: 0,
            related: 0,
            parameters: None,
            flat: false,
            plain: false,
        }
    }
}

impl Printer<'_> {
    fn flush(&mut self) {
        if !self.text.is_empty() {
            self.pieces.push(Piece::Text(std::mem::take(&mut self.text)));
        }
    }

    fn hole(&mut self, piece: Piece) {
        self.flush();
        self.pieces.push(piece);
    }

    fn put(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn list(&mut self, trees: &[Tree], show: bool) {
        for (index, tree) in trees.iter().enumerate() {
            if index > 0 {
                self.put(", ");
            }
            self.tree(tree, show);
        }
    }

    /// `show` is `showimplicit`: whether implicit casts are printed.
    fn tree(&mut self, tree: &Tree, show: bool) {
        match &tree.shape {
            Shape::Column(number) => {
                if let (Some(table), true) = (self.over, self.depth > 0) {
                    self.hole(Piece::NameOf(table));
                    self.put(".");
                }
                self.hole(Piece::Column(*number));
            }
            Shape::Variable => self.failed = true,
            Shape::Parameter(number) => self.parameter(*number),
            Shape::Reference(reference) => self.reference(*reference, false, tree.kind),
            Shape::Aggregate(it) => self.aggregate(it),
            Shape::Window(it) => self.window_call(it),
            Shape::Subquery(it) => self.subquery(it),
            Shape::Field { operand, name, number } => {
                // Only a column or a subscripted one may stand without parentheses; a field of those may not.
                let bare = matches!(operand.shape, Shape::Field { .. });
                if !bare {
                    self.put("(");
                }
                self.tree(operand, true);
                if !bare {
                    self.put(")");
                }
                self.put(".");
                match operand.kind.under(self.simulation).base {
                    Base::User(id) => self.hole(Piece::ColumnOf(id, *number)),
                    Base::Fact(_) => self.put(&name.to_string()),
                }
            }
            Shape::RowComparison(operator, left, right) => {
                self.put("(ROW(");
                self.list(left, true);
                self.put(") ");
                self.operator(operator);
                self.put(" ROW(");
                self.list(right, true);
                self.put("))");
            }
            Shape::Grouping(trees) => self.function_like("GROUPING", trees),
            Shape::SetOf(inner) => self.tree(inner, show),
            Shape::Constant(constant) => self.constant(tree, constant, true),
            Shape::Call { function, arguments, names, variadic, form } => match (form, arguments.first()) {
                (Form::Implicit, Some(first)) if !show => self.tree(first, false),
                (Form::Implicit | Form::Explicit, Some(first)) => {
                    self.cast(first, tree.kind, tree.applied_modifier());
                }
                (Form::Special, _) => self.special_form(function, arguments),
                _ => self.call(function, arguments, names, *variadic),
            },
            Shape::Operator { operator, left, right } => {
                self.put("(");
                if let Some(left) = left {
                    self.tree(left, true);
                    self.put(" ");
                }
                self.operator(operator);
                self.put(" ");
                self.tree(right, true);
                self.put(")");
            }
            Shape::Distinct(_, left, right) => {
                self.put("(");
                self.tree(left, true);
                self.put(" IS DISTINCT FROM ");
                self.tree(right, true);
                self.put(")");
            }
            Shape::NullIf(_, left, right) => {
                self.put("NULLIF(");
                self.tree(left, true);
                self.put(", ");
                self.tree(right, true);
                self.put(")");
            }
            Shape::Quantified { operator, quantifier, left, array } => {
                self.put("(");
                self.tree(left, true);
                self.put(" ");
                self.operator(operator);
                self.put(match quantifier {
                    Quantifier::Any => " ANY (",
                    Quantifier::All => " ALL (",
                });
                self.tree(array, true);
                self.put("))");
            }
            Shape::Connective(connective, operands) => {
                self.put("(");
                for (index, operand) in operands.iter().enumerate() {
                    if index > 0 {
                        self.put(match connective {
                            Connective::And => " AND ",
                            Connective::Or => " OR ",
                        });
                    }
                    self.tree(operand, false);
                }
                self.put(")");
            }
            Shape::Not(operand) => {
                self.put("(NOT ");
                self.tree(operand, false);
                self.put(")");
            }
            Shape::IsNull { operand, negated } => {
                self.put("(");
                self.tree(operand, true);
                self.put(if *negated { " IS NOT NULL)" } else { " IS NULL)" });
            }
            Shape::BooleanTest(operand, test) => {
                self.put("(");
                self.tree(operand, false);
                self.put(match test {
                    BooleanTest::True => " IS TRUE)",
                    BooleanTest::NotTrue => " IS NOT TRUE)",
                    BooleanTest::False => " IS FALSE)",
                    BooleanTest::NotFalse => " IS NOT FALSE)",
                    BooleanTest::Unknown => " IS UNKNOWN)",
                    BooleanTest::NotUnknown => " IS NOT UNKNOWN)",
                });
            }
            Shape::Relabel(inner, form)
            | Shape::ThroughText(inner, form)
            | Shape::ArrayCast(inner, form)
            | Shape::ToDomain(inner, form) => {
                if *form == Form::Implicit && !show {
                    self.tree(inner, false);
                } else {
                    self.cast(inner, tree.kind, tree.modifier);
                }
            }
            Shape::DomainValue => self.put("VALUE"),
            // Stands only where `CASE` leaves it out.
            Shape::CaseOperand => self.put("CASE_TEST_EXPR"),
            Shape::Case { operand, branches, otherwise } => {
                self.case(operand.as_deref(), branches, otherwise)
            }
            Shape::Coalesce(operands) => self.function_like("COALESCE", operands),
            Shape::Extreme { greatest, operands } => {
                self.function_like(if *greatest { "GREATEST" } else { "LEAST" }, operands);
            }
            Shape::Array(elements) => {
                self.put("ARRAY[");
                self.list(elements, true);
                self.put("]");
                if elements.is_empty() {
                    self.put("::");
                    self.type_name(tree.kind, -1);
                }
            }
            // What is printed of a row of a certain type changes with the type's columns.
            Shape::RowOf(..) => self.failed = true,
            Shape::Row(_) if !tree.kind.is("record") => self.failed = true,
            Shape::Row(fields) => self.function_like("ROW", fields),
            Shape::Collate(operand, collation) => {
                self.put("(");
                self.tree(operand, show);
                self.put(" COLLATE ");
                match collation {
                    arcoiris_catalog::CollationRef::Builtin(name) => self.put(&name.to_string()),
                    arcoiris_catalog::CollationRef::User(id) => self.hole(Piece::Object(*id)),
                }
                self.put(")");
            }
            Shape::Subscript { operand, subscripts, slice } => {
                let bare = matches!(operand.shape, Shape::Column(_) | Shape::Reference(_));
                if !bare {
                    self.put("(");
                }
                self.tree(operand, show);
                if !bare {
                    self.put(")");
                }
                for (low, high) in subscripts {
                    self.put("[");
                    if let Some(low) = low {
                        self.tree(low, false);
                    }
                    if *slice {
                        self.put(":");
                    }
                    if let Some(high) = high {
                        self.tree(high, false);
                    }
                    self.put("]");
                }
            }
            Shape::Special(function) => self.special(*function, tree.modifier),
        }
    }

    /// `get_parameter`
    fn parameter(&mut self, number: u32) {
        let index = usize::try_from(number).ok().and_then(|number| number.checked_sub(1));
        match self.parameters.zip(index).and_then(|(names, index)| names.get(index)) {
            Some(name) => {
                if self.related > 0 {
                    self.hole(Piece::OwnName);
                    self.put(".");
                }
                // One without a name has an empty one where others have names.
                let name = name.as_ref().map_or_else(|| "\"\"".to_owned(), Name::to_string);
                self.put(&name);
            }
            None => self.put(&format!("${number}")),
        }
    }

    /// An opening parenthesis before a query.
    fn open(&mut self) {
        self.put(if self.flat { "(" } else { "( " });
    }

    fn function_like(&mut self, name: &str, operands: &[Tree]) {
        self.put(name);
        self.put("(");
        self.list(operands, true);
        self.put(")");
    }

    fn operator(&mut self, operator: &Called) {
        if let Some(id) = operator.operator {
            self.put("OPERATOR(");
            self.hole(Piece::Object(id));
            self.put(")");
            return;
        }
        match &operator.schema {
            Some(schema) => {
                let text = format!("OPERATOR({schema}.{})", operator.name);
                self.put(&text);
            }
            None => self.put(operator.name),
        }
    }

    fn function_name(&mut self, function: &Called) {
        if let Some(id) = function.routine {
            self.hole(Piece::Routine(id));
            return;
        }
        if let Some(schema) = &function.schema {
            self.put(schema);
            self.put(".");
        }
        let name = Name::new(function.name).to_string();
        self.put(&name);
    }

    fn call(&mut self, function: &Called, arguments: &[Tree], names: &[Option<String>], variadic: bool) {
        self.function_name(function);
        self.put("(");
        for (index, argument) in arguments.iter().enumerate() {
            if index > 0 {
                self.put(", ");
            }
            if variadic && index + 1 == arguments.len() {
                self.put("VARIADIC ");
            }
            if let Some(Some(name)) = names.get(index) {
                self.put(name);
                self.put(" => ");
            }
            self.tree(argument, true);
        }
        self.put(")");
    }

    /// `get_func_sql_syntax`
    fn special_form(&mut self, function: &Called, arguments: &[Tree]) {
        let trim = match function.name {
            "btrim" => "BOTH",
            "ltrim" => "LEADING",
            _ => "TRAILING",
        };
        match (function.name, arguments) {
            ("timezone", [zone, moment]) => {
                self.put("(");
                self.tree(moment, false);
                self.put(" AT TIME ZONE ");
                self.tree(zone, false);
                self.put(")");
            }
            ("extract", [Tree { shape: Shape::Constant(Constant::Text(field)), .. }, source]) => {
                self.put("EXTRACT(");
                self.put(field);
                self.put(" FROM ");
                self.tree(source, false);
                self.put(")");
            }
            ("overlaps", [a, b, c, d]) => {
                self.put("((");
                self.tree(a, false);
                self.put(", ");
                self.tree(b, false);
                self.put(") OVERLAPS (");
                self.tree(c, false);
                self.put(", ");
                self.tree(d, false);
                self.put("))");
            }
            ("overlay", [text, new, from, rest @ ..]) if rest.len() < 2 => {
                self.put("OVERLAY(");
                self.tree(text, false);
                self.put(" PLACING ");
                self.tree(new, false);
                self.put(" FROM ");
                self.tree(from, false);
                for count in rest {
                    self.put(" FOR ");
                    self.tree(count, false);
                }
                self.put(")");
            }
            ("position", [text, part]) => {
                self.put("POSITION((");
                self.tree(part, false);
                self.put(") IN (");
                self.tree(text, false);
                self.put("))");
            }
            ("substring", [text, from, rest @ ..]) if from.kind == Kind::INT4 && rest.len() < 2 => {
                self.put("SUBSTRING(");
                self.tree(text, false);
                self.put(" FROM ");
                self.tree(from, false);
                for count in rest {
                    self.put(" FOR ");
                    self.tree(count, false);
                }
                self.put(")");
            }
            ("substring", [text, pattern, escape]) => {
                self.put("SUBSTRING(");
                self.tree(text, false);
                self.put(" SIMILAR ");
                self.tree(pattern, false);
                self.put(" ESCAPE ");
                self.tree(escape, false);
                self.put(")");
            }
            ("btrim" | "ltrim" | "rtrim", [text, rest @ ..]) if rest.len() < 2 => {
                self.put("TRIM(");
                self.put(trim);
                for characters in rest {
                    self.put(" ");
                    self.tree(characters, false);
                }
                self.put(" FROM ");
                self.tree(text, false);
                self.put(")");
            }
            ("normalize" | "is_normalized" | "pg_collation_for" | "xmlexists", _) => self.failed = true,
            _ => self.call(function, arguments, &[], false),
        }
    }

    /// `get_coercion_expr`
    fn cast(&mut self, inner: &Tree, kind: Kind, modifier: i32) {
        match &inner.shape {
            // A constant and the length coercion over it are printed as one cast.
            Shape::Constant(constant) if inner.kind == kind && inner.modifier == -1 => {
                self.constant(inner, constant, false);
            }
            _ => {
                self.put("(");
                self.tree(inner, false);
                self.put(")");
            }
        }
        self.put("::");
        self.type_name(kind, modifier);
    }

    fn type_name(&mut self, kind: Kind, modifier: i32) {
        let ty = kind.to_ref(self.simulation, modifier);
        match ty.base {
            TypeBase::User(id) => {
                self.hole(Piece::Type(id));
                if ty.array {
                    self.put("[]");
                }
            }
            TypeBase::Builtin(_) => {
                let text = format_type(&self.simulation.catalog, &TypeRef { modifier, ..ty });
                self.put(&text);
            }
        }
    }

    /// `'now'` as a moment: when the script runs, which no other script gives again.
    fn moment(&self, tree: &Tree, text: &str) -> Option<String> {
        let number = self.simulation.moment?;
        let moment = matches!(tree.kind.fact_name(), Some("timestamp" | "timestamptz"));
        let word = text.trim().to_ascii_lowercase();
        (moment && matches!(word.as_str(), "now" | "now()")).then(|| format!("'now, in script {number}'"))
    }

    /// `get_const_expr`
    fn constant(&mut self, tree: &Tree, constant: &Constant, labelled: bool) {
        let label = match constant {
            Constant::Null => {
                self.put("NULL");
                true
            }
            Constant::Taken(text) if self.one_line => {
                let quoted = text.replace('\'', "''");
                // Of other types a text may mean another value at every moment.
                let steady =
                    ["char", "hstore", "pg_lsn", "regtype", "regclass", "xid", "xid8", "cid", "regconfig"];
                let moment = match tree.kind.fact_name() {
                    Some(name) if steady.contains(&name) => String::new(),
                    Some(_) | None => format!(" at {:?}", self.simulation.catalog.mark()),
                };
                self.hole(Piece::AsWritten(format!("'{quoted}'{moment}")));
                true
            }
            Constant::Taken(text) => {
                match self.moment(tree, text) {
                    Some(moment) => self.put(&moment),
                    None => self.failed = true,
                }
                true
            }
            Constant::Relation(id) => {
                self.put("'");
                self.hole(Piece::Relation(*id));
                self.put("'");
                true
            }
            Constant::Text(text) => match tree.kind.fact_name() {
                Some("bool") => {
                    self.put(text);
                    false
                }
                Some("int4") if !text.starts_with('-') => {
                    self.put(text);
                    false
                }
                Some("numeric")
                    if text.starts_with(|first: char| first.is_ascii_digit())
                        && text.contains(['e', 'E', '.']) =>
                {
                    self.put(text);
                    tree.modifier >= 0
                }
                kind => {
                    let quoted = quote(text);
                    self.put(&quoted);
                    kind != Some("unknown")
                }
            },
        };
        if label && labelled {
            self.put("::");
            self.type_name(tree.kind, tree.modifier);
        }
    }

    fn new_line(&mut self) {
        if self.plain {
            let begins = self.text.is_empty() && self.pieces.is_empty() || self.text.ends_with([' ', '(']);
            if !begins {
                self.text.push(' ');
            }
            return;
        }
        if self.one_line {
            if !self.text.ends_with([' ', '\n']) {
                self.text.push(' ');
            }
            return;
        }
        let kept = self.text.trim_end_matches(' ').len();
        self.text.truncate(kept);
        self.text.push('\n');
        self.text.extend(std::iter::repeat_n(' ', self.indent));
    }

    fn case(&mut self, operand: Option<&Tree>, branches: &[(Tree, Tree)], otherwise: &Tree) {
        self.new_line();
        self.put("CASE");
        self.indent += 4;
        if let Some(operand) = operand {
            self.put(" ");
            self.tree(operand, true);
        }
        for (condition, result) in branches {
            self.new_line();
            self.put("WHEN ");
            match &condition.shape {
                Shape::Operator { left: Some(left), right, .. }
                    if operand.is_some() && is_case_operand(left) =>
                {
                    self.tree(right, false);
                }
                _ => self.tree(condition, false),
            }
            self.put(" THEN ");
            self.tree(result, true);
        }
        self.new_line();
        self.put("ELSE ");
        self.tree(otherwise, true);
        self.indent = self.indent.saturating_sub(4);
        self.new_line();
        self.put("END");
    }

    fn special(&mut self, function: SpecialFunction, modifier: i32) {
        self.put(match function {
            SpecialFunction::CurrentDate => "CURRENT_DATE",
            SpecialFunction::CurrentTime => "CURRENT_TIME",
            SpecialFunction::CurrentTimestamp => "CURRENT_TIMESTAMP",
            SpecialFunction::LocalTime => "LOCALTIME",
            SpecialFunction::LocalTimestamp => "LOCALTIMESTAMP",
            SpecialFunction::CurrentRole => "CURRENT_ROLE",
            SpecialFunction::CurrentUser => "CURRENT_USER",
            SpecialFunction::User => "USER",
            SpecialFunction::SessionUser => "SESSION_USER",
            SpecialFunction::CurrentCatalog => "CURRENT_CATALOG",
            SpecialFunction::CurrentSchema => "CURRENT_SCHEMA",
        });
        if modifier >= 0 {
            let precision = format!("({modifier})");
            self.put(&precision);
        }
    }
}

/// Whether a tree is `CASE`'s operand under implicit casts.
fn is_case_operand(tree: &Tree) -> bool {
    match &tree.shape {
        Shape::CaseOperand => true,
        Shape::Relabel(inner, Form::Implicit)
        | Shape::ThroughText(inner, Form::Implicit)
        | Shape::ArrayCast(inner, Form::Implicit)
        | Shape::ToDomain(inner, Form::Implicit) => is_case_operand(inner),
        Shape::Call { arguments, form: Form::Implicit, .. } => arguments.first().is_some_and(is_case_operand),
        _ => false,
    }
}

/// `simple_quote_literal`, with `standard_conforming_strings`
fn quote(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
