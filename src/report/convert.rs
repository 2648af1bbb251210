//! One article's analysis as contract records: bytes become code points, indices become ids.

mod parties;

use super::ids::{actor_ids, country_actors};
use super::values::{anchor, claim, iso, item, published, quantity, role, sum, whole_day};
use super::*;
use crate::analysis::Annotated;
use crate::facts::offices::held_by_one;
use crate::model::{
    self, AnchorTo, ArmsDeal, Country, Event, EventStatus, Language, Lapse, Published, RuleId, Source, TimeValue,
    Tokens,
};
use crate::order::Order as _;
use crate::text::{Sketch, Span, squeezed};
use jiff::ToSpan;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::sync::Arc;

/// All that is known of one article when its analysis is done.
#[derive(Debug)]
pub struct Analysed<'a> {
    pub source: &'a Source,
    pub language: &'a Language,
    pub annotated: &'a Annotated<'a>,
    pub published: Published,
    /// Beside `annotated.times`.
    pub times: Vec<TimeValue>,
    pub events: Vec<Event>,
    pub deals: Vec<ArmsDeal>,
}

/// The records of one article.
pub fn records(analysed: &Analysed) -> Records {
    let ids = actor_ids(analysed);
    let article = analysed.source.id.as_str().into();
    let sentences = vec![OnceCell::new(); analysed.annotated.scan.sentences.len()];
    let countries = country_actors(&analysed.annotated.actors);
    let context = Context { analysed, article, ids, countries, sentences };
    Records {
        article: Some(context.article()),
        dates: context.dates(),
        actors: context.actors(),
        events: analysed.events.iter().map(|e| context.event(e)).collect(),
        arms_deals: analysed.deals.iter().map(|d| context.deal(d)).collect(),
        money: analysed.annotated.money.iter().map(|m| context.money(m)).collect(),
        roles_alone: context.roles_alone(),
        problem: analysed.source.remarks.first().map(ProblemRecord::from),
    }
}

struct Context<'a> {
    analysed: &'a Analysed<'a>,
    /// Its id.
    article: Arc<str>,
    ids: Vec<String>,
    countries: FxHashMap<Country, usize>,
    /// The words of each sentence, once they were asked for: most sentences are evidence of several records.
    sentences: Vec<OnceCell<Arc<str>>>,
}

