//! An answer that is being placed in a plot, before it is given.

use super::ghosts::{curve, diamond, place, sketched, word};
use super::{Asked, Asking};
use crate::figure::{Extent, Figure, Glyph, Handle, Mark, Role};
use crate::lab::{Place, Spot};
use crate::math::pow;
use crate::number::{rounded, tidy};
use crate::reading::numbers;
use crate::scenario::write_number;
use crate::widget::Widget;

/// What has been placed and not been given: the question as it stands in links, and the parts of the answer.
pub type Draft = Option<(String, Vec<String>)>;

/// The handle of a mark that is placed.
const MARK: u32 = 0;

/// What the mark is called.
const NAME: &str = "mark of your answer";

impl Asking {
    /// The question that is open, where it is answered in that plot.
    fn placed(&self, view: &str) -> Option<(&Asked, &Spot)> {
        let one = self.open()?;
        one.spot().filter(|spot| spot.view == view).map(|spot| (one, spot))
    }
}

/// The parts of an answer for a position in a figure.
fn parts(spot: &Spot, figure: &Figure, handle: u32, to: [f64; 2]) -> Vec<String> {
    let along = |i: usize, v: f64| tidy(v, [&figure.x, &figure.y][i].span.width());
    match spot.place {
        Place::Plane => vec![along(0, to[0]), along(1, to[1])],
        Place::Across { exponents: true } => vec![write_number(rounded(pow(10.0, to[0]), DIGITS))],
        Place::Across { .. } => vec![along(0, to[0])],
        Place::Height { exponents: true, .. } => vec![write_number(rounded(pow(10.0, to[1]), DIGITS))],
        Place::Height { .. } if spot.log => vec![write_number(rounded(to[1], DIGITS))],
        Place::Height { .. } => vec![along(1, to[1])],
        Place::Choices(_) => vec![handle.to_string()],
        Place::Curve { exponents: true, .. } => vec![write_number(rounded(pow(10.0, to[1]), DIGITS))],
        Place::Curve { .. } if spot.log => vec![write_number(rounded(to[1], DIGITS))],
        Place::Curve { .. } => vec![along(1, to[1])],
    }
}

/// Digits after the first of a number that is placed on a logarithmic axis.
const DIGITS: usize = 2;

impl Widget {
    /// What has been entered of the question that is open: what is being placed, or else the last answer given.
    pub(in crate::widget) fn entered(&self) -> &[String] {
        let Some(one) = self.asking.open() else { return &[] };
        match &self.draft {
            Some((question, parts)) if *question == one.question.to_string() => parts,
            _ => &one.given.parts,
        }
    }

    /// Enters parts of an answer without giving it: typed beside a plot, they move the mark in it.
    pub fn draft(&mut self, parts: &[String]) {
        if let Some(one) = self.asking.open() {
            self.draft = Some((one.question.to_string(), parts.to_vec()));
            self.laid_out.take();
        }
    }

    /// Moves the mark of an answer to a position of the plot it is placed in; whether there is one.
    pub(in crate::widget) fn draft_at(&mut self, view: &str, handle: u32, to: [f64; 2]) -> bool {
        let Some((_, spot)) = self.asking.placed(view) else { return false };
        let figure = self.figure(view, self.t() as f64, f64::INFINITY);
        let mut placed = parts(spot, &figure, handle, to);
        if spot.is_curve() {
            // One of its handles: the others stay.
            let entered = self.entered().to_vec();
            let mut all = match entered.iter().any(|part| !part.is_empty()) {
                true => entered,
                false => spot.from.iter().map(|v| write_number(rounded(*v, DIGITS))).collect(),
            };
            if let (Some(there), Some(part)) = (all.get_mut(handle as usize), placed.pop()) {
                *there = part;
            }
            placed = all;
        }
        self.draft(&placed);
        true
    }

    /// The handle of a sketch that is nearest across to a place of its plot; nothing where none is sketched there.
    pub(in crate::widget) fn nearest_across(&self, view: &str, figure: &Figure, across: f64) -> Option<u32> {
        self.asking.placed(view).filter(|(_, spot)| spot.is_curve())?;
        let far = |handle: &&Handle| (handle.at[0] - across).abs();
        figure.handles.iter().min_by(|a, b| far(a).total_cmp(&far(b))).map(|handle| handle.id)
    }

    /// Whether a press on a handle of a view chooses something.
    pub(in crate::widget) fn chooses(&self, view: &str) -> bool {
        match self.asking.placed(view) {
            Some((_, spot)) => matches!(spot.place, Place::Choices(_)),
            None => self.session.chooses(view),
        }
    }

    /// Puts the mark of an answer into the plot it is placed in; there nothing else is moved meanwhile.
    pub(in crate::widget) fn show_draft(&self, view: &str, figure: &mut Figure) {
        let Some((one, spot)) = self.asking.placed(view) else { return };
        let entered: Vec<f64> = self.entered().iter().filter_map(|part| numbers::typed(part)).collect();
        let mark = place(spot, figure, &entered).filter(|at| at.iter().all(|v| v.is_finite()));
        match (&spot.place, mark) {
            (Place::Curve { .. }, _) => {
                let drawn = curve(spot, &entered).or_else(|| curve(spot, &spot.from)).unwrap_or_default();
                let handle = |(i, (at, name)): (usize, (&[f64; 2], &String))| Handle {
                    id: i as u32,
                    at: *at,
                    name: format!("sketch at {name}"),
                    extent: Extent::Disc(4.0),
                };
                figure.handles = drawn[1..].iter().zip(&spot.names).enumerate().map(handle).collect();
                figure.anywhere = Some(MARK);
                sketched(figure, view, drawn);
                if !entered.is_empty() {
                    figure.alt.push_str(&format!(" Your sketch: {}.", self.spoken(one)));
                }
            }
            (Place::Choices(_), _) => {
                let handle = |i: usize, extent: Extent, at: [f64; 2]| Handle {
                    id: i as u32,
                    at,
                    name: one.answers.choices.get(i).cloned().unwrap_or_default(),
                    extent,
                };
                let all = (0..one.answers.choices.len()).filter_map(|i| {
                    let Place::Choices(all) = &spot.place else { return None };
                    Some(handle(i, all.get(i)?.1, place(spot, figure, &[i as f64])?))
                });
                figure.handles = all.collect();
                figure.anywhere = None;
            }
            (_, mark) => {
                let start = place(spot, figure, &spot.from).unwrap_or_default();
                let at = mark.unwrap_or(start);
                if mark.is_none() {
                    let ring = Mark::points(vec![at], Role::Parameter.ink(), 8.0, Glyph::Ring);
                    figure.marks.push(ring.outlined(Some(Role::Paper.ink())));
                    figure.marks.push(word(view, figure, at, "your mark"));
                }
                figure.handles = vec![Handle { id: MARK, at, name: NAME.into(), extent: Extent::Point }];
                figure.anywhere = Some(MARK);
            }
        }
        if let Some(at) = mark {
            figure.marks.extend([diamond(view, at), word(view, figure, at, "yours")]);
            figure.alt.push_str(&format!(" Your mark: {}.", self.spoken(one)));
        }
    }

    /// What has been entered, in words.
    fn spoken(&self, one: &Asked) -> String {
        let words = self.entered().iter().map(|part| one.in_words(part));
        match one.of_numbers() {
            true => {
                let (names, _) = one.numbers();
                let each = names.iter().zip(words).map(|(name, v)| format!("{name} = {v}"));
                each.collect::<Vec<_>>().join(", ")
            }
            false => words.collect::<Vec<_>>().join(", "),
        }
    }
}
