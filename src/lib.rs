//! `corpus`: an offline analyzer of news corpora.
//!
//! Articles in; who did what with whom, when, which arms moved, and for how much, out: each record with the very
//! words that it came from and the rule that found it.
//!
//! # The ground it stands on
//!
//! ```text
//! carried   the packs as the build script made them; knows nothing of what they hold
//! order     one stable sort for all types; knows nothing
//! text      characters, spans, tokens; knows no language
//! model     plain values of every stage; knows no file, no format
//! rules     packs, the one scan, patterns, frames; knows no subject
//! names     one key for all romanisations of a name
//! facts     the tables of countries, offices, weapons, …; knows no text
//! analysis  what the stages hand on: Packs, Annotated
//! ```
//!
//! # The way of an article
//!
//! ```text
//! load      files, folders, standard input        -> Source; the only reading of articles
//! clean     Source                                -> Page: lines with roles, blocks, title, dateline
//! detect    Page                                  -> Language
//! segment   Page                                  -> tokens, sentences, quotations
//! rules     one scan marks every word that the packs know -> Scan
//! annotate  Scan  -> numbers, times, weapons, money, actors and their mentions, verb groups
//! relate    annotations                           -> clauses, attributions, events, arms deals
//! date      times, offices, metadata              -> the article's date, the values of its times
//! report    all that                              -> Records (one line of `extract`); knows no other article
//! run       the order of all these, in parallel
//! ```
//!
//! # The way of a corpus
//!
//! ```text
//! learn     many Pages                            -> Profile: the lines that sites repeat
//! resolve   many Records                          -> Report (actors and events merged, conflicts); knows no text
//! render    Report                                -> text, HTML, JSON, CSV
//! standoff  Report                                -> marks for annotation tools, and back as what is expected
//! expect    Report and expectations               -> differences, for `check`
//! prove     packs                                 -> each example run as a test
//! unknown   Annotated                             -> what the packs lack
//! cli       arguments                             -> all of it, one file a subcommand
//! ```
//!
//! # What must stay true
//!
//! - Analysis is total: any bytes in, a value and a list of problems out; `Result` is for files and arguments.
//! - Every record has evidence and the id of its rule. Words live in `packs`, never in Rust.
//! - Imports point down: `text` < `model` < `rules` < `facts` < `analysis` < stages < `run` < `resolve` < `render` <
//!   `cli`. Stages are siblings and import no sibling. `tests/tidy.rs` holds that.
//! - The same input gives the same bytes: no clock, no hash order, no thread count, no locale.

pub mod carried;

pub mod order;

pub mod text;

pub mod model;

pub mod rules;

pub mod names;

pub mod facts;

pub mod analysis;

pub mod load;

pub mod clean;

pub mod detect;

pub mod segment;

pub mod annotate;

pub mod relate;

pub mod date;

pub mod report;

pub mod run;

pub mod prove;

pub mod unknown;

pub mod learn;

pub mod resolve;

pub mod render;

pub mod expect;

pub mod standoff;

pub mod cli;
