//! Pronouns and their like: `he`, `the two countries`, `we` inside a quotation. Whom they stand for is told simply, by
//! who was named last, or called by a pronoun since; where that is open, they stand for no one.

use super::roles::longest_role;
use super::words::{Class, Words};
use crate::facts::person_names::Gender;
use crate::model::{Actor, ActorKind, Mention, Tokens, Use, told_together};
use crate::order::Order as _;

/// A pronoun, and the actors that it stands for.
#[derive(Clone, Debug)]
pub struct Pronoun {
    pub tokens: Tokens,
    pub actors: Vec<u32>,
}

/// The pronouns of a text that stand for actors mentioned before; `mentions` in text order.
pub fn pronouns(words: &Words, actors: &[Actor], males: &[Option<bool>], mentions: &[Mention]) -> Vec<Pronoun> {
    let mut reader = Reader { words, actors, males, mentions, told: Vec::new() };
    for number in 0..words.scan.sentences.len() {
        let mut from = 0;
        for at in words.places(words.scan.sentences[number].tokens(), &[Class::Pronoun]) {
            let Some(end) = words.end(at, Class::Pronoun).filter(|_| at >= from) else { continue };
            let stands_for = reader.antecedents(number, at);
            if !stands_for.is_empty() {
                reader.told.push(Pronoun { tokens: Tokens::new(at, end), actors: stands_for });
            }
            from = end;
        }
    }
    reader.told
}

/// The gender of the person of a given name, where the table tells.
pub fn male(words: &Words, given_name: &str) -> Option<bool> {
    match words.facts.person_names.get(given_name).given?.gender {
        Gender::Male => Some(true),
        Gender::Female => Some(false),
        Gender::Either => None,
    }
}

struct Reader<'a> {
    words: &'a Words<'a>,
    actors: &'a [Actor],
    /// Beside `actors`.
    males: &'a [Option<bool>],
    mentions: &'a [Mention],
    /// The pronouns read so far.
    told: Vec<Pronoun>,
}

