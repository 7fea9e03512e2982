//! Scenarios to start from, each with a question that a reader may be asked first.

use serde::Serialize;

/// A scenario to start from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Preset {
    /// Its name, for tests and anchors.
    pub id: &'static str,
    /// Its title in the gallery and above the lab.
    pub title: &'static str,
    /// Two sentences: what it shows, and what to look for.
    pub text: &'static str,
    /// Its link, without `#`.
    pub link: &'static str,
    /// Where it belongs among the exercises.
    pub topic: Topic,
    /// What is asked where the reader wants to be asked first, as it stands in links; see [`crate::asking`].
    pub ask: &'static str,
}

impl Preset {
    /// The step that it opens at.
    pub fn step(&self) -> usize {
        self.link.split("&t=").nth(1).map_or(0, |t| t.parse().unwrap_or(0))
    }
}

/// A topic of the lecture notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Topic {
    /// Section 1.
    #[serde(rename = "Gradient descent")]
    Gradient,
    /// Section 2.
    #[serde(rename = "Stochastic gradient descent")]
    Stochastic,
    /// Section 2.1.
    Momentum,
    /// Section 2.1.
    #[serde(rename = "Nesterov momentum")]
    Nesterov,
    /// Section 2.1: the same stride along each axis, or about the same.
    #[serde(rename = "Normalised gradients and Adam")]
    Adaptive,
    /// The end of section 2.
    Hyperparameters,
    /// Section 3, the toy example.
    #[serde(rename = "Backpropagation in the toy chain")]
    Chain,
    /// Section 3.
    #[serde(rename = "Backpropagation in a network")]
    Network,
    /// Section 4.
    Initialisation,
}

impl Topic {
    /// All of them, in the order of the notes.
    pub const ALL: [Topic; 9] = [
        Topic::Gradient,
        Topic::Stochastic,
        Topic::Momentum,
        Topic::Nesterov,
        Topic::Adaptive,
        Topic::Hyperparameters,
        Topic::Chain,
        Topic::Network,
        Topic::Initialisation,
    ];
}
