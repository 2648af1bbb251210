//! A verb behind a modal or a negated auxiliary: `may sign`, `didn't sign`.

use super::{Chain, Reader};
use crate::model::{Mood, Person, Tense, VerbGroup};
use crate::rules::inflect::{Form, VerbForm};

impl Reader<'_> {
    pub(super) fn behind_modal(&self, mut chain: Chain, modal: &str, end: usize) -> Option<VerbGroup> {
        let (next, negated) = self.skip(end);
        chain.negated |= negated;
        // `will “continue to visit Chad”`
        let next = next + usize::from(next < self.to && self.words.scan.is_quote(next));
        let next = if next < self.to { self.behind_time(next, Form::Base).unwrap_or(next) } else { next };
        let form = (next < self.to).then(|| self.words.form(next, &[Form::Base])).flatten()?;
        set_modal(&mut chain, modal);
        self.finish(chain, next, form)
    }

    pub(super) fn behind_negated(&self, mut chain: Chain, at: usize, auxiliary: &str, end: usize) -> Option<VerbGroup> {
        let words = self.words;
        let Some(lemma) = words.scan.grammar.words.verbs.id(auxiliary) else {
            return self.behind_modal(chain, auxiliary, end);
        };
        let past = words.forms(at).any(|f| f.form == Form::Past);
        chain.tense = if past { Tense::Past } else { Tense::Present };
        let form = VerbForm { lemma, form: Form::Present, person: Person::Third };
        let last = end - 1;
        self.finish(chain, last, form)
    }
}

fn set_modal(chain: &mut Chain, modal: &str) {
    match modal {
        "will" => chain.tense = Tense::Future,
        "would" => {
            chain.tense = Tense::Future;
            chain.mood = Mood::Conditional;
        }
        "must" | "should" | "need" => chain.mood = Mood::Duty,
        _ => chain.mood = Mood::Possible,
    }
}
