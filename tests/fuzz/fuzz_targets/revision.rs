//! A revision's file of any bytes: read, checked as a history of its own, its problems printed, its inverse worked out.
#![no_main]

use std::sync::Arc;

use arcoiris_checker::{Request, check, inverse, parse, read, report};
use libfuzzer_sys::{fuzz_mutator, fuzz_target};

fn run(bytes: &[u8]) {
    let source = match read::source("versions/37a02ec8662a_it.sql", bytes.to_vec()) {
        Ok(source) => source,
        Err(problem) => {
            let _ = report::render(&problem);
            return;
        }
    };
    let (revision, problems) = read::revision(&source, 15);
    let request =
        Request { revisions: revision.map(Arc::new).into_iter().collect(), problems, ..Request::default() };
    let outcome = check(request.clone());
    for problem in &outcome.problems {
        let _ = report::render(problem);
        let _ = report::render_for_compiler(problem);
    }
    for revision in &request.revisions {
        let _ = inverse::inverse(&request, &revision.id.value);
    }
}

fuzz_target!(init: arcoiris_fuzz::let_caught_panics_be(), |bytes: &[u8]| {
    parse::on_large_stack(|| run(bytes)).expect("the checker panicked");
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    arcoiris_fuzz::mutate(data, size, max_size, seed)
});
