//! The colours, in one place: plots take them from here, and so does the page ([`Theme::css`]).

use super::system::System;
use crate::figure::Role;
use plotters::style::RGBColor;
use plotters::style::colors::colormaps::{ColorMap, ViridisRGB};

/// The colours of light paper, of dark paper, or of the reader's system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark ink on warm paper; also for print.
    Light,
    /// Light ink on dark paper.
    Dark,
    /// What the reader has set for all pages.
    System(System),
}

/// What a role looks like: on light and on dark paper, as a mark.
struct Entry {
    role: Role,
    name: &'static str,
    light: u32,
    dark: u32,
}

/// Every role, under the name it has in style sheets.
const ENTRIES: [Entry; 16] = {
    const fn entry(role: Role, name: &'static str, light: u32, dark: u32) -> Entry {
        Entry { role, name, light, dark }
    }
    [
        entry(Role::Value, "value", 0x0b7285, 0x4fc3d4),
        entry(Role::Derivative, "derivative", 0xc2410c, 0xff9b5e),
        entry(Role::Parameter, "parameter", 0x5f3dc4, 0xb39cff),
        entry(Role::Loss, "loss", 0xb5174c, 0xff7ba3),
        entry(Role::Data, "data", 0x51606c, 0xa3b0bb),
        entry(Role::Batch, "batch", 0xf2ae2e, 0xf5b942),
        // Found by search: the four that differ most, by the weakest of normal sight and three kinds
        // of colour blindness, while each stands off the paper; see the test below.
        entry(Role::Method(0), "method-0", 0x270081, 0x8ef9ff),
        entry(Role::Method(1), "method-1", 0x347a23, 0x3aa01d),
        entry(Role::Method(2), "method-2", 0xa936c2, 0xd34dcc),
        entry(Role::Method(3), "method-3", 0x541009, 0xf2d70f),
        entry(Role::Ink, "ink", 0x1d2226, 0xe8e6e1),
        entry(Role::Muted, "muted", 0x5c656d, 0xa6adb4),
        entry(Role::Rule, "rule", 0xe6e2d8, 0x2b3036),
        entry(Role::Paper, "paper", 0xfdfcf9, 0x14171a),
        entry(Role::White, "white", 0xffffff, 0xffffff),
        entry(Role::Black, "black", 0x000000, 0x000000),
    ]
};

/// Roles that are too light for text on light paper, and what text of that role has instead.
const LIGHT_TEXT: [(Role, u32); 1] = [(Role::Batch, 0x8a5a00)];

fn rgb(hex: u32) -> RGBColor {
    let [_, r, g, b] = hex.to_be_bytes();
    RGBColor(r, g, b)
}

impl Theme {
    /// The theme that a page names: `light`, `dark`, or the system's colours as `System::read` takes them.
    pub fn named(name: &str) -> Theme {
        match name {
            "dark" => Theme::Dark,
            "light" => Theme::Light,
            colours => System::read(colours).map_or(Theme::Light, Theme::System),
        }
    }

    /// The colour of marks of a role. A fifth method has the first one's colour again.
    pub fn rgb(&self, role: Role) -> RGBColor {
        let role = if let Role::Method(n) = role { Role::Method(n % 4) } else { role };
        let entry = |of: fn(&Entry) -> u32| rgb(ENTRIES.iter().find(|e| e.role == role).map_or(0, of));
        match self {
            Theme::Light => entry(|e| e.light),
            Theme::Dark => entry(|e| e.dark),
            Theme::System(system) => system.of(role),
        }
    }

    /// The colour of text of a role: that of its marks, unless text in it would be hard to read.
    pub fn text(&self, role: Role) -> RGBColor {
        match LIGHT_TEXT.iter().find(|(r, _)| *self == Theme::Light && *r == role) {
            Some((_, hex)) => rgb(*hex),
            None => self.rgb(role),
        }
    }

    /// The colour of a surface: 0 where it is lowest, 1 where it is highest. Perceptually even, and dark where values are
    /// low; in the system's colours from its paper half the way to its ink.
    pub fn ramp(&self, part: f64) -> RGBColor {
        match self {
            Theme::Light | Theme::Dark => ViridisRGB.get_color(part),
            Theme::System(system) => system.between(0.55 * part),
        }
    }

