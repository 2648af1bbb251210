//! What covers a token, so that it is no verb: a name, a time, a sum.

use crate::analysis::Annotated;
use crate::model::{Tokens, Use};
use crate::rules::inflect::VERB;
use crate::rules::lexicon::ClassId;
use crate::rules::scan::Scan;
use crate::text::Casing;

/// What a token belongs to as a whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Cover {
    Nothing,
    Name,
    /// `Russian` before a noun.
    Origin,
    Time,
    /// `five Egyptian pounds`.
    Sum,
}

/// What covers each token of an article.
pub(super) fn cover(annotated: &Annotated) -> Vec<Cover> {
    let mut cover = vec![Cover::Nothing; annotated.scan.tokens.len()];
    for time in &annotated.times {
        cover[time.tokens.range()].fill(Cover::Time);
    }
    for money in &annotated.money {
        cover[money.tokens.range()].fill(Cover::Sum);
    }
    for mention in annotated.mentions.iter().filter(|m| m.usage == Use::Origin) {
        cover[mention.tokens.range()].fill(Cover::Origin);
    }
    let verb = annotated.scan.grammar.class(VERB);
    for mention in annotated.mentions.iter().filter(|m| m.usage != Use::Origin) {
        if mention.usage != Use::Unnamed || !may_be_verb(&annotated.scan, mention.phrase, verb) {
            cover[mention.phrase.range()].fill(Cover::Name);
        }
    }
    cover
}

/// A group of one small word that is also a verb form (`appelé`) is left to the verbs.
fn may_be_verb(scan: &Scan, phrase: Tokens, verb: ClassId) -> bool {
    let first = phrase.first as usize;
    phrase.end - phrase.first == 1 && scan.tokens[first].casing == Casing::Lower && scan.mark(first, verb).is_some()
}
