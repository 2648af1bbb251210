//! Weapons: designations with their families, makers and countries of design, and the class nouns of a language.
//!
//! Enters designations under the class `weapon_name` and class nouns under `weapon_noun`; the feature of both is the
//! number of their row here.

use crate::model::{Category, Country};
use crate::rules::lexicon::Lexicon;
use crate::rules::pack::PackFile;
use crate::rules::table::values;
use std::collections::BTreeMap;

/// A designation.
#[derive(Clone, Debug)]
pub struct NamedWeapon {
    pub designation: &'static str,
    pub family: &'static str,
    /// The SIPRI description.
    pub kind: &'static str,
    pub category: Category,
    /// None where it is not known or several countries designed it together.
    pub origin: Option<Country>,
    pub maker: &'static str,
    /// Whether forms without a digit are also something else.
    pub homonym: Homonym,
}

impl NamedWeapon {
    /// Does a noun beside the name tell of other arms that share it: `Hawk missiles` are no jets, `Tiger tanks` no
    /// helicopters, `Mistral warships` no missiles; but `M113 carriers` are no ships.
    pub fn is_namesake(&self, noun: Category) -> bool {
        use Category::*;
        let numbered = || self.designation.bytes().any(|b| b.is_ascii_digit());
        match self.category {
            Aircraft | Helicopters => {
                matches!(noun, Missiles | AirDefence | ArmouredVehicles | Ships | Submarines | Artillery)
            }
            AirDefence | Missiles => matches!(noun, Ships | Submarines),
            ArmouredVehicles | Artillery => {
                matches!(noun, Aircraft | Helicopters) || matches!(noun, Ships | Submarines) && !numbered()
            }
            _ => false,
        }
    }
}

/// Where a designation is also something else.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Homonym {
    Nowhere,
    /// Where a sentence begins with it, and small letters would be something else: `Rafales de vent`.
    Opening,
    Anywhere,
}

/// A class noun of arms.
#[derive(Clone, Debug)]
pub struct ClassNoun {
    /// The SIPRI description.
    pub description: &'static str,
    pub category: Category,
    /// The word alone is not enough.
    pub trap: bool,
    /// A figure or an article before it settles that it is an arm.
    pub counted: bool,
    /// A word for goods of any kind: no item of its own beside goods that are named.
    pub general: bool,
}

/// How the reason of a trap begins that a figure or an article settles.
const UNLESS_COUNTED: &str = "unless counted";

/// How many times the arms of a buyer those are that a seller of arms of any kind has designed.
const OUTSELLS: usize = 8;

/// Ends the feature of plural forms of designations.
pub const PLURAL: &str = "s";

/// What is known of arms.
#[derive(Clone, Debug, Default)]
pub struct Weapons {
    pub named: Vec<NamedWeapon>,
    /// By language.
    nouns: BTreeMap<&'static str, Vec<ClassNoun>>,
}

impl Weapons {
    pub fn read(files: &[PackFile]) -> Weapons {
        let mut weapons = Weapons::default();
        for file in files {
            match file.name {
                "weapons.tsv" => weapons.read_named(file),
                "weapon_classes.tsv" => weapons.read_nouns(file),
                _ => {}
            }
        }
        weapons
    }

    fn read_named(&mut self, file: &PackFile) {
        let columns = ["designation", "family", "kind", "category", "origin", "maker", "ambiguous"];
        let rows = file.table().rows(columns);
        self.named.extend(rows.map(|[designation, family, kind, category, origin, maker, ambiguous]| {
            let category = Category::parse(category).unwrap_or(Category::Other);
            let mut origins = values(origin);
            let first = origins.next().and_then(Country::new);
            let origin = first.filter(|_| origins.next().is_none());
            let homonym = match ambiguous {
                "" => Homonym::Nowhere,
                "opening" => Homonym::Opening,
                _ => Homonym::Anywhere,
            };
            NamedWeapon { designation, family, kind, category, origin, maker, homonym }
        }));
    }

