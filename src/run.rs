//! The order of the stages: one article in, its records out. The only file that knows it.

mod ahead;

use crate::analysis::{Annotated, Packs};
use crate::load::{Input, Loaded};
use crate::model::{Problem, Source};
use crate::report::{Analysed, ProblemRecord, Records, records};
use crate::rules::scan::Scan;
use crate::{annotate, clean, date, detect, relate, segment};
use ahead::Ahead;
use anyhow::Result;
use rayon::prelude::*;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::SyncSender;

/// The records of all inputs, in their order, whatever the number of threads. `make` runs beside the analysis.
pub fn extract_all<T: Send>(
    inputs: impl Iterator<Item = Input> + Send,
    packs: &Packs,
    make: impl Fn(Records) -> T + Sync,
    sink: impl FnMut(T) -> Result<()>,
) -> Result<()> {
    analyse_all(inputs, packs, |_, records| make(records), sink)
}

/// As `extract_all`, with the analysis at hand; none where the input had to be set aside.
pub fn analyse_all<T: Send>(
    inputs: impl Iterator<Item = Input> + Send,
    packs: &Packs,
    make: impl Fn(Option<&Analysed>, Records) -> T + Sync,
    sink: impl FnMut(T) -> Result<()>,
) -> Result<()> {
    each(inputs, |input| analyse_or_say(input.load(), packs, &make), sink)
}

/// What `one` makes of each input, in order; side by side where there are threads for it.
fn each<T: Send>(
    inputs: impl Iterator<Item = Input> + Send,
    one: impl Fn(Input) -> T + Sync + Send,
    mut sink: impl FnMut(T) -> Result<()>,
) -> Result<()> {
    if rayon::current_num_threads() == 1 {
        // Each input is done with before the next one is read: nobody waits for records while we wait for input.
        let mut inputs = inputs;
        return inputs.try_for_each(|input| sink(one(input)));
    }
    let ahead = Ahead::default();
    let (done, made) = std::sync::mpsc::sync_channel::<Vec<T>>(0);
    std::thread::scope(|scope| {
        let (_end, made) = (ahead.until_dropped(), made);
        scope.spawn(|| ahead.fill(inputs));
        // What was made goes out while the next inputs are analysed.
        scope.spawn(|| analyse_batches(&ahead, &one, done));
        made.iter().try_for_each(|made| made.into_iter().try_for_each(&mut sink))
    })
}

/// Analyses what is read, batch by batch, until nothing more comes or nobody wants more.
fn analyse_batches<T: Send>(ahead: &Ahead, one: &(impl Fn(Input) -> T + Sync + Send), done: SyncSender<Vec<T>>) {
    loop {
        let batch = ahead.take();
        // Some articles take a hundred times as long as others: each is handed out on its own.
        let made: Vec<T> = batch.into_par_iter().with_max_len(1).map(one).collect();
        if made.is_empty() || done.send(made).is_err() {
            return;
        }
    }
}

/// The records of an input, or its problem.
pub fn extract_or_say(loaded: Loaded, packs: &Packs) -> Records {
    analyse_or_say(loaded, packs, &|_, records| records)
}

/// What `make` has from an input; a fault of ours in one article is that article's problem alone.
fn analyse_or_say<T>(loaded: Loaded, packs: &Packs, make: &impl Fn(Option<&Analysed>, Records) -> T) -> T {
    let source = match loaded {
        Ok(source) => source,
        Err(problem) => return make(None, set_aside(problem)),
    };
    let analysis = || analyse(&source, packs, |analysed| make(Some(analysed), records(analysed)));
    catch_unwind(AssertUnwindSafe(analysis)).unwrap_or_else(|_| {
        let message = "the analysis failed; set aside, please report it".to_owned();
        make(None, set_aside(Problem { path: source.id.clone(), code: "internal", message }))
    })
}

fn set_aside(problem: Problem) -> Records {
    Records { problem: Some(ProblemRecord::from(&problem)), ..Records::default() }
}

/// The records of one article.
pub fn extract(source: &Source, packs: &Packs) -> Records {
    analyse(source, packs, records)
}

/// Analyses one article and hands the whole analysis to `then`.
pub fn analyse<R>(source: &Source, packs: &Packs, then: impl FnOnce(&Analysed) -> R) -> R {
    let page = clean::clean(source, packs);
    let language = detect::language(&page, &source.metadata, packs);
    let grammar = packs.grammar(&language);
    let segments = segment::segment(&page, &grammar.language, &packs.facts.page);
    let scan = Scan::new(&page.text, grammar, segments);
    let mut annotated = Annotated::new(&page, &packs.facts, scan);
    annotated.numbers = annotate::number::numbers(&mut annotated);
    annotated.times = annotate::time::times(&mut annotated);
    annotated.weapons = annotate::weapon::weapons(&mut annotated);
    annotated.money = annotate::money::money(&mut annotated);
    (annotated.actors, annotated.mentions) = annotate::actor::actors(&mut annotated);
    annotated.verbs = annotate::verb::verbs(&mut annotated);
    let clauses = relate::clause::Clauses::new(&annotated);
    let said = relate::attribution::attributions(&annotated, &clauses);
    let deals = relate::deal::deals(&mut annotated, &said);
    let events = relate::event::events(&annotated, clauses, &said, &deals);
    let (published, times) = date::resolve(&annotated, &source.metadata);
    date::office::settle(&mut annotated, &published);
    then(&Analysed { source, language: &language, annotated: &annotated, published, times, events, deals })
}
