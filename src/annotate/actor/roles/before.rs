//! Titles before a name, read from it backwards: `the former Russian president X`, `the president, X,`.

use super::super::words::{Class, Words};
use super::{FoundRole, MAX_FAR, Title, country_behind, gender, role, status_of};
use crate::model::{Country, Role};
use crate::rules::scan::Mark;

/// The titles before a name, read backwards.
pub fn before(words: &Words, name: usize) -> Title {
    let mut reader = Backwards::new(words, name);
    reader.read();
    if let Some(mark) = far_role(words, name).filter(|_| reader.marks.is_empty()) {
        reader.far(mark, name);
    }
    reader.title(name)
}

const MAX_STEPS: usize = 9;

/// Reads a title from its name back to its beginning.
struct Backwards<'a> {
    words: &'a Words<'a>,
    at: usize,
    marks: Vec<Mark>,
    portfolio: Option<Mark>,
    status: Option<&'static str>,
    deputy: bool,
    male: Option<bool>,
    of_body: bool,
    /// The country told before the role: `Russian president`.
    origin: Option<Country>,
    /// The country told between role and name: `président du Venezuela`, `ambassador to Russia`.
    of: Option<Country>,
    /// Whether that country is whose the role is, not where it is held.
    sent_by: bool,
}

impl<'a> Backwards<'a> {
    fn new(words: &'a Words<'a>, name: usize) -> Backwards<'a> {
        Backwards {
            words,
            at: name,
            marks: Vec::new(),
            portfolio: None,
            status: None,
            deputy: false,
            male: None,
            of_body: false,
            origin: None,
            of: None,
            sent_by: false,
        }
    }

    /// Takes what stands before, as long as it is part of the title.
    fn read(&mut self) {
        for _ in 0..MAX_STEPS {
            if !self.step() {
                break;
            }
        }
    }

    /// Takes a role with what it is of between it and the name.
    fn far(&mut self, mark: Mark, name: usize) {
        let words = self.words;
        self.marks.push(mark);
        self.at = mark.first as usize;
        let between = |classes: &[Class]| (mark.end as usize..name).any(|at| words.is_any(at, classes));
        // `President of the Federal Republic of Norway Ann Lee`, `ambassadeur de France à Bamako`
        let state =
            words.mark_before(name, Class::Country).filter(|_| !between(&[Class::Organization, Class::OrgHead]));
        let of = country_behind(words, mark.end as usize).0.or_else(|| words.land(state?));
        self.sent_by = words.key(mark.end as usize, Class::OfCountry) == Some("of");
        self.of = of.filter(|_| self.sent_by);
        let minister = words.scan.key(mark).ends_with("minister");
        // `the minister of ports Ann Lee`, `Deputy Minister for Ports at the Trade Ministry Ann Lee`: a state's.
        let of_state = minister && !between(&[Class::Organization]);
        self.of_body = !of_state && (state.is_none() || self.of.is_none());
        // `Norwegian president to meet Ann Lee` tells nothing of her.
        if minister || words.is_comma(name) {
            self.read();
        }
    }

    /// The longest mark of these classes that ends where the reader stands, or before a hyphen there.
    fn longest(&self, classes: &[Class]) -> Option<(Mark, Class)> {
        let hyphen = self.at > 0 && self.words.is_hyphen(self.at - 1) && self.words.is_glued(self.at - 1);
        let end = if hyphen { self.at - 1 } else { self.at };
        let before = |class| match class {
            Class::Role => self.words.role_before(end),
            _ => self.words.mark_before(end, class),
        };
        let marks = classes.iter().filter_map(|&c| Some((before(c)?, c)));
        marks.min_by_key(|(mark, _)| mark.first)
    }

    /// Takes the words right before; false where they are no part of a title.
    fn step(&mut self) -> bool {
        let words = self.words;
        if self.at == words.sentence_start(self.at) {
            return false;
        }
        if let Some((mark, class)) = self.longest(&[Class::Role, Class::Title, Class::Honorific]) {
            match class {
                Class::Honorific => self.male = gender(words, mark).or(self.male),
                _ => {
                    self.body_within(mark);
                    self.marks.push(mark);
                }
            }
            self.at = mark.first as usize;
        } else if let Some((mark, _)) = self.longest(&[Class::Portfolio]).filter(|_| self.marks.is_empty()) {
            self.portfolio = Some(mark);
            self.at = mark.first as usize;
        } else if let Some(mark) = self.joined_role() {
            self.marks.push(mark);
            self.at = mark.first as usize;
        } else if let Some((mark, _)) = self.longest(&[Class::Deputy]).filter(|_| !self.marks.is_empty()) {
            self.deputy = true;
            self.at = mark.first as usize;
        } else if let Some((mark, _)) = self.longest(&[Class::Status]) {
            self.status = status_of(words, mark).or(self.status);
            self.at = mark.first as usize;
        } else if let Some((mark, class)) = self.longest(&[Class::Demonym, Class::Country, Class::Capital]) {
            return self.country(mark, class);
        } else if self.at > 0 && words.is_possessive(self.at - 1) && words.before(self.at - 1, Class::Country) {
            self.at -= 1;
        } else if let Some((mark, _)) = self.longest(&[Class::Ministry]).filter(|_| !self.marks.is_empty()) {
            self.at = mark.first as usize;
        } else if let Some((mark, _)) = self.longest(&[Class::Organization]).filter(|_| !self.marks.is_empty()) {
            self.of_body = true;
            // A country's own department tells the country of its people.
            let body = words.facts.organizations.get(words.scan.key(mark)).filter(|b| &*b.kind == "government");
            self.origin = self.origin.or(body.and_then(|b| b.country));
            self.at = mark.first as usize;
        } else if let Some((mark, _)) = self.longest(&[Class::Organization]).filter(|(m, _)| self.is_party(*m)) {
            self.at = mark.first as usize;
        } else if let Some(first) = self.body() {
            self.of_body = true;
            self.at = first;
        } else {
            return self.adjective();
        }
        true
    }

    /// `President-elect and Defence Minister Ann Lee`: two offices of one, written alike, with no article between.
    fn joined_role(&self) -> Option<Mark> {
        let words = self.words;
        let own =
            self.marks.last().filter(|m| m.first as usize == self.at && words.role_before(m.end as usize).is_some())?;
        let and = words.mark_before(self.at, Class::OrgLink).filter(|&m| words.scan.key(m) == "and")?;
        let other = words.role_before(and.first as usize).filter(|_| and.end - and.first == 1)?;
        (words.is_capital(other.first as usize) == words.is_capital(own.first as usize)).then_some(other)
    }

    /// `le député LFI Ann Lee`: a party between a role and the name.
    fn is_party(&self, mark: Mark) -> bool {
        let words = self.words;
        let titled = [Class::Role, Class::Title].into_iter().any(|class| words.before(mark.first as usize, class));
        let row = words.facts.organizations.get(words.scan.key(mark));
        titled && self.marks.is_empty() && row.is_some_and(|row| &*row.kind == "party")
    }

    /// `Bank of England governor`: a role's words may begin with a body's, which tells of whom and of which country.
    fn body_within(&mut self, role: Mark) {
        let words = self.words;
        let Some(mark) = words.mark(role.first as usize, Class::Organization).filter(|m| m.end < role.end) else {
            return;
        };
        self.of_body = true;
        let body = words.facts.organizations.get(words.scan.key(mark));
        self.origin = self.origin.or(body.and_then(|body| body.country));
    }

    /// Where a body that the table lacks begins, right before its role: `Interior Department spokesman`, `Veltrano
    /// president`.
    fn body(&self) -> Option<usize> {
        let words = self.words;
        let mark = self.marks.last().filter(|m| m.first as usize == self.at)?;
        let head = words.mark_before(self.at, Class::OrgHead).map(|m| m.first as usize);
        let mut first = match head {
            Some(head) => head,
            None => {
                self.at.checked_sub(1).filter(|&at| words.scan.key(*mark) == "head_of_state" && self.names_body(at))?
            }
        };
        while first > 0 && self.names_body(first - 1) {
            first -= 1;
        }
        words.is_capital(first).then_some(first)
    }

    /// A capitalised word within its sentence that is no country, no day and no person's.
    fn names_body(&self, at: usize) -> bool {
        let words = self.words;
        let others = [
            Class::Country,
            Class::Demonym,
            Class::Capital,
            Class::Calendar,
            Class::Common,
            Class::Given,
            Class::Status,
            Class::Article,
            Class::Role,
            Class::Title,
        ];
        let opens = words.sentence_start(at) == at && !(words.is_upper(at) && words.text(at).len() > 1);
        words.is_capital(at) && !opens && !words.is_any(at, &others)
    }

    /// A country before a role, or between a role and the name; there a preposition, or an adjective, must join it.
    fn country(&mut self, mark: Mark, class: Class) -> bool {
        let (words, first) = (self.words, mark.first as usize);
        let country = words.land(mark);
        if !self.marks.is_empty() {
            let own = class != Class::Capital && !words.is_state_of_city(first);
            self.origin = self.origin.or(country.filter(|_| own));
            self.at = if own { first } else { self.at };
            return own;
        }
        let title = |at: usize| [Class::Role, Class::Title].into_iter().any(|c| words.before(at, c));
        let links = [Class::OfCountry, Class::PlacePreposition].into_iter().filter_map(|c| words.mark_before(first, c));
        let of = links.map(|m| m.first as usize).find(|&at| title(at));
        if let Some(at) = of {
            self.of = country.filter(|_| class != Class::Capital);
            // `ambassadeur de France`, but `ambassador to France`
            self.sent_by = words.key(at, Class::OfCountry) == Some("of");
            self.at = at;
        } else if class == Class::Demonym {
            // `l'ambassadeur rwandais`
            self.origin = self.origin.or(country);
            self.at = first;
        }
        of.is_some() || class == Class::Demonym
    }

    /// An adjective between role and name (`le pape copte X`), or words that tell of what (`state department`).
    fn adjective(&mut self) -> bool {
        let words = self.words;
        let title = |at: usize| [Class::Role, Class::Title].into_iter().any(|c| words.before(at, c));
        if self.marks.is_empty() {
            let follows = !words.adjective_endings().is_empty();
            let plain = follows && self.at > 0 && words.is_plain(self.at - 1) && title(self.at - 1);
            // `le président nantais X` presides over no state.
            self.of_body |= plain && words.is_of_town(self.at - 1);
            self.at -= usize::from(plain);
            return plain;
        }
        let origin = |at: usize| [Class::Demonym, Class::Country].into_iter().any(|c| words.before(at, c));
        let far = (1..=MAX_PLAIN).map_while(|n| self.at.checked_sub(n).filter(|&at| words.is_plain(at)));
        let found = far.into_iter().find(|&at| origin(at));
        self.at = found.unwrap_or(self.at);
        found.is_some()
    }

    fn title(self, name: usize) -> Title {
        let words = self.words;
        let mut title =
            Title { first: self.at, end: name, gender: self.male, of_body: self.of_body, ..Title::default() };
        let abroad = !self.sent_by && self.marks.iter().any(|&m| words.scan.key(m) == "diplomat");
        title.country = if abroad { self.origin } else { self.of.or(self.origin) };
        if let Some(article) = words.mark_before(self.at, Class::Article).filter(|_| self.at < name) {
            title.first = article.first as usize;
        }
        let (portfolio, status) = (self.portfolio, self.status);
        title.roles = self.marks.iter().map(|&m| role(words, m, portfolio, status, &title)).collect();
        for found in title.roles.iter_mut().filter(|_| self.deputy) {
            let deputy = match found.role.role.as_str() {
                "head_of_government" => "deputy_head_of_government",
                role if role.ends_with("minister") => "deputy_minister",
                _ => continue,
            };
            found.role.role = deputy.to_owned();
        }
        title
    }
}

