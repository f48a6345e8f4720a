//! JSON-like scalars between the domain (`serde_json`) and the documents (`yrs`).

use serde_json::{Number, Value};
use yrs::Any;
use yrs::any::Number as AnyNumber;

/// A value as a document holds it. Maps don't occur: a record's fields are flat.
pub fn to_any(value: &Value) -> Any {
    match value {
        Value::Null | Value::Object(_) => Any::Null,
        Value::Bool(yes) => Any::Bool(*yes),
        Value::Number(number) => match number.as_i64() {
            Some(whole) => Any::Number(AnyNumber::Int(whole)),
            None => Any::Number(AnyNumber::Float(number.as_f64().unwrap_or(0.0))),
        },
        Value::String(text) => Any::String(text.as_str().into()),
        Value::Array(items) => Any::Array(items.iter().map(to_any).collect()),
    }
}

/// A document's value as JSON. What other libraries may have written and we never do (bytes, maps,
/// undefined) reads as nothing. A whole number written as a float, as JavaScript does, reads as whole.
pub fn from_any(any: &Any) -> Value {
    match any {
        Any::Null | Any::Undefined | Any::Buffer(_) | Any::Map(_) => Value::Null,
        Any::Bool(yes) => Value::Bool(*yes),
        Any::Number(AnyNumber::Int(whole)) => Value::Number((*whole).into()),
        Any::Number(AnyNumber::Float(float)) => from_float(*float),
        Any::String(text) => Value::String(text.to_string()),
        Any::Array(items) => Value::Array(items.iter().map(from_any).collect()),
    }
}

fn from_float(float: f64) -> Value {
    const SAFE: f64 = 9_007_199_254_740_991.0;
    if float.fract() == 0.0 && float.abs() <= SAFE {
        #[expect(clippy::cast_possible_truncation, reason = "whole and within 2^53")]
        return Value::Number((float as i64).into());
    }
    Number::from_f64(float).map_or(Value::Null, Value::Number)
}
