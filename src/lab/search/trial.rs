//! One trial: a run of the descent lab with values of its own.

use super::axis::Axis;
use crate::lab::kit::task::Task;
use crate::optimizer;
use crate::scenario::Scenario;
use crate::trajectory::Ending;

/// A run and how good it is.
pub struct Trial {
    /// Where it lies, in parts of each range.
    pub part: [f64; 2],
    /// Its values, as links have them, one for each hyperparameter searched.
    pub values: Vec<String>,
    /// The run, for the descent lab.
    pub link: String,
    /// The loss of all examples at the start and after each step.
    pub losses: Vec<f64>,
    /// What it is judged by: the less the better, infinite where the run diverged.
    pub score: f64,
}

impl Trial {
    pub fn new(base: &Scenario, axes: &[Axis], part: [f64; 2], least: bool) -> Trial {
        let mut scenario = base.clone();
        let values: Vec<String> = axes.iter().zip(part).map(|(axis, part)| axis.value(part)).collect();
        for (axis, value) in axes.iter().zip(&values) {
            scenario.set(axis.param.key, value);
        }
        let task = Task::new(&scenario);
        let track = task.run((optimizer::find(&scenario.word("opt")).with)(&scenario).as_ref());
        let losses: Vec<f64> = track.path().map(|phi| task.objective.loss(phi)).collect();
        let score = if track.ending == Ending::Diverged {
            f64::INFINITY
        } else if least {
            losses.iter().copied().fold(f64::INFINITY, f64::min)
        } else {
            losses.last().copied().unwrap_or(f64::INFINITY)
        };
        Trial { part, values, link: scenario.link(), losses, score }
    }

    pub fn diverged(&self) -> bool {
        self.score == f64::INFINITY
    }
}

/// The number of the best of some trials; none where all diverged.
pub fn best(trials: &[Trial]) -> Option<usize> {
    let sound = trials.iter().enumerate().filter(|(_, trial)| trial.score.is_finite());
    sound.min_by(|a, b| a.1.score.total_cmp(&b.1.score)).map(|(i, _)| i)
}
