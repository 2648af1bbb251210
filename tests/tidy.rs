//! The house rules that a compiler does not hold: layers, words in packs alone, a purpose on top of each file.

use corpus::analysis::Packs;
use corpus::rules::table::values;
use corpus::rules::{pack, vocabulary};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// From the ground up: a module imports only from those above it in this list. Those on one line are siblings, which
/// do not know each other.
const LAYERS: &[&[&str]] = &[
    &["carried"],
    &["order"],
    &["text"],
    &["model"],
    &["rules"],
    &["names"],
    &["facts"],
    &["analysis"],
    &["load", "clean", "detect", "segment", "annotate", "relate", "date"],
    &["report"],
    &["run"],
    &["prove", "unknown", "learn", "resolve"],
    &["render", "expect", "standoff"],
    &["cli"],
];

#[test]
fn imports_point_down() {
    let mut wrong = Vec::new();
    for (path, code) in sources() {
        let Some(module) = module(&path) else { continue };
        let own = layer(&module);
        for used in used_modules(&code) {
            let theirs = layer(&used);
            if used != module && theirs >= own {
                wrong.push(format!("{}: {module} imports {used}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_natural_language_word_stands_in_rust() {
    let words = everyday_words();
    let mut wrong = Vec::new();
    for (path, code) in sources() {
        for literal in literals(&code) {
            let accented = literal.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
            if accented || words.contains(&literal.to_lowercase()) {
                wrong.push(format!("{}: {literal:?} belongs into a pack", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_file_says_what_it_is_for() {
    let silent: Vec<_> = sources().into_iter().filter(|(_, code)| !code.starts_with("//!")).map(|(p, _)| p).collect();
    assert!(silent.is_empty(), "no purpose on top: {silent:?}");
}

#[test]
fn built_in_packs_have_the_form_that_is_asked_of_users() {
    let read = pack::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/packs"));
    assert_eq!(read.unwrap_or_else(|e| panic!("{e:#}")).len(), pack::embedded().len());
}

#[test]
fn what_is_carried_is_what_the_packs_hold() {
    let read = pack::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/packs")).expect("the packs are read");
    let vocabularies = |packs: anyhow::Result<Packs>| -> Vec<String> {
        let packs = packs.expect("the packs load");
        packs.grammars().map(|grammar| vocabulary::digest(&grammar.lexicon, &grammar.words)).collect()
    };
    assert!(vocabularies(Packs::load(read)) == vocabularies(Packs::embedded()), "entered anew, the words are others");
}

#[test]
fn each_rule_has_a_name_a_purpose_and_proof() {
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for file in pack::embedded() {
        let place = format!("{}/{}", file.pack, file.name);
        for rule in file.rules() {
            let mut say = |what: &str| wrong.push(format!("{place}: {}: {what}", rule.id));
            if !seen.insert(rule.id) {
                say("two rules have this id");
            }
            if !rule.id.starts_with(&format!("{}.", file.pack)) {
                say("the id does not begin with its pack");
            }
            if rule.about.trim().is_empty() {
                say("no sentence about it");
            }
            // A rule that only keeps others silent proves itself by that.
            if rule.examples().next().is_none() && rule.make != "nothing" {
                say("no example that fires");
            }
            if rule.silent().next().is_none() {
                say("no near miss that stays silent");
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The files of all packs, read.
fn packs() -> Vec<(PathBuf, toml::Table)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/packs");
    let mut paths = Vec::new();
    list(&root, "toml", &mut paths);
    assert!(!paths.is_empty(), "no packs in {}", root.display());
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a pack is readable");
        let table = text.parse().expect("a pack is TOML");
        (path, table)
    };
    paths.into_iter().map(read).collect()
}

#[test]
fn no_list_of_a_pack_names_a_word_twice() {
    let mut wrong = Vec::new();
    for (path, table) in packs() {
        let mut say = |what: String| wrong.push(format!("{}: {what}", path.display()));
        let section = |name: &str| table.get(name).and_then(toml::Value::as_table).into_iter().flatten();
        let kinds = section("verbs").filter_map(|(_, kinds)| kinds.as_table()).flatten();
        let verbs = section("verbs").filter(|(name, _)| *name == "regular").chain(kinds);
        verbs.for_each(|(name, list)| doubles_in(list, char::is_whitespace, name, &mut say));
        section("nouns").for_each(|(name, list)| doubles_in(list, |c| c == ',', name, &mut say));
        doubles(&toml::Value::Table(table), "", &mut say);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Classes that two files of a pack add to on purpose: who a pronoun is for the actors, and what it is in a clause.
const SHARED: [&str; 1] = ["pronoun"];

#[test]
fn no_two_files_of_a_pack_open_one_class() {
    let mut opened = BTreeSet::new();
    let mut wrong = Vec::new();
    for (path, table) in packs() {
        let words = table.get("words").and_then(toml::Value::as_table).into_iter().flatten();
        for (class, _) in words.filter(|(class, _)| !SHARED.contains(&class.as_str())) {
            let pack = path.parent().expect("a pack has a folder");
            if !opened.insert((pack.to_path_buf(), class.clone())) {
                wrong.push(format!("{}: another file opens [words.{class}] too: the two are one", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Tells of each word that a list below a value has more than once.
fn doubles(value: &toml::Value, name: &str, say: &mut impl FnMut(String)) {
    match value {
        toml::Value::Table(table) => table.iter().for_each(|(name, value)| doubles(value, name, say)),
        toml::Value::Array(values) => {
            let mut seen = BTreeSet::new();
            for value in values {
                match value.as_str() {
                    Some(word) if !seen.insert(word) => say(format!("{name} has `{word}` twice")),
                    Some(_) => {}
                    None => doubles(value, name, say),
                }
            }
        }
        _ => {}
    }
}

/// The same of a list in one string.
fn doubles_in(list: &toml::Value, parts: impl Fn(char) -> bool, name: &str, say: &mut impl FnMut(String)) {
    let mut seen = BTreeSet::new();
    let words = list.as_str().unwrap_or_default().split(parts).map(str::trim).filter(|word| !word.is_empty());
    words.filter(|word| !seen.insert(*word)).for_each(|word| say(format!("{name} has `{word}` twice")));
}

/// Every Rust file of `src` without its tests (`tests.rs` and what stands below `cfg(test)`) and without the build script.
fn sources() -> Vec<(PathBuf, String)> {
    let mut paths = Vec::new();
    list(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "rs", &mut paths);
    paths.sort();
    let code = |path: PathBuf| {
        let whole = fs::read_to_string(&path).expect("listed, so readable");
        let code = whole.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
        (path, code)
    };
    paths.into_iter().filter(|p| !p.ends_with("embed.rs") && !p.ends_with("tests.rs")).map(code).collect()
}

fn list(folder: &Path, extension: &str, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder is there").flatten() {
        let path = entry.path();
        if path.is_dir() {
            list(&path, extension, paths);
        } else if path.extension().is_some_and(|e| e == extension) {
            paths.push(path);
        }
    }
}

/// The top module that a file belongs to; none for `lib.rs` and `main.rs`.
fn module(path: &Path) -> Option<String> {
    let below = path.strip_prefix(Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).ok()?;
    let first = below.components().next()?.as_os_str().to_string_lossy().into_owned();
    let name = first.trim_end_matches(".rs").to_owned();
    (name != "lib" && name != "main").then_some(name)
}

fn layer(module: &str) -> usize {
    let at = LAYERS.iter().position(|layer| layer.contains(&module));
    at.unwrap_or_else(|| panic!("`{module}` has no place in LAYERS"))
}

/// The modules that code names behind `crate::`, single or in braces.
fn used_modules(code: &str) -> BTreeSet<String> {
    let mut used = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        if code[..at].ends_with('$') || code[..at].lines().last().is_some_and(|l| l.trim_start().starts_with("//")) {
            continue;
        }
        let rest = &code[at + "crate::".len()..];
        let group = rest.strip_prefix('{').and_then(|r| r.split("};").next());
        let heads: Vec<&str> = match group {
            Some(group) => top_level(group),
            None => vec![rest],
        };
        used.extend(
            heads.into_iter().map(identifier).filter(|name| LAYERS.iter().flat_map(|l| l.iter()).any(|l| l == name)),
        );
    }
    used
}

/// The parts of a brace group that stand at its own level.
fn top_level(group: &str) -> Vec<&str> {
    let mut depth = 0;
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(group[start..at].trim());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(group[start..].trim());
    parts
}

fn identifier(code: &str) -> String {
    code.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// The string literals of code, comments left out.
fn literals(code: &str) -> Vec<String> {
    let code: String = code.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let mut found = Vec::new();
    let mut parts = code.split('"');
    parts.next();
    while let Some(literal) = parts.next() {
        found.push(literal.to_owned());
        parts.next();
    }
    found
}

/// Words that only a text can hold: months, weekdays, stop words of the packs, and names of countries.
fn everyday_words() -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for file in pack::embedded() {
        if file.is_toml() {
            let keys = ["month", "weekday"].map(|class| file.toml().table("words").table(class));
            let forms = keys.into_iter().flat_map(|keys| keys.iter()).flat_map(|(_, forms)| forms.texts());
            words.extend(forms.map(str::to_lowercase));
        } else if file.name == "countries.tsv" {
            let rows = file.table().rows(["en", "fr", "demonym_en", "demonym_fr"]);
            words.extend(rows.flatten().flat_map(values).map(str::to_lowercase));
        }
    }
    words.retain(|w| w.chars().count() > 3);
    assert!(words.len() > 500, "the packs name months, weekdays and countries");
    words
}
