//! Names at the ends of lines.

use crate::math::order;

/// The heights of names, each with its place in the list, from the lowest up: moved apart where two would be closer than
/// `least`, and none above `top`.
pub fn apart(heights: impl Iterator<Item = f64>, least: f64, top: f64) -> Vec<(usize, f64)> {
    let heights: Vec<f64> = heights.collect();
    let mut names: Vec<(usize, f64)> = order(&heights).into_iter().map(|i| (i, heights[i])).collect();
    for i in 1..names.len() {
        names[i].1 = names[i].1.max(names[i - 1].1 + least);
    }
    let mut top = top;
    for (_, height) in names.iter_mut().rev() {
        *height = height.min(top);
        top = *height - least;
    }
    names
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn no_two_names_are_too_close() {
        assert_eq!(apart([5.0, 1.0, 1.5].into_iter(), 1.0, 9.0), [(1, 1.0), (2, 2.0), (0, 5.0)]);
        assert_eq!(apart([5.0, 4.5, 4.5].into_iter(), 1.0, 5.0), [(1, 3.0), (2, 4.0), (0, 5.0)]);
        assert_eq!(apart([7.0].into_iter(), 1.0, 5.0), [(0, 5.0)]);
    }
}
