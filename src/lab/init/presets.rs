//! Where to start in the initialisation lab. Shapes and variances are those of *Understanding Deep Learning*, figure 7.7,
//! and of its notebook 7.3.

use crate::scenario::{Preset, Topic};

/// The gallery.
pub static PRESETS: &[Preset] = &[
    Preset {
        id: "fading",
        title: "A signal that fades",
        text: "Each layer passes on half of the mean square it is given, so after fifty layers next to nothing is left. \
               Drag σ² in the plot of results: at which variance does the signal last?",
        link: "v=1&lab=init",
        topic: Topic::Initialisation,
        ask: "lasting~place",
    },
    Preset {
        id: "too-small",
        title: "Weights far too small",
        text: "With a variance of 10⁻⁵ each layer leaves a two-thousandth of the mean square. \
               Step on: how many layers until 32-bit numbers hold nothing but zeros?",
        link: "v=1&lab=init&var=1e-5&t=20",
        topic: Topic::Initialisation,
        ask: "float32@5",
    },
    Preset {
        id: "too-large",
        title: "Weights far too large",
        text: "With a variance of 10⁵ each layer multiplies the mean square by five million. \
               ReLU cuts off what is negative, and that only halves it: at which layer do 32-bit numbers overflow?",
        link: "v=1&lab=init&var=100000&t=10",
        topic: Topic::Initialisation,
        ask: "float32@5",
    },
    Preset {
        id: "he",
        title: "Just right for ReLU",
        text: "He’s initialiser takes the variance 2/D: what D units add, ReLU halves, and the signal keeps its size (figure 7.7). \
               Single networks still wander: do they wander further with fewer units a layer?",
        link: "v=1&lab=init&init=he&runs=4&t=100",
        topic: Topic::Initialisation,
        ask: "forward.30~sketch",
    },
    Preset {
        id: "pytorch",
        title: "As a PyTorch linear layer begins",
        text: "PyTorch draws the weights of a linear layer with the variance 1/(3n), here 1/300, which leaves a sixth of the mean square \
               with ReLU in between (biases, which it draws too, are 0 here). What is left of it after fifty layers, and what with He’s, beside it?",
        link: "v=1&lab=init&var=0.0033333333333333335&versus=init:he&t=50",
        topic: Topic::Initialisation,
        ask: "forward.3",
    },
    Preset {
        id: "exploding",
        title: "A gradient that explodes",
        text: "Half as much variance again as He’s, and on its way back the mean square of the gradient grows by half at each layer. \
               A step that suits the last bias is expected to move the first one twenty thousand times as far. How many times is it for the weights (dotted)?",
        link: "v=1&lab=init&var=0.03&t=100",
        topic: Topic::Initialisation,
        ask: "backward.47",
    },
    Preset {
        id: "tanh",
        title: "Bounded signals, unbounded gradients",
        text: "Tanh keeps every activation between −1 and 1, whatever the weights, so what enters a layer has a mean square of 1 at \
               most, and that of f, plotted, about 16 in every layer but the first: the signal looks healthy. \
               The gradient explodes all the same: which units have a derivative that is not almost 0?",
        link: "v=1&lab=init&var=0.2&act=tanh&t=100",
        topic: Topic::Initialisation,
        ask: "forward.0",
    },
    Preset {
        id: "sigmoid",
        title: "A derivative of a quarter at most",
        text: "The sigmoid’s derivative is never more than ¼, so with Xavier’s variance each layer takes away nine tenths or more of the gradient’s mean square. \
               Choose tanh, whose derivative in the middle is 1: how much does a layer take away then?",
        link: "v=1&lab=init&init=xavier&act=sigmoid&t=100",
        topic: Topic::Initialisation,
        ask: "backward.48",
    },
    Preset {
        id: "narrow",
        title: "Narrow networks are games of chance",
        text: "On average He’s variance keeps the signal, but with eight units a layer each network draws a fate of its own. \
               Which fades, which grows, and why does the expected line not lie in their middle?",
        link: "v=1&lab=init&init=he&width=8&inputs=8&runs=12&t=100",
        topic: Topic::Initialisation,
        ask: "forward.10",
    },
    Preset {
        id: "notebook",
        title: "The notebook’s network",
        text: "One input, fifty layers of eighty units and standard normal weights, drawn as notebook 7.3 draws them. \
               At which layer does the same network in 32-bit numbers overflow?",
        link: "v=1&lab=init&var=1&width=80&inputs=1&examples=100&runs=1&seed=0&t=50",
        topic: Topic::Initialisation,
        ask: "float32@10",
    },
];
