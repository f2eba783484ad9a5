"""Runs in a Python that has torch: {title: script} on stdin → {title: one path for each run} on stdout, as JSON."""

import json
import sys
import traceback


def main() -> None:
    """Answer for every script, with the traceback of one that fails."""
    answers = {}
    for title, script in json.load(sys.stdin).items():
        space = {"__name__": "script"}
        try:
            exec(compile(script, title, "exec"), space)
            answers[title] = [space["descend"](run).tolist() for run in space["RUNS"].values()]
        except Exception:
            answers[title] = traceback.format_exc()
    json.dump(answers, sys.stdout)


if __name__ == "__main__":
    main()
