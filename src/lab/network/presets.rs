//! Where to start in the network lab.

use crate::scenario::{Preset, Topic};

/// The gallery.
pub static PRESETS: &[Preset] = &[
    Preset {
        id: "forward",
        title: "Through three hidden layers",
        text: "Each unit adds up what the layer before sends it, weighted, and passes the sum through a ReLU (figure 7.1). \
               Every activation is stored: which weights will need it later?",
        link: "v=1&lab=network",
        topic: Topic::Network,
        ask: "f.1.0",
    },
    Preset {
        id: "into-h3",
        title: "A weight into the last hidden layer",
        text: "How does this weight change the loss? Through one unit of h₃, the output, and the loss: one path (figure 7.2a).",
        link: "v=1&lab=network&pick=2:0:2&t=25",
        topic: Topic::Network,
        ask: "d.Omega.2.0.2",
    },
    Preset {
        id: "into-h2",
        title: "A weight into the middle layer",
        text: "Its unit feeds every unit of h₃, so its effect reaches the loss along three paths (figure 7.2b). \
               The derivatives on them are all known already: how many of the paths are open for this example?",
        link: "v=1&lab=network&pick=1:2:0&t=25",
        topic: Topic::Network,
        ask: "d.Omega.1.2.0",
    },
    Preset {
        id: "into-h1",
        title: "A weight into the first layer",
        text: "Nine paths lead from here to the loss (figure 7.2c), three of them through a unit that is off for this example, and yet \
               one product is enough: the backward pass has already added them up. Which product?",
        link: "v=1&lab=network&pick=0:0:0&t=25",
        topic: Topic::Network,
        ask: "d.Omega.0.0.0",
    },
    Preset {
        id: "notebook",
        title: "Notebook 7.2",
        text: "The book’s network of five hidden layers with six units each, its weights drawn with seed 0: for x = 1.2 it gives 1.907. \
               Follow the derivatives back: what is the first of them, that of the output, and is it the one in your own notebook?",
        link: "v=1&lab=network&x=1.2&y=20&sizes=1,6,6,6,6,6,1&init=notebook&seed=0&steps=0&t=7",
        topic: Topic::Network,
        ask: "d.f.5.0",
    },
    Preset {
        id: "wave",
        title: "Learning a wave",
        text: "Three layers of eight tanh units learn the Gabor wave with Adam. \
               Watch the fit and the gradient’s size in each layer: how far are they apart? \
               Adam’s first step moves every parameter by α all the same.",
        link: "v=1&lab=network&problem=gabor&sizes=1,8,8,8,1&act=tanh&init=xavier&seed=3&opt=adam&steps=600&t=400",
        topic: Topic::Network,
        ask: "loss@20~sketch",
    },
    Preset {
        id: "rings",
        title: "A boundary that closes",
        text: "Two inputs, two classes, one inside the other: the network bends the plane until a straight cut separates them. \
               At which step does the boundary close?",
        link: "v=1&lab=network&problem=rings&sizes=2,6,6,1&act=tanh&seed=2&opt=adam&batch=10&steps=400&t=150",
        topic: Topic::Network,
        ask: "d.h.2.1",
    },
    Preset {
        id: "by-hand",
        title: "A network worked by hand",
        text: "Two inputs, two sigmoid units, two outputs: many have worked it with pencil and paper. Half the sum of squares is \
               0.298371109, and w₅ = Ω₁[0, 0] goes from 0.4 to 0.35891648 in the first step, the biases held. \
               What does w₆ = Ω₁[0, 1] become?",
        link: "v=1&lab=network&x=0.05,0.1&y=0.01,0.99&sizes=2,2,2&act=sigmoid&out=sigmoid&phi=0.35,0.35,0.15,0.2,0.25,0.3,0.6,0.6,0.4,0.45,0.5,0.55&hold=biases&reduce=half-mean&lr=0.5&steps=1000&t=12",
        topic: Topic::Network,
        ask: "Omega.1.0.1@1",
    },
    Preset {
        id: "xor-one",
        title: "Exclusive or with one hidden unit",
        text: "The four corners of exclusive or, one tanh unit, a sigmoid at the output. One unit draws one straight line, so at best \
               three corners lie on one side and share their probability: what is the loss that cannot be beaten? A network with two units runs beside it.",
        link: "v=1&lab=network&x=0,0,0,1,1,0,1,1&y=0,1,1,0&sizes=2,1,1&act=tanh&out=sigmoid&init=normal&seed=4&opt=adam&lr=0.05&steps=600&versus=sizes:2,2,1&t=607",
        topic: Topic::Network,
        ask: "loss",
    },
    Preset {
        id: "xor-two",
        title: "Exclusive or with two hidden units",
        text: "Two lines suffice, where they are found: from this seed they are. \
               From how many of the seeds 1 to 10 does the loss come below 0.3 in 600 steps?",
        link: "v=1&lab=network&x=0,0,0,1,1,0,1,1&y=0,1,1,0&sizes=2,2,1&act=tanh&out=sigmoid&init=normal&seed=4&opt=adam&lr=0.05&steps=600&t=609",
        topic: Topic::Network,
        ask: "d.h.1.0",
    },
    Preset {
        id: "xor-three",
        title: "Exclusive or with three hidden units",
        text: "A unit more than it takes. Try the seeds 1 to 10 again: from how many does the loss now come below 0.3 in 600 steps?",
        link: "v=1&lab=network&x=0,0,0,1,1,0,1,1&y=0,1,1,0&sizes=2,3,1&act=tanh&out=sigmoid&init=normal&seed=4&opt=adam&lr=0.05&steps=600&t=611",
        topic: Topic::Network,
        ask: "d.h.1.2",
    },
    Preset {
        id: "twins",
        title: "Twins stay twins",
        text: "Units 0 and 1 of the hidden layer begin with the same weights. Do any of their numbers differ after 400 steps? \
               Type another value for one of their weights and train again.",
        link: "v=1&lab=network&sizes=1,3,1&act=tanh&phi=0.1,0.1,-0.2,0.5,0.5,-0.7,0.2,0.3,0.3,0.4&lr=0.005&steps=400&t=411",
        topic: Topic::Network,
        ask: "d.Omega.0.1.0",
    },
    Preset {
        id: "zeros",
        title: "All weights zero",
        text: "Whatever enters, every hidden unit sends 0, and every derivative that comes back is multiplied by a weight of 0. \
               Which one parameter can still learn, and what does it become?",
        link: "v=1&lab=network&sizes=1,3,3,1&act=tanh&phi=0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0&pick=2:0:3&t=20",
        topic: Topic::Network,
        ask: "d.beta.2.0",
    },
    Preset {
        id: "sigmoids",
        title: "A gradient through five sigmoid layers",
        text: "Each sigmoid multiplies what comes back by a quarter at most. Before the first step the gradient’s size runs from 0.002 in \
               the first layer to 5 in the last: by what factor a layer? Choose tanh: how far apart are the two then?",
        link: "v=1&lab=network&problem=gabor&sizes=1,2,2,2,2,2,1&act=sigmoid&init=lecun&seed=4&by=layer&steps=300&t=20",
        topic: Topic::Network,
        ask: "d.f.4.0",
    },
    Preset {
        id: "dead",
        title: "Dead units",
        text: "With these biases the second layer’s ReLUs are off for every example: no derivative passes them, and of all parameters \
               β₂ alone learns, up to the mean of the targets. Choose a leaky ReLU instead: which weights come back to life?",
        link: "v=1&lab=network&sizes=1,3,3,1&phi=0.2,0.1,0,0.5,-0.6,0.8,-3,-3,-3,0.3,-0.2,0.4,0.1,0.5,-0.3,0.2,0.1,0.6,0.1,0.7,-0.4,0.5&t=12",
        topic: Topic::Network,
        ask: "d.beta.2.0",
    },
];
