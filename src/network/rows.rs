//! Lists of numbers, all equally long, in one place.

use std::ops::Index;

/// Rows of equal length, one after the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Rows {
    width: usize,
    flat: Vec<f64>,
}

impl Rows {
    /// None yet, of `width` numbers each (at least one), with room for `count`.
    pub fn new(width: usize, count: usize) -> Rows {
        Rows { width: width.max(1), flat: Vec::with_capacity(width * count) }
    }

    /// Adds a row.
    ///
    /// # Panics
    /// When it is longer or shorter than the others.
    pub fn push(&mut self, row: &[f64]) {
        assert_eq!(row.len(), self.width, "rows are equally long");
        self.flat.extend_from_slice(row);
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.flat.len() / self.width
    }

    /// The first rows alone.
    pub fn cut(&mut self, count: usize) {
        self.flat.truncate(count * self.width);
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.flat.is_empty()
    }

    /// All numbers, row by row.
    pub fn flat(&self) -> &[f64] {
        &self.flat
    }

    /// The rows in order.
    pub fn iter(&self) -> std::slice::ChunksExact<'_, f64> {
        self.flat.chunks_exact(self.width)
    }

    /// `N` rows at a time, and what is left the last time; each time one after the other.
    pub fn groups(&self, count: usize) -> impl Iterator<Item = std::slice::ChunksExact<'_, f64>> {
        self.flat.chunks(count * self.width).map(|group| group.chunks_exact(self.width))
    }
}

impl Index<usize> for Rows {
    type Output = [f64];

    fn index(&self, at: usize) -> &[f64] {
        &self.flat[at * self.width..][..self.width]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_keep_their_order() {
        let mut rows = Rows::new(2, 3);
        assert!(rows.is_empty());
        [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]].iter().for_each(|row| rows.push(row));
        assert_eq!((rows.len(), &rows[1]), (3, &[3.0, 4.0][..]));
        assert_eq!(
            rows.groups(2).map(|group| group.map(|row| row[1]).sum::<f64>()).collect::<Vec<_>>(),
            [6.0, 6.0]
        );
    }
}
