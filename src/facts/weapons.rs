//! Weapons: designations with their families, makers and countries of design, and the class nouns of a language.
//!
//! Enters designations under the class `weapon_name` and class nouns under `weapon_noun`; the feature of both is the
//! number of their row here.

use crate::model::{Category, Country};
use crate::rules::lexicon::Lexicon;
use crate::rules::pack::PackFile;
use crate::rules::table::Table;
use std::collections::BTreeMap;

/// A designation.
#[derive(Clone, Debug)]
pub struct NamedWeapon {
    pub designation: String,
    pub family: String,
    /// The SIPRI description.
    pub kind: String,
    pub category: Category,
    /// None where it is not known or several countries designed it together.
    pub origin: Option<Country>,
    pub maker: String,
    /// Forms without a digit are also something else.
    pub ambiguous: bool,
}

/// A class noun of arms.
#[derive(Clone, Debug)]
pub struct ClassNoun {
    /// The SIPRI description.
    pub description: String,
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

/// Ends the feature of plural forms of designations.
pub const PLURAL: &str = "s";

/// What is known of arms.
#[derive(Clone, Debug, Default)]
pub struct Weapons {
    pub named: Vec<NamedWeapon>,
    /// By language.
    nouns: BTreeMap<String, Vec<ClassNoun>>,
}

impl Weapons {
    pub fn read(files: &[PackFile]) -> Weapons {
        let mut weapons = Weapons::default();
        for file in files {
            match file.name.as_str() {
                "weapons.tsv" => weapons.read_named(&file.content),
                "weapon_classes.tsv" => weapons.read_nouns(&file.pack, &file.content),
                _ => {}
            }
        }
        weapons
    }

    fn read_named(&mut self, content: &str) {
        let table = Table::parse(content);
        let [designation, family, kind, category, origin, maker, ambiguous] =
            ["designation", "family", "kind", "category", "origin", "maker", "ambiguous"]
                .map(|name| table.column(name));
        self.named.extend(table.rows().map(|row| {
            let mut origins = row.list(origin);
            let first = origins.next().and_then(Country::new);
            NamedWeapon {
                designation: row.get(designation).to_owned(),
                family: row.get(family).to_owned(),
                kind: row.get(kind).to_owned(),
                category: Category::parse(row.get(category)).unwrap_or(Category::Other),
                origin: first.filter(|_| origins.next().is_none()),
                maker: row.get(maker).to_owned(),
                ambiguous: !row.get(ambiguous).is_empty(),
            }
        }));
    }

    fn read_nouns(&mut self, language: &str, content: &str) {
        let table = Table::parse(content);
        let [description, category, trap, general] =
            ["description", "category", "trap", "general"].map(|name| table.column(name));
        let nouns = table.rows().map(|row| ClassNoun {
            description: row.get(description).to_owned(),
            category: Category::parse(row.get(category)).unwrap_or(Category::Other),
            trap: !row.get(trap).is_empty(),
            counted: row.get(trap).starts_with(UNLESS_COUNTED),
            general: !row.get(general).is_empty(),
        });
        self.nouns.entry(language.to_owned()).or_default().extend(nouns);
    }

    /// Enters designations and the class nouns of a language.
    pub fn enter(&self, lexicon: &mut Lexicon, own: &[PackFile], language: &str) {
        let (name_class, noun_class) = (lexicon.class("weapon_name"), lexicon.class("weapon_noun"));
        let (mut named, mut noun) = (0, 0);
        for file in own {
            match file.name.as_str() {
                "weapons.tsv" => {
                    let table = Table::parse(&file.content);
                    let columns = [table.column("designation"), table.column("aliases")];
                    for row in table.rows() {
                        let forms = columns.iter().flat_map(|&column| row.list(column));
                        let feature = named.to_string();
                        forms.for_each(|form| enter_name(lexicon, name_class, row.get(columns[0]), &feature, form));
                        named += 1;
                    }
                }
                "weapon_classes.tsv" if file.pack == language => {
                    let table = Table::parse(&file.content);
                    let (words, description) = (table.column("word"), table.column("description"));
                    for row in table.rows() {
                        let feature = noun.to_string();
                        row.list(words).for_each(|word| lexicon.add(noun_class, row.get(description), &feature, word));
                        noun += 1;
                    }
                }
                _ => {}
            }
        }
    }

    /// The class noun of this number in a language.
    pub fn noun(&self, language: &str, number: usize) -> Option<&ClassNoun> {
        self.nouns.get(language)?.get(number)
    }
}

/// The form as written, its plural, and `Ak-103` beside `AK-103`.
fn enter_name(lexicon: &mut Lexicon, class: crate::rules::lexicon::ClassId, key: &str, feature: &str, form: &str) {
    lexicon.add(class, key, feature, form);
    if form.ends_with(|c: char| c.is_alphabetic() && c != 's') && form.chars().count() > 3 {
        lexicon.add(class, key, &format!("{feature}{PLURAL}"), &format!("{form}s"));
    }
    let prefix = form.find(|c: char| !c.is_ascii_uppercase()).unwrap_or(0);
    if prefix >= 2
        && form[prefix..].starts_with(['-', ' '])
        && form[prefix + 1..].starts_with(|c: char| c.is_ascii_digit())
    {
        lexicon.add(class, key, feature, &format!("{}{}", &form[..1], form[1..].to_lowercase()));
    }
}
