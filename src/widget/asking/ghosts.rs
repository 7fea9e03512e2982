//! What was answered, as marks in plots.

use super::{Asked, Asking};
use crate::asking::Form;
use crate::figure::{Anchor, Figure, Glyph, Ink, Mark, Role, Size, Style};
use crate::lab::{Place, Spot};
use crate::math::log10;
use crate::reading::numbers;

/// The ink around marks of a view, so that they read on what is below.
fn around(view: &str) -> Ink {
    if view == "surface" { Role::White } else { Role::Paper }.ink()
}

/// A word beside a mark, away from the nearer edge.
pub(super) fn word(view: &str, figure: &Figure, at: [f64; 2], text: &str) -> Mark {
    let left = figure.x.part(at[0]) < 0.7;
    let anchor = if left { Anchor::Start } else { Anchor::End };
    // On a surface there is every colour.
    let (ink, halo) = match view {
        "surface" => (Role::White.ink(), Role::Black.shade(0.75)),
        _ => (Role::Parameter.ink(), Role::Paper.ink()),
    };
    let style = Style { anchor, bold: true, halo: Some(halo), ..Style::plain(ink, Size::Small) };
    Mark::text(at, [if left { 10.0 } else { -10.0 }, 0.0], text, style)
}

/// The mark of an answer.
pub(super) fn diamond(view: &str, at: [f64; 2]) -> Mark {
    Mark::points(vec![at], Role::Parameter.ink(), 5.5, Glyph::Diamond).outlined(Some(around(view)))
}

/// Where in a figure numbers stand that are placed in it.
pub(super) fn place(spot: &Spot, figure: &Figure, numbers: &[f64]) -> Option<[f64; 2]> {
    match (&spot.place, numbers) {
        (Place::Plane, [a, b]) => Some([*a, *b]),
        (Place::Height { across, exponents: true }, [v]) => Some([*across, log10(*v)]),
        (Place::Height { across, .. }, [v]) => Some([*across, *v]),
        (Place::Choices(all), [i]) => all.get(*i as usize).map(|([x, y], _)| {
            let foot = figure.y.span.lo();
            [*x, if y.is_nan() { foot } else { *y }]
        }),
        _ => None,
    }
}

impl Asked {
    /// Where in a figure an answer and the truth stand, if they do.
    fn stands(&self, view: &str, figure: &Figure, by_examples: bool) -> Option<[[f64; 2]; 2]> {
        let typed: Vec<f64> = self.given.parts.iter().filter_map(|part| numbers::typed(part)).collect();
        if let Some(spot) = self.spot() {
            let here = |numbers: &[f64]| place(spot, figure, numbers).filter(|_| spot.view == view);
            return Some([here(&typed)?, here(&spot.truth)?]);
        }
        let step = self.question.step.unwrap_or(0) as f64;
        match (view, self.question.quantity.as_str(), &typed[..], &self.answers.truth[..]) {
            _ if self.form != Form::Number => None,
            ("surface", "phi", [a, b], [c, d]) => Some([[*a, *b], [*c, *d]]),
            ("loss", "loss", [loss], [truth]) if !by_examples => Some([[step, *loss], [step, *truth]]),
            _ => None,
        }
    }
}

impl Asking {
    /// Puts what has been answered into a figure, where it has a place there; once the truth is seen with the gap to it.
    pub fn ghosts(&self, view: &str, figure: &mut Figure) {
        let open = self.open().filter(|one| one.spot().is_some()).map(|one| one.place);
        // Of what is being placed, the mark itself is there.
        for one in self.all.iter().filter(|one| Some(one.place) != open) {
            let Some([at, truth]) = one.stands(view, figure, self.by_examples) else { continue };
            if one.closed() && at != truth {
                let ink = Role::Parameter.ink();
                figure.marks.push(Mark::line(vec![at, truth], ink, 1.4).dashed(true).outlined(around(view)));
            }
            figure.marks.push(diamond(view, at));
            figure.marks.push(word(view, figure, at, "yours"));
            figure.alt.push_str(" A diamond stands where you answered.");
        }
    }
}
