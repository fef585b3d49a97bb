#!/usr/bin/env python3
"""Learn from labelled pages what each feature of a candidate subject weighs, and write the table of weights.

    python tests/benchmarks/learn_weights.py LABELS.jsonl FOLDER [LABELS.jsonl FOLDER ...] [--write]

LABELS has one JSON object a claim with `report` (a file in FOLDER), `kind`, `subject`, `start` and `end` (offsets of
the figure). Pages on one market throughout are left out: they are read by other rules. The weights maximise the chance
of the right names (a conditional logit with a squared penalty); each page counts alike from a dozen figures on. First
the accuracy on pages left out of the learning is printed, in `FOLDS` parts by page; with --write the weights learned
from all pages replace `src/helpers/ledger/weights.csv`.
"""

import argparse
import csv
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from helpers.ledger import cells, cues, evidence, extract, kinds, ranker, sentences, whom
from helpers.ledger.claim import MARKET, UNCLEAR, Claim
from helpers.page import blocks

FOLDS, LEAST, ENOUGH = 8, 0.03, 20
# The penalty of a model, and the pages on which a feature must stand: what is sure is learned with more caution.
PENALTY, RARE = {"sure": 10.0}, {"sure": 8}
USUAL_PENALTY, USUAL_RARE = 3.0, 3
WEIGHTS = Path(ranker.__file__).with_name("weights.csv")
_SMALL = frozenset(
    [
        "the",
        "of",
        "for",
        "in",
        "and",
        "a",
        "market",
        "markets",
        "global",
        "worldwide",
        "segment",
        "industry",
        "sector",
        "category",
        "type",
    ]
)


Row = dict[str, Any]  # one labelled claim, or what part of its page is labelled


class Example(NamedTuple):
    """One labelled figure: its page, its candidates' features, and which of them are right."""

    page: str
    features: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]


def words(name: str) -> frozenset[str]:
    """The words of a name that carry it, without plural."""
    name = re.sub(r"\([^)]*\)|['’]s\b", " ", name.lower())
    found = [re.sub(r"(?<=[a-z]{3})s$", "", w) for w in re.findall(r"[a-z0-9&+]+", name)]
    return frozenset(w for w in found if w not in _SMALL) or frozenset(found)


def alike(one: str, other: str, part: float = 0.6) -> bool:
    """Whether two subjects are one: the same words, or one's are at least `part` of the other's and all in it."""
    if MARKET in (one, other) or UNCLEAR in (one, other):
        return one == other
    ones, others = one.split(" + "), other.split(" + ")
    if len(ones) != len(others):
        return False
    if len(ones) > 1:
        return all(any(alike(a, b, part) for b in others) for a in ones)
    short, long = sorted((words(one), words(other)), key=len)
    return short == long or (short < long and len(short) >= part * len(long))


def labelled_pages(labels: Path, folder: Path) -> Iterator[tuple[str, sentences.Page, list[Row], Row]]:
    """Yield each labelled page of a folder: its name, the page, its labels, and what part of it is labelled."""
    pages: dict[str, list[Row]] = {}
    parts: dict[str, Row] = {}
    for line in labels.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if "kind" not in row:
            parts[row["report"]] = row
        elif row["kind"] != "window":
            pages.setdefault(row["report"], []).append(row)
    for name, rows in pages.items():
        if (folder / name).is_file():
            page = sentences.Page(blocks.read(folder / name))
            if not page.card.whole:
                yield name, page, rows, parts.get(name, {})


def examples(labels: Path, folder: Path) -> Iterator[tuple[str, Example]]:
    """Yield the examples of the labelled pages of a folder, each with the model that learns from it."""
    for name, page, rows, part in labelled_pages(labels, folder):
        yield from _of_page(name, page, rows, part)


