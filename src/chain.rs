//! Chains: a scalar network of three functions, whose backward pass can be followed by hand.
//!
//! f0 = β0 + ω0·x, h1 = a1(f0), f1 = β1 + ω1·h1, h2 = a2(f1), f2 = β2 + ω2·h2, h3 = a3(f2), f3 = β3 + ω3·h3,
//! ℓ = (f3 − y)². Notebook 7.1 of *Understanding Deep Learning* takes sin, exp and cos. To add one: a line in [`ALL`].

use crate::graph::function::{COS, EXP, IDENTITY, RELU, SIGMOID, SIN, TANH};
use crate::graph::{Function, Graph, Id, Op};
use crate::param::Entry;
use crate::registry::Registry;

/// A chain with the numbers it starts from.
#[derive(Clone, Copy, Debug)]
pub struct ChainKind {
    /// Its name.
    pub entry: Entry,
    /// The functions a1, a2, a3.
    pub functions: [&'static Function; 3],
    /// β0 to β3.
    pub beta: [f64; 4],
    /// ω0 to ω3.
    pub omega: [f64; 4],
    /// The input.
    pub x: f64,
    /// The output asked for.
    pub y: f64,
    /// A learning rate at which it trains well.
    pub rate: f64,
}

/// Every chain, in the page's order.
pub static ALL: Registry<ChainKind> = Registry::new(
    &[
        &ChainKind {
            entry: Entry {
                id: "toy",
                label: "sin, exp, cos",
                help: "The notebook’s chain: three functions with very different derivatives.",
            },
            functions: [&SIN, &EXP, &COS],
            beta: [1.0, 2.0, -3.0, 0.4],
            omega: [0.1, -0.4, 2.0, 3.0],
            x: 2.3,
            y: 2.0,
            rate: 0.0002,
        },
        &ChainKind {
            entry: Entry {
                id: "linear",
                label: "Linear",
                help: "No functions at all: each node’s derivative is 2 (f₃ − y) times the weights behind it.",
            },
            functions: [&IDENTITY; 3],
            beta: [0.5, -1.0, 0.25, 0.5],
            omega: [1.5, 0.5, -2.0, 1.0],
            x: 2.0,
            y: 1.0,
            rate: 0.005,
        },
        &ChainKind {
            entry: Entry {
                id: "tanh",
                label: "tanh",
                help: "Derivatives of at most 1: their products shrink a little at each function.",
            },
            functions: [&TANH; 3],
            beta: [0.2, -0.1, 0.3, 0.0],
            omega: [0.8, 1.2, -0.9, 1.5],
            x: 0.7,
            y: 0.5,
            rate: 0.05,
        },
        &ChainKind {
            entry: Entry {
                id: "relu",
                label: "ReLU",
                help: "Derivatives of 1 or 0: one closed gate stops the backward pass.",
            },
            functions: [&RELU; 3],
            beta: [0.5, 0.2, -0.4, 0.1],
            omega: [1.0, 0.8, 1.5, -0.7],
            x: 1.2,
            y: 1.0,
            rate: 0.02,
        },
        &ChainKind {
            entry: Entry {
                id: "vanishing",
                label: "Vanishing gradient",
                help: "Sigmoids far from their middle: each multiplies the derivative by nearly nothing.",
            },
            functions: [&SIGMOID; 3],
            beta: [3.0, 3.0, 3.0, 0.0],
            omega: [1.0, 1.0, 1.0, 1.0],
            x: 1.0,
            y: 0.0,
            rate: 0.1,
        },
    ],
    |kind| kind.entry,
);

/// The entries of [`ALL`].
pub fn entries() -> Vec<Entry> {
    ALL.entries()
}

/// The chain of that id; the first when there is none.
pub fn find(id: &str) -> &'static ChainKind {
    ALL.find(id).unwrap_or(ALL.first())
}

/// The eight parameters by name, β and ω of one affine node together.
pub const PARAMETERS: [&str; 8] =
    ["beta0", "omega0", "beta1", "omega1", "beta2", "omega2", "beta3", "omega3"];

/// The nodes that the forward pass computes, in its order.
pub const FORWARD: [&str; 8] = ["f0", "h1", "f1", "h2", "f2", "h3", "f3", "l"];

/// A chain as a graph.
#[derive(Clone, Debug, PartialEq)]
pub struct Chain {
    /// The graph: x, then β_k, ω_k, f_k, h_{k+1} for each k, then y and ℓ.
    pub graph: Graph,
    /// The input x.
    pub x: Id,
    /// The output asked for, y.
    pub y: Id,
    /// The parameters, as in [`PARAMETERS`].
    pub parameters: [Id; 8],
    /// The computed nodes, as in [`FORWARD`].
    pub forward: [Id; 8],
}

impl Chain {
    /// Builds the graph and makes both passes.
    pub fn new(functions: [&'static Function; 3], beta: [f64; 4], omega: [f64; 4], x: f64, y: f64) -> Chain {
        let mut graph = Graph::new();
        let x = graph.leaf("x", x);
        let mut parameters = [0; 8];
        let mut forward = [0; 8];
        let mut before = x;
        for k in 0..4 {
            let [b, w] = [2 * k, 2 * k + 1];
            parameters[b] = graph.leaf(PARAMETERS[b], beta[k]);
            parameters[w] = graph.leaf(PARAMETERS[w], omega[k]);
            forward[b] = graph.compute(FORWARD[b], Op::Affine, &[parameters[b], parameters[w], before]);
            if let Some(function) = functions.get(k) {
                forward[w] = graph.compute(FORWARD[w], Op::Function(function), &[forward[b]]);
                before = forward[w];
            }
        }
        let y = graph.leaf("y", y);
        forward[7] = graph.compute("l", Op::SquaredError, &[forward[6], y]);
        let mut chain = Chain { graph, x, y, parameters, forward };
        chain.graph.forward();
        chain.graph.backward();
        chain
    }

    /// The loss ℓ.
    pub fn loss(&self) -> f64 {
        self.graph.node(self.forward[7]).value
    }

    /// One step of gradient descent on all eight parameters, θ ← θ − α·∂ℓ/∂θ, and both passes after it.
    pub fn descend(&self, alpha: f64) -> Chain {
        let mut next = self.clone();
        for id in self.parameters {
            let node = self.graph.node(id);
            next.graph.set(id, node.value - alpha * node.grad);
        }
        next.graph.forward();
        next.graph.backward();
        next
    }

    /// Whether all values and derivatives are finite.
    pub fn finite(&self) -> bool {
        self.graph.nodes().iter().all(|node| node.value.is_finite() && node.grad.is_finite())
    }

    /// Whether training can go on from here: all is finite, and no parameter has left ±10⁹.
    pub fn sound(&self) -> bool {
        self.finite() && self.parameters.iter().all(|id| self.graph.node(*id).value.abs() <= 1e9)
    }
}
