//! Sides that a clause leaves out: those of the rest of its sentence, or of what was told before.

use super::{Place, Reader, Told};
use crate::model::{Country, DealKind, DealStatus, Tense, Tokens, Use, VerbGroup};
use crate::relate::deal::cue::{Cue, Role, of_stage};
use crate::relate::deal::parties::{Parties, Scene, origin};
use crate::relate::deal::search::{Search, says_aside};
use crate::relate::deal::side::{Side, Slot};
use crate::rules::frame::Frame;

/// How far before a verb the word for who acts may stand, in tokens.
const GOVERNMENT_WITHIN: usize = 7;

/// How far behind the start of a clause the word may stand that tells of a paper beside another, in tokens.
const SEPARATE_WITHIN: u32 = 6;

/// How far before a noun the words may stand that make what it tells the cause of another deed, in tokens.
const CAUSE_WITHIN: usize = 6;

/// How long a word may be that opens a clause about what goes on at the same time, in tokens: `at a time when`.
const BESIDE_WITHIN: usize = 4;

/// How far behind a name the verb may begin whose subject it is, in tokens.
const ACTS_WITHIN: u32 = 4;

impl Reader<'_> {
    /// The sides with what the rest of the sentence gives: `Kyiv said the jets had been delivered`.
    pub(super) fn completed(&self, found: Parties, scene: Scene, place: Place) -> Parties {
        // Who holds a deed against another is no part of it, nor is anyone beside the two whose talks are told or beside those
        // without a name whose deed it is.
        let of_another = |cue| {
            let search = Search { scene, cue, other: None };
            search.blame().is_some() || search.is_by_unnamed()
        };
        if scene.cues.iter().any(|cue| of_another(cue) || self.pair_behind(cue, scene.sides).is_some()) {
            return found;
        }
        let more = self.more_of_last(found, scene, place).or_else(|| self.came_as_told(found, scene, place));
        if let Some(carried) =
            more.or_else(|| self.carried_over(found, scene, place)).or_else(|| self.given_by_subject(found, scene))
        {
            return carried;
        }
        let Parties { mut supplier, mut recipient } = self.partner_of_maker(self.turned(found, scene), scene);
        let acts = |s: &Side| s.slot == Slot::Bare && s.trades;
        let led = recipient.is_some_and(|r| matches!(r.slot, Slot::For | Slot::To));
        let made = supplier.map(|s| s.country).or_else(|| origin(self.annotated, scene.goods));
        let start = scene.cues.iter().map(|c| c.tokens.first).min().unwrap_or(scene.clause.end);
        let sole = |known: Option<Country>, getting: bool| {
            let tells = |s: &Side| self.only_tells(s) || says_aside(self.annotated, s);
            let does = |s: &Side| self.acts_next(s) && !tells(s) && !self.acts_beside(s);
            let gets = |s: &Side| !s.makes && s.tokens.first < start && !self.is_spoken_to(s);
            let may = |s: &Side| if getting { gets(s) } else { does(s) };
            let all = self.sides.within(place.whole).into_iter();
            let mut others = all.filter(|s| acts(s) && known != Some(s.country) && may(s));
            others.next().filter(|first| others.all(|s| s.country == first.country))
        };
        // `Chad criticised French arms sales`: who speaks of a trade is no part of it.
        let moves_on = |c: &Cue| c.role != Role::Step || c.ends() || c.starts;
        let trade = scene.cues.iter().all(|c| c.group.is_none()) && scene.goods.iter().all(|g| g.general);
        let unknown = scene.cues.iter().any(|cue| Search { scene, cue, other: None }.is_of_unknown());
        // `Spain said it would deliver its six Leopards`: whoever it is that says so, whatever they are made of.
        let stands_for = scene.cues.iter().any(|c| c.supplier.subject && self.is_by_pronoun(c));
        if supplier.is_none()
            && (made.is_none() || stands_for)
            && led
            && !trade
            && !unknown
            && scene.cues.iter().all(moves_on)
        {
            supplier = sole(recipient.map(|r| r.country), false);
        }
        let told = supplier.is_some_and(|s| s.slot == Slot::Bare && scene.clause.contains(s.tokens.first as usize));
        let supplied =
            supplier.is_some_and(|s| matches!(s.slot, Slot::From | Slot::With) || s.makes && s.slot == Slot::To);
        let moved = scene.cues.iter().any(|c| c.role == Role::Transfer || supplied && c.role == Role::Pact);
        let held = scene.cues.iter().any(|c| self.is_held_against(c));
        if recipient.is_none() && !told && made.is_some() && moved && !trade && !held {
            recipient = sole(made, true);
        }
        // `the government will give its French-made guns`
        let beside = supplier.is_none_or(|s| s.slot == Slot::Adjective);
        if beside {
            supplier = self.acts_for(scene, recipient).or(supplier);
        }
        let Parties { supplier, recipient } = self.given_by_pronoun(Parties { supplier, recipient }, scene);
        let recipient = recipient.or_else(|| self.holder(scene, supplier)).or_else(|| self.buyer_in_place(scene));
        let recipient = recipient.or_else(|| self.customer(scene, supplier)).or_else(|| self.licensee(scene, supplier));
        let before = || self.recipient_before(scene, supplier, made).filter(|r| self.may_get(r, scene));
        Parties { supplier, recipient: recipient.or_else(before) }
    }

    /// `imposed sanctions in retaliation for Norwegian exports of tanks`: a deed that a noun tells, and that someone does
    /// something about, is no deal of his.
    fn is_held_against(&self, cue: &Cue) -> bool {
        let scan = &self.annotated.scan;
        let class = scan.grammar.class("deal_cause");
        let first = cue.tokens.first as usize;
        cue.group.is_none() && (first.saturating_sub(CAUSE_WITHIN)..first).any(|at| scan.is(at, class))
    }

    /// `signed a deal with Chad for jets and a separate deal to modernise its tanks`: a paper of the same two.
    pub(super) fn same_two(&self, found: Parties, scene: Scene, place: Place) -> Option<Told> {
        let told = self.told.filter(|t| t.sentence == place.number)?;
        let (first, end) = (scene.clause.first, (scene.clause.first + SEPARATE_WITHIN).min(scene.clause.end));
        let joined = self.has(Tokens { first, end }, self.words.separate) && first > place.whole.first;
        let paper = scene.cues.iter().any(|c| c.role == Role::Pact);
        let agrees =
            |own: Option<Side>, told: Option<Side>| own.is_none_or(|o| told.is_some_and(|t| t.country == o.country));
        let same = found.supplier.is_none() && agrees(found.recipient, told.parties.recipient);
        // `signed a deal with Tarn for jets and another deal with Thales for radars`: a paper of the same buyer.
        let buyer = told.parties.recipient.filter(|_| found.recipient.is_none());
        let other = found.supplier.zip(buyer).filter(|(s, b)| s.country != b.country && s.slot == Slot::With);
        let parties = other.map_or(told.parties, |(s, b)| Parties { supplier: Some(s), recipient: Some(b) });
        (joined && paper && (same || other.is_some())).then_some(Told { parties, ..told })
    }

    /// Who gets the goods by what was told before: `the country also bought`, or the one whom all went to so far.
    fn recipient_before(&self, scene: Scene, supplier: Option<Side>, made: Option<Country>) -> Option<Side> {
        // What nobody asked for goes to none of those told before.
        let undone = |c: &Cue| c.role == Role::Step && c.status == Some(DealStatus::Denied) && scene.is_passive(c);
        if scene.cues.iter().any(undone) {
            return None;
        }
        let named = scene.goods.iter().any(|g| g.item.designation.is_some());
        let counted = scene.goods.iter().any(|g| g.item.quantity.is_some());
        let sold = scene.cues.iter().any(|c| c.role == Role::Transfer && !c.weak) && supplier.is_some();
        // `The biggest purchase so far was two frigates from Mali`; `its purchases` are those of the one told before.
        let bought = |c: &Cue| {
            let its = c.tokens.first > 0 && self.annotated.scan.is(c.tokens.first as usize - 1, self.words.possessive);
            c.role == Role::Transfer && c.group.is_none() && c.for_others && (named || counted) && !its
        };
        let bought = scene.cues.iter().any(bought);
        let topic = || {
            let told =
                sold && (named || bought) || supplier.is_some() && scene.cues.iter().any(|c| self.is_to_pronoun(c));
            // `The ministry cleared a sale to Chad. Mali has also delivered tanks`: who supplied there gets nothing here.
            let gave = self.told.and_then(|t| t.parties.supplier).map(|s| s.country);
            let topic = || self.topic(scene.clause, made).filter(|s| gave != Some(s.country));
            if told && !self.to_one(scene.clause) { topic() } else { None }
        };
        // What someone maintains may be its own, where no paper tells of another side.
        let papers = scene.cues.iter().any(|c| c.role != Role::Transfer);
        // What is merely announced may be for no one.
        // `to which come the guns promised by Chad`
        let by_giver = |c: &Cue| c.gives && supplier.is_some_and(|s| s.slot == Slot::By);
        let open = |c: &Cue| {
            // `the Chadian navy launched two boats`: its own.
            let builds = !c.recipient.object && c.recipient.slots == [Slot::For] && supplier.is_some_and(|s| !s.makes);
            let own = (!self.describes(c) || by_giver(c)) && !builds;
            c.needs_recipient && !c.yields && own && (papers || c.kind != Some(DealKind::Maintenance))
        };
        let decided = scene.cues.iter().any(|c| self.is_of_known_decision(c, scene) || self.is_by_nobody(c, scene));
        let supplied = supplier.is_some() || decided;
        let needs = (bought || decided || scene.cues.iter().any(open)) && supplied && !scene.goods.is_empty();
        let only = || if needs { self.only_recipient(supplier) } else { None };
        let named = self.meant_by_pronoun(scene, made).or_else(|| self.stood_for(scene, supplier));
        let named = named.or_else(|| self.spoken_of_before(scene, supplier?));
        // `GABON – The authorities are looking at a Brazilian offer of three jets`
        let sold = supplier.map(|s| s.country).or_else(|| origin(self.annotated, scene.goods));
        let label = || self.labelled(scene.clause).filter(|s| sold.is_some_and(|o| o != s.country));
        named.or_else(|| self.as_before(scene, supplier?)).or_else(label).or_else(topic).or_else(only)
    }

    /// `Niger supplied Chad with jets while Mali supplied tanks`: to the same one, told right before in the sentence.
    fn as_before(&self, scene: Scene, supplier: Side) -> Option<Side> {
        let sentence = self.annotated.scan.sentence_of(scene.clause.first as usize) as u32;
        let told = self.told.filter(|t| t.sentence == sentence)?;
        let gives = |c: &Cue| c.carries && c.group.is_some() && c.supplier.subject && !scene.is_passive(c);
        let other = told.parties.supplier.is_some_and(|t| t.country != supplier.country);
        let apart = other && supplier.slot == Slot::Bare && scene.cues.iter().any(gives) && !self.to_one(scene.clause);
        told.parties.recipient.filter(|r| apart && r.country != supplier.country)
    }

    /// `The decision to order 36 jets must go to parliament`: of the one who buys by what was told before.
    fn is_of_known_decision(&self, cue: &Cue, scene: Scene) -> bool {
        let scan = &self.annotated.scan;
        let Some(group) = cue.group.map(|g| &self.annotated.verbs[g as usize]) else { return false };
        let first = group.tokens.first as usize;
        let decision = scan.mark_before(first.saturating_sub(2), first, scan.grammar.class("deal_decision"));
        let noun = decision.filter(|m| scan.key(*m) == "decision").map(|m| m.first as usize);
        let named = scene.sides.iter().any(|s| s.trades && s.tokens.end as usize <= first);
        let buys = cue.recipient.subject && cue.role == Role::Transfer && group.tense == Tense::Infinitive;
        buys && !named && noun.is_some_and(|at| self.is_known(at))
    }

    /// `Four systems will be bought for $1 billion`, `There is also a deal to buy shells from Diehl`: bought by no one who is
    /// told, where all was bought by one so far.
    fn is_by_nobody(&self, cue: &Cue, scene: Scene) -> bool {
        let Some(group) = cue.group.map(|g| &self.annotated.verbs[g as usize]) else { return false };
        let buys = cue.recipient.subject && cue.role == Role::Transfer && cue.for_others;
        let before = |s: &Side| s.trades && s.tokens.end <= group.tokens.first && s.slot != Slot::In;
        let agent = |s: &Side| s.slot == Slot::By || s.slot == Slot::For;
        // `has been ordered by fourteen countries`
        let scan = &self.annotated.scan;
        let by = |at: u32| scan.mark(at as usize, self.words.slot).is_some_and(|m| scan.key(m) == "by");
        if (cue.tokens.end..scene.clause.end).any(by) {
            return false;
        }
        let open = match scene.is_passive(cue) {
            true => group.finite() && !scene.sides.iter().any(agent),
            false => {
                // `A plan to buy eight jets was dropped`
                let ends = |c: &Cue| c.role == Role::Step && c.status.is_some_and(DealStatus::ends_it);
                let dropped = |c: &Cue| ends(c) && scene.is_passive(c);
                let paper = |c: &Cue| c.role == Role::Pact && c.group.is_none() || dropped(c);
                group.tense == Tense::Infinitive && scene.cues.iter().any(paper)
            }
        };
        let one = self.recipients.first().is_some_and(|f| self.recipients.iter().all(|r| r.country == f.country));
        buys && open && one && !scene.sides.iter().any(before)
    }

    /// `the last Saudi arms sale`, where arms went to the Saudis so far: the adjective tells who gets them.
    fn turned(&self, found: Parties, scene: Scene) -> Parties {
        let noun = scene.cues.iter().any(|c| c.role == Role::Transfer && c.group.is_none());
        let gets = |s: &Side| s.slot == Slot::Adjective && self.recipients.iter().any(|r| r.country == s.country);
        let made = |s: &Side| origin(self.annotated, scene.goods) == Some(s.country);
        match found.supplier.filter(|s| noun && found.recipient.is_none() && gets(s) && !made(s)) {
            Some(side) => Parties { supplier: None, recipient: Some(side) },
            None => found,
        }
    }

    /// Is it the subject of a verb right behind it, or of one of saying right before it?
    fn acts_next(&self, side: &Side) -> bool {
        let words = &self.annotated.scan.grammar.words;
        let speech = words.verbs.kind("speech");
        let verbs = &self.annotated.verbs;
        let next = verbs.partition_point(|g| g.tokens.first < side.tokens.end);
        let behind = verbs.get(next).is_some_and(|g| g.tokens.first - side.tokens.end <= ACTS_WITHIN && !self.gets(g));
        let says = |g: &VerbGroup| {
            words.verbs.kinds(g.lemma) & speech != 0 && side.tokens.first.saturating_sub(g.tokens.end) <= ACTS_WITHIN
        };
        behind || verbs[..next].last().is_some_and(says)
    }

    /// `the sale comes as Chad begins a drill`: whose deed only goes on at the same time.
    fn acts_beside(&self, side: &Side) -> bool {
        let scan = &self.annotated.scan;
        let [subordinator, determiner] = ["subordinator", "determiner"].map(|name| scan.grammar.class(name));
        let led = |end: usize, class| scan.mark_before(end.saturating_sub(BESIDE_WITHIN), end, class);
        let before = side.tokens.first as usize;
        let before = led(before, determiner).map_or(before, |m| m.first as usize);
        led(before, subordinator).is_some_and(|m| scan.key(m) == "beside")
    }

    /// `After Chad cancelled its order, the jets were sold to Mali`: whose verb tells of one that gets arms, or of one that
    /// no longer wants them.
    fn gets(&self, verb: &VerbGroup) -> bool {
        let grammar = self.annotated.scan.grammar;
        let place = |f: &Frame, name: &str| grammar.rule(f.rule).field(name).is_some_and(|p| p.starts_with("subject"));
        let mut frames = grammar.frames.of_verb(verb.lemma).filter(|f| of_stage(self.annotated, f));
        !verb.passive && frames.any(|f| place(f, "recipient") && !place(f, "supplier"))
    }

    /// `A US official said tanks were delivered to Chad`: one without a name who tells of a deed need not be of its side.
    fn only_tells(&self, side: &Side) -> bool {
        let Some(mention) = side.mention.map(|m| &self.annotated.mentions[m as usize]) else { return false };
        let words = &self.annotated.scan.grammar.words;
        let speech = words.verbs.kind("speech");
        let verbs = &self.annotated.verbs;
        let verb = verbs.get(verbs.partition_point(|g| g.tokens.first < mention.phrase.end));
        let says = |g: &VerbGroup| g.tokens.first <= mention.phrase.end + 1 && words.verbs.kinds(g.lemma) & speech != 0;
        matches!(mention.usage, Use::Unnamed | Use::Origin) && verb.is_some_and(says)
    }

    /// `arrested two men for buying missiles from Chad`: a deed held against someone who is no side, for no one known.
    pub(super) fn is_of_someone_else(&self, found: &Parties, scene: Scene) -> bool {
        let held = |cue| {
            let search = Search { scene, cue, other: None };
            search.blame().is_some_and(|verb| search.blamed(verb).is_none())
        };
        found.recipient.is_none() && scene.cues.iter().any(held)
    }

    /// `after the government sent 12 tanks to Chad`: the country named last before it.
    fn acts_for(&self, scene: Scene, recipient: Option<Side>) -> Option<Side> {
        let scan = &self.annotated.scan;
        let cue = scene.cues.iter().find(|c| c.role == Role::Transfer && c.group.is_some() && c.supplier.subject)?;
        let group = &self.annotated.verbs[cue.group? as usize];
        let before = Tokens { end: group.tokens.first, ..scene.clause };
        // `Le gouvernement, soutenu par le Parlement, a décidé de donner`
        let opens =
            || Some(before.first as usize).filter(|&at| !before.range().is_empty() && scan.is(at, self.words.country));
        let near = before.range().rev().take(GOVERNMENT_WITHIN).find(|&at| scan.is(at, self.words.country));
        let at = near.or_else(opens)?;
        let led = at > 0 && scan.is(at - 1, self.words.slot);
        let other = |s: &Side| recipient.is_some_and(|r| r.country != s.country);
        let from = Tokens { first: scan.sentences[scan.sentence_of(at).saturating_sub(1)].first, end: at as u32 };
        let named = self.sides.within(from);
        named.into_iter().rev().find(other).filter(|_| !led && !group.passive)
    }

    /// `the country also bought`, `gave the country`: the one named last who can be meant.
    fn stood_for(&self, scene: Scene, supplier: Option<Side>) -> Option<Side> {
        let scan = &self.annotated.scan;
        let moves = |c: &&Cue| c.role == Role::Transfer && (c.group.is_some() || c.recipient.subject);
        let cue = scene.cues.iter().find(|c| moves(c) && c.group.is_some()).or(scene.cues.iter().find(moves))?;
        // `compensate the country buying arms`: any one that does so.
        let any = |end: u32| {
            cue.group.is_some_and(|g| {
                let group = &self.annotated.verbs[g as usize];
                group.tense == Tense::Gerund && group.tokens.first == end
            })
        };
        let stands = |at: usize| scan.mark(at, self.words.country).is_some_and(|m| !any(m.end));
        let led = |at: usize| at > 0 && scan.is(at - 1, self.words.slot);
        let (first, end) = (cue.tokens.first, cue.tokens.end);
        let subject = || {
            if scene.is_passive(cue) {
                return false;
            }
            let named = scene.sides.iter().any(|s| s.slot == Slot::Bare && s.tokens.end <= first);
            let before = Tokens { end: first, ..scene.clause };
            // `they also received`, where all deals so far went to one.
            let first_of_all = self.recipients.first();
            let alone = first_of_all.is_none_or(|r| self.recipients.iter().all(|o| o.country == r.country));
            let pronoun = alone && self.follows_pronoun(first);
            !named && (pronoun || before.range().any(|at| stands(at) && !led(at)))
        };
        let to = |at: usize| led(at) && scan.mark(at - 1, self.words.slot).is_some_and(|m| scan.key(m) == "to");
        let behind = || Tokens { first: end, ..scene.clause }.range().any(|at| stands(at) && to(at));
        // `will lend his country`
        let object =
            || cue.recipient.object && !scene.is_passive(cue) && end < scene.clause.end && stands(end as usize);
        let led_to = || cue.recipient.slots.contains(&Slot::To) && behind();
        let named = if cue.recipient.subject { subject() } else { led_to() || object() };
        let made = supplier.map(|s| s.country).or_else(|| origin(self.annotated, scene.goods));
        let other = |s: &&Side| made != Some(s.country);
        // `the ministry placed an order`: of the one to whom all went so far, though its own firms make the goods.
        let own = || {
            let first = self.recipients.first().filter(|r| self.recipients.iter().all(|o| o.country == r.country));
            let first = first.copied().or_else(|| self.home(scene.clause));
            first.filter(|_| self.is_by_own_forces(scene.clause))
        };
        // `Chad's president said that Niger would lend his country`
        let speaker = |s: &&Side| s.slot == Slot::Bare && s.trades && !s.makes && s.tokens.end <= first && other(s);
        let speaker = || scene.sides.iter().find(speaker).filter(|_| object()).copied();
        let known = || self.recipients.iter().rev().find(other).copied().or_else(own).or_else(speaker);
        // `A Kuwaiti paper said that the emirate would buy`
        let before = |s: &&Side| s.slot == Slot::Adjective && s.tokens.end < first && !s.makes && other(s);
        let spoken_of = || scene.sides.iter().find(before).filter(|_| cue.recipient.subject).copied();
        let own = || self.subject_of_sentence(cue, scene, made);
        let label = || self.labelled(scene.clause).filter(|s| cue.recipient.subject && made != Some(s.country));
        if named {
            own().or_else(label).or_else(known).or_else(|| self.topic(scene.clause, made)).or_else(spoken_of)
        } else {
            None
        }
    }

    /// Does the clause lead to someone whom nothing else is known of?
    pub(super) fn to_one(&self, clause: Tokens) -> bool {
        let leads = |s: &Side| matches!(s.slot, Slot::To | Slot::For);
        self.sides.to_body(clause) || self.sides.within(clause).iter().any(leads)
    }

    /// The one country beside the supplier that the sentence before speaks of.
    fn topic(&self, clause: Tokens, supplier: Option<Country>) -> Option<Side> {
        let scan = &self.annotated.scan;
        let before = scan.sentence_of(clause.first as usize).checked_sub(1)?;
        let sentence = scan.sentences[before];
        let sides = self.sides.within(Tokens { first: sentence.first, end: sentence.end });
        let told = |s: &&Side| s.trades && !s.makes && matches!(s.slot, Slot::Bare | Slot::To | Slot::For | Slot::With);
        let mut others = sides.iter().filter(told).filter(|s| supplier != Some(s.country));
        let first = *others.next()?;
        // `Talks with Niger go on`, where all so far went to Chad.
        let other = || self.recipients.iter().all(|r| r.country != first.country) && !self.recipients.is_empty();
        let only_talks = first.slot == Slot::With && other();
        (!only_talks && others.all(|s| s.country == first.country)).then_some(first)
    }

    /// The one whom the deals told so far went to, or most of them.
    pub(super) fn only_recipient(&self, supplier: Option<Side>) -> Option<Side> {
        let others = || self.recipients.iter().filter(|r| supplier.is_none_or(|s| s.country != r.country));
        let first = *others().next()?;
        let alike = others().filter(|r| r.country == first.country).count();
        (2 * alike > others().count()).then_some(first)
    }
}
