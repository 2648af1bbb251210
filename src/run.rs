//! The order of the stages: one article in, its records out. The only file that knows it.

use crate::analysis::{Annotated, Packs};
use crate::model::Source;
use crate::report::{Analysed, Records, records};
use crate::rules::scan::Scan;
use crate::{annotate, clean, date, detect, relate, segment};

/// The records of one article.
pub fn extract(source: &Source, packs: &Packs) -> Records {
    analyse(source, packs, records)
}

/// Analyses one article and hands the whole analysis to `then`.
pub fn analyse<R>(source: &Source, packs: &Packs, then: impl FnOnce(&Analysed) -> R) -> R {
    let page = clean::clean(source, packs);
    let language = detect::language(&page, &source.metadata, packs);
    let grammar = packs.grammar(&language);
    let segments = segment::segment(&page, grammar);
    let scan = Scan::new(&page.text, grammar, segments);
    let mut annotated = Annotated {
        page: &page,
        facts: &packs.facts,
        scan,
        numbers: Vec::new(),
        times: Vec::new(),
        actors: Vec::new(),
        mentions: Vec::new(),
        weapons: Vec::new(),
        money: Vec::new(),
        verbs: Vec::new(),
    };
    annotated.numbers = annotate::number::numbers(&mut annotated);
    annotated.times = annotate::time::times(&mut annotated);
    annotated.weapons = annotate::weapon::weapons(&mut annotated);
    annotated.money = annotate::money::money(&mut annotated);
    (annotated.actors, annotated.mentions) = annotate::actor::actors(&mut annotated);
    annotated.verbs = annotate::verb::verbs(&mut annotated);
    let said = relate::attribution::attributions(&annotated);
    let deals = relate::deal::deals(&mut annotated, &said);
    let events = relate::event::events(&annotated, &said);
    let (published, times) = date::resolve(&annotated, &source.metadata);
    then(&Analysed { source, language: &language, annotated: &annotated, published, times, events, deals })
}
