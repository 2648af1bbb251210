//! When articles were published, on short articles and a small table of offices.

use crate::analysis::Packs;
use crate::model::{Language, Metadata, Source};
use crate::rules::pack::{self, PackFile};
use crate::run;

const OFFICES: &str = "country\trole\tname\tstart\tend
RUS\thead_of_government\tVladimir Putin\t1999-08-16\t2000-05-07
RUS\thead_of_government\tVladimir Putin\t2008-05-08\t2012-05-07
RUS\thead_of_state\tVladimir Putin\t2000-05-07\t2008-05-07
RUS\thead_of_state\tVladimir Putin\t2012-05-07\t
RUS\thead_of_state\tDmitry Medvedev\t2008-05-07\t2012-05-07
VEN\thead_of_state\tHugo Chávez\t1999-02-02\t2013-03-05
FRA\thead_of_state\tFrançois Hollande\t2012-05-15\t
FRA\thead_of_government\tManuel Valls\t2014-03-31\t
";

/// `value`, else `earliest..latest`; then the kinds of the steps that led there.
fn published(text: &str, given: Option<&str>) -> String {
    let mut files: Vec<PackFile> = pack::embedded().into_iter().filter(|f| f.name != "offices.tsv").collect();
    files.push(PackFile::new("all", "offices.tsv", OFFICES).expect("a table"));
    let packs = Packs::load(files).expect("the packs load");
    let language = Language { code: Some("en".into()), confidence: 1.0 };
    let metadata = Metadata { published: given.map(str::to_owned), language: language.code, ..Metadata::default() };
    let source = Source { id: "a".into(), path: "a".into(), text: text.into(), metadata, ..Source::default() };
    let published = run::extract(&source, &packs).article.expect("an article").published;
    let bounds = [published.earliest, published.latest].map(Option::unwrap_or_default).join("..");
    let kinds: Vec<String> = published.basis.into_iter().map(|step| step.kind).collect();
    format!("{} by {}", published.value.unwrap_or(bounds), kinds.join(", "))
}

#[test]
fn what_is_given_goes_before_what_is_told() {
    let text = "PARIS, March 3 (Reuters) - Ministers met on Monday to discuss the budget of the region.";
    assert_eq!(published(text, Some("2010-05-01")), "2010-05-01 by metadata");
    assert_eq!(published(text, None), ".. by dateline");
    assert_eq!(published(text, Some("2010")), "2010-03-03 by metadata, dateline");
}

#[test]
fn offices_and_weekdays_settle_the_year_of_a_dateline() {
    let text = "MOSCOW, September 26 (Interfax) - Russian Prime Minister Vladimir Putin dined with Venezuelan President Hugo \
        Chavez late on Thursday.\n\nChavez will see Russian President Dmitry Medvedev on Friday, officials said.";
    assert_eq!(published(text, None), "2008-09-26 by office_holders, dateline, weekday");
}

#[test]
fn a_dateline_of_those_still_in_office_is_of_a_year_that_the_tables_know() {
    let text = "PARIS, September 26 (AFP) - French President Francois Hollande dined with bankers late on Wednesday, officials \
        said on Thursday.";
    // 2019 would fit as well, and is a year of which the table knows nothing.
    assert_eq!(published(text, None), "2013-09-26 by office_holders, dateline, weekday");
    let undecided = text.replace(" late on Wednesday, officials said on Thursday", "");
    assert_eq!(published(&undecided, None), "2012-05-15.. by office_holders, dateline");
}

#[test]
fn offices_bound_an_article_without_a_date() {
    let text = "Russian Prime Minister Vladimir Putin flew to Caracas for talks with Venezuelan President Hugo Chavez.";
    let bounds = published(text, None);
    assert_eq!(bounds, "1999-08-16..2012-05-07 by office_holders");
}

#[test]
fn news_of_an_office_long_left_is_not_of_the_day_on_a_pages_clock() {
    let news = "Sunday, September 25, 2022\n\nPutin in Caracas\n\nRussian President Dmitry Medvedev arrived here today for talks with \
        Venezuelan President Hugo Chavez.";
    assert_eq!(published(news, None), "2008-05-07..2012-05-07 by office_holders");
    let tale = news.replace("arrived here today", "once came");
    assert_eq!(published(&tale, None), "2022-09-25 by stated");
}

#[test]
fn a_day_with_its_weekday_bounds_the_article_that_tells_of_it_as_past() {
    let text =
        "Russian President Dmitry Medvedev met Venezuelan President Hugo Chavez on Friday, September 26, in Caracas.";
    assert_eq!(published(text, None), "2008-09-26..2009-03-27 by office_holders, weekday");
}

