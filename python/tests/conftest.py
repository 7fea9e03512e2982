from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def digests() -> list[tuple[str, str]]:
    """The links whose numbers are known to the last bit, each with its digest."""
    lines = (ROOT / "tests/links/released.txt").read_text("utf-8").splitlines()
    assert len(lines) > 300
    return [(want, link) for want, _, link in (line.split(" ", 2) for line in lines)]
