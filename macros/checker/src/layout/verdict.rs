//! What is found out about each migration.

use crate::problem::Problem;

/// Whether PostgreSQL takes an upgrade.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Upgrade {
    /// It does.
    Proven,
    /// It does not.
    Refuted,
    /// Not everything of it could be seen through.
    Declared,
}

/// What a downgrade does to the schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Downgrade {
    /// It gives back what stood before the upgrade; a column may stand last that did not before.
    Restores,
    /// It leaves another schema.
    Differs,
    /// PostgreSQL refuses it.
    Refuted,
    /// Not everything could be seen through.
    Declared,
    /// There is none.
    Missing,
}

impl Upgrade {
    /// The word in the report.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Upgrade::Proven => "proven",
            Upgrade::Refuted => "refuted",
            Upgrade::Declared => "declared",
        }
    }
}

impl Downgrade {
    /// The word in the report.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Downgrade::Restores => "restores",
            Downgrade::Differs => "differs",
            Downgrade::Refuted => "refuted",
            Downgrade::Declared => "declared",
            Downgrade::Missing => "missing",
        }
    }
}

/// The verdicts on one migration.
#[derive(Debug, Clone)]
pub struct Verdict {
    /// Its name.
    pub revision: String,
    /// The way up.
    pub upgrade: Upgrade,
    /// The way down, run on what the upgrade left.
    pub downgrade: Downgrade,
    /// How the schema after the downgrade differs from the one before the upgrade, columns' places included.
    pub differences: Vec<String>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

/// The verdicts on a history.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// In the order in which they are applied.
    pub revisions: Vec<Verdict>,
    /// What is wrong with none of them: the folder, what was assumed.
    pub problems: Vec<Problem>,
}

impl Verdict {
    /// Whether both directions were judged.
    #[must_use]
    pub fn judged(&self) -> bool {
        self.upgrade != Upgrade::Declared && self.downgrade != Downgrade::Declared
    }
}

impl Report {
    /// The share of the migrations of which both directions were judged, in hundredths, to one place: 100 where there is none.
    #[must_use]
    pub fn proven_percent(&self) -> f64 {
        let judged = self.revisions.iter().filter(|it| it.judged()).count();
        match self.revisions.len() {
            0 => 100.0,
            // Rounded down, so that 100 means all.
            all => (judged as f64 * 1000.0 / all as f64).floor() / 10.0,
        }
    }
}
