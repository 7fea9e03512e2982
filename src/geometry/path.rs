//! Polylines in pixels: clipped to a box, thinned, dashed, bent.

/// A position in CSS pixels, right and down from the upper left corner.
pub type Px = [f64; 2];

/// A box in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    /// Left edge.
    pub left: f64,
    /// Upper edge.
    pub top: f64,
    /// Right edge.
    pub right: f64,
    /// Lower edge.
    pub bottom: f64,
}

impl Rect {
    /// Whether the point lies inside or on the edge; a point that is not finite never does.
    pub fn contains(&self, [x, y]: Px) -> bool {
        x >= self.left && x <= self.right && y >= self.top && y <= self.bottom
    }

    /// Width.
    pub fn width(&self) -> f64 {
        self.right - self.left
    }

    /// Height.
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// The box both have in common (empty boxes have an edge beyond its opposite).
    pub fn and(&self, other: &Rect) -> Rect {
        Rect {
            left: self.left.max(other.left),
            top: self.top.max(other.top),
            right: self.right.min(other.right),
            bottom: self.bottom.min(other.bottom),
        }
    }
}

/// Distance between two points.
pub fn distance(a: Px, b: Px) -> f64 {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    (dx * dx + dy * dy).sqrt()
}

/// The point at the fraction `t` of the way from `a` to `b`.
pub fn between(a: Px, b: Px, t: f64) -> Px {
    [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]
}

/// The part of the segment `a`–`b` inside the box (Liang and Barsky), or none; ends that are not finite give none.
pub fn clip_segment(a: Px, b: Px, bounds: &Rect) -> Option<[Px; 2]> {
    if !a.iter().chain(&b).all(|v| v.is_finite()) {
        return None;
    }
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    if !dx.is_finite() || !dy.is_finite() {
        return None;
    }
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (step, room) in [
        (-dx, a[0] - bounds.left),
        (dx, bounds.right - a[0]),
        (-dy, a[1] - bounds.top),
        (dy, bounds.bottom - a[1]),
    ] {
        if step == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if step < 0.0 {
            enter = enter.max(room / step);
        } else {
            leave = leave.min(room / step);
        }
    }
    (enter <= leave).then(|| [between(a, b, enter), between(a, b, leave)])
}

/// The parts of a polyline inside the box, in order. Points that are not finite break the line.
pub fn clip_line(points: &[Px], bounds: &Rect) -> Vec<Vec<Px>> {
    let mut pieces: Vec<Vec<Px>> = Vec::new();
    let mut open = false;
    for pair in points.windows(2) {
        let Some([a, b]) = clip_segment(pair[0], pair[1], bounds) else {
            open = false;
            continue;
        };
        match pieces.last_mut() {
            Some(piece) if open => piece.push(b),
            _ => pieces.push(vec![a, b]),
        }
        open = bounds.contains(pair[1]);
    }
    pieces
}

/// A closed ring cut to the box (Sutherland and Hodgman): the outline of its inside, box edges included.
pub fn clip_ring(ring: &[Px], bounds: &Rect) -> Vec<Px> {
    // Each edge of the box is a coordinate, its value, and the sign that makes "inside" positive.
    let edges =
        [(0, bounds.left, 1.0), (0, bounds.right, -1.0), (1, bounds.top, 1.0), (1, bounds.bottom, -1.0)];
    let mut kept = ring.to_vec();
    for (axis, edge, sign) in edges {
        let depth = |p: &Px| (p[axis] - edge) * sign;
        if kept.iter().all(|p| depth(p) >= 0.0) {
            continue;
        }
        let mut next = Vec::with_capacity(kept.len());
        for (i, here) in kept.iter().enumerate() {
            let before = &kept[if i == 0 { kept.len() - 1 } else { i - 1 }];
            let (d0, d1) = (depth(before), depth(here));
            if (d0 >= 0.0) != (d1 >= 0.0) {
                next.push(between(*before, *here, d0 / (d0 - d1)));
            }
            if d1 >= 0.0 {
                next.push(*here);
            }
        }
        kept = next;
    }
    kept
}

