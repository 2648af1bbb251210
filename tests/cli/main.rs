//! The command line as an analyst meets it: exit codes, messages, bad input, the same bytes whatever the machine.

mod checks;
mod manners;
mod outputs;
mod pipe;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A run of the program in the project's folder.
fn corpus(arguments: &[&str]) -> Output {
    command(arguments).output().expect("the program runs")
}

fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_corpus"));
    // No environment at all: whoever runs the tests may have settings of their own.
    command.args(arguments).current_dir(env!("CARGO_MANIFEST_DIR")).env_clear();
    command
}

/// A run with this standard input.
fn fed(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = command(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_vec();
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("the writer ends");
    output
}

fn code(output: &Output) -> i32 {
    output.status.code().expect("the program was not killed")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

fn json(output: &Output) -> serde_json::Value {
    serde_json::from_slice(&output.stdout).expect("one JSON document")
}

/// A folder with these files.
fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a temporary folder");
    for (name, content) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().expect("below the folder")).expect("a folder");
        fs::write(path, content).expect("a file");
    }
    dir
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a plain path")
}

const STORY: &[u8] = b"Russia delivered 24 Su-30MK2 fighters to Venezuela on 3 May 2008, officials said.\n";

#[test]
fn a_missing_or_empty_folder_is_a_usage_error() {
    let empty = folder(&[]);
    for path in ["no/such/folder", text(empty.path())] {
        let output = corpus(&["summarize", path]);
        assert_eq!(code(&output), 2);
        assert!(output.stdout.is_empty());
        assert!(stderr(&output).starts_with(&format!("corpus: {path}: ")), "{}", stderr(&output));
    }
}

#[test]
fn a_bad_file_is_named_and_the_rest_goes_on() {
    let dir = folder(&[("a.txt", STORY), ("empty.txt", b""), ("sub/b.txt", STORY)]);
    let output = corpus(&["summarize", text(dir.path()), "--format", "json"]);
    assert_eq!(code(&output), 3);
    let report = json(&output);
    let ids: Vec<&str> =
        report["articles"].as_array().expect("a list").iter().filter_map(|a| a["id"].as_str()).collect();
    assert_eq!(ids, ["a.txt", "sub/b.txt"]);
    assert_eq!(report["problems"][0]["code"], "empty");
    assert!(stderr(&output).contains("empty.txt"), "{}", stderr(&output));
    let closing = "read 2 articles, set aside 1 (1 empty) of 3 found\n";
    assert!(stderr(&output).ends_with(closing), "{}", stderr(&output));
}

#[test]
fn what_was_read_with_a_remark_is_not_set_aside() {
    let dir = folder(&[
        ("a.txt", b"Putin met Ch\xe1vez in Moscow on 3 May 2008, said Jos\xe9 and Mar\xeda.\n"),
        ("b.txt", b""),
    ]);
    let output = corpus(&["summarize", text(dir.path())]);
    let said = stdout(&output);
    assert!(said.contains(", 1 set aside, 1 read with a remark\n"), "{said}");
    let (aside, remarked) = said.split_once("\nREAD WITH A REMARK\n").expect("both lists");
    assert!(
        aside.contains("b.txt  an empty file (empty)") && remarked.contains("a.txt  read as windows-1252 (encoding)")
    );
    assert!(stderr(&output).ends_with("of 2 found; read with a remark: 1 encoding\n"), "{}", stderr(&output));
    let page = dir.path().join("report.html");
    corpus(&["report", text(dir.path()), "--out", text(&page)]);
    let page = fs::read_to_string(&page).expect("the page");
    let done = |what: &str| page.matches(&format!("<td data-label=\"What was done\">{what}</td>")).count();
    assert_eq!((done("read"), done("set aside")), (1, 1));
}

#[test]
fn an_article_set_aside_for_its_id_is_counted_and_named() {
    let dir = folder(&[("north/a.txt", STORY), ("south/a.txt", STORY), ("south/b.txt", STORY)]);
    let (north, south) = (dir.path().join("north"), dir.path().join("south"));
    let page = dir.path().join("page.html");
    let records = dir.path().join("records.jsonl");
    fs::write(&records, corpus(&["extract", text(&north), text(&south)]).stdout).expect("a file");
    for arguments in [
        &["summarize", text(&north), text(&south)][..],
        &["summarize", text(&north), text(&south), "--format", "label-studio"],
        &["report", text(&north), text(&south), "--out", text(&page)],
        &["merge", text(&records)],
    ] {
        let output = corpus(arguments);
        let said = "corpus: a.txt: another article has this id; this one was set aside\n\
            read 2 articles, set aside 1 (1 equal_ids) of 3 found\n";
        assert_eq!((code(&output), &*stderr(&output)), (3, said), "{arguments:?}");
    }
}

