"""The numbers of toy.json, mlp.json and init.json, and what udl.json says of chapter 7, computed anew.

The chain's derivatives are central differences of its one nested formula in arithmetic of sixty digits, networks are written as
the matrix equations 7.17 to 7.25 with NumPy. It shares no code with Gradstep.
"""

import math

import numpy as np
from mpmath import mp, mpf

mp.dps = 60

NODES = ["f0", "h1", "f1", "h2", "f2", "h3", "f3", "l"]


def chain(beta, omega, x, y, moved=None, by=0):
    """Every node of the toy chain, equation 7.3; `by` is added to one of them on the way."""
    values = {}

    def node(name, value):
        values[name] = value + (by if name == moved else 0)
        return values[name]

    h1 = node("h1", mp.sin(node("f0", beta[0] + omega[0] * x)))
    h2 = node("h2", mp.exp(node("f1", beta[1] + omega[1] * h1)))
    h3 = node("h3", mp.cos(node("f2", beta[2] + omega[2] * h2)))
    node("l", (node("f3", beta[3] + omega[3] * h3) - y) ** 2)
    return values


def chain_of(case):
    """Values, derivatives of the nodes, derivatives of the parameters."""
    beta, omega = ([mpf(v) for v in case[key]] for key in ("beta", "omega"))
    x, y, h = mpf(case["x"]), mpf(case["y"]), mpf(10) ** -25
    nodes = {}
    for name in NODES[:-1]:
        up, down = (chain(beta, omega, x, y, name, by)["l"] for by in (h, -h))
        nodes[f"dl_d{name}"] = (up - down) / (2 * h)
    parameters = {}
    for key, list_ in (("beta", beta), ("omega", omega)):
        for k in range(4):
            ends = []
            for by in (h, -h):
                moved = [v + (by if i == k else 0) for i, v in enumerate(list_)]
                ends.append(chain(moved if key == "beta" else beta, moved if key == "omega" else omega, x, y)["l"])
            parameters[f"dl_d{key}{k}"] = (ends[0] - ends[1]) / (2 * h)
    return chain(beta, omega, x, y), nodes, parameters


def toy_json(check, files):
    data = files["toy"]
    for case in data["cases"] + data["edge_cases"]:
        for got, key in zip(chain_of(case), ("forward", "backward", "grads")):
            for name, want in case[key].items():
                check(f"toy: {name} of {case['id']}", [got[name]], [want], data["tol_rel"])


ACTIVATIONS = {
    "relu": (lambda f: np.maximum(f, 0), lambda f: (f > 0).astype(float)),
    "tanh": (np.tanh, lambda f: 1 - np.tanh(f) ** 2),
    "sigmoid": (lambda f: 1 / (1 + np.exp(-f)), lambda f: np.exp(-f) / (1 + np.exp(-f)) ** 2),
}


def passes(beta, omega, activation, x, y):
    """Equations 7.17 to 7.25."""
    a, slope = ACTIVATIONS[activation]
    h, f = [np.array(x, float)], []
    for k, (b, w) in enumerate(zip(beta, omega)):
        f.append(b + w @ h[-1])
        if k + 1 < len(omega):
            h.append(a(f[-1]))
    df, dh = [None] * len(f), [None] * len(f)
    df[-1] = 2 * (f[-1] - y)
    for k in reversed(range(len(f))):
        dh[k] = omega[k].T @ df[k]
        if k:
            df[k - 1] = slope(f[k - 1]) * dh[k]
    return {
        "f": f,
        "h": h[1:],
        "ell": ((f[-1] - y) ** 2).sum(),
        "dl_df": df,
        "dl_dh": dh,
        "dl_dbeta": df,
        "dl_dOmega": [np.outer(d, v) for d, v in zip(df, h)],
    }


def arrays(lists):
    return [np.array(v, float) for v in lists]


