//! What the packs do not know yet, as a list with counts: names without a kind, verbs between two actors without a
//! frame, counted nouns without a class. Ready to become pack lines.

use crate::model::{Decimal, Tokens, Use};
use crate::order::Order as _;
use crate::report::Analysed;
use crate::rules::lexicon::UNKNOWN;
use crate::text::{Casing, TokenKind};
use std::collections::BTreeMap;

/// Why something is on the list.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Gap {
    /// Capitalised inside a sentence, and neither actor, weapon nor time.
    Name,
    /// A verb between two actors that no event came from.
    Verb,
    /// A noun behind a number that no pack has.
    Noun,
}

impl Gap {
    pub fn as_str(self) -> &'static str {
        match self {
            Gap::Name => "name",
            Gap::Verb => "verb",
            Gap::Noun => "noun",
        }
    }
}

/// Words that the packs lack, with how often they stood and one sentence each.
#[derive(Debug, Default)]
pub struct Unknown {
    found: BTreeMap<(Gap, String), (usize, String)>,
}

impl Unknown {
    /// Adds what one article holds.
    pub fn add(&mut self, analysed: &Analysed) {
        let covered = covered(analysed);
        self.names(analysed, &covered);
        self.verbs(analysed);
        self.nouns(analysed, &covered);
    }

    /// The list, most frequent first.
    pub fn list(&self) -> Vec<(Gap, &str, usize, &str)> {
        let mut list: Vec<_> =
            self.found.iter().map(|((gap, word), (count, sentence))| (*gap, &**word, *count, &**sentence)).collect();
        list.order_by(|a, b| (a.0, b.2, a.1).cmp(&(b.0, a.2, b.1)));
        list
    }

    fn count(&mut self, gap: Gap, analysed: &Analysed, tokens: Tokens) {
        let scan = &analysed.annotated.scan;
        let text = |first: usize, end: usize| scan.text.slice(scan.span(first, end)).to_owned();
        let sentence = scan.sentences[scan.sentence_of(tokens.first as usize)];
        let entry = self.found.entry((gap, text(tokens.first as usize, tokens.end as usize)));
        entry.or_insert_with(|| (0, text(sentence.first as usize, sentence.end as usize))).0 += 1;
    }

    fn names(&mut self, analysed: &Analysed, covered: &[bool]) {
        let scan = &analysed.annotated.scan;
        for sentence in scan.sentences.iter().filter(|s| !s.headline) {
            let capital = |at: usize| {
                let token = scan.tokens[at];
                token.kind == TokenKind::Word && token.casing != Casing::Lower && !covered[at]
            };
            let mut at = sentence.first as usize + 1;
            while at < sentence.end as usize {
                let run = (at..sentence.end as usize).take_while(|t| capital(*t)).count();
                let strange = (at..at + run).any(|t| scan.word(t) == UNKNOWN);
                if strange {
                    self.count(Gap::Name, analysed, Tokens::new(at, at + run));
                }
                at += run.max(1);
            }
        }
    }

    fn verbs(&mut self, analysed: &Analysed) {
        let annotated = analysed.annotated;
        let acts = |first: usize, end: usize| {
            let inside = |m: &&crate::model::Mention| (first..end).contains(&(m.tokens.first as usize));
            annotated.mentions.iter().filter(|m| matches!(m.usage, Use::Actor | Use::Unnamed)).any(|m| inside(&m))
        };
        for verb in annotated.verbs.iter().filter(|v| v.finite()) {
            let head = verb.head as usize;
            let sentence = annotated.scan.sentences[annotated.scan.sentence_of(head)];
            let told = analysed.events.iter().any(|e| e.trigger.overlaps(verb.tokens));
            if !told && acts(sentence.first as usize, head) && acts(head, sentence.end as usize) {
                self.count(Gap::Verb, analysed, Tokens::new(head, head + 1));
            }
        }
    }

    fn nouns(&mut self, analysed: &Analysed, covered: &[bool]) {
        let scan = &analysed.annotated.scan;
        for number in analysed.annotated.numbers.iter().filter(|n| !n.ordinal && n.value != Decimal::integer(1)) {
            let at = number.tokens.end as usize;
            let Some(token) = scan.tokens.get(at) else { continue };
            if token.kind == TokenKind::Word
                && token.casing == Casing::Lower
                && scan.word(at) == UNKNOWN
                && !covered[at]
            {
                self.count(Gap::Noun, analysed, Tokens::new(at, at + 1));
            }
        }
    }
}

/// Which tokens some annotation holds.
fn covered(analysed: &Analysed) -> Vec<bool> {
    let annotated = analysed.annotated;
    let mut covered = vec![false; annotated.scan.tokens.len()];
    let mentions = annotated.mentions.iter().map(|m| m.phrase);
    let weapons = annotated.weapons.iter().map(|w| w.tokens);
    let times = annotated.times.iter().map(|t| t.tokens);
    let money = annotated.money.iter().map(|m| m.tokens);
    for tokens in mentions.chain(weapons).chain(times).chain(money) {
        covered[tokens.range()].fill(true);
    }
    covered
}
