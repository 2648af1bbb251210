//! The HTML report: one file, nothing from elsewhere, nothing of a source taken for markup, every claim linked.

mod sample;

use corpus::render;
use corpus::report::{Article, Report, Texts};
use std::collections::BTreeSet;
use std::process::Command;

fn page() -> String {
    let (report, texts) = sample::sample();
    render::html(&report, &texts, "What two articles tell").expect("a page")
}

/// The values of an attribute.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let opening = format!(" {attribute}=\"");
    html.split(&opening).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    assert_eq!(page(), page());
}

#[test]
fn nothing_comes_from_elsewhere() {
    let html = page();
    assert!(values(&html, "href").iter().all(|to| to.starts_with('#')), "a link leads out");
    for loading in [" src=", "url(", "@import", "<link", "<iframe", "<base", " style="] {
        let written = html.replace("src=x", "");
        assert!(!written.contains(loading), "{loading}");
    }
    assert!(html.contains("default-src 'none'; style-src 'sha256-"));
    assert!(!html.contains("unsafe-inline"));
}

#[test]
fn nothing_of_a_source_becomes_markup() {
    let html = page();
    assert_eq!(html.matches("<script").count(), 1, "ours alone");
    assert!(!html.contains("<img") && !html.contains("<b onclick") && !html.contains("<i>"));
    assert!(html.contains("&lt;/mark&gt;&lt;img src=x onerror=alert(2)&gt;"));
    assert!(values(&html, "lang").iter().all(|l| *l == "en"), "no language tag that is none");
}

#[test]
fn no_control_character_of_a_source_comes_into_the_page() {
    let (mut report, texts) = sample::sample();
    report.events[0].summary.push_str("\0\u{b}\u{9b}");
    report.articles[0].title = Some("Ships\0 leave".into());
    let html = render::html(&report, &texts, "Two\0 articles").expect("a page");
    assert!(!html.contains(|c: char| c.is_control() && !"\n\t".contains(c)));
    assert!(html.contains("Ships\u{fffd} leave"));
}

#[test]
fn every_claim_leads_to_its_words() {
    let html = page();
    let ids = values(&html, "id");
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(unique.len(), ids.len(), "an id stands twice");
    for link in values(&html, "href") {
        assert!(unique.contains(link.trim_start_matches('#')), "{link} leads nowhere");
    }
    let (report, _) = sample::sample();
    let evidence = report.events.iter().flat_map(|e| &e.evidence);
    let evidence = evidence.chain(report.arms_deals.iter().flat_map(|d| &d.evidence));
    for evidence in evidence.chain(report.money.iter().flat_map(|m| &m.evidence)) {
        let number = 1 + report.articles.iter().position(|a| *a.id == *evidence.article).expect("its article");
        let anchor = format!("a{number}-{}-{}", evidence.start, evidence.end);
        assert!(html.contains(&format!("href=\"#{anchor}\"")) && unique.contains(anchor.as_str()), "{anchor}");
    }
}

#[test]
fn the_fixtures_have_no_dead_link() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("report.html");
    let fixtures = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures");
    let mut command = Command::new(env!("CARGO_BIN_EXE_corpus"));
    let done = command.args(["report", fixtures, "--quiet", "--out"]).arg(&out).status().expect("it runs");
    assert!(done.success());
    let html = std::fs::read_to_string(&out).expect("written");
    let ids: BTreeSet<&str> = values(&html, "id").into_iter().collect();
    let dead: Vec<&str> =
        values(&html, "href").into_iter().filter(|l| !ids.contains(l.trim_start_matches('#'))).collect();
    assert!(dead.is_empty(), "{dead:?}");
    assert!(!html.contains("[cut off below]"), "a claim's words are not in its article");
}

#[test]
fn mixed_directions_and_languages_are_kept_apart() {
    let html = page();
    assert!(html.contains("<bdi>Ana Ruiz, Karl Behm</bdi>") || html.contains("<bdi>Ana Ruiz → Karl Behm</bdi>"));
    assert!(html.contains("<article class=\"text\" dir=\"auto\" lang=\"en\">"));
    assert!(html.contains("<p dir=\"auto\">مرحبا"));
}

#[test]
fn furniture_stays_and_says_why() {
    let html = page();
    assert!(html.contains("class=\"furniture\" title=\"furniture: &lt;menu&gt; &quot;line&quot;\">Home | Sport"));
}

