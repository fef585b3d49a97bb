"""Score the ledger against hand labels: figure, value and claim, each with precision, recall and F1.

    python tests/benchmarks/accuracy.py LABELS.jsonl REPORTS_FOLDER [--show N] [--quantulum]

LABELS.jsonl has one claim a line: report (a file name), the ledger's columns, start and end. A *figure* is found
where a row of the same kind overlaps its label; its *value* is right with low, high and unit; the whole *claim*
with subject, hedge, years, horizon and base too. Of a window only the years count. Each row answers one label.

Names are one where their words are: case, order, articles, legal forms, "market" and adjectives of places make no
difference, and a short form counts if it holds 0.6 of the words (0.5 for a company with revenue). A label may list
fields that are not scored (`free`). A line without a kind says which part of its report is labelled (`range`, start
and end) or which spans are left out (`ignore`). A page that is refused has missed all of its labels. Where rows say
whether they are `sure`, the precision of those that are, and the part of all labels that they get right, follow.
With --quantulum, the values of quantulum3 stand beside, matched to the labels by value and unit alone.
"""

import argparse
import json
import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from helpers.ledger import table as ledger
from helpers.page import blocks as page_blocks
from helpers.page import source as page_source
from helpers.tables import schemas

VALUE = ("low", "high", "unit")
CLAIM = (*VALUE, "subject", "hedge", "start_year", "end_year", "horizon", "of")
WINDOW = ("start_year", "end_year")
ALWAYS = {
    "window",
    "growth",
    "size",
    "share",
    "revenue",
}  # rows of other kinds count where a label has that kind
SHORT, SHORT_COMPANY = 0.6, 0.5  # the part of a name's words that a short form must hold
WHOLE = {"market", "unclear"}  # subjects that are no names
LEGAL = re.compile(
    r"\b(?:inc|incorporated|corp|corporation|co|company|ltd|limited|llc|plc|ag|gmbh|se|sa|nv|group|holdings?)\b\.?"
)
FOLDS = (  # pattern and what stands for it, in this order
    (re.compile(r"\([^)]*\)"), " "),
    (re.compile(r"['’]s\b"), ""),
    (LEGAL, " "),
    (re.compile(r"[^\w&+ ]"), " "),
)
EDGES = re.compile(r"^\s*the\b|\bmarket\s*$")
WORLD = re.compile(r"^(?:global|worldwide|world) (?=\w)")
PLACES = {
    "american": "america", "european": "europe", "asian": "asia", "chinese": "china", "japanese": "japan",
    "indian": "india", "african": "africa", "german": "germany", "french": "france", "canadian": "canada",
    "korean": "korea", "u s": "united states", "us": "united states",
}  # fmt: skip
EMPTY = {
    "the", "of", "for", "in", "and", "a", "market", "markets", "global", "worldwide", "segment", "industry", "sector",
    "category", "type",
}  # fmt: skip


@dataclass
class Labels:
    """The labels of one report, the part of it that is labelled, and the spans that are left out."""

    claims: list[dict] = field(default_factory=list)
    part: tuple[float, float] = (0, math.inf)
    ignore: list[tuple[int, int]] = field(default_factory=list)

    def cover(self, row: dict) -> bool:
        """Whether a row stands where it can be judged."""
        first, last = self.part
        return first <= row["start"] < last and not any(
            row["start"] < e and s < row["end"] for s, e in self.ignore
        )


def load(path: Path) -> dict[str, Labels]:
    """Read a file of labels; the key is the report's name."""
    found = defaultdict(Labels)
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        labels = found[row["report"]]
        if "kind" in row:
            labels.claims.append(tidy(row))
        else:
            labels.part = row.get("range", labels.part)
            labels.ignore += row.get("ignore", [])
    return {name: labels for name, labels in found.items() if labels.claims}


def rows_of(path: Path) -> list[dict]:
    """The ledger of one page as mappings; none of a page that is refused."""
    try:
        rows = ledger.rows(page_blocks.read(path))[0]
    except page_source.ReportError:
        return []
    return [tidy(dict(zip(schemas.LEDGER.names, row, strict=True))) for row in rows]


