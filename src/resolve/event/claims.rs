//! What each article claims of one event, so that those who disagree stand side by side: whether it was done, and how
//! many of what.

use super::super::conflict::{Claim, Said};
use super::plain;
use crate::report::{EventRecord, Evidence};
use std::collections::{BTreeMap, BTreeSet};

/// One article's word on an event.
#[derive(Clone, Debug)]
pub(super) struct Telling {
    status: String,
    articles: Vec<String>,
    evidence: Option<Evidence>,
    /// What is counted, with how many of it.
    counts: BTreeMap<String, BTreeSet<String>>,
}

impl Telling {
    pub(super) fn of(event: &EventRecord) -> Telling {
        let mut counts: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (number, what) in event.evidence.iter().flat_map(|e| counted(&e.text)) {
            counts.entry(what).or_default().insert(number);
        }
        let evidence = event.evidence.first().cloned();
        Telling { status: event.status.clone(), articles: event.articles.clone(), evidence, counts }
    }

    fn claim(&self, field: &str, value: String) -> Claim {
        let evidence = self.evidence.iter().cloned().collect();
        Claim {
            field: field.into(),
            of: String::new(),
            said: Said::Words(value),
            articles: self.articles.clone(),
            evidence,
        }
    }
}

/// The claims of all who tell an event: whether it happened, and the first figure that they give differently.
pub(super) fn claims(tellings: &[Telling]) -> Vec<Claim> {
    let status = tellings.iter().filter_map(|t| Some(t.claim("status", done(&t.status)?.into())));
    let disputed = disputed(tellings);
    let figures = tellings.iter().filter_map(|t| {
        let what = disputed?;
        let number = t.counts.get(what)?.first()?;
        Some(t.claim("figure", format!("{number} {what}")))
    });
    status.chain(figures).collect()
}

/// Whether an article says that it was done; none where it tells what is to come.
fn done(status: &str) -> Option<&str> {
    match status {
        "happened" | "ongoing" => Some("happened"),
        "negated" => Some("negated"),
        _ => None,
    }
}

/// What is counted differently, of all that each article counts once only.
fn disputed(tellings: &[Telling]) -> Option<&str> {
    let nouns: BTreeSet<&str> = tellings.iter().flat_map(|t| t.counts.keys().map(String::as_str)).collect();
    nouns.into_iter().find(|noun| {
        let told = || tellings.iter().filter_map(|t| t.counts.get(*noun));
        let numbers: BTreeSet<&String> = told().flatten().collect();
        numbers.len() > 1 && told().all(|numbers| numbers.len() == 1)
    })
}

/// Numbers written in digits with the word behind each: `25 soldiers`.
fn counted(text: &str) -> Vec<(String, String)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let pairs = words.windows(2).filter_map(|pair| {
        let number = pair[0].trim_matches(|c: char| !c.is_alphanumeric());
        let what = pair[1].trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let counts = number.bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b'.') && !number.is_empty();
        (counts && what.chars().count() > 3 && what.chars().all(char::is_alphabetic)).then(|| (plain(number), what))
    });
    pairs.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn telling(status: &str, article: &str, text: &str) -> Telling {
        let evidence = Evidence { article: article.into(), text: text.into(), ..Evidence::default() };
        Telling::of(&EventRecord {
            status: status.into(),
            articles: vec![article.into()],
            evidence: vec![evidence],
            ..EventRecord::default()
        })
    }

    fn values(tellings: &[Telling]) -> Vec<String> {
        let said = |c: &Claim| match &c.said {
            Said::Words(words) => format!("{}: {words}", c.field),
            other => panic!("words, not {other:?}"),
        };
        claims(tellings).iter().map(said).collect()
    }

    #[test]
    fn a_denial_stands_against_a_report() {
        let told = [telling("happened", "a", "Chile raided Peru"), telling("negated", "b", "Chile did not raid Peru")];
        assert_eq!(values(&told), ["status: happened", "status: negated"]);
    }

    #[test]
    fn figures_of_the_same_thing_stand_against_each_other() {
        let told = [
            telling("happened", "a", "the raid killed 25 soldiers in 3 days"),
            telling("happened", "b", "30 soldiers died"),
        ];
        assert_eq!(values(&told)[2..], ["figure: 25 soldiers", "figure: 30 soldiers"]);
        for (a, b) in [("killed 25 soldiers", "2 days, 25 soldiers"), ("1.5 million doses", "1,5 million de doses")] {
            let alike = [telling("happened", "a", a), telling("happened", "b", b)];
            assert_eq!(values(&alike), ["status: happened", "status: happened"]);
        }
    }
}
