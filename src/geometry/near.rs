//! How far a press is from what can be taken hold of.

use super::path::{Px, between, distance};
use crate::figure::{Extent, Handle};

/// How near a press has to come to a handle that lies in a box of [`Extent::Goes`], in pixels.
const BEHIND: f64 = 8.0;

/// How far a pixel is from a handle, 0 on it. `to_px` maps positions to pixels.
pub fn from_handle(handle: &Handle, to_px: impl Fn([f64; 2]) -> Px, at: Px) -> f64 {
    let place = to_px(handle.at);
    let pixels = |size: [f64; 2]| {
        let corner = to_px([0, 1].map(|i| handle.at[i] + 0.5 * size[i]));
        [0, 1].map(|i| 2.0 * (corner[i] - place[i]).abs())
    };
    match handle.extent {
        Extent::Point => distance(place, at),
        Extent::Disc(radius) => (distance(place, at) - radius).max(0.0),
        Extent::Line(ends) => from_segment(ends.map(to_px), at),
        Extent::Tile(size) => from_box(place, size, at),
        Extent::Box(size) => from_box(place, pixels(size), at),
        Extent::Goes(size) => from_box(place, pixels(size), at).max(BEHIND),
    }
}

fn from_box(middle: Px, size: [f64; 2], at: Px) -> f64 {
    let outside = |i: usize| ((at[i] - middle[i]).abs() - 0.5 * size[i]).max(0.0);
    distance([outside(0), outside(1)], [0.0, 0.0])
}

fn from_segment([a, b]: [Px; 2], at: Px) -> f64 {
    let along = [b[0] - a[0], b[1] - a[1]];
    let square = along[0] * along[0] + along[1] * along[1];
    let part = ((at[0] - a[0]) * along[0] + (at[1] - a[1]) * along[1]) / square;
    // A line without length is a point.
    distance(between(a, b, if part.is_finite() { part.clamp(0.0, 1.0) } else { 0.0 }), at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_press_is_as_far_as_it_is_from_the_whole_handle() {
        let far = |extent, at| {
            let handle = Handle { id: 0, at: [1.0, 1.0], name: String::new(), extent };
            from_handle(&handle, |[x, y]| [10.0 * x, 100.0 - 10.0 * y], at)
        };
        assert_eq!(far(Extent::Point, [13.0, 94.0]), 5.0);
        assert_eq!(far(Extent::Disc(4.0), [13.0, 94.0]), 1.0);
        assert_eq!(far(Extent::Disc(6.0), [13.0, 94.0]), 0.0);
        let line = Extent::Line([[0.0, 0.0], [4.0, 0.0]]);
        assert_eq!(
            [far(line, [20.0, 97.0]), far(line, [43.0, 104.0]), far(line, [-3.0, 96.0])],
            [3.0, 5.0, 5.0]
        );
        assert_eq!(far(Extent::Line([[1.0, 1.0], [1.0, 1.0]]), [13.0, 94.0]), 5.0);
        assert_eq!(far(Extent::Tile([6.0, 4.0]), [16.0, 96.0]), 5.0); // 3 and 4 beside its corner
        let goes = Extent::Goes([2.0, 0.5]);
        assert_eq!([far(goes, [10.0, 90.0]), far(goes, [43.0, 90.0])], [8.0, 23.0], "others come first");
        let cell = Extent::Box([2.0, 0.5]);
        assert_eq!([far(cell, [1.0, 92.0]), far(cell, [23.0, 96.5])], [0.0, 5.0]);
    }
}
