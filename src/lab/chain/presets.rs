//! Where to start in the chain lab. The first chain's numbers are those of *Understanding Deep Learning*'s
//! notebook 7.1.

use crate::scenario::{Preset, Topic};

/// The gallery.
pub static PRESETS: &[Preset] = &[
    Preset {
        id: "toy",
        title: "Forwards along the chain",
        text: "To know how a change of any weight moves the loss, first run the chain forwards and keep every value on the way. \
               Press Step: each node needs only the one before it. After how many steps is the loss known?",
        link: "v=1&lab=chain",
        topic: Topic::Chain,
        ask: "f1",
    },
    Preset {
        id: "backwards",
        title: "Backwards along the chain",
        text: "Each derivative is the one already known, times one local derivative; nothing is computed twice. \
               Which link of this chain makes the gradient large?",
        link: "v=1&lab=chain&t=13",
        topic: Topic::Chain,
        ask: "d.f1",
    },
    Preset {
        id: "nudge",
        title: "A small push",
        text: "ω₁ is moved by 0.005: the derivative predicts that the loss falls by 0.080, and the chain shows that it falls by 0.070. \
               Push harder: how far until the loss rises, though the derivative says that it falls?",
        link: "v=1&lab=chain&nudge=omega1:0.005&t=23",
        topic: Topic::Chain,
        ask: "d.omega2",
    },
    Preset {
        id: "train",
        title: "The same derivatives, put to use",
        text: "Once every derivative is known, each parameter takes a small step against its own, and the loss falls. \
               Which parameters move most, and why those?",
        link: "v=1&lab=chain&t=28",
        topic: Topic::Chain,
        ask: "l@1",
    },
    Preset {
        id: "linear",
        title: "Nothing but weights",
        text: "Without functions every local derivative is a weight, so each node’s derivative is 2 (f₃ − y) times the weights behind it. \
               Set one weight to zero: which derivatives vanish with it?",
        link: "v=1&lab=chain&chain=linear&t=15",
        topic: Topic::Chain,
        ask: "d.f0",
    },
    Preset {
        id: "relu",
        title: "A closed gate",
        text: "The second ReLU’s input is below zero, so its derivative is zero and nothing before it learns. \
               Beside it the same chain with β₁ = 1, whose gate is open. Raise β₁ until the gate opens and the derivatives come back: at which value does it open?",
        link: "v=1&lab=chain&chain=relu&b=0.5,-3,0.4,0.1&versus=b:0.5,1,0.4,0.1&t=15",
        topic: Topic::Chain,
        ask: "zero",
    },
    Preset {
        id: "vanishing",
        title: "A gradient that vanishes",
        text: "Three sigmoids, each far from its middle, multiply the derivative by about two hundredths each. \
               Compare ∂ℓ/∂f₃ with ∂ℓ/∂f₀: what is left of it at the far end?",
        link: "v=1&lab=chain&chain=vanishing&t=15",
        topic: Topic::Chain,
        ask: "d.f0",
    },
];
