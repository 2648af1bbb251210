//! `check` in every form, against scores and against what is known; and corrections that come in as expectations.

use super::*;
use serde_json::Value;

const TWO: &[u8] =
    b"Putin met Chavez in Moscow on 25 September 2008.\n\nFrance ordered 12 helicopters on 3 May 2011.\n";

/// Two articles with expectations, one of them wrong in one date.
fn wrong() -> tempfile::TempDir {
    let dir = folder(&[("sub,a/story.txt", TWO), ("story.txt", STORY)]);
    assert_eq!(code(&corpus(&["check", text(dir.path()), "--accept"])), 0);
    edit(&dir.path().join("expected/story.txt.json"), |kept| kept["dates"][0]["value"] = "2008-05-04".into());
    dir
}

fn edit(path: &Path, change: impl FnOnce(&mut Value)) {
    let mut value: Value = serde_json::from_slice(&fs::read(path).expect("a file")).expect("JSON");
    change(&mut value);
    fs::write(path, serde_json::to_vec(&value).expect("JSON")).expect("a file");
}

fn check(dir: &Path, more: &[&str]) -> Output {
    corpus(&[&["check", text(dir)], more].concat())
}

#[test]
fn github_shows_the_difference_beside_its_line() {
    let dir = wrong();
    let output = check(dir.path(), &["--format", "github"]);
    assert_eq!(code(&output), 1);
    let said = stdout(&output);
    assert_eq!(said.lines().count(), 1, "{said}");
    assert!(
        said.starts_with("::error file=")
            && said.contains("story.txt,line=1,title=wrong value%3A dates%3A value of “3 May 2008” [")
    );
    assert!(said.contains("]::expected {") && said.contains("%0Agot      {"), "{said}");
}

#[test]
fn junit_has_a_case_an_article() {
    let dir = wrong();
    let said = stdout(&check(dir.path(), &["--format", "junit"]));
    assert!(said.contains("<testsuites name=\"corpus check\" tests=\"2\" failures=\"1\">"), "{said}");
    assert_eq!(said.matches("<testcase ").count(), 2);
    assert!(
        said.contains("<failure type=\"wrong value\" message=\"wrong value: dates: value of “3 May 2008” [en."),
        "{said}"
    );
    assert!(said.contains("expected {&quot;value&quot;:"), "{said}");
}

#[test]
fn a_difference_tells_which_record_it_is_and_shows_no_more_than_differs() {
    let said = stdout(&check(wrong().path(), &[]));
    assert!(said.contains(": wrong value: dates: value of “3 May 2008” [en."), "{said}");
    let sides = "\n  expected {\"value\":\"2008-05-04\"}\n  got      {\"value\":\"2008-05-03\"}\n";
    assert!(said.contains(sides), "{said}");
}

#[test]
fn an_article_set_aside_for_its_id_is_told() {
    let line = |text: &str| format!("{}\n", serde_json::json!({"id": "a", "text": text}));
    let lines = [line("Putin met Chavez in Moscow."), line("France ordered 12 helicopters.")].concat();
    let dir = folder(&[("n.jsonl", lines.as_bytes())]);
    assert_eq!(code(&check(dir.path(), &["--accept"])), 0);
    let output = check(dir.path(), &[]);
    assert_eq!(code(&output), 0, "{}", stdout(&output));
    assert!(stderr(&output).contains("corpus: a: another article has this id"), "{}", stderr(&output));
    assert!(stderr(&output).ends_with("checked 1 article, set aside 1, 0 differences\n"), "{}", stderr(&output));
}

#[test]
fn sarif_points_into_the_article() {
    let dir = wrong();
    let log = json(&check(dir.path(), &["--format", "sarif"]));
    let run = &log["runs"][0];
    let result = &run["results"][0];
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!((log["version"].as_str(), place["region"]["startLine"].as_u64()), (Some("2.1.0"), Some(1)));
    assert!(place["artifactLocation"]["uri"].as_str().expect("a path").ends_with("/story.txt"));
    let rule = result["ruleId"].as_str().expect("a rule");
    assert!(rule.starts_with("en.") && run["tool"]["driver"]["rules"][0]["id"] == rule);
    let clean = folder(&[("story.txt", STORY)]);
    assert_eq!(code(&check(clean.path(), &["--accept"])), 0);
    let none = json(&check(clean.path(), &["--format", "sarif"]));
    assert_eq!(none["runs"][0]["results"], serde_json::json!([]));
}

