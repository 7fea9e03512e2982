//! Level lines of a field as closed rings, ready to be painted over each other: marching squares, all levels in one
//! pass over the grid.

use super::path::signed_area;
use crate::figure::Field;
use crate::math;

/// The rings of one field, in units of its grid; tracing is the costly part, so keep them while the field stays.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rings {
    /// Rings, largest first.
    pub rings: Vec<Ring>,
}

/// A closed line of equal value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ring {
    /// The band inside it: 0 is below the first level, `n` above the n-th.
    pub band: usize,
    /// Vertices, the last equal to the first: column and row, from 0 to one less than there are; half a unit outside
    /// where a line is closed around the border, as if everything beyond were below the first level.
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
        let grid = Grid::new(columns, &field.values, &levels);
        let mut sized = Vec::new();
        let mut next = vec![NOWHERE; 2 * grid.bands.len()];
        for (i, steps) in grid.steps(levels.len()).into_iter().enumerate() {
            for [from, to] in &steps {
                next[*from as usize] = *to;
            }
            for [start, _] in &steps {
                let mut points = Vec::new();
                let mut at = *start;
                // Each edge is left once, so that every ring is followed once, from its first edge on.
                while next[at as usize] != NOWHERE {
                    points.push(grid.crossing(at as usize, levels[i]));
                    at = std::mem::replace(&mut next[at as usize], NOWHERE);
                }
                let Some(&first) = points.first() else { continue };
                points.push(first);
                let area = signed_area(&points);
                sized.push((area, Ring { band: if area > 0.0 { i + 1 } else { i }, points }));
            }
        }
        // Among equals, a higher level lies inside a lower one, and a pit's lower level inside its higher one.
        let inner =
            |(area, ring): &(f64, Ring)| if *area > 0.0 { ring.band as f64 } else { -(ring.band as f64) };
        let outer_first = math::order(&sized.iter().map(inner).collect::<Vec<_>>());
        let sizes: Vec<f64> = outer_first.iter().map(|i| -sized[*i].0.abs()).collect();
        let take = |i: usize| std::mem::take(&mut sized[outer_first[i]].1);
        Rings { rings: math::order(&sizes).into_iter().map(take).collect() }
    }
}

/// No edge.
const NOWHERE: u32 = u32::MAX;

/// How lines of equal value cross a cell, its edges counted from below, counter-clockwise, and the higher values to the
/// left, by which corners are high: 1 lower left, 2 lower right, 4 upper right, 8 upper left. Of two high corners at
/// opposite ends, each has a line of its own.
const CROSSINGS: [&[[usize; 2]]; 16] = [
    &[],
    &[[0, 3]],
    &[[1, 0]],
    &[[1, 3]],
    &[[2, 1]],
    &[[0, 3], [2, 1]],
    &[[2, 0]],
    &[[2, 3]],
    &[[3, 2]],
    &[[0, 2]],
    &[[1, 0], [3, 2]],
    &[[1, 2]],
    &[[3, 1]],
    &[[0, 1]],
    &[[3, 0]],
    &[],
];

/// A field's grid with a rim of low values around it. Edge 2·n leads from its n-th point to the right, 2·n + 1 up.
struct Grid<'a> {
    /// Columns, the rim's two included.
    width: usize,
    /// Of each point how many levels its value reaches.
    bands: Vec<u16>,
    columns: usize,
    values: &'a [f64],
    /// Values count as no lower and no higher than these.
    ends: [f64; 2],
}

