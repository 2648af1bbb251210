//! MB/s of each stage and of the whole, on text made from the fixtures, and how the time grows with the text.

use corpus::analysis::{Annotated, Packs};
use corpus::model::{Metadata, Source};
use corpus::rules::scan::Scan;
use corpus::{annotate, clean, detect, relate, run, segment};
use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use std::hint::black_box;

/// All fixtures of one language as one article, `times` over.
fn source(language: &str, times: usize) -> Source {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures");
    let entries = std::fs::read_dir(folder).expect("the fixtures are there").flatten();
    let mut paths: Vec<_> = entries.map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "txt")).collect();
    paths.sort();
    let french = |path: &std::path::Path| path.to_string_lossy().contains("entretiens");
    let texts = paths.iter().filter(|p| french(p) == (language == "fr"));
    let once: String = texts.map(|p| std::fs::read_to_string(p).expect("a fixture is readable")).collect();
    let metadata = Metadata { language: Some(language.into()), ..Metadata::default() };
    Source { id: "bench".into(), path: "bench".into(), text: once.repeat(times), metadata, ..Source::default() }
}

fn stages(c: &mut Criterion) {
    let packs = Packs::embedded().expect("the built-in packs load");
    let source = source("en", 10);
    let page = clean::clean(&source, &packs);
    let language = detect::language(&page, &source.metadata, &packs);
    let grammar = packs.grammar(&language);
    let mut group = c.benchmark_group("stages");
    group.throughput(Throughput::Bytes(source.text.len() as u64));
    group.bench_function("clean", |b| b.iter(|| black_box(clean::clean(&source, &packs))));
    group.bench_function("detect", |b| b.iter(|| black_box(detect::language(&page, &Metadata::default(), &packs))));
    group.bench_function("segment", |b| {
        b.iter(|| black_box(segment::segment(&page, &grammar.language, &packs.facts.page)))
    });
    let segments = || segment::segment(&page, &grammar.language, &packs.facts.page);
    let scan = |segments| Scan::new(&page.text, grammar, segments);
    group.bench_function("scan", |b| b.iter_batched(segments, |s| black_box(scan(s)), BatchSize::LargeInput));
    let mut annotated = Annotated::new(&page, &packs.facts, scan(segments()));
    macro_rules! annotation {
        ($name:literal, $stage:expr, $field:ident) => {
            group.bench_function($name, |b| {
                b.iter_batched(|| annotated.clone(), |mut a| black_box($stage(&mut a)), BatchSize::LargeInput);
            });
            annotated.$field = $stage(&mut annotated);
        };
    }
    annotation!("number", annotate::number::numbers, numbers);
    annotation!("time", annotate::time::times, times);
    annotation!("weapon", annotate::weapon::weapons, weapons);
    annotation!("money", annotate::money::money, money);
    group.bench_function("actor", |b| {
        b.iter_batched(|| annotated.clone(), |mut a| black_box(annotate::actor::actors(&mut a)), BatchSize::LargeInput);
    });
    (annotated.actors, annotated.mentions) = annotate::actor::actors(&mut annotated);
    annotation!("verb", annotate::verb::verbs, verbs);
    group.bench_function("clause", |b| b.iter(|| black_box(relate::clause::Clauses::new(&annotated))));
    let clauses = relate::clause::Clauses::new(&annotated);
    group.bench_function("attribution", |b| {
        b.iter(|| black_box(relate::attribution::attributions(&annotated, &clauses)));
    });
    let said = relate::attribution::attributions(&annotated, &clauses);
    group.bench_function("deal", |b| {
        b.iter_batched(
            || annotated.clone(),
            |mut a| black_box(relate::deal::deals(&mut a, &said)),
            BatchSize::LargeInput,
        );
    });
    group.bench_function("event", |b| {
        b.iter_batched(
            || clauses.clone(),
            |clauses| black_box(relate::event::events(&annotated, clauses, &said)),
            BatchSize::LargeInput,
        );
    });
    group.bench_function("whole", |b| b.iter(|| black_box(run::extract(&source, &packs))));
    group.finish();
}

/// The time of the whole at 1, 10 and 100 times the text: it should grow with the text and no faster.
fn growth(c: &mut Criterion) {
    let packs = Packs::embedded().expect("the built-in packs load");
    let mut group = c.benchmark_group("growth");
    group.sample_size(10);
    for language in ["en", "fr"] {
        for times in [1, 10, 100] {
            let source = source(language, times);
            group.throughput(Throughput::Bytes(source.text.len() as u64));
            group.bench_with_input(BenchmarkId::new(language, times), &source, |b, source| {
                b.iter(|| black_box(run::extract(source, &packs)));
            });
        }
    }
    group.finish();
}

/// What every call of the program pays before it reads a word.
fn loading(c: &mut Criterion) {
    c.bench_function("load packs", |b| b.iter(|| black_box(Packs::embedded().expect("the built-in packs load"))));
}

criterion_group!(benches, stages, growth, loading);
criterion_main!(benches);
