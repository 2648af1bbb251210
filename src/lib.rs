//! `corpus`: an offline analyzer of news corpora.
pub mod model;
pub mod rules;
pub mod text;
