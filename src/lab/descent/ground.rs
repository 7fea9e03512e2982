//! The background of all plots over the plane: the loss of all examples as filled contours, and labels legible on it.

use super::Descending;
use crate::figure::{Anchor, Field, Role, Size, Span, Style};
use std::rc::Rc;

/// Points of the grid along each axis.
const GRID: usize = 256;

/// Bands of the filled contours.
const BANDS: u32 = 22;

/// The loss on a grid, computed once.
pub fn field(lab: &Descending) -> Rc<Field> {
    lab.surface
        .get_or_init(|| {
            let [x, y] = lab.plane;
            let values = lab.objective.grid([x.lo(), x.hi()], [y.lo(), y.hi()], GRID, GRID);
            let levels = levels(&values, lab.problem.contour_power());
            Rc::new(Field { columns: GRID, rows: GRID, x, y, values, levels, label: "L".into() })
        })
        .clone()
}

/// Levels lo + (hi − lo)·(k/n)^power between the extremes of the finite values.
pub fn levels(values: &[f64], power: u32) -> Vec<f64> {
    let span = Span::of(values.iter().copied(), Span::new(0.0, 1.0));
    (1..BANDS)
        .map(|k| {
            let share = f64::from(k) / f64::from(BANDS);
            span.lo() + span.width() * (0..power).fold(1.0, |product, _| product * share)
        })
        .collect()
}

/// Whether two points are far enough apart to be labelled.
pub fn far(lab: &Descending, a: [f64; 2], b: [f64; 2]) -> bool {
    let apart = |i: usize| (a[i] - b[i]).abs() / lab.plane[i].width();
    apart(0) + apart(1) > 0.07
}

/// White letters that can be read on every colour.
pub fn letters(bold: bool, anchor: Anchor) -> Style {
    Style { bold, anchor, halo: Some(Role::Black.shade(0.7)), ..Style::plain(Role::White.ink(), Size::Small) }
}
