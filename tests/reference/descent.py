"""The numbers of linear.json, gabor.json, optimizers.json and epochs.json, and what udl.json says of chapter 6, computed anew.

Trajectories in arithmetic of sixty digits (mpmath), from the formulas of "Understanding Deep Learning" and of the papers that the
comments name; runs of notebooks with NumPy, as the notebooks make them. It shares no code with Gradstep.
"""

import math

import numpy as np
from mpmath import mp, mpf

mp.dps = 60


def line(points):
    """The loss of a line over some points, equation 6.5, and its gradient."""

    def at(phi, which):
        residuals = [(phi[0] + phi[1] * mpf(x) - mpf(y), mpf(x)) for x, y in (points[i] for i in which)]
        gradient = [sum(2 * r for r, _ in residuals), sum(2 * r * x for r, x in residuals)]
        return sum(r * r for r, _ in residuals), gradient

    return at


def gabor(points):
    """The Gabor model, equation 6.8, with squared error."""

    def at(phi, which):
        loss, gradient = mpf(0), [mpf(0), mpf(0)]
        for x, y in (points[i] for i in which):
            scaled = mpf("0.06") * mpf(x)
            u = phi[0] + phi[1] * scaled
            bell = mp.exp(-u * u / 32)
            residual = mp.sin(u) * bell - mpf(y)
            by_u = 2 * residual * (mp.cos(u) - mp.sin(u) * u / 16) * bell
            loss += residual * residual
            gradient = [gradient[0] + by_u, gradient[1] + by_u * scaled]
        return loss, gradient

    return at


def valley(phi, _which):
    """The surface of figure 6.9."""
    bell = mp.exp(-2 * phi[1] ** 2) * mp.exp(-((phi[0] - mpf(0.7)) ** 2) / 8)
    return 1 - bell, [bell * (phi[0] - mpf(0.7)) / 4, bell * 4 * phi[1]]


def differences(phi, which):
    """The same with the gradient of notebook 6.5: central differences of 10⁻⁵."""
    h = mpf(1e-5)
    at = lambda across, up: valley([phi[0] + across, phi[1] + up], which)[0]
    return at(0, 0), [(at(h, 0) - at(-h, 0)) / (2 * h), (at(0, h) - at(0, -h)) / (2 * h)]


def update(name, hyper, state, alpha, t, gradient):
    """One step; gradient(φ) is that of the batch. Gives φ, m and v."""
    phi, m, v = state
    get = {key: mpf(value) for key, value in hyper.items()}
    beta, gamma, eps = get.get("beta"), get.get("gamma"), get.get("eps")
    if name in ("nesterov_seed", "nesterov_udl2"):
        ahead = alpha * (beta if name == "nesterov_udl2" else 1)
        g = gradient([p - ahead * s for p, s in zip(phi, m)])
    else:
        g = gradient(phi)
    both = range(2)
    if name in ("momentum", "nesterov_seed", "nesterov_udl2", "adam", "adam_nobias", "adamw"):
        m = [beta * m[i] + (1 - beta) * g[i] for i in both]
    if name in ("adam", "adam_nobias", "adamw", "rmsprop"):
        v = [gamma * v[i] + (1 - gamma) * g[i] ** 2 for i in both]
    if name == "adagrad":  # Duchi, Hazan and Singer (2011), diagonal form
        v = [v[i] + g[i] ** 2 for i in both]
    if name == "sgd":
        by = g
    elif name in ("momentum", "nesterov_seed", "nesterov_udl2"):
        by = m
    elif name == "normalized":  # equations 6.13 and 6.14
        by = [g[i] / (abs(g[i]) + eps) for i in both]
    elif name in ("rmsprop", "adagrad"):
        by = [g[i] / (mp.sqrt(v[i]) + eps) for i in both]
    else:  # equations 6.15 to 6.17; Loshchilov and Hutter (2019) for the decay
        corrected = name != "adam_nobias"
        m_hat = [s / (1 - beta ** (t + 1)) if corrected else s for s in m]
        v_hat = [s / (1 - gamma ** (t + 1)) if corrected else s for s in v]
        by = [m_hat[i] / (mp.sqrt(v_hat[i]) + eps) for i in both]
    decay = alpha * get["lambda"] if name == "adamw" else 0
    return [phi[i] - alpha * by[i] - decay * phi[i] for i in both], m, v