    /// Custom properties for style sheets: `--value: #0b7285; --value-text: …`, one a line, for marks
    /// (and areas) and for text.
    pub fn css(&self) -> String {
        let hex = |RGBColor(r, g, b): RGBColor| format!("#{r:02x}{g:02x}{b:02x}");
        ENTRIES
            .iter()
            .map(|Entry { role, name, .. }| {
                format!("--{name}: {}; --{name}-text: {};\n", hex(self.rgb(*role)), hex(self.text(*role)))
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::pow;

    /// Linear red, green and blue of a colour.
    fn linear(RGBColor(r, g, b): RGBColor) -> [f64; 3] {
        [r, g, b].map(|v| {
            let v = f64::from(v) / 255.0;
            if v <= 0.04045 { v / 12.92 } else { pow((v + 0.055) / 1.055, 2.4) }
        })
    }

    fn product(m: [[f64; 3]; 3], v: [f64; 3]) -> [f64; 3] {
        m.map(|row| row[0] * v[0] + row[1] * v[1] + row[2] * v[2])
    }

    /// Contrast as WCAG 2 defines it.
    fn contrast(a: RGBColor, b: RGBColor) -> f64 {
        let light = |c| {
            let [r, g, b] = linear(c);
            0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05
        };
        let (a, b) = (light(a), light(b));
        if a > b { a / b } else { b / a }
    }

    #[test]
    fn text_of_every_role_reads_on_paper() {
        assert!((contrast(RGBColor(0, 0, 0), RGBColor(255, 255, 255)) - 21.0).abs() < 1e-9);
        // Two of Windows' contrast themes, as browsers tell their colours.
        let night =
            "Canvas: #000000; CanvasText: #ffffff; LinkText: #ffff00; Highlight: #1aebff; GrayText: #3ff23f";
        let desert =
            "Canvas: #fffaef; CanvasText: #3d3d3d; LinkText: #1c5e75; Highlight: #903909; GrayText: #676767";
        for theme in [Theme::Light, Theme::Dark, Theme::named(night), Theme::named(desert)] {
            for Entry { role, .. } in ENTRIES {
                // Hairlines and the paper itself are never text; black and white stand on surfaces.
                if matches!(role, Role::Rule | Role::Paper | Role::White | Role::Black) {
                    continue;
                }
                let c = contrast(theme.text(role), theme.rgb(Role::Paper));
                assert!(c >= 4.5, "{role:?} has contrast {c:.2} in {theme:?}");
            }
        }
    }

    /// Position in Oklab (Ottosson 2020), where distance is difference to the eye.
    fn oklab(linear: [f64; 3]) -> [f64; 3] {
        let lms = product(
            [
                [0.4122214708, 0.5363325363, 0.0514459929],
                [0.2119034982, 0.6806995451, 0.1073969566],
                [0.0883024619, 0.2817188376, 0.6299787005],
            ],
            linear,
        );
        product(
            [
                [0.2104542553, 0.7936177850, -0.0040720468],
                [1.9779984951, -2.4285922050, 0.4505937099],
                [0.0259040371, 0.7827717662, -0.8086757660],
            ],
            lms.map(|v| pow(v.max(0.0), 1.0 / 3.0)),
        )
    }

    #[test]
    fn methods_differ_to_every_eye() {
        // Sight without red, green and blue cones: Machado, Oliveira and Fernandes 2009, severity 1.
        let eyes = [
            [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            [
                [0.152286, 1.052583, -0.204868],
                [0.114503, 0.786281, 0.099216],
                [-0.003882, -0.048116, 1.051998],
            ],
            [
                [0.367322, 0.860646, -0.227968],
                [0.280085, 0.672501, 0.047413],
                [-0.011820, 0.042940, 0.968881],
            ],
            [
                [1.255528, -0.076749, -0.178779],
                [-0.078411, 0.930809, 0.147602],
                [0.004733, 0.691367, 0.303900],
            ],
        ];
        for theme in [Theme::Light, Theme::Dark] {
            for (eye, sight) in eyes.into_iter().enumerate() {
                let seen = [0, 1, 2, 3]
                    .map(|n| product(sight, linear(theme.rgb(Role::Method(n)))).map(|v| v.clamp(0.0, 1.0)))
                    .map(oklab);
                for (i, a) in seen.iter().enumerate() {
                    for b in &seen[..i] {
                        let square: f64 = a.iter().zip(b).map(|(a, b)| (a - b) * (a - b)).sum();
                        assert!(square.sqrt() > 0.15, "{theme:?}, eye {eye}, method {i}: {}", square.sqrt());
                    }
                }
            }
        }
    }

    #[test]
    fn nothing_is_drawn_in_a_colour_that_the_system_does_not_have() {
        let theme = Theme::named(
            "Canvas: #000001; CanvasText: #000002; LinkText: #000003; Highlight: #000004; GrayText: #000005",
        );
        assert!(matches!(theme, Theme::System(_)));
        for Entry { role, .. } in ENTRIES {
            let RGBColor(r, g, b) = theme.rgb(role);
            assert!(r == 0 && g == 0 && (1..=5).contains(&b), "{role:?}");
            assert_eq!(theme.text(role), theme.rgb(role));
        }
        let methods: Vec<u8> = (0..4).map(|n| theme.rgb(Role::Method(n)).2).collect();
        assert_eq!(methods, [2, 3, 4, 5], "methods compared have four colours here too");
        assert_eq!(theme.ramp(0.0), theme.rgb(Role::Paper));
        assert_eq!(
            [Theme::named("light"), Theme::named("dark"), Theme::named("?")],
            [Theme::Light, Theme::Dark, Theme::Light]
        );
    }

    #[test]
    fn style_sheets_take_the_same_colours() {
        let css = Theme::Light.css();
        assert!(css.contains("--value: #0b7285; --value-text: #0b7285;"), "{css}");
        assert!(css.contains("--batch: #f2ae2e; --batch-text: #8a5a00;"), "{css}");
        assert_eq!(css.lines().count(), ENTRIES.len());
    }
}
