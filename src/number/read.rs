//! Decimal numbers, read.

/// The number that a text says, the nearest there is: infinite where it is too large or says so (`inf`), nothing where the
/// text is no decimal number. Spaces around it and a typographic minus are understood.
pub fn read(text: &str) -> Option<f64> {
    if let Some(v) = exact(text.trim()) {
        return Some(v);
    }
    let text = text.trim().replace('−', "-");
    let size = text.strip_prefix(['+', '-']).unwrap_or(&text);
    if ["inf", "infinity"].iter().any(|word| size.eq_ignore_ascii_case(word)) {
        return Some(if text.starts_with('-') { f64::NEG_INFINITY } else { f64::INFINITY });
    }
    let decimal = text.bytes().all(|b| b.is_ascii_digit() || b"+-.eE".contains(&b)) && !text.is_empty();
    decimal.then(|| nearest(&text)).filter(|v| !v.is_nan())
}

/// A number of few digits and a small power of ten, which floating point gives exactly rounded in one operation (Clinger 1990):
/// all that tables hold, and many times as fast as a reader of any number.
fn exact(text: &str) -> Option<f64> {
    const POWERS: [f64; 23] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17,
        1e18, 1e19, 1e20, 1e21, 1e22,
    ];
    let (negative, size) = match text.as_bytes() {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        rest => (false, rest),
    };
    if size.len() > 16 {
        return None;
    }
    let (mut whole, mut digits, mut places) = (0_u64, 0, None);
    for b in size {
        match b {
            b'0'..=b'9' => {
                (whole, digits) = (10 * whole + u64::from(b - b'0'), digits + 1);
                places = places.map(|n: usize| n + 1);
            }
            b'.' if places.is_none() => places = Some(0),
            _ => return None,
        }
    }
    let v = whole as f64 / POWERS.get(places.unwrap_or(0))?;
    (1..=15).contains(&digits).then_some(if negative { -v } else { v })
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
