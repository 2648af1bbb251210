//! Parties by their letters alone, in brackets behind one of their people: `Ann Lee (NDQ)`.

use super::super::name::{Kind, Name};
use super::super::words::{Class, Words};

/// Takes letters in brackets behind a full name for a party's, in an article that tells of parties or legislators; two
/// letters may be anything where they are the only ones.
pub fn in_brackets(words: &Words, names: &[Name], out: &mut Vec<Name>) {
    let full = |n: &&Name| n.kind == Kind::Person && n.end > n.first + 1;
    let open = names.iter().filter(full).filter(|n| words.is_mark(n.end, "(") && !is_own(words, n)).map(|n| n.end);
    let letters: Vec<usize> = open.map(|at| at + 1).filter(|&at| are_letters(words, at)).collect();
    if letters.is_empty() || words.tells_of_sport() || !is_political(words) {
        return;
    }
    let several = letters.len() > 1;
    let enough = |at: usize| several || words.text(at).len() > 2 || words.is(at, Class::Organization);
    let party = |&&at: &&usize| enough(at) && !words.in_sport(at);
    let rule = |at: usize| if words.is(at, Class::Organization) { "organization-table" } else { "party-letters" };
    out.extend(letters.iter().filter(party).map(|&at| Name::new(at, at + 1, Kind::Organization, rule(at))));
}

/// `Andrés Manuel López Obrador (AMLO)`: the letters that the name itself begins with.
fn is_own(words: &Words, name: &Name) -> bool {
    let capitals = (name.first..name.end).filter(|&at| words.is_capital(at));
    capitals.filter_map(|at| words.text(at).chars().next()).eq(words.text(name.end + 1).chars())
}

/// `(NDQ)`: a few capitals of which the packs know nothing, or a party that others go by the letters of.
fn are_letters(words: &Words, at: usize) -> bool {
    let length = words.text(at).len();
    let row = words.body(at).and_then(|id| words.facts.organizations.get(id));
    let party = words.is_doubtful_body(at) && row.is_some_and(|row| row.kind == "party");
    words.is_upper(at)
        && (party || !words.is(at, Class::Organization))
        && (2..=7).contains(&length)
        && words.is_mark(at + 1, "),")
        && !words.is_any(at, &OTHERS)
}

/// What else may stand in brackets behind a person's name.
const OTHERS: [Class; 11] = [
    Class::Country,
    Class::Demonym,
    Class::Capital,
    Class::Place,
    Class::Role,
    Class::Title,
    Class::Status,
    Class::Calendar,
    Class::Suffix,
    Class::Company,
    Class::Portfolio,
];

/// Whether anyone in the article sits in a parliament, or a party is named.
fn is_political(words: &Words) -> bool {
    let party = |at: usize| {
        let row = words.key(at, Class::Organization).and_then(|id| words.facts.organizations.get(id));
        row.is_some_and(|row| row.kind == "party")
    };
    let group = |at: usize| words.key(at, Class::Agent).is_some_and(|agent| matches!(agent, "LEG" | "PTY" | "OPP"));
    let told = |at: usize| words.key(at, Class::Role) == Some("legislator") || group(at) || party(at);
    words.places(0..words.len(), &[Class::Role, Class::Agent, Class::Organization]).any(told)
}
