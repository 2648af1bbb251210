//! The HTML report in a real browser. Where no Chromium is installed these tests are listed as ignored.

mod devtools;
#[path = "../report/sample.rs"]
mod sample;

use corpus::render;
use devtools::Page;
use libtest_mimic::{Arguments, Failed, Trial};
use std::time::{Duration, Instant};

fn main() {
    let missing = devtools::chromium().is_none();
    let trial = |name: &str, test: fn()| {
        let run = move || -> Result<(), Failed> {
            test();
            Ok(())
        };
        let kind = if missing { "no chromium on this machine" } else { "" };
        Trial::test(name, run).with_kind(kind).with_ignored_flag(missing)
    };
    let trials = vec![
        trial("a_click_leads_from_a_claim_to_its_words", a_click_leads_from_a_claim_to_its_words),
        trial("kinds_of_marks_can_be_switched_off", kinds_of_marks_can_be_switched_off),
        trial("the_timeline_can_be_narrowed", the_timeline_can_be_narrowed),
        trial("nothing_is_wider_than_a_phone", nothing_is_wider_than_a_phone),
        trial("a_thousand_articles_open_in_time", a_thousand_articles_open_in_time),
    ];
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

/// The sample report, opened; `check` sees the page, which may not have complained at the end.
fn with_sample(width: u32, check: impl FnOnce(&mut Page)) {
    let (report, texts) = sample::sample();
    with_page(&render::html(&report, &texts, "Two articles").expect("a page"), width, check);
}

fn with_page(html: &str, width: u32, check: impl FnOnce(&mut Page)) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("report.html");
    std::fs::write(&file, html).expect("written");
    let mut page = Page::open(&file, width, 900);
    check(&mut page);
    page.evaluate("1");
    assert!(page.complaints.is_empty(), "{:?}", page.complaints);
}

fn a_click_leads_from_a_claim_to_its_words() {
    with_sample(1280, |page| {
        assert_eq!(page.evaluate("document.querySelector('#a1').open"), false);
        page.click("#deals .ref");
        page.wait_for("document.querySelector('#a1').open && document.querySelector('mark:target') !== null");
        let words = page.evaluate("document.querySelector('mark:target').textContent");
        assert_eq!(words, "ordered 25 helicopters from Borland");
        page.wait_for(
            "(() => { const r = document.querySelector('mark:target').getBoundingClientRect(); \
             return r.top >= 0 && r.bottom <= innerHeight; })()",
        );
        page.click(".text mark.money");
        let rule = page.evaluate("document.querySelector('#told').textContent");
        assert!(rule.as_str().is_some_and(|r| r.contains("en.money.sum")), "{rule}");
    });
}

fn kinds_of_marks_can_be_switched_off() {
    with_sample(1280, |page| {
        let clear = "rgba(0, 0, 0, 0)";
        let colour = "getComputedStyle(document.querySelector('.text mark.money')).backgroundColor";
        page.evaluate("document.querySelector('#a1').open = true");
        assert_ne!(page.evaluate(colour), clear);
        page.click("#mark-money");
        assert_eq!(page.evaluate(colour), clear);
        page.click("#mark-money");
        assert_ne!(page.evaluate(colour), clear);
        let shown = "getComputedStyle(document.querySelector('.text .furniture')).display";
        assert_eq!(page.evaluate(shown), "block");
        page.click("#mark-furniture");
        assert_eq!(page.evaluate(shown), "none");
    });
}

fn the_timeline_can_be_narrowed() {
    with_sample(1280, |page| {
        let shown = "[...document.querySelectorAll('.event-row')].filter(e => e.checkVisibility()).length";
        assert_eq!(page.evaluate(shown), 3);
        page.click("#show-once");
        assert_eq!(page.evaluate(shown), 1);
    });
}

fn nothing_is_wider_than_a_phone() {
    with_sample(390, |page| {
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
        assert_eq!(page.evaluate("document.documentElement.scrollWidth <= innerWidth"), true);
    });
}

/// Two seconds on a machine that does nothing else; here other tests may run beside.
fn a_thousand_articles_open_in_time() {
    let (report, texts) = sample::sample();
    let mut many = corpus::report::Report::default();
    let mut copies = corpus::report::Texts::new();
    for n in 0..1_000 {
        let id = format!("{n}.txt");
        copies.insert(id.clone(), texts[sample::PLAIN].clone());
        many.articles.push(corpus::report::Article { id: id.clone(), ..report.articles[0].clone() });
        for event in &report.events {
            let mut event = event.clone();
            event.evidence.iter_mut().for_each(|e| e.article = id.as_str().into());
            many.events.push(event);
        }
    }
    let html = render::html(&many, &copies, "Many articles").expect("a page");
    let began = Instant::now();
    with_page(&html, 1280, |page| page.wait_for("document.querySelector('#articles') !== null"));
    assert!(began.elapsed() < Duration::from_secs(15), "{:?}", began.elapsed());
}
