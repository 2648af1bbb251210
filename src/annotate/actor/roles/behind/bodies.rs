//! Whether a role is that of a body; and whose state a minister serves who is in charge of much.

use crate::annotate::actor::words::{Class, Words};
use crate::model::Country;
use crate::rules::scan::Mark;

/// `président de la chambre d'agriculture`: whether a role that ends here is of a body, or of what has a name.
pub fn is_of_body(words: &Words, end: usize) -> bool {
    let linked = words.end(end, Class::OfCountry);
    let body = linked.map(|at| if words.is(at, Class::Article) { at + 1 } else { at });
    let heads = [Class::OrgHead, Class::OrgNoun, Class::OrgLow];
    // `president of the 400,000 member Norvik Federation`
    let counted = |at: usize| {
        let name = (at + 1..at + MAX_COUNT).find(|&t| words.is_capital(t)).unwrap_or(at);
        let land = words.is_any(name, &[Class::Country, Class::Demonym]) && !words.is_capital(name + 1);
        words.is_digits(at) && words.is_capital(name) && !land
    };
    // `président du cdH`
    let inner = |at: usize| words.is_word(at) && words.text(at).contains(char::is_uppercase);
    // `president of a civil rights organization`
    let one = linked.and_then(|at| words.mark(at, Class::Article)).filter(|m| words.scan.key(*m) == "indefinite");
    // `le leader du Qarvef`
    let strange = |at: usize| words.is_capital(at) && words.is_unmarked(at) && !words.is_capital(at + 1);
    let any = one.is_some_and(|m| any_body(words, m.end as usize));
    any || body.is_some_and(|at| inner(at) || strange(at) || words.is_any(at, &heads) || counted(at))
}

/// Whether what is told of with an article for one of many is a body, whatever its kind.
fn any_body(words: &Words, from: usize) -> bool {
    let kind = |at: &usize| words.is_plain(*at) || words.is_hyphen(*at) || words.is(*at, Class::Demonym);
    let heads = [Class::OrgHead, Class::OrgNoun, Class::OrgLow];
    (from..from + MAX_COUNT).take_while(kind).any(|at| words.is_any(at, &heads))
}

/// So many words tell how many belong to a body.
const MAX_COUNT: usize = 6;

/// `Ministre des Ports, de la Pêche et des Maliens de l'extérieur du Mali`: the land behind all that a minister is in charge of,
/// where a comma or the like closes it.
pub fn land_past_charges(words: &Words, role: Mark) -> Option<Country> {
    let minister = words.scan.key(role).ends_with("minister") && !words.adjective_endings().is_empty();
    let links = [Class::OfCountry, Class::OrgLink, Class::Article, Class::PlacePreposition];
    // `Ministre des Ports, en visite au Mali`: not where he goes.
    let of = |mark: Mark| words.scan.key(mark) == "of";
    let leads = |at: usize| words.mark(at, Class::OfCountry).is_some_and(of) || words.is(at, Class::OrgLink);
    let part = |at: usize| {
        let charge = words.is_comma(at) && leads(at + 1);
        words.is_capital(at) || words.is_plain(at) || charge || words.is_any(at, &links)
    };
    let end = role.end as usize;
    let reach = (end..end + MAX_CHARGES).take_while(|&at| minister && part(at));
    let land = reach.into_iter().find_map(|at| {
        words.mark(at, Class::Country).filter(|_| words.mark_before(at, Class::OfCountry).is_some_and(of))
    })?;
    let close = land.end as usize;
    let closed = words.is_mark(close, ",.;)") || words.is(close, Class::OrgLink);
    words.land(land).filter(|_| closed)
}

/// So many words tell what a minister is in charge of.
const MAX_CHARGES: usize = 18;
