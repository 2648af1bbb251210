//! The line that sums an event up: who, what they did, to whom and where, in the article's words, readable alone.

mod subject;

use super::{Draft, Reader};
use crate::model::{EventType, Tense, Tokens, VerbGroup};
use crate::relate::clause::{Chunk, Part};
use crate::text::TokenKind;

/// How many words a line has at most behind its subject; how far a verb may stand from the infinitive it leads to.
pub(super) const LONGEST: u32 = 30;
const LEADS: u32 = 14;

/// The line of a numbered paragraph without its number: `4. Both sides condemned`.
fn without_number(line: &str) -> &str {
    let behind = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let told = behind.strip_prefix(". ").or_else(|| behind.strip_prefix(") ")).filter(|_| behind.len() < line.len());
    told.map_or(line, str::trim_start)
}

impl Reader<'_> {
    /// `on` of `on a visit to Chad`, `lors de` of `lors d'une visite`: the preposition right before a noun of doing.
    fn leads_to(&self, first: u32) -> Option<String> {
        let before = self.clauses.chunk_at(first)?.checked_sub(1).map(|c| self.clauses.chunks[c])?;
        let Part::Preposition(mark) = before.part else { return None };
        let during = matches!(self.annotated.scan.key(mark), "on" | "during") && before.tokens.end == first;
        during.then(|| self.words(before.tokens))
    }

    /// One line for an event.
    pub(super) fn summary(&self, draft: &Draft) -> String {
        let mut line = self.line(draft);
        line.drain(..line.len() - without_number(&line).len());
        match self.parties_told_before(draft, &line) {
            Some(parties) => format!("{parties}: {}", uncapitalized(&line)),
            None => line,
        }
    }

    fn line(&self, draft: &Draft) -> String {
        let Some(group) = draft.group.filter(|_| !draft.nominal) else { return self.noun_line(draft) };
        let whole = self.inverted_line(draft, group).or_else(|| self.tagged_line(group));
        let whole = whole.or_else(|| self.owned_line(draft, group));
        let described = || self.described_line(group).or_else(|| self.relative_line(group));
        if let Some(line) = whole.or_else(described) {
            return line;
        }
        let first = self.leading_but_sayer(group);
        let verb = &self.annotated.verbs[first as usize];
        let behind = self.behind_deed(verb);
        let end = self.end_of_deed(group);
        let first_of_deed = behind.unwrap_or_else(|| self.with_mark(self.with_clitic(verb.tokens.first), end));
        let deed = Tokens { first: first_of_deed, end };
        let text = trimmed(&self.words(deed));
        let who = self.who(draft, group, first);
        let opens = self.annotated.scan.opens_sentence(deed.first as usize);
        if who.is_empty() {
            // `Il ne s'agit pas de rompre`
            let chunks = &self.clauses.chunks;
            let before = self.clauses.chunk_at(deed.first).and_then(|c| c.checked_sub(1)).map(|c| chunks[c]);
            let it = before.filter(|c| matches!(c.part, Part::Pronoun(_)) && c.tokens.end == deed.first);
            return capitalized(&it.map_or(text, |it| trimmed(&self.words(Tokens { first: it.tokens.first, ..deed }))));
        }
        // `1. Condemns the raid`: `the council condemns the raid`.
        let scan = &self.annotated.scan;
        let item = scan.tokens[scan.sentences[scan.sentence_of(deed.first as usize)].first as usize].kind;
        let text = if item == TokenKind::Word { text } else { uncapitalized(&text) };
        capitalized(&match verb.tense {
            // `Accusing Chad, the rebels left`, `après avoir vu X, elle partit`: what comes first in its sentence.
            Tense::Gerund | Tense::Infinitive if opens => format!("{who}, {}", uncapitalized(&text)),
            // `« … », a-t-il dit, accusant le Tchad`
            Tense::Gerund if first != self.leading(group) || !self.has_own_subject(first) => format!("{who}, {text}"),
            Tense::Participle if opens => format!("{who} {}", uncapitalized(&text)),
            Tense::Infinitive if behind.is_some() => format!("{who}, {text}"),
            Tense::Infinitive => self.infinitive_line(verb, deed, &who, &text),
            _ => match self.shared_auxiliary(first) {
                Some(auxiliary) => format!("{who} {auxiliary} {text}"),
                None => format!("{who} {text}"),
            },
        })
    }

    /// `‘agreed to a truce’ on Friday`: back to the single mark that opens a quotation here, where it is closed before an end.
    fn with_mark(&self, first: u32, end: u32) -> u32 {
        let scan = &self.annotated.scan;
        let opens = |mark: &u32| scan.opens_quotation(*mark as usize) && !scan.is_quote(*mark as usize);
        let closed = (first..end).any(|at| matches!(scan.sign(at as usize), '’' | '\''));
        first.checked_sub(1).filter(|mark| closed && opens(mark)).unwrap_or(first)
    }

    /// `a` of `a reçu X et condamné Y`, `is` of `is expelling X and recalling Y`: what a verb shares with the one that it is
    /// joined to.
    fn shared_auxiliary(&self, group: u32) -> Option<String> {
        let verbs = &self.annotated.verbs;
        let own = &verbs[group as usize];
        let like = |g: &VerbGroup| g.finite() && (g.perfect && own.perfect || g.progressive && own.progressive);
        let bare = |g: &VerbGroup| like(g) && g.tokens.first == g.head;
        if !bare(own) {
            return None;
        }
        let scan = &self.annotated.scan;
        let sentence = scan.sentences[scan.sentence_of(own.head as usize)];
        let mut before = verbs[..group as usize].iter().rev().take_while(|g| g.tokens.first >= sentence.first);
        let first = before.find(|g| !bare(g) && like(g))?;
        let end = if first.negated || first.passive { first.head } else { first.tokens.first + 1 };
        Some(self.words(Tokens { first: first.tokens.first, end }))
    }

    /// The line of a deed that a noun tells: whose it is, what leads to it, its own words.
    fn noun_line(&self, draft: &Draft) -> String {
        let end = self.end_of_noun(draft);
        let text = self.words(Tokens { first: self.whole_word(draft.tokens.first), end });
        match (self.owner(draft), self.leads_to(draft.tokens.first)) {
            // `lors d'un déplacement`
            (Some(owner), Some(led)) if led.ends_with(crate::text::is_apostrophe) => {
                capitalized(&format!("{owner}, {}{text}", uncapitalized(&led)))
            }
            (Some(owner), Some(led)) => capitalized(&format!("{owner}, {} {text}", uncapitalized(&led))),
            (Some(owner), None) => capitalized(&format!("{owner}: {text}")),
            (None, _) => capitalized(&text),
        }
    }

    /// `Chad: ready to sign`, where a word before the infinitive says how it stands with the deed.
    fn infinitive_line(&self, verb: &VerbGroup, deed: Tokens, who: &str, text: &str) -> String {
        let Some(at) = self.outlook_of(verb) else { return format!("{who}: {text}") };
        // `La décision du Tchad d'annuler`: the noun stands in whose deed it is already.
        let said = |&end: &u32| who.ends_with(&self.words(Tokens { first: at, end }));
        let said = (at + 1..=verb.tokens.first).rev().find(said);
        let told = trimmed(&self.words(Tokens { first: said.unwrap_or(at), ..deed }));
        if said.is_some() { format!("{who} {told}") } else { format!("{who}: {told}") }
    }

    /// `tomorrow's talks`: back to where the word begins that a phrase is cut from.
    fn whole_word(&self, first: u32) -> u32 {
        let glued = self.annotated.scan.tokens[first as usize].glued;
        let before = self.clauses.chunk_at(first).and_then(|c| c.checked_sub(1)).map(|c| self.clauses.chunks[c]);
        before.filter(|c| glued && matches!(c.part, Part::Time(_))).map_or(first, |c| c.tokens.first)
    }

    /// `anger over Chad's refusal to pay`, `questioned the cost of Chad's decision to buy`: what a noun and its infinitive
    /// tell, whose it is in its phrase.
    fn owned_line(&self, draft: &Draft, group: u32) -> Option<String> {
        let at = self.outlook_of(&self.annotated.verbs[group as usize])?;
        let phrase = self.clauses.chunk_at(at).map(|c| self.clauses.chunks[c].tokens)?;
        let owned = |&side: &u32| phrase.contains(self.annotated.mentions[side as usize].tokens.first as usize);
        let told = || {
            let subject = &self.places(self.leading(group)).subject;
            matches!(draft.kind, EventType::Threaten | EventType::Reject)
                || !draft.source.iter().any(|&side| subject.iter().any(|&c| self.is_told_in(side, c)))
        };
        let tokens = Tokens { first: phrase.first, end: self.end_of_deed(group) };
        (draft.source.iter().any(owned) && told()).then(|| capitalized(&trimmed(&self.words(tokens))))
    }

    /// `refusals` of `despite his refusals to talk`: the noun that says what becomes of an infinitive, without which its
    /// line would tell it as done.
    fn outlook_of(&self, verb: &VerbGroup) -> Option<u32> {
        let outlook = verb.outlook.filter(|&at| at < verb.tokens.first && verb.tokens.first - at <= LEADS)?;
        let chunk = self.clauses.chunk_at(outlook).map(|c| self.clauses.chunks[c])?;
        (chunk.part == Part::Noun).then_some(outlook)
    }

    /// `après avoir vu`: the preposition before a deed that lies behind another.
    fn behind_deed(&self, verb: &VerbGroup) -> Option<u32> {
        let before = self.clauses.chunk_at(verb.head)?.checked_sub(1)?;
        let chunk = self.clauses.chunks[before];
        let led = matches!(chunk.part, Part::Preposition(_)) && chunk.tokens.end == verb.tokens.first;
        (led && verb.perfect && verb.tense == Tense::Infinitive).then_some(chunk.tokens.first)
    }

    /// `Les sanctions sont absurdes, dénonce le Kremlin`: what is said and who says so, as the sentence has them.
    fn inverted_line(&self, draft: &Draft, group: u32) -> Option<String> {
        let verb = self.clauses.chunk_at(self.annotated.verbs[group as usize].head)?;
        let places = self.places(group);
        let (&first, &last) = (places.subject.first()?, places.subject.last()?);
        let begin = self.clauses.sentence_of(verb).start;
        let tokens =
            Tokens { first: self.clauses.chunks[begin].tokens.first, end: self.clauses.chunks[last].tokens.end };
        let sayer = self.clauses.sayer(verb, begin, self.clauses.sentence_of(verb).end);
        let fits = first == sayer && begin < verb && tokens.end - tokens.first <= LONGEST + LEADS;
        // `« … », a-t-il dénoncé`
        if fits && self.clauses.is_joined(self.annotated, last) {
            let said = Tokens { end: self.clauses.chunks[verb].tokens.first, ..tokens };
            return draft.source.first().map(|&who| format!("{}: {}", self.name(who), trimmed(&self.words(said))));
        }
        fits.then(|| capitalized(&trimmed(&self.words(tokens))))
    }

    /// `Iran plans to send drones, US warns`: a tag that ends a sentence says nothing without what stands before it.
    fn tagged_line(&self, group: u32) -> Option<String> {
        let chunks = &self.clauses.chunks;
        let verb = self.clauses.chunk_at(self.annotated.verbs[group as usize].head)?;
        let range = self.clauses.sentence_of(verb);
        let places = self.places(group);
        let comma = places.subject.first()?.checked_sub(1).filter(|&c| c >= range.start)?;
        let tag = chunks[comma].part == Part::Comma && *places.subject.last()? + 1 == verb;
        let ends = verb + 1 >= range.end || chunks[verb + 1].part == Part::Stop;
        let begin = (range.start..comma).rev().find(|&c| chunks[c].part == Part::Stop).map_or(range.start, |c| c + 1);
        let finite = |c: usize| matches!(chunks[c].part, Part::Verb(n) if self.annotated.verbs[n as usize].finite());
        let tokens = Tokens { first: chunks[begin].tokens.first, end: chunks[verb].tokens.end };
        let fits = tag && ends && (begin..comma).any(finite) && tokens.end - tokens.first <= LONGEST + LEADS;
        fits.then(|| capitalized(&trimmed(&self.words(tokens))))
    }

    /// `a missile believed to have been fired by Iran`: a deed that only describes a noun, with that noun.
    fn described_line(&self, group: u32) -> Option<String> {
        let verbs = &self.annotated.verbs;
        let participle = &verbs[verbs[group as usize].governor? as usize];
        let noun = self.clauses.chunk_at(participle.head)?.checked_sub(1).map(|c| self.clauses.chunks[c])?;
        let describes = participle.tense == Tense::Participle && noun.part == Part::Noun;
        let near = noun.tokens.end == participle.tokens.first;
        let tokens = Tokens { first: noun.tokens.first, end: self.end_of_deed(group) };
        let fits = describes && near && verbs[group as usize].tense == Tense::Infinitive;
        (fits && tokens.end - tokens.first <= LONGEST).then(|| capitalized(&trimmed(&self.words(tokens))))
    }

    /// `Les diplomates que la Pologne a expulsés`: a deed whose object stands before its subject, with that object.
    fn relative_line(&self, group: u32) -> Option<String> {
        let places = self.places(group);
        let mut object = *places.objects.first().filter(|_| places.relative)?;
        let chunks = &self.clauses.chunks;
        while object > 0
            && chunks[object - 1].part == Part::Noun
            && chunks[object - 1].tokens.end == chunks[object].tokens.first
        {
            object -= 1;
        }
        let end = chunks[..places.end].last()?.tokens.end.max(self.annotated.verbs[group as usize].tokens.end);
        let tokens = Tokens { first: chunks[object].tokens.first, end };
        (tokens.end - tokens.first <= LONGEST).then(|| capitalized(&trimmed(&self.words(tokens))))
    }

    /// Who does the deed of a noun, where the words of the line do not say it.
    fn owner(&self, draft: &Draft) -> Option<String> {
        let [only] = draft.source[..] else { return None };
        let mention = &self.annotated.mentions[only as usize];
        let told = mention.tokens.first >= draft.tokens.first && mention.tokens.end <= draft.tokens.end;
        // `le président tchadien, lors d'une visite au Mali`
        let chunk = || self.clauses.chunk_at(mention.tokens.first).map(|c| self.clauses.chunks[c].tokens);
        match mention.actor {
            _ if told => None,
            Some(_) => Some(self.name(only)),
            None => chunk().filter(|_| draft.mode.as_deref() == Some("visit")).map(|tokens| self.words(tokens)),
        }
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
        let scan = &self.annotated.scan;
        let outside = first > 0 && self.clauses.chunk_at(first - 1).is_none();
        let us = || scan.mark_before(at.saturating_sub(1), at, self.classes.pronoun).filter(|_| outside);
        let clitic = scan.mark_before(at.saturating_sub(2), at, self.classes.clitic).or_else(us);
        // `Macron y rencontrera`: a clitic that stands with the subject is told with it.
        let chunks = &self.clauses.chunks;
        let apart = |at: u32| self.clauses.chunk_at(at).is_none_or(|c| chunks[c].tokens.first == at);
        clitic.filter(|m| apart(m.first)).map_or(first, |m| m.first)
    }

    /// The verb that the line begins with, but a gerund's own behind one that only says who speaks: `a-t-il dit, accusant`.
    fn leading_but_sayer(&self, group: u32) -> u32 {
        let first = self.leading(group);
        let joined = |&c: &usize| self.clauses.is_joined(self.annotated, c);
        let gerund = self.annotated.verbs[group as usize].tense == Tense::Gerund;
        if first != group && gerund && self.places(first).subject.iter().any(joined) { group } else { first }
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
        let subject = || &self.places(group).subject;
        let near = |c: usize| subject().last().is_some_and(|&s| self.clauses.chunks[s..=c.max(s)].iter().all(of_noun));
        verb.tense == Tense::Gerund && chunk.is_some_and(|c| self.clauses.chunks[c].part == Part::Noun && near(c))
    }

    /// Does a verb stand near before another, in its sentence?
    fn reaches(&self, from: u32, to: u32) -> bool {
        let verbs = &self.annotated.verbs;
        let (from, to) = (verbs[from as usize].tokens.end, verbs[to as usize].tokens.first);
        let sentence = |token: u32| self.annotated.scan.sentence_of(token as usize);
        from <= to && to - from <= LEADS && sentence(from - 1) == sentence(to)
    }

    /// Does nothing part two verbs: no comma, no quotation, no clause of its own?
    fn unbroken(&self, from: u32, to: u32) -> bool {
        let chunk = |group: u32| self.clauses.verbs.get(group as usize).copied();
        let (Some(from), Some(to)) = (chunk(from), chunk(to)) else { return false };
        let parts = |part| matches!(part, Part::Noun | Part::Pronoun(_) | Part::Preposition(_) | Part::Time(_));
        from < to && (from + 1..to).all(|c| parts(self.clauses.chunks[c as usize].part))
    }
}