def trajectory(loss, everything, case, epochs):
    """A run of a case, with all it keeps."""
    hyper = case["hyper"]
    flat = [batch for epoch in epochs for batch in epoch] if epochs else None
    per_epoch = len(epochs[0]) if epochs else 1
    state = ([mpf(v) for v in case["start"]], [mpf(0)] * 2, [mpf(0)] * 2)
    run = {"phi": [state[0]], "m": [state[1]], "v": [state[2]], "L": [loss(state[0], everything)[0]], "alpha_t": []}
    for t in range(case["steps"]):
        alpha = mpf(hyper["alpha"])
        if "factor" in hyper:
            alpha *= mpf(hyper["factor"]) ** (t // per_epoch // hyper["every_epochs"])
        which = flat[t] if flat else everything
        state = update(case["optimizer"], hyper, state, alpha, t, lambda phi: loss(phi, which)[1])
        for key, value in zip(("phi", "m", "v"), state):
            run[key].append(value)
        run["L"].append(loss(state[0], everything)[0])
        run["alpha_t"].append(alpha)
    return run


def hessian(loss, phi, everything):
    """By central differences of the gradient."""
    h = mpf(10) ** -25
    ways = [[phi[0] + h, phi[1]], [phi[0], phi[1] + h]], [[phi[0] - h, phi[1]], [phi[0], phi[1] - h]]
    columns = [[(a - b) / (2 * h) for a, b in zip(loss(up, everything)[1], loss(down, everything)[1])] for up, down in zip(*ways)]
    return columns


def eigenvalues(matrix):
    (a, b), (c, d) = matrix
    middle, reach = (a + d) / 2, mp.sqrt(((a - d) / 2) ** 2 + b * c)
    return [middle - reach, middle + reach]


def line_search(loss, phi, gradient, most, thresh=1e-5, rounds=15):
    """Notebooks 6.2 and 6.3: four points on a ray, of which the outer ones close in on the least."""
    a, b, c, d = 0.0, 0.33 * most, 0.66 * most, 1.0 * most
    for _ in range(rounds):
        if abs(b - c) <= thresh:
            break
        at = [loss(phi - step * gradient) for step in (a, b, c, d)]
        if int(np.argmin(at)) == 0:
            b, c, d = b / 2, c / 2, d / 2
        elif at[1] < at[2]:
            d = c
            b, c = a + (d - a) / 3, a + 2 * (d - a) / 3
        else:
            a = b
            b, c = a + (d - a) / 3, a + 2 * (d - a) / 3
    return (b + c) / 2


def check_points(check, file, loss, data):
    everything = range(len(data["x"]))
    for i, point in enumerate(data["points"]):
        value, gradient = loss([mpf(v) for v in point["phi"]], everything)
        check(f"{file}: point {i}", [value, *gradient], [point["L"], *point["grad"]], 1e-12)
        each = [loss([mpf(v) for v in point["phi"]], [i]) for i in everything]
        check(f"{file}: examples of point {i}", [v for v, _ in each], point["ell"], 1e-12)
    for case in data["gd"]:
        run = trajectory(loss, everything, case, None)
        check(f"{file}: {case['id']}", run["phi"], case["phi"], case["tol"])
        check(f"{file}: losses of {case['id']}", run["L"], case["L"], case["tol_L"])


def linear_json(check, files):
    data = files["linear"]
    loss, everything = line(list(zip(data["x"], data["y"]))), range(12)
    check_points(check, "linear", loss, data)
    (a, b), (c, d) = matrix = hessian(loss, [mpf(0), mpf(0)], everything)
    _, (g, h) = loss([mpf(0), mpf(0)], everything)
    best = [(-g * d + h * b) / (a * d - b * c), (-h * a + g * c) / (a * d - b * c)]
    check("linear: optimum", [*best, loss(best, everything)[0]], [*data["optimum"]["phi"], data["optimum"]["L_min"]], 1e-14)
    check("linear: Hessian", matrix, data["hessian"], 1e-14)
    least, most = eigenvalues(matrix)
    check("linear: eigenvalues", [least, most], data["hessian_eigenvalues"], 1e-12)
    check("linear: largest stable rate", [2 / most], [data["alpha_critical"]], 1e-12)


def gabor_json(check, files):
    data = files["gabor"]
    loss, everything = gabor(list(zip(data["x"], data["y"]))), range(30)
    check_points(check, "gabor", loss, data)
    for i, place in enumerate(data["stationary_points"]):
        phi = [mpf(v) for v in place["phi"]]
        value, gradient = loss(phi, everything)
        check(f"gabor: minimum {i}", [value, *gradient], [place["L"], 0, 0], 1e-12)
        check(f"gabor: curvature of minimum {i}", eigenvalues(hessian(loss, phi, everything)), place["hessian_eigenvalues"], 1e-11)
    most = max(data["stationary_points"][0]["hessian_eigenvalues"])
    check("gabor: largest stable rate", [2 / most], [data["alpha_critical_at_global_minimum"]], 1e-11)


def optimizers_json(check, files):
    data = files["optimizers"]
    losses = {
        "linear": (line(list(zip(files["linear"]["x"], files["linear"]["y"]))), range(12)),
        "gabor": (gabor(list(zip(files["gabor"]["x"], files["gabor"]["y"]))), range(30)),
        "fig69": (valley, range(1)),
    }
    for case in data["cases"]:
        loss, everything = losses[case["loss"]]
        epochs = data["batch_sequences"].get(case["batches"], {}).get("epochs")
        run = trajectory(loss, everything, case, epochs)
        for key in ("phi", "L", "m", "v", "alpha_t"):
            if key in case:
                check(f"optimizers: {key} of {case['id']}", run[key], case[key], case.get(f"tol_{key}", case["tol"]))


def epochs_json(check, files):
    data = files["epochs"]
    for case in data["sizes"]:
        size, batch = case["I"], case["B"]
        sizes = [min(batch, size - at) for at in range(0, size, batch)]
        check(f"epochs: {size} in batches of {batch}", sizes, case["batch_sizes"], 0)
        check(f"epochs: batches of {size} by {batch}", [len(sizes)], [case["iterations_per_epoch"]], 0)
    for i, table in enumerate(data["step_decay"]["tables"]):
        rates = [
            table["alpha0"] * table["factor"] ** math.floor(t // table["iterations_per_epoch"] / table["every_epochs"])
            for t in range(len(table["alpha_t"]))
        ]
        check(f"epochs: step decay {i}", rates, table["alpha_t"], 1e-15)
    losses = {
        name: (model(list(zip(files[name]["x"], files[name]["y"]))), len(files[name]["x"]))
        for name, model in (("linear", line), ("gabor", gabor))
    }
    for i, case in enumerate(data["gradient_sum_invariant"]):
        loss, size = losses[case["loss"]]
        phi = [mpf(v) for v in case["phi"]]
        parts = [loss(phi, batch)[1] for batch in case["epoch"]]
        check(f"epochs: gradients of batches {i}", parts, case["batch_gradients_sum"], 1e-12)
        check(f"epochs: their sum {i}", [sum(g) for g in zip(*parts)], case["full_gradient"], 1e-12)
        check(f"epochs: the whole gradient {i}", loss(phi, range(size))[1], case["full_gradient"], 1e-12)


def udl_json(check, files):
    """The runs of notebooks 6.2 to 6.5, in NumPy as there."""
    part = files["udl"]["linear_regression"]
    x, y = np.array(part["x"]), np.array(part["y"])
    loss = lambda phi: float(((phi[0] + phi[1] * x - y) ** 2).sum())
    slope = lambda phi: np.array([2 * (phi[0] + phi[1] * x - y).sum(), 2 * (x * (phi[0] + phi[1] * x - y)).sum()])
    phi, path, rates = np.array(part["gd_start_phi"]), [], []
    for _ in range(part["n_steps"]):
        path.append(phi)
        rates.append(line_search(loss, phi, slope(phi), 0.1))
        phi = phi - rates[-1] * slope(phi)
    here = part["computed_here"]
    check("udl: notebook 6.2, α", rates, here["gd_line_search_alphas"], 1e-9)
    check("udl: notebook 6.2, φ", [*path, phi], here["gd_line_search_trajectory_phi"], 1e-9)

    part = files["udl"]["gabor"]
    x, y, here = np.array(files["gabor"]["x"]), np.array(files["gabor"]["y"]), part["computed_here"]

    def residuals(phi, which):
        u = phi[0] + 0.06 * phi[1] * x[which]
        return u, np.exp(-(u**2) / 32), np.sin(u) * np.exp(-(u**2) / 32) - y[which]

    def gabor_slope(phi, which=slice(None)):
        u, bell, residual = residuals(phi, which)
        d = 2 * (np.cos(u) * bell - np.sin(u) * bell * u / 16) * residual
        return np.array([d.sum(), (0.06 * x[which] * d).sum()])

    gabor_loss = lambda phi: float((residuals(phi, slice(None))[2] ** 2).sum())
    runs = part["runs_6_3"]
    phi, path = np.array(runs["gd_line_search"]["start"]), []
    for _ in range(runs["gd_line_search"]["n_steps"]):
        path.append(phi)
        phi = phi - line_search(gabor_loss, phi, gabor_slope(phi), runs["gd_line_search"]["max_dist"]) * gabor_slope(phi)
    check("udl: notebook 6.3, line search", [*path, phi], here["6_3_gd_line_search"]["all_phi"], 1e-8)

    def stochastic(start, steps, alpha, size, beta=None, ahead=0.0):
        np.random.seed(1)
        phi, m, path = np.array(start), np.zeros(2), []
        for _ in range(steps):
            path.append(phi)
            batch = np.random.permutation(len(x))[:size]
            g = gabor_slope(phi - ahead * m, batch)
            m = g if beta is None else beta * m + (1 - beta) * g
            phi = phi - alpha * m
        return [*path, phi]

    sgd, common = runs["sgd"], part["runs_6_4"]["common"]
    check(
        "udl: notebook 6.3, batches",
        stochastic(sgd["start"], sgd["n_steps"], sgd["alpha"], sgd["batch_size"]),
        here["6_3_sgd_seed1"]["all_phi"],
        1e-9,
    )
    alpha, beta = common["alpha"], part["runs_6_4"]["momentum_beta"]
    for key, given in {
        "6_4_sgd_seed1": {},
        "6_4_momentum_seed1": {"beta": beta},
        "6_4_nesterov_seed1_lookahead_alpha_m (first printing)": {"beta": beta, "ahead": alpha},
        "6_4_nesterov_seed1_lookahead_alpha_beta_m (errata form)": {"beta": beta, "ahead": alpha * beta},
    }.items():
        path = stochastic(common["start"], common["n_steps"], alpha, common["batch_size"], **given)
        check(f"udl: {key}", path, here[key]["all_phi"], 1e-8)

    part = files["udl"]["adam_fig_6_9"]
    for key, name, hyper, steps in [
        ("gd_0.08_200", "sgd", {"alpha": 0.08}, 200),
        ("gd_1.0_40", "sgd", {"alpha": 1.0}, 40),
        ("normalized_0.08_40", "normalized", {"alpha": 0.08, "eps": 1e-20}, 40),
        ("adam_0.05_60", "adam", {"alpha": 0.05, "beta": 0.9, "gamma": 0.99, "eps": 1e-20}, 60),
    ]:
        case = {"start": part["start"], "steps": steps, "hyper": hyper, "optimizer": name}
        path = trajectory(differences, range(1), case, None)["phi"]
        # At α = 1 the run leaps across the valley and doubles with each step what rounding does to these differences.
        last = 15 if hyper["alpha"] == 1 else steps
        check(f"udl: notebook 6.5, {key}", path[:last], part["computed_here"][key]["all_phi"][:last], 1e-8)


CHECKS = [linear_json, gabor_json, optimizers_json, epochs_json, udl_json]