#[test]
fn one_line_in_is_one_line_out_whatever_it_holds() {
    let mut input = br#"{"id":"one","text":"Putin met Chavez in Moscow on 25 September 2008."}
{"id":"two","title":5,"text":"Nothing happened."}
not json
{"id":"three"}

{"text":""}
"#
    .to_vec();
    input.extend(b"\xff\xfe{\"text\":\"x\"}\n{\"id\":\"last\",\"text\":\"The end came.\"}");
    let output = fed(&["extract", "--input-format", "jsonl", "-"], &input);
    assert_eq!(code(&output), 0, "faults stand in the lines");
    let lines: Vec<serde_json::Value> =
        stdout(&output).lines().map(|l| serde_json::from_str(l).expect("a record")).collect();
    assert_eq!(lines.len(), 8);
    for line in &lines {
        let keys: Vec<&String> = line.as_object().expect("an object").keys().collect();
        assert_eq!(keys.len(), 8, "{keys:?}");
        assert!(line["article"].is_null() != line["problem"].is_null() || !line["article"].is_null());
    }
    let codes: Vec<Option<&str>> = lines.iter().map(|l| l["problem"]["code"].as_str()).collect();
    assert_eq!(codes[2], Some("bad_json"));
    assert_eq!(codes[3], Some("no_text"));
    assert_eq!((codes[4].is_some(), codes[5].is_some(), codes[6].is_some()), (true, true, true));
    assert_eq!(lines[7]["article"]["id"], "last");
}

#[test]
fn an_empty_standard_input_is_an_empty_partition() {
    let output = fed(&["extract", "--input-format", "jsonl", "-"], b"");
    assert_eq!((code(&output), output.stdout.len()), (0, 0));
}

#[test]
fn the_same_bytes_for_any_threads_locale_zone_and_folder() {
    let reference = corpus(&["summarize", "fixtures", "--format", "json"]);
    assert_eq!(code(&reference), 0);
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    for (jobs, locale, zone) in
        [("1", "C", "Asia/Tokyo"), ("2", "fr_FR.UTF-8", "America/Caracas"), ("7", "tr_TR", "UTC")]
    {
        let mut run = command(&["summarize", text(&fixtures), "--format", "json", "--jobs", jobs]);
        let output = run.current_dir("/").env("LC_ALL", locale).env("TZ", zone).output().expect("the program runs");
        assert!(output.stdout == reference.stdout, "--jobs {jobs} {locale} {zone}");
    }
}

#[test]
fn summarize_is_extract_and_merge_however_the_input_is_cut() {
    let whole = corpus(&["summarize", "fixtures", "--format", "json"]);
    let records = stdout(&corpus(&["extract", "fixtures"]));
    let lines: Vec<&str> = records.lines().collect();
    let shards = folder(&[
        ("1.jsonl", (lines[3..].join("\n") + "\n").as_bytes()),
        ("2.jsonl", (lines[..1].join("\n") + "\n").as_bytes()),
        ("3.jsonl", (lines[1..3].join("\n") + "\n").as_bytes()),
    ]);
    let paths: Vec<PathBuf> = ["1.jsonl", "2.jsonl", "3.jsonl"].iter().map(|n| shards.path().join(n)).collect();
    let merged = corpus(&["merge", text(&paths[0]), text(&paths[1]), text(&paths[2]), "--format", "json"]);
    assert_eq!(code(&merged), 0, "{}", stderr(&merged));
    assert!(merged.stdout == whole.stdout);
}

#[test]
fn texts_of_several_articles_stand_on_lines_of_their_own() {
    let dir = folder(&[("a.txt", b"Putin met Chavez."), ("b.txt", b"Chad voted.")]);
    let (a, b) = (dir.path().join("a.txt"), dir.path().join("b.txt"));
    assert_eq!(stdout(&corpus(&["text", text(&a)])), "Putin met Chavez.");
    assert_eq!(stdout(&corpus(&["text", text(&a), text(&b)])), "Putin met Chavez.\nChad voted.");
}

