// What the core hands over, in samples, held to its types. Written by tests/types.rs (`cargo xtask golden`).
import type { Caption, Schema, State } from "../../www/types.d.ts";

export const schema0: Schema = {
  "labs": [
    {
      "help": "Gradient descent and its relatives on a loss surface.",
      "id": "descent",
      "label": "Descent",
      "params": [
        {
          "default": "line",
          "help": "What is fitted, or the surface that is descended.",
          "key": "problem",
          "kind": {
            "entries": [
              {
                "help": "A straight line through points: its loss is a bowl with one minimum.",
                "id": "line",
                "label": "Line"
              },
              {
                "help": "A wave that fades out: its loss has many local minima.",
                "id": "gabor",
                "label": "Gabor model"
              },
              {
                "help": "Sixteen times as steep across as along; just one range of learning rates suits both.",
                "id": "valley",
                "label": "Valley (figure 6.9)"
              },
              {
                "help": "A bent, nearly flat valley: easy to find, slow to follow.",
                "id": "rosenbrock",
                "label": "Rosenbrock’s banana"
              },
              {
                "help": "Four equally deep minima: start, method and rate decide which one is found.",
                "id": "himmelblau",
                "label": "Himmelblau’s four pits"
              },
              {
                "help": "Flat in the middle, steep at the corners: gradients differ by thousands.",
                "id": "beale",
                "label": "Beale’s plateau"
              },
              {
                "help": "Flat at the centre, down on two sides: a start on the ridge stays on it.",
                "id": "saddle",
                "label": "Saddle"
              },
              {
                "help": "Four hundred times as steep across as along: no learning rate suits both.",
                "id": "ravine",
                "label": "Ravine"
              }
            ],
            "most": 1,
            "type": "choice"
          },
          "label": "Problem",
          "symbol": ""
        },
        {
          "default": "",
          "help": "One example a line: x, then y. Paste a table or edit the numbers.",
          "key": "x",
          "kind": {
            "type": "examples"
          },
          "label": "Your own data",
          "symbol": ""
        },
        {
          "default": "",
          "help": "The outputs of your own examples, as many as there are x.",
          "key": "y",
          "kind": {
            "type": "none"
          },
          "label": "Own data",
          "symbol": "y"
        },
        {
          "default": "1",
          "help": "From which distance on the loss grows in proportion to it, no longer to its square.",
          "key": "delta",
          "kind": {
            "max": 10.0,
            "min": 0.01,
            "spacing": "log",
            "type": "number"
          },
          "label": "Squared up to",
          "symbol": "δ"
        },
        {
          "default": "0.9",
          "help": "How much of the earlier direction is kept.",
          "key": "beta",
          "kind": {
            "max": 0.999,
            "min": 0.0,
            "spacing": "even",
            "type": "number"
          },
          "label": "Momentum",
          "symbol": "β"
        },
        {
          "default": "15",
          "help": "A line search ends after so many rounds of four points.",
          "key": "rounds",
          "kind": {
            "max": 60,
            "min": 1,
            "type": "integer"
          },
          "label": "Rounds at most",
          "symbol": ""
        },
        {
          "default": "1",
          "help": "Makes up for m and v starting at 0.",
          "key": "correct",
          "kind": {
            "type": "flag"
          },
          "label": "Bias correction",
          "symbol": ""
        },
        {
          "default": "1",
          "help": "The same seed draws the same numbers, here and in NumPy.",
          "key": "seed",
          "kind": {
            "type": "seed"
          },
          "label": "Seed",
          "symbol": ""
        },
        {
          "default": "",
          "help": "Where the run begins: φ₀, φ₁. Drag the ring on the surface, or type.",
          "key": "start",
          "kind": {
            "least": 2,
            "most": 2,
            "type": "numbers"
          },
          "label": "Start",
          "symbol": "φ"
        },
        {
          "default": "",
          "help": "Other runs beside this one, each with what differs in it: lr:0.05, or batch:5;seed:3; several with ~ between them.",
          "key": "versus",
          "kind": {
            "except": [
              "problem",
              "x",
              "y",
              "units",
              "scale",
              "axis",
              "memory",
              "plane",
              "landscape",
              "cloud",
              "example"
            ],
            "most": 3,
            "type": "versus"
          },
          "label": "Compare",
          "symbol": ""
        },
        {
          "default": "",
          "help": "What each affine node adds.",
          "key": "b",
          "kind": {
            "max": 10.0,
            "min": -10.0,
            "names": [
              "β₀",
              "β₁",
              "β₂",
              "β₃"
            ],
            "type": "vector"
          },
          "label": "Biases",
          "symbol": "β"
        },
        {
          "default": "omega0:0",
          "help": "Moves one number a little: what its derivative predicts, and what happens.",
          "key": "nudge",
          "kind": {
            "entries": [
              {
                "help": "The bias of f₀ = β₀ + ω₀·x.",
                "id": "beta0",
                "label": "β₀"
              },
              {
                "help": "Multiplies x in f₀ = β₀ + ω₀·x.",
                "id": "omega0",
                "label": "ω₀"
              },
              {
                "help": "The bias of f₁ = β₁ + ω₁·h₁.",
                "id": "beta1",
                "label": "β₁"
              },
              {
                "help": "Multiplies h₁ in f₁ = β₁ + ω₁·h₁.",
                "id": "omega1",
                "label": "ω₁"
              },
              {
                "help": "The bias of f₂ = β₂ + ω₂·h₂.",
                "id": "beta2",
                "label": "β₂"
              },
              {
                "help": "Multiplies h₂ in f₂ = β₂ + ω₂·h₂.",
                "id": "omega2",
                "label": "ω₂"
              },
              {
                "help": "The bias of f₃ = β₃ + ω₃·h₃.",
                "id": "beta3",
                "label": "β₃"
              },
              {
                "help": "Multiplies h₃ in f₃ = β₃ + ω₃·h₃.",
                "id": "omega3",
                "label": "ω₃"
              },
              {
                "help": "The input.",
                "id": "x",
                "label": "x"
              }
            ],
            "max": 1.0,
            "min": -1.0,
            "type": "amount"
          },
          "label": "Nudge",
          "symbol": ""
        },
        {
          "default": "",
          "help": "Units of each layer: inputs, one to five hidden layers, outputs.",
          "key": "sizes",
          "kind": {
            "least": 3,
            "most": 7,
            "type": "layers",
            "widest": 12
          },
          "label": "Layers",
          "symbol": ""
        },
        {
          "default": "",
          "help": "What training leaves as it is; any weight looked at can be held too.",
          "key": "hold",
          "kind": {
            "entries": [
              {
                "help": "Every β.",
                "id": "biases",
                "label": "Biases"
              },
              {
                "help": "Every Ω.",
                "id": "weights",
                "label": "Weights"
              }
            ],
            "type": "places"
          },
          "label": "Held",
          "symbol": ""
        }
      ],
      "presets": [
        {
          "ask": "phi@1",
          "id": "line",
          "link": "v=1&lab=descent&lr=0.03&start=1.73,-0.738",
          "text": "A line is fitted to twelve points by following the slope of its loss downhill (figure 6.1). The first steps are long and cross the valley, the last hardly move: at which step is the gradient down to a hundredth of the first?",
          "title": "Down the bowl",
          "topic": "Gradient descent"
        }
      ]
    }
  ],
  "topics": [
    "Gradient descent",
    "Stochastic gradient descent",
    "Momentum",
    "Nesterov momentum",
    "Normalised gradients and Adam",
    "Hyperparameters",
    "Backpropagation in the toy chain",
    "Backpropagation in a network",
    "Initialisation"
  ]
};

