//! Fewer examples where there are more than a lab takes: evenly over all of them.

/// At most `most` of some rows, evenly spread, the first and the last among them.
pub fn thinned(rows: &[usize], most: usize) -> Vec<usize> {
    let count = rows.len();
    if count <= most || most < 2 {
        return rows.to_vec();
    }
    (0..most).map(|i| rows[i * (count - 1) / (most - 1)]).collect()
}
