//! Who stands at the head of a line: by name, in the article's words, or told before its sentence.

use super::{LONGEST, capitalized, trimmed, uncapitalized};
use crate::model::{ActorKind, EventType, Mention, Person, Tokens, Use, VerbGroup};
use crate::relate::clause::{Chunk, Part};
use crate::relate::event::{Draft, Reader};
use crate::text::Casing;

impl Reader<'_> {
    /// `Russia, Venezuela` of `The agreement was signed in 2001`: the parties where no word of its sentence names one.
    pub(super) fn parties_told_before(&self, draft: &Draft, line: &str) -> Option<String> {
        let pact = matches!(draft.kind, EventType::Agree | EventType::Cooperate);
        let scan = &self.annotated.scan;
        let own = scan.sentence_of(draft.trigger.first as usize);
        let before = |&side: &u32| {
            let mention = &self.annotated.mentions[side as usize];
            scan.sentence_of(mention.tokens.first as usize) != own && !line.contains(&self.name(side))
        };
        let sides = || draft.source.iter().chain(&draft.target);
        let told = pact && sides().count() > 1 && sides().all(before);
        told.then(|| capitalized(&sides().map(|&side| self.name(side)).collect::<Vec<_>>().join(", ")))
    }

    /// The subject of the line: the names of those who do the deed, else the words that stand before the verb.
    pub(super) fn who(&self, draft: &Draft, group: u32, first: u32) -> String {
        let places = self.places(first);
        let verb = &self.annotated.verbs[first as usize];
        let own = if first == group { self.doers(draft, verb) } else { self.sides(&places.subject, true) };
        // `Ten pacts were signed`: of whom it is told elsewhere.
        let undergone = self.annotated.verbs[group as usize].passive && draft.target.is_empty() && !draft.turned;
        let sides = if own.is_empty() && !undergone { self.doers(draft, verb) } else { own };
        let more = places.subject.len() > sides.len();
        // `Il a signé`: a line says who that is.
        let pronoun = !sides.is_empty() && matches!(places.subject[..], [c] if self.lone_pronoun(c).is_some());
        if !pronoun
            && (more || sides.iter().any(|&side| !self.stands_for_subject(side, &places.subject, verb)))
            && let Some(words) = self.subject_words(&places.subject, verb)
        {
            return words;
        }
        if let [chunk] = places.subject[..]
            && sides.iter().any(|&side| self.is_place_in(side, chunk))
        {
            return self.words(self.clauses.chunks[chunk].tokens);
        }
        // `It was pointless for the army to …`: no person does that.
        // `It was rejected by Chad`: no side of its own.
        let offer = draft.kind == EventType::Reject && verb.passive;
        if self.is_it(&places.subject) && (offer || sides.iter().any(|&side| self.is_person(side))) {
            return self.words(self.clauses.chunks[places.subject[0]].tokens);
        }
        let name = |&side: &u32| if pronoun { self.known_name(side) } else { self.name(side) };
        let mut names: Vec<String> = sides.iter().map(name).collect();
        names.dedup();
        // `Chad: three of its soldiers`: its own are not the whole of it.
        if let [one] = &names[..]
            && let [chunk] = places.subject[..]
            && (verb.passive || sides.iter().any(|&side| self.is_person(side) && !self.is_told_in(side, chunk)))
            && self.tells_own(chunk)
            && let Some(words) = self.subject_words(&places.subject, verb)
        {
            return format!("{one}: {}", uncapitalized(&words));
        }
        if let [one] = &names[..]
            && let Some(all) = self.all_before(one, verb)
        {
            return all;
        }
        let names = match &names[..] {
            [] => {
                return places.subject.first().map(|&c| self.words(self.clauses.chunks[c].tokens)).unwrap_or_default();
            }
            [one] => one.clone(),
            [others @ .., last] => format!("{} {} {last}", others.join(", "), self.annotated.scan.grammar.and),
        };
        match self.first_person(&places.subject, &sides) {
            Some(pronoun) => format!("{names}: {pronoun}"),
            None => names,
        }
    }

    /// `les États-Unis, le Canada ont expulsé`: where the verb is a plural and the one name is none, all that stands before.
    fn all_before(&self, name: &str, verb: &VerbGroup) -> Option<String> {
        let lone = verb.person == Person::ThirdPlural && !self.annotated.scan.grammar.ends_as_plural(name);
        let chunk = self.clauses.chunk_at(verb.head).filter(|_| lone && self.classes.adjectives_behind)?;
        let first = self.clauses.chunks[self.clauses.sentence_of(chunk).start].tokens.first;
        let end = self.with_clitic(verb.tokens.first);
        let fits = first < end && end - first <= LONGEST;
        fits.then(|| trimmed(&self.words(Tokens { first, end })))
    }

    /// Can a side's name take the place of the subject? Not a group without a name, nor one who is only part of the
    /// subject (`Chile's support`, `the president, a friend of Chile`), nor one behind a verb whose subject is
    /// another: `the visit drew the ire of Chile`.
    fn stands_for_subject(&self, side: u32, subject: &[usize], verb: &VerbGroup) -> bool {
        let mention = &self.annotated.mentions[side as usize];
        let chunks = &self.clauses.chunks;
        let Some(&first) = subject.first() else { return true };
        let within = chunks[first].tokens.first <= mention.tokens.first && mention.tokens.end <= verb.tokens.first;
        let behind = mention.tokens.first >= verb.tokens.end && chunks[first].part == Part::Noun;
        let end = mention.phrase.end.max(mention.tokens.end);
        if subject.iter().any(|&c| self.clauses.holder(self.annotated, c) == Some(side)) {
            return true;
        }
        // `Three Israelis were killed` is not told of Israel.
        let counted = within && self.is_counted(mention, chunks[first].tokens.first);
        // `A NATO soldier was killed` is not told of NATO.
        let member =
            within && verb.passive && self.is_kind(mention, ActorKind::Organization) && mention.tokens.end < end;
        let of_another = behind && chunks[first].tokens.end <= verb.tokens.first;
        let closes = !within || subject.iter().any(|&c| chunks[c].tokens.end == end);
        // `les rebelles houthis`: a name in small letters only describes them.
        let small = within && self.is_small(mention);
        // `Twenty people were killed in Chad`
        let elsewhere = !within && mention.usage == Use::Place;
        // `The police arrested X`: not the land whose police it is.
        let of_land = !within && self.is_kind(mention, ActorKind::Country) && self.tells_forces(first);
        let unfit = [mention.usage == Use::Unnamed, counted, member, small, of_another, elsewhere, of_land];
        closes && !unfit.contains(&true)
    }

    pub(super) fn is_told_in(&self, side: u32, chunk: usize) -> bool {
        let first = self.annotated.mentions[side as usize].tokens.first;
        self.clauses.chunks[chunk].tokens.contains(first as usize)
    }

    /// `a Khartoum market`: the place that a phrase begins with does not stand for it.
    fn is_place_in(&self, side: u32, chunk: usize) -> bool {
        let mention = &self.annotated.mentions[side as usize];
        let tokens = self.clauses.chunks[chunk].tokens;
        mention.usage == Use::Place && tokens.first <= mention.tokens.first && mention.tokens.end < tokens.end
    }

    /// Stands something other than an article before the name of a country in its phrase?
    fn is_counted(&self, mention: &Mention, first: u32) -> bool {
        let scan = &self.annotated.scan;
        self.is_kind(mention, ActorKind::Country)
            && (first..mention.tokens.first).any(|t| !scan.is(t as usize, self.classes.determiner))
    }

    /// `its soldiers`, `three of its soldiers`: does a subject begin with a possessive, or count what does?
    fn tells_own(&self, chunk: usize) -> bool {
        let owned = |c: usize| {
            let first = self.clauses.chunks[c].tokens.first as usize;
            self.annotated.scan.mark(first, self.classes.possessive).is_some()
        };
        let to = self.clauses.sentence_of(chunk).end;
        let of = chunk + 2 < to && self.preposition(chunk + 1) == Some("of");
        owned(chunk) || of && owned(chunk + 2)
    }

    /// Is a phrase no more than `it`?
    pub(in crate::relate::event) fn is_it(&self, subject: &[usize]) -> bool {
        let part = subject.first().map(|&c| self.clauses.chunks[c].part);
        matches!(part, Some(Part::Pronoun(mark)) if self.annotated.scan.key(mark) == "it")
    }

    /// `we`, where the speaker's own words go on behind the name; `US` is a name.
    fn first_person(&self, subject: &[usize], sides: &[u32]) -> Option<String> {
        let scan = &self.annotated.scan;
        let tokens = self.clauses.chunks[*subject.first()?].tokens;
        let pronoun = scan.mark(tokens.first as usize, self.classes.pronoun).filter(|m| m.end == tokens.end)?;
        let named = |mention: &Mention| mention.usage == Use::Actor && mention.tokens.first == tokens.first;
        let named = sides.iter().any(|&side| named(&self.annotated.mentions[side as usize]));
        let told = || match self.words(tokens) {
            capital if self.names_are_english() && capital.len() == 1 => capital,
            words => words.to_lowercase(),
        };
        (!named && matches!(scan.key(pronoun), "we" | "i" | "speaker")).then(told)
    }

    /// The words of a subject that stands right before its verb; none where a pronoun or a clause is part of it.
    fn subject_words(&self, subject: &[usize], verb: &VerbGroup) -> Option<String> {
        let chunks = &self.clauses.chunks;
        let first = *subject.first()?;
        let plain = |c: &&Chunk| matches!(c.part, Part::Noun | Part::Preposition(_) | Part::Conjunction | Part::Comma);
        let before = chunks[first..].iter().take_while(|c| c.tokens.first < verb.tokens.first);
        let mut own = before.clone().take_while(plain).count();
        let mut rest = before.skip(own);
        if let Some(next) = rest.next() {
            // `a firm, which sold`, `arms that, according to Chad, killed`: the words before the relative pronoun; `the firms
            // – both of them – sold`: those before the dash.
            let relative = matches!(next.part, Part::Relative(_)) && rest.all(|c| plain(&c));
            let comma = own > 0 && chunks[first + own - 1].part == Part::Comma;
            // `arms, sold by Chad, were seized`
            let describes = matches!(next.part, Part::Verb(n) if !self.annotated.verbs[n as usize].finite());
            let aside = comma && describes;
            // `une délégation conduite par X`
            let whole = describes && !comma && rest.clone().all(|c| plain(&c));
            if whole {
                own += 1 + rest.count();
            } else if !relative && !aside && next.part != Part::Stop {
                return None;
            }
            own -= usize::from(comma);
        }
        let last = chunks[(first + own).checked_sub(1).filter(|_| own > 0)?].tokens.end;
        // `last week's blast`: a time is part of the subject.
        let tokens = Tokens { first: self.whole_word(self.with_counted(first)), end: last };
        (tokens.end - tokens.first <= LONGEST).then(|| self.words(self.with_topic(tokens)))
    }

    /// `Niger : les militaires`: words right behind the country that a headline opens with, together with it.
    fn with_topic(&self, tokens: Tokens) -> Tokens {
        let scan = &self.annotated.scan;
        let sentence = scan.sentences[scan.sentence_of(tokens.first as usize)];
        let opened = sentence.headline && tokens.first > 0 && scan.sign(tokens.first as usize - 1) == ':';
        let chunk = self.clauses.chunk_at(tokens.first).filter(|_| opened);
        let land = chunk.and_then(|c| self.land_of_headline(c)).map(|n| &self.annotated.mentions[n as usize]);
        match land.filter(|m| self.is_kind(m, ActorKind::Country)) {
            Some(_) => Tokens { first: sentence.first, ..tokens },
            None => tokens,
        }
    }

    /// Where a line begins: a French noun without an article begins none, but what it hangs on does (`un millier
    /// d'employés`), or the article that leads it on (`des employés`).
    fn with_counted(&self, chunk: usize) -> u32 {
        let chunks = &self.clauses.chunks;
        let scan = &self.annotated.scan;
        let is_article = |at: usize| scan.mark(chunks[at].tokens.first as usize, self.classes.determiner).is_some();
        let of = |at: usize| self.preposition(at) == Some("of");
        let mut first = chunk;
        while self.classes.adjectives_behind && !is_article(first) && first > 0 && of(first - 1) {
            if is_article(first - 1) {
                first -= 1;
                break;
            }
            let Some(head) = first.checked_sub(2).filter(|&c| chunks[c].part == Part::Noun) else { break };
            first = head;
        }
        chunks[first].tokens.first
    }

    /// Who stands before the verb: those it is done to in the passive.
    fn doers(&self, draft: &Draft, verb: &VerbGroup) -> Vec<u32> {
        let passive = verb.passive || self.bare_participle(verb);
        if passive != draft.turned { draft.target.clone() } else { draft.source.clone() }
    }

    /// The name of a side: of its actor, else the words that stand for it.
    pub(super) fn name(&self, mention: u32) -> String {
        let found = &self.annotated.mentions[mention as usize];
        if found.usage == Use::Unnamed && !self.is_bare_office(found) {
            return self.words(self.with_topic(self.with_article(found.phrase)));
        }
        self.known_name(mention)
    }

    /// Is a mention told in small letters, as adjectives and French demonyms are?
    fn is_small(&self, mention: &Mention) -> bool {
        self.annotated.scan.tokens[mention.tokens.first as usize].casing == Casing::Lower
    }

    /// The name of a side's actor, whatever stands for it; the words that do, where nobody has a name.
    fn known_name(&self, mention: u32) -> String {
        let mention = &self.annotated.mentions[mention as usize];
        let words = || self.words(self.with_article(mention.phrase));
        let Some(actor) = mention.actor else { return words() };
        let known = &self.annotated.actors[actor as usize];
        let stands_in = mention.usage == Use::Pronoun && known.kind != ActorKind::Country;
        // Another language names them in its own way, or they would not go with its verbs.
        match self.fullest[actor as usize] {
            _ if self.names_are_english() => known.name.clone(),
            // `ghanéen` is no name.
            Some(form) if stands_in || known.kind == ActorKind::Person || self.is_small(mention) => self.words(form),
            _ if stands_in => known.name.clone(),
            _ => words(),
        }
    }

    /// `the foreign minister`: of a country that the phrase does not tell, so that a line needs the name.
    fn is_bare_office(&self, mention: &Mention) -> bool {
        let mentions = &self.annotated.mentions;
        let from = mentions.partition_point(|m| m.tokens.first < mention.phrase.first);
        let mut within = mentions[from..].iter().take_while(|m| m.tokens.first < mention.phrase.end);
        mention.role.is_some() && !within.any(|m| self.is_kind(m, ActorKind::Country))
    }

    fn with_article(&self, tokens: Tokens) -> Tokens {
        let scan = &self.annotated.scan;
        let determiner = self.classes.determiner;
        let before = tokens.first.checked_sub(1).filter(|&t| scan.mark(t as usize, determiner).is_some());
        // `un communiqué du gouvernement`: no article.
        let leads = |t: &u32| self.clauses.chunk_at(*t).is_some_and(|c| self.preposition(c).is_some());
        let before = before.filter(|t| !leads(t));
        let own = tokens.first + u32::from(leads(&tokens.first) && tokens.first + 1 < tokens.end);
        Tokens { first: before.unwrap_or(own), ..tokens }
    }

    /// The names of actors are English ones, whatever the article's language.
    fn names_are_english(&self) -> bool {
        *self.annotated.scan.grammar.language == *"en"
    }
}