/// A role with what it is of between it and the name: `le directeur du Service fédéral X`, `the deputy minister for
/// planning at the Defence Ministry X`.
pub fn far_role(words: &Words, name: usize) -> Option<Mark> {
    const LINKS: [Class; 3] = [Class::OrgLink, Class::OfCountry, Class::PlacePreposition];
    // `a witness in the X case`
    let article = words.is(name, Class::Given) && words.before(name, Class::Article);
    // `the adviser of X`, `l'adjointe au maire et X`: the role is another's.
    if article || [Class::OrgLink, Class::OfCountry].into_iter().any(|link| words.before(name, link)) {
        return None;
    }
    // `ministre chargée de la Ville pour remplacer X`
    let purpose = |at: usize| words.mark_before(at, Class::OrgLink).is_some_and(|m| words.scan.key(m) == "purpose");
    if name > 0 && words.is_plain(name - 1) && purpose(name - 1) {
        return None;
    }
    // `le juge de l'affaire X`
    let thing = words.mark_before(name, Class::OtherHead).is_some_and(|m| !words.is_capital(m.first as usize));
    if thing || words.mark_before(name, Class::OrgNoun).is_some_and(|m| words.scan.key(m) == "rival") {
        return None;
    }
    let mut at = name;
    let sentence = words.sentence_start(name);
    for _ in 0..MAX_FAR {
        let before = at.checked_sub(1).filter(|_| at > sentence)?;
        let role = [Class::Role, Class::Title].into_iter().find_map(|c| words.mark_before(at, c));
        let joined = || words.is_any(at, &LINKS) || words.is(at, Class::Organization);
        if let Some(mark) = role.filter(|_| at < name && joined()) {
            return Some(mark);
        }
        let link =
            words.is_any(before, &LINKS) || words.is_any(before, &[Class::Article, Class::OrgNoun, Class::OrgHead]);
        if !link && !words.is_plain(before) && !words.is_capital(before) && !words.is_mark(before, "\"“”«»-&") {
            return None;
        }
        at = before;
    }
    None
}

