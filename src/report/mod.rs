//! The output contract: the only types that are serialized, one record a line of the contract's page.
//!
//! `Records` is what one article gives; `Report` is the whole corpus. Offsets here are code points.

mod convert;
mod dates;
mod ids;
mod line;
mod texts;
mod values;

pub use convert::{Analysed, records};
pub use dates::{Alternative, AnchorRecord, Basis, DateRecord, EventDate, PublishedRecord};
pub use ids::{actor_id, is_country_id};
pub use texts::{ArticleText, Texts};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Number;
use std::collections::BTreeSet;
use std::sync::Arc;

/// Raised when a field is renamed or dropped.
pub const SCHEMA_VERSION: &str = "1.0";

/// A whole corpus: what `corpus summarize --format json` prints.
#[derive(Serialize, Deserialize, JsonSchema, Clone, PartialEq, Debug, Default)]
pub struct Report {
    pub schema_version: String,
    pub articles: Vec<Article>,
    pub dates: Vec<DateRecord>,
    pub actors: Vec<ActorRecord>,
    pub events: Vec<EventRecord>,
    pub arms_deals: Vec<DealRecord>,
    pub money: Vec<MoneyRecord>,
    pub conflicts: Vec<Conflict>,
    pub problems: Vec<ProblemRecord>,
}

impl Report {
    /// How many sources stand behind these articles: those with one text are one.
    pub fn sources(&self, articles: &[String]) -> usize {
        let first = |id: &String| {
            let at = self.articles.binary_search_by(|article| article.id.cmp(id)).ok()?;
            self.articles[at].same_text_as.clone()
        };
        let texts: BTreeSet<String> = articles.iter().map(|id| first(id).unwrap_or_else(|| id.clone())).collect();
        texts.len()
    }
}

/// What one article gives: one line of `corpus extract`.
#[derive(Serialize, Deserialize, JsonSchema, Clone, PartialEq, Debug, Default)]
pub struct Records {
    pub article: Option<Article>,
    pub dates: Vec<DateRecord>,
    pub actors: Vec<ActorRecord>,
    pub events: Vec<EventRecord>,
    pub arms_deals: Vec<DealRecord>,
    pub money: Vec<MoneyRecord>,
    /// What may stand for a person whom another article names; in a line of `extract` alone.
    #[serde(default)]
    pub roles_alone: Vec<RoleAlone>,
    pub problem: Option<ProblemRecord>,
}

/// An office told without a name, `the French president`, which no person of its article holds.
#[derive(Serialize, Deserialize, JsonSchema, Clone, PartialEq, Debug, Default)]
pub struct RoleAlone {
    pub role: String,
    pub country: String,
    pub evidence: Vec<Evidence>,
}

/// The very words that a record came from.
// A sentence is evidence of several records, and all of an article's tell its id: so both are shared.
#[derive(Serialize, Deserialize, JsonSchema, Clone, PartialEq, Debug, Default)]
pub struct Evidence {
    pub article: Arc<str>,
    /// Code points into the article's text; `end` is one past the last.
    pub start: usize,
    pub end: usize,
    pub text: String,
    pub sentence: Arc<str>,
    /// The person is not named here: a role that the table of offices resolved.
    #[serde(default)]
    pub inferred: bool,
}

/// An article.
#[derive(Serialize, Deserialize, JsonSchema, Clone, PartialEq, Debug, Default)]
pub struct Article {
    pub id: String,
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub agency: Option<String>,
    /// Of the dateline.
    pub place: Option<String>,
    pub language: LanguageRecord,
    pub published: PublishedRecord,
    pub words: usize,
    pub sentences: usize,
    /// Lines set aside as site furniture.
    pub furniture: usize,
    /// What the input itself says of the article, and where.
    #[serde(default)]
    pub claims: Vec<ClaimRecord>,
    /// By which near-duplicates are told without the text; null where that is too short.
    #[serde(default)]
    pub sketch: Option<String>,
    /// The id of an article before this one with the same text but for cuts and edits: the two are one source.
    #[serde(default)]
    pub same_text_as: Option<String>,
}

