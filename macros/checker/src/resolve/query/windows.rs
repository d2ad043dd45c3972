//! Windows: `transformWindowDefinitions` of PostgreSQL's `parse_clause.c`.
//! <https://www.postgresql.org/docs/15/sql-expressions.html#SYNTAX-WINDOW-FUNCTIONS>

use arcoiris_catalog::Name;

use super::tree::{FramePart, OrderTree, WindowTree};
use super::{sortable, with_analyser};
use crate::refusal::Refusal;
use crate::resolve::CastContext;
use crate::resolve::analyse::{Analyser, Found};
use crate::resolve::kind::Kind;
use crate::resolve::scope::Level;
use crate::resolve::tree::{Form, Over, Tree};
use crate::resolve::uses::Use;
use crate::simulation::Simulation;
use crate::syntax::{Ident, Window};

// `FRAMEOPTION_…` of PostgreSQL's `parsenodes.h`.
const NOT_DEFAULT: i32 = 0x00001;
const RANGE: i32 = 0x00002;
const ROWS: i32 = 0x00004;
const GROUPS: i32 = 0x00008;
const BETWEEN: i32 = 0x00010;
const START_UNBOUNDED_PRECEDING: i32 = 0x00020;
const END_UNBOUNDED_FOLLOWING: i32 = 0x00100;
const START_CURRENT_ROW: i32 = 0x00200;
const END_CURRENT_ROW: i32 = 0x00400;
const START_OFFSET_PRECEDING: i32 = 0x00800;
const END_OFFSET_PRECEDING: i32 = 0x01000;
const START_OFFSET_FOLLOWING: i32 = 0x02000;
const END_OFFSET_FOLLOWING: i32 = 0x04000;
const EXCLUDE_CURRENT_ROW: i32 = 0x08000;
const EXCLUDE_GROUP: i32 = 0x10000;
const EXCLUDE_TIES: i32 = 0x20000;

/// `WINDOW`
pub(super) fn named(
    simulation: &Simulation,
    windows: &[Window],
    level: &Level<'_>,
    found: &mut Found,
) -> Result<Vec<(Name, WindowTree)>, Refusal> {
    let mut done: Vec<(Name, WindowTree)> = Vec::with_capacity(windows.len());
    for (index, it) in windows.iter().enumerate() {
        let Some(name) = &it.name else { continue };
        if done.iter().any(|(other, _)| *other == name.name) {
            let message = format!("window \"{}\" is already defined", name.name.as_str());
            return Err(Refusal::other(name.span, "42P20", message));
        }
        let before = windows.get(..index).unwrap_or_default();
        let tree =
            with_analyser(simulation, level, Use::Window, found, |analyser| analyser.window(it, before))?;
        done.push((name.name.clone(), tree));
    }
    Ok(done)
}

fn missing(name: &Ident) -> Refusal {
    let message = format!("window \"{}\" does not exist", name.name.as_str());
    Refusal::other(name.span, "42704", message)
}

