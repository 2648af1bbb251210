//! Names of organizations: of the table, by their head word, by a company's suffix, by the noun beside them.

mod beside;
mod letters;
mod parts;
mod party;
mod speaking;
mod sport;
mod tables;

use super::name::{Kind, Name};
use super::people;
use super::roles::longest_role;
use super::unnamed;
use super::words::{Class, Words};
use crate::rules::scan::Scan;
use crate::text::Casing;
use beside::{NO_FIRM, has_people, noun_beside, with_partner};
pub use letters::has_letters;
pub use letters::lettered;
use letters::{acronym_acts, acronym_alone, acronym_led};
use parts::{
    MAX_PLAIN, ends_in, grow, head_first, is_body, is_firm, is_persons, of_land, opened, tail, with_adjective,
};
pub use party::in_brackets as parties;
pub use speaking::speaking;
pub use sport::plays;
use sport::{club, competes, team};
pub use tables::{fixture, is_round, is_tabled};

/// `ministère russe de la Défense`: where adjectives follow their noun, one of origin may stand within a ministry's name.
pub fn mark_interrupted(scan: &mut Scan) {
    let [demonym, head, ministry] = ["demonym", "org_head", "ministry"].map(|class| scan.grammar.class(class));
    let low = |scan: &Scan, at: usize| scan.tokens[at].casing == Casing::Lower;
    let between = |scan: &Scan, at: usize| scan.may_be(at, demonym) && scan.may_end(at, head) && low(scan, at);
    for at in (1..scan.tokens.len()).filter(|&at| between(scan, at)).collect::<Vec<_>>() {
        let Some(mark) = scan.mark(at, demonym) else { continue };
        let to = (at + MAX_MINISTRY).min(scan.sentences[scan.sentence_of(at)].end as usize);
        if scan.mark_before(at - 1, at, head).is_some() && (mark.end as usize) < to {
            scan.add_around(at - 1, at..mark.end as usize, to, ministry);
        }
    }
}

/// What a person's name or office may begin with.
const PEOPLES_WORDS: [Class; 5] = [Class::Given, Class::Surname, Class::Role, Class::Title, Class::PersonNoun];

/// So many tokens a ministry's name may go on behind an adjective of origin.
const MAX_MINISTRY: usize = 9;

/// A country's ministries by their common names, in lower case or not: `India's foreign ministry`.
pub fn ministries(words: &Words, out: &mut Vec<Name>) {
    for at in words.places(0..words.len(), &[Class::Ministry]) {
        let Some(end) = words.end(at, Class::Ministry) else { continue };
        let of_table = words.mark_before(end, Class::Organization).filter(|m| m.first as usize <= at);
        let inside = words.is(at, Class::Organization) || of_table.is_some();
        if inside || words.mark_before(end, Class::Ministry).is_some_and(|m| (m.first as usize) < at) {
            continue;
        }
        let within = || (at..end).find_map(|t| words.land(words.mark(t, Class::Demonym)?));
        // `Ministry of Defence Production` is another one.
        let charge = |next: usize| words.is_capital(next) && words.ends_as_common(next);
        if words.is_capital(at) && words.is_capital(end - 1) && charge(end) && !words.is_any(end, &PEOPLES_WORDS) {
            continue;
        }
        let country = unnamed::origin(words, at, end).or_else(within);
        // `Ministry of Foreign Affairs and Trade`
        let and = words.end(end, Class::OrgLink).filter(|_| {
            words.is_capital(at) && !words.is(end - 1, Class::OrgHead) && words.key(end, Class::OrgLink) == Some("and")
        });
        let more = and.filter(|&next| {
            words.is(next, Class::Portfolio)
                || !words.is_any(next, &[Class::OrgHead, Class::Organization, Class::Given, Class::Role])
        });
        let end = more.and_then(|next| tail(words, next, (next + 1).min(words.len()))).unwrap_or(end);
        out.push(Name { country, ..Name::new(at, end, Kind::Organization, "ministry") });
    }
}