impl Grid<'_> {
    fn new<'a>(columns: usize, values: &'a [f64], levels: &[f64]) -> Grid<'a> {
        let (first, last) = (levels.first().copied().unwrap_or(0.0), levels.last().copied().unwrap_or(0.0));
        let gap = if last > first { (last - first) / (levels.len() - 1) as f64 } else { 1.0 };
        let width = columns + 2;
        let grid =
            Grid { width, bands: Vec::new(), columns, values, ends: [first - 4.0 * gap, last + 4.0 * gap] };
        let mut bands = Vec::with_capacity(width * (values.len() / columns + 2));
        bands.resize(width, 0);
        let mut band = 0_u16; // neighbours lie in the same band, or in the next
        for row in values.chunks_exact(columns) {
            bands.push(0);
            for v in row {
                let v = grid.bounded(*v);
                while levels.get(usize::from(band)).is_some_and(|level| v >= *level) {
                    band += 1;
                }
                while band > 0 && v < levels[usize::from(band) - 1] {
                    band -= 1;
                }
                bands.push(band);
            }
            bands.push(0);
        }
        bands.resize(bands.len() + width, 0);
        Grid { bands, ..grid }
    }

    fn bounded(&self, v: f64) -> f64 {
        let [least, most] = self.ends;
        if v.is_nan() { most } else { v.clamp(least, most) }
    }

    /// How the lines of each level go on, cell by cell: from one edge to another.
    fn steps(&self, levels: usize) -> Vec<Vec<[u32; 2]>> {
        let mut steps = vec![Vec::new(); levels];
        let rows = self.bands.chunks_exact(self.width);
        for (row, (below, above)) in rows.clone().zip(rows.skip(1)).enumerate() {
            for (column, (low, high)) in below.windows(2).zip(above.windows(2)).enumerate() {
                let corners = [low[0], low[1], high[1], high[0]];
                if corners == [corners[0]; 4] {
                    continue;
                }
                let point = row * self.width + column;
                let edges = [2 * point, 2 * point + 3, 2 * (point + self.width), 2 * point + 1];
                let least = corners.iter().min().copied().unwrap_or_default();
                let most = corners.iter().max().copied().unwrap_or_default();
                for level in least..most {
                    let reaches = |i: usize| usize::from(corners[i] > level) << i;
                    let case = reaches(0) | reaches(1) | reaches(2) | reaches(3);
                    let crossings = CROSSINGS[case].iter().map(|ends| ends.map(|end| edges[end] as u32));
                    steps[usize::from(level)].extend(crossings);
                }
            }
        }
        steps
    }

    /// Where on an edge a level lies: between its ends by proportion, in the middle of an edge that leads to the rim.
    fn crossing(&self, edge: usize, level: f64) -> [f64; 2] {
        let (row, column) = (edge / 2 / self.width, edge / 2 % self.width);
        let up = edge % 2;
        let value = |row: usize, column: usize| {
            let (row, column) = (row.checked_sub(1)?, column.checked_sub(1).filter(|c| *c < self.columns)?);
            self.values.get(row * self.columns + column).map(|v| self.bounded(*v))
        };
        let part = match (value(row, column), value(row + up, column + 1 - up)) {
            (Some(a), Some(b)) => (level - a) / (b - a),
            _ => 0.5,
        };
        let at = |index: usize, along: usize| index as f64 - 1.0 + part * along as f64;
        [at(column, 1 - up), at(row, up)]
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

    /// A ring from its least vertex on.
    fn turned(mut points: Vec<[f64; 2]>) -> Vec<[f64; 2]> {
        points.pop();
        let least = |a: &&[f64; 2], b: &&[f64; 2]| a[0].total_cmp(&b[0]).then(a[1].total_cmp(&b[1]));
        let first = points.iter().min_by(least).copied();
        let at = points.iter().position(|p| Some(*p) == first).unwrap_or(0);
        points.rotate_left(at);
        points
    }

    #[test]
    fn rings_are_those_of_the_crate_contour() {
        let levels = [-1.0, -0.5, 0.1, 0.6, 1.2];
        // As rough as a field can be: with every case, both saddles and islands of one point.
        let rough = |c: f64, r: f64| 2.0 * crate::math::sin(12.9898 * c + 78.233 * r) + 0.01 * c;
        let field = field(30, 23, &levels, rough);
        let mut ours: Vec<_> =
            Rings::trace(&field).rings.into_iter().map(|ring| turned(ring.points)).collect();
        let lines = contour::ContourBuilder::new(30, 23, true).lines(&field.values, &levels).unwrap();
        let theirs = lines.into_iter().flat_map(|line| line.into_inner().0).map(|ring| {
            // The grid's first value stands at ½, ½ there; and its rings turn the other way.
            turned(ring.0.iter().rev().map(|p| [p.x - 0.5, p.y - 0.5]).collect())
        });
        let mut left = 0;
        for ring in theirs {
            let same = |other: &Vec<[f64; 2]>| {
                let near = |a: &[f64; 2], b: &[f64; 2]| (a[0] - b[0]).abs() + (a[1] - b[1]).abs() < 1e-9;
                ring.len() == other.len() && ring.iter().zip(other).all(|(a, b)| near(a, b))
            };
            match ours.iter().position(same) {
                Some(at) => drop(ours.swap_remove(at)),
                None => left += 1,
            }
        }
        assert_eq!((left, ours.len()), (0, 0), "rings of one only");
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