#[test]
fn a_thousand_articles_stay_small_and_what_is_cut_is_said() {
    let (report, texts) = sample::sample();
    let text = &texts[sample::PLAIN];
    let mut many = Report::default();
    let mut longer = Texts::new();
    for n in 0..1_000 {
        let id = format!("{n}.txt");
        let mut long = text.clone();
        long.text.push_str(&"The talks went on in the capital. ".repeat(700));
        long.lines.last_mut().expect("lines").span.end = long.text.len() as u32;
        longer.insert(id.clone(), long);
        many.articles.push(Article { id: id.clone(), ..report.articles[0].clone() });
        for event in &report.events {
            let mut event = event.clone();
            event.evidence.iter_mut().for_each(|e| e.article = id.as_str().into());
            many.events.push(event);
        }
    }
    let html = render::html(&many, &longer, "Many").expect("a page");
    assert!(html.len() < 20_000_000, "{} bytes", html.len());
    assert!(html.contains("The text is left out"));
    assert!(html.contains("1500 of 3000 events are left out"));
}

#[test]
fn the_command_writes_a_whole_file_or_none() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("news.txt"), "Ruritania met Ardenia in Lune on Monday.").expect("written");
    let out = folder.path().join("report.html");
    let run = |out: &std::path::Path| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_corpus"));
        command.arg("report").arg(folder.path()).args(["--quiet", "--out"]).arg(out).output().expect("it runs")
    };
    assert_eq!(run(&out).status.code(), Some(0));
    let first = std::fs::read(&out).expect("written");
    assert_eq!(run(&out).status.code(), Some(0));
    assert_eq!(first, std::fs::read(&out).expect("written again"), "the first report was read as an article");
    assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 2, "nothing else is left");
    let failed = run(&folder.path().join("missing/report.html"));
    assert_eq!(failed.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&failed.stderr).contains("report.html: not written"));
}

#[test]
fn what_cannot_be_replaced_leaves_no_part_behind() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("news.txt"), "Ruritania met Ardenia in Lune on Monday.").expect("written");
    let taken = folder.path().join("taken");
    std::fs::create_dir(&taken).expect("a folder");
    let mut command = Command::new(env!("CARGO_BIN_EXE_corpus"));
    let run =
        command.arg("report").arg(folder.path()).args(["--quiet", "--out"]).arg(&taken).output().expect("it runs");
    assert_eq!(run.status.code(), Some(2));
    assert_eq!(std::fs::read_dir(folder.path()).expect("the folder").count(), 2);
}

#[test]
fn long_lists_say_what_they_leave_out_and_bounds_stand_for_a_day() {
    let (mut report, texts) = sample::sample();
    report.arms_deals = vec![report.arms_deals[0].clone(); 503];
    let published = &mut report.articles[0].published;
    (published.value, published.earliest, published.latest) =
        (None, Some("2008-05-08".into()), Some("2012-05-07".into()));
    let html = render::html(&report, &texts, "Many").expect("a page");
    assert!(html.contains("3 more deals are left out here"));
    assert!(html.contains("2008-05-08..2012-05-07"));
}

#[test]
fn figures_of_one_role_are_added_up() {
    let (mut report, texts) = sample::sample();
    report.money.push(report.money[0].clone());
    report.money[1].amount = Some(1_500_000_000.into());
    let html = render::html(&report, &texts, "Sums").expect("a page");
    assert!(html.contains("contract value (2)") && html.contains("USD 1.54 bn"));
}

#[test]
fn a_line_between_two_actors_has_the_tone_of_their_events() {
    let (mut report, texts) = sample::sample();
    for (kinds, [mixed, hostile]) in [
        (["AGREE", "AGREE"], [false, false]),
        (["AGREE", "THREATEN"], [true, false]),
        (["ASSAULT", "THREATEN"], [false, true]),
    ] {
        for (event, kind) in report.events[1..].iter_mut().zip(kinds) {
            (event.kind, event.status) = (kind.into(), "happened".into());
        }
        let html = render::html(&report, &texts, "Tones").expect("a page");
        let drawn = |tone: &str| html.contains(&format!("class=\"line {tone}\""));
        assert_eq!((drawn("mixed"), drawn("hostile")), (mixed, hostile), "{kinds:?}");
    }
}
