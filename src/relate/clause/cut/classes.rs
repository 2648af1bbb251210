//! The classes of little words that the cutter asks for, and which part each makes.

use crate::rules::Grammar;
use crate::rules::lexicon::ClassId;
use crate::rules::scan::ClassSet;

pub(super) struct Classes {
    pub(super) preposition: ClassId,
    pub(super) conjunction: ClassId,
    pub(super) subordinator: ClassId,
    pub(super) relative: ClassId,
    pub(super) determiner: ClassId,
    pub(super) possessive: ClassId,
    pub(super) genitive: ClassId,
    pub(super) clitic: ClassId,
    pub(super) infinitive: ClassId,
    pub(super) noun: ClassId,
    pub(super) agent: ClassId,
    pub(super) place: ClassId,
    pub(super) figure_bound: ClassId,
    pub(super) cardinal: ClassId,
    pub(super) contact: ClassId,
    pub(super) degree: ClassId,
    pub(super) counterpart: ClassId,
    /// `-t-il`: the pronoun behind its verb.
    pub(super) inverted: ClassId,
    pub(super) pronoun: ClassId,
    /// Adjectives stand behind their noun.
    pub(super) adjectives_behind: bool,
    /// All that make parts.
    pub(super) any: ClassSet,
    /// What a word of a class makes, by class: of two for one word the lower number goes first; 0 is nothing.
    pub(super) parts: Vec<u8>,
}

/// The parts that words of these classes make.
const PARTS: [(&str, u8); 10] = [
    ("relative", 1),
    ("subordinator", 2),
    ("preposition", 3),
    ("infinitive", 4),
    ("conjunction", 5),
    ("pronoun", 6),
    ("possessive", 7),
    ("determiner", 8),
    ("negation", 9),
    ("adverb", 9),
];

impl Classes {
    pub(super) fn new(grammar: &Grammar) -> Classes {
        let class = |name| grammar.class(name);
        let mut parts = Vec::new();
        for (ClassId(class), part) in PARTS.map(|(name, part)| (class(name), part)) {
            let at = usize::from(class);
            if class != ClassId::UNUSED.0 && parts.get(at).is_none_or(|&known| known == 0) {
                parts.resize(parts.len().max(at + 1), 0);
                parts[at] = part;
            }
        }
        Classes {
            preposition: class("preposition"),
            conjunction: class("conjunction"),
            subordinator: class("subordinator"),
            relative: class("relative"),
            determiner: class("determiner"),
            possessive: class("possessive"),
            genitive: class("genitive"),
            clitic: class("clitic"),
            infinitive: class("infinitive"),
            noun: grammar.class(crate::rules::inflect::NOUN),
            agent: class("agent"),
            place: grammar.class("place"),
            figure_bound: class("figure_bound"),
            cardinal: class("cardinal"),
            contact: class("contact"),
            degree: class("degree"),
            counterpart: class("counterpart"),
            inverted: class("inverted"),
            pronoun: class("pronoun"),
            adjectives_behind: !grammar.endings("adjective").is_empty(),
            any: PARTS.iter().map(|(name, _)| class(name)).collect(),
            parts,
        }
    }
}
