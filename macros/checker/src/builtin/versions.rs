//! Which versions of PostgreSQL have a fact.

/// The newest version that facts were read from; later ones are taken to have what it has.
const NEWEST: u32 = 18;

/// From one major version to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Versions {
    from: u32,
    to: u32,
}

impl Versions {
    /// Reads a field: `-` for all, `16-` from 16 on, `-16` up to 16, `16-17`.
    pub(super) fn read(field: &str) -> Versions {
        let (from, to) = field.split_once('-').unwrap_or_default();
        Versions { from: from.parse().unwrap_or(0), to: to.parse().unwrap_or(u32::MAX) }
    }

    /// Whether this server has it.
    pub(super) fn hold(self, server: u32) -> bool {
        (self.from..=self.to).contains(&server.min(NEWEST))
    }
}

#[cfg(test)]
mod tests {
    use super::Versions;

    #[test]
    fn versions_are_from_one_to_another() {
        let held = |field: &str| {
            let versions = Versions::read(field);
            (14..=19).filter(|server| versions.hold(*server)).collect::<Vec<_>>()
        };
        assert_eq!(held("-"), [14, 15, 16, 17, 18, 19]);
        assert_eq!(held("17-"), [17, 18, 19]);
        assert_eq!(held("-16"), [14, 15, 16]);
        assert_eq!(held("16-17"), [16, 17]);
    }
}
