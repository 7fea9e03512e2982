"""Reference runs of optimizers, schedules and losses, written from the formulas of their sources with NumPy alone.

Run it with the packages of requirements.txt; it writes members.json beside it. It shares no code with Gradstep: the data are
typed in, gradients are written out, and each rule follows the paper or the documentation that its comment names.
"""

import json
from pathlib import Path

import numpy as np

from descent import line_search

# The twelve points of figure 6.1 (UDL), and the sum of squares over them.
X = np.array([0.03, 0.19, 0.34, 0.46, 0.78, 0.81, 1.08, 1.18, 1.39, 1.60, 1.65, 1.90])
Y = np.array([0.67, 0.85, 1.05, 1.0, 1.4, 1.5, 1.3, 1.54, 1.55, 1.68, 1.73, 1.6])


def gradient(phi):
    residual = phi[0] + phi[1] * X - Y
    return np.array([2 * residual.sum(), 2 * (residual * X).sum()])


def squared(r):
    """UDL, equation 2.5, of a residual r = f - y: the loss and its derivative by f."""
    return r**2, 2 * r


def absolute(r):
    """Koenker and Bassett (1978), section 3, with theta = 1/2 and twice the scale; sign(0) is 0."""
    return np.abs(r), np.sign(r)


def huber(r, delta):
    """Huber (1964), page 75."""
    near = np.abs(r) <= delta
    return np.where(near, r**2 / 2, delta * (np.abs(r) - delta / 2)), np.where(near, r, delta * np.sign(r))


def descent(steps, start, alpha, loss, **settings):
    """Gradient descent on the twelve points with a loss of the residuals; also each example's loss at the start."""
    phi = np.array(start)
    run = {"phi": [phi], "loss": []}
    for step in range(steps + 1):
        ell, slope = loss(phi[0] + phi[1] * X - Y, **settings)
        run["loss"].append(ell.sum())
        if step == 0:
            run["examples"] = ell
        if step < steps:
            phi = phi - alpha * np.array([slope.sum(), (slope * X).sum()])
            run["phi"].append(phi)
    return run


def logistic(steps, start, alpha, y):
    """Gradient descent on the cross-entropy of sigma(f) against classes y (UDL, equation 5.20), from its definition."""
    phi = np.array(start)
    run = {"phi": [phi], "loss": []}
    for step in range(steps + 1):
        p = 1 / (1 + np.exp(-(phi[0] + phi[1] * X)))
        ell = -np.where(y == 1, np.log(p), np.log1p(-p))
        run["loss"].append(ell.sum())
        if step == 0:
            run["examples"] = ell
        if step < steps:
            phi = phi - alpha * np.array([(p - y).sum(), ((p - y) * X).sum()])
            run["phi"].append(phi)
    return run


def amsgrad(steps, start, alpha, beta, gamma, eps, correct):
    """Reddi, Kale and Kumar (2018), algorithm 2, without projection; with `correct` as in PyTorch's Adam(amsgrad=True)."""
    phi, m, v, vmax = np.array(start), np.zeros(2), np.zeros(2), np.zeros(2)
    run = {"phi": [phi], "m": [m], "v": [v], "vmax": [vmax]}
    for t in range(steps):
        g = gradient(phi)
        m = beta * m + (1 - beta) * g
        v = gamma * v + (1 - gamma) * g**2
        vmax = np.maximum(vmax, v)
        m_hat, v_hat = (m / (1 - beta ** (t + 1)), vmax / (1 - gamma ** (t + 1))) if correct else (m, vmax)
        phi = phi - alpha * m_hat / (np.sqrt(v_hat) + eps)
        for name, value in [("phi", phi), ("m", m), ("v", v), ("vmax", vmax)]:
            run[name].append(value)
    return run


def lion(steps, start, alpha, beta, beta2):
    """Chen et al. (2023), algorithm 2, with weight decay 0."""
    phi, m = np.array(start), np.zeros(2)
    run = {"phi": [phi], "m": [m]}
    for _ in range(steps):
        g = gradient(phi)
        phi = phi - alpha * np.sign(beta * m + (1 - beta) * g)
        m = beta2 * m + (1 - beta2) * g
        run["phi"].append(phi)
        run["m"].append(m)
    return run


def searching(steps, start, reach, tolerance, rounds):
    """Gradient descent with the line search of the book's notebooks 6.1 and 6.2."""
    phi = np.array(start)
    run = {"phi": [phi]}
    for _ in range(steps):
        g = gradient(phi)
        total = lambda at: float(((at[0] + at[1] * X - Y) ** 2).sum())
        phi = phi - line_search(total, phi, g, reach, tolerance, rounds) * g
        run["phi"].append(phi)
    return run


