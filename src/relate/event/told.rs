//! What else a text tells of an event: when, where, who says so.

mod distance;
mod lapse;
mod time;

use super::{Draft, Reader};
use crate::model::{
    ActorKind, Attribution, Event, EventStatus, EventType, Meaning, Mood, Party, Tense, TimeKind, Tokens, Use,
    VerbGroup,
};
use crate::relate::attribution::said_by;
use crate::relate::clause::{Part, mentions_in};
use distance::CROSSED;

impl Reader<'_> {
    /// The event of a draft.
    pub(super) fn told(&self, draft: Draft) -> Event {
        let scan = &self.annotated.scan;
        let time = self.time_of(&draft).or_else(|| self.time_before(&draft)).or_else(|| self.day_of_entry(&draft));
        // `soon`: no day, so that of the promise.
        let vague = |t: u32| matches!(self.annotated.times[t as usize].meaning, Meaning::Reference(_));
        let time = draft.occasion.filter(|_| time.is_none_or(vague)).or(time);
        // `threatened sanctions in the future`: not when it was said.
        let done = matches!(draft.status, EventStatus::Happened | EventStatus::Ongoing);
        let later = |t: &u32| matches!(&self.annotated.times[*t as usize].meaning, Meaning::Reference(r) if r == AHEAD);
        let time = time.filter(|t| !(done && later(t)));
        let parties = |sides: &[u32]| sides.iter().map(|&mention| Party { mention }).collect::<Vec<_>>();
        let attribution = self.said_by(draft.trigger.first).filter(|a| !self.is_source(a, &draft));
        let attribution = attribution.filter(|a| !self.is_subject(a, &draft)).cloned();
        let sayer = attribution.as_ref().and_then(|a| a.speaker).filter(|_| !self.names_speaker(draft.tokens));
        let sayer = sayer.map(|party| party.mention).filter(|&m| self.is_person(m));
        let behind = |side: u32| self.annotated.mentions[side as usize].tokens.first >= draft.trigger.end;
        let target: Vec<u32> = draft.target.iter().copied().filter(|&t| sayer != Some(t) || !behind(t)).collect();
        Event {
            kind: draft.kind,
            mode: draft.mode.clone().or_else(|| self.afar(&draft)),
            trigger: draft.trigger,
            span: scan.span(draft.tokens.first as usize, draft.tokens.end as usize),
            rule: draft.rule,
            source: parties(&draft.source),
            target: parties(&target),
            place: self.place_of(&draft),
            status: self.status_at(&draft, time),
            time,
            lapse: if time.is_none() { self.lapse(&draft) } else { None },
            news: self.is_news(&draft)
                && !self.goes_on_since(&draft)
                && !self.is_told_of_earlier(&draft)
                && !self.is_said_long_ago(&draft),
            decided: self.is_decided(&draft),
            past: self.is_plain_past(&draft),
            attribution,
            summary: self.summary(&draft),
            repeats: Vec::new(),
        }
    }

    /// `nous`, `us`: else nothing is done to the very words that say who says so: `took ten hostage, Ali Bongo said`.
    fn names_speaker(&self, tokens: Tokens) -> bool {
        let scan = &self.annotated.scan;
        let own = |t: usize| {
            scan.mark(t, self.classes.pronoun).is_some_and(|m| matches!(scan.key(m), "we" | "i" | "speaker"))
        };
        tokens.range().any(own)
    }

    /// `held talks on the phone`: what else would be face to face.
    fn afar(&self, draft: &Draft) -> Option<String> {
        let scan = &self.annotated.scan;
        let end = scan.sentences[scan.sentence_of(draft.trigger.first as usize)].end;
        let behind = draft.trigger.end..draft.tokens.end.max(draft.trigger.end).saturating_add(AFAR).min(end);
        let afar = || behind.clone().any(|t| scan.is(t as usize, self.classes.from_afar));
        (draft.kind == EventType::Consult && afar()).then(|| "phone".to_owned())
    }

    /// The innermost saying that holds a token.
    pub(super) fn said_by(&self, token: u32) -> Option<&Attribution> {
        said_by(&self.annotated.scan, self.said, Tokens { first: token, end: token + 1 })
    }

    /// Is the one who says so the one who does it (`Chile agreed, Chile said`)?
    fn is_source(&self, attribution: &Attribution, draft: &Draft) -> bool {
        attribution.speaker.is_some_and(|p| draft.source.iter().any(|&side| !self.differ(side, p.mention)))
    }

    /// `They discussed the summit on 25 June`: what a verb in the plain past tells lies behind, unless someone says that it
    /// was to be.
    fn is_plain_past(&self, draft: &Draft) -> bool {
        let group = draft.group.map(|n| &self.annotated.verbs[n as usize]);
        let plain = |g: &VerbGroup| g.tense == Tense::Past && g.mood == Mood::Plain && g.finite() && !g.passive;
        draft.status == EventStatus::Happened && draft.kind == EventType::Consult && group.is_some_and(plain)
    }

    /// `decided to recall its envoy`, `the decision to recall its envoy`
    fn is_decided(&self, draft: &Draft) -> bool {
        let verbs = &self.annotated.verbs;
        let infinitive = |g: &&VerbGroup| g.tense == Tense::Infinitive;
        let Some(group) = draft.group.map(|n| &verbs[n as usize]).filter(infinitive) else { return false };
        let words = &self.annotated.scan.grammar.words;
        let decides = |n: u32| words.verbs.kinds(verbs[n as usize].lemma) & self.kinds.decide != 0;
        let noun = |at: u32| self.nouns(Tokens { first: at, end: at + 1 }).next();
        let decision = |at: u32| noun(at).is_some_and(|(_, n)| words.nouns.kinds(n) & self.kinds.decision != 0);
        group.governor.is_some_and(decides) || group.outlook.is_some_and(decision)
    }

    /// Are the words for who says so those of the deed's own subject (`the envoys agreed to it`)?
    fn is_subject(&self, attribution: &Attribution, draft: &Draft) -> bool {
        let scan = &self.annotated.scan;
        let subject = draft.group.and_then(|n| self.places(n).subject.first().copied());
        let tokens = subject.map(|c| self.clauses.chunks[c].tokens);
        draft.kind == EventType::Agree
            && tokens.is_some_and(|t| scan.span(t.first as usize, t.end as usize) == attribution.span)
    }

    /// A present told of a coming day is a plan: `holds talks on Friday`; what is asked may not be so.
    fn status_at(&self, draft: &Draft, time: Option<u32>) -> EventStatus {
        if draft.status != EventStatus::Negated && self.is_asked(draft) {
            return EventStatus::Possible;
        }
        let Some(group) = draft.group.map(|n| &self.annotated.verbs[n as usize]) else {
            // `prepared the summit next year`
            let ahead = time.is_some_and(|t| self.annotated.times[t as usize].is_ahead());
            return if ahead && draft.status == EventStatus::Happened { EventStatus::Scheduled } else { draft.status };
        };
        if draft.status == EventStatus::Scheduled && self.was_only_due(group) {
            return EventStatus::Possible;
        }
        let sentence = self.annotated.scan.sentence_of(draft.trigger.first as usize);
        let headline = self.annotated.scan.sentences[sentence].headline;
        let present = group.tense == Tense::Present && !group.perfect && group.mood == Mood::Plain;
        let coming = |n: u32| {
            let time = &self.annotated.times[n as usize];
            time.is_deictic() && time.tokens.first >= group.tokens.end && self.distance(draft, time.tokens) < CROSSED
        };
        // `Chad accuses Mali of shelling it overnight`: words are said when they are told.
        use EventType::{Accuse, Concede, Reject, Request, Support, Threaten};
        let words =
            matches!(draft.kind, Accuse | Concede | Reject | Request | Support | Threaten) && draft.mode.is_none();
        let present = present && !words;
        if present && !headline && draft.status == EventStatus::Happened && time.is_some_and(coming) {
            return EventStatus::Scheduled;
        }
        draft.status
    }

    /// `had been due to meet X`: as told before the news, that need not have come.
    fn was_only_due(&self, group: &VerbGroup) -> bool {
        let verbs = &self.annotated.verbs;
        let before = |at: u32| verbs.partition_point(|g| g.tokens.end <= at).checked_sub(1);
        let due = group
            .outlook
            .and_then(before)
            .map(|n| &verbs[n])
            .filter(|g| g.tokens.end + 1 >= group.outlook.unwrap_or(0));
        let infinitive = group.tense == Tense::Infinitive && self.said_by(group.head).is_none();
        infinitive && due.is_some_and(|g| g.earlier && g.finite())
    }

    /// Does the sentence end with a question mark, perhaps inside a quotation?
    fn is_asked(&self, draft: &Draft) -> bool {
        let scan = &self.annotated.scan;
        let sentence = scan.sentences[scan.sentence_of(draft.trigger.first as usize)];
        let from = sentence.end.saturating_sub(3).max(sentence.first);
        (from..sentence.end).any(|t| scan.sign(t as usize) == '?')
    }

    /// Told as the news of the day: in the headline or the lead, or as just done.
    fn is_news(&self, draft: &Draft) -> bool {
        use EventType::{Agree, Aid, Cooperate};
        let coming = matches!(draft.status, EventStatus::Scheduled | EventStatus::Possible);
        if coming && !matches!(draft.kind, Aid | Agree | Cooperate) {
            return false;
        }
        let sentence = self.annotated.scan.sentence_of(draft.trigger.first as usize);
        let group = draft.group.map(|n| self.teller(&self.annotated.verbs[n as usize]));
        // `Le ministre avait rejeté l'offre`, told by the text itself: what was before the news, also in its lead.
        let before = group.is_some_and(|g| g.earlier);
        if before && sentence > 0 && self.said_by(draft.trigger.first).is_none() {
            return false;
        }
        if sentence < LEAD {
            return !coming || draft.status == EventStatus::Scheduled;
        }
        let fresh = group.is_some_and(|g| match g.tense {
            Tense::Present => sentence < 2 * LEAD,
            Tense::Past => !g.perfect || self.classes.perfect_tells && !g.earlier || sentence < 2 * LEAD,
            Tense::Future => g.mood == Mood::Plain && draft.kind == Agree,
            _ => false,
        });
        fresh && sentence < DEEP && !self.past_told(sentence)
    }

    /// `has sent troops since the coup`: that goes on, and is no news of the day; `has sent troops, the first since the
    /// coup` is.
    fn goes_on_since(&self, draft: &Draft) -> bool {
        let scan = &self.annotated.scan;
        let sentence = scan.sentences[scan.sentence_of(draft.trigger.first as usize)];
        let since = |t: &u32| scan.mark(*t as usize, self.classes.other_day).is_some_and(|m| scan.key(m) == SINCE);
        let comma = |t: &u32| scan.sign(*t as usize) == ',';
        let perfect = draft.group.is_some_and(|n| self.annotated.verbs[n as usize].perfect);
        let behind = || (draft.trigger.end..sentence.end).take_while(|t| !comma(t)).any(|t| since(&t));
        perfect && (since(&sentence.first) || behind())
    }

    /// `previously blocked`, `had initially promised`: beside the verb a word says that it was before these days.
    fn is_told_of_earlier(&self, draft: &Draft) -> bool {
        let scan = &self.annotated.scan;
        let around = |group: &VerbGroup| group.tokens.first.saturating_sub(1)..group.tokens.end + 1;
        let earlier = |t: u32| scan.marks_of(t as usize, self.classes.adverb).any(|m| scan.key(m) == "earlier");
        draft.group.map(|n| &self.annotated.verbs[n as usize]).is_some_and(|group| {
            // `is known to have sold`
            let teller = self.teller(group);
            let behind = group.tense == Tense::Infinitive && group.perfect && teller.passive;
            behind || around(teller).any(earlier) || self.opens_since(group)
        }) || draft.group.is_some_and(|n| self.is_told_in_passing(n))
            || self.is_apart_by_lapse(draft)
    }

    /// `Chad, which has sold drones to Mali, urged …`: a perfect in a relative clause says only who that is.
    fn is_told_in_passing(&self, group: u32) -> bool {
        let perfect = self.annotated.verbs[group as usize].perfect && !self.classes.perfect_tells;
        let before = || self.clauses.verb_chunk(group)?.checked_sub(1).map(|c| self.clauses.chunks[c].part);
        perfect && (self.places(group).relative || matches!(before(), Some(Part::Relative(_))))
    }

    /// `since Chad closed its border`: is a verb that of a clause from whose day on something else goes on?
    fn opens_since(&self, group: &VerbGroup) -> bool {
        let scan = &self.annotated.scan;
        let Some(verb) = self.clauses.chunk_at(group.head) else { return false };
        let clause = (self.clauses.sentence_of(verb).start..verb).rev().map(|c| self.clauses.chunks[c]);
        let mut clause = clause.take_while(|c| !matches!(c.part, Part::Verb(_) | Part::Comma | Part::Stop));
        clause.any(|c| scan.mark(c.tokens.first as usize, self.classes.other_day).is_some_and(|m| scan.key(m) == SINCE))
    }

    /// The verb that tells when: of an infinitive the one that governs it.
    fn teller<'b>(&'b self, group: &'b VerbGroup) -> &'b VerbGroup {
        match group.governor.filter(|_| group.tense == Tense::Infinitive) {
            Some(governor) => &self.annotated.verbs[governor as usize],
            None => group,
        }
    }

    /// Does a sentence, or the one before it, tell of another year or of a month gone?
    fn past_told(&self, sentence: usize) -> bool {
        let scan = &self.annotated.scan;
        let first = scan.sentences[sentence.saturating_sub(1)].first;
        let end = scan.sentences[sentence].end;
        let times = &self.annotated.times;
        let from = times.partition_point(|t| t.tokens.first < first);
        let near = times[from..].iter().take_while(|t| t.tokens.first < end);
        near.filter(|t| matches!(t.kind, TimeKind::Date | TimeKind::Time)).any(|t| !t.is_deictic())
    }

    /// Where: the place behind the deed, in the article's words.
    fn place_of(&self, draft: &Draft) -> Option<String> {
        let chunks = &self.clauses.chunks;
        let first = self.clauses.chunk_at(draft.trigger.first)?;
        let to = self.clauses.sentence_of(first).end;
        let within = (first..to.saturating_sub(1)).take_while(|&c| chunks[c].tokens.first < draft.tokens.end);
        let led = |c: &usize| matches!(self.preposition(*c), Some("in" | "at"));
        // `in the Chadian civil war` is nowhere.
        let nouns = within.filter(led).map(|c| c + 1).filter(|&c| chunks[c].part == Part::Noun && !self.is_attack(c));
        // `a demandé à la Cédéao d'intervenir`: whom it is done to.
        let side = |t: Tokens| {
            let body = |(n, m): &(u32, &crate::model::Mention)| {
                draft.target.contains(n) && m.phrase.end == t.end && self.is_kind(m, ActorKind::Organization)
            };
            mentions_in(self.annotated, t).iter().any(body)
        };
        let found = nouns.map(|c| chunks[c].tokens).find(|&t| self.is_place(t) && !side(t))?;
        Some(self.words(self.up_to_count(self.without_article(found))))
    }

    /// `ont signé au Pirée deux contrats`: a place ends where something is counted.
    fn up_to_count(&self, place: Tokens) -> Tokens {
        let numbers = &self.annotated.numbers;
        let behind = numbers.get(numbers.partition_point(|n| n.tokens.first <= place.first));
        let count = behind.map(|n| n.tokens.first).filter(|&first| first < place.end);
        let named = |end: u32| self.capital(Tokens { end, ..place });
        Tokens { end: count.filter(|&end| named(end)).unwrap_or(place.end), ..place }
    }

    pub(super) fn is_place(&self, tokens: Tokens) -> bool {
        let inside = mentions_in(self.annotated, tokens);
        let whose = |m: &crate::model::Mention| self.is_owned(m.tokens.first);
        let site = |m: &crate::model::Mention| !matches!(m.usage, Use::Unnamed | Use::Origin) && !whose(m);
        // `a confirmé au président Macron`
        // `attribuée à l'État islamique`, `à l'ambassadeur du Tchad`
        let armed = |m: &crate::model::Mention| {
            let code = m.actor.and_then(|a| self.annotated.actors[a as usize].code.as_deref());
            code.is_some_and(|code| code.ends_with("REB") || code.starts_with("IMG"))
        };
        let of_people = |m: &crate::model::Mention| {
            let group = |k: &crate::model::Mention| k.usage == Use::Unnamed && k.phrase.first < m.tokens.first;
            inside.iter().any(|(_, k)| group(k) && k.phrase.end >= m.tokens.end)
        };
        let site = |n: u32, m: &crate::model::Mention| site(m) && !self.is_person(n) && !armed(m) && !of_people(m);
        let place =
            |n: u32, m: &crate::model::Mention| m.usage == Use::Place || site(n, m) && m.phrase.end == tokens.end;
        inside.iter().any(|(n, m)| place(*n, m)) || inside.is_empty() && self.capital(tokens)
    }

    /// Does the phrase hold a name that no pack knows: `in the Orenburg region`?
    pub(super) fn capital(&self, tokens: Tokens) -> bool {
        let scan = &self.annotated.scan;
        tokens.range().any(|t| {
            let token = scan.tokens[t];
            token.kind == crate::text::TokenKind::Word && token.casing != crate::text::Casing::Lower
        })
    }

    pub(super) fn without_article(&self, tokens: Tokens) -> Tokens {
        let scan = &self.annotated.scan;
        let article = scan.mark(tokens.first as usize, self.classes.determiner);
        Tokens { first: article.filter(|m| m.end < tokens.end).map_or(tokens.first, |m| m.end), end: tokens.end }
    }

    /// The words of some tokens on one line, without what an editor explains between an article and its noun.
    pub(super) fn words(&self, tokens: Tokens) -> String {
        let scan = &self.annotated.scan;
        let slice = |first: u32, end: u32| scan.text.slice(scan.span(first as usize, end as usize));
        match self.editors_aside(tokens) {
            None => crate::text::squeezed(slice(tokens.first, tokens.end)),
            Some(aside) => {
                let rest = self.words(Tokens { first: aside.end, ..tokens });
                format!("{} {rest}", crate::text::squeezed(slice(tokens.first, aside.first)))
            }
        }
    }

    /// `the [state-owned arms exporter] Promexport`: the words in brackets.
    fn editors_aside(&self, tokens: Tokens) -> Option<Tokens> {
        let scan = &self.annotated.scan;
        let sign = |wanted: char| move |t: &u32| scan.sign(*t as usize) == wanted;
        let article = |t: &u32| scan.is(*t as usize - 1, self.classes.determiner);
        let open = (tokens.first + 1..tokens.end).filter(article).find(sign('['))?;
        let close = (open + 1..tokens.end).find(sign(']'))?;
        let told = close - open > SHORTEST_ASIDE && close + 1 < tokens.end;
        told.then_some(Tokens { first: open, end: close + 1 })
    }
}

/// Sentences that tell the news itself: headline, standfirst and lead.
const LEAD: usize = 4;

/// So many tokens behind the words of a deed may tell that it was done from afar.
const AFAR: u32 = 4;

/// How deep in an article a simple past without a time still tells the news of the day: who demanded, who refused.
const DEEP: usize = 32;

/// What stands in brackets behind an article and is no longer than this, in tokens, may be the noun itself.
const SHORTEST_ASIDE: u32 = 3;

/// What times are that only say that something is to come.
const AHEAD: &str = "FUTURE_REF";

/// The key of words for the time from a day on.
const SINCE: &str = "since";