/// An organization of the table at the head of a run.
pub fn known(words: &Words, begin: usize, end: usize) -> Option<Name> {
    let known = words.end(begin, Class::Organization)?;
    let form = known + usize::from(words.is_mark(known, "&"));
    let known = if form + 1 == end && words.is(form, Class::Company) { end } else { known };
    if known < end && belongs_to_more(words, begin, known, end) || known == begin + 1 && words.text(begin).len() == 1 {
        return None;
    }
    if is_of_another_land(words, begin, known) || is_short_for_other(words, begin, known) {
        return None;
    }
    // `Norvik Co. PLC`
    let form = known == begin + 1 && words.is(begin, Class::Company) && begin > 0;
    if form && (words.is_capital(begin - 1) || words.before(begin, Class::Company)) {
        return None;
    }
    let street = [Class::OrgLink, Class::OfCountry].into_iter().filter_map(|c| words.mark_before(begin, c));
    let street =
        street.map(|m| m.first as usize).any(|at| words.before(at, Class::PlaceHead) && !words.is_capital(at - 1));
    // `titulaire d'un DEA`: one of many.
    let one = || words.mark_before(begin, Class::Article).is_some_and(|m| words.scan.key(m) == "indefinite");
    let common = known == begin + 1 && words.is_upper(begin) && !words.adjective_endings().is_empty() && one();
    // `Union Labour Minister`
    let charge = known == begin + 1 && words.is(begin, Class::Portfolio);
    if charge && longest_role(words, known).is_some_and(|role| words.scan.key(role).ends_with("minister")) {
        return None;
    }
    let sure = !street && !common && (known > begin + 1 || !words.is_doubtful_body(begin) || acts(words, begin, known));
    // `Minister Sun Wei`
    if !sure && known == begin + 1 && known < end && people::has_title(words, begin) {
        return None;
    }
    if is_exchange(words, begin, known) {
        return Some(Name::new(begin, known, Kind::Other, "organization-table"));
    }
    // `PT Norvik`
    let person = [Class::Given, Class::Title, Class::Role, Class::Honorific];
    let other = known < end && row_kind(words, begin) == Some("party") && !words.is_any(known, &person);
    let sure = sure && !(other && known == begin + 1 && words.text(begin).len() == 2);
    // `paid Naval Group 500 million`, but `Galaxy 4`
    let counts = known > begin + 1 && words.is_plain(known + 1);
    let product =
        words.is_digits(known) && !counts && !words.is_mark(known + 1, "%") && row_kind(words, begin) != Some("team");
    let kind = if sure && !product && !is_shouted(words, begin, known) { Kind::Organization } else { Kind::Unknown };
    Some(Name::new(begin, known, kind, "organization-table"))
}

/// `l'armée de l'Air égyptienne`, `the Norwegian Security Council`: a body of the same name elsewhere.
pub fn is_of_another_land(words: &Words, begin: usize, end: usize) -> bool {
    if is_of_one_state(words, begin, end) {
        return true;
    }
    let told = words.mark(end, Class::Demonym).filter(|_| end > begin + 1 && !words.is_capital(end));
    let row = || words.facts.organizations.get(words.body(begin)?)?.country;
    told.and_then(|adjective| words.land(adjective)).is_some_and(|land| row().is_some_and(|home| home != land))
}

/// `Security Council secretary`, `the Norwegian Security Council`, `Conseil de sécurité du Tchad`: what a league of states
/// has under that name too.
fn is_of_one_state(words: &Words, begin: usize, end: usize) -> bool {
    let row = || words.facts.organizations.get(words.body(begin)?);
    let league = || row().is_some_and(|row| row.kind == "IGO" && row.country.is_none());
    let of = words.end(end, Class::OfCountry).filter(|_| words.key(end, Class::OfCountry) == Some("of"));
    let of = of.map(|at| words.end(at, Class::Article).unwrap_or(at));
    let of_land = || of.is_some_and(|at| words.is(at, Class::Country) && !words.is_hyphen(at + 1));
    let lands = words.before(begin, Class::Demonym) || words.end(begin, Class::Role) > Some(end) || of_land();
    end > begin + 1 && lands && league()
}

