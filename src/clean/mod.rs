//! Sets page furniture aside: a role for each line, blocks of text to analyse, title, outlet, agency, dateline.
//!
//! Deletes nothing: offsets stay those of the text as decoded. A page is read as `unit`s, paragraphs that `wrap` joins
//! from hard-wrapped lines; `role` says what each is there for; `head` and `dateline` read what surrounds a story.

mod dateline;
mod head;
mod role;
mod unit;
mod wrap;

use crate::analysis::Packs;
use crate::model::{Block, Line, LineRole, Page, Source};
use crate::text::{Span, Text};
use dateline::Datelines;
use unit::Unit;

/// The page behind a source.
pub fn clean(source: &Source, packs: &Packs) -> Page {
    let text = Text::new(source.text.clone());
    let mut units = unit::units(&text);
    let words = &packs.facts.page;
    role::assign(&text, &mut units, words, packs.repeated.of(&source.metadata));
    let datelines = Datelines::find(&text, &mut units, packs);
    let title = head::title(&text, &mut units, source.metadata.title.as_deref(), words);
    role::settle(&mut units);
    let outlet = source.metadata.outlet.clone().or_else(|| head::outlet(&text, &units, words));
    let agency = datelines.agency.or_else(|| head::agency(&text, &units, words));
    let agency = agency.or_else(|| head::agency_behind(&text, &units, words));
    let title = source.metadata.title.clone().or(title);
    let lines = lines(&text, &units);
    let blocks = blocks(&units);
    let outlet = outlet.or(datelines.outlet);
    let Datelines { dateline, stated, clock, .. } = datelines;
    Page { lines, blocks, title, outlet, agency, dateline, stated, clock, text }
}

/// Every line with the role of its unit.
fn lines(text: &Text, units: &[Unit]) -> Vec<Line> {
    let mut lines: Vec<Line> =
        text.lines().iter().map(|&span| Line { span, role: LineRole::Blank, reason: "" }).collect();
    for unit in units {
        for line in &mut lines[unit.lines.clone()] {
            (line.role, line.reason) = (unit.role, unit.reason);
        }
    }
    lines
}