/// `the president, X,`: a role with its article, a comma, and the name within commas. Behind another name the role is
/// that one's.
pub fn apposed(words: &Words, name: usize, end: usize) -> Option<Title> {
    let and = words.key(end, Class::OrgLink) == Some("and");
    let comma = name.checked_sub(1).filter(|&at| words.is_comma(at) && (and || words.is_mark(end, ",.;)")))?;
    let mut title = before(words, behind_letters(words, comma));
    // `According to the minister, Ann Lee and others`: the sentence only begins behind the comma.
    let opening = title.first - words.sentence_start(title.first);
    if and && (1..=MAX_OPENING).contains(&opening) {
        return None;
    }
    // `The visiting Norwegian minister, Ann Lee,`, `la nouvelle ministre, Ann Lee,`
    let low = |at: usize| !words.is_capital(at) && words.text(at).starts_with(char::is_alphabetic);
    let far = title.first.checked_sub(1).filter(|&at| !title.roles.is_empty() && low(at));
    let far = far.filter(|_| !words.is(title.first, Class::Article));
    if let Some(article) = far.and_then(|at| words.mark_before(at, Class::Article)) {
        title.first = article.first as usize;
    }
    let mut anothers = false;
    if let Some(owner) = owner_of_role(words, title.first) {
        // `un conseiller du président, Ann Lee,`
        let own = before(words, owner);
        anothers = own.roles.is_empty();
        title = if anothers { title } else { Title { end: name, ..own } };
    }
    let article = words.mark(title.first, Class::Article).is_some_and(|m| words.scan.key(m) == "definite") && !anothers;
    // `A Norwegian spokesman, Ann Lee, said`
    let opens = words.is(title.first, Class::Article) && words.sentence_start(title.first) == title.first;
    let owned = opens || words.is(title.first, Class::Own);
    // `Chile's president, Ann Lee,`
    let of_country = words.end(title.first, Class::Country).is_some_and(|end| words.is_possessive(end));
    // `de chez Veltrano, la ministre, Ann Lee,`
    let others = [Class::Organization, Class::Place, Class::Country, Class::Capital, Class::Calendar, Class::OrgHead];
    let named = |at: usize| words.is_capital(at) && !words.is_any(at, &others);
    let told = title.first > 1 && words.is_comma(title.first - 1) && named(title.first - 2);
    ((article || owned || of_country) && !told && title.roles.len() == 1).then_some(title)
}