def tidy(row: dict) -> dict:
    """A row or label in the form that is compared; what is left out of it is None, a base the whole market."""
    row = {key: None if value == "" or value != value else value for key, value in row.items()}
    subject = row["subject"] or "market"
    return row | {
        "subject": sorted(map(folded, subject.split(" + "))) if subject != "market" else ["market"],
        "horizon": row["horizon"] and row["horizon"].replace("–", "-"),
        "of": row["of"] or "market",
    }


def folded(name: str) -> str:
    """A name in small letters without brackets, legal forms, signs, "the", "global" and a closing "market"."""
    name = name.lower()
    for pattern, instead in FOLDS:
        name = pattern.sub(instead, name)
    return WORLD.sub("", " ".join(EDGES.sub(" ", name).split()) or name.strip())


def words(name: str) -> set[str]:
    """The words of a folded name that carry it, in the singular, with places for their adjectives."""
    name = f" {re.sub(r'[^a-z0-9 ]', ' ', name)} "
    for adjective, place in PLACES.items():
        name = name.replace(f" {adjective} ", f" {place} ")
    kept = {re.sub(r"(?<=[a-z]{3})s$", "", word) for word in name.split()}
    return kept - EMPTY or kept


def alike(a: str, b: str, part: float) -> bool:
    """Whether two folded names are one: the same words, or one a short form that holds `part` of the other's."""
    if WHOLE & {a, b}:
        return a == b
    short, long = sorted((words(a), words(b)), key=len)
    return short == long or (short < long and len(short) >= part * len(long))


def same(row: dict, label: dict, field: str) -> bool:
    """Whether a row and a label agree in a field."""
    a, b = row[field], label[field]
    if field == "subject":
        part = SHORT_COMPANY if label["kind"] == "revenue" else SHORT
        return len(a) == len(b) and all(any(alike(x, y, part) for x in a) for y in b)
    if field == "of":
        return alike(folded(a), folded(b), SHORT)
    if field in ("low", "high") and a is not None and b is not None:
        return math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-6)
    return a == b


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


def wrong_fields(row: dict, label: dict) -> list[str]:
    """The fields in which a row is wrong, of those that count."""
    counted = WINDOW if label["kind"] == "window" else CLAIM
    return [f for f in counted if f not in label.get("free", ()) and not same(row, label, f)]


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
    labels = load(given.labels)
    places = {path.name: path for path in given.reports.rglob("*") if path.is_file()}
    kinds = ALWAYS | {label["kind"] for one in labels.values() for label in one.claims}
    hits, wrong, quantities = Counter(), [], Counter()
    for name, one in labels.items():
        rows = [row for row in rows_of(places[name]) if row["kind"] in kinds and one.cover(row)]
        hits["rows"] += len(rows)
        hits["sure rows"] += sum(is_sure(row) for row in rows)
        for label, row in pairs(one.claims, rows):
            off = wrong_fields(row, label) if row else ["missed"]
            if row:
                hits["figure"] += 1
                hits["value"] += label["kind"] == "window" or not set(off) & set(VALUE)
                hits["claim"] += not off
                hits["sure claim"] += not off and is_sure(row)
            if off:
                wrong.append((name, label["figure"], off))
        if given.quantulum:
            read, values = quantulum(places[name]), wanted_values(one.claims)
            quantities += Counter(hits=(read & values).total(), found=read.total(), wanted=values.total())
    total = sum(len(one.claims) for one in labels.values())
    print(f"{len(labels)} reports, {total} labels, {hits['rows']} rows")
    shown = "{:22s} precision {:.4f}  recall {:.4f}  F1 {:.4f}"
    for level in ("figure", "value", "claim"):
        print(shown.format(level, *f1(hits[level], hits["rows"], total)))
    if hits["sure rows"]:
        precision, of_labels, _ = f1(hits["sure claim"], hits["sure rows"], total)
        print(
            f"{hits['sure rows']} sure rows, precision {precision:.4f}, right in {of_labels:.4f} of all labels"
        )
    if given.quantulum:
        print(
            shown.format("quantulum3, value only", *f1(*(quantities[k] for k in ("hits", "found", "wanted"))))
        )
    for row in wrong[: given.show]:
        print(*row)


def is_sure(row: dict) -> bool:
    """Whether a row says that its reading is sure; False of a ledger that does not say."""
    return str(row.get("sure", "")).lower() in ("yes", "true", "1")


if __name__ == "__main__":
    main()
