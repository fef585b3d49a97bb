"""The likeliest of several candidates (kinds of a figure, or names that it could be about), by learned weights.

A candidate's score is the sum of the weights of its features; the
chances of a figure's candidates are the softmax of their scores (a conditional logit, McFadden 1974). The weights lie
in `weights.csv` and are learned by `tests/benchmarks/learn_weights.py`.
"""

import csv
import math
from functools import cache
from importlib import resources

Candidates = dict[str, set[str]]  # each with its features


@cache
def weights(model: str) -> dict[str, float]:
    """Return the weights of the features of a model: "kind" or "subject"; others weigh nothing."""
    text = (resources.files("helpers.ledger") / "weights.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {row["feature"]: float(row["weight"]) for row in rows if row["model"] == model}


def best(model: str, found: Candidates) -> tuple[str, float]:
    """Return the likeliest candidate and its chance; raises ValueError where there is none."""
    if not found:
        raise ValueError("there is no candidate")
    table = weights(model)
    scores = {name: math.fsum(table[f] for f in said if f in table) for name, said in found.items()}
    name = max(scores, key=lambda name: scores[name])
    return name, 1 / sum(math.exp(score - scores[name]) for score in scores.values())
