//! A number for each unit of a layer and each example of a batch, as the kernel keeps them.

use bytemuck::cast_slice_mut;
use wide::f64x2;

/// The numbers of four neighbouring units for two examples: an example to a lane.
pub type Quad = [f64x2; 4];

/// A number for each of `count` units and each example of a batch.
///
/// They lie pair by pair: all units for the first two examples, four to a [`Quad`], then all for the next two, and
/// so on, `stride` quads apart. The second example that an odd batch lacks counts 0 where a sum could see it; the
/// places past the last unit of a pair hold anything, and no sum sees them.
pub struct Units {
    /// How many units there are.
    pub count: usize,
    /// Quads from one pair to the next.
    pub stride: usize,
    /// The quads of all pairs.
    pub quads: Vec<Quad>,
}

impl Units {
    /// Room for `units` units, and no examples yet.
    pub fn new(count: usize) -> Units {
        // Pairs a multiple of 256 bytes apart compete for the same lines of the cache.
        let stride = count.div_ceil(4);
        Units { count, stride: if stride.is_multiple_of(4) { stride + 1 } else { stride }, quads: Vec::new() }
    }

    /// Makes room for `pairs` pairs of examples, without giving any back.
    pub fn make_room(&mut self, pairs: usize) {
        self.quads.resize(self.stride * pairs, [f64x2::ZERO; 4]);
    }

    /// Takes in the numbers `row(i)` of the examples at places `i` of a batch of `examples`.
    pub fn fill<'a>(&mut self, examples: usize, row: impl Fn(usize) -> &'a [f64]) {
        for (n, pair) in self.quads.chunks_exact_mut(self.stride).enumerate() {
            let pair = pair.as_flattened_mut().iter_mut().zip(row(2 * n));
            if 2 * n + 1 < examples {
                pair.zip(row(2 * n + 1)).for_each(|((both, even), odd)| *both = f64x2::new([*even, *odd]));
            } else {
                pair.for_each(|(both, even)| *both = f64x2::new([*even, 0.0]));
            }
        }
    }

    /// Sets the second example that an odd batch lacks to 0.
    pub fn clear_missing(&mut self, examples: usize) {
        if examples % 2 == 1 {
            let last = self.quads.len() - self.stride;
            for both in self.quads[last..].as_flattened_mut() {
                both.as_mut_array()[1] = 0.0;
            }
        }
    }

    /// All numbers in a row: unit by unit, of each its two examples.
    pub fn flat_mut(&mut self) -> &mut [f64] {
        cast_slice_mut(&mut self.quads)
    }

    /// The numbers of each pair of examples: unit by unit, of each its two examples.
    pub fn pairs_mut(&mut self) -> impl Iterator<Item = &mut [f64]> {
        let (wide, used) = (8 * self.stride, 2 * self.count);
        self.flat_mut().chunks_exact_mut(wide).map(move |pair| &mut pair[..used])
    }
}
