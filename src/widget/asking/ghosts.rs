//! What was answered, as marks in plots.

use super::{Asked, Asking};
use crate::asking::Form;
use crate::figure::{Anchor, Figure, Glyph, Ink, Mark, Role, Scale, Size, Span, Style};
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
    Mark::text(at, [if left { 10.0 } else { -8.0 }, -10.0], text, style)
}

/// The mark of an answer.
pub(super) fn diamond(view: &str, at: [f64; 2]) -> Mark {
    Mark::points(vec![at], Role::Parameter.ink(), 5.5, Glyph::Diamond).outlined(Some(around(view)))
}

/// Half way up.
fn middle(figure: &Figure) -> f64 {
    0.5 * (figure.y.span.lo() + figure.y.span.hi())
}

/// Where in a figure numbers stand that are placed in it.
pub(super) fn place(spot: &Spot, figure: &Figure, numbers: &[f64]) -> Option<[f64; 2]> {
    match (&spot.place, numbers) {
        (Place::Plane, [a, b]) => Some([*a, *b]),
        (Place::Across { exponents }, [v]) => Some([if *exponents { log10(*v) } else { *v }, middle(figure)]),
        (Place::Height { across, exponents: true }, [v]) => Some([*across, log10(*v)]),
        (Place::Height { across, .. }, [v]) => Some([*across, *v]),
        (Place::Choices(all), [i]) => all.get(*i as usize).map(|([x, y], _)| {
            let foot = figure.y.span.lo();
            [*x, if y.is_nan() { foot } else { *y }]
        }),
        _ => None,
    }
}

/// Where in a figure the points of a curve stand, its beginning first; nothing where it is none.
pub(super) fn curve(spot: &Spot, numbers: &[f64]) -> Option<Vec<[f64; 2]>> {
    let Place::Curve { across, start, ends, exponents } = &spot.place else { return None };
    let up = |v: f64| {
        let v = v.clamp(ends[0], ends[1]);
        if *exponents { log10(v) } else { v }
    };
    let points = across.iter().zip(numbers).map(|(x, v)| [*x, up(*v)]);
    let begins = std::iter::once([start[0], up(start[1])]);
    (numbers.len() == across.len()).then(|| begins.chain(points).collect())
}

/// A sketched curve, dashed, with a mark at each of its handles.
pub(super) fn sketched(figure: &mut Figure, view: &str, points: Vec<[f64; 2]>) {
    let Some(end) = points.last().copied() else { return };
    let ink = Role::Parameter.ink();
    let dots = Mark::points(points[1..].to_vec(), ink, 5.0, Glyph::Diamond).outlined(Some(around(view)));
    let word = word(view, figure, end, "yours");
    figure.marks.extend([Mark::line(points, ink, 1.8).dashed(true), dots, word]);
}

/// Makes room in a figure for heights, where they are beyond its axis.
fn hold(figure: &mut Figure, heights: impl Iterator<Item = f64>) {
    let span = figure.y.span;
    let log = figure.y.scale == Scale::Log;
    let fits = heights.filter(|v| !log || *v > 0.0);
    figure.y.span = Span::of(fits.chain([span.lo(), span.hi()]), span);
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
            if let Some(spot) = one.spot().filter(|spot| spot.is_curve()) {
                let typed: Vec<f64> =
                    one.given.parts.iter().filter_map(|part| numbers::typed(part)).collect();
                if let Some(points) = curve(spot, &typed).filter(|_| spot.view == view && one.closed()) {
                    hold(figure, points.iter().map(|p| p[1]));
                    sketched(figure, view, points);
                    figure.alt.push_str(" The dashed line with diamonds is your sketch.");
                }
                continue;
            }
            let Some([at, truth]) = one.stands(view, figure, self.by_examples) else { continue };
            if one.spot().is_some() && view != "surface" {
                hold(figure, [at[1]].into_iter());
                let span = figure.x.span;
                figure.x.span = Span::of([at[0], span.lo(), span.hi()], span);
            }
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