export const state0: State = {
  "alike": [],
  "asking": null,
  "asks_first": null,
  "heading": "Line, 12 points",
  "lab": "descent",
  "layout": "full",
  "link": "v=1&lab=descent",
  "narrow": 640.0,
  "narrowed": false,
  "onward": false,
  "panel": "all",
  "preset": null,
  "shown": [
    {
      "at": [],
      "isDefault": true,
      "key": "problem",
      "note": "",
      "positions": 0,
      "text": "line",
      "tick": null
    },
    {
      "at": [
        0.0
      ],
      "isDefault": true,
      "key": "batch",
      "note": "(all 12)",
      "positions": 12,
      "text": "0",
      "tick": null
    }
  ],
  "size": "normal",
  "steps": 40,
  "t": 0,
  "ticks": [],
  "views": [
    {
      "aspect": 1.12,
      "id": "surface",
      "narrow": 1.12
    },
    {
      "aspect": 1.9,
      "id": "model",
      "narrow": 1.9
    },
    {
      "aspect": 1.9,
      "id": "loss",
      "narrow": 1.9
    }
  ],
  "warnings": []
};

export const state1: State = {
  "alike": [],
  "asking": null,
  "asks_first": null,
  "heading": "Line, 12 points",
  "lab": "descent",
  "layout": "full",
  "link": "v=1&lab=descent&batch=5&view=surface&panel=none&size=large",
  "narrow": 960.0,
  "narrowed": true,
  "onward": false,
  "panel": "none",
  "preset": null,
  "shown": [
    {
      "at": [],
      "isDefault": true,
      "key": "problem",
      "note": "",
      "positions": 0,
      "text": "line",
      "tick": null
    },
    {
      "at": [
        5.0
      ],
      "isDefault": false,
      "key": "batch",
      "note": "of 12",
      "positions": 12,
      "text": "5",
      "tick": null
    }
  ],
  "size": "large",
  "steps": 40,
  "t": 0,
  "ticks": [
    {
      "label": "epoch 0",
      "t": 0
    },
    {
      "label": "epoch 1",
      "t": 3
    }
  ],
  "views": [
    {
      "aspect": 1.12,
      "id": "surface",
      "narrow": 1.12
    }
  ],
  "warnings": [
    {
      "key": "wrong",
      "text": "There is no setting “wrong” here."
    }
  ]
};

