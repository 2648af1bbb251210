//! The one scan: which forms begin at a word of a text, and how far each reaches.

use super::{Form, HYPHEN, INNER, Lexicon, MAX_FORM, Node, Place, Sense, Word, bit};
use crate::rules::classes::ClassSet;
use crate::text::{Casing, Token};
use std::ops::Range;

impl Lexicon {
    /// Adds what every form says that begins at `first` and ends by `to`; of one class only the longest. `words` runs
    /// beside `tokens`. The classes of what was added come back.
    pub fn mark(&self, tokens: &[Token], words: &[Word], first: usize, to: usize, senses: &mut Vec<Sense>) -> ClassSet {
        let Word { id, start } = words[first];
        let begin = senses.len();
        let classes = if start.form == 0 { ClassSet::default() } else { self.mark_word(start, tokens, first, senses) };
        // Most words begin no form together with what stands behind them.
        let leads_on = |next: &Word| start.ahead & bit(next.id) != 0 || next.id == HYPHEN;
        if start.ahead != 0 && first + 1 < to && leads_on(&words[first + 1]) {
            self.follow((id, start), tokens, words, first..to, begin, senses);
            return senses[begin..].iter().map(|sense| sense.class).collect();
        }
        classes
    }

    /// Adds what the forms of one word say, and tells their classes.
    fn mark_word(&self, start: Node, tokens: &[Token], first: usize, senses: &mut Vec<Sense>) -> ClassSet {
        let forms = self.forms_at(start);
        let (mut classes, mut casings) = (ClassSet::default(), 0);
        for form in forms {
            classes.add(form.class);
            casings |= form.casings;
        }
        if casings == 0 {
            // Whatever its case, and so it is copied as a whole.
            senses.extend_from_slice(&self.senses[start.form as usize..][..forms.len()]);
            return classes;
        }
        let begin = senses.len();
        let fitting = forms.iter().filter(|form| form.casings == 0 || fits(form, tokens, &[first as u32]));
        senses.extend(fitting.map(|form| form.sense(1)));
        senses[begin..].iter().map(|sense| sense.class).collect()
    }

    /// Adds the forms of several words that end at a node, which the last token of `path` leads to; what began there
    /// stands from `begin` on.
    fn mark_forms(&self, node: Node, tokens: &[Token], path: &[u32], begin: usize, senses: &mut Vec<Sense>) {
        // No form is longer.
        let Ok(len) = u16::try_from(path[path.len() - 1] + 1 - path[0]) else { return };
        for form in self.forms_at(node) {
            if form.casings == 0 || fits(form, tokens, path) {
                let class = form.class;
                senses.retain_from(begin, |sense: &Sense| sense.class != class || sense.len == len);
                senses.push(form.sense(len));
            }
        }
    }

    /// The forms of a node that has some.
    #[inline]
    pub(super) fn forms_at(&self, node: Node) -> &[Form] {
        let at = node.form as usize;
        &self.forms[at..=at + usize::from(self.forms[at].behind)]
    }

    /// Goes on from the node of the first token as far as the text does.
    #[inline(never)]
    fn follow(
        &self,
        (mut place, mut node): (Place, Node),
        tokens: &[Token],
        words: &[Word],
        Range { start: first, end: to }: Range<usize>,
        begin: usize,
        senses: &mut Vec<Sense>,
    ) {
        let mut at = first;
        let mut path = [first as u32; MAX_FORM];
        for len in 1..MAX_FORM {
            at += 1;
            while at < to && words[at].id == HYPHEN && tokens[at].glued && at + 1 < to && tokens[at + 1].glued {
                at += 1;
            }
            if at >= to || node.ahead & bit(words[at].id) == 0 {
                return;
            }
            let Some(&next) = self.edges.get(&(place, words[at].id)) else { return };
            (place, node) = (next, self.inner[(next - INNER) as usize]);
            path[len] = at as u32;
            if node.form != 0 {
                self.mark_forms(node, tokens, &path[..=len], begin, senses);
            }
        }
    }
}

impl Form {
    pub(super) fn sense(&self, len: u16) -> Sense {
        Sense { entry: self.entry, class: self.class, len }
    }
}

fn fits(form: &Form, tokens: &[Token], path: &[u32]) -> bool {
    path.iter().enumerate().all(|(n, &at)| {
        let casing = tokens[at as usize].casing;
        match form.casings >> (2 * n) & 3 {
            CAPITAL => matches!(casing, Casing::Capital | Casing::Upper),
            // A one-letter word in capitals (`U`, `S`) reads as Capital; letters and digits are told apart elsewhere.
            UPPER => casing == Casing::Upper,
            _ => true,
        }
    })
}

const CAPITAL: u32 = Casing::Capital as u32;

const UPPER: u32 = Casing::Upper as u32;

trait RetainFrom<T> {
    fn retain_from(&mut self, begin: usize, keep: impl Fn(&T) -> bool);
}

impl<T: Copy> RetainFrom<T> for Vec<T> {
    /// Keeps what stands before `begin`, and of the rest what `keep` likes.
    fn retain_from(&mut self, begin: usize, keep: impl Fn(&T) -> bool) {
        let mut to = begin;
        for from in begin..self.len() {
            if keep(&self[from]) {
                self[to] = self[from];
                to += 1;
            }
        }
        self.truncate(to);
    }
}
