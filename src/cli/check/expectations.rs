//! The folder `expected`: one file an article (its hash, its own fields, dates, money, and whatever a person marked in
//! it) and `corpus.json` (what stands over articles).

use super::finding::{Finding, SourceLine};
use crate::cli::account::{Account, counted, name};
use crate::cli::inputs::Inputs;
use crate::cli::{Common, exit};
use crate::expect::{Difference, Score, add_scores, differences, differing};
use crate::order::Order as _;
use crate::report::Report;
use crate::run;
use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

/// What stands over articles.
pub const CORPUS: &str = "corpus.json";

/// The fields that are written down, by list. What is left out (evidence, rules) may change freely.
const FIELDS: &[(&str, &[&str])] = &[
    ("article", &["title", "outlet", "agency", "place", "language", "published"]),
    ("dates", &["text", "type", "value"]),
    ("money", &["amount", "min", "max", "currency", "modifier", "role", "payer", "payee"]),
    ("actors", &["id", "name", "kind", "country", "code", "roles", "aliases", "articles"]),
    ("events", &["type", "date", "status", "source", "target", "place", "articles", "summary"]),
    (
        "arms_deals",
        &["supplier", "recipient", "kind", "status", "items", "delivered", "option", "value", "financing", "articles"],
    ),
    ("conflicts", &["about", "field"]),
    ("problems", &["path", "code"]),
];

/// The lists that an article's own file is written with; a person's marks may add the others.
const OWN: &[&str] = &["dates", "money"];
/// The lists whose records have evidence in articles.
const TOLD: &[&str] = &["dates", "money", "actors", "events", "arms_deals"];

/// The articles as read, and their report.
pub struct Corpus {
    report: Value,
    /// By id: the file, and the text.
    texts: BTreeMap<String, (String, String)>,
    /// By id: the article and its lists, each record with its evidence there.
    articles: BTreeMap<String, Map<String, Value>>,
    /// How many inputs could not be read, or have an id that another one has.
    pub set_aside: usize,
}

/// Every difference, and how good each list is.
#[derive(Default)]
pub struct Compared {
    pub findings: Vec<Finding>,
    pub scores: BTreeMap<String, Score>,
}

impl Corpus {
    pub fn read(path: &Path, common: &Common) -> Result<Corpus> {
        let packs = common.packs()?;
        let inputs = Inputs::usual(vec![path.to_path_buf()]);
        let mut texts = BTreeMap::new();
        let mut all = Vec::new();
        let mut account = Account::default();
        let watched = inputs.watch(common)?;
        let of = |analysed: Option<&crate::report::Analysed>, records| {
            (analysed.map(|a| (a.source.id.clone(), (a.source.path.clone(), a.source.text.clone()))), records)
        };
        run::analyse_all(watched, packs, of, |(text, records): (_, crate::report::Records)| {
            texts.extend(text);
            account.add(&records);
            records.problem.iter().for_each(|p| name(p, common));
            all.push(records);
            Ok(())
        })?;
        let report: Report = account.merge(all, common);
        let report = serde_json::to_value(report)?;
        let articles = by_article(&report);
        Ok(Corpus { report, texts, articles, set_aside: account.set_aside })
    }

    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// The paths of the articles.
    pub fn checked(&self) -> Vec<String> {
        self.texts.values().map(|(path, _)| path.clone()).collect()
    }

    pub fn accept(&self, folder: &Path, common: &Common) -> Result<u8> {
        std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        for (id, (_, text)) in &self.texts {
            let mut own = self.articles.get(id).cloned().unwrap_or_default();
            own.retain(|list, _| list == "article" || OWN.contains(&list.as_str()));
            let mut kept = kept(&Value::Object(own));
            kept["input"] = Value::from(hash(text));
            write(&file_of(folder, id), &kept)?;
        }
        let mut report = self.report.clone();
        OWN.iter().for_each(|list| report[*list] = Value::Null);
        write(&folder.join(CORPUS), &kept(&report))?;
        let articles = counted(self.texts.len(), "article");
        common.remark(&format!("wrote the expectations of {articles} to {}", folder.display()));
        Ok(exit::DONE)
    }

    /// Every difference from the expectations in a folder.
    pub fn compare(&self, folder: &Path) -> Result<Compared> {
        let mut compared = Compared::default();
        for (id, (path, text)) in &self.texts {
            self.compare_article(id, path, text, folder, &mut compared)?;
        }
        for gone in self.gone(folder)? {
            compared.findings.push(Finding::of_file(gone.display().to_string(), "its article is gone"));
            add_scores(&read(&gone)?, &Value::Null, &mut compared.scores);
        }
        let file = folder.join(CORPUS);
        if file.exists() {
            let expected = read(&file)?;
            self.add(&file.display().to_string(), &expected, &self.report, &mut compared);
        }
        Ok(compared)
    }