#[test]
fn expectations_stay_in_their_folder_and_those_of_no_article_are_told() {
    let outside = tempfile::tempdir().expect("a temporary folder");
    let line = |id: &str| format!("{}\n", serde_json::json!({"id": id, "text": "Putin met Chavez in Moscow."}));
    let lines = [line(text(&outside.path().join("a"))), line("../../b"), line("corpus")].concat();
    let dir = folder(&[("news/n.jsonl", lines.as_bytes()), ("news/sub/a.txt", STORY)]);
    let news = dir.path().join("news");
    assert_eq!(code(&check(&news, &["--accept"])), 0);
    let entries = |path: &Path| fs::read_dir(path).expect("a folder").count();
    assert_eq!((entries(outside.path()), entries(dir.path()), entries(&news.join("expected"))), (0, 1, 5));
    assert_eq!(code(&check(&news, &[])), 0);
    fs::remove_file(news.join("sub/a.txt")).expect("it was there");
    fs::write(news.join("expected/notes.md"), "Mine.").expect("a file");
    let output = check(&news, &[]);
    assert!(stdout(&output).contains("expected/sub/a.txt.json: its article is gone"), "{}", stdout(&output));
    assert!(!stdout(&output).contains("notes.md"), "{}", stdout(&output));
}

#[test]
fn expectations_of_another_shape_are_told_in_few_words() {
    let dir = wrong();
    let file = dir.path().join("expected/story.txt.json");
    let alone = check(&dir.path().join("story.txt"), &[]);
    assert_eq!(code(&alone), 2);
    assert!(stderr(&alone).contains("story.txt: no folder"), "{}", stderr(&alone));
    edit(&file, |kept| kept["dates"] = "none".repeat(1000).into());
    let output = check(dir.path(), &[]);
    assert_eq!(code(&output), 1);
    assert!(stdout(&output).contains("(4002 characters)") && stdout(&output).lines().all(|line| line.len() < 2100));
    edit(&file, |kept| *kept = serde_json::json!([]));
    let output = check(dir.path(), &[]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).contains("story.txt.json: expected an object"), "{}", stderr(&output));
}

#[test]
fn scores_decide_where_a_minimum_is_given() {
    let dir = wrong();
    let enough = check(dir.path(), &["--min", "dates.f1=0.5", "--min", "money.recall=1"]);
    assert_eq!(code(&enough), 0, "{}", stderr(&enough));
    assert!(
        stderr(&enough).contains("dates       precision 0.667  recall 0.667  f1 0.667  (2 right, 3 expected, 3 found)")
    );
    let low = check(dir.path(), &["--min", "dates.recall=0.7"]);
    assert_eq!(code(&low), 1);
    assert!(stderr(&low).contains("corpus: dates.recall is 0.667, less than 0.7"), "{}", stderr(&low));
    let mistyped = check(dir.path(), &["--min", "dats.f1=0.7"]);
    assert_eq!(code(&mistyped), 2);
    assert!(stderr(&mistyped).contains("did you mean `dates`?"), "{}", stderr(&mistyped));
    fs::write(dir.path().join("story.txt"), b"Something else.\n").expect("a file");
    assert_eq!(code(&check(dir.path(), &["--min", "dates.f1=0.1"])), 1, "a score of another article means nothing");
}

#[test]
fn only_what_is_not_known_fails() {
    let dir = wrong();
    let known = dir.path().join("known.tsv");
    let with = |more: &[&str]| check(dir.path(), &[&["--baseline", text(&known)], more].concat());
    assert_eq!(code(&with(&[])), 2, "no such file yet");
    assert_eq!(code(&with(&["--accept"])), 0);
    let again = with(&[]);
    assert_eq!((code(&again), stdout(&again).as_str()), (0, ""));
    assert!(stderr(&again).ends_with("checked 2 articles, 1 difference, 0 of them new\n"), "{}", stderr(&again));

    edit(&dir.path().join("expected/sub,a/story.txt.json"), |kept| kept["dates"][0]["value"] = "1999".into());
    let new = with(&[]);
    assert_eq!(code(&new), 1);
    assert_eq!(stdout(&new).matches("wrong value").count(), 1, "{}", stdout(&new));
    assert!(stdout(&new).contains("sub,a/story.txt"));

    edit(&dir.path().join("expected/story.txt.json"), |kept| kept["dates"][0]["value"] = "2008-05-03".into());
    assert!(stderr(&with(&[])).contains("1 of them new; 1 known before are gone"), "{}", stderr(&with(&[])));
}

/// The fixtures with their texts alone.
fn articles() -> tempfile::TempDir {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let dir = folder(&[(
        "more.jsonl",
        "{\"id\":\"x/1 é\",\"text\":\"😀 Putin met\\nHugo Chavez in Moscow on 25 September 2008.\"}\n".as_bytes(),
    )]);
    for entry in fs::read_dir(root).expect("the fixtures").flatten().filter(|e| e.path().is_file()) {
        fs::copy(entry.path(), dir.path().join(entry.file_name())).expect("a file");
    }
    dir
}

