//! The one scan: which forms begin at a word of a text, and how far each reaches.

use super::{Form, HYPHEN, INNER, Lexicon, MAX_FORM, Mark, Node, Place, Word, bit};
use crate::rules::classes::ClassSet;
use crate::text::{Casing, Token};
use std::ops::Range;

impl Lexicon {
    /// Room for the marks of these words. All their forms are looked at in a row: so they come from memory side by side,
    /// and are at hand when each is marked.
    pub fn room(&self, words: &[Word]) -> usize {
        words.iter().map(|word| 1 + usize::from(self.forms[word.start.form as usize].behind)).sum()
    }

    /// Adds every form that begins at `first` and ends by `to`; of one class only the longest. `words` runs beside
    /// `tokens`. The classes of what was added come back.
    pub fn mark(&self, tokens: &[Token], words: &[Word], first: usize, to: usize, marks: &mut Vec<Mark>) -> ClassSet {
        let Word { id, start } = words[first];
        let begin = marks.len();
        let classes = if start.form == 0 { ClassSet::default() } else { self.mark_word(start, tokens, first, marks) };
        // Most words begin no form together with what stands behind them.
        let leads_on = |next: &Word| start.ahead & bit(next.id) != 0 || next.id == HYPHEN;
        if start.ahead != 0 && first + 1 < to && leads_on(&words[first + 1]) {
            self.follow((id, start), tokens, words, first..to, begin, marks);
            return marks[begin..].iter().map(|mark| mark.class).collect();
        }
        classes
    }

    /// Adds the forms of one word, and tells their classes.
    #[inline]
    fn mark_word(&self, start: Node, tokens: &[Token], first: usize, marks: &mut Vec<Mark>) -> ClassSet {
        let mut classes = ClassSet::default();
        let first = first as u32;
        for form in self.forms_at(start) {
            if form.casings == 0 || fits(form, tokens, &[first]) {
                classes.add(form.class);
                marks.push(form.mark(first, first + 1));
            }
        }
        classes
    }

    /// Adds the forms of several words that end at a node, which the last token of `path` leads to; what began there
    /// stands from `begin` on.
    fn mark_forms(&self, node: Node, tokens: &[Token], path: &[u32], begin: usize, marks: &mut Vec<Mark>) {
        let (first, end) = (path[0], path[path.len() - 1] + 1);
        for form in self.forms_at(node) {
            if form.casings == 0 || fits(form, tokens, path) {
                let class = form.class;
                marks.retain_from(begin, |m: &Mark| m.class != class || m.end == end);
                marks.push(form.mark(first, end));
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
        marks: &mut Vec<Mark>,
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
                self.mark_forms(node, tokens, &path[..=len], begin, marks);
            }
        }
    }
}

impl Form {
    #[inline]
    fn mark(&self, first: u32, end: u32) -> Mark {
        Mark { first, end, class: self.class, value: self.entry, lexical: true }
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
