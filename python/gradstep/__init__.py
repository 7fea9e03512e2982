"""Gradstep: step-wise model training and backpropagation, number by number.

`run` computes the scenario of a link, such as ``"v=1&lab=descent&opt=adam"``, and gives its numbers as NumPy
arrays; `Lab` shows it in a notebook. The same link gives the same bits here, in every browser and in Node.
"""

from typing import TYPE_CHECKING, Any

from gradstep._core import digest
from gradstep._core import version as __version__
from gradstep._run import Result, run

if TYPE_CHECKING:
    from gradstep._lab import Lab

__all__ = ["Lab", "Result", "__version__", "digest", "run"]


def __getattr__(name: str) -> Any:
    # Where links are only run, as in a worker of a cluster, nothing of notebooks is loaded.
    if name == "Lab":
        from gradstep._lab import Lab

        return Lab
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), "Lab"})