/// Something that an input says of its article (`title`, `published`, `outlet`, `author`, `url`, `language`), and where:
/// `JSON-LD datePublished`, `meta og:site_name`, the key of a record, `file name`.
#[derive(Serialize, Deserialize, JsonSchema, Clone, PartialEq, Debug, Default)]
pub struct ClaimRecord {
    pub field: String,
    pub value: String,
    pub from: String,
}

/// ISO 639-1 code, null where it cannot be told; confidence 0 to 1.
#[derive(Serialize, Deserialize, JsonSchema, Clone, PartialEq, Debug, Default)]
pub struct LanguageRecord {
    pub code: Option<String>,
    pub confidence: f64,
}

/// A person, an organization or a country.
#[derive(Serialize, Deserialize, JsonSchema, Clone, PartialEq, Debug, Default)]
pub struct ActorRecord {
    pub id: String,
    pub name: String,
    /// The name is our own English spelling of a name that no article in English tells.
    pub transliterated: bool,
    /// `person`, `organization`, `country`.
    pub kind: String,
    /// ISO 3166-1 alpha-3.
    pub country: Option<String>,
    /// CAMEO-style: country and agent role.
    pub code: Option<String>,
    pub aliases: Vec<String>,
    pub roles: Vec<RoleRecord>,
    pub articles: Vec<String>,
    pub mentions: usize,
    pub rule: String,
    pub evidence: Vec<Evidence>,
}

/// An office or function.
#[derive(Serialize, Deserialize, JsonSchema, Clone, PartialEq, Debug, Default)]
pub struct RoleRecord {
    pub title: String,
    pub role: String,
    pub country: Option<String>,
    /// `former`, `acting`, `elect`, or null.
    pub status: Option<String>,
}

/// Who says so.
#[derive(Serialize, Deserialize, JsonSchema, Clone, PartialEq, Debug, Default)]
pub struct AttributionRecord {
    /// An actor id, or null where the speaker has no name.
    pub actor: Option<String>,
    pub text: String,
    /// The rule that found the speaker; no part of what is put out, but examples ask for it.
    #[serde(skip)]
    pub rule: String,
}

/// A dated event after PLOVER 2.0.
#[derive(Serialize, Deserialize, JsonSchema, Clone, PartialEq, Debug, Default)]
pub struct EventRecord {
    pub date: EventDate,
    #[serde(rename = "type")]
    pub kind: String,
    pub mode: Option<String>,
    pub trigger: String,
    /// Actor ids; for a meeting or an agreement all parties may stand here.
    pub source: Vec<String>,
    pub target: Vec<String>,
    pub source_codes: Vec<String>,
    pub target_codes: Vec<String>,
    pub place: Option<String>,
    /// `happened`, `ongoing`, `scheduled`, `possible`, `negated`.
    pub status: String,
    pub attribution: Option<AttributionRecord>,
    pub summary: String,
    pub mentions: usize,
    pub articles: Vec<String>,
    pub rule: String,
    pub evidence: Vec<Evidence>,
}

/// A count with its bounds.
#[derive(Serialize, Deserialize, JsonSchema, Clone, PartialEq, Debug, Default)]
pub struct QuantityRecord {
    #[schemars(with = "Option<f64>")]
    pub value: Option<Number>,
    #[schemars(with = "Option<f64>")]
    pub min: Option<Number>,
    #[schemars(with = "Option<f64>")]
    pub max: Option<Number>,
    pub modifier: String,
}

/// A sum, in units of its currency.
#[derive(Serialize, Deserialize, JsonSchema, Clone, PartialEq, Debug, Default)]
pub struct SumRecord {
    #[schemars(with = "Option<f64>")]
    pub amount: Option<Number>,
    #[schemars(with = "Option<f64>")]
    pub min: Option<Number>,
    #[schemars(with = "Option<f64>")]
    pub max: Option<Number>,
    /// ISO 4217.
    pub currency: Option<String>,
    pub modifier: String,
}