    fn read_nouns(&mut self, file: &PackFile) {
        let rows = file.table().rows(["description", "category", "trap", "general"]);
        let nouns = self.nouns.entry(file.pack).or_default();
        nouns.extend(rows.map(|[description, category, trap, general]| ClassNoun {
            description,
            category: Category::parse(category).unwrap_or(Category::Other),
            trap: !trap.is_empty(),
            counted: trap.starts_with(UNLESS_COUNTED),
            general: !general.is_empty(),
        }));
    }

    /// Does a country make arms of a category, by the tables?
    pub fn makes(&self, country: Country, category: Category) -> bool {
        self.named.iter().any(|n| n.origin == Some(country) && n.category == category)
    }

    /// Is one country's list of arms so much longer than another's that of the two it is the one that sells?
    pub fn outsells(&self, seller: Country, buyer: Country) -> bool {
        self.types(seller) >= OUTSELLS * (self.types(buyer) + 1)
    }

    /// Has one country designed more types of arms than another?
    pub fn sells_more(&self, seller: Country, buyer: Country) -> bool {
        self.types(seller) > self.types(buyer)
    }

    /// How many types of arms a country has designed.
    fn types(&self, country: Country) -> usize {
        self.named.iter().filter(|n| n.origin == Some(country)).count()
    }

    /// The class noun of this number in a language.
    pub fn noun(&self, language: &str, number: usize) -> Option<&ClassNoun> {
        self.nouns.get(language)?.get(number)
    }
}

/// Enters designations and the class nouns of a language.
pub fn enter(lexicon: &mut Lexicon, own: &[PackFile], language: &str) {
    let (name_class, noun_class) = (lexicon.class("weapon_name"), lexicon.class("weapon_noun"));
    let (mut named, mut noun) = (0, 0);
    let mut other = String::new();
    for file in own {
        match file.name {
            "weapons.tsv" => {
                for [designation, aliases] in file.whole_table().rows(["designation", "aliases"]) {
                    let features = features(named);
                    let forms = [designation, aliases].into_iter().flat_map(values);
                    forms.for_each(|form| {
                        lexicon.add(name_class, designation, features[0], form);
                        if written_plural(form, &mut other) {
                            lexicon.add(name_class, designation, features[1], &other);
                        }
                        if written_small(form, &mut other) {
                            lexicon.add(name_class, designation, features[0], &other);
                        }
                    });
                    named += 1;
                }
            }
            "weapon_classes.tsv" if file.pack == language => {
                for [words, description] in file.whole_table().rows(["word", "description"]) {
                    let [feature, _] = features(noun);
                    values(words).for_each(|word| lexicon.add(noun_class, description, feature, word));
                    noun += 1;
                }
            }
            _ => {}
        }
    }
}

/// The number of a row as the features of its forms tell it: in the singular, in the plural.
fn features(row: usize) -> [&'static str; 2] {
    let plural: &'static str = format!("{row}{PLURAL}").leak();
    [&plural[..plural.len() - PLURAL.len()], plural]
}

/// Writes the plural of a designation that has one.
fn written_plural(form: &str, plural: &mut String) -> bool {
    let has = form.ends_with(|c: char| c.is_alphabetic() && c != 's') && form.chars().count() > 3;
    if has {
        plural.clear();
        plural.extend([form, "s"]);
    }
    has
}

/// Writes `Ak-103` for `AK-103`.
fn written_small(form: &str, small: &mut String) -> bool {
    let prefix = form.find(|c: char| !c.is_ascii_uppercase()).unwrap_or(0);
    let coded = prefix >= 2
        && form[prefix..].starts_with(['-', ' '])
        && form[prefix + 1..].starts_with(|c: char| c.is_ascii_digit());
    if coded {
        small.clear();
        small.push_str(&form[..1]);
        small.push_str(&form[1..].to_lowercase());
    }
    coded
}