/// The squared distance of a point from the segment `a`–`b`.
fn off(a: Px, b: Px) -> impl Fn(Px) -> f64 {
    let (dx, dy) = (b[0] - a[0], b[1] - a[1]);
    let square = dx * dx + dy * dy;
    let over = if square == 0.0 { 0.0 } else { 1.0 / square };
    move |p| {
        let (x, y) = (p[0] - a[0], p[1] - a[1]);
        let t = ((x * dx + y * dy) * over).clamp(0.0, 1.0);
        let (x, y) = (x - t * dx, y - t * dy);
        x * x + y * y
    }
}

/// The polyline without the points that lie within `tolerance` pixels of it (Douglas and Peucker).
pub fn thin(points: &[Px], tolerance: f64) -> Vec<Px> {
    if points.len() < 3 {
        return points.to_vec();
    }
    let mut keep = vec![false; points.len()];
    let last = points.len() - 1;
    (keep[0], keep[last]) = (true, true);
    let mut open = vec![(0, last)];
    while let Some((from, to)) = open.pop() {
        let mut far = (tolerance * tolerance, None);
        let off = off(points[from], points[to]);
        for (i, p) in (from + 1..to).zip(&points[from + 1..to]) {
            let d = off(*p);
            if d > far.0 {
                far = (d, Some(i));
            }
        }
        if let Some(i) = far.1 {
            keep[i] = true;
            open.push((from, i));
            open.push((i, to));
        }
    }
    points.iter().zip(keep).filter(|(_, keep)| *keep).map(|(p, _)| *p).collect()
}

/// The polyline as dashes of length `on` with `off` left out between them.
pub fn dashes(points: &[Px], on: f64, off: f64) -> Vec<Vec<Px>> {
    let mut pieces: Vec<Vec<Px>> = Vec::new();
    let (mut drawing, mut left) = (true, on);
    for pair in points.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        let length = distance(a, b);
        let mut gone = 0.0;
        if drawing && pieces.is_empty() {
            pieces.push(vec![a]);
        }
        while length - gone > left {
            gone += left;
            let turn = between(a, b, gone / length);
            if drawing {
                if let Some(piece) = pieces.last_mut() {
                    piece.push(turn);
                }
            } else {
                pieces.push(vec![turn]);
            }
            drawing = !drawing;
            left = if drawing { on } else { off };
        }
        left -= length - gone;
        if drawing && let Some(piece) = pieces.last_mut() {
            piece.push(b);
        }
    }
    pieces
}

/// Polylines of a width as one ring, to be filled at once: around each piece, on to the next, and from the last back the
/// same way, so that the ways between enclose nothing.
pub fn ribbon(pieces: &[Vec<Px>], width: f64) -> Vec<Px> {
    let mut ring = Vec::new();
    for piece in pieces {
        let sides: Vec<[Px; 2]> = (0..piece.len()).map(|i| beside(piece, i, 0.5 * width)).collect();
        ring.extend(sides.iter().map(|[left, _]| *left));
        ring.extend(sides.iter().rev().map(|[_, right]| *right));
        ring.extend(sides.first().map(|[left, _]| *left));
    }
    ring.extend(
        pieces.iter().rev().filter(|piece| !piece.is_empty()).map(|piece| beside(piece, 0, 0.5 * width)[0]),
    );
    ring
}

/// The points `away` to the left and to the right of point `i` of a polyline, square to its direction there.
fn beside(line: &[Px], i: usize, away: f64) -> [Px; 2] {
    let (before, after) = (line[i.saturating_sub(1)], line[(i + 1).min(line.len() - 1)]);
    let far = distance(before, after).max(f64::MIN_POSITIVE);
    let [dx, dy] = [0, 1].map(|axis| away * (after[axis] - before[axis]) / far);
    let [x, y] = line[i];
    [[x + dy, y - dx], [x - dy, y + dx]]
}