/// One kind of goods in a deal.
#[derive(Serialize, Deserialize, JsonSchema, Clone, PartialEq, Debug, Default)]
pub struct ItemRecord {
    pub designation: Option<String>,
    pub family: Option<String>,
    pub description: Option<String>,
    pub category: String,
    pub quantity: Option<QuantityRecord>,
}

/// A dated step in the life of a deal.
#[derive(Serialize, Deserialize, JsonSchema, Clone, PartialEq, Debug, Default)]
pub struct DealStep {
    pub status: String,
    pub date: Option<String>,
    pub article: String,
}

/// An arms transfer.
#[derive(Serialize, Deserialize, JsonSchema, Clone, PartialEq, Debug, Default)]
pub struct DealRecord {
    pub supplier: Option<String>,
    pub recipient: Option<String>,
    pub supplier_actor: Option<String>,
    pub recipient_actor: Option<String>,
    pub kind: String,
    pub status: String,
    pub items: Vec<ItemRecord>,
    pub delivered: Option<QuantityRecord>,
    /// Options not taken up.
    pub option: bool,
    pub value: Option<SumRecord>,
    pub financing: Option<SumRecord>,
    /// Fields that the weapon's origin or a maker supplied.
    pub inferred: Vec<String>,
    pub steps: Vec<DealStep>,
    pub date: EventDate,
    pub attribution: Option<AttributionRecord>,
    pub articles: Vec<String>,
    pub rule: String,
    pub evidence: Vec<Evidence>,
}

/// A money figure.
#[derive(Serialize, Deserialize, JsonSchema, Clone, PartialEq, Debug, Default)]
pub struct MoneyRecord {
    #[schemars(with = "Option<f64>")]
    pub amount: Option<Number>,
    #[schemars(with = "Option<f64>")]
    pub min: Option<Number>,
    #[schemars(with = "Option<f64>")]
    pub max: Option<Number>,
    pub currency: Option<String>,
    pub modifier: String,
    pub role: String,
    pub payer: Option<String>,
    pub payee: Option<String>,
    pub per: Option<String>,
    pub date: EventDate,
    /// Index into `arms_deals`.
    pub arms_deal: Option<usize>,
    pub attribution: Option<AttributionRecord>,
    pub rule: String,
    pub evidence: Vec<Evidence>,
}

impl MoneyRecord {
    /// How much of what.
    pub fn sum(&self) -> SumRecord {
        SumRecord {
            amount: self.amount.clone(),
            min: self.min.clone(),
            max: self.max.clone(),
            currency: self.currency.clone(),
            modifier: self.modifier.clone(),
        }
    }
}

/// Where articles disagree about one fact.
#[derive(Serialize, Deserialize, JsonSchema, Clone, PartialEq, Debug, Default)]
pub struct Conflict {
    /// `arms_deal`, `event`, `actor`.
    pub about: String,
    /// Of the record, where it stands in a list.
    pub index: Option<usize>,
    /// Of the actor.
    pub id: Option<String>,
    pub field: String,
    pub sides: Vec<Side>,
}

/// One side of a conflict.
#[derive(Serialize, Deserialize, JsonSchema, Clone, PartialEq, Debug, Default)]
pub struct Side {
    pub value: String,
    /// The value where it is a count.
    pub quantity: Option<QuantityRecord>,
    /// The value where it is money.
    pub sum: Option<SumRecord>,
    pub articles: Vec<String>,
    pub evidence: Vec<Evidence>,
}

/// An input that could not be read, or only in part.
#[derive(Serialize, Deserialize, JsonSchema, Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct ProblemRecord {
    pub path: String,
    pub code: String,
    pub message: String,
    /// Whether the input was read all the same; its article says so.
    #[serde(skip)]
    pub read: bool,
}

impl From<&crate::model::Problem> for ProblemRecord {
    fn from(problem: &crate::model::Problem) -> ProblemRecord {
        let crate::model::Problem { path, code, message } = problem.clone();
        ProblemRecord { path, code: code.into(), message, read: false }
    }
}