impl Context<'_> {
    fn rule(&self, id: RuleId) -> String {
        let grammar = self.analysed.annotated.scan.grammar;
        grammar.rules.get(id as usize).map(|r| r.rule.id.to_owned()).unwrap_or_default()
    }

    fn evidence(&self, span: Span) -> Evidence {
        let scan = &self.analysed.annotated.scan;
        let text = scan.text;
        Evidence {
            article: Arc::clone(&self.article),
            start: text.code_point(span.start),
            end: text.code_point(span.end),
            text: text.slice(span).to_owned(),
            sentence: self.sentence(span),
            inferred: false,
        }
    }

    /// The words of the sentence that a span begins in, and those of the span where it reaches farther.
    fn sentence(&self, span: Span) -> Arc<str> {
        let scan = &self.analysed.annotated.scan;
        let at = scan.sentences.partition_point(|s| s.span.end <= span.start);
        let Some(sentence) = scan.sentences.get(at).map(|s| s.span) else { return Arc::default() };
        if sentence.end - sentence.start > LONGEST_SENTENCE {
            return squeezed(around(scan.text.as_str(), span, sentence)).into();
        }
        if !sentence.contains(span) {
            return squeezed(scan.text.slice(sentence.join(span))).into();
        }
        Arc::clone(self.sentences[at].get_or_init(|| squeezed(scan.text.slice(sentence)).into()))
    }

    fn article(&self) -> Article {
        let annotated = self.analysed.annotated;
        let page = annotated.page;
        let furniture = page.lines.iter().filter(|l| l.role == model::LineRole::Furniture).count();
        let words = annotated.scan.tokens.iter().filter(|t| t.kind == crate::text::TokenKind::Word && !t.glued);
        Article {
            id: self.analysed.source.id.clone(),
            title: page.title.clone(),
            outlet: page.outlet.clone(),
            agency: page.agency.clone(),
            place: page.dateline.as_ref().and_then(|d| d.place.clone()),
            language: LanguageRecord {
                code: self.analysed.language.code.clone(),
                confidence: self.analysed.language.confidence,
            },
            published: published(&self.analysed.published),
            words: words.count(),
            sentences: annotated.scan.sentences.len(),
            furniture,
            claims: self.analysed.source.metadata.claims.iter().map(claim).collect(),
            sketch: sketch(page),
            same_text_as: None,
        }
    }

    fn dates(&self) -> Vec<DateRecord> {
        let annotated = self.analysed.annotated;
        annotated.times.iter().zip(&self.analysed.times).map(|(mention, value)| self.date(mention, value)).collect()
    }

    fn date(&self, mention: &model::TimeMention, value: &TimeValue) -> DateRecord {
        let evidence = self.evidence(mention.span);
        DateRecord {
            article: self.analysed.source.id.clone(),
            text: evidence.text.clone(),
            kind: mention.kind.as_str().to_owned(),
            value: value.value.clone(),
            earliest: value.earliest.map(iso),
            latest: value.latest.map(iso),
            anchor: anchor(value),
            alternatives: value
                .alternatives
                .iter()
                .map(|(value, reason)| Alternative { value: value.clone(), reason: reason.clone() })
                .collect(),
            rule: self.rule(mention.rule),
            evidence: vec![evidence],
        }
    }

    fn actors(&self) -> Vec<ActorRecord> {
        let annotated = self.analysed.annotated;
        let mut records: Vec<ActorRecord> = annotated
            .actors
            .iter()
            .zip(&self.ids)
            .map(|(actor, id)| ActorRecord {
                id: id.clone(),
                name: actor.name.clone(),
                kind: actor.kind.as_str().to_owned(),
                country: actor.country.map(|c| c.as_str().to_owned()),
                code: actor.code.clone(),
                roles: actor.roles.iter().map(role).collect(),
                articles: vec![self.analysed.source.id.clone()],
                ..ActorRecord::default()
            })
            .collect();
        for mention in &annotated.mentions {
            let Some(actor) = mention.actor.filter(|_| mention.usage != model::Use::Pronoun) else { continue };
            let record = &mut records[actor as usize];
            let mut evidence = self.evidence(mention.span);
            evidence.inferred = mention.inferred;
            if !mention.inferred && !record.aliases.contains(&evidence.text) {
                record.aliases.push(evidence.text.clone());
            }
            if record.evidence.is_empty() {
                record.rule = self.rule(mention.rule);
            }
            record.mentions += 1;
            record.evidence.push(evidence);
        }
        records.retain(|r| !r.evidence.is_empty());
        records.iter_mut().for_each(|r| r.aliases.order());
        records
    }

    /// First offices of countries that are told without a name, and that nobody of the article holds.
    fn roles_alone(&self) -> Vec<RoleAlone> {
        let mut told: BTreeMap<(&str, &str), Vec<Evidence>> = BTreeMap::new();
        for mention in self.analysed.annotated.mentions.iter().filter(|m| m.actor.is_none()) {
            let role = mention.role.as_deref().filter(|role| held_by_one(role));
            let country = mention.code.get(..3).filter(|code| Country::new(code).is_some());
            if let Some((role, country)) = role.zip(country) {
                let evidence = Evidence { inferred: true, ..self.evidence(mention.span) };
                told.entry((country, role)).or_default().push(evidence);
            }
        }
        let alone = |((country, role), evidence): ((&str, &str), _)| RoleAlone {
            role: role.to_owned(),
            country: country.to_owned(),
            evidence,
        };
        told.into_iter().map(alone).collect()
    }

    /// The date of what is told: from its own time expression, else none.
    fn event_date(&self, time: Option<u32>) -> EventDate {
        let value = time.and_then(|t| self.analysed.times.get(t as usize));
        // `recently`, `weeks later` set no day.
        let value = value.filter(|v| v.value.as_deref().is_none_or(|v| !v.ends_with("_REF")));
        let Some(value) = value else { return EventDate { basis: "none".into(), ..EventDate::default() } };
        let basis = match (&value.value, value.anchor.to) {
            (None, _) => "none",
            (_, AnchorTo::Nothing) => "stated",
            _ => "relative",
        };
        EventDate {
            value: value.value.as_deref().map(whole_day),
            earliest: value.earliest.map(iso),
            latest: value.latest.map(iso),
            basis: basis.into(),
            anchor: anchor(value),
        }
    }

    /// The date of what an article tells as the news of its day.
    fn news_date(&self) -> EventDate {
        let published = &self.analysed.published;
        EventDate {
            value: published.value.map(iso),
            earliest: published.earliest.map(iso),
            latest: published.latest.map(iso),
            basis: "published".into(),
            anchor: AnchorRecord { to: Some("published".into()), offset: Some("P0D".into()) },
        }
    }

    /// So many days before the day of another deed, where that is known.
    fn day_before(&self, lapse: Lapse) -> EventDate {
        let later = lapse.from.map_or_else(|| self.news_date(), |time| self.event_date(Some(time)));
        let day = later.value.and_then(|day| day.parse::<Date>().ok());
        let Some(day) = day.and_then(|day| day.checked_sub(i32::from(lapse.days).days()).ok()).map(iso) else {
            return self.event_date(None);
        };
        let anchor = AnchorRecord { to: Some("evidence".into()), offset: Some(format!("-P{}D", lapse.days)) };
        let (earliest, latest) = (Some(day.clone()), Some(day.clone()));
        EventDate { value: Some(day), earliest, latest, basis: "relative".into(), anchor }
    }

    /// Does a day lie behind the article's own?
    fn is_coming(&self, date: &EventDate) -> bool {
        let published = self.analysed.published.latest.map(iso);
        date.basis != "published" && published.is_some() && date.earliest > published
    }

    fn event(&self, event: &Event) -> EventRecord {
        let scan = &self.analysed.annotated.scan;
        let text = |tokens: Tokens| scan.text.slice(scan.span(tokens.first as usize, tokens.end as usize)).to_owned();
        let date = match event.lapse.filter(|_| event.time.is_none()) {
            Some(lapse) => self.day_before(lapse),
            None if event.time.is_none() && event.news => self.news_date(),
            None => self.event_date(event.time),
        };
        let date = if event.past && self.is_coming(&date) { self.event_date(None) } else { date };
        let coming = self.is_coming(&date) && matches!(event.status, EventStatus::Happened | EventStatus::Ongoing);
        EventRecord {
            date,
            kind: event.kind.as_str().to_owned(),
            mode: event.mode.clone(),
            trigger: text(event.trigger),
            source: self.ids_of(&event.source),
            target: self.ids_of(&event.target),
            source_codes: self.codes_of(&event.source),
            target_codes: self.codes_of(&event.target),
            place: event.place.clone(),
            status: if coming { EventStatus::Scheduled } else { event.status }.as_str().to_owned(),
            attribution: self.attribution(event.attribution.as_ref()),
            summary: event.summary.clone(),
            mentions: 1 + event.repeats.len(),
            articles: vec![self.analysed.source.id.clone()],
            rule: self.rule(event.rule),
            evidence: std::iter::once(event.span)
                .chain(event.repeats.iter().copied())
                .map(|s| self.evidence(s))
                .collect(),
        }
    }

    fn deal(&self, deal: &ArmsDeal) -> DealRecord {
        let money = |index: Option<u32>| {
            index
                .and_then(|i| self.analysed.annotated.money.get(i as usize))
                .map(|m| sum(&m.amount, m.currency.as_deref()))
        };
        let date = self.event_date(deal.time);
        let article = self.analysed.source.id.clone();
        let step =
            DealStep { status: deal.status.as_str().to_owned(), date: date.value.clone(), article: article.clone() };
        DealRecord {
            supplier: deal.supplier.map(|c| c.as_str().to_owned()),
            recipient: deal.recipient.map(|c| c.as_str().to_owned()),
            supplier_actor: self.side_of(deal.supplier_party.as_ref()),
            recipient_actor: self.side_of(deal.recipient_party.as_ref()),
            kind: deal.kind.as_str().to_owned(),
            status: deal.status.as_str().to_owned(),
            items: deal.items.iter().map(item).collect(),
            delivered: deal.delivered.as_ref().map(quantity),
            option: deal.option,
            value: money(deal.value),
            financing: money(deal.financing),
            inferred: deal.inferred.iter().map(|f| (*f).to_owned()).collect(),
            steps: vec![step],
            date,
            attribution: self.attribution(deal.attribution.as_ref()),
            articles: vec![article],
            rule: self.rule(deal.rule),
            evidence: vec![self.evidence(deal.span)],
        }
    }

    fn money(&self, money: &model::Money) -> MoneyRecord {
        let sum = sum(&money.amount, money.currency.as_deref());
        MoneyRecord {
            amount: sum.amount,
            min: sum.min,
            max: sum.max,
            currency: sum.currency,
            modifier: sum.modifier,
            role: money.role.as_str().to_owned(),
            payer: self.paid_side(money, money.payer.as_ref()),
            payee: self.paid_side(money, money.payee.as_ref()),
            per: money.per.clone(),
            date: self.event_date(money.time),
            arms_deal: money.deal.map(|d| d as usize),
            attribution: self.attribution(money.attribution.as_ref()),
            rule: self.rule(money.rule),
            evidence: vec![self.evidence(money.span)],
        }
    }
}

/// A list without an end is no sentence, and each record in it would carry it all: of such the words around are told.
const LONGEST_SENTENCE: u32 = 2000;
const AROUND: usize = 400;

/// A span and some of its sentence on both sides, cut at spaces.
fn around(text: &str, span: Span, sentence: Span) -> &str {
    let space = |at: usize| text.as_bytes().get(at).is_none_or(u8::is_ascii_whitespace);
    let (first, end) = (span.start as usize, span.end as usize);
    let from = first.saturating_sub(AROUND).max(sentence.start as usize);
    let to = (end + AROUND).min((sentence.end as usize).max(end));
    let from = (from..first).find(|&at| at == sentence.start as usize || space(at)).unwrap_or(first);
    let to = (end..=to).rev().find(|&at| space(at)).unwrap_or(end);
    &text[from..to]
}

/// Of the story alone: titles and furniture differ from outlet to outlet.
fn sketch(page: &model::Page) -> Option<String> {
    let body = page.blocks.iter().filter(|block| block.role == model::LineRole::Body);
    Sketch::of(body.map(|block| page.text.slice(block.span))).map(|sketch| sketch.hex())
}
