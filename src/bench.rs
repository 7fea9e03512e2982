//! What `cargo xtask bench` measures beyond what the page asks for; only with the feature `bench`.

use crate::examples::Examples;
use crate::lab;
use crate::loss;
use crate::network::{Kernel, Network, Shape, train};
use crate::objective::Batch;
use crate::optimizer::{self, Optimizer, State, Step, no_state};
use crate::sampler::{Batches, Sampling};
use crate::scenario::Scenario;
use crate::trajectory::Trajectory;
use crate::{activation, network};

/// Runs the first method of a descent scenario `times` times, its batches drawn once and every number of
/// each run kept; gives the last φ₀, or no number for another lab.
pub fn steps(link: &str, times: u32) -> f64 {
    let (scenario, _) = lab::parse(link);
    if scenario.schema().id != "descent" {
        return f64::NAN;
    }
    let task = lab::kit::task::Task::new(&scenario);
    let words = scenario.words("opt");
    let method = (optimizer::find(words.first().map_or("", String::as_str)).with)(&scenario);
    let last = |run: Trajectory| run.phi(run.len())[0];
    (0..times).fold(f64::NAN, |_, _| last(task.run(method.as_ref())))
}

/// Gradient descent, which has no parameters.
fn sgd() -> Box<dyn Optimizer> {
    (optimizer::find("sgd").with)(&Scenario::new(lab::find("descent").schema()))
}

/// A network under training by gradient descent on the squared error, its batches the same in every epoch.
pub struct Training {
    network: Network,
    kernel: Kernel,
    examples: Examples,
    order: Vec<u32>,
    batch: usize,
    rate: f64,
    gradient: Vec<f64>,
    optimizer: Box<dyn Optimizer>,
    state: Vec<State>,
}

/// What a [`Training`] begins with.
pub struct Start<'a> {
    /// Inputs, hidden layers, one output.
    pub sizes: &'a [usize],
    /// The id of the activation.
    pub activation: &'a str,
    /// The parameters, laid out as [`network::Shape`] says.
    pub params: Vec<f64>,
    /// The inputs, example by example.
    pub x: Vec<f64>,
    /// The targets.
    pub y: Vec<f64>,
    /// In which order an epoch takes the examples.
    pub order: Vec<u32>,
    /// Examples a batch.
    pub batch: usize,
    /// α.
    pub rate: f64,
}

impl Training {
    /// Begins; `None` where the numbers do not fit together.
    pub fn new(start: Start) -> Option<Training> {
        let shape = Shape::new(start.sizes)?;
        let examples = Examples::new(shape.inputs(), shape.outputs(), start.x, start.y)?;
        let network = Network {
            activation: activation::find(start.activation)?,
            reduction: Default::default(),
            loss: (loss::find("squared").with)(&Scenario::new(lab::find("descent").schema())).into(),
            params: start.params,
            shape,
        };
        let params = network.shape.params();
        let fits = network.params.len() == params && start.batch > 0;
        (fits && start.order.iter().all(|i| (*i as usize) < examples.len())).then(|| Training {
            kernel: Kernel::new(&network.shape, network.activation, network.loss.clone()),
            network,
            examples,
            order: start.order,
            batch: start.batch,
            rate: start.rate,
            gradient: vec![0.0; params],
            optimizer: sgd(),
            state: no_state(params),
        })
    }

    /// Trains for `epochs` epochs; gives the sum of the batches' losses in the last of them.
    pub fn train(&mut self, epochs: u32) -> f64 {
        let step = Step { alpha: self.rate, powers: [0.0; 2] };
        let mut total = 0.0;
        for _ in 0..epochs {
            total = 0.0;
            for batch in self.order.chunks(self.batch) {
                let params = &mut self.network.params;
                total += self.kernel.gradient(params, &self.examples, Batch::Of(batch), &mut self.gradient);
                self.optimizer.update_all(&step, &self.gradient, params, &mut self.state);
            }
        }
        total
    }

    /// What the network lab does: trains for `epochs` epochs from where the network stands, keeping the numbers of
    /// every step; gives the last loss, and leaves the network as it was.
    pub fn lab(&self, epochs: u32) -> f64 {
        let steps = epochs as usize * self.order.len().div_ceil(self.batch);
        let batches = Batches::draw(self.examples.len(), self.batch, Sampling::Epoch, 0, steps);
        let (rates, optimizer) = (vec![self.rate; steps], self.optimizer.as_ref());
        let run: network::Training =
            train(&self.network, &self.examples, &batches, optimizer, &rates, 0, &[]);
        run.batch_loss.last().copied().unwrap_or(f64::NAN)
    }
}
