"""The one gazetteer: regions, countries and parts of them, how people print them, and what lies in what.

Every name stands in `places.csv` beside this file, one place a row, with the columns:

name: the usual name, by which the ledger and the cleaned lists go.
kind: `world` (one of the five regions that make the world), `rest` (everybody else), `region`, `country` (ISO 3166),
    `part` (of a country), `none` (a phrase that holds a place's name and names no place: "Guinea pig").
code: ISO 3166-1 alpha-2, of countries.
names: other names, in running text and in lists.
words: adjectives and loose names, in running text only: a list's item "Saudi" is no country.
labels: official or bracketed names, in lists and headings only.
inside: the regions that publishers put it in, the commonest first.
counts: empty; or when the name counts in running text: `in` (behind "in", or in a row of places near it), `row` (only
    in such a row), `head` (never: it heads names of companies).

Cells hold several entries with "; " between. In `inside`, "A / B" says that some publishers put the place in A and
others in B, and "A?" that only some put it in A. Capitals count in running text: "US" is a country and "us" a pronoun.
"""

import csv
import re
import unicodedata
from collections.abc import Collection
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

_FILE = Path(__file__).with_name("places.csv")
REST = "Rest of "  # what a region holds without the countries named goes by the region's name behind this


class Row(NamedTuple):
    """One place, as a row of the gazetteer with its cells taken apart."""

    name: str
    kind: str
    code: str
    names: tuple[str, ...]
    words: tuple[str, ...]
    labels: tuple[str, ...]
    inside: tuple[tuple[str, ...], ...]  # each entry the regions of which a publisher picks one
    only_some: tuple[str, ...]  # regions that only some publishers put it in
    counts: str


def _cells(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("; ")) if cell else ()


def _row(
    name: str, kind: str, code: str, names: str, words: str, labels: str, inside: str, counts: str
) -> Row:
    entries = _cells(inside)
    sure = tuple([tuple(entry.split(" / ")) for entry in entries if entry[-1] != "?"])
    some = tuple([entry[:-1] for entry in entries if entry[-1] == "?"])
    return Row(name, kind, code, _cells(names), _cells(words), _cells(labels), sure, some, counts)


def _table() -> dict[str, Row]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        return {cells[0]: _row(*cells) for cells in list(csv.reader(file))[1:]}


TABLE = _table()
_WORLD = tuple(row.name for row in TABLE.values() if row.kind == "world")
REST_OF_WORLD = next(row.name for row in TABLE.values() if row.kind == "rest")
REGIONS = (*_WORLD, REST_OF_WORLD)  # together they make the world
_AREAS = {row.name for row in TABLE.values() if row.kind in ("world", "rest", "region")}
# Spellings in running text -> usual name ("" of a phrase that names no place).
_TEXT = {
    spelling: row.name if row.kind != "none" else ""
    for row in TABLE.values()
    for spelling in (row.name, *row.names, *row.words)
    if row.counts != "head"
}
# Names that count only beside something that makes them safe; of these the usual name alone.
_GUARDED = {row.name: row.counts for row in TABLE.values() if row.counts in ("in", "row")}
# Spellings that name a place wherever they stand -> its usual name.
NAMES = {spelling: name for spelling, name in _TEXT.items() if name and spelling not in _GUARDED}
# Single words that head the names of many companies and name none of them.
HEADS = {
    w
    for row in TABLE.values()
    if row.kind != "none"
    for w in (row.name, *row.names, *row.words)
    if w.isalpha()
}


def _by_first_word() -> dict[str, list[str]]:
    """The spellings by their first word, longest first."""
    found: dict[str, list[str]] = {}
    for spelling in sorted(_TEXT, key=len, reverse=True):
        found.setdefault(re.split(r"\W", spelling, maxsplit=1)[0], []).append(spelling)
    return found


def _first_word(words: Collection[str]) -> re.Pattern[str]:
    """A word with one of the capitals that begin a place, or a small word that does.

    It begins with a set of characters, so that a search skips what cannot begin one.
    """
    capitals = "".join(sorted({word[0] for word in words if word[0].isupper()}))
    small = "|".join(sorted(word for word in words if word[0].islower()))
    return re.compile(rf"[{capitals}]\w*|(?:{small})\b")


_SPELLINGS = _by_first_word()
_FIRST_WORD = _first_word(_SPELLINGS)
_GOES_ON = re.compile(r"[\w-]")
_OF_REST = re.compile(r"\brest of (?:the )?$", re.IGNORECASE)
_BEHIND_IN = re.compile(r"\b(?:in|across|within|throughout|into|outside) (?:the )?$", re.IGNORECASE)
_GLUE = re.compile(r"(?:,|,? (?:and|or|&)|/) ?(?:the )?")


def find(text: str) -> list[tuple[int, int, str]]:
    """Return (start, end, usual name) of every place in a text, in order; no two overlap."""
    return list(_found(text))


@lru_cache(maxsize=1024)  # a text is asked for its places by several readers, one after the other
def _found(text: str) -> tuple[tuple[int, int, str], ...]:
    found, end, guarded = [], 0, False
    for match in _FIRST_WORD.finditer(text):
        if match[0] not in _SPELLINGS:
            continue
        start = match.start()
        if start < end or (start and (text[start - 1].isalnum() or text[start - 1] in "&-_")):
            continue
        for spelling in _SPELLINGS[match[0]]:
            if text.startswith(spelling, start) and not _GOES_ON.match(text, start + len(spelling)):
                end = start + len(spelling)
                guarded = guarded or spelling in _GUARDED
                if name := _TEXT[spelling]:
                    found.append((start, end, _of_rest(text, start, name)))
                break
    return tuple(_safe(text, found) if guarded else found)


