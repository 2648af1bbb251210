//! brat standoff: a text and its annotations beside each other, and the configuration that brat wants.

use super::{CHOICES, Document, EVENTS, Label, Mark, Role, facts, note, slice};
use anyhow::{Context, Result};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Which file holds which article: names of files cannot hold every id.
const LIST: &str = "articles.tsv";

/// Writes all documents into a folder.
pub fn write(documents: &[Document], folder: &Path) -> Result<()> {
    let put = |name: &str, content: &str| {
        let path = folder.join(name);
        path.parent().map_or(Ok(()), fs::create_dir_all).with_context(|| path.display().to_string())?;
        fs::write(&path, content).with_context(|| path.display().to_string())
    };
    put("annotation.conf", &annotation_conf())?;
    put("visual.conf", VISUAL_CONF)?;
    let mut list = String::new();
    let width = documents.len().to_string().len();
    for (n, document) in documents.iter().enumerate() {
        let stem = format!("{:0width$}-{}", n + 1, plain(&document.id));
        put(&format!("{stem}.txt"), &document.text)?;
        put(&format!("{stem}.ann"), &annotations(document))?;
        let _ = writeln!(list, "{stem}\t{}", document.id.replace(['\t', '\n'], " "));
    }
    put(LIST, &list)
}

/// The end of an id as the name of a file.
fn plain(id: &str) -> String {
    let id = id.strip_suffix(".txt").unwrap_or(id);
    let safe: String = id.chars().map(|c| if c.is_alphanumeric() || "-._".contains(c) { c } else { '_' }).collect();
    safe.chars().take(80).collect::<String>().trim_matches('.').to_owned()
}

fn annotations(document: &Document) -> String {
    let mut out = String::new();
    let mut attributes = 0;
    for (n, mark) in document.marks.iter().enumerate() {
        let n = n + 1;
        let _ = writeln!(out, "T{n}\t{} {}\t{}", type_of(mark), fragments(document, mark), words(document, mark));
        let owner = if mark.label == Label::Event { format!("E{n}") } else { format!("T{n}") };
        if mark.label == Label::Event {
            let _ = writeln!(out, "E{n}\t{}:T{n}{}", type_of(mark), arguments(mark));
        }
        let mut rest = mark.facts.clone();
        for (name, _, _) in CHOICES.iter().filter(|(_, label, _)| *label == mark.label) {
            if let Some(value) = rest.remove(*name) {
                attributes += 1;
                let _ = writeln!(out, "A{attributes}\t{} {owner} {value}", attribute(name, mark.label));
            }
        }
        if mark.label == Label::Event {
            rest.remove("type");
        }
        if !rest.is_empty() {
            let _ = writeln!(out, "#{n}\tAnnotatorNotes {owner}\t{}", note(&rest));
        }
    }
    out
}

/// An event's type is its PLOVER type.
fn type_of(mark: &Mark) -> &str {
    let event = mark.facts.get("type").filter(|_| mark.label == Label::Event);
    event.map_or(mark.label.as_str(), |kind| kind)
}

fn attribute(name: &str, label: Label) -> String {
    let mut signs = name.chars();
    let first = signs.next().map(|c| c.to_ascii_uppercase()).into_iter();
    format!("{}{}", label.as_str(), first.chain(signs).collect::<String>())
}

fn arguments(mark: &Mark) -> String {
    let mut counts: BTreeMap<Role, usize> = BTreeMap::new();
    let mut out = String::new();
    for (role, at) in &mark.links {
        let count = counts.entry(*role).or_default();
        *count += 1;
        let number = if *count == 1 { String::new() } else { count.to_string() };
        let _ = write!(out, " {}{number}:T{}", role.as_str(), at + 1);
    }
    out
}

/// `0 5;6 10`: brat breaks a span where a line ends.
fn fragments(document: &Document, mark: &Mark) -> String {
    let mut at = mark.start;
    let mut parts = Vec::new();
    for line in slice(&document.text, mark.start, mark.end).split('\n') {
        let end = at + line.chars().count();
        if end > at {
            parts.push(format!("{at} {end}"));
        }
        at = end + 1;
    }
    parts.join(";")
}

