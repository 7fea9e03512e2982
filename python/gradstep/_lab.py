"""A lab in a notebook."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any

import anywidget
import traitlets

from gradstep import _core
from gradstep._run import Result, run


class Lab(anywidget.AnyWidget):
    """A lab in a notebook, shown and changed from both sides.

    `link` and `step` are those of what is on the screen: set, they change it; changed there, they are changed here.
    `steps` and `status` follow, and `results` holds the numbers. All of them can be had without a screen too.

    >>> lab = Lab("v=1&lab=descent&opt=adam&steps=20", step=3)
    >>> lab.link
    'v=1&lab=descent&opt=adam&steps=20&t=3'
    >>> lab.results["runs"]["adam"]["phi"].shape
    (21, 2)
    """

    _esm = Path(__file__).parent / "lab.js"

    link = traitlets.Unicode(help="The link of what is shown.").tag(sync=True)
    step = traitlets.Int(help="The step that is shown.").tag(sync=True)
    steps = traitlets.Int(read_only=True, help="The last step there is.")
    status = traitlets.Unicode("ok", read_only=True, help='How the run ends: "ok" or "diverged".')

    def __init__(self, link: str = "", step: int | None = None, **more: Any) -> None:
        self._scenario = ""
        self._numbers: Result | None = None
        super().__init__(**more)
        self._show(link, step)

    @property
    def results(self) -> Result:
        """What `run` gives for the link, computed when it is first asked for."""
        if self._numbers is None:
            self._numbers = run(self.link)
        return {**self._numbers, "link": self.link}

    @traitlets.observe("link")
    def _link_changed(self, change: Any) -> None:
        self._show(change["new"])

    @traitlets.observe("step")
    def _step_changed(self, change: Any) -> None:
        if change["new"] != _core.at(self.link)[1]:
            self._show(self.link, change["new"])

    def _show(self, link: str, step: int | None = None) -> None:
        """Show a link, at its own step or another."""
        words: list[str] = []
        with self.hold_sync(), self.hold_trait_notifications():
            scenario, _ = _core.at(link, 0)
            if scenario != self._scenario:  # another step of the same is not computed, so that a lab may play
                _, _, steps, status, words = _core.look(link)
                self._scenario, self._numbers = scenario, None
                self.set_trait("steps", steps)
                self.set_trait("status", status)
            t = _core.at(link)[1] if step is None else max(step, 0)
            self.link, self.step = _core.at(link, min(t, self.steps))
        for text in words:
            warnings.warn(text, stacklevel=3)

    def __repr__(self) -> str:
        return f"Lab({self.link!r})"
