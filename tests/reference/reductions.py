"""Runs whose loss is a mean over examples, or half of it, written out with NumPy alone.

Run it with the packages of requirements.txt; it writes reductions.json beside it. Each case is a link, and what it must give. The
mean is taken of the examples of a batch, by a division (Gradstep multiplies its sum by 1/N: hence the tolerance); half the mean
halves the loss of each example. Batches are drawn as a notebook draws them, with NumPy's legacy generator. No code of Gradstep.
"""

import json
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent

LOSSES = {
    "squared": lambda f, y: ((f - y) ** 2, 2 * (f - y)),
    "absolute": lambda f, y: (np.abs(f - y), np.sign(f - y)),
    "huber": lambda f, y: (
        np.where(np.abs(f - y) <= 1, (f - y) ** 2 / 2, np.abs(f - y) - 0.5),
        np.clip(f - y, -1, 1),
    ),
    "crossentropy": lambda f, y: (np.logaddexp(0, f) - f * y, 1 / (1 + np.exp(-f)) - y),
}


def line(phi, x):
    return phi[0] + phi[1] * x, [np.ones_like(x), x]


def gabor(phi, x):
    u = phi[0] + 0.06 * phi[1] * x
    bell = np.exp(-u * u / 32)
    slope = (np.cos(u) - u / 16 * np.sin(u)) * bell
    return np.sin(u) * bell, [slope, slope * 0.06 * x]


def reduced(each, over):
    """The loss of some examples and its gradient, from theirs: rows of numbers."""
    return np.mean(each, axis=-1) / (2 if over == "half-mean" else 1)


def batches(count, size, seed, steps):
    """Shuffled anew each epoch and cut into slices, the last of which may be short."""
    if size == 0:
        return [np.arange(count)] * steps
    rng, lists = np.random.RandomState(seed), []
    while len(lists) < steps:
        order = rng.permutation(count)
        lists += [order[at : at + size] for at in range(0, count, size)]
    return lists[:steps]


class Rule:
    """Gradient descent, momentum as UDL has it (equation 6.11), and Adam (6.15 to 6.17)."""

    def __init__(self, name, alpha, beta=0.9, gamma=0.99, eps=1e-8):
        self.name, self.alpha, self.beta, self.gamma, self.eps = name, alpha, beta, gamma, eps
        self.t, self.m, self.v = 0, 0.0, 0.0

    def step(self, phi, g):
        self.t += 1
        self.m = self.beta * self.m + (1 - self.beta) * g
        self.v = self.gamma * self.v + (1 - self.gamma) * g**2
        if self.name == "sgd":
            return phi - self.alpha * g
        if self.name == "momentum":
            return phi - self.alpha * self.m
        m, v = self.m / (1 - self.beta**self.t), self.v / (1 - self.gamma**self.t)
        return phi - self.alpha * m / (np.sqrt(v) + self.eps)


def descent(model, data, loss, over, rule, size, seed, start, steps):
    x, y = data
    phi, run = np.array(start), {"phi": [], "loss": [], "grad": [], "batch_loss": []}

    def at(phi, which):
        f, slopes = model(phi, x[which])
        ell, by_f = LOSSES[loss](f, y[which])
        return reduced(ell, over), reduced(by_f * np.array(slopes), over)

    everything = np.arange(len(x))
    for which in [*batches(len(x), size, seed, steps), None]:
        run["phi"].append(phi)
        run["loss"].append(at(phi, everything)[0])
        if which is not None:
            batch_loss, g = at(phi, which)
            run["grad"].append(g)
            run["batch_loss"].append(batch_loss)
            phi = rule.step(phi, g)
    return {key: np.ravel(value).tolist() for key, value in run.items()}


def network(params, x, y, loss, over, rule, size, seed, steps):
    """Two inputs, two sigmoid units, two outputs; parameters β₀, Ω₀ by rows, β₁, Ω₁ by rows. The loss of an example is the sum
    over its outputs, the mean is over examples."""

    def one(params, i):
        beta0, omega0 = params[:2], params[2:6].reshape(2, 2)
        beta1, omega1 = params[6:8], params[8:].reshape(2, 2)
        h = 1 / (1 + np.exp(-(beta0 + omega0 @ x[i])))
        ell, df1 = LOSSES[loss](beta1 + omega1 @ h, y[i])
        df0 = h * (1 - h) * (omega1.T @ df1)
        return ell.sum(), np.concatenate([df0, np.outer(df0, x[i]).ravel(), df1, np.outer(df1, h).ravel()])

    def at(params, which):
        each = [one(params, i) for i in which]
        return reduced([ell for ell, _ in each], over), reduced(np.array([g for _, g in each]).T, over)

    params = np.array(params)
    half = 2 if over == "half-mean" else 1
    ell, g = one(params, 0)
    run = {"loss": [ell / half], "dl_dOmega.0": g[2:6] / half, "dl_dOmega.1": g[8:] / half}
    losses, batch_losses = [], []
    for which in batches(len(x), size, seed, steps):
        losses.append(at(params, range(len(x)))[0])
        batch_loss, g = at(params, which)
        batch_losses.append(batch_loss)
        params = rule.step(params, g)
    run["training.loss"] = [*losses, at(params, range(len(x)))[0]]
    run |= {"training.batch_loss": batch_losses, "training.params": params}
    return {key: np.ravel(value).tolist() for key, value in run.items()}