fn words(document: &Document, mark: &Mark) -> String {
    let whole = slice(&document.text, mark.start, mark.end);
    whole.split('\n').filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Reads a folder that `write` made and that people corrected.
pub fn read(folder: &Path) -> Result<Vec<Document>> {
    let path = folder.join(LIST);
    let missing = || format!("{}: not written by `corpus summarize --format brat --out`", path.display());
    let list = fs::read_to_string(&path).with_context(missing)?;
    let open = |name: String| {
        let path = folder.join(name);
        fs::read_to_string(&path).with_context(|| path.display().to_string())
    };
    let entries = list.lines().filter_map(|line| line.split_once('\t'));
    let document = |(stem, id): (&str, &str)| {
        let (text, ann) = (open(format!("{stem}.txt"))?, open(format!("{stem}.ann"))?);
        let marks = marks(&ann).with_context(|| folder.join(format!("{stem}.ann")).display().to_string())?;
        Ok(Document { id: id.to_owned(), text, marks })
    };
    entries.map(document).collect()
}

/// The marks of an annotation file.
fn marks(ann: &str) -> Result<Vec<Mark>> {
    let mut marks: Vec<Mark> = Vec::new();
    // Ids of marks, and of events, by their place in the list.
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for line in ann.lines().filter(|line| line.starts_with('T')) {
        let (id, mark) = mark(line).with_context(|| format!("no annotation: {line}"))?;
        places.insert(id, marks.len());
        marks.push(mark);
    }
    let events = ann.lines().filter(|line| line.starts_with('E')).filter_map(event);
    let events: Vec<EventLine> = events.collect();
    for event in events {
        let Some(&at) = places.get(event.trigger) else { continue };
        places.insert(event.id, at);
        let link = |(role, id): &(Role, &str)| Some((*role, *places.get(id)?));
        marks[at].links = event.arguments.iter().filter_map(link).collect();
    }
    for line in ann.lines() {
        let Some((id, added)) = added(line) else { continue };
        if let Some(&at) = places.get(id) {
            marks[at].facts.extend(added);
        }
    }
    Ok(marks)
}

/// `T1\tPerson 0 5;6 10\twords`
fn mark(line: &str) -> Option<(&str, Mark)> {
    let mut columns = line.split('\t');
    let (id, place) = (columns.next()?, columns.next()?);
    let (name, spans) = place.split_once(' ')?;
    let ends: Vec<usize> = spans.split([' ', ';']).map(|n| n.parse().ok()).collect::<Option<_>>()?;
    let (start, end) = (*ends.first()?, *ends.last()?);
    let mut mark = Mark { start, end, ..Mark::default() };
    match Label::named(name) {
        Some(label) => mark.label = label,
        None if EVENTS.contains(&name) => {
            mark.label = Label::Event;
            mark.facts.insert("type".into(), name.into());
        }
        None => return None,
    }
    Some((id, mark))
}

/// An event by its id, its trigger's mark and its arguments.
struct EventLine<'a> {
    id: &'a str,
    trigger: &'a str,
    arguments: Vec<(Role, &'a str)>,
}

/// `E3\tCONSULT:T3 Source:T1 Target:T2`
fn event(line: &str) -> Option<EventLine<'_>> {
    let (id, parts) = line.split_once('\t')?;
    let mut parts = parts.split_whitespace().filter_map(|part| part.split_once(':'));
    let (_, trigger) = parts.next()?;
    let arguments = parts.filter_map(|(role, id)| Some((Role::named(role)?, id))).collect();
    Some(EventLine { id, trigger, arguments })
}

/// What an attribute or a note adds to a mark.
fn added(line: &str) -> Option<(&str, BTreeMap<String, String>)> {
    let mut columns = line.split('\t');
    let (id, what, note) = (columns.next()?, columns.next()?, columns.next());
    let mut words = what.split(' ');
    let (kind, owner) = (words.next()?, words.next()?);
    if id.starts_with('#') {
        return Some((owner, facts(note?)));
    }
    if !id.starts_with('A') {
        return None;
    }
    let (name, _, _) = CHOICES.iter().find(|(name, label, _)| attribute(name, *label) == kind)?;
    Some((owner, BTreeMap::from([((*name).to_owned(), words.next()?.to_owned())])))
}

fn annotation_conf() -> String {
    let mut out = String::from("[entities]\n");
    for label in Label::ALL.into_iter().filter(|l| *l != Label::Event) {
        let _ = writeln!(out, "{}", label.as_str());
    }
    out.push_str("\n[relations]\n\n[events]\n");
    for kind in EVENTS {
        let _ = writeln!(out, "{kind}\tSource*:<ENTITY>, Target*:<ENTITY>");
    }
    out.push_str("\n[attributes]\n");
    for (name, label, values) in CHOICES {
        let owner = if *label == Label::Event { "<EVENT>" } else { label.as_str() };
        let _ = writeln!(out, "{}\tArg:{owner}, Value:{}", attribute(name, *label), values.join("|"));
    }
    out
}

const VISUAL_CONF: &str = "\
[labels]
ArmsDeal | Arms deal | Deal

[drawing]
SPAN_DEFAULT\tfgColor:black, bgColor:lightgreen, borderColor:darken
Date\tbgColor:#ffe9a8
Money\tbgColor:#c9e7c1
Person\tbgColor:#bcd9f5
Organization\tbgColor:#d5cdf2
Country\tbgColor:#f5cfe0
ArmsDeal\tbgColor:#f3b8a5
ARC_DEFAULT\tcolor:black, dashArray:-, arrowHead:triangle-5
";