def exponential(alpha, t, steps, rho):
    return alpha * rho**t


def inverse(alpha, t, steps, kappa):
    return alpha / (1 + kappa * t)


def cosine(alpha, t, steps):
    """Loshchilov and Hutter (2017), equation 5, with a least rate of 0 and one period of all steps."""
    return alpha / 2 * (1 + np.cos(np.pi * t / steps))


def warmup(alpha, t, steps, warm):
    return alpha * (t + 1) / warm if t < warm else cosine(alpha, t - warm, steps - warm)


def runs():
    start = [1.6, -0.5]
    for settings in [
        {"lr": 0.1, "beta": 0.9, "gamma": 0.99, "eps": 1e-8, "correct": 1},
        {"lr": 0.05, "beta": 0.8, "gamma": 0.9, "eps": 1e-4, "correct": 0},
    ]:
        names = {"lr": "alpha"}
        given = {names.get(key, key): value for key, value in settings.items()}
        yield "amsgrad", settings, amsgrad(60, start, **given)
    for settings in [{"lr": 0.02, "beta": 0.9, "beta2": 0.99}, {"lr": 0.05, "beta": 0.5, "beta2": 0.8}]:
        yield "lion", settings, lion(60, start, settings["lr"], settings["beta"], settings["beta2"])

    for settings in [{"reach": 0.1, "tolerance": 1e-5, "rounds": 15}, {"reach": 1, "tolerance": 1e-3, "rounds": 20}]:
        yield "linesearch", settings, searching(10, start, **settings)


def fits():
    start = [1.6, -0.5]
    yield "squared", {"lr": 0.02}, descent(40, start, 0.02, squared)
    yield "absolute", {"lr": 0.005}, descent(40, start, 0.005, absolute)
    yield "absolute", {"lr": 0.02}, descent(40, [2.0, -1.0], 0.02, absolute)
    yield "huber", {"lr": 0.04, "delta": 1.0}, descent(40, start, 0.04, huber, delta=1.0)
    yield "huber", {"lr": 0.04, "delta": 0.15}, descent(40, start, 0.04, huber, delta=0.15)
    classes = (Y > 1.45).astype(float)
    data = {"x": list(X), "y": list(classes)}
    yield "crossentropy", {"lr": 0.2} | data, logistic(40, [0.5, -1.0], 0.2, classes)


def rates():
    for rate, settings in [
        (exponential, {"rho": 0.98}),
        (exponential, {"rho": 0.75}),
        (inverse, {"kappa": 0.05}),
        (inverse, {"kappa": 2.0}),
        (cosine, {}),
        (warmup, {"warm": 10}),
        (warmup, {"warm": 40}),
        (warmup, {"warm": 100}),
        (warmup, {"warm": 0}),
    ]:
        alpha = 0.3
        yield rate.__name__, alpha, settings, [float(rate(alpha, t, 40, **settings)) for t in range(40)]


def compare(check, files):
    want = files["members"]
    for run, (name, settings, made) in zip(want["runs"], runs(), strict=True):
        for key, rows in made.items():
            check(f"members: {key} of {name} {settings}", rows, run[key], 1e-12)
    for run, (name, settings, made) in zip(want["fits"], fits(), strict=True):
        for key in ("phi", "loss", "examples"):
            check(f"members: {key} of {name} {settings}", made[key], run[key], 1e-12)
    for run, (name, _, settings, rates_) in zip(want["rates"], rates(), strict=True):
        check(f"members: rates of {name} {settings}", rates_, run["rates"], 1e-12)


def main():
    out = {
        "about": f"Made by members.py with NumPy {np.__version__}; tolerance 1e-11 relative to max(1, |number|).",
        "runs": [
            {"optimizer": name, "settings": settings}
            | {key: [list(map(float, row)) for row in rows] for key, rows in run.items()}
            for name, settings, run in runs()
        ],
        "fits": [
            {"loss_id": name, "settings": settings, "phi": [list(map(float, row)) for row in run["phi"]]}
            | {key: list(map(float, run[key])) for key in ["loss", "examples"]}
            for name, settings, run in fits()
        ],
        "rates": [
            {"schedule": name, "alpha": alpha, "settings": settings, "rates": list(values)}
            for name, alpha, settings, values in rates()
        ],
    }
    lines = json.dumps(out, indent=None, separators=(",", ":")).replace('{"optimizer"', '\n{"optimizer"')
    lines = lines.replace('{"loss_id"', '\n{"loss_id"')
    Path(__file__).with_suffix(".json").write_text(lines.replace('{"schedule"', '\n{"schedule"') + "\n")


if __name__ == "__main__":
    main()
