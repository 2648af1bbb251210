//! What a corpus teaches: the lines that its sites repeat, and which articles are one text.

use super::{Folder, STORY};
use corpus::report::Report;

/// A story of its own for each number.
fn story(number: usize) -> String {
    let word = |at: usize| format!("quay{}", (number * 7919 + at * 104_729) % 99_991);
    let sentence = |from: usize| format!("The mayor of {}.", (from..from + 14).map(word).collect::<Vec<_>>().join(" "));
    format!("{}\n{}\n{}\n", sentence(0), sentence(20), sentence(40))
}

/// Pages of one site, each with lines that the site repeats in the midst of its story.
fn site() -> Folder {
    let pages: Vec<(String, String)> = (0..8)
        .map(|n| {
            let story = story(n).replacen('\n', "\nAsk the harbour master for more about ships.\n", 1);
            (format!("{n}.txt"), format!("Headline of the story {n}\n{story}"))
        })
        .collect();
    let files: Vec<(&str, &[u8])> = pages.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    Folder::new(&files)
}

#[test]
fn a_profile_sets_aside_what_a_site_repeats() {
    let folder = site();
    let run = folder.corpus(&["profile", ".", "--out", "../site.profile"]);
    assert_eq!(run.code(), 0, "{}", run.stderr());
    assert!(run.stderr().contains("learned 1 lines of 1 sites, left out 0 near-duplicates\nread 8 articles"));
    let printed = folder.corpus(&["profile", "."]).stdout();
    assert!(printed.starts_with("# corpus profile 1\n"), "{printed}");
    assert!(printed.ends_with("\n[*]\n8\tAsk the harbour master for more about ships.\n"), "{printed}");
    std::fs::write(folder.path().join("site.profile"), printed).expect("a file");

    let furniture = |arguments: &[&str]| -> Vec<i64> {
        folder.corpus(arguments).lines().iter().map(|l| l["article"]["furniture"].as_i64().expect("a count")).collect()
    };
    assert_eq!(furniture(&["extract", "."]), [0; 8]);
    assert_eq!(furniture(&["extract", ".", "--profile", "site.profile"]), [1; 8]);
    let learned = folder.corpus(&["summarize", ".", "--learn", "--format", "json"]).stdout();
    let with = folder.corpus(&["summarize", ".", "--profile", "site.profile", "--format", "json"]).stdout();
    assert!(learned == with, "--learn is `profile` and --profile in one");
    let records = folder.corpus(&["extract", ".", "--profile", "site.profile"]).stdout();
    let merged = folder.fed(&["merge", "-", "--format", "json"], records.as_bytes()).stdout();
    assert!(merged == with, "summarize is extract and merge");
}

#[test]
fn a_profile_that_is_none_and_a_pipe_to_learn_from_are_refused() {
    let folder = Folder::new(&[("a.txt", STORY.as_bytes()), ("b.profile", b"# corpus profile 1\nno count\n")]);
    for (arguments, said) in [
        (["extract", "a.txt", "--profile", "a.txt"], "corpus: a.txt: expected `# corpus profile 1` as the first line"),
        (["extract", "a.txt", "--profile", "b.profile"], "b.profile: line 2: expected a count, a tab and the words"),
        (["extract", "a.txt", "--profile", "gone"], "corpus: gone: No such file"),
        (["extract", "-", "--jobs=1", "--learn"], "--learn reads its inputs twice, which standard input cannot be"),
    ] {
        let run = folder.fed(&arguments, b"");
        assert_eq!(run.code(), 2);
        assert!(run.stderr().contains(said), "{said}\n{}", run.stderr());
    }
}

#[test]
fn one_story_in_several_outlets_is_one_source() {
    let wire = story(1) + &story(2);
    let cut = story(1) + &story(2).lines().take(1).map(|l| format!("{l}\n")).collect::<String>();
    let folder = Folder::new(&[
        ("a.txt", wire.as_bytes()),
        ("b.txt", story(3).as_bytes()),
        ("c.txt", format!("Another headline of the story\n{}", wire.replace('\n', "\n\n")).as_bytes()),
        ("d.txt", cut.as_bytes()),
        ("e.txt", b"Two short words."),
    ]);
    let json = folder.corpus(&["summarize", ".", "--format", "json"]).stdout();
    let report: Report = serde_json::from_str(&json).expect("a report");
    let same: Vec<Option<&str>> = report.articles.iter().map(|a| a.same_text_as.as_deref()).collect();
    assert_eq!(same, [None, None, Some("a.txt"), Some("a.txt"), None]);
    assert_eq!(folder.corpus(&["summarize", "."]).stdout().matches("the text of ").count(), 2);
    assert_eq!(report.articles[4].sketch, None, "too short to tell");
    let all: Vec<String> = report.articles.iter().map(|a| a.id.clone()).collect();
    assert_eq!((report.sources(&all), report.sources(&all[2..4]), report.sources(&[])), (3, 1, 0));
}
