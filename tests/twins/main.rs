//! One fact told in English and in French gives one record: each pair of `twins.toml` is a test of its own.
//!
//! What both tell must be the same, and be what the pair expects, so that two silences and two equal mistakes do not
//! count. A pair marked `known` fails for the reason given; once it passes, the mark has to go.

use corpus::analysis::Packs;
use corpus::model::{Metadata, Source};
use corpus::report::{DealRecord, EventRecord, MoneyRecord, Records};
use corpus::run;
use libtest_mimic::{Arguments, Failed, Trial};
use serde::Deserialize;
use std::sync::Arc;

/// The share of pairs, in percent, that has to hold, those marked `known` counted as failing; it only goes up.
const FLOOR: usize = 90;

#[derive(Deserialize)]
struct Twins {
    published: String,
    twin: Vec<Twin>,
}

#[derive(Deserialize, Clone)]
struct Twin {
    name: String,
    en: String,
    fr: String,
    #[serde(default)]
    events: Vec<String>,
    #[serde(default)]
    deals: Vec<String>,
    #[serde(default)]
    money: Vec<String>,
    #[serde(default)]
    dates: Vec<String>,
    /// Why it fails, where it does.
    known: Option<String>,
}

fn main() {
    let args = Arguments::from_args();
    let twins: Twins = toml::from_str(include_str!("twins.toml")).expect("the table of twins is TOML");
    let packs = Arc::new(Packs::embedded().expect("the built-in packs load"));
    let (count, known) = (twins.twin.len(), twins.twin.iter().filter(|t| t.known.is_some()).count());
    let mut trials = vec![Trial::test("floor", move || floor(count, known))];
    for twin in twins.twin {
        let (packs, published) = (packs.clone(), twins.published.clone());
        trials.push(Trial::test(twin.name.clone(), move || judge(&twin, &published, &packs)));
    }
    libtest_mimic::run(&args, trials).exit();
}

fn floor(count: usize, known: usize) -> Result<(), Failed> {
    let good = 100 * (count - known) / count;
    if good >= FLOOR { Ok(()) } else { Err(format!("{good} % of {count} pairs hold, {FLOOR} should").into()) }
}

fn judge(twin: &Twin, published: &str, packs: &Packs) -> Result<(), Failed> {
    let told = |text: &str, language: &str| Told::of(&extract(text, language, published, packs));
    match (check(twin, &told(&twin.en, "en"), &told(&twin.fr, "fr")), &twin.known) {
        (Ok(()), Some(why)) => Err(format!("holds, though known to fail ({why}): take the mark out").into()),
        (Err(_), Some(_)) | (Ok(()), None) => Ok(()),
        (Err(difference), None) => Err(difference.into()),
    }
}

fn extract(text: &str, language: &str, published: &str, packs: &Packs) -> Records {
    let metadata =
        Metadata { published: Some(published.into()), language: Some(language.into()), ..Metadata::default() };
    let source =
        Source { id: language.into(), path: language.into(), text: text.into(), metadata, ..Source::default() };
    run::extract(&source, packs)
}

/// The records of a text, kind by kind, each in a line that no language shows in.
struct Told([(&'static str, Vec<String>); 4]);

impl Told {
    fn of(records: &Records) -> Told {
        let sorted = |mut lines: Vec<String>| {
            lines.sort();
            lines
        };
        let dates = records.dates.iter().filter_map(|d| d.value.clone());
        Told([
            ("events", sorted(records.events.iter().map(event).collect())),
            ("deals", sorted(records.arms_deals.iter().map(deal).collect())),
            ("money", sorted(records.money.iter().map(money).collect())),
            ("dates", sorted(dates.collect())),
        ])
    }
}

fn check(twin: &Twin, en: &Told, fr: &Told) -> Result<(), String> {
    let expected = [&twin.events, &twin.deals, &twin.money, &twin.dates];
    if expected.iter().all(|e| e.is_empty()) {
        return Err("expects nothing".into());
    }
    for (((kind, en), (_, fr)), expected) in en.0.iter().zip(&fr.0).zip(expected) {
        let same = en == fr && (expected.is_empty() || expected == en);
        if !same {
            return Err(format!(
                "{kind}\n  {}\n  {}\n  expected {expected:#?}\n  en {en:#?}\n  fr {fr:#?}",
                twin.en, twin.fr
            ));
        }
    }
    Ok(())
}

/// `CONSULT visit hugo-chavez > country-rus, happened, 2019-09-24 (sergei-lavrov)`; all parties of a meeting or an
/// agreement stand in one list.
fn event(record: &EventRecord) -> String {
    let side = |ids: &[String], codes: &[String]| if ids.is_empty() { codes.to_vec() } else { ids.to_vec() };
    let mut source = side(&record.source, &record.source_codes);
    let mut target = side(&record.target, &record.target_codes);
    let mode = record.mode.as_deref().unwrap_or_default();
    if record.kind == "AGREE" || record.kind == "CONSULT" && mode != "visit" {
        source.append(&mut target);
    }
    source.sort();
    target.sort();
    let head = [record.kind.as_str(), mode].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let mut line = format!("{head} {}", if source.is_empty() { "?".into() } else { source.join(" + ") });
    if !target.is_empty() {
        line += &format!(" > {}", target.join(" + "));
    }
    line += &format!(", {}", record.status);
    record.date.value.iter().for_each(|date| line += &format!(", {date}"));
    let speaker = record.attribution.as_ref().map(|a| a.actor.as_deref().unwrap_or("?"));
    speaker.iter().for_each(|speaker| line += &format!(" ({speaker})"));
    line
}

/// `RUS > EGY, sale, ordered: 24 Su-35; USD 2000000000`
fn deal(record: &DealRecord) -> String {
    let country = |side: &Option<String>| side.clone().unwrap_or_else(|| "?".into());
    let item = |item: &corpus::report::ItemRecord| {
        let name = item.designation.as_deref().unwrap_or(&item.category);
        item.quantity.as_ref().map_or_else(|| name.to_owned(), |q| format!("{q} {name}"))
    };
    let items: Vec<String> = record.items.iter().map(item).collect();
    let mut line =
        format!("{} > {}, {}, {}", country(&record.supplier), country(&record.recipient), record.kind, record.status);
    if !items.is_empty() {
        line += &format!(": {}", items.join(", "));
    }
    record.value.iter().chain(&record.financing).for_each(|sum| line += &format!("; {sum}"));
    line
}

/// `USD 2000000000, contract_value`
fn money(record: &MoneyRecord) -> String {
    format!("{record}, {}", record.role)
}