def _of_page(name: str, page: sentences.Page, rows: list[Row], part: Row) -> Iterator[tuple[str, Example]]:
    tabled = cells.read(page) if page.report.tables else {}
    first, last_of = part.get("range") or (0, 1 << 60)
    ignored = part.get("ignore") or []
    for number, block in enumerate(page.report.blocks):
        if number in tabled:
            continue
        last = ""
        for s in sentences.read(page, number, block):
            labelled = []
            for figure in s.figures:
                start, end = block.span(s.start + figure.start, s.start + figure.end)
                labelled.append(next((r for r in rows if r["start"] < end and start < r["end"]), None))
            rules, decided = kinds.ruled(s), [row["kind"] if row else "" for row in labelled]
            here = False
            for i, row in enumerate(labelled):
                at = block.span(s.start + s.figures[i].start, s.start + s.figures[i].end)[0]
                if (
                    first <= at < last_of
                    and not any(a <= at < b for a, b in ignored)
                    and not block.linked(s.start + s.figures[i].start)
                ):
                    found = cues.find(s, i, rules, decided[:i])
                    if decided[i] in found:
                        yield "kind", _example(name, found, decided[i].__eq__)
                if row is None:
                    continue
                if not whom.held(s, i, row["kind"]):
                    part_of = 0.5 if row["kind"] == "revenue" else 0.6
                    found = whom.named(s, i, [kind or row["kind"] for kind in decided], (last, here))
                    yield (
                        "subject",
                        _example(name, found, lambda n, row=row, p=part_of: alike(row["subject"], n, p)),
                    )
                last, here = row["subject"], True


def _example(page: str, found: ranker.Candidates, right: Callable[[str], bool]) -> Example:
    names = tuple(found)
    return Example(page, tuple(tuple(sorted(found[n])) for n in names), tuple(right(n) for n in names))


