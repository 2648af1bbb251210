//! The line that sums an event up: who, what they did, to whom and where, in the article's words, readable alone.

use super::{Draft, Reader};
use crate::model::{ActorKind, Mention, Person, Tense, Tokens, Use, VerbGroup};
use crate::relate::clause::{Chunk, Part, mentions_in};

/// How many words a line has at most behind its subject; how far a verb may stand from the infinitive it leads to.
const LONGEST: u32 = 30;
const LEADS: u32 = 14;

impl Reader<'_> {
    /// One line for an event.
    pub(super) fn summary(&self, draft: &Draft) -> String {
        let Some(group) = draft.group.filter(|_| !draft.nominal) else {
            let end = self.end_of_noun(draft);
            let text = self.words(Tokens { first: draft.tokens.first, end });
            return match self.owner(draft) {
                Some(owner) => format!("{owner}: {text}"),
                None => capitalized(&text),
            };
        };
        if let Some(line) = self.inverted_line(group) {
            return line;
        }
        let first = self.leading(group);
        let deed = Tokens {
            first: self.with_clitic(self.annotated.verbs[first as usize].tokens.first),
            end: self.end_of_deed(group),
        };
        let text = trimmed(&self.words(deed));
        let who = self.who(draft, group, first);
        let leads = if self.annotated.verbs[first as usize].tense == Tense::Infinitive { ":" } else { "" };
        capitalized(&if who.is_empty() { text } else { format!("{who}{leads} {text}") })
    }

    /// `Les sanctions sont absurdes, dénonce le Kremlin`: what is said and who says so, as the sentence has them.
    fn inverted_line(&self, group: u32) -> Option<String> {
        let verb = self.clauses.chunk_at(self.annotated.verbs[group as usize].head)?;
        let places = self.clauses.places(self.annotated, group);
        let (&first, &last) = (places.subject.first()?, places.subject.last()?);
        let begin = self.clauses.sentence_of(verb).start;
        let tokens =
            Tokens { first: self.clauses.chunks[begin].tokens.first, end: self.clauses.chunks[last].tokens.end };
        let time = usize::from(matches!(self.clauses.chunks[verb + 1..].first().map(|c| c.part), Some(Part::Time(_))));
        let fits = first == verb + 1 + time && begin < verb && tokens.end - tokens.first <= LONGEST + LEADS;
        fits.then(|| capitalized(&trimmed(&self.words(tokens))))
    }

    /// Who does the deed of a noun, where the words of the line do not say it.
    fn owner(&self, draft: &Draft) -> Option<String> {
        let [only] = draft.source[..] else { return None };
        let mention = &self.annotated.mentions[only as usize];
        let told = mention.tokens.first >= draft.tokens.first && mention.tokens.end <= draft.tokens.end;
        (!told && mention.actor.is_some()).then(|| self.name(only))
    }

    /// The verb that the line begins with: the deed's own, else the one that leads to its infinitive (`agreed to help`,
    /// `announced plans to send`).
    fn leading(&self, group: u32) -> u32 {
        let verbs = &self.annotated.verbs;
        if self.has_own_subject(group) {
            return group;
        }
        let mut first = group;
        while let Some(governor) = verbs[first as usize].governor.and_then(|g| self.told_by(g, first)) {
            first = governor;
        }
        if verbs[first as usize].finite() {
            return first;
        }
        let before = first.checked_sub(1).filter(|&n| verbs[n as usize].finite() && self.reaches(n, first));
        let before = before.filter(|&n| verbs[first as usize].tense != Tense::Participle && self.unbroken(n, first));
        before.unwrap_or(if verbs[first as usize].tense == Tense::Infinitive { first } else { group })
    }

    /// `l'accuse`: a verb's line begins with the object glued to it.
    fn with_clitic(&self, first: u32) -> u32 {
        let at = first as usize;
        let clitic = self.annotated.scan.mark_before(at.saturating_sub(2), at, self.classes.clitic);
        clitic.map_or(first, |m| m.first)
    }

    /// The verb that tells a governed one, near before it: a participle only describes a noun of the clause.
    fn told_by(&self, governor: u32, group: u32) -> Option<u32> {
        let verbs = &self.annotated.verbs;
        let describes = |n: &u32| verbs[*n as usize].tense == Tense::Participle && !verbs[*n as usize].finite();
        let mut told = governor;
        while describes(&told) && told > 0 && self.reaches(told - 1, group) {
            told -= 1;
        }
        Some(if describes(&told) { governor } else { told }).filter(|&g| self.reaches(g, group))
    }

    /// `protesters demanding reform`: an -ing form whose doer stands right before it.
    fn has_own_subject(&self, group: u32) -> bool {
        let verb = &self.annotated.verbs[group as usize];
        let chunk = self.clauses.chunk_at(verb.head).and_then(|c| c.checked_sub(1));
        let subject = || self.clauses.places(self.annotated, group).subject;
        let near = |c: usize| subject().last().is_some_and(|&s| self.clauses.chunks[s..=c.max(s)].iter().all(of_noun));
        verb.tense == Tense::Gerund && chunk.is_some_and(|c| self.clauses.chunks[c].part == Part::Noun && near(c))
    }

    fn reaches(&self, from: u32, to: u32) -> bool {
        let verbs = &self.annotated.verbs;
        let (from, to) = (verbs[from as usize].tokens.end, verbs[to as usize].tokens.first);
        from <= to && to - from <= LEADS
    }

    /// Does nothing part two verbs: no comma, no quotation, no clause of its own?
    fn unbroken(&self, from: u32, to: u32) -> bool {
        let chunk = |group: u32| self.clauses.verbs.get(group as usize).copied();
        let (Some(from), Some(to)) = (chunk(from), chunk(to)) else { return false };
        let parts = |part| matches!(part, Part::Noun | Part::Pronoun(_) | Part::Preposition(_) | Part::Time(_));
        from < to && (from + 1..to).all(|c| parts(self.clauses.chunks[c as usize].part))
    }

    /// Where the words of a verb's clause end: before the next clause, and never behind a word that asks for another.
    fn end_of_deed(&self, group: u32) -> u32 {
        let own = &self.annotated.verbs[group as usize];
        let Some(chunk) = self.clauses.verbs.get(group as usize).map(|&c| c as usize) else { return own.tokens.end };
        let end = self.end_of_clause(chunk, own.tokens.end);
        if end > own.tokens.end { end } else { self.end_of_saying(own.tokens.end) }
    }

    /// What a verb without an object of its own says: the words up to the next pause.
    fn end_of_saying(&self, from: u32) -> u32 {
        let scan = &self.annotated.scan;
        let to = scan.sentences[scan.sentence_of(from as usize - 1)].end.min(from + LONGEST);
        let pause = |&at: &u32| at > from && matches!(scan.token_text(at as usize), "," | "." | ";" | ":" | "?" | "!");
        (from..to).find(pause).unwrap_or(to)
    }

    fn end_of_noun(&self, draft: &Draft) -> u32 {
        let last = draft.tokens.end.max(draft.trigger.end);
        let Some(chunk) = self.clauses.chunk_at(last - 1) else { return last };
        let next = self.clauses.chunks.get(chunk + 1).map(|c| c.part);
        // A list that the sides were read from goes on to its last name.
        if matches!(next, Some(Part::Comma | Part::Conjunction)) { self.end_of_clause(chunk, last) } else { last }
    }

    /// The end of what hangs on the words up to a chunk.
    fn end_of_clause(&self, chunk: usize, from: u32) -> u32 {
        let chunks = &self.clauses.chunks;
        let to = self.clauses.sentence_of(chunk).end;
        let mut end = from;
        let mut at = chunk + 1;
        while at < to && !self.too_long(at, from) {
            let size = match chunks[at].part {
                Part::Pronoun(_) if self.opens_relative(at + 1, to) => {
                    return self.end_of_saying(chunks[at].tokens.end);
                }
                // `protesters demanding the end of Chad's rule marched`: what `of` leads has no verb of its own.
                Part::Noun | Part::Pronoun(_) if !self.is_led(at) && self.begins_clause(at, to) => break,
                Part::Noun | Part::Pronoun(_) | Part::Time(_) => 1,
                Part::Verb(n) if !self.annotated.verbs[n as usize].finite() => 1,
                Part::Preposition(_) | Part::Quote => 0,
                Part::Comma if self.clauses.aside_end(true, at, to).is_some() => {
                    self.clauses.aside_end(true, at, to).map_or(1, |end| end - at)
                }
                Part::Comma if self.apposed_name(at, to) => 2,
                Part::Conjunction | Part::Comma => match self.joined(at, to) {
                    Some(size) => size,
                    None => break,
                },
                _ => break,
            };
            at += size.max(1);
            if size > 0 {
                end = chunks[at - 1].tokens.end;
            }
        }
        end
    }

    /// Is the line long enough to end before a chunk? Never before what `of` leads to, nor behind another preposition.
    fn too_long(&self, at: usize, from: u32) -> bool {
        let chunks = &self.clauses.chunks;
        let preposition = |c: usize| match chunks[c].part {
            Part::Preposition(mark) => Some(self.annotated.scan.key(mark)),
            _ => None,
        };
        chunks[at].tokens.end > from + LONGEST && preposition(at) != Some("of") && preposition(at - 1).is_none()
    }

    fn is_led(&self, at: usize) -> bool {
        matches!(self.clauses.chunks[at - 1].part, Part::Preposition(mark) if self.annotated.scan.key(mark) == "of")
    }

    /// `ce que`, `ceux qui`: a pronoun that says nothing without its clause.
    fn opens_relative(&self, at: usize, to: usize) -> bool {
        let part = self.clauses.chunks.get(at).filter(|_| at < to).map(|c| c.part);
        matches!(part, Some(Part::Relative(_) | Part::Subordinator(_)))
    }

    /// `son homologue russe, Sergueï Lavrov`: the name behind the comma belongs to the phrase before it.
    fn apposed_name(&self, comma: usize, to: usize) -> bool {
        let chunks = &self.clauses.chunks;
        let name = comma + 1;
        let listed = chunks.get(name + 1).is_some_and(|c| c.part == Part::Conjunction);
        name < to && chunks[name].part == Part::Noun && !listed && !self.begins_clause(name, to) && {
            let tokens = chunks[name].tokens;
            let inside = mentions_in(self.annotated, tokens);
            let [.., counterpart] = self.classes.people;
            let before = chunks[comma - 1].tokens;
            let titled = before.range().any(|t| self.annotated.scan.is(t, counterpart));
            titled && inside.iter().any(|(n, m)| m.phrase == tokens && self.is_person(*n))
        }
    }

    /// How many chunks a conjunction or a comma joins on: a noun without a verb of its own, or another infinitive.
    fn joined(&self, at: usize, to: usize) -> Option<usize> {
        let chunks = &self.clauses.chunks;
        let comma = chunks[at].part == Part::Comma;
        let next = if comma && at + 1 < to && chunks[at + 1].part == Part::Conjunction { at + 2 } else { at + 1 };
        let joins = match chunks.get(next).filter(|_| next < to)?.part {
            Part::Noun => {
                !self.begins_joined_clause(next, to) && (!comma || next == at + 2 || self.list_goes_on(next, to))
            }
            Part::Verb(n) => !comma && self.annotated.verbs[n as usize].tense == Tense::Infinitive,
            _ => false,
        };
        joins.then_some(next + 1 - at)
    }

    /// Does a conjunction follow behind this noun and perhaps some more, so that the comma before it stood in a list?
    fn list_goes_on(&self, noun: usize, to: usize) -> bool {
        let chunks = &self.clauses.chunks;
        let mut at = noun + 1;
        while at + 1 < to && chunks[at].part == Part::Comma && chunks[at + 1].part == Part::Noun {
            at += 2;
        }
        let at = if chunks.get(at).is_some_and(|c| c.part == Part::Comma) { at + 1 } else { at };
        at + 1 < to && chunks[at].part == Part::Conjunction && !self.begins_clause(at + 1, to)
    }

    /// Has a noun phrase a finite verb of its own behind it?
    fn begins_clause(&self, at: usize, to: usize) -> bool {
        let verb = (at + 1 < to).then(|| self.clauses.chunks[at + 1].part);
        matches!(verb, Some(Part::Verb(n)) if self.annotated.verbs[n as usize].finite())
    }

    /// Has it one behind what hangs on it: `and a number of pacts will be signed`?
    fn begins_joined_clause(&self, at: usize, to: usize) -> bool {
        let chunks = &self.clauses.chunks;
        let mut last = at;
        while last + 2 < to && matches!(chunks[last + 1].part, Part::Preposition(_)) && chunks[last + 2].is_nominal() {
            last += 2;
        }
        self.begins_clause(last, to)
    }

    /// The subject of the line: the names of those who do the deed, else the words that stand before the verb.
    fn who(&self, draft: &Draft, group: u32, first: u32) -> String {
        let places = self.clauses.places(self.annotated, first);
        let verb = &self.annotated.verbs[first as usize];
        let own = if first == group { self.doers(draft, verb) } else { self.sides(&places.subject, true) };
        let sides = if own.is_empty() { self.doers(draft, verb) } else { own };
        let more = places.subject.len() > sides.len();
        if (more || sides.iter().any(|&side| !self.stands_for_subject(side, &places.subject, verb)))
            && let Some(words) = self.subject_words(&places.subject, verb)
        {
            return words;
        }
        // `It was pointless for the army to …`: no person does that.
        if self.is_it(&places.subject) && sides.iter().any(|&side| self.is_person(side)) {
            return self.words(self.clauses.chunks[places.subject[0]].tokens);
        }
        let mut names: Vec<String> = sides.iter().map(|&side| self.name(side)).collect();
        names.dedup();
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
        let plural = self.annotated.scan.grammar.endings("plural");
        let lone = verb.person == Person::ThirdPlural && !plural.iter().any(|e| name.ends_with(e));
        let chunk = self.clauses.chunk_at(verb.head).filter(|_| lone && self.classes.adjectives_behind)?;
        let first = self.clauses.chunks[self.clauses.sentence_of(chunk).start].tokens.first;
        let fits = first < verb.tokens.first && verb.tokens.first - first <= LONGEST;
        fits.then(|| trimmed(&self.words(Tokens { first, end: verb.tokens.first })))
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
        // `Three Israelis were killed` is not told of Israel.
        let counted = within && self.is_counted(mention, chunks[first].tokens.first);
        mention.usage != Use::Unnamed
            && !counted
            && !(behind && chunks[first].tokens.end <= verb.tokens.first)
            && (!within || subject.iter().any(|&c| chunks[c].tokens.end == end))
    }

    /// Stands something other than an article before the name of a country in its phrase?
    fn is_counted(&self, mention: &Mention, first: u32) -> bool {
        let scan = &self.annotated.scan;
        self.is_kind(mention, ActorKind::Country)
            && (first..mention.tokens.first).any(|t| !scan.is(t as usize, self.classes.determiner))
    }

    fn is_it(&self, subject: &[usize]) -> bool {
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
        (!named && matches!(scan.key(pronoun), "we" | "i" | "speaker")).then(|| self.words(tokens).to_lowercase())
    }

    /// The words of a subject that stands right before its verb; none where a pronoun or a clause is part of it.
    fn subject_words(&self, subject: &[usize], verb: &VerbGroup) -> Option<String> {
        let chunks = &self.clauses.chunks;
        let first = *subject.first()?;
        let plain = |c: &&Chunk| matches!(c.part, Part::Noun | Part::Preposition(_) | Part::Conjunction | Part::Comma);
        let before = chunks[first..].iter().take_while(|c| c.tokens.first < verb.tokens.first);
        let own = before.clone().take_while(plain).count();
        if own == 0 || own < before.count() {
            return None;
        }
        let tokens = Tokens { first: chunks[first].tokens.first, end: chunks[first + own - 1].tokens.end };
        (tokens.end - tokens.first <= LONGEST).then(|| self.words(tokens))
    }

    /// Who stands before the verb: those it is done to in the passive.
    fn doers(&self, draft: &Draft, verb: &VerbGroup) -> Vec<u32> {
        let passive = verb.passive || verb.tense == Tense::Participle;
        if passive != draft.turned { draft.target.clone() } else { draft.source.clone() }
    }

    /// The name of a side: of its actor, else the words that stand for it.
    fn name(&self, mention: u32) -> String {
        let mention = &self.annotated.mentions[mention as usize];
        let actor = mention.actor.filter(|_| mention.usage != Use::Unnamed);
        let actor = actor.map(|actor| &self.annotated.actors[actor as usize]);
        // Countries are named as the article's language has them, or they would not go with its verbs.
        match actor {
            Some(actor) if actor.kind != ActorKind::Country || self.names_are_english() => actor.name.clone(),
            _ => self.words(self.with_article(mention.phrase)),
        }
    }

    fn with_article(&self, tokens: Tokens) -> Tokens {
        let scan = &self.annotated.scan;
        let determiner = self.classes.determiner;
        let before = tokens.first.checked_sub(1).filter(|&t| scan.mark(t as usize, determiner).is_some());
        Tokens { first: before.unwrap_or(tokens.first), ..tokens }
    }

    /// The names of actors are English ones, whatever the article's language.
    fn names_are_english(&self) -> bool {
        *self.annotated.scan.grammar.language == *"en"
    }
}

/// Does a part belong to a noun phrase and what hangs on it?
fn of_noun(chunk: &Chunk) -> bool {
    matches!(chunk.part, Part::Noun | Part::Preposition(_) | Part::Time(_))
}

fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// The text without what its last words left open: punctuation, and a quotation mark without its pair.
fn trimmed(text: &str) -> String {
    let (opening, closing) = (text.matches(['“', '«']).count(), text.matches(['”', '»']).count());
    let open = text.matches('"').count() % 2 == 1 || opening != closing;
    let text = if open { text.replace(['"', '“', '”', '«', '»'], "") } else { text.to_owned() };
    let marks = [',', ';', ':', ' ', '.', '-', '…'];
    text.trim_start_matches(marks).trim_end_matches(&marks[..6]).to_owned()
}
