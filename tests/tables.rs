//! The tables of the packs: they parse, are sorted, hold nothing twice, and speak only in known codes; and what rules say
//! of themselves in `traits` is known and explained.
//!
//! Leaves to the rules' examples what tables and traits mean in a sentence.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

const ROLES: &str = "head_of_state head_of_government deputy_head_of_government foreign_minister defence_minister \
    finance_minister minister deputy_minister legislator diplomat spokesperson military executive journalist other";
const CATEGORIES: &str = "aircraft helicopters armoured_vehicles artillery air_defence missiles ships submarines small_arms \
    sensors engines munitions uncrewed_aircraft spare_parts services other";

/// File name, columns, and the columns that sort the rows and that no two rows share.
const HEADERS: &[(&str, &str, &str)] = &[
    ("agents.tsv", "surface code note", "surface"),
    (
        "countries.tsv",
        "code alpha2 en fr es ru demonym_en demonym_fr capital_en capital_fr capital_es from to ambiguous foes",
        "code",
    ),
    ("currencies.tsv", "code symbols en fr es from to regions ambiguous", "code symbols en"),
    ("given_names.tsv", "name gender ambiguous", "name"),
    ("metonyms.tsv", "surface languages country code kind ambiguity", "surface languages country"),
    ("offices.tsv", "country role name start end title source", "country role start name end title"),
    ("organizations.tsv", "id name en fr es ru acronyms country type code maker ambiguous", "id"),
    ("places.tsv", "en fr country kind", "en fr country"),
    ("roles.tsv", "surface role code context", "surface"),
    ("surnames.tsv", "name", "name"),
    ("weapon_classes.tsv", "word description category trap general", "word"),
    ("weapons.tsv", "designation family aliases kind category origin maker ambiguous", "designation"),
];

#[test]
fn every_table_has_its_header() {
    for table in tables() {
        let Some((_, columns, _)) = HEADERS.iter().find(|(name, ..)| *name == table.name()) else { continue };
        assert_eq!(table.header.join(" "), *columns, "{}", table.path.display());
    }
}

#[test]
fn rows_are_as_wide_as_the_header() {
    for table in tables() {
        for row in &table.rows {
            assert_eq!(row.len(), table.header.len(), "{}: {row:?}", table.path.display());
            let tidy = |cell: &String| cell.trim() == cell && cell.split(';').all(|value| value.trim() == value);
            assert!(row.iter().all(tidy), "{}: stray space in {row:?}", table.path.display());
        }
    }
}

#[test]
fn rows_are_sorted_and_nothing_stands_twice() {
    for table in tables() {
        let Some((.., key)) = HEADERS.iter().find(|(name, ..)| *name == table.name()) else { continue };
        let columns: Vec<usize> = key.split(' ').map(|name| table.column(name)).collect();
        let key = |row: &[String]| columns.iter().map(|&column| row[column].clone()).collect::<Vec<_>>();
        for pair in table.rows.windows(2) {
            assert!(key(&pair[0]) < key(&pair[1]), "{}: {:?} before {:?}", table.path.display(), pair[0], pair[1]);
        }
    }
}

#[test]
fn a_cell_names_nothing_twice() {
    for table in tables() {
        for row in &table.rows {
            for cell in row {
                let values: Vec<_> = cell.split(';').collect();
                let unique: BTreeSet<_> = values.iter().collect();
                assert_eq!(values.len(), unique.len(), "{}: {cell}", table.path.display());
            }
        }
    }
}

#[test]
fn country_codes_are_known() {
    let known = codes("countries.tsv", "code");
    let organizations = codes("organizations.tsv", "id");
    for (file, column) in [("weapons.tsv", "origin"), ("offices.tsv", "country"), ("organizations.tsv", "country")] {
        for code in codes(file, column) {
            assert!(known.contains(&code) || file == "offices.tsv" && organizations.contains(&code), "{file}: {code}");
        }
    }
    for (file, column) in [("places.tsv", "country"), ("currencies.tsv", "regions"), ("metonyms.tsv", "country")] {
        for code in codes(file, column) {
            assert!(known.contains(&code) || organizations.contains(&code), "{file}: {code}");
        }
    }
}