def learn(known: list[Example], model: str = "") -> dict[str, float]:
    """Return the weights that make the right names of examples likeliest."""
    penalty, rare = PENALTY.get(model, USUAL_PENALTY), RARE.get(model, USUAL_RARE)
    known = [e for e in known if any(e.right)]
    pages_of: dict[str, set[str]] = defaultdict(set)
    for example in known:
        for feature in {f for features in example.features for f in features}:
            pages_of[feature].add(example.page)
    many = Counter(e.page for e in known)
    index: dict[str, int] = {}
    rows, columns, right, owner = [], [], [], []
    for n, example in enumerate(known):
        for features, good in zip(example.features, example.right, strict=True):
            numbers = [index.setdefault(f, len(index)) for f in features if len(pages_of[f]) >= rare]
            rows += [len(right)] * len(numbers)
            columns += numbers
            right.append(good)
            owner.append(n)
    table = sparse.csr_matrix((np.ones(len(rows)), (rows, columns)), shape=(len(right), len(index)))
    good, of = np.array(right), np.array(owner)
    starts = np.flatnonzero(np.r_[True, of[1:] != of[:-1]])
    part = np.array([min(1.0, (ENOUGH / many[e.page]) ** 0.7) for e in known])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        score = table @ weights
        odds = np.exp(score - np.maximum.reduceat(score, starts)[of])
        whole, true = np.add.reduceat(odds, starts), np.add.reduceat(odds * good, starts)
        slope = table.T @ ((odds / whole[of] - odds * good / true[of]) * part[of])
        return float(
            -(part * np.log(true / whole)).sum() + penalty / 2 * weights @ weights
        ), slope + penalty * weights

    found = minimize(loss, np.zeros(len(index)), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return {name: round(float(found[n]), 3) for name, n in index.items() if abs(found[n]) >= LEAST}


def judged(example: Example, weights: dict[str, float], first: bool = False) -> tuple[float, bool]:
    """Return the chance of the likeliest candidate (or of the first) and whether it is right."""
    scores = np.array([sum(weights.get(f, 0.0) for f in features) for features in example.features])
    odds = np.exp(scores - scores.max())
    chosen = 0 if first else int(odds.argmax())
    return float(odds[chosen] / odds.sum()), example.right[chosen]


def folds(pages: list[str]) -> Iterator[set[str]]:
    """Yield the pages that are unseen in each part of the learning, drawn by a fixed seed."""
    drawn = sorted(pages)
    random.Random(0).shuffle(drawn)
    yield from (set(drawn[n::FOLDS]) for n in range(FOLDS))


def unseen_claims(sets: list[tuple[Path, Path]], models: dict[str, list[Example]]) -> list[Example]:
    """Return an example of the model "sure" for each claim read with weights that its page had no part in."""
    labelled = [given for labels, folder in sets for given in labelled_pages(labels, folder)]
    found: list[Example] = []
    for unseen in folds([name for name, *_ in labelled]):
        tables = {model: learn([e for e in known if e.page not in unseen]) for model, known in models.items()}
        with weighing(tables), evidence_of() as told:
            for name, page, rows, part in labelled:
                if name in unseen:
                    told.clear()
                    claims, _ = extract.read(page.report)
                    found += _judged_claims(name, claims, rows, part, told)
    return found


@contextmanager
def weighing(tables: dict[str, dict[str, float]]) -> Iterator[None]:
    """Read pages with other weights than those of the table."""
    kept = ranker.weights
    ranker.weights = lambda model: tables.get(model, {})  # type: ignore[assignment]
    try:
        yield
    finally:
        ranker.weights = kept


@contextmanager
def evidence_of() -> Iterator[dict[tuple[int, str], set[str]]]:
    """Keep the evidence of each claim that is read, by the place and the kind of its figure."""
    kept, told = evidence.find, {}

    def find(s: sentences.Sentence, i: int, kind: str, *rest: Any) -> set[str]:
        features = kept(s, i, kind, *rest)
        told[s.block.span(s.start + s.figures[i].start, s.start + s.figures[i].end)[0], kind] = features
        return features

    evidence.find = find  # type: ignore[assignment]
    try:
        yield told
    finally:
        evidence.find = kept


def _judged_claims(
    name: str, claims: tuple[Claim, ...], rows: list[Row], part: Row, told: dict[tuple[int, str], set[str]]
) -> Iterator[Example]:
    first, last = part.get("range") or (0, 1 << 60)
    ignored = part.get("ignore") or []
    for claim in claims:
        said = told.get((claim.start, claim.kind))
        if said is None or not first <= claim.start < last or any(a <= claim.start < b for a, b in ignored):
            continue
        good = any(right(claim, row) for row in rows)
        yield Example(name, (tuple(sorted(said)), ()), (good, not good))


def right(claim: Claim, row: Row) -> bool:
    """Whether a claim says what its label says."""
    if row["kind"] != claim.kind or not (row["start"] < claim.end and claim.start < row["end"]):
        return False
    ends = all(_near(ours, row[end]) for ours, end in ((claim.low, "low"), (claim.high, "high")))
    words_of = claim.hedge == row["hedge"] and claim.unit == row["unit"]
    dated = (claim.start_year, claim.end_year) == (row["start_year"], row["end_year"])
    ahead = (str(claim.horizon) if claim.horizon else None) == row.get("horizon")
    about = alike(row["subject"], claim.subject, 0.5 if claim.kind == "revenue" else 0.6)
    of = not claim.base or alike(row["of"] or MARKET, claim.base)
    return ends and words_of and dated and ahead and about and of


def _near(ours: Decimal | None, theirs: float | None) -> bool:
    if ours is None or theirs is None:
        return ours is theirs
    return abs(float(ours) - theirs) <= 1e-9 * max(1.0, abs(theirs))


def main() -> None:
    """Print how right unseen pages are, and write the weights where asked."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("sets", nargs="+", help="LABELS FOLDER pairs")
    ask.add_argument("--write", action="store_true")
    given = ask.parse_args()
    sets = [(Path(a), Path(b)) for a, b in zip(given.sets[::2], given.sets[1::2], strict=True)]
    models: dict[str, list[Example]] = {"kind": [], "subject": []}
    for labels, folder in sets:
        for model, example in examples(labels, folder):
            models[model].append(example)
    models["sure"] = unseen_claims(sets, dict(models))
    table: list[tuple[str, str, float]] = []
    for model, known in models.items():
        _judge(model, known)
        table += [(model, feature, weight) for feature, weight in sorted(learn(known, model).items())]
    if given.write:
        with WEIGHTS.open("w", encoding="utf-8", newline="") as file:
            out = csv.writer(file, lineterminator="\n")
            out.writerow(("model", "feature", "weight"))
            out.writerows(table)


def _judge(model: str, known: list[Example]) -> None:
    """Print how right a model is on pages that it did not learn from; a page counts as ENOUGH figures at most."""
    many = Counter(e.page for e in known)
    results: list[tuple[float, bool, float]] = []
    for unseen in folds(list(many)):
        weights = learn([e for e in known if e.page not in unseen], model)
        for example in (e for e in known if e.page in unseen):
            chance, good = judged(example, weights, model == "sure")
            results.append((chance, good, min(1.0, ENOUGH / many[example.page])))
    whole = sum(part for *_, part in results)
    chosen = [(good, part) for _, good, part in results]
    print(f"{model}: {len(known)} of {len(many)} pages, {sum(g * p for g, p in chosen) / whole:.3f} right")
    for least in (0.99, 0.97, 0.95, 0.9, 0.85, 0.8, 0.7):
        sure = [(good, part) for chance, good, part in results if chance >= least]
        told = sum(part for _, part in sure)
        share = sum(good * part for good, part in sure) / told if told else 1.0
        print(f"  chance >= {least}: {told / whole:.3f} of the figures, {share:.3f} right")


if __name__ == "__main__":
    main()
