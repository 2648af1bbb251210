//! The output contract in the words of engines, read off the JSON Schema that the Rust types give: no second list of
//! fields that could go astray.

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// The type of a field, as engines know types.
#[derive(Clone, PartialEq, Eq, Debug)]
enum Shape {
    Text,
    Whole,
    Number,
    Truth,
    List(Box<Shape>),
    Struct(Vec<(String, Shape)>),
}

/// As `columns` of DuckDB's `read_json`: `{article: 'STRUCT("id" VARCHAR, …)', …}`.
pub fn duckdb(schema: &Value) -> Result<String> {
    let columns = columns(schema)?;
    let column = |(name, shape): &(String, Shape)| format!("  {name}: '{}'", duckdb_type(shape));
    Ok(format!("{{\n{}\n}}\n", columns.iter().map(column).collect::<Vec<_>>().join(",\n")))
}

fn duckdb_type(shape: &Shape) -> String {
    match shape {
        Shape::Text => "VARCHAR".into(),
        Shape::Whole => "BIGINT".into(),
        Shape::Number => "DOUBLE".into(),
        Shape::Truth => "BOOLEAN".into(),
        Shape::List(item) => format!("{}[]", duckdb_type(item)),
        Shape::Struct(fields) => {
            format!("STRUCT({})", each(fields, |name, shape| format!("\"{name}\" {}", duckdb_type(shape))))
        }
    }
}

/// As Spark's DDL, which `schema`, `from_json` and SQL take.
pub fn spark(schema: &Value) -> Result<String> {
    let column = |name: &str, shape: &Shape| format!("`{name}` {}", spark_type(shape));
    Ok(columns(schema)?.iter().map(|(n, s)| column(n, s)).collect::<Vec<_>>().join(",\n") + "\n")
}

fn spark_type(shape: &Shape) -> String {
    match shape {
        Shape::Text => "STRING".into(),
        Shape::Whole => "BIGINT".into(),
        Shape::Number => "DOUBLE".into(),
        Shape::Truth => "BOOLEAN".into(),
        Shape::List(item) => format!("ARRAY<{}>", spark_type(item)),
        Shape::Struct(fields) => {
            format!("STRUCT<{}>", each(fields, |name, shape| format!("`{name}`: {}", spark_type(shape))))
        }
    }
}

/// As Python that makes a schema for Polars' `read_ndjson`.
pub fn polars(schema: &Value) -> Result<String> {
    let column = |(name, shape): &(String, Shape)| format!("    \"{name}\": {},\n", polars_type(shape));
    let columns: String = columns(schema)?.iter().map(column).collect();
    Ok(format!("import polars as pl\n\nschema = {{\n{columns}}}\n"))
}

fn polars_type(shape: &Shape) -> String {
    match shape {
        Shape::Text => "pl.String".into(),
        Shape::Whole => "pl.Int64".into(),
        Shape::Number => "pl.Float64".into(),
        Shape::Truth => "pl.Boolean".into(),
        Shape::List(item) => format!("pl.List({})", polars_type(item)),
        Shape::Struct(fields) => {
            format!("pl.Struct({{{}}})", each(fields, |name, shape| format!("\"{name}\": {}", polars_type(shape))))
        }
    }
}

fn each(fields: &[(String, Shape)], write: impl Fn(&str, &Shape) -> String) -> String {
    fields.iter().map(|(name, shape)| write(name, shape)).collect::<Vec<_>>().join(", ")
}

/// The fields of the whole.
fn columns(schema: &Value) -> Result<Vec<(String, Shape)>> {
    match shape(schema, schema)? {
        Shape::Struct(fields) => Ok(fields),
        other => bail!("the whole is no object but {other:?}"),
    }
}

/// What a part of a JSON Schema describes; that it may be null goes without saying in engines.
fn shape(part: &Value, whole: &Value) -> Result<Shape> {
    if let Some(reference) = part["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap_or_default();
        return shape(&whole["$defs"][name], whole);
    }
    if let Some(some) = part["anyOf"].as_array().and_then(|any| any.iter().find(|p| p["type"] != "null")) {
        return shape(some, whole);
    }
    match kind(&part["type"]) {
        Some("string") => Ok(Shape::Text),
        Some("integer") => Ok(Shape::Whole),
        Some("number") => Ok(Shape::Number),
        Some("boolean") => Ok(Shape::Truth),
        Some("array") => Ok(Shape::List(Box::new(shape(&part["items"], whole)?))),
        Some("object") => {
            let fields = part["properties"].as_object().context("an object without properties")?;
            let field = |(name, part): (&String, &Value)| Ok((name.clone(), shape(part, whole)?));
            Ok(Shape::Struct(fields.iter().map(field).collect::<Result<_>>()?))
        }
        _ => bail!("no engine has a type for {part}"),
    }
}

/// The type beside `null`.
fn kind(types: &Value) -> Option<&str> {
    match types {
        Value::Array(types) => types.iter().filter_map(Value::as_str).find(|t| *t != "null"),
        other => other.as_str(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Records, Report};
    use serde_json::json;

    #[test]
    fn every_engine_names_the_same_fields() {
        let schema = json!({
            "type": "object",
            "properties": {
                "end": { "type": ["integer", "null"] },
                "sides": { "type": "array", "items": { "$ref": "#/$defs/Side" } },
                "sum": { "anyOf": [{ "$ref": "#/$defs/Side" }, { "type": "null" }] },
            },
            "$defs": { "Side": { "type": "object", "properties": { "a": { "type": "number" }, "b": { "type": "boolean" } } } },
        });
        let said = |made: Result<String>| made.expect("a schema");
        assert_eq!(
            said(duckdb(&schema)),
            "{\n  end: 'BIGINT',\n  sides: 'STRUCT(\"a\" DOUBLE, \"b\" BOOLEAN)[]',\n  sum: 'STRUCT(\"a\" DOUBLE, \"b\" BOOLEAN)'\n}\n"
        );
        assert_eq!(
            said(spark(&schema)),
            "`end` BIGINT,\n`sides` ARRAY<STRUCT<`a`: DOUBLE, `b`: BOOLEAN>>,\n`sum` STRUCT<`a`: DOUBLE, `b`: BOOLEAN>\n"
        );
        assert!(
            said(polars(&schema)).contains("\"sides\": pl.List(pl.Struct({\"a\": pl.Float64, \"b\": pl.Boolean})),")
        );
    }

    #[test]
    fn our_own_types_have_a_place_in_every_engine() {
        for schema in [schemars::schema_for!(Report), schemars::schema_for!(Records)] {
            for written in [duckdb(schema.as_value()), spark(schema.as_value()), polars(schema.as_value())] {
                assert!(written.expect("a schema").contains("designation"));
            }
        }
    }
}