def mlp_json(check, files):
    data = files["mlp"]
    nets = {net["id"]: net for net in data["nets"]}
    for net in nets.values():
        beta, omega = arrays(net["beta"]), arrays(net["Omega"])
        each = [passes(beta, omega, net["activation"], e["x"], np.array(e["y"])) for e in net["examples"]]
        for i, (got, want) in enumerate(zip(each, net["examples"])):
            for key in got:
                check(f"mlp: {key} of example {i} of {net['id']}", [got[key]], [want[key]], data["tol_rel"])
        check(f"mlp: loss of {net['id']}", [sum(e["ell"] for e in each)], [net["batch"]["L"]], data["tol_rel"])
        for key, of in (("dL_dbeta", "dl_dbeta"), ("dL_dOmega", "dl_dOmega")):
            sums = [sum(layer) for layer in zip(*(e[of] for e in each))]
            check(f"mlp: {key} of {net['id']}", sums, net["batch"][key], data["tol_rel"])
    for run in data["training"]:
        net = nets[run["net"]]
        beta, omega, losses = arrays(net["beta"]), arrays(net["Omega"]), []
        state = [[np.zeros_like(p) for p in beta + omega] for _ in range(2)]
        for t in range(run["steps"] + 1):
            each = [passes(beta, omega, net["activation"], e["x"], np.array(e["y"])) for e in net["examples"]]
            losses.append(sum(e["ell"] for e in each))
            if t == run["steps"]:
                break
            gradient = [sum(layer) for key in ("dl_dbeta", "dl_dOmega") for layer in zip(*(e[key] for e in each))]
            by = trained(run, state, t, gradient)
            beta = [b - d for b, d in zip(beta, by)]
            omega = [w - d for w, d in zip(omega, by[len(beta) :])]
        check(f"mlp: losses of training {run['net']} by {run['optimizer']}", losses, run["L"], 1e-11)
        check(f"mlp: β after training {run['net']}", beta, run["beta_final"], 1e-11)
        check(f"mlp: Ω after training {run['net']}", omega, run["Omega_final"], 1e-11)


def trained(run, state, t, gradient):
    """By how much a step of training moves each parameter down."""
    if run["optimizer"] == "gd":
        return [run["alpha"] * g for g in gradient]
    beta = run["beta"]
    state[0] = [beta * m + (1 - beta) * g for m, g in zip(state[0], gradient)]
    if run["optimizer"] == "momentum":
        return [run["alpha"] * m for m in state[0]]
    gamma, eps = run["gamma"], run["eps"]
    state[1] = [gamma * v + (1 - gamma) * g**2 for v, g in zip(state[1], gradient)]
    m_hat = [m / (1 - beta ** (t + 1)) for m in state[0]]
    v_hat = [v / (1 - gamma ** (t + 1)) for v in state[1]]
    return [run["alpha"] * m / (np.sqrt(v) + eps) for m, v in zip(m_hat, v_hat)]


