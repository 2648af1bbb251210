//! Who does it to whom: source and target of a verb's deed.

use crate::model::{ActorKind, EventType, Mention, Use, VerbGroup};
use crate::relate::clause::{Part, Places};
use crate::relate::event::{Reader, kind_of};
use crate::rules::frame::{Frame, FrameVerb};

impl Reader<'_> {
    /// Source and target of a verb's deed.
    pub(super) fn sides_of(
        &self,
        frame: &Frame,
        group: &VerbGroup,
        places: &Places,
        carried: bool,
    ) -> (Vec<u32>, Vec<u32>) {
        let (source, target) = self.by_place(frame, group, places, carried);
        let target = self.without_pair_of_doer(frame, places, &source, target);
        let (source, target) = self.turned(frame, group, source, target);
        let source = self.distinct(source, &[]);
        let target = self.distinct(target, &source);
        // `X eased American sanctions against Chad`, X being an American; `suspended deliveries of its tanks to Chad`.
        // `deployed members of its police to Mali`
        use EventType::{Mobilize, Retreat, Sanction};
        let others = carried || matches!(kind_of(frame), Some(Mobilize | Retreat | Sanction));
        let target = if others { self.of_other_side(target, &source) } else { target };
        let (source, target) = self.called_home(frame, group, source, target);
        let target = self.without_own_country(frame, places, &source, target);
        let target = self.without_mere_words(frame, places, &source, target);
        let (source, target) = self.without_givers(frame, places, carried, source, target);
        // `X of Chad arrived in Lome for a visit to the country`: nobody goes to his own.
        let target = if frame.mode == "visit" { self.of_other_side(target, &source) } else { target };
        // `gave an audience to envoys in his country`
        let met = kind_of(frame) == Some(EventType::Consult) && frame.mode.is_empty() && frame.has("both");
        let target = if met { self.but_own_place(target, &source) } else { target };
        let target = self.without_mentioned(frame, places, target);
        let target = self.without_those_meant(frame, group, places, target);
        let target = self.doer_of_judged(frame, group, places, target);
        let (source, target) =
            if carried { self.of_two_told(frame, group, places, source, target) } else { (source, target) };
        // `talks between Chad and Mali will be held`
        // `talks with Chad and Mali will be held`: somebody else's.
        let next = || places.subject.last().filter(|&&c| c + 1 < self.clauses.chunks.len());
        let with = || next().is_some_and(|&c| self.preposition(c + 1) == Some("with"));
        let talks =
            carried && kind_of(frame) == Some(EventType::Consult) && frame.mode.is_empty() && group.passive && !with();
        let (source, target) =
            if talks && source.is_empty() && target.len() > 1 { (target, source) } else { (source, target) };
        let target = self.without_owners(frame, places, carried, target);
        let target = self.past_owner(frame, places, target);
        // `closed all crossings on its border with Mali`
        let shut = kind_of(frame) == Some(Sanction) && target.is_empty() && frame.mode == "discontinue";
        let target = if shut { self.beyond_boundary(places) } else { target };
        (self.without_mere_places(frame, source), self.without_mere_places(frame, target))
    }

    /// `X met Y. Y urged the two sides to wait`: where who asks is one of the last two told of, others are meant.
    fn without_pair_of_doer(&self, frame: &Frame, places: &Places, source: &[u32], target: Vec<u32>) -> Vec<u32> {
        use EventType::{Accuse, Request, Threaten};
        let words = matches!(kind_of(frame), Some(Accuse | Request | Threaten));
        let own = |t: &u32| source.iter().any(|&s| self.same_side(s, *t));
        let pair = |&c: &usize| self.pair_key(c).is_some();
        let asked = || places.objects.iter().chain(places.slots.iter().flat_map(|(_, list)| list)).any(pair);
        if words && target.iter().any(own) && asked() { Vec::new() } else { target }
    }

    /// Who stands where the verb has its doer, and who where it has the one it is done to.
    fn by_place(&self, frame: &Frame, group: &VerbGroup, places: &Places, carried: bool) -> (Vec<u32>, Vec<u32>) {
        let passive = group.passive || self.bare_participle(group) || frame.has("undergoes");
        let (mut source, mut target) =
            if passive { self.undergone(frame, group, places) } else { self.done(frame, group, places) };
        // `thanked him for help in Chad`: whoever `he` is, not Chad.
        let them = || !passive && self.object_of_verb_before(group, places).is_some();
        // `l'a invité à aider le Tchad`: whoever `l'` is, not Chad.
        let asked = !passive && self.asks_one_before(frame, group, places);
        let open = asked || them() || target.is_empty() && self.is_him(&places.objects);
        if target.is_empty() && !passive {
            target = self.behind_particle(frame, group, places);
        }
        // `is expected in Egypt`: who is expected does it.
        if frame.has("passive-only") && source.is_empty() {
            std::mem::swap(&mut source, &mut target);
        }
        if (target.is_empty() || carried || frame.has("slots")) && !open {
            self.add_led(frame, group, places, &source, &mut target);
        }
        if carried && source.is_empty() {
            let told = if passive { Self::split_owner } else { Self::by_owner };
            (source, target) = told(self, frame, places, target);
        }
        if target.is_empty() && !passive && !open {
            target = self.whose_by(frame, places);
        }
        if target.is_empty() && !passive {
            target = self.addressed_first(frame, places);
        }
        if target.is_empty() && frame.has("or-what") {
            target = self.subject_before_what(group, places).map(|s| self.sides(s, true)).unwrap_or_default();
        }
        // `accused the press of trying to spare Chad`: whom the words are about stands there, though nobody knows them.
        let of_another = kind_of(frame) == Some(EventType::Accuse) && !places.objects.is_empty();
        if target.is_empty()
            && !asked
            && self.takes_complement(frame, places)
            && !of_another
            && !self.asks_others(frame, places)
        {
            target = self.sides_of_complement(places, &source);
        }
        if target.is_empty() && !passive {
            target = self.clitic_pair(frame, group, places, &source);
            if target.is_empty() {
                target.extend(self.clitic_object(frame, group, &source));
            }
        }
        target = self.without_judge(frame, places, self.or_holder(frame, places, target));
        if let Some(receiver) = self.clitic_receiver(frame, group, &source).filter(|_| !passive) {
            target = vec![receiver];
        }
        if frame.has("other") {
            target = self.told_of(group, places);
        }
        (source, target)
    }

    /// Of a deed told by whom it is done to: who does it, and that one.
    fn undergone(&self, frame: &Frame, group: &VerbGroup, places: &Places) -> (Vec<u32>, Vec<u32>) {
        let mut source = self.led(group, places, |key| key == "by", false);
        if source.is_empty() {
            source = self.attackers(places);
        }
        if source.is_empty() {
            source = self.shared_doer(group, places);
        }
        if source.is_empty() && group.passive {
            source = self.doer_behind_gerund(places);
        }
        if source.is_empty() {
            source = self.doer_beside(frame, group, places);
        }
        let mut target = self.sides(&places.subject, true);
        // `Malian drones were launched at Chad`: whose arms they are did it.
        if frame.has("wielded") || source.is_empty() && self.is_from_givers(frame, places, &target) {
            let owner = std::mem::take(&mut target);
            source = if source.is_empty() { owner } else { source };
        }
        if target.is_empty() && group.passive {
            target = self.about_subject(frame, group, places);
        }
        (source, target)
    }

    /// Of a deed told by who does it: that one, and whom the object names.
    fn done(&self, frame: &Frame, group: &VerbGroup, places: &Places) -> (Vec<u32>, Vec<u32>) {
        let (mut source, mut target) = (self.agents(group, places), Vec::new());
        // `deployed troops to Chad`: a group told with the land where it is.
        let sent = kind_of(frame) == Some(EventType::Mobilize);
        if let Some(object) = self.object_of_verb_before(group, places) {
            target = self.sides(&object, true);
        } else if !frame.has("alone") && (!frame.has("wielded") || sent) {
            target = self.sides(&places.objects, true);
            (source, target) = self.told_apart(places, source, target);
            // `announced a package of Chadian aid for Mali`: the helper's own name hides nobody behind it.
            if kind_of(frame) == Some(EventType::Aid) {
                target = self.without_mere_words(frame, places, &source, target);
            }
        }
        // `l'a reçu à l'Élysée`: the guest, not the place.
        if target.is_empty() && frame.mode == "visit" {
            target.extend(self.clitic_object(frame, group, &source));
        }
        // `Lome, where he paid a visit`
        if target.is_empty() && frame.mode == "visit" {
            target = self.place_of_clause(places);
        }
        (source, target)
    }

    /// Those whom a wanted preposition leads to; beside one that is `found`, not what only goes on with its phrase.
    pub(super) fn led(
        &self,
        group: &VerbGroup,
        places: &Places,
        wanted: impl Fn(&str) -> bool,
        found: bool,
    ) -> Vec<u32> {
        let own = places.slots.iter().enumerate().filter(|(n, _)| !self.hangs_on_another(places, *n));
        let own = own.filter(|(n, _)| !found || !self.goes_on(places, *n));
        let own = own.map(|(_, slot)| slot).filter(|(p, _)| !self.is_of_participle(group, *p, found));
        // `opened fire near the Chadian border`: only where it was.
        let beside = |p: usize, list: &[usize]| {
            !self.classes.adjectives_behind
                && matches!(self.preposition(p), Some("at" | "in"))
                && list.iter().all(|&c| self.is_of_kind(c, self.kinds.boundary))
        };
        let own = own.filter(|(p, list)| !beside(*p, list) && !self.is_not_by(*p));
        let mut led = Vec::new();
        for (preposition, list) in own.filter(|(p, _)| self.preposition(*p).is_some_and(&wanted)) {
            // `a demandé à l'envoyé du Tchad à Bamako`: where that one is.
            let joined = preposition.checked_sub(1).map(|c| self.clauses.chunks[c].part);
            let where_he_is = !led.is_empty()
                && self.preposition(*preposition) == Some("at")
                && (self.holds_place(list) || self.hangs_on_second(*preposition))
                && !matches!(joined, Some(Part::Comma | Part::Conjunction));
            // `met X on a row between Y and Z`
            let of_others = !led.is_empty() && self.preposition(*preposition) == Some("between");
            if led.is_empty() || !where_he_is && !of_others && !self.goes_on_with_participle(group, *preposition) {
                led.extend(self.sides(list, true));
            }
        }
        led
    }

    /// Those whom the prepositions of the frame lead to, beside the target that is known already.
    fn add_led(&self, frame: &Frame, group: &VerbGroup, places: &Places, source: &[u32], target: &mut Vec<u32>) {
        use EventType::{Accuse, Reject, Request, Support, Threaten};
        let default =
            |key: &str| matches!(key, "with" | "to" | "at" | "against" | "between" | "on" | "of" | "for" | "from");
        let wanted =
            |key: &str| if frame.target.is_empty() { default(key) } else { frame.target.iter().any(|t| **t == *key) };
        // `bombed positions near Lake Chad`: where it was done, where whom it was done to is told.
        // `suspended deliveries of its tanks to Chad`: its own are not whom it is done to.
        let own = |t: u32| source.iter().any(|&s| self.same_side(s, t));
        let found = !frame.has("own-people") && target.iter().any(|&t| self.is_known(t) && !own(t));
        // `criticised Chad over Mali`: what it is about; `a libéré Ann Lee au Mali`: where.
        let said = matches!(kind_of(frame), Some(Accuse | Reject | Request | Support | Threaten));
        let beside = |k: &str| k == "in" || k == "on" && said || k == "at" && frame.mode == "release" && wanted("in");
        // `imposed sanctions on Chad for its sale of arms to Mali`: whom they are on goes before what stands further on.
        let on = |key: &str| wanted(key) && matches!(key, "on" | "against");
        let banned = kind_of(frame) == Some(EventType::Sanction);
        let banned = if banned { self.led(group, places, on, found) } else { Vec::new() };
        // `bombed Chad with Russian jets`
        let tool = |(p, list): &(usize, Vec<usize>)| {
            self.preposition(*p) == Some("with")
                && list.iter().all(|&c| {
                    self.is_of_kind(c, self.kinds.munition | self.kinds.aid)
                        && !self.headed_by_people(self.clauses.chunks[c].tokens)
                })
        };
        let armed = kind_of(frame) == Some(EventType::Assault) && places.slots.iter().any(tool);
        let wanted = |key: &str| wanted(key) && !(armed && key == "with");
        let others = match banned.iter().any(|&side| self.is_known(side)) {
            true => banned,
            false => self.led(group, places, |key| wanted(key) && !(found && beside(key)), found),
        };
        let other = others.into_iter().filter(|o| !target.contains(o) && !self.is_of_topic(frame, *o));
        let other = other.collect::<Vec<_>>();
        target.extend(other);
        if kind_of(frame) == Some(EventType::Protest) {
            self.keep_aimed_at(target);
        }
        let sent = kind_of(frame) == Some(EventType::Mobilize);
        if sent || frame.mode == "peacekeeping" {
            // `deployed troops`: its own.
            target.retain(|&t| self.is_known(t));
            let faced = if sent { self.beyond_boundary(places) } else { Vec::new() };
            if !faced.is_empty() {
                *target = faced;
            }
        }
    }

    /// `rallied outside the French embassy in Chad`: where people protest is no target beside whom they protest against.
    fn keep_aimed_at(&self, target: &mut Vec<u32>) {
        let place = |t: &u32| self.annotated.mentions[*t as usize].usage == Use::Place;
        if target.iter().any(|t| !place(t) && self.is_known(*t)) {
            target.retain(|t| !place(t));
        }
    }

    /// `urged its citizens to leave Chad`, `called on Western states to spare Mali`: those who are asked stand there, though
    /// nobody knows them, and are not who the infinitive is about.
    fn asks_others(&self, frame: &Frame, places: &Places) -> bool {
        let clause = frame.has("clause") && kind_of(frame) == Some(EventType::Request);
        if clause && self.classes.adjectives_behind && !places.objects.is_empty() {
            return true;
        }
        // `called on both parties to protect Chadian civilians`
        let owned = |c: usize| {
            let tokens = self.clauses.chunks[c].tokens;
            self.is_owned(tokens.first) && self.headed_by_people(tokens) || self.pair_key(c).is_some()
        };
        let slots = places.slots.iter().filter(|(p, _)| matches!(self.preposition(*p), Some("at" | "to" | "on")));
        // `called on all actors to free Ann Lee`, `a demandé aux pays voisins de partir`: whoever they are.
        let told = |list: &[usize]| {
            let named = |&c: &usize| self.clauses.chunks[c].part == Part::Noun;
            list.iter().all(named) && self.sides(list, true).is_empty()
        };
        let key = if self.classes.adjectives_behind { "at" } else { "on" };
        let asks = clause && slots.clone().any(|(p, list)| self.preposition(*p) == Some(key) && told(list));
        asks || places.objects.iter().chain(slots.flat_map(|(_, list)| list)).any(|&c| owned(c))
    }

    /// Does the frame take a clause or an infinitive whose sides are its own?
    fn takes_complement(&self, frame: &Frame, places: &Places) -> bool {
        let that = || matches!(self.clauses.chunks.get(places.end).map(|c| c.part), Some(Part::Subordinator(_)));
        ["swallows", "clause", "purpose"].iter().any(|t| frame.has(t)) || frame.has("that") && that()
    }

    /// Sides where the frame turns them round: who is blamed, who receives.
    fn turned(
        &self,
        frame: &Frame,
        group: &VerbGroup,
        mut source: Vec<u32>,
        mut target: Vec<u32>,
    ) -> (Vec<u32>, Vec<u32>) {
        if frame.has("held-against") {
            target = source;
            source = self.speaker(group.head).into_iter().collect();
        }
        if frame.has("reverse") {
            std::mem::swap(&mut source, &mut target);
        }
        if frame.has("receives") && !(group.passive || self.bare_participle(group)) {
            std::mem::swap(&mut source, &mut target);
        }
        (source, target)
    }

    /// `reaffirmed the support of his country for Chad`: his own side gets nothing of it, where there is another.
    fn of_other_side(&self, mut target: Vec<u32>, source: &[u32]) -> Vec<u32> {
        let other = |t: &u32| !source.iter().any(|&s| self.same_side(s, *t));
        if target.iter().any(other) {
            target.retain(other);
        }
        target
    }

    /// What only stands in a word of the object is no side: `condemned the Lebanon blasts`, `bought the fighters`,
    /// `approved President Lee's plan`, Lee being of the same country.
    fn without_mere_words(&self, frame: &Frame, places: &Places, source: &[u32], mut target: Vec<u32>) -> Vec<u32> {
        use EventType::{Accuse, Agree, Aid, Cooperate, Reject, Support};
        let scan = &self.annotated.scan;
        let kind = kind_of(frame);
        let object = |m: &Mention| {
            // `a package of Chadian aid`
            let mut chunks = places.objects.iter().flat_map(|&c| self.counted(c));
            chunks.find(|&c| self.clauses.chunks[c].tokens.contains(m.tokens.first as usize))
        };
        // `signed the treaty of Lome`: what a pact is called after has no part in it.
        let called_after = |m: &Mention| {
            let chunk = self.clauses.chunk_at(m.tokens.first).filter(|_| self.led_by(m) == Some("of"));
            let pact = chunk.and_then(|c| c.checked_sub(2)).filter(|c| places.objects.contains(c));
            pact.is_some_and(|c| self.is_of_kind(c, self.kinds.pact)) && self.is_capital(m)
        };
        let told = !frame.objects.is_empty() && target.iter().any(|&t| !self.is_stateless(t));
        // `a remis des avions russes à l'armée malienne`
        let goods = |m: &Mention| m.usage == Use::Origin && object(m).is_some();
        let others = target.iter().any(|&t| object(&self.annotated.mentions[t as usize]).is_none());
        let handed = matches!(kind, Some(Aid | Cooperate)) && !frame.objects.is_empty() && others;
        let mere = |&t: &u32| {
            let mention = &self.annotated.mentions[t as usize];
            if handed && goods(mention) {
                return true;
            }
            if kind == Some(Agree) && called_after(mention) {
                return true;
            }
            let Some(chunk) = object(mention) else { return false };
            let end = mention.tokens.end as usize;
            match kind {
                Some(Accuse | Support | Reject) => {
                    let named = self.is_kind(mention, ActorKind::Country) && mention.usage != Use::Origin;
                    let inside = end < self.clauses.chunks[chunk].tokens.end as usize && !scan.tokens[end].glued;
                    named && inside && self.is_attack(chunk)
                }
                Some(Cooperate) => !frame.objects.is_empty() && self.is_stateless(t),
                Some(Agree | Aid) => {
                    let heads = self.heads_phrase(mention, self.clauses.chunks[chunk].tokens);
                    // `Lee, the Chadian minister, announced Chadian aid for Mali`
                    let own = |s: u32| kind == Some(Aid) && self.country(s).is_some_and(|c| self.country(t) == Some(c));
                    // `gave a field hospital to Chad`
                    let given = kind == Some(Aid) && told && heads && self.is_stateless(t) && !self.is_person(t);
                    given || !heads && source.iter().any(|&s| self.same_side(s, t) || own(s))
                }
                _ => false,
            }
        };
        target.retain(|t| !mere(t));
        target
    }

    /// `closed down a Russian school`, `pointed the finger at Mali`: the object behind a last particle that looks like a
    /// preposition.
    fn behind_particle(&self, frame: &Frame, group: &VerbGroup, places: &Places) -> Vec<u32> {
        let scan = &self.annotated.scan;
        let Some((preposition, list)) = places.slots.first() else { return Vec::new() };
        let at = self.clauses.chunks[*preposition].tokens;
        let text = scan.token_text(at.first as usize);
        let last = |v: &FrameVerb| {
            let stands = at.first + 1 == group.tokens.end + v.particles.len() as u32;
            stands && v.particles.last().is_some_and(|p| p.eq_ignore_ascii_case(text))
        };
        let led = at.end == at.first + 1 && frame.verbs(group.lemma).iter().any(last);
        let own = self.preposition(*preposition).is_some_and(|key| frame.target.iter().any(|t| **t == *key));
        if led && !own { self.sides(list, true) } else { Vec::new() }
    }
}
