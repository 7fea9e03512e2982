from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def digests() -> list[tuple[str, str]]:
    """The links whose numbers are known to the last bit, each with its digest."""
    lines = (ROOT / "tests/digests.txt").read_text("utf-8").splitlines()
    pairs = [tuple(line.split(" ", 1)) for line in lines]
    assert len(pairs) > 20
    return [(want, link) for want, link in pairs]