/// `the inspector-general (IGP), Ann Lee`: where the words of a role end before its letters.
fn behind_letters(words: &Words, comma: usize) -> usize {
    let lettered = comma > 3 && words.is_mark(comma - 1, ")") && words.is_mark(comma - 3, "(");
    if lettered && words.is_upper(comma - 2) { comma - 3 } else { comma }
}

/// So few words before a role only lead to the sentence: `According to the minister, Ann Lee and others`.
const MAX_OPENING: usize = 2;

/// `le fils du président`, `the lawyer of the president`: where the words end for the one whom the role only tells of.
fn owner_of_role(words: &Words, first: usize) -> Option<usize> {
    let links = [Class::OrgLink, Class::OfCountry];
    let fused = words.is_any(first, &links).then_some(first);
    let link = || links.into_iter().find_map(|class| words.mark_before(first, class)).map(|m| m.first as usize);
    let persons = [Class::Role, Class::Title, Class::PersonNoun, Class::Kin];
    let person = |&at: &usize| persons.into_iter().any(|class| words.before(at, class));
    fused.filter(person).or_else(|| link().filter(person))
}

/// `Deputy Minister, Gen. Ann Lee`: an office that opens the sentence, a comma, and the rank of its holder.
pub fn before_rank(words: &Words, rank: usize) -> Option<Title> {
    let comma = rank.checked_sub(1).filter(|&at| words.is_comma(at))?;
    let title = before(words, comma);
    let opens = words.sentence_start(title.first) == title.first;
    (opens && title.roles.len() == 1 && title.roles[0].role.role != "military").then_some(title)
}

