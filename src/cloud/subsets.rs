//! Every batch of one size, or a sample of them where there are too many.

use crate::rng::Rng;

/// As many batches as this are listed; of more, so many are sampled.
pub const MOST: usize = 5000;

/// Of more examples than thirty fewer are sampled, so that a step's losses stay about as many; but no fewer than this.
const LEAST: usize = 500;
const LOSSES: usize = 30 * MOST;

/// What the stream of a sample is keyed by, beside the seed: it is another than that of the batches drawn.
const STREAM: u32 = 66;

/// Batches of one size, each a list of examples in ascending order.
#[derive(Clone, Debug, PartialEq)]
pub struct Subsets {
    size: usize,
    total: f64,
    exact: bool,
    members: Vec<u32>,
}

impl Subsets {
    /// The batches of `size` of so many `examples` (1 ≤ size ≤ examples), in lexicographic order; or [`MOST`] of them, of
    /// many examples fewer, drawn with this seed.
    pub fn new(examples: usize, size: usize, seed: u32) -> Subsets {
        let size = size.clamp(1, examples.max(1));
        let total = (0..size).fold(1.0, |total, i| total * (examples - i) as f64 / (i + 1) as f64).round();
        let exact = total <= MOST as f64;
        let count = u32::try_from(examples).unwrap_or(u32::MAX);
        let members = if exact { listed(count, size) } else { sampled(count, size, seed) };
        Subsets { size, total, exact, members }
    }

    /// How many examples each has.
    pub fn size(&self) -> usize {
        self.size
    }

    /// How many batches of this size there are.
    pub fn total(&self) -> f64 {
        self.total
    }

    /// Whether these are all of them.
    pub fn exact(&self) -> bool {
        self.exact
    }

    /// How many these are.
    pub fn len(&self) -> usize {
        self.members.len() / self.size
    }

    /// Whether there are none: never.
    pub fn is_empty(&self) -> bool {
        self.members.is_empty()
    }

    /// The examples of one of them.
    pub fn get(&self, index: usize) -> &[u32] {
        &self.members[index * self.size..(index + 1) * self.size]
    }

    /// All of these.
    pub fn iter(&self) -> impl Iterator<Item = &[u32]> {
        self.members.chunks_exact(self.size)
    }
}

fn listed(examples: u32, size: usize) -> Vec<u32> {
    let mut all = Vec::new();
    let mut one: Vec<u32> = (0..size as u32).collect();
    loop {
        all.extend(&one);
        // The last place that can still move on; those behind it follow it closely.
        let last = |place: usize| examples - (size - place) as u32;
        let Some(place) = (0..size).rev().find(|place| one[*place] < last(*place)) else { return all };
        one[place] += 1;
        for next in place + 1..size {
            one[next] = one[next - 1] + 1;
        }
    }
}

fn sampled(examples: u32, size: usize, seed: u32) -> Vec<u32> {
    let mut rng = Rng::with_key(&[seed, STREAM]);
    let mut order: Vec<u32> = (0..examples).collect();
    let count = (LOSSES / order.len().max(1)).clamp(LEAST, MOST);
    let mut all = Vec::with_capacity(count * size);
    for _ in 0..count {
        // Fisher and Yates from the start, only as far as the batch goes.
        for place in 0..size {
            let other = place as u32 + rng.interval(examples - 1 - place as u32);
            order.swap(place, other as usize);
        }
        let from = all.len();
        all.extend(&order[..size]);
        all[from..].sort_unstable();
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_batches_of_three_of_thirty() {
        let all = Subsets::new(30, 3, 1);
        assert_eq!((all.len(), all.total(), all.exact()), (4060, 4060.0, true));
        assert_eq!([all.get(0), all.get(1), all.get(4059)], [&[0, 1, 2], &[0, 1, 3], &[27, 28, 29]]);
        assert!(all.iter().zip(all.iter().skip(1)).all(|(a, b)| a < b), "each once");
        assert_eq!(Subsets::new(4, 4, 1).len(), 1);
        assert_eq!(Subsets::new(5, 1, 1).len(), 5);
    }

    #[test]
    fn of_more_batches_a_sample_is_drawn() {
        let some = Subsets::new(30, 5, 1);
        assert_eq!((some.len(), some.total(), some.exact()), (MOST, 142_506.0, false));
        assert!(some.iter().all(|one| one.windows(2).all(|pair| pair[0] < pair[1]) && one[4] < 30));
        assert_ne!(some, Subsets::new(30, 5, 2));
        assert_eq!(some, Subsets::new(30, 5, 1));
        // Each example is in a sixth of them: 833 of 5000, with a standard deviation of 26.
        for example in 0..30 {
            let count = some.iter().filter(|one| one.contains(&example)).count();
            assert!((700..970).contains(&count), "{example}: {count}");
        }
        assert_eq!(
            [(200, 100), (1000, 999), (1000, 500)].map(|(of, size)| Subsets::new(of, size, 1).len()),
            [750, 1000, 500]
        );
        assert!(Subsets::new(1000, 500, 1).total() > 1e299);
    }
}
