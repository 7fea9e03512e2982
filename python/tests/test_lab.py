"""A lab as Python sees it, with and without a page."""

import base64
import gzip
import re

import numpy as np
import pytest
import traitlets

from gradstep import Lab, run

LINK = "v=1&lab=descent&opt=adam&steps=20"


def test_link_step_and_results_can_be_had_without_a_page():
    lab = Lab(LINK, step=3)
    assert (lab.link, lab.step, lab.steps, lab.status) == (f"{LINK}&t=3", 3, 20, "ok")
    assert repr(lab) == f"Lab('{LINK}&t=3')"
    np.testing.assert_array_equal(lab.results["runs"]["adam"]["phi"], run(LINK)["runs"]["adam"]["phi"])
    assert lab.results["link"] == lab.link
    assert Lab().link == "v=1&lab=descent"
    assert Lab("lr=0.5&steps=1000").status == "diverged"


def test_step_and_link_follow_each_other():
    lab, heard = Lab(LINK), {}
    lab.observe(lambda change: heard.update({change["name"]: (lab.link, lab.step, lab.steps)}), traitlets.All)
    lab.step = 7
    assert heard == {"step": (f"{LINK}&t=7", 7, 20), "link": (f"{LINK}&t=7", 7, 20)}
    heard.clear()
    short = "v=1&lab=descent&opt=adam&steps=5&t=2"
    lab.link = short
    assert heard == {name: (short, 2, 5) for name in ("link", "step", "steps")}, "told when all is as it should be"


@pytest.mark.parametrize(("wanted", "shown"), [(-3, 0), (99, 20), (20, 20)])
def test_a_step_is_one_that_there_is(wanted, shown):
    lab = Lab(LINK, step=1)
    lab.step = wanted
    assert (lab.step, lab.link) == (shown, LINK + (f"&t={shown}" if shown else ""))
    assert Lab(LINK, step=wanted).step == shown


def test_what_the_reader_does_is_known_here():
    lab = Lab(LINK)
    before = lab.results
    lab.set_state({"link": f"{LINK}&t=4", "step": 4})  # as a message from the page does
    assert (lab.link, lab.step, lab.steps) == (f"{LINK}&t=4", 4, 20)
    assert lab.results["runs"] is before["runs"], "another step of the same run is computed once"
    lab.set_state({"link": "v=1&lab=chain&t=13", "step": 13})
    assert (lab.step, lab.status) == (13, "ok")
    assert "values" in lab.results
    lab.set_state({"step": 14})  # as another widget of the page sets it
    assert (lab.step, lab.link) == (14, "v=1&lab=chain&t=14")


def test_a_link_that_cannot_be_read_is_said():
    with pytest.warns(UserWarning, match="There is no lab “warp”"):
        lab = Lab("lab=warp&steps=8")
    assert (lab.link, lab.steps) == ("v=1&lab=descent&steps=8", 8)
    with pytest.warns(UserWarning, match="There is no step 50; the last one, 20, is shown."):
        lab.link = f"{LINK}&t=50"
    assert lab.step == 20


def test_the_script_has_everything_inside():
    script = str(Lab()._esm)
    (packed,) = re.findall(r'"([\w+/=]{1000,})"', script)
    inside = gzip.decompress(base64.b64decode(packed)).decode()
    assert "gradstep-lab" in inside
    assert len(inside) > 1_000_000, "the core too"
    assert len(script) < 700_000, "each lab of a notebook keeps it"