/// `the BBC's Ann Lee`: a medium's own is a journalist.
pub fn of_medium(words: &Words, name: usize) -> Option<Title> {
    let owner = name.checked_sub(1).filter(|&at| words.is_possessive(at))?;
    let mark = words.mark_before(owner, Class::Organization)?;
    let body = words.facts.organizations.get(words.scan.key(mark))?;
    let first = mark.first as usize;
    let title = words.scan.text.slice(words.scan.span(first, owner)).to_owned();
    let role = Role { title, role: "journalist".to_owned(), country: None, status: None };
    let roles = vec![FoundRole { role, presides: false, agent: "MED".to_owned() }];
    matches!(&*body.kind, "media" | "agency").then(|| Title { first, end: name, roles, ..Title::default() })
}

/// The role that stands before another one, which it is of: `l'assistant du président`.
pub fn first_of_two(words: &Words, second: usize) -> Option<FoundRole> {
    let link = words.mark_before(second, Class::OrgLink).map(|m| m.first as usize);
    let fused = words.end(second, Class::OrgLink).map(|_| second);
    let at = link.or(fused)?;
    let mark = [Class::Role, Class::Title].into_iter().find_map(|c| words.mark_before(at, c))?;
    let follows = !words.adjective_endings().is_empty();
    follows.then(|| role(words, mark, None, None, &Title::default()))
}

const MAX_PLAIN: usize = 3;