def _of_rest(text: str, start: int, name: str) -> str:
    behind = text.endswith(("of ", "the "), max(0, start - 12), start)
    return REST + name if behind and _OF_REST.search(text, max(0, start - 12), start) else name


def _safe(text: str, found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Drop guarded names, unless they stand behind "in" or in a row with a place near them."""
    kept = [_counts(text, *place) for place in found]
    pairs = [(i, i + 1) for i in range(len(found) - 1)]
    for here, there in [*((j, i) for i, j in pairs), *reversed(pairs)]:
        first, last = sorted((here, there))
        glue = text[found[first][1] : found[last][0]]
        if (
            not kept[here]
            and kept[there]
            and _GLUE.fullmatch(glue)
            and _near(found[here][2], found[there][2])
        ):
            kept[here] = True
    return [place for place, keep in zip(found, kept, strict=True) if keep]


def _counts(text: str, start: int, end: int, name: str) -> bool:
    guard = _GUARDED.get(text[start:end], "")
    return not guard or (guard == "in" and bool(_BEHIND_IN.search(text[max(0, start - 16) : start])))


def _near(one: str, other: str) -> bool:
    """Whether two places may lie in one of the world's regions; a place of several regions is near to all."""
    homes = [{r for r in _WORLD if r == name or may_lie_in(name, r)} or set(_WORLD) for name in (one, other)]
    return bool(homes[0] & homes[1])


def _folded(label: str) -> str:
    """A label without case, accents, dots, brackets and "the"; "&" is "and"."""
    plain = unicodedata.normalize("NFKD", label.replace(".", "").replace("&", " and ").replace("’", "'"))
    small = plain.encode("ascii", "ignore").decode().casefold()
    return " ".join(re.findall("[a-z0-9]+", small)).removeprefix("the ")


@cache
def _countries() -> dict[str, str]:
    return {
        _folded(label): row.name
        for row in TABLE.values()
        if row.kind == "country"
        for label in (row.name, *row.names, *row.labels)
    }


@lru_cache(maxsize=4096)
def country(label: str) -> str:
    """Return the usual name of the one country that a list's item or a heading names, or "" for none."""
    return _countries().get(_folded(label), "")


@lru_cache(maxsize=1024)
def region(label: str) -> str | None:
    """Return the usual name of the region that a label such as "Asia Pacific:" names, or None."""
    plain = " ".join(label.split()).strip(" :*.-")
    name = _TEXT.get(plain) or _TEXT.get(plain.removeprefix("The ").removeprefix("the "))
    return name if name in _AREAS else None


def is_country(name: str) -> bool:
    """Tell whether a usual name is that of a country."""
    return name in TABLE and TABLE[name].kind == "country"


@cache
def inside(place: str) -> tuple[str, ...]:
    """Return the regions (and for a part its country) that publishers put a place in, the commonest first.

    `place` is a usual name, or one behind "Rest of "; of a name that is not known nothing is returned.
    """
    whole = place.removeprefix(REST)
    if place not in TABLE and whole in TABLE and whole != place:
        return (whole, *inside(whole))
    row = TABLE.get(place)
    direct = [r for either in row.inside for r in either] + list(row.only_some) if row else []
    return tuple(dict.fromkeys(r for region in direct for r in (region, *inside(region))))


@cache
def _surely(place: str) -> frozenset[str]:
    whole = place.removeprefix(REST)
    if place not in TABLE and whole in TABLE and whole != place:
        return _surely(whole) | {whole}
    row = TABLE.get(place)
    either = row.inside if row else ()
    return frozenset().union(
        *(frozenset.intersection(*(_surely(region) | {region} for region in regions)) for regions in either)
    )


def surely_inside(place: str, region: str) -> bool:
    """Tell whether every publisher that names the region counts the place inside it."""
    return region in _surely(place)


def may_lie_in(place: str, region: str) -> bool:
    """Tell whether some publisher counts the place inside the region."""
    return region in inside(place)


def home_of(place: str) -> str:
    """Return which of `REGIONS` the place is put in most often, or "" where none holds it whole."""
    return next((region for region in inside(place) if region in REGIONS), "")


def nearest(place: str, among: Collection[str]) -> str:
    """Return which of the places in `among` holds the place most closely, "" for none.

    For France that is Western Europe before Europe; of regions on which publishers differ it is the commonest.
    """
    held = [region for region in inside(place) if region in among]
    return next((r for r in held if not any(may_lie_in(other, r) for other in held)), "")


@cache
def is_place(name: str) -> bool:
    """Tell whether shares of a place can be added up: it is one of `REGIONS`, lies in one, or is made of them.

    "Commonwealth of Independent States" lies across two and is made of none, so it is no such place.
    """
    return name in TABLE and bool(
        name in REGIONS or home_of(name) or any(surely_inside(region, name) for region in REGIONS)
    )


def belongs(name: str, region: str) -> bool:
    """Tell whether the country may be listed under the region; a region that is not known admits every country."""
    return region not in TABLE or may_lie_in(name, region)
