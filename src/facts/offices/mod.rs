//! Who held which office when: the table `offices.tsv`, read on first use.
//!
//! Answers both ways: whose terms bear out "Russian Prime Minister Vladimir Putin", and who "the French president" of a
//! day was. Absence from the table proves nothing.

mod asked;
mod index;
mod kept;
mod misspelled;
mod surnames;
mod table;
mod told;

use crate::model::{Country, ROLES};
use crate::rules::lexicon::without_accents;
use crate::rules::pack::{self, PackFile};
use asked::Asked;
use index::Index;
pub use index::digest;
use jiff::civil::Date;
use std::sync::{Arc, LazyLock, OnceLock};

/// The built-in table.
pub const FILE: &str = "all/offices.tsv";

/// One term of one person in one office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    pub country: Country,
    /// From the contract's closed list: `head_of_state`, ….
    pub role: &'static str,
    /// The usual English form.
    pub person: &'static str,
    /// The person's number in the index.
    holder: u32,
    pub start: Option<Date>,
    /// None while it lasts, or where its end is not known.
    pub end: Option<Date>,
    /// The end is missing because the source was last looked at in 2022 (`w` in the table).
    pub end_unseen: bool,
}

/// One term of one person at the head of a body of many countries: the United Nations, NATO, ….
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tenure {
    /// The usual English form.
    pub person: &'static str,
    pub start: Option<Date>,
    pub end: Option<Date>,
}

impl Term {
    /// Whether the office was held on this day.
    pub fn covers(&self, date: Date) -> bool {
        self.start.is_none_or(|start| start <= date) && self.end.is_none_or(|end| date <= end)
    }

    /// Whether the office was held on this day for all the source could see.
    fn surely_covers(&self, date: Date) -> bool {
        self.covers(date) && !(self.end_unseen && date.year() > 2022)
    }
}

/// The person that all these terms are of, by the first of them.
fn one_of<'a>(terms: &[&'a Term]) -> Option<&'a Term> {
    terms.first().copied().filter(|first| terms.iter().all(|t| t.person == first.person))
}

/// The terms of those whose name begins as this one: `Mahamat Idriss Déby` is Mahamat before he is Idriss.
fn begun_alike<'a>(terms: &[&'a Term], person: &str) -> Vec<&'a Term> {
    let begun = |name: &str| first_word(name).map(plain);
    terms.iter().copied().filter(|t| begun(t.person) == begun(person)).collect()
}

/// All terms of all tables of offices. Copies share what was parsed.
#[derive(Clone, Debug, Default)]
pub struct Offices(Arc<Tables>);

#[derive(Debug, Default)]
struct Tables {
    files: Vec<PackFile>,
    index: OnceLock<Index>,
}

impl Offices {
    /// The built-in table, parsed once.
    pub fn built_in() -> Offices {
        static BUILT_IN: LazyLock<Offices> =
            LazyLock::new(|| Offices::of_tables(pack::embedded_file(FILE).into_iter().collect()));
        BUILT_IN.clone()
    }

    /// Keeps the tables of offices among these files; nothing is parsed yet.
    pub fn read(files: &[PackFile]) -> Offices {
        let tables: Vec<PackFile> = files.iter().filter(|f| FILE.ends_with(f.name)).copied().collect();
        match &tables[..] {
            [table] if pack::embedded_file(FILE).is_some_and(|built_in| built_in.is(table)) => Offices::built_in(),
            _ => Offices::of_tables(tables),
        }
    }

    fn of_tables(files: Vec<PackFile>) -> Offices {
        Offices(Arc::new(Tables { files, index: OnceLock::new() }))
    }

    /// Parses the tables now rather than when they are first asked for.
    pub fn prepare(&self) {
        self.index();
    }

    /// The year of the newest term: of what came later the tables know nothing.
    pub fn known_until(&self) -> Option<i16> {
        self.index().newest
    }

    /// Who held this office of this country on this day; none where that is not certain.
    pub fn holder(&self, country: Country, role: &str, date: Date) -> Option<&str> {
        if !held_by_one(role) {
            return None;
        }
        let mut holders = self.of(country).filter(|t| t.role == role && t.surely_covers(date));
        let mut holder = holders.next()?;
        for next in holders {
            let relieved = holder.end.is_none_or(|end| Some(end) <= next.start);
            if next.person != holder.person && !relieved {
                return None;
            }
            holder = next;
        }
        Some(holder.person)
    }

    /// Is anyone known to have held this office of this country?
    pub fn knows(&self, country: Country, role: &str) -> bool {
        self.of(country).any(|term| term.role == role)
    }

    /// The terms of a person in a role, in that country where it is known.
    pub fn terms(&self, person: &str, role: &str, country: Option<Country>) -> Vec<&Term> {
        let mut found = self.named(&Asked::new(person), country);
        found.retain(|t| fits(role, t.role));
        found
    }