#[test]
fn what_is_wrong_with_an_input_is_said_in_words_of_its_own() {
    let dir = folder(&[("a.jsonl", b"no json\n"), ("b.txt.gz", b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03cut")]);
    let output = corpus(&["extract", text(dir.path())]);
    assert_eq!(code(&output), 3);
    let said = stderr(&output);
    assert!(said.contains("a.jsonl#1: no JSON record: expected ident at column 2; set aside\n"), "{said}");
    assert!(said.contains("b.txt.gz: broken gzip: "), "{said}");
}

#[test]
fn offsets_are_code_points_into_the_printed_text() {
    let report = json(&corpus(&["summarize", "fixtures", "--format", "json"]));
    let mut checked = 0;
    for list in ["dates", "actors", "events", "arms_deals", "money"] {
        for record in report[list].as_array().expect("a list") {
            let evidence = record["evidence"].as_array().expect("a list");
            assert!(!evidence.is_empty(), "a record without evidence: {record}");
            for e in evidence {
                let path = format!("{}/fixtures/{}", env!("CARGO_MANIFEST_DIR"), e["article"].as_str().expect("an id"));
                let text = fs::read_to_string(path).expect("a fixture");
                let (start, end) = (e["start"].as_u64().expect("a number"), e["end"].as_u64().expect("a number"));
                let words: String = text.chars().skip(start as usize).take((end - start) as usize).collect();
                assert_eq!(Some(words.as_str()), e["text"].as_str());
                checked += 1;
            }
        }
    }
    assert!(checked > 100, "only {checked} pieces of evidence");
}

#[test]
fn no_key_is_ever_left_out() {
    let report = json(&corpus(&["summarize", "fixtures", "--format", "json"]));
    let schema = json(&corpus(&["schema"]));
    assert_eq!(schema["required"].as_array().map(Vec::len), Some(9));
    has_all_keys(&schema, &schema, &report, "the report");
    let schema = json(&corpus(&["schema", "--of", "records"]));
    let broken = fed(&["extract", "--input-format", "jsonl", "-"], b"no json\n").stdout;
    let lines = [corpus(&["extract", "fixtures"]).stdout, broken].concat();
    for line in String::from_utf8(lines).expect("UTF-8").lines() {
        has_all_keys(&schema, &schema, &serde_json::from_str(line).expect("JSON"), "a line");
    }
}

/// Each object has the keys that its schema names, all of them and no other, and the schema says so.
fn has_all_keys(schema: &serde_json::Value, own: &serde_json::Value, value: &serde_json::Value, place: &str) {
    let own = own["$ref"].as_str().and_then(|to| schema.pointer(to.trim_start_matches('#'))).unwrap_or(own);
    if let Some(kinds) = own["anyOf"].as_array() {
        let of_record = kinds.iter().filter(|kind| kind["type"] != "null" && !value.is_null());
        return of_record.for_each(|kind| has_all_keys(schema, kind, value, place));
    }
    if let Some(items) = value.as_array() {
        return items.iter().for_each(|item| has_all_keys(schema, &own["items"], item, place));
    }
    let Some(fields) = value.as_object() else { return };
    let properties = own["properties"].as_object().unwrap_or_else(|| panic!("{place}: no properties in {own}"));
    let named: BTreeSet<&str> = properties.keys().map(String::as_str).collect();
    let written: BTreeSet<&str> = fields.keys().map(String::as_str).collect();
    let required = own["required"].as_array().expect("a list").iter().filter_map(serde_json::Value::as_str);
    assert_eq!(written, named, "{place}");
    assert_eq!(required.collect::<BTreeSet<&str>>(), named, "{place}");
    fields.iter().for_each(|(key, field)| has_all_keys(schema, &properties[key], field, key));
}

#[test]
fn a_page_in_a_language_without_a_pack_gives_what_needs_none() {
    let text = "El gobierno de Noruega y el alcalde abrieron el puente el 2008-05-03. Costó €450, y no €4 millones.\n";
    let line = json(&fed(&["extract", "--input-format", "text", "-"], text.as_bytes()));
    assert_eq!(
        (&line["article"]["language"]["code"], &line["dates"][0]["value"]),
        (&"es".into(), &"2008-05-03".into())
    );
    assert_eq!((&line["actors"][0]["id"], &line["money"][0]["amount"]), (&"country-nor".into(), &450.into()));
    assert_eq!(line["money"].as_array().map(Vec::len), Some(1), "{}", line["money"]);
    for record in ["dates", "actors", "money"].iter().flat_map(|list| line[*list].as_array().expect("a list")) {
        assert!(record["rule"].as_str().is_some_and(|rule| rule.starts_with("all.")), "{record}");
    }
}

#[test]
fn only_leaves_the_other_lists_empty() {
    let report = json(&corpus(&["summarize", "fixtures", "--format", "json", "--only", "events"]));
    assert_eq!(report["actors"], serde_json::json!([]));
    assert!(!report["events"].as_array().expect("a list").is_empty());
    let table = stdout(&corpus(&["summarize", "fixtures", "--format", "csv", "--only", "money"]));
    assert!(table.starts_with("amount,min,max,currency"), "{table}");
}

#[test]
fn csv_writes_one_table_a_kind() {
    let out = folder(&[]);
    let output = corpus(&["summarize", "fixtures", "--format", "csv", "--out", text(out.path())]);
    assert_eq!(code(&output), 0);
    for name in ["articles", "dates", "actors", "events", "arms_deals", "money", "conflicts", "problems"] {
        let mut reader = csv::Reader::from_path(out.path().join(format!("{name}.csv"))).expect("a table");
        assert!(reader.headers().expect("a header").len() > 2, "{name}");
        assert!(reader.records().all(|r| r.is_ok()), "{name}");
    }
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let mut child = command(&["summarize", "fixtures", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program runs");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("the program ends");
    assert!(!stderr(&output).contains("panic") && !stderr(&output).contains("roken pipe"), "{}", stderr(&output));
    assert_eq!(code(&output), 0);
}

#[test]
fn hostile_input_gives_a_message_and_no_panic() {
    let long = "Putin met Chavez in Moscow. ".repeat(110_000);
    let noise: Vec<u8> = (0..200_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let dir = folder(&[
        ("broken.txt", b"Putin met \xff\xfe Chavez on 3 May 2008 in Mos\xc3"),
        ("long.txt", long.as_bytes()),
        ("noise.txt", &noise),
        ("nul.txt", b"a\0b\0c"),
        ("story.txt", STORY),
        ("white.txt", b" \n\t\n "),
    ]);
    #[cfg(unix)]
    std::os::unix::fs::symlink(dir.path().join("gone"), dir.path().join("dangling.txt")).expect("a link");
    let output = corpus(&["summarize", text(dir.path()), "--format", "json"]);
    assert_eq!(code(&output), 3);
    assert!(!stderr(&output).contains("panicked"), "{}", stderr(&output));
    let report = json(&output);
    let codes: Vec<&str> =
        report["problems"].as_array().expect("a list").iter().filter_map(|p| p["code"].as_str()).collect();
    assert!(!codes.contains(&"internal"), "{codes:?}");
    assert!(report["articles"].as_array().expect("a list").iter().any(|a| a["id"] == "story.txt"));
}

#[test]
fn check_tells_changed_input_from_changed_output() {
    let dir = folder(&[("story.txt", STORY)]);
    let path = text(dir.path()).to_owned();
    assert_eq!(code(&corpus(&["check", &path])), 2, "no expectations yet");
    assert_eq!(code(&corpus(&["check", &path, "--accept"])), 0);
    assert_eq!(code(&corpus(&["check", &path])), 0);
    let refused = command(&["check", &path, "--accept"]).env("CI", "true").output().expect("the program runs");
    assert_eq!(code(&refused), 2, "never accepted in CI");

    let expected = dir.path().join("expected/story.txt.json");
    let written = fs::read_to_string(&expected).expect("written above");
    fs::write(&expected, written.replace("2008-05-03", "2008-05-04")).expect("a file");
    let output = corpus(&["check", &path]);
    assert_eq!(code(&output), 1);
    let said = stdout(&output);
    assert!(
        said.contains("wrong value: dates: value of “3 May 2008” [en.") && said.contains("story.txt:1: "),
        "{said}"
    );
    assert!(!said.contains("the article changed"), "{said}");

    fs::write(&expected, written).expect("a file");
    fs::write(dir.path().join("story.txt"), [STORY, b"More follows here today.\n"].concat()).expect("a file");
    let said = stdout(&corpus(&["check", &path]));
    assert!(said.contains("the article changed since its expectations were written"), "{said}");
}

#[test]
fn our_own_expectations_hold() {
    let output = corpus(&["check", "fixtures"]);
    assert_eq!(code(&output), 0, "{}", stdout(&output));
}

#[test]
fn a_user_s_pack_adds_words_and_rules() {
    let dir = folder(&[("en/extra.toml", b"[words.month]\n5 = [\"Floreal\"]\n")]);
    let input = b"{\"text\":\"It happened on 3 Floreal 2008.\"}\n";
    let output = fed(&["extract", "--input-format", "jsonl", "--pack", text(dir.path()), "-"], input);
    let line: serde_json::Value = serde_json::from_slice(&output.stdout).expect("a record");
    assert_eq!(line["dates"][0]["value"], "2008-05-03", "{}", line["dates"]);
}

#[test]
fn what_the_packs_readme_shows_works() {
    let readme = include_str!("../../src/packs/README.md");
    let blocks = readme.split("```toml\n# ").skip(1).filter_map(|block| block.split("```").next()?.split_once('\n'));
    let files: Vec<(&str, &[u8])> = blocks.map(|(name, content)| (name, content.as_bytes())).collect();
    assert_eq!(files.len(), 5);
    let dir = folder(&files);
    for (rules, examples) in [("en.time.day-month-of-the-year", 2), ("en.event.serenade", 3), ("es.", 2)] {
        let output = corpus(&["rules", "--test", rules, "--pack", text(dir.path())]);
        assert_eq!(code(&output), 0, "{}", stdout(&output));
        assert!(stderr(&output).contains(&format!("{examples} examples, 0 failed")), "{}", stderr(&output));
    }
}

#[test]
fn a_rule_that_no_stage_would_read_is_refused() {
    let rule = "[[rule]]\nid = \"en.time.x\"\nabout = \"A day.\"\npattern = \"{day:day}\"\nmake = \"point\"\n";
    let dir = folder(&[("en/mine.toml", rule.as_bytes())]);
    let output = corpus(&["rules", "--pack", text(dir.path())]);
    assert_eq!(code(&output), 2);
    let said = "en/mine.toml: rule en.time.x: no stage reads patterns from `mine.toml`; name it as in `time.mine.toml`";
    assert!(stderr(&output).contains(said), "{}", stderr(&output));
}

#[test]
fn explain_prints_a_rule_and_suggests_one() {
    let rules = stdout(&corpus(&["rules"]));
    let first = rules.lines().next().and_then(|l| l.split('\t').next()).expect("a rule");
    let page = stdout(&corpus(&["explain", first]));
    assert!(page.starts_with(first) && page.contains("fires in"), "{page}");
    let visit = stdout(&corpus(&["explain", "en.event.visit"]));
    assert!(visit.contains("\n  fires in\n") && visit.contains("\n  stays silent in\n"), "{visit}");
    let unknown = corpus(&["explain", "en.time.no-such-rule"]);
    assert_eq!(code(&unknown), 2);
    assert!(stderr(&unknown).contains("no such rule"), "{}", stderr(&unknown));
}

#[test]
fn what_the_packs_lack_and_how_a_sentence_was_cut_are_shown() {
    let dir = folder(&[(
        "a.txt",
        b"The Gloptar brigade left 40 wuggles.\n\nZorblat Quux met Chavez in Moscow.\n\nIt has 30 wuggles.\n",
    )]);
    let unknown = stdout(&corpus(&["unknown", text(dir.path())]));
    assert!(unknown.contains("name\t1\tGloptar\t") && unknown.contains("noun\t2\twuggles\t"), "{unknown}");
    let often = stdout(&corpus(&["unknown", text(dir.path()), "--least", "2"]));
    assert!(often.starts_with("noun\t2\twuggles\t") && often.lines().count() == 1, "{often}");
    let trace = stdout(&corpus(&["trace", "fixtures/1-moscow-talks.txt"]));
    assert!(trace.contains(" *has received* past happened "), "{trace}");
}

#[test]
fn a_figure_with_a_fraction_stays_one() {
    let line = fed(
        &["extract", "--input-format", "jsonl", "-"],
        b"{\"text\":\"Norway sold Kenya oil for $2.50 a barrel.\"}\n",
    );
    assert_eq!(json(&line)["money"][0]["amount"], 2.5);
}

#[test]
fn colour_only_where_asked() {
    let plain = stdout(&corpus(&["summarize", "fixtures"]));
    assert!(!plain.contains('\u{1b}'), "none in a pipe");
    assert!(stdout(&corpus(&["summarize", "fixtures", "--color", "always"])).contains('\u{1b}'));
    let narrow = stdout(&corpus(&["summarize", "fixtures", "--width", "80"]));
    let widest = narrow.lines().map(|l| l.chars().count()).max().unwrap_or(0);
    assert!(widest <= 100, "{widest} columns where 80 were asked for");
}
