"""Large pages: hundreds of claims of one kind, a million characters of dense figures, a list item without an end.

python tests/benchmarks/hostile/large.py FOLDER     # writes them, to be measured by hand
"""

import sys
from itertools import cycle, islice
from pathlib import Path

COUNTS = (60, 150, 300, 500)
MEGABYTE = 1_000_000
TITLE = "# Kite Market Outlook, 2021 - 2030\n\n"
MIXED = (
    "The kite market was worth USD {size} billion in {year}.",
    "Kites are set to grow at a CAGR of {rate}% from {year} to {end}.",
    "Region {n} holds {rate}% of the market.",
    "Maker {n} reported revenue of USD {size} million in {year}.",
    "The market will increase by USD {size} billion from {year} to {end}.",
    "Sales of kites fell by about {rate}% in {year}.",
)
KINDS = {
    "growth": "The kite market is expected to grow at a CAGR of {rate}% from {year} to {end}.",
    "steady-growth": "Sales of kites in the market rise by about 8% a year from {year} to {later}.",
    "size": "The kite market was worth USD {size} billion in {year}.",
    "share": "Region {n} holds {rate}% of the market.",
    "revenue": "Maker {n} reported revenue of USD {size} million in {year}.",
    "increment": "The market will increase by USD {size} billion from {year} to {end}.",
}
DENSE = {
    "percents": "{rate}% ",
    "money": "USD {size} million, ",
    "ranges": "{rate}-{size}% and ",
    "growth": "grow at a CAGR of {rate}% from {year} to {end}, ",
}


def said(sentence: str, n: int) -> str:
    """Return a sentence with the numbers of its place."""
    year = 2000 + n % 24
    numbers = dict(rate=f"{n % 17 + 3}.{n % 10}", size=f"{n + 2}.{n % 10}", later=year + 1 + n % 13)
    return sentence.format(n=n, year=year, end=year + 7, **numbers)


def claims(count: int, sentences: tuple[str, ...]) -> str:
    """Return a page of so many sentences, each with a claim."""
    texts = (said(sentence, n) for n, sentence in enumerate(islice(cycle(sentences), count)))
    return TITLE + "\n\n".join(texts) + "\n"


def dense(words: str, length: int = MEGABYTE) -> str:
    """Return a page of so many characters, nearly all of which are figures."""
    count = length // len(said(words, 10)) + 1
    return TITLE + "".join(said(words, n) for n in range(count))[:length] + "\n"


def table(length: int = MEGABYTE) -> str:
    """Return a page of so many characters that is one table of figures."""
    row = "| {year} | {size} | {rate}% | USD {size} billion |\n"
    head = "| Year | Units | Growth | Size |\n|---|---|---|---|\n"
    return TITLE + head + "".join(said(row, n) for n in range(length // len(said(row, 100)) + 1))


def item(words: int = 20_000) -> str:
    """Return a page with a list of one item of so many words, the eighth of which is a figure."""
    text = " ".join(f"{n % 90}.{n % 10}%" if n % 8 == 0 else "kites" for n in range(words))
    return f"{TITLE}## Market Players\n\n- {text}\n"


def pages() -> dict[str, str]:
    """Return all of them by name."""
    many = {f"{count}-claims-of-{kind}": claims(count, (KINDS[kind],)) for kind in KINDS for count in COUNTS}
    mixed = {f"{count}-claims": claims(count, MIXED) for count in COUNTS}
    full = {f"megabyte-of-{name}": dense(words) for name, words in DENSE.items()}
    return {**many, **mixed, **full, "megabyte-of-table": table(), "item-of-20000-words": item()}


if __name__ == "__main__":
    for name, text in pages().items():
        (Path(sys.argv[1]) / f"{name}.md").write_text(text, encoding="utf-8")