/// `the Norvik Ports Union (NPU)`, `l'UPN (Union des ports du Norvik)`: letters that stand in the article for another body
/// than for the table's.
pub fn is_short_for_other(words: &Words, begin: usize, end: usize) -> bool {
    let letters = words.text(begin);
    let short = end == begin + 1 && words.is_upper(begin) && (3..=5).contains(&letters.len());
    let here = |&at: &usize| words.text(at) == letters;
    short && (1..words.len()).filter(here).any(|at| spells(words, letters, at))
}

/// Whether the words before letters in brackets, or in brackets behind them, begin with these, and are no name of a body
/// that the table knows.
fn spells(words: &Words, letters: &str, at: usize) -> bool {
    let skipped = [Class::OfCountry, Class::OrgLink, Class::Article];
    let telling = |t: &usize| !words.is_any(*t, &skipped) && words.is_word(*t);
    let initial = |t: usize| words.text(t).chars().next().map(|c| c.to_ascii_uppercase());
    let count = letters.len();
    let behind = || {
        let own = words.is(at + 2, Class::Organization);
        let begun = (at + 2..words.len().min(at + 2 + 3 * count)).filter(telling).take(count).map(initial);
        words.is_mark(at + 1, "(") && !own && begun.eq(letters.chars().map(Some))
    };
    let before = || {
        let own = words.before(at - 1, Class::Organization) || words.before(at - 1, Class::Ministry);
        let told = (at.saturating_sub(3 * count)..at - 1).rev().filter(telling).take(count).map(initial);
        words.is_mark(at - 1, "(") && words.is_mark(at + 1, ")") && !own && told.eq(letters.chars().rev().map(Some))
    };
    before() || behind()
}

/// `THIS IS NEWS`: letters among other words in capitals are a word.
fn is_shouted(words: &Words, begin: usize, end: usize) -> bool {
    let loud = |at: usize| words.is_upper(at) && words.text(at).len() > 2;
    end == begin + 1 && words.is_upper(begin) && begin > 0 && loud(begin - 1) && (loud(end) || words.is_upper(end))
}

/// `(NASDAQ: ABCD)`: where shares are traded.
fn is_exchange(words: &Words, begin: usize, end: usize) -> bool {
    begin > 0 && words.is_mark(begin - 1, "(") && words.is_mark(end, ":") && words.is_upper(end + 1)
}

/// `Brightwater (NYSE: BWTR)`, `Brightwater's (NYSE: BWTR)`: a name with its shares' letters.
fn has_ticker(words: &Words, end: usize) -> bool {
    let bracket = if words.is_possessive(end) { end + 1 } else { end };
    // `Ann Lee (Source: ABCD)`
    if !words.is_mark(bracket, "(") || words.is_any(bracket + 1, &[Class::Role, Class::Common]) {
        return false;
    }
    let colon = (bracket + 2..bracket + 5).find(|&at| words.is_mark(at, ":"));
    let traded = |at: usize| words.is_capital(bracket + 1) && words.is_upper(at + 1) && words.is_mark(at + 2, ")");
    colon.is_some_and(traded)
}

/// The run goes on with words that make one name of it all: `Ford County`, `Leonardo Rossi`, `Labour Party Trust`,
/// `Roche-sur-Yon`.
fn belongs_to_more(words: &Words, begin: usize, known: usize, end: usize) -> bool {
    let more = [Class::OrgHead, Class::PlaceHead, Class::OtherHead].into_iter().any(|c| ends_in(words, begin, end, c));
    let given = known == begin + 1 && words.is(begin, Class::Given) && words.is_capital(known);
    let hyphen = words.is_hyphen(known) && words.is_glued(known) && !words.is(known + 1, Class::Organization);
    // `Norvik & Tarn`
    let signed = words.is_mark(known, "&") && known + 1 < end && words.is_capital(known + 1);
    more || given || hyphen || signed || words.is(end - 1, Class::Company)
}

/// What stands beside a name shows a body at work: `Orange said`, `the operator Orange`, `Orange Group`.
fn acts(words: &Words, begin: usize, end: usize) -> bool {
    // `Wagner and Brown` are two of a name.
    let joined = words.key(end, Class::OrgLink) == Some("and") && words.is_capital(end + 1);
    words.is_any(end, &[Class::Speech, Class::Act]) && !joined
        || words.is_possessive(end)
        || noun_beside(words, begin, end)
        || row_kind(words, begin) == Some("team") && competes(words, begin, end)
}