/// A curve from `a` to `b` whose middle lies `bend` pixels left of its direction, as a polyline.
pub fn bent(a: Px, b: Px, bend: f64) -> Vec<Px> {
    let length = distance(a, b);
    if bend == 0.0 || length == 0.0 {
        return vec![a, b];
    }
    // Left of the direction, on a screen whose second coordinate runs down. A quadratic curve reaches
    // half as far as its control point.
    let left = [(b[1] - a[1]) / length, (a[0] - b[0]) / length];
    let middle = between(a, b, 0.5);
    let control = [middle[0] + 2.0 * bend * left[0], middle[1] + 2.0 * bend * left[1]];
    const PARTS: usize = 24;
    (0..=PARTS)
        .map(|i| {
            let t = i as f64 / PARTS as f64;
            between(between(a, control, t), between(control, b, t), t)
        })
        .collect()
}

/// The polyline without what lies within `start` pixels of its first point and `end` of its last.
pub fn trimmed(points: &[Px], start: f64, end: f64) -> Vec<Px> {
    let mut points = points.to_vec();
    for gap in [start, end] {
        if gap > 0.0 && !points.is_empty() {
            points = without_start(&points, gap);
        }
        points.reverse();
    }
    points
}

/// The polyline without what lies within `gap` pixels of its first point.
fn without_start(points: &[Px], gap: f64) -> Vec<Px> {
    let from = points[0];
    let Some(first) = points.iter().position(|p| distance(*p, from) > gap) else { return Vec::new() };
    // The curve leaves the circle between two vertices: halve the interval to well below a pixel.
    let (mut inside, mut outside) = (points[first - 1], points[first]);
    for _ in 0..24 {
        let middle = between(inside, outside, 0.5);
        if distance(middle, from) > gap { outside = middle } else { inside = middle }
    }
    let mut rest = vec![outside];
    rest.extend_from_slice(&points[first..]);
    rest
}

/// The area a ring encloses, in square pixels, whatever its direction.
pub fn area(ring: &[Px]) -> f64 {
    (0.5 * signed_area(ring)).abs()
}

