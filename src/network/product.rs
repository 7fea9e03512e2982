//! The two matrix products of training, two examples to a vector.
//!
//! Each goes tile by tile: a few results stay in vector registers while one short loop runs over what is summed,
//! always in the same order, every product and every sum rounded on its own. So all targets give the same bits.
//! (The loops are short because WebAssembly engines move all loads of a loop's body to its front: a longer body
//! spills.)

use super::units::{Quad, Units};
use std::array::from_fn;
use wide::f64x2;

/// `out[m] = start[m] + Σ_k panel[k][m]·input[k]` for the first M units m of quad `at` of `out` and all pairs of the
/// batch, k ascending; with `SCALED` that times what stood in `out[m]` before.
#[inline(never)]
pub fn apply<const M: usize, const SCALED: bool>(
    panel: &[[f64; 4]],
    start: [f64; 4],
    input: &Units,
    out: &mut Units,
    mut at: usize,
) {
    let start = start.map(f64x2::splat);
    let (stride, mut input) = (input.stride, &input.quads[..]);
    while input.len() >= 2 * stride {
        let (a, rest) = input.split_at(stride);
        let (b, rest) = rest.split_at(stride);
        input = rest;
        let mut sums = [[f64x2::ZERO; 2]; M];
        for (sum, start) in sums.iter_mut().zip(start) {
            *sum = [start; 2];
        }
        for ((weights, a), b) in panel.iter().zip(a.as_flattened()).zip(b.as_flattened()) {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                let weight = f64x2::splat(*weight);
                sum[0] += weight * *a;
                sum[1] += weight * *b;
            }
        }
        for example in 0..2 {
            store::<M, SCALED>(&sums.map(|sum| sum[example]), &mut out.quads[at]);
            at += out.stride;
        }
    }
    if !input.is_empty() {
        let mut sums: [f64x2; M] = from_fn(|m| start[m]);
        for (weights, input) in panel.iter().zip(input.as_flattened()) {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += f64x2::splat(*weight) * *input;
            }
        }
        store::<M, SCALED>(&sums, &mut out.quads[at]);
    }
}

#[inline(always)]
fn store<const M: usize, const SCALED: bool>(sums: &[f64x2; M], out: &mut Quad) {
    for (out, sum) in out.iter_mut().zip(sums) {
        *out = if SCALED { *sum * *out } else { *sum };
    }
}

/// `out[r·cols + c] = Σ left[r]·right[c]` over the batch, for the first R units r of quad `at` of `left` and all
/// units c of `right`.
///
/// Examples at even places of the batch are summed apart from those at odd places, both in order, and the two sums
/// added.
#[inline(never)]
pub fn outer<const R: usize>(left: &Units, at: usize, right: &Units, out: &mut [f64]) {
    let cols = right.count;
    let left_quads = &left.quads[at..];
    for quad in 0..cols.div_ceil(4) {
        let quads = &right.quads[quad..];
        outer_tile::<R, 0>(left_quads, left.stride, quads, right.stride, cols, 4 * quad, out);
        if 4 * quad + 2 < cols {
            outer_tile::<R, 2>(left_quads, left.stride, quads, right.stride, cols, 4 * quad + 2, out);
        }
    }
}

/// Units `UNIT` and `UNIT + 1` of the right quads, which are columns c and c + 1 of the result.
#[inline(always)]
fn outer_tile<const R: usize, const UNIT: usize>(
    left: &[Quad],
    left_stride: usize,
    right: &[Quad],
    stride: usize,
    cols: usize,
    c: usize,
    out: &mut [f64],
) {
    let mut sums = [[f64x2::ZERO; 2]; R];
    let (mut i, mut j) = (0, 0);
    while let (Some(left), Some(right)) = (left.get(i), right.get(j)) {
        i += left_stride;
        j += stride;
        let right = [right[UNIT], right[UNIT + 1]];
        for (sums, left) in sums.iter_mut().zip(left) {
            for (sum, right) in sums.iter_mut().zip(right) {
                *sum += *left * right;
            }
        }
    }
    for (sums, out) in sums.iter().zip(out.chunks_exact_mut(cols)) {
        let [a, b] = sums.map(f64x2::to_array);
        let both = (f64x2::new([a[0], b[0]]) + f64x2::new([a[1], b[1]])).to_array();
        match &mut out[c..] {
            [first, second, ..] => [*first, *second] = both,
            [first] => *first = both[0],
            [] => {}
        }
    }
}

/// Sums over the batch of the four units of quad `at`, in the order of [`outer`].
pub fn total(units: &Units, at: usize) -> [f64; 4] {
    let mut sums = [f64x2::ZERO; 4];
    for quad in units.quads[at..].iter().step_by(units.stride) {
        for (sum, pair) in sums.iter_mut().zip(quad) {
            *sum += *pair;
        }
    }
    sums.map(|sum| {
        let [even, odd] = sum.to_array();
        even + odd
    })
}

/// Turns up to four rows of weights into the panel of [`apply`]: column by column.
pub fn turn(rows: &[f64], cols: usize, panel: &mut [[f64; 4]]) {
    if rows.len() == 4 * cols {
        let (a, b) = rows.split_at(2 * cols);
        let ((a, b), (c, d)) = (a.split_at(cols), b.split_at(cols));
        for ((((panel, a), b), c), d) in panel.iter_mut().zip(a).zip(b).zip(c).zip(d) {
            *panel = [*a, *b, *c, *d];
        }
    } else {
        for (k, panel) in panel.iter_mut().enumerate() {
            *panel = from_fn(|j| rows.get(j * cols + k).copied().unwrap_or(0.0));
        }
    }
}

/// Takes up to four columns of weights, from `first` on, as the panel of [`apply`]: row by row.
pub fn slice(weights: &[f64], cols: usize, first: usize, panel: &mut [[f64; 4]]) {
    for (panel, row) in panel.iter_mut().zip(weights.chunks_exact(cols)) {
        *panel = match row[first..].first_chunk() {
            Some(four) => *four,
            None => from_fn(|j| row.get(first + j).copied().unwrap_or(0.0)),
        };
    }
}
