//! CSV: one table a kind, which open in a spreadsheet. Several values of a cell are parted by `; `.

use super::{Kind, write_whole};
use crate::report::{
    ActorRecord, Article, Conflict, DateRecord, DealRecord, EventRecord, Evidence, ItemRecord, MoneyRecord,
    ProblemRecord, QuantityRecord, Report, Side, SumRecord,
};
use anyhow::{Context, Result};
use serde_json::Number;
use std::borrow::Cow;
use std::io::Write;
use std::path::Path;

/// What a table is made ready for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Spreadsheet {
    /// Programs: the values as they are.
    Plain,
    /// A spreadsheet on a desk: a byte-order mark, so that letters are read right, and no cell that it would compute.
    Excel,
}

/// One table a kind into `dir`, made where it is missing; all kinds where none is named.
pub fn csv_tables(report: &Report, kinds: &[Kind], dir: &Path, spreadsheet: Spreadsheet) -> Result<()> {
    std::fs::create_dir_all(dir).with_context(|| dir.display().to_string())?;
    for (kind, name) in TABLES {
        if kinds.is_empty() || kinds.contains(kind) {
            write_whole(&dir.join(name), |out| csv_table(report, *kind, out, spreadsheet))?;
        }
    }
    Ok(())
}

const TABLES: &[(Kind, &str)] = &[
    (Kind::Articles, "articles.csv"),
    (Kind::Dates, "dates.csv"),
    (Kind::Actors, "actors.csv"),
    (Kind::Events, "events.csv"),
    (Kind::ArmsDeals, "arms_deals.csv"),
    (Kind::Money, "money.csv"),
    (Kind::Conflicts, "conflicts.csv"),
    (Kind::Problems, "problems.csv"),
];

/// One table.
pub fn csv_table(report: &Report, kind: Kind, mut out: impl Write, spreadsheet: Spreadsheet) -> Result<()> {
    if spreadsheet == Spreadsheet::Excel {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let mut written = csv::Writer::from_writer(out);
    let (header, rows) = match kind {
        Kind::Articles => table(ARTICLES, &report.articles),
        Kind::Dates => table(DATES, &report.dates),
        Kind::Actors => table(ACTORS, &report.actors),
        Kind::Events => table(EVENTS, &report.events),
        Kind::ArmsDeals => arms_deals(report),
        Kind::Money => table(MONEY, &report.money),
        Kind::Conflicts => conflicts(report),
        Kind::Problems => table(PROBLEMS, &report.problems),
    };
    written.write_record(header)?;
    match spreadsheet {
        Spreadsheet::Plain => rows.iter().try_for_each(|row| written.write_record(row))?,
        Spreadsheet::Excel => {
            rows.iter().try_for_each(|row| written.write_record(row.iter().map(|cell| inert(cell).into_owned())))?
        }
    }
    written.flush()?;
    Ok(())
}

/// A cell that a spreadsheet would compute (`=`, `+`, `-`, `@` and white space before them) as the text that it is,
/// with an apostrophe before; a negative number is one.
fn inert(cell: &str) -> Cow<'_, str> {
    let computes =
        cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}']);
    match computes && cell.parse::<f64>().is_err() {
        true => Cow::Owned(format!("'{cell}")),
        false => Cow::Borrowed(cell),
    }
}