/// Twice the area of a ring, positive when `x·y' − y·x'` turns positively.
pub fn signed_area(ring: &[Px]) -> f64 {
    let mut sum = 0.0;
    for (i, p) in ring.iter().enumerate() {
        let q = ring[if i + 1 == ring.len() { 0 } else { i + 1 }];
        sum += p[0] * q[1] - p[1] * q[0];
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOX: Rect = Rect { left: 0.0, top: 0.0, right: 10.0, bottom: 10.0 };

    #[test]
    fn a_segment_is_cut_at_the_edges() {
        assert_eq!(clip_segment([-5.0, 5.0], [15.0, 5.0], &BOX), Some([[0.0, 5.0], [10.0, 5.0]]));
        assert_eq!(clip_segment([2.0, 2.0], [3.0, 4.0], &BOX), Some([[2.0, 2.0], [3.0, 4.0]]));
        assert_eq!(clip_segment([-5.0, -1.0], [15.0, -1.0], &BOX), None);
        assert_eq!(clip_segment([-5.0, 8.0], [2.0, 15.0], &BOX), None, "passes the corner outside");
        let [a, b] = clip_segment([5.0, 5.0], [5.0, 1e300], &BOX).expect("starts inside");
        assert_eq!((a, b), ([5.0, 5.0], [5.0, 10.0]));
        assert_eq!(clip_segment([5.0, 5.0], [f64::INFINITY, 5.0], &BOX), None);
        assert_eq!(clip_segment([-f64::MAX, 5.0], [f64::MAX, 5.0], &BOX), None, "its length overflows");
    }

    #[test]
    fn a_line_breaks_where_it_leaves_and_at_points_that_are_not_finite() {
        let out_and_back = [[1.0, 5.0], [20.0, 5.0], [20.0, 6.0], [1.0, 6.0]];
        assert_eq!(
            clip_line(&out_and_back, &BOX),
            vec![vec![[1.0, 5.0], [10.0, 5.0]], vec![[10.0, 6.0], [1.0, 6.0]]]
        );
        let broken = [[1.0, 1.0], [2.0, 2.0], [f64::NAN, 3.0], [4.0, 4.0], [5.0, 5.0]];
        assert_eq!(
            clip_line(&broken, &BOX),
            vec![vec![[1.0, 1.0], [2.0, 2.0]], vec![[4.0, 4.0], [5.0, 5.0]]]
        );
    }

    #[test]
    fn a_ring_larger_than_the_box_becomes_the_box() {
        let ring = [[-5.0, -5.0], [15.0, -5.0], [15.0, 15.0], [-5.0, 15.0], [-5.0, -5.0]];
        let cut = clip_ring(&ring, &BOX);
        assert_eq!(area(&cut), 100.0);
        assert!(cut.iter().all(|p| BOX.contains(*p)));
        assert!(clip_ring(&[[20.0, 1.0], [30.0, 1.0], [25.0, 9.0]], &BOX).is_empty());
        assert_eq!(area(&clip_ring(&[[5.0, 5.0], [15.0, 5.0], [15.0, 8.0], [5.0, 8.0]], &BOX)), 15.0);
    }

    #[test]
    fn thinning_keeps_what_matters() {
        let straight: Vec<Px> = (0..100).map(|i| [i as f64, 2.0 * i as f64]).collect();
        assert_eq!(thin(&straight, 0.1), vec![[0.0, 0.0], [99.0, 198.0]]);
        let peak = [[0.0, 0.0], [1.0, 0.05], [2.0, 3.0], [3.0, 0.0]];
        assert_eq!(thin(&peak, 0.1).len(), 4);
        let closed = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]];
        assert_eq!(thin(&closed, 0.1), closed);
    }

    #[test]
    fn dashes_run_around_corners() {
        let line = [[0.0, 0.0], [5.0, 0.0], [5.0, 5.0]];
        assert_eq!(dashes(&line, 4.0, 2.0), vec![vec![[0.0, 0.0], [4.0, 0.0]], vec![[5.0, 1.0], [5.0, 5.0]]]);
        let total: f64 = dashes(&[[0.0, 0.0], [100.0, 0.0]], 3.0, 2.0)
            .iter()
            .map(|d| distance(d[0], d[d.len() - 1]))
            .sum();
        assert!((total - 60.0).abs() < 1e-9, "{total}");
    }

    #[test]
    fn a_ribbon_covers_its_pieces_and_nothing_between() {
        let pieces = dashes(&[[0.0, 0.0], [12.0, 0.0], [12.0, 5.0]], 4.0, 2.0);
        let ring = ribbon(&pieces, 1.0);
        // Three dashes of length 4, one of them around the corner, where it narrows a little.
        assert!((area(&ring) - 12.0).abs() < 0.6, "{}", area(&ring));
        assert!(ribbon(&[], 1.0).is_empty());
        assert!(ribbon(&[vec![[1.0, 1.0], [1.0, 1.0]]], 1.0).iter().flatten().all(|v| v.is_finite()));
        let one = ribbon(&[vec![[0.0, 0.0], [4.0, 3.0]]], 2.0);
        assert!((area(&one) - 10.0).abs() < 1e-12, "length 5, width 2");
    }

    #[test]
    fn a_positive_bend_lifts_to_the_left() {
        let up = bent([0.0, 0.0], [10.0, 0.0], 4.0);
        assert_eq!(up[12], [5.0, -4.0], "going right, left is up: a smaller pixel row");
        assert_eq!(bent([0.0, 0.0], [10.0, 0.0], 0.0).len(), 2);
    }

    #[test]
    fn trimming_leaves_the_gap_free() {
        let line = trimmed(&bent([0.0, 0.0], [100.0, 0.0], 30.0), 20.0, 10.0);
        assert!((distance(line[0], [0.0, 0.0]) - 20.0).abs() < 1e-3);
        assert!((distance(line[line.len() - 1], [100.0, 0.0]) - 10.0).abs() < 1e-3);
        assert!(trimmed(&[[0.0, 0.0], [5.0, 0.0]], 10.0, 0.0).is_empty());
    }
}
