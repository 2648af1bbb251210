//! The one scan: which forms begin at a word of a text, and how far each reaches.

use super::{Form, HYPHEN, INNER, Lexicon, MAX_FORM, Mark, Node, Place, Word, bit};
use crate::text::{Casing, Token};
use std::ops::Range;

impl Lexicon {
    /// Room for the marks of these words. All their forms are looked at in a row: so they come from memory side by side,
    /// and are at hand when each is marked.
    pub fn room(&self, words: &[Word]) -> usize {
        words.iter().map(|word| 1 + usize::from(self.forms[word.start.form as usize].behind)).sum()
    }

    /// Adds every form that begins at `first` and ends by `to`; of one class only the longest. `words` runs beside
    /// `tokens`.
    pub fn mark(&self, tokens: &[Token], words: &[Word], first: usize, to: usize, marks: &mut Vec<Mark>) {
        let Word { id, start } = words[first];
        let begin = marks.len();
        if start.form != 0 {
            self.mark_forms(start, tokens, &[first as u32], begin, marks);
        }
        if start.ahead != 0 {
            self.follow((id, start), tokens, words, first..to, begin, marks);
        }
    }

    /// Adds the forms of a node, which the last token of `path` leads to; what began there stands from `begin` on.
    fn mark_forms(&self, node: Node, tokens: &[Token], path: &[u32], begin: usize, marks: &mut Vec<Mark>) {
        let (first, end) = (path[0], path[path.len() - 1] + 1);
        let forms = self.forms_at(node);
        if path.len() == 1 && forms[0].any_casing {
            marks.extend(forms.iter().map(|form| form.mark(first, end)));
            return;
        }
        for form in forms {
            if form.casings == 0 || fits(form, tokens, path) {
                let class = form.class;
                if path.len() > 1 {
                    marks.retain_from(begin, |m: &Mark| m.class != class || m.end == end);
                }
                marks.push(form.mark(first, end));
            }
        }
    }

    /// The forms of a node that has some.
    pub(super) fn forms_at(&self, node: Node) -> &[Form] {
        let at = node.form as usize;
        &self.forms[at..=at + usize::from(self.forms[at].behind)]
    }

    /// Goes on from the node of the first token as far as the text does.
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
