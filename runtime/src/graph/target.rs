//! Where an upgrade, a downgrade or a stamp shall end: Alembic's targets.

use std::fmt;
use std::str::FromStr;

use super::{Graph, Positions};
use crate::error::Error;
use crate::plan::Direction;

/// A target as it is written: `head`, `heads`, `base`, a revision, `+2`, `-1`, `2864583ca021-1`.
///
/// ```
/// use arcoiris::Target;
///
/// assert_eq!("head".parse::<Target>()?, Target::Head);
/// assert_eq!("-1".parse::<Target>()?, Target::Relative { from: None, steps: -1 });
/// # Ok::<(), arcoiris::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// `head`: the one head of the history.
    Head,
    /// `heads`: every head.
    Heads,
    /// `base`: before the first revision.
    Base,
    /// A revision, by identifier, unique beginning of one, or collapsed identifier.
    Revision(String),
    /// So many revisions up or down, from another target or from where the database is.
    Relative {
        /// What it is counted from; the database's own revision where absent.
        from: Option<Box<Target>>,
        /// Up where positive, down where negative.
        steps: i64,
    },
}

impl FromStr for Target {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let malformed = || Error::MalformedTarget { target: text.to_owned() };
        let word = |word: &str| match word {
            "head" => Ok(Target::Head),
            "heads" => Ok(Target::Heads),
            "base" => Ok(Target::Base),
            id if !id.is_empty() && id.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') => {
                Ok(Target::Revision(id.to_owned()))
            }
            _ => Err(malformed()),
        };
        let Some(sign) = text.find(['+', '-']) else { return word(text) };
        let (from, count) = text.split_at(sign);
        let digits = count.get(1..).unwrap_or_default();
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(malformed());
        }
        let steps = count.parse::<i64>().map_err(|_| malformed())?;
        let from = if from.is_empty() { None } else { Some(Box::new(word(from)?)) };
        Ok(Target::Relative { from, steps })
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Target::Head => f.write_str("head"),
            Target::Heads => f.write_str("heads"),
            Target::Base => f.write_str("base"),
            Target::Revision(id) => f.write_str(id),
            Target::Relative { from: None, steps } => write!(f, "{steps:+}"),
            Target::Relative { from: Some(from), steps } => write!(f, "{from}{steps:+}"),
        }
    }
}

/// A place in the graph: `None` is base.
type Place = Option<usize>;

impl Graph {
    /// The revisions that an upgrade to `target` shall reach, from a database at `current`.
    pub(crate) fn upgrade_targets(&self, target: &Target, current: &Positions) -> Result<Positions, Error> {
        match target {
            Target::Heads => Ok(self.head_positions()),
            Target::Relative { from: None, steps } if *steps <= 0 => {
                Err(Error::WrongWay { target: target.to_string(), direction: Direction::Upgrade })
            }
            Target::Head | Target::Base | Target::Revision(_) | Target::Relative { .. } => {
                Ok(self.place(target, current)?.into_iter().collect())
            }
        }
    }

    /// The place that a downgrade to `target` shall reach, from a database at `current`; `None` is base.
    pub(crate) fn downgrade_target(&self, target: &Target, current: &Positions) -> Result<Place, Error> {
        if let Target::Relative { from: None, steps } = target
            && *steps >= 0
        {
            return Err(Error::WrongWay { target: target.to_string(), direction: Direction::Downgrade });
        }
        self.place(target, current)
    }

    /// The one place that `target` names.
    pub(crate) fn place(&self, target: &Target, current: &Positions) -> Result<Place, Error> {
        match target {
            Target::Base => Ok(None),
            Target::Head | Target::Heads => self.one(target, &self.head_positions()),
            Target::Revision(id) => self.find_position(id).map(Some),
            Target::Relative { from, steps } => {
                let start = match from {
                    Some(from) => self.place(from, current)?,
                    None => self.one(target, current)?,
                };
                self.steps(target, start, *steps)
            }
        }
    }

    fn one(&self, target: &Target, positions: &Positions) -> Result<Place, Error> {
        let mut all = positions.iter();
        match (all.next(), all.next()) {
            (first, None) => Ok(first.copied()),
            (_, Some(_)) => Err(self.ambiguous(target, positions)),
        }
    }

    fn ambiguous(&self, target: &Target, positions: &Positions) -> Error {
        let candidates = self.revisions(positions).iter().map(|r| (r.id, r.title)).collect();
        Error::AmbiguousTarget { target: target.to_string(), candidates }
    }

    fn steps(&self, target: &Target, start: Place, steps: i64) -> Result<Place, Error> {
        let mut place = start;
        for walked in 0..steps.unsigned_abs() {
            let too_far =
                || Error::TooFar { target: target.to_string(), wanted: steps.unsigned_abs(), there: walked };
            let next: Positions = match (place, steps > 0) {
                (None, true) => self.base_positions(),
                (None, false) => return Err(too_far()),
                (Some(at), true) => self.children(at).iter().copied().collect(),
                (Some(at), false) if self.parents(at).is_empty() => {
                    place = None;
                    continue;
                }
                (Some(at), false) => self.parents(at).iter().copied().collect(),
            };
            place = Some(self.one(target, &next)?.ok_or_else(too_far)?);
        }
        Ok(place)
    }
}
