//! Verb groups in a text: which words are verbs here, their tense, voice, mood, negation, and whether the deed was done.
//!
//! `words` tells what a token is to its neighbours, `cover` what it belongs to as a whole, `forms` which verb forms it can be, `chain` puts auxiliaries together, `status` reads what governs a
//! group. Words and endings come from the packs' `verbs.toml`.

mod chain;
mod cover;
mod forms;
mod status;
mod words;

use crate::analysis::Annotated;
use crate::model::VerbGroup;
use words::Words;

/// The verb groups of all sentences, in text order.
pub fn verbs(annotated: &mut Annotated) -> Vec<VerbGroup> {
    let annotated = &*annotated;
    let words = Words::new(annotated);
    let judge = status::Judge::new(&words);
    let mut groups = Vec::with_capacity(annotated.scan.tokens.len() / 8);
    for sentence in &annotated.scan.sentences {
        let from = groups.len();
        chain::groups(&words, sentence, &mut groups);
        status::judge(judge, sentence, &mut groups, from);
    }
    groups
}

#[cfg(test)]
mod tests;
