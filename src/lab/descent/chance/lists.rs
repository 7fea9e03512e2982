//! Batches in words.

use super::Look;

/// The examples, or the first of many.
pub fn list(members: &[u32]) -> String {
    const MOST: usize = 8;
    let first: Vec<String> = members.iter().take(MOST).map(u32::to_string).collect();
    let rest = members.len().saturating_sub(MOST);
    if rest == 0 { first.join(", ") } else { format!("{} and {rest} more", first.join(", ")) }
}

/// The examples with the word before them.
pub fn examples(members: &[u32]) -> String {
    format!("example{} {}", if members.len() == 1 { "" } else { "s" }, list(members))
}

/// A share in percent; 0 and 100 only where it is exactly none or all.
pub fn of_hundred(part: f64) -> String {
    let whole = (100.0 * part).round();
    if part > 0.0 && whole == 0.0 {
        "fewer than 1".into()
    } else if part < 1.0 && whole == 100.0 {
        "more than 99".into()
    } else {
        format!("{whole:.0}")
    }
}

/// What so many of a hundred do: one leads, two lead.
pub fn verb(share: &str, does: &str) -> String {
    format!("{does}{}", if share == "1" { "s" } else { "" })
}

/// Which batches the cloud is of.
pub fn which(look: &Look) -> String {
    let (subsets, size) = (look.subsets(), look.drawn.len());
    let total = crate::formula::plain(subsets.total());
    if subsets.exact() {
        let s = if subsets.len() == 1 { "" } else { "es" };
        format!("all {} batch{s} of {size}", subsets.len())
    } else if subsets.total() < 1e7 {
        format!("a sample of {} of the {total} batches of {size}", subsets.len())
    } else {
        let about = crate::formula::short(subsets.total());
        format!("a sample of {} of the {about} batches of {size}", subsets.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_a_hundred() {
        assert_eq!(
            [0.0, 0.3958, 1.0, 0.004, 0.997].map(of_hundred),
            ["0", "40", "100", "fewer than 1", "more than 99"]
        );
    }

    #[test]
    fn long_batches_are_cut() {
        assert_eq!(examples(&[4]), "example 4");
        assert_eq!(list(&[1, 2, 3, 4, 5, 6, 7, 8, 9]), "1, 2, 3, 4, 5, 6, 7, 8 and 1 more");
    }
}
