//! Level lines of a field as closed rings, ready to be painted over each other.

use super::path::signed_area;
use crate::figure::Field;
use contour::ContourBuilder;

/// The rings of one field, in units of its grid; tracing is the costly part, so keep them while the field stays.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rings {
    /// Rings, largest first.
    pub rings: Vec<Ring>,
}

/// A closed line of equal value.
#[derive(Clone, Debug, PartialEq)]
pub struct Ring {
    /// The band inside it: 0 is below the first level, `n` above the n-th.
    pub band: usize,
    /// Vertices, the last equal to the first: column and row, from 0 to one less than there are.
    pub points: Vec<[f64; 2]>,
}

impl Rings {
    /// Traces every level of a field. A field whose size does not fit its values has no rings.
    ///
    /// Values that are not finite, or lie far above the last level, count as just above it.
    pub fn trace(field: &Field) -> Rings {
        let (columns, rows) = (field.columns, field.rows);
        if columns < 2 || rows < 2 || columns.checked_mul(rows) != Some(field.values.len()) {
            return Rings::default();
        }
        let levels: Vec<f64> = field.levels.iter().copied().filter(|v| v.is_finite()).collect();
        let (Some(&first), Some(&last)) = (levels.first(), levels.last()) else { return Rings::default() };
        let gap = if last > first { (last - first) / (levels.len() - 1) as f64 } else { 1.0 };
        let (floor, ceiling) = (first - 4.0 * gap, last + 4.0 * gap);
        let values: Vec<f64> =
            field.values.iter().map(|v| if v.is_nan() { ceiling } else { v.clamp(floor, ceiling) }).collect();
        let Ok(lines) = ContourBuilder::new(columns, rows, true).lines(&values, &levels) else {
            return Rings::default();
        };
        let mut sized = Vec::new();
        for (i, line) in lines.into_iter().enumerate() {
            for ring in line.into_inner().0 {
                // The grid's first value stands at ½, ½ of the tracer's coordinates.
                let points: Vec<[f64; 2]> = ring.0.iter().map(|p| [p.x - 0.5, p.y - 0.5]).collect();
                let area = signed_area(&points);
                // Rings turn one way around what lies above the level, the other way around what lies below.
                let band = if area < 0.0 { i + 1 } else { i };
                sized.push((area, Ring { band, points }));
            }
        }
        // Among equals, a higher level lies inside a lower one, and a pit's lower level inside its higher one.
        sized.sort_by(|(a, r), (b, s)| {
            let inner =
                |area: &f64, ring: &Ring| if *area < 0.0 { ring.band as i64 } else { -(ring.band as i64) };
            b.abs().total_cmp(&a.abs()).then(inner(a, r).cmp(&inner(b, s)))
        });
        Rings { rings: sized.into_iter().map(|(_, ring)| ring).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::figure::Span;

    fn field(columns: usize, rows: usize, levels: &[f64], value: impl Fn(f64, f64) -> f64) -> Field {
        let values = (0..rows).flat_map(|r| (0..columns).map(move |c| (c, r)));
        Field {
            columns,
            rows,
            x: Span::new(0.0, 1.0),
            y: Span::new(0.0, 1.0),
            values: values.map(|(c, r)| value(c as f64, r as f64)).collect(),
            levels: levels.to_vec(),
            label: "L".into(),
        }
    }

    /// The band at a grid position, by painting the rings in order.
    fn band_at(rings: &Rings, [x, y]: [f64; 2]) -> usize {
        let inside = |ring: &Ring| {
            let crossings = ring.points.windows(2).filter(|pair| {
                let ([x0, y0], [x1, y1]) = (pair[0], pair[1]);
                (y0 > y) != (y1 > y) && x < x0 + (y - y0) / (y1 - y0) * (x1 - x0)
            });
            crossings.count() % 2 == 1
        };
        rings.rings.iter().rfind(|r| inside(r)).map_or(0, |r| r.band)
    }

    #[test]
    fn painting_gives_every_grid_point_its_band() {
        let levels = [-1.0, -0.5, 0.1, 0.6, 1.2];
        // Hills, pits, saddles and slopes through every edge.
        let value = |c: f64, r: f64| {
            crate::math::sin(0.31 * c + 0.05 * r) + 0.9 * crate::math::cos(0.27 * r - 0.11 * c) + 0.013 * c
        };
        let field = field(40, 31, &levels, value);
        let rings = Rings::trace(&field);
        for r in 0..31 {
            for c in 0..40 {
                let v = value(c as f64, r as f64);
                if levels.iter().all(|l| (l - v).abs() > 0.02) {
                    let expected = levels.iter().filter(|l| v >= **l).count();
                    assert_eq!(
                        band_at(&rings, [c as f64, r as f64]),
                        expected,
                        "column {c}, row {r}, value {v}"
                    );
                }
            }
        }
    }

    #[test]
    fn lines_lie_between_values_by_proportion() {
        let rings = Rings::trace(&field(11, 11, &[2.25], |c, _| c));
        let points = &rings.rings[0].points;
        assert!(points.iter().any(|p| (p[0] - 2.25).abs() < 1e-12 && p[1] > 3.0 && p[1] < 7.0), "{points:?}");
    }

    #[test]
    fn strange_values_count_as_high() {
        let odd = |c: f64, _: f64| match c as usize {
            0 => f64::NAN,
            1 => f64::INFINITY,
            2 => 1e300,
            3 => f64::NEG_INFINITY,
            _ => 0.5,
        };
        let rings = Rings::trace(&field(8, 8, &[0.0, 1.0, 2.0], odd));
        let bands: Vec<usize> = [0.0, 1.0, 2.0, 3.0, 5.0].map(|c| band_at(&rings, [c, 4.1])).to_vec();
        assert_eq!(bands, [3, 3, 3, 0, 1]);
        assert!(rings.rings.iter().flat_map(|r| &r.points).all(|p| p[0].is_finite() && p[1].is_finite()));
    }

    #[test]
    fn a_field_that_does_not_fit_has_no_rings() {
        let mut short = field(4, 4, &[0.5], |c, _| c);
        short.values.pop();
        assert_eq!(Rings::trace(&short), Rings::default());
        assert_eq!(Rings::trace(&field(1, 1, &[0.5], |c, _| c)), Rings::default());
        assert_eq!(Rings::trace(&field(4, 4, &[], |c, _| c)), Rings::default());
    }
}