    fn compare_article(&self, id: &str, path: &str, text: &str, folder: &Path, compared: &mut Compared) -> Result<()> {
        let file = file_of(folder, id);
        if !file.exists() {
            let mut finding = Finding::of_file(path, "no expectations");
            finding.expected = Some(Value::from(file.display().to_string()));
            compared.findings.push(finding);
            return Ok(());
        }
        let mut expected = read(&file)?;
        if expected["input"].as_str() != Some(&*hash(text)) {
            compared.findings.push(Finding::of_file(path, "the article changed since its expectations were written"));
        }
        let Value::Object(lists) = &mut expected else {
            bail!("{}: expected an object with lists of records, as --accept writes it", file.display());
        };
        lists.remove("input");
        let got = Value::Object(self.articles.get(id).cloned().unwrap_or_default());
        self.add(path, &expected, &got, compared);
        Ok(())
    }

    /// Expectations whose article is gone.
    fn gone(&self, folder: &Path) -> Result<Vec<PathBuf>> {
        let mut all = Vec::new();
        files(folder, &mut all)?;
        let known: BTreeSet<PathBuf> = self.texts.keys().map(|id| file_of(folder, id)).collect();
        all.retain(|file| *file != folder.join(CORPUS) && !known.contains(file));
        Ok(all)
    }

    fn add(&self, path: &str, expected: &Value, got: &Value, compared: &mut Compared) {
        add_scores(expected, got, &mut compared.scores);
        compared.findings.extend(differences(expected, got).iter().map(|d| self.finding(path, d)));
    }

    fn finding(&self, path: &str, difference: &Difference) -> Finding {
        let got = difference.got.as_ref();
        let evidence = |record: Option<&Value>| record.and_then(|r| self.source_line(&r["evidence"][0], path));
        let (expected, came) = match (&difference.expected, got) {
            (Some(expected), Some(got)) => {
                let (expected, got) = differing(expected, got);
                (Some(expected), Some(got))
            }
            (expected, got) => (expected.clone(), got.map(|got| kept_record(&difference.place, got))),
        };
        Finding {
            kind: difference.kind,
            path: path.to_owned(),
            place: difference.place.clone(),
            name: difference.expected.as_ref().or(got).and_then(called),
            rule: got.and_then(|g| g["rule"].as_str()).map(str::to_owned),
            source: evidence(got).or_else(|| evidence(difference.expected.as_ref())),
            expected,
            got: came,
        }
    }

    /// The line that evidence stands in; what a person marked names no article, so it is the one of `path`.
    fn source_line(&self, evidence: &Value, path: &str) -> Option<SourceLine> {
        let (path, text) = match evidence["article"].as_str() {
            Some(id) => self.texts.get(id)?,
            None => self.texts.values().find(|(own, _)| own == path)?,
        };
        let start = evidence["start"].as_u64()? as usize;
        let byte = text.char_indices().nth(start).map_or(text.len(), |(byte, _)| byte);
        let number = text[..byte].matches('\n').count();
        let line = text.lines().nth(number)?.trim().to_owned();
        Some(SourceLine { path: path.clone(), number: number + 1, text: line })
    }
}

/// The records of a report, sorted out by the articles that tell them.
fn by_article(report: &Value) -> BTreeMap<String, Map<String, Value>> {
    let list = |name: &str| report[name].as_array().into_iter().flatten();
    let empty = || TOLD.iter().map(|list| ((*list).to_owned(), json!([])));
    let mut articles: BTreeMap<String, Map<String, Value>> = BTreeMap::new();
    for article in list("articles") {
        let mut lists = Map::from_iter([("article".to_owned(), article.clone())]);
        lists.extend(empty());
        articles.insert(article["id"].as_str().unwrap_or_default().to_owned(), lists);
    }
    for (name, record) in TOLD.iter().flat_map(|name| list(name).map(move |record| (*name, record))) {
        let evidence = || record["evidence"].as_array().into_iter().flatten();
        let tellers: BTreeSet<&str> = evidence().filter_map(|e| e["article"].as_str()).collect();
        for teller in tellers {
            let mut own = record.clone();
            own["evidence"] = evidence().filter(|e| e["article"] == teller).cloned().collect();
            if let Some(Value::Array(list)) = articles.get_mut(teller).and_then(|lists| lists.get_mut(name)) {
                list.push(own);
            }
        }
    }
    articles
}

