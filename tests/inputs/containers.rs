//! Packed files, records and tables; content goes before the name, and what does not fit is said.

use super::{Folder, STORY, gzip, zstd};

fn record(fields: &str) -> String {
    format!("{{\"text\":{:?},{fields}}}", STORY)
}

#[test]
fn packed_files_are_read_whatever_they_are_called() {
    let lines = format!("{}\n{}\n", record("\"id\":\"one\""), record("\"id\":\"two\""));
    let folder = Folder::new(&[
        ("a.txt.zst", &zstd(STORY.as_bytes())),
        ("b.txt.gz", &zstd(STORY.as_bytes())),
        ("c.txt.gz", STORY.as_bytes()),
        ("d.txt", &gzip(STORY.as_bytes())),
        ("e.jsonl.zst", &[zstd(lines.as_bytes()), zstd(record("\"id\":\"three\"").as_bytes())].concat()),
        ("f.html.zst", &zstd(format!("<html><body><p>{STORY}</p></body></html>").as_bytes())),
    ]);
    let run = folder.corpus(&["extract", "."]);
    let ids = ["a.txt.zst", "b.txt.gz", "c.txt.gz", "d.txt", "one", "two", "three", "f.html.zst"];
    assert_eq!(run.shown(), ids.map(|id| format!("{id} - -")));
    assert_eq!(run.code(), 0);
    let said = run.stderr();
    assert!(said.contains("b.txt.gz: expected gzip by its name, found Zstandard; read as that"), "{said}");
    assert!(said.contains("c.txt.gz: expected gzip by its name, found a file that is not packed"), "{said}");
    assert!(!said.contains("d.txt"), "{said}");
    let piped = folder.fed(&["extract", "-"], &gzip(lines.as_bytes()));
    assert_eq!(piped.shown(), ["one - -", "two - -"]);
}

#[test]
fn content_goes_before_the_name() {
    let array = format!("[{},\n{}]", record("\"id\":\"one\""), record("\"source\":\"Port News\""));
    let page = format!("<!DOCTYPE html><html><body><p>{STORY}</p></body></html>");
    let folder = Folder::new(&[
        ("a.txt", page.as_bytes()),
        ("b.html", STORY.as_bytes()),
        ("c.jsonl", array.as_bytes()),
        ("d.txt", format!("{}\n", record("\"id\":\"two\"")).as_bytes()),
        ("e.txt", b"%PDF-1.7\n"),
        ("f.html", b"PK\x03\x04 and more"),
    ]);
    let run = folder.corpus(&["extract", "."]);
    let expected =
        ["a.txt - -", "b.html - -", "one - -", "c.jsonl#2 Port News -", "two - -", "e.txt no_text", "f.html no_text"];
    assert_eq!(run.shown(), expected);
    assert_eq!(run.code(), 3);
    for said in [
        "corpus: a.txt: expected plain text by its name, found HTML; read as that",
        "corpus: b.html: expected HTML by its name, found plain text; read as that",
        "corpus: c.jsonl#1: expected JSON Lines by its name, found a JSON array; read as that",
        "corpus: d.txt#1: expected plain text by its name, found JSON Lines; read as that",
        "corpus: e.txt: expected plain text, found a PDF file; set aside",
        "corpus: f.html: expected HTML, found a ZIP, Word or Excel file; set aside",
        "read 5 articles, set aside 2",
    ] {
        assert!(run.stderr().contains(said), "{said}\n{}", run.stderr());
    }
}

#[test]
fn json_is_read_where_it_is_named_and_passed_over_in_folders() {
    let pretty = format!("[\n  {},\n  {{\"title\": 1}},\n  7\n]\n", record("\"date\": \"2020-03-04\""));
    let lines = format!("{}\n{}\n", record("\"lang\":\"en\""), record("\"publisher\":{\"name\":\"Port News\"}"));
    let folder = Folder::new(&[
        ("array.json", pretty.as_bytes()),
        ("lines.json", lines.as_bytes()),
        ("one.json", record("\"datePublished\":\"2020-03-05\"").as_bytes()),
        ("story.txt", STORY.as_bytes()),
    ]);
    assert_eq!(folder.corpus(&["extract", "."]).shown(), ["story.txt - -"]);
    let run = folder.corpus(&["extract", "array.json", "lines.json", "one.json"]);
    let expected = [
        "array.json#1 - 2020-03-04",
        "array.json#2 no_text",
        "array.json#3 bad_json",
        "lines.json#1 - -",
        "lines.json#2 Port News -",
        "one.json#1 - 2020-03-05",
    ];
    assert_eq!(run.shown(), expected);
    assert_eq!(run.code(), 3);
}

#[test]
fn tables_give_an_article_a_row() {
    let story = STORY.trim();
    let comma = format!("id,Headline,Date,Source,Body\n7,Harbour opens,2020-03-04,Port News,\"{story}\"\n8,,,,\n");
    let tabs = format!("datum\tartikel\n2020-03-04\t{story}\n");
    let utf16: Vec<u8> = format!("\u{feff}{tabs}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let folder = Folder::new(&[("a.csv", comma.as_bytes()), ("b.tsv", tabs.as_bytes()), ("c.tsv", &utf16)]);
    let run = folder.corpus(&["extract", "a.csv"]);
    assert_eq!(run.shown(), ["7 Port News 2020-03-04", "a.csv#2 empty"]);
    assert_eq!(run.lines()[0]["article"]["title"], "Harbour opens");

    let unknown = folder.corpus(&["extract", "b.tsv"]);
    assert_eq!((unknown.code(), unknown.shown()), (3, vec!["b.tsv no_text".to_owned()]));
    let said = "corpus: b.tsv: expected a column `text`, found datum, artikel; set aside (`--field text=NAME`";
    assert!(unknown.stderr().contains(said), "{}", unknown.stderr());

    for file in ["b.tsv", "c.tsv"] {
        let named = folder.corpus(&["extract", file, "--field", "text=artikel", "--field", "published=datum"]);
        assert_eq!(named.shown(), [format!("{file}#1 - 2020-03-04")], "{}", named.stderr());
    }
    let wrong = folder.corpus(&["extract", "b.tsv", "--field", "texte=artikel"]);
    assert_eq!(wrong.code(), 2);
    assert!(wrong.stderr().contains("no such field; there are text, id, title"), "{}", wrong.stderr());
    let piped = folder.fed(&["extract", "-"], comma.as_bytes());
    assert_eq!(piped.shown()[0], "7 Port News 2020-03-04");
}

#[test]
fn one_article_of_a_file_is_asked_for_by_its_number() {
    let table = "text,title\nThe first harbour.,One\n\"The second,\nold harbour.\",Two\n";
    let folder = Folder::new(&[("a.csv", table.as_bytes())]);
    assert_eq!(folder.corpus(&["text", "a.csv#2"]).stdout(), "The second,\nold harbour.");
    assert_eq!(folder.corpus(&["extract", "a.csv#2"]).shown(), ["a.csv#2 - -"]);
    let none = folder.corpus(&["extract", "a.csv#3"]);
    assert_eq!(none.shown(), ["a.csv#3 unreadable"]);
    assert!(none.stderr().contains("a.csv#3: no article has this number"), "{}", none.stderr());
}
