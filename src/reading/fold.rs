//! One sign for each meaning: what keyboards, word processors and other scripts write for it.

use std::borrow::Cow;

/// A space that breaks no line: between the digits of one number, where a plain one may part two.
pub const NO_BREAK: char = '\u{a0}';

/// The text with minus signs, digits, quotation marks, spaces and ends of lines as in ASCII, and without what has no width.
/// `NO_BREAK` stands for every narrow or no-break space.
pub fn fold(text: &str) -> Cow<'_, str> {
    if text.is_ascii() && !text.bytes().any(|b| matches!(b, b'\r' | 0x0b | 0x0c | b'`')) {
        return Cow::Borrowed(text);
    }
    let mut folded = String::with_capacity(text.len());
    let mut before = '\0';
    for c in text.chars() {
        match c {
            '\n' if before == '\r' => {}
            ' '..='_' | 'a'..='~' | '\n' | '\t' => folded.push(c),
            _ if is_unseen(c) => {}
            _ => folded.push(one(c)),
        }
        before = c;
    }
    Cow::Owned(folded)
}

/// Whether a character is there only for machines: zero width, soft hyphens, marks of direction and of byte order.
pub fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

fn one(c: char) -> char {
    match c {
        '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        '\u{a0}' | '\u{2006}'..='\u{200a}' | '\u{202f}' | '\u{205f}' => NO_BREAK,
        '\u{2000}'..='\u{2005}' | '\u{3000}' | '\u{1680}' => ' ',
        // What is Windows-1252 taken for Latin-1.
        '\u{96}' | '\u{97}' => '-',
        '\u{91}' | '\u{92}' => '\'',
        '\u{93}' | '\u{94}' => '"',
        '‐'..='―' | '−' | '⁃' | '˗' | '﹘' | '﹣' | '➖' => '-',
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' => '"',
        '‘' | '’' | '‚' | '‛' | '′' | '´' | '`' | '‹' | '›' => '\'',
        '×' | '·' | '⋅' | '∙' | '✕' => '*',
        '⁄' | '∕' | '÷' => '/',
        '،' | '、' => ',',
        '؛' => ';',
        '٪' => '%',
        '٫' => '.',
        '٬' => '\'',
        '│' | '┃' | '┆' | '┊' | '║' | '¦' | '╎' => '|',
        '─' | '━' | '═' | '┄' | '╌' | '╴' => '-',
        '\u{2500}'..='\u{257f}' => '+',
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(c as u32 - 0xfee0).map_or(c, |ascii| if ascii == '`' { '\'' } else { ascii })
        }
        _ => digit(c).unwrap_or(c),
    }
}

/// The zeros of other scripts; the digits follow each in order.
const ZEROS: [u32; 14] =
    [0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0];

fn digit(c: char) -> Option<char> {
    let code = c as u32;
    if let '\u{1d7ce}'..='\u{1d7ff}' = c {
        return char::from_digit((code - 0x1d7ce) % 10, 10); // bold and others, of mathematics
    }
    let zero = ZEROS.iter().find(|zero| (**zero..**zero + 10).contains(&code))?;
    char::from_digit(code - zero, 10)
}