/// The JSON files below a folder, in order.
fn files(folder: &Path, found: &mut Vec<PathBuf>) -> Result<()> {
    let entries = std::fs::read_dir(folder).with_context(|| folder.display().to_string())?;
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.order();
    for path in paths {
        if path.is_dir() {
            files(&path, found)?;
        } else if path.extension().is_some_and(|ending| ending == "json") {
            found.push(path);
        }
    }
    Ok(())
}

/// The file of an article: called as the article is; where that would lead out of the folder or is no name for a file,
/// what of it can be one, and its hash.
pub fn file_of(folder: &Path, id: &str) -> PathBuf {
    let inside = |part| matches!(part, Component::Normal(name) if name.len() < LONGEST);
    let name = format!("{id}.json");
    if name != CORPUS && !id.chars().any(|c| c.is_control() || c == '\\') && Path::new(&name).components().all(inside) {
        return folder.join(name);
    }
    let safe = id.chars().map(|c| if c.is_alphanumeric() || "-._".contains(c) { c } else { '_' });
    let short: String = safe.take(SHORT).collect();
    let hash = hash(id);
    let (_, digits) = hash.split_at(hash.len() - HASH);
    folder.join(format!("{}-{digits}.json", short.trim_matches('.')))
}

/// Bytes of a name that every file system takes.
const LONGEST: usize = 200;
/// Characters of an id that stand in the name of its file beside the hash.
const SHORT: usize = 40;
/// Digits of a hash that tell two ids apart.
const HASH: usize = 16;

/// What a reader knows a record by, where one of its fields is that.
fn called(record: &Value) -> Option<String> {
    let told = |key: &&str| record[*key].as_str().filter(|text| !text.is_empty());
    ["name", "summary", "text"].iter().find_map(told).map(str::to_owned)
}

fn kept_record(list: &str, record: &Value) -> Value {
    let fields = FIELDS.iter().find(|(name, _)| *name == list).map(|(_, fields)| *fields);
    match (fields, record) {
        (Some(fields), Value::Object(record)) => {
            let kept = fields.iter().filter_map(|f| Some(((*f).to_owned(), trimmed(f, record.get(*f)?))));
            Value::Object(kept.collect())
        }
        _ => record.clone(),
    }
}

/// Of an article's language the code, of a date the value and bounds: how they were found may change.
fn trimmed(field: &str, value: &Value) -> Value {
    match field {
        "language" => json!({ "code": value["code"] }),
        "published" | "date" => {
            json!({ "value": value["value"], "earliest": value["earliest"], "latest": value["latest"] })
        }
        _ => value.clone(),
    }
}

/// The lists of a report or an article with the fields that are written down.
fn kept(lists: &Value) -> Value {
    let mut kept = Map::new();
    for (list, _) in FIELDS {
        match &lists[*list] {
            Value::Array(records) => {
                kept.insert((*list).to_owned(), records.iter().map(|r| kept_record(list, r)).collect());
            }
            Value::Object(_) => {
                kept.insert((*list).to_owned(), kept_record(list, &lists[*list]));
            }
            _ => {}
        }
    }
    Value::Object(kept)
}

/// How a changed article is told from a changed result.
pub fn hash(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().fold("sha256:".to_owned(), |hash, byte| format!("{hash}{byte:02x}"))
}

pub fn read(path: &Path) -> Result<Value> {
    let content = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    serde_json::from_str(&content).with_context(|| path.display().to_string())
}

pub fn write(path: &Path, value: &Value) -> Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    }
    let content = serde_json::to_string_pretty(value)? + "\n";
    std::fs::write(path, content).with_context(|| path.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_id_leads_out_of_the_folder() {
        let folder = Path::new("expected");
        for id in ["a.txt", "sub/a.txt", "news.jsonl#2", "https://port.example/a?b=1"] {
            assert_eq!(file_of(folder, id), folder.join(format!("{id}.json")));
        }
        let long = "x".repeat(400);
        let (mut made, ids) = (BTreeSet::new(), ["/etc/a", "../a", "a/../../b", "corpus", "a\0b", "a\\b", &long]);
        for id in ids {
            let file = file_of(folder, id);
            assert_eq!(file.parent(), Some(folder), "{id}");
            let name = file.file_name().expect("a name").to_string_lossy().into_owned();
            assert!(name.len() < 80 && !name.starts_with('.') && !name.chars().any(char::is_control), "{name}");
            made.insert(file);
        }
        assert_eq!(made.len(), ids.len(), "a file each");
        assert!(!made.contains(&folder.join(CORPUS)));
    }
}