export const state2: State = {
  "alike": [
    {
      "ask": "f1",
      "id": "toy",
      "link": "v=1&lab=chain",
      "text": "To know how a change of any weight moves the loss, first run the chain forwards and keep every value on the way. Press Step: each node needs only the one before it. After how many steps is the loss known?",
      "title": "Forwards along the chain",
      "topic": "Backpropagation in the toy chain"
    },
    {
      "ask": "d.f1",
      "id": "backwards",
      "link": "v=1&lab=chain&t=13",
      "text": "Each derivative is the one already known, times one local derivative; nothing is computed twice. Which link of this chain makes the gradient large?",
      "title": "Backwards along the chain",
      "topic": "Backpropagation in the toy chain"
    },
    {
      "ask": "l@1",
      "id": "train",
      "link": "v=1&lab=chain&t=28",
      "text": "Once every derivative is known, each parameter takes a small step against its own, and the loss falls. Which parameters move most, and why those?",
      "title": "The same derivatives, put to use",
      "topic": "Backpropagation in the toy chain"
    }
  ],
  "asking": null,
  "asks_first": false,
  "heading": "Chain: sin, exp, cos",
  "lab": "chain",
  "layout": "compact",
  "link": "v=1&lab=chain&layout=compact&panel=formula&t=3",
  "narrow": 840.0,
  "narrowed": false,
  "onward": false,
  "panel": "formula",
  "preset": {
    "ask": "f1",
    "id": "toy",
    "link": "v=1&lab=chain",
    "text": "To know how a change of any weight moves the loss, first run the chain forwards and keep every value on the way. Press Step: each node needs only the one before it. After how many steps is the loss known?",
    "title": "Forwards along the chain",
    "topic": "Backpropagation in the toy chain"
  },
  "shown": [
    {
      "at": [],
      "isDefault": true,
      "key": "chain",
      "note": "",
      "positions": 0,
      "text": "toy",
      "tick": null
    }
  ],
  "size": "normal",
  "steps": 43,
  "t": 3,
  "ticks": [
    {
      "label": "forward",
      "t": 0
    },
    {
      "label": "backward",
      "t": 8
    }
  ],
  "views": [
    {
      "aspect": 2.75,
      "id": "chain",
      "narrow": 0.58
    },
    {
      "aspect": 1.7,
      "id": "loss",
      "narrow": 1.7
    },
    {
      "aspect": 1.7,
      "id": "parameters",
      "narrow": 1.7
    }
  ],
  "warnings": []
};

export const state3: State = {
  "alike": [],
  "asking": null,
  "asks_first": null,
  "heading": "Network 1–2–1: 2 examples of your own",
  "lab": "network",
  "layout": "full",
  "link": "v=1&lab=network&x=1,2&y=2,3&sizes=1,2,1&t=209",
  "narrow": 640.0,
  "narrowed": false,
  "onward": true,
  "panel": "all",
  "preset": null,
  "shown": [
    {
      "at": [],
      "isDefault": true,
      "key": "problem",
      "note": "Here: 2 examples of your own.",
      "positions": 0,
      "text": "line",
      "tick": null
    },
    {
      "at": [],
      "isDefault": false,
      "key": "x",
      "note": "",
      "positions": 0,
      "text": "1 2\n2 3\n",
      "tick": null
    }
  ],
  "size": "normal",
  "steps": 209,
  "t": 209,
  "ticks": [
    {
      "label": "forward pass",
      "t": 0
    },
    {
      "label": "backward pass",
      "t": 4
    }
  ],
  "views": [
    {
      "aspect": 2.1,
      "id": "network",
      "narrow": 1.4000000000000001
    },
    {
      "aspect": 1.9,
      "id": "fit",
      "narrow": 1.9
    },
    {
      "aspect": 1.9,
      "id": "loss",
      "narrow": 1.9
    },
    {
      "aspect": 1.9,
      "id": "layers",
      "narrow": 1.9
    },
    {
      "aspect": 1.9,
      "id": "matrices",
      "narrow": 1.9
    }
  ],
  "warnings": [
    {
      "key": "t",
      "text": "There is no step 9999; the last one, 209, is shown."
    }
  ]
};

