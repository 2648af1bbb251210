//! Short forms of firms and parties that the table knows: the first word of a longer name, or its letters.

use super::super::name::{Kind, Name};
use super::super::words::{Class, Words};
use super::Cluster;
use super::alike::{Alike, letters};

/// One word of the table's that begins a longer name of the article is a short form of it: `Lloyds` of `Lloyds Banking
/// Group`, `ABN` of `ABN Amro`.
pub fn join(words: &Words, clusters: &mut Vec<Cluster>, alike: &Alike, names: &mut [Name]) {
    let alone = |c: &Cluster| c.kind == Kind::Organization && c.known.is_some() && c.words.len() == 1;
    let mut joined = false;
    for at in 0..clusters.len() {
        if !alone(&clusters[at]) || clusters[at].names.is_empty() {
            continue;
        }
        let longer = |&other: &usize| other != at && is_longer(words, &clusters[at], &clusters[other], names);
        let places = alike.beginning(&clusters[at].words).iter().map(|&other| other as usize);
        let Some(full) = places.collect::<Vec<_>>().into_iter().find(|other| longer(other)) else { continue };
        let short = std::mem::take(&mut clusters[at].names);
        let ambiguous = short.iter().any(|&n| words.is_doubtful_body(names[n as usize].first));
        let known = clusters[at].known.take().filter(|_| !ambiguous);
        clusters[full].known = clusters[full].known.take().or(known);
        short.iter().for_each(|&n| names[n as usize].rule = "organization-alone");
        clusters[full].names.extend(short);
        joined = true;
    }
    if joined {
        clusters.retain(|c| !c.names.is_empty());
    }
}

/// Whether the table's body of one word is the one that the article tells in full: with words that every firm has
/// behind, or, where the word is no usual name, a firm of the table.
fn is_longer(words: &Words, short: &Cluster, full: &Cluster, names: &[Name]) -> bool {
    let rows = &words.facts.organizations;
    let row = |c: &Cluster| c.known.as_deref().and_then(|id| rows.get(id));
    let begins = full.kind == Kind::Organization && full.words.len() > 1 && full.words[0] == short.words[0];
    let (Some(first), Some(row_short)) = (full.names.first().map(|&n| names[n as usize]), row(short)) else {
        return false;
    };
    let firm = |kind: &str| matches!(kind, "company" | "bank");
    let doubtful = || short.names.iter().any(|&n| words.is_doubtful_body(names[n as usize].first));
    let by_letters = || letters(&short.name) && *row_short.name != *short.name;
    begins
        && match row(full) {
            Some(row_full) => firm(row_full.kind) && (by_letters() || doubtful() && opens(short, full)),
            None => is_closed(words, first, row_short.kind) && (!doubtful() || opens(short, full)),
        }
}

/// `Banking Group`, `Bank`, `Party`: behind its first word a name has only what bodies of this kind call themselves.
fn is_closed(words: &Words, name: Name, kind: &str) -> bool {
    let head = match kind {
        "company" | "bank" => "BUS",
        "party" => "PTY",
        _ => return false,
    };
    let whole = |at: usize| words.is(at, Class::Company) || words.key(at, Class::OrgHead) == Some(head);
    let last = name.end - 1;
    let closes = words.is(last, Class::Company) || words.is(last, Class::OrgOf);
    (name.first + 1..name.end).all(whole) && closes
}

/// The article tells the full name first.
fn opens(short: &Cluster, full: &Cluster) -> bool {
    full.names.first() < short.names.first()
}
