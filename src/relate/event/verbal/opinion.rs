//! Deeds that nobody tells as done or to come: what people in general think, what is only judged, what would be, what
//! happens whenever something else does.

use crate::model::{Actor, ActorKind, EventStatus, EventType, Mood, Tense, TimeKind, Tokens, VerbGroup};
use crate::relate::clause::{Part, Places};
use crate::relate::event::{Reader, kind_of};
use crate::rules::frame::Frame;
use crate::text::Casing;

impl Reader<'_> {
    /// `To ask the Secretary of State what assistance they are providing`: what a parliament is told of is only asked.
    pub(super) fn is_put(&self, group: &VerbGroup) -> bool {
        let scan = &self.annotated.scan;
        let first = scan.sentences[scan.sentence_of(group.head as usize)].first;
        scan.is(first as usize, self.classes.put)
    }

    /// `must adopt a resolution that imposes a ban`, `a mis au vote une résolution imposant un embargo`: what a paper says that is
    /// still to be agreed upon.
    pub(super) fn is_in_draft(&self, group: &VerbGroup, number: u32) -> bool {
        let relative = group.finite() && group.tense == Tense::Present && self.places(number).relative;
        if !relative && group.tense != Tense::Gerund {
            return false;
        }
        let Some(before) = number.checked_sub(1).map(|n| &self.annotated.verbs[n as usize]) else { return false };
        let (Some(verb), Some(chunk)) = (self.clauses.chunk_at(before.head), self.clauses.chunk_at(group.head)) else {
            return false;
        };
        let paper = chunk.checked_sub(1 + usize::from(relative)).filter(|&c| c > verb);
        let frames = &self.annotated.scan.grammar.frames;
        let asked = || frames.of_verb(before.lemma).any(|f| Some(f.rule) == self.rule_of("propose"));
        let open = !matches!(before.status, EventStatus::Happened | EventStatus::Ongoing);
        paper.is_some_and(|c| self.is_of_kind(c, self.kinds.pact | self.kinds.paper)) && (open || asked())
    }

    /// `It would be a mistake for Chad to cut aid`, `was right to complain`, `the right to defend Mali`: an infinitive of
    /// which the words before it, or before whoever would do it, say what it is worth, or that one may.
    pub(super) fn is_only_judged(&self, group: &VerbGroup) -> bool {
        if group.tense != Tense::Infinitive {
            return false;
        }
        let scan = &self.annotated.scan;
        let key = |at: usize| scan.mark(at, self.classes.outlook).map(|m| scan.key(m));
        let noun =
            |at: usize| self.clauses.chunk_at(at as u32).is_some_and(|c| self.clauses.chunks[c].part == Part::Noun);
        match group.outlook.map(|at| at as usize) {
            // `rejected Chad's request to lift the ban`
            Some(at) => matches!(key(at), Some("valued" | "asked")) || key(at) == Some("needed") && noun(at),
            None => self.is_valued_for(group),
        }
    }

    /// `a mistake for Chad to cut`, `the right of Chad to cut`: past whoever would do it.
    fn is_valued_for(&self, group: &VerbGroup) -> bool {
        let scan = &self.annotated.scan;
        let Some(led) = self.clauses.chunk_at(group.head).and_then(|c| c.checked_sub(2)) else { return false };
        let whose = matches!(self.preposition(led), Some("for" | "of")) && self.clauses.chunks[led + 1].is_nominal();
        let first = self.clauses.chunks[led].tokens.first as usize;
        let before = scan.mark_before(first.saturating_sub(VALUED), first, self.classes.outlook).filter(|_| whose);
        before.is_some_and(|m| matches!(scan.key(m), "valued" | "needed" | "judged"))
    }

    /// `Chad usually supports Mali`, `When Chad and Mali agree, Togo often pays`: what is so at any time, as a word beside
    /// the verb or the one behind it says, is done on no day.
    pub(in crate::relate::event) fn is_habit(&self, group: &VerbGroup, number: u32) -> bool {
        let scan = &self.annotated.scan;
        let plain = |g: &VerbGroup| g.tense == Tense::Present && !g.perfect && !g.progressive && g.mood == Mood::Plain;
        let habit = |t: u32| scan.marks_of(t as usize, self.classes.adverb).any(|m| scan.key(m) == "habit");
        let usual = |g: &VerbGroup| plain(g) && (g.tokens.first.saturating_sub(1)..=g.tokens.end).any(habit);
        let sentence = scan.sentences[scan.sentence_of(group.head as usize)];
        let next = || self.annotated.verbs[number as usize + 1..].iter().find(|g| g.finite());
        let follows = || next().is_some_and(|g| g.head < sentence.end && usual(g)) && self.under(number, "when");
        // `meet twice a year`, `raids the villages every spring`; but aid that is given every year is given.
        let frames = &scan.grammar.frames;
        let again = || {
            let of_day = |f: &Frame| matches!(kind_of(f), Some(EventType::Consult | EventType::Assault));
            let meets = frames.of_verb(group.lemma).any(of_day);
            let times = &self.annotated.times;
            let from = times.partition_point(|t| t.tokens.first < sentence.first);
            let mut told = times[from..].iter().take_while(|t| t.tokens.first < sentence.end);
            meets && told.any(|t| t.kind == TimeKind::Set)
        };
        plain(group) && (usual(group) || again() || follows())
    }

    /// `Most Chadians back the plan`, `Half of Mali's voters reject it`: what people in general think, as they are counted.
    pub(super) fn is_public_view(&self, frame: &Frame, group: &VerbGroup, places: &Places) -> bool {
        use EventType::{Accuse, Agree, Concede, Consult, Reject, Support};
        let view = matches!(kind_of(frame), Some(Accuse | Agree | Concede | Consult | Reject | Support));
        let mut doers = self.whose(group, places);
        let Some(heads) = doers.find(|heads| !heads.is_empty()).filter(|_| view) else { return false };
        let pronoun = |&c: &usize| matches!(self.clauses.chunks[c].part, Part::Pronoun(_));
        let heads = match heads.iter().all(pronoun) {
            true => self.subject_before(group),
            false => heads,
        };
        !heads.is_empty() && heads.iter().all(|&head| self.is_of_public(head))
    }

    /// `most Poles said they …`: the subject of the verb right before this one in its sentence.
    fn subject_before(&self, group: &VerbGroup) -> &[usize] {
        let verbs = &self.annotated.verbs;
        let Some(before) = verbs.partition_point(|v| v.head < group.head).checked_sub(1) else { return &[] };
        let near = self.takes(&verbs[before], group);
        if near { &self.places(before as u32).subject } else { &[] }
    }

    /// Voters, a majority, most of a people, half of them.
    fn is_of_public(&self, chunk: usize) -> bool {
        let nouns = &self.annotated.scan.grammar.words.nouns;
        let head = self.nouns(self.clauses.chunks[chunk].tokens).last();
        if head.is_some_and(|(_, n)| nouns.kinds(n) & self.kinds.public != 0) {
            return true;
        }
        let range = self.clauses.sentence_of(chunk);
        let of = |c: usize| range.contains(&c) && self.preposition(c) == Some("of");
        let share = |c: usize| self.holds(c, self.classes.share);
        let before = chunk.checked_sub(2).filter(|&c| c >= range.start && of(c + 1)).is_some_and(share);
        let people = self.is_of_people(chunk);
        people && (share(chunk) || before) || share(chunk) && of(chunk + 1) && self.is_of_people(chunk + 2)
    }

    /// Does a phrase end with what the people of a land are called, and many of them: `most Chadians`?
    pub(super) fn is_of_people(&self, chunk: usize) -> bool {
        let scan = &self.annotated.scan;
        let Some(last) = self.clauses.chunks.get(chunk).map(|c| c.tokens.end as usize - 1) else { return false };
        scan.is(last, self.classes.demonym) && scan.grammar.ends_as_plural(scan.token_text(last))
    }

    /// `Whoever accuses Chad must bring proof`: a relative pronoun that opens its sentence stands for nobody.
    pub(super) fn is_whoevers(&self, group: &VerbGroup) -> bool {
        let scan = &self.annotated.scan;
        let first = scan.sentences[scan.sentence_of(group.head as usize)].first;
        let opens = first + 1 == group.tokens.first
            && scan.marks_of(first as usize, scan.grammar.class("relative")).any(|m| scan.key(m) == "who");
        group.finite() && opens
    }

    /// `any government that expels envoys will pay`: what a clause tells of whoever it may be.
    pub(super) fn is_of_any(&self, group: &VerbGroup, number: u32) -> bool {
        let chunks = &self.clauses.chunks;
        let before = self.clauses.chunk_at(group.head).and_then(|c| c.checked_sub(1));
        let relative = before.is_some_and(|c| matches!(chunks[c].part, Part::Relative(_)));
        let any = |&c: &usize| {
            let article = self.annotated.scan.mark(chunks[c].tokens.first as usize, self.classes.determiner);
            article.is_some_and(|m| self.annotated.scan.key(m) == "any")
        };
        relative && group.finite() && self.places(number).subject.iter().any(any)
    }

    /// `What would Chad do without Mali? It would talk to Togo`: the answer to what the text itself asks.
    pub(super) fn is_imagined(&self, group: &VerbGroup) -> bool {
        let scan = &self.annotated.scan;
        let supposed = matches!(group.mood, Mood::Conditional | Mood::Possible) && !group.perfect;
        if !supposed || self.said_by(group.head).is_some() {
            return false;
        }
        let own = scan.sentence_of(group.head as usize);
        (own.saturating_sub(ANSWERED)..own).any(|n| self.is_question(n))
    }

    fn is_question(&self, sentence: usize) -> bool {
        let scan = &self.annotated.scan;
        let sentence = scan.sentences[sentence];
        (sentence.end.saturating_sub(2).max(sentence.first)..sentence.end).any(|t| scan.sign(t as usize) == '?')
    }

    /// `Did Chad ask you to leave?`: put to whoever answers, and asserted by nobody.
    pub(super) fn is_put_to_hearer(&self, group: &VerbGroup, places: &Places) -> bool {
        let scan = &self.annotated.scan;
        let you = |&c: &usize| matches!(self.clauses.chunks[c].part, Part::Pronoun(mark) if scan.key(mark) == "you");
        places.objects.iter().any(you) && self.is_question(scan.sentence_of(group.head as usize))
    }

    /// `The Chadian student accused her landlord`: a quarrel of people who go about no state's business; `Geography
    /// condemned Chad to drought`: nor does a thing blame or refuse anybody.
    pub(super) fn quarrels_only(
        &self,
        frame: &Frame,
        group: &VerbGroup,
        places: &Places,
        source: &[u32],
        target: &[u32],
    ) -> bool {
        let words = matches!(kind_of(frame), Some(EventType::Accuse | EventType::Reject));
        let nobody = || !target.iter().any(|&t| self.is_known(t));
        let thing = || group.finite() && source.is_empty() && self.is_lone_thing(&places.subject);
        words && !group.passive && (self.are_private(&places.subject) && nobody() || thing())
    }

    /// `Ann Lee stabbed Paul Ndoye`, `Ann Lee travelled to Chad`: people by their full names, of whom no office and no land is
    /// told, and nobody else but their like.
    pub(super) fn is_private_life(&self, kind: EventType, frame: &Frame, source: &[u32], target: &[u32]) -> bool {
        use EventType::{Assault, Reject, Request, Support, Threaten};
        let nobody = |&side: &u32| {
            let actor = self.annotated.mentions[side as usize].actor.map(|a| &self.annotated.actors[a as usize]);
            let private = |a: &Actor| a.country.is_none() && a.roles.is_empty() && a.name.contains(' ');
            actor.is_some_and(|a| a.kind == ActorKind::Person && private(a))
        };
        let theirs = || matches!(kind, Assault | Reject | Request | Support | Threaten) && target.iter().all(nobody);
        let travels = || frame.mode == "visit" && !target.iter().any(|&t| self.is_person(t));
        !source.is_empty() && !target.is_empty() && source.iter().all(nobody) && (theirs() || travels())
    }

    /// A single word that is no word for people, no plural (`Critics`), and whose capital only opens its sentence.
    fn is_lone_thing(&self, subject: &[usize]) -> bool {
        let scan = &self.annotated.scan;
        let [subject] = subject[..] else { return false };
        let Tokens { first, end } = self.clauses.chunks[subject].tokens;
        let word = first as usize;
        let alone = end == first + 1 && self.clauses.chunks[subject].part == Part::Noun;
        alone
            && (scan.opens_sentence(word) || scan.tokens[word].casing == Casing::Lower)
            && !scan.grammar.ends_as_plural(scan.token_text(word))
            && !self.headed_by_people(Tokens { first, end })
    }

    /// `is ready to take Chad to court`: a deed against another, of which nobody thinks as of an accord.
    pub(super) fn is_harm_promised(&self, frame: &Frame, places: &Places) -> bool {
        use EventType::{Accuse, Assault, Coerce, Protest, Reject, Sanction, Threaten};
        let Some(Part::Verb(n)) = places.complement.map(|c| self.clauses.chunks[c].part) else { return false };
        let group = &self.annotated.verbs[n as usize];
        let harm = |kind| matches!(kind, Accuse | Assault | Coerce | Protest | Reject | Sanction | Threaten);
        kind_of(frame) == Some(EventType::Agree)
            && self.choose(n, group).is_some_and(|choice| kind_of(self.deed(group, &choice).0).is_some_and(harm))
    }

    /// `The White House asked the Pentagon to look into it`, `the chancellor called for Germany to stay`: one's own people
    /// are asked, and nobody else.
    pub(super) fn asks_own(&self, frame: &Frame, places: &Places, source: &[u32], target: &[u32]) -> bool {
        if kind_of(frame) != Some(EventType::Request) {
            return false;
        }
        let asked = self.sides(&places.objects, true);
        let own = asked.iter().all(|&a| source.iter().any(|&s| !self.differ(a, s)));
        target.is_empty() && !asked.is_empty() && own || self.pleads_for_own(places, source)
    }

    /// `called for Germany to stay`, said by those who govern it.
    fn pleads_for_own(&self, places: &Places, source: &[u32]) -> bool {
        let Some((_, list)) = places.slots.first().filter(|(p, _)| self.preposition(*p) == Some("for")) else {
            return false;
        };
        let land = source.first().filter(|&&s| self.agent(s) == "GOV").and_then(|&s| self.country(s));
        let asked = self.sides(list, true);
        places.objects.is_empty()
            && land.is_some()
            && !asked.is_empty()
            && asked.iter().all(|&a| self.country(a) == land)
    }
}

/// So many sentences behind a question answer it.
const ANSWERED: usize = 3;

/// A judgement ends so many tokens before `for` at most: `a good idea`.
const VALUED: usize = 3;
