//! One report, many forms: text for a reader, HTML to look at, JSON, JSON Lines, CSV. One file or folder a form.

mod columns;
mod csv;
mod html;
mod json;
mod line;
mod schema;
mod summary;
mod sums;
mod whole;
mod wording;

pub use csv::{Spreadsheet, csv_table, csv_tables};
pub use html::html;
pub use json::{json, jsonl};
pub use line::write as json_line;
pub use schema::{duckdb as schema_duckdb, polars as schema_polars, spark as schema_spark};
pub use summary::{Layout, summary};
pub use whole::write_whole;

use crate::report::Report;
use clap::ValueEnum;

/// A list of the report.
#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[value(rename_all = "snake_case")]
pub enum Kind {
    Articles,
    Dates,
    Actors,
    Events,
    ArmsDeals,
    Money,
    Conflicts,
    Problems,
}

/// Empties the lists of all other kinds.
pub fn keep_only(report: &mut Report, kinds: &[Kind]) {
    let drop = |kind| !kinds.contains(&kind);
    let full = std::mem::take(report);
    report.schema_version = full.schema_version;
    macro_rules! keep {
        ($($kind:ident => $list:ident),+ $(,)?) => { $(if !drop(Kind::$kind) { report.$list = full.$list; })+ };
    }
    keep! {
        Articles => articles, Dates => dates, Actors => actors, Events => events, ArmsDeals => arms_deals,
        Money => money, Conflicts => conflicts, Problems => problems,
    }
}
