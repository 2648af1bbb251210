//! The country of what is told without one: `the junta`, and who is told of behind `Mali: `.

use super::Reader;
use crate::model::{ActorKind, Mention, Tokens, Use};
use crate::relate::clause::{Part, mentions_in};
use crate::text::Casing;

impl Reader<'_> {
    /// `Niger condemned it. The junta expelled the envoy`: the state that a body of a state is of, where it is all that a
    /// noun phrase holds; the one of the headline, else the last subject, if that is one.
    pub(super) fn state_of(&self, chunk: usize) -> Option<u32> {
        let tokens = self.clauses.chunks[chunk].tokens;
        let scan = &self.annotated.scan;
        if let Some(own) = self.own_land(chunk) {
            return Some(own);
        }
        let body = scan.mark(tokens.first as usize, self.classes.state_body).filter(|m| m.end == tokens.end)?;
        let here = |state: &u32| scan.key(body) != LOCAL || self.is_reported_from(*state);
        let opening = self.land_of_headline(chunk).or_else(|| self.land_of_opening(chunk));
        let opening = opening.or_else(|| self.land_of_heading(chunk));
        // `Mali : …` above a page from Bamako
        let home = || self.land_of_title().filter(|&land| self.is_reported_from(land));
        let opening = opening.or_else(|| self.land_of_critic(chunk)).or_else(home);
        let told = opening.or_else(|| self.state_before(chunk).filter(here));
        told.or_else(|| self.only_land()).or_else(|| self.land_of_title()).or_else(|| self.land_of_topic(chunk))
    }

    /// `X said his country would`, `“Our government rejects it,” X said`: whoever speaks does so for that land.
    fn own_land(&self, chunk: usize) -> Option<u32> {
        let tokens = self.clauses.chunks[chunk].tokens;
        let last = tokens.end as usize - 1;
        let land = self.annotated.scan.is(last, self.classes.own_land) && self.is_owned(tokens.first);
        self.speaker(tokens.first).filter(|&s| land && self.country(s).is_some())
    }

    /// `The Malian Ports Party accused the government`: at home a party, a union, the opposition has a government of its own.
    fn land_of_critic(&self, chunk: usize) -> Option<u32> {
        let begin = self.clauses.sentence_of(chunk).start;
        let verb = (begin..chunk).rev().find_map(|c| self.finite_verb(c))?;
        let [subject] = self.places(verb).subject[..] else { return None };
        if self.clauses.chunks[subject].part != Part::Noun {
            return None;
        }
        let tokens = self.clauses.chunks[subject].tokens;
        let inside = mentions_in(self.annotated, tokens);
        let (critic, mention) = inside.into_iter().rfind(|(_, m)| self.heads_phrase(m, tokens) && subject < chunk)?;
        let own = mention.actor.and_then(|a| self.annotated.actors[a as usize].code.as_deref());
        let of_critics = matches!(own.unwrap_or(&mention.code).get(3..), Some("PTY" | "OPP" | "LAB" | "NGO"));
        let land = self.country(critic).filter(|_| of_critics)?;
        let state = |m: &Mention| self.is_kind(m, ActorKind::Country);
        let mentions = self.annotated.mentions.iter().zip(0..);
        mentions.filter(|(m, _)| state(m)).map(|(_, n)| n).find(|&n| self.country(n) == Some(land))
    }

    /// `BEIJING - China said …. The government warned`: is the page's dateline a capital of this state?
    fn is_reported_from(&self, state: u32) -> bool {
        let Some(dateline) = &self.annotated.page.dateline else { return false };
        let Some(land) = self.country(state) else { return false };
        let scan = &self.annotated.scan;
        let mut marks = scan.tokens_in(dateline.span).flat_map(|at| scan.marks_at(at).map(|(_, m)| m));
        marks.any(|m| m.class == self.classes.capital && scan.key(m) == land.as_str())
    }

    /// `Chad votes in May. Police arrested Ann Lee`: the one land of which an article tells, by its own name or its people.
    fn only_land(&self) -> Option<u32> {
        *self.only_land.get_or_init(|| {
            let mentions = &self.annotated.mentions;
            let land = |m: &Mention| self.is_kind(m, ActorKind::Country);
            let counts = |n: &u32| {
                let mention = &mentions[*n as usize];
                self.country(*n).is_some() && (land(mention) || mention.usage == Use::Unnamed || self.is_person(*n))
            };
            let mut told = (0..mentions.len() as u32).filter(counts);
            let one = self.country(told.clone().next()?);
            let named =
                told.clone().find(|&n| land(&mentions[n as usize]) && mentions[n as usize].usage != Use::Origin);
            named.filter(|_| told.all(|n| self.country(n) == one))
        })
    }

    /// `Mali: ten soldiers killed`: the country with which the sentence of a chunk begins, before a colon.
    pub(super) fn land_of_headline(&self, chunk: usize) -> Option<u32> {
        let chunks = &self.clauses.chunks;
        let range = self.clauses.sentence_of(chunk);
        let tokens = chunks[range.start].tokens;
        let colon = chunks.get(range.start + 1).filter(|c| c.part == Part::Stop && chunk > range.start + 1)?.tokens;
        let inside = mentions_in(self.annotated, tokens);
        let whole = |n: u32, m: &Mention| m.phrase == tokens && !self.is_person(n) && self.country(n).is_some();
        let [(land, mention)] = inside[..] else { return None };
        (self.annotated.scan.sign(colon.first as usize) == ':' && whole(land, mention)).then_some(land)
    }

    /// Who people without a land are, by what was told before: the group of that word, an armed one, their land.
    pub(super) fn group_told(&self, chunk: usize, group: u32) -> Option<u32> {
        let told = self.of_same_word(chunk, group).or_else(|| self.the_country(chunk));
        told.or_else(|| self.land_of_forces(chunk, group))
    }

    /// `A Chadian delegation left. The delegation`: those told of by the same word last, with their land.
    fn of_same_word(&self, chunk: usize, group: u32) -> Option<u32> {
        let scan = &self.annotated.scan;
        let mentions = &self.annotated.mentions;
        let tokens = self.clauses.chunks[chunk].tokens;
        let article = scan.mark(tokens.first as usize, self.classes.determiner);
        let alone =
            article.is_some_and(|m| scan.key(m) == "the") && self.leads_phrase(chunk, &mentions[group as usize]);
        let word = |m: &Mention| scan.token_text(m.phrase.end.max(m.tokens.end) as usize - 1);
        let floor = self.floor(tokens.first);
        let near = (0..group).rev().take_while(|&n| mentions[n as usize].tokens.first >= floor);
        let same = |m: &Mention| m.usage == Use::Unnamed && word(m) == word(&mentions[group as usize]);
        let named = |n: u32| {
            let mention = &mentions[n as usize];
            // A government is told of again where it acted before: others have theirs.
            let acts = || self.clauses.chunk_at(mention.phrase.first).is_some_and(|c| self.leads_clause(c));
            same(mention) && self.country(n).is_some() && (!mention.code.ends_with("GOV") || acts())
        };
        near.filter(|_| alone).find(|&n| named(n))
    }

    /// The land of forces and offices that are told of without one: that of the place their sentence opens with, else the
    /// one that the article is about, unless another was told of last.
    pub(super) fn land_of_forces(&self, chunk: usize, forces: u32) -> Option<u32> {
        let mention = &self.annotated.mentions[forces as usize];
        // `an embassy` may be of any land.
        let scan = &self.annotated.scan;
        let article = scan.mark(self.clauses.chunks[chunk].tokens.first as usize, self.classes.determiner);
        let some = article.is_some_and(|m| scan.key(m) == "a");
        let of_state = matches!(&*mention.code, "MIL" | "COP") || &*mention.code == "GOV" && !some;
        if !of_state || !self.leads_phrase(chunk, mention) {
            return self.land_of_headline(chunk).filter(|_| of_state);
        }
        let headed = || self.land_of_headline(chunk);
        headed()
            .or_else(|| self.land_of_opening(chunk))
            .or_else(|| self.land_of_heading(chunk))
            .or_else(|| self.land_of_victims(chunk))
            .or_else(|| self.only_land())
    }

    /// `Mali: fifty killed in an attack … . At least 50 people were killed on Monday`: the land that the headline tells first,
    /// unless another was told of last.
    pub(super) fn land_of_victims(&self, chunk: usize) -> Option<u32> {
        let other = |land: u32| self.state_before(chunk).is_some_and(|state| self.country(state) != self.country(land));
        self.land_of_title().filter(|&land| !other(land))
    }

    /// `les soldats`, `27 soldiers`, but not `les accords militaires`: do no more than an article and a number stand before
    /// a group in its noun phrase?
    fn leads_phrase(&self, chunk: usize, group: &Mention) -> bool {
        let scan = &self.annotated.scan;
        let numbers = &self.annotated.numbers;
        let counts = |t: u32| numbers.iter().any(|n| n.tokens.contains(t as usize));
        let before = self.clauses.chunks[chunk].tokens.first..group.phrase.first.min(group.tokens.first);
        before.into_iter().all(|t| scan.is(t as usize, self.classes.determiner) || counts(t))
    }

    /// Is a noun phrase a body of a state, or people of a group, without the name of their land?
    pub(super) fn tells_forces(&self, chunk: usize) -> bool {
        let tokens = self.clauses.chunks[chunk].tokens;
        let body = self.annotated.scan.mark(tokens.first as usize, self.classes.state_body);
        body.is_some() || mentions_in(self.annotated, tokens).iter().any(|(_, m)| m.usage == Use::Unnamed)
    }

    /// `In Mali, ten soldiers were killed`: the land of the place that a sentence opens with, right before a chunk.
    fn land_of_opening(&self, chunk: usize) -> Option<u32> {
        let chunks = &self.clauses.chunks;
        let begin = self.clauses.sentence_of(chunk).start;
        let [led, place, comma] = chunks.get(begin..chunk)? else { return None };
        let Part::Preposition(mark) = led.part else { return None };
        let opens = comma.part == Part::Comma && matches!(self.annotated.scan.key(mark), "in" | "at");
        let [(land, mention)] = mentions_in(self.annotated, place.tokens)[..] else { return None };
        let stands =
            self.is_kind(mention, ActorKind::Country) || mention.usage == Use::Place && self.is_capital(mention);
        let whole = mention.phrase == place.tokens && stands && self.country(land).is_some();
        (opens && whole).then_some(land)
    }

    /// `CHAD`, and below it `Police arrested Ann Lee`, `CHAD Police arrested Ann Lee`: the land that heads the entry of a digest.
    fn land_of_heading(&self, chunk: usize) -> Option<u32> {
        let scan = &self.annotated.scan;
        let chunks = &self.clauses.chunks;
        let number = scan.sentence_of(chunks[chunk].tokens.first as usize);
        let whole = |n: usize| {
            let sentence = &scan.sentences[n];
            let first = self.clauses.chunk_at(sentence.first)?;
            let tokens = chunks[first].tokens;
            let (land, mention) = *mentions_in(self.annotated, tokens).first()?;
            let alone = tokens.end == sentence.end && mention.phrase == tokens;
            let last = mention.tokens.end as usize - 1;
            let shouted = mention.tokens.first == sentence.first
                && scan.tokens[last].casing == Casing::Upper
                && scan.tokens.get(last + 1).is_some_and(|t| t.casing == Casing::Capital && !t.glued);
            let heads = sentence.opens_paragraph && self.is_kind(mention, ActorKind::Country) && (alone || shouted);
            heads.then_some(land)
        };
        (number.saturating_sub(ENTRY)..number + 1).rev().find_map(whole)
    }

    /// The land that stands before a colon in the headline above the text.
    fn land_of_title(&self) -> Option<u32> {
        let titled = self.annotated.scan.sentences.first().is_some_and(|s| s.headline);
        let title = self.clauses.sentences.first().filter(|title| titled && title.len() > 2)?;
        self.land_of_headline(title.start + 2)
    }

    /// `Soldiers in Chad seize power … The junta accused Mali`: the only land that the headline names, where the sentence
    /// of a body of a state tells of no other place.
    fn land_of_topic(&self, chunk: usize) -> Option<u32> {
        let chunks = &self.clauses.chunks;
        let titled = self.annotated.scan.sentences.first().is_some_and(|s| s.headline);
        let title = self.clauses.sentences.first().filter(|title| titled && title.end <= chunk)?;
        let within = |range: &std::ops::Range<usize>| {
            let tokens = Tokens { first: chunks[range.start].tokens.first, end: chunks[range.end - 1].tokens.end };
            mentions_in(self.annotated, tokens)
        };
        let named = within(title);
        let lands = || named.iter().filter_map(|(n, _)| self.country(*n));
        let one = lands().next().filter(|first| lands().all(|land| land == *first))?;
        let elsewhere = |(n, m): &(u32, &Mention)| {
            let placed = m.usage == Use::Place || matches!(self.led_by(m), Some("in" | "from"));
            placed && self.country(*n).is_some_and(|land| land != one)
        };
        if within(&self.clauses.sentence_of(chunk)).iter().any(elsewhere) {
            return None;
        }
        let state = |m: &Mention| self.is_kind(m, ActorKind::Country) && m.usage != Use::Origin;
        named.iter().find(|(_, m)| state(m)).map(|(n, _)| *n)
    }

    /// The subject told of last in the sentences before, at most a few back, where that is a state or one of its bodies.
    fn state_before(&self, chunk: usize) -> Option<u32> {
        let chunks = &self.clauses.chunks;
        let scan = &self.annotated.scan;
        let floor = self.floor(chunks[chunk].tokens.first);
        let near = (0..self.clauses.sentence_of(chunk).start).rev().take_while(|&c| chunks[c].tokens.first >= floor);
        let subject = |&c: &usize| chunks[c].part == Part::Noun && self.leads_clause(c);
        let last = near.filter(subject).find_map(|c| {
            let tokens = chunks[c].tokens;
            mentions_in(self.annotated, tokens).into_iter().rfind(|(_, m)| self.heads_phrase(m, tokens))
        });
        let state = |n: u32, m: &Mention| {
            let of_state = |code: &str| matches!(code.get(3..), Some("GOV" | "MIL" | "COP" | "JUD" | "LEG"));
            // `the Chadian ministry of trade`, and then `the ministry`
            let word = |t: u32| scan.token_text(t as usize).to_lowercase();
            let same = || word(m.tokens.first) == word(chunks[chunk].tokens.end - 1);
            let body =
                m.usage == Use::Unnamed && of_state(&m.code) || self.is_kind(m, ActorKind::Organization) && same();
            self.country(n).is_some() && (body || self.is_kind(m, ActorKind::Country))
        };
        last.filter(|&(n, m)| state(n, m)).map(|(n, _)| n)
    }
}

/// Bodies of which every land has its own: not those of the land told of last, unless the page comes from there.
const LOCAL: &str = "local";

/// So many sentences at most has the entry of a digest.
const ENTRY: usize = 12;
