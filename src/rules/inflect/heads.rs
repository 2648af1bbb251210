//! What compounds are: an `arms embargo` is an embargo, an `accord de paix` an `accord`.

use super::Lemmas;
use crate::model::LemmaId;
use rustc_hash::FxHashSet;
use serde::Deserialize;

/// Where the compounds of a language have their head: `compound` of `[inflection]`.
#[derive(Deserialize, Clone, Debug, Default)]
#[serde(default)]
pub struct Compounds {
    /// In their first word, not in their last.
    head_first: bool,
    /// Words that part a head from what follows it: `letter of intent`.
    links: &'static str,
}

impl Compounds {
    /// The longest known noun that a compound ends in, or begins with.
    fn head(&self, nouns: &Lemmas, compound: &str) -> Option<LemmaId> {
        let before = |link| compound.split_once(&format!(" {link} ")).map(|(before, _)| before);
        let trunk = self.links.split_whitespace().find_map(before).unwrap_or(compound);
        let shorter = trunk.match_indices(' ').map(|(at, _)| at);
        let first = || shorter.clone().rev().find_map(|at| nouns.id(&trunk[..at]));
        let last = || shorter.clone().find_map(|at| nouns.id(&trunk[at + 1..]));
        let whole = (trunk != compound).then(|| nouns.id(trunk)).flatten();
        whole.or_else(|| if self.head_first { first() } else { last() })
    }
}

impl Lemmas {
    /// Finds the heads of all compounds but those that are something else: a `war chest` is no chest. They are of the
    /// kinds of their heads too.
    pub(super) fn find_heads(&mut self, how: &Compounds, apart: &FxHashSet<&str>) {
        let compound = |base: &str| base.contains(' ') && !apart.contains(base);
        let head = |base: &&str| if compound(base) { how.head(self, base) } else { None };
        let nouns = 0..self.bases.len() as LemmaId;
        self.heads = nouns.clone().zip(&self.bases).map(|(noun, base)| head(base).unwrap_or(noun)).collect();
        self.kinds = nouns.map(|noun| self.line(noun).fold(0, |all, noun| all | self.kinds(noun))).collect();
    }

    /// Compounds, each with its head.
    pub fn compounds(&self) -> impl Iterator<Item = (LemmaId, LemmaId)> {
        (0..).zip(&self.heads).map(|(noun, &head)| (noun, head)).filter(|(noun, head)| noun != head)
    }

    /// A noun, its head, the head of that: `economic cooperation agreement`, `cooperation agreement`, `agreement`.
    pub fn line(&self, noun: LemmaId) -> impl Iterator<Item = LemmaId> {
        std::iter::successors(Some(noun), |&noun| self.heads.get(noun as usize).copied().filter(|&head| head != noun))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn base_of_head(how: Compounds, known: &[&'static str], compound: &'static str) -> Option<&'static str> {
        let mut nouns = Lemmas::default();
        known.iter().for_each(|noun| _ = nouns.add(noun));
        let noun = nouns.add(compound);
        nouns.find_heads(&how, &FxHashSet::from_iter(["war chest"]));
        nouns.line(noun).nth(1).map(|head| nouns.base(head))
    }

    #[test]
    fn heads_are_the_longest_known() {
        let last = || Compounds { links: "of", ..Compounds::default() };
        let first = Compounds { head_first: true, ..Compounds::default() };
        assert_eq!(base_of_head(last(), &["ban", "arms"], "arms ban"), Some("ban"));
        assert_eq!(base_of_head(last(), &["pact", "trade pact"], "free trade pact"), Some("trade pact"));
        assert_eq!(base_of_head(last(), &["letter", "intent"], "letter of intent"), Some("letter"));
        assert_eq!(base_of_head(last(), &["chest", "war"], "war chest"), None);
        assert_eq!(base_of_head(first, &["accord", "accord de paix"], "accord de paix global"), Some("accord de paix"));
    }
}
