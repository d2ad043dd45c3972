//! A body to its tree, as `pl_gram.y` and `pl_comp.c` of PostgreSQL 15 do it: what a word means hangs on the variables in sight, so that
//! names are kept while it is read.
#![expect(clippy::wildcard_enum_match_arm, reason = "a token is asked whether it is one of a few")]

mod block;
mod cursor;
mod declare;
mod loops;
mod raise;
mod sql;
mod statement;
mod token;

use arcoiris_catalog::Name;

use super::namespace::{Item, LabelKind, Namespace};
use super::syntax::{Block, VariableType};
use super::{Checked, Returns, Routine};
use crate::parse::SyntaxError;
use crate::parse::embedded::{Lexeme, LexemeKind, lexemes};
use crate::refusal::Refusal;
use crate::resolve::kind::Kind;
use crate::simulation::Simulation;
use crate::syntax::Span;
use token::Token;

/// Deeper blocks, loops and branches are not modelled: whoever walks the tree does it by recursion.
const DEEPEST: usize = 100;

/// Reads one body.
struct Parser<'a> {
    simulation: &'a Simulation,
    body: &'a str,
    routine: &'a Routine,
    lexemes: Vec<Lexeme>,
    /// The index of the next lexeme.
    at: usize,
    names: Namespace,
    depth: usize,
}

/// Reads a whole body.
pub(super) fn function(simulation: &Simulation, body: &str, routine: &Routine) -> Result<Checked, Refusal> {
    let lexemes = lexemes(body).map_err(syntax)?;
    let mut parser =
        Parser { simulation, body, routine, lexemes, at: 0, names: Namespace::default(), depth: 0 };
    parser.surroundings();
    parser.options()?;
    let block = parser.whole_block()?;
    if parser.is_symbol(";") {
        parser.at += 1;
    }
    match parser.token() {
        Token::End => Ok(Checked { block }),
        _ => Err(parser.syntax_error_before()),
    }
}

/// An error of the grammar's as a refusal.
fn syntax(error: SyntaxError) -> Refusal {
    match error.sqlstate {
        Some(sqlstate) => Refusal::other(error.span, sqlstate, error.message),
        None => Refusal::not_modelled(error.span, error.message),
    }
}

impl Parser<'_> {
    /// The variables that a body has from the start (`do_compile`).
    fn surroundings(&mut self) {
        self.names.push(Some(self.routine.name.as_str().to_owned()), LabelKind::Block);
        for (index, parameter) in self.routine.parameters.iter().enumerate() {
            let item = match parameter.kind {
                Some(kind) => self.item(self.variable_type(kind, -1), false),
                None => Item::Scalar { kind: None, constant: false, cursor: None },
            };
            self.names.add(&format!("${}", index + 1), item.clone());
            if let Some(name) = &parameter.name {
                self.names.add(name.as_str(), item);
            }
        }
        let text = |constant| Item::Scalar { kind: Some(Kind::TEXT), constant, cursor: None };
        let promises: &[&str] = match self.routine.returns {
            Returns::Trigger => {
                for name in ["new", "old"] {
                    self.names.add(name, Item::Record { ty: VariableType::Record, constant: false });
                }
                &[
                    "tg_name",
                    "tg_when",
                    "tg_level",
                    "tg_op",
                    "tg_relid",
                    "tg_relname",
                    "tg_table_name",
                    "tg_table_schema",
                    "tg_nargs",
                    "tg_argv",
                ]
            }
            Returns::EventTrigger => &["tg_event", "tg_tag"],
            Returns::Void | Returns::Value => &[],
        };
        for name in promises {
            self.names.add(name, text(false));
        }
        self.names.add("found", Item::Scalar { kind: Some(Kind::BOOLEAN), constant: false, cursor: None });
    }

    /// `#variable_conflict error` and its like.
    fn options(&mut self) -> Result<(), Refusal> {
        while self.is_symbol("#") {
            self.at += 1;
            let option = self.plain_word().unwrap_or_default();
            let value = match option.as_str() {
                "option" => &["dump"][..],
                "print_strict_params" => &["on", "off"],
                "variable_conflict" => &["error", "use_variable", "use_column"],
                _ => return Err(self.syntax_error_before()),
            };
            let word = self.plain_word().unwrap_or_default();
            if !value.contains(&word.as_str()) {
                // print_strict_params takes any word for its value and complains of it itself.
                return Err(self.syntax_error_before());
            }
        }
        Ok(())
    }

    /// What a variable of a type is.
    fn variable_type(&self, kind: Kind, modifier: i32) -> VariableType {
        if kind.is("record") {
            VariableType::Record
        } else if !kind.array && kind.table(self.simulation).is_some() {
            VariableType::Composite(kind)
        } else {
            VariableType::Scalar(kind, modifier)
        }
    }

    fn item(&self, ty: VariableType, constant: bool) -> Item {
        match ty {
            VariableType::Scalar(kind, _) => Item::Scalar { kind: Some(kind), constant, cursor: None },
            VariableType::Record | VariableType::Composite(_) | VariableType::System => {
                Item::Record { ty, constant }
            }
        }
    }

    /// A step inward, for `read`.
    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, Refusal>) -> Result<T, Refusal> {
        if self.depth >= DEEPEST {
            return Err(Refusal::not_modelled(self.here(), "a body nested this deeply"));
        }
        self.depth += 1;
        let done = read(self);
        self.depth -= 1;
        done
    }

    fn whole_block(&mut self) -> Result<Block, Refusal> {
        let label = self.block_label()?;
        self.block(label)
    }

    /// The next lexeme as a plain word, taken.
    fn plain_word(&mut self) -> Option<String> {
        match &self.lexemes.get(self.at)?.kind {
            LexemeKind::Word { name, .. } => {
                let name = name.clone();
                self.at += 1;
                Some(name)
            }
            _ => None,
        }
    }
}

/// Names as the tree holds them.
fn path(names: &[String]) -> Vec<Name> {
    names.iter().map(|name| Name::new(name)).collect()
}

/// From the beginning of one place to the end of another.
fn between(first: Span, last: Span) -> Span {
    Span { start: first.start, end: last.end.max(first.start) }
}