def numbers(values):
    return ",".join(repr(float(v)) for v in np.ravel(values))


def cases():
    linear, waves = (json.loads((HERE / f"{name}.json").read_text()) for name in ("linear", "gabor"))
    data = {"line": (line, linear), "gabor": (gabor, waves)}
    for problem, loss, over, opt, alpha, size, start, steps in [
        ("line", "squared", "mean", "sgd", 0.24, 0, [1.6, -0.5], 40),
        ("line", "squared", "half-mean", "sgd", 0.48, 0, [1.6, -0.5], 40),
        ("line", "squared", "half-mean", "sgd", 0.2, 5, [1.6, -0.5], 40),
        ("line", "squared", "mean", "momentum", 0.3, 5, [1.6, -0.5], 40),
        ("line", "squared", "mean", "adam", 0.05, 5, [1.6, -0.5], 40),
        ("line", "absolute", "mean", "sgd", 0.05, 0, [1.6, -0.5], 40),
        ("line", "absolute", "half-mean", "sgd", 0.1, 5, [1.6, -0.5], 40),
        ("line", "huber", "mean", "sgd", 0.4, 0, [1.6, -0.5], 40),
        ("line", "huber", "half-mean", "momentum", 0.6, 5, [1.6, -0.5], 40),
        ("gabor", "squared", "mean", "sgd", 3, 0, [-1.5, 8.5], 20),
        ("gabor", "squared", "half-mean", "momentum", 2, 7, [-1.5, 8.5], 20),
        ("gabor", "squared", "half-mean", "adam", 0.5, 0, [-1.5, 8.5], 20),
    ]:
        model, given = data[problem]
        pair = np.array(given["x"]), np.array(given["y"])
        link = f"v=1&lab=descent&problem={problem}&loss={loss}&delta=1&reduce={over}&opt={opt}&lr={alpha}&batch={size}&seed=3"
        link += f"&start={numbers(start)}&steps={steps}"
        yield {"link": link} | descent(model, pair, loss, over, Rule(opt, alpha), size, 3, start, steps)

    x, y = np.array([-2.0, -1.0, -0.5, 0.0, 0.7, 1.5, 2.5]), np.array([0.0, 0, 1, 0, 1, 1, 1])
    for over, alpha, size in [("mean", 0.8, 0), ("half-mean", 1.5, 3)]:
        link = f"v=1&lab=descent&x={numbers(x)}&y={numbers(y)}&loss=crossentropy&reduce={over}&lr={alpha}&batch={size}&seed=5"
        link += "&start=1,-1&steps=30"
        yield {"link": link} | descent(line, (x, y), "crossentropy", over, Rule("sgd", alpha), size, 5, [1.0, -1.0], 30)

    params = [0.35, 0.35, 0.15, 0.2, 0.25, 0.3, 0.6, 0.6, 0.4, 0.45, 0.5, 0.55]
    x = np.array([[0.05, 0.1], [1, -0.5], [-0.3, 0.8], [0.6, 0.6], [-1, -1]])
    y = np.array([[0.01, 0.99], [0.4, -0.2], [0, 0.5], [0.9, 0.1], [-0.5, 0.3]])
    for over, opt, alpha, size, count in [
        ("half-mean", "sgd", 0.5, 0, 1),
        ("mean", "sgd", 0.1, 0, 5),
        ("half-mean", "momentum", 0.4, 2, 5),
        ("mean", "adam", 0.02, 2, 5),
    ]:
        link = f"v=1&lab=network&sizes=2,2,2&act=sigmoid&x={numbers(x[:count])}&y={numbers(y[:count])}&params={numbers(params)}"
        link += f"&loss=squared&reduce={over}&opt={opt}&lr={alpha}&batch={size}&seed=4&example=0&steps=20"
        rule = Rule(opt, alpha)
        yield {"link": link} | network(params, x[:count], y[:count], "squared", over, rule, size, 4, 20)


def compare(check, files):
    written = files["reductions"]["runs"]
    for case, want in zip(cases(), written, strict=True):
        assert case["link"] == want["link"], case["link"]
        for key, values in case.items():
            if key != "link":
                check(f"reductions: {key} of {case['link']}", values, want[key], 1e-13)


def main():
    about = "Runs whose loss is a mean over the examples of a batch, or half of it: links, and what they give. By reductions.py."
    text = json.dumps({"about": about, "runs": list(cases())})
    (HERE / "reductions.json").write_text(text.replace('{"link"', '\n{"link"') + "\n")


if __name__ == "__main__":
    main()
