//! Where to start in the network lab.

use crate::scenario::Preset;

/// The gallery.
pub static PRESETS: &[Preset] = &[
    Preset {
        id: "forward",
        title: "Through three hidden layers",
        text: "Each unit adds up what the layer before sends it, weighted, and passes the sum through a ReLU (figure 7.1). \
               Every activation is stored: which weights will need it later?",
        link: "v=1&lab=network",
    },
    Preset {
        id: "into-h3",
        title: "A weight into the last hidden layer",
        text: "How does this weight change the loss? Through one unit of h₃, the output, and the loss: one path (figure 7.2a).",
        link: "v=1&lab=network&pick=2:0:2&t=25",
    },
    Preset {
        id: "into-h2",
        title: "A weight into the middle layer",
        text: "Its unit feeds every unit of h₃, so its effect reaches the loss along three paths (figure 7.2b). \
               The derivatives on them are all known already.",
        link: "v=1&lab=network&pick=1:2:0&t=25",
    },
    Preset {
        id: "into-h1",
        title: "A weight into the first layer",
        text: "Nine paths lead from here to the loss (figure 7.2c), three of them through a unit that is off for this example, and yet \
               one product is enough: the backward pass has already added them up. Which product?",
        link: "v=1&lab=network&pick=0:0:0&t=25",
    },
    Preset {
        id: "notebook",
        title: "Notebook 7.2",
        text: "The book’s network of five hidden layers with six units each, its weights drawn with seed 0: for x = 1.2 it gives 1.907. \
               Follow the derivatives back and compare them with your own notebook.",
        link: "v=1&lab=network&x=1.2&y=20&sizes=1,6,6,6,6,6,1&init=notebook&seed=0&steps=0&t=7",
    },
    Preset {
        id: "wave",
        title: "Learning a wave",
        text: "Three layers of eight tanh units learn the Gabor wave with Adam. \
               Watch the fit and the gradient’s size in each layer: how far are they apart? \
               Adam’s first step moves every parameter by α all the same.",
        link: "v=1&lab=network&problem=gabor&sizes=1,8,8,8,1&act=tanh&init=xavier&seed=3&opt=adam&steps=600&t=400",
    },
    Preset {
        id: "rings",
        title: "A boundary that closes",
        text: "Two inputs, two classes, one inside the other: the network bends the plane until a straight cut parts them. \
               Find the step at which the boundary closes.",
        link: "v=1&lab=network&problem=rings&sizes=2,6,6,1&act=tanh&seed=2&opt=adam&batch=10&steps=400&t=150",
    },
    Preset {
        id: "dead",
        title: "Dead units",
        text: "With these biases the second layer’s ReLUs are off for every example: no derivative passes them, and of all parameters \
               β₂ alone learns, up to the mean of the targets. Choose a leaky ReLU instead: which weights come back to life?",
        link: "v=1&lab=network&sizes=1,3,3,1&phi=0.2,0.1,0,0.5,-0.6,0.8,-3,-3,-3,0.3,-0.2,0.4,0.1,0.5,-0.3,0.2,0.1,0.6,0.1,0.7,-0.4,0.5&t=12",
    },
];
