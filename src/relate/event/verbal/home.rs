//! What stays inside one state: its bodies ask each other, a body of its own meets, a candidate makes promises to voters.

use super::lacking::Deed;
use crate::model::{ActorKind, Country, EventType, Tokens, Use, VerbGroup};
use crate::relate::clause::{Places, mentions_in};
use crate::relate::event::{Draft, Reader};
use crate::rules::frame::Frame;

impl Reader<'_> {
    /// Without the land of who meets others, where it is only told where these are.
    pub(super) fn but_own_place(&self, mut target: Vec<u32>, source: &[u32]) -> Vec<u32> {
        let place = |t: u32| self.annotated.mentions[t as usize].usage == Use::Place;
        target.retain(|&t| !place(t) || !source.iter().any(|&s| self.same_side(s, t)));
        target
    }

    /// `Chad recalled its envoy`, `the envoy of Chad was recalled to Lome`: it is the envoy's own side that does so, and to
    /// no one of its own.
    pub(super) fn called_home(
        &self,
        frame: &Frame,
        group: &VerbGroup,
        mut source: Vec<u32>,
        mut target: Vec<u32>,
    ) -> (Vec<u32>, Vec<u32>) {
        if !frame.has("own-people") {
            return (source, target);
        }
        let passive = group.passive || self.bare_participle(group);
        if passive && source.is_empty() && !target.is_empty() {
            source.push(target.remove(0));
            // `Ann Lee had been recalled to Lome`: her own capital does so.
            let home = target.iter().position(|&t| !self.is_person(t)).filter(|_| self.is_person(source[0]));
            source[0] = home.map_or(source[0], |at| target.remove(at));
        }
        target.retain(|&t| !source.iter().any(|&s| self.same_side(s, t)));
        (source, target)
    }

    /// Is a draft no more than the home affairs of a state?
    pub(super) fn stays_at_home(&self, draft: &Draft, places: &Places, carried: bool) -> bool {
        match draft.kind {
            EventType::Request => self.asks_own_house(draft) || self.asks_own_people(draft),
            EventType::Consult => carried && self.gathers_own_body(draft, places),
            EventType::Agree => self.is_told_on_stump(draft),
            _ => false,
        }
    }

    /// `The Chadian president urged parliament to pass the budget`: bodies of one state, in a sentence that names no other.
    fn asks_own_house(&self, draft: &Draft) -> bool {
        let land = draft.source.first().and_then(|&side| self.country(side));
        let rules = |&side: &u32| matches!(self.agent(side), "GOV" | "LEG");
        let own = |side: u32| self.country(side).is_none_or(|country| Some(country) == land);
        !draft.source.is_empty()
            && draft.source.iter().all(rules)
            && draft.target.iter().any(|&side| self.is_state_body(side))
            && draft.target.iter().all(|&side| self.is_state_body(side) || self.agent(side).is_empty())
            && draft.source.iter().chain(&draft.target).all(|&side| own(side))
            && !self.tells_abroad(draft.trigger, land)
    }

    /// `Le ministère tchadien a invité les ressortissants tchadiens à partir`: people of the asker's own land, told of by no
    /// more; whoever of that land is given orders.
    fn asks_own_people(&self, draft: &Draft) -> bool {
        let land = draft.source.first().and_then(|&side| self.country(side));
        let lemma = draft.group.map(|n| self.annotated.verbs[n as usize].lemma);
        let verbs = &self.annotated.scan.grammar.words.verbs;
        let ordered = lemma.is_some_and(|lemma| verbs.kinds(lemma) & self.kinds.command != 0);
        let own = |&side: &u32| {
            let mention = &self.annotated.mentions[side as usize];
            let people =
                ordered && !self.is_person(side) || mention.usage == Use::Origin || mention.code.ends_with("CVL");
            people && self.country(side) == land
        };
        land.is_some() && !draft.target.is_empty() && draft.target.iter().all(own)
    }

    /// Does the sentence of a deed name another land, or a body of several?
    fn tells_abroad(&self, trigger: Tokens, land: Option<Country>) -> bool {
        let scan = &self.annotated.scan;
        let sentence = &scan.sentences[scan.sentence_of(trigger.first as usize)];
        let abroad = |n: u32| {
            let actor = self.annotated.mentions[n as usize].actor.map(|a| &self.annotated.actors[a as usize]);
            let union = actor.and_then(|a| a.code.as_deref()).is_some_and(|code| code.starts_with("IGO"));
            union || self.country(n).is_some_and(|country| Some(country) != land)
        };
        mentions_in(self.annotated, Tokens { first: sentence.first, end: sentence.end }).iter().any(|&(n, _)| abroad(n))
    }

    /// `chaired a meeting of his cabinet`, `called a security council meeting`: nobody else is there.
    fn gathers_own_body(&self, draft: &Draft, places: &Places) -> bool {
        let [host] = draft.source[..] else { return false };
        let of = places.slots.first().filter(|(p, _)| self.preposition(*p) == Some("of"));
        let told = places.objects.iter().chain(of.iter().flat_map(|(_, list)| list));
        let mut inside = told.flat_map(|&c| mentions_in(self.annotated, self.clauses.chunks[c].tokens));
        draft.target.is_empty()
            && inside.any(|(n, _)| {
                self.is_state_body(n) && self.country(n).is_none_or(|land| Some(land) == self.country(host))
            })
    }

    /// `Airbus seized control of Boeing`: what a firm takes is bought, or won; `took control of the situation`: no place.
    pub(super) fn is_takeover(&self, frame: &Frame, places: &Places) -> bool {
        let firm = |side: u32| matches!(self.agent(side), "BUS" | "MNC");
        let sides = self.sides(&places.subject, true);
        let placed = |&c: &usize| self.capital(self.clauses.chunks[c].tokens);
        let nowhere = || !places.slots.iter().any(|(_, list)| list.iter().any(placed));
        !sides.is_empty() && sides.into_iter().all(firm) || frame.has("of-place") && nowhere()
    }

    /// `The junta expelled the envoy of Chad`: the land that the article tells of most is not its own, whoever the junta is.
    pub(super) fn but_not_itself(&self, places: &Places, mut source: Vec<u32>, target: &[u32]) -> Vec<u32> {
        let ([one], [subject]) = (&source[..], &places.subject[..]) else { return source };
        let tokens = self.clauses.chunks[*subject].tokens;
        let mention = &self.annotated.mentions[*one as usize];
        let land = self.is_kind(mention, ActorKind::Country) && !tokens.contains(mention.tokens.first as usize);
        let body = self.annotated.scan.mark(tokens.first as usize, self.classes.state_body);
        let office = |(_, m): &(u32, &crate::model::Mention)| m.usage == Use::Unnamed && m.code == "GOV";
        let rules = body.is_some_and(|m| m.end == tokens.end) || mentions_in(self.annotated, tokens).iter().any(office);
        let itself = !target.is_empty() && target.iter().all(|&t| self.same_side(*one, t));
        if land && itself && rules {
            source.clear();
            let inside = mentions_in(self.annotated, tokens);
            source.extend(inside.into_iter().filter(|(_, m)| self.heads_phrase(m, tokens)).map(|(n, _)| n));
        }
        source
    }

    /// Is a side a body of a state, rather than a land or a person?
    pub(in crate::relate::event) fn is_state_body(&self, side: u32) -> bool {
        !self.is_person(side) && matches!(self.agent(side), "GOV" | "LEG" | "JUD" | "MIL" | "COP")
    }

    /// Is a side a body of a state, by its name?
    pub(in crate::relate::event) fn is_own_body(&self, side: u32) -> bool {
        self.is_state_body(side) && self.is_kind(&self.annotated.mentions[side as usize], ActorKind::Organization)
    }

    /// `vowed during her campaign to work with Chad`: promised to voters.
    fn is_told_on_stump(&self, draft: &Draft) -> bool {
        let scan = &self.annotated.scan;
        let sentence = scan.sentences[scan.sentence_of(draft.trigger.first as usize)].tokens();
        let bargains = Some(draft.rule) == self.rule_of("agree") || Some(draft.rule) == self.rule_of("promise");
        bargains && draft.source.len() == 1 && sentence.into_iter().any(|t| scan.is(t, self.classes.stump))
    }

    /// `A man who stabbed his wife was jailed`, `A woman was found murdered`: what people do to each other, and the police to
    /// them.
    pub(super) fn is_ordinary_crime(&self, kind: EventType, Deed { frame, group, source, target, .. }: Deed) -> bool {
        let scan = &self.annotated.scan;
        let placed = |side: u32| {
            let mention = &self.annotated.mentions[side as usize];
            mention.usage == Use::Place && mention.actor.is_none()
        };
        let civil = |&side: &u32| placed(side) || matches!(self.agent(side), "CVL" | "COP" | "JUD" | "CRM");
        if !matches!(kind, EventType::Assault | EventType::Accuse) && !matches!(frame.mode, "arrest" | "convict")
            || !source.iter().chain(target).all(civil)
        {
            return false;
        }
        let sentence = scan.sentences[scan.sentence_of(group.head as usize)];
        let mut words = sentence.tokens().filter_map(|t| scan.mark(t, self.classes.crime));
        let told = words.any(|m| match scan.key(m) {
            "someone" => kind == EventType::Assault && group.passive && source.is_empty(),
            _ => true,
        });
        told && self.calamities(Tokens { first: sentence.first, end: sentence.end }).1 == 0
    }

    /// What a side is to its state, by the code of its kind: `GOV`, `LEG`; nothing for a land.
    pub(in crate::relate::event) fn agent(&self, side: u32) -> &str {
        let mention = &self.annotated.mentions[side as usize];
        let listed = || mention.actor.and_then(|a| self.annotated.actors[a as usize].code.as_deref());
        let code = if mention.code.is_empty() { listed().unwrap_or_default() } else { &*mention.code };
        match code.len() {
            3 if self.annotated.facts.countries.coded(code).is_none() => code,
            3 => "",
            _ => code.get(3..6).unwrap_or_default(),
        }
    }
}
