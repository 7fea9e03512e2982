//! Decimal numbers, read.

/// The number that a text says, the nearest there is: infinite where it is too large or says so (`inf`), nothing where the
/// text is no decimal number. Spaces around it and a typographic minus are understood.
pub fn read(text: &str) -> Option<f64> {
    let text = text.trim().replace('−', "-");
    let size = text.strip_prefix(['+', '-']).unwrap_or(&text);
    if ["inf", "infinity"].iter().any(|word| size.eq_ignore_ascii_case(word)) {
        return Some(if text.starts_with('-') { f64::NEG_INFINITY } else { f64::INFINITY });
    }
    let decimal = text.bytes().all(|b| b.is_ascii_digit() || b"+-.eE".contains(&b)) && !text.is_empty();
    decimal.then(|| nearest(&text)).filter(|v| !v.is_nan())
}

/// NaN where these signs in this order are no number.
#[cfg(not(target_arch = "wasm32"))]
fn nearest(signs: &str) -> f64 {
    signs.parse().unwrap_or(f64::NAN)
}

/// The same by JavaScript's reader: the standard library's own would be a twentieth of all that the page loads.
#[cfg(target_arch = "wasm32")]
fn nearest(signs: &str) -> f64 {
    wasm_bindgen::JsValue::from_str(signs).unchecked_into_f64()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimal_numbers_are_read() {
        for (text, number) in [
            ("0.1", 0.1),
            (" −1.5e-3 ", -0.0015),
            ("+.5", 0.5),
            ("7.", 7.0),
            ("1E400", f64::INFINITY),
            ("-inf", f64::NEG_INFINITY),
            ("5e-324", 5e-324),
            ("9007199254740993", 9_007_199_254_740_992.0),
        ] {
            assert_eq!(read(text), Some(number), "{text}");
        }
    }

    #[test]
    fn nothing_else_is() {
        for text in [
            "", " ", ".", "-", "e5", "5e", "1.2.3", "1e2.5", "--1", "0x10", "1_000", "info", "NaN", "1,5",
            "12 3",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