#[test]
fn makers_are_organizations_that_make_arms() {
    let makers: BTreeSet<String> = named("organizations.tsv")
        .iter()
        .flat_map(|table| {
            let (id, maker) = (table.column("id"), table.column("maker"));
            table.rows.iter().filter(move |row| row[maker] == "yes").map(move |row| row[id].clone())
        })
        .collect();
    for maker in codes("weapons.tsv", "maker") {
        assert!(makers.contains(&maker), "no maker {maker} in organizations.tsv");
    }
}

#[test]
fn families_are_designations() {
    let designations = codes("weapons.tsv", "designation");
    for family in codes("weapons.tsv", "family") {
        assert!(designations.contains(&family), "no row for the family {family}");
    }
}

#[test]
fn roles_and_categories_come_from_the_closed_lists() {
    for (files, column, list) in [
        (&["roles.tsv", "offices.tsv"], "role", ROLES),
        (&["weapons.tsv", "weapon_classes.tsv"], "category", CATEGORIES),
    ] {
        let known: BTreeSet<_> = list.split_whitespace().collect();
        for code in files.iter().flat_map(|file| codes(file, column)) {
            assert!(known.contains(code.as_str()), "{code} is no {column}");
        }
    }
}

/// A trait that no stage asks for does nothing, and one that is explained nowhere nobody can use.
#[test]
fn traits_are_known_and_explained() {
    let read = |path: &Path| fs::read_to_string(path).expect("UTF-8 text");
    let below = |folder: &str, ending: &str| {
        let mut paths = Vec::new();
        list(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), ending, &mut paths).expect("a folder of ours");
        paths
    };
    let code: String = below("src", "rs").iter().map(|path| read(path)).collect();
    let mut explained = below("src/packs", "md").iter().map(|path| read(path)).collect::<String>();
    let mut traits = BTreeSet::new();
    for path in below("src/packs", "toml") {
        let content = read(&path);
        explained.extend(content.lines().take_while(|line| line.starts_with('#')));
        let pack: toml::Table = content.parse().expect("TOML");
        let rules = pack.get("rule").and_then(|rules| rules.as_array()).into_iter().flatten();
        let lists = rules.filter_map(|rule| rule.get("traits")?.as_array());
        traits.extend(lists.flatten().filter_map(|name| Some(name.as_str()?.to_owned())));
    }
    let unknown: Vec<&String> = traits.iter().filter(|name| !code.contains(&format!("\"{name}\""))).collect();
    assert!(unknown.is_empty(), "no stage asks for {unknown:?}");
    let tells = |name: &str| {
        [format!("`{name}`"), format!("{name} ("), format!("{name};")].iter().any(|as_told| explained.contains(as_told))
    };
    let silent: Vec<&String> = traits.iter().filter(|name| !tells(name)).collect();
    assert!(silent.is_empty(), "nothing explains {silent:?}");
}

struct Table {
    path: PathBuf,
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    fn name(&self) -> String {
        self.path.file_name().expect("a table is a file").to_string_lossy().into_owned()
    }

    fn column(&self, name: &str) -> usize {
        self.header.iter().position(|column| column == name).expect("the header is tested")
    }
}

/// The distinct values of a column, in all tables of that name.
fn codes(file: &str, column: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for table in named(file) {
        let index = table.column(column);
        found.extend(
            table.rows.iter().flat_map(|row| row[index].split(';').filter(|code| !code.is_empty()).map(String::from)),
        );
    }
    found
}

fn named(file: &str) -> Vec<Table> {
    tables().into_iter().filter(|table| table.name() == file).collect()
}

fn tables() -> Vec<Table> {
    let mut paths = Vec::new();
    list(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/packs"), "tsv", &mut paths).expect("the packs can be read");
    paths.sort();
    paths.into_iter().map(parse).collect()
}

/// Comment lines, one line of column names, then rows; cells end at tabs.
fn parse(path: PathBuf) -> Table {
    let text = fs::read_to_string(&path).expect("a table is UTF-8 text");
    assert!(text.starts_with("# "), "{}: the first line says what the table holds", path.display());
    let mut lines =
        text.lines().skip_while(|line| line.starts_with("# ")).map(|line| line.split('\t').map(String::from).collect());
    let header = lines.next().expect("a table has a header");
    Table { path, header, rows: lines.collect() }
}

/// The files below a folder whose names end so.
fn list(folder: &Path, ending: &str, paths: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list(&path, ending, paths)?;
        } else if path.extension().is_some_and(|extension| extension == ending) {
            paths.push(path);
        }
    }
    Ok(())
}
