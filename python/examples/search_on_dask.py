"""A search for good hyperparameters on a cluster: every method at many learning rates, from many starts.

`python search_on_dask.py tcp://scheduler:8786` uses a cluster that is there; without an address it makes one of this
machine's cores. Workers need `pip install gradstep`.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterable, Iterator

import numpy as np
from distributed import Client, LocalCluster

import gradstep

METHODS = ["sgd", "momentum", "nesterov", "adam", "rmsprop", "adagrad"]


def links(rates: Iterable[float], starts: Iterable[tuple[float, float]]) -> Iterator[tuple[str, float, str]]:
    """Each trial: its method, its rate and its link, which is all that a worker needs."""
    for method, rate, (x, y) in itertools.product(METHODS, rates, starts):
        yield method, rate, f"v=1&lab=descent&problem=gabor&opt={method}&lr={rate}&start={x},{y}&steps=200"


def last_loss(link: str) -> float:
    """Compute what a trial is judged by; infinite where it diverged."""
    result = gradstep.run(link)
    (made,) = result["runs"].values()
    return float(made["loss"][-1]) if result["status"] == "ok" else np.inf


def search(client: Client, rates: int = 20, starts: int = 5) -> dict[str, tuple[float, float]]:
    """For each method the rate with the least median loss over all starts, and this loss."""
    random = np.random.RandomState(1)
    places = [(float(x), float(y)) for x, y in random.uniform([-4, 5], [4, 15], (starts, 2)).round(3)]
    trials = list(links([float(f"{rate:.3g}") for rate in np.geomspace(1e-3, 3, rates)], places))
    losses = client.gather(client.map(last_loss, [link for *_, link in trials], batch_size=200))
    by_trial: dict[tuple[str, float], list[float]] = {}
    for (method, rate, _), loss in zip(trials, losses):
        by_trial.setdefault((method, rate), []).append(loss)
    best: dict[str, tuple[float, float]] = {}
    for (method, rate), of_starts in by_trial.items():
        median = float(np.median(of_starts))
        if method not in best or median < best[method][1]:
            best[method] = rate, median
    return best


def main() -> None:
    """Search, and print the best of each method."""
    if len(sys.argv) > 1:
        client = Client(sys.argv[1])
    else:
        client = Client(LocalCluster(host="127.0.0.1", dashboard_address=None))
    with client:
        for method, (rate, loss) in sorted(search(client).items(), key=lambda item: item[1][1]):
            print(f"{method:10} at {rate:<8g} median loss {loss:.4f}")


if __name__ == "__main__":
    main()
