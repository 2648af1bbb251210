//! Records as marks on texts, for tools in which people correct them, and back: what they corrected as expectations.
//!
//! One `Document` an article, in the middle between records and the tools' own forms. Offsets are code points, as both
//! brat and Label Studio count.

mod brat;
mod expectation;
mod goods;
mod label_studio;
mod of_report;

pub use brat::{read as read_brat, write as write_brat};
pub use expectation::expectation;
pub use label_studio::{read as read_label_studio, setup as label_studio_setup, tasks as label_studio_tasks};
pub use of_report::documents;

use std::collections::BTreeMap;

/// An article with its marks.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Document {
    pub id: String,
    pub text: String,
    pub marks: Vec<Mark>,
}

/// A span of a text and what it stands for.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Mark {
    pub label: Label,
    /// Code points; `end` is one past the last.
    pub start: usize,
    pub end: usize,
    /// What is known of it: `value`, `id`, `status`.
    pub facts: BTreeMap<String, String>,
    /// Roles that other marks play in it, by their place in the list.
    pub links: Vec<(Role, usize)>,
}

/// What a mark stands for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Label {
    #[default]
    Date,
    Money,
    Person,
    Organization,
    Country,
    Event,
    ArmsDeal,
}

/// A part that an actor plays in an event.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Role {
    Source,
    Target,
}

impl Label {
    pub const ALL: [Label; 7] =
        [Label::Date, Label::Money, Label::Person, Label::Organization, Label::Country, Label::Event, Label::ArmsDeal];

    pub fn as_str(self) -> &'static str {
        match self {
            Label::Date => "Date",
            Label::Money => "Money",
            Label::Person => "Person",
            Label::Organization => "Organization",
            Label::Country => "Country",
            Label::Event => "Event",
            Label::ArmsDeal => "ArmsDeal",
        }
    }

    pub fn named(name: &str) -> Option<Label> {
        Label::ALL.into_iter().find(|label| label.as_str() == name)
    }
}

impl Role {
    pub const ALL: [Role; 2] = [Role::Source, Role::Target];

    pub fn as_str(self) -> &'static str {
        match self {
            Role::Source => "Source",
            Role::Target => "Target",
        }
    }

    /// Of `Target`, and of `Target2` where several fill it.
    pub fn named(name: &str) -> Option<Role> {
        let plain = name.trim_end_matches(|c: char| c.is_ascii_digit());
        Role::ALL.into_iter().find(|role| role.as_str() == plain)
    }
}

/// PLOVER's types of events.
pub const EVENTS: &[&str] = &[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
];

/// Facts that come from a closed list, with the label they belong to: the tools offer them for choice.
pub const CHOICES: &[(&str, Label, &[&str])] = &[
    ("status", Label::Event, &["happened", "ongoing", "scheduled", "possible", "negated"]),
    (
        "status",
        Label::ArmsDeal,
        &[
            "rumoured",
            "negotiating",
            "requested",
            "approved",
            "planned",
            "selected",
            "agreed",
            "ordered",
            "delivering",
            "delivered",
            "suspended",
            "cancelled",
            "blocked",
            "denied",
        ],
    ),
    (
        "kind",
        Label::ArmsDeal,
        &["sale", "licensed_production", "maintenance", "financing", "donation", "loan_of_equipment", "other"],
    ),
];

/// Facts as one line of a note: `id=vladimir-putin; inferred=true`.
pub fn note(facts: &BTreeMap<String, String>) -> String {
    let plain = |value: &str| value.replace(';', ",").split_whitespace().collect::<Vec<_>>().join(" ");
    facts.iter().map(|(name, value)| format!("{name}={}", plain(value))).collect::<Vec<_>>().join("; ")
}

/// The facts of a note; what has no `=` is a remark for people.
pub fn facts(note: &str) -> BTreeMap<String, String> {
    let fact = |part: &str| part.split_once('=').map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()));
    note.split(';').filter_map(fact).collect()
}

/// A part of a text by code points.
pub fn slice(text: &str, start: usize, end: usize) -> String {
    text.chars().skip(start).take(end.saturating_sub(start)).collect()
}
