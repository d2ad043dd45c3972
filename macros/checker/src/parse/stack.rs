//! Threads with a stack that the unoptimised parser fits in.

use std::cell::Cell;
use std::fmt;
use std::sync::Mutex;
use std::thread::{Builder, scope};

/// The parser's `reduce` alone has a frame of over 2 MiB where it is not optimised. Address space, not memory: only what is
/// touched counts.
const STACK: usize = 32 << 20;

/// Below this a second thread costs more than it brings.
const MANY: usize = 8;

thread_local! {
    static LARGE: Cell<bool> = const { Cell::new(false) };
}

/// The system gave no thread, or the one that it gave died.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoThread(String);

impl fmt::Display for NoThread {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the parser could not run: {}", self.0)
    }
}

impl std::error::Error for NoThread {}

/// Does `work` for each item, in order of the items, on threads that the parser can run on: one, or two if there are many.
///
/// # Errors
/// The system gave no thread.
pub fn batch<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Result<Vec<R>, NoThread> {
    let threads =
        if items.len() >= MANY && std::thread::available_parallelism().is_ok_and(|count| count.get() > 1) {
            2
        } else {
            1
        };
    if threads == 1 {
        return on_large_stack(|| items.iter().map(&work).collect());
    }
    // Taken one by one, since files differ in length.
    let next = Mutex::new(0usize);
    let take = || {
        let mut next = next.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let index = *next;
        *next += 1;
        items.get(index).map(|item| (index, item))
    };
    let run = || {
        LARGE.set(true);
        let mut found = Vec::new();
        while let Some((index, item)) = take() {
            found.push((index, work(item)));
        }
        found
    };
    let mut found = scope(|scope| {
        let started: Vec<_> = (0..threads)
            .map(|_| Builder::new().name("arcoiris-parser".into()).stack_size(STACK).spawn_scoped(scope, run))
            .collect();
        let mut found = Vec::with_capacity(items.len());
        // One thread is enough: it takes all.
        for thread in started.into_iter().flatten() {
            found.extend(thread.join().map_err(|_| NoThread("it panicked".into()))?);
        }
        Ok(found)
    })?;
    if found.len() != items.len() {
        return Err(NoThread("the system gives no thread".into()));
    }
    found.sort_unstable_by_key(|(index, _)| *index);
    Ok(found.into_iter().map(|(_, result)| result).collect())
}

/// Does `work` on a thread that the parser can run on: this one, if it is such a thread. Trees are walked by recursion, so that
/// whatever handles statements is best run here as a whole.
///
/// # Errors
/// The system gave no thread, or `work` panicked.
pub fn on_large_stack<R: Send>(work: impl FnOnce() -> R + Send) -> Result<R, NoThread> {
    if LARGE.get() {
        return Ok(work());
    }
    scope(|scope| {
        let work = || {
            LARGE.set(true);
            work()
        };
        let thread = Builder::new()
            .name("arcoiris-parser".into())
            .stack_size(STACK)
            .spawn_scoped(scope, work)
            .map_err(|error| NoThread(error.to_string()))?;
        thread.join().map_err(|_| NoThread("it panicked".into()))
    })
}
