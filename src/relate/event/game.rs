//! What is only a game, or a story: sport, films, the stage, whose victories and attacks are none of this.

use super::Reader;
use crate::model::{Event, EventStatus, Party, Tense, Tokens, VerbGroup};
use crate::relate::clause::Part;
use crate::rules::frame::Frame;

/// An article is about a pastime where it says so this often, and once in so many tokens.
const PASTIME: usize = 4;
const PASTIME_SHARE: usize = 40;
/// Or so often, and once in so few: a short one.
const SHORT_PASTIME: usize = 3;
const SHORT_SHARE: usize = 25;
/// So many sentences, with the headline, open an article.
const OPENING: usize = 3;
/// An article tells of a disaster where it names storms, floods or fires this often.
const CALAMITY: usize = 2;

impl Reader<'_> {
    /// Is the article about a pastime?
    pub(super) fn is_pastime(&self) -> bool {
        let scan = &self.annotated.scan;
        let told = (0..scan.tokens.len()).filter(|&t| scan.is(t, self.classes.pastime)).count();
        let often = |times: usize, share: usize| told >= times && told * share >= scan.tokens.len();
        often(PASTIME, PASTIME_SHARE) || often(SHORT_PASTIME, SHORT_SHARE) || self.reviews()
    }

    /// Where the first sentences end.
    fn end_of_opening(&self) -> u32 {
        let sentences = &self.annotated.scan.sentences;
        sentences.get(OPENING - 1).or(sentences.last()).map_or(0, |s| s.end)
    }

    /// `in this thriller`, `ce roman`: does an article open with a work of fiction that it points at?
    fn reviews(&self) -> bool {
        let scan = &self.annotated.scan;
        let nouns = &scan.grammar.words.nouns;
        let opening = self.end_of_opening();
        let pointed = |t: u32| scan.mark(t as usize, self.classes.determiner).is_some_and(|m| scan.key(m) == "this");
        let mut chunks = self.clauses.chunks.iter().take_while(|c| c.tokens.first < opening);
        chunks.any(|c| {
            let head = if c.part == Part::Noun && pointed(c.tokens.first) { self.nouns(c.tokens).last() } else { None };
            head.is_some_and(|(at, n)| at + 1 == c.tokens.end && nouns.kinds(n) & self.kinds.work != 0)
        })
    }

    /// `Chad attacked from the start and Mali's goalkeeper …`: a deed that games have as well, in a sentence with a word that
    /// only games have.
    pub(super) fn is_played(&self, frame: &Frame, token: u32) -> bool {
        let scan = &self.annotated.scan;
        let sentence = || scan.sentences[scan.sentence_of(token as usize)].tokens();
        frame.has("played") && sentence().any(|t| scan.is(t, self.classes.game))
    }

    /// `The novel tells how Chad invaded Mali`, `In the novel, Chad …`: behind a verb of telling, whose subject is a work of
    /// fiction or a show, and behind such a work, what stands in the sentence is told there alone.
    pub(super) fn is_told_in_work(&self, group: &VerbGroup) -> bool {
        let Some(own) = self.clauses.chunk_at(group.head) else { return false };
        let verbs = &self.annotated.scan.grammar.words.verbs;
        let depicts = |g: &VerbGroup| g.finite() && verbs.kinds(g.lemma) & self.kinds.depict != 0;
        let work = |&c: &usize| {
            let named = self.nouns(self.clauses.chunks[c].tokens).last();
            named.is_some_and(|(_, n)| self.annotated.scan.grammar.words.nouns.kinds(n) & self.kinds.work != 0)
        };
        let verb = |c: usize| match self.clauses.chunks[c].part {
            Part::Verb(n) => Some(n).filter(|&n| depicts(&self.annotated.verbs[n as usize])),
            _ => None,
        };
        let first = self.clauses.sentence_of(own).start;
        if first + 1 < own && self.preposition(first) == Some("in") && work(&(first + 1)) {
            return true;
        }
        let before = (first..own).filter_map(verb);
        before.into_iter().any(|n| self.places(n).subject.iter().any(work))
    }

    /// `The writer X has died`: the person of whose death the article opens with; what it tells of their deeds is their life.
    fn departed(&self) -> Option<u32> {
        let scan = &self.annotated.scan;
        let verbs = &scan.grammar.words.verbs;
        let opening = self.end_of_opening();
        let mut told = self.annotated.verbs.iter().enumerate().take_while(|(_, g)| g.head < opening);
        told.find_map(|(number, group)| {
            let dies = verbs.kinds(group.lemma) & self.kinds.decease != 0
                && group.finite()
                && group.status == EventStatus::Happened;
            let [subject] = self.places(number as u32).subject[..] else { return None };
            let [person] = self.sides(&[subject], false)[..] else { return None };
            let slots = &self.places(number as u32).slots;
            let struck = slots.iter().flat_map(|(_, list)| list).any(|&c| self.is_attack(c));
            self.annotated.mentions[person as usize].actor.filter(|_| dies && self.is_person(person) && !struck)
        })
    }

    /// Without what an obituary tells of the life of the dead.
    pub(super) fn without_life(&self, mut found: Vec<Event>) -> Vec<Event> {
        let actor = |p: &Party| self.annotated.mentions[p.mention as usize].actor;
        let departed = if found.is_empty() { None } else { self.departed() };
        let own = |e: &Event| matches!(&e.source[..], [one] if departed.is_some() && actor(one) == departed);
        found.retain(|e| !own(e));
        found
    }

    /// `Ten were killed when a storm struck`: does the sentence, or the article, tell of storms, floods and fires more often
    /// than of attacks?
    pub(super) fn tells_of_calamity(&self, token: u32) -> bool {
        let scan = &self.annotated.scan;
        let sentence = &scan.sentences[scan.sentence_of(token as usize)];
        let own = self.calamities(Tokens { first: sentence.first, end: sentence.end });
        let all = || self.calamities(Tokens { first: 0, end: scan.tokens.len() as u32 });
        let article =
            || *self.calamity.get_or_init(|| matches!(all(), (told, attacks) if told >= CALAMITY && told > attacks));
        matches!(own, (1.., 0)) || own.1 == 0 && article()
    }

    /// How many words of such disasters, and how many of attacks, stand in a run of tokens.
    pub(super) fn calamities(&self, tokens: Tokens) -> (usize, usize) {
        let nouns = &self.annotated.scan.grammar.words.nouns;
        let of = |kinds: u64, kind: u64| usize::from(kinds & kind != 0);
        self.nouns(tokens).fold((0, 0), |(told, attacks), (_, noun)| {
            let kinds = nouns.kinds(noun);
            (told + of(kinds, self.kinds.calamity), attacks + of(kinds, self.kinds.attack))
        })
    }

    /// `une tempête venue de Cuba`: nobody of there.
    pub(super) fn is_weather(&self, chunk: usize) -> bool {
        let next = self.clauses.chunks.get(chunk + 1).map(|c| c.part);
        let tense = |n: u32| self.annotated.verbs[n as usize].tense;
        matches!(next, Some(Part::Verb(n)) if tense(n) == Tense::Participle) && self.is_beast(&[chunk])
    }

    /// `An elephant attacked a tourist`: no one's deed.
    pub(super) fn is_beast(&self, heads: &[usize]) -> bool {
        let nouns = &self.annotated.scan.grammar.words.nouns;
        let beast = |&c: &usize| {
            let head = self.nouns(self.clauses.chunks[c].tokens).last();
            head.is_some_and(|(_, n)| nouns.kinds(n) & self.kinds.beast != 0)
        };
        !heads.is_empty() && heads.iter().all(beast)
    }
}
