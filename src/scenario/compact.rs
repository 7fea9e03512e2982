//! Long lists of numbers in a link, about half as long as with commas: `~3.2IJyx.7k`.
//!
//! After `~` the count of the numbers and a point; how many decimals they have; the numbers as whole ones in groups of five bits,
//! the lowest first, a letter a group; and after another point two letters by which a change on the way is noticed. Signs as in
//! URLs, so that nothing is escaped. Written with `x` and `y` alone; read wherever a list of numbers is.

use crate::number;
use crate::param::write_number;

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The most decimals.
const MOST_PLACES: usize = 9;

/// The list, where all its numbers have few enough digits.
pub fn write(list: &[f64]) -> Option<String> {
    let texts: Vec<String> = list.iter().map(|v| write_number(*v)).collect();
    let places = |text: &String| text.split_once('.').map_or(0, |(_, fraction)| fraction.len());
    let most = texts.iter().map(places).max()?;
    if most > MOST_PLACES {
        return None;
    }
    let mut letters = String::new();
    for text in &texts {
        let zeros = "0".repeat(most - places(text));
        let digits = format!("{}{zeros}", text.trim_start_matches('-').replace('.', ""));
        if digits.len() > 15 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        let whole = digits.bytes().fold(0_u64, |whole, b| 10 * whole + u64::from(b - b'0'));
        let mut rest = 2 * whole + u64::from(text.starts_with('-'));
        loop {
            let group = (rest & 31) as usize;
            rest >>= 5;
            letters.push(char::from(LETTERS[if rest > 0 { group | 32 } else { group }]));
            if rest == 0 {
                break;
            }
        }
    }
    let check = check(&letters);
    Some(format!("~{}.{most}{letters}.{check}", list.len()))
}

/// What came of a list.
#[derive(Debug, PartialEq)]
pub enum Came {
    /// All of it.
    Whole(Vec<f64>),
    /// The first numbers of a list that should have `count`.
    Cut(Vec<f64>, usize),
    /// Something else than was written.
    Changed,
}

/// Reads a list that begins with `~`; nothing where it is none. At most `most` numbers are made of it.
pub fn read(text: &str, most: usize) -> Option<Came> {
    let text = text.strip_prefix('~')?;
    let (count, rest) = text.split_once('.').unwrap_or((text, ""));
    let Ok(count) = count.parse::<usize>() else { return Some(Came::Changed) };
    let (letters, given) = rest.split_once('.').unwrap_or((rest, ""));
    let places = letters.chars().next().and_then(|c| c.to_digit(10)).map(|places| places as usize);
    let (Some(places), Some(letters)) = (places, letters.get(1..)) else {
        return Some(Came::Cut(Vec::new(), count));
    };
    let mut list = Vec::new();
    let (mut whole, mut shift) = (0_u64, 0);
    for b in letters.bytes() {
        let Some(group) = LETTERS.iter().position(|letter| *letter == b) else { return Some(Came::Changed) };
        if shift > 50 || list.len() > most {
            return Some(Came::Changed);
        }
        whole |= (group as u64 & 31) << shift;
        shift += 5;
        if group & 32 == 0 {
            let digits = format!("{:0width$}", whole / 2, width = places + 1);
            let (before, after) = digits.split_at(digits.len() - places);
            let sign = if whole % 2 == 1 { "-" } else { "" };
            list.push(number::read(&format!("{sign}{before}.{after}"))?);
            (whole, shift) = (0, 0);
        }
    }
    Some(if list.len() < count || given.len() < 2 {
        Came::Cut(list, count)
    } else if list.len() > count || given != check(letters) {
        Came::Changed
    } else {
        Came::Whole(list)
    })
}

/// Two letters or digits that nearly every change of the others changes (Fowler, Noll and Vo's hash).
fn check(letters: &str) -> String {
    let hash =
        letters.bytes().fold(0x811c_9dc5_u32, |hash, b| (hash ^ u32::from(b)).wrapping_mul(0x0100_0193));
    let hash = (hash ^ (hash >> 16)) as usize;
    [hash % 62, hash / 62 % 62].map(|at| char::from(LETTERS[at])).iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_comes_back_to_the_last_bit() {
        for list in [
            vec![0.0, 1.0, -1.0, 8.04, -0.3, 1e6, 399900.0, 3032156070.0],
            vec![999999999999999.0, -999999999999999.0],
            vec![0.123456789, -0.0001],
            (0..1000).map(|i| f64::from(i) / 7.0).map(|v| (v * 1e4).round() / 1e4).collect(),
        ] {
            let text = write(&list).expect("short numbers");
            assert_eq!(read(&text, 1000), Some(Came::Whole(list)), "{text}");
        }
        assert_eq!(write(&[1e-20]), None);
        assert_eq!(write(&[0.30000000000000004]), None);
        // Sixteen digits, of themselves or by the decimals of another; and what is written with an exponent.
        assert_eq!(write(&[1234567890123456.0]), None);
        assert_eq!(write(&[123456789012345.0, 0.5]), None);
        assert_eq!(write(&[1e300]), None);
    }

    #[test]
    fn what_was_cut_or_changed_is_noticed() {
        let list: Vec<f64> = (0..50).map(f64::from).collect();
        let text = write(&list).expect("short numbers");
        for end in 1..text.len() {
            match read(&text[..end], 1000) {
                Some(Came::Cut(some, _)) => assert_eq!(some, list[..some.len()], "{end}"),
                Some(Came::Changed) => assert!(end < 3),
                other => panic!("{end}: {other:?}"),
            }
        }
        for at in 4..text.len() - 3 {
            let mut other = text.clone().into_bytes();
            other[at] = if other[at] == b'B' { b'C' } else { b'B' };
            let other = String::from_utf8(other).expect("ASCII");
            assert!(other == text || !matches!(read(&other, 1000), Some(Came::Whole(_))), "{other}");
        }
        assert_eq!(read("1,2", 1000), None);
    }
}
