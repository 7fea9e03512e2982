"""A link in, numbers out."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from gradstep import _core

Result = dict[str, Any]
"""What `run` gives: texts, and arrays in dictionaries and lists."""

# Columns of a run with one number for each iterate or iteration. All others hold points of the plane: where it has
# been, gradients, and what a method keeps.
_SINGLE = {"loss", "batch_loss", "alpha", "epoch", "batches", "batch_sizes"}


def run(link: str) -> Result:
    """Compute the scenario of a link, such as ``"v=1&lab=descent&opt=adam"``.

    The result holds the `link` as the core writes it, the `warnings` about it in words, the `status` (``"ok"`` or
    ``"diverged"``), and the lab's own columns as arrays of 64-bit floats. Where a lab compares several runs, they
    stand under `runs` by name, those of the descent lab each with the number of `steps` it made. A column named ``h.2`` becomes element 2 of
    the list ``h``. Points of a plane come row by row, and so do matrices: `phi` has the shape (steps + 1, 2),
    `dl_dOmega[k]` that of Ω_k. What has names, such as the methods of a search, comes as ids too, in lists of words.

    No link is an error: what cannot be read becomes a default and a warning. Other threads go on meanwhile.
    """
    (written, _, _, status, warnings), columns, words = _core.columns(link)
    result: Result = {"link": written, "warnings": warnings, "status": status}
    for name_of_run, name, numbers in columns:
        values = np.frombuffer(numbers, dtype=np.float64)
        owner = result.setdefault("runs", {}).setdefault(name_of_run, {}) if name_of_run else result
        of_plane = name_of_run and name not in _SINGLE and "lab=descent" in written
        _put(owner, name.split("."), values.reshape(-1, 2) if of_plane else values)
    for name, ids in words:
        _put(result, name.split("."), ids)
    for made in [result, *result.get("runs", {}).values()]:
        if "lab=descent" in written and made is not result:
            made["steps"] = len(made["alpha"])
        if "dl_dOmega" in made:
            pairs = zip(made["dl_dOmega"], made["dl_dbeta"])
            made["dl_dOmega"] = [omega.reshape(len(beta), -1) for omega, beta in pairs]
    return result


def _put(owner: Any, path: list[str], values: NDArray[np.float64] | list[str]) -> None:
    """Put a column where its name says: `h.2` is element 2 of the list `h`, `grads.f0` entry `f0` of `grads`."""
    name, *rest = path
    if isinstance(owner, list):
        # Elements come in order, each a column of its own.
        owner.append(values)
    elif rest:
        _put(owner.setdefault(name, [] if rest[0].isdigit() else {}), rest, values)
    else:
        owner[name] = values
