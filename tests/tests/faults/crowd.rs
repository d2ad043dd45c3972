//! Many programs that start at once on an empty database, indexes built concurrently among what they do.

use std::time::Duration;

use crate::history::HISTORY;
use crate::program;
use crate::server::Own;
use crate::state::{self, Undisturbed, ask};
use crate::trial::{self, Way};

/// Starts so many programs, and tells how many revisions each applied.
fn crowd(own: &Own, database: &str, number: usize) -> Vec<usize> {
    let url = Own::url_through(own.socket(), database);
    let children: Vec<_> = (0..number).map(|_| program::start(&url, Way::Up)).collect();
    let applied = children.into_iter().map(|child| {
        let ended = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&ended.stdout).into_owned();
        let number =
            said.split("applied ").nth(1).and_then(|rest| rest.split_whitespace().next()?.parse().ok());
        number.unwrap_or_else(|| panic!("{said}\n{}", String::from_utf8_lossy(&ended.stderr)))
    });
    applied.collect()
}

#[test]
fn of_a_crowd_each_revision_is_applied_by_one() {
    let own = Own::start();
    let undisturbed = Undisturbed::run(&own);
    let head = HISTORY.revisions.last().unwrap().id;
    for number in [1, 16, 64] {
        for round in 0..5 {
            let database = own.database();
            let applied = crowd(&own, &database, number);
            assert_eq!(
                applied.iter().sum::<usize>(),
                HISTORY.revisions.len(),
                "{number}, round {round}: {applied:?}"
            );
            let mut client = own.connect(&database);
            assert_eq!(state::catalog(&mut client), undisturbed.at(head), "{number}, round {round}");
            let log = state::log(&mut client);
            let upgrades: Vec<&str> =
                log.iter().filter(|(_, way)| way == "upgrade").map(|(id, _)| id.as_str()).collect();
            assert_eq!(upgrades, HISTORY.revisions.iter().map(|it| it.id).collect::<Vec<_>>());
            assert_eq!(ask(&mut client, state::HELD), "0");
            drop(client);
            own.drop_database(&database);
        }
    }
}

#[test]
fn nothing_stays_locked_after_the_death_of_a_holder() {
    let own = Own::start();
    let database = own.database();
    let url = Own::url_through(own.socket(), &database);
    for _ in 0..5 {
        let mut holder = program::start(&url, Way::Up);
        let mut client = own.connect(&database);
        while ask(&mut client, state::HELD) == "0" && holder.try_wait().unwrap().is_none() {}
        holder.kill().unwrap();
        let _ = holder.wait();
        // Whoever comes next waits no longer than the server needs to notice.
        let mut next = trial::migrator(own.config(&database)).lock_wait(Duration::from_secs(10));
        next.upgrade("head").unwrap();
        assert_eq!(ask(&mut client, state::HELD), "0");
        next.downgrade("base").unwrap();
    }
    own.drop_database(&database);
}
