//! Bynames that an article tells beside a person's name: `Ann Lee, known as Blorn`.

use super::super::name::{Kind, Name};
use super::super::words::{Class, Words};
use super::{Cluster, text};

/// Puts each byname to the person whom the article calls so, from then on too.
pub(super) fn join(words: &Words, clusters: &mut Vec<Cluster>, names: &mut [Name]) {
    for n in 1..names.len() {
        let Some(end) = called(words, names[n]) else { continue };
        let of = |c: &Cluster| c.kind == Kind::Person && c.names.iter().any(|&m| names[m as usize].end == end);
        let Some(person) = clusters.iter().position(of) else { continue };
        let byname = text(words, names[n]);
        (names[n].kind, names[n].rule) = (Kind::Person, "surname-alone");
        match clusters.iter().position(|c| c.names.contains(&(n as u32))) {
            Some(other) if other != person => {
                let moved = std::mem::take(&mut clusters[other].names);
                clusters[person].names.extend(moved);
            }
            Some(_) => {}
            None => clusters[person].names.push(n as u32),
        }
        clusters[person].acronym = Some(byname);
    }
    clusters.retain(|c| !c.names.is_empty());
}

/// Where the name ends behind which this one is told as a byname: one word, or words in quotation marks.
fn called(words: &Words, name: Name) -> Option<usize> {
    let quoted = name.first.checked_sub(1).filter(|&at| words.is_mark(at, "\"“«'‘’"));
    let cue = words.mark_before(quoted.unwrap_or(name.first), Class::Byname)?.first as usize;
    let end = cue.checked_sub(1).filter(|&at| words.is_mark(at, ",(")).unwrap_or(cue);
    (quoted.is_some() || name.end == name.first + 1).then_some(end)
}
