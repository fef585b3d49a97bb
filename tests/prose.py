"""What a reader reads as sentences: of a notebook its Markdown, typed or shown, of a README its paragraphs."""

import re
from collections import Counter

MOST_WORDS, MEAN_WORDS, MOST_NUMBERS = 40, 20, 4
SAME_FROM = 6  # words from which a sentence that stands twice is a doubled one
_NUMBER = re.compile(r"\d[\d.,]*(?:[-–]\d[\d.,]*)?")
_ID = re.compile(r"\b[cefnpr]\d{2,3}\b")


def paragraphs(markdown: str) -> list[str]:
    """The paragraphs of a Markdown text and the items of its lists, without headings, code, tables and pictures."""
    text = re.sub(r"```.*?```", "", markdown, flags=re.DOTALL)
    text = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", text)
    lines = [line for line in text.split("\n") if not re.match(r"\s*(#|\|)", line)]
    parts = re.split(r"\n\s*\n|\n(?=\s*(?:[-*]|\d+\.) )", "\n".join(lines))
    plain = [re.sub(r"\[([^\]]*)\]\([^)]*\)|`([^`]*)`", r"\1\2", part) for part in parts]
    return [words for part in plain if (words := " ".join(re.sub(r"[*]|^\s*(?:-|\d+\.) ", "", part).split()))]


def shown(book) -> list[str]:
    """The Markdown of a notebook in order: cells, and what cells of code show."""
    found = []
    for cell in book.cells:
        if cell.cell_type == "markdown":
            found.append(cell.source)
        else:
            found += [o.data["text/markdown"] for o in cell.outputs if "text/markdown" in o.get("data", {})]
    return found


def sentences(texts: list[str]) -> list[str]:
    """The sentences of texts."""
    return [
        said
        for text in texts
        for part in paragraphs(text)
        for said in re.split(r"(?<=[.?!:;])\s+(?=[A-Z\"0-9])", part)
        if len(said.split()) > 1
    ]


def numbers(sentence: str) -> int:
    """How many numbers a sentence holds; a range is one, and so is a list of three or more per cents."""
    listed = re.sub(r"(?:\d[\d.]*%,\s(?:\w+\s){0,3}){2,}(?:\w+\s){0,4}\d[\d.]*%", "1%", sentence)
    return len(_NUMBER.findall(listed))


def faults(said: list[str]) -> list[str]:
    """What is wrong with sentences: too long on average or one by one, too many numbers, an id, the same twice."""
    lengths = [len(one.split()) for one in said]
    found = (
        [f"mean of {sum(lengths) / len(lengths):.1f} words"]
        if sum(lengths) >= MEAN_WORDS * len(lengths)
        else []
    )
    for one, n in zip(said, lengths, strict=True):
        if n > MOST_WORDS:
            found.append(f"{n} words: {one}")
        if numbers(one) > MOST_NUMBERS:
            found.append(f"{numbers(one)} numbers: {one}")
        if _ID.search(one):
            found.append(f"an id: {one}")
    again = Counter(one for one, n in zip(said, lengths, strict=True) if n >= SAME_FROM)
    return found + [f"twice: {one}" for one, n in again.items() if n > 1]