/// Does a part belong to a noun phrase and what hangs on it?
fn of_noun(chunk: &Chunk) -> bool {
    matches!(chunk.part, Part::Noun | Part::Preposition(_) | Part::Time(_))
}

fn capitalized(text: &str) -> String {
    let mut rest = text.chars();
    let first = rest.next().into_iter().flat_map(char::to_uppercase);
    first.collect::<String>() + rest.as_str()
}

fn uncapitalized(text: &str) -> String {
    let mut rest = text.chars();
    let first = rest.next().into_iter().flat_map(char::to_lowercase);
    first.collect::<String>() + rest.as_str()
}

/// The text without what its last words left open: punctuation, and a quotation mark without its pair.
fn trimmed(text: &str) -> String {
    let (opening, closing) = (text.matches(['“', '«']).count(), text.matches(['”', '»']).count());
    let open = text.matches('"').count() % 2 == 1 || opening != closing;
    let text = if open { text.replace(['"', '“', '”', '«', '»'], "") } else { text.to_owned() };
    let marks = [',', ';', ':', ' ', '.', '-', '…'];
    text.trim_start_matches(marks).trim_end_matches(&marks[..6]).to_owned()
}

#[cfg(test)]
mod tests {
    use super::without_number;

    #[test]
    fn a_paragraph_goes_without_its_number() {
        for (line, told) in [
            ("4. Both sides condemned", "Both sides condemned"),
            ("12) Chad met Mali", "Chad met Mali"),
            ("1.5 million dollars went to Chad", "1.5 million dollars went to Chad"),
            ("Chad met Mali on 4. May", "Chad met Mali on 4. May"),
        ] {
            assert_eq!(without_number(line), told);
        }
    }
}
