//! Where to start in the search lab.

use crate::scenario::{Preset, Topic};

/// The gallery.
pub static PRESETS: &[Preset] = &[
    Preset {
        id: "rate",
        title: "How long a step?",
        text: "The same run is made with one learning rate after the other: too short and it does not arrive, too long and it diverges. \
               How wide is the range in between, and is it the same on every problem?",
        link: "v=1&lab=search&budget=24",
        topic: Topic::Hyperparameters,
        ask: "best@12~place",
    },
    Preset {
        id: "grid",
        title: "Two at once",
        text: "Learning rate and momentum are searched together, each value with each, as which value of one is best depends on the other. \
               Which way does the band of good trials lean, and why?",
        link: "v=1&lab=search&problem=valley&opt=momentum&up=beta&budget=64",
        topic: Topic::Hyperparameters,
        ask: "best@32~place",
    },
    Preset {
        id: "random",
        title: "Chance against the grid",
        text: "A grid of thirty-six trials tries only six learning rates and six values of γ. \
               Drawn at random, every trial tries its own: which way is ahead, and does another seed agree?",
        link: "v=1&lab=search&problem=rosenbrock&opt=adam&up=gamma&method=random&steps=200",
        topic: Topic::Hyperparameters,
        ask: "best@18~place",
    },
    Preset {
        id: "batch",
        title: "Batch size and learning rate",
        text: "Gradients are sums over the batch, so small batches take shorter steps, in directions that differ more. \
               Which trials ended in the lowest valley, at which rates, and would you bet on them with another seed?",
        link: "v=1&lab=search&problem=gabor&up=batch&budget=81&start=3,10&steps=80",
        topic: Topic::Hyperparameters,
        ask: "best@36~place",
    },
    Preset {
        id: "luck",
        title: "Was it the rate, or luck?",
        text: "Each row is a learning rate, each column another order of the same examples. \
               Where the trials of one row differ, a single one says little: how far apart are the best and the worst of a row?",
        link: "v=1&lab=search&problem=gabor&across=seed&up=lr&budget=100&batch=5&start=3,10&steps=80",
        topic: Topic::Hyperparameters,
        ask: "best@50~place",
    },
    Preset {
        id: "methods",
        title: "Which method is least sensitive to the learning rate?",
        text: "Each row is a method, each column a learning rate: gradient descent ends near the lowest loss with one of them alone, \
               momentum and Adam with any from a range of ten to one. Which method would you take where there is time for few trials?",
        link: "v=1&lab=search&problem=gabor&up=opt&budget=144",
        topic: Topic::Hyperparameters,
        ask: "best@72~place",
    },
];