impl Analyser<'_> {
    /// What stands behind `OVER`.
    pub(crate) fn over(&mut self, it: &Window) -> Result<Over, Refusal> {
        let level = self.level;
        if let Some(name) = &it.name {
            return if level
                .windows
                .iter()
                .any(|other| other.name.as_ref().is_some_and(|other| other.name == name.name))
            {
                Ok(Over::Named(name.name.clone()))
            } else {
                Err(missing(name))
            };
        }
        let tree = self.nested(Use::Window, |inner| inner.window(it, &level.windows))?;
        Ok(Over::Window(tree))
    }

    /// A window that may refine one of those `before` it.
    fn window(&mut self, it: &Window, before: &[Window]) -> Result<WindowTree, Refusal> {
        let simulation = self.simulation;
        let refined = match &it.refines {
            Some(name) => {
                let named =
                    |other: &&Window| other.name.as_ref().is_some_and(|other| other.name == name.name);
                Some((name, before.iter().find(named).ok_or_else(|| missing(name))?))
            }
            None => None,
        };
        let mut tree = WindowTree {
            refines: it.refines.as_ref().map(|name| name.name.clone()),
            ..WindowTree::default()
        };
        for expression in &it.partition {
            let part = self.expression(expression)?;
            sortable(simulation, part.kind, part.span, "an equality operator")?;
            tree.partition.push(part);
        }
        for element in &it.order {
            let part = self.expression(&element.expression)?;
            sortable(simulation, part.kind, part.span, "an ordering operator")?;
            tree.order.push(OrderTree {
                tree: part,
                descending: element.descending,
                nulls_first: element.nulls_first,
                operator: None,
                column: None,
            });
        }
        let mut ordered = tree.order.first().map(|element| element.tree.kind);
        let mut width = tree.order.len();
        if let Some((name, other)) = refined {
            let written = name.name.as_str();
            let refuse = |message: String| Err(Refusal::other(name.span, "42P20", message));
            if !it.partition.is_empty() {
                return refuse(format!("cannot override PARTITION BY clause of window \"{written}\""));
            }
            if !it.order.is_empty() && !other.order.is_empty() {
                return refuse(format!("cannot override ORDER BY clause of window \"{written}\""));
            }
            // 0x422: the frame that nobody wrote.
            if other.frame & NOT_DEFAULT != 0 {
                return refuse(format!("cannot copy window \"{written}\" because it has a frame clause"));
            }
            if it.order.is_empty() {
                width = other.order.len();
                ordered = match other.order.first() {
                    Some(element) => Some(self.expression(&element.expression)?.kind),
                    None => None,
                };
            }
        }
        self.frame(it, ordered, width, &mut tree)?;
        Ok(tree)
    }

    /// `ROWS BETWEEN … AND …` (`transformFrameOffset`)
    fn frame(
        &mut self,
        it: &Window,
        ordered: Option<Kind>,
        width: usize,
        tree: &mut WindowTree,
    ) -> Result<(), Refusal> {
        let options = it.frame;
        let has = |bits: i32| options & bits != 0;
        let span = it.bounds.first().map(|bound| bound.span).unwrap_or_default();
        if has(GROUPS) && width == 0 {
            return Err(Refusal::other(span, "42P20", "GROUPS mode requires an ORDER BY clause"));
        }
        if has(RANGE)
            && has(START_OFFSET_PRECEDING
                | START_OFFSET_FOLLOWING
                | END_OFFSET_PRECEDING
                | END_OFFSET_FOLLOWING)
            && width != 1
        {
            let message = "RANGE with offset PRECEDING/FOLLOWING requires exactly one ORDER BY column";
            return Err(Refusal::other(span, "42P20", message));
        }
        let mut offsets = Vec::with_capacity(it.bounds.len());
        for bound in &it.bounds {
            let offset = self.expression(bound)?;
            offsets.push(if has(RANGE) {
                self.range_offset(offset, ordered)?
            } else {
                let word = if has(ROWS) { "ROWS" } else { "GROUPS" };
                let done =
                    self.coerce_to(offset, Kind::fact("int8"), -1, CastContext::Assignment, Form::Implicit)?;
                done.map_err(|tree| {
                    let kind = tree.kind.words(self.simulation);
                    let message = format!("argument of {word} must be type bigint, not type {kind}");
                    Refusal::other(tree.span, "42804", message)
                })?
            });
        }
        if !has(NOT_DEFAULT) {
            return Ok(());
        }
        let mut offsets = offsets.into_iter();
        let mut put = |part: FramePart| tree.frame.push(part);
        put(FramePart::Words(if has(RANGE) {
            "RANGE"
        } else if has(ROWS) {
            "ROWS"
        } else {
            "GROUPS"
        }));
        if has(BETWEEN) {
            put(FramePart::Words("BETWEEN"));
        }
        if has(START_UNBOUNDED_PRECEDING) {
            put(FramePart::Words("UNBOUNDED PRECEDING"));
        } else if has(START_CURRENT_ROW) {
            put(FramePart::Words("CURRENT ROW"));
        } else if let Some(offset) = offsets.next() {
            put(FramePart::Offset(Box::new(offset)));
            put(FramePart::Words(if has(START_OFFSET_PRECEDING) { "PRECEDING" } else { "FOLLOWING" }));
        }
        if has(BETWEEN) {
            put(FramePart::Words("AND"));
            if has(END_UNBOUNDED_FOLLOWING) {
                put(FramePart::Words("UNBOUNDED FOLLOWING"));
            } else if has(END_CURRENT_ROW) {
                put(FramePart::Words("CURRENT ROW"));
            } else if let Some(offset) = offsets.next() {
                put(FramePart::Offset(Box::new(offset)));
                put(FramePart::Words(if has(END_OFFSET_PRECEDING) { "PRECEDING" } else { "FOLLOWING" }));
            }
        }
        if has(EXCLUDE_CURRENT_ROW) {
            put(FramePart::Words("EXCLUDE CURRENT ROW"));
        } else if has(EXCLUDE_GROUP) {
            put(FramePart::Words("EXCLUDE GROUP"));
        } else if has(EXCLUDE_TIES) {
            put(FramePart::Words("EXCLUDE TIES"));
        }
        Ok(())
    }

    /// What an offset of `RANGE` is converted to hangs on what is ordered by (`in_range` of its operator family).
    fn range_offset(&mut self, offset: Tree, ordered: Option<Kind>) -> Result<Tree, Refusal> {
        let ordered = ordered.map(|kind| kind.under(self.simulation));
        let target = match ordered.and_then(Kind::fact_name) {
            Some("date" | "timestamp" | "timestamptz" | "interval" | "time" | "timetz") => {
                Kind::fact("interval")
            }
            Some("numeric") => Kind::fact("numeric"),
            Some("float4" | "float8") => Kind::fact("float8"),
            Some(name @ ("int2" | "int4" | "int8")) => {
                // Of several, the one that the offset is of, or the column's own.
                if offset.kind.is_unknown() {
                    Kind::fact(name)
                } else if matches!(offset.kind.fact_name(), Some("int2" | "int4" | "int8")) {
                    return Ok(offset);
                } else {
                    return Err(Refusal::not_modelled(offset.span, "this bound of a window"));
                }
            }
            _ => return Err(Refusal::not_modelled(offset.span, "this bound of a window")),
        };
        let done = self.coerce_to(offset, target, -1, CastContext::Implicit, Form::Implicit)?;
        done.map_err(|tree| Refusal::not_modelled(tree.span, "this bound of a window"))
    }
}
