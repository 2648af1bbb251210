//! Whom an object that only points stands for: French `il l'a félicité`, `elle leur a demandé`; `expelled two, accusing them`.

use super::attack::LAST_TOLD;
use crate::model::{ActorKind, Event, EventType, Mention, Tense, Tokens, Use, VerbGroup};
use crate::relate::clause::{Part, Places, mentions_in};
use crate::relate::event::{Reader, kind_of};
use crate::rules::frame::Frame;
use crate::rules::scan::Mark;

impl Reader<'_> {
    /// `il l'a félicité`: the person whom the object before the verb stands for, the last one named who is not the doer.
    pub(super) fn clitic_object(&self, frame: &Frame, group: &VerbGroup, source: &[u32]) -> Option<u32> {
        use EventType::{Accuse, Consult, Request, Support};
        let scan = &self.annotated.scan;
        let first = group.tokens.first as usize;
        if let Some(us) = self.points_at_speaker(group, source) {
            return Some(us);
        }
        let clitic = scan.mark_before(first.saturating_sub(2), first, self.classes.clitic)?;
        let kind = kind_of(frame)?;
        let mentions = &self.annotated.mentions;
        let to = mentions.partition_point(|m| m.tokens.first < clitic.first);
        // `où le ministre suisse, Paul Lee, l'a reçu`: not who does it.
        let verb = self.clauses.chunk_at(group.head);
        let doer = |n: u32| verb.is_some_and(|v| self.is_apposed_doer(v, mentions[n as usize].tokens));
        let fits = |n: &u32| self.is_person(*n) && !doer(*n) && source.iter().all(|&s| self.differ(s, *n));
        let near =
            |n: &u32| scan.sentence_of(mentions[*n as usize].tokens.first as usize) + 2 > scan.sentence_of(first);
        let met = frame.mode == "visit" && !frame.has("goer") || Some(frame.rule) == self.rule_of("meet");
        let whom = matches!(kind, Accuse | Request | Support) || kind == Consult && met;
        let object = scan.key(clitic) == "article" && whom;
        let person = (0..to as u32).rev().take_while(near).find(fits);
        let body = || self.body_pointed_at(clitic, kind, source);
        // `l'examiner pour l'approuver`: behind an infinitive it stands for a matter as often.
        let aside = || self.body_before(clitic, kind, source).filter(|_| group.tense == Tense::Gerund);
        let guest = || self.guest_before(verb?, source).filter(|_| object && kind == Consult);
        let found = person.filter(|_| object).or_else(|| body().filter(|_| group.finite())).or_else(aside);
        found.or_else(guest).filter(|_| !source.is_empty())
    }

    /// Does a name stand between two commas right before a verb, behind its subject?
    fn is_apposed_doer(&self, verb: usize, name: Tokens) -> bool {
        let comma = |at: usize| self.clauses.chunks[at].part == Part::Comma;
        let aside = verb > self.clauses.sentence_of(verb).start + 3 && comma(verb - 1) && comma(verb - 3);
        aside && self.clauses.chunks[verb - 2].tokens == name
    }

    /// `Le ministre suisse s'est rendu à Lomé, où Paul Lee l'a reçu`: who goes there, though by no name.
    fn guest_before(&self, verb: usize, source: &[u32]) -> Option<u32> {
        let begin = self.clauses.sentence_of(verb).start;
        let before = (begin..verb).rev().find_map(|c| self.finite_verb(c))?;
        let [guest] = self.sides(&self.places(before).subject, true)[..] else { return None };
        (self.is_known(guest) && source.iter().all(|&s| !self.same_side(s, guest))).then_some(guest)
    }

    /// `La France nous a promis une aide`, `le Mali m'accuse`: whoever says so, of another side than the doer.
    fn points_at_speaker(&self, group: &VerbGroup, source: &[u32]) -> Option<u32> {
        let speaker = self.speaker(group.head).filter(|_| self.is_done_to_us(group))?;
        let other = !source.is_empty() && source.iter().all(|&s| !self.same_side(s, speaker));
        other.then_some(speaker)
    }

    /// Does `nous` or `m'` stand before a verb as its object?
    pub(super) fn is_done_to_us(&self, group: &VerbGroup) -> bool {
        let scan = &self.annotated.scan;
        let before = (group.tokens.first as usize).checked_sub(1).filter(|_| self.classes.adjectives_behind);
        before.is_some_and(|t| {
            let outside = self.clauses.chunk_at(t as u32).is_none();
            scan.mark(t, self.classes.clitic).is_some_and(|m| scan.key(m) == "me")
                || outside && scan.marks_of(t, self.classes.pronoun).any(|m| scan.key(m) == "we")
        })
    }

    /// `il l'a invité à partir`, `l'accusant d'aider X`: is one asked or blamed whom an object before the verb stands for?
    pub(super) fn asks_one_before(&self, frame: &Frame, group: &VerbGroup, places: &Places) -> bool {
        let scan = &self.annotated.scan;
        let first = group.tokens.first as usize;
        let clitic = scan.mark_before(first.saturating_sub(2), first, self.classes.clitic);
        matches!(kind_of(frame), Some(EventType::Accuse | EventType::Request))
            && clitic.is_some_and(|m| scan.key(m) == "article")
            && places.objects.is_empty()
            && self.infinitive(places, group).is_some()
    }

    /// `Le président l'a reçu`: does what points at a guest stand before the verb, and nothing behind it?
    pub(super) fn points_at_guest(&self, frame: &Frame, group: &VerbGroup, places: &Places) -> bool {
        let bare = frame.mode == "visit" && group.finite() && !group.passive && places.objects.is_empty();
        bare && self.clitic_object(frame, group, &self.agents(group, places)).is_some()
    }

    /// `Le Mali a fermé sa frontière avec le Tchad, l'accusant de`: the land or body told of last in the sentence.
    fn body_before(&self, clitic: Mark, kind: EventType, source: &[u32]) -> Option<u32> {
        let scan = &self.annotated.scan;
        let sentence = scan.sentences[scan.sentence_of(clitic.first as usize)];
        let before = Tokens { first: sentence.first, end: clitic.first };
        let other = |n: u32, m: &Mention| {
            let body = self.is_kind(m, ActorKind::Country) || self.is_kind(m, ActorKind::Organization);
            body && m.usage != Use::Origin && source.iter().all(|&s| !self.same_side(s, n))
        };
        let named = mentions_in(self.annotated, before).into_iter().rfind(|(n, m)| other(*n, m));
        named.map(|(n, _)| n).filter(|_| kind == EventType::Accuse)
    }

    /// `Le Rwanda soutient les rebelles. Le Congo l'accuse`: the state or body told of last as a subject that is not the doer.
    fn body_pointed_at(&self, clitic: Mark, kind: EventType, source: &[u32]) -> Option<u32> {
        let scan = &self.annotated.scan;
        let one = scan.key(clitic) == "article"
            && !scan.grammar.ends_as_plural(scan.token_text(clitic.first as usize))
            && clitic.end == clitic.first + 1;
        let told = matches!(kind, EventType::Accuse | EventType::Request | EventType::Support);
        let chunk = self.clauses.chunk_at(scan.sentences[scan.sentence_of(clitic.first as usize)].first)?;
        let state = |m: &Mention| {
            let body = self.is_kind(m, ActorKind::Country) || self.is_kind(m, ActorKind::Organization);
            let other = |&s: &u32| self.annotated.mentions[s as usize].actor != m.actor;
            m.usage == Use::Actor && body && source.iter().all(other)
        };
        self.last_subject(chunk, state).filter(|_| one && told)
    }

    /// `À Ann Lee, le président a demandé un geste`, `Avec son homologue, Ann Lee, il a évoqué la crise`: the person to whom
    /// it is said, or who is met, told of before the subject.
    pub(super) fn addressed_first(&self, frame: &Frame, places: &Places) -> Vec<u32> {
        let Some(&subject) = places.subject.first() else { return Vec::new() };
        let begin = self.clauses.sentence_of(subject).start;
        let comma = |at: usize| self.clauses.chunks[at].part == Part::Comma;
        let apposed = subject == begin + 5 && self.clauses.chunks[begin + 3].part == Part::Noun && comma(begin + 4);
        let apart = (subject == begin + 3 || apposed) && comma(begin + 2);
        let wanted = |key: &str| matches!(key, "at" | "with") && frame.target.iter().any(|t| **t == *key);
        if !apart || !self.preposition(begin).is_some_and(wanted) {
            return Vec::new();
        }
        let whom = self.sides(&[begin + 1], false);
        let whom = if apposed && !whom.iter().any(|&one| self.is_person(one)) {
            self.sides(&[begin + 3], false)
        } else {
            whom
        };
        if whom.iter().all(|&one| self.is_person(one)) { whom } else { Vec::new() }
    }

    /// `il lui a demandé de partir`: the one told of last to whom it may be said or given, who is not of the doer's side.
    pub(super) fn clitic_receiver(&self, frame: &Frame, group: &VerbGroup, source: &[u32]) -> Option<u32> {
        let scan = &self.annotated.scan;
        let first = group.tokens.first as usize;
        if let Some(us) = self.points_at_speaker(group, source) {
            return Some(us);
        }
        let clitic = scan.mark_before(first.saturating_sub(2), first, self.classes.clitic)?;
        let leads = frame.target.iter().any(|t| matches!(*t, "at" | "to"));
        if scan.key(clitic) != "dative" || !leads || source.is_empty() {
            return None;
        }
        let mentions = &self.annotated.mentions;
        let to = mentions.partition_point(|m| m.tokens.first < clitic.first);
        let near =
            |n: &u32| scan.sentence_of(mentions[*n as usize].tokens.first as usize) + 2 > scan.sentence_of(first);
        let someone = |n: u32| self.is_person(n) || mentions[n as usize].usage == Use::Unnamed && self.is_known(n);
        let fits = |n: &u32| someone(*n) && source.iter().all(|&s| !self.same_side(s, *n));
        self.subject_past_relative(group, source).or_else(|| (0..to as u32).rev().take_while(near).find(fits)).or_else(
            || self.land_receiver(clitic, group, source).filter(|_| kind_of(frame) != Some(EventType::Consult)),
        )
    }

    /// `Berlin a promis son aide à Kiev et lui a livré des chars`, `en lui livrant`: the only other land or body that the
    /// sentence tells of before; where it tells of none, the one that the sentence before was about.
    fn land_receiver(&self, clitic: Mark, group: &VerbGroup, source: &[u32]) -> Option<u32> {
        let scan = &self.annotated.scan;
        let begin = self.clauses.sentence_of(self.clauses.chunk_at(group.head)?).start;
        let other = |m: &Mention| {
            let body = self.is_kind(m, ActorKind::Country) || self.is_kind(m, ActorKind::Organization);
            let apart = |&s: &u32| self.annotated.mentions[s as usize].actor != m.actor;
            m.usage == Use::Actor && body && source.iter().all(apart)
        };
        let first = scan.sentences[scan.sentence_of(clitic.first as usize)].first;
        let mut told = mentions_in(self.annotated, Tokens { first, end: clitic.first });
        let placed = |m: &Mention| m.usage == Use::Place && self.is_kind(m, ActorKind::Country);
        told.retain(|(n, m)| (other(m) || placed(m)) && !source.iter().any(|&s| self.same_side(s, *n)));
        match told[..] {
            [] => self.last_subject(begin, other),
            [(n, one), ref others @ ..] => others.iter().all(|(_, m)| m.actor == one.actor).then_some(n),
        }
    }

    /// `Le Pérou a salué le Chili, qui lui a livré des chars`: in what a relative clause tells of another, the subject of
    /// the verb before.
    fn subject_past_relative(&self, group: &VerbGroup, source: &[u32]) -> Option<u32> {
        let verb = self.clauses.chunk_at(group.head)?;
        let begin = self.clauses.sentence_of(verb).start;
        let relative = verb.checked_sub(1).filter(|&c| c > begin)?;
        if !matches!(self.clauses.chunks[relative].part, Part::Relative(_)) {
            return None;
        }
        let before = (begin..relative).rev().find_map(|c| self.finite_verb(c))?;
        // `c'est le Chili qui lui demande`: of someone told of before.
        let subject = &self.places(before).subject;
        if subject.iter().any(|&c| self.clauses.chunks[c].part != Part::Noun) {
            return None;
        }
        let [one] = self.sides(subject, true)[..] else { return None };
        (self.is_known(one) && source.iter().all(|&s| self.differ(s, one))).then_some(one)
    }

    /// `Le Tchad et le Mali … . L'ONU les a appelés à la retenue`: the two told of together in the sentence before.
    pub(super) fn clitic_pair(&self, frame: &Frame, group: &VerbGroup, places: &Places, source: &[u32]) -> Vec<u32> {
        use EventType::{Accuse, Request, Support};
        let scan = &self.annotated.scan;
        let first = group.tokens.first as usize;
        let Some(clitic) = scan.mark_before(first.saturating_sub(2), first, self.classes.clitic) else {
            return Vec::new();
        };
        let mentions = &self.annotated.mentions;
        // `A s'est entretenu avec B et C. Il les a exhortés`: back from the pronoun.
        let pronoun = places.subject.first().filter(|&&c| self.lone_pronoun(c).is_some());
        let named = || source.first().and_then(|&s| self.clauses.chunk_at(mentions[s as usize].tokens.first));
        let doer = pronoun.copied().or_else(named);
        let many = scan.key(clitic) == "article" && scan.grammar.ends_as_plural(scan.token_text(clitic.first as usize));
        let whom = matches!(kind_of(frame), Some(Accuse | Request | Support));
        let Some(doer) = doer.filter(|_| many && whom) else { return Vec::new() };
        let joined = self.joined_names_before(doer, source);
        if joined.is_empty() { self.pair_before(doer, source) } else { joined }
    }

    /// `La France a appelé les deux pays à partir. L'ONU les a appelés à la retenue`: the pair of which the sentence before
    /// tells.
    fn pair_before(&self, chunk: usize, source: &[u32]) -> Vec<u32> {
        let begin = self.clauses.sentence_of(chunk).start;
        let Some(before) = begin.checked_sub(1).map(|c| self.clauses.sentence_of(c)) else { return Vec::new() };
        let Some(pair) = before.rev().find(|&c| self.pair_key(c).is_some()) else { return Vec::new() };
        let two = self.sides(&[pair], false);
        let others = two.len() == 2 && two.iter().all(|&t| source.iter().all(|&s| self.differ(s, t)));
        if others { two } else { Vec::new() }
    }

    /// `A a appelé le Tchad et le Mali … . B`: the names joined last in the sentence of a chunk, or the one before.
    fn joined_names_before(&self, chunk: usize, source: &[u32]) -> Vec<u32> {
        let begin = self.clauses.sentence_of(chunk).start;
        let from = begin.checked_sub(1).map_or(begin, |c| self.clauses.sentence_of(c).start);
        let names = |c: usize| {
            let sides = if self.clauses.chunks[c].part == Part::Noun { self.sides(&[c], false) } else { Vec::new() };
            sides.into_iter().filter(|&n| self.is_actor(n) && source.iter().all(|&s| self.differ(s, n))).collect()
        };
        let joined = |c: usize| -> Option<Vec<u32>> {
            let (mut before, behind): (Vec<u32>, Vec<u32>) = (names(c - 1), names(c + 1));
            let both = before.len() == 1 && behind.len() == 1;
            before.extend(behind);
            both.then_some(before)
        };
        let conjunction = |c: &usize| self.clauses.chunks[*c].part == Part::Conjunction;
        (from + 1..chunk.saturating_sub(1)).rev().filter(conjunction).find_map(joined).unwrap_or_default()
    }

    /// `expelled two envoys, accusing them of spying`, `freed ten and deported them`: whom the verb before has for its object
    /// is whom the pronoun stands for.
    pub(super) fn object_of_verb_before(&self, group: &VerbGroup, places: &Places) -> Option<Vec<usize>> {
        let them = |c: usize| matches!(self.clauses.chunks[c].part, Part::Pronoun(mark) if self.annotated.scan.key(mark) == "them");
        let [pronoun] = places.objects[..] else { return None };
        if !them(pronoun) {
            return None;
        }
        let aside = group.tense == Tense::Gerund && (self.is_behind_comma(group) || self.comes_next(group));
        let governor = if aside { group.governor } else { self.joined_to(group) }?;
        let main = &self.annotated.verbs[governor as usize];
        let around = self.places(governor);
        let object = if main.passive { &around.subject } else { &around.objects };
        (main.finite() && !object.is_empty()).then(|| object.clone())
    }

    /// `summoned the envoy of Chad and expelled two diplomats`: of the land with which the verb it is joined to has dealt.
    pub(super) fn summoned_before(&self, group: &VerbGroup, source: &[u32], found: &[Event]) -> Vec<u32> {
        let Some(before) = self.joined_to(group).map(|n| self.annotated.verbs[n as usize].head) else {
            return Vec::new();
        };
        use EventType::{Accuse, Reject, Sanction};
        let own = |e: &&Event| e.trigger.contains(before as usize) && matches!(e.kind, Accuse | Reject | Sanction);
        let Some(event) = found.iter().rev().take(LAST_TOLD).find(own) else { return Vec::new() };
        let [doer, other] =
            [&event.source, &event.target].map(|sides| sides.iter().map(|p| p.mention).collect::<Vec<_>>());
        let same = doer.len() == 1 && source.len() == 1 && self.same_side(doer[0], source[0]);
        if same && other.len() == 1 && self.country(other[0]).is_some() { other } else { Vec::new() }
    }

    /// `freed the prisoners and expelled them`: the finite verb that a finite one is joined to by the word right before it.
    fn joined_to(&self, group: &VerbGroup) -> Option<u32> {
        let chunks = &self.clauses.chunks;
        let verb = self.clauses.chunk_at(group.head).filter(|_| group.finite())?;
        let joined = verb.checked_sub(1).filter(|&c| chunks[c].part == Part::Conjunction)?;
        (self.clauses.sentence_of(verb).start..joined).rev().find_map(|c| self.finite_verb(c))
    }
}
