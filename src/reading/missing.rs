//! Cells without a number: what is written for a value that is missing, and dates.

/// Whether a cell says that its value is missing.
pub fn is_missing(cell: &str) -> bool {
    const WORDS: [&str; 24] = [
        "", "na", "n/a", "<na>", "nan", "null", "none", "nil", "-", "--", "---", ".", "?", "*", "#n/a",
        "#nv", "#div/0!", "#value!", "missing", "nat", "#ref!", "#num!", "...", "…",
    ];
    let begins = cell.bytes().next().is_none_or(|b| b"nN<-.?*#mM\xe2".contains(&b));
    begins && cell.len() < 9 && WORDS.iter().any(|word| cell.eq_ignore_ascii_case(word))
}

const MONTHS: &str = " jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august \
    september october november december mai mär märz okt dez januar februar juni juli oktober dezember ";

/// Whether a cell is a date or a time of day.
pub fn is_date(cell: &str) -> bool {
    let numbers = |sign: char| {
        let parts: Vec<&str> = cell.split([' ', 'T']).next().unwrap_or_default().split(sign).collect();
        parts.len() == 3
            && parts
                .iter()
                .all(|part| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
    };
    let time = || {
        let cell = cell.trim_end_matches(|c: char| "apmAPM. ".contains(c));
        let parts: Vec<&str> = cell.split(':').collect();
        (2..=3).contains(&parts.len())
            && parts
                .iter()
                .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit() || b == b'.'))
    };
    let month = || {
        let lower = cell.to_ascii_lowercase();
        let named = lower
            .split(|c: char| !c.is_ascii_alphabetic() && c.is_ascii())
            .any(|word| word.len() >= 3 && MONTHS.contains(&format!(" {word} ")));
        named && cell.bytes().any(|b| b.is_ascii_digit())
    };
    let year_month = || {
        let (year, month) = cell.split_once('-').unwrap_or_default();
        year.len() == 4 && month.len() == 2 && cell.bytes().filter(u8::is_ascii_digit).count() == 6
    };
    cell.len() >= 4
        && cell.len() <= 40
        && cell.bytes().any(|b| b.is_ascii_digit())
        && (numbers('-') || numbers('/') || numbers('.') || time() || year_month() || month())
}
