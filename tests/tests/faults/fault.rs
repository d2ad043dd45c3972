//! Which fault, and where: thrown from a seed, over what an undisturbed run sends and hears.

use std::sync::atomic::Ordering;
use std::time::Duration;

use crate::dice::Dice;
use crate::proxy::{Place, Proxy};
use crate::server::Own;
use crate::trial::{self, Way};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The connection breaks within what the program sends.
    CutSending(u64),
    /// The connection breaks within what the server answers.
    CutAnswering(u64),
    /// The program hears nothing any more from here on; what it sent is done.
    LoseAnswer(u64),
    /// `kill -9` of the program, so long after a message.
    KillProgram(u64, Duration),
    /// `pg_terminate_backend` of its session.
    TerminateSession(u64, Duration),
    /// `kill -9` of its session's process: the server begins anew, and recovers.
    KillSession(u64, Duration),
    /// `kill -9` of the whole server, which is started again.
    KillServer(u64, Duration),
}

/// What an undisturbed run sends and hears.
#[derive(Debug)]
pub(crate) struct Measure {
    sent: u64,
    answered: u64,
    messages: u64,
}

impl Measure {
    pub(crate) fn of(own: &Own, way: Way) -> Measure {
        let database = own.database();
        if way == Way::Down {
            trial::migrator(own.config(&database)).upgrade("head").unwrap();
        }
        let proxy = Proxy::new(own.socket(), None);
        way.go(&mut trial::migrator(own.config_through(&proxy, &database))).unwrap();
        let count = |counter: &std::sync::atomic::AtomicU64| counter.load(Ordering::SeqCst);
        let counted = &proxy.count;
        let measure = Measure {
            sent: count(&counted.sent),
            answered: count(&counted.answered),
            messages: count(&counted.messages),
        };
        own.drop_database(&database);
        measure
    }
}

impl Fault {
    pub(crate) fn throw(dice: &mut Dice, measure: &Measure) -> Fault {
        let mut below = |number: u64| dice.roll(usize::try_from(number).unwrap()) as u64;
        let kind = below(100);
        // The first two messages open the session.
        let message = 1 + below(measure.messages);
        // At once, or in the middle of what it does.
        let after = Duration::from_micros(if below(3) == 0 { 0 } else { below(12_000) });
        match kind {
            0..22 => Fault::CutSending(below(measure.sent)),
            22..44 => Fault::CutAnswering(below(measure.answered)),
            44..60 => Fault::LoseAnswer(below(measure.answered)),
            60..78 => Fault::KillProgram(message, after),
            78..94 => Fault::TerminateSession(message, after),
            94..98 => Fault::KillSession(message, after),
            _ => Fault::KillServer(message, after),
        }
    }

    pub(crate) fn kind(self) -> &'static str {
        match self {
            Fault::CutSending(_) => "connection cut while sending",
            Fault::CutAnswering(_) => "connection cut while answering",
            Fault::LoseAnswer(_) => "answer lost",
            Fault::KillProgram(..) => "program killed",
            Fault::TerminateSession(..) => "session terminated",
            Fault::KillSession(..) => "session's process killed",
            Fault::KillServer(..) => "server killed",
        }
    }

    pub(crate) fn place(self) -> Place {
        match self {
            Fault::CutSending(bytes) => Place::Sent(bytes),
            Fault::CutAnswering(bytes) | Fault::LoseAnswer(bytes) => Place::Answered(bytes),
            Fault::KillProgram(message, after)
            | Fault::TerminateSession(message, after)
            | Fault::KillSession(message, after)
            | Fault::KillServer(message, after) => Place::Message(message, after),
        }
    }
}
