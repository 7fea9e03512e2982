//! Which examples are in the batch of iteration t: a pure function of (seed, t).

use crate::objective::Batch;
use crate::param::Entry;
use crate::rng::Rng;

/// How batches are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sampling {
    /// One permutation an epoch, cut into consecutive batches: every example once an epoch, the last
    /// batch what is left (12 examples, batch size 5: 5, 5, 2).
    Epoch,
    /// A fresh permutation each iteration, of which the first examples are taken (the UDL notebooks' way).
    Independent,
}

impl Sampling {
    /// The sampling of that id; by epoch when there is none.
    pub fn find(id: &str) -> Sampling {
        if id == "independent" { Sampling::Independent } else { Sampling::Epoch }
    }
}

/// What a reader can choose.
pub fn entries() -> Vec<Entry> {
    vec![
        Entry {
            id: "epoch",
            label: "Once an epoch",
            help: "Each example once an epoch: shuffle, work through them all, shuffle again.",
        },
        Entry {
            id: "independent",
            label: "Afresh each step",
            help: "Each step draws its batch from all examples, as in the book’s notebooks.",
        },
    ]
}

/// The batches of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Batches {
    examples: usize,
    size: usize,
    sampling: Sampling,
    indices: Vec<u32>,
}

impl Batches {
    /// The batches of the first `steps` iterations on `examples` examples; `size` 0, or at least as many
    /// as there are examples, is a full batch, and draws nothing. Drawn are permutations, from the stream
    /// `RandomState(seed)`: one an epoch, or one each iteration.
    pub fn draw(examples: usize, size: usize, sampling: Sampling, seed: u32, steps: usize) -> Batches {
        let size = if size == 0 || size >= examples { examples } else { size };
        let mut batches = Batches { examples, size, sampling, indices: Vec::new() };
        if size < examples {
            let mut rng = Rng::new(seed);
            let count = u32::try_from(examples).unwrap_or(u32::MAX);
            match sampling {
                Sampling::Epoch => {
                    for _ in 0..steps.div_ceil(batches.per_epoch()) {
                        batches.indices.extend(rng.permutation(count));
                    }
                }
                Sampling::Independent => {
                    for _ in 0..steps {
                        batches.indices.extend(&rng.permutation(count)[..size]);
                    }
                }
            }
        }
        batches
    }

    /// Iterations per epoch, ⌈I / B⌉.
    pub fn per_epoch(&self) -> usize {
        self.examples.div_ceil(self.size)
    }

    /// The epoch of iteration t, counted from 0.
    pub fn epoch(&self, t: usize) -> usize {
        t / self.per_epoch()
    }

    /// How many examples a batch has, but for the last of an epoch.
    pub fn size(&self) -> usize {
        self.size
    }

    /// Whether the last batch of an epoch has fewer examples than others.
    pub fn uneven(&self) -> bool {
        self.sampling == Sampling::Epoch && !self.examples.is_multiple_of(self.size)
    }

    /// Whether every batch holds all examples.
    pub fn full(&self) -> bool {
        self.size == self.examples
    }

    /// The batch of iteration t.
    ///
    /// # Panics
    /// When no batch was drawn for t: at `steps` and beyond.
    #[inline]
    pub fn batch(&self, t: usize) -> Batch<'_> {
        if self.full() {
            return Batch::Full;
        }
        let (from, to) = match self.sampling {
            Sampling::Epoch => {
                let epoch = self.epoch(t) * self.examples;
                let place = (t % self.per_epoch()) * self.size;
                (epoch + place, epoch + (place + self.size).min(self.examples))
            }
            Sampling::Independent => (t * self.size, (t + 1) * self.size),
        };
        Batch::Of(&self.indices[from..to])
    }

    /// How many examples the batches before iteration n hold together, each counted as often as it was seen.
    pub fn seen(&self, n: usize) -> usize {
        match self.sampling {
            Sampling::Epoch if !self.full() => {
                let place = (n % self.per_epoch()) * self.size;
                self.epoch(n) * self.examples + place.min(self.examples)
            }
            _ => n * self.size,
        }
    }

    /// The examples of [`Batches::batch`], listed.
    pub fn members(&self, t: usize) -> Vec<usize> {
        match self.batch(t) {
            Batch::Full => (0..self.examples).collect(),
            Batch::Of(indices) => indices.iter().map(|&i| i as usize).collect(),
        }
    }
}