#[test]
fn a_day_behind_a_comma_is_told_as_past_by_the_verb_before_it() {
    assert_eq!(published("The mayor sold the mill, on Monday, 25 March 2019.", None), "2019-03-25.. by year_in_text");
    assert_eq!(published("The mayor sold the mill, a tall one, in 2019.", None), ".. by ");
    let far = "Thieves broke into the mill, a tall one, off the road near Lome early on Sunday, 10 March 2024, the mayor said.";
    assert_eq!(published(far, None), "2024-03-10.. by year_in_text");
    let coming = "The council set aside a fee, a tall one, for the vote on Sunday, 10 March 2024, the mayor said.";
    assert_eq!(published(coming, None), ".. by ");
}

#[test]
fn a_title_outlives_its_office() {
    // Two years told as past: the office was over; one: neither is sure.
    let told = "Hugo Chavez was a friend, the minister said of President Hugo Chavez. The mill was sold in 2016 and closed in 2018.";
    assert_eq!(published(told, None), "2018-01-01.. by year_in_text");
    let doubtful = "Hugo Chavez was a friend, the minister said of President Hugo Chavez. The mill was sold in 2016.";
    assert_eq!(published(doubtful, None), ".. by ");
    let former =
        "Former president Hugo Chavez was a friend, he said. \"President Hugo Chavez loved the mill,\" he added.";
    assert_eq!(published(former, None), ".. by ");
}

#[test]
fn what_will_be_told_of_a_day_is_not_that_day() {
    let text =
        "The book will tell of the events of May 9, 1945, for which the author searched the archives of five towns.";
    assert_eq!(published(text, None), ".. by ");
}

#[test]
fn a_year_or_a_month_that_is_given_bounds_the_day() {
    let text = "Ministers met to discuss the budget of the region.";
    assert_eq!(published(text, Some("2010")), "2010-01-01..2010-12-31 by metadata");
    assert_eq!(published(text, Some("2010-02")), "2010-02-01..2010-02-28 by metadata");
    assert_eq!(published(text, Some("2010-13")), ".. by ");
}

#[test]
fn a_month_that_the_first_line_states_bounds_the_day() {
    let text = "date 2010-02 Ministers met to discuss the budget of the region.";
    assert_eq!(published(text, None), "2010-02-01..2010-02-28 by stated");
}

#[test]
fn what_is_put_off_until_a_year_lies_ahead() {
    let text = "The first jets were to arrive this year, but delivery has been delayed until 2024.";
    assert_eq!(published(text, None), ".. by ");
}

#[test]
fn a_former_office_is_no_evidence() {
    let text = "Former Russian President Dmitry Medvedev spoke to students about the history of the city yesterday.";
    assert_eq!(published(text, None), ".. by ");
}

#[test]
fn a_fair_that_runs_and_names_its_year_dates_the_day_told() {
    let text = "Buyers came to see new tanks, a minister said on Tuesday. Talks go on today, he added.\n\n\
        Open from August 14 to 20, the Forum-2023 fair brings makers of arms together.";
    assert_eq!(published(text, None), "2023-08-15 by year_in_text, weekday");
}

#[test]
fn a_year_told_as_past_lies_before_the_article() {
    let text = "The two countries signed the treaty in June 2004. They have since become close partners in trade.";
    assert_eq!(published(text, None), "2004-06-01.. by year_in_text");
}

#[test]
fn a_year_to_come_is_none_that_is_over() {
    for text in [
        "The mayor talked of coming back after the vote planned in 2012, said a member of the council of the town.",
        "The council announced a new stadium in 2015, said the mayor of the town before he went home.",
    ] {
        assert_eq!(published(text, None), ".. by ", "{text}");
    }
    let over = "The stadium was announced in 2015, said the mayor of the town before he went home.";
    assert_eq!(published(over, None), "2015-01-01.. by year_in_text");
}

#[test]
fn an_office_is_told_of_some_days_after_its_end() {
    let text = "CARACAS, March 8 (Reuters) - Venezuelan President Hugo Chavez was buried before the eyes of his \
        followers, in the yard of a barracks.";
    assert_eq!(published(text, None), "1999-03-08..2013-03-08 by office_holders, dateline");
}

#[test]
fn today_with_its_date_is_the_day_of_the_article() {
    for text in [
        "The mayor opened the old mill today, February 6, 2019, before a crowd of some two hundred people.",
        "The mayor opened the old mill today (February 6, 2019) before a crowd of some two hundred people.",
        "The mayor opened the old mill yesterday, February 5, 2019, before a crowd of some two hundred people.",
    ] {
        assert_eq!(published(text, None), "2019-02-06 by year_in_text", "{text}");
    }
}

#[test]
fn what_a_page_states_stands_against_offices() {
    let text = "date 2018-02 Hugo Chavez, the president of Venezuela, spoke to Russian Prime Minister Vladimir Putin.";
    assert_eq!(published(text, None), "2018-02-01..2018-02-28 by stated");
}

#[test]
fn lines_cut_short_lead_elsewhere() {
    let text = "The two countries signed the treaty in June 2004, said the mayor of the town before he went home.\n\n\
        The mill was sold to a firm on 12 May 2019 and the old harbour…";
    assert_eq!(published(text, None), "2004-06-01.. by year_in_text");
}
