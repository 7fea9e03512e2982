//! How often what was given.

use crate::math;

/// Answers with how often each was given, in the order of their texts.
#[derive(Default)]
pub struct Tally(Vec<(Vec<String>, usize)>);

impl Tally {
    /// One more of these.
    pub fn count(&mut self, parts: &[String]) {
        match self.0.binary_search_by(|(own, _)| own.as_slice().cmp(parts)) {
            Ok(i) => self.0[i].1 += 1,
            Err(i) => self.0.insert(i, (parts.to_vec(), 1)),
        }
    }

    /// The most frequent first, and those that are as frequent in their order.
    pub fn most_first(&self) -> impl Iterator<Item = &(Vec<String>, usize)> {
        let seldom: Vec<f64> = self.0.iter().map(|(_, n)| -(*n as f64)).collect();
        math::order(&seldom).into_iter().map(|i| &self.0[i])
    }
}
