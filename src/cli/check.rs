//! `corpus check`: compares what the articles give with the expectations kept beside them, in `expected/`.
//!
//! One file an article (its hash, its own fields, dates, money) and `corpus.json` (what stands over articles).

use super::account::name;
use super::inputs::Inputs;
use super::{Common, exit};
use crate::expect::{Difference, differences};
use crate::report::Report;
use crate::{resolve, run};
use anyhow::{Context, Result, bail};
use clap::Args;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

#[derive(Args, Debug)]
pub struct Arguments {
    /// A folder of articles; its expectations are in the folder `expected` there
    #[arg(value_name = "PATH")]
    path: PathBuf,
    /// Write what comes out now as the new expectations (refused where CI is set)
    #[arg(long)]
    accept: bool,
}

pub fn run(arguments: &Arguments, common: &Common) -> Result<u8> {
    let corpus = Corpus::read(&arguments.path, common)?;
    let folder = arguments.path.join("expected");
    if arguments.accept {
        if std::env::var_os("CI").is_some() {
            bail!("{}: CI is set; expectations are accepted by people, nothing written", folder.display());
        }
        return corpus.accept(&folder, common);
    }
    if !folder.is_dir() {
        bail!(
            "{}: no expectations; `corpus check --accept {}` writes them",
            folder.display(),
            arguments.path.display()
        );
    }
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    let found = corpus.compare(&folder, &mut out)?;
    out.flush()?;
    common.remark(&format!("checked {} articles, {found} differences", corpus.texts.len()));
    Ok(if found > 0 { exit::DIFFERENT } else { exit::DONE })
}

/// The articles as read, and their report.
struct Corpus {
    report: Value,
    /// By id: the file, and the text.
    texts: BTreeMap<String, (String, String)>,
}

/// What stands over articles.
const CORPUS: &str = "corpus.json";

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

impl Corpus {
    fn read(path: &Path, common: &Common) -> Result<Corpus> {
        let packs = common.packs()?;
        let inputs = Inputs { paths: vec![path.to_path_buf()], ..Inputs::default() };
        let mut texts = BTreeMap::new();
        let mut all = Vec::new();
        for input in inputs.open()? {
            let loaded = input.load();
            if let Ok(source) = &loaded {
                texts.insert(source.id.clone(), (source.path.clone(), source.text.clone()));
            }
            let records = run::extract_or_say(loaded, packs);
            records.problem.iter().for_each(|p| name(p, common));
            all.push(records);
        }
        let report: Report = resolve::merge(all);
        Ok(Corpus { report: serde_json::to_value(report)?, texts })
    }

    /// What is written down of one article.
    fn of_article(&self, id: &str) -> Value {
        let list = |name: &str| self.report[name].as_array().into_iter().flatten();
        let article = list("articles").find(|a| a["id"] == id).unwrap_or(&Value::Null);
        let own = |name: &str| -> Vec<Value> {
            let told = |r: &&Value| r["evidence"][0]["article"] == id;
            list(name).filter(told).cloned().collect()
        };
        json!({ "article": article, "dates": own("dates"), "money": own("money") })
    }

    fn accept(&self, folder: &Path, common: &Common) -> Result<u8> {
        std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        for (id, (_, text)) in &self.texts {
            let mut kept = kept(&self.of_article(id));
            kept["input"] = Value::from(hash(text));
            write(&folder.join(format!("{id}.json")), &kept)?;
        }
        write(&folder.join(CORPUS), &kept(&self.report))?;
        common.remark(&format!("wrote the expectations of {} articles to {}", self.texts.len(), folder.display()));
        Ok(exit::DONE)
    }

