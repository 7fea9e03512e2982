"""Computes every number of this folder anew, independently of Gradstep, and compares: `cargo xtask reference`.

What is given (data, starts, settings, batches) is read from the files; what follows from it is computed here.
"""

import json
import sys
from pathlib import Path

import descent
import members
import networks
import reductions

HERE = Path(__file__).parent


def flat(values):
    for value in values:
        if isinstance(value, (list, tuple)) or hasattr(value, "tolist") and getattr(value, "ndim", 0):
            yield from flat(value)
        else:
            yield value


class Check:
    """Holds that |got − want| ≤ tolerance · max(1, |want|), number by number, and counts."""

    def __init__(self):
        self.numbers, self.wrong = 0, []

    def __call__(self, what, got, want, tolerance):
        got, want = list(flat(got)), list(flat(want))
        if len(got) != len(want):
            self.wrong.append(f"{what}: {len(got)} numbers, not {len(want)}")
        for i, (a, b) in enumerate(zip(got, want)):
            self.numbers += 1
            if not abs(a - b) <= tolerance * max(1, abs(b)):
                self.wrong.append(f"{what}, number {i}: {float(a)!r}, not {b!r}")
                break


def main():
    files = {path.stem: json.loads(path.read_text()) for path in HERE.glob("*.json")}
    check = Check()
    for compare in [*descent.CHECKS, *networks.CHECKS, members.compare, reductions.compare]:
        before = check.numbers
        compare(check, files)
        print(f"{compare.__module__}.{compare.__name__}: {check.numbers - before} numbers")
    for line in check.wrong:
        print(line)
    return 1 if check.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
