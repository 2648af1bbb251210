//! CSV: one table a kind, which open in a spreadsheet. Several values of a cell are parted by `; `.

use super::Kind;
use crate::report::{DealRecord, Evidence, ItemRecord, QuantityRecord, Report, SumRecord};
use anyhow::{Context, Result};
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
            write_whole(report, *kind, &dir.join(name), spreadsheet)?;
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

/// Written under another name first, so that a table is there whole or not at all.
fn write_whole(report: &Report, kind: Kind, path: &Path, spreadsheet: Spreadsheet) -> Result<()> {
    let temporary = path.with_extension("csv.part");
    let file = std::fs::File::create(&temporary).with_context(|| temporary.display().to_string())?;
    csv_table(report, kind, file, spreadsheet)?;
    std::fs::rename(&temporary, path).with_context(|| path.display().to_string())
}

/// One table.
pub fn csv_table(report: &Report, kind: Kind, mut out: impl Write, spreadsheet: Spreadsheet) -> Result<()> {
    if spreadsheet == Spreadsheet::Excel {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let mut table = csv::Writer::from_writer(out);
    let (header, rows) = match kind {
        Kind::Articles => articles(report),
        Kind::Dates => dates(report),
        Kind::Actors => actors(report),
        Kind::Events => events(report),
        Kind::ArmsDeals => arms_deals(report),
        Kind::Money => money(report),
        Kind::Conflicts => conflicts(report),
        Kind::Problems => problems(report),
    };
    table.write_record(header)?;
    match spreadsheet {
        Spreadsheet::Plain => rows.iter().try_for_each(|row| table.write_record(row))?,
        Spreadsheet::Excel => {
            rows.iter().try_for_each(|row| table.write_record(row.iter().map(|cell| inert(cell).into_owned())))?
        }
    }
    table.flush()?;
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

type Table = (&'static [&'static str], Vec<Vec<String>>);

fn articles(report: &Report) -> Table {
    let header = &[
        "id",
        "title",
        "outlet",
        "agency",
        "place",
        "language",
        "published",
        "earliest",
        "latest",
        "basis",
        "words",
        "sentences",
        "furniture",
        "same_text_as",
    ];
    let row = |a: &crate::report::Article| {
        let basis: Vec<String> = a.published.basis.iter().map(|b| format!("{}: {}", b.kind, b.detail)).collect();
        vec![
            a.id.clone(),
            text(&a.title),
            text(&a.outlet),
            text(&a.agency),
            text(&a.place),
            text(&a.language.code),
            text(&a.published.value),
            text(&a.published.earliest),
            text(&a.published.latest),
            basis.join("; "),
            a.words.to_string(),
            a.sentences.to_string(),
            a.furniture.to_string(),
            text(&a.same_text_as),
        ]
    };
    (header, report.articles.iter().map(row).collect())
}

fn dates(report: &Report) -> Table {
    let header = &["article", "text", "type", "value", "earliest", "latest", "start", "end", "rule"];
    let row = |d: &crate::report::DateRecord| {
        let (start, end) = d.evidence.first().map_or((0, 0), |e| (e.start, e.end));
        vec![
            d.article.clone(),
            d.text.clone(),
            d.kind.clone(),
            text(&d.value),
            text(&d.earliest),
            text(&d.latest),
            start.to_string(),
            end.to_string(),
            d.rule.clone(),
        ]
    };
    (header, report.dates.iter().map(row).collect())
}

fn actors(report: &Report) -> Table {
    let header = &["id", "name", "kind", "country", "code", "roles", "aliases", "mentions", "articles"];
    let row = |a: &crate::report::ActorRecord| {
        let roles: Vec<String> = a.roles.iter().map(|r| r.title.clone()).collect();
        vec![
            a.id.clone(),
            a.name.clone(),
            a.kind.clone(),
            text(&a.country),
            text(&a.code),
            roles.join("; "),
            a.aliases.join("; "),
            a.mentions.to_string(),
            a.articles.join("; "),
        ]
    };
    (header, report.actors.iter().map(row).collect())
}

fn events(report: &Report) -> Table {
    let header = &[
        "date",
        "earliest",
        "latest",
        "basis",
        "type",
        "mode",
        "status",
        "source",
        "target",
        "source_codes",
        "target_codes",
        "place",
        "summary",
        "attribution",
        "mentions",
        "articles",
        "sentence",
        "rule",
    ];
    let row = |e: &crate::report::EventRecord| {
        vec![
            text(&e.date.value),
            text(&e.date.earliest),
            text(&e.date.latest),
            e.date.basis.clone(),
            e.kind.clone(),
            text(&e.mode),
            e.status.clone(),
            e.source.join("; "),
            e.target.join("; "),
            e.source_codes.join("; "),
            e.target_codes.join("; "),
            text(&e.place),
            e.summary.clone(),
            e.attribution.as_ref().map(|a| a.text.clone()).unwrap_or_default(),
            e.mentions.to_string(),
            e.articles.join("; "),
            sentence(&e.evidence),
            e.rule.clone(),
        ]
    };
    (header, report.events.iter().map(row).collect())
}

/// One row an item, in the columns of SIPRI's trade register, with the UNROCA category beside.
fn arms_deals(report: &Report) -> Table {
    let header = &[
        "supplier",
        "recipient",
        "ordered",
        "designation",
        "description",
        "category",
        "order_date",
        "order_date_estimate",
        "delivered",
        "delivery_years",
        "kind",
        "status",
        "option",
        "comments",
        "articles",
        "rule",
        "arms_deal",
    ];
    let rows = report.arms_deals.iter().enumerate().flat_map(|(number, deal)| {
        let none = ItemRecord::default();
        let items: Vec<ItemRecord> = if deal.items.is_empty() { vec![none] } else { deal.items.clone() };
        items.into_iter().map(|item| arms_row(deal, &item, number)).collect::<Vec<_>>()
    });
    (header, rows.collect())
}

/// A row an item; the number of the deal is what the tables of money and conflicts call it by.
fn arms_row(deal: &DealRecord, item: &ItemRecord, number: usize) -> Vec<String> {
    let delivered: Vec<&str> = deal
        .steps
        .iter()
        .filter(|s| s.status.starts_with("deliver"))
        .filter_map(|s| s.date.as_deref()?.get(..4))
        .collect();
    let estimate = deal.date.value.as_ref().is_some_and(|v| v.len() < 10);
    vec![
        text(&deal.supplier),
        text(&deal.recipient),
        item.quantity.as_ref().map(count).unwrap_or_default(),
        text(&item.designation),
        text(&item.description),
        item.category.clone(),
        text(&deal.date.value),
        if estimate { "yes" } else { "" }.to_owned(),
        deal.delivered.as_ref().map(count).unwrap_or_default(),
        delivered.join("; "),
        deal.kind.clone(),
        deal.status.clone(),
        if deal.option { "yes" } else { "" }.to_owned(),
        comments(deal),
        deal.articles.join("; "),
        deal.rule.clone(),
        number.to_string(),
    ]
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

fn money(report: &Report) -> Table {
    let header = &[
        "amount",
        "min",
        "max",
        "currency",
        "modifier",
        "role",
        "per",
        "payer",
        "payee",
        "date",
        "arms_deal",
        "article",
        "text",
        "sentence",
        "rule",
    ];
    let row = |m: &crate::report::MoneyRecord| {
        let number = |n: &Option<serde_json::Number>| n.as_ref().map(ToString::to_string).unwrap_or_default();
        let first = m.evidence.first();
        vec![
            number(&m.amount),
            number(&m.min),
            number(&m.max),
            text(&m.currency),
            m.modifier.clone(),
            m.role.clone(),
            text(&m.per),
            text(&m.payer),
            text(&m.payee),
            text(&m.date.value),
            m.arms_deal.map(|d| d.to_string()).unwrap_or_default(),
            first.map(|e| e.article.to_string()).unwrap_or_default(),
            first.map(|e| e.text.clone()).unwrap_or_default(),
            sentence(&m.evidence),
            m.rule.clone(),
        ]
    };
    (header, report.money.iter().map(row).collect())
}

fn conflicts(report: &Report) -> Table {
    let header = &["about", "record", "field", "value", "articles", "sentence"];
    let rows = report.conflicts.iter().flat_map(|conflict| {
        conflict.sides.iter().map(move |side| {
            let record = conflict.id.clone().or_else(|| conflict.index.map(|i| i.to_string()));
            vec![
                conflict.about.clone(),
                record.unwrap_or_default(),
                conflict.field.clone(),
                side.value.clone(),
                side.articles.join("; "),
                sentence(&side.evidence),
            ]
        })
    });
    (header, rows.collect())
}

fn problems(report: &Report) -> Table {
    let row = |p: &crate::report::ProblemRecord| vec![p.path.clone(), p.code.clone(), p.message.clone()];
    (&["path", "code", "message"], report.problems.iter().map(row).collect())
}

fn text(value: &Option<String>) -> String {
    value.clone().unwrap_or_default()
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
    use crate::report::Article;

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