impl Reader<'_> {
    fn antecedents(&self, sentence: usize, at: usize) -> Vec<u32> {
        if self.words.is(at, Class::Impersonal) {
            return Vec::new();
        }
        match self.words.key(at, Class::Pronoun).unwrap_or_default() {
            "male" => self.person(sentence, at, true).into_iter().collect(),
            "female" => self.person(sentence, at, false).into_iter().collect(),
            "leaders" => self.two_leaders(at),
            "people" => self.last_two((0, at), |actor| actor.kind == ActorKind::Person),
            "countries" => self.two_countries(at),
            "group" => self.pair(sentence, at),
            "speaker" => self.speaker(sentence, at).into_iter().collect(),
            _ => Vec::new(),
        }
    }

    fn is_person(&self, actor: u32, male: bool) -> bool {
        let person = self.actors[actor as usize].kind == ActorKind::Person;
        person && self.males[actor as usize].is_none_or(|m| m == male)
    }

    /// The first person told of in this sentence before the pronoun, else in the sentence before, and in the one before
    /// that: by name, or by a pronoun for one person.
    fn person(&self, sentence: usize, at: usize, male: bool) -> Option<u32> {
        let scan = self.words.scan;
        (sentence.saturating_sub(MAX_BACK)..=sentence).rev().find_map(|number| {
            let tokens = scan.sentences[number];
            let (first, end) = (tokens.first as usize, at.min(tokens.end as usize));
            let within = self.between(first, end).iter().filter(|mention| !self.is_of_officer(mention));
            let mut named =
                within.filter_map(|m| Some((m.tokens.first, m.actor.filter(|&a| self.is_person(a, male))?)));
            named.next().into_iter().chain(self.called(first, end, male)).min().map(|(_, actor)| actor)
        })
    }

    /// The first person for whom alone a pronoun between two tokens stands, with its token.
    fn called(&self, from: usize, to: usize, male: bool) -> Option<(u32, u32)> {
        let first = self.told.partition_point(|p| (p.tokens.first as usize) < from);
        let within = self.told[first..].iter().take_while(|p| (p.tokens.first as usize) < to);
        within
            .filter_map(|p| Some((p.tokens.first, *p.actors.first().filter(|_| p.actors.len() == 1)?)))
            .find(|&(_, actor)| self.is_person(actor, male))
    }

    /// `As X's envoy, he`, `Émissaire de X, il`: another than X.
    fn is_of_officer(&self, mention: &Mention) -> bool {
        let words = self.words;
        let (first, end) = (mention.tokens.first as usize, mention.tokens.end as usize);
        let link = words.mark_before(first, Class::OfCountry);
        let of = link.is_some_and(|link| words.before(link.first as usize, Class::Role));
        let office = longest_role(words, end + 1).filter(|_| words.is_possessive(end));
        let close = office.map_or(end, |office| office.end as usize);
        (of || office.is_some()) && words.is_comma(close) && words.is(close + 1, Class::Pronoun)
    }

    fn between(&self, from: usize, to: usize) -> &[Mention] {
        let place = |token: usize| self.mentions.partition_point(|m| (m.tokens.first as usize) < token);
        let (from, to) = (place(from), place(to));
        &self.mentions[from..to.max(from)]
    }

    /// The two people mentioned last; where one of them leads no state, the two who do in the same sentence: `X, accompanied
    /// by Ann Lee, received Y. The two leaders …`
    fn two_leaders(&self, at: usize) -> Vec<u32> {
        let two = self.last_two((0, at), |actor| actor.kind == ActorKind::Person);
        let leads = |actor: &Actor| {
            let lead = |role: &str| matches!(role, "head_of_state" | "head_of_government");
            actor.kind == ActorKind::Person && actor.roles.iter().any(|found| lead(&found.role))
        };
        let last = self.between(0, at).iter().rev().find(|m| m.actor.is_some_and(|a| two.contains(&a)));
        let Some(last) = last.filter(|_| !two.iter().all(|&a| leads(&self.actors[a as usize]))) else { return two };
        let scan = self.words.scan;
        let sentence = scan.sentences[scan.sentence_of(last.tokens.first as usize)].first as usize;
        let leaders = self.last_two((sentence, at), leads);
        if leaders.is_empty() { two } else { leaders }
    }

    /// The two actors that fit and were mentioned last.
    fn last_two(&self, (from, at): (usize, usize), fits: impl Fn(&Actor) -> bool) -> Vec<u32> {
        let named = self.between(from, at).iter().rev().take(MAX_MENTIONS);
        let named = named.filter_map(|mention| Some((mention.tokens.first, mention.actor?)));
        let called = self.told.iter().rev().take_while(|p| p.tokens.first as usize >= from).take(MAX_MENTIONS);
        let called = called.flat_map(|p| p.actors.iter().rev().map(|&actor| (p.tokens.first, actor)));
        let of_kind = |&(_, actor): &(u32, u32)| fits(&self.actors[actor as usize]);
        let mut backwards: Vec<(u32, u32)> = named.chain(called).filter(of_kind).collect();
        backwards.order_by_key(|&(at, _)| std::cmp::Reverse(at));
        let sentence = |at: u32| self.words.scan.sentence_of(at as usize);
        told_together(backwards.into_iter().map(|(at, actor)| (sentence(at), actor, actor)))
    }

    /// The two countries told of last: those joined by `and`, unless two others have been named since, and not in passing, as
    /// an adjective or as the place of something.
    fn two_countries(&self, at: usize) -> Vec<u32> {
        let last = self.last_two((0, at), |actor| actor.kind == ActorKind::Country);
        let country = |m: &&Mention| m.actor.is_some_and(|a| self.actors[a as usize].kind == ActorKind::Country);
        let named: Vec<&Mention> = self.between(0, at).iter().rev().take(MAX_MENTIONS).filter(country).collect();
        let joined = named.windows(2).position(|two| self.are_joined(two[1], two[0]) && two[0].actor != two[1].actor);
        let Some(joined) = joined else { return last };
        let place = |m: &Mention| {
            let led = self.words.mark_before(m.tokens.first as usize, Class::PlacePreposition);
            m.usage == Use::Place && led.is_some_and(|link| self.words.scan.key(link) == "place")
        };
        let passing = |m: &Mention| m.usage == Use::Origin || place(m);
        let since = |actor: &u32| named[..joined].iter().any(|m| m.actor == Some(*actor) && !passing(m));
        let pair = [named[joined + 1], named[joined]].map(|m| m.actor);
        let told = |actor: &u32| pair.contains(&Some(*actor)) || since(actor);
        if last.iter().all(told) { last } else { pair.into_iter().flatten().collect() }
    }

    /// Do two mentions stand beside each other with no more than `and` between?
    fn are_joined(&self, first: &Mention, second: &Mention) -> bool {
        let link = first.phrase.end as usize;
        self.words.key(link, Class::OrgLink) == Some("and")
            && self.words.end(link, Class::OrgLink) == Some(second.phrase.first as usize)
    }

    /// `Ann Lee and Tomo Baran … they`: two people joined by `and`, in this sentence or the one before, and no one named
    /// since.
    fn pair(&self, sentence: usize, at: usize) -> Vec<u32> {
        let from = self.words.scan.sentences[sentence.saturating_sub(1)].first as usize;
        let named = |m: &&Mention| m.actor.is_some() && m.usage != Use::Pronoun;
        let people: Vec<&Mention> = self.between(from, at).iter().filter(named).collect();
        let [.., first, second] = people[..] else { return Vec::new() };
        let person = |m: &Mention| m.actor.is_some_and(|a| self.actors[a as usize].kind == ActorKind::Person);
        let joined = self.are_joined(first, second);
        let alone = first.phrase.first == 0 || !self.words.is_comma(first.phrase.first as usize - 1);
        let two = joined && alone && person(first) && person(second) && first.actor != second.actor;
        if two { first.actor.into_iter().chain(second.actor).collect() } else { Vec::new() }
    }

    /// The person outside the quotation, beside a verb of saying.
    fn speaker(&self, sentence: usize, at: usize) -> Option<u32> {
        let tokens = self.words.scan.sentences[sentence];
        let quotes = |to: usize| (tokens.first as usize..to).filter(|&t| self.words.is_quote(t)).count();
        if quotes(at) % 2 == 0 {
            return None;
        }
        let within = self.between(tokens.first as usize, tokens.end as usize);
        let outside = within.iter().filter(|m| quotes(m.tokens.first as usize) % 2 == 0 && m.usage == Use::Actor);
        let speaks = |m: &&Mention| {
            let (first, end) = (m.phrase.first as usize, m.phrase.end as usize);
            self.words.is(end, Class::Speech) || self.words.before(first, Class::Speech)
        };
        outside.filter(speaks).find_map(|m| m.actor)
    }
}

const MAX_BACK: usize = 2;
const MAX_MENTIONS: usize = 40;
