//! The contract's records of time: the expressions, and when articles, events, deals and payments are from.

use super::Evidence;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// When the article was published; ISO days.
#[derive(Serialize, Deserialize, JsonSchema, Clone, PartialEq, Debug, Default)]
pub struct PublishedRecord {
    pub value: Option<String>,
    pub earliest: Option<String>,
    pub latest: Option<String>,
    pub basis: Vec<Basis>,
}

/// One step that led to a date: `stated`, `metadata`, `dateline`, `weekday`, `year_in_text`, `office_holders`,
/// `same_event`.
#[derive(Serialize, Deserialize, JsonSchema, Clone, PartialEq, Debug, Default)]
pub struct Basis {
    pub kind: String,
    pub detail: String,
}

/// A time expression.
#[derive(Serialize, Deserialize, JsonSchema, Clone, PartialEq, Debug, Default)]
pub struct DateRecord {
    pub article: String,
    pub text: String,
    /// `DATE`, `TIME`, `DURATION`, `SET`.
    #[serde(rename = "type")]
    pub kind: String,
    /// TIMEX3; `XXXX-09-25` while the year is open.
    pub value: Option<String>,
    pub earliest: Option<String>,
    pub latest: Option<String>,
    pub anchor: AnchorRecord,
    pub alternatives: Vec<Alternative>,
    pub rule: String,
    pub evidence: Vec<Evidence>,
}

/// What a relative value hangs on: `to` is `published`, `evidence` or null.
#[derive(Serialize, Deserialize, JsonSchema, Clone, PartialEq, Debug, Default)]
pub struct AnchorRecord {
    pub to: Option<String>,
    pub offset: Option<String>,
}

/// Another reading of a time expression.
#[derive(Serialize, Deserialize, JsonSchema, Clone, PartialEq, Debug, Default)]
pub struct Alternative {
    pub value: String,
    pub reason: String,
}

/// When an event, a deal or a payment was: `basis` is `stated`, `relative`, `published` or `none`.
#[derive(Serialize, Deserialize, JsonSchema, Clone, PartialEq, Debug, Default)]
pub struct EventDate {
    pub value: Option<String>,
    pub earliest: Option<String>,
    pub latest: Option<String>,
    pub basis: String,
    /// What a relative date hangs on, so that `merge` can close an open year.
    pub anchor: AnchorRecord,
}