/// A company, a bank or a club, whose neighbours in a list are the like.
pub fn is_firms(words: &Words, name: &Name) -> bool {
    let row = row_kind(words, name.first).filter(|_| name.is_known());
    row.is_some_and(|kind| matches!(kind, "company" | "bank" | "team"))
        || matches!(name.rule, "company-suffix" | "ticker" | "organization-noun")
}

/// Whether a name of which nothing is known can be a firm's or a club's.
pub fn can_be(words: &Words, name: &Name, club: bool) -> bool {
    let against = [Class::PlaceHead, Class::ThingNoun, Class::Common, Class::WeaponName, Class::Team, Class::Metonym];
    let low = (name.first..name.end).all(|at| words.is_capital(at) || words.is_mark(at, "&-"));
    low && !name.opens
        && name.end - name.first <= 3
        && !words.is_digits(name.end)
        && !words.is_hyphen(name.end)
        && !(name.first..name.end).any(|at| {
            let town = club && words.is(at, Class::Place) && words.in_sport(at);
            words.is_any(at, &against) || words.is_any(at, &NO_FIRM) && !town
        })
}

/// What kind of body the table knows under the name that begins here.
fn row_kind<'a>(words: &Words<'a>, at: usize) -> Option<&'a str> {
    let row = words.facts.organizations.get(words.key(at, Class::Organization)?)?;
    Some(row.kind)
}

/// Where a body's name begins: an article with a capital, the number of a regiment, and words that `and` joins are its.
pub fn begin(words: &Words, name: &Name, article: bool) -> usize {
    let first = name.first;
    if (first..name.end).any(|at| words.key(at, Class::OrgHead) == Some("MIL"))
        && let Some(ordinal) = ordinal_before(words, first)
    {
        return ordinal;
    }
    if article { first - 1 } else { joined_before(words, first, name.end).unwrap_or(first) }
}

/// Where `82nd` or `13e` begins, one token or two, right before a name.
fn ordinal_before(words: &Words, first: usize) -> Option<usize> {
    let last = first.checked_sub(1)?;
    let digits = |at: usize| words.text(at).starts_with(|c: char| c.is_ascii_digit());
    let letters = words.text(last).ends_with(char::is_alphabetic) && words.text(last).len() <= 6;
    match letters {
        true if digits(last) => Some(last),
        true if words.is_glued(last) && last > 0 && digits(last - 1) => Some(last - 1),
        _ => None,
    }
}

/// `the Food and Drug Administration`: a few words and `and` before a name with a head, behind an article.
fn joined_before(words: &Words, first: usize, end: usize) -> Option<usize> {
    const OTHERS: [Class; 10] = [
        Class::Country,
        Class::Demonym,
        Class::Capital,
        Class::Metonym,
        Class::Organization,
        Class::OrgHead,
        Class::OrgAlone,
        Class::Given,
        Class::Surname,
        Class::Place,
    ];
    let and = words.mark_before(first, Class::OrgLink).filter(|&m| words.scan.key(m) == "and")?;
    if and.end - and.first > 1 {
        return None;
    }
    let last = (and.first as usize).checked_sub(1)?;
    // `the Judges and Magistrates Association`: whose body it is.
    let office = |at: usize| words.is_any(at, &[Class::Role, Class::Title]) && !words.ends_as_plural(at);
    let free = |at: usize| words.is_capital(at) && !words.is_any(at, &OTHERS) && !office(at);
    let told = |at: usize| {
        words.before_any(at, &[Class::Article, Class::Country, Class::Demonym]) || at > 0 && words.is_possessive(at - 1)
    };
    // `the Federal Mediation and Conciliation Service`
    let reach = (0..MAX_JOINED).map_while(|n| last.checked_sub(n).filter(|&at| free(at)));
    let article = |at: usize| words.mark_before(at, Class::Article).is_some_and(|m| words.scan.key(m) == "definite");
    let before = reach.into_iter().find(|&at| if at == last { told(at) } else { article(at) })?;
    // `Norway Judges and Magistrates Association`
    let land = words.mark_before(before, Class::Country).filter(|m| words.is_capital(m.first as usize));
    let whole = land.map_or(before, |m| m.first as usize);
    (end > first + 1 && words.before(end, Class::OrgHead)).then_some(whole)
}