/// What is analysed. A dateline is a block of its own, so that the story's first sentence begins behind it.
fn blocks(units: &[Unit]) -> Vec<Block> {
    let mut blocks = Vec::with_capacity(units.len() + 1);
    for unit in units.iter().filter(|u| !matches!(u.role, LineRole::Furniture | LineRole::Caption | LineRole::Blank)) {
        match unit.dateline_end {
            Some(end) if end < unit.span.end => {
                blocks.push(Block { span: Span { end, ..unit.span }, role: LineRole::Dateline });
                blocks.push(Block { span: Span { start: end, ..unit.span }, role: unit.role });
            }
            _ => blocks.push(Block { span: unit.span, role: unit.role }),
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::LazyLock;

    static PACKS: LazyLock<Packs> = LazyLock::new(|| Packs::embedded().expect("the built-in packs load"));

    /// Lines with the first letter of their role, and what the page says of itself.
    fn shown(content: &str) -> (String, [Option<String>; 3]) {
        let page = clean(&Source { text: content.into(), ..Source::default() }, &PACKS);
        let roles = page
            .lines
            .iter()
            .filter(|l| l.role != LineRole::Blank)
            .map(|l| format!("{:?}", l.role)[..1].to_owned())
            .collect::<Vec<_>>()
            .concat();
        (roles, [page.title, page.outlet, page.agency])
    }

    const STORY: &str = "The harbour of the old town was opened on Monday by its mayor, who spoke for an hour.\n\
        Ships from many countries came to see it, and the band of the port played until evening.\n";

    /// A headline as long as a sentence, and written as one.
    const LONG: &str =
        "Mayor of the old town says that its harbour will be open to all ships before the end of summer\n";

    #[test]
    fn roles_of_lines() {
        let body = "BB";
        for (before, after, roles) in [
            ("", "", body.to_owned()),
            ("Mayor opens the harbour of the old town\n\n", "", format!("T{body}")),
            ("Home\n• News > Town\nMayor opens harbour of old town\nShare\n", "Comments\n0\n", format!("FFTF{body}FF")),
            ("Mayor opens harbour of old town\nShips came from many countries on Monday\n", "", format!("TS{body}")),
            (
                "Mayor opens harbour\n• A ship in the harbour\nA ship in the harbour | Photo: Port\n",
                "",
                format!("TCC{body}"),
            ),
            (
                "",
                "RELATED\n\nMayor to open the bridge on Friday\n\nThe bridge is old, she said on Monday.\n",
                format!("{body}FFB"),
            ),
            ("", "Read more: Mayor to open the bridge\nThe bridge is old, she said on Monday.\n", format!("{body}FB")),
            ("", "'Great day'\nThe bridge is old, she said on Monday.\n", format!("{body}HB")),
            ("", "Заголовок материала\n", format!("{body}F")),
            ("Mayor opens harbour\nThe harbour at night (Port photo)\n", "", format!("TC{body}")),
            ("", "Most read – Town\nMayor to open the bridge on Friday\n", format!("{body}FF")),
            ("", "The rest of the long story was cut off at this\n", format!("{body}B")),
            (LONG, "", format!("T{body}")),
            ("OPINION\nThe harbour opens. Good.\nBy Ann Smith | 25 September 2019\n", "", format!("FTD{body}")),
            ("Mayor opens the harbour\nBy Ann Smith in Lyon and staff reporters\n", "", format!("TF{body}")),
            (&format!("{LONG}By our own correspondent\n"), "", format!("TF{body}")),
            (
                LONG,
                "He had spoken of it for years, and no one who heard him then had thought that he meant it this time\n",
                format!("B{body}B"),
            ),
            ("", "28/01/2019 17:34:14 - \n   Lyon (AFP) - \n   © 2019 AFP\n", format!("{body}DDF")),
        ] {
            assert_eq!(shown(&format!("{before}{STORY}{after}")).0, roles, "{before}…{after}");
        }
    }

    #[test]
    fn where_nothing_would_remain_all_is_body() {
        for content in ["a visit to Lyon", "two tanks\nthree ships", "Comments", "Monday\n\n12"] {
            assert!(shown(content).0.bytes().all(|role| role == b'B'), "{content}");
        }
    }

    #[test]
    fn the_first_entry_of_a_chronology_is_no_dateline() {
        let dated = |text: String| {
            clean(&Source { text, ..Source::default() }, &PACKS).dateline.is_some_and(|d| d.date.is_some())
        };
        let entry = "The mayor opens the harbour of the old town, and three ships come.";
        let head = format!("A harbour and its years\n12 May 2017: {entry}\n");
        assert!(dated(format!("{head}{STORY}")));
        assert!(!dated(format!("{head}3 June 2018: {entry}\n4 July 2019: {entry}\n")));
    }

    #[test]
    fn a_page_names_title_outlet_and_agency() {
        let some = |name: &str| Some(name.to_owned());
        let page = format!("BBC NEWS\nMayor opens harbour of old town\n{STORY} REUTER\n");
        assert_eq!(shown(&page).1, [some("Mayor opens harbour of old town"), some("BBC"), some("Reuters")]);
        let page = format!("Mayor opens harbour of old town – Town News\nMayor opens harbour of old town\n{STORY}");
        assert_eq!(shown(&page).1, [some("Mayor opens harbour of old town"), None, None]);
        let page = format!(
            "UTOPIA — Ministry of Harbours\nPress release no. 37/2019\nMayor opens harbour of old town\n{STORY}"
        );
        assert_eq!(shown(&page).1, [some("Mayor opens harbour of old town"), None, None]);
        let page = format!("The Old Harbour Monitor\nMayor opens it to ships\n{STORY}© 2019 The Old Harbour Monitor\n");
        assert_eq!(shown(&page).1, [some("Mayor opens it to ships"), None, None]);
        let page = format!("Is the harbour open at last?\n\n(CNN) — {STORY}");
        assert_eq!(shown(&page).1, [some("Is the harbour open at last?"), some("CNN"), None]);
    }
}
