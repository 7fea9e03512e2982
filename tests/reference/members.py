"""Reference runs of optimizers and schedules, written from the formulas of their sources with NumPy alone.

Run it with the packages of requirements.txt; it writes members.json beside it. It shares no code with Gradstep: the data are
typed in, gradients are written out, and each rule follows the paper or the documentation that its comment names.
"""

import json
from pathlib import Path

import numpy as np

# The twelve points of figure 6.1 (UDL), and the sum of squares over them.
X = np.array([0.03, 0.19, 0.34, 0.46, 0.78, 0.81, 1.08, 1.18, 1.39, 1.60, 1.65, 1.90])
Y = np.array([0.67, 0.85, 1.05, 1.0, 1.4, 1.5, 1.3, 1.54, 1.55, 1.68, 1.73, 1.6])


def gradient(phi):
    residual = phi[0] + phi[1] * X - Y
    return np.array([2 * residual.sum(), 2 * (residual * X).sum()])


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


def main():
    out = {
        "about": f"Made by members.py with NumPy {np.__version__}; tolerance 1e-11 relative to max(1, |number|).",
        "runs": [
            {"optimizer": name, "settings": settings}
            | {key: [list(map(float, row)) for row in rows] for key, rows in run.items()}
            for name, settings, run in runs()
        ],
        "rates": [
            {"schedule": name, "alpha": alpha, "settings": settings, "rates": list(values)}
            for name, alpha, settings, values in rates()
        ],
    }
    lines = json.dumps(out, indent=None, separators=(",", ":")).replace('{"optimizer"', '\n{"optimizer"')
    Path(__file__).with_suffix(".json").write_text(lines.replace('{"schedule"', '\n{"schedule"') + "\n")


if __name__ == "__main__":
    main()
