//! Whatever an input holds: a message, the right exit code, no panic, and the rest goes on.

use super::{Folder, STORY, gzip, zstd};

/// Bytes without sense, always the same.
fn noise(length: u32) -> Vec<u8> {
    (0..length).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect()
}

#[test]
fn broken_files_are_named_and_the_rest_is_read() {
    // Figures that differ, so that packing leaves more than one piece.
    let figure = |n: u64| n.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let record =
        |n: u64| format!("{{\"text\":{STORY:?},\"more\":[{},{},{}]}}\n", figure(n), figure(n + 1), figure(n + 2));
    let records: String = (0..4000).map(record).collect();
    let (gz, zst) = (gzip(records.as_bytes()), zstd(records.as_bytes()));
    let deep = format!("{{\"text\":{}1{}}}", "[".repeat(100_000), "]".repeat(100_000));
    let folder = Folder::new(&[
        ("cut.jsonl.gz", &gz[..gz.len() / 2]),
        ("cut.jsonl.zst", &zst[..zst.len() / 2]),
        ("cut.txt.gz", &gzip(STORY.as_bytes())[..40]),
        ("deep.html", "<b>".repeat(100_000).as_bytes()),
        ("deep.jsonl", deep.as_bytes()),
        ("empty.html", b""),
        ("empty.jsonl.gz", b""),
        ("empty.warc", b""),
        ("long.txt", "word ".repeat(600_000).as_bytes()),
        ("noise.html", &noise(200_000)),
        ("noise.jsonl", &noise(200_000)),
        ("noise.txt.gz", &[&b"\x1f\x8b"[..], &noise(1000)].concat()),
        ("noise.warc.gz", &noise(1000)),
        ("story.txt", STORY.as_bytes()),
        ("tags.html", b"<html><!-- <script> never closed"),
    ]);
    let run = folder.corpus(&["extract", "."]);
    assert_eq!(run.code(), 3);
    assert!(!run.stderr().contains("panicked"), "{}", run.stderr());
    let shown = run.shown();
    for expected in [
        "cut.txt.gz unreadable",
        "deep.html too_large",
        "deep.jsonl#1 bad_json",
        "empty.html empty",
        "long.txt too_large",
        "noise.txt.gz unreadable",
        "story.txt - -",
        "tags.html empty",
    ] {
        assert!(shown.iter().any(|line| line == expected), "{expected}\n{shown:#?}");
    }
    for packed in ["cut.jsonl.gz", "cut.jsonl.zst"] {
        let told = shown.iter().filter(|line| line.starts_with(packed));
        let (broken, whole): (Vec<&String>, Vec<&String>) = told.partition(|line| !line.ends_with(" - -"));
        let (broken, whole) = (broken.len(), whole.len());
        assert!(whole + broken > 0 && broken == 1, "{packed}: {whole} read, {broken} broken");
    }
    assert!(!shown.iter().any(|line| line.ends_with("internal")), "{shown:#?}");
    let merged = folder.fed(&["merge", "-", "--format", "json"], run.stdout().as_bytes()).stdout();
    assert!(folder.corpus(&["summarize", ".", "--format", "json"]).stdout() == merged);
}

#[test]
fn broken_tables_arrays_and_exports_are_named() {
    let cell = format!("text,title\n\"{}\",T\n{STORY:?},U\n", "cell ".repeat(14 << 20));
    let folder = Folder::new(&[
        ("array.json", format!("[{{\"text\":{STORY:?}}},{{\"text\":\"cut").as_bytes()),
        ("cell.csv", cell.as_bytes()),
        ("deep.json", "[".repeat(1 << 20).as_bytes()),
        ("empty.csv", b"\n\n"),
        ("empty.json", b"[]"),
        ("noise.csv", &noise(100_000)),
        ("noise.json", &noise(100_000)),
        ("short.csv", b"text,title\nonly\n\"open"),
        ("short.txt", b"  1 of 2 DOCUMENTS\n\n\n  2 of 2 DOCUMENTS\nLENGTH: 3 words\n"),
    ]);
    let names =
        ["array.json", "cell.csv", "deep.json", "empty.csv", "noise.csv", "noise.json", "short.csv", "short.txt"];
    let run = folder.corpus(&[&["extract"], &names[..]].concat());
    assert_eq!(run.code(), 3);
    assert!(!run.stderr().contains("panicked"), "{}", run.stderr());
    let shown = run.shown();
    for expected in [
        "array.json#1 - -",
        "array.json#2 bad_json",
        "cell.csv#1 too_large",
        "cell.csv#2 - -",
        "empty.csv empty",
        "short.csv#1 - -",
        "short.txt#1 no_text",
    ] {
        assert!(shown.iter().any(|line| line == expected), "{expected}\n{shown:#?}");
    }
    assert!(!shown.iter().any(|line| line.ends_with("internal")), "{shown:#?}");
    let nothing = folder.corpus(&["extract", "empty.json"]);
    assert_eq!((nothing.code(), nothing.shown()), (3, vec!["empty.json empty".to_owned()]));
}

#[test]
#[cfg(unix)]
fn links_that_lead_nowhere_and_pipes_are_handled() {
    let folder = Folder::new(&[("story.txt", STORY.as_bytes())]);
    for name in ["gone.txt", "gone.html", "gone.jsonl.gz"] {
        std::os::unix::fs::symlink("nowhere", folder.path().join(name)).expect("a link");
    }
    std::fs::create_dir(folder.path().join("folder.txt")).expect("a folder");
    let run = folder.corpus(&["extract", "."]);
    let expected = ["gone.html unreadable", "gone.jsonl.gz unreadable", "gone.txt unreadable", "story.txt - -"];
    assert_eq!((run.shown(), run.code()), (expected.map(str::to_owned).to_vec(), 3));
    // What can be read only once is read once.
    let piped = folder.fed(&["extract", "/dev/stdin"], STORY.as_bytes());
    assert_eq!((piped.shown(), piped.code()), (vec!["stdin - -".to_owned()], 0), "{}", piped.stderr());
}