    /// Prints every difference; their number.
    fn compare(&self, folder: &Path, out: &mut impl Write) -> Result<usize> {
        let mut found = 0;
        for (id, (path, text)) in &self.texts {
            let file = folder.join(format!("{id}.json"));
            if !file.exists() {
                writeln!(out, "{path}: no expectations in {}", file.display())?;
                found += 1;
                continue;
            }
            let expected = read(&file)?;
            if expected["input"].as_str() != Some(&*hash(text)) {
                writeln!(out, "{path}: the article changed since its expectations were written")?;
                found += 1;
            }
            let mut got = self.of_article(id);
            got["input"] = expected["input"].clone();
            for difference in differences(&expected, &got) {
                self.show(path, &difference, out)?;
                found += 1;
            }
        }
        found += gone(folder, &self.texts, out)?;
        let file = folder.join(CORPUS);
        if file.exists() {
            for difference in differences(&read(&file)?, &self.report) {
                self.show(&file.display().to_string(), &difference, out)?;
                found += 1;
            }
        }
        Ok(found)
    }

    /// One difference: where, which rule, the line of the source, what was expected and what came.
    fn show(&self, path: &str, difference: &Difference, out: &mut impl Write) -> Result<()> {
        let got = difference.got.as_ref();
        let rule = got.and_then(|g| g["rule"].as_str()).map(|r| format!(" [{r}]")).unwrap_or_default();
        writeln!(out, "{path}: {}: {}{rule}", difference.kind, difference.place)?;
        let evidence = got.map(|g| &g["evidence"][0]).filter(|e| e.is_object());
        if let Some((path, number, line)) = evidence.and_then(|e| self.source_line(e)) {
            writeln!(out, "  {path}:{number}: {line}")?;
        }
        if let Some(expected) = &difference.expected {
            writeln!(out, "  expected {}", compact(expected))?;
        }
        if let Some(got) = got {
            writeln!(out, "  got      {}", compact(&only(got, difference)))?;
        }
        Ok(())
    }

    fn source_line(&self, evidence: &Value) -> Option<(&str, usize, &str)> {
        let (path, text) = self.texts.get(evidence["article"].as_str()?)?;
        let start = evidence["start"].as_u64()? as usize;
        let byte = text.char_indices().nth(start).map_or(text.len(), |(byte, _)| byte);
        let number = text[..byte].matches('\n').count();
        Some((path, number + 1, text.lines().nth(number)?.trim()))
    }
}

/// Expectations whose article is gone.
fn gone(folder: &Path, texts: &BTreeMap<String, (String, String)>, out: &mut impl Write) -> Result<usize> {
    let mut found = 0;
    let mut names: Vec<String> = std::fs::read_dir(folder)?
        .filter_map(|entry| Some(entry.ok()?.file_name().to_string_lossy().into_owned()))
        .filter(|name| name != CORPUS)
        .collect();
    names.sort();
    for name in names {
        let id = name.strip_suffix(".json").unwrap_or(&name);
        let nested = folder.join(&name).is_dir();
        if !nested && !texts.contains_key(id) {
            writeln!(out, "{}: its article is gone", folder.join(&name).display())?;
            found += 1;
        }
    }
    Ok(found)
}

/// The fields of a record that the expectation speaks of.
fn only(got: &Value, difference: &Difference) -> Value {
    let Some(Value::Object(expected)) = &difference.expected else { return kept_record(&difference.place, got) };
    let fields = expected.keys().map(|key| (key.clone(), got[key].clone()));
    if got.is_object() { Value::Object(fields.collect()) } else { got.clone() }
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
    let mut kept = serde_json::Map::new();
    for (list, _) in FIELDS {
        match &lists[*list] {
            Value::Array(records) if *list != "dates" && *list != "money" || lists.get("article").is_some() => {
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

fn compact(value: &Value) -> String {
    value.to_string()
}

fn hash(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().fold("sha256:".to_owned(), |hash, byte| format!("{hash}{byte:02x}"))
}

fn read(path: &Path) -> Result<Value> {
    let content = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    serde_json::from_str(&content).with_context(|| path.display().to_string())
}

fn write(path: &Path, value: &Value) -> Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let content = serde_json::to_string_pretty(value)? + "\n";
    std::fs::write(path, content).with_context(|| path.display().to_string())
}