def init_json(check, files):
    data = files["init"]
    config, theory = data["config"], data["per_layer_log_theory"]
    width, inputs, layers = config["D_h"], config["D_i"], config["hidden_layers"]
    # |h|² grows by σ²·S from layer to layer: S is a sum of as many squares of normal numbers as units are active.
    weights = [mpf(math.comb(width, n)) / mpf(2) ** width for n in range(1, width + 1)]
    mean = sum(w * (mp.digamma(mpf(n) / 2) + mp.log(2)) for n, w in enumerate(weights, 1))
    square = sum(w * (mp.psi(1, mpf(n) / 2) + (mp.digamma(mpf(n) / 2) + mp.log(2)) ** 2) for n, w in enumerate(weights, 1))
    check("init: E ln S", [mean], [theory["E_ln_S"]], 1e-12)
    check("init: Var ln S", [square - mean**2], [theory["Var_ln_S"]], 1e-12)
    growth = (mean + mp.log(config["he_sigma2"])) / mp.log(10)
    check("init: growth at He", [growth], [theory["E_log10_growth_at_He"]], 1e-12)
    for case in data["sigmas"]:
        sigma2 = case["sigma2"]
        # Equations 7.31 and 7.32: the second moment is multiplied by D·σ²/2 from layer to layer.
        by = math.log10(width * sigma2 / 2)
        check(f"init: ratio at {sigma2}", [by], [case["log10_ratio_per_layer"]], 1e-12)
        forward = [math.log10(sigma2 * inputs) + k * by for k in range(layers)]
        check(f"init: forward at {sigma2}", forward, case["theory"]["forward_log10_E_f2"], 1e-6)
        backward = [math.log10(sigma2 / 2) + (layers - 1 - k) * by for k in range(layers)]
        check(f"init: backward at {sigma2}", backward, case["theory"]["backward_log10_E_df2_unit"], 1e-4)
        measured = case["measured_20_seeds"]
        forward, backward = drawn(np.random.default_rng(7), sigma2, width, inputs, layers, config["seeds"])
        for what, got, want, errors in (
            ("forward", forward, "forward_log10_f2_single_mean", "forward_log10_f2_single_se"),
            ("backward", backward, "backward_log10_df2_unit_single_mean", "backward_log10_df2_single_se"),
        ):
            # Other draws of as many networks: the two means differ by √2 of their errors, five times that at most.
            off = (got - np.array(measured[want])) / (math.sqrt(2) * 5 * np.array(measured[errors]))
            check(f"init: networks drawn, {what} at {sigma2}", np.abs(off) <= 1, [1] * layers, 0)


def drawn(rng, sigma2, width, inputs, layers, networks):
    """The mean over networks of log₁₀ of the mean square of each layer's pre-activations, and of their derivatives."""
    forward, backward = np.zeros(layers), np.zeros(layers)
    for _ in range(networks):
        h, active, omega, shrunk = rng.standard_normal(inputs), [], [], 0.0
        for k in range(layers):
            omega.append(rng.standard_normal((width, len(h))))
            f = omega[-1] @ h
            # Scaled to length 1 on the way: fifty layers leave what a float can hold.
            size = math.sqrt((f**2).mean())
            shrunk += math.log10(size**2 * sigma2)
            forward[k] += shrunk
            active.append(f > 0)
            h = np.maximum(f / size, 0)
        d, grown = rng.standard_normal(width), 0.0
        for k in reversed(range(layers)):
            d = d * active[k]
            size = math.sqrt((d**2).mean())
            grown += math.log10(size**2 * sigma2)
            backward[k] += grown
            d = omega[k].T @ (d / size)
    return forward / networks, backward / networks


def udl_json(check, files):
    part = files["udl"]["toy_chain_7_1"]
    for got in chain_of(part):
        for name, value in got.items():
            printed = part["printed_true_values"]["l_i" if name == "l" else name]
            check(f"udl: notebook 7.1, {name}", [value], [printed], 0.0006)
    part = files["udl"]["backprop_7_2"]
    here = part["computed_here"]
    np.random.seed(part["seed"])
    width, last = part["D_neurons"], part["K_hidden_layers"]
    omega, beta = [None] * (last + 1), [None] * (last + 1)
    omega[0], omega[last] = np.random.normal(size=(width, 1)), np.random.normal(size=(1, width))
    beta[0], beta[last] = np.random.normal(size=width), np.random.normal(size=1)
    for k in range(1, last):
        omega[k], beta[k] = np.random.normal(size=(width, width)), np.random.normal(size=width)
    got = passes(beta, omega, "relu", [part["input"]], np.array([part["y"]]))
    check("udl: notebook 7.2, output", [got["f"][-1][0]], [here["output"]], 1e-12)
    check("udl: notebook 7.2, as printed", [got["f"][-1][0]], [part["true_output_printed"]], 0.0005)
    for key, want in (("dl_dbeta", "dl_dbiases"), ("dl_dOmega", "dl_dweights")):
        check(f"udl: notebook 7.2, {want}", got[key], here[want], 1e-11)


CHECKS = [toy_json, mlp_json, init_json, udl_json]
