"""Score the ledger against hand labels: figure, value and claim, each with precision, recall and F1.

    python tests/benchmarks/accuracy.py LABELS.jsonl REPORTS_FOLDER [--show N] [--quantulum]

LABELS.jsonl has one claim a line: report (a file name), the ledger's columns, start and end. A claim is
*found* where its span overlaps a label of the same kind; its *value* is right with low, high and unit; the
whole *claim* with subject, hedge, years, horizon and base too. With --quantulum, the values of quantulum3
stand beside, matched to the labels by value and unit alone.
"""

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path

from helpers.ledger import table as ledger
from helpers.page import blocks as page_blocks
from helpers.tables import schemas

VALUE = ("low", "high", "unit")
CLAIM = (*VALUE, "subject", "hedge", "start_year", "end_year", "horizon", "of")
WINDOW = ("start_year", "end_year")


def rows_of(path: Path) -> list[dict]:
    """The ledger of one page as mappings."""
    return [
        dict(zip(schemas.LEDGER.names, row, strict=True)) for row in ledger.rows(page_blocks.read(path))[0]
    ]


def pairs(labels: list[dict], rows: list[dict]):
    """Yield (label, row or None): of the rows that overlap a label, the one that agrees with it most."""
    left = list(rows)
    for label in labels:
        over = [
            r
            for r in left
            if r["kind"] == label["kind"] and r["start"] < label["end"] and label["start"] < r["end"]
        ]
        best = max(over, key=lambda r: sum(same(r, label, f) for f in CLAIM), default=None)
        if best is not None:
            left.remove(best)
        yield label, best


def same(row: dict, label: dict, field: str) -> bool:
    """Whether a row and a label agree; names may differ in case, and one may be the other's short form."""
    a, b = row.get(field), label.get(field)
    if field == "subject":
        a, b = (sorted(str(x or "market").lower().removeprefix("the ").split(" + ")) for x in (a, b))
        return len(a) == len(b) and all(any(x in y or y in x for y in b) for x in a)
    if field in ("low", "high") and a is not None and b is not None:
        return abs(a - b) <= 1e-9 * max(1, abs(b))
    return (a or None) == (b or None) or (field == "of" and {a, b} <= {None, "market"})


def f1(hits: int, found: int, wanted: int) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean."""
    precision, recall = hits / found if found else 0.0, hits / wanted if wanted else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0


def quantulum(path: Path) -> Counter:
    """The values that quantulum3 reads in the page's text: (value, per cent or money) and how often."""
    from quantulum3 import parser

    found = Counter()
    for block in page_blocks.read(path).blocks:
        for quantity in parser.parse(block.text):
            unit = (
                "%"
                if quantity.unit.name == "percentage"
                else "money"
                if quantity.unit.entity.name == "currency"
                else ""
            )
            if unit:
                found[round(quantity.value, 4), unit] += 1
    return found


def wanted_values(labels: list[dict]) -> Counter:
    """The ends of the labelled figures: (value, per cent or money) and how often."""
    found = Counter()
    for label in labels:
        for value in {label["low"], label["high"]} - {None}:
            found[round(value, 4), "%" if label["unit"] == "%" else "money"] += 1
    return found


def main():
    """Print the table."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("labels", type=Path)
    options.add_argument("reports", type=Path)
    options.add_argument("--show", type=int, default=0, help="print up to N rows that are wrong")
    options.add_argument("--quantulum", action="store_true", help="score quantulum3 on the same pages (slow)")
    given = options.parse_args()
    labels = defaultdict(list)
    for line in given.labels.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        labels[label["report"]].append(label)
    places = {path.name: path for path in given.reports.rglob("*.md")}
    hits, found, wrong, quantities = Counter(), 0, [], Counter()
    for name, wanted in labels.items():
        rows = rows_of(places[name])
        found += len(rows)
        for label, row in pairs(wanted, rows):
            off = [] if row else ["missed"]
            if row:
                off = [f for f in (WINDOW if label["kind"] == "window" else CLAIM) if not same(row, label, f)]
                hits["figure"] += 1
                hits["value"] += not set(off) & set(VALUE)
                hits["claim"] += not off
            if off:
                wrong.append((name, label["figure"], off))
        if given.quantulum:
            read, values = quantulum(places[name]), wanted_values(wanted)
            quantities += Counter(hits=(read & values).total(), found=read.total(), wanted=values.total())
    total = sum(map(len, labels.values()))
    print(f"{len(labels)} reports, {total} labels, {found} rows")
    for level in ("figure", "value", "claim"):
        print(
            f"{level:22s} precision {{:.4f}}  recall {{:.4f}}  F1 {{:.4f}}".format(
                *f1(hits[level], found, total)
            )
        )
    if given.quantulum:
        numbers = f1(quantities["hits"], quantities["found"], quantities["wanted"])
        print("quantulum3, value only precision {:.4f}  recall {:.4f}  F1 {:.4f}".format(*numbers))
    for row in wrong[: given.show]:
        print(*row)


if __name__ == "__main__":
    main()
