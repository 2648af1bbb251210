//! Of which body a group's people are, and the name that stands beside the words for it.

use crate::model::{ActorKind, Mention, Use};
use crate::relate::clause::{Part, mentions_in};
use crate::relate::event::Reader;
use crate::text::Casing;

/// The longest bracket with the letters of a body, in tokens.
const LETTERS: u32 = 4;

/// A model without a letter has so many digits: `Boeing 737`.
const MODEL: usize = 3;

impl Reader<'_> {
    /// A group without a name and of no country.
    pub(in crate::relate::event) fn is_stateless(&self, mention: u32) -> bool {
        self.annotated.mentions[mention as usize].usage == Use::Unnamed && !self.is_known(mention)
    }

    /// `the second Airbus A320`: the name of a maker right before a model is that of a thing.
    pub(super) fn is_product(&self, mention: &Mention) -> bool {
        let scan = &self.annotated.scan;
        let next = mention.tokens.end as usize;
        // `A320neo` is two words.
        let letters = next + 1 < scan.tokens.len() && scan.token_text(next).chars().all(char::is_uppercase);
        let split = letters && scan.tokens[next + 1].glued;
        let model = |t: usize| {
            let text = scan.token_text(t);
            let digits = text.chars().filter(char::is_ascii_digit).count();
            digits > 0 && text.chars().all(char::is_alphanumeric) && (digits < text.len() || digits >= MODEL)
        };
        let actor = mention.actor.map(|a| &self.annotated.actors[a as usize]);
        let firm = |code: &str| code.ends_with("BUS") || code.ends_with("MNC");
        let maker = actor.and_then(|a| a.code.as_deref()).is_some_and(firm);
        maker && scan.tokens.get(next).is_some_and(|t| !t.glued) && model(next + usize::from(split))
    }

    /// `the Chad-Mali summit`: the land that a hyphen ties to a name.
    pub(super) fn hyphened(&self, inside: &[(u32, &Mention)], name: &Mention) -> Option<u32> {
        let hyphen = name.tokens.first.checked_sub(1).filter(|&t| self.annotated.scan.sign(t as usize) == '-')?;
        let glued = self.annotated.scan.tokens[name.tokens.first as usize].glued;
        let land = |m: &Mention| m.tokens.end == hyphen && self.is_kind(m, ActorKind::Country);
        inside.iter().find(|(_, m)| glued && land(m)).map(|(n, _)| *n)
    }

    /// `Hezbollah fighters`: a group of no country right behind the name that it belongs to is the one so named.
    pub(super) fn group_of(&self, chunk: usize, inside: &[(u32, &Mention)]) -> Option<u32> {
        let chunks = &self.clauses.chunks;
        // `le Hezbollah libanais`: where a body that has a name is from.
        if let [.., (number, name), (_, land)] = inside
            && land.usage == Use::Origin
            && land.tokens.end == chunks[chunk].tokens.end
            && name.tokens.end == land.tokens.first
            && name.usage == Use::Actor
            && self.is_kind(name, ActorKind::Organization)
        {
            return Some(*number);
        }
        let before = chunks.get(chunk.checked_sub(1)?).filter(|c| c.part == Part::Noun)?;
        let (end, first) = (before.tokens.end, chunks[chunk].tokens.first);
        // `the Norvik Party (NP) leaders`
        let bracket = (2..=LETTERS).contains(&first.saturating_sub(end));
        let bracket = bracket
            && self.annotated.scan.sign(end as usize) == '('
            && self.annotated.scan.sign(first as usize - 1) == ')';
        let glued = end == first || bracket;
        if !glued || inside.is_empty() || !inside.iter().all(|(n, _)| self.is_stateless(*n)) {
            return None;
        }
        let names = mentions_in(self.annotated, before.tokens);
        let (number, last) = names.last()?;
        (last.usage == Use::Actor && last.phrase.end == before.tokens.end && !self.is_person(*number))
            .then_some(*number)
    }

    /// `au mouvement rebelle M23`: the body whose name stands right behind words for what it is.
    pub(super) fn called(&self, chunk: usize, inside: &[(u32, &Mention)]) -> Option<u32> {
        let tokens = self.clauses.chunks[chunk].tokens;
        let common = self.classes.adjectives_behind && inside.iter().all(|(n, _)| self.is_stateless(*n));
        let next = self.clauses.chunks.get(chunk + 1).filter(|c| common && c.part == Part::Noun)?.tokens;
        let body = |m: &Mention| m.tokens.first == next.first && self.is_kind(m, ActorKind::Organization);
        let lower = self.annotated.scan.tokens[tokens.end as usize - 1].casing == Casing::Lower;
        let near = lower && next.first == tokens.end;
        mentions_in(self.annotated, next).into_iter().find(|(_, m)| near && body(m)).map(|(n, _)| n)
    }

    /// `par le groupe armé nigérian, Boko Haram,`: the armed body whose name stands between commas behind words for what it is.
    pub(super) fn called_aside(&self, chunk: usize) -> Option<u32> {
        let chunks = &self.clauses.chunks;
        let tokens = chunks[chunk].tokens;
        let to = self.clauses.sentence_of(chunk).end;
        let next = chunks.get(chunk + 2).filter(|c| chunk + 2 < to && c.part == Part::Noun)?.tokens;
        let closed = chunks[..to].get(chunk + 3).is_none_or(|c| matches!(c.part, Part::Comma | Part::Stop));
        let named = mentions_in(self.annotated, tokens).iter().any(|(_, m)| m.usage == Use::Actor);
        if chunks[chunk + 1].part != Part::Comma || !closed || named {
            return None;
        }
        let code = |m: &Mention| self.annotated.actors[m.actor? as usize].code.as_deref();
        let armed = |m: &Mention| m.tokens == next && code(m).is_some_and(|c| c.ends_with("REB"));
        mentions_in(self.annotated, next).into_iter().find(|(_, m)| armed(m)).map(|(n, _)| n)
    }

    /// `les dirigeants de l'Union africaine`: the bodies whose people of no country of their own stand before them.
    pub(super) fn body_behind(&self, chunk: usize) -> Vec<u32> {
        let mut behind = Vec::new();
        self.of_complement(chunk, false, &mut behind);
        // `a delegation from Chad`
        let from = self.clauses.chunks.len() > chunk + 1 && self.preposition(chunk + 1) == Some("from");
        let of = |n: u32, kind| self.is_kind(&self.annotated.mentions[n as usize], kind);
        let body = |n: &u32| of(*n, ActorKind::Organization) || from && of(*n, ActorKind::Country);
        if behind.iter().all(body) { behind } else { Vec::new() }
    }

    /// `dix employés du consulat tchadien`, `une délégation de ministres de l'Union africaine`: the land of the post abroad at
    /// which people work, or whose the people are of whom a group is made.
    pub(super) fn whose_people(&self, chunk: usize) -> Option<u32> {
        let to = self.clauses.sentence_of(chunk).end;
        let of = |at: usize| {
            let next =
                at + 2 < to && self.preposition(at + 1) == Some("of") && self.clauses.chunks[at + 2].is_nominal();
            next.then_some(at + 2)
        };
        let next = of(chunk)?;
        let inside = mentions_in(self.annotated, self.clauses.chunks[next].tokens);
        let office = self.past_office(next);
        let members = office > next || !inside.is_empty() && inside.iter().all(|(n, _)| self.is_stateless(*n));
        let next = office;
        let post = if self.is_of_kind(next, self.kinds.post) { next } else { of(next).filter(|_| members)? };
        self.sides(&[post], true)
            .into_iter()
            .find(|&side| self.country(side).is_some() || self.is_actor(side) && !self.is_person(side))
    }

    /// `chef de l'État tchadien`: the noun phrase that ends the words of an office which begin in another.
    pub(in crate::relate::event) fn past_office(&self, chunk: usize) -> usize {
        let [_, role, ..] = self.classes.people;
        let ends = |t: usize| self.annotated.scan.mark(t, role).map(|m| m.end);
        let end = self.clauses.chunks[chunk].tokens.range().filter_map(ends).max();
        end.and_then(|end| self.clauses.chunk_at(end - 1)).map_or(chunk, |last| last.max(chunk))
    }

    /// `military representatives`: people without a name.
    pub(in crate::relate::event) fn is_group(&self, chunk: usize) -> bool {
        let tokens = self.clauses.chunks[chunk].tokens;
        mentions_in(self.annotated, tokens).iter().any(|(_, m)| m.usage == Use::Unnamed && self.heads_phrase(m, tokens))
    }

    /// `the government in Pretoria`: the land whose seat stands behind its government.
    pub(super) fn seat_behind(&self, chunk: usize, one: u32) -> Option<u32> {
        let government = self.annotated.mentions[one as usize].code.ends_with("GOV");
        let to = self.clauses.sentence_of(chunk).end;
        // `la junte au pouvoir à Bamako`, `les militaires au pouvoir au Mali`: the words for a body go on behind its noun.
        let scan = &self.annotated.scan;
        let body = scan.mark(self.clauses.chunks[chunk].tokens.first as usize, self.classes.state_body);
        let end = self.clauses.chunks[chunk].tokens.end;
        let rules = body.filter(|m| m.end > end).and_then(|m| self.clauses.chunk_at(m.end - 1));
        let last = rules.unwrap_or(chunk);
        let within = |key: &str| key == "in" || body.is_some() && key == "at";
        let led = (government || rules.is_some()) && last + 2 < to && self.preposition(last + 1).is_some_and(within);
        let place = self.clauses.chunks.get(last + 2).filter(|c| led && c.part == Part::Noun)?.tokens;
        let seat = |m: &Mention| {
            let land = rules.is_some() && self.is_kind(m, ActorKind::Country);
            m.phrase == place && (land || scan.is(place.first as usize, self.classes.capital))
        };
        mentions_in(self.annotated, place).into_iter().find(|(_, m)| seat(m)).map(|(n, _)| n)
    }

    /// `anti-Chad journalists`, `an anti-American socialist`
    pub(super) fn is_prefixed(&self, mention: &Mention) -> bool {
        let scan = &self.annotated.scan;
        let first = mention.tokens.first as usize;
        // `Anti-government protests erupted`
        let lower = |t: usize| scan.tokens[t].casing == Casing::Lower;
        let small = |t: usize| lower(t) || lower(first) && scan.opens_sentence(t);
        first > 1 && scan.tokens[first].glued && scan.sign(first - 1) == '-' && small(first - 2)
    }

    /// `the allies of Chad`, `le fils de Paul Biya`: not they themselves.
    pub(super) fn are_others(&self, chunk: usize) -> bool {
        let last = self.clauses.chunks[chunk].tokens.end as usize - 1;
        let kin = self.classes.adjectives_behind && self.annotated.scan.is(last, self.classes.kin);
        kin || self.holds(chunk, self.classes.not_them)
    }

    /// `US allies`, `a NATO ally` are not the US, nor NATO; `NATO allies` are all of it; `Ann Lee's brother` is not she.
    pub(super) fn is_ally_of(&self, chunk: usize, mention: &Mention) -> bool {
        let last = self.clauses.chunks[chunk].tokens.end as usize - 1;
        if self.is_kind(mention, ActorKind::Person) && self.annotated.scan.is(last, self.classes.kin) {
            return true;
        }
        if self.is_called_neighbour(chunk) {
            return false;
        }
        let plural = self.is_plural(self.clauses.chunks[chunk].tokens);
        self.holds(chunk, self.classes.not_them) && !(plural && self.is_kind(mention, ActorKind::Organization))
    }

    /// `son voisin tchadien`, `le Tchad voisin`: one land, called by what it is to another.
    fn is_called_neighbour(&self, chunk: usize) -> bool {
        let scan = &self.annotated.scan;
        let marks = self.clauses.chunks[chunk].tokens.range().filter_map(|t| scan.mark(t, self.classes.not_them));
        marks.map(|mark| scan.key(mark)).eq(["state"])
    }

    /// `les rebelles tchadiens du Front`: the armed group by name, beside the land that its people are from.
    pub(super) fn armed_group_behind(&self, chunk: usize, one: u32) -> Option<u32> {
        let rebels = &self.annotated.mentions[one as usize];
        let group = rebels.usage == Use::Unnamed && rebels.code.ends_with("REB");
        let behind = if group { self.body_behind(chunk) } else { Vec::new() };
        behind.first().copied().filter(|_| behind.len() == 1)
    }

    /// `la mission de médiation de la Cédéao`: can those go somewhere of whom a noun phrase tells, be it a crew of a body's?
    pub(in crate::relate::event) fn may_go(&self, heads: &[usize]) -> bool {
        let crew = |&chunk: &usize| self.is_of_kind(chunk, self.kinds.crew) && !self.body_behind(chunk).is_empty();
        self.is_someone(heads) || heads.iter().any(crew)
    }

    /// `militants belonging to`: is what tells of which group they are right behind a phrase?
    pub(super) fn belongs_behind(&self, chunk: usize) -> bool {
        let verbs = &self.annotated.scan.grammar.words.verbs;
        let belong = |n: u32| verbs.kinds(self.annotated.verbs[n as usize].lemma) & self.kinds.belong != 0;
        matches!(self.clauses.chunks.get(chunk + 1).map(|c| c.part), Some(Part::Verb(n)) if belong(n))
    }

    /// `le conseil de sécurité de l'ONU`, `un site de fabrication de missiles du Hezbollah`: past words without an article, which
    /// say of what kind a body or a thing is.
    pub(super) fn past_kind_of_body(&self, next: usize, to: usize) -> usize {
        let mut at = next;
        for _ in 0..KINDS {
            let tokens = self.clauses.chunks[at].tokens;
            let of = at + 2 < to && self.preposition(at + 1) == Some("of") && self.clauses.chunks[at + 2].is_nominal();
            let bare = of && tokens.end - tokens.first == 1 && mentions_in(self.annotated, tokens).is_empty();
            if !bare {
                break;
            }
            at += 2;
        }
        at
    }

    /// `a contingent of 144 Chadian police officers`, `representatives of Chad and of Mali`: those who are counted, where
    /// all are known.
    pub(super) fn of_counted(&self, chunk: usize, before: usize, sides: &mut Vec<u32>) {
        let Some(first) = self.measured(chunk) else { return };
        let to = self.clauses.sentence_of(chunk).end;
        let (list, _) = self.clauses.list_on(self.annotated, first, to);
        let counted = self.sides(&list, true);
        if !counted.is_empty() && !counted.iter().any(|&one| self.is_stateless(one)) {
            sides.truncate(before);
            sides.extend(counted);
        }
    }
}

/// So many words that say of what kind a thing is are passed over.
const KINDS: usize = 4;
