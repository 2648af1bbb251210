//! The two of whom the discourse tells: `the two leaders`, `they met`, a meeting told before.

use super::super::{Draft, Reader};
use crate::model::{ActorKind, Event, EventStatus, EventType, Mention, Person, Tense, Tokens, Use, told_together};
use crate::relate::clause::{Part, mentions_in};
use crate::rules::scan::Mark;

impl Reader<'_> {
    /// `they`, `the two leaders`: the two who were told of together last, both people or neither.
    pub(in crate::relate::event) fn last_pair(&self, chunk: usize, kind: Option<ActorKind>) -> Vec<u32> {
        self.last_two(chunk, |m| kind.is_none_or(|k| self.is_kind(m, k)))
    }

    /// The chunks of the sentence before that of a chunk.
    fn sentence_before(&self, chunk: usize) -> Option<std::ops::Range<usize>> {
        let begin = self.clauses.sentence_of(chunk).start;
        begin.checked_sub(1).map(|c| self.clauses.sentence_of(c))
    }

    /// A body told of in one sentence and a country in another: nothing says that they are two of something.
    fn are_worlds_apart(&self, two: &[u32]) -> bool {
        let [first, second] = two else { return false };
        let mention = |n: u32| &self.annotated.mentions[n as usize];
        let country = |n: u32| self.is_kind(mention(n), ActorKind::Country);
        let sentence = |n: u32| self.annotated.scan.sentence_of(mention(n).tokens.first as usize);
        country(*first) != country(*second) && sentence(*first) != sentence(*second)
    }

    /// `Les militaires ont annoncé qu'ils`, `The soldiers left. They`: the people whom the last verb of many is of, whoever
    /// they are; none where it is of anything else.
    fn people_before(&self, chunk: usize) -> Option<Vec<u32>> {
        let begin = self.clauses.sentence_of(chunk).start;
        let from = self.sentence_before(chunk).map_or(begin, |before| before.start);
        let subject = &self.places((from..chunk).rev().find_map(|c| self.verb_of_many(c))?).subject;
        let people = |&c: &usize| self.classes.people.iter().any(|&class| self.holds(c, class));
        let named = |&c: &usize| self.clauses.chunks[c].part == Part::Noun;
        let all = !subject.is_empty() && subject.iter().all(|c| named(c) && people(c));
        all.then(|| self.sides(subject, true))
    }

    /// `France has 1,500 soldiers there. The accords run for a month. They demand`: two who were told of before a sentence
    /// that has another subject in the plural.
    fn are_long_past(&self, two: &[u32], chunk: usize) -> bool {
        let Some(mut before) = self.sentence_before(chunk) else { return false };
        let first = self.clauses.chunks[before.start].tokens.first;
        two.iter().all(|&n| self.annotated.mentions[n as usize].tokens.first < first)
            && before.any(|c| self.verb_of_many(c).is_some())
    }

    /// `they`: those of whom the sentences before tell as two or many; else the last two.
    pub(super) fn they(&self, chunk: usize) -> Vec<u32> {
        if let Some(group) = self.many_before(chunk).or_else(|| self.group_before(chunk)) {
            return vec![group];
        }
        let two = self.two_in_sentence(chunk);
        if !two.is_empty() || self.follows_many_who_speak(chunk) {
            return two;
        }
        if let Some(people) = self.people_before(chunk) {
            return people;
        }
        match self.joined_before(chunk) {
            none if none.is_empty() => match self.last_pair(chunk, None) {
                two if self.are_worlds_apart(&two) || self.are_long_past(&two, chunk) => Vec::new(),
                two if two.iter().any(|&one| self.stands_among_many(one)) => Vec::new(),
                two => two,
            },
            joined => joined,
        }
    }

    /// `X and Y condemned the attack in Chad. They called`: the names that are together the subject of the sentence before;
    /// else the one whose verb says that it is many.
    pub(super) fn joined_before(&self, chunk: usize) -> Vec<u32> {
        let Some(before) = self.sentence_before(chunk) else { return Vec::new() };
        let Some(verb) = before.into_iter().find_map(|c| self.finite_verb(c)) else { return Vec::new() };
        let subject = &self.places(verb).subject;
        let named = |&c: &usize| self.clauses.chunks[c].part == Part::Noun;
        let many = self.annotated.verbs[verb as usize].person == Person::ThirdPlural;
        let one = many && subject.len() == 1 && self.pair(subject[0]).is_empty();
        let fits = (subject.len() > 1 || one) && subject.iter().all(named);
        let sides = if fits { self.sides(subject, true) } else { Vec::new() };
        // `Les ministres malien et tchadien sont partis. Ils`
        if one && !sides.is_empty() && sides.iter().all(|&side| self.is_known(side)) {
            return sides;
        }
        if sides.len() > 1 && sides.iter().all(|&side| self.is_actor(side)) { sides } else { Vec::new() }
    }

    /// `Rebels met the envoy. They accuse Chad`: the group without a name that the sentence before begins with.
    pub(in crate::relate::event) fn group_before(&self, chunk: usize) -> Option<u32> {
        let chunks = &self.clauses.chunks;
        let begin = self.clauses.sentence_of(chunk).start;
        let before = chunk.checked_sub(1).filter(|_| chunk == begin).map(|c| self.clauses.sentence_of(c).start)?;
        let tokens = chunks.get(before).filter(|c| c.part == Part::Noun && self.leads_clause(before))?.tokens;
        let inside = mentions_in(self.annotated, tokens);
        let (number, group) = inside.last().filter(|(_, m)| m.usage == Use::Unnamed && self.heads_phrase(m, tokens))?;
        self.is_plural(group.phrase).then_some(*number)
    }

    /// `the two ministers`: the two told of together last who hold one of these offices.
    pub(super) fn last_pair_of(&self, chunk: usize, offices: &[&str]) -> Vec<u32> {
        self.last_two(chunk, |m| self.holds_one_of(m, offices))
    }

    /// `the two ministers`, long after they were named: the only two of the article who hold one of these offices, each of
    /// a land of its own.
    pub(super) fn only_two_of(&self, chunk: usize, offices: &[&str]) -> Vec<u32> {
        let actors = &self.annotated.actors;
        let holds = |a: &u32| {
            let actor = &actors[*a as usize];
            actor.kind == ActorKind::Person && actor.roles.iter().any(|r| offices.contains(&&*r.role))
        };
        let holders: Vec<u32> = (0..actors.len() as u32).filter(holds).collect();
        let [first, second] = holders[..] else { return Vec::new() };
        let token = self.clauses.chunks[chunk].tokens.first;
        let mentions = &self.annotated.mentions;
        let to = mentions.partition_point(|m| m.tokens.first < token) as u32;
        let named = |actor: u32| (0..to).rev().find(|&n| mentions[n as usize].actor == Some(actor));
        let (Some(one), Some(other)) = (named(first), named(second)) else { return Vec::new() };
        let (own, others) = (self.country(one), self.country(other));
        if own.is_some() && others.is_some() && own != others { vec![one, other] } else { Vec::new() }
    }

    pub(super) fn last_two(&self, chunk: usize, fits: impl Fn(&Mention) -> bool) -> Vec<u32> {
        let mut doers = self.doers_before(chunk);
        doers.extend(self.others_behind(chunk));
        doers.extend(self.lone_doer(chunk).filter(|_| doers.is_empty()));
        let of_doers: Vec<u32> =
            doers.iter().flat_map(|&d| mentions_in(self.annotated, d)).filter_map(|(_, m)| m.actor).collect();
        // `X met Y and Z. X said the two sides`: the two others who are told of in one sentence.
        if !of_doers.is_empty() {
            let others = self.two_of(chunk, &doers, |m| fits(m) && !m.actor.is_some_and(|a| of_doers.contains(&a)));
            let sentence =
                |n: &u32| self.annotated.scan.sentence_of(self.annotated.mentions[*n as usize].tokens.first as usize);
            if others.len() > 1 && sentence(&others[0]) == sentence(&others[1]) {
                return others;
            }
        }
        self.two_of(chunk, &doers, fits)
    }

    /// The two told of together last, but for those in some phrases.
    fn two_of(&self, chunk: usize, but: &[Tokens], fits: impl Fn(&Mention) -> bool) -> Vec<u32> {
        let scan = &self.annotated.scan;
        let token = self.clauses.chunks[self.list_start(chunk)].tokens.first;
        let mentions = &self.annotated.mentions;
        let place = |token: u32| mentions.partition_point(|m| m.tokens.first < token);
        let range = place(self.floor(token))..place(token);
        let acts = |m: &Mention| {
            let may = matches!(m.usage, Use::Actor | Use::Unnamed) && fits(m) && !m.code.ends_with("MED");
            may && !self.only_describes(m)
                && !self.tells_where(m)
                && !self.is_named_as_topic(m)
                && !self.hears(m)
                && !self.tells_of_others(m)
                && !self.tells_whose(m)
                && !self.tells_whose_office(m)
                && !self.tells_when(m)
                && !self.stands_in_cause(m, chunk)
                && !but.iter().any(|d| d.contains(m.tokens.first as usize))
        };
        let apart = self.follows_gerund_clause(chunk).then(|| scan.sentence_of(token as usize));
        let mut people = None;
        told_together(range.rev().filter_map(|number| {
            let mention = &mentions[number];
            let actor = mention.actor.filter(|_| acts(mention))?;
            if apart == Some(scan.sentence_of(mention.tokens.first as usize)) {
                return None;
            }
            let person = self.is_kind(mention, ActorKind::Person);
            let same = *people.get_or_insert(person) == person;
            same.then(|| (scan.sentence_of(mention.tokens.first as usize), actor, number as u32))
        }))
    }

    /// `Thanking A and B, they said`: does a clause without a subject of its own, of those who are meant, open the sentence
    /// and end right before a chunk?
    fn follows_gerund_clause(&self, chunk: usize) -> bool {
        let part = |at: usize| self.clauses.chunks[at].part;
        let begin = self.clauses.sentence_of(chunk).start;
        let gerund =
            |at: usize| matches!(part(at), Part::Verb(n) if self.annotated.verbs[n as usize].tense == Tense::Gerund);
        let finite = |at: usize| matches!(part(at), Part::Verb(n) if self.annotated.verbs[n as usize].finite());
        chunk > begin + 1 && gerund(begin) && part(chunk - 1) == Part::Comma && !(begin..chunk).any(finite)
    }

    /// `Chad urged the two countries`: who does it to them is neither.
    fn doers_before(&self, chunk: usize) -> Vec<Tokens> {
        let chunks = &self.clauses.chunks;
        let begin = self.clauses.sentence_of(chunk).start;
        let before = |at: usize| at.checked_sub(1).filter(|&c| c >= begin);
        // `called on both sides`
        let led = before(chunk).filter(|&c| matches!(chunks[c].part, Part::Preposition(_)));
        let verb = before(led.unwrap_or(chunk));
        let Some(Part::Verb(n)) = verb.map(|c| chunks[c].part) else { return Vec::new() };
        self.places(n).subject.iter().map(|&c| chunks[c].tokens).collect()
    }

    /// `The two leaders met with X`: whom they do something with is neither.
    fn others_behind(&self, chunk: usize) -> Vec<Tokens> {
        let chunks = &self.clauses.chunks;
        let Some(Part::Verb(n)) = chunks.get(chunk + 1).map(|c| c.part) else { return Vec::new() };
        let places = self.places(n);
        let with = |p: usize| matches!(self.preposition(p), Some("with"));
        let led = places.slots.iter().filter(|(p, _)| with(*p)).flat_map(|(_, list)| list);
        let own = places.subject.contains(&chunk);
        places.objects.iter().chain(led).filter(|_| own).map(|&c| chunks[c].tokens).collect()
    }

    /// `The spokesman X said they met`: whoever speaks for others is none of them.
    fn tells_of_others(&self, mention: &Mention) -> bool {
        let roles = mention.actor.map(|a| &self.annotated.actors[a as usize].roles);
        roles.is_some_and(|roles| roles.iter().any(|r| matches!(&*r.role, "spokesperson" | "journalist")))
    }

    /// `les livraisons de la Russie`, `the gas from Chad`: a name that only tells whose a thing is, or where from.
    pub(super) fn tells_whose(&self, mention: &Mention) -> bool {
        let chunk = self.clauses.chunk_at(mention.tokens.first).filter(|_| !self.is_kind(mention, ActorKind::Person));
        let led = |c: &usize| matches!(self.preposition(*c), Some("of" | "from" | "against"));
        let head = chunk.and_then(|c| c.checked_sub(1)).filter(led).and_then(|c| c.checked_sub(1));
        // `above all from Chad`
        let bare = |c: usize| {
            let mut tokens = self.clauses.chunks[c].tokens.range();
            tokens.all(|t| self.annotated.scan.is(t, self.classes.determiner))
        };
        let thing = |c: usize| !bare(c) && !self.classes.people.iter().any(|&class| self.holds(c, class));
        head.is_some_and(|head| self.clauses.chunks[head].is_nominal() && thing(head))
    }

    /// `X, Chad's second minister of trade`: whose office it is that someone just named holds.
    fn tells_whose_office(&self, mention: &Mention) -> bool {
        let Some(chunk) = self.clauses.chunk_at(mention.tokens.first) else { return false };
        let chunks = &self.clauses.chunks;
        let named = |c: usize| {
            let tokens = chunks[c].tokens;
            mentions_in(self.annotated, tokens).iter().any(|(n, m)| self.is_person(*n) && m.phrase.end == tokens.end)
        };
        let owns =
            mention.phrase.first == chunks[chunk].tokens.first && !self.heads_phrase(mention, chunks[chunk].tokens);
        self.is_kind(mention, ActorKind::Country)
            && owns
            && chunk > 1
            && chunks[chunk - 1].part == Part::Comma
            && named(chunk - 2)
    }

    /// `talks between X and the two leaders`: where the list begins that a chunk goes on with; X is none of the two.
    fn list_start(&self, chunk: usize) -> usize {
        let part = |at: usize| self.clauses.chunks[at].part;
        let begin = self.clauses.sentence_of(chunk).start;
        let joined = chunk >= begin + 3 && part(chunk - 1) == Part::Conjunction && part(chunk - 2) == Part::Noun;
        let led = joined && matches!(part(chunk - 3), Part::Preposition(_));
        if led { chunk - 2 } else { chunk }
    }

    /// `On Chad, they agreed`: what a sentence is about does not act in it.
    fn is_named_as_topic(&self, mention: &Mention) -> bool {
        let Some(chunk) = self.clauses.chunk_at(mention.tokens.first) else { return false };
        chunk < self.past_topic(self.clauses.sentence_of(chunk).start)
    }

    /// `represented in Chad by`, `met in Lima, Peru`: a country where something is done.
    fn tells_where(&self, mention: &Mention) -> bool {
        let place = |at: usize| {
            let town = at.checked_sub(2).filter(|_| self.clauses.chunks[at - 1].part == Part::Comma);
            town.and_then(|town| self.preposition(town.checked_sub(1)?)) == Some("in")
        };
        self.is_kind(mention, ActorKind::Country)
            && (self.led_by(mention) == Some("in") || self.clauses.chunk_at(mention.tokens.first).is_some_and(place))
    }

    /// Is a person known by no office but those under a leader?
    pub(super) fn only_serves(&self, mention: &Mention) -> bool {
        let serves = |role: &str| {
            let offices = ["foreign_minister", "defence_minister", "finance_minister", "minister", "deputy_minister"];
            offices.contains(&role) || matches!(role, "diplomat" | "spokesperson" | "journalist" | "legislator")
        };
        let roles = mention.actor.map(|a| &self.annotated.actors[a as usize].roles);
        roles.is_some_and(|roles| !roles.is_empty() && roles.iter().all(|r| serves(&r.role)))
    }

    pub(super) fn holds_one_of(&self, mention: &Mention, offices: &[&str]) -> bool {
        let roles = mention.actor.map(|a| &self.annotated.actors[a as usize].roles);
        roles.is_some_and(|roles| roles.iter().any(|r| offices.contains(&&*r.role)))
    }

    /// `during the conference`: what only tells when.
    fn tells_when(&self, mention: &Mention) -> bool {
        self.led_by(mention) == Some("during")
    }

    /// `told Reuters`: right behind a verb of saying.
    fn hears(&self, mention: &Mention) -> bool {
        let verbs = &self.annotated.verbs;
        let before = verbs.partition_point(|g| g.tokens.end <= mention.phrase.first).checked_sub(1);
        let kinds = |n: usize| self.annotated.scan.grammar.words.verbs.kinds(verbs[n].lemma);
        before.is_some_and(|n| verbs[n].tokens.end == mention.phrase.first && kinds(n) & self.kinds.speech != 0)
    }

    /// `the two leaders`, `both countries`: a noun of the kind `pair` behind its number.
    pub(in crate::relate::event) fn pair(&self, chunk: usize) -> Vec<u32> {
        self.pair_key(chunk).map(|key| self.pair_alone(chunk, key)).unwrap_or_default()
    }

    /// What kind of two a noun phrase tells of, where it tells of two.
    pub(in crate::relate::event) fn pair_key(&self, chunk: usize) -> Option<&str> {
        let scan = &self.annotated.scan;
        let tokens = self.clauses.chunks[chunk].tokens;
        // `Neither country`: the first word says no more than that, and stands before the phrase.
        let first = (tokens.first as usize).saturating_sub(1);
        let denied = scan.mark(first, self.classes.pair).filter(|m| m.end > tokens.first).map(|m| (first, m));
        // `The two agreed`, not `the two jets`
        let verb = || matches!(self.clauses.chunks.get(chunk + 1).map(|c| c.part), Some(Part::Verb(_)));
        let fits = |m: &Mark| scan.key(*m) != "alone" || m.end == tokens.end && verb();
        let inside = || tokens.range().find_map(|t| Some((t, scan.mark(t, self.classes.pair).filter(fits)?)));
        let (at, pair) = denied.or_else(inside)?;
        // `the leaders`, not `political leaders`.
        let described = (tokens.first as usize..at).any(|t| !scan.is(t, self.classes.determiner));
        // `warned the countries that have bought tanks`: those of whom the clause behind tells.
        let defined =
            (tokens.end as usize) < scan.tokens.len() && scan.is(tokens.end as usize, scan.grammar.class("relative"));
        // `freed two women`: not those two of whom was told.
        let numbers = &self.annotated.numbers;
        let number = numbers.get(numbers.partition_point(|n| n.tokens.first < tokens.first));
        let counted = number.is_some_and(|n| n.tokens.first == tokens.first);
        let others = scan.key(pair) == "people" && at == tokens.first as usize && counted;
        (!others && !defined && (!described || pair.end - pair.first > 1)).then(|| scan.key(pair))
    }

    pub(super) fn pair_alone(&self, chunk: usize, key: &str) -> Vec<u32> {
        let kind = match key {
            "ministers" => {
                let offices = ["foreign_minister", "defence_minister", "minister"];
                let near = self.last_pair_of(chunk, &offices);
                return if near.is_empty() { self.only_two_of(chunk, &offices) } else { near };
            }
            "leaders" => return self.two_leaders(chunk),
            "people" => Some(ActorKind::Person),
            "alone" => Some(ActorKind::Person).filter(|&kind| !self.last_pair(chunk, Some(kind)).is_empty()),
            "countries" => Some(ActorKind::Country),
            _ => None,
        };
        let told = if kind == Some(ActorKind::Person) { Vec::new() } else { self.two_told_of(chunk) };
        if !told.is_empty() {
            return told;
        }
        let two = self.last_pair(chunk, kind);
        // `Chad closed the border and alerted its army. Both sides`: one of the two is not told of.
        if let [first, second] = two[..]
            && self.same_side(first, second)
            && !self.is_person(first)
        {
            return Vec::new();
        }
        // `X thanked A, B, C and D. The two sides`: none of these.
        if matches!(key, "two" | "countries") && two.iter().any(|&side| self.stands_among_many(side)) {
            Vec::new()
        } else {
            two
        }
    }

    /// `We have arranged talks with Chad. We had a meeting yesterday`: with those of whom the speaker told right before.
    pub(in crate::relate::event) fn met_before(&self, source: &[u32], token: u32, found: &[Event]) -> Vec<u32> {
        let floor = self.floor(token);
        let own = |event: &&Event| {
            let sides = event.source.iter().map(|p| p.mention);
            event.kind == EventType::Consult && sides.clone().count() == source.len() && {
                sides.zip(source).all(|(told, &s)| self.same_side(told, s))
            }
        };
        let near = found.iter().rev().take_while(|event| event.trigger.first >= floor);
        let last = near.filter(own).find(|event| !event.target.is_empty());
        last.map(|event| event.target.iter().map(|p| p.mention).collect()).unwrap_or_default()
    }

    /// What one who met another promises to nobody named is promised to that other, and on the day when they met.
    pub(in crate::relate::event) fn at_meeting(&self, draft: &mut Draft, found: &[Event]) {
        let own = |side: u32| draft.source.iter().all(|&s| self.same_side(s, side));
        let met = found.iter().rev().find_map(|event| {
            let mut sides = event.source.iter().chain(&event.target).map(|p| p.mention);
            let told = event.kind == EventType::Consult && event.status == EventStatus::Happened;
            let two = told && event.source.len() + event.target.len() == 2 && sides.clone().any(own);
            Some((sides.find(|&side| !own(side)).filter(|_| two)?, event.time))
        });
        let Some((other, time)) = met else { return };
        if draft.target.is_empty() {
            draft.target.push(other);
        }
        if draft.target.iter().all(|&side| self.same_side(side, other)) {
            draft.occasion = time;
        }
    }
}
