"""A link in, numbers out: the same as everywhere else."""

import importlib.metadata
import json
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest

import gradstep

HERE = Path(__file__).parent


def test_every_run_has_the_digest_it_has_elsewhere(digests):
    for want, link in digests:
        assert gradstep.digest(link) == want, link


def flat(value):
    """A result with its arrays as what the engine's become on their way here."""
    if isinstance(value, dict):
        return {key: flat(inner) for key, inner in value.items()}
    if isinstance(value, np.ndarray):
        assert value.dtype == np.float64
        return {"bits": value.ravel().astype("<f8").tobytes().hex()}
    if isinstance(value, list):
        return [flat(inner) for inner in value]
    return value


def test_every_result_is_that_of_node(digests):
    links = [link for _, link in digests]
    links += ["", "#v=1", "lab=warp&lr=fast", "lr=0.5&steps=1000", "v=1&lab=network&steps=0", "v=1&lab=chain&t=999"]
    links += ["v=1&lab=descent&start=%F0%9F%8E%B2,1&start=2", "v=2&lab=search&budget=5&t=3&hide=lr"]
    node = ["node", str(HERE / "engine.mjs")]
    answers = subprocess.run(node, input="\n".join(links), capture_output=True, check=True, encoding="utf-8")
    answers = [json.loads(line) for line in answers.stdout.splitlines()]
    assert len(answers) == len(links)
    for link, want in zip(links, answers):
        got = flat(gradstep.run(link))
        assert list(got) == list(want), link
        assert got == want, link


def test_points_and_matrices_come_row_by_row():
    result = gradstep.run("v=1&lab=descent&opt=sgd,adam&steps=12&batch=5&seed=1")
    assert list(result["runs"]) == ["sgd", "adam"]
    sgd = result["runs"]["sgd"]
    shapes = {name: sgd[name].shape for name in ("phi", "grad", "measured", "m", "v", "loss", "alpha")}
    assert shapes == {
        "phi": (13, 2),
        "grad": (12, 2),
        "measured": (12, 2),
        "m": (13, 2),
        "v": (13, 2),
        "loss": (13,),
        "alpha": (12,),
    }
    assert sgd["steps"] == 12
    # A step by hand: φ₁ = φ₀ − α·g.
    np.testing.assert_array_equal(sgd["phi"][1], sgd["phi"][0] - sgd["alpha"][0] * sgd["grad"][0])
    network = gradstep.run("v=1&lab=network&sizes=1,3,4,1")
    assert [omega.shape for omega in network["dl_dOmega"]] == [(3, 1), (4, 3), (1, 4)]
    for k in range(3):  # a weight's derivative is that of what it feeds, times what it is fed
        outer = np.outer(network["dl_df"][k], network["h"][k])
        np.testing.assert_array_equal(network["dl_dOmega"][k], outer)


def test_arrays_can_be_written_to_and_are_ones_own():
    link = "v=1&lab=descent&steps=3"
    first = gradstep.run(link)["runs"]["sgd"]["phi"]
    first[:] = 0
    assert gradstep.run(link)["runs"]["sgd"]["phi"].any()


def test_no_text_is_an_error():
    for link in ["\ud800&lr=1", "\0", "&" * 1000, "x" * 100_000, "v=1&lab=descent&start=nan,inf&steps=-1", "lr=1e999"]:
        result = gradstep.run(link)
        assert result["link"].startswith("v=1&lab=descent")
        assert result["status"] in ("ok", "diverged")
    assert gradstep.run("lab=warp")["warnings"] == ["There is no lab “warp”; this is “Descent”."]
    for other in (None, 5, b"v=1"):
        with pytest.raises(TypeError):
            gradstep.run(other)


def test_other_threads_go_on_while_a_link_is_computed():
    long, heard = "v=1&lab=network&problem=gabor&sizes=1,32,32,1&opt=adam&steps=2000", []

    def compute():
        heard.append("begins")
        gradstep.run(long)
        heard.append("ends")

    before = sys.getswitchinterval()
    sys.setswitchinterval(1000)  # nobody has to give way: other threads run only while this one lets them
    try:
        thread = threading.Thread(target=compute)
        thread.start()
        heard.append("other")
        thread.join()
    finally:
        sys.setswitchinterval(before)
    assert heard == ["begins", "other", "ends"]


def test_the_package_tells_nothing_of_the_machine_that_built_it():
    # Without what pip has noted and compiled here.
    others = ("direct_url.json", "*.pyc")
    files = [file for file in importlib.metadata.files("gradstep") if not any(map(file.match, others))]
    assert any(file.match("_core.*") for file in files)
    for file in files:
        content = file.read_binary()
        for folder in {str(Path.home()), str(HERE.parents[1])} - {"/"}:
            assert folder.encode() not in content, file


def test_nothing_of_notebooks_is_loaded_before_it_is_asked_for():
    script = """
import sys, gradstep
gradstep.run("")
assert "anywidget" not in sys.modules
gradstep.Lab
assert "anywidget" in sys.modules
"""
    subprocess.run([sys.executable, "-c", script], check=True)
    assert set(gradstep.__all__) <= set(dir(gradstep))
    with pytest.raises(AttributeError, match="no attribute 'Lamp'"):
        gradstep.Lamp  # noqa: B018
