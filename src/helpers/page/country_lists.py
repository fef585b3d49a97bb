"""The page's lists, cleaned: the raw value stays beside the clean one, with the reason for each change."""

from collections.abc import Iterable

import pandas as pd

from helpers.page import places as gazetteer
from helpers.page.lists import Item
from helpers.page.places import belongs, country
from helpers.tables import schemas

COLUMNS = list(schemas.LISTS.names)
SPELLING = "other spelling"
_JOINTS = " ,/&"


def run_together(raw: str) -> list[str]:
    """Return the two countries whose names stand in one item ("Argentina Korea"), or an empty list."""
    words = raw.split()
    if raw == country(raw):
        return []
    best: tuple[int, list[str]] = (-1, [])
    for i in range(1, len(words)):
        halves = [
            " ".join(words[:i]).rstrip(_JOINTS),
            " ".join(words[i:]).lstrip(_JOINTS).removeprefix("and "),
        ]
        pair = [country(half) for half in halves]
        # "Congo Republic of Korea" splits in two ways: the one into usual names counts more.
        whole = sum(half == name for half, name in zip(halves, pair, strict=True))
        if all(pair) and pair[0] != pair[1] and whole > best[0]:
            best = (whole, pair)
    return best[1]


def _read(raw: str, before: str, after: str, alone: set[str]) -> list[tuple[str, str]]:
    """Return the clean names that one item stands for, each with the reason why it differs from the raw one."""
    if country(f"{raw} {after}") and not country(raw) and not country(after):
        return [(country(f"{raw} {after}"), f"split over two items, goes with {after}")]
    if country(f"{before} {raw}") and not country(raw) and not country(before):
        return [(country(f"{before} {raw}"), f"split over two items, goes with {before}")]
    if pair := run_together(raw):
        listed = [name for name in pair if name in alone]
        return [
            (
                name,
                f"one name or two, since {listed[0]} is listed by itself"
                if listed
                else "two names in one item",
            )
            for name in pair
            if name not in listed or len(listed) == len(pair)
        ]
    if clean := country(raw):
        return [(clean, "" if clean == raw else SPELLING)]
    return [(raw, "no country of this name")]


def _misplaced(name: str, region: str) -> str:
    if not country(name) or belongs(name, region):
        return ""
    return f"listed under {region}, lies in {gazetteer.home_of(name)}"


def _beside(one: Item, other: Item) -> bool:
    return one.list == other.list == "regions" and one.region == other.region


def clean(items: Iterable[Item]) -> pd.DataFrame:
    """Clean the lists of a page.

    `items` are `lists.Item`s in the order of the page. Returns one row a clean value with the columns of `COLUMNS`;
    an item that runs two countries together gives two rows. `reason` is empty where nothing had to be changed.
    """
    items, rows = list(items), []
    for n, item in enumerate(items):
        if item.list != "regions":
            rows.append(
                (item.list, item.region, item.raw, " ".join(item.raw.split()), "", item.start, item.end)
            )
            continue
        region = [i.raw for i in items if _beside(i, item)]
        at = sum(_beside(i, item) for i in items[:n])
        before, after = region[at - 1] if at else "", (region[at + 1 :] or [""])[0]
        alone = {country(raw) for raw in region if not run_together(raw)}
        for name, reason in _read(item.raw, before, after, alone):
            reason = "; ".join(filter(None, [reason, _misplaced(name, item.region)]))
            rows.append(("regions", item.region, item.raw, name, reason, item.start, item.end))
    return pd.DataFrame(rows, columns=COLUMNS)


def defects(lists: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `clean`, one an item, of the items that are not plainly one country in its place."""
    listed = lists[lists["list"] == "regions"]
    return listed[~listed["reason"].isin(["", SPELLING])].drop_duplicates(["region", "raw"])
