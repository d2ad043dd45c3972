//! The whole check of generated histories, without reading: `cargo bench -p arcoiris-checker --features generate`.
//! Unoptimised, as `cargo build` runs it, see `examples/checking.rs`.

use std::hint::black_box;
use std::sync::Arc;

use arcoiris_checker::{LockFile, Request, cache, check, generate, read};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

fn request(count: usize) -> Request {
    let sources: Vec<_> = generate::history(count)
        .into_iter()
        .filter_map(|file| read::source(&format!("versions/{}", file.name), file.text.into_bytes()).ok())
        .collect();
    let read = cache::revisions(&sources, 15, None).unwrap_or_default();
    let revisions: Vec<_> = read.into_iter().filter_map(|(revision, _)| revision.map(Arc::new)).collect();
    assert_eq!(revisions.len(), count, "every generated revision can be read");
    Request { revisions, lock: LockFile::Missing("history.lock".to_owned()), ..Request::default() }
}

fn checking(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("check");
    group.sample_size(10);
    for count in [10, 100, 1000, 3000] {
        let request = request(count);
        let outcome = check(request.clone());
        assert!(outcome.proven(), "what is measured is a proof: {:?}", outcome.problems.first());
        group.throughput(Throughput::Elements(count as u64));
        group.bench_with_input(BenchmarkId::from_parameter(count), &request, |bencher, request| {
            bencher.iter(|| black_box(check(request.clone())));
        });
    }
    group.finish();
}

criterion_group!(benches, checking);
criterion_main!(benches);
