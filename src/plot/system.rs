//! The colours that a reader has set for all pages (forced colours): few, and each with a purpose of its own.

use crate::figure::Role;
use plotters::style::RGBColor;

/// Five of CSS' system colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct System {
    canvas: RGBColor,
    text: RGBColor,
    link: RGBColor,
    highlight: RGBColor,
    gray: RGBColor,
}

impl System {
    /// Reads `Canvas: rgb(0, 0, 0); CanvasText: #fff; LinkText: …; Highlight: …; GrayText: …`, in any order. The first
    /// two must be there; in place of any other stands the colour of text.
    pub fn read(colours: &str) -> Option<System> {
        let of = |name: &str| {
            let pairs = colours.split(';').filter_map(|pair| pair.split_once(':'));
            pairs.filter(|(key, _)| key.trim() == name).find_map(|(_, value)| colour(value.trim()))
        };
        let (canvas, text) = (of("Canvas")?, of("CanvasText")?);
        let or_text = |name| of(name).unwrap_or(text);
        let (link, highlight, gray) = (or_text("LinkText"), or_text("Highlight"), or_text("GrayText"));
        Some(System { canvas, text, link, highlight, gray })
    }

    /// The colour of a role. Roles that share one differ in shape, place or words.
    pub fn of(&self, role: Role) -> RGBColor {
        match role {
            Role::Paper | Role::Black => self.canvas,
            Role::Value | Role::Method(1) => self.link,
            Role::Derivative | Role::Batch | Role::Method(2) => self.highlight,
            Role::Method(3) => self.gray,
            // At full strength grid lines would be the first thing seen.
            Role::Rule => self.between(0.35),
            _ => self.text,
        }
    }

    /// A part of the way from the paper to the ink.
    pub fn between(&self, part: f64) -> RGBColor {
        let mix =
            |from: u8, to: u8| (f64::from(from) + part * (f64::from(to) - f64::from(from))).round() as u8;
        let (a, b) = (self.canvas, self.text);
        RGBColor(mix(a.0, b.0), mix(a.1, b.1), mix(a.2, b.2))
    }
}

/// A colour as style sheets and browsers write it: `#rrggbb`, `rgb(r, g, b)` or `rgba(r, g, b, a)`.
fn colour(text: &str) -> Option<RGBColor> {
    if let Some(hex) = text.strip_prefix('#') {
        let number = u32::from_str_radix(hex, 16).ok().filter(|_| hex.len() == 6)?;
        let [_, r, g, b] = number.to_be_bytes();
        return Some(RGBColor(r, g, b));
    }
    let inside = text.strip_prefix("rgb")?.split_once('(')?.1.split_once(')')?.0;
    let mut parts =
        inside.split([',', ' ', '/']).filter(|part| !part.is_empty()).map(|part| part.parse().ok());
    Some(RGBColor(parts.next()??, parts.next()??, parts.next()??))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_read_as_browsers_write_them() {
        let black = RGBColor(0, 0, 0);
        assert_eq!(colour("rgb(0, 0, 0)"), Some(black));
        assert_eq!(colour("rgba(0, 0, 0, 1)"), Some(black));
        assert_eq!(colour("rgb(0 0 0 / 50%)"), Some(black));
        assert_eq!(colour("#1aebff"), Some(RGBColor(0x1a, 0xeb, 0xff)));
        for nonsense in ["", "#12", "rgb(1, 2)", "rgb(300, 0, 0)", "red", "#ééé"] {
            assert_eq!(colour(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn what_is_missing_has_the_colour_of_text() {
        let system = System::read("CanvasText: #ffffff; Canvas: rgb(0, 0, 0); LinkText: #ffff00")
            .expect("both are there");
        let white = RGBColor(255, 255, 255);
        assert_eq!(
            system,
            System {
                canvas: RGBColor(0, 0, 0),
                text: white,
                link: RGBColor(255, 255, 0),
                highlight: white,
                gray: white
            }
        );
        assert_eq!([system.between(0.0), system.between(1.0)], [system.canvas, white]);
        assert_eq!(System::read("Canvas: #000000"), None);
        assert_eq!(System::read("blue"), None);
    }
}
