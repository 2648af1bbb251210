//! Outputs for engines and spreadsheets.

use super::*;

#[test]
fn engines_get_a_schema_with_every_field() {
    let records = stdout(&corpus(&["extract", "fixtures"]));
    let line: serde_json::Value = serde_json::from_str(records.lines().next().expect("a line")).expect("a record");
    for engine in ["duckdb", "spark", "polars"] {
        let schema = stdout(&corpus(&["schema", "--for", engine]));
        for field in line.as_object().expect("an object").keys().map(String::as_str).chain(["target_codes", "inferred"])
        {
            assert!(schema.contains(field), "{engine}: {field}");
        }
        assert!(!schema.contains("conflicts"), "a line of `extract` has none");
        assert!(stdout(&corpus(&["schema", "--for", engine, "--of", "report"])).contains("conflicts"));
    }
}

#[test]
fn a_spreadsheet_gets_a_mark_and_no_formula() {
    let dir =
        folder(&[("a.jsonl", b"{\"id\":\"=cmd\",\"title\":\"@SUM(1)\",\"text\":\"Putin met Chavez in Moscow.\"}\n")]);
    let table = |more: &[&str]| {
        let output =
            corpus(&[&["summarize", text(dir.path()), "--format", "csv", "--only", "articles"], more].concat());
        stdout(&output)
    };
    assert!(table(&[]).starts_with("id,") && table(&[]).contains("\n=cmd,"));
    assert!(table(&["--excel"]).starts_with("\u{feff}id,"));
    assert!(table(&["--excel"]).contains("\n'=cmd,'@SUM(1)"), "{}", table(&["--excel"]));
}

#[test]
fn tables_are_joined_by_the_number_of_the_deal() {
    let table = |kind: &str| {
        let output = corpus(&["summarize", "fixtures", "--format", "csv", "--only", kind]);
        let mut reader = csv::Reader::from_reader(&output.stdout[..]);
        let header = reader.headers().expect("a header").clone();
        let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
        let at = header.iter().position(|name| name == "arms_deal").expect("the column");
        rows.iter().map(|row| row[at].to_owned()).collect::<Vec<_>>()
    };
    let report = json(&corpus(&["summarize", "fixtures", "--format", "json"]));
    let deals = report["arms_deals"].as_array().expect("a list").iter().enumerate();
    let rows = deals.flat_map(|(n, deal)| vec![n.to_string(); deal["items"].as_array().map_or(1, |i| i.len().max(1))]);
    assert_eq!(table("arms_deals"), rows.collect::<Vec<_>>());
    assert!(table("money").iter().any(|deal| !deal.is_empty()), "a sum hangs on a deal");
}

#[test]
fn what_does_not_go_together_is_said_at_once() {
    for (arguments, said) in [
        (&["--format", "brat"][..], "--format brat wants --out DIR"),
        (&["--format", "csv"], "--format csv wants --out DIR, or --only with one kind"),
        (&["--format", "json", "--out", "x"], "--out goes with --format csv, brat or label-studio"),
        (&["--excel"], "--excel goes with --format csv"),
    ] {
        let output = corpus(&[&["summarize", "fixtures"], arguments].concat());
        assert_eq!((code(&output), stderr(&output)), (2, format!("corpus: {said}\n")));
    }
    let merged = fed(&["merge", "-", "--format", "label-studio"], b"");
    assert!(stderr(&merged).contains("records hold no texts"), "{}", stderr(&merged));
}

#[test]
fn the_text_of_one_kind_still_knows_names_and_articles() {
    let money = stdout(&corpus(&["summarize", "fixtures", "--only", "money"]));
    assert!(money.starts_with("5 articles (en 4, fr 1), published "), "{money}");
    assert!(money.contains("Venezuela → Russia") && money.contains("[1-moscow-talks.txt]"), "{money}");
    assert!(!money.contains("TIMELINE") && !money.contains("CONFLICTS") && !money.contains("ARTICLES"), "{money}");
    let both = stdout(&corpus(&["summarize", "fixtures", "--only", "money", "articles"]));
    assert!(both.contains("ARTICLES") && both.contains("[1]"), "{both}");
}

#[test]
fn who_leads_a_line_is_not_named_behind_it_again() {
    let text = b"MOSCOW, September 25, 2019. Vladimir Putin announced plans for Moscow to deliver vaccines to Chad. \
        Chad sold tanks to Mali, Angela Merkel said.\n";
    let timeline = stdout(&fed(&["summarize", "-", "--only", "events"], text));
    assert!(
        timeline.contains("Vladimir Putin announced plans") && !timeline.contains("(Vladimir Putin)"),
        "{timeline}"
    );
    assert!(timeline.contains("Chad sold tanks to Mali (Angela Merkel)"), "{timeline}");
}