export const state4: State = {
  "alike": [
    {
      "ask": "lasting~place",
      "id": "fading",
      "link": "v=1&lab=init",
      "text": "Each layer passes on half of the mean square it is given, so after fifty layers next to nothing is left. Drag σ² in the plot of results: at which variance does the signal last?",
      "title": "A signal that fades",
      "topic": "Initialisation"
    }
  ],
  "asking": null,
  "asks_first": false,
  "heading": "Initialisation",
  "lab": "init",
  "layout": "full",
  "link": "v=1&lab=init",
  "narrow": 640.0,
  "narrowed": false,
  "onward": false,
  "panel": "all",
  "preset": {
    "ask": "lasting~place",
    "id": "fading",
    "link": "v=1&lab=init",
    "text": "Each layer passes on half of the mean square it is given, so after fifty layers next to nothing is left. Drag σ² in the plot of results: at which variance does the signal last?",
    "title": "A signal that fades",
    "topic": "Initialisation"
  },
  "shown": [
    {
      "at": [],
      "isDefault": true,
      "key": "init",
      "note": "",
      "positions": 0,
      "text": "normal",
      "tick": null
    }
  ],
  "size": "normal",
  "steps": 100,
  "t": 0,
  "ticks": [
    {
      "label": "forward pass",
      "t": 0
    },
    {
      "label": "backward pass",
      "t": 50
    }
  ],
  "views": [
    {
      "aspect": 1.25,
      "id": "signal",
      "narrow": 2.35
    },
    {
      "aspect": 1.9,
      "id": "gradient",
      "narrow": 2.35
    },
    {
      "aspect": 1.9,
      "id": "variance",
      "narrow": 1.9
    },
    {
      "aspect": 3.6,
      "id": "units",
      "narrow": 1.9
    }
  ],
  "warnings": [
    {
      "key": "lab",
      "text": "“lab” is given twice; the first is used."
    }
  ]
};

export const state5: State = {
  "alike": [],
  "asking": {
    "of": 2,
    "open": {
      "at": 1,
      "choices": [],
      "form": "number",
      "left": 2,
      "names": [
        "L"
      ],
      "number": 2,
      "parts": [
        "7"
      ],
      "plot": null,
      "question": "loss@2",
      "said": "Two digits at least are needed to tell.",
      "sentence": "What is L at step 2?",
      "tried": 1
    },
    "told": [
      {
        "answer": "1, 2",
        "line": "φ₀: your answer 1 · here 1.695 · off by 0.695\nφ₁: your answer 2 · here −0.239 · off by 2.239",
        "number": 1,
        "question": "phi@1",
        "right": false,
        "sentence": "Two digits at least are needed to tell.",
        "step": 1,
        "tries": 1
      }
    ],
    "words": ""
  },
  "asks_first": null,
  "heading": "Line, 12 points",
  "lab": "descent",
  "layout": "full",
  "link": "v=1&lab=descent&view=loss&ask=phi@1;loss@2&tries=3&a=1,2~1s;7~1",
  "narrow": 640.0,
  "narrowed": true,
  "onward": false,
  "panel": "all",
  "preset": null,
  "shown": [
    {
      "at": [],
      "isDefault": true,
      "key": "problem",
      "note": "",
      "positions": 0,
      "text": "line",
      "tick": null
    },
    {
      "at": [
        0.0
      ],
      "isDefault": true,
      "key": "batch",
      "note": "(all 12)",
      "positions": 12,
      "text": "0",
      "tick": null
    }
  ],
  "size": "normal",
  "steps": 1,
  "t": 0,
  "ticks": [],
  "views": [
    {
      "aspect": 1.9,
      "id": "loss",
      "narrow": 1.9
    }
  ],
  "warnings": []
};

export const caption0: Caption = {
  "alt": "Loss surface of Line. Gradient descent: at its start (1.600, −0.500) with loss 5.020.",
  "anywhere": 0,
  "chooses": false,
  "handles": [
    {
      "goes": false,
      "id": 0,
      "name": "start of the path"
    }
  ],
  "note": "intercept φ₀ across, slope φ₁ up",
  "title": "Loss L[φ]"
};

export const caption1: Caption = {
  "alt": "The model before the first step, over 12 examples.",
  "anywhere": null,
  "chooses": false,
  "handles": [
    {
      "goes": false,
      "id": 0,
      "name": "example 0"
    }
  ],
  "note": "each point pulls with its residual",
  "title": "Model f[x, φ]"
};

export const caption2: Caption = {
  "alt": "Loss by step: 5.020 at the start, 5.020 at step 0 of 40, 0.204 at the end.",
  "anywhere": 0,
  "chooses": false,
  "handles": [],
  "note": "all examples",
  "title": "Loss by step"
};

