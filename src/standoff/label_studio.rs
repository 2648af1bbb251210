//! Label Studio: tasks whose predictions are our marks, the labelling setup that shows them, and annotated tasks back.

use super::{CHOICES, Document, EVENTS, Label, Mark, Role, facts, note, slice};
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The tasks to import there.
pub fn tasks(documents: &[Document]) -> Value {
    documents.iter().map(task).collect()
}

fn task(document: &Document) -> Value {
    let results: Vec<Value> =
        document.marks.iter().enumerate().flat_map(|(n, mark)| results(document, n, mark)).collect();
    json!({
        "data": { "id": document.id, "text": document.text },
        "predictions": [{ "model_version": concat!("corpus ", env!("CARGO_PKG_VERSION")), "result": results }],
    })
}

fn region(n: usize) -> String {
    format!("m{}", n + 1)
}

/// A mark as a labelled region, its choices, and its links.
fn results(document: &Document, n: usize, mark: &Mark) -> Vec<Value> {
    let words = slice(&document.text, mark.start, mark.end);
    let result = |from: &str, kind: &str, chosen: &str| {
        json!({
            "id": region(n), "from_name": from, "to_name": "text", "type": kind,
            "value": { "start": mark.start, "end": mark.end, "text": words, kind: [chosen] },
        })
    };
    let mut rest = mark.facts.clone();
    let mut all = vec![result("label", "labels", mark.label.as_str())];
    for (from, name) in chosen(mark.label) {
        if let Some(value) = rest.remove(name) {
            all.push(result(&from, "choices", &value));
        }
    }
    if !rest.is_empty() {
        all[0]["meta"] = json!({ "text": [note(&rest)] });
    }
    all.extend(mark.links.iter().map(|(role, to)| {
        json!({
            "type": "relation", "from_id": region(n), "to_id": region(*to), "direction": "right",
            "labels": [role.as_str()],
        })
    }));
    all
}

/// The choices that a label has: their name in the setup, and the fact they tell.
fn chosen(label: Label) -> Vec<(String, &'static str)> {
    let named = |name: &'static str| (format!("{}-{name}", label.as_str().to_lowercase()), name);
    let mut all: Vec<_> = CHOICES.iter().filter(|(_, l, _)| *l == label).map(|(name, _, _)| named(name)).collect();
    if label == Label::Event {
        all.push(named("type"));
    }
    all
}

/// The labelling setup of a project, in the tool's own markup.
pub fn setup() -> String {
    let mut out = String::from("<View>\n  <Relations>\n");
    Role::ALL.iter().for_each(|role| out.push_str(&format!("    <Relation value=\"{}\"/>\n", role.as_str())));
    out.push_str("  </Relations>\n  <Labels name=\"label\" toName=\"text\">\n");
    Label::ALL.iter().for_each(|label| out.push_str(&format!("    <Label value=\"{}\"/>\n", label.as_str())));
    out.push_str("  </Labels>\n  <Text name=\"text\" value=\"$text\"/>\n");
    for (name, label, values) in CHOICES.iter().copied().chain([("type", Label::Event, EVENTS)]) {
        let own = format!("{}-{name}", label.as_str().to_lowercase());
        out.push_str(&format!(
            "  <Choices name=\"{own}\" toName=\"text\" perRegion=\"true\" whenTagName=\"label\" whenLabelValue=\"{}\">\n",
            label.as_str()
        ));
        values.iter().for_each(|value| out.push_str(&format!("    <Choice value=\"{value}\"/>\n")));
        out.push_str("  </Choices>\n");
    }
    out.push_str("</View>\n");
    out
}

/// The documents of an export (JSON), as their last finished annotation has them; those that nobody annotated by id.
pub fn read(export: &Value) -> Result<(Vec<Document>, Vec<String>)> {
    let Some(tasks) = export.as_array() else { bail!("no list of tasks: export the project as JSON") };
    let (mut documents, mut open) = (Vec::new(), Vec::new());
    for task in tasks {
        let data = &task["data"];
        let plain = |key: &str| data[key].as_str().map(str::to_owned);
        let id = plain("id").context("a task without data.id: not made by `corpus`")?;
        let finished = |a: &&Value| a["was_cancelled"] != true;
        match task["annotations"].as_array().and_then(|all| all.iter().rfind(finished)) {
            Some(annotation) => {
                let text = plain("text").with_context(|| format!("{id}: no data.text"))?;
                documents.push(Document { marks: marks(&annotation["result"]), text, id });
            }
            None => open.push(id),
        }
    }
    Ok((documents, open))
}

fn marks(results: &Value) -> Vec<Mark> {
    let results = || results.as_array().into_iter().flatten();
    let mut marks: Vec<Mark> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for result in results().filter(|r| r["type"] == "labels") {
        if let (Some(id), Some(mark)) = (result["id"].as_str(), mark(result)) {
            places.insert(id, marks.len());
            marks.push(mark);
        }
    }
    for result in results() {
        let place = |key: &str| places.get(result[key].as_str()?).copied();
        if let (Some(from), Some(to)) = (place("from_id"), place("to_id")) {
            let roles = result["labels"].as_array().into_iter().flatten().filter_map(|l| Role::named(l.as_str()?));
            marks[from].links.extend(roles.map(|role| (role, to)));
        } else if let Some(at) = place("id").filter(|_| result["type"] == "choices") {
            let name = result["from_name"].as_str().and_then(|n| n.rsplit_once('-')).map_or("", |(_, name)| name);
            let value = result["value"]["choices"][0].as_str();
            marks[at].facts.extend(value.map(|value| (name.to_owned(), value.to_owned())));
        }
    }
    marks
}

fn mark(result: &Value) -> Option<Mark> {
    let value = &result["value"];
    let offset = |key: &str| value[key].as_u64().map(|n| n as usize);
    let notes = result["meta"]["text"].as_array().into_iter().flatten().filter_map(Value::as_str);
    Some(Mark {
        label: Label::named(value["labels"][0].as_str()?)?,
        start: offset("start")?,
        end: offset("end")?,
        facts: notes.flat_map(facts).collect(),
        links: Vec::new(),
    })
}
