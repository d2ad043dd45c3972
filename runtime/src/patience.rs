//! How long is waited: for the migration lock, for tables that others use, for a server that takes no connection.
//!
//! A statement that waits for a strong lock holds up all that comes after it, readers included, so it waits shortly, gives up and
//! begins anew: the revision as a whole, since it is one transaction. Weak locks hold up nobody while they are waited for.

use std::hash::{BuildHasher, Hasher, RandomState};
use std::time::Duration;

use crate::Script;

/// The patience of one command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Patience {
    /// All waiting of one kind together.
    pub(crate) lock_wait: Duration,
    /// For one strong lock; by its class where not said, none where zero.
    pub(crate) lock_timeout: Option<Duration>,
    /// For one statement; the session's own where not said.
    pub(crate) statement_timeout: Option<Duration>,
}

impl Default for Patience {
    fn default() -> Self {
        Patience { lock_wait: Duration::from_secs(300), lock_timeout: None, statement_timeout: None }
    }
}

/// What waits behind a lock that is waited for.
/// <https://www.postgresql.org/docs/current/explicit-locking.html#LOCKING-TABLES>
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Hazard {
    /// Nobody's reading or writing.
    None,
    /// Those who write.
    Writers,
    /// Those who read, too.
    Everybody,
}

impl Hazard {
    fn of(mode: &str) -> Hazard {
        match mode {
            "ACCESS EXCLUSIVE" | "EXCLUSIVE" => Hazard::Everybody,
            "SHARE ROW EXCLUSIVE" | "SHARE" => Hazard::Writers,
            _ => Hazard::None,
        }
    }
}

impl Patience {
    #[cfg(any(feature = "server", test))]
    pub(crate) fn with_lock_wait(lock_wait: Duration) -> Patience {
        Patience { lock_wait, ..Patience::default() }
    }

    /// The settings that a script's transaction begins with.
    pub(crate) fn settings(&self, script: &Script) -> String {
        let modes = script.statements.iter().filter_map(|statement| statement.lock);
        let worst = modes.map(|(mode, _)| Hazard::of(mode)).max().unwrap_or(Hazard::None);
        let lock = match (worst, self.lock_timeout) {
            (Hazard::None, _) => None,
            (Hazard::Writers | Hazard::Everybody, Some(said)) => Some(said),
            (Hazard::Writers, None) => Some(Duration::from_secs(3)),
            (Hazard::Everybody, None) => Some(Duration::from_secs(1)),
        };
        let mut settings = String::new();
        let named = [("lock_timeout", lock), ("statement_timeout", self.statement_timeout)];
        for (name, time) in named {
            if let Some(time) = time {
                settings.push_str(&format!("SET LOCAL {name} = {};\n", time.as_millis()));
            }
        }
        settings
    }
}

/// How long to wait before a try, from a tenth of a second to ten seconds, spread at random so that a crowd does not come back in
/// step; `None` when the budget is spent.
pub(crate) fn pause(tries: u32, left: Option<Duration>) -> Option<Duration> {
    let left = left.filter(|left| !left.is_zero())?;
    let longest = 200_u64 << tries.min(6);
    Some(Duration::from_millis(spread(longest)).min(Duration::from_secs(10)).min(left))
}

/// Between half of it and all of it.
pub(crate) fn spread(longest: u64) -> u64 {
    let random = RandomState::new().build_hasher().finish();
    longest / 2 + random % (longest / 2 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ScriptStatement;

    fn settings(patience: Patience, modes: &[&'static str]) -> String {
        let statement = |mode: &&'static str| ScriptStatement {
            start: 0,
            end: 0,
            words: "",
            lock: Some((*mode, "public.one")),
        };
        let statements: Vec<ScriptStatement> = modes.iter().map(statement).collect();
        patience.settings(&Script { statements: statements.leak(), ..Script::EMPTY })
    }

    #[test]
    fn strong_locks_are_waited_for_shortly() {
        let usual = Patience::default();
        assert_eq!(
            settings(usual, &["ROW EXCLUSIVE", "ACCESS EXCLUSIVE", "SHARE"]),
            "SET LOCAL lock_timeout = 1000;\n"
        );
        assert_eq!(settings(usual, &["SHARE"]), "SET LOCAL lock_timeout = 3000;\n");
        assert_eq!(settings(usual, &["SHARE UPDATE EXCLUSIVE", "ROW EXCLUSIVE"]), "");
        assert_eq!(settings(usual, &[]), "");
    }

    #[test]
    fn what_is_said_counts() {
        let said = Patience {
            lock_timeout: Some(Duration::from_millis(50)),
            statement_timeout: Some(Duration::from_secs(60)),
            ..Patience::default()
        };
        assert_eq!(
            settings(said, &["ACCESS EXCLUSIVE"]),
            "SET LOCAL lock_timeout = 50;\nSET LOCAL statement_timeout = 60000;\n"
        );
        assert_eq!(settings(said, &[]), "SET LOCAL statement_timeout = 60000;\n");
    }

    #[test]
    fn pauses_grow_and_end_with_the_budget() {
        assert!(pause(0, Some(Duration::from_secs(60))).unwrap() <= Duration::from_millis(200));
        assert!(pause(20, Some(Duration::from_secs(60))).unwrap() >= Duration::from_secs(6));
        assert_eq!(pause(5, Some(Duration::from_millis(3))), Some(Duration::from_millis(3)));
        assert_eq!(pause(0, Some(Duration::ZERO)), None);
        assert_eq!(pause(0, None), None);
    }
}