#[test]
fn brat_and_back_is_what_was_found() {
    let dir = articles();
    // Elsewhere, since texts for brat among the articles would be articles.
    let (marks, expected) = (folder(&[]), dir.path().join("expected"));
    let brat = marks.path();
    let made = corpus(&["summarize", text(dir.path()), "--format", "brat", "--out", text(brat)]);
    assert_eq!(code(&made), 0, "{}", stderr(&made));
    for entry in
        fs::read_dir(brat).expect("the folder").flatten().filter(|e| e.path().extension().is_some_and(|x| x == "ann"))
    {
        spans_hold_their_words(&entry.path());
    }
    let first = fs::read_to_string(brat.join("1-1-moscow-talks.ann")).expect("the first article's marks");
    assert!(first.lines().any(|line| line.contains("\tCONSULT ") && line.ends_with("\thas received")), "{first}");
    assert!(first.contains("inferred=true"), "{first}");
    let imported = corpus(&["import", "brat", text(brat), "--into", text(&expected)]);
    assert_eq!(code(&imported), 0, "{}", stderr(&imported));
    let same = check(dir.path(), &[]);
    assert_eq!(stdout(&same), "");

    // A person takes one date away and marks another.
    let ann = brat.join("6-x_1_é.ann");
    let kept = fs::read_to_string(&ann).expect("the second article's marks");
    let date = kept.lines().find(|l| l.contains("\tDate ")).expect("a date").to_owned();
    fs::write(&ann, kept.replace(&date, "T99\tDate 2 7\tPutin")).expect("a file");
    assert_eq!(code(&corpus(&["import", "brat", text(brat), "--into", text(&expected)])), 0);
    let said = stdout(&check(dir.path(), &[]));
    assert!(said.contains("dates") && said.contains("Putin") && said.contains("more.jsonl"), "{said}");

    // What two people marked is one mention; a mark beyond the text is one of another text.
    fs::write(&ann, format!("{kept}T99\tPerson 12 23\tHugo Chavez\n")).expect("a file");
    assert_eq!(code(&corpus(&["import", "brat", text(brat), "--into", text(&expected)])), 0);
    assert_eq!(stdout(&check(dir.path(), &[])), "");
    fs::write(&ann, "T1\tPerson 2 700\tPutin\n").expect("a file");
    let beyond = corpus(&["import", "brat", text(brat), "--into", text(&expected)]);
    assert_eq!(code(&beyond), 2);
    assert!(stderr(&beyond).contains("x/1 é: a mark from 2 to 700, in a text of"), "{}", stderr(&beyond));
}

/// Each `T` line names code points of the text beside it.
fn spans_hold_their_words(ann: &Path) {
    let text: Vec<char> = fs::read_to_string(ann.with_extension("txt")).expect("its text").chars().collect();
    for line in fs::read_to_string(ann).expect("marks").lines().filter(|l| l.starts_with('T')) {
        let columns: Vec<&str> = line.split('\t').collect();
        let (_, spans) = columns[1].split_once(' ').expect("a type and spans");
        let words: Vec<String> = spans
            .split(';')
            .map(|span| {
                let (start, end) = span.split_once(' ').expect("two ends");
                text[start.parse().expect("a number")..end.parse().expect("a number")].iter().collect()
            })
            .collect();
        assert_eq!(words.join(" "), columns[2], "{line}");
        assert!(!columns[2].contains('\n'));
    }
}

#[test]
fn label_studio_and_back_is_what_was_found() {
    let dir = articles();
    let made = corpus(&["summarize", text(dir.path()), "--format", "label-studio"]);
    assert_eq!(code(&made), 0, "{}", stderr(&made));
    let mut tasks = json(&made);
    let last = tasks.as_array().expect("tasks").len() - 1;
    for result in
        tasks[last]["predictions"][0]["result"].as_array().expect("results").iter().filter(|r| r["type"] == "labels")
    {
        let value = &result["value"];
        let (start, end) = (value["start"].as_u64().expect("a number"), value["end"].as_u64().expect("a number"));
        let text = tasks[last]["data"]["text"].as_str().expect("a text");
        let words: String = text.chars().skip(start as usize).take((end - start) as usize).collect();
        assert_eq!(value["text"], words);
    }
    // What a project exports after all predictions were accepted; the first article is still open.
    for task in tasks.as_array_mut().expect("tasks").iter_mut().skip(1) {
        task["annotations"] = serde_json::json!([
            { "result": task["predictions"][0]["result"] },
            { "result": [], "was_cancelled": true },
        ]);
    }
    let export = folder(&[("export.json", tasks.to_string().as_bytes())]);
    let export = export.path().join("export.json");
    let expected = dir.path().join("expected");
    let imported = corpus(&["import", "label-studio", text(&export), "--into", text(&expected)]);
    assert_eq!(code(&imported), 3, "one was left open");
    assert!(stderr(&imported).contains("1-moscow-talks.txt: not annotated; passed over"), "{}", stderr(&imported));
    let said = stdout(&check(dir.path(), &[]));
    assert!(said.lines().all(|line| line.contains("1-moscow-talks.txt")), "{said}");
    let out = folder(&[]);
    assert_eq!(code(&corpus(&["summarize", "fixtures", "--format", "label-studio", "--out", text(out.path())])), 0);
    let setup = fs::read_to_string(out.path().join("setup.xml")).expect("the setup");
    assert!(setup.contains("<Label value=\"Person\"/>") && setup.contains("<Choice value=\"CONSULT\"/>"));
}
