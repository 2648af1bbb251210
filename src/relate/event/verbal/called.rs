//! Bad names that someone gives to what another does: `called the decision "a disgrace"`.

use crate::relate::clause::{Part, Places};
use crate::relate::event::Reader;

/// So many words at most stand between an object and what it is called: `as`, an article, a quotation mark, an adverb.
const BETWEEN: usize = 5;

impl Reader<'_> {
    /// Does a word of scorn stand right behind the object, or close it?
    pub(super) fn is_scorned(&self, places: &Places) -> bool {
        let scan = &self.annotated.scan;
        let Some(&object) = places.objects.first() else { return false };
        let chunks = &self.clauses.chunks;
        let range = self.clauses.sentence_of(object);
        // `called the downing of the Libyan jets an outrage`: past what hangs on the object.
        let of =
            object + 2 < range.end && self.preposition(object + 1) == Some("of") && chunks[object + 2].is_nominal();
        let end = chunks[if of { object + 2 } else { object }].tokens.end as usize;
        let last = chunks[range.end - 1].tokens.end as usize;
        let open = |t: &usize| {
            let chunk = self.clauses.chunk_at(*t as u32).map(|c| chunks[c].part);
            !matches!(chunk, Some(Part::Verb(_) | Part::Comma | Part::Stop | Part::Subordinator(_)))
                && !scan.is(*t, self.classes.negation)
        };
        let inside = end.saturating_sub(1)..end;
        let named = |t: usize| scan.is(t, self.classes.scorn);
        let behind = (end..last.min(end + BETWEEN)).take_while(open);
        inside.into_iter().any(|t| named(t) && chunks[object].tokens.first as usize != t)
            || behind.into_iter().any(named)
    }
}
