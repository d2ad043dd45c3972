//! `DROP`, at random.

use super::Maker;

impl Maker<'_> {
    pub(super) fn drop(&mut self) -> String {
        let known = self.known;
        let (kind, names): (&str, Vec<String>) = match self.dice.roll(16) {
            0..=4 => ("TABLE", known.of_kind(&["TABLE"]).map(|table| table.name.clone()).collect()),
            5..=8 => ("INDEX", known.indexes.iter().map(|(index, _)| index.clone()).collect()),
            9 => ("SEQUENCE", known.sequences.clone()),
            10 => ("TYPE", known.enums.iter().map(|(name, _)| name).chain(&known.ranges).cloned().collect()),
            11 => ("TYPE", known.composites.iter().map(|ty| ty.name.clone()).collect()),
            12 => ("DOMAIN", known.domains.clone()),
            13 => ("SCHEMA", known.schemas.iter().filter(|name| *name != "public").cloned().collect()),
            14 => ("STATISTICS", known.statistics.clone()),
            _ => ("TYPE", known.domains.clone()),
        };
        let mut what = self.dice.pick_or(&names, "nope");
        if self.dice.chance(15) {
            what = format!("{what}, {}", self.dice.pick_or(&names, "nope"));
        }
        let exists = self.dice.maybe(if names.is_empty() { 70 } else { 15 }, "IF EXISTS ");
        format!(
            "DROP {kind} {exists}{what}{}",
            self.dice.pick(&["", "", " CASCADE", " CASCADE", " RESTRICT"])
        )
    }
}
