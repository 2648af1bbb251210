//! Which frame fits a verb group best.

use super::{Choice, kind_of};
use crate::model::{Mood, Tense, Tokens, VerbGroup};
use crate::relate::clause::{Chunk, Part, Places, mentions_in};
use crate::relate::event::Reader;
use crate::rules::frame::{Frame, FrameVerb};
use crate::text::Casing;
use std::cell::OnceCell;

/// How many tokens lead to a gerund at most: `instead of`.
const LONGEST_LEAD: usize = 3;

impl<'a> Reader<'a> {
    pub(super) fn choose(&self, number: u32, group: &VerbGroup) -> Option<Choice<'_>> {
        let grammar = self.annotated.scan.grammar;
        let kinds = grammar.words.verbs.kinds(group.lemma);
        let frames = grammar.frames.of_verb_with_words(group.lemma);
        let mut frames = frames.filter(|(f, _)| kind_of(f).is_some()).peekable();
        let carries = kinds & (self.kinds.light | self.kinds.herald) != 0
            || kinds & self.kinds.be != 0 && self.tells_what_befell(group);
        if frames.peek().is_none() && !carries {
            return None;
        }
        let mut best: Option<(u8, &Frame)> = None;
        let behind = OnceCell::new();
        for (frame, verbs) in frames {
            let fitting = |verb: &FrameVerb| self.particles_fit(verb, number, group, &behind);
            if let Some(particles) = verbs.iter().filter_map(fitting).max()
                && let Some(score) = self.fit(frame, number, group, particles)
                && best.is_none_or(|(b, _)| score > b)
            {
                best = Some((score, frame));
            }
        }
        if best.is_none() && !carries {
            return None;
        }
        let places = self.places(number);
        // A frame that asks for its object goes before the noun of doing that the object is.
        let carried = carries.then(|| self.carried(group, places)).flatten();
        let carried = carried.filter(|(token, noun)| !self.heralds_others(group, *token, noun));
        match (best, carried) {
            (Some((score, frame)), carried) if carried.is_none() || score >= 4 => {
                Some(Choice { frame, places, carried: None })
            }
            (_, Some((token, frame))) => Some(Choice { frame, places, carried: Some((token, frame)) }),
            _ => None,
        }
    }

    /// How well a frame fits; none where something that it asks for is missing. What stands around the verb is read only
    /// where its `particles` are there, which are so many: many frames of common verbs ask for some.
    fn fit(&self, frame: &Frame, number: u32, group: &VerbGroup, particles: u8) -> Option<u8> {
        if self.wants_other_nouns(frame, number) {
            return None;
        }
        let places = self.places(number);
        if !self.subject_fits(frame, group, places) || self.barred(frame, group, places) {
            return None;
        }
        let subject = u8::from(!frame.subjects.is_empty() && !frame.has("agent"));
        let object = self.object_score(frame, group, places, particles)?;
        let clause = self.clause_score(frame, group, places)?;
        Some(1 + particles * 5 + subject + object + clause + self.told_score(frame, group, places)?)
    }

    fn subject_fits(&self, frame: &Frame, group: &VerbGroup, places: &Places) -> bool {
        frame.subjects.is_empty()
            || frame.has("agent") && self.may_act(group, places)
            || frame.has("or-passive") && group.passive
            || frame.has("or-people") && places.subject.iter().any(|&c| self.is_of_people(c))
            || self.holds_noun(&frame.subjects, self.whose(group, places))
    }

    /// Is something there that the frame does not bear?
    fn barred(&self, frame: &Frame, group: &VerbGroup, places: &Places) -> bool {
        !frame.never.is_empty() && self.holds_barred(&frame.never, self.object(group, places))
            || frame.has("no-comment") && self.takes_on(&frame.never, places)
            || frame.has("affirmed") && group.negated
            || frame.has("means") && self.done_with(frame, group, places)
            // `aid from Chad will go to Mali` visits nobody.
            || frame.has("goer") && !places.subject.is_empty() && !self.may_go(&places.subject)
            || frame.has("goer") && self.goes_to_own_thing(places)
            || frame.has("of-union") && !self.leaves_union(places)
            || frame.has("bare") && self.hangs_on_object(places)
            || frame.mode == "seize" && self.is_takeover(frame, places)
            // `it had been received by X`: no guest.
            || frame.mode == "visit" && group.passive && self.is_it(&places.subject)
            || frame.make == "AID" && (self.sent_to_boundary(places) || self.is_bounty(frame, places))
            || frame.has("scorned") && (group.mood == Mood::Conditional || !self.is_scorned(group, places))
            || self.is_private_affair(frame, group, places)
            || self.is_public_view(frame, group, places)
            || frame.has("clause") && self.decides_harm(group, places)
            || self.is_played(frame, group.head) && !self.leaves_dead(group)
            || frame.has("ownerless") && self.is_somebodys(places)
            || frame.has("objectless") && !places.objects.is_empty()
            || frame.has("person") && !self.calls_person(group, places)
            || self.bare_participle(group) && !frame.has("passive-only") && self.in_passing(group, places)
            || self.is_rule_for_all(frame, group, places)
            || self.fights_for(frame, group, places)
            // `the arms that Chad has bought from Mali`: what is only described by a trade of some time.
            || places.relative && frame.has("no-relative")
            // `rain is expected in France`: nobody comes.
            || frame.has("passive-only") && !self.is_undergone(frame, group, places)
            || frame.has("active") && (group.passive || self.bare_participle(group))
    }

    /// `is expected in Chad`, `Les dirigeants réunis lundi à Lomé ont souri`: someone known undergoes what is told; a
    /// participle alone tells only of those who are met somewhere.
    fn is_undergone(&self, frame: &Frame, group: &VerbGroup, places: &Places) -> bool {
        let met = || self.bare_participle(group) && frame.mode.is_empty() && self.is_held_somewhere(places);
        (group.passive || met()) && !self.sides(&places.subject, true).is_empty()
    }

    fn is_held_somewhere(&self, places: &Places) -> bool {
        places.slots.iter().any(|(p, list)| matches!(self.preposition(*p), Some("at" | "in")) && self.holds_place(list))
    }

    /// `The Chadian law bars women from office`, `the plan ignores the treaty`: what a paper says holds for whoever comes,
    /// and is nobody's deed of the day.
    fn is_rule_for_all(&self, frame: &Frame, group: &VerbGroup, places: &Places) -> bool {
        use crate::model::EventType::{Coerce, Reject, Sanction};
        let nouns = &self.annotated.scan.grammar.words.nouns;
        let [subject] = places.subject[..] else { return false };
        let Some(subject) = self.named_by_it(subject) else { return false };
        let tokens = self.clauses.chunks[subject].tokens;
        let paper = |(at, n): (u32, _)| at + 1 == tokens.end && nouns.kinds(n) & self.kinds.paper != 0;
        matches!(kind_of(frame), Some(Coerce | Reject | Sanction))
            && group.tense == Tense::Present
            && !group.passive
            && !group.perfect
            && self.nouns(tokens).last().is_some_and(paper)
    }

    /// `the law, because it bars women`: the noun right before `it` in its sentence; any other chunk is its own.
    fn named_by_it(&self, chunk: usize) -> Option<usize> {
        let chunks = &self.clauses.chunks;
        let it = matches!(chunks[chunk].part, Part::Pronoun(mark) if self.annotated.scan.key(mark) == "it");
        let mut before = (self.clauses.sentence_of(chunk).start..chunk).rev();
        if it { before.find(|&c| chunks[c].part == Part::Noun) } else { Some(chunk) }
    }

    /// `returned to her old ways`: no place, and nobody.
    fn goes_to_own_thing(&self, places: &Places) -> bool {
        let heads = if places.objects.is_empty() {
            places.slots.first().map(|(_, list)| &list[..]).unwrap_or_default()
        } else {
            &places.objects[..]
        };
        let own = |&c: &usize| self.is_owned(self.clauses.chunks[c].tokens.first);
        !heads.is_empty() && heads.iter().all(own) && !self.is_someone(heads)
    }

    /// `hit banks with sanctions`, `measures targeting banks`: what it is done with or by is something that the frame does
    /// not bear.
    fn done_with(&self, frame: &Frame, group: &VerbGroup, places: &Places) -> bool {
        let key = |p: usize| self.preposition(p).is_some_and(|key| matches!(key, "with" | "by" | "of"));
        let led = places.slots.iter().filter(|(p, _)| key(*p)).map(|(_, list)| &list[..]);
        let before = if group.tense == Tense::Gerund { self.nouns_before(group) } else { Vec::new() };
        let subject = (!group.passive).then_some(&places.subject[..]);
        self.holds_noun(&frame.never, led.chain(subject).chain([&before[..]]))
    }

    /// `sanctions "stériles", visant …`: the noun phrases right before a gerund, past signs.
    fn nouns_before(&self, group: &VerbGroup) -> Vec<usize> {
        let chunks = &self.clauses.chunks;
        let Some(verb) = self.clauses.chunk_at(group.head) else { return Vec::new() };
        let near = (self.clauses.sentence_of(verb).start..verb).rev().take(LONGEST_LEAD + 1);
        near.take_while(|&c| !matches!(chunks[c].part, Part::Verb(_)))
            .filter(|&c| chunks[c].part == Part::Noun)
            .collect()
    }

    fn object_score(&self, frame: &Frame, group: &VerbGroup, places: &Places, particles: u8) -> Option<u8> {
        // `Chad back to the capital`: a place behind a preposition is nobody whom it backs.
        let undergone = || group.passive || self.bare_participle(group);
        let direct = || !frame.has("direct") || undergone() || !places.objects.is_empty();
        let pointed = || self.points_at_guest(frame, group, places) || self.is_done_to_us(group);
        let named = || direct() && (self.object_named(group, places) || pointed());
        let whole = || self.object_whole(group, places) || pointed();
        if frame.has("direct") && !direct() || frame.has("named") && !named() || frame.has("whole") && !whole() {
            return None;
        }
        if frame.objects.is_empty() {
            return Some(0);
        }
        // `was sentenced to three years in prison`
        let led = || frame.has("led") && self.holds_noun(&frame.objects, places.slots.iter().map(|(_, l)| &l[..]));
        let found = self.holds_noun(&frame.objects, self.taken(group, places, particles))
            || led()
            || self.gets_term(frame, group, places);
        // What stands for an object is listed in `wanting` too.
        let else_fits = || {
            frame.has("or-target")
                || frame.has("or-what") && self.subject_before_what(group, places).is_some()
                || frame.has("or-named") && named()
                || frame.has("or-it") && self.is_it(if group.passive { &places.subject } else { &places.objects })
                || frame.has("or-sum") && self.gives_sum(frame, group, places)
        };
        if !found && !else_fits() || self.is_deed_done(frame, group, places) {
            return None;
        }
        Some(if self.holds_noun(&frame.objects, self.object(group, places)) { 4 } else { 2 })
    }

    /// `the talks held at a meeting of ministers`: a deed for what is held, where the frame asks for none.
    fn is_deed_done(&self, frame: &Frame, group: &VerbGroup, places: &Places) -> bool {
        let [subject] = places.subject[..] else { return false };
        self.bare_participle(group)
            && !frame.has("led")
            && self.names_deed(subject)
            && !self.holds_noun(&frame.objects, [&places.subject[..]])
    }

    fn clause_score(&self, frame: &Frame, group: &VerbGroup, places: &Places) -> Option<u8> {
        let led = || matches!(self.clauses.chunks.get(places.end).map(|c| c.part), Some(Part::Subordinator(_)));
        if frame.has("no-clause") && (places.complement.is_some() || led()) {
            return None;
        }
        // `viennent d'annoncer`, `va superviser`: what was just done, or will be.
        if frame.has("goer") && self.only_tells_when(group, places) {
            return None;
        }
        if !frame.has("clause") {
            return Some(0);
        }
        let complement = self.infinitive(places, group)?;
        // `The march called by the union drew a crowd`: the verb behind is that of what the participle describes.
        if self.bare_participle(group) && complement.finite() {
            return None;
        }
        let kinds = self.annotated.scan.grammar.words.verbs.kinds(complement.lemma);
        // `decided not to sign` offers nothing.
        let wrong = frame.clauses != 0 && (kinds & frame.clauses == 0 || complement.negated)
            || (frame.has("infinitive") || self.was_asked(group, places))
                && !matches!(complement.tense, Tense::Infinitive | Tense::Gerund)
            || frame.has("no-comment") && kinds & self.kinds.answer != 0
            || frame.has("gerund") && self.is_led_away(complement)
            || self.only_calls(frame, places, complement)
            || frame.clauses != 0 && self.is_harm_promised(frame, places);
        (!wrong).then_some(2)
    }

    /// Is a verb of going right before an infinitive that another preposition than one of place leads?
    fn only_tells_when(&self, group: &VerbGroup, places: &Places) -> bool {
        let scan = &self.annotated.scan;
        let Some(next) = self.infinitive(places, group) else { return false };
        let gap = group.tokens.end as usize..next.tokens.first as usize;
        gap.len() == 1 && scan.mark(gap.start, self.classes.preposition).is_some_and(|m| scan.key(m) == "of")
    }

    /// `stopped short of buying`: a preposition that says of the gerund what the verb does not.
    fn is_led_away(&self, complement: &VerbGroup) -> bool {
        let first = complement.tokens.first as usize;
        let class = self.classes.before_gerund;
        self.annotated.scan.mark_before(first.saturating_sub(LONGEST_LEAD), first, class).is_some()
    }

    /// `the minister asked about X said`: who was asked has a verb of its own behind it.
    fn was_asked(&self, group: &VerbGroup, places: &Places) -> bool {
        let about = places.slots.first().is_some_and(|(p, _)| self.preposition(*p) == Some("on"));
        about && self.bare_participle(group)
    }

    /// Is there someone who can have done it, or no one told (`were killed`)?
    fn may_act(&self, group: &VerbGroup, places: &Places) -> bool {
        if group.passive || self.bare_participle(group) {
            return !places.slots.iter().any(|(p, _)| self.preposition(*p) == Some("by"))
                || self.whose(group, places).any(|heads| !self.sides(heads, true).is_empty());
        }
        places.subject.is_empty() || !self.sides(&places.subject, true).is_empty()
    }

    /// `Army says 20 rebels killed in raid`: in headlines, the participle of a clause behind a verb of saying is its verb.
    fn is_clause_of_headline(&self, group: &VerbGroup, places: &Places) -> bool {
        let chunks = &self.clauses.chunks;
        let scan = &self.annotated.scan;
        let headline = scan.sentences[scan.sentence_of(group.head as usize)].headline;
        let says = |n: u32| {
            let group = &self.annotated.verbs[n as usize];
            group.finite() && scan.grammar.words.verbs.kinds(group.lemma) & self.kinds.speech != 0
        };
        let before = places.subject.first().and_then(|s| s.checked_sub(1)).map(|c| chunks[c].part);
        headline && matches!(before, Some(Part::Verb(n)) if says(n))
    }

    /// A participle that only describes what the sentence tells of (`the ban imposed on Chad`), its doer left out.
    fn in_passing(&self, group: &VerbGroup, places: &Places) -> bool {
        if self.is_clause_of_headline(group, places) {
            return false;
        }
        // `men accused of an attack by rebels`: whose attack it was.
        let of = |slot: usize| slot > 0 && self.preposition(places.slots[slot - 1].0) == Some("of");
        let doer = |list: &[usize], p: usize| self.preposition(p) == Some("by") && !self.sides(list, true).is_empty();
        let by = places.slots.iter().enumerate().any(|(n, (p, list))| !of(n) && doer(list, *p));
        let Some(verb) = self.clauses.chunk_at(group.head) else { return false };
        let others = || self.clauses.sentence_of(verb).any(|c| self.finite_verb(c).is_some());
        !by && !self.is_made_between(group, places) && !self.befell_someone(verb, places) && others()
    }

    /// Is a name or a group the object?
    fn object_named(&self, group: &VerbGroup, places: &Places) -> bool {
        self.object(group, places).is_some_and(|heads| !self.sides(heads, true).is_empty())
    }

    /// `offers more chances to meet`: the infinitive is that of the noun, not the verb's own.
    fn hangs_on_object(&self, places: &Places) -> bool {
        let complement = places.complement.map(|c| self.clauses.chunks[c].part);
        let own = |g: &VerbGroup| g.outlook.is_some() || g.passive && g.tense == Tense::Infinitive;
        !places.objects.is_empty()
            && matches!(complement, Some(Part::Verb(n)) if own(&self.annotated.verbs[n as usize]))
    }

    /// `announced the resignation of her minister`, `announced X's resignation`: the object is told of as somebody's.
    fn is_somebodys(&self, places: &Places) -> bool {
        let Some(&object) = places.objects.last() else { return false };
        let of = object + 1 < self.clauses.chunks.len() && self.preposition(object + 1) == Some("of");
        of || mentions_in(self.annotated, self.clauses.chunks[object].tokens).iter().any(|(_, m)| m.actor.is_some())
    }

    /// `called Vladimir Putin`: one person by name for the object, and nothing that they are called.
    fn calls_person(&self, group: &VerbGroup, places: &Places) -> bool {
        let particle = |(at, _): &&(usize, Vec<usize>)| self.clauses.chunks[*at].tokens.first == group.tokens.end;
        let led = places.slots.first().filter(particle).map(|(_, list)| &list[..]).unwrap_or_default();
        let [object] = (if places.objects.is_empty() { led } else { &places.objects[..] })[..] else { return false };
        let called = self.sides(&[object], false);
        let person = !called.is_empty() && called.iter().all(|&side| self.is_person(side));
        // `called them “provocative”`, `called the minister, Ann Lee, a “liar”`
        let aside = |c: &&Chunk| matches!(c.part, Part::Quote | Part::Comma | Part::Noun);
        if self.clauses.chunks[object + 1..].iter().take_while(|c| aside(c)).any(|c| c.part == Part::Quote) {
            return false;
        }
        // `called the envoy to Lome`: nobody telephones there; `called on the envoy for help`.
        let wants = |key: &str| key == "to" || key == "for" && places.objects.is_empty();
        if places.slots.iter().any(|(p, _)| self.preposition(*p).is_some_and(wants)) {
            return false;
        }
        person && !group.passive && places.complement.is_none_or(|c| matches!(self.clauses.chunks[c].part, Part::Verb(n) if self.annotated.verbs[n as usize].tense == Tense::Infinitive))
    }

    /// Is the object itself a name or a group, not something of theirs: `the Russian envoy`, not `the Russian note`?
    fn object_whole(&self, group: &VerbGroup, places: &Places) -> bool {
        self.object(group, places).into_iter().any(|heads| self.is_someone(heads) || self.points_at_land(heads))
    }

    /// Is one of these phrases a name, a group or a pronoun itself?
    pub(in crate::relate::event) fn is_someone(&self, heads: &[usize]) -> bool {
        heads.iter().any(|&chunk| {
            let tokens = self.clauses.chunks[chunk].tokens;
            matches!(self.clauses.chunks[chunk].part, Part::Pronoun(_))
                || mentions_in(self.annotated, tokens).iter().any(|(_, m)| self.heads_phrase(m, tokens))
                || self.headed_by_people(tokens)
                || self.is_unknown_name(tokens)
                // `a team of envoys`
                || self.measured(chunk).is_some_and(|of| self.is_someone(&[of]))
        })
    }

    /// `M. Hollande`: a capital where no noun is known.
    fn is_unknown_name(&self, tokens: Tokens) -> bool {
        let scan = &self.annotated.scan;
        let last = tokens.end as usize - 1;
        scan.tokens[last].casing != Casing::Lower && !scan.is(last, self.classes.noun)
    }

    /// `the envoy`, not `the government notification`: an English phrase ends with its head.
    pub(in crate::relate::event) fn headed_by_people(&self, tokens: Tokens) -> bool {
        let scan = &self.annotated.scan;
        let (first, end) = (tokens.first as usize, tokens.end as usize);
        let from = if self.classes.adjectives_behind { first } else { end - 1 };
        let people = self.classes.people;
        people.iter().any(|&c| (from..end).any(|t| scan.is(t, c)) || scan.mark_before(first, end, c).is_some())
    }
}
