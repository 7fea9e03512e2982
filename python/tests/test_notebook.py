"""The example of a notebook, its cells run one after the other."""

import json
from pathlib import Path

import numpy as np

NOTEBOOK = Path(__file__).parents[1] / "examples/first.ipynb"


def test_every_cell_runs():
    cells = [cell for cell in json.loads(NOTEBOOK.read_text("utf-8"))["cells"] if cell["cell_type"] == "code"]
    assert not any(cell["outputs"] for cell in cells), "kept without what it shows"
    names = {}
    for cell in cells:
        exec("".join(cell["source"]), names)
    assert names["lab"].step == 40
    assert np.median(names["last"]["momentum"]) < np.median(names["last"]["sgd"])
