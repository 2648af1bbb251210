//! The sides of an event: the mentions that noun phrases hold. Those told of earlier are left to `before`; of which body
//! people are, and which words are its name, tells `body`.

mod body;

use super::Reader;
use crate::model::{ActorKind, Country, Mention, Tokens, Use};
use crate::relate::clause::{Chunk, Part, mentions_in};
use crate::rules::frame::Frame;
use crate::rules::lexicon::ClassId;
use crate::text::Casing;

impl Reader<'_> {
    /// The mentions that stand for the sides in these noun phrases; `loose` also takes the country of an adjective
    /// (`Israeli tanks shelled`).
    pub(super) fn read_sides(&self, heads: &[usize], loose: bool) -> Vec<u32> {
        let mut sides = Vec::new();
        for (number, &head) in heads.iter().enumerate() {
            match self.clauses.chunks[head].part {
                _ if self.stands_for_thing(head) || self.is_weather(head) => {}
                _ if self.tells_who(heads, number) => {}
                _ if self.of_sayer(head, &mut sides) => {}
                Part::Pronoun(_) => self.stood_for(head, &mut sides),
                _ if self.told_before(head).is_some() => sides.extend(self.told_before(head)),
                _ if self.is_taken_for_speaker(head) => {}
                _ if self.is_his_guest(head) => sides.extend(self.guest_of(heads, number)),
                _ => {
                    self.of_phrase(head, loose, &mut sides);
                    self.of_others(head, &mut sides);
                    self.of_holders(head, &mut sides);
                }
            }
        }
        sides.dedup();
        sides
    }

    /// `X, the bloc's point man, and Y`: in a list, what no name heads right behind a person's name tells who that is.
    fn tells_who(&self, heads: &[usize], number: usize) -> bool {
        let Some(before) = number.checked_sub(1).filter(|_| number + 1 < heads.len()) else { return false };
        let headed = |chunk: usize, person: bool| {
            let tokens = self.clauses.chunks[chunk].tokens;
            let inside = mentions_in(self.annotated, tokens);
            inside.iter().any(|(n, m)| self.heads_phrase(m, tokens) && (!person || self.is_person(*n)))
        };
        let last = self.clauses.chunks[heads[number]].tokens.end as usize - 1;
        let lower = self.annotated.scan.tokens[last].casing == Casing::Lower;
        lower && headed(heads[before], true) && !headed(heads[number], false)
    }

    /// The sides that one noun phrase names: by its head, else by what hangs on it, else by what was told before.
    fn of_phrase(&self, chunk: usize, loose: bool, sides: &mut Vec<u32>) {
        let inside = self.named_but_makers(self.clauses.chunks[chunk].tokens);
        if let Some(one) = self.one_named(chunk, &inside) {
            sides.push(one);
            return;
        }
        let two = self.going_on(chunk);
        if !two.is_empty() {
            sides.extend(two);
            return;
        }
        let three = self.three(chunk);
        if !three.is_empty() {
            sides.extend(three);
            return;
        }
        let before = sides.len();
        self.heads_of(chunk, &inside, sides);
        if let [one] = sides[before..]
            && self.is_stateless(one)
        {
            let state = self.leader_before(&inside).or_else(|| self.seat_behind(chunk, one));
            let state = state.or_else(|| self.state_of(chunk)).or_else(|| self.leader_behind(chunk));
            let state = state.or_else(|| self.group_told(chunk, one));
            match state.or_else(|| self.whose_people(chunk)) {
                Some(state) => sides[before] = state,
                None => self.of_counted(chunk, before, sides),
            }
        }
        if let [one] = sides[before..]
            && let Some(group) = self.armed_group_behind(chunk, one)
        {
            sides[before] = group;
        }
        // `Police arrested Ann Lee`
        if sides.len() == before && inside.is_empty() {
            sides.extend(self.state_of(chunk));
        }
        if sides.len() == before {
            self.of_complement(chunk, false, sides);
        }
        if sides.len() == before {
            sides.extend(self.pair(chunk));
        }
        if sides.len() == before {
            sides.extend(self.the_country(chunk));
        }
        if sides.len() == before && loose {
            self.described(chunk, &inside, sides);
        }
        if sides.len() == before {
            self.such_as(chunk, sides);
        }
    }

    /// The one side of a phrase of several names: who holds the office in it, or whose group it is.
    fn one_named(&self, chunk: usize, inside: &[(u32, &Mention)]) -> Option<u32> {
        let tokens = self.clauses.chunks[chunk].tokens;
        // `Ann Lee, deputy chief of the Army of Chad, met`: told in one phrase by name first, then by office.
        let first = inside.first().filter(|(n, m)| self.is_person(*n) && m.phrase.first == tokens.first);
        let told = |m: &Mention| m.tokens.end < tokens.end && self.annotated.scan.sign(m.tokens.end as usize) == ',';
        let person = first.filter(|(_, m)| told(m)).map(|(person, _)| *person);
        let named = person.or_else(|| self.apposed(chunk, inside));
        named.or_else(|| self.group_of(chunk, inside)).or_else(|| self.owner_of(chunk, inside))
    }

    /// The mentions that head a phrase; for people of no country the body that they are of.
    fn heads_of(&self, chunk: usize, inside: &[(u32, &Mention)], sides: &mut Vec<u32>) {
        let tokens = self.clauses.chunks[chunk].tokens;
        // `Evo Morales, the president of Bolivia`, `the French ambassador to Libya`: one phrase, and the country that it
        // ends with no other side.
        let nested = |m: &Mention| {
            let holds = |k: &Mention| k.tokens.first < m.tokens.first && k.phrase.end >= m.phrase.end;
            let someone = |n: u32, k: &Mention| k.usage == Use::Unnamed || self.is_person(n);
            inside.iter().any(|(n, k)| holds(k) && self.heads_phrase(k, tokens) && someone(*n, k))
        };
        let heads = || inside.iter().filter(|(_, m)| self.heads_phrase(m, tokens) && !nested(m));
        // `the unions of the company`, `residents of the city`: people of their own.
        let own = |m: &Mention| matches!(m.code.get(..3), Some("LAB" | "CVL" | "OPP"));
        let before = sides.len();
        if heads().all(|(n, m)| self.is_stateless(*n) && !own(m)) {
            sides.extend(self.body_behind(chunk));
            // `the deputy head of the Chadian mission`
            if sides.len() == before && heads().next().is_some() && heads().all(|(_, m)| m.code == "GOV") {
                self.of_complement(chunk, true, sides);
                sides.truncate(if sides[before..].iter().all(|&s| self.is_known(s)) { sides.len() } else { before });
            }
        }
        if sides.len() == before {
            sides.extend(heads().map(|(n, _)| *n));
        }
    }

    /// Whose a phrase is by the last name in it that only describes its head: `Israeli tanks`.
    fn described(&self, chunk: usize, inside: &[(u32, &Mention)], sides: &mut Vec<u32>) {
        let known = |m: &&(u32, &Mention)| {
            let known = m.1.actor.is_some() || !m.1.code.is_empty();
            known && !self.only_describes(m.1) && !self.is_ally_of(chunk, m.1)
        };
        match inside.iter().rev().find(known) {
            Some((number, m)) => sides.extend(self.hyphened(inside, m).into_iter().chain([*number])),
            // `Chad's purchase of the Russian jets`: whose purchase it is goes before what was bought.
            None => self.of_complement(chunk, true, sides),
        }
        if sides.is_empty() && self.headed_by_people(self.clauses.chunks[chunk].tokens) {
            sides.extend(self.employer_behind(chunk));
        }
    }

    /// Who holds the office that the phrase names: `the president of the republic, Nicolas Maduro,`.
    fn apposed(&self, chunk: usize, inside: &[(u32, &Mention)]) -> Option<u32> {
        let holder = self.clauses.holder(self.annotated, chunk);
        if let Some(named) = holder.or_else(|| self.called(chunk, inside)).or_else(|| self.called_aside(chunk)) {
            return Some(named);
        }
        let [.., counterpart] = self.classes.people;
        let titled = inside.iter().any(|(_, m)| m.usage == Use::Unnamed);
        if !titled && !self.holds(chunk, counterpart) {
            return None;
        }
        let chunks = &self.clauses.chunks;
        let range = self.clauses.sentence_of(chunk);
        // `the state-owned exporter Rosoboronexport`: the name right behind.
        let next = chunks.get(chunk + 1).filter(|c| chunk + 1 < range.end && c.part == Part::Noun);
        if let Some(next) = next.filter(|n| n.tokens.first == chunks[chunk].tokens.end) {
            let opens = |m: &Mention| m.tokens.first == next.tokens.first && m.usage == Use::Actor;
            return mentions_in(self.annotated, next.tokens).into_iter().find(|(_, m)| opens(m)).map(|(n, _)| n);
        }
        let at = self.past_charges(chunk + 1, range.end);
        let name = chunks.get(at + 1).filter(|c| at + 1 < range.end && c.part == Part::Noun)?.tokens;
        let listed = chunks.get(at + 2).is_some_and(|c| c.part == Part::Conjunction);
        // `after receiving his counterpart in Paris, X said`: another sentence part has begun.
        let finite = |c: &Chunk| matches!(c.part, Part::Verb(n) if self.annotated.verbs[n as usize].finite());
        // `his counterpart of Mali, X`
        let past = at > chunk + 1 && self.preposition(chunk + 1) != Some("of");
        let apart = !titled && past || chunks.get(at + 2).is_some_and(finite);
        if chunks[at].part != Part::Comma || listed || apart {
            return None;
        }
        // `the minister, General Sadio Camara, left`; not `left Mali, General Camara said`.
        let closed = at + 2 >= range.end || matches!(chunks[at + 2].part, Part::Comma | Part::Stop);
        let titled = |m: &Mention| closed && m.phrase.end == name.end && m.phrase.first <= name.first + 1;
        let whole = |m: &Mention| (m.tokens == name || titled(m)) && self.is_kind(m, ActorKind::Person);
        mentions_in(self.annotated, name).into_iter().find(|(_, m)| whole(m)).map(|(n, _)| n)
    }

    /// Is the mention the head of its phrase, not its owner or an adjective in it?
    pub(super) fn heads_phrase(&self, mention: &Mention, tokens: Tokens) -> bool {
        let known = mention.actor.is_some() || !mention.code.is_empty();
        known
            && !self.is_prefixed(mention)
            && mention.usage != Use::Origin
            && mention.phrase.end.max(mention.tokens.end) == tokens.end
            && !self.is_product(mention)
    }

    /// `US-backed rebels`, `Kremlin-friendly`: a name glued to what describes others; `US-led` is no less than the US, and a
    /// `US-owned` ship is one of theirs.
    pub(super) fn only_describes(&self, mention: &Mention) -> bool {
        let scan = &self.annotated.scan;
        if self.is_prefixed(mention) || self.is_product(mention) {
            return true;
        }
        let leads = |next: usize| {
            scan.mark(next, self.classes.leading).is_some_and(|m| matches!(scan.key(m), "leading" | "owning"))
        };
        self.behind_hyphen(mention).is_some_and(|next| !leads(next))
    }

    /// The word in small letters that a hyphen ties to a name: `held` of `rebel-held`.
    pub(super) fn behind_hyphen(&self, mention: &Mention) -> Option<usize> {
        let scan = &self.annotated.scan;
        let hyphen = mention.tokens.end as usize;
        let glued = |t: usize| scan.tokens.get(t).is_some_and(|token| token.glued);
        let next = hyphen + 1;
        let tied = glued(hyphen) && glued(next) && scan.token_text(hyphen) == "-";
        (tied && scan.tokens[next].casing == crate::text::Casing::Lower).then_some(next)
    }

    /// The key of the preposition that a chunk is.
    pub(super) fn preposition(&self, chunk: usize) -> Option<&str> {
        match self.clauses.chunks[chunk].part {
            Part::Preposition(mark) => Some(self.annotated.scan.key(mark)),
            _ => None,
        }
    }

    /// `leaders of the party`, `the government of Chile`, `men belonging to a militia`: the name behind the preposition.
    fn of_complement(&self, chunk: usize, loose: bool, sides: &mut Vec<u32>) {
        let range = self.clauses.sentence_of(chunk);
        let belongs = usize::from(self.belongs_behind(chunk));
        let Some(next) = (chunk + belongs + 2 < range.end).then_some(chunk + belongs + 2) else { return };
        // `doctors from Chad`: people are where they are from.
        let led = match self.preposition(chunk + belongs + 1) {
            Some("to" | "at") => belongs > 0,
            Some("of") => true,
            Some("from") => self.headed_by_people(self.clauses.chunks[chunk].tokens) || self.is_group(chunk),
            // `partners like Chad`
            Some("like") => self.is_plural(self.clauses.chunks[chunk].tokens),
            _ => false,
        };
        // `Israel's bombardment of Lebanon`: whose attack it is stands before it.
        let owned = || {
            self.is_attack(chunk) && !mentions_in(self.annotated, self.clauses.chunks[chunk].tokens).is_empty()
                // `Chad's treatment of Mali`
                || self.owner_in(chunk).is_some()
        };
        if !led || !self.clauses.chunks[next].is_nominal() || self.are_others(chunk) || owned() {
            return;
        }
        let head = next;
        let next = if belongs == 0 { self.past_kind_of_body(next, range.end) } else { next };
        // `missiles de défense aérienne`: no more than a kind.
        let may_be = |n: u32, m: &Mention| next == head || m.actor.is_some() || self.country(n).is_some();
        // `refugees from Chad, Mali and Niger`
        for next in self.clauses.list_on(self.annotated, next, range.end).0 {
            let tokens = self.clauses.chunks[next].tokens;
            let inside = self.named_but_makers(tokens);
            let before = sides.len();
            // `three of its soldiers`
            match self.owner_of(next, &inside) {
                Some(owner) => sides.push(owner),
                None => {
                    let heads = inside.iter().filter(|(n, m)| self.heads_phrase(m, tokens) && may_be(*n, m));
                    sides.extend(heads.map(|(n, _)| *n));
                }
            }
            // `tens of thousands of Chadians`
            let whole = |(_, m): &(u32, &Mention)| m.tokens == tokens;
            if loose && sides.len() == before && (next == head || inside.last().is_some_and(whole)) {
                sides.extend(inside.last().map(|(n, _)| *n));
            }
            if sides.len() == before {
                sides.extend(self.pair(next)); // `the ministers of the two countries`
            }
        }
    }

    pub(super) fn is_kind(&self, mention: &Mention, kind: ActorKind) -> bool {
        mention.actor.is_some_and(|a| self.annotated.actors[a as usize].kind == kind)
    }

    pub(super) fn is_person(&self, mention: u32) -> bool {
        self.is_kind(&self.annotated.mentions[mention as usize], ActorKind::Person)
    }

    /// Is a side an actor by name?
    pub(super) fn is_actor(&self, mention: u32) -> bool {
        self.annotated.mentions[mention as usize].actor.is_some()
    }

    /// Is a side known by name, or at least by its country?
    pub(super) fn is_known(&self, mention: u32) -> bool {
        self.is_actor(mention) || self.country(mention).is_some()
    }

    /// The country of a side, an actor's own or that of its code.
    pub(super) fn country(&self, mention: u32) -> Option<Country> {
        let mention = &self.annotated.mentions[mention as usize];
        let own = mention.actor.and_then(|a| self.annotated.actors[a as usize].country);
        own.or_else(|| self.annotated.facts.countries.coded(mention.code.get(..3)?))
    }

    /// `condemned the annexation of Crimea`, `agreed to assess the Geneva talks`: a place is a side of what can be done to a
    /// place (it is struck, visited, held); of words it is none.
    pub(super) fn without_mere_places(&self, frame: &Frame, sides: Vec<u32>) -> Vec<u32> {
        let done_to_places = matches!(frame.make, "ASSAULT" | "COERCE" | "MOBILIZE" | "RETREAT" | "AID" | "PROTEST");
        if done_to_places || frame.mode == "visit" {
            return sides;
        }
        // A capital may stand for its government.
        let side = |n: &u32| {
            let mention = &self.annotated.mentions[*n as usize];
            let place = mention.usage == Use::Place && mention.actor.is_none();
            !place
                || self.annotated.scan.mark(mention.tokens.first as usize, self.classes.place).is_none()
                    && !self.names_pact(mention)
        };
        sides.into_iter().filter(side).collect()
    }

    /// `welcomed the Oslo accords`: a place that what was agreed there is called after.
    fn names_pact(&self, place: &Mention) -> bool {
        let end = place.tokens.end;
        let Some(chunk) = self.clauses.chunk_at(end).filter(|_| !self.annotated.scan.tokens[end as usize].glued) else {
            return false;
        };
        let phrase = self.clauses.chunks[chunk].tokens;
        let words = &self.annotated.scan.grammar.words.nouns;
        let pact = self.nouns(Tokens { first: end, ..phrase }).last();
        phrase.first < end && pact.is_some_and(|(_, n)| words.kinds(n) & (self.kinds.pact | self.kinds.paper) != 0)
    }

    /// `arrived at the White House`, the guest being its own country's; `X maintains the Russian tanks`, X being a Russian:
    /// nobody visits himself, nor works together with himself.
    pub(super) fn at_home(&self, frame: &Frame, source: &[u32], target: &[u32]) -> bool {
        let [target] = target[..] else { return false };
        let country = self.country(target);
        let own_state = || self.is_kind(&self.annotated.mentions[target as usize], ActorKind::Country);
        (matches!(frame.mode, "visit" | "phone") && !self.is_person(target) || frame.make == "COOPERATE" && own_state())
            && country.is_some()
            && !source.is_empty()
            && source.iter().all(|&s| self.country(s) == country)
    }

    /// Are two mentions one side: the same actor, or of one country?
    pub(super) fn same_side(&self, a: u32, b: u32) -> bool {
        !self.differ(a, b) || self.country(a).is_some_and(|country| self.country(b) == Some(country))
    }

    /// Who says what stands at a token.
    pub(super) fn speaker(&self, token: u32) -> Option<u32> {
        self.said_by(token).and_then(|a| a.speaker).map(|p| p.mention)
    }

    pub(super) fn holds(&self, chunk: usize, class: ClassId) -> bool {
        self.clauses.chunks[chunk].tokens.range().any(|t| self.annotated.scan.is(t, class))
    }

    /// Do two mentions stand for different sides?
    pub(super) fn differ(&self, a: u32, b: u32) -> bool {
        let mention = |n: u32| &self.annotated.mentions[n as usize];
        let (a, b) = (mention(a), mention(b));
        // `The government arrested Minister Ann Lee`: a body is none of its own people.
        match (a.actor, b.actor) {
            (Some(a), Some(b)) => a != b,
            (None, Some(_)) if a.role.is_none() && self.is_kind(b, ActorKind::Person) => true,
            _ => a.code != b.code,
        }
    }

    /// The sides without repetition, those of `other` left out.
    pub(super) fn distinct(&self, sides: Vec<u32>, other: &[u32]) -> Vec<u32> {
        let mut kept: Vec<u32> = Vec::new();
        for side in sides {
            if other.iter().chain(&kept).all(|&k| self.differ(k, side)) {
                kept.push(side);
            }
        }
        kept
    }
}
