//! A role behind one name that another name behind a comma holds.

use super::super::{Title, longest_role};
use crate::annotate::actor::words::{Class, Words};
use crate::model::is_of_state;
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

/// A comma stands between a title and the name behind it.
fn is_apposed(words: &Words, title: &Title, name_end: usize) -> bool {
    let role = title.end;
    words.is_comma(role) && role < name_end && !(role + 1..name_end).any(|at| words.is_comma(at))
}

/// `the Indian minister X, the French president, Y,`, `President X, the Foreign Minister, Mr Y, and`: an office of another
/// state, or another office before an honorific, is that of the one named behind it.
pub fn is_of_next(words: &Words, before: &Title, behind: &Title, name_end: usize) -> bool {
    let differ = before.country.zip(behind.country).is_some_and(|(own, other)| own != other);
    let next = behind.end + 1;
    let named = words.is_comma(behind.end) && words.is_capital(next) && words.is_capital(next + 1);
    let of_state = |title: &Title| title.roles.iter().any(|found| is_of_state(&found.role.role));
    let addressed = words.is(next, Class::Honorific) && of_state(before) && of_state(behind);
    // `le ministre X, le chef d'état-major, le général Y,`
    let rank = words.end(next, Class::Article).unwrap_or(next);
    let rank = longest_role(words, rank).filter(|m| words.scan.key(*m) == "military");
    let ranked = || of_state(before) && rank.is_some_and(|m| words.is_capital(m.end as usize));
    let listed = words.is_comma(behind.end) && ranked() && behind.end > name_end;
    // `the Ports Minister, X, the Trade Minister, Y,`: once before a name and a comma, offices go on so.
    let one = words.mark(name_end + 1, Class::Article).is_some_and(|m| words.scan.key(m) == "indefinite");
    let begun = !before.roles.is_empty() && is_apposed(words, before, name_end);
    let alternate = begun && !one && !behind.roles.is_empty();
    (named && (differ || addressed || alternate) || listed) && words.is_comma(name_end)
}
