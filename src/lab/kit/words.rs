//! Names and sentences with a small first letter or a capital one.

/// People and inventions that methods and initialisers are called after; words with a capital inside are seen to be names.
const NAMES: [&str; 5] = ["Adam", "Nesterov", "Lion", "He", "Xavier"];

/// What a method or a run is called, within a sentence.
pub fn uncapitalised(name: &str) -> String {
    let proper = name.split(' ').next().is_some_and(|word| NAMES.contains(&word.trim_end_matches(',')));
    if proper { name.into() } else { lowered(name) }
}

/// The first letter in lower case, unless the word is a name.
pub fn lowered(label: &str) -> String {
    let mut letters = label.chars();
    let Some(first) = letters.next() else { return String::new() };
    let mut rest = letters.clone().take_while(|letter| *letter != ' ').peekable();
    let name =
        rest.peek().is_none_or(|next| !next.is_lowercase()) || rest.any(|letter| letter.is_ascii_uppercase());
    if name { label.into() } else { [first.to_ascii_lowercase()].into_iter().chain(letters).collect() }
}

/// With a capital first letter.
pub fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().into_iter().map(|first| first.to_ascii_uppercase()).chain(letters).collect()
}
