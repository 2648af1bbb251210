//! Who a pronoun before a verb of a deal stands for: the subject of the sentence before, or the one named last in it.

use super::{Reader, Told};
use crate::model::{Country, Tokens, VerbGroup};
use crate::relate::deal::cue::{Cue, Role};
use crate::relate::deal::parties::{Parties, Scene};
use crate::relate::deal::side::{Side, Slot};

/// How far behind the start of a sentence the noun may stand with which it opens, in tokens: `Its big new order`.
const OPENS_WITHIN: u32 = 3;

impl Reader<'_> {
    /// `Kuwait bought jets. Qatar will follow: it has signed a letter of intent for tanks`: the one meant by `it` that gets the
    /// goods, who is not their maker.
    pub(super) fn meant_by_pronoun(&self, scene: Scene, made: Option<Country>) -> Option<Side> {
        let gets = |c: &&Cue| c.recipient.subject && c.group.is_some() && !scene.is_passive(c);
        let Some(cue) = scene.cues.iter().find(gets) else { return self.owned_by_pronoun(scene, made) };
        let named = scene.sides.iter().any(|s| s.slot == Slot::Bare && s.tokens.end <= cue.tokens.first);
        let named = named && !scene.has_by_pronoun(cue);
        let first = cue.group.map_or(cue.tokens.first, |g| self.start_of(g));
        let pronoun = || self.pronoun_before(cue.tokens.first).or_else(|| self.pronoun_before(first));
        let antecedent = || self.antecedent(pronoun()?, cue.tokens.first);
        if named { None } else { antecedent().filter(|s| made != Some(s.country)) }
    }

    /// `Chad has sold its tanks. Its order for 12 jets stands`: whose deed the noun is with which a sentence opens.
    fn owned_by_pronoun(&self, scene: Scene, made: Option<Country>) -> Option<Side> {
        let scan = &self.annotated.scan;
        let gets = |c: &&Cue| c.for_others && c.group.is_none() && c.role == Role::Transfer;
        let first = scene.cues.iter().find(gets)?.tokens.first;
        let opens = scan.sentences[scan.sentence_of(first as usize)].first;
        let its = |at: u32| scan.mark(at as usize, self.words.possessive).is_some_and(|m| scan.key(m) == "its");
        let near = first - opens <= OPENS_WITHIN && (opens..first).any(its);
        self.antecedent("it", first).filter(|s| near && made.is_some_and(|m| m != s.country))
    }

    /// `Chad sold guns to Mali. It will also sell missiles`: the one meant by `it` gives, and where no one else is told to get
    /// it, to the one whom it gave to right before.
    pub(super) fn given_by_pronoun(&self, found: Parties, scene: Scene) -> Parties {
        let gives = |c: &&Cue| c.supplier.subject && self.is_by_pronoun(c);
        let Some(cue) = scene.cues.iter().find(gives) else { return found };
        let first = cue.group.map_or(cue.tokens.first, |g| self.annotated.verbs[g as usize].tokens.first);
        let named = scene.sides.iter().any(|s| s.slot == Slot::Bare && s.tokens.end <= first);
        if named || found.supplier.is_some_and(|s| s.slot != Slot::Adjective) {
            return found;
        }
        let Some(giver) = self.pronoun_before(first).and_then(|key| self.antecedent(key, first)) else { return found };
        let sentence = self.annotated.scan.sentence_of(first as usize) as u32;
        let before =
            |t: &Told| t.sentence + 1 == sentence && t.parties.supplier.is_some_and(|s| s.country == giver.country);
        let same = || self.told.filter(before).and_then(|t| t.parties.recipient).filter(|_| !self.to_one(scene.clause));
        match found.recipient.or_else(same) {
            recipient if recipient.is_some_and(|r| r.country == giver.country) => found,
            recipient => Parties { supplier: Some(giver), recipient },
        }
    }

    /// `La Russie lui a vendu 12 jets`: a pronoun before the verb stands for the one who gets the goods.
    pub(super) fn is_to_pronoun(&self, cue: &Cue) -> bool {
        let scan = &self.annotated.scan;
        let group = cue.group.and_then(|g| self.annotated.verbs.get(g as usize));
        let [clitic, them] = ["clitic", "deal_to_us"].map(|name| scan.grammar.class(name));
        let him = |at: u32| scan.mark(at as usize, clitic).is_some_and(|m| scan.key(m) == "dative");
        let led = |first: u32| (first.saturating_sub(1)..cue.tokens.first.max(first + 1)).any(him);
        // `leur a livré`: inside the verb it is no `their`.
        let them = |at: u32| scan.mark(at as usize, them).is_some_and(|m| scan.key(m) == "them");
        let to_them = |g: &VerbGroup| g.finite() && (g.tokens.first.saturating_sub(1)..g.head).any(them);
        cue.recipient.slots.contains(&Slot::To) && group.is_some_and(|g| led(g.tokens.first) || to_them(g))
    }

    /// `La Norvège a aidé le Tchad en lui livrant 12 chars`: whom such a pronoun stands for, where its sentence names one
    /// other before it.
    pub(super) fn spoken_of_before(&self, scene: Scene, supplier: Side) -> Option<Side> {
        let scan = &self.annotated.scan;
        let cue = scene.cues.iter().find(|c| self.is_to_pronoun(c))?;
        let sentence = scan.sentences[scan.sentence_of(cue.tokens.first as usize)];
        let sides = self.sides.within(Tokens { first: sentence.first, end: cue.tokens.first });
        // `Mali lui a vendu des chars, et des drones lui ont été donnés par le Niger`: to the same one.
        let number = scan.sentence_of(cue.tokens.first as usize) as u32;
        let told = self.told.filter(|t| t.sentence == number).map(|t| t.parties);
        let same = told.and_then(|t| t.recipient).filter(|r| r.country != supplier.country);
        if same.is_some() {
            return same;
        }
        let gave = told.and_then(|t| t.supplier).map(|s| s.country);
        let other = |s: &Side| s.country != supplier.country && gave != Some(s.country);
        let named = |s: &&Side| s.trades && !s.makes && s.slot != Slot::In && other(s);
        let mut named = sides.iter().filter(named);
        let first = *named.next()?;
        named.all(|s| s.country == first.country).then_some(first)
    }

    /// `We gave Chad 89 tanks. Norway gave us 15`: not to Chad, and to no one who got nothing before.
    pub(super) fn may_get(&self, side: &Side, scene: Scene) -> bool {
        let to_speaker = scene.cues.iter().any(|c| scene.speaker_supplies(c) == Some(false));
        let got = self.recipients.iter().any(|o| o.country == side.country);
        !to_speaker || got && !self.given_by_us.contains(&side.country)
    }

    /// Where the first of the verbs begins on which a verb hangs: `It is about to sign`.
    fn start_of(&self, group: u32) -> u32 {
        let verbs = &self.annotated.verbs;
        let mut verb = &verbs[group as usize];
        while let Some(governor) =
            verb.governor.map(|g| &verbs[g as usize]).filter(|g| g.tokens.first < verb.tokens.first)
        {
            verb = governor;
        }
        verb.tokens.first
    }

    /// The key of a pronoun for one that stands right before a token, or before an adverb there.
    fn pronoun_before(&self, token: u32) -> Option<&str> {
        let scan = &self.annotated.scan;
        let at = (token as usize).checked_sub(1)?;
        let at = if at > 0 && scan.is(at, self.words.adverb) { at - 1 } else { at };
        let pronoun = scan.mark_before(at.saturating_sub(1), at + 1, self.words.pronoun)?;
        Some(scan.key(pronoun)).filter(|key| matches!(*key, "it" | "he" | "he-or-it" | "latter"))
    }

    /// The one who acts in the sentence before, by himself; behind `the latter` the one named last.
    fn antecedent(&self, pronoun: &str, token: u32) -> Option<Side> {
        let scan = &self.annotated.scan;
        let mut before = scan.sentence_of(token as usize).checked_sub(1)?;
        // `Chad is at war. It has bought guns. It will get jets`: the same one all along.
        let again = |n: usize| {
            let sentence = scan.sentences[n];
            let verb = self.annotated.verbs.partition_point(|g| g.tokens.first < sentence.first);
            let verb = self.annotated.verbs.get(verb).filter(|g| g.tokens.first < sentence.end);
            verb.and_then(|g| self.pronoun_before(g.tokens.first)) == Some(pronoun)
        };
        if before > 0 && pronoun != "latter" && again(before) {
            before -= 1;
        }
        let sentence = scan.sentences[before];
        if sentence.headline {
            return None;
        }
        let range = Tokens { first: sentence.first, end: sentence.end };
        let sides = self.sides.within(range);
        let acts = |s: &&Side| s.trades && !s.makes && s.slot == Slot::Bare;
        if pronoun == "latter" {
            // `Chad bought drones from Mali and Niger ordered guns from Togo. The latter`: of two who act the second.
            let mut last = sides.iter().filter(acts);
            let two = last.next().zip(last.next_back()).filter(|(a, b)| a.country != b.country);
            let names = |s: &&Side| s.trades && !s.makes && !matches!(s.slot, Slot::Adjective | Slot::In);
            return two.map(|(_, second)| second).or_else(|| sides.iter().rfind(names)).copied();
        }
        let verbs = &self.annotated.verbs;
        let from = verbs.partition_point(|g| g.tokens.first < sentence.first);
        let verb = verbs[from..].iter().find(|g| g.finite()).filter(|g| g.tokens.first < sentence.end)?;
        let mut subjects = sides.iter().filter(acts).filter(|s| s.tokens.end <= verb.tokens.first);
        let first = *subjects.next()?;
        subjects.all(|s| s.country == first.country).then_some(first)
    }
}