/// So many words stand before the `and` within a body's name.
const MAX_JOINED: usize = 3;

/// An organization by what its name is made of, or by what stands beside it.
pub fn headed(words: &Words, begin: usize, end: usize, to: usize) -> Option<Name> {
    let made = by_form(words, begin, end, to).or_else(|| by_head(words, begin, end, to));
    let (end, rule) = made.or_else(|| by_sign(words, begin, end, to))?;
    Some(Name::new(begin, end, Kind::Organization, rule))
}

/// Where a firm's name ends that tells its legal form, and the rule that says so.
fn by_form(words: &Words, begin: usize, end: usize, to: usize) -> Option<(usize, &'static str)> {
    let length = end - begin;
    if length > 1 && words.is(end - 1, Class::Company) {
        return Some((grow(words, end, to), "company-suffix"));
    }
    // `Norvik Bank USA`
    let branch = length > 2 && (words.is_any(end - 1, &[Class::Country, Class::OtherHead]) && words.is_upper(end - 1));
    if branch && words.mark_before(end - 1, Class::OrgHead).is_some_and(|m| words.scan.key(m) == "BUS") {
        return Some((end, "organization-head"));
    }
    let comma = words.is_comma(end) && words.key(end + 1, Class::Company) == Some("comma");
    comma.then_some((end + 2, "company-suffix"))
}

/// Where a body's name ends that has a head word: `Council`, `Bank`, `Organisation`.
fn by_head(words: &Words, begin: usize, end: usize, to: usize) -> Option<(usize, &'static str)> {
    let made = |end| Some((end, "organization-head"));
    let length = end - begin;
    if let Some(grown) = opened(words, end, to) {
        return made(grown);
    }
    // `the Federal Government of Norway`: no more than its government.
    if words.end(begin, Class::Government) == Some(end) {
        return None;
    }
    if is_body(words, begin, end) {
        let grown = of_land(words, grow(words, end, to), to);
        // `Agence de la Formation professionnelle`
        let topic = grown > end && !words.is_any(grown - 1, &[Class::Place, Class::Country, Class::Capital]);
        let grown = if grown == end && length > 1 || topic { with_adjective(words, grown, to) } else { grown };
        // `the Norwegian Service`: which one is not told.
        let kind = length == 2 && words.is(begin, Class::Demonym);
        let kind = kind && matches!(words.key(end - 1, Class::OrgHead), Some("NGO" | "PTY"));
        if grown > end || length > 1 && !kind && !is_persons(words, begin, end) {
            return made(grown);
        }
    }
    if is_firm(words, begin, end) {
        return made(end);
    }
    if let Some(grown) = head_first(words, begin, end, to) {
        return made(grown);
    }
    let alone = words.end(begin, Class::OrgAlone) == Some(end) && !words.is_hyphen(end) && !words.is_digits(end);
    alone.then(|| (grow(words, end, to), "organization-head"))
}

/// Where a body's name ends that is told by what stands beside it, by its letters or by its first word.
fn by_sign(words: &Words, begin: usize, end: usize, to: usize) -> Option<(usize, &'static str)> {
    if let Some(end) = team(words, begin, end, to) {
        return Some((end, "team"));
    }
    let rule = if club(words, begin, end) {
        "team"
    } else if has_ticker(words, end) {
        "ticker"
    } else if has_letters(words, begin, end) {
        "organization-letters"
    } else if end > begin + 1 && words.is(begin, Class::OrgFirst) {
        "organization-head"
    } else if acronym_acts(words, begin, end) || acronym_alone(words, begin, end) || acronym_led(words, begin, end) {
        "acronym-acts"
    } else if end - begin <= MAX_PLAIN && noun_beside(words, begin, end) {
        return Some((with_partner(words, begin, end, to), "organization-noun"));
    } else if end - begin <= MAX_PLAIN && has_people(words, begin, end) {
        "organization-noun"
    } else {
        return None;
    };
    Some((end, rule))
}
