//! `corpus schema`: the output contract as JSON Schema, or as the typed schema of an engine.

use crate::render;
use crate::report::{Records, Report};
use anyhow::Result;
use clap::{Args, ValueEnum};
use schemars::generate::SchemaSettings;
use std::io::Write;

#[derive(Args, Debug)]
pub struct Arguments {
    /// The report of `summarize`, or one line of `extract`; unless given, the report for json, a line for engines
    #[arg(long, value_name = "WHAT")]
    of: Option<Of>,
    /// In whose words
    #[arg(long = "for", value_name = "ENGINE", default_value = "json")]
    engine: Engine,
}

#[derive(ValueEnum, Debug, Clone, Copy)]
enum Of {
    Report,
    Records,
}

#[derive(ValueEnum, Debug, Clone, Copy, PartialEq, Eq)]
enum Engine {
    /// JSON Schema
    Json,
    /// The `columns` of `read_json`
    Duckdb,
    /// DDL, as `schema` and `from_json` take it
    Spark,
    /// Python that makes a `schema` for `read_ndjson`
    Polars,
}

pub fn run(arguments: &Arguments) -> Result<u8> {
    let usual = if arguments.engine == Engine::Json { Of::Report } else { Of::Records };
    // As it is written, where no key is ever left out; `merge` still reads lines that lack the newer ones.
    let generator = SchemaSettings::default().for_serialize().into_generator();
    let schema = match arguments.of.unwrap_or(usual) {
        Of::Report => generator.into_root_schema_for::<Report>(),
        Of::Records => generator.into_root_schema_for::<Records>(),
    };
    let written = match arguments.engine {
        Engine::Json => serde_json::to_string_pretty(&schema)? + "\n",
        Engine::Duckdb => render::schema_duckdb(schema.as_value())?,
        Engine::Spark => render::schema_spark(schema.as_value())?,
        Engine::Polars => render::schema_polars(schema.as_value())?,
    };
    std::io::stdout().lock().write_all(written.as_bytes())?;
    Ok(super::exit::DONE)
}