    /// The terms of a person at the head of bodies of many countries.
    pub fn tenures(&self, person: &str) -> Vec<&Tenure> {
        let asked = Asked::new(person);
        let surname = plain(last_word(person));
        let alike = |tenure: &&Tenure| is_plainly(last_word(tenure.person), &surname) && asked.is(tenure.person);
        self.index().tenures.iter().filter(alike).collect()
    }

    /// The usual English form of an office holder's name, and the country: the first of these in which the table knows
    /// just one such person.
    pub fn usual_name(&self, person: &str, mut countries: impl Iterator<Item = Country>) -> Option<(&str, Country)> {
        let asked = Asked::new(person);
        countries.find_map(|country| {
            let at = self.index().remembered(person, country, || self.only_one(&asked, country));
            at.map(|at| (self.index().terms[at as usize].person, country))
        })
    }

    /// The first term of the one person of a country who can bear this name.
    fn only_one(&self, asked: &Asked, country: Country) -> Option<u32> {
        let found = self.named(asked, Some(country));
        let first = one_of(&found).or_else(|| one_of(&begun_alike(&found, asked.person)))?;
        let terms = &self.index().terms;
        let from = terms.partition_point(|t| t.country < country);
        terms[from..].iter().position(|t| t.person == first.person).map(|at| (from + at) as u32)
    }

    /// The one person of this full name who held a first office of a country, under the usual English name, and that
    /// country; none where namesakes did. Of a state that is no more and its heir, which `is_former` tells, the heir.
    /// A `respelled` name may be spelled in another way.
    pub fn holder_named(
        &self,
        person: &str,
        respelled: bool,
        is_former: impl Fn(Country) -> bool,
    ) -> Option<(&str, Country)> {
        let plain = plain(person);
        let same = |t: &&Term| held_by_one(t.role) && (*t.person == *person || self::plain(t.person) == plain);
        let mut terms: Vec<&Term> = self.with_surname(person).filter(same).collect();
        if terms.is_empty() && respelled {
            terms = self.respelled(person);
        }
        if terms.iter().any(|t| !is_former(t.country)) {
            terms.retain(|t| !is_former(t.country));
        }
        let first = terms.first()?;
        terms.iter().all(|t| t.country == first.country).then_some((first.person, first.country))
    }

    /// First offices of the one person whose name this is in another romanisation, where the given name or the surname
    /// is spelled alike: `Vladimir Poutine`, `Sergueï Lavrov`.
    fn respelled(&self, person: &str) -> Vec<&Term> {
        let index = self.index();
        let initial = |name: &str| match last_word(name).bytes().next() {
            Some(byte) if byte.is_ascii() => Some(char::from(byte.to_ascii_lowercase())),
            _ => plain(last_word(name)).chars().next(),
        };
        let wanted = initial(person);
        let term = |at: &u32| &index.terms[*at as usize];
        let of_given = first_word(person).into_iter().flat_map(|word| index.of_given(word));
        let of_given = of_given.filter(|at| initial(term(at).person) == wanted);
        let of_surname = index.of_surname(last_word(person)).filter(|at| held_by_one(term(at).role));
        let mut found = Asked::new(person).among(index, of_given.chain(of_surname));
        let one = found.first().is_some_and(|first| found.iter().all(|t| t.person == first.person));
        if !one {
            found.clear();
        }
        found
    }

    /// The first of a country's offices that a person of this full name held through all these days.
    pub fn held(&self, person: &str, country: Country, from: Date, to: Date) -> Option<&'static str> {
        let held = self.named(&Asked::new(person), Some(country));
        let through = |t: &&&Term| held_by_one(t.role) && t.surely_covers(from) && t.surely_covers(to);
        let rank = |role: &str| ROLES.iter().position(|r| *r == role);
        held.iter().filter(through).map(|t| t.role).min_by_key(|role| rank(role))
    }

    /// Whether a name is another form of an office holder's.
    pub fn is_same(&self, holder: &str, name: &str) -> bool {
        Asked::new(name).is(holder)
    }

    /// All terms in one country, by role and start.
    fn of(&self, country: Country) -> impl Iterator<Item = &Term> {
        let terms = &self.index().terms;
        let from = terms.partition_point(|t| t.country < country);
        terms[from..].iter().take_while(move |t| t.country == country)
    }

    /// Terms of those who can bear this name, in that country where it is known: spelled with this last word, else in
    /// another romanisation.
    fn named(&self, asked: &Asked, country: Option<Country>) -> Vec<&Term> {
        let index = self.index();
        let of_country = |at: &u32| country.is_none_or(|c| c == index.terms[*at as usize].country);
        let found = asked.among(index, index.of_surname(last_word(asked.person)).filter(of_country));
        match country {
            Some(country) if found.is_empty() => index.spelled_apart(asked, country),
            _ => found,
        }
    }

    fn index(&self) -> &Index {
        self.0.index.get_or_init(|| Index::read(&self.0.files))
    }
}

