//! MB/s of each stage and of the whole, on text made from the fixtures, how the time grows with the text, and how many
//! times as long as `wc -w` it all takes on the same bytes.
//!
//! `BENCH_CORPUS=news.jsonl cargo bench -- wc` measures against `wc` on a corpus of your own: five articles repeated
//! stay in the caches as no news does.

use corpus::analysis::{Annotated, Packs};
use corpus::model::{Metadata, Source};
use corpus::report::{self, Analysed};
use corpus::rules::scan::Scan;
use corpus::{annotate, clean, date, detect, load, relate, run, segment};
use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use serde_json::json;
use std::hint::black_box;
use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

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
    let deals = relate::deal::deals(&mut annotated.clone(), &said);
    group.bench_function("event", |b| {
        b.iter_batched(
            || clauses.clone(),
            |clauses| black_box(relate::event::events(&annotated, clauses, &said, &deals)),
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

/// Bytes of text that are measured against `wc`, where no corpus is named.
const MEASURED: usize = 20 << 20;

/// The articles of the corpus named, else of the fixtures over and over; and the file that holds them.
fn corpus(folder: &std::path::Path) -> (Vec<Source>, PathBuf) {
    let named = std::env::var_os("BENCH_CORPUS").map(PathBuf::from);
    let path = named.unwrap_or_else(|| {
        let once: String = ["en", "fr"].map(|l| json!({"text": source(l, 1).text}).to_string() + "\n").concat();
        let path = folder.join("fixtures.jsonl");
        std::fs::write(&path, once.repeat(MEASURED / once.len() + 1)).expect("a folder of our own");
        path
    });
    let lines = std::fs::read_to_string(&path).expect("the corpus is readable");
    let read = |(n, line): (usize, &str)| load::json_line(line, "bench", n).ok();
    (lines.lines().enumerate().filter_map(read).collect(), path)
}

/// The shortest of three times that `wc -w` takes on a file.
fn word_count(path: &std::path::Path) -> Duration {
    let once = || {
        let begin = Instant::now();
        let counted = Command::new("wc").arg("-w").arg(path).env("LC_ALL", "C.UTF-8").output();
        counted.is_ok_and(|o| o.status.success()).then(|| begin.elapsed())
    };
    (0..3).filter_map(|_| once()).min().expect("`wc` counts words")
}

/// How long each stage takes on one thread, in the order of `run`.
fn clocked(articles: &[Source], packs: &Packs) -> Vec<(&'static str, Duration)> {
    let mut clock: Vec<(&str, Duration)> = Vec::new();
    for source in articles {
        let mut nth = 0;
        macro_rules! stage {
            ($name:literal, $work:expr) => {{
                let begin = Instant::now();
                let made = black_box($work);
                if clock.len() == nth {
                    clock.push(($name, Duration::ZERO));
                }
                clock[nth].1 += begin.elapsed();
                nth += 1;
                made
            }};
        }
        let page = stage!("clean", clean::clean(source, packs));
        let language = stage!("detect", detect::language(&page, &source.metadata, packs));
        let grammar = packs.grammar(&language);
        let segments = stage!("segment", segment::segment(&page, &grammar.language, &packs.facts.page));
        let scan = stage!("scan", Scan::new(&page.text, grammar, segments));
        let mut annotated = Annotated::new(&page, &packs.facts, scan);
        annotated.numbers = stage!("number", annotate::number::numbers(&mut annotated));
        annotated.times = stage!("time", annotate::time::times(&mut annotated));
        annotated.weapons = stage!("weapon", annotate::weapon::weapons(&mut annotated));
        annotated.money = stage!("money", annotate::money::money(&mut annotated));
        (annotated.actors, annotated.mentions) = stage!("actor", annotate::actor::actors(&mut annotated));
        annotated.verbs = stage!("verb", annotate::verb::verbs(&mut annotated));
        let clauses = stage!("clause", relate::clause::Clauses::new(&annotated));
        let said = stage!("attribution", relate::attribution::attributions(&annotated, &clauses));
        let deals = stage!("deal", relate::deal::deals(&mut annotated, &said));
        let events = stage!("event", relate::event::events(&annotated, clauses, &said, &deals));
        let (published, times) = stage!("date", date::resolve(&annotated, &source.metadata));
        stage!("office", date::office::settle(&mut annotated, &published));
        let analysed = Analysed { source, language: &language, annotated: &annotated, published, times, events, deals };
        let records = stage!("report", report::records(&analysed));
        stage!("json", serde_json::to_vec(&records).expect("records can be written"));
        debug_assert_eq!(nth, clock.len());
    }
    clock
}

/// Each stage and the whole against `wc -w` on the same bytes.
fn against_wc(c: &mut Criterion) {
    let packs = Packs::embedded().expect("the built-in packs load");
    let folder = tempfile::tempdir().expect("a folder of our own");
    let (articles, path) = corpus(folder.path());
    let bytes = std::fs::metadata(&path).expect("the corpus is there").len() as f64;
    let counted = word_count(&path);
    let mut clock = clocked(&articles, &packs);
    let whole = clock.iter().map(|(_, time)| *time).sum();
    let line = |name: &str, time: Duration| {
        let (rate, ratio) = (bytes / 1e6 / time.as_secs_f64(), time.as_secs_f64() / counted.as_secs_f64());
        println!("wc/{name:<12} {rate:>8.1} MB/s {ratio:>6.1} times wc -w");
    };
    clock.iter().for_each(|(name, time)| line(name, *time));
    line("whole", whole);
    clock.sort_by_key(|(_, time)| *time);
    clock.last().iter().for_each(|(name, time)| {
        println!("wc/largest stage: {name}, {:.0} % of the whole", 100.0 * time.as_secs_f64() / whole.as_secs_f64());
    });
    // Criterion asks for a measurement where a filter names this group.
    c.bench_function("wc", |b| b.iter(|| black_box(&path)));
}

criterion_group!(benches, against_wc, stages, growth, loading);
criterion_main!(benches);
