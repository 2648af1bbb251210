//! Bad names that someone gives to what another does: `called the decision "a disgrace"`.

use crate::model::{Tokens, VerbGroup};
use crate::relate::clause::{Part, Places};
use crate::relate::event::Reader;

/// So many words at most stand between an object and what it is called: `as`, an article, a quotation mark, an adverb.
const BETWEEN: usize = 5;

impl Reader<'_> {
    /// Does a word of scorn stand right behind the object, or close it; or, in some languages, right behind the verb?
    pub(super) fn is_scorned(&self, group: &VerbGroup, places: &Places) -> bool {
        self.is_scorned_ahead(group) || places.objects.first().is_some_and(|&object| self.is_scorned_behind(object))
    }

    /// `Le Mali est en crise. L'UA a suspendu le pays`: words for a land told of before.
    pub(super) fn points_at_land(&self, heads: &[usize]) -> bool {
        heads.iter().any(|&c| self.the_country(c).is_some())
    }

    fn is_scorned_behind(&self, object: usize) -> bool {
        let scan = &self.annotated.scan;
        let chunks = &self.clauses.chunks;
        let range = self.clauses.sentence_of(object);
        // `called the downing of the Libyan jets an outrage`: past what hangs on the object.
        let of = object + 2 < range.end
            && self.preposition(object + 1) == Some("of")
            && chunks[object + 2].is_nominal()
            && !self.is_word_of_scorn(chunks[object + 2].tokens);
        let end = chunks[if of { object + 2 } else { object }].tokens.end as usize;
        let last = chunks[range.end - 1].tokens.end as usize;
        let open = |t: &usize| {
            let chunk = self.clauses.chunk_at(*t as u32).map(|c| chunks[c].part);
            !matches!(chunk, Some(Part::Verb(_) | Part::Comma | Part::Stop | Part::Subordinator(_)))
                && !scan.is(*t, self.classes.negation)
        };
        // `tried a terrorist`: who someone is.
        let inside = end.saturating_sub(1)..end;
        let adjective = |t: usize| scan.mark(t, self.classes.scorn).is_some_and(|m| scan.key(m) != "name");
        let behind = (end..last.min(end + BETWEEN)).take_while(open);
        inside.into_iter().any(|t| adjective(t) && chunks[object].tokens.first as usize != t)
            || behind.into_iter().any(|t| scan.is(t, self.classes.scorn))
    }

    /// `a qualifié d'illégale la saisie`, `a été jugé inacceptable`, `is a disgrace`: a word of scorn alone right behind the
    /// verb, before what is called so, or of its subject.
    fn is_scorned_ahead(&self, group: &VerbGroup) -> bool {
        let chunks = &self.clauses.chunks;
        let Some(verb) = self.clauses.chunk_at(group.head) else { return false };
        let behind = verb + 1..self.clauses.sentence_of(verb).end;
        let mut parts = behind.map(|c| chunks[c]).filter(|c| c.part != Part::Quote).peekable();
        parts.next_if(|c| matches!(c.part, Part::Preposition(_)));
        let word = parts.next().filter(|c| c.is_nominal());
        let is = self.annotated.scan.grammar.words.verbs.kinds(group.lemma) & self.kinds.be != 0;
        word.is_some_and(|c| self.is_word_of_scorn(c.tokens))
            && (is || group.passive || parts.next().is_some_and(|c| c.is_nominal()))
    }

    /// Does a phrase open with a word of scorn, and hold no other noun: `a disgrace`, `lâche assassinat`?
    fn is_word_of_scorn(&self, tokens: Tokens) -> bool {
        let scan = &self.annotated.scan;
        let first = tokens.first as usize + usize::from(scan.is(tokens.first as usize, self.classes.determiner));
        let reach = |t: usize| scan.mark(t, self.classes.scorn).map(|m| m.end);
        let opens = reach(first).filter(|_| first < tokens.end as usize);
        opens.is_some_and(|end| end >= tokens.end || reach(end as usize).is_some_and(|next| next >= tokens.end))
    }
}
