//! What covers a token, so that it is no verb: a name, a time, a sum.

use crate::analysis::Annotated;
use crate::model::{ActorKind, Mention, Tokens, Use};
use crate::rules::inflect::VERB;
use crate::rules::lexicon::ClassId;
use crate::rules::scan::Scan;
use crate::text::{Casing, TokenKind};

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
    let scan = &annotated.scan;
    let verb = scan.grammar.class(VERB);
    let former = scan.grammar.class("status");
    let before = ["determiner", "preposition", "conjunction", "subordinator", "adverb"].map(|c| scan.grammar.class(c));
    for mention in annotated.mentions.iter().filter(|m| m.usage != Use::Origin) {
        if mention.usage != Use::Unnamed || !may_be_verb(scan, mention.phrase, verb) {
            let told = scan.is(mention.phrase.first as usize, former)
                && opens_with_verb(scan, mention.phrase, verb, &before, || {
                    ends_person(annotated, mention.phrase.first)
                });
            cover[mention.phrase.range()][usize::from(told)..].fill(Cover::Name);
        }
    }
    cover
}

/// A group of one small word that is also a verb form (`appelé`) is left to the verbs.
fn may_be_verb(scan: &Scan, phrase: Tokens, verb: ClassId) -> bool {
    let first = phrase.first as usize;
    phrase.end - phrase.first == 1 && scan.tokens[first].casing == Casing::Lower && scan.mark(first, verb).is_some()
}

/// `Soldiers ousted President Ann Lee`, `General Novak, who ousted Ann Lee`: right behind a noun, `who`, or a person's name the
/// word that may say who she was says what they did.
fn opens_with_verb(scan: &Scan, phrase: Tokens, verb: ClassId, before: &[ClassId], named: impl Fn() -> bool) -> bool {
    let first = phrase.first as usize;
    let lower = |t: usize| scan.tokens[t].casing == Casing::Lower && scan.tokens[t].kind == TokenKind::Word;
    let many = |t: usize| scan.is(t, scan.grammar.class("agent")) || scan.grammar.ends_as_plural(scan.token_text(t));
    let noun = |t: usize| lower(t) && many(t) && !before.iter().any(|&class| scan.is(t, class));
    phrase.end - phrase.first > 1
        && lower(first)
        && scan.mark(first, verb).is_some_and(|m| m.end as usize == first + 1)
        && first > 0
        && !scan.opens_sentence(first)
        && (noun(first - 1) || scan.is(first - 1, scan.grammar.class("relative")) || named())
}

/// Does the name of a person end right before a token?
fn ends_person(annotated: &Annotated, token: u32) -> bool {
    let mentions = &annotated.mentions;
    let before = mentions[..mentions.partition_point(|m| m.tokens.first < token)].iter().rev();
    let person = |m: &Mention| {
        let actor = m.actor.map(|a| annotated.actors[a as usize].kind);
        m.usage == Use::Actor && m.tokens.end == token && actor == Some(ActorKind::Person)
    };
    before.take_while(|m| token - m.tokens.first <= LONGEST_NAME).any(person)
}

/// No name of a person has more tokens.
const LONGEST_NAME: u32 = 12;
