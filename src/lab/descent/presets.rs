//! Where to start in the descent lab. Start points and rates are those of *Understanding Deep Learning*'s
//! figures and notebooks where a figure is named.

use crate::scenario::{Preset, Topic};

/// The gallery, in the order of the lecture notes.
pub static PRESETS: &[Preset] = &[
    Preset {
        id: "line",
        title: "Down the bowl",
        text: "A line is fitted to twelve points by following the slope of its loss downhill (figure 6.1). \
               The first steps are long and cross the valley, the last hardly move: at which step is the gradient down to a hundredth of the first?",
        link: "v=1&lab=descent&lr=0.03&start=1.73,-0.738",
        topic: Topic::Gradient,
        ask: "phi@1",
    },
    Preset {
        id: "diverges",
        title: "One step too long",
        text: "At a learning rate of 0.045 every step lands higher on the opposite slope than the one before. \
               Bring the rate below 0.04: at which does the same start find the bottom?",
        link: "v=1&lab=descent&lr=0.045&start=1,0.9&steps=120&scale=log",
        topic: Topic::Gradient,
        ask: "phi@1",
    },
    Preset {
        id: "five-five-two",
        title: "Batches of 5, 5 and 2",
        text: "Twelve examples in batches of five: the third batch of each epoch has the two that are left, and gradients are sums. \
               How does its step compare with the two before it? Draw batches afresh at each step instead: what changes?",
        link: "v=1&lab=descent&lr=0.01&batch=5&steps=60",
        topic: Topic::Stochastic,
        ask: "batch@2",
    },
    Preset {
        id: "raw",
        title: "x from 100 to 104, as it is",
        text: "Five points near a line of slope 2. After a few steps the loss stands at 37.39, though the best line leaves 0.107: \
               how far does it fall from step 10 to step 200? No rate does better, as the loss is fifty million times as steep one way as the other.",
        link: "v=1&lab=descent&x=100,101,102,103,104&y=2.1,3.9,6.2,7.8,10.1&start=0,0&steps=200&scale=log&t=10",
        topic: Topic::Gradient,
        ask: "grad@0",
    },
    Preset {
        id: "centred",
        title: "The same x, centred",
        text: "The mean of the x, 102, is taken from each, and nothing else is changed. Now the loss is only twice as steep one way as the other: \
               after how many steps is it below 0.11?",
        link: "v=1&lab=descent&x=-2,-1,0,1,2&y=2.1,3.9,6.2,7.8,10.1&start=0,0&steps=200&scale=log&t=10",
        topic: Topic::Gradient,
        ask: "first:loss:0.11",
    },
    Preset {
        id: "celsius",
        title: "Celsius to Fahrenheit",
        text: "Seven temperatures and Adam at a rate of 0.1, as in many a first lesson: after 500 steps it has learnt F = 29.0 + 1.825·C. \
               At which step is it 32.0 + 1.800·C, the law, to the digits shown here?",
        link: "v=1&lab=descent&x=-40,-10,0,8,15,22,38&y=-40,14,32,46.4,59,71.6,100.4&opt=adam&lr=0.1&gamma=0.999&eps=1e-7&start=0,0&steps=1200&scale=log&t=500",
        topic: Topic::Adaptive,
        ask: "m@2",
    },
    Preset {
        id: "line-search",
        title: "Each step to its lowest point",
        text: "No learning rate is set: each step goes along the gradient to the lowest loss on its line, found by closing in on it \
               with four points (notebook 6.2). The path turns at right angles, and the rates found go to and fro between 0.023 and \
               0.098: why can none ever be larger than 1/λ = 0.25 of the smaller curvature?",
        link: "v=1&lab=descent&opt=linesearch&reach=0.1&steps=10&view=surface,ray,loss,rate&t=2",
        topic: Topic::Gradient,
        ask: "alpha@2",
    },
    Preset {
        id: "gabor",
        title: "Caught in a local minimum",
        text: "The Gabor model’s loss has many valleys, and at this rate the full gradient leads down the one it starts in \
               (figure 6.5). Drag the ring: from where does the path reach the lowest point?",
        link: "v=1&lab=descent&problem=gabor&start=3,10&steps=80",
        topic: Topic::Gradient,
        ask: "fate~place",
    },
    Preset {
        id: "search-1",
        title: "Line search: first start",
        text: "Figure 6.5a, start 1: gradient descent with line search, at right angles down the valley of the lowest minimum. \
               After forty steps the loss is 0.69: how many more does it take to reach 0.65? (Raise the steps.)",
        link: "v=1&lab=descent&problem=gabor&opt=linesearch&start=-2,20&steps=40&view=surface,ray,loss,rate",
        topic: Topic::Gradient,
        ask: "first:loss:1",
    },
    Preset {
        id: "search-2",
        title: "Line search: second start",
        text: "Figure 6.5a, start 2: each step is as long as its line goes down, and still the path ends in a local minimum, at 5.51. \
               What would a step need to get out of there, and why can a line search not make it?",
        link: "v=1&lab=descent&problem=gabor&opt=linesearch&start=3,10&steps=40&view=surface,ray,loss,rate",
        topic: Topic::Gradient,
        ask: "fate~place",
    },
    Preset {
        id: "search-3",
        title: "Line search: third start",
        text: "Figure 6.5a, start 3, half a unit beside the second, is on the other side of the crest. To which minimum does this path \
               lead? Drag the ring: where between the two starts does that change, and is it at one place alone?",
        link: "v=1&lab=descent&problem=gabor&opt=linesearch&start=2.5,10&steps=40&view=surface,ray,loss,rate",
        topic: Topic::Gradient,
        ask: "fate~place",
    },
    Preset {
        id: "sgd",
        title: "Over the crest beside the start",
        text: "The same start at a rate five times as high, and each step sees only five of the thirty points (figure 6.5). \
               Which step takes it over the crest? Try other seeds, and a rate of 0.1 with this one: is it the noise that does it?",
        link: "v=1&lab=descent&problem=gabor&lr=0.5&batch=5&seed=15&start=3,10&steps=80",
        topic: Topic::Stochastic,
        ask: "first:loss:5",
    },
    Preset {
        id: "pit",
        title: "In a pit: short steps",
        text: "This start lies in the shallow minimum at (−0.17, 4.88). With all examples and a rate of 0.1 the path stays there. \
               The next three change the batch, the rate, and both: which of them gets out?",
        link: "v=1&lab=descent&problem=gabor&start=-0.17,4.88&steps=120",
        topic: Topic::Stochastic,
        ask: "fate~place",
    },
    Preset {
        id: "pit-noise",
        title: "In a pit: short steps with noise",
        text: "Five examples at a time, still at a rate of 0.1: the path rattles about the minimum, where that of all examples, beside it, \
               comes to rest. How far from it does it get, and does any other seed get out?",
        link: "v=1&lab=descent&problem=gabor&batch=5&start=-0.17,4.88&steps=120&versus=batch:0",
        topic: Topic::Stochastic,
        ask: "fate",
    },
    Preset {
        id: "pit-long",
        title: "In a pit: long steps",
        text: "All examples at a rate of 0.5: across this pit the steps are too long to settle, and each overshoots more than the one before. \
               Where does the path come to rest, without any noise?",
        link: "v=1&lab=descent&problem=gabor&lr=0.5&start=-0.17,4.88&steps=120",
        topic: Topic::Stochastic,
        ask: "fate~place",
    },
    Preset {
        id: "pit-both",
        title: "In a pit: long steps with noise",
        text: "The long steps leave the pit, and the noise picks among the valleys behind it. \
               To how many different ones do the first ten seeds lead?",
        link: "v=1&lab=descent&problem=gabor&lr=0.5&batch=5&start=-0.17,4.88&steps=120",
        topic: Topic::Stochastic,
        ask: "phi@1",
    },
    Preset {
        id: "batches",
        title: "Four thousand next points",
        text: "A batch of three can be drawn from thirty examples in 4060 ways, and each leads somewhere else (figure 6.6a). \
               Of 100 such batches, how many land higher on the whole loss than here, and how many at a rate of 0.1?",
        link: "v=1&lab=descent&problem=gabor&lr=0.5&batch=3&cloud=1&seed=180&start=3,10&view=surface,cloud",
        topic: Topic::Stochastic,
        ask: "phi@1",
    },
    Preset {
        id: "batch-down",
        title: "Downhill for three examples",
        text: "The step goes down the loss of its three examples alone, shown beside the whole loss (figure 6.6b). \
               Does it lower the whole loss by more or by less than a step of all thirty, the white arrow?",
        link: "v=1&lab=descent&problem=gabor&lr=0.5&batch=3&landscape=sum&seed=1605&start=3,10&view=surface,batch,model",
        topic: Topic::Stochastic,
        ask: "loss@1",
    },
    Preset {
        id: "batch-across",
        title: "Another three, another landscape",
        text: "Three other examples, from the same place: a loss with other valleys, and a step the other way (figure 6.6c). \
               On the whole loss it crosses a crest: to which minimum do short steps of all examples lead from there?",
        link: "v=1&lab=descent&problem=gabor&lr=0.5&batch=3&landscape=sum&seed=169&start=3,10&view=surface,batch,model",
        topic: Topic::Stochastic,
        ask: "loss@1",
    },
    Preset {
        id: "batch-uphill",
        title: "Downhill for three, uphill for thirty",
        text: "The loss of these three examples falls, and the whole loss rises (figure 6.6d): so noise can climb out of a valley. \
               By how much does it rise? Press play: in which valley does a run that begins like this end?",
        link: "v=1&lab=descent&problem=gabor&lr=0.5&batch=3&landscape=scaled&cloud=1&seed=180&start=3,10&view=surface,batch,model",
        topic: Topic::Stochastic,
        ask: "phi@1",
    },
    Preset {
        id: "cheap",
        title: "A batch is cheap",
        text: "Each step here takes the gradients of five examples, so that sixty of them cost as much as ten steps with all thirty. \
               The loss goes by examples seen: how far has it fallen after 300? “All examples are dear” asks all thirty each time.",
        link: "v=1&lab=descent&problem=gabor&lr=0.6&batch=5&axis=examples",
        topic: Topic::Stochastic,
        ask: "first:loss:5",
    },
    Preset {
        id: "dear",
        title: "All examples are dear",
        text: "The same start with all thirty examples at each step: ten steps have seen 300 examples, too. \
               Is there any learning rate at which these ten steps come lower than the sixty of five?",
        link: "v=1&lab=descent&problem=gabor&lr=0.2&steps=10&axis=examples",
        topic: Topic::Stochastic,
        ask: "first:loss:5",
    },
    Preset {
        id: "decay",
        title: "Large steps first, small steps later",
        text: "Early on, noisy steps help to explore; near the minimum they only rattle about. \
               Here the learning rate halves every four epochs, so that the path settles: how long are its last steps, and how long with a constant schedule?",
        link: "v=1&lab=descent&problem=gabor&lr=1&batch=5&schedule=step&every=4&seed=2&start=2.5,10&steps=120",
        topic: Topic::Stochastic,
        ask: "alpha@48",
    },
    Preset {
        id: "momentum",
        title: "A heavy ball",
        text: "Stochastic gradient descent takes a jagged way down; with momentum each step blends the new gradient with the \
               direction before it (figure 6.7). Which of the two ends lower?",
        link: "v=1&lab=descent&problem=gabor&opt=sgd,momentum&lr=0.6&beta=0.6&batch=5&sampling=independent&start=-1.5,6.5&steps=80",
        topic: Topic::Momentum,
        ask: "phi@2",
    },
    Preset {
        id: "memory",
        title: "How long a gradient is remembered",
        text: "Momentum is a sum of all gradients so far, in which one k steps ago weighs (1 − β)·βᵏ (problem 6.10). At β = 0.9, after \
               how many steps has a gradient lost half its weight? Then try β = 0.99.",
        link: "v=1&lab=descent&problem=gabor&opt=momentum&lr=0.6&batch=5&start=-1.5,6.5&steps=80&memory=1&t=20",
        topic: Topic::Momentum,
        ask: "m@21",
    },
    Preset {
        id: "nesterov",
        title: "Look before you leap",
        text: "Nesterov momentum first goes where momentum alone would land, measures the gradient there, and corrects the step with it \
               (figure 6.8). The dashed arrow is momentum’s part, the other arrow the gradient’s: where would plain momentum have gone?",
        link: "v=1&lab=descent&problem=himmelblau&opt=nesterov&lr=0.07&beta=0.8&form=errata&start=0.2,-3.8&steps=120&scale=log&t=2",
        topic: Topic::Nesterov,
        ask: "measured@2",
    },
    Preset {
        id: "nesterov-notes",
        title: "A look too far ahead",
        text: "The form of the lecture notes and the book’s first printing measures the gradient at φ − α·m, beyond where momentum alone \
               would land (φ − α·β·m). It never settles: how low does its loss come, where that of the errata, beside it, ends below 10⁻¹¹?",
        link: "v=1&lab=descent&problem=himmelblau&opt=nesterov&lr=0.07&beta=0.8&start=0.2,-3.8&steps=120&scale=log&versus=form:errata&t=2",
        topic: Topic::Nesterov,
        ask: "measured@2",
    },
    Preset {
        id: "valley-slow",
        title: "Fast down, slow along",
        text: "The loss is steep across the valley and shallow along it (figure 6.9a). At this rate the steep direction is \
               done after sixteen steps: how many does the other take until the loss is below 0.001?",
        link: "v=1&lab=descent&problem=valley&steps=200",
        topic: Topic::Gradient,
        ask: "first:loss:0.001",
    },
    Preset {
        id: "valley-fast",
        title: "Fast along, unstable across",
        text: "A rate that is good along the valley throws the path from wall to wall across it (figure 6.9b). \
               The valley is sixteen times as steep across as along: is there one rate that suits both?",
        link: "v=1&lab=descent&problem=valley&lr=1&steps=40",
        topic: Topic::Gradient,
        ask: "phi@1",
    },
    Preset {
        id: "valley-just",
        title: "One rate that suits both",
        text: "At 0.47, just below the 0.5 at which the path would never settle across the valley, plain gradient descent is at \
               the bottom sooner than Adam at its usual rate. How much lower may the rate be?",
        link: "v=1&lab=descent&problem=valley&lr=0.47&scale=log&versus=opt:adam;lr:0.05",
        topic: Topic::Gradient,
        ask: "first:loss:0.001",
    },
    Preset {
        id: "ravine",
        title: "No rate that suits both",
        text: "This valley is four hundred times as steep across as along: the largest rate that still settles across it leaves \
               more than half of the way along undone after 120 steps. Can you find a better one, or another method that arrives?",
        link: "v=1&lab=descent&problem=ravine",
        topic: Topic::Gradient,
        ask: "phi@1",
    },
    Preset {
        id: "valley-normalised",
        title: "The same stride in both directions",
        text: "Dividing each derivative by its own size makes every step equally long along both axes (figure 6.9c). \
               It arrives soon, and then bounces about the minimum, as no step is shorter than α: how near does it come?",
        link: "v=1&lab=descent&problem=valley&opt=normalised&lr=0.08&eps=1e-20&steps=40",
        topic: Topic::Adaptive,
        ask: "phi@1",
    },
    Preset {
        id: "valley-adam",
        title: "Adam",
        text: "Momentum in the gradient and in its size gives strides of about the same length that shrink where the gradient \
               changes sign (figure 6.9d). Turn the bias correction off: the first step stays as long, and then they grow to twice α. \
               m forgets its start at 0 sooner than v does; what if γ is 0.999?",
        link: "v=1&lab=descent&problem=valley&opt=adam&eps=1e-20",
        topic: Topic::Adaptive,
        ask: "v@2",
    },
    Preset {
        id: "race",
        title: "Four methods, one start",
        text: "From one start and at one learning rate, four methods come to rest in three different minima of Himmelblau’s \
               surface. Press play: which follows the gradient, which swings past it, \
               which sets out with long strides that shrink, and which keeps an even pace?",
        link: "v=1&lab=descent&problem=himmelblau&opt=sgd,momentum,rmsprop,adam&lr=0.018&start=0.2,-3.8&steps=240&scale=log",
        topic: Topic::Adaptive,
        ask: "rank",
    },
    Preset {
        id: "saddle",
        title: "On the ridge",
        text: "At the centre of a saddle the gradient is zero, though a way leads down on either side. \
               The start is a hair’s breadth off the ridge: how long does the path linger?",
        link: "v=1&lab=descent&problem=saddle&opt=sgd,momentum,adam",
        topic: Topic::Gradient,
        ask: "phi@2",
    },
    Preset {
        id: "ridge",
        title: "Exactly on the ridge",
        text: "Three methods start on the ridge itself and stop on the saddle: across it the derivative is 0 at every step. \
               Move the start by a millionth to the side: after how many steps is each half a unit away, if at all?",
        link: "v=1&lab=descent&problem=saddle&opt=sgd,momentum,adam&start=-1.2,0",
        topic: Topic::Gradient,
        ask: "phi@2",
    },
    Preset {
        id: "first-step",
        title: "How long is the first step?",
        text: "Both divide by the root of a mean square that begins at 0. Adam corrects for that and goes α along each axis; RMSProp does not, \
               and goes 1/√(1 − γ) times as far, ten times here. How far is it if γ is 0.9, or 0.999?",
        link: "v=1&lab=descent&problem=valley&opt=rmsprop,adam&lr=0.02&steps=40&t=1",
        topic: Topic::Adaptive,
        ask: "v@1",
    },
];
