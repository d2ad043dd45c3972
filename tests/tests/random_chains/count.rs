//! What came of how many statements, by kind.

use std::collections::BTreeMap;

use crate::chain::Judged;

/// What came of the statements of a kind.
#[derive(Debug, Default, Clone, Copy)]
struct OfKind {
    accepted: usize,
    refused: usize,
    other_reason: usize,
    rows: usize,
    not_modelled: usize,
}

/// What came of the downgrades, alike on both sides.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Downgrades {
    pub(crate) restoring: usize,
    pub(crate) differing: usize,
    pub(crate) failing: usize,
    /// Where no inverse is known, or what is left is not.
    pub(crate) unknown: usize,
}

/// What came of all statements.
#[derive(Debug, Default)]
pub(crate) struct Count {
    pub(crate) chains: usize,
    pub(crate) downgrades: Downgrades,
    kinds: BTreeMap<&'static str, OfKind>,
    /// Kind and reason.
    not_modelled: BTreeMap<String, usize>,
    /// What PostgreSQL said, what the checker said.
    other_reasons: BTreeMap<(String, String), usize>,
}

impl Count {
    pub(crate) fn note(&mut self, kind: &'static str, judged: &Judged) {
        let of = self.kinds.entry(kind).or_default();
        match judged {
            Judged::Accepted => of.accepted += 1,
            Judged::Refused(_) => of.refused += 1,
            Judged::OtherReason(live, checker) => {
                of.other_reason += 1;
                *self.other_reasons.entry((live.clone(), checker.clone())).or_default() += 1;
            }
            Judged::Rows(_) => of.rows += 1,
            Judged::NotModelled(why) => {
                of.not_modelled += 1;
                // Names tell nothing: only the first words.
                let why: String = why.chars().take(110).collect();
                *self.not_modelled.entry(format!("{kind}: {why}")).or_default() += 1;
            }
            Judged::Disagreed(_) => {}
        }
    }

    /// Adds what another worker counted.
    pub(crate) fn add(&mut self, other: Count) {
        self.chains += other.chains;
        self.downgrades.restoring += other.downgrades.restoring;
        self.downgrades.differing += other.downgrades.differing;
        self.downgrades.failing += other.downgrades.failing;
        self.downgrades.unknown += other.downgrades.unknown;
        for (kind, of) in other.kinds {
            let sum = self.kinds.entry(kind).or_default();
            sum.accepted += of.accepted;
            sum.refused += of.refused;
            sum.other_reason += of.other_reason;
            sum.rows += of.rows;
            sum.not_modelled += of.not_modelled;
        }
        for (why, times) in other.not_modelled {
            *self.not_modelled.entry(why).or_default() += times;
        }
        for (codes, times) in other.other_reasons {
            *self.other_reasons.entry(codes).or_default() += times;
        }
    }

    fn sum(&self, of: impl Fn(&OfKind) -> usize) -> usize {
        self.kinds.values().map(of).sum()
    }

    /// Both took it.
    pub(crate) fn accepted(&self) -> usize {
        self.sum(|of| of.accepted)
    }

    /// Both said the same.
    pub(crate) fn agreed(&self) -> usize {
        self.sum(|of| of.accepted + of.refused + of.other_reason)
    }

    /// All in one line.
    pub(crate) fn line(&self) -> String {
        format!(
            "{} statements of {} chains judged alike: {} accepted, {} refused for the same reason, {} for different ones; {} hung \
             on rows, {} were not modelled; {} downgrades restored, {} differed, {} failed, {} were not judged",
            self.agreed(),
            self.chains,
            self.accepted(),
            self.sum(|of| of.refused),
            self.sum(|of| of.other_reason),
            self.sum(|of| of.rows),
            self.sum(|of| of.not_modelled),
            self.downgrades.restoring,
            self.downgrades.differing,
            self.downgrades.failing,
            self.downgrades.unknown
        )
    }

    /// By kind.
    pub(crate) fn table(&self) -> String {
        let mut text = "| statements | accepted | refused | other reason | rows | not modelled |\n|---|--:|--:|--:|--:|--:|\n".to_owned();
        for (kind, of) in &self.kinds {
            text.push_str(&format!(
                "| {kind} | {} | {} | {} | {} | {} |\n",
                of.accepted, of.refused, of.other_reason, of.rows, of.not_modelled
            ));
        }
        let mut why: Vec<_> = self.not_modelled.iter().collect();
        why.sort_by_key(|(_, times)| std::cmp::Reverse(**times));
        for (why, times) in why.into_iter().take(60) {
            text.push_str(&format!("{times:6} not modelled: {why}\n"));
        }
        let mut reasons: Vec<_> = self.other_reasons.iter().collect();
        reasons.sort_by_key(|(_, times)| std::cmp::Reverse(**times));
        for ((live, checker), times) in reasons.into_iter().take(25) {
            text.push_str(&format!("{times:6} refused with {live}, by the checker with {checker}\n"));
        }
        text
    }
}
