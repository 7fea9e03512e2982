//! A number of a chain, and the numbers beside it that it may be taken for.

use crate::chain::Chain;
use crate::graph::{Function, Op};

/// A value or a derivative of a chain.
pub struct Node<'a> {
    /// The chain.
    pub chain: &'a Chain,
    /// The node's name.
    pub name: &'a str,
    /// Whether its derivative is meant, not its value.
    pub derivative: bool,
}

impl Node<'_> {
    /// The letter of the name: `f`, `h`, `beta`, `omega`, `l` or `x`.
    pub fn letter(&self) -> &str {
        self.name.trim_end_matches(|c: char| c.is_ascii_digit())
    }

    /// Its letter where the derivative is meant; otherwise empty.
    pub fn derived(&self) -> &str {
        if self.derivative { self.letter() } else { "" }
    }

    /// Its letter where the value is meant; otherwise empty.
    pub fn valued(&self) -> &str {
        if self.derivative { "" } else { self.letter() }
    }

    /// The layer: the last digit of the name.
    pub fn layer(&self) -> usize {
        self.name.bytes().last().map_or(0, |b| usize::from(b.wrapping_sub(b'0')))
    }

    /// The value of a node; no number where there is none.
    pub fn value(&self, letter: &str, k: usize) -> f64 {
        match (letter, k) {
            ("h", 0) => self.chain.graph.node(self.chain.x).value,
            _ => self.find(&format!("{letter}{k}")).map_or(f64::NAN, |node| node.value),
        }
    }

    /// ∂ℓ/∂ of a node; no number where there is none.
    pub fn grad(&self, letter: &str, k: usize) -> f64 {
        match (letter, k) {
            ("h", 0) => self.chain.graph.node(self.chain.x).grad,
            _ => self.find(&format!("{letter}{k}")).map_or(f64::NAN, |node| node.grad),
        }
    }

    fn find(&self, name: &str) -> Option<&crate::graph::Node> {
        self.chain.graph.find(name).map(|id| self.chain.graph.node(id))
    }

    /// The function from f_k to h_{k+1}.
    pub fn function(&self, k: usize) -> Option<&'static Function> {
        match self.find(&format!("h{}", k + 1))?.op {
            Op::Function(function) => Some(function),
            _ => None,
        }
    }

    /// The derivative at x of the function from f_k to h_{k+1}; no number where there is none.
    pub fn local_derivative(&self, k: usize, x: f64) -> f64 {
        self.function(k).map_or(f64::NAN, |function| (function.derivative)(x, (function.value)(x)))
    }

    /// The number itself.
    pub fn own(&self) -> f64 {
        let node =
            if self.name == "x" { Some(self.chain.graph.node(self.chain.x)) } else { self.find(self.name) };
        node.map_or(f64::NAN, |node| if self.derivative { node.grad } else { node.value })
    }
}
