//! A computational graph of scalars, one node at a time forward and backward.
//!
//! Nodes stand in an order in which each comes after its inputs, so "the next node" is the next index; the
//! backward pass takes them from the end. Nothing is hidden in closures: between any two nodes one can stop and ask
//! what is known.

pub mod function;
mod op;

pub use function::Function;
pub use op::Op;

/// The place of a node in its graph.
pub type Id = usize;

/// One number of the graph.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Its name (`f0`, `h1`, `omega2`).
    pub name: String,
    /// How it comes from its inputs.
    pub op: Op,
    /// Its inputs, all earlier.
    pub inputs: Vec<Id>,
    /// Its value, from the forward pass.
    pub value: f64,
    /// ∂(last node)/∂(this node), from the backward pass.
    pub grad: f64,
}

/// One term of the chain rule: what is known of a node that uses this one, times how that node depends on it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Term {
    /// The node that uses this one.
    pub user: Id,
    /// Which of its inputs this one is.
    pub input: usize,
    /// ∂(last node)/∂(user), known already.
    pub known: f64,
    /// ∂(user)/∂(this node), the local derivative.
    pub local: f64,
}

/// Nodes in an order in which each comes after its inputs. The last one is what is derived: the loss.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Graph {
    nodes: Vec<Node>,
}

impl Graph {
    /// A graph without nodes.
    pub fn new() -> Graph {
        Graph::default()
    }

    /// Adds a leaf: an input or a parameter, whose value is set and not computed.
    pub fn leaf(&mut self, name: &str, value: f64) -> Id {
        self.nodes.push(Node { name: name.into(), op: Op::Leaf, inputs: Vec::new(), value, grad: 0.0 });
        self.nodes.len() - 1
    }

    /// Adds a node computed from earlier ones.
    ///
    /// # Panics
    /// When the operation takes another number of inputs, or an input comes later.
    pub fn compute(&mut self, name: &str, op: Op, inputs: &[Id]) -> Id {
        let id = self.nodes.len();
        assert_eq!(inputs.len(), op.inputs(), "{name}: inputs of its operation");
        assert!(inputs.iter().all(|input| *input < id), "{name}: its inputs come first");
        self.nodes.push(Node { name: name.into(), op, inputs: inputs.to_vec(), value: 0.0, grad: 0.0 });
        id
    }

    /// The nodes in their order.
    pub fn nodes(&self) -> &[Node] {
        &self.nodes
    }

    /// The node of that place.
    pub fn node(&self, id: Id) -> &Node {
        &self.nodes[id]
    }

    /// The place of the node of that name.
    pub fn find(&self, name: &str) -> Option<Id> {
        self.nodes.iter().position(|node| node.name == name)
    }

    /// Sets the value of a leaf. Values that depend on it are out of date until [`Graph::forward`].
    pub fn set(&mut self, id: Id, value: f64) {
        self.nodes[id].value = value;
    }

    /// The values of a node's inputs.
    pub fn arguments(&self, id: Id) -> Vec<f64> {
        self.nodes[id].inputs.iter().map(|input| self.nodes[*input].value).collect()
    }

    /// ∂(node)/∂(its input number `input`), at the current values.
    pub fn local(&self, id: Id, input: usize) -> f64 {
        let node = &self.nodes[id];
        node.op.derivative(&self.arguments(id), node.value, input)
    }

    /// Computes one node from its inputs.
    pub fn forward_node(&mut self, id: Id) {
        if self.nodes[id].op != Op::Leaf {
            self.nodes[id].value = self.nodes[id].op.value(&self.arguments(id));
        }
    }

    /// The forward pass: every node in order.
    pub fn forward(&mut self) {
        (0..self.nodes.len()).for_each(|id| self.forward_node(id));
    }

    /// What the derivative of a node is the sum of: a term for each use of it.
    pub fn terms(&self, id: Id) -> Vec<Term> {
        let mut terms = Vec::new();
        for (user, node) in self.nodes.iter().enumerate() {
            for (input, from) in node.inputs.iter().enumerate() {
                if *from == id {
                    terms.push(Term { user, input, known: node.grad, local: self.local(user, input) });
                }
            }
        }
        terms
    }

    /// The derivative of the last node with respect to one node, from those of the nodes that use it.
    ///
    /// 1 for the last node itself, 0 for a node that nothing uses.
    pub fn backward_node(&mut self, id: Id) {
        let last = self.nodes.len() - 1;
        let sum = |sum: f64, term: &Term| sum + term.known * term.local;
        self.nodes[id].grad = if id == last { 1.0 } else { self.terms(id).iter().fold(0.0, sum) };
    }

    /// The backward pass: every node, the last one first.
    pub fn backward(&mut self) {
        (0..self.nodes.len()).rev().for_each(|id| self.backward_node(id));
    }

    /// The values of all nodes if the value of one were changed by `amount`: a leaf, or a node put in
    /// the place of what it would compute.
    pub fn nudged(&self, id: Id, amount: f64) -> Vec<f64> {
        let mut graph = self.clone();
        graph.nodes[id].value += amount;
        (id + 1..graph.nodes.len()).for_each(|later| graph.forward_node(later));
        graph.nodes.iter().map(|node| node.value).collect()
    }

    /// The derivative of the last node with respect to `id` by central differences, to check [`Node::grad`]
    /// against: (ℓ(v + δ) − ℓ(v − δ)) / 2δ.
    ///
    /// A large δ misses how the loss bends, a small one loses digits; of δ = 10⁻⁴ … 10⁻⁸ · max(1, |v|) the one that
    /// agrees best with the one before it is taken.
    pub fn difference(&self, id: Id) -> f64 {
        let size = self.nodes[id].value.abs().max(1.0);
        let last = |amount: f64| self.nudged(id, amount).last().copied().unwrap_or(f64::NAN);
        let quotients = [1e-4, 1e-5, 1e-6, 1e-7, 1e-8].map(|part| {
            let delta = part * size;
            (last(delta) - last(-delta)) / (2.0 * delta)
        });
        let apart = |pair: &&[f64]| (pair[1] - pair[0]).abs();
        let best = quotients.windows(2).min_by(|a, b| apart(a).total_cmp(&apart(b)));
        best.map_or(f64::NAN, |pair| pair[1])
    }

    /// The first node from `id` on, along the first use of each, that stands where what is made of it has a kink.
    pub fn kink(&self, id: Id) -> Option<Id> {
        let user = self.nodes.iter().position(|node| node.inputs.contains(&id))?;
        if self.nodes[user].op.kink(&self.arguments(user)) { Some(id) } else { self.kink(user) }
    }
}