/// Whether a told role can be the one of the table: any portfolio makes a minister.
fn fits(told: &str, held: &str) -> bool {
    told == held || told == "minister" && held.ends_with("_minister") && held != "deputy_minister"
}

/// Offices of which a country has one.
pub fn held_by_one(role: &str) -> bool {
    matches!(
        role,
        "head_of_state" | "head_of_government" | "foreign_minister" | "defence_minister" | "finance_minister"
    )
}

fn plain(name: &str) -> String {
    let mut lower = name.to_lowercase();
    if lower.contains('-') {
        lower = lower.replace('-', " ");
    }
    if lower.is_ascii() { lower } else { without_accents(&lower) }
}

/// Whether one word of a name, which has no hyphen, is this in lower case without accents.
fn is_plainly(word: &str, plain: &str) -> bool {
    if word.is_ascii() && plain.is_ascii() { word.eq_ignore_ascii_case(plain) } else { self::plain(word) == plain }
}

/// Whether the last word of a name is this in lower case without accents; most are told apart by their last letter.
fn ends_plainly(name: &str, plain: &str) -> bool {
    let [own, asked] = [name, plain].map(|text| text.bytes().next_back().unwrap_or_default().to_ascii_lowercase());
    let apart = own != asked && own.is_ascii() && asked.is_ascii();
    !apart && is_plainly(last_word(name), plain)
}

fn last_word(name: &str) -> &str {
    &name[memchr::memrchr2(b' ', b'-', name.as_bytes()).map_or(0, |at| at + 1)..]
}

fn first_word(name: &str) -> Option<&str> {
    memchr::memchr2(b' ', b'-', name.as_bytes()).map(|end| &name[..end])
}

#[cfg(test)]
mod tests {
    use super::table::day;
    use super::*;

    const TABLE: &str = "country\trole\tname\tstart\tend
RUS\thead_of_government\tVladimir Putin\t1999-08-16\t2000-05-07
RUS\thead_of_government\tMikhail Kasyanov\t2000-05-07\t2004-02
RUS\thead_of_state\tVladimir Putin\t2000-05-07\t2008-05-07
RUS\thead_of_state\tDmitry Medvedev\t2008-05-07\t2012-05-07
RUS\tforeign_minister\tSergey Lavrov\t2004-03-09\t
UN\texecutive\tKofi Annan\t1997-01-01\t2006-12-31
";

    fn offices() -> Offices {
        Offices::of_tables(vec![PackFile::new("all", FILE, TABLE).expect("a table")])
    }

    fn russia() -> Country {
        Country::new("RUS").expect("a code")
    }

    #[test]
    fn the_holder_of_a_day_is_the_one_who_came_last() {
        let offices = offices();
        let holder = |role, day: &str| offices.holder(russia(), role, day.parse().expect("a day"));
        assert_eq!(holder("head_of_state", "2008-05-07"), Some("Dmitry Medvedev"));
        assert_eq!(holder("head_of_state", "2001-01-01"), Some("Vladimir Putin"));
        assert_eq!(holder("foreign_minister", "2020-01-01"), Some("Sergey Lavrov"));
        assert_eq!(holder("head_of_state", "1990-01-01"), None);
    }

    #[test]
    fn a_holder_without_an_office_is_known_in_another_spelling() {
        let offices = offices();
        let named = |name| offices.holder_named(name, true, |_| false).map(|(name, _)| name.to_owned());
        assert_eq!(named("Vladimir Poutine").as_deref(), Some("Vladimir Putin"));
        assert_eq!(named("Sergueï Lavrov").as_deref(), Some("Sergey Lavrov"));
        assert_eq!(named("Vladimir Potanine"), None);
        assert_eq!(named("Anna Lavrov"), None);
    }

    #[test]
    fn terms_are_found_whatever_the_spelling() {
        let offices = offices();
        let years = |name, role| offices.terms(name, role, Some(russia())).iter().map(|t| t.start).collect::<Vec<_>>();
        assert_eq!(years("Vladimir Putin", "head_of_government").len(), 1);
        assert_eq!(years("Vladimir Poutine", "head_of_state").len(), 1);
        assert_eq!(years("Sergei Lavrov", "minister").len(), 1);
        assert_eq!(years("Sergei Larov", "minister").len(), 0);
        assert_eq!(offices.usual_name("Medvedev", [russia()].into_iter()), Some(("Dmitry Medvedev", russia())));
    }

    #[test]
    fn heads_of_bodies_have_terms_without_a_country() {
        let offices = offices();
        assert_eq!(offices.tenures("Kofi Annan").len(), 1);
        assert_eq!(offices.tenures("Kofi Anan Kouassi").len(), 0);
    }

    #[test]
    fn a_month_ends_on_its_last_day() {
        assert_eq!(day("2004-02", true), Date::new(2004, 2, 29).ok());
        assert_eq!(day("2004", false), Date::new(2004, 1, 1).ok());
    }
}