/// A column of a table: its name, and its cell of a record.
type Column<R> = (&'static str, fn(&R) -> String);
type Table = (Vec<&'static str>, Vec<Vec<String>>);

fn table<'r, R: 'r>(columns: &[Column<R>], records: impl IntoIterator<Item = &'r R>) -> Table {
    let row = |record: &R| columns.iter().map(|(_, cell)| cell(record)).collect();
    (columns.iter().map(|(name, _)| *name).collect(), records.into_iter().map(row).collect())
}

const ARTICLES: &[Column<Article>] = &[
    ("id", |a| a.id.clone()),
    ("title", |a| text(&a.title)),
    ("outlet", |a| text(&a.outlet)),
    ("agency", |a| text(&a.agency)),
    ("place", |a| text(&a.place)),
    ("language", |a| text(&a.language.code)),
    ("published", |a| text(&a.published.value)),
    ("earliest", |a| text(&a.published.earliest)),
    ("latest", |a| text(&a.published.latest)),
    ("basis", |a| listed(a.published.basis.iter().map(|b| format!("{}: {}", b.kind, b.detail)))),
    ("words", |a| a.words.to_string()),
    ("sentences", |a| a.sentences.to_string()),
    ("furniture", |a| a.furniture.to_string()),
    ("same_text_as", |a| text(&a.same_text_as)),
];

const DATES: &[Column<DateRecord>] = &[
    ("article", |d| d.article.clone()),
    ("text", |d| d.text.clone()),
    ("type", |d| d.kind.clone()),
    ("value", |d| text(&d.value)),
    ("earliest", |d| text(&d.earliest)),
    ("latest", |d| text(&d.latest)),
    ("start", |d| d.evidence.first().map_or(0, |e| e.start).to_string()),
    ("end", |d| d.evidence.first().map_or(0, |e| e.end).to_string()),
    ("rule", |d| d.rule.clone()),
];

const ACTORS: &[Column<ActorRecord>] = &[
    ("id", |a| a.id.clone()),
    ("name", |a| a.name.clone()),
    ("kind", |a| a.kind.clone()),
    ("country", |a| text(&a.country)),
    ("code", |a| text(&a.code)),
    ("roles", |a| listed(a.roles.iter().map(|r| r.title.clone()))),
    ("aliases", |a| a.aliases.join("; ")),
    ("mentions", |a| a.mentions.to_string()),
    ("articles", |a| a.articles.join("; ")),
];

const EVENTS: &[Column<EventRecord>] = &[
    ("date", |e| text(&e.date.value)),
    ("earliest", |e| text(&e.date.earliest)),
    ("latest", |e| text(&e.date.latest)),
    ("basis", |e| e.date.basis.clone()),
    ("type", |e| e.kind.clone()),
    ("mode", |e| text(&e.mode)),
    ("status", |e| e.status.clone()),
    ("source", |e| e.source.join("; ")),
    ("target", |e| e.target.join("; ")),
    ("source_codes", |e| e.source_codes.join("; ")),
    ("target_codes", |e| e.target_codes.join("; ")),
    ("place", |e| text(&e.place)),
    ("summary", |e| e.summary.clone()),
    ("attribution", |e| e.attribution.as_ref().map(|a| a.text.clone()).unwrap_or_default()),
    ("mentions", |e| e.mentions.to_string()),
    ("articles", |e| e.articles.join("; ")),
    ("sentence", |e| sentence(&e.evidence)),
    ("rule", |e| e.rule.clone()),
];

const MONEY: &[Column<MoneyRecord>] = &[
    ("amount", |m| number(&m.amount)),
    ("min", |m| number(&m.min)),
    ("max", |m| number(&m.max)),
    ("currency", |m| text(&m.currency)),
    ("modifier", |m| m.modifier.clone()),
    ("role", |m| m.role.clone()),
    ("per", |m| text(&m.per)),
    ("payer", |m| text(&m.payer)),
    ("payee", |m| text(&m.payee)),
    ("date", |m| text(&m.date.value)),
    ("arms_deal", |m| m.arms_deal.map(|d| d.to_string()).unwrap_or_default()),
    ("article", |m| m.evidence.first().map(|e| e.article.to_string()).unwrap_or_default()),
    ("text", |m| m.evidence.first().map(|e| e.text.clone()).unwrap_or_default()),
    ("sentence", |m| sentence(&m.evidence)),
    ("rule", |m| m.rule.clone()),
];

const PROBLEMS: &[Column<ProblemRecord>] =
    &[("path", |p| p.path.clone()), ("code", |p| p.code.clone()), ("message", |p| p.message.clone())];

/// A row an item; the number of the deal is what the tables of money and conflicts call it by.
struct Ordered<'r> {
    deal: &'r DealRecord,
    item: ItemRecord,
    number: usize,
}

/// The columns of SIPRI's trade register, and ours behind them.
fn arms_deals(report: &Report) -> Table {
    let columns: &[Column<Ordered>] = &[
        ("supplier", |o| text(&o.deal.supplier)),
        ("recipient", |o| text(&o.deal.recipient)),
        ("ordered", |o| o.item.quantity.as_ref().map(count).unwrap_or_default()),
        ("designation", |o| text(&o.item.designation)),
        ("description", |o| text(&o.item.description)),
        ("category", |o| o.item.category.clone()),
        ("order_date", |o| text(&o.deal.date.value)),
        ("order_date_estimate", |o| yes(o.deal.date.value.as_ref().is_some_and(|v| v.len() < 10))),
        ("delivered", |o| o.deal.delivered.as_ref().map(count).unwrap_or_default()),
        ("delivery_years", |o| delivery_years(o.deal)),
        ("kind", |o| o.deal.kind.clone()),
        ("status", |o| o.deal.status.clone()),
        ("option", |o| yes(o.deal.option)),
        ("comments", |o| comments(o.deal)),
        ("articles", |o| o.deal.articles.join("; ")),
        ("rule", |o| o.deal.rule.clone()),
        ("arms_deal", |o| o.number.to_string()),
    ];
    let ordered = report.arms_deals.iter().enumerate().flat_map(|(number, deal)| {
        let items = if deal.items.is_empty() { vec![ItemRecord::default()] } else { deal.items.clone() };
        items.into_iter().map(move |item| Ordered { deal, item, number })
    });
    table(columns, &ordered.collect::<Vec<_>>())
}

fn delivery_years(deal: &DealRecord) -> String {
    let steps = deal.steps.iter().filter(|step| step.status.starts_with("deliver"));
    listed(steps.filter_map(|step| Some(step.date.as_deref()?.get(..4)?.to_owned())))
}

fn yes(is: bool) -> String {
    if is { "yes" } else { "" }.to_owned()
}

/// The worth of the deal and who tells of it, as SIPRI's comments do.
fn comments(deal: &DealRecord) -> String {
    let mut parts = Vec::new();
    parts.extend(deal.value.as_ref().map(|v| format!("worth {}", sum(v))));
    parts.extend(deal.financing.as_ref().map(|v| format!("financed with {}", sum(v))));
    parts.extend((!deal.inferred.is_empty()).then(|| format!("inferred: {}", deal.inferred.join(", "))));
    parts.extend(deal.attribution.as_ref().map(|a| format!("according to {}", a.text)));
    parts.extend(deal.evidence.first().map(|e| format!("“{}”", e.sentence)));
    parts.join("; ")
}

/// A row a side.
fn conflicts(report: &Report) -> Table {
    let columns: &[Column<(&Conflict, &Side)>] = &[
        ("about", |(conflict, _)| conflict.about.clone()),
        ("record", |(conflict, _)| {
            conflict.id.clone().or_else(|| conflict.index.map(|i| i.to_string())).unwrap_or_default()
        }),
        ("field", |(conflict, _)| conflict.field.clone()),
        ("value", |(_, side)| side.value.clone()),
        ("articles", |(_, side)| side.articles.join("; ")),
        ("sentence", |(_, side)| sentence(&side.evidence)),
    ];
    let sides = report.conflicts.iter().flat_map(|conflict| conflict.sides.iter().map(move |side| (conflict, side)));
    table(columns, &sides.collect::<Vec<_>>())
}

fn text(value: &Option<String>) -> String {
    value.clone().unwrap_or_default()
}

fn number(value: &Option<Number>) -> String {
    value.as_ref().map(ToString::to_string).unwrap_or_default()
}

/// Several values of one cell.
fn listed(values: impl Iterator<Item = String>) -> String {
    values.collect::<Vec<_>>().join("; ")
}

fn sentence(evidence: &[Evidence]) -> String {
    evidence.first().map(|e| e.sentence.to_string()).unwrap_or_default()
}

fn count(quantity: &QuantityRecord) -> String {
    quantity.to_string()
}

fn sum(sum: &SumRecord) -> String {
    sum.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_cell_computes_in_a_spreadsheet() {
        for (cell, written) in [
            ("=1+1", "'=1+1"),
            ("+49 30", "'+49 30"),
            ("@home", "'@home"),
            ("- said", "'- said"),
            ("\t=1", "'\t=1"),
            ("-5", "-5"),
            ("a=b", "a=b"),
            ("", ""),
        ] {
            assert_eq!(inert(cell), written);
        }
    }

    #[test]
    fn a_deal_is_a_row_an_item_with_what_its_columns_do_not_hold() {
        let value = SumRecord {
            amount: Some(5.into()),
            currency: Some("USD".into()),
            modifier: "about".into(),
            ..SumRecord::default()
        };
        let item = |name: &str| ItemRecord { description: Some(name.into()), ..ItemRecord::default() };
        let mut deal =
            DealRecord { value: Some(value), items: vec![item("tanks"), item("jets")], ..DealRecord::default() };
        deal.date.value = Some("2008".into());
        let report = Report { arms_deals: vec![DealRecord::default(), deal], ..Report::default() };
        let mut out = Vec::new();
        csv_table(&report, Kind::ArmsDeals, &mut out, Spreadsheet::Plain).expect("a table");
        let out = String::from_utf8(out).expect("UTF-8");
        let rows: Vec<&str> = out.lines().collect();
        assert_eq!(rows.len(), 4, "{out}");
        assert!(rows[1].ends_with(",0") && rows[2].contains(",tanks,") && rows[3].contains(",jets,"), "{out}");
        for row in &rows[2..] {
            assert!(row.contains(",2008,yes,") && row.contains("worth USD 5 about") && row.ends_with(",1"), "{row}");
        }
    }

    #[test]
    fn a_table_for_a_spreadsheet_begins_with_a_mark() {
        let article = Article { id: "a".into(), title: Some("=HYPERLINK(1)".into()), ..Article::default() };
        let report = Report { articles: vec![article], ..Report::default() };
        let table = |spreadsheet| {
            let mut out = Vec::new();
            csv_table(&report, Kind::Articles, &mut out, spreadsheet).expect("a table");
            String::from_utf8(out).expect("UTF-8")
        };
        assert!(
            table(Spreadsheet::Plain).starts_with("id,") && table(Spreadsheet::Plain).contains("\na,=HYPERLINK(1),")
        );
        assert!(table(Spreadsheet::Excel).starts_with("\u{feff}id,"));
        assert!(table(Spreadsheet::Excel).contains("\na,'=HYPERLINK(1),"));
    }
}
