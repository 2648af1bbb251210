//! Whose attack it was, and on whom: of those who are killed, struck or wounded in it.

use super::Choice;
use crate::model::{Event, EventStatus, EventType, Use, VerbGroup};
use crate::relate::clause::{Part, Places, mentions_in};
use crate::relate::event::{Draft, Reader, kind_of};
use crate::rules::frame::Frame;

impl Reader<'_> {
    /// `tués dans une attaque de Boko Haram`, `killed in an Israeli strike`: whose attack it was.
    pub(super) fn attackers(&self, places: &Places) -> Vec<u32> {
        let chunks = &self.clauses.chunks;
        for (led, list) in &places.slots {
            let [attack] = list[..] else { continue };
            // `accused of fighting alongside Chad`, `arrested for an attack on Chad`: what is held against someone.
            let held = self.preposition(*led) == Some("for")
                || self.preposition(*led) == Some("of") && !self.classes.adjectives_behind;
            if held || !self.is_attack(attack) {
                continue;
            }
            let blamed = self.ascribed_to(attack);
            let blamed = if blamed.is_empty() { self.struck_under(attack) } else { blamed };
            if !blamed.is_empty() {
                return blamed;
            }
            let next = places.slots.iter().find(|(p, _)| *p == attack + 1);
            let by = next.filter(|(p, _)| matches!(self.preposition(*p), Some("of" | "by")));
            return match by {
                Some((_, list)) => self.sides(list, true),
                // `killed in a clash with rebels`, `killed in a Malian clash`
                None if self.is_of_kind(attack, self.kinds.mutual) => {
                    let with = next.filter(|(p, _)| self.preposition(*p) == Some("with"));
                    with.map(|(_, list)| self.sides(list, true)).unwrap_or_default()
                }
                None => mentions_in(self.annotated, chunks[attack].tokens)
                    .iter()
                    .filter(|(n, m)| self.is_known(*n) && m.usage != Use::Place && !self.is_of_struck(m))
                    .map(|(n, _)| *n)
                    .take(1)
                    .collect(),
            };
        }
        let Some(blow) = self.blow_behind(places) else { return Vec::new() };
        let (group, around) = (&self.annotated.verbs[blow as usize], self.places(blow));
        match group.passive || self.bare_participle(group) {
            true => self.done_by(around),
            false => self.sides(&around.subject, true),
        }
    }

    /// `tués lorsque leur convoi a été attaqué par des rebelles`: the blow that the clause behind `when` tells of.
    fn blow_behind(&self, places: &Places) -> Option<u32> {
        let chunks = &self.clauses.chunks;
        let to = self.clauses.sentence_of(places.end.saturating_sub(1)).end;
        let comma = places.end < to && chunks[places.end].part == Part::Comma;
        let opens = places.end + usize::from(comma);
        let when = matches!(chunks.get(opens).map(|c| c.part), Some(Part::Subordinator(mark)) if opens < to && self.annotated.scan.key(mark) == "when");
        let told = |c: usize| self.finite_verb(c);
        let verb = (opens..to).filter(|_| when).find_map(told)?;
        let group = &self.annotated.verbs[verb as usize];
        // `killed after police fired tear gas`
        let blow = |f: &Frame| match kind_of(f) {
            Some(EventType::Assault) => !f.has("done-by"),
            kind => kind == Some(EventType::Coerce) && f.mode == "restrict",
        };
        let strikes = self.choose(verb, group).is_some_and(|choice| blow(choice.frame));
        (strikes && group.status == EventStatus::Happened).then_some(verb)
    }

    /// `tués dans une embuscade tendue par des rebelles`: who led it, behind the participle that follows it.
    fn struck_under(&self, attack: usize) -> Vec<u32> {
        let Some(Part::Verb(n)) = self.clauses.chunks.get(attack + 1).map(|c| c.part) else { return Vec::new() };
        let group = &self.annotated.verbs[n as usize];
        let kinds = self.annotated.scan.grammar.words.verbs.kinds(group.lemma);
        let led = self.bare_participle(group) && kinds & self.kinds.light != 0;
        if led { self.done_by(self.places(n)) } else { Vec::new() }
    }

    /// `Two were killed and four wounded by Chad`: who did both, where two harms are told of one blow.
    pub(super) fn shared_doer(&self, group: &VerbGroup, places: &Places) -> Vec<u32> {
        let chunks = &self.clauses.chunks;
        let verbs = &self.annotated.scan.grammar.words.verbs;
        let harms = |g: &VerbGroup| verbs.kinds(g.lemma) & self.kinds.harm != 0;
        let to = self.clauses.sentence_of(places.end.saturating_sub(1)).end;
        if places.end + 2 >= to || chunks[places.end].part != Part::Conjunction {
            return Vec::new();
        }
        // `The crew were seized and led away by Chad`
        if let Part::Verb(n) = chunks[places.end + 1].part {
            let other = &self.annotated.verbs[n as usize];
            let around = self.places(n);
            let shared = (other.passive || self.bare_participle(other)) && around.subject == places.subject;
            return if shared { self.done_by(around) } else { Vec::new() };
        }
        if !harms(group) {
            return Vec::new();
        }
        let (Part::Noun, Part::Verb(n)) = (chunks[places.end + 1].part, chunks[places.end + 2].part) else {
            return Vec::new();
        };
        let other = &self.annotated.verbs[n as usize];
        let undergone = harms(other) && (other.passive || self.bare_participle(other));
        if undergone { self.done_by(self.places(n)) } else { Vec::new() }
    }

    /// `frappes attribuées à Damas`, `an attack blamed on rebels`, `claimed by rebels`: whose attack others or they themselves
    /// say it is.
    pub(super) fn ascribed_to(&self, attack: usize) -> Vec<u32> {
        let to = self.clauses.sentence_of(attack).end.min(attack + PLACED);
        let verbs = &self.annotated.scan.grammar.words.verbs;
        let ascribed = |c: usize| match self.clauses.chunks[c].part {
            Part::Verb(n) => Some(n).filter(|&n| {
                let group = &self.annotated.verbs[n as usize];
                let kinds = verbs.kinds(group.lemma);
                self.bare_participle(group) && kinds & (self.kinds.ascribe | self.kinds.own_up) != 0
            }),
            _ => None,
        };
        // `L'attaque, revendiquée par`
        let placed = |&c: &usize| match self.clauses.chunks[c].part {
            Part::Comma => c + 1 < to && ascribed(c + 1).is_some(),
            part => !matches!(part, Part::Stop | Part::Relative(_)),
        };
        let Some(verb) = (attack + 1..to).take_while(placed).find_map(ascribed) else { return Vec::new() };
        let slots = &self.places(verb).slots;
        let claimed = verbs.kinds(self.annotated.verbs[verb as usize].lemma) & self.kinds.own_up != 0;
        let leads = |key: &str| if claimed { key == "by" } else { matches!(key, "at" | "to" | "on") };
        let blamed = slots.iter().find(|(p, _)| self.preposition(*p).is_some_and(leads));
        blamed.map(|(_, list)| self.sides(list, true)).unwrap_or_default()
    }

    /// `A bombing by the rebels killed`: whose attack it is that the verb has for its subject.
    pub(super) fn attackers_before(&self, places: &Places) -> Vec<u32> {
        let [attack] = places.subject[..] else { return Vec::new() };
        if attack + 2 >= self.clauses.chunks.len() {
            return Vec::new();
        }
        if !self.is_attack(attack) {
            return self.at_the_helm(attack);
        }
        match self.preposition(attack + 1) {
            Some("by") => self.sides(&[attack + 2], true),
            // `Clashes between Chadian and Malian troops`
            Some("between") => self.joined_behind(attack),
            _ => self.ascribed_to(attack),
        }
    }

    /// `The shelling of a village by the rebels killed`: past what was struck, and where and when.
    pub(super) fn by_past_struck(&self, attack: usize) -> Vec<u32> {
        let chunks = &self.clauses.chunks;
        let to = self.clauses.sentence_of(attack).end;
        let mut at = attack + 1;
        while at + 2 < to {
            at += match chunks[at].part {
                Part::Time(_) => 1,
                Part::Preposition(_) if self.preposition(at) == Some("by") => return self.sides(&[at + 1], true),
                Part::Preposition(_) if chunks[at + 1].part == Part::Noun => 2,
                _ => break,
            };
        }
        Vec::new()
    }

    /// `the truce between Chad and Mali`: the two that `between` behind a noun joins.
    pub(super) fn joined_behind(&self, noun: usize) -> Vec<u32> {
        let to = self.clauses.sentence_of(noun).end;
        if noun + 2 >= to || self.preposition(noun + 1) != Some("between") {
            return Vec::new();
        }
        self.sides(&self.clauses.list_on(self.annotated, noun + 2, to).0, true)
    }

    /// `Mali said Chad had shelled its positions`: whose they are, where another shells them, is who says so.
    fn struck_of_sayer(&self, group: &VerbGroup, places: &Places, source: &[u32], target: &mut Vec<u32>) {
        let owned = |&&c: &&usize| self.is_owned(self.clauses.chunks[c].tokens.first);
        let open = !source.is_empty() && !group.passive && !target.iter().any(|&t| self.is_known(t));
        if !open || self.whom(group, places).flatten().find(owned).is_none() {
            return;
        }
        let other = |&s: &u32| self.is_known(s) && !source.iter().any(|&own| self.same_side(own, s));
        if let Some(sayer) = self.speaker(group.head).filter(other) {
            *target = vec![sayer];
        }
    }

    /// `Cette attaque a été revendiquée par X`, `X a revendiqué l'attaque`: one that is pointed at, of nobody told there.
    pub(super) fn owns_up_to(&self, group: &VerbGroup, choice: &Choice, draft: &Draft) -> bool {
        let scan = &self.annotated.scan;
        let owns = scan.grammar.words.verbs.kinds(group.lemma) & self.kinds.own_up != 0;
        let Some((token, _)) = choice.carried.filter(|_| owns && draft.target.is_empty()) else { return false };
        let first = self.clauses.chunk_at(token).map(|c| self.clauses.chunks[c].tokens.first as usize);
        let article = first.and_then(|t| scan.mark(t, self.classes.determiner));
        let one = !scan.grammar.ends_as_plural(scan.token_text(token as usize));
        article.is_some_and(|m| scan.key(m) == "the" || scan.key(m) == "this" && one)
    }

    /// `Chad shelled Mali. Niger condemned the attack`: of an attack that only an article points at, or of `the sanctions`,
    /// who did the one told of last.
    pub(super) fn attackers_told(
        &self,
        frame: &Frame,
        group: &VerbGroup,
        places: &Places,
        source: &[u32],
        found: &[Event],
    ) -> Option<Vec<u32>> {
        let [attack] = (if group.passive { &places.subject } else { &places.objects })[..] else { return None };
        let tokens = self.clauses.chunks[attack].tokens;
        let to = self.clauses.sentence_of(attack).end;
        let hangs = attack + 1 < to
            && matches!(self.preposition(attack + 1), Some("of" | "on" | "against" | "by" | "in" | "from" | "at"));
        let kind = if self.is_attack(attack) {
            EventType::Assault
        } else if self.is_of_kind(attack, self.kinds.ban) {
            EventType::Sanction
        } else {
            return None;
        };
        let pointed_at =
            frame.objects.is_empty() && self.is_definite(tokens) && mentions_in(self.annotated, tokens).is_empty();
        // `Chad called the sanctions a disgrace`: those that it is under.
        let own = |e: &Event| e.target.iter().any(|p| source.iter().any(|&s| self.same_side(s, p.mention)));
        let fits = |e: &&Event| e.kind == kind && (kind == EventType::Assault || own(e));
        let last = found.iter().rev().take(LAST_TOLD).find(fits)?;
        let doers: Vec<u32> = last.source.iter().map(|p| p.mention).collect();
        let other = |&d: &u32| self.is_known(d) && !source.iter().any(|&s| self.same_side(s, d));
        (pointed_at && !hangs && !doers.is_empty() && doers.iter().all(other)).then_some(doers)
    }

    /// `jets flown by Chadian pilots bombed`, `a mine laid by rebels killed`: who steers or set what the verb has for its
    /// subject.
    fn at_the_helm(&self, tool: usize) -> Vec<u32> {
        let verbs = &self.annotated.scan.grammar.words.verbs;
        let to = self.clauses.sentence_of(tool).end;
        // `Gunfire from Chad killed`
        let comes = tool + 2 < to && self.preposition(tool + 1) == Some("from");
        if comes && self.is_of_kind(tool, self.kinds.munition) {
            return self.sides(&[tool + 2], true);
        }
        let steered = matches!(self.clauses.chunks.get(tool + 1).map(|c| c.part), Some(Part::Verb(n)) if {
            let group = &self.annotated.verbs[n as usize];
            self.bare_participle(group) && verbs.kinds(group.lemma) & self.kinds.steer != 0
        });
        // `Rockets launched from Chad hit`
        let by = steered && tool + 3 < to && matches!(self.preposition(tool + 2), Some("by" | "from"));
        if by { self.sides(&[tool + 3], true) } else { Vec::new() }
    }

    /// Does a light verb tell of whom the deed that it carries is done to: `suffered an attack`?
    pub(super) fn suffers(&self, group: &VerbGroup) -> bool {
        let kinds = self.annotated.scan.grammar.words.verbs.kinds(group.lemma);
        !group.passive && (kinds & self.kinds.suffer != 0 || self.tells_what_befell(group))
    }

    /// `Chad suffered an attack by Mali`: source and target.
    pub(super) fn sides_suffering(&self, group: &VerbGroup, places: &Places) -> (Vec<u32>, Vec<u32>) {
        let by = places.slots.iter().filter(|(p, _)| matches!(self.preposition(*p), Some("by" | "from" | "of")));
        let source = self.distinct(by.flat_map(|(_, list)| self.sides(list, true)).collect(), &[]);
        let target = self.distinct(self.agents(group, places), &source);
        (source, target)
    }

    /// The sides of an attack: land and people that are struck, and where nobody is named the place where it was.
    pub(super) fn complete_attack(
        &self,
        group: &VerbGroup,
        places: &Places,
        source: &mut Vec<u32>,
        target: &mut Vec<u32>,
    ) {
        self.struck_place(source, target);
        self.struck_holder(group, places, source, target);
        self.struck_of_sayer(group, places, source, target);
        if source.is_empty() && target.is_empty() {
            *target = self.place_of_attack(group, places);
        }
        target.extend(self.place_of_unknown(group, source, target));
        // `Mali : dix terroristes tués`: these are not struck as Malians.
        let armed = |&side: &u32| matches!(&*self.annotated.mentions[side as usize].code, "REB" | "CRM");
        let unknown = !source.iter().chain(target.iter()).any(|&side| self.is_known(side));
        if unknown && (target.is_empty() || !target.iter().all(armed)) {
            let land = |c| self.land_of_headline(c).or_else(|| self.land_of_victims(c));
            target.extend(self.clauses.chunk_at(group.head).and_then(land));
        }
    }

    /// Does a noun phrase name an attack?
    pub(in crate::relate::event) fn is_attack(&self, chunk: usize) -> bool {
        self.is_of_kind(chunk, self.kinds.attack)
    }

    /// Does a noun phrase hold a noun of a kind?
    pub(in crate::relate::event) fn is_of_kind(&self, chunk: usize, kind: u64) -> bool {
        let nouns = &self.annotated.scan.grammar.words.nouns;
        self.nouns(self.clauses.chunks[chunk].tokens).any(|(_, noun)| nouns.kinds(noun) & kind != 0)
    }

    /// `A bomb attack killed ten soldiers`: does an attack stand before the verb?
    pub(super) fn is_done_by_attack(&self, group: &VerbGroup) -> bool {
        let chunks = &self.clauses.chunks;
        let Some(verb) = self.clauses.chunk_at(group.head).filter(|_| !group.passive) else { return false };
        let before = (self.clauses.sentence_of(verb).start..verb).rev();
        // `the attack that killed ten soldiers was condemned`
        let relative = verb.checked_sub(1).filter(|&c| matches!(chunks[c].part, Part::Relative(_)));
        let goes_back = |c: &usize| matches!(chunks[*c].part, Part::Noun | Part::Preposition(_) | Part::Time(_));
        let mut before = before.skip(usize::from(relative.is_some())).take_while(goes_back);
        before.any(|c| chunks[c].part == Part::Noun && self.is_of_kind(c, self.kinds.attack | self.kinds.deadly))
    }

    /// `were killed when a bus overturned`: by nobody.
    pub(super) fn is_mishap(&self, group: &VerbGroup, places: &Places) -> bool {
        let Some(verb) = self.clauses.chunk_at(group.head).filter(|_| group.passive) else { return false };
        let verbs = &self.annotated.scan.grammar.words.verbs;
        let comes = |n: u32| verbs.kinds(self.annotated.verbs[n as usize].lemma) & self.kinds.mishap != 0;
        let told = self.clauses.sentence_of(verb).any(|c| self.finite_verb(c).is_some_and(comes));
        told && !self.by_attack(places)
    }

    /// `killed in an attack`: someone did it, though nobody is named.
    pub(super) fn by_attack(&self, places: &Places) -> bool {
        let within = |&chunk: &usize| self.is_attack(chunk);
        // `were killed on Friday, in an attack`: also behind a comma.
        let chunks = &self.clauses.chunks;
        let end = places.slots.last().and_then(|(_, list)| list.last()).map_or(places.end, |&c| c + 1);
        let to = self.clauses.sentence_of(places.end.saturating_sub(1)).end;
        let behind = (end..to).find(|&c| !matches!(chunks[c].part, Part::Time(_) | Part::Comma | Part::Preposition(_)));
        // `The clashes went on: two soldiers were killed`
        let first = places.subject.first().copied().unwrap_or(to);
        let mut before = self.clauses.sentence_of(places.end.saturating_sub(1)).start..first.min(to);
        let parted = before.clone().any(|c| self.finite_verb(c).is_some());
        let by_arms = |(p, list): &(usize, Vec<usize>)| {
            self.preposition(*p) == Some("by") && list.iter().any(|&c| self.is_of_kind(c, self.kinds.deadly))
        };
        places.slots.iter().flat_map(|(_, list)| list).any(within)
            // `tués par une mine`
            || places.slots.iter().any(by_arms)
            || parted && before.any(|c| chunks[c].part == Part::Noun && within(&c))
            || behind.is_some_and(|c| chunks[c].part == Part::Noun && within(&c))
            || self.blow_behind(places).is_some()
    }
}

/// Within so many parts behind an attack stands the participle that tells whose it is said to be.
const PLACED: usize = 5;

/// How many events back one is looked for that the words close by point at.
pub(super) const LAST_TOLD: usize = 6;
