"""Runs scripts, each in a place of its own, and gives back what each printed: from a JSON list on the input to one on the output."""

import contextlib
import io
import json
import sys
import warnings


def run(script):
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # runs that diverge overflow
        exec(compile(script, "script", "exec"), {"__name__": "__main__"})
    return printed.getvalue()


json.dump([run(script) for script in json.load(sys.stdin)], sys.stdout)
