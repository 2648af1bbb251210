//! Random text goes through the whole pipeline: quiet, in bounds, on character boundaries, in order.

use corpus::analysis::Packs;
use corpus::load::{decode, json_line};
use corpus::model::{Page, Source};
use corpus::report::Evidence;
use corpus::rules::scan::Scan;
use corpus::{clean, detect, run, segment};
use proptest::prelude::*;
use std::sync::LazyLock;

static PACKS: LazyLock<Packs> = LazyLock::new(|| Packs::embedded().expect("the built-in packs load"));

/// What news is made of, and what breaks programs: the random texts are rows of these.
const PIECES: &[&str] = &[
    " ",
    " ",
    " ",
    "\n",
    "\n\n",
    "\r\n",
    "\t",
    "\0",
    "\u{feff}",
    "\u{200b}",
    "\u{301}",
    "\u{a0}",
    "é",
    "İ",
    "ß",
    "ﬁ",
    "💥",
    "👩‍👩‍👧",
    "ن",
    "中",
    "。",
    ".",
    ". ",
    ", ",
    "...",
    "…",
    "-",
    " - ",
    "–",
    "—",
    "_",
    "'",
    "''",
    "``",
    "`",
    "\"",
    "“",
    "”",
    "‘",
    "’",
    "«",
    "»",
    "„",
    "(",
    ")",
    "[",
    "]",
    "|",
    "•",
    ":",
    ";",
    "?",
    "!",
    "%",
    "$",
    "€",
    "/",
    "@",
    "#",
    "0",
    "7",
    "24",
    "1,5",
    "2019",
    "100,000",
    "1/2",
    "17:30",
    "3rd",
    "20s",
    "the ",
    "a ",
    "he ",
    "not ",
    "said ",
    "will ",
    "has ",
    "met ",
    "sold ",
    "to ",
    "of ",
    "in ",
    "and ",
    "le ",
    "a dit ",
    "que ",
    "ne ",
    "pas ",
    "tanks",
    "AK-103",
    "Su-30MK2",
    "missiles",
    "million ",
    "milliards ",
    "dollars ",
    "loan ",
    "Russia",
    "Venezuela",
    "France",
    "the Kremlin",
    "President ",
    "Mr. ",
    "M. ",
    "U.S.",
    "John F. ",
    "Putin",
    "Путин",
    "Maduro",
    "MOSCOW, ",
    "September ",
    "septembre ",
    "Monday",
    "lundi ",
    "yesterday",
    "last week",
    "next year",
    "(AFP)",
    "REUTER",
    "RELATED",
    "Read more: ",
    "Published ",
    "l'",
    "qu’",
    "aujourd'hui",
    "'s ",
];

fn text() -> impl Strategy<Value = String> {
    let pieces = prop::collection::vec(prop::sample::select(PIECES), 0..120).prop_map(|pieces| pieces.concat());
    prop_oneof![3 => pieces, 1 => any::<String>(), 1 => "(\\PC|\n){0,200}"]
}

fn page(text: String) -> Page {
    clean::clean(&Source { id: "a".into(), text, ..Source::default() }, &PACKS)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_or_set_aside(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(decoded) = decode(&bytes, "a") {
            prop_assert!(!decoded.text.trim().is_empty());
        }
        let _ = json_line(&String::from_utf8_lossy(&bytes), "a", 1);
    }

    #[test]
    fn blocks_stand_in_order_within_their_lines(text in text()) {
        let page = page(text.clone());
        prop_assert_eq!(page.text.as_str(), text.as_str());
        prop_assert_eq!(page.lines.len(), page.text.lines().len());
        for block in &page.blocks {
            prop_assert!(text.get(block.span.range()).is_some_and(|content| !content.is_empty()));
        }
        prop_assert!(page.blocks.is_sorted_by(|a, b| a.span.end <= b.span.start));
        prop_assert_eq!(text.trim().is_empty(), page.blocks.is_empty());
    }

    #[test]
    fn tokens_sentences_and_quotations_fit_each_other(text in text()) {
        let page = page(text);
        let language = detect::language(&page, &Default::default(), &PACKS);
        let grammar = PACKS.grammar(&language);
        let scan = Scan::new(&page.text, grammar, segment::segment(&page, &grammar.language, &PACKS.facts.page));
        prop_assert!(scan.tokens.iter().all(|t| !t.span.is_empty() && page.text.as_str().get(t.span.range()).is_some()));
        prop_assert!(scan.tokens.is_sorted_by(|a, b| a.span.end <= b.span.start));
        let ends = scan.sentences.iter().map(|s| s.end).collect::<Vec<_>>();
        prop_assert_eq!(ends.last().copied().unwrap_or(0) as usize, scan.tokens.len());
        prop_assert!(scan.sentences.iter().zip(std::iter::once(&0).chain(&ends)).all(|(s, &end)| s.first == end && s.first < s.end));
        prop_assert!(scan.quotes.iter().all(|q| q.first < q.end && q.end as usize <= scan.tokens.len()));
        prop_assert!(scan.quotes.is_sorted_by(|a, b| a.end <= b.first));
    }

    #[test]
    fn evidence_is_what_the_text_says(text in text()) {
        let characters: Vec<char> = text.chars().collect();
        let records = run::extract(&Source { id: "a".into(), text, ..Source::default() }, &PACKS);
        let of_dates = records.dates.iter().flat_map(|r| &r.evidence);
        let of_actors = records.actors.iter().flat_map(|r| &r.evidence);
        let of_events = records.events.iter().flat_map(|r| &r.evidence);
        let of_deals = records.arms_deals.iter().flat_map(|r| &r.evidence);
        let of_money = records.money.iter().flat_map(|r| &r.evidence);
        let all: Vec<&Evidence> = of_dates.chain(of_actors).chain(of_events).chain(of_deals).chain(of_money).collect();
        for evidence in all {
            let said: String = characters[evidence.start..evidence.end].iter().collect();
            prop_assert_eq!(&said, &evidence.text);
        }
    }
}
