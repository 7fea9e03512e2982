//! What the page is told and files hold, as JSON. The numbers are written as those of links are, so that the page holds one
//! writer of them and not serde_json's besides.

use serde::Serialize;
use serde_json::Value;
use serde_json::ser::{Formatter, Serializer};
use std::io::{Result, Write};

struct Plain;

impl Formatter for Plain {
    fn write_f64<W: ?Sized + Write>(&mut self, writer: &mut W, v: f64) -> Result<()> {
        write!(writer, "{v:?}")
    }
}

/// As JSON; nothing that is told can fail to be written.
pub fn json(what: &impl Serialize) -> String {
    let mut text = Vec::new();
    let written = what.serialize(&mut Serializer::with_formatter(&mut text, Plain));
    written.ok().and_then(|()| String::from_utf8(text).ok()).unwrap_or_default()
}

/// As JSON for people to read, each number on a line of its own.
pub fn json_lines(what: &Value) -> String {
    lines(what, "") + "\n"
}

fn lines(what: &Value, indent: &str) -> String {
    let inner = format!("{indent}  ");
    let several = |open: char, parts: Vec<String>, close: char| match parts.is_empty() {
        true => format!("{open}{close}"),
        false => format!("{open}\n{inner}{}\n{indent}{close}", parts.join(&format!(",\n{inner}"))),
    };
    match what {
        Value::Array(all) => several('[', all.iter().map(|one| lines(one, &inner)).collect(), ']'),
        Value::Object(all) => {
            let one = |(name, one): (&String, &Value)| format!("{}: {}", json(name), lines(one, &inner));
            several('{', all.iter().map(one).collect(), '}')
        }
        one => json(one),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn reads_back_as_the_same() {
        let values = [0.0, -0.0, 0.1, 1e-7, 1.5e-5, 1e16, 1.0 / 3.0, f64::MAX, 5e-324, -1234567.0];
        let what = json!({ "a": values, "b": { "c": [], "d": {}, "e": "“q\"\n" }, "f": [null, true, 3] });
        for text in [super::json(&what), json_lines(&what)] {
            assert_eq!(serde_json::from_str::<Value>(&text).expect("JSON"), what, "{text}");
        }
        assert_eq!(json_lines(&what["b"]), serde_json::to_string_pretty(&what["b"]).expect("JSON") + "\n");
        assert_eq!(super::json(&[f64::NAN, f64::INFINITY]), "[null,null]");
    }
}
