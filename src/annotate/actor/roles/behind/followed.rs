//! A role behind one name that another name behind a comma holds.

use super::super::Title;
use crate::annotate::actor::words::{Class, Words};
use crate::rules::inflect::{Form, VERB};

/// So many words at most make a name.
const NAME: usize = 4;

/// `Received by X, the Norwegian minister, Ann Lee, said`: in a sentence that opens with what was done to someone, the
/// office between two names is that of the one who then does something.
pub fn by_its_holder(words: &Words, title: &Title) -> bool {
    let end = title.end;
    let start = words.sentence_start(title.first);
    let opened = words.is_capital(start) && is_participle(words, start);
    let name = end + 1;
    if !opened || !words.is_comma(end) || !words.is_capital(name) || !words.is_capital(name + 1) {
        return false;
    }
    let close = (name..name + NAME + 1).find(|&at| !words.is_capital(at) && !words.is_hyphen(at));
    let acts = |at: usize| words.is_any(at, &[Class::Speech, Class::Act, Class::PersonVerb]) || words.ends_as_verb(at);
    close.is_some_and(|at| words.is_comma(at) && acts(at + 1))
}

fn is_participle(words: &Words, at: usize) -> bool {
    let grammar = &words.scan.grammar;
    let forms = words.scan.marks_of(at, grammar.class(VERB)).filter_map(|m| grammar.words.verb(m.value));
    forms.into_iter().any(|f| f.form == Form::Participle)
}
