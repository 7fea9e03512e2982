"""The example for a cluster, on one of this machine."""

import runpy
import subprocess
import sys
from pathlib import Path

EXAMPLE = Path(__file__).parents[1] / "examples/search_on_dask.py"


class Alone:
    """What the example asks of a cluster, done here one after the other."""

    def map(self, function, items, batch_size):
        return [function(item) for item in items]

    def gather(self, results):
        return results


def test_a_cluster_finds_what_one_thread_finds():
    printed = subprocess.run([sys.executable, str(EXAMPLE)], capture_output=True, check=True, encoding="utf-8")
    example = runpy.run_path(str(EXAMPLE))
    best = example["search"](Alone())
    lines = [f"{name:10} at {rate:<8g} median loss {loss:.4f}" for name, (rate, loss) in best.items()]
    assert len(lines) == len(example["METHODS"])
    assert sorted(printed.stdout.splitlines()) == sorted(lines)
